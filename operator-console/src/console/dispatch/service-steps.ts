// What can be said next of police or ambulance. Pure.
import type { ServiceView } from "../../protocol/generated";

export type ServiceStep = ServiceView["kind"];

/** None once they are there. Somebody may arrive who never answered. */
export function nextOfService(state: ServiceView | undefined): ServiceStep[] {
  switch (state?.kind) {
    case undefined:
      return ["asked"];
    case "asked":
      return ["answered", "arrived"];
    case "answered":
      return ["arrived"];
    case "arrived":
      return [];
  }
}
