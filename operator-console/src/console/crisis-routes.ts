// Pages of the crisis teams, and what of them lives in the address.
import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { isDay, isYear } from "./ledgers/calendar";
import { root, text } from "./root-route";
import { TEAM_TABS, type TeamTab } from "./teams/tabs";

export const dispatches = createRoute({
  getParentRoute: () => root,
  path: "/dispatches",
  validateSearch: (search: Record<string, unknown>): { show?: "over" } =>
    search.show === "over" ? { show: search.show } : {},
  component: lazyRouteComponent(() => import("./pages/DispatchesPage"), "DispatchesPage"),
});

export const dispatch = createRoute({
  getParentRoute: () => root,
  path: "/dispatches/$dispatch",
  component: lazyRouteComponent(() => import("./pages/DispatchPage"), "DispatchPage"),
});

interface DispatchFiguresSearch {
  /** Left out: the real ones. */
  of?: "drill";
  from?: string;
  to?: string;
}

export const dispatchFigures = createRoute({
  getParentRoute: () => root,
  path: "/dispatch-figures",
  validateSearch: ({ of, from, to }: Record<string, unknown>): DispatchFiguresSearch => ({
    ...(of === "drill" ? { of } : {}),
    ...(isDay(from) ? { from } : {}),
    ...(isDay(to) ? { to } : {}),
  }),
  component: lazyRouteComponent(() => import("./pages/DispatchFiguresPage"), "DispatchFiguresPage"),
});

const EMERGENCY_VIEWS = ["plans", "drills"] as const;

interface EmergenciesSearch {
  view?: (typeof EMERGENCY_VIEWS)[number];
  /** Which plan is open. */
  plan?: string;
}

export const emergencies = createRoute({
  getParentRoute: () => root,
  path: "/emergencies",
  validateSearch: (search: Record<string, unknown>): EmergenciesSearch => {
    const view = EMERGENCY_VIEWS.find((one) => one === search.view);
    const plan = text(search.plan);
    return { ...(view === undefined ? {} : { view }), ...(plan === undefined ? {} : { plan }) };
  },
  component: lazyRouteComponent(() => import("./pages/EmergenciesPage"), "EmergenciesPage"),
});

export const emergency = createRoute({
  getParentRoute: () => root,
  path: "/emergencies/$emergency",
  component: lazyRouteComponent(() => import("./pages/EmergencyPage"), "EmergencyPage"),
});

export const teams = createRoute({
  getParentRoute: () => root,
  path: "/teams",
  validateSearch: (search: Record<string, unknown>): { year?: string } => {
    // A bare number in an address is read as one.
    const year = String(search.year);
    return isYear(year) ? { year } : {};
  },
  component: lazyRouteComponent(() => import("./pages/TeamsPage"), "TeamsPage"),
});

export const team = createRoute({
  getParentRoute: () => root,
  path: "/teams/$team",
  validateSearch: (search: Record<string, unknown>): { tab?: TeamTab } => {
    const tab = TEAM_TABS.find((one) => one === search.tab);
    return tab === undefined ? {} : { tab };
  },
  component: lazyRouteComponent(() => import("./pages/TeamPage"), "TeamPage"),
});
