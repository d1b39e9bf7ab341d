// The supervisor's board: waits over the target, high risk, alerts, load of each colleague.
import { Table } from "antd";
import { useTranslation } from "react-i18next";
import { clock } from "../../core/format.ts";
import { millisBetween } from "../../core/server-clock.ts";
import type { Activity, Colleague } from "../../protocol/generated";
import { useNow } from "../clock";
import { AlertActions, AlertWords } from "../components/AlertStrip";
import { Elapsed } from "../components/Elapsed";
import { ExportButton } from "../components/ExportButton";
import { Empty } from "../components/states";
import { useDesk } from "../desk/desk";

const ACTIVITY_GLYPH: Record<Activity, string> = {
  offline: "○",
  available: "●",
  in_session: "◉",
  wrap_up: "✎",
  break: "◔",
  meal: "◑",
  supervision: "◇",
  training: "△",
  away: "○",
};

/** The instant of whoever has never been here. */
const NEVER = 0;

export function SupervisionPage() {
  const { t } = useTranslation();
  const alerts = useDesk((desk) => desk.alerts);
  return (
    <main id="main" className="page" tabIndex={-1}>
      <h1>{t("board.title")}</h1>
      <Figures />
      <section className="card" aria-labelledby="board-alerts">
        <h2 id="board-alerts">{t("alerts.title")}</h2>
        {alerts.length === 0 && <Empty>{t("alerts.none")}</Empty>}
        <ul className="plain">
          {alerts.map((alert) => (
            <li key={alert.alert} className="alert-row">
              <AlertWords alert={alert} />
              <span className="grow" />
              <AlertActions alert={alert} />
            </li>
          ))}
        </ul>
      </section>
      <Colleagues />
    </main>
  );
}

function Figures() {
  const { t } = useTranslation();
  const queue = useDesk((desk) => desk.queue);
  const colleagues = useDesk((desk) => desk.colleagues) ?? [];
  const now = useNow();
  const rows = queue?.rows ?? [];
  const over = rows.filter(({ target_at }) => now > target_at).length;
  const high = rows.filter(({ tier }) => tier === "high" || tier === "imminent").length;
  const figures = [
    { name: t("board.waiting"), n: queue?.count ?? 0, alarming: false },
    { name: t("board.overTarget"), n: over, alarming: over > 0 },
    { name: t("board.highRisk"), n: high, alarming: high > 0 },
    {
      name: t("board.onDuty"),
      n: colleagues.filter(({ activity }) => activity === "available").length,
      alarming: false,
    },
    { name: t("board.talking"), n: colleagues.reduce((sum, { held }) => sum + held, 0), alarming: false },
  ];
  return (
    <dl className="figures">
      {figures.map(({ name, n, alarming }) => (
        <div key={name} className="card">
          <dt className="muted">{name}</dt>
          <dd className={alarming ? "figure late" : "figure"}>
            {alarming && <span aria-hidden="true">◆ </span>}
            {n}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Colleagues() {
  const { t } = useTranslation();
  const colleagues = useDesk((desk) => desk.colleagues) ?? [];
  const now = useNow();
  const why = ({ not_offered }: Colleague) =>
    not_offered.length === 0
      ? t("board.offered")
      : not_offered.map((reason) => t(`notEligible.${reason}`)).join(" · ");
  return (
    <section className="card" aria-labelledby="board-colleagues">
      <div className="between">
        <h2 id="board-colleagues">{t("board.colleagues")}</h2>
        <ExportButton
          name={t("board.colleagues")}
          head={[
            t("board.name"),
            t("board.activity"),
            t("board.since"),
            t("board.load"),
            t("board.wrapping"),
            t("board.notOffered"),
          ]}
          rows={colleagues.map((one) => [
            one.name,
            t(`activity.${one.activity}`),
            one.since === NEVER ? "–" : clock(millisBetween(one.since, now)),
            `${one.held} / ${one.capacity}`,
            one.wrapping_up,
            why(one),
          ])}
        />
      </div>
      <Table<Colleague>
        size="small"
        rowKey="staff"
        pagination={false}
        dataSource={[...colleagues]}
        locale={{ emptyText: t("board.none") }}
        columns={[
          { title: t("board.name"), dataIndex: "name" },
          {
            title: t("board.activity"),
            render: (_, { activity }) => (
              <span className={`activity activity-${activity}`}>
                <span aria-hidden="true">{ACTIVITY_GLYPH[activity]}</span> {t(`activity.${activity}`)}
              </span>
            ),
          },
          {
            title: t("board.since"),
            render: (_, { since }) => (since === NEVER ? "–" : <Elapsed since={since} />),
          },
          {
            title: t("board.load"),
            render: (_, { held, capacity, name }) => (
              <span className="load">
                <meter min={0} max={capacity} value={held} aria-label={`${name} ${t("board.load")}`} />
                <span className="num">
                  {held} / {capacity}
                </span>
              </span>
            ),
          },
          { title: t("board.wrapping"), dataIndex: "wrapping_up" },
          { title: t("board.notOffered"), render: (_, one) => <span className="muted">{why(one)}</span> },
        ]}
      />
    </section>
  );
}
