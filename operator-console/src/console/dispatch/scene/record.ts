// What of a disposition record is known before anybody writes it. Pure.
import type { DispatchView, DispositionForm, Measure, Profession } from "../../../protocol/generated";

export function knownOf(
  { brief: { place, informant }, reasons, strip }: Pick<DispatchView, "brief" | "reasons" | "strip">,
  measures: readonly Measure[],
): DispositionForm {
  const names = (wanted: Profession) =>
    strip.crew.filter(({ profession }) => profession === wanted).map(({ name }) => name);
  return {
    place: place.words,
    reporter: [informant.name, informant.relation].filter((text) => text !== "").join("，"),
    narrative: "",
    injured: 0,
    dead: 0,
    property_loss: "",
    psychiatrists: names("psychiatrist"),
    nurses: names("nurse"),
    police_organ: "",
    police_officer: "",
    reasons: [...reasons],
    measures: [...measures],
    diagnosis: "",
    diagnosis_standing: "none",
    payer: "unknown",
    effect: "",
  };
}
