// What was said of a referral, in its order. What the far end said and cannot be stands among it, marked: it is evidence.
import { useTranslation } from "react-i18next";
import { dayAndTime } from "../../core/format.ts";
import type { HeardFrom, HeardSaid, ReferralView } from "../../protocol/generated";
import { Empty } from "../components/states";
import { useStageWords } from "./standing";

export function HeardCard({ view: { heard } }: { view: ReferralView }) {
  const { t } = useTranslation();
  return (
    <section className="card" aria-labelledby="referral-heard">
      <h2 id="referral-heard">{t("referrals.heard")}</h2>
      {heard.length === 0 ? (
        <Empty>{t("referrals.heardNothing")}</Empty>
      ) : (
        <ol className="plain">
          {heard.map((one, at) => (
            <Heard key={`${one.at} ${at}`} one={one} />
          ))}
        </ol>
      )}
    </section>
  );
}

function useFromWords(): (from: HeardFrom) => string {
  const { t } = useTranslation();
  return (from) => (from.kind === "console" ? from.name : t(`referrals.heardFrom.${from.kind}`));
}

function Heard({ one }: { one: HeardSaid }) {
  const { t } = useTranslation();
  const fromWords = useFromWords();
  const saidWords = useStageWords();
  return (
    <li className={one.verdict === "impossible" ? "entry impossible-row" : "entry"}>
      <span className="num">{dayAndTime(one.at)}</span> <b>{saidWords(one.said)}</b>{" "}
      <span className="muted">{fromWords(one.from)}</span>{" "}
      {one.verdict !== "applied" && (
        <span className="flag">
          {one.verdict === "impossible" && <span aria-hidden="true">▲ </span>}
          {t(`verdict.${one.verdict}`)}
        </span>
      )}
      {one.note !== "" && <p className="points">{one.note}</p>}
    </li>
  );
}
