// Names of our own side, as far as this console knows them.
import type { StaffId } from "../../protocol/generated";
import { useMe } from "../sign-in";
import { useDesk } from "./desk";
import type { Desk } from "./state";

/** Looked for where it is found soonest: asked for with every line that is shown. */
export function nameIn({ colleagues, mine, floor, watched }: Desk, staff: StaffId): string | null {
  const isWanted = (one: { staff: StaffId }) => one.staff === staff;
  const colleague = colleagues?.find(isWanted);
  if (colleague !== undefined) return colleague.name;
  for (const { guests, watchers } of mine?.sessions ?? []) {
    const beside = guests.find(isWanted) ?? watchers.find(isWanted);
    if (beside !== undefined) return beside.name;
  }
  for (const { holder, holder_name, joined } of [...watched.map(({ row }) => row), ...(floor?.rows ?? [])]) {
    if (holder === staff) return holder_name;
    const beside = joined.find(isWanted);
    if (beside !== undefined) return beside.name;
  }
  return null;
}

type Who = { kind: "me" } | { kind: "named"; name: string } | { kind: "unknown" };

/** Who of our side this is to the reader: oneself, a name, or nobody that this console knows. */
export function useWho(staff: StaffId | undefined): Who {
  const me = useMe()?.staff;
  const isMe = staff === undefined || staff === me;
  const name = useDesk((desk) => (isMe ? null : nameIn(desk, staff)));
  if (isMe) return { kind: "me" };
  return name === null ? { kind: "unknown" } : { kind: "named", name };
}
