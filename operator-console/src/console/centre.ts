// The centre as everybody may know it: whether it is set up, its name, and whether it is a demonstration.
import { useQuery } from "@tanstack/react-query";
import { hearServerInstant } from "../core/server-clock.ts";
import type { PublicCentre, SetUpState } from "../protocol/generated";
import { api } from "./api";

export function useSetUp() {
  return useQuery({
    queryKey: ["setup"],
    queryFn: () => api.get<SetUpState>("setup"),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Nothing before set-up: there is no centre to ask for. */
export function useCentre(): PublicCentre | undefined {
  const setUp = useSetUp();
  return useQuery({
    queryKey: ["centre"],
    queryFn: async () => {
      const centre = await api.get<PublicCentre>("centre");
      hearServerInstant(centre.server_at);
      return centre;
    },
    enabled: setUp.data?.needed === "no",
    staleTime: Number.POSITIVE_INFINITY,
  }).data;
}
