// The operator's desk: my sessions and the queue, the conversation, and the caller with the forms, in one screen.
import { useQuery } from "@tanstack/react-query";
import { Navigate, useNavigate, useSearch } from "@tanstack/react-router";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { createStore, useStore } from "zustand";
import type { MySession, SessionRecord } from "../../protocol/generated";
import { api } from "../api";
import { QueuePane } from "../components/QueuePane";
import { SidePane } from "../components/SidePane";
import { SoundHint } from "../components/SoundHint";
import { StartOfShift } from "../components/StartOfShift";
import { Empty, Loading } from "../components/states";
import { Talk } from "../components/Talk";
import { useDesk } from "../desk/desk";
import { restoreDrafts } from "../desk/drafts";
import { StandingStrip } from "../ledgers/StandingStrip";
import { ReviewStrip } from "../review/ReviewStrip";
import { useRooms } from "../rooms";
import { useNumberShortcuts } from "../shortcuts";
import { useRight } from "../sign-in";

/** Whether this person has begun the shift in this tab. Not kept: after a reload sound must be armed anew anyway. */
const shift = createStore<{ state: "not_begun" | "begun" }>(() => ({ state: "not_begun" }));

export function WorkspacePage() {
  return useRight("answer_sessions") ? <Desk /> : <OtherRoom />;
}

/** Whoever does not answer sessions begins at the first page that is theirs. */
function OtherRoom() {
  const { t } = useTranslation();
  const [first] = useRooms();
  if (first !== undefined) return <Navigate to={first.to} />;
  return (
    <main id="main" className="page" tabIndex={-1}>
      <h1>{t("noRooms.title")}</h1>
      <p>{t("noRooms.detail")}</p>
    </main>
  );
}

function Desk() {
  const { t } = useTranslation();
  const mine = useDesk((desk) => desk.mine);
  const shiftState = useStore(shift, ({ state }) => state);
  if (mine === null)
    return (
      <main id="main" className="page" tabIndex={-1}>
        <h1 className="sr">{t("nav.workspace")}</h1>
        <Loading />
      </main>
    );
  const atWork = mine.presence !== "away" || mine.sessions.length > 0 || mine.offer !== null;
  if (shiftState === "not_begun" && !atWork)
    return (
      <>
        <StandingStrip />
        <ReviewStrip />
        <StartOfShift onStarted={() => shift.setState({ state: "begun" })} />
      </>
    );
  return <ThreePanes sessions={mine.sessions} />;
}

function ThreePanes({ sessions }: { sessions: readonly MySession[] }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { session: wanted } = useSearch({ from: "/" });
  const current = sessions.find(({ session }) => session === wanted) ?? sessions[0];
  const choose = (session: string) => void navigate({ to: "/", search: { session } });
  useNumberShortcuts((index) => {
    const session = sessions[index];
    if (session !== undefined) choose(session.session);
  });
  const record = useRecord(current);
  return (
    <>
      <SoundHint />
      <StandingStrip />
      <ReviewStrip />
      <div className="three">
        <QueuePane sessions={sessions} current={current?.session} onChoose={choose} />
        <main className="pane centre" id="main" tabIndex={-1}>
          {current === undefined ? (
            <div className="nothing">
              <h1 className="sr">{t("nav.workspace")}</h1>
              <Empty>
                {t("talk.choose")}
                <br />
                {t("talk.chooseHint")}
              </Empty>
            </div>
          ) : (
            <Talk key={current.session} session={current} />
          )}
        </main>
        <aside className="pane right" aria-label={t("side.caller")}>
          {current === undefined ? (
            <Empty>{t("side.empty")}</Empty>
          ) : (
            <SidePane key={current.session} session={current} record={record} />
          )}
        </aside>
      </div>
    </>
  );
}

/** The record beside the conversation; drafts that it brings are put back where they were. */
function useRecord(session: MySession | undefined) {
  const query = useQuery({
    queryKey: ["session", session?.session],
    queryFn: () => api.get<SessionRecord>(`sessions/${session?.session}`),
    enabled: session !== undefined,
  });
  const { data } = query;
  useEffect(() => {
    if (data !== undefined) restoreDrafts(data);
  }, [data]);
  return query;
}
