// A dry run: whom the policy would page at an instant if nobody answered, and whom not and why. Nothing is sent.
import { Button, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { clock, dayAndTime } from "../../core/format.ts";
import { fromDate, serverNow } from "../../core/server-clock.ts";
import type { DryAnswer, DryPerson, DryStep, Team, Timestamp } from "../../protocol/generated";
import { Loaded } from "../components/states";
import { useDryRun } from "./queries";
import { useChannelWords } from "./sentences";

export function DryRunPanel({ team }: { team: Team }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState("");
  const [at, setAt] = useState<Timestamp | null>(null);
  const query = useDryRun(team.team, at);
  return (
    <div className="stack">
      <p className="muted">{t("dryRun.hint")}</p>
      <div className="gap">
        <label className="gap">
          {t("dryRun.at")}
          <Input
            type="datetime-local"
            className="dry-at"
            value={typed}
            onChange={({ target }) => setTyped(target.value)}
          />
        </label>
        <Button type="primary" onClick={() => setAt(typed === "" ? serverNow() : fromDate(new Date(typed)))}>
          {t(typed === "" ? "dryRun.now" : "dryRun.chosen")}
        </Button>
      </div>
      {at !== null && (
        <Loaded query={query}>
          {(run) => (
            <>
              <p role="status" className="num">
                {t("dryRun.result", {
                  t: dayAndTime(run.at),
                  needs: run.needs
                    .map((need) => `${t(`profession.${need.profession}`)} × ${need.count}`)
                    .join(" · "),
                })}
              </p>
              {run.steps.map((step) => (
                <StepCard key={step.step} step={step} />
              ))}
            </>
          )}
        </Loaded>
      )}
    </div>
  );
}

const isPaged = ({ how }: DryPerson) => how.kind === "paged";

function StepCard({ step }: { step: DryStep }) {
  const { t } = useTranslation();
  const paged = step.people.filter(isPaged);
  const others = step.people.filter((person) => !isPaged(person));
  return (
    <section className="dry-step" aria-label={t("policyWords.stepNumber", { n: step.step })}>
      <h3>
        <span className="num">{clock(step.after_ms)}</span> {t("policyWords.stepNumber", { n: step.step })} ·{" "}
        {t(`whom.${step.whom}`)}
      </h3>
      {paged.length === 0 && (
        <p className="late">
          <span aria-hidden="true">◆ </span>
          {t("dryRun.nobody")}
        </p>
      )}
      <People people={paged} />
      {others.length > 0 && (
        <details>
          <summary>{t("dryRun.notAsked", { n: others.length })}</summary>
          <People people={others} />
        </details>
      )}
    </section>
  );
}

function People({ people }: { people: readonly DryPerson[] }) {
  const { t } = useTranslation();
  const howWords = useHowWords();
  return (
    <ul className="plain">
      {people.map((person) => (
        <li key={person.staff} className="gap">
          <b>{person.name}</b>
          <span className="muted">
            {person.team.name} · {t(`duty.${person.duty}`)}
          </span>
          <span>{howWords(person.how)}</span>
        </li>
      ))}
    </ul>
  );
}

function useHowWords(): (how: DryAnswer) => string {
  const { t } = useTranslation();
  const channelWords = useChannelWords();
  return (how) => (how.kind === "paged" ? channelWords(how.channels) : t(`excluded.${how.because}`));
}
