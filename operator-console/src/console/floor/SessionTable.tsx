// Open sessions, those that need somebody first, each a key press away from being watched.
import { EyeOutlined, StopOutlined } from "@ant-design/icons";
import { Link, useNavigate } from "@tanstack/react-router";
import { type KeyboardEvent, lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Floor, FloorRow } from "../../protocol/generated";
import { PlainActionButton } from "../components/ActionButton";
import { ListTable } from "../components/ListTable";
import { CHANNEL_ICON } from "../components/QueuePane";
import { RiskTag, shownTier } from "../components/RiskTag";
import { whyNot } from "../desk/state";
import { keysOf, useShortcut } from "../shortcuts";
import { useMe } from "../sign-in";
import { Needs, StageWords } from "./row-words";

const BlockDialog = lazy(() => import("./BlockDialog"));

/** By this the rows' buttons are found. */
const IN_ROW = "[data-watch]";

/** Up and down between the rows, as in any list. */
function step(event: KeyboardEvent<HTMLElement>): void {
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (by === undefined) return;
  const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>(IN_ROW)];
  const at = buttons.findIndex((button) => button.contains(document.activeElement));
  const next = buttons[at < 0 ? 0 : at + by];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}

export function SessionTable({ floor: { rows, count } }: { floor: Floor }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const watch = (session: string) => void navigate({ to: "/supervision", search: { watch: session } });
  const first = rows.find(({ actions }) => whyNot(actions, "watch") === null);
  useShortcut("watch", () => {
    if (first !== undefined) watch(first.session);
  });
  return (
    <section className="card" aria-labelledby="board-sessions" onKeyDown={step}>
      <div className="between">
        <h2 id="board-sessions">
          {t("board.sessions")}
          <span className="count" aria-hidden="true">
            {count}
          </span>
        </h2>
        {first !== undefined && (
          <span className="muted">
            {t("board.sessionsHint")} <kbd>{keysOf("watch")}</kbd>
          </span>
        )}
      </div>
      <ListTable<FloorRow>
        rows={rows}
        rowKey="session"
        empty={t("board.noSessions")}
        rowClassName={({ tier }) => `session-row edge-${shownTier(tier)}`}
        columns={[
          { title: t("board.risk"), render: (_, { tier }) => <RiskTag tier={tier} /> },
          { title: t("board.caller"), render: (_, row) => <Caller row={row} /> },
          { title: t("board.operator"), render: (_, row) => <Holder row={row} /> },
          { title: t("board.stage"), render: (_, row) => <StageWords row={row} /> },
          {
            title: t("board.needs"),
            render: (_, row) => (
              <span className="needs">
                <Needs row={row} />
              </span>
            ),
          },
          {
            title: t("board.actions"),
            render: (_, row) => <RowActions row={row} onWatch={() => watch(row.session)} />,
          },
        ]}
      />
      {count > rows.length && (
        <p className="muted">{t("board.sessionsShown", { n: rows.length, of: count })}</p>
      )}
    </section>
  );
}

function Caller({ row: { channel, alias, language } }: { row: FloorRow }) {
  const { t } = useTranslation();
  return (
    <span className="still-row gap">
      <span className="ch">
        {CHANNEL_ICON[channel]}
        <span className="sr">{t(`channel.${channel}`)}</span>
      </span>
      <b>{alias}</b>
      {language !== "zh-CN" && <span className="muted">{t(`language.${language}`)}</span>}
    </span>
  );
}

function Holder({ row: { holder_name, joined } }: { row: FloorRow }) {
  const { t } = useTranslation();
  return (
    <>
      {holder_name ?? "–"}
      {joined.length > 0 && (
        <span className="flag joined">
          {t("board.withGuests", { names: joined.map(({ name }) => name).join(" · ") })}
        </span>
      )}
    </>
  );
}

function RowActions({ row, onWatch }: { row: FloorRow; onWatch: () => void }) {
  const { t } = useTranslation();
  const me = useMe();
  const { session, alias, holder } = row;
  const record = (
    <Link
      to="/sessions/$session"
      params={{ session }}
      aria-label={t("board.recordOf", { alias })}
      className="record-link"
    >
      {t("board.record")}
    </Link>
  );
  return (
    <span className="still-row gap">
      {holder === me?.staff ? (
        <Link to="/" search={{ session }}>
          {t("nav.workspace")}
        </Link>
      ) : (
        <WatchOrBlock row={row} onWatch={onWatch} />
      )}
      {record}
    </span>
  );
}

/** A talk that is over cannot be watched any more; its caller can still be blocked. */
function WatchOrBlock({ row, onWatch }: { row: FloorRow; onWatch: () => void }) {
  const { t } = useTranslation();
  const [blocking, setBlocking] = useState<"no" | "yes">("no");
  const { session, alias, actions, stage } = row;
  if (stage.kind === "wrap_up")
    return (
      <>
        <PlainActionButton
          action="block"
          actions={actions}
          size="small"
          icon={<StopOutlined />}
          data-watch={session}
          aria-label={t("blocks.blockOf", { alias })}
          onAct={() => setBlocking("yes")}
        >
          {t("watching.block")}
        </PlainActionButton>
        {blocking === "yes" && (
          <Suspense>
            <BlockDialog row={row} onClose={() => setBlocking("no")} />
          </Suspense>
        )}
      </>
    );
  return (
    <PlainActionButton
      action="watch"
      actions={actions}
      size="small"
      icon={<EyeOutlined />}
      data-watch={session}
      aria-label={t("board.watchOf", { alias })}
      onAct={onWatch}
    >
      {t("board.watch")}
    </PlainActionButton>
  );
}
