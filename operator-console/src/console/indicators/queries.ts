// What the page of indicators asks the server for.
import { useQuery, useQueryClient } from "@tanstack/react-query";
import type {
  AreaId,
  IndicatorMeasure,
  IndicatorPatient,
  IndicatorSide,
  Indicators,
  IndicatorTargetRow,
} from "../../protocol/generated";
import { api } from "../api";
import { type Sending, useCommand } from "../forms/use-command";
import { useWindows } from "../windows";
import type { IndicatorPeriod } from "./period";

const INDICATORS = "indicators";
const TARGETS = "indicator-targets";

export interface IndicatorQuestion {
  period: IndicatorPeriod;
  area?: AreaId;
}

export const asked = (question: IndicatorQuestion): URLSearchParams => new URLSearchParams({ ...question });

export function useIndicators(question: IndicatorQuestion) {
  return useQuery({
    queryKey: [INDICATORS, question],
    queryFn: () => api.get<Indicators>(`indicators?${asked(question)}`),
  });
}

/** The patients behind one number. */
export function usePatientsBehind(
  measure: IndicatorMeasure,
  side: IndicatorSide,
  question: IndicatorQuestion,
) {
  return useWindows<IndicatorPatient>(`indicators/${measure}/patients?${asked(question)}&side=${side}`);
}

export function useTargets() {
  return useQuery({ queryKey: [TARGETS], queryFn: () => api.get<IndicatorTargetRow[]>(TARGETS) });
}

/** A target moves every verdict. */
export function useTargetCommand(): Sending {
  const queries = useQueryClient();
  return useCommand(async () => {
    await Promise.all([INDICATORS, TARGETS].map((key) => queries.invalidateQueries({ queryKey: [key] })));
  });
}
