// The sheet of a review: red lines apart and first, then what was done and how well, then words for the operator.
import { Button, Checkbox, Input, Radio, Segmented } from "antd";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Competency, Procedure, RedLine, ReviewSheet } from "../../protocol/generated";
import { useWords } from "../words";
import {
  ALWAYS,
  openOf,
  partOf,
  restNotSeen,
  SCORES,
  type Score,
  scoreOf,
  withProcedures,
  withRedLines,
  withScore,
} from "./sheet";

export interface Filled {
  sheet: ReviewSheet;
  comment: string;
}

interface Props {
  filled: Filled;
  onChange: (part: Partial<Filled>) => void;
}

export function SheetForm({ filled, onChange }: Props) {
  const { t } = useTranslation();
  const { sheet, comment } = filled;
  const change = (changed: ReviewSheet) => onChange({ sheet: changed });
  return (
    <>
      <RedLines sheet={sheet} change={change} />
      <Procedures sheet={sheet} change={change} />
      <label>
        {t("review.comment")}
        <Input.TextArea
          rows={4}
          value={comment}
          placeholder={t("review.commentHint")}
          onChange={({ target }) => onChange({ comment: target.value })}
        />
      </label>
    </>
  );
}

interface PartProps {
  sheet: ReviewSheet;
  change: (sheet: ReviewSheet) => void;
}

function RedLines({ sheet, change }: PartProps) {
  const { t } = useTranslation();
  const id = useId();
  const words = useWords("redLine");
  const crossed = sheet.red_lines.length > 0;
  return (
    <fieldset className={crossed ? "red-lines crossed" : "red-lines"} aria-labelledby={id}>
      <b id={id}>
        <span aria-hidden="true">◆</span> {t("review.redLines")}
      </b>
      <p className="muted">{t("review.redLinesHint")}</p>
      <Checkbox.Group<RedLine>
        className="one-a-row"
        options={words}
        value={sheet.red_lines}
        onChange={(chosen) => change(withRedLines(sheet, chosen))}
      />
      {crossed && (
        <p className="late" role="alert">
          {t("review.redLinesOpen", { n: sheet.red_lines.length })}
        </p>
      )}
    </fieldset>
  );
}

function Procedures({ sheet, change }: PartProps) {
  const { t } = useTranslation();
  const id = useId();
  const words = useWords("procedure");
  const all = useWords("competency").map(({ value }) => value);
  const [shown, setShown] = useState<Procedure>(ALWAYS);
  const chosen = sheet.procedures.map(({ procedure }) => procedure);
  const current = partOf(sheet, shown) === undefined ? ALWAYS : shown;
  const choose = (next: Procedure[]) => {
    change(withProcedures(sheet, next));
    const added = next.find((one) => !chosen.includes(one));
    if (added !== undefined) setShown(added);
  };
  return (
    <>
      <fieldset aria-labelledby={id}>
        <b id={id}>{t("review.procedures")}</b>
        <p className="muted">{t("review.proceduresHint")}</p>
        <Checkbox.Group<Procedure>
          className="one-a-row"
          options={words.map((word) => ({ ...word, disabled: word.value === ALWAYS }))}
          value={chosen}
          onChange={choose}
        />
      </fieldset>
      {chosen.length > 1 && (
        <Segmented<Procedure>
          vertical
          block
          aria-label={t("review.parts")}
          value={current}
          options={words
            .filter(({ value }) => chosen.includes(value))
            .map(({ value, label }) => ({
              value,
              label: `${label} ${all.length - openOf(sheet, value, all).length}/${all.length}`,
            }))}
          onChange={setShown}
        />
      )}
      <Part sheet={sheet} change={change} procedure={current} all={all} />
    </>
  );
}

function Part({
  sheet,
  change,
  procedure,
  all,
}: PartProps & { procedure: Procedure; all: readonly Competency[] }) {
  const { t } = useTranslation();
  const open = openOf(sheet, procedure, all);
  return (
    <section className="stack" aria-label={t(`procedure.${procedure}`)}>
      <div className="between">
        <b>{t(`procedure.${procedure}`)}</b>
        <span className="muted num">
          {t("review.rated", { n: all.length - open.length, all: all.length })}
        </span>
      </div>
      <p className="muted">{t("review.scale")}</p>
      {all.map((competency) => (
        <Rating
          key={competency}
          competency={competency}
          score={scoreOf(sheet, procedure, competency)}
          onScore={(score) => change(withScore(sheet, procedure, competency, score))}
        />
      ))}
      {open.length > 0 && (
        <Button onClick={() => change(restNotSeen(sheet, procedure, all))}>{t("review.restNotSeen")}</Button>
      )}
    </section>
  );
}

/** A radio group holds text: none of the scores reads so. */
const NOT_SEEN = "not_seen";

interface RatingProps {
  competency: Competency;
  /** Undefined: nothing said yet. */
  score: Score | undefined;
  onScore: (score: Score) => void;
}

function Rating({ competency, score, onScore }: RatingProps) {
  const { t } = useTranslation();
  const id = useId();
  const options = [
    { value: NOT_SEEN, label: t("review.notSeen") },
    ...SCORES.map((one) => ({ value: String(one), label: String(one) })),
  ];
  return (
    <fieldset className="answer" aria-labelledby={id}>
      <span id={id}>{t(`competency.${competency}`)}</span>
      <Radio.Group
        size="small"
        optionType="button"
        buttonStyle="solid"
        aria-labelledby={id}
        value={score === undefined ? null : score === null ? NOT_SEEN : String(score)}
        options={options}
        onChange={({ target }) => onScore(target.value === NOT_SEEN ? null : Number(target.value))}
      />
    </fieldset>
  );
}
