// What the pages of referrals ask the server for. Others answer them: what is open is looked at again.
import { useQuery, useQueryClient } from "@tanstack/react-query";
import type {
  ReferralBox,
  ReferralId,
  ReferralRow,
  ReferralView,
  SessionId,
  SessionReferrals,
} from "../../protocol/generated";
import { api } from "../api";
import { useDesk } from "../desk/desk";
import { type Sending, useCommand } from "../forms/use-command";
import { useRight } from "../sign-in";
import { useWindows } from "../windows";

const REFERRALS = "referrals";
const CHASE = "referral-chase";
const OF_SESSION = "session-referrals";
/** A hospital is asked to answer within minutes over the green channel. */
const LOOK_AGAIN_MS = 15_000;
const SELDOM_MS = 60_000;

/** Which list: one's institution's boxes, or for supervisors everything that is late or untidy. */
export type ReferralList = ReferralBox | "chase";

export function useReferrals(list: ReferralList) {
  return useWindows<ReferralRow>(list === "chase" ? CHASE : `${REFERRALS}?box=${list}`, LOOK_AGAIN_MS);
}

/** Opening one is written down: read once, and again when something was done with it here. */
export function useReferral(referral: ReferralId) {
  return useQuery({
    queryKey: [REFERRALS, "one", referral],
    queryFn: () => api.get<ReferralView>(`referrals/${referral}`),
    refetchOnWindowFocus: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Asked again when told that something has moved, and now and then for what was told while the link was away. */
export function useSessionReferrals(session: SessionId) {
  const sees = useRight("send_referrals");
  const changes = useDesk(({ referralChanges }) => referralChanges);
  return useQuery({
    enabled: sees,
    queryKey: [OF_SESSION, session, changes],
    queryFn: () => api.get<SessionReferrals>(`sessions/${session}/referrals`),
    placeholderData: (before, asked) => (asked?.queryKey[1] === session ? before : undefined),
    refetchInterval: SELDOM_MS,
  });
}

export function useReferralsChanged(): () => Promise<void> {
  const queries = useQueryClient();
  return async () => {
    await Promise.all(
      [REFERRALS, CHASE, OF_SESSION, "cases"].map((key) => queries.invalidateQueries({ queryKey: [key] })),
    );
  };
}

export function useReferralCommand(): Sending {
  return useCommand(useReferralsChanged());
}
