// Who of those waiting waits too long. Pure.
import type { RiskTier, Timestamp, WaitingRow } from "../../protocol/generated";

/** Whether somebody of this tier waits over the target, as far as the waiting list shows. */
export function isLate(rows: readonly WaitingRow[], tier: RiskTier | null, now: Timestamp): boolean {
  return rows.some((row) => row.tier === tier && now > row.target_at);
}
