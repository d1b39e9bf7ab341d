// The centre as everybody may know it: its name, and whether it is a demonstration.
import { useQuery } from "@tanstack/react-query";
import { hearServerInstant } from "../core/server-clock.ts";
import type { PublicCentre } from "../protocol/generated";
import { api } from "./api";

export function useCentre(): PublicCentre | undefined {
  return useQuery({
    queryKey: ["centre"],
    queryFn: async () => {
      const centre = await api.get<PublicCentre>("centre");
      hearServerInstant(centre.server_at);
      return centre;
    },
    staleTime: Number.POSITIVE_INFINITY,
  }).data;
}
