// What became of the person of a session, for its operator and whoever supervises: where they were referred, and how it ended.
import { lazy, Suspense } from "react";
import type { SessionId } from "../../protocol/generated";
import { useSessionReferrals } from "../referrals/queries";

/** Most sessions refer nobody: what shows it comes when there is something to show. */
const SessionReferrals = lazy(() => import("./SessionReferrals"));

interface Props {
  session: SessionId;
  /** A strip above the talk, or a card beside what was said. */
  as: "strip" | "card";
}

export function SessionReferralsStrip({ session, as }: Props) {
  const rows = useSessionReferrals(session).data?.rows ?? [];
  if (rows.length === 0) return null;
  return (
    <Suspense>
      <SessionReferrals rows={rows} as={as} />
    </Suspense>
  );
}
