// The board as this person sees it: told over the socket to who directs and who leads; a member of a team, who works with
// the phone page, asks for it when told that something has changed.
import { useQuery } from "@tanstack/react-query";
import type { DispatchBoard, DispatchStrip, Window } from "../../protocol/generated";
import { api } from "../api";
import { useDesk } from "../desk/desk";

const boardOf = (strips: DispatchStrip[]): DispatchBoard => ({
  seq: 0,
  count: strips.length,
  strips,
  watchfulness: { looked_at: null, open: strips.length, silent: 0 },
});

/** Null until it is known. */
export function useBoard(): DispatchBoard | null {
  const told = useDesk(({ dispatches }) => dispatches);
  const changes = useDesk(({ crewChanges }) => crewChanges);
  const asked = useQuery({
    queryKey: ["dispatches", "own board", changes],
    queryFn: async () => boardOf((await api.get<Window<DispatchStrip>>("dispatches")).rows),
    enabled: told === null && changes > 0,
    placeholderData: (before) => before,
  });
  return told ?? asked.data ?? null;
}
