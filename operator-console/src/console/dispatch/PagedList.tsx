// Who was paged and what became of it: one line a person, and every page over every channel below it.
import { useTranslation } from "react-i18next";
import { timeWithSeconds } from "../../core/format.ts";
import type { CounterOffer, PagedPerson, PageLine, PageWord } from "../../protocol/generated";
import { useSpanWords } from "../spans";

/** Shape and colour of a page's state: what wants somebody's eye stands out, the rest is quiet. */
const LOOK: Record<PageWord, { glyph: string; look: string }> = {
  pending: { glyph: "…", look: "none" },
  sending: { glyph: "…", look: "none" },
  accepted_by_provider: { glyph: "○", look: "none" },
  delivered: { glyph: "◐", look: "none" },
  seen: { glyph: "◑", look: "none" },
  acknowledged: { glyph: "●", look: "low" },
  declined: { glyph: "–", look: "unrated" },
  not_needed: { glyph: "–", look: "unrated" },
  unknown: { glyph: "▲", look: "moderate" },
  failed: { glyph: "◆", look: "high" },
  expired: { glyph: "▲", look: "moderate" },
  suppressed: { glyph: "◆", look: "high" },
  cancelled: { glyph: "–", look: "unrated" },
};

export function PageTag({ word }: { word: PageWord }) {
  const { t } = useTranslation();
  const { glyph, look } = LOOK[word];
  return (
    <span className={`risk risk-${look}`}>
      <span aria-hidden="true">{glyph}</span>
      {t(`pageWord.${word}`)}
    </span>
  );
}

export function PagedList({ paged }: { paged: readonly PagedPerson[] }) {
  const { t } = useTranslation();
  if (paged.length === 0) return <p className="muted">{t("dispatches.nobodyPaged")}</p>;
  return (
    <ul className="plain paged">
      {paged.map((person) => (
        <li key={person.staff}>
          <Person person={person} />
        </li>
      ))}
    </ul>
  );
}

function Person({ person }: { person: PagedPerson }) {
  const { t } = useTranslation();
  const offerWords = useOfferWords();
  const about = [
    person.team_name,
    t(`duty.${person.duty}`),
    ...person.professions.map((one) => t(`profession.${one}`)),
  ].join(" · ");
  return (
    <details>
      <summary>
        <b>{person.name}</b> <PageTag word={person.state} /> <span className="muted">{about}</span>
        {person.declined !== null && <span> {t(`declineBecause.${person.declined}`)}</span>}
        {person.offer !== null && <span className="offered"> {offerWords(person.offer)}</span>}
      </summary>
      <ul className="plain pages">
        {person.pages.map((page) => (
          <Page key={page.page} page={page} />
        ))}
      </ul>
    </details>
  );
}

function Page({ page }: { page: PageLine }) {
  const { t } = useTranslation();
  return (
    <li className="gap num">
      <span>{timeWithSeconds(page.created_at)}</span>
      <span>{t(`pageChannel.${page.channel}`)}</span>
      <PageTag word={page.state} />
      {page.because !== null && <span>{t(`deliveryReason.${page.because}`)}</span>}
      <span className="muted">{t("dispatches.roundStep", { round: page.round, step: page.step })}</span>
    </li>
  );
}

/** "20 min away · can telephone now · …" */
export function useOfferWords(): (offer: CounterOffer) => string {
  const { t } = useTranslation();
  const span = useSpanWords();
  return ({ there_in_ms, telephone, words }) =>
    [
      there_in_ms === null ? "" : t("dispatches.thereIn", { t: span(there_in_ms) }),
      t(`telephone.${telephone}`),
      words,
    ]
      .filter((part) => part !== "")
      .join(" · ");
}
