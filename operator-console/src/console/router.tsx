// Pages and what of them lives in the address.
import { createRoute, createRouter, lazyRouteComponent } from "@tanstack/react-router";
import type { LibraryKind, ReviewWord, StandingWord } from "../protocol/generated";
import type { CallFilter } from "./calls/queries";
import {
  cases,
  exchange,
  institution,
  institutions,
  referral,
  referrals,
  suspectedCase,
} from "./care-routes";
import { dispatch, dispatches, dispatchFigures, emergencies, emergency, team, teams } from "./crisis-routes";
import { erasure, erasures } from "./erasure-routes";
import { isDay, isMonth, isYear } from "./ledgers/calendar";
import { WORDS } from "./ledgers/standing";
import { KINDS } from "./library/kinds";
import { WorkspacePage } from "./pages/WorkspacePage";
import {
  disclosed,
  disclosedOne,
  disclosures,
  exchanges,
  indicators,
  listExchange,
  patient,
  patients,
  register,
  visit,
  visitForm,
  visits,
} from "./registry-routes";
import { readFilter } from "./review/filter";
import { readReadingFilter } from "./review/readings";
import { REVIEW_WORDS } from "./review/words";
import { root, text } from "./root-route";

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
  validateSearch: (search: Record<string, unknown>): { watch?: string } => {
    const watch = text(search.watch);
    return watch === undefined ? {} : { watch };
  },
  component: lazyRouteComponent(() => import("./pages/SupervisionPage"), "SupervisionPage"),
});

const blocks = createRoute({
  getParentRoute: () => root,
  path: "/blocks",
  component: lazyRouteComponent(() => import("./pages/BlocksPage"), "BlocksPage"),
});

interface LibrarySearch {
  kind?: LibraryKind;
  /** Which item is open; `new` for one that is being written. */
  item?: string;
}

const library = createRoute({
  getParentRoute: () => root,
  path: "/library",
  validateSearch: (search: Record<string, unknown>): LibrarySearch => {
    const kind = KINDS.find((one) => one === search.kind);
    const item = text(search.item);
    return { ...(kind === undefined ? {} : { kind }), ...(item === undefined ? {} : { item }) };
  },
  component: lazyRouteComponent(() => import("./pages/LibraryPage"), "LibraryPage"),
});

const replay = createRoute({
  getParentRoute: () => root,
  path: "/sessions/$session/replay",
  validateSearch: (search: Record<string, unknown>): { show?: "all" } =>
    search.show === "all" ? { show: "all" } : {},
  component: lazyRouteComponent(() => import("./pages/ReplayPage"), "ReplayPage"),
});

const reviews = createRoute({
  getParentRoute: () => root,
  path: "/review/reviews",
  validateSearch: (search: Record<string, unknown>): { state?: ReviewWord } => {
    const state = REVIEW_WORDS.find((one) => one === search.state);
    return state === undefined ? {} : { state };
  },
  component: lazyRouteComponent(() => import("./pages/ReviewsPage"), "ReviewsPage"),
});

const finder = createRoute({
  getParentRoute: () => root,
  path: "/review/search",
  validateSearch: readFilter,
  component: lazyRouteComponent(() => import("./pages/SearchPage"), "SearchPage"),
});

const month = createRoute({
  getParentRoute: () => root,
  path: "/review/month",
  validateSearch: (search: Record<string, unknown>): { month?: string } =>
    isMonth(search.month) ? { month: search.month } : {},
  component: lazyRouteComponent(() => import("./pages/MonthPage"), "MonthPage"),
});

const samples = createRoute({
  getParentRoute: () => root,
  path: "/review/samples",
  validateSearch: (search: Record<string, unknown>): { sample?: string } => {
    const sample = text(search.sample);
    return sample === undefined ? {} : { sample };
  },
  component: lazyRouteComponent(() => import("./pages/SamplesPage"), "SamplesPage"),
});

const incidents = createRoute({
  getParentRoute: () => root,
  path: "/review/incidents",
  component: lazyRouteComponent(() => import("./pages/IncidentsPage"), "IncidentsPage"),
});

const myReviews = createRoute({
  getParentRoute: () => root,
  path: "/my-reviews",
  component: lazyRouteComponent(() => import("./pages/MyReviewsPage"), "MyReviewsPage"),
});

const readings = createRoute({
  getParentRoute: () => root,
  path: "/readings",
  validateSearch: readReadingFilter,
  component: lazyRouteComponent(() => import("./pages/ReadingsPage"), "ReadingsPage"),
});

const record = createRoute({
  getParentRoute: () => root,
  path: "/sessions/$session",
  component: lazyRouteComponent(() => import("./pages/RecordPage"), "RecordPage"),
});

const calls = createRoute({
  getParentRoute: () => root,
  path: "/calls",
  validateSearch: (search: Record<string, unknown>): CallFilter & { call?: string } => {
    const { state, whose, source } = search;
    const call = text(search.call);
    return {
      ...(state === "settled" ? { state } : {}),
      ...(whose === "mine" || whose === "nobody" ? { whose } : {}),
      ...(source === "follow_up" || source === "callback" ? { source } : {}),
      ...(call === undefined ? {} : { call }),
    };
  },
  component: lazyRouteComponent(() => import("./pages/CallsPage"), "CallsPage"),
});

const outbox = createRoute({
  getParentRoute: () => root,
  path: "/outbox",
  validateSearch: (search: Record<string, unknown>): { show?: "troubled" } =>
    search.show === "troubled" ? { show: search.show } : {},
  component: lazyRouteComponent(() => import("./pages/OutboxPage"), "OutboxPage"),
});

interface ComplianceSearch {
  year?: string;
  find?: string;
  /** Of whom, and of which month or year, the entries are open. */
  staff?: string;
  period?: string;
}

const compliance = createRoute({
  getParentRoute: () => root,
  path: "/compliance",
  validateSearch: (search: Record<string, unknown>): ComplianceSearch => {
    const year = String(search.year);
    // A bare number in an address is read as one.
    const period = String(search.period);
    const staff = text(search.staff);
    const find = text(typeof search.find === "number" ? String(search.find) : search.find);
    return {
      ...(isYear(year) ? { year } : {}),
      ...(isYear(period) || isMonth(period) ? { period } : {}),
      ...(staff === undefined ? {} : { staff }),
      ...(find === undefined ? {} : { find }),
    };
  },
  component: lazyRouteComponent(() => import("./pages/CompliancePage"), "CompliancePage"),
});

const kpis = createRoute({
  getParentRoute: () => root,
  path: "/kpis",
  validateSearch: (search: Record<string, unknown>): { from?: string; to?: string } => ({
    ...(isDay(search.from) ? { from: search.from } : {}),
    ...(isDay(search.to) ? { to: search.to } : {}),
  }),
  component: lazyRouteComponent(() => import("./pages/KpisPage"), "KpisPage"),
});

const reports = createRoute({
  getParentRoute: () => root,
  path: "/reports",
  component: lazyRouteComponent(() => import("./pages/ReportsPage"), "ReportsPage"),
});

const report = createRoute({
  getParentRoute: () => root,
  path: "/reports/$report",
  component: lazyRouteComponent(() => import("./pages/ReportPage"), "ReportPage"),
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
    blocks,
    dispatches,
    dispatch,
    dispatchFigures,
    emergencies,
    emergency,
    teams,
    team,
    cases,
    suspectedCase,
    referrals,
    referral,
    institutions,
    institution,
    exchange,
    patients,
    patient,
    visitForm,
    visits,
    visit,
    indicators,
    register,
    disclosures,
    disclosed,
    disclosedOne,
    exchanges,
    listExchange,
    library,
    record,
    replay,
    reviews,
    finder,
    month,
    samples,
    incidents,
    myReviews,
    readings,
    calls,
    outbox,
    compliance,
    kpis,
    reports,
    report,
    standing,
    training,
    supervisions,
    myStanding,
    accounts,
    settings,
    erasures,
    erasure,
    journal,
  ]),
  defaultPreload: false,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
