// Pages of erasing callers for good: the register, and one caller by a session of theirs.
import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { root } from "./root-route";

export const erasures = createRoute({
  getParentRoute: () => root,
  path: "/erasures",
  component: lazyRouteComponent(() => import("./pages/ErasuresPage"), "ErasuresPage"),
});

export const erasure = createRoute({
  getParentRoute: () => root,
  path: "/erasures/$session",
  component: lazyRouteComponent(() => import("./pages/ErasurePage"), "ErasurePage"),
});
