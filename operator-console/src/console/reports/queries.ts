// What the pages of reports ask the server for.
import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { Report, ReportId } from "../../protocol/generated";
import { api } from "../api";
import { type Sending, useCommand } from "../forms/use-command";

export function useReport(report: ReportId) {
  return useQuery({
    queryKey: ["report", report],
    queryFn: () => api.get<Report>(`reports/${report}`),
  });
}

export function useReportsChanged(): () => Promise<void> {
  const queries = useQueryClient();
  return async () => {
    await Promise.all([
      queries.invalidateQueries({ queryKey: ["reports"] }),
      queries.invalidateQueries({ queryKey: ["report"] }),
    ]);
  };
}

export function useReportCommand(): Sending {
  return useCommand(useReportsChanged());
}
