// Calls as a list: the open ones by when they are to be made, the settled ones by how they ended.
import { Link } from "@tanstack/react-router";
import { Button, type TableProps } from "antd";
import { useTranslation } from "react-i18next";
import { dayAndTime } from "../../core/format.ts";
import type { Call, WorkId } from "../../protocol/generated";
import { ListTable } from "../components/ListTable";
import { ReasonedButton, usePermitWords } from "../components/ReasonedButton";
import { RiskTag } from "../components/RiskTag";
import { isNamed, permitOf, useCallWords } from "./call-words";
import { DueTag } from "./DueTag";
import { useTake } from "./use-take";

type Columns = NonNullable<TableProps<Call>["columns"]>;

interface Props {
  rows: readonly Call[];
  show: "open" | "settled";
  empty: string;
  onOpen: (call: WorkId) => void;
}

export function CallTable({ rows, show, empty, onOpen }: Props) {
  const about = useAboutColumns();
  const when = useWhenColumn(show);
  const whose = useWhoseColumns(show, onOpen);
  return <ListTable<Call> rows={rows} rowKey="call" empty={empty} columns={[when, ...about, ...whose]} />;
}

function useWhenColumn(show: Props["show"]): Columns[number] {
  const { t } = useTranslation();
  if (show === "open") return { title: t("calls.when"), render: (_, call) => <DueTag call={call} /> };
  return {
    title: t("calls.settledAt"),
    render: (_, { state }) => (
      <span className="num">{state.kind === "settled" ? dayAndTime(state.at) : "–"}</span>
    ),
  };
}

function useAboutColumns(): Columns {
  const { t } = useTranslation();
  const words = useCallWords();
  return [
    { title: t("calls.source"), render: (_, call) => <span className="num">{words.source(call)}</span> },
    { title: t("calls.who"), render: (_, call) => <Who call={call} /> },
    { title: t("calls.number"), render: (_, call) => <MaskedNumber call={call} /> },
    {
      title: t("card.language"),
      render: (_, { language }) => <span className="num">{t(`language.${language}`)}</span>,
    },
  ];
}

function useWhoseColumns(show: Props["show"], onOpen: Props["onOpen"]): Columns {
  const { t } = useTranslation();
  const words = useCallWords();
  return [
    {
      title: t(show === "open" ? "calls.whose" : "calls.outcome"),
      render: (_, call) => (
        <>
          {words.state(call)}
          {call.not_reached > 0 && (
            <p className="muted num">{t("calls.tries", { n: call.not_reached, most: MOST_TRIES })}</p>
          )}
        </>
      ),
    },
    {
      title: t("calls.actions"),
      render: (_, call) => <RowActions call={call} onOpen={onOpen} />,
    },
  ];
}

/** Tries without an answer that end a call. */
export const MOST_TRIES = 3;

export function Who({ call }: { call: Call }) {
  const { t } = useTranslation();
  const words = useCallWords();
  const { about } = call;
  if (about.kind === "callback")
    return (
      <div className="points">
        <p>{about.name === "" ? <span className="muted">{words.who(call)}</span> : <b>{about.name}</b>}</p>
        {about.note !== "" && <p className="muted">{about.note}</p>}
      </div>
    );
  return (
    <span className="gap still-row">
      <RiskTag tier={about.tier} />
      <Link
        to="/sessions/$session"
        params={{ session: about.session }}
        aria-label={t("calls.recordOf", { name: about.alias })}
      >
        {about.alias}
      </Link>
    </span>
  );
}

function MaskedNumber({ call: { number } }: { call: Call }) {
  const { t } = useTranslation();
  if (number.kind === "unknown") return <span className="muted num">{t("calls.noNumber")}</span>;
  return (
    <span className="num" title={t("calls.masked")}>
      {number.number}
    </span>
  );
}

function RowActions({ call, onOpen }: { call: Call; onOpen: Props["onOpen"] }) {
  const { t } = useTranslation();
  const words = useCallWords();
  const permit = usePermitWords();
  const take = useTake(call, () => onOpen(call.call));
  return (
    <span className="gap still-row">
      {isNamed(call, "take") && call.state.kind === "open" && (
        <ReasonedButton
          size="small"
          type="primary"
          loading={take.busy}
          why={permit(permitOf(call, "take"))}
          aria-label={t("calls.takeOf", { name: words.who(call) })}
          onAct={() => void take.run()}
        >
          {t("calls.take")}
        </ReasonedButton>
      )}
      <Button
        size="small"
        aria-label={t("calls.openOf", { name: words.who(call) })}
        onClick={() => onOpen(call.call)}
      >
        {t("calls.open")}
      </Button>
    </span>
  );
}
