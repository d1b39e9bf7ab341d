// Closed sets of words of crisis teams and their dispatches. A value added on the server fails the type check here.
import type {
  AreaLevel,
  Basis,
  CheckFinding,
  CheckInAnswer,
  CrisisRules,
  Datum,
  DeclineBecause,
  DiagnosisStanding,
  DispatchReason,
  DrillCounts,
  Duty,
  EndReason,
  Excluded,
  Measure,
  Moment,
  NearMissKind,
  Outstanding,
  PageChannel,
  PageSeated,
  PageWord,
  Payer,
  PlaceConfidence,
  Purpose,
  RescueService,
  ResponseClass,
  Skill,
  Source,
  StageWord,
  TeamLevel,
  Telephone,
  Whom,
} from "../protocol/generated";

type Words<T extends string> = Record<T, string>;

export interface CrisisCodeWords {
  areaLevel: Words<AreaLevel>;
  basis: Words<Basis>;
  checkFinding: Words<CheckFinding>;
  checkInAnswer: Words<CheckInAnswer>;
  crisisRule: Words<keyof CrisisRules>;
  datum: Words<Datum>;
  declineBecause: Words<DeclineBecause>;
  diagnosisStanding: Words<DiagnosisStanding>;
  dispatchReason: Words<DispatchReason>;
  dispatchSource: Words<Source>;
  dispatchStage: Words<StageWord>;
  drillCounts: Words<DrillCounts>;
  duty: Words<Duty>;
  endReason: Words<EndReason>;
  excluded: Words<Excluded>;
  measure: Words<Measure>;
  moment: Words<Moment>;
  nearMiss: Words<NearMissKind>;
  outstanding: Words<Outstanding>;
  pageChannel: Words<PageChannel>;
  pageSeated: Words<PageSeated>;
  pageWord: Words<PageWord>;
  payer: Words<Payer>;
  placeConfidence: Words<PlaceConfidence>;
  purpose: Words<Purpose>;
  rescueService: Words<RescueService>;
  responseClass: Words<ResponseClass>;
  skill: Words<Skill>;
  teamLevel: Words<TeamLevel>;
  telephone: Words<Telephone>;
  whom: Words<Whom>;
}
