// "I cannot go": why, and what one can do instead. The next person is asked at once.
import { useState } from "preact/hooks";
import type { CounterOffer, DeclineBecause } from "../../src/protocol/generated.ts";
import type { Voice } from "./parts.tsx";
import { SureButton } from "./sure.tsx";
import { DECLINE_WORDS } from "./words-decline.ts";

const OFFER_CHARS = 500;
const MOST_MINUTES = 24 * 60;
const MINUTE_MS = 60_000;

export interface Declined {
  because: DeclineBecause;
  /** What one can do instead, if anything. */
  offer: CounterOffer | null;
}

interface Props {
  voice: Voice;
  /** What is declined: a page, or going after all. */
  title?: string;
  busy?: boolean;
  decline: (declined: Declined) => void;
  /** Where an offer is of use. */
  offers?: "asked" | "not_asked";
}

export function Decline({ voice, title, busy = false, decline, offers = "asked" }: Props) {
  const words = DECLINE_WORDS[voice.language];
  const [because, setBecause] = useState<DeclineBecause | null>(null);
  const [minutes, setMinutes] = useState("");
  const [telephone, setTelephone] = useState(false);
  const [offer, setOffer] = useState("");
  const number = Number(minutes);
  const given = minutes.trim() !== "" && number > 0 && number <= MOST_MINUTES;
  const instead: CounterOffer | null =
    given || telephone || offer.trim() !== ""
      ? {
          there_in_ms: given ? number * MINUTE_MS : null,
          telephone: telephone ? "now" : "no",
          words: offer.trim(),
        }
      : null;
  return (
    <details class="card more">
      <summary>{title ?? words.declineThen}</summary>
      <fieldset>
        <legend>{words.declineWhy}</legend>
        {(Object.keys(words.because) as DeclineBecause[]).map((one) => (
          <label key={one} class="choice">
            <input type="radio" name="because" checked={because === one} onChange={() => setBecause(one)} />
            {words.because[one]}
          </label>
        ))}
      </fieldset>
      {offers === "asked" && (
        <>
          <label class="field">
            {words.thereIn}
            <input
              inputMode="numeric"
              value={minutes}
              onInput={(event) => setMinutes(event.currentTarget.value.replace(/\D/g, "").slice(0, 4))}
            />
          </label>
          <label class="choice">
            <input
              type="checkbox"
              checked={telephone}
              onChange={(event) => setTelephone(event.currentTarget.checked)}
            />
            {words.canPhone}
          </label>
          <label class="field">
            {words.offer}
            <textarea
              rows={2}
              maxLength={OFFER_CHARS}
              value={offer}
              onInput={(event) => setOffer(event.currentTarget.value)}
            />
          </label>
        </>
      )}
      <SureButton
        voice={voice}
        class="hurts"
        disabled={busy || because === null}
        onSure={() => because !== null && decline({ because, offer: instead })}
      >
        {title ?? words.decline}
      </SureButton>
    </details>
  );
}
