// Pages and what of them lives in the address.
import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from "@tanstack/react-router";
import { NotFound } from "./components/NotFound";
import { Shell } from "./components/Shell";
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
  routeTree: root.addChildren([workspace, supervision, record, callbacks, accounts, settings, journal]),
  defaultPreload: false,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
