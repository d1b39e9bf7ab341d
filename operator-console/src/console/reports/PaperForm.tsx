// The report form on one page, as the paper has it (心理援助热线工作报表): a number is never typed, it opens its sessions.
import { Input, InputNumber } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { dayAndTime } from "../../core/format.ts";
import type { Report, ReportItem, ReportTyped, SignedBy } from "../../protocol/generated";
import { CountLink } from "../figures/CountLink";
import { fullDay } from "../ledgers/calendar";
import {
  CONTRACTS,
  connectRate,
  type FigureAt,
  figuresByKey,
  itemKey,
  may,
  problemsOf,
  professionsOf,
  type TYPED_TEXTS,
  type Typed,
} from "./form";
import { useItemWords } from "./item-words";

interface Props {
  report: Report;
  typed: Typed;
  onType: (typed: Typed) => void;
}

export function PaperForm({ report, typed, onType }: Props) {
  const { t, i18n } = useTranslation();
  const found = figuresByKey(report);
  return (
    <section className="card paper" aria-label={t("reports.one")}>
      <h2 className="paper-title">{t("reports.paperTitle")}</h2>
      <p className="muted num">
        {t("reports.period")}: {fullDay(report.first_day, i18n.language)} –{" "}
        {fullDay(report.last_day, i18n.language)}
      </p>
      <Head report={report} typed={typed} onType={onType} />
      <Calls found={found} />
      <Problems report={report} found={found} />
      <div className="paper-two">
        <StaffTable report={report} found={found} />
        <Trainings report={report} found={found} />
      </div>
      <Remarks report={report} typed={typed} onType={onType} />
      <Signatures report={report} />
    </section>
  );
}

/** Longest text of a field of the head. */
const MOST_LETTERS = 120;
const MOST_LINES = 1_000;

function Head({ report, typed, onType }: Props) {
  const { t } = useTranslation();
  const change = (part: Partial<ReportTyped>) => onType({ ...typed, typed: { ...typed.typed, ...part } });
  const open = may(report, "change");
  const text = (name: (typeof TYPED_TEXTS)[number]) => (
    <Field label={t(`reports.typed.${name}`)}>
      {open ? (
        <Input
          aria-label={t(`reports.typed.${name}`)}
          maxLength={MOST_LETTERS}
          value={typed.typed[name]}
          {...(typed.typed[name].trim() === "" ? { status: "warning" as const } : {})}
          onChange={({ target }) => change({ [name]: target.value })}
        />
      ) : (
        typed.typed[name]
      )}
    </Field>
  );
  return (
    <dl className="paper-head">
      {text("unit")}
      {text("province")}
      {text("city")}
      {text("number")}
      <Field label={t("reports.typed.lines")}>
        {open ? (
          <InputNumber
            aria-label={t("reports.typed.lines")}
            min={0}
            max={MOST_LINES}
            precision={0}
            value={typed.typed.lines}
            {...(typed.typed.lines === 0 ? { status: "warning" as const } : {})}
            onChange={(lines) => change({ lines: lines ?? 0 })}
          />
        ) : (
          typed.typed.lines
        )}
      </Field>
      {text("hours")}
    </dl>
  );
}

function Field({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

interface FoundProps {
  found: Map<string, FigureAt>;
}

/** A number of the form; where the facts have moved since it was signed, both are said. */
function FigureCell({ found, item }: FoundProps & { item: ReportItem }) {
  const { t } = useTranslation();
  const words = useItemWords();
  const at = found.get(itemKey(item));
  if (at === undefined) return "–";
  return (
    <>
      <CountLink counted={at.figure} of={words(item)} />
      {at.now !== null && <span className="late moved">{t("reports.nowIs", { n: at.now })}</span>}
    </>
  );
}

const CALLS = [
  ["reached", "handled", "rate", "local", "elsewhere"],
  ["high_crisis", "difficult", "repeat"],
] as const;

function Calls({ found }: FoundProps) {
  const { t } = useTranslation();
  const rate = connectRate(found.get("handled")?.figure.count ?? 0, found.get("reached")?.figure.count ?? 0);
  const all = CALLS.flat();
  return (
    <PaperTable title={t("reports.calls")}>
      <thead>
        <tr>
          {all.map((kind) => (
            <th key={kind} scope="col">
              {t(`reports.item.${kind}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        <tr>
          {all.map((kind) => (
            <td key={kind} className="num">
              {kind === "rate" ? (
                rate === null ? (
                  "–"
                ) : (
                  `${rate}%`
                )
              ) : (
                <FigureCell found={found} item={{ kind }} />
              )}
            </td>
          ))}
        </tr>
      </tbody>
    </PaperTable>
  );
}

function Problems({ report, found }: FoundProps & { report: Report }) {
  const { t } = useTranslation();
  const problems = problemsOf(report);
  return (
    <PaperTable title={t("reports.problems")} hint={t("reports.problemsHint")}>
      <thead>
        <tr>
          {problems.map((problem) => (
            <th key={problem} scope="col">
              {t(`problemType.${problem}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        <tr>
          {problems.map((problem) => (
            <td key={problem}>
              <FigureCell found={found} item={{ kind: "problem", problem }} />
            </td>
          ))}
        </tr>
      </tbody>
    </PaperTable>
  );
}

function StaffTable({ report, found }: FoundProps & { report: Report }) {
  const { t } = useTranslation();
  return (
    <PaperTable title={t("reports.staff")}>
      <thead>
        <tr>
          <th scope="col">{t("employment.profession")}</th>
          {CONTRACTS.map((contract) => (
            <th key={contract} scope="col">
              {t(`contract.${contract}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {professionsOf(report).map((profession) => (
          <tr key={profession}>
            <th scope="row">{t(`profession.${profession}`)}</th>
            {CONTRACTS.map((contract) => (
              <td key={contract}>
                <FigureCell found={found} item={{ kind: "staff", profession, contract }} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </PaperTable>
  );
}

function Trainings({ report, found }: FoundProps & { report: Report }) {
  const { t } = useTranslation();
  const { content } = report.figures;
  return (
    <PaperTable title={t("reports.trainings")}>
      <thead>
        <tr>
          <th scope="col">{t("reports.taught")}</th>
          <th scope="col">{t("reports.item.training_person_times")}</th>
        </tr>
      </thead>
      <tbody>
        {content.map(({ title, person_times }) => (
          <tr key={title}>
            <th scope="row">{title}</th>
            <td className="num">{person_times}</td>
          </tr>
        ))}
        {content.length === 0 && (
          <tr>
            <td colSpan={2} className="muted">
              {t("reports.nothingTaught")}
            </td>
          </tr>
        )}
        <tr>
          <th scope="row">{t("reports.item.training_person_times")}</th>
          <td>
            <FigureCell found={found} item={{ kind: "training_person_times" }} />
          </td>
        </tr>
        <tr>
          <th scope="row">{t("reports.item.training_people")}</th>
          <td>
            <FigureCell found={found} item={{ kind: "training_people" }} />
          </td>
        </tr>
      </tbody>
    </PaperTable>
  );
}

function PaperTable({ title, hint, children }: { title: string; hint?: string; children: ReactNode }) {
  return (
    <div className="paper-table">
      <table>
        <caption>
          {title} {hint !== undefined && <span className="muted">{hint}</span>}
        </caption>
        {children}
      </table>
    </div>
  );
}

const MOST_REMARKS = 8_000;

function Remarks({ report, typed, onType }: Props) {
  const { t } = useTranslation();
  return (
    <div>
      <h3 id="remarks">{t("reports.remarks")}</h3>
      {may(report, "change") ? (
        <Input.TextArea
          aria-labelledby="remarks"
          rows={3}
          maxLength={MOST_REMARKS}
          value={typed.remarks}
          onChange={({ target }) => onType({ ...typed, remarks: target.value })}
        />
      ) : (
        <p className="points">{typed.remarks === "" ? "–" : typed.remarks}</p>
      )}
    </div>
  );
}

function Signatures({ report: { stage } }: { report: Report }) {
  const { t } = useTranslation();
  const filler = stage.kind === "draft" ? null : stage.filler;
  const reviewer = stage.kind === "frozen" ? stage.reviewer : null;
  return (
    <dl className="paper-head signatures">
      <Field label={t("reports.filler")}>
        <Signature by={filler} />
      </Field>
      <Field label={t("reports.reviewer")}>
        <Signature by={reviewer} />
      </Field>
    </dl>
  );
}

function Signature({ by }: { by: SignedBy | null }) {
  const { t } = useTranslation();
  if (by === null) return <span className="muted">{t("reports.notSigned")}</span>;
  return (
    <span className="num">
      <b>{by.name}</b> {dayAndTime(by.at)}
    </span>
  );
}
