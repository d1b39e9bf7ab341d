// Which closed sets of words need a sentence in every language. A value added on the server fails the type check here.
import type {
  AbsenceRule,
  ActionKind,
  ActionStage,
  Activity,
  AlertKind,
  Answering,
  AttendanceResult,
  BoardFinding,
  CallAbout,
  CallEnd,
  CallOutcome,
  CallRules,
  CallTiming,
  Channel,
  Competency,
  Contract,
  Counting,
  CourseTarget,
  DeclineReason,
  DeliveryChannel,
  DeliveryPurpose,
  DeliveryReason,
  DeliveryWord,
  Direction,
  DiscussionReason,
  DiscussionRules,
  EndedBy,
  EntryMark,
  FigureRules,
  Finding,
  FollowUpState,
  Gender,
  Grade,
  ImportColumn,
  ImportFault,
  IncidentKind,
  Known,
  Language,
  LibraryKind,
  Locality,
  Mark,
  NoCallReason,
  NoContactReason,
  NotAssessedReason,
  NotEligible,
  Notice,
  OfferReason,
  Organiser,
  Outcome,
  OverdueRouting,
  Policy,
  PreService,
  Presence,
  ProblemType,
  Procedure,
  Profession,
  ProtectiveFactor,
  RedLine,
  Requirement,
  ReviewState,
  ReviewWord,
  RiskTier,
  Role,
  SafeNow,
  SampleReason,
  Service,
  SheetWriting,
  SilentView,
  StandingWord,
  SuggestionReason,
  SupervisionKind,
  Thoughts,
  TierSource,
  TrainingKind,
  When,
} from "../protocol/generated";
import type { CareCodeWords } from "./codes.care";
import type { CrisisCodeWords } from "./codes.crisis";
import type { RegistryCodeWords } from "./codes.registry";

type Words<T extends string> = Record<T, string>;

/** Of callers, talks and their records. */
export interface CodeWords extends OfficeCodeWords, CrisisCodeWords, CareCodeWords, RegistryCodeWords {
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
  callOutcome: Words<CallOutcome>;
  callSource: Words<CallAbout["kind"]>;
  callTiming: Words<CallTiming>;
  callEnd: Words<CallEnd["kind"]>;
  noCallReason: Words<NoCallReason>;
  tierSource: Words<TierSource>;
  answering: Words<Answering>;
  locality: Words<Locality>;
  followUpState: Words<FollowUpState>;
}

/** Of people, ledgers, letters, settings and reviews. */
export interface OfficeCodeWords {
  audience: Words<"authority" | "public">;
  boardFinding: Words<BoardFinding>;
  counting: Words<Counting>;
  preService: Words<PreService["kind"]>;
  courseTarget: Words<CourseTarget>;
  profession: Words<Profession>;
  contract: Words<Contract>;
  deliveryWord: Words<DeliveryWord>;
  deliveryPurpose: Words<DeliveryPurpose>;
  deliveryReason: Words<DeliveryReason>;
  deliveryChannel: Words<DeliveryChannel>;
  role: Words<Role>;
  grade: Words<Grade>;
  policy: Words<keyof Policy>;
  callRule: Words<keyof CallRules>;
  figureRule: Words<keyof FigureRules>;
  discussionRule: Words<keyof DiscussionRules>;
  silentView: Words<SilentView>;
  standingWord: Words<StandingWord>;
  requirement: Words<Requirement>;
  finding: Words<Finding>;
  trainingKind: Words<TrainingKind>;
  organiser: Words<Organiser>;
  attendanceResult: Words<AttendanceResult>;
  supervisionKind: Words<SupervisionKind>;
  entryMark: Words<EntryMark>;
  importColumn: Words<ImportColumn>;
  importFault: Words<ImportFault>;
  sheetWriting: Words<SheetWriting>;
  absenceRule: Words<AbsenceRule>;
  overdueRouting: Words<OverdueRouting>;
  reviewState: Words<ReviewState>;
  reviewWord: Words<ReviewWord>;
  procedure: Words<Procedure>;
  competency: Words<Competency>;
  redLine: Words<RedLine>;
  incidentKind: Words<IncidentKind>;
  sampleReason: Words<SampleReason>;
  discussionReason: Words<DiscussionReason>;
}
