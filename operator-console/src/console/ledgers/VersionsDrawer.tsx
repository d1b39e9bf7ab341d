// An entry of a ledger as somebody wrote it down each time, the latest first: nothing is overwritten.
import { Descriptions, Drawer } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { dayAndTime } from "../../core/format.ts";
import type { EntryMark, EntryVersion, Supervision, Training } from "../../protocol/generated";
import { MoreButton } from "../components/MoreButton";
import { Loaded } from "../components/states";
import { useWindows } from "../windows";
import { type Day, fullDay } from "./calendar";
import { MarkTag } from "./StandingTag";

interface Versioned {
  on: Day;
  mark: EntryMark;
  recorded_at: number;
}

interface Fact {
  name: string;
  text: ReactNode;
}

interface Props<Entry> {
  path: string;
  on: Day;
  facts: (entry: Entry) => Fact[];
  onClose: () => void;
}

function VersionsDrawer<Entry extends Versioned>({ path, on, facts, onClose }: Props<Entry>) {
  const { t, i18n } = useTranslation();
  const query = useWindows<EntryVersion<Entry>>(path);
  return (
    <Drawer
      open
      onClose={onClose}
      size={520}
      title={t("versions.title", { day: fullDay(on, i18n.language) })}
    >
      <div className="stack">
        <Loaded query={query}>
          {(versions) =>
            versions.map(({ version, by_name, reason, entry }, index) => (
              <section key={version} className={index === 0 ? "card" : "card older"}>
                <p className="gap lead">
                  {index === 0 && <b>{t("versions.newest")}</b>}
                  <span className="muted num">
                    {t("versions.by", { name: by_name, t: dayAndTime(entry.recorded_at) })}
                  </span>
                  <MarkTag mark={entry.mark} />
                </p>
                <Descriptions
                  size="small"
                  colon={false}
                  column={1}
                  items={[
                    ...(reason === "" ? [] : [{ name: t("supervisions.reason"), text: reason }]),
                    { name: t("supervisions.day"), text: fullDay(entry.on, i18n.language) },
                    ...facts(entry),
                  ].map(({ name, text }) => ({ key: name, label: name, children: text || "–" }))}
                />
              </section>
            ))
          }
        </Loaded>
        <MoreButton query={query} />
      </div>
    </Drawer>
  );
}

export function SupervisionVersions({ entry, onClose }: { entry: Supervision; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <VersionsDrawer<Supervision>
      path={`supervisions/${entry.supervision}/versions`}
      on={entry.on}
      onClose={onClose}
      facts={({ kind, minutes, people, sessions, points, previous }) => [
        { name: t("supervisions.kind"), text: t(`supervisionKind.${kind}`) },
        { name: t("supervisions.minutes"), text: minutes },
        { name: t("supervisions.people"), text: people.map(({ name }) => name).join(" · ") },
        { name: t("supervisions.sessions"), text: t("versions.sessions", { n: sessions.length }) },
        { name: t("supervisions.points"), text: points },
        { name: t("supervisions.previous"), text: previous },
      ]}
    />
  );
}

export function TrainingVersions({ entry, onClose }: { entry: Training; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <VersionsDrawer<Training>
      path={`trainings/${entry.training}/versions`}
      on={entry.on}
      onClose={onClose}
      facts={({ title, minutes, lecturer, organiser, place, materials }) => [
        { name: t("training.course"), text: title },
        { name: t("training.minutes"), text: minutes },
        { name: t("training.lecturer"), text: lecturer },
        { name: t("training.organiser"), text: t(`organiser.${organiser}`) },
        { name: t("training.place"), text: place },
        { name: t("training.materials"), text: materials },
      ]}
    />
  );
}
