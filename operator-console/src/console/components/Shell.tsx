// What stands around every page: who and where I am, the link, offers and alerts.
import { useQueryClient } from "@tanstack/react-query";
import { Link, Outlet, useRouterState } from "@tanstack/react-router";
import { Suspense, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { armSound } from "../../core/attention.ts";
import type { Right } from "../../protocol/generated";
import { useCentre } from "../centre";
import { unreadCount } from "../desk/conversation";
import { closeDesk, openDesk, useDesk } from "../desk/desk";
import { ROOMS, useRooms } from "../rooms";
import { useMe } from "../sign-in";
import { AccountMenu } from "./AccountMenu";
import { AlertStrip } from "./AlertStrip";
import { DemonstrationBanner } from "./DemonstrationBanner";
import { LinkBadge } from "./LinkBadge";
import { LookSwitches } from "./LookSwitches";
import { News } from "./News";
import { OfferStrip } from "./OfferStrip";
import { PresenceSelect } from "./PresenceSelect";
import { ShortcutList } from "./ShortcutList";
import { Loading } from "./states";

/** Whoever has none of these gets nothing from the socket. */
const DESK_RIGHTS: readonly Right[] = ["answer_sessions", "see_queue", "see_colleagues", "settle_alerts"];

export function Shell() {
  const { t } = useTranslation();
  const centre = useCentre();
  const rights = useMe()?.rights ?? [];
  const rooms = useRooms();
  const hasDesk = DESK_RIGHTS.some((right) => rights.includes(right));
  const answers = rights.includes("answer_sessions");
  const [listOpen, setListOpen] = useState(false);
  useOpenDesk(hasDesk);
  useSoundWithFirstGesture();
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
        <nav aria-label={t("nav.label")}>
          {rooms.map((room) => (
            <Link key={room.to} to={room.to} activeOptions={{ exact: room.to === "/", includeSearch: false }}>
              {room.icon} {t(`nav.${room.name}`)}
            </Link>
          ))}
        </nav>
        <span className="grow" />
        {hasDesk && <LinkBadge />}
        {answers && <PresenceSelect />}
        <AccountMenu onShortcuts={() => setListOpen(true)} />
        <LookSwitches />
      </header>
      {rights.includes("settle_alerts") && <AlertStrip />}
      {answers && <OfferStrip />}
      {hasDesk && <News />}
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

/** The tab's title counts what waits: an offer first, then unread lines and the queue. */
function useTitle(): void {
  const { t } = useTranslation();
  const offered = useDesk((desk) => desk.mine?.offer != null);
  const waiting = useDesk((desk) => desk.queue?.count ?? 0);
  const unread = useDesk((desk) =>
    Object.values(desk.conversations).reduce((sum, conversation) => sum + unreadCount(conversation), 0),
  );
  const path = useRouterState({ select: (state) => state.location.pathname });
  useEffect(() => {
    const room = ROOMS.find(({ to }) => (to === "/" ? path === "/" : path.startsWith(to)));
    const counts = waiting + unread > 0 ? `(${waiting + unread}) ` : "";
    const name = path.startsWith("/my-standing") ? "myStanding" : (room?.name ?? "workspace");
    const what = offered ? `● ${t("offer.title")}` : t(`nav.${name}`);
    document.title = `${counts}${what} · ${t("app")}`;
  }, [offered, waiting, unread, path, t]);
}
