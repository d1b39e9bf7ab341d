// A caller offered to me: a strip that pushes the page down, never takes the focus, and sounds until answered.
import { Button, Dropdown } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { CHIME_EVERY_MS, chime, notify, urgencyFor } from "../../core/attention.ts";
import { millisBetween, serverNow } from "../../core/server-clock.ts";
import { steadyAfter } from "../../core/steady-timer.ts";
import type { DeclineReason, Offer } from "../../protocol/generated";
import { useNow } from "../clock";
import { useDesk } from "../desk/desk";
import { useAccept } from "../desk/use-accept";
import { useAsk } from "../desk/use-ask";
import { ariaKeysOf, keysOf, useShortcut } from "../shortcuts";
import { useTierReason } from "../tier-reason";
import { useWords } from "../words";
import { Elapsed } from "./Elapsed";
import { secondsUntil } from "./LinkBadge";
import { RiskTag, shownTier } from "./RiskTag";

export function OfferStrip() {
  const { t } = useTranslation();
  const offer = useDesk((desk) => (desk.link.kind === "online" ? (desk.mine?.offer ?? null) : null));
  useOfferSound(offer);
  const accept = useAccept();
  useShortcut("accept", accept);
  return (
    <>
      {offer !== null && <Strip key={offer.offer} offer={offer} onAccept={accept} />}
      <span className="sr" role="alert">
        {offer === null ? "" : `${t("offer.title")} ${t(`tier.${shownTier(offer.tier)}`)} ${offer.alias}`}
      </span>
    </>
  );
}

function Strip({ offer, onAccept }: { offer: Offer; onAccept: () => void }) {
  const { t } = useTranslation();
  const reasonOf = useTierReason();
  const ask = useAsk();
  const reasons = useWords("decline");
  const [choosing, setChoosing] = useState(false);
  useNow();
  useShortcut("decline", () => setChoosing(true));
  const because = offer.because.map((reason) => t(`offerReason.${reason}`)).join(" · ");
  return (
    <section
      className={`offer offer-${shownTier(offer.tier)}`}
      aria-label={t("offer.title")}
      data-testid="offer"
    >
      <b className="offer-title">{t("offer.title")}</b>
      <RiskTag tier={offer.tier} />
      <span className="offer-who">
        {offer.alias} · {t(`channel.${offer.channel}`)} · {t(`language.${offer.language}`)} ·{" "}
        <span className="num">
          {t("offer.waited", { t: "" })}
          <Elapsed since={offer.waiting_since} />
        </span>
      </span>
      <span className="offer-why">
        {[
          ...offer.reasons.map(reasonOf),
          because,
          offer.lines > 0 ? t("offer.lines", { n: offer.lines }) : "",
        ]
          .filter((part) => part !== "")
          .join(" · ")}
      </span>
      <span className="num">{t("offer.left", { s: secondsUntil(offer.expires_at) })}</span>
      <Button type="primary" onClick={onAccept} aria-keyshortcuts={ariaKeysOf("accept")}>
        {t("offer.accept")} <kbd>{keysOf("accept")}</kbd>
      </Button>
      <Dropdown
        open={choosing}
        onOpenChange={setChoosing}
        trigger={["click"]}
        autoFocus
        menu={{
          "aria-label": t("offer.declineTitle"),
          items: reasons.map(({ value, label }) => ({ key: value, label })),
          onClick: ({ key }) => {
            setChoosing(false);
            void ask({ type: "decline", offer: offer.offer, reason: key as DeclineReason });
          },
        }}
      >
        <Button aria-haspopup="menu" aria-expanded={choosing} aria-keyshortcuts={ariaKeysOf("decline")}>
          {t("offer.decline")} <kbd>{keysOf("decline")}</kbd>
        </Button>
      </Dropdown>
    </section>
  );
}

/** Repeats and rises until the offer is answered or gone, also when this tab has the focus. */
function useOfferSound(offer: Offer | null): void {
  const { t } = useTranslation();
  const id = offer?.offer;
  const offeredAt = offer?.offered_at ?? 0;
  const expiresAt = offer?.expires_at ?? 0;
  useEffect(() => {
    if (id === undefined) return;
    let cancel = () => {};
    const ring = () => {
      const urgency = urgencyFor(millisBetween(offeredAt, serverNow()), millisBetween(offeredAt, expiresAt));
      chime(urgency);
      cancel = steadyAfter(CHIME_EVERY_MS[urgency], ring);
    };
    ring();
    if (document.visibilityState === "hidden" || !document.hasFocus())
      notify(t("app"), t("offer.notification"));
    return () => cancel();
  }, [id, offeredAt, expiresAt, t]);
}
