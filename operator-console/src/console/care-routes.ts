// Pages of suspected cases, referrals, institutions and their systems, and what of them lives in the address.
import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import type { CaseStateWord } from "./cases/queries";
import type { ReferralList } from "./referrals/queries";
import { root } from "./root-route";

const CASE_STATES = [
  "suspected",
  "accepted",
  "declined",
  "diagnosed",
  "not_confirmed",
  "registered",
] as const satisfies readonly CaseStateWord[];

export const cases = createRoute({
  getParentRoute: () => root,
  path: "/cases",
  validateSearch: (search: Record<string, unknown>): { state?: CaseStateWord } => {
    const state = CASE_STATES.find((one) => one === search.state);
    return state === undefined ? {} : { state };
  },
  component: lazyRouteComponent(() => import("./pages/CasesPage"), "CasesPage"),
});

export const suspectedCase = createRoute({
  getParentRoute: () => root,
  path: "/cases/$case",
  component: lazyRouteComponent(() => import("./pages/CasePage"), "CasePage"),
});

const LISTS = ["inbox", "outbox", "chase"] as const satisfies readonly ReferralList[];

export const referrals = createRoute({
  getParentRoute: () => root,
  path: "/referrals",
  validateSearch: (search: Record<string, unknown>): { list?: ReferralList } => {
    const list = LISTS.find((one) => one === search.list);
    return list === undefined ? {} : { list };
  },
  component: lazyRouteComponent(() => import("./pages/ReferralsPage"), "ReferralsPage"),
});

export const referral = createRoute({
  getParentRoute: () => root,
  path: "/referrals/$referral",
  component: lazyRouteComponent(() => import("./pages/ReferralPage"), "ReferralPage"),
});

export const institutions = createRoute({
  getParentRoute: () => root,
  path: "/institutions",
  component: lazyRouteComponent(() => import("./pages/InstitutionsPage"), "InstitutionsPage"),
});

export const institution = createRoute({
  getParentRoute: () => root,
  path: "/institutions/$institution",
  component: lazyRouteComponent(() => import("./pages/InstitutionPage"), "InstitutionPage"),
});

export const exchange = createRoute({
  getParentRoute: () => root,
  path: "/exchange",
  component: lazyRouteComponent(() => import("./pages/ExchangePage"), "ExchangePage"),
});
