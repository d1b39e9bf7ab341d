// What the pages of dispatches ask the server for. Each change is told over the socket too; what is open is read again.
import { useQuery, useQueryClient } from "@tanstack/react-query";
import type {
  DispatchId,
  DispatchTimeline,
  DispatchView,
  Drill,
  Emergency,
  EmergencyPlan,
  EmergencyPlanDetail,
  PlanId,
  Scene,
  SideChannel,
  StageWord,
} from "../../protocol/generated";
import { api } from "../api";
import { type Sending, useCommand } from "../forms/use-command";
import { useWindows } from "../windows";

const DISPATCHES = "dispatches";
export const EMERGENCIES = "emergencies";
const DRILLS = "drills";
const PLANS = "emergency-plans";
const LOOK_AGAIN_MS = 30_000;

/** Opening one is written down: it is read again when it has moved, and not because a window was looked at. */
const ONCE = { refetchOnWindowFocus: false, staleTime: Number.POSITIVE_INFINITY } as const;

/** How it stands on the board; null while the board has not been told. */
type Mark = string | null;

function useOpened<T>(dispatch: DispatchId, what: string, path: string, mark: Mark) {
  return useQuery({
    queryKey: [DISPATCHES, dispatch, what, mark],
    queryFn: () => api.get<T>(path),
    placeholderData: (before) => before,
    enabled: mark !== null,
    ...ONCE,
  });
}

export function useDispatch(dispatch: DispatchId, mark: Mark) {
  return useOpened<DispatchView>(dispatch, "whole", `dispatches/${dispatch}`, mark);
}

export function useScene(dispatch: DispatchId, mark: Mark) {
  return useOpened<Scene>(dispatch, "scene", `dispatches/${dispatch}/scene`, mark);
}

export function useTimeline(dispatch: DispatchId, mark: Mark) {
  return useOpened<DispatchTimeline>(dispatch, "timeline", `dispatches/${dispatch}/timeline`, mark);
}

/** Read again whenever there is one more, and when a stage may have closed it. */
export function useMessages(dispatch: DispatchId, count: number, stage: StageWord) {
  return useQuery({
    queryKey: [DISPATCHES, dispatch, "messages", count, stage],
    queryFn: () => api.get<SideChannel>(`dispatches/${dispatch}/messages?after=0`),
    placeholderData: (before) => before,
  });
}

export function useEmergencies() {
  return useWindows<Emergency>(EMERGENCIES, LOOK_AGAIN_MS);
}

export function useDrills() {
  return useWindows<Drill>(DRILLS);
}

export function usePlans() {
  return useQuery({ queryKey: [PLANS], queryFn: () => api.get<EmergencyPlan[]>("emergency-plans") });
}

export function usePlan(plan: PlanId | null) {
  return useQuery({
    queryKey: [PLANS, plan],
    queryFn: () => api.get<EmergencyPlanDetail>(`emergency-plans/${plan}`),
    enabled: plan !== null,
  });
}

export function useDispatchesChanged(): () => Promise<void> {
  const queries = useQueryClient();
  return async () => {
    await Promise.all(
      [DISPATCHES, EMERGENCIES, DRILLS, PLANS].map((key) => queries.invalidateQueries({ queryKey: [key] })),
    );
  };
}

export function useDispatchCommand(): Sending {
  return useCommand(useDispatchesChanged());
}
