// The entries behind the numbers of one operator in one month or year: what counts, and why the rest does not.
import { EditOutlined } from "@ant-design/icons";
import { Link } from "@tanstack/react-router";
import { Drawer } from "antd";
import { useTranslation } from "react-i18next";
import { dayAndTime } from "../../core/format.ts";
import type {
  ComplianceEntries,
  ComplianceEntry,
  Counting,
  PreService,
  StaffId,
} from "../../protocol/generated";
import { Empty, Loaded } from "../components/states";
import { fullDay, monthOf, type Period, periodName, yearOf } from "../ledgers/calendar";
import { useEntries } from "./queries";

interface Props {
  staff: StaffId;
  period: Period;
  onClose: () => void;
}

export function EntriesDrawer({ staff, period, onClose }: Props) {
  const { t, i18n } = useTranslation();
  const query = useEntries(staff, period);
  const name = periodName(period, i18n.language);
  return (
    <Drawer
      open
      onClose={onClose}
      size={560}
      title={query.data === undefined ? name : `${query.data.name} · ${name}`}
    >
      <Loaded query={query}>
        {(found) => (
          <div className="stack">
            <section className="card">
              <h2>{t("compliance.entries")}</h2>
              <EntryList entries={found.entries} />
            </section>
            <PreServiceCard found={found} />
            <Link to="/ledgers/supervision" search={{ write: staff }}>
              <EditOutlined aria-hidden /> {t("standing.writeFor", { name: found.name })}
            </Link>
          </div>
        )}
      </Loaded>
    </Drawer>
  );
}

function EntryList({ entries }: { entries: readonly ComplianceEntry[] }) {
  const { t } = useTranslation();
  if (entries.length === 0) return <Empty>{t("compliance.noEntries")}</Empty>;
  return (
    <ul className="plain">
      {entries.map((entry) => (
        <EntryItem key={`${entry.entry}-${entry.counting}-${entry.confirmed_at}`} entry={entry} />
      ))}
    </ul>
  );
}

function EntryItem({ entry }: { entry: ComplianceEntry }) {
  const { t, i18n } = useTranslation();
  const { on, minutes, what, by_name, confirmed_by_name, confirmed_at, counting } = entry;
  return (
    <li className="entry stack">
      <span className="gap">
        <CountingTag counting={counting} />
        <span className="num">{fullDay(on, i18n.language)}</span>
        <What what={what} />
      </span>
      <span className="muted gap">
        <span>
          {t("training.minutesShort", { n: minutes })} · {by_name}
        </span>
        {confirmed_at !== null && (
          <span>
            {t("compliance.confirmedBy", { name: confirmed_by_name ?? "", t: dayAndTime(confirmed_at) })}
          </span>
        )}
        <LedgerLink entry={entry} />
      </span>
    </li>
  );
}

function What({ what }: { what: ComplianceEntry["what"] }) {
  const { t } = useTranslation();
  if (what.kind === "supervision") return <b>{t(`supervisionKind.${what.form}`)}</b>;
  return (
    <>
      <b>{what.title}</b>
      <span className="muted">
        {t(`trainingKind.${what.form}`)} · {t(`organiser.${what.organiser}`)}
        {what.result !== null && ` · ${t(`attendanceResult.${what.result}`)}`}
      </span>
    </>
  );
}

/** The ledger that it stands in. */
function LedgerLink({ entry: { what, on } }: { entry: ComplianceEntry }) {
  const { t } = useTranslation();
  if (what.kind === "supervision")
    return (
      <Link to="/ledgers/supervision" search={{ month: monthOf(on) }}>
        {t("compliance.inLedger")}
      </Link>
    );
  return (
    <Link to="/ledgers/training" search={{ year: yearOf(on) }}>
      {t("compliance.inLedger")}
    </Link>
  );
}

const LOOKS: Record<Counting, { glyph: string; tone: "low" | "moderate" | "unrated" }> = {
  counts: { glyph: "●", tone: "low" },
  not_confirmed: { glyph: "▲", tone: "moderate" },
  not_held_yet: { glyph: "○", tone: "unrated" },
  absent: { glyph: "–", tone: "unrated" },
  not_passed: { glyph: "–", tone: "unrated" },
  withdrawn: { glyph: "–", tone: "unrated" },
  corrected: { glyph: "–", tone: "unrated" },
  other_trade: { glyph: "–", tone: "unrated" },
};

function CountingTag({ counting }: { counting: Counting }) {
  const { t } = useTranslation();
  const { glyph, tone } = LOOKS[counting];
  return (
    <span className={`risk risk-${tone}`}>
      <span aria-hidden="true">{glyph}</span>
      {t(`counting.${counting}`)}
    </span>
  );
}

function PreServiceCard({ found: { pre_service, pre_service_entries } }: { found: ComplianceEntries }) {
  const { t } = useTranslation();
  const words = usePreServiceWords();
  return (
    <section className="card">
      <h2>{t("requirement.pre_service")}</h2>
      <p className={pre_service.kind === "missing" ? "late" : "muted"}>{words(pre_service)}</p>
      {pre_service_entries.length > 0 && <EntryList entries={pre_service_entries} />}
    </section>
  );
}

function usePreServiceWords(): (preService: PreService) => string {
  const { t, i18n } = useTranslation();
  return (preService) =>
    preService.kind === "trained"
      ? t("compliance.trainedOn", { day: fullDay(preService.on, i18n.language) })
      : t(`compliance.preServiceDetail.${preService.kind}`);
}
