// What of a team can be looked at; the tab lives in the address.
export const TEAM_TABS = ["members", "on_call", "policy", "dry_run", "phones"] as const;
export type TeamTab = (typeof TEAM_TABS)[number];
