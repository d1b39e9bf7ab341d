// What stands around every page: who and where I am, the link, offers and alerts.
import { useQueryClient } from "@tanstack/react-query";
import { Outlet, useRouterState } from "@tanstack/react-router";
import { Suspense, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { armSound } from "../../core/attention.ts";
import type { Right } from "../../protocol/generated";
import { useCentre } from "../centre";
import { unreadCount } from "../desk/conversation";
import { closeDesk, openDesk, useDesk } from "../desk/desk";
import { conversationOf } from "../desk/state";
import { DispatchSound } from "../dispatch/DispatchSound";
import { GuestStrip } from "../floor/GuestStrip";
import { useWhisperSound } from "../floor/whispers";
import { useFreshLibrary } from "../library";
import { roomAt } from "../rooms";
import { useMe } from "../sign-in";
import { AccountMenu } from "./AccountMenu";
import { AlertStrip } from "./AlertStrip";
import { DemonstrationBanner } from "./DemonstrationBanner";
import { LinkBadge } from "./LinkBadge";
import { LookSwitches } from "./LookSwitches";
import { News } from "./News";
import { OfferStrip } from "./OfferStrip";
import { PresenceSelect } from "./PresenceSelect";
import { GroupLinks, RoomLinks } from "./RoomLinks";
import { ShortcutList } from "./ShortcutList";
import { Loading } from "./states";

/** Whoever has none of these gets nothing from the socket. */
const DESK_RIGHTS: readonly Right[] = [
  "answer_sessions",
  "see_queue",
  "see_colleagues",
  "settle_alerts",
  "see_dispatches",
];

export function Shell() {
  const { t } = useTranslation();
  const centre = useCentre();
  const rights = useMe()?.rights ?? [];
  const hasDesk = DESK_RIGHTS.some((right) => rights.includes(right));
  const answers = rights.includes("answer_sessions");
  const [listOpen, setListOpen] = useState(false);
  useOpenDesk(hasDesk);
  useSoundWithFirstGesture();
  useWhisperSound();
  useFreshLibrary();
  useTitle();
  return (
    <div className="shell">
      <a className="skip" href="#main">
        {t("skip")}
      </a>
      <DemonstrationBanner />
      <header className="top">
        <strong className="brand" title={centre?.name}>
          <span aria-hidden="true" className="logo" />
          {centre?.name ?? t("app")}
        </strong>
        <RoomLinks />
        <span className="grow" />
        {hasDesk && <LinkBadge />}
        {answers && <PresenceSelect />}
        <AccountMenu onShortcuts={() => setListOpen(true)} />
        <LookSwitches />
      </header>
      <GroupLinks />
      {rights.includes("settle_alerts") && <AlertStrip />}
      <GuestStrip />
      {answers && <OfferStrip />}
      {hasDesk && <News />}
      {hasDesk && <DispatchSound />}
      <Suspense fallback={<Loading />}>
        <Outlet />
      </Suspense>
      <ShortcutList open={listOpen} onOpen={setListOpen} />
    </div>
  );
}

function useOpenDesk(hasDesk: boolean): void {
  const queries = useQueryClient();
  const link = useDesk((desk) => desk.link.kind);
  useEffect(() => {
    if (!hasDesk) return;
    openDesk();
    return closeDesk;
  }, [hasDesk]);
  // Records may have changed while the link was away.
  useEffect(() => {
    if (link === "online") void queries.invalidateQueries({ queryKey: ["session"] });
  }, [link, queries]);
}

/** Browsers keep silent until a person has touched the page, also after each reload. */
function useSoundWithFirstGesture(): void {
  useEffect(() => {
    const arm = () => void armSound();
    addEventListener("pointerdown", arm, { once: true });
    addEventListener("keydown", arm, { once: true });
    return () => {
      removeEventListener("pointerdown", arm);
      removeEventListener("keydown", arm);
    };
  }, []);
}

/** What is reached from other pages, or from one's own menu. */
function pageWithoutRoom(path: string): "myStanding" | "myReviews" | "replay" | "dispatch" | null {
  if (path.startsWith("/dispatches/")) return "dispatch";
  if (path.startsWith("/my-standing")) return "myStanding";
  if (path.startsWith("/my-reviews")) return "myReviews";
  return path.endsWith("/replay") ? "replay" : null;
}

/** The tab's title counts what waits: an offer first, then unread lines and the queue. */
function useTitle(): void {
  const { t } = useTranslation();
  const offered = useDesk((desk) => desk.mine?.offer != null);
  const waiting = useDesk((desk) => desk.queue?.count ?? 0);
  const unread = useDesk((desk) =>
    (desk.mine?.sessions ?? []).reduce(
      (sum, { session }) => sum + unreadCount(conversationOf(desk, session)),
      0,
    ),
  );
  const path = useRouterState({ select: (state) => state.location.pathname });
  useEffect(() => {
    const room = roomAt(path);
    const counts = waiting + unread > 0 ? `(${waiting + unread}) ` : "";
    const name = pageWithoutRoom(path) ?? room?.name ?? "workspace";
    const what = offered ? `● ${t("offer.title")}` : t(`nav.${name}`);
    document.title = `${counts}${what} · ${t("app")}`;
  }, [offered, waiting, unread, path, t]);
}
