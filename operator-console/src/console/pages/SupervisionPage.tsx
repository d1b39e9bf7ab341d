// The supervisor's live floor: the board, and one talk watched in silence or joined.
import { useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { SoundHint } from "../components/SoundHint";
import { Failure, Loading } from "../components/states";
import { retryNow, useDesk } from "../desk/desk";
import { AlertList } from "../floor/AlertList";
import { Figures } from "../floor/Figures";
import { OperatorTable } from "../floor/OperatorTable";
import { SessionTable } from "../floor/SessionTable";
import { Watching } from "../floor/Watching";
import { Unreachable } from "../problems";

export function SupervisionPage() {
  const { watch } = useSearch({ from: "/supervision" });
  return (
    <>
      <SoundHint />
      {watch === undefined ? <Board /> : <Watching key={watch} session={watch} />}
    </>
  );
}

/** Nothing was told yet; and where the link is down nothing will be, until it is back. */
function NotYet() {
  const link = useDesk((desk) => desk.link.kind);
  if (link === "retrying" || link === "offline")
    return <Failure error={new Unreachable()} retry={retryNow} />;
  return <Loading />;
}

function Board() {
  const { t } = useTranslation();
  const floor = useDesk((desk) => desk.floor);
  const online = useDesk((desk) => desk.link.kind === "online");
  return (
    <main id="main" className="page" tabIndex={-1}>
      <div className="page-h">
        <h1>{t("board.title")}</h1>
        {floor !== null && (
          <span className={online ? "muted" : "late"} role="status">
            {t(online ? "board.live" : "board.stale")}
          </span>
        )}
      </div>
      {floor === null && <NotYet />}
      {floor !== null && (
        <>
          <Figures floor={floor} />
          <div className="board">
            <SessionTable floor={floor} />
            <AlertList />
          </div>
        </>
      )}
      <OperatorTable />
    </main>
  );
}
