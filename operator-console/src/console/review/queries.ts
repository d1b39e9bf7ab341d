// What the pages of log review ask the server for. One change may move a list, a badge and a month: all are asked again.
import { useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import type {
  FoundSessions,
  MyReviews,
  Replay,
  ReplayItem,
  Review,
  SavedSearches,
  SessionReviews,
  SupervisionMonth,
} from "../../protocol/generated";
import { api } from "../api";
import { type Sending, useCommand } from "../forms/use-command";
import { LEDGERS } from "../ledgers/queries";
import { useRight } from "../sign-in";

const REVIEW = "review";
/** How often it is looked whether feedback waits: others write it. */
const LOOK_AGAIN_MS = 60_000;

const more = (query: string, after: string) =>
  [query, after === "" ? "" : `after=${encodeURIComponent(after)}`].filter((part) => part !== "").join("&");

/** Sessions found so far, window by window, and how far back was looked when the last one came. */
export function useFound(query: string, wanted: "wanted" | "not_yet" = "wanted") {
  return useInfiniteQuery({
    enabled: wanted === "wanted",
    queryKey: [REVIEW, "found", query],
    queryFn: ({ pageParam }) =>
      api.get<FoundSessions>(`session-search?${more(query, pageParam)}`.replace(/\?$/, "")),
    initialPageParam: "",
    getNextPageParam: ({ next }) => next,
    select: ({ pages }) => ({
      rows: pages.flatMap(({ rows }) => rows),
      lookedBackTo: pages.at(-1)?.looked_back_to ?? null,
    }),
  });
}

export function useSavedSearches() {
  return useQuery({
    queryKey: [REVIEW, "saved"],
    queryFn: () => api.get<SavedSearches>("saved-searches"),
  });
}

/** Windows of a replay that are read at most: a session longer than this is shown up to there. */
const WINDOWS_READ = 50;

async function wholeReplay(session: string): Promise<Replay> {
  const path = `sessions/${session}/replay`;
  const first = await api.get<Replay>(path);
  const items: ReplayItem[] = [...first.items];
  let { next } = first;
  for (let window = 1; window < WINDOWS_READ && next !== null; window += 1) {
    const answer: Replay = await api.get<Replay>(`${path}?${more("", next)}`);
    items.push(...answer.items);
    next = answer.next;
  }
  return { ...first, items, next };
}

/** Read once: each reading is written down. */
export function useReplay(session: string) {
  return useQuery({
    queryKey: ["replay", session],
    queryFn: () => wholeReplay(session),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

const reviewsOf = (session: string) => ["session-reviews", session];

/** Not asked again with the rest: each reading is written down. */
export function useSessionReviews(session: string) {
  return useQuery({
    queryKey: reviewsOf(session),
    queryFn: () => api.get<SessionReviews>(`sessions/${session}/reviews`),
    staleTime: LOOK_AGAIN_MS,
  });
}

/** What a command has made of a review takes the place of what was read. */
export function useReviewMade(): (review: Review) => void {
  const queries = useQueryClient();
  return (review) =>
    queries.setQueryData<SessionReviews>(reviewsOf(review.session), (before) => {
      if (before === undefined) return before;
      const others = before.reviews.filter((one) => one.review !== review.review);
      return { ...before, reviews: [...others, review] };
    });
}

/** Reviews of one's own sessions, as far as asked for. */
export function useMyReviews() {
  const mine = useRight("see_own_reviews");
  return useInfiniteQuery({
    queryKey: [REVIEW, "mine"],
    queryFn: ({ pageParam }) => {
      const query = more("", pageParam);
      return api.get<MyReviews>(query === "" ? "me/reviews" : `me/reviews?${query}`);
    },
    initialPageParam: "",
    getNextPageParam: ({ next }) => next,
    enabled: mine,
    refetchInterval: LOOK_AGAIN_MS,
    select: ({ pages }) => ({
      reviews: pages.flatMap(({ reviews }) => reviews),
      waiting: pages[0]?.waiting ?? 0,
    }),
  });
}

/** A supervision entry moves it: it is asked again with the ledgers. */
export function useSupervisionMonth(month: string) {
  return useQuery({
    queryKey: [LEDGERS, "month", month],
    queryFn: () => api.get<SupervisionMonth>(`supervision-month?month=${month}`),
  });
}

/** Everything that a review, an incident or a sample may move. */
export function useReviewChanged(): () => Promise<void> {
  const queries = useQueryClient();
  return async () => {
    const keys = [[REVIEW], ["reviews"], ["incidents"], ["samples"], [LEDGERS, "month"]];
    await Promise.all(keys.map((queryKey) => queries.invalidateQueries({ queryKey })));
  };
}

export function useReviewCommand(): Sending {
  return useCommand(useReviewChanged());
}
