// Pages and what of them lives in the address.
import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from "@tanstack/react-router";
import type { StandingWord } from "../protocol/generated";
import { NotFound } from "./components/NotFound";
import { Shell } from "./components/Shell";
import { isMonth, isYear } from "./ledgers/calendar";
import { WORDS } from "./ledgers/standing";
import { WorkspacePage } from "./pages/WorkspacePage";

const text = (value: unknown) => (typeof value === "string" && value !== "" ? value : undefined);

const root = createRootRoute({ component: Shell, notFoundComponent: NotFound });

const workspace = createRoute({
  getParentRoute: () => root,
  path: "/",
  validateSearch: (search: Record<string, unknown>): { session?: string } => {
    const session = text(search.session);
    return session === undefined ? {} : { session };
  },
  component: WorkspacePage,
});

const supervision = createRoute({
  getParentRoute: () => root,
  path: "/supervision",
  component: lazyRouteComponent(() => import("./pages/SupervisionPage"), "SupervisionPage"),
});

const record = createRoute({
  getParentRoute: () => root,
  path: "/sessions/$session",
  component: lazyRouteComponent(() => import("./pages/RecordPage"), "RecordPage"),
});

const callbacks = createRoute({
  getParentRoute: () => root,
  path: "/callbacks",
  validateSearch: (search: Record<string, unknown>): { show?: "all" } =>
    search.show === "all" ? { show: "all" } : {},
  component: lazyRouteComponent(() => import("./pages/CallbacksPage"), "CallbacksPage"),
});

interface StandingSearch {
  word?: StandingWord;
  /** Whose details are open. */
  person?: string;
}

const standing = createRoute({
  getParentRoute: () => root,
  path: "/ledgers/standing",
  validateSearch: (search: Record<string, unknown>): StandingSearch => {
    const word = WORDS.find((one) => one === search.word);
    const person = text(search.person);
    return { ...(word === undefined ? {} : { word }), ...(person === undefined ? {} : { person }) };
  },
  component: lazyRouteComponent(() => import("./pages/StandingPage"), "StandingPage"),
});

const training = createRoute({
  getParentRoute: () => root,
  path: "/ledgers/training",
  validateSearch: (search: Record<string, unknown>): { year?: string } => {
    // A bare number in an address is read as one.
    const year = String(search.year);
    return isYear(year) ? { year } : {};
  },
  component: lazyRouteComponent(() => import("./pages/TrainingPage"), "TrainingPage"),
});

interface SupervisionsSearch {
  month?: string;
  show?: "unconfirmed";
  /** Of whom a supervision is being written down; `new` for nobody yet. */
  write?: string;
}

const supervisions = createRoute({
  getParentRoute: () => root,
  path: "/ledgers/supervision",
  validateSearch: (search: Record<string, unknown>): SupervisionsSearch => {
    const write = text(search.write);
    return {
      ...(isMonth(search.month) ? { month: search.month } : {}),
      ...(search.show === "unconfirmed" ? { show: search.show } : {}),
      ...(write === undefined ? {} : { write }),
    };
  },
  component: lazyRouteComponent(() => import("./pages/SupervisionEntriesPage"), "SupervisionEntriesPage"),
});

const myStanding = createRoute({
  getParentRoute: () => root,
  path: "/my-standing",
  component: lazyRouteComponent(() => import("./pages/MyStandingPage"), "MyStandingPage"),
});

const accounts = createRoute({
  getParentRoute: () => root,
  path: "/accounts",
  validateSearch: (search: Record<string, unknown>): { find?: string } => {
    const find = text(search.find);
    return find === undefined ? {} : { find };
  },
  component: lazyRouteComponent(() => import("./pages/AccountsPage"), "AccountsPage"),
});

const settings = createRoute({
  getParentRoute: () => root,
  path: "/settings",
  component: lazyRouteComponent(() => import("./pages/SettingsPage"), "SettingsPage"),
});

const journal = createRoute({
  getParentRoute: () => root,
  path: "/journal",
  component: lazyRouteComponent(() => import("./pages/JournalPage"), "JournalPage"),
});

export const router = createRouter({
  basepath: "/console",
  routeTree: root.addChildren([
    workspace,
    supervision,
    record,
    callbacks,
    standing,
    training,
    supervisions,
    myStanding,
    accounts,
    settings,
    journal,
  ]),
  defaultPreload: false,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
