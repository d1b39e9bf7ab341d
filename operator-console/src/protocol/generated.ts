// Made from backend/protocol and backend/domain; do not edit by hand.

export type Timestamp = number;
export type Millis = number;
export type SessionId = string;
export type StaffId = string;
export type OfferId = string;
export type CommandId = string;
export type CallbackId = string;
export type AlertId = string;

export type Grade = "trainee" | "full";
export type QualificationDecision = "qualified" | "suspended";
export type Known = "yes" | "no" | "unknown";
export type When = "act_under_way" | "within_72_hours" | "within_a_week" | "later" | "no_time" | "unknown";
export type ProtectiveFactor =
  | "family"
  | "friends"
  | "in_treatment"
  | "reasons_for_living"
  | "children"
  | "faith"
  | "work"
  | "pet"
  | "unknown";
export type RiskForm = {
  wish_to_die: number | null;
  hopelessness: number | null;
  plan: Known;
  means_at_hand: Known;
  when: When;
  earlier_attempts: Known;
  alone: Known;
  protective: Array<ProtectiveFactor>;
};
export type SuggestionReason =
  | "act_under_way"
  | "plan_within_72_hours"
  | "plan_within_a_week"
  | "plan_and_means"
  | "strong_wish_to_die"
  | "some_wish_to_die"
  | "hopeless"
  | "earlier_attempts"
  | "alone"
  | "much_unknown"
  | "nothing_found";
export type Suggestion = { tier: RiskTier; reasons: Array<SuggestionReason> };
export type NotAssessedReason = "caller_left" | "silent" | "no_real_contact" | "refused" | "third_party" | "technical";
export type Assessment =
  | { kind: "assessed"; form: RiskForm; decided: RiskTier; override_reason?: string; remarks?: string }
  | { kind: "not_assessed"; reason: NotAssessedReason; remarks?: string };
export type Right =
  | "answer_sessions"
  | "see_queue"
  | "see_colleagues"
  | "settle_alerts"
  | "read_any_record"
  | "work_callbacks"
  | "read_library"
  | "manage_accounts"
  | "manage_settings"
  | "read_settings"
  | "read_journal";
export type DraftKind = "message" | "assessment" | "wrap_up" | "note" | "transfer";
export type LibraryKind = "article" | "directory" | "canned_reply";
export type CallbackOutcome = "reached" | "not_reached" | "wrong_number" | "no_longer_wanted";
export type NoContactReason = "anonymous" | "refused" | "unsafe" | "handed_over";
export type FollowUpPlan = { kind: "dates"; due_at: Array<Timestamp> } | { kind: "no_contact"; reason: NoContactReason };
export type OpeningHours =
  | { kind: "round_the_clock" }
  | { kind: "daily"; from_minute: number; until_minute: number; time_zone: string };
export type Policy = {
  offer_timeout_ms: Millis;
  grace_ms: Millis;
  high_target_ms: Millis;
  target_ms: Millis;
  relax_preference_ms: Millis;
  pass_rest_ms: Millis;
  moderate_head_start_ms: Millis;
  unrated_head_start_ms: Millis;
  low_head_start_ms: Millis;
  waiting_gone_ms: Millis;
  capacity: number;
  trainee_capacity: number;
};
export type Presence = "available" | "break" | "meal" | "supervision" | "training" | "away";
export type Activity =
  | "offline"
  | "available"
  | "in_session"
  | "wrap_up"
  | "break"
  | "meal"
  | "supervision"
  | "training"
  | "away";
export type RiskTier = "none" | "low" | "moderate" | "high" | "imminent";
export type TierSource = "intake" | "lexicon" | "operator";
export type SafeNow = "yes" | "unsure" | "no";
export type Thoughts = "no" | "sometimes" | "often" | "with_plan" | "acting_now";
export type Intake = { safe_now?: SafeNow; thoughts?: Thoughts };
export type TierReason =
  | { kind: "safe_now"; answer: SafeNow }
  | { kind: "thoughts"; answer: Thoughts }
  | { kind: "phrase"; entry: string; version: number }
  | { kind: "assessed" };
export type Role =
  | "operator"
  | "supervisor"
  | "crisis_lead"
  | "crisis_member"
  | "registry_clerk"
  | "physician"
  | "duty_officer"
  | "liaison"
  | "system_admin"
  | "security_admin"
  | "auditor"
  | "privacy_officer";
export type OfferReason =
  | "most_urgent"
  | "longest_waiting"
  | "speaks_language"
  | "wished_gender"
  | "preference_relaxed"
  | "least_recently_offered"
  | "supervisor_on_duty"
  | "transferred_to_you"
  | "continues_talk";
export type NotEligible =
  | "not_connected"
  | "not_available"
  | "not_qualified"
  | "at_capacity"
  | "offer_pending"
  | "recently_passed"
  | "other_language"
  | "other_gender"
  | "supervisor_held_back";
export type Channel = "web" | "phone";
export type Direction = "incoming" | "outgoing";
export type Language = "zh-CN" | "en";
export type Gender = "woman" | "man";
export type DeclineReason = "need_break" | "known_to_me" | "beyond_my_skill" | "still_writing" | "technical" | "other";
export type EndedBy = "caller" | "operator" | "hotline";
export type AlertKind = "raised_hand" | "target_missed" | "holder_lost" | "nobody_on_duty" | "tier_raised";
export type ProblemType =
  | "health"
  | "mental_illness"
  | "emotion"
  | "sexual"
  | "romance"
  | "marriage"
  | "family"
  | "childrens_education"
  | "work_and_study"
  | "other";
export type Mark = "silent" | "repeat" | "harassing" | "third_party" | "minor" | "difficult";
export type Service = "education" | "counselling" | "crisis_intervention" | "referral";
export type Outcome =
  | "relieved"
  | "somewhat_relieved"
  | "unchanged"
  | "worse"
  | "referred"
  | "broken_off"
  | "unknown";
export type ActionKind =
  | "safety_plan"
  | "remove_means"
  | "contact_family"
  | "contact_police"
  | "contact_ambulance"
  | "clinic_visit"
  | "self_help_material"
  | "call_back"
  | "other";
export type ActionStage = "discussed" | "agreed" | "done" | "planned" | "not_done";
export type Action = { kind: ActionKind; stage: ActionStage };
export type WrapUp = {
  problems: Array<ProblemType>;
  marks: Array<Mark>;
  services: Array<Service>;
  outcome: Outcome;
  actions: Array<Action>;
  local: boolean | null;
  summary: string;
};

export type Code =
  | "session_closed"
  | "session_not_found"
  | "not_your_session"
  | "lease_lost"
  | "offer_gone"
  | "nobody_waiting"
  | "at_capacity"
  | "not_available"
  | "not_qualified"
  | "staff_not_found"
  | "staff_not_reachable"
  | "session_not_over"
  | "already_ended"
  | "assessment_missing"
  | "wrap_up_missing"
  | "follow_up_missing"
  | "follow_up_invalid"
  | "override_reason_missing"
  | "rating_out_of_range"
  | "not_assessable"
  | "closed_now"
  | "id_reused"
  | "forbidden"
  | "text_empty"
  | "text_too_long"
  | "roles_conflict"
  | "last_administrator"
  | "username_taken"
  | "password_weak"
  | "reason_missing"
  | "already_done"
  | "not_found"
  | "malformed"
  | "body_too_large"
  | "frame_too_large"
  | "method_not_allowed"
  | "unsupported_media_type"
  | "wrong_origin"
  | "sign_in_needed"
  | "sign_in_wrong"
  | "sign_in_locked"
  | "account_disabled"
  | "password_change_needed"
  | "ticket_invalid"
  | "too_fast"
  | "too_many_sockets"
  | "overloaded"
  | "shutting_down"
  | "set_up_needed"
  | "set_up_done"
  | "set_up_code_wrong"
  | "field_invalid"
  | "internal";
export type Problem = {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: Code;
  params?: { [key in string]: string };
};

export type Author = "caller" | "operator" | "system";
export type Notice = "operator_joined" | "operator_changed" | "caller_ended" | "operator_ended";
export type Shared = { item: string; title: string; body: string; phone?: string };
export type Line = {
  seq: number;
  id: string;
  from: Author;
  at: Timestamp;
  text: string;
  shared?: Shared;
  notice?: Notice;
};
export type Marks = { delivered: number; read: number };
export type ReadUpTo = { session: SessionId; after: number };

export type CallerFrame =
  | { type: "hello"; ticket: string; after: number }
  | { type: "say"; id: CommandId; text: string }
  | { type: "typing" }
  | { type: "seen"; delivered: number; read: number }
  | { type: "end"; id: CommandId }
  | { type: "rate"; id: CommandId; score: number; comment?: string }
  | { type: "return_code"; id: CommandId };
export type CallerState =
  | { kind: "waiting"; since: Timestamp; ahead: number | null }
  | { kind: "with"; operator: string; since: Timestamp }
  | { kind: "reconnecting"; since: Timestamp }
  | { kind: "replacing"; since: Timestamp; ahead: number | null }
  | { kind: "closed"; at: Timestamp; rated: Rated };
export type Rated = "yes" | "no";
export type ToCaller =
  | {
      type: "welcome";
      session: SessionId;
      server_at: Timestamp;
      state: CallerState;
      lines: Array<Line>;
      marks: Marks;
    }
  | { type: "state"; state: CallerState }
  | { type: "line"; line: Line }
  | { type: "lines"; lines: Array<Line> }
  | { type: "ack"; id: CommandId; seq: number; at: Timestamp }
  | { type: "typing" }
  | { type: "marks"; marks: Marks }
  | { type: "done"; id: CommandId }
  | { type: "return_code"; id: CommandId; code: string }
  | { type: "refused"; id?: CommandId; problem: Problem };

export type StaffFrame =
  | { type: "hello"; ticket: string; open: Array<ReadUpTo> }
  | { type: "say"; id: CommandId; session: SessionId; fence: number; text: string }
  | { type: "share"; id: CommandId; session: SessionId; fence: number; item: string }
  | { type: "typing"; session: SessionId }
  | { type: "seen"; session: SessionId; delivered: number; read: number }
  | { type: "presence"; id: CommandId; presence: Presence }
  | { type: "accept"; id: CommandId; offer: OfferId }
  | { type: "decline"; id: CommandId; offer: OfferId; reason: DeclineReason }
  | { type: "accept_next"; id: CommandId }
  | { type: "end"; id: CommandId; session: SessionId; fence: number }
  | { type: "transfer"; id: CommandId; session: SessionId; fence: number; to: TransferTo; context: string }
  | { type: "raise_hand"; id: CommandId; session: SessionId; fence: number; wish: string }
  | { type: "lower_hand"; id: CommandId; session: SessionId; fence: number }
  | { type: "settle_alert"; id: CommandId; alert: AlertId }
  | { type: "resume"; session: SessionId; after: number }
  | { type: "ping"; n: number };
export type TransferTo = { kind: "queue" } | { kind: "operator"; staff: StaffId };
export type CallerLink = { kind: "here" } | { kind: "gone"; since: Timestamp } | { kind: "phone" };
export type MyStage =
  | { kind: "talking"; since: Timestamp }
  | { kind: "detached"; since: Timestamp; until: Timestamp }
  | { kind: "wrap_up"; ended_at: Timestamp; ended_by: EndedBy };
export type ActionName =
  | "say"
  | "share"
  | "transfer"
  | "raise_hand"
  | "lower_hand"
  | "end"
  | "close"
  | "accept_next";
export type Permit = { kind: "yes" } | { kind: "no"; code: Code };
export type Allowed = { name: ActionName; allowed: Permit };
export type MySession = {
  session: SessionId;
  alias: string;
  channel: Channel;
  language: Language;
  tier: RiskTier | null;
  reasons: Array<TierReason>;
  opened_at: Timestamp;
  stage: MyStage;
  fence: number;
  caller: CallerLink;
  last_seq: number;
  mine: Marks;
  theirs: Marks;
  hand_raised_at: Timestamp | null;
  actions: Array<Allowed>;
};
export type Offer = {
  offer: OfferId;
  session: SessionId;
  alias: string;
  channel: Channel;
  language: Language;
  tier: RiskTier | null;
  reasons: Array<TierReason>;
  because: Array<OfferReason>;
  waiting_since: Timestamp;
  offered_at: Timestamp;
  expires_at: Timestamp;
  lines: number;
};
export type WaitingRow = {
  session: SessionId;
  alias: string;
  channel: Channel;
  language: Language;
  wished_gender: Gender | null;
  tier: RiskTier | null;
  reasons: Array<TierReason>;
  waiting_since: Timestamp;
  target_at: Timestamp;
  offered: OfferId | null;
  caller: CallerLink;
};
export type Queue = { seq: number; count: number; rows: Array<WaitingRow> };
export type Mine = {
  seq: number;
  presence: Presence;
  activity: Activity;
  presence_since: Timestamp;
  capacity: number;
  sessions: Array<MySession>;
  offer: Offer | null;
  actions: Array<Allowed>;
};
export type Colleague = {
  staff: StaffId;
  name: string;
  activity: Activity;
  since: Timestamp;
  held: number;
  wrapping_up: number;
  capacity: number;
  not_offered: Array<NotEligible>;
};
export type Alert = {
  alert: AlertId;
  kind: AlertKind;
  session: SessionId | null;
  alias: string | null;
  staff: StaffId | null;
  staff_name: string | null;
  raised_at: Timestamp;
  wish: string;
};
export type Told =
  | { kind: "missed_offer"; session: SessionId; alias: string }
  | { kind: "lease_lost"; session: SessionId; alias: string }
  | { kind: "caller_ended"; session: SessionId; alias: string };
export type ToStaff =
  | { type: "welcome"; staff: StaffId; server_at: Timestamp }
  | { type: "mine"; mine: Mine }
  | { type: "queue"; queue: Queue }
  | { type: "colleagues"; colleagues: Array<Colleague> }
  | { type: "alerts"; alerts: Array<Alert> }
  | { type: "line"; session: SessionId; line: Line }
  | { type: "lines"; session: SessionId; lines: Array<Line> }
  | { type: "ack"; id: CommandId; session: SessionId; seq: number; at: Timestamp }
  | { type: "typing"; session: SessionId }
  | { type: "marks"; session: SessionId; marks: Marks }
  | { type: "done"; id: CommandId }
  | { type: "refused"; id?: CommandId; problem: Problem }
  | { type: "told"; told: Told }
  | { type: "pong"; n: number };

export type Window<T> = { rows: Array<T>; next: string | null };
export type Account = {
  staff: StaffId;
  username: string;
  name: string;
  badge: string;
  roles: Array<Role>;
  languages: Array<Language>;
  gender: Gender | null;
  grade: Grade;
  standing: AccountStanding;
  qualification: Qualification;
  created_at: Timestamp;
  last_sign_in_at: Timestamp | null;
};
export type AccountStanding =
  | { kind: "active" }
  | { kind: "locked"; until: Timestamp }
  | { kind: "disabled"; since: Timestamp };
export type Qualification =
  | { kind: "unset" }
  | { kind: "qualified"; since: Timestamp; by: StaffId; reason: string }
  | { kind: "suspended"; since: Timestamp; by: StaffId; reason: string };
export type NewAccount = {
  name: string;
  username: string;
  badge: string;
  roles: Array<Role>;
  languages: Array<Language>;
  gender: Gender | null;
  grade: Grade;
};
export type OneTimePassword = { staff: StaffId; password: string };
export type ChangeAccount = {
  name: string;
  badge: string;
  roles: Array<Role>;
  languages: Array<Language>;
  gender: Gender | null;
  grade: Grade;
};
export type ChangeQualification = { decision: QualificationDecision; reason: string };
export type ChangeStanding = { to: StandingChange };
export type StandingChange = "disable" | "enable" | "unlock";
export type RequestCallback = {
  id: CallbackId;
  language: Language;
  name?: string;
  phone: string;
  note?: string;
};
export type CallbackRequested = { callback: CallbackId; requested_at: Timestamp };
export type Callback = {
  callback: CallbackId;
  language: Language;
  name: string;
  phone: string;
  note: string;
  requested_at: Timestamp;
  state: CallbackState;
};
export type CallbackState =
  | { kind: "open" }
  | { kind: "taken"; by: StaffId; by_name: string; at: Timestamp }
  | { kind: "done"; by: StaffId; by_name: string; at: Timestamp; outcome: CallbackOutcome };
export type ActOnCallback = { id: CommandId };
export type FinishCallback = { id: CommandId; outcome: CallbackOutcome };
export type Number = { number: string; zh: string; en: string };
export type PublicCentre = {
  name: string;
  numbers: Array<Number>;
  open: OpenNow;
  exit_url: string;
  mark: CentreMark;
  server_at: Timestamp;
};
export type OpenNow = { kind: "open" } | { kind: "nobody_on_duty" } | { kind: "closed"; opens_at: Timestamp | null };
export type CentreMark = "real" | "demonstration";
export type SetUpState = { needed: Needed };
export type Needed = "yes" | "no";
export type SetUp = {
  code: string;
  centre_name: string;
  hotline_number: string;
  administrator: NewAdministrator;
};
export type NewAdministrator = { name: string; username: string; password: string };
export type Settings = {
  centre_name: string;
  numbers: Array<Number>;
  exit_url: string;
  languages: Array<Language>;
  opening: OpeningHours;
  policy: Policy;
};
export type SettingsView = {
  settings: Settings;
  warnings: Array<SettingsWarning>;
  changed_at: Timestamp;
};
export type SettingsWarning = "not_round_the_clock";
export type LibraryItem = {
  item: string;
  kind: LibraryKind;
  title_zh: string;
  title_en: string;
  body_zh: string;
  body_en: string;
  phone?: string;
};
export type Library = { items: Array<LibraryItem> };
export type SuggestionRequest = { form: RiskForm };
export type SuggestionView = { suggestion: Suggestion; follow_up_dates: Array<Timestamp> };
export type SaveAssessment = { id: CommandId; fence: number; assessment: Assessment };
export type SaveWrapUp = { id: CommandId; fence: number; wrap_up: WrapUp };
export type CloseSession = { id: CommandId; fence: number; follow_up?: FollowUpPlan };
export type AddNote = { id: CommandId; text: string };
export type Note = { id: string; by: StaffId; by_name: string; at: Timestamp; text: string };
export type SaveDraft = { body: string };
export type Saved = { saved_at: Timestamp };
export type Draft = { kind: DraftKind; body: string; saved_at: Timestamp };
export type RecordedAssessment = {
  at: Timestamp;
  by: StaffId;
  by_name: string;
  suggestion: Suggestion | null;
  assessment: Assessment;
};
export type SessionRecord = {
  card: SessionCard;
  assessments: Array<RecordedAssessment>;
  wrap_up: WrapUp | null;
  notes: Array<Note>;
  drafts: Array<Draft>;
  earlier: Array<EarlierSession>;
  transfer_context: Array<Note>;
};
export type OpenSession = {
  id: SessionId;
  language: Language;
  wished_gender?: Gender;
  intake?: Intake;
  about?: string;
  return_code?: string;
  secret: string;
};
export type SessionOpened = { session: SessionId; ticket: string };
export type OpenPhoneSession = {
  id: SessionId;
  number: string;
  direction: Direction;
  language: Language;
  started_at: Timestamp;
};
export type SessionCard = {
  session: SessionId;
  alias: string;
  channel: Channel;
  direction: Direction;
  language: Language;
  wished_gender: Gender | null;
  tier: RiskTier | null;
  reasons: Array<TierReason>;
  intake: Intake;
  opened_at: Timestamp;
  ended_at: Timestamp | null;
  ended_by: EndedBy | null;
  closed_at: Timestamp | null;
  holder: StaffId | null;
  holder_name: string | null;
  phone_masked: string | null;
};
export type Lines = { lines: Array<Line>; next: number | null };
export type EarlierSession = {
  session: SessionId;
  opened_at: Timestamp;
  channel: Channel;
  tier: RiskTier | null;
  holder_name: string | null;
  summary: string;
};
export type SignIn = { username: string; password: string };
export type SignedIn = { access_token: string; expires_at: Timestamp; me: Me };
export type Me = {
  staff: StaffId;
  username: string;
  name: string;
  badge: string;
  roles: Array<Role>;
  rights: Array<Right>;
  password: PasswordState;
};
export type PasswordState = "good" | "change_needed";
export type ChangePassword = { current: string; new: string };
export type TicketRequest = { kind: "staff" } | { kind: "caller"; session: SessionId; secret: string };
export type Ticket = { ticket: string; expires_at: Timestamp };
