// When a call is to be made: shape, word, colour, and how far away that is.
import { useTranslation } from "react-i18next";
import { dayAndTime } from "../../core/format.ts";
import { millisBetween } from "../../core/server-clock.ts";
import type { Call, CallTiming } from "../../protocol/generated";
import { useNow } from "../clock";
import { useSpanWords } from "../spans";

const LOOKS: Record<CallTiming, { glyph: string; tone: "high" | "moderate" | "unrated" }> = {
  overdue: { glyph: "◆", tone: "high" },
  due: { glyph: "▲", tone: "moderate" },
  later: { glyph: "○", tone: "unrated" },
};

export function DueTag({ call: { timing, try_at } }: { call: Call }) {
  const { t } = useTranslation();
  const now = useNow();
  const span = useSpanWords();
  const { glyph, tone } = LOOKS[timing];
  return (
    <span className="due">
      <span className={`risk risk-${tone}`}>
        <span aria-hidden="true">{glyph}</span>
        {t(`callTiming.${timing}`)}
      </span>
      <span className={timing === "overdue" ? "late num" : "num"}>
        {now < try_at
          ? t("calls.in", { span: span(millisBetween(now, try_at)) })
          : t("calls.since", { span: span(millisBetween(try_at, now)) })}
      </span>
      <time className="muted num">{dayAndTime(try_at)}</time>
    </span>
  );
}
