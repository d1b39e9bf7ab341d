// One talk of somebody else's: watched in silence or joined. The same three panes as at the operator's desk, so that
// everything is where one looks for it; only what stands where the reply box would be is another thing.
import { ArrowLeftOutlined, FileTextOutlined } from "@ant-design/icons";
import { Link, Navigate, useNavigate } from "@tanstack/react-router";
import { Button } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { FloorRow, SessionId, Watched } from "../../protocol/generated";
import { CHANNEL_ICON } from "../components/QueuePane";
import { RiskTag, shownTier } from "../components/RiskTag";
import { Empty, Failure, Loading } from "../components/states";
import { useDesk } from "../desk/desk";
import { watchedOf, whyNot } from "../desk/state";
import { unwatch, watch } from "../desk/watching";
import { ariaKeysOf, keysOf, useNumberShortcuts, useShortcut } from "../shortcuts";
import { useMe } from "../sign-in";
import { useTierReason } from "../tier-reason";
import { Needs, StageWords } from "./row-words";
import { WatchedTalk } from "./WatchedTalk";
import { WhisperPanel } from "./WhisperPanel";

export function Watching({ session }: { session: SessionId }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const watched = useDesk((desk) => watchedOf(desk, session));
  const state = useWatch(session);
  const stop = () => void navigate({ to: "/supervision", search: {} });
  useShortcut("watch", stop);
  return (
    <div className="three watching">
      <SessionList current={session} />
      <main className="pane centre" id="main" tabIndex={-1}>
        {watched === null ? (
          <NotYet state={state} session={session} />
        ) : (
          <WatchedTalk watched={watched} onStop={stop} />
        )}
      </main>
      <aside className="pane right" aria-label={t("watching.facts")}>
        {watched === null ? <Empty>{t("watching.overHint")}</Empty> : <Beside watched={watched} />}
      </aside>
    </div>
  );
}

type WatchState = { kind: "asked" } | { kind: "open" } | { kind: "refused"; error: unknown };

/** Watched for as long as this page shows it. */
function useWatch(session: SessionId): WatchState {
  const [state, setState] = useState<WatchState>({ kind: "asked" });
  useEffect(() => {
    setState({ kind: "asked" });
    watch(session).then(
      () => setState({ kind: "open" }),
      (error: unknown) => setState({ kind: "refused", error }),
    );
    return () => unwatch(session);
  }, [session]);
  return state;
}

/** Not here yet, refused, over, or my own. */
function NotYet({ state, session }: { state: WatchState; session: SessionId }) {
  const { t } = useTranslation();
  const me = useMe()?.staff;
  const row = useDesk(({ floor }) => floor?.rows.find((one) => one.session === session));
  if (row !== undefined && row.holder === me) return <Navigate to="/" search={{ session }} />;
  const goesOn = row !== undefined && row.stage.kind !== "wrap_up";
  if (state.kind === "asked" || (state.kind === "open" && goesOn))
    return (
      <div className="nothing">
        <h1 className="sr">{t("board.watch")}</h1>
        <Loading />
      </div>
    );
  return (
    <div className="nothing">
      <div className="stack">
        <h1>{t("watching.over")}</h1>
        {state.kind === "refused" && <Failure error={state.error} />}
        <p className="muted">{t("watching.overHint")}</p>
        <Link to="/sessions/$session" params={{ session }}>
          {t("alerts.open")}
        </Link>
      </div>
    </div>
  );
}

/** The other talks stay in reach, in the board's order. */
function SessionList({ current }: { current: SessionId }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const rows = useDesk((desk) => desk.floor?.rows) ?? [];
  const open = rows.filter(({ stage }) => stage.kind !== "wrap_up");
  const choose = (session: SessionId) => void navigate({ to: "/supervision", search: { watch: session } });
  useNumberShortcuts((index) => {
    const row = open[index];
    if (row !== undefined && whyNot(row.actions, "watch") === null) choose(row.session);
  });
  return (
    <aside className="pane left" aria-label={t("board.sessions")}>
      <div className="pane-h">
        <Link to="/supervision" search={{}}>
          <ArrowLeftOutlined aria-hidden /> {t("watching.back")}
        </Link>
      </div>
      <div className="pane-h">
        <h2>{t("board.sessions")}</h2>
        <span className="muted num">{open.length}</span>
      </div>
      <ul className="rows waiting">
        {open.map((row, at) => (
          <li key={row.session}>
            <Tab
              row={row}
              place={at + 1}
              current={row.session === current}
              onChoose={() => choose(row.session)}
            />
          </li>
        ))}
      </ul>
    </aside>
  );
}

interface TabProps {
  row: FloorRow;
  place: number;
  current: boolean;
  onChoose: () => void;
}

function Tab({ row, place, current, onChoose }: TabProps) {
  const { t } = useTranslation();
  const allowed = current || whyNot(row.actions, "watch") === null;
  return (
    <button
      type="button"
      className={`row edge-${shownTier(row.tier)} ${allowed ? "" : "still"}`}
      aria-current={current ? "true" : undefined}
      aria-disabled={allowed ? undefined : true}
      title={place < 10 ? `Alt ${place}` : undefined}
      onClick={() => allowed && onChoose()}
    >
      <span className="row-1">
        <span className="ch">
          {CHANNEL_ICON[row.channel]}
          <span className="sr">{t(`channel.${row.channel}`)}</span>
        </span>
        <b>{row.alias}</b>
        <span className="muted ell">{row.holder_name}</span>
      </span>
      <span className="row-2">
        <RiskTag tier={row.tier} />
        <StageWords row={row} />
      </span>
      <span className="row-2 needs">
        <Needs row={row} />
      </span>
    </button>
  );
}

function OpenRecord({ session }: { session: SessionId }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const open = () => void navigate({ to: "/sessions/$session", params: { session } });
  useShortcut("record", open);
  return (
    <Button size="small" icon={<FileTextOutlined />} aria-keyshortcuts={ariaKeysOf("record")} onClick={open}>
      {t("watching.record")} <kbd>{keysOf("record")}</kbd>
    </Button>
  );
}

/** What is said around the talk, and what is known of the caller. */
function Beside({ watched: { row } }: { watched: Watched }) {
  const { t } = useTranslation();
  const reasonOf = useTierReason();
  const facts = [t(`channel.${row.channel}`), t(`language.${row.language}`), ...row.reasons.map(reasonOf)];
  return (
    <>
      <WhisperPanel
        session={row.session}
        to={{ kind: "operator", name: row.holder_name ?? t("board.operator") }}
        actions={row.actions}
      />
      <div className="pad">
        <div className="pane-h flush">
          <h2>{t("watching.facts")}</h2>
          <OpenRecord session={row.session} />
        </div>
        <p className="flags">
          {facts.map((fact) => (
            <span key={fact} className="flag">
              {fact}
            </span>
          ))}
        </p>
        {row.joined.length > 0 && (
          <p className="flags">
            <span className="muted">{t("watching.beside")}</span>
            {row.joined.map(({ staff, name }) => (
              <span key={staff} className="flag">
                {name}
              </span>
            ))}
          </p>
        )}
      </div>
    </>
  );
}
