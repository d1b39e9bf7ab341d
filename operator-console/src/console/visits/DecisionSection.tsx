// The class that the rules propose with their reasons, the one that a person decides, and when the next visit is due.
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import type { VisitProposal } from "../../protocol/generated";
import { ClassTag } from "../patients/marks";
import { useWords } from "../words";
import { useVisitForm } from "./form-context";
import { Choice, Plain, SentencesPart } from "./Question";
import { SectionCard } from "./VisitSections";
import { applies, isMilder } from "./visit-form";

interface Props {
  /** Undefined until every question is answered. */
  proposal: VisitProposal | undefined;
  /** Whether the rules are being asked. */
  asking: "asking" | "not_asked";
}

export function DecisionSection({ proposal, asking }: Props) {
  const { t } = useTranslation();
  const { filled, change, proposed } = useVisitForm();
  const classes = useWords("patientClass");
  return (
    <SectionCard section="decision">
      <Proposed proposal={proposal} asking={asking} />
      <Choice
        field="decided"
        options={classes}
        value={filled.decided}
        onChange={(decided) => change({ decided })}
      />
      {applies("because", filled, proposed) && filled.decided !== undefined && proposed !== undefined && (
        <Plain field="because">
          {(label) => (
            <>
              <p className="late">
                {t(isMilder(filled.decided ?? proposed, proposed) ? "visits.milder" : "visits.sterner")}
              </p>
              <SentencesPart
                label={label}
                value={filled.because}
                onChange={(because) => change({ because })}
              />
            </>
          )}
        </Plain>
      )}
      <NextVisit proposal={proposal} />
    </SectionCard>
  );
}

function Proposed({ proposal, asking }: Props) {
  const { t, i18n } = useTranslation();
  const { filled, change } = useVisitForm();
  if (proposal === undefined)
    return (
      <p className="muted" role="status">
        {t(asking === "asking" ? "visits.proposing" : "visits.proposalAfter")}
      </p>
    );
  const { class: proposed, reasons } = proposal.proposal;
  const words = reasons.map((reason) => t(`visitWord.classReason.${reason}`));
  return (
    <div className="proposal" role="status" aria-label={t("visits.proposal")}>
      <span className="gap">
        {t("visits.proposed")} <ClassTag of={proposed} />
        {filled.decided !== proposed && (
          <Button className="large-button" onClick={() => change({ decided: proposed })}>
            {t("visits.adopt")}
          </Button>
        )}
      </span>
      <span className="muted">
        {t("visits.because", { why: words.join(i18n.language === "en" ? "; " : "；") })}
      </span>
    </div>
  );
}

/** By rule, for the class that was decided. */
function NextVisit({ proposal }: { proposal: VisitProposal | undefined }) {
  const { t } = useTranslation();
  const { filled } = useVisitForm();
  const next = proposal?.next.find((one) => one.class === filled.decided);
  return (
    <p className={next === undefined ? "muted" : "next-visit num"} role="status">
      {next === undefined ? t("visits.nextAfter") : t("visits.nextOnDecided", { on: next.on })}
    </p>
  );
}
