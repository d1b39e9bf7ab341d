// The route that all others stand in.
import { createRootRoute } from "@tanstack/react-router";
import { NotFound } from "./components/NotFound";
import { Shell } from "./components/Shell";

export const root = createRootRoute({ component: Shell, notFoundComponent: NotFound });

/** Text of an address; undefined where there is none. */
export const text = (value: unknown) => (typeof value === "string" && value !== "" ? value : undefined);
