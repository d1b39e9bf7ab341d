// Made from backend/protocol by tests/contracts/typescript.rs; do not edit by hand.

/**
 * Whether absence lessens what is asked.
 */
export type AbsenceRule = "strict" | "pro_rata";

/**
 * One account, as the security administrator sees it.
 */
export type Account = { staff: StaffId, username: string, name: string, badge: string, roles: Array<Role>, languages: Array<Language>, gender: Gender | null, grade: Grade, standing: AccountStanding, qualification: Qualification, created_at: Timestamp, last_sign_in_at: Timestamp | null, };

/**
 * Whether the account can sign in.
 */
export type AccountStanding = { "kind": "active" } | { "kind": "locked", until: Timestamp, } | { "kind": "disabled", since: Timestamp, };

/**
 * `POST /api/v1/callbacks/{id}/take` and `/release`.
 */
export type ActOnCallback = { id: CommandId, };

/**
 * One action and how far it got.
 */
export type Action = { kind: ActionKind, stage: ActionStage, };

/**
 * What can be done for a caller in a session.
 */
export type ActionKind = "safety_plan" | "remove_means" | "contact_family" | "contact_police" | "contact_ambulance" | "clinic_visit" | "self_help_material" | "call_back" | "other";

/**
 * Actions on a session or at the desk.
 */
export type ActionName = "say" | "share" | "transfer" | "raise_hand" | "lower_hand" | "end" | "close" | "accept_next";

/**
 * How far an action really got. A planned action is never recorded as done.
 */
export type ActionStage = "discussed" | "agreed" | "done" | "planned" | "not_done";

/**
 * What others see of an operator: the chosen presence, or what the sessions held make of it.
 */
export type Activity = "offline" | "available" | "in_session" | "wrap_up" | "break" | "meal" | "supervision" | "training" | "away";

/**
 * `POST /api/v1/sessions/{id}/notes`: never seen by the caller.
 */
export type AddNote = { id: CommandId, text: string, };

/**
 * Something for the supervisor.
 */
export type Alert = { alert: AlertId, kind: AlertKind, session: SessionId | null, alias: string | null, staff: StaffId | null, staff_name: string | null, raised_at: Timestamp,
/**
 * What the operator wrote with a raised hand.
 */
wish: string, };

/**
 * Something a supervisor should look at.
 */
export type AlertId = string;

/**
 * What a supervisor is told of.
 */
export type AlertKind = "raised_hand" | "target_missed" | "holder_lost" | "nobody_on_duty" | "tier_raised" | "record_left" | "offered_in_breach" | "delivery_troubled";

/**
 * What may be done with something, and why not (the console never decides).
 */
export type Allowed = { name: ActionName, allowed: Permit, };

/**
 * Whether an attempt that was not accepted may have arrived all the same.
 */
export type Arrival = "certain" | "may_be_repeat";

/**
 * `POST /api/v1/outbox/test`: a letter to oneself, to see whether the channel works.
 */
export type AskTestMail = { id: CommandId, };

/**
 * The operator's decision on the danger, needed before a session can be closed.
 */
export type Assessment = { "kind": "assessed", form: RiskForm, decided: RiskTier,
/**
 * Why the operator decided otherwise than suggested; required then. Sealed at rest.
 */
override_reason?: string,
/**
 * Free remarks. Sealed at rest.
 */
remarks?: string, } | { "kind": "not_assessed", reason: NotAssessedReason, remarks?: string, };

/**
 * What the trainer has confirmed.
 */
export type Attendance = { entry: EntryId, mark: EntryMark, result: AttendanceResult, confirmed_at: Timestamp, certificate_until: string | null, };

/**
 * What somebody's attendance came to.
 */
export type AttendanceMark = { staff: StaffId, result: AttendanceResult, };

/**
 * What an attendance came to.
 */
export type AttendanceResult = "passed" | "attended" | "not_passed" | "absent";

/**
 * Who wrote a line.
 */
export type Author = "caller" | "operator" | "system";

/**
 * One request, as operators see it.
 */
export type Callback = { callback: CallbackId, language: Language, name: string,
/**
 * In full only for whoever took it; masked otherwise.
 */
phone: string, note: string, requested_at: Timestamp, state: CallbackState, };

/**
 * A request to be called back.
 */
export type CallbackId = string;

/**
 * How a call-back ended. "Not reached" is an outcome of its own.
 */
export type CallbackOutcome = "reached" | "not_reached" | "wrong_number" | "no_longer_wanted";

/**
 * Answer to it.
 */
export type CallbackRequested = { callback: CallbackId, requested_at: Timestamp, };

/**
 * Where a request stands.
 */
export type CallbackState = { "kind": "open" } | { "kind": "taken", by: StaffId, by_name: string, at: Timestamp, } | { "kind": "done", by: StaffId, by_name: string, at: Timestamp, outcome: CallbackOutcome, };

/**
 * A caller's page to the hotline.
 */
export type CallerFrame = { "type": "hello", ticket: string, after: number, } | { "type": "say", id: CommandId, text: string, } | { "type": "typing", } | { "type": "seen", delivered: number, read: number, } | { "type": "end", id: CommandId, } | { "type": "rate", id: CommandId, score: number, comment?: string, } | { "type": "return_code", id: CommandId, } | { "type": "ping", n: number, };

/**
 * Whether the caller's page is connected.
 */
export type CallerLink = { "kind": "here" } | { "kind": "gone", since: Timestamp, } | { "kind": "phone" };

/**
 * Where a caller stands. Said truthfully: nobody is "here" before an operator has accepted.
 */
export type CallerState = { "kind": "waiting", since: Timestamp, ahead: number | null, } | { "kind": "with", operator: string, since: Timestamp, } | { "kind": "reconnecting", since: Timestamp, } | { "kind": "replacing", since: Timestamp, ahead: number | null, } | { "kind": "closed", at: Timestamp, rated: Rated, };

/**
 * Whether this is a real hotline.
 */
export type CentreMark = "real" | "demonstration";

/**
 * `PUT /api/v1/staff/{id}`: everything but the name of log-in.
 */
export type ChangeAccount = { name: string, badge: string, roles: Array<Role>, languages: Array<Language>, gender: Gender | null, grade: Grade, };

/**
 * `POST /api/v1/me/password`. Every other sign-in of the account ends.
 */
export type ChangePassword = { current: string, new: string, };

/**
 * `PUT /api/v1/staff/{id}/qualification`.
 */
export type ChangeQualification = { decision: QualificationDecision, reason: string, };

/**
 * `PUT /api/v1/staff/{id}/standing`: disable, enable, or lift a lock-out. Disabling closes sockets within a second.
 */
export type ChangeStanding = { to: StandingChange, };

/**
 * How the caller reaches us.
 */
export type Channel = "web" | "phone";

/**
 * `POST /api/v1/sessions/{id}/close`.
 */
export type CloseSession = { id: CommandId, fence: number,
/**
 * Needed at high or imminent risk.
 */
follow_up?: FollowUpPlan, };

/**
 * Every code a problem can have. Codes never change their meaning.
 */
export type Code = "session_closed" | "session_not_found" | "not_your_session" | "lease_lost" | "offer_gone" | "nobody_waiting" | "at_capacity" | "not_available" | "not_qualified" | "overdue" | "staff_not_found" | "staff_not_reachable" | "phone_session" | "record_left" | "session_not_over" | "already_ended" | "assessment_missing" | "wrap_up_missing" | "follow_up_missing" | "follow_up_invalid" | "override_reason_missing" | "rating_out_of_range" | "not_assessable" | "closed_now" | "id_reused" | "forbidden" | "text_empty" | "text_too_long" | "roles_conflict" | "last_administrator" | "username_taken" | "password_weak" | "reason_missing" | "already_done" | "not_found" | "entry_in_future" | "self_confirmed" | "not_the_trainer" | "not_the_supervisor" | "not_enrolled" | "not_supervised" | "correction_of_correction" | "rules_in_past" | "malformed" | "body_too_large" | "frame_too_large" | "method_not_allowed" | "unsupported_media_type" | "wrong_origin" | "sign_in_needed" | "sign_in_wrong" | "sign_in_locked" | "account_disabled" | "password_change_needed" | "ticket_invalid" | "too_fast" | "too_many_sockets" | "overloaded" | "shutting_down" | "set_up_needed" | "set_up_done" | "set_up_code_wrong" | "field_invalid" | "internal";

/**
 * A colleague, for transfers and the supervisor's board.
 */
export type Colleague = { staff: StaffId, name: string, activity: Activity, since: Timestamp, held: number, wrapping_up: number, capacity: number,
/**
 * Why nothing is offered to them now; empty when they would be.
 */
not_offered: Array<NotEligible>, };

/**
 * Made by the client, once per intended change: repeated, it is answered the same.
 */
export type CommandId = string;

/**
 * `POST /api/v1/trainings/{id}/attendance`: by its trainer. Said again of somebody, it corrects what was said.
 */
export type ConfirmAttendance = { id: CommandId, people: Array<AttendanceMark>, };

/**
 * `POST /api/v1/supervisions/{id}/confirmations`: somebody supervised confirms it.
 */
export type ConfirmSupervision = { id: CommandId, };

/**
 * `POST /api/v1/supervisions/{id}/corrections`: by its supervisor. What was confirmed stands until the correction is
 * confirmed as well.
 */
export type CorrectSupervision = { id: CommandId, reason: string, to: SupervisionChange, };

/**
 * `POST /api/v1/trainings/{id}/corrections`
 */
export type CorrectTraining = { id: CommandId, reason: string, to: TrainingChange, };

/**
 * A course of the plan.
 */
export type Course = { course: CourseId, kind: TrainingKind, title: string,
/**
 * What is taught.
 */
content: string, minutes: number,
/**
 * How long a certificate of it is good for; for ever where none is given.
 */
valid_months: number | null, };

/**
 * A course of the training plan.
 */
export type CourseId = string;

/**
 * `GET /api/v1/courses`
 */
export type Courses = { courses: Array<Course>, };

/**
 * Why an operator passes an offer on.
 */
export type DeclineReason = "need_break" | "known_to_me" | "beyond_my_skill" | "still_writing" | "technical" | "other";

/**
 * A way out of the house.
 */
export type DeliveryChannel = "email";

/**
 * What an item is for.
 */
export type DeliveryPurpose = "standing_reminder" | "monthly_digest" | "test";

/**
 * Why an item was not, or not yet, accepted.
 */
export type DeliveryReason = "refused" | "deferred" | "unreachable" | "no_answer" | "worker_gone" | "not_configured" | "no_address" | "no_longer_so" | "too_late";

/**
 * Where an item stands, as it is stored and shown.
 */
export type DeliveryWord = "pending" | "sending" | "accepted" | "unknown" | "failed" | "expired" | "suppressed" | "cancelled";

/**
 * Who rang whom in a phone session.
 */
export type Direction = "incoming" | "outgoing";

/**
 * A kept draft.
 */
export type Draft = { kind: DraftKind, body: string, saved_at: Timestamp, };

/**
 * What a draft is of.
 */
export type DraftKind = "message" | "assessment" | "wrap_up" | "note" | "transfer";

/**
 * One of a caller's earlier sessions (same return code or phone).
 */
export type EarlierSession = { session: SessionId, opened_at: Timestamp, channel: Channel, tier: RiskTier | null, holder_name: string | null,
/**
 * The summary of its wrap-up.
 */
summary: string, };

/**
 * `PUT /api/v1/staff/{id}/employment`: what the counting rules need to know of a person, and where reminders go.
 */
export type Employment = { employed_from: string,
/**
 * Leave taken or planned; it lessens what is asked only where the rules say so.
 */
leaves: Array<Span>,
/**
 * Where reminders go; empty where none is known.
 */
email: string, };

/**
 * Who ended a talk.
 */
export type EndedBy = "caller" | "operator" | "hotline";

/**
 * `POST /api/v1/trainings/{id}/enrolments`
 */
export type Enrol = { id: CommandId, people: Array<StaffId>, };

/**
 * Somebody enrolled, and what came of it.
 */
export type Enrolled = { staff: StaffId, name: string, attendance: Attendance | null, };

/**
 * An entry of a ledger.
 */
export type EntryId = string;

/**
 * Where an entry stands among its corrections.
 */
export type EntryMark = "first" | "corrected" | "imported" | "withdrawn";

/**
 * What one reason says.
 */
export type Finding = "met" | "open" | "due" | "missed" | "decided";

/**
 * `POST /api/v1/callbacks/{id}/done`.
 */
export type FinishCallback = { id: CommandId, outcome: CallbackOutcome, };

/**
 * The plan that a session at high or imminent risk needs before it can be closed.
 */
export type FollowUpPlan = { "kind": "dates", due_at: Array<Timestamp>, } | { "kind": "no_contact", reason: NoContactReason, };

/**
 * Gender, as a caller may wish for and an operator may state.
 */
export type Gender = "woman" | "man";

/**
 * How far an operator has come: trainees may hold fewer sessions.
 */
export type Grade = "trainee" | "full";

/**
 * A column of the sheet, by its headings in both languages.
 */
export type ImportColumn = "kind" | "person" | "date" | "minutes" | "title" | "type" | "organiser" | "by" | "result";

/**
 * What is wrong with a cell.
 */
export type ImportFault = "unknown_person" | "ambiguous_person" | "entry_in_future" | "date_unreadable" | "minutes_out_of_range" | "word_unknown" | "text_missing" | "text_too_long" | "own_entry" | "duplicate";

/**
 * `POST /api/v1/ledger-imports/preview`: what would become of each row. Nothing is written.
 */
export type ImportPreview = { good: number, bad: number, rows: Array<ImportRow>, };

/**
 * What one row of the sheet is.
 */
export type ImportRow = { "kind": "good",
/**
 * Of the sheet, the headings being 1.
 */
row: number, } | { "kind": "bad", row: number, column: ImportColumn, fault: ImportFault, };

/**
 * `POST /api/v1/ledger-imports`: what was taken. The same file again is answered the same.
 */
export type Imported = {
/**
 * People's attendances of trainings.
 */
attendances: number, supervisions: number, };

/**
 * What the caller chose to answer before the talk; each may be skipped. Free text is handled apart, it is sealed.
 */
export type Intake = {
/**
 * Left out when skipped.
 */
safe_now?: SafeNow,
/**
 * Left out when skipped.
 */
thoughts?: Thoughts, };

/**
 * One entry: what happened, with ids, codes and times, never anybody's words.
 */
export type JournalRow = {
/**
 * 1, 2, 3, ... without gaps, in the order of the commits.
 */
seq: number, at: Timestamp,
/**
 * What happened, for example `accepted`.
 */
kind: string,
/**
 * Who did it: `staff:` or `caller:` with an id, or `hotline` for a rule or a deadline.
 */
actor: string,
/**
 * The session it is about, else the member of staff; null where it is about neither.
 */
subject: string | null,
/**
 * The rest of what is known, by name.
 */
facts: Record<string, unknown>, };

/**
 * An answer that may honestly be unknown.
 */
export type Known = "yes" | "no" | "unknown";

/**
 * Languages a caller can be served in.
 */
export type Language = "zh-CN" | "en";

/**
 * Numbers that hold from a date. Standing per `domain.md`: [P] policy, [D] default.
 */
export type LedgerRules = {
/**
 * First day they hold.
 */
from: string,
/**
 * Trainings of each operator in a calendar year: 2 [P].
 */
trainings_per_year: number,
/**
 * Supervisions of each operator in a calendar month: 1 [P].
 */
supervisions_per_month: number,
/**
 * How many days before a period's end something missing makes somebody `due`. Default 10 [D].
 */
due_days: number,
/**
 * Whether less is asked of whoever was not there for a whole period. Strict by default [D].
 */
absence: AbsenceRule,
/**
 * Whether an overdue operator is offered callers. Never by default [D].
 */
overdue: OverdueRouting, };

/**
 * `GET /api/v1/ledger-rules`: every version of the rules, oldest first.
 */
export type LedgerRulesView = { versions: Array<LedgerRules>, changed_at: Timestamp, };

/**
 * How somebody stands, and why.
 */
export type LedgerStanding = { word: StandingWord, reasons: Array<Reason>, };

/**
 * A warning phrase: what a caller wrote that raised the tier.
 */
export type LexiconEntry = {
/**
 * The name that a tier's reason carries.
 */
entry: string,
/**
 * In its own language.
 */
phrase: string,
/**
 * What it raises a caller to, at least.
 */
tier: RiskTier, };

/**
 * `GET /api/v1/lexicon`.
 */
export type LexiconView = { entries: Array<LexiconEntry>, };

/**
 * `GET /api/v1/library`.
 */
export type Library = { items: Array<LibraryItem>, };

/**
 * One item, in both languages.
 */
export type LibraryItem = { item: string, kind: LibraryKind, title_zh: string, title_en: string, body_zh: string, body_en: string, phone?: string, };

/**
 * What an item of the library is.
 */
export type LibraryKind = "article" | "directory" | "canned_reply";

/**
 * One line of a conversation, as committed.
 */
export type Line = {
/**
 * Its number in the session: 1, 2, 3, ... without gaps.
 */
seq: number,
/**
 * The id its author's client gave it.
 */
id: string, from: Author, at: Timestamp,
/**
 * The words; empty for a notice.
 */
text: string, shared?: Shared, notice?: Notice, };

/**
 * `GET /api/v1/sessions/{id}/lines?after=`.
 */
export type Lines = { lines: Array<Line>,
/**
 * Give this as `after` for the next page; null at the end.
 */
next: number | null, };

/**
 * Session kinds worth their own marks. High risk is not one: it follows from the assessment.
 */
export type Mark = "silent" | "repeat" | "harassing" | "third_party" | "minor" | "difficult";

/**
 * How far one side has received and read the other's lines.
 */
export type Marks = {
/**
 * Highest number received by the other side's page.
 */
delivered: number,
/**
 * Highest number the other side had in view.
 */
read: number, };

/**
 * Who I am and what I may do.
 */
export type Me = { staff: StaffId, username: string, name: string,
/**
 * What callers see, for example "07".
 */
badge: string, roles: Array<Role>, rights: Array<Right>,
/**
 * Set when nothing else is allowed before the password is changed.
 */
password: PasswordState, };

/**
 * A length of time in milliseconds.
 */
export type Millis = number;

/**
 * My own desk.
 */
export type Mine = {
/**
 * The centre's journal number this is as of.
 */
seq: number, presence: Presence, activity: Activity, presence_since: Timestamp, capacity: number, sessions: Array<MySession>, offer: Offer | null, actions: Array<Allowed>, };

/**
 * A session I hold.
 */
export type MySession = { session: SessionId,
/**
 * A name to speak of the caller by, made by the hotline.
 */
alias: string, channel: Channel, language: Language,
/**
 * Null: not rated yet.
 */
tier: RiskTier | null, reasons: Array<TierReason>, opened_at: Timestamp, stage: MyStage, fence: number, caller: CallerLink, last_seq: number,
/**
 * My own receipt marks: what I have not read is unread.
 */
mine: Marks,
/**
 * How far the caller has received and read.
 */
theirs: Marks, hand_raised_at: Timestamp | null, actions: Array<Allowed>, };

/**
 * Where a session of mine stands.
 */
export type MyStage = { "kind": "talking", since: Timestamp, } | { "kind": "detached", since: Timestamp, until: Timestamp, } | { "kind": "wrap_up", ended_at: Timestamp, ended_by: EndedBy, };

/**
 * `GET /api/v1/me/standing`: one's own standing, and what waits for one's confirmation.
 */
export type MyStanding = { standing: LedgerStanding,
/**
 * Supervisions that one has not confirmed yet.
 */
to_confirm: Array<Supervision>, };

/**
 * Yes or no.
 */
export type Needed = "yes" | "no";

/**
 * `POST /api/v1/staff`. The answer carries a one-time password, shown once.
 */
export type NewAccount = { name: string, username: string, badge: string, roles: Array<Role>, languages: Array<Language>, gender: Gender | null, grade: Grade, };

/**
 * The first administrator: system and security administrator are two people, so this one is security
 * (accounts); they create the others.
 */
export type NewAdministrator = { name: string, username: string, password: string, };

/**
 * `POST /api/v1/courses`
 */
export type NewCourse = { id: CommandId, kind: TrainingKind, title: string, content: string, minutes: number, valid_months: number | null, };

/**
 * `POST /api/v1/ledger-rules`: one more version, from a day on. A version of the same day is replaced while that day has
 * not come.
 */
export type NewLedgerRules = { id: CommandId, rules: LedgerRules, };

/**
 * `POST /api/v1/supervisions`: whoever writes it down is its supervisor, and confirms it by that.
 */
export type NewSupervision = { id: CommandId, kind: SupervisionKind, on: string, minutes: number, people: Array<StaffId>,
/**
 * Sessions discussed.
 */
sessions: Array<SessionId>,
/**
 * Points agreed.
 */
points: string,
/**
 * What became of the points of last time.
 */
previous: string, };

/**
 * `POST /api/v1/trainings`: planned, or written down after it was held.
 */
export type NewTraining = { id: CommandId, course: CourseId, on: string, minutes: number,
/**
 * Who answers for it in the house, and confirms who attended.
 */
trainer: StaffId,
/**
 * Who spoke, where that is somebody else.
 */
lecturer: string, organiser: Organiser, place: string, materials: string, };

/**
 * Why nobody can be called afterwards.
 */
export type NoContactReason = "anonymous" | "refused" | "unsafe" | "handed_over";

/**
 * Why a session could not be assessed.
 */
export type NotAssessedReason = "caller_left" | "silent" | "no_real_contact" | "refused" | "third_party" | "technical";

/**
 * Why an operator is not offered anything now.
 */
export type NotEligible = "not_connected" | "not_available" | "not_qualified" | "overdue" | "at_capacity" | "offer_pending" | "recently_passed" | "other_language" | "other_gender" | "supervisor_held_back";

/**
 * A private note.
 */
export type Note = { id: string, by: StaffId, by_name: string, at: Timestamp, text: string, };

/**
 * What the hotline itself says in a conversation.
 */
export type Notice = "operator_joined" | "operator_changed" | "caller_ended" | "operator_ended";

/**
 * A number to call, first of all the emergency numbers.
 */
export type Number = { number: string, zh: string, en: string, };

/**
 * A session offered to me.
 */
export type Offer = { offer: OfferId, session: SessionId, alias: string, channel: Channel, language: Language, tier: RiskTier | null, reasons: Array<TierReason>,
/**
 * Why it is offered to this operator.
 */
because: Array<OfferReason>, waiting_since: Timestamp, offered_at: Timestamp, expires_at: Timestamp,
/**
 * Whether a conversation was already going on (offered on with its context).
 */
lines: number, };

/**
 * One reservation of a waiting session for one operator.
 */
export type OfferId = string;

/**
 * Why an operator is offered this session.
 */
export type OfferReason = "most_urgent" | "longest_waiting" | "speaks_language" | "wished_gender" | "preference_relaxed" | "least_recently_offered" | "supervisor_on_duty" | "transferred_to_you" | "continues_talk" | "nobody_qualified_free";

/**
 * Answer to `POST /api/v1/staff` and `POST /api/v1/staff/{id}/reset-password`.
 */
export type OneTimePassword = { staff: StaffId,
/**
 * Shown once; must be changed at the first sign-in.
 */
password: string, };

/**
 * Whether a caller who writes now is answered. Said from who is really on duty, not from a timetable alone.
 */
export type OpenNow = { "kind": "open" } | { "kind": "nobody_on_duty" } | { "kind": "closed", opens_at: Timestamp | null, };

/**
 * `POST /api/v1/phone-sessions`: an operator opens a phone session by hand.
 */
export type OpenPhoneSession = { id: SessionId,
/**
 * The other side's number; empty when withheld. Sealed at rest.
 */
number: string, direction: Direction, language: Language, started_at: Timestamp, };

/**
 * `POST /api/v1/sessions`: a caller asks for somebody. No account, no puzzle.
 */
export type OpenSession = {
/**
 * Made by the page; sent again it opens nothing new.
 */
id: SessionId, language: Language,
/**
 * A wish, relaxed on a visible clock; null for none.
 */
wished_gender?: Gender, intake?: Intake,
/**
 * "What brings you": becomes the first line of the conversation.
 */
about?: string,
/**
 * From an earlier visit.
 */
return_code?: string,
/**
 * 256 random bits, base64url, made by the page: whoever has it is the caller. Made there so that a lost answer
 * can be asked for again without a second session.
 */
secret: string, };

/**
 * Open hours in the centre's time zone.
 */
export type OpeningHours = { "kind": "round_the_clock" } | { "kind": "daily", from_minute: number, until_minute: number, time_zone: string, };

/**
 * Who holds a course: courses are counted by organiser, attendance by person.
 */
export type Organiser = "city" | "county" | "institution" | "centre";

/**
 * Something to be sent out of the house.
 */
export type OutboxId = string;

/**
 * A row of `GET /api/v1/outbox`. Never what was said, nor the address.
 */
export type OutboxItem = { item: OutboxId, channel: DeliveryChannel, purpose: DeliveryPurpose,
/**
 * To whom.
 */
staff: StaffId | null, staff_name: string | null, word: DeliveryWord,
/**
 * Why it was not, or not yet, accepted.
 */
because: DeliveryReason | null,
/**
 * Attempts made so far.
 */
attempts: number, arrival: Arrival, created_at: Timestamp,
/**
 * When it is looked at next; none once it is settled.
 */
due_at: Timestamp | null, expires_at: Timestamp,
/**
 * The provider's last answer, without addresses.
 */
answer: string | null, retry: RetryAllowed, };

/**
 * How the session ended for the caller.
 */
export type Outcome = "relieved" | "somewhat_relieved" | "unchanged" | "worse" | "referred" | "broken_off" | "unknown";

/**
 * What `overdue` means to routing.
 */
export type OverdueRouting = "never" | "last";

/**
 * Whether the password must be changed first.
 */
export type PasswordState = "good" | "change_needed";

/**
 * Yes, or no with a problem code.
 */
export type Permit = { "kind": "yes" } | { "kind": "no", code: Code, };

/**
 * Somebody supervised; it counts for them from their confirmation on.
 */
export type Person = { staff: StaffId, name: string, confirmed_at: Timestamp | null, };

/**
 * Numbers of the hotline floor. Standing per `domain.md`: [F] found, [D] default.
 */
export type Policy = {
/**
 * How long an offer waits for its operator. Default 20 s [D].
 */
offer_timeout_ms: Millis,
/**
 * How long a conversation waits for an operator who lost connection. Default 20 s [D].
 */
grace_ms: Millis,
/**
 * Target from arrival to pick-up at high or imminent risk: 30 s [F].
 */
high_target_ms: Millis,
/**
 * Target from arrival to pick-up otherwise. First reply to text <= 3 min [F]; default 60 s [D].
 */
target_ms: Millis,
/**
 * After this wait, language and gender are no longer asked for. Default 60 s [D].
 */
relax_preference_ms: Millis,
/**
 * After declining or missing a session, how long an operator is not offered the same one again. Default 60 s [D].
 */
pass_rest_ms: Millis,
/**
 * At high or imminent risk the same where nobody else can be asked: she who passed first is asked again. Default
 * 10 s [D].
 */
urgent_rest_ms: Millis,
/**
 * Head start in the queue of a moderate tier over none. Default 10 min [D].
 */
moderate_head_start_ms: Millis,
/**
 * Head start of a caller whose risk is not known yet. Default 5 min [D].
 */
unrated_head_start_ms: Millis,
/**
 * Head start of a low tier over none. Default 2 min [D].
 */
low_head_start_ms: Millis,
/**
 * A caller gone this long from a session in which nobody is waiting to write is told of at the operator's
 * desk only; the session is never ended by itself. A *waiting* caller gone this long leaves the queue. Default 10 min [D].
 */
waiting_gone_ms: Millis,
/**
 * Chats an operator may hold at once. Default 2 [D].
 */
capacity: number,
/**
 * Chats a trainee may hold at once. Default 1 [D].
 */
trainee_capacity: number, };

/**
 * Chosen by the operator, or set to `Away` after a missed offer.
 */
export type Presence = "available" | "break" | "meal" | "supervision" | "training" | "away";

/**
 * `application/problem+json`.
 */
export type Problem = {
/**
 * A page about the code: `/api/problems#code`.
 */
type: string,
/**
 * What happened, in the language asked for.
 */
title: string,
/**
 * HTTP status.
 */
status: number,
/**
 * What to do now, in the language asked for.
 */
detail: string,
/**
 * The stable code.
 */
code: Code,
/**
 * What the sentences were filled with.
 */
params?: { [key in string]: string }, };

/**
 * Problem types of the report form.
 */
export type ProblemType = "health" | "mental_illness" | "emotion" | "sexual" | "romance" | "marriage" | "family" | "childrens_education" | "work_and_study" | "other";

/**
 * What speaks for living.
 */
export type ProtectiveFactor = "family" | "friends" | "in_treatment" | "reasons_for_living" | "children" | "faith" | "work" | "pet" | "unknown";

/**
 * `GET /api/v1/centre`: public.
 */
export type PublicCentre = { name: string,
/**
 * Emergency numbers first.
 */
numbers: Array<Number>, open: OpenNow,
/**
 * Where the quick-exit button goes.
 */
exit_url: string, mark: CentreMark, server_at: Timestamp, };

/**
 * Whether an operator is routed to; set by an administrator with a reason until the ledgers come.
 */
export type Qualification = { "kind": "unset" } | { "kind": "qualified", since: Timestamp, by: StaffId, reason: string, } | { "kind": "suspended", since: Timestamp, by: StaffId, reason: string, };

/**
 * Whether an operator is routed to.
 */
export type QualificationDecision = "qualified" | "suspended";

/**
 * The waiting list, most urgent first; at most `QUEUE_ROWS` rows, the count is of all.
 */
export type Queue = {
/**
 * The centre's journal number this is as of.
 */
seq: number, count: number, rows: Array<WaitingRow>, };

/**
 * Whether the caller has rated the session.
 */
export type Rated = "yes" | "no";

/**
 * How far a client has read one session, said when it (re)connects.
 */
export type ReadUpTo = { session: SessionId,
/**
 * Highest line number the client has; 0 for none.
 */
after: number, };

/**
 * One line of the explanation: "1 of 2 trainings in 2026, due by 31 Dec".
 */
export type Reason = { requirement: Requirement, finding: Finding,
/**
 * The calendar period counted in; none for what is asked once.
 */
period: string | null,
/**
 * What took place.
 */
counted: number,
/**
 * What the rules of that period ask for.
 */
needed: number,
/**
 * By when, where a day is set. A civil date of the centre.
 */
due_by: string | null, };

/**
 * An assessment as recorded.
 */
export type RecordedAssessment = { at: Timestamp, by: StaffId, by_name: string, suggestion: Suggestion | null, assessment: Assessment, };

/**
 * `POST /api/v1/callbacks`.
 */
export type RequestCallback = { id: CallbackId, language: Language,
/**
 * Optional. Sealed at rest.
 */
name?: string,
/**
 * Sealed at rest.
 */
phone: string,
/**
 * When is it safe to ring; optional. Sealed at rest.
 */
note?: string, };

/**
 * What the ledgers must show of an operator.
 */
export type Requirement = "pre_service" | "training" | "supervision";

/**
 * Whether a supervisor may send it once more.
 */
export type RetryAllowed = "yes" | "no";

/**
 * `POST /api/v1/outbox/{id}/retry`: once more, after seeing to what stood in its way.
 */
export type RetryDelivery = { id: CommandId, };

/**
 * One thing a role may be allowed to do.
 */
export type Right = "answer_sessions" | "see_queue" | "see_colleagues" | "settle_alerts" | "read_any_record" | "take_over_records" | "work_callbacks" | "read_library" | "manage_accounts" | "manage_settings" | "read_settings" | "keep_ledgers" | "see_own_standing" | "read_journal";

/**
 * The risk form. A rating left out means "unknown": it was asked and not learned, or could not be asked.
 */
export type RiskForm = {
/**
 * Intensity of the wish to die, 0-100; null is unknown.
 */
wish_to_die: number | null,
/**
 * Hopelessness, 0-100; null is unknown.
 */
hopelessness: number | null, plan: Known, means_at_hand: Known, when: When, earlier_attempts: Known, alone: Known, protective: Array<ProtectiveFactor>, };

/**
 * The hotline's risk scale (domain: "Hotline"). Ordered: later is more dangerous. Never turned into the
 * registry's 0-5 by itself.
 */
export type RiskTier = "none" | "low" | "moderate" | "high" | "imminent";

/**
 * What an account may be. One person may hold several, within [`crate::accounts`]' separation rule.
 */
export type Role = "operator" | "supervisor" | "crisis_lead" | "crisis_member" | "registry_clerk" | "physician" | "duty_officer" | "liaison" | "system_admin" | "security_admin" | "auditor" | "privacy_officer";

/**
 * "Are you safe right now?"
 */
export type SafeNow = "yes" | "unsure" | "no";

/**
 * `POST /api/v1/sessions/{id}/assessment`. Each one is kept; the last counts.
 */
export type SaveAssessment = { id: CommandId, fence: number, assessment: Assessment, };

/**
 * `PUT /api/v1/sessions/{id}/drafts/{kind}`: half-filled forms and unsent text; they survive reload, crash, transfer.
 * An empty body removes the draft.
 */
export type SaveDraft = {
/**
 * Opaque to the server: what the console wrote.
 */
body: string, };

/**
 * `PUT /api/v1/sessions/{id}/wrap-up`.
 */
export type SaveWrapUp = { id: CommandId, fence: number, wrap_up: WrapUp, };

/**
 * Answer to saving a draft.
 */
export type Saved = { saved_at: Timestamp, };

/**
 * The four services of the hotline.
 */
export type Service = "education" | "counselling" | "crisis_intervention" | "referral";

/**
 * A session as its record shows it.
 */
export type SessionCard = { session: SessionId, alias: string, channel: Channel, direction: Direction, language: Language, wished_gender: Gender | null, tier: RiskTier | null, reasons: Array<TierReason>, intake: Intake, opened_at: Timestamp, ended_at: Timestamp | null, ended_by: EndedBy | null, closed_at: Timestamp | null, holder: StaffId | null, holder_name: string | null,
/**
 * A phone session's number, masked but for the last four digits.
 */
phone_masked: string | null, };

/**
 * One call for help, over any channel.
 */
export type SessionId = string;

/**
 * Answer to `POST /api/v1/sessions`.
 */
export type SessionOpened = { session: SessionId,
/**
 * Good for one socket at once: no second round trip for a person in crisis.
 */
ticket: string, };

/**
 * `GET /api/v1/sessions/{id}`: the record that stands beside the conversation.
 */
export type SessionRecord = { card: SessionCard, assessments: Array<RecordedAssessment>, wrap_up: WrapUp | null, notes: Array<Note>, drafts: Array<Draft>, earlier: Array<EarlierSession>,
/**
 * What the operator before left for this one.
 */
transfer_context: Array<Note>, };

/**
 * `POST /api/v1/setup`: creates the centre and its first administrator with the one-time code printed at first start.
 */
export type SetUp = { code: string, centre_name: string,
/**
 * The hotline's own public number, shown first after the emergency numbers.
 */
hotline_number: string, administrator: NewAdministrator, };

/**
 * `GET /api/v1/setup`: whether the centre is still to be created.
 */
export type SetUpState = { needed: Needed, };

/**
 * `GET` and `PUT /api/v1/settings`.
 */
export type Settings = { centre_name: string, numbers: Array<Number>, exit_url: string, languages: Array<Language>, opening: OpeningHours, policy: Policy,
/**
 * The zone of the IANA database in which the centre counts its days, months and years.
 */
time_zone: string,
/**
 * How many days before a period's end somebody is reminded of what is missing; the day after it was missed always.
 */
reminder_days: Array<number>, };

/**
 * Answer to `GET` and `PUT /api/v1/settings`: the settings, and what is lawful but unwise about them.
 */
export type SettingsView = { settings: Settings, warnings: Array<SettingsWarning>, changed_at: Timestamp, };

/**
 * What is lawful but unwise.
 */
export type SettingsWarning = "not_round_the_clock";

/**
 * An article of the library or an entry of the directory that was sent into the talk.
 */
export type Shared = { item: string, title: string, body: string,
/**
 * A number to call, where the entry has one.
 */
phone?: string, };

/**
 * `POST /api/v1/sign-in`.
 */
export type SignIn = { username: string, password: string, };

/**
 * Answer to `POST /api/v1/sign-in` and `POST /api/v1/refresh`; the refresh token travels in an httpOnly cookie.
 */
export type SignedIn = {
/**
 * For `Authorization: Bearer`; kept in memory only.
 */
access_token: string, expires_at: Timestamp, me: Me, };

/**
 * Days from the first to the last, both included.
 */
export type Span = { first: string, last: string, };

/**
 * The console to the hotline. Every change carries a client-made id; `fence` is the number of the lease held.
 */
export type StaffFrame = { "type": "hello", ticket: string, open: Array<ReadUpTo>, } | { "type": "say", id: CommandId, session: SessionId, fence: number, text: string, } | { "type": "share", id: CommandId, session: SessionId, fence: number, item: string, } | { "type": "typing", session: SessionId, } | { "type": "seen", session: SessionId, delivered: number, read: number, } | { "type": "presence", id: CommandId, presence: Presence, } | { "type": "accept", id: CommandId, offer: OfferId, } | { "type": "decline", id: CommandId, offer: OfferId, reason: DeclineReason, } | { "type": "accept_next", id: CommandId, } | { "type": "end", id: CommandId, session: SessionId, fence: number, } | { "type": "transfer", id: CommandId, session: SessionId, fence: number, to: TransferTo, context: string, } | { "type": "raise_hand", id: CommandId, session: SessionId, fence: number, wish: string, } | { "type": "lower_hand", id: CommandId, session: SessionId, fence: number, } | { "type": "settle_alert", id: CommandId, alert: AlertId, } | { "type": "resume", session: SessionId, after: number, } | { "type": "ping", n: number, };

/**
 * A person with an account.
 */
export type StaffId = string;

/**
 * What to do with an account.
 */
export type StandingChange = "disable" | "enable" | "unlock";

/**
 * One operator's standing, with its reasons.
 */
export type StandingView = { staff: StaffId, name: string, standing: LedgerStanding, employment: Employment, };

/**
 * How somebody stands towards the ledgers.
 */
export type StandingWord = "qualified" | "due" | "overdue" | "suspended";

/**
 * `GET /api/v1/standings`: everybody who answers, whoever is in arrears first.
 */
export type Standings = {
/**
 * The centre's day that the standing is of.
 */
on: string, standings: Array<StandingView>, };

/**
 * What the rules make of a form. A computed tier never replaces the operator's.
 */
export type Suggestion = { tier: RiskTier, reasons: Array<SuggestionReason>, };

/**
 * Why a form suggests its tier; one or more.
 */
export type SuggestionReason = "act_under_way" | "plan_within_72_hours" | "plan_within_a_week" | "plan_and_means" | "strong_wish_to_die" | "some_wish_to_die" | "hopeless" | "earlier_attempts" | "alone" | "much_unknown" | "nothing_found";

/**
 * `POST /api/v1/sessions/{id}/suggestion`: what the rules make of a form; changes nothing.
 */
export type SuggestionRequest = { form: RiskForm, };

/**
 * Answer to it.
 */
export type SuggestionView = { suggestion: Suggestion,
/**
 * The follow-up dates that `domain.md` names, for a plan.
 */
follow_up_dates: Array<Timestamp>, };

/**
 * A supervision.
 */
export type Supervision = {
/**
 * The first entry: corrections name it.
 */
supervision: EntryId, mark: EntryMark, kind: SupervisionKind, supervisor: StaffId, supervisor_name: string, on: string, minutes: number, people: Array<Person>, sessions: Array<SessionId>, points: string, previous: string, recorded_at: Timestamp, };

/**
 * What a correction makes of a supervision.
 */
export type SupervisionChange = { "kind": "withdrawn" } | { "kind": "held", form: SupervisionKind, on: string, minutes: number, people: Array<StaffId>, sessions: Array<SessionId>, points: string, previous: string, };

/**
 * How it was held.
 */
export type SupervisionKind = "individual" | "group" | "live" | "log_review";

/**
 * `GET /api/v1/supervisions?month=2026-11`: of one calendar month, the latest first. A supervisor sees all, an operator
 * their own.
 */
export type Supervisions = { supervisions: Array<Supervision>, };

/**
 * "Do you have thoughts of ending your life?"
 */
export type Thoughts = "no" | "sometimes" | "often" | "with_plan" | "acting_now";

/**
 * A one-time ticket for the first frame of a socket.
 */
export type Ticket = { ticket: string, expires_at: Timestamp, };

/**
 * `POST /api/v1/socket-tickets`. Staff send `{}`-like `staff` with their bearer token; a caller's page proves itself with
 * the session's secret.
 */
export type TicketRequest = { "kind": "staff", } | { "kind": "caller", session: SessionId, secret: string, };

/**
 * Why a tier is what it is, shown to the operator. Carries codes and lexicon entries, never the caller's words.
 */
export type TierReason = { "kind": "safe_now", answer: SafeNow, } | { "kind": "thoughts", answer: Thoughts, } | { "kind": "phrase", entry: string, version: number, } | { "kind": "assessed" };

/**
 * An instant: microseconds since the Unix epoch, UTC.
 */
export type Timestamp = number;

/**
 * The hotline to a caller's page.
 */
export type ToCaller = { "type": "welcome", session: SessionId, server_at: Timestamp, state: CallerState, lines: Array<Line>, marks: Marks, } | { "type": "state", state: CallerState, } | { "type": "line", line: Line, } | { "type": "lines", lines: Array<Line>, } | { "type": "ack", id: CommandId, seq: number, at: Timestamp, } | { "type": "typing", } | { "type": "marks", marks: Marks, } | { "type": "done", id: CommandId, } | { "type": "return_code", id: CommandId, code: string, } | { "type": "refused", id?: CommandId, problem: Problem, } | { "type": "pong", n: number, };

/**
 * The hotline to the console.
 */
export type ToStaff = { "type": "welcome", staff: StaffId, server_at: Timestamp, } | { "type": "mine", mine: Mine, } | { "type": "queue", queue: Queue, } | { "type": "colleagues", colleagues: Array<Colleague>, } | { "type": "alerts", alerts: Array<Alert>, } | { "type": "line", session: SessionId, line: Line, } | { "type": "lines", session: SessionId, lines: Array<Line>, } | { "type": "ack", id: CommandId, session: SessionId, seq: number, at: Timestamp, } | { "type": "typing", session: SessionId, } | { "type": "marks", session: SessionId, marks: Marks, } | { "type": "done", id: CommandId, } | { "type": "refused", id?: CommandId, problem: Problem, } | { "type": "told", told: Told, } | { "type": "pong", n: number, };

/**
 * What an operator is told of once, apart from the state of the desk.
 */
export type Told = { "kind": "missed_offer", session: SessionId, alias: string, } | { "kind": "lease_lost", session: SessionId, alias: string, } | { "kind": "caller_ended", session: SessionId, alias: string, };

/**
 * A training with the people of it.
 */
export type Training = {
/**
 * The first entry: corrections name it, and attendance belongs to it.
 */
training: EntryId, mark: EntryMark, course: CourseId, kind: TrainingKind, title: string, on: string, minutes: number, trainer: StaffId, trainer_name: string, lecturer: string, organiser: Organiser, place: string, materials: string, recorded_at: Timestamp, people: Array<Enrolled>, };

/**
 * What a correction makes of a training.
 */
export type TrainingChange = { "kind": "withdrawn" } | { "kind": "held", on: string, minutes: number, lecturer: string, organiser: Organiser, place: string, materials: string, };

/**
 * What a course is for (domain: "Training and supervision").
 */
export type TrainingKind = "pre_service" | "annual" | "crisis_team" | "drill" | "community_doctors";

/**
 * `GET /api/v1/trainings?year=2026`: of one calendar year, the latest first.
 */
export type Trainings = { trainings: Array<Training>, };

/**
 * Where a transfer goes.
 */
export type TransferTo = { "kind": "queue", } | { "kind": "operator", staff: StaffId, };

/**
 * One row of the waiting list.
 */
export type WaitingRow = { session: SessionId, alias: string, channel: Channel, language: Language, wished_gender: Gender | null, tier: RiskTier | null, reasons: Array<TierReason>, waiting_since: Timestamp,
/**
 * Past this instant the target is missed.
 */
target_at: Timestamp,
/**
 * Offered to somebody right now.
 */
offered: OfferId | null, caller: CallerLink, };

/**
 * When the person means to act (domain: high-risk session).
 */
export type When = "act_under_way" | "within_72_hours" | "within_a_week" | "later" | "no_time" | "unknown";

/**
 * One window of a longer list.
 */
export type Window<T> = { rows: Array<T>,
/**
 * Give this as `after` for the next window; null at the end.
 */
next: string | null, };

/**
 * The wrap-up form.
 */
export type WrapUp = { problems: Array<ProblemType>, marks: Array<Mark>, services: Array<Service>, outcome: Outcome, actions: Array<Action>,
/**
 * From elsewhere than the centre's own area; null when unknown.
 */
local: boolean | null,
/**
 * What the next colleague should know. Sealed at rest.
 */
summary: string, };
