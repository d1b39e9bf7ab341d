// Takes the pending offer, else the most urgent caller, and opens that session when it is mine.
import { useNavigate } from "@tanstack/react-router";
import { App } from "antd";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { SessionId } from "../../protocol/generated";
import { desk, useDesk } from "./desk";
import { useAsk } from "./use-ask";

export function useAccept(): () => void {
  const ask = useAsk();
  const { t } = useTranslation();
  const { message } = App.useApp();
  const navigate = useNavigate();
  /** Sessions held when I asked; null when I did not ask. */
  const heldBefore = useRef<readonly SessionId[] | null>(null);
  const sessions = useDesk(({ mine }) => mine?.sessions);
  useEffect(() => {
    const before = heldBefore.current;
    const taken = before && sessions?.find(({ session }) => !before.includes(session));
    if (!taken) return;
    heldBefore.current = null;
    void navigate({ to: "/", search: { session: taken.session } });
  }, [sessions, navigate]);
  return () => {
    const { mine, link } = desk.getState();
    // Not kept for later: nobody should take a caller by a key pressed before the connection came back.
    if (link.kind !== "online") {
      void message.warning(t("link.offline"));
      return;
    }
    heldBefore.current = mine?.sessions.map(({ session }) => session) ?? [];
    const offer = mine?.offer ?? null;
    void ask(offer === null ? { type: "accept_next" } : { type: "accept", offer: offer.offer }).then(
      (outcome) => {
        if (outcome === "refused") heldBefore.current = null;
      },
    );
  };
}
