// What an operator may know of a caller who is followed up, above the talk.
import { lazy, Suspense } from "react";
import type { SessionId } from "../../protocol/generated";
import { useCallerInRegistry } from "./queries";

/** Most callers are in no file: what shows it comes when there is something to show. */
const CallerInRegistry = lazy(() => import("./CallerInRegistry"));

export function CallerInRegistryStrip({ session }: { session: SessionId }) {
  const rows = useCallerInRegistry(session).data?.followed_up ?? [];
  if (rows.length === 0) return null;
  return (
    <Suspense>
      <CallerInRegistry rows={rows} />
    </Suspense>
  );
}
