// Sounds what is new and mine of the dispatches, on every page; shows nothing.
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { chime, notify } from "../../core/attention.ts";
import { steadyEvery } from "../../core/steady-timer.ts";
import type { DispatchId } from "../../protocol/generated";
import { useMe } from "../sign-in";
import { useBoard } from "./board";
import { asksMe, newToMe } from "./sound";

/** Whoever is asked to go hears it this often. */
const ASKED_EVERY_MS = 5_000;

export function DispatchSound() {
  const { t } = useTranslation();
  const me = useMe()?.staff;
  const board = useBoard();
  const known = useRef<ReadonlySet<DispatchId> | null>(null);
  useEffect(() => {
    if (board === null) return;
    const fresh = newToMe(board, known.current, me);
    known.current = new Set(board.strips.map(({ dispatch }) => dispatch));
    if (fresh.length > 0) ring(1, t("app"), t("dispatches.notification"));
  }, [board, me, t]);
  const asked = board?.strips.some((strip) => asksMe(strip, me)) === true;
  useEffect(() => {
    if (!asked) return;
    ring(2, t("app"), t("dispatches.askedNotification"));
    return steadyEvery(ASKED_EVERY_MS, () => chime(2, "alarm"));
  }, [asked, t]);
  return null;
}

function ring(urgency: 1 | 2, title: string, body: string): void {
  chime(urgency, "alarm");
  if (document.visibilityState === "hidden" || !document.hasFocus()) notify(title, body);
}
