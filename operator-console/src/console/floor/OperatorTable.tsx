// Operators on the floor: what each does, how much each holds, how each stands, and why nothing is offered to some.
import { useTranslation } from "react-i18next";
import { clock } from "../../core/format.ts";
import { millisBetween } from "../../core/server-clock.ts";
import type { Activity, Colleague } from "../../protocol/generated";
import { useNow } from "../clock";
import { Elapsed } from "../components/Elapsed";
import { ExportButton } from "../components/ExportButton";
import { ListTable } from "../components/ListTable";
import { Loading } from "../components/states";
import { useDesk } from "../desk/desk";
import { StandingTag } from "../ledgers/StandingTag";

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

export function OperatorTable() {
  const { t } = useTranslation();
  const colleagues = useDesk((desk) => desk.colleagues);
  return (
    <section className="card" aria-labelledby="board-operators">
      <div className="between">
        <h2 id="board-operators">{t("board.operators")}</h2>
        {colleagues !== null && <OperatorExport rows={colleagues} />}
      </div>
      {colleagues === null ? <Loading /> : <Operators rows={colleagues} />}
    </section>
  );
}

/** Why nothing is offered to somebody now, in words. */
function useWhy(): (one: Colleague) => string {
  const { t } = useTranslation();
  return ({ not_offered }) =>
    not_offered.length === 0
      ? t("board.offered")
      : not_offered.map((reason) => t(`notEligible.${reason}`)).join(" · ");
}

function OperatorExport({ rows }: { rows: readonly Colleague[] }) {
  const { t } = useTranslation();
  const why = useWhy();
  const now = useNow();
  return (
    <ExportButton
      name={t("board.operators")}
      head={[
        t("board.name"),
        t("board.activity"),
        t("board.since"),
        t("board.load"),
        t("board.wrapping"),
        t("board.standing"),
        t("board.notOffered"),
      ]}
      rows={rows.map((one) => [
        one.name,
        t(`activity.${one.activity}`),
        one.since === NEVER ? "–" : clock(millisBetween(one.since, now)),
        `${one.held} / ${one.capacity}`,
        one.wrapping_up,
        one.standing === null ? "–" : t(`standingWord.${one.standing}`),
        why(one),
      ])}
    />
  );
}

function Operators({ rows }: { rows: readonly Colleague[] }) {
  const { t } = useTranslation();
  const why = useWhy();
  return (
    <ListTable<Colleague>
      rows={rows}
      rowKey="staff"
      empty={t("board.none")}
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
        { title: t("board.load"), render: (_, one) => <Load one={one} /> },
        { title: t("board.wrapping"), dataIndex: "wrapping_up" },
        {
          title: t("board.standing"),
          render: (_, { standing }) => (standing === null ? "–" : <StandingTag word={standing} />),
        },
        { title: t("board.notOffered"), render: (_, one) => <span className="muted">{why(one)}</span> },
      ]}
    />
  );
}

function Load({ one: { held, capacity, name } }: { one: Colleague }) {
  const { t } = useTranslation();
  return (
    <span className="load">
      <meter min={0} max={capacity} value={held} aria-label={`${name} ${t("board.load")}`} />
      <span className="num">
        {held} / {capacity}
      </span>
    </span>
  );
}
