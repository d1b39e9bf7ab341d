// Running clocks, counted from the server's instants.
import { clock } from "../../core/format.ts";
import { millisBetween } from "../../core/server-clock.ts";
import { useNow } from "../clock";

export function Elapsed({ since, lateAfter }: { since: number; lateAfter?: number }) {
  const now = useNow();
  const late = lateAfter !== undefined && now > lateAfter;
  return <time className={late ? "late" : ""}>{clock(millisBetween(since, now))}</time>;
}
