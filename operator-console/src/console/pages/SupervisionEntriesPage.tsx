// Supervisions held in a month: written down by the supervisor, confirmed by whoever was there.
import { PlusOutlined } from "@ant-design/icons";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { Alert, Button, Segmented } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Supervision } from "../../protocol/generated";
import { MoreButton } from "../components/MoreButton";
import { Loaded } from "../components/states";
import { type Day, dayInYear, monthOf, monthsFrom, periodName } from "../ledgers/calendar";
import { ImportButton } from "../ledgers/ImportButton";
import { PeriodPicker } from "../ledgers/PeriodPicker";
import { useStandings, useSupervisions } from "../ledgers/queries";
import { SupervisionDialog } from "../ledgers/SupervisionDialog";
import { SupervisionExport, SupervisionTable } from "../ledgers/SupervisionTable";
import { unconfirmed } from "../ledgers/standing";
import { SupervisionVersions } from "../ledgers/VersionsDrawer";
import { WithdrawDialog } from "../ledgers/WithdrawDialog";

export function SupervisionEntriesPage() {
  const { t } = useTranslation();
  const query = useStandings();
  return (
    <main id="main" className="page" tabIndex={-1}>
      <Loaded query={query}>{({ on }) => <OfMonth today={on} />}</Loaded>
      {query.data === undefined && <h1 className="sr">{t("supervisions.title")}</h1>}
    </main>
  );
}

const ANYBODY = "new";

function OfMonth({ today }: { today: Day }) {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const { month = monthOf(today), show = "all", write } = useSearch({ from: "/ledgers/supervision" });
  const query = useSupervisions(month);
  const [changing, setChanging] = useState<Changing | null>(null);
  const name = periodName(month, i18n.language);
  const all = query.data?.supervisions ?? [];
  const rows = show === "all" ? all : all.filter((one) => unconfirmed([one]).length > 0);
  const waiting = unconfirmed(all);
  const go = (change: object) => void navigate({ to: "/ledgers/supervision", search: { month, ...change } });
  return (
    <>
      <div className="page-h">
        <h1>{t("supervisions.title")}</h1>
        <PeriodPicker
          shown={name}
          words={{
            label: t("supervisions.month"),
            earlier: t("supervisions.earlier"),
            later: t("supervisions.later"),
          }}
          onStep={(by) => go({ month: monthsFrom(month, by) })}
        />
        <span className="grow" />
        <Segmented
          aria-label={t("supervisions.show")}
          value={show}
          options={[
            { value: "all", label: t("supervisions.all") },
            { value: "unconfirmed", label: t("supervisions.unconfirmed") },
          ]}
          onChange={(value) => go(value === "unconfirmed" ? { show: value } : {})}
        />
        <SupervisionExport rows={rows} />
        <ImportButton />
        <Button type="primary" icon={<PlusOutlined />} onClick={() => go({ write: ANYBODY })}>
          {t("supervisions.add")}
        </Button>
      </div>
      {waiting.length > 0 && (
        <Alert type="warning" showIcon title={t("supervisions.waiting", { names: waiting.join(" · ") })} />
      )}
      <section className="card">
        <Loaded query={query}>
          {() => (
            <SupervisionTable
              rows={rows}
              empty={t(show === "all" ? "supervisions.none" : "supervisions.noneUnconfirmed", {
                month: name,
              })}
              changes={{
                onCorrect: (entry) => setChanging({ kind: "correct", entry }),
                onWithdraw: (entry) => setChanging({ kind: "withdraw", entry }),
                onVersions: (entry) => setChanging({ kind: "versions", entry }),
              }}
            />
          )}
        </Loaded>
        <MoreButton query={query} />
      </section>
      {write !== undefined && (
        <SupervisionDialog
          today={today}
          of={{ kind: "new", people: write === ANYBODY ? [] : [write], sessions: [] }}
          onClose={() => go({})}
        />
      )}
      <Change today={today} changing={changing} onClose={() => setChanging(null)} />
    </>
  );
}

interface Changing {
  kind: "correct" | "withdraw" | "versions";
  entry: Supervision;
}

interface ChangeProps {
  today: Day;
  changing: Changing | null;
  onClose: () => void;
}

function Change({ today, changing, onClose }: ChangeProps) {
  const { t, i18n } = useTranslation();
  if (changing === null) return null;
  const { kind, entry } = changing;
  switch (kind) {
    case "correct":
      return <SupervisionDialog today={today} of={{ kind: "correction", entry }} onClose={onClose} />;
    case "versions":
      return <SupervisionVersions entry={entry} onClose={onClose} />;
    case "withdraw":
      return (
        <WithdrawDialog
          title={t("supervisions.withdrawTitle", { day: dayInYear(entry.on, i18n.language) })}
          path={`supervisions/${entry.supervision}/corrections`}
          onClose={onClose}
        />
      );
  }
}
