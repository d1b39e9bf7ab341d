// The dispatch board: a strip for each person in danger, calm until late; and asking for a team because somebody told us.
import { PlusOutlined } from "@ant-design/icons";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { Button, Segmented } from "antd";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { dayAndTime, timeWithSeconds } from "../../core/format.ts";
import type { DispatchBoard } from "../../protocol/generated";
import { ExportButton } from "../components/ExportButton";
import { Empty, Loading } from "../components/states";
import { useDesk } from "../desk/desk";
import { useBoard } from "../dispatch/board";
import { useNeedWords, useOwnerWords } from "../dispatch/marks";
import { PastDispatches } from "../dispatch/PastDispatches";
import { Strip } from "../dispatch/Strip";
import { ariaKeysOf, keysOf, useShortcut } from "../shortcuts";
import { useRight } from "../sign-in";
import "../dispatch/dispatch.css";

const RequestDrawer = lazy(() => import("../dispatch/RequestDrawer"));

export function DispatchesPage() {
  const { t } = useTranslation();
  const board = useBoard();
  const requests = useRight("request_dispatch");
  const { show } = useSearch({ from: "/dispatches" });
  return (
    <main id="main" className="page" tabIndex={-1}>
      <div className="page-h">
        <h1>{t("dispatches.title")}</h1>
        <WhichSwitch over={show} />
        {show === undefined && <Freshness />}
        {show === undefined && board !== null && <Watch board={board} />}
        <span className="grow" />
        {show === undefined && board !== null && <BoardExport board={board} />}
        {requests && <RequestButton />}
      </div>
      {show === "over" ? <PastDispatches /> : board === null ? <Loading /> : <Board board={board} />}
    </main>
  );
}

/** Those that are open, or those that are over. */
function WhichSwitch({ over }: { over: "over" | undefined }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <Segmented<"open" | "over">
      aria-label={t("dispatches.which")}
      value={over ?? "open"}
      options={[
        { value: "open", label: t("dispatches.open") },
        { value: "over", label: t("dispatches.over") },
      ]}
      onChange={(chosen) =>
        void navigate({ to: "/dispatches", search: chosen === "over" ? { show: "over" } : {} })
      }
    />
  );
}

/** What stands here is live, or from before the connection was lost. */
function Freshness() {
  const { t } = useTranslation();
  const online = useDesk(({ link }) => link.kind === "online");
  return (
    <span role="status" className={online ? "muted" : "late"}>
      {t(online ? "board.live" : "board.stale")}
    </span>
  );
}

/** What the invariant checker last saw: nobody is left to nobody. */
function Watch({ board: { watchfulness } }: { board: DispatchBoard }) {
  const { t } = useTranslation();
  if (watchfulness.silent > 0)
    return (
      <span className="risk risk-high">
        <span aria-hidden="true">◆</span>
        {t("dispatches.silentCount", { n: watchfulness.silent })}
      </span>
    );
  if (watchfulness.looked_at === null) return null;
  return (
    <span className="muted num">
      {t("dispatches.watched", { t: timeWithSeconds(watchfulness.looked_at) })}
    </span>
  );
}

function RequestButton() {
  const { t } = useTranslation();
  const [asking, setAsking] = useState<"no" | "yes">("no");
  useShortcut("dispatch", () => setAsking("yes"));
  return (
    <>
      <Button
        type="primary"
        icon={<PlusOutlined />}
        aria-keyshortcuts={ariaKeysOf("dispatch")}
        onClick={() => setAsking("yes")}
      >
        {t("request.title")} <kbd>{keysOf("dispatch")}</kbd>
      </Button>
      {asking === "yes" && (
        <Suspense>
          <RequestDrawer onClose={() => setAsking("no")} />
        </Suspense>
      )}
    </>
  );
}

function Board({ board }: { board: DispatchBoard }) {
  const { t } = useTranslation();
  // In the server's order: the console never sorts by a rule of its own. Drills stand below, by themselves.
  const real = board.strips.filter(({ purpose }) => purpose === "real");
  const drills = board.strips.filter(({ purpose }) => purpose === "drill");
  return (
    <>
      {real.length === 0 && <Empty>{t("dispatches.none")}</Empty>}
      <ol className="strips" aria-label={t("dispatches.title")}>
        {real.map((strip) => (
          <Strip key={strip.dispatch} strip={strip} />
        ))}
      </ol>
      {drills.length > 0 && (
        <section aria-labelledby="board-drills">
          <h2 id="board-drills">{t("dispatches.drills")}</h2>
          <ol className="strips">
            {drills.map((strip) => (
              <Strip key={strip.dispatch} strip={strip} />
            ))}
          </ol>
        </section>
      )}
      {board.count > board.strips.length && (
        <p className="muted">{t("dispatches.shown", { n: board.strips.length, of: board.count })}</p>
      )}
    </>
  );
}

function BoardExport({ board }: { board: DispatchBoard }) {
  const { t } = useTranslation();
  const needWords = useNeedWords();
  const ownerWords = useOwnerWords();
  return (
    <ExportButton
      name={t("dispatches.title")}
      head={[
        t("dispatches.number"),
        t("request.purpose"),
        t("dispatches.stage"),
        t("request.class"),
        t("dispatches.requestedAt"),
        t("dispatches.target"),
        t("dispatches.owner"),
        t("dispatches.team"),
        t("request.area"),
        t("dispatches.crew"),
        t("dispatches.lacking"),
      ]}
      rows={board.strips.map((strip) => [
        strip.number,
        t(`purpose.${strip.purpose}`),
        t(`dispatchStage.${strip.stage}`),
        t(`responseClass.${strip.class}`),
        dayAndTime(strip.requested_at),
        dayAndTime(strip.target_at),
        ownerWords(strip.owner),
        strip.team_name,
        strip.area_name,
        strip.crew.map(({ name }) => name).join(" · "),
        needWords(strip.missing),
      ])}
    />
  );
}
