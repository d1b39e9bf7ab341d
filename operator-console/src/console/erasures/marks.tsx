// Small marks of an erasure: whether it is gone from the database, and whether copies from before still open.
import { useTranslation } from "react-i18next";
import { day, dayAndTime } from "../../core/format.ts";
import type { InBackups, InStore } from "../../protocol/generated";

type Tone = "low" | "moderate" | "high";

function Mark({ tone, children }: { tone: Tone; children: string }) {
  const glyph = { low: "●", moderate: "▲", high: "◆" }[tone];
  return (
    <span className={`risk risk-${tone} num`}>
      <span aria-hidden="true">{glyph}</span>
      {children}
    </span>
  );
}

export function useStoreWords(): (store: InStore) => string {
  const { t } = useTranslation();
  return (store) =>
    store.kind === "gone"
      ? t("erasures.wiped.gone", { at: dayAndTime(store.at) })
      : t("erasures.wiped.being_wiped");
}

export function StoreMark({ store }: { store: InStore }) {
  const words = useStoreWords();
  return <Mark tone={store.kind === "gone" ? "low" : "moderate"}>{words(store)}</Mark>;
}

const BACKUP_TONES: Record<InBackups["kind"], Tone> = {
  readable_until: "moderate",
  rotation_overdue: "high",
  unreadable: "low",
};

export function useBackupWords(): (backups: InBackups) => string {
  const { t } = useTranslation();
  return (backups) => {
    switch (backups.kind) {
      case "readable_until":
        return t("erasures.inBackups.readable_until", { by: day(backups.by) });
      case "rotation_overdue":
        return t("erasures.inBackups.rotation_overdue", { since: day(backups.since) });
      case "unreadable":
        return t("erasures.inBackups.unreadable", { since: dayAndTime(backups.since) });
    }
  };
}

export function BackupMark({ backups }: { backups: InBackups }) {
  const words = useBackupWords();
  return <Mark tone={BACKUP_TONES[backups.kind]}>{words(backups)}</Mark>;
}
