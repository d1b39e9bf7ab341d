// Which closed sets of words need a sentence in every language. A value added on the server fails the type check here.
import type {
  AbsenceRule,
  ActionKind,
  ActionStage,
  Activity,
  AlertKind,
  AttendanceResult,
  CallbackOutcome,
  Channel,
  DeclineReason,
  Direction,
  EndedBy,
  EntryMark,
  Finding,
  Gender,
  Grade,
  Known,
  Language,
  LibraryKind,
  Mark,
  NoContactReason,
  NotAssessedReason,
  NotEligible,
  Notice,
  OfferReason,
  Organiser,
  Outcome,
  OverdueRouting,
  Policy,
  Presence,
  ProblemType,
  ProtectiveFactor,
  Requirement,
  RiskTier,
  Role,
  SafeNow,
  Service,
  StandingWord,
  SuggestionReason,
  SupervisionKind,
  Thoughts,
  TrainingKind,
  When,
} from "../protocol/generated";

type Words<T extends string> = Record<T, string>;

export interface CodeWords {
  tier: Words<RiskTier | "unrated">;
  channel: Words<Channel>;
  direction: Words<Direction>;
  language: Words<Language>;
  gender: Words<Gender>;
  known: Words<Known>;
  when: Words<When>;
  protective: Words<ProtectiveFactor>;
  suggestionReason: Words<SuggestionReason>;
  notAssessed: Words<NotAssessedReason>;
  safeNow: Words<SafeNow>;
  thoughts: Words<Thoughts>;
  presence: Words<Presence>;
  activity: Words<Activity>;
  decline: Words<DeclineReason>;
  endedBy: Words<EndedBy>;
  notice: Words<Notice>;
  alert: Words<AlertKind>;
  offerReason: Words<OfferReason>;
  notEligible: Words<NotEligible>;
  problemType: Words<ProblemType>;
  mark: Words<Mark>;
  service: Words<Service>;
  outcome: Words<Outcome>;
  actionKind: Words<ActionKind>;
  actionStage: Words<ActionStage>;
  noContact: Words<NoContactReason>;
  libraryKind: Words<LibraryKind>;
  callbackOutcome: Words<CallbackOutcome>;
  role: Words<Role>;
  grade: Words<Grade>;
  policy: Words<keyof Policy>;
  standingWord: Words<StandingWord>;
  requirement: Words<Requirement>;
  finding: Words<Finding>;
  trainingKind: Words<TrainingKind>;
  organiser: Words<Organiser>;
  attendanceResult: Words<AttendanceResult>;
  supervisionKind: Words<SupervisionKind>;
  entryMark: Words<EntryMark>;
  absenceRule: Words<AbsenceRule>;
  overdueRouting: Words<OverdueRouting>;
}
