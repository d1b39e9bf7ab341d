// What a visit found, in words: for reading it, and beside the same question of the next one.
import { useTranslation } from "react-i18next";
import type { VisitFindings } from "../../protocol/generated";
import { useDoseWords } from "../patients/use-dose-words";
import { ACTS, type Field } from "./visit-form";
import "./words";

/** The answer to a question; a dash where it does not belong to what was found, or nothing was. */
export function useFindingWords(): (found: VisitFindings, field: Field) => string {
  const { t, i18n } = useTranslation();
  const dose = useDoseWords();
  const comma = i18n.language === "en" ? ", " : "、";
  const colon = i18n.language === "en" ? ": " : "：";
  const nothing = t("visits.notAsked");
  const list = (words: readonly string[]) => (words.length === 0 ? nothing : words.join(comma));
  const symptoms = ({ symptoms: seen }: VisitFindings) => {
    if (seen.kind === "gone") return t("visitWord.symptoms.gone");
    const which = seen.which.map((one) => (one === "other" ? seen.other : t(`visitWord.symptom.${one}`)));
    return `${t(`visitWord.symptomDegree.${seen.degree}`)}${colon}${list(which)}`;
  };
  const reaction = ({ reaction: seen }: VisitFindings) =>
    seen.kind === "yes"
      ? `${t(`visitWord.reactionDegree.${seen.degree}`)}${colon}${seen.words}`
      : t(`visitWord.reaction.${seen.kind}`);
  const hospital = ({ hospital: stay }: VisitFindings) =>
    stay.kind === "before"
      ? `${t("visitWord.hospital.before")} (${stay.discharged_on})`
      : t(`visitWord.hospital.${stay.kind}`);
  const referral = ({ referral: advice }: VisitFindings) => {
    const word = t(`visitWord.referral.${advice.kind}`);
    if (advice.kind === "not_needed") return word;
    const where = advice.kind === "done" ? [advice.institution, advice.department] : [];
    return `${word}${colon}${list([advice.reason, ...where].filter((one) => one !== ""))}`;
  };
  return (found, field) => {
    switch (field) {
      case "interviewed":
        return list(found.interviewed.map((one) => t(`visitWord.interviewed.${one}`)));
      case "companions":
        return list(
          found.companions.map(({ role, name }) => `${t(`visitWord.companionRole.${role}`)} ${name}`),
        );
      case "dangerousness":
        return t(`dangerousness.${String(found.dangerousness) as "0"}`);
      case "symptoms":
        return symptoms(found);
      case "insight":
        return t(`visitWord.insight.${found.insight}`);
      case "sleep":
      case "diet":
        return t(`visitWord.functioning.${found[field]}`);
      case "self_care":
      case "housework":
      case "work":
      case "learning":
      case "social":
        return t(`visitWord.working.${found.functions[field] ?? "not_applicable"}`);
      case "acts": {
        const told = ACTS.filter((act) => found.acts[act] > 0);
        const words = (act: (typeof ACTS)[number]) =>
          `${t(`visitWord.act.${act}`)} ${t("visits.timesA", { n: found.acts[act] })}`;
        return told.length === 0 ? t("visits.noActs") : list(told.map(words));
      }
      case "restraint":
        return t(`visitWord.restraint.${found.restraint}`);
      case "hospital":
        return hospital(found);
      case "laboratory":
        return found.laboratory.kind === "yes" ? found.laboratory.findings : t("visitWord.laboratory.no");
      case "physical":
        return t(`visitWord.physical.${found.physical}`);
      case "adherence":
        return t(`visitWord.adherence.${found.adherence}`);
      case "medication":
        return list(found.medication.map((one) => `${one.drug} ${dose(one.dose)}`));
      case "reaction":
        return reaction(found);
      case "effect":
        return t(`visitWord.effect.${found.effect}`);
      case "referral":
        return referral(found);
      case "rehabilitation":
        return list(found.rehabilitation.map((one) => t(`visitWord.rehabilitation.${one}`)));
      case "remarks":
        return found.remarks === "" ? nothing : found.remarks;
      case "on":
      case "mode":
      case "outcome":
      case "lost":
      case "died_on":
      case "cause":
      case "words":
      case "decided":
      case "because":
        return nothing;
    }
  };
}
