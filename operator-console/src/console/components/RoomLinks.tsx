// The ways to every room: on top the rooms and their groups, below it the rooms of the group that one is in.
import { Link, useRouterState } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { OverdueBadge } from "../calls/OverdueBadge";
import { OpenBadge } from "../dispatch/OpenBadge";
import { GROUP_ICONS, type Group, type Room, roomAt, useRooms } from "../rooms";

type Way = { kind: "room"; room: Room } | { kind: "group"; group: Group; first: Room };

/** Rooms in their order; a group stands where its first room does. One room alone needs no group. */
function waysTo(rooms: readonly Room[]): Way[] {
  return rooms.flatMap((room, at): Way[] => {
    const { group } = room;
    if (group === undefined) return [{ kind: "room", room }];
    const together = rooms.filter((other) => other.group === group);
    if (together.length === 1) return [{ kind: "room", room }];
    return rooms.findIndex((other) => other.group === group) === at
      ? [{ kind: "group", group, first: room }]
      : [];
  });
}

function useHere(): Room | undefined {
  return roomAt(useRouterState({ select: (state) => state.location.pathname }));
}

export function RoomLinks() {
  const { t } = useTranslation();
  const rooms = useRooms();
  const here = useHere();
  return (
    <nav aria-label={t("nav.label")}>
      {waysTo(rooms).map((way) =>
        way.kind === "room" ? (
          <RoomLink key={way.room.to} room={way.room} />
        ) : (
          <Link
            key={way.group}
            to={way.first.to}
            {...(here?.group === way.group ? { "aria-current": "true" as const } : {})}
            activeOptions={{ exact: way.first.to === "/", includeSearch: false }}
          >
            {GROUP_ICONS[way.group]} {t(`nav.group.${way.group}`)}
            {way.group === "crisis" && <OpenBadge />}
          </Link>
        ),
      )}
    </nav>
  );
}

/** Nothing where the room is in no group, or alone in it. */
export function GroupLinks() {
  const { t } = useTranslation();
  const rooms = useRooms();
  const group = useHere()?.group;
  const together = rooms.filter((room) => room.group === group);
  if (group === undefined || together.length < 2) return null;
  return (
    <nav className="sub-nav" aria-label={t(`nav.group.${group}`)}>
      {together.map((room) => (
        <RoomLink key={room.to} room={room} />
      ))}
    </nav>
  );
}

function RoomLink({ room }: { room: Room }) {
  const { t } = useTranslation();
  return (
    <Link to={room.to} activeOptions={{ exact: room.to === "/", includeSearch: false }}>
      {room.icon} {t(`nav.${room.name}`)}
      {room.name === "calls" && <OverdueBadge />}
      {room.name === "dispatches" && <OpenBadge />}
    </Link>
  );
}
