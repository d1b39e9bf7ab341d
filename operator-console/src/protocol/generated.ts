// Made from backend/protocol by tests/contracts/typescript.rs; do not edit by hand.

/**
 * Whether absence lessens what is asked.
 */
export type AbsenceRule = "strict" | "pro_rata";

/**
 * Whether whoever has the person now has said so.
 */
export type AcceptanceView = { "kind": "not_asked" } | { "kind": "due", at: Timestamp, } | { "kind": "late", due_at: Timestamp, } | { "kind": "accepted", at: Timestamp, };

/**
 * One account, as the security administrator sees it.
 */
export type Account = { staff: StaffId, username: string, name: string, badge: string, roles: Array<Role>, languages: Array<Language>, gender: Gender | null, grade: Grade, standing: AccountStanding, qualification: Qualification, created_at: Timestamp, last_sign_in_at: Timestamp | null, };

/**
 * Whether the account can sign in.
 */
export type AccountStanding = { "kind": "active" } | { "kind": "locked", until: Timestamp, } | { "kind": "disabled", since: Timestamp, };

/**
 * `POST /api/v1/dispatches/{id}/acknowledge`: I go.
 */
export type AcknowledgePage = { id: CommandId,
/**
 * Which page is answered; null where somebody of the team saw it without being paged.
 */
page?: PageId, };

/**
 * `POST /api/v1/reviews/{id}/acknowledge`: the operator has read it.
 */
export type AcknowledgeReview = { id: CommandId, };

/**
 * `POST /api/v1/calls/{id}/take` and `/release`.
 */
export type ActOnCall = { id: CommandId, };

/**
 * `POST /api/v1/dispatches/{id}/take`, and `POST /api/v1/pages/{id}/seen`: nothing more is to be said.
 */
export type ActOnDispatch = { id: CommandId, };

/**
 * `POST /api/v1/institutions/{id}/close`, `POST /api/v1/institutions/{id}/members/{staff}/verify`.
 */
export type ActOnInstitution = { id: CommandId, };

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
export type ActionName = "say" | "share" | "transfer" | "raise_hand" | "lower_hand" | "end" | "close" | "accept_next" | "watch" | "whisper" | "join" | "take_over" | "block" | "request_dispatch";

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
 * How regularly the medicine is taken. 服药依从性
 */
export type Adherence = "regular" | "irregular" | "none" | "not_needed";

/**
 * One admission.
 */
export type Admission = { admission: AdmissionId, institution: InstitutionId, ground: AdmissionGround, stage: AdmissionStage, proposed_by: StaffId, proposed_by_name: string, proposed_at: Timestamp, admitted_at: Timestamp | null, signatures: Array<AdmissionSignature>,
/**
 * What is missing; null when nothing.
 */
lacking: AdmissionLacking | null, note: string,
/**
 * Whether the reader may sign.
 */
sign: Permit, };

/**
 * What allows it. Names stand beside it, sealed.
 */
export type AdmissionGround = { "kind": "voluntary", agreed_by: AgreedBy, agreed_at: Timestamp, } | { "kind": "compulsory" } | { "kind": "green_channel", green: GreenForm, };

/**
 * A person's being taken into a hospital, with who agreed or who diagnosed.
 */
export type AdmissionId = string;

/**
 * Signatures that are missing.
 */
export type AdmissionLacking = { signatures: number,
/**
 * The lowest rank of at least one of them.
 */
at_least: MedicalRank, };

/**
 * A psychiatrist's signature.
 */
export type AdmissionSignature = { staff: StaffId, name: string,
/**
 * As it was verified then.
 */
rank: MedicalRank, at: Timestamp, };

/**
 * Where an admission stands.
 */
export type AdmissionStage = "proposed" | "admitted";

/**
 * Adverse drug reaction. 药物不良反应
 */
export type AdverseReaction = { "kind": "no" } | { "kind": "yes", degree: ReactionDegree, words: string, } | { "kind": "not_applicable" };

/**
 * Who signed the agreement to a voluntary admission.
 */
export type AgreedBy = "guardian" | "relative" | "committee";

/**
 * Something for the supervisor.
 */
export type Alert = { alert: AlertId, kind: AlertKind, session: SessionId | null, alias: string | null, dispatch: DispatchId | null,
/**
 * The dispatch's number.
 */
dispatch_number: string | null,
/**
 * The referral it is about.
 */
referral: ReferralId | null, staff: StaffId | null, staff_name: string | null, raised_at: Timestamp,
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
export type AlertKind = "raised_hand" | "target_missed" | "holder_lost" | "nobody_on_duty" | "tier_raised" | "record_left" | "offered_in_breach" | "delivery_troubled" | "incident_overdue" | "call_overdue" | "blocked_caller_in_danger" | "pages_used_up" | "step_empty" | "page_troubled" | "check_in_missed" | "team_in_danger" | "dispatch_late" | "dispatch_silent" | "on_call_gap" | "referral_late" | "referral_impossible" | "green_channel_used_up" | "system_troubled";

/**
 * Somebody who may be the same person: whom to ask, and nothing else.
 */
export type AlikePatient = { patient: PatientId, number: string, institution_name: string, likeness: Likeness, };

/**
 * What may be done with something, and why not (the console never decides).
 */
export type Allowed = { name: ActionName, allowed: Permit, };

/**
 * `POST /api/v1/dispatches/{id}/check-ins`: the team says how it is. The answer looks the same whatever was said: who
 * stands beside the phone learns nothing from it.
 */
export type AnswerCheckIn = { id: CommandId,
/**
 * Null: now.
 */
happened_at: Timestamp | null, answer: CheckInAnswer, };

/**
 * `POST /api/v1/page-links/answer`: the one button. Answered by the [`LinkedPage`] as it stands then; asked again with
 * the same id, the same.
 */
export type AnswerPageLink = { id: CommandId, token: string, answer: LinkAnswer, };

/**
 * `POST /api/v1/referrals/{id}/answer`: the receiver says where it stands. Answered by the [`ReferralView`].
 */
export type AnswerReferral = { id: CommandId,
/**
 * The version that was looked at.
 */
version: number, said: Said,
/**
 * Sealed; at most 4,000 characters, may be empty.
 */
note: string, };

/**
 * `POST /api/v1/referral-links/answer`: received, yes, no and why, arrived, what came of it. Answered by the
 * [`LinkedReferral`] as it stands then; asked again with the same id, the same.
 */
export type AnswerReferralLink = { id: CommandId, token: string,
/**
 * The version that was looked at.
 */
version: number, said: Said,
/**
 * Sealed; at most 4,000 characters, may be empty.
 */
note: string, };

/**
 * `POST /api/v1/reviews/{id}/answer`: the operator says something to it, once.
 */
export type AnswerReview = { id: CommandId,
/**
 * At most 8,000 characters.
 */
answer: string, };

/**
 * How a session came to its answer.
 */
export type Answering = "handled" | "in_target" | "abandoned";

/**
 * A county or a township. 地区
 */
export type Area = { area: AreaId, level: AreaLevel,
/**
 * The county it lies in; null: it is one.
 */
county: AreaId | null, name: string,
/**
 * Null while it is in use.
 */
closed_at: Timestamp | null,
/**
 * Who would be sent there: its own team, its county's, or one of the prefecture. Null: nobody.
 */
served_by: TeamName | null, };

/**
 * One area of it.
 */
export type AreaCover = { area: AreaId, area_name: string, level: AreaLevel,
/**
 * Null: nobody serves it.
 */
team: TeamName | null,
/**
 * The first minute for which any profession has nobody.
 */
first_uncovered: Timestamp | null, professions: Array<ProfessionCover>, };

/**
 * Of one area.
 */
export type AreaFigures = { area: AreaId, area_name: string, row: DispatchFigureRow, };

/**
 * A county or a township.
 */
export type AreaId = string;

/**
 * What an area is. 县市 or 乡镇/街道
 */
export type AreaLevel = "county" | "township";

/**
 * `GET /api/v1/areas`: counties by name, each followed by its townships; closed ones at the end. At most 500.
 */
export type Areas = { areas: Array<Area>, };

/**
 * Whether an attempt that was not accepted may have arrived all the same.
 */
export type Arrival = "certain" | "may_be_repeat";

/**
 * The tier a session came with, before anybody had spoken to the caller.
 */
export type ArrivalTier = "unrated" | "none" | "low" | "moderate" | "high" | "imminent";

/**
 * `POST /api/v1/patients/{id}/visit-proposal`: what the rules say of these findings. Writes nothing.
 */
export type AskProposal = { on: string, findings: VisitFindings, };

/**
 * `POST /api/v1/outbox/test`: a letter to oneself, to see whether the channel works.
 */
export type AskTestMail = { id: CommandId, };

/**
 * `POST /api/v1/referrals/{id}/cancel`: the sender asks to take it back. The receiver confirms; an outcome can still win.
 */
export type AskToCancel = { id: CommandId, version: number,
/**
 * Not `taken_elsewhere`.
 */
because: CancelReason, };

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
 * `POST /api/v1/calls/{id}/assign`: a supervisor gives it to somebody who works off calls.
 */
export type AssignCall = { id: CommandId, staff: StaffId, };

/**
 * `POST /api/v1/patients/{id}/assignment`
 */
export type AssignPatient = { id: CommandId, seen: number, township: AreaId, institution: InstitutionId, worker: StaffId, };

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
export type Author = "caller" | "operator" | "supervisor" | "system";

/**
 * Whether somebody says that they can be asked.
 */
export type Availability = { "kind": "available" } | { "kind": "away", until: Timestamp | null, };

/**
 * How it stands against the clock.
 */
export type AwaitedStanding = "in_time" | "overdue";

/**
 * What is awaited of a receiver.
 */
export type AwaitedStep = "answer" | "arrival" | "outcome" | "cancellation";

/**
 * What allows us to tell the team who and where: consent, or without it a duty to protect life.
 */
export type Basis = "consent" | "life_in_danger" | "others_in_danger" | "cannot_consent";

/**
 * `POST /api/v1/sessions/{id}/reviews`: a supervisor begins to review, or goes on with the review begun before.
 */
export type BeginReview = { id: CommandId, };

/**
 * Somebody beside the holder: a guest of the talk, or who watches it.
 */
export type Beside = { staff: StaffId, name: string, since: Timestamp, };

/**
 * `POST /api/v1/sessions/{id}/block`: where the caller of this session came from opens no session for so many hours,
 * unless they say that they are in danger. Answered by [`CallerBlock`].
 */
export type BlockCaller = {
/**
 * Becomes the block's own id.
 */
id: CommandId,
/**
 * From 1 to 72.
 */
hours: number,
/**
 * What happened; sealed.
 */
reason: string, };

/**
 * A time-limited block of an abusive caller.
 */
export type BlockId = string;

/**
 * What one period of one operator comes to.
 */
export type BoardFinding = "met" | "open" | "missed" | "ahead" | "before_hire" | "after_leaving" | "before_ledger" | "nothing_asked";

/**
 * A row of `GET /api/v1/calls?state=open|settled&whose=anybody|mine|nobody&source=follow_up|callback&after=`: open ones
 * by the instant they are to be tried, so that what is overdue comes first; settled ones the latest first.
 */
export type Call = { call: WorkId, about: CallAbout, language: Language, number: CallNumber,
/**
 * When it was planned for.
 */
due_at: Timestamp,
/**
 * When it is to be tried next: as planned, and later once nobody was reached.
 */
try_at: Timestamp,
/**
 * As of now; means nothing once it is settled.
 */
timing: CallTiming,
/**
 * Tries without an answer that count. The third ends it.
 */
not_reached: number, state: CallState, actions: Array<CallAllowed>, };

/**
 * What a call is about.
 */
export type CallAbout = { "kind": "follow_up", session: SessionId, alias: string, tier: RiskTier | null, ended_at: Timestamp | null, } | { "kind": "callback", callback: CallbackId, name: string, note: string, requested_at: Timestamp, };

/**
 * Actions on a call. Those that the reader's role never has are left out.
 */
export type CallAction = "take" | "assign" | "release" | "attempt" | "settle" | "open_session";

/**
 * What may be done with a call by whoever reads it, and why not.
 */
export type CallAllowed = { name: CallAction, allowed: Permit, };

/**
 * One try.
 */
export type CallAttempt = { at: Timestamp, by: StaffId, by_name: string, outcome: CallOutcome, note: string, };

/**
 * `GET /api/v1/calls/{id}`: a call with what was tried. Whoever has it sees the number in full.
 */
export type CallDetail = { call: Call,
/**
 * Oldest first.
 */
attempts: Array<CallAttempt>,
/**
 * Written when it was settled without a call.
 */
note: string, };

/**
 * How a call ended.
 */
export type CallEnd = { "kind": "talked", session: SessionId, outcome: Outcome, } | { "kind": "reached" } | { "kind": "not_reached" } | { "kind": "wrong_number" } | { "kind": "no_longer_wanted" } | { "kind": "handed_over" } | { "kind": "not_possible" };

/**
 * The number to call.
 */
export type CallNumber = { "kind": "unknown" } | { "kind": "masked", number: string, } | { "kind": "full", number: string, };

/**
 * How a call ended that was made. "Not reached" is an outcome of its own.
 */
export type CallOutcome = "reached" | "not_reached" | "wrong_number" | "no_longer_wanted";

/**
 * The numbers that calls go by, as a centre sets them.
 */
export type CallRules = {
/**
 * How soon somebody who asked for it is called back.
 */
callback_target_ms: Millis,
/**
 * How late a call may be before the supervisor is told.
 */
overdue_grace_ms: Millis,
/**
 * How far apart two tries must lie for both to count: one evening without an answer is not three tries.
 */
between_tries_ms: Millis, };

/**
 * Answer to it.
 */
export type CallSessionOpened = { session: SessionId, };

/**
 * Whose a call is.
 */
export type CallState = { "kind": "open" } | { "kind": "assigned", to: StaffId, to_name: string, at: Timestamp, } | { "kind": "in_talk", by: StaffId, by_name: string, session: SessionId, at: Timestamp, } | { "kind": "settled", by: StaffId, by_name: string, at: Timestamp, end: CallEnd, };

/**
 * When a call is to be made, as seen now.
 */
export type CallTiming = "later" | "due" | "overdue";

/**
 * A request to be called back.
 */
export type CallbackId = string;

/**
 * Answer to it.
 */
export type CallbackRequested = { callback: CallbackId, requested_at: Timestamp, };

/**
 * A block. `GET /api/v1/blocks?after=` gives a window of all, the one that ends last first.
 */
export type CallerBlock = { block: BlockId,
/**
 * The session it came of.
 */
session: SessionId, alias: string,
/**
 * By web it is the caller's address and browser that are blocked, by phone their number.
 */
channel: Channel, by: StaffId, by_name: string, reason: string, at: Timestamp, until: Timestamp, lifted: Lifted | null, };

/**
 * Somebody who is followed up and whose file has the number.
 */
export type CallerFollowedUp = { number: string, status: PatientStatus, institution_name: string, worker_name: string,
/**
 * Who follows up has been told of this session since then.
 */
told_at: Timestamp, };

/**
 * A caller's page to the hotline.
 */
export type CallerFrame = { "type": "hello", ticket: string, after: number, } | { "type": "say", id: CommandId, text: string, } | { "type": "typing", } | { "type": "seen", delivered: number, read: number, } | { "type": "end", id: CommandId, } | { "type": "rate", id: CommandId, score: number, comment?: string, } | { "type": "return_code", id: CommandId, } | { "type": "ping", n: number, };

/**
 * `GET /api/v1/sessions/{id}/registry`: whom to hand the caller on to, where their number stands in a patient's file. Never
 * a name, a diagnosis or a level. Whoever calls may be somebody else in the house.
 */
export type CallerInRegistry = { followed_up: Array<CallerFollowedUp>, };

/**
 * Whether the caller's page is connected.
 */
export type CallerLink = { "kind": "here" } | { "kind": "gone", since: Timestamp, } | { "kind": "phone" };

/**
 * Where a caller stands. Said truthfully: nobody is "here" before an operator has accepted.
 */
export type CallerState = { "kind": "waiting", since: Timestamp, ahead: number | null, } | { "kind": "with", operator: string, since: Timestamp, } | { "kind": "reconnecting", since: Timestamp, } | { "kind": "replacing", since: Timestamp, ahead: number | null, } | { "kind": "closed", at: Timestamp, rated: Rated, };

/**
 * That the sender asked to take it back.
 */
export type CancelAsked = { because: CancelReason, at: Timestamp, };

/**
 * Why a sender asks to take a referral back.
 */
export type CancelReason = "taken_elsewhere" | "no_longer_needed" | "person_refuses" | "sent_in_error";

/**
 * What can be done with a case.
 */
export type CaseAction = { name: CaseActionName, allowed: Permit, };

/**
 * Its name.
 */
export type CaseActionName = "refer" | "diagnose" | "review" | "register";

/**
 * What allows a person's details to leave the house.
 */
export type CaseBasis = "consent" | "life_in_danger" | "others_in_danger" | "cannot_consent" | "statutory_duty";

/**
 * One field, filled.
 */
export type CaseDetail = { field: CaseField, text: string, leaving: Leaving, };

/**
 * `GET /api/v1/sessions/{id}/case-draft` and `GET /api/v1/dispatches/{id}/case-draft`: what is known already, to be looked
 * over. Nothing of it leaves before somebody says so.
 */
export type CaseDraft = {
/**
 * Null: not known.
 */
area: AreaId | null,
/**
 * Null: nobody has said.
 */
basis: CaseBasis | null, details: Array<CaseDetail>,
/**
 * The case that is open already; null: none.
 */
open: SuspectedCaseId | null, };

/**
 * One thing that is known.
 */
export type CaseField = "name" | "gender" | "born" | "document" | "phone" | "address" | "guardian" | "guardian_phone" | "situation" | "danger" | "history" | "wishes";

/**
 * What a physician found.
 */
export type CaseFinding = { "kind": "confirmed", disorder: Disorder, } | { "kind": "not_confirmed" };

/**
 * What a case is opened with.
 */
export type CaseForm = {
/**
 * Where the person lives.
 */
area: AreaId,
/**
 * Consent, or the legal reason without it.
 */
basis: CaseBasis,
/**
 * What is known, each with whether it leaves the house; `situation` has to be there and to leave. Sealed at rest.
 */
details: Array<CaseDetail>, };

/**
 * Answer to those that open one.
 */
export type CaseOpened = { case: SuspectedCaseId,
/**
 * Null for a report, which is sent to nobody but the county.
 */
referral: ReferralId | null, };

/**
 * Who answered for the person over a stretch; the last one's end is null.
 */
export type CaseOwner = { from_at: Timestamp, until_at: Timestamp | null, owner: CaseOwnerWord, staff: StaffId | null, staff_name: string | null, institution: InstitutionId | null, institution_name: string | null, };

/**
 * Who it is, as it is shown.
 */
export type CaseOwnerWord = "supervisor_on_duty" | "supervisor" | "operator" | "lead" | "sender" | "receiver";

/**
 * How far it has come, with what belongs to it.
 */
export type CaseProgress = { "kind": "suspected" } | { "kind": "accepted", institution: InstitutionId, institution_name: string, referral: ReferralId, at: Timestamp, } | { "kind": "declined", institution: InstitutionId, institution_name: string, referral: ReferralId, at: Timestamp, } | { "kind": "diagnosed", diagnosis: DiagnosisView, review: CountyReviewView, } | { "kind": "not_confirmed", institution_name: string, physician_name: string, at: Timestamp, } | { "kind": "registered", diagnosis: DiagnosisView, patient: PatientId, at: Timestamp, };

/**
 * What somebody said of a case.
 */
export type CaseRemark = { about: CaseRemarkAbout, by_name: string, at: Timestamp, words: string, };

/**
 * What a remark is about.
 */
export type CaseRemarkAbout = "diagnosis" | "review";

/**
 * A row of `GET /api/v1/cases?state=`: the latest first. Operators, crisis leads and liaisons see what they opened;
 * supervisors what the hotline sent; others what their institution sent or was sent, and what is to be registered in
 * their area. It names nobody.
 */
export type CaseRow = { case: SuspectedCaseId, source: CaseSource, session: SessionId | null, dispatch: DispatchId | null, sender: InstitutionId, sender_name: string, opened_by_name: string, opened_at: Timestamp, area: AreaId, area_name: string, basis: CaseBasis, state: CaseProgress,
/**
 * Who has to do something next.
 */
turn: CaseTurn, version: number, };

/**
 * Where a case comes from.
 */
export type CaseSource = "session" | "dispatch" | "police" | "village" | "grid_worker" | "school" | "civil_affairs" | "disability_federation" | "governance" | "clinic" | "report";

/**
 * `GET /api/v1/cases/{id}/timeline`: one person from the first message to acceptance and beyond, as the journal tells it,
 * with whoever answered for them at each instant.
 */
export type CaseTimeline = { case: SuspectedCaseId, session: SessionId | null, dispatch: DispatchId | null, entries: Array<CaseTimelineEntry>,
/**
 * Without a gap and without an overlap.
 */
owners: Array<CaseOwner>, };

/**
 * One thing that happened: a kind of the journal, and who did it.
 */
export type CaseTimelineEntry = { seq: number, at: Timestamp, kind: string, staff: StaffId | null, staff_name: string | null, referral: ReferralId | null, institution: InstitutionId | null, institution_name: string | null,
/**
 * The state that was reached, where one was.
 */
word: ReferralWord | null, };

/**
 * Whose turn it is.
 */
export type CaseTurn = "sender" | "receiver" | "physician" | "office" | "clerk" | "nobody";

/**
 * `GET /api/v1/cases/{id}`: opening it is recorded before anything is shown.
 */
export type CaseView = { row: CaseRow, shown: DetailsShown, details: Array<CaseDetail>,
/**
 * What a physician or the county said, the earliest first; for physicians and the registry.
 */
remarks: Array<CaseRemark>,
/**
 * When the words were erased for good; null while they are there.
 */
erased_at: Timestamp | null, actions: Array<CaseAction>, };

/**
 * Whether this is a real hotline.
 */
export type CentreMark = "real" | "demonstration";

/**
 * `PUT /api/v1/staff/{id}`: everything but the name of log-in.
 */
export type ChangeAccount = { name: string, badge: string, roles: Array<Role>, languages: Array<Language>, gender: Gender | null, grade: Grade, };

/**
 * `POST /api/v1/patients/{id}/consent`
 */
export type ChangeConsent = { id: CommandId, seen: number, consent: PatientConsent, };

/**
 * `PUT /api/v1/institutions/{id}`: an institution as it shall be. Answered by the [`InstitutionView`].
 */
export type ChangeInstitution = { id: CommandId,
/**
 * `version` as the editor saw it. Refused with `changed_meanwhile` when there is a newer one.
 */
version: number, form: InstitutionForm, };

/**
 * `PUT /api/v1/library/{item}`: an item as it shall be. Answered by the [`LibraryItem`].
 */
export type ChangeLibraryItem = { id: CommandId,
/**
 * `changed_at` of the version that the editor saw; null where it had none. Refused when there is a newer one.
 */
seen: Timestamp | null, position: number, text: LibraryText, };

/**
 * `POST /api/v1/me/password`. Every other sign-in of the account ends.
 */
export type ChangePassword = { current: string, new: string, };

/**
 * `POST /api/v1/patients/{id}/status`
 */
export type ChangePatientStatus = { id: CommandId, seen: number, change: StatusChange, };

/**
 * `PUT /api/v1/staff/{id}/qualification`.
 */
export type ChangeQualification = { decision: QualificationDecision, reason: string, };

/**
 * `PUT /api/v1/reports/{id}`: what is typed, in the place of what was.
 */
export type ChangeReport = { typed: ReportTyped, remarks: string, };

/**
 * `PUT /api/v1/staff/{id}/standing`: disable, enable, or lift a lock-out. Disabling closes sockets within a second.
 */
export type ChangeStanding = { to: StandingChange, };

/**
 * `PUT /api/v1/teams/{id}`: a team as it shall be. Answered by the [`Team`].
 */
export type ChangeTeam = { id: CommandId,
/**
 * `version` as the editor saw it. Refused with `changed_meanwhile` when there is a newer one.
 */
version: number, form: TeamForm, };

/**
 * How the caller reaches us.
 */
export type Channel = "web" | "phone";

/**
 * What a check finds.
 */
export type CheckFinding = "stable" | "unstable";

/**
 * What a team says of itself.
 */
export type CheckInAnswer = "safe" | "duress" | "help";

/**
 * The team's safety timer.
 */
export type CheckInView = { "kind": "off" } | { "kind": "due", at: Timestamp, } | { "kind": "missed", due_at: Timestamp, since: Timestamp, };

/**
 * The answer to a check-in: when the next one is due.
 */
export type CheckedIn = {
/**
 * Null: off the scene none is due.
 */
next_due_at: Timestamp | null, };

/**
 * The checks afterwards.
 */
export type ChecksView = { "kind": "not_begun" } | { "kind": "due", number: number, at: Timestamp, stable: number, } | { "kind": "late", number: number, due_at: Timestamp, stable: number, } | { "kind": "over" };

/**
 * What a person decides about the class.
 */
export type ClassDecision = { class: PatientClass,
/**
 * Why it is another than the rules propose; empty where it is the same.
 */
because: string, };

/**
 * Of one response class.
 */
export type ClassFigures = { class: ResponseClass, row: DispatchFigureRow, };

/**
 * The class that the rules propose.
 */
export type ClassProposal = { class: PatientClass,
/**
 * Every rule that speaks for this class; never empty.
 */
reasons: Array<ClassReason>, };

/**
 * One rule of the classification that holds [F].
 */
export type ClassReason = "dangerous" | "marked_symptoms" | "no_insight" | "severe_reaction" | "severe_disease" | "some_danger" | "symptoms_left" | "partial_insight" | "poor_function" | "disease_changes" | "all_well";

/**
 * `POST /api/v1/sessions/{id}/close`.
 */
export type CloseSession = { id: CommandId, fence: number,
/**
 * Needed at high or imminent risk.
 */
follow_up?: FollowUpPlan, };

/**
 * `POST /api/v1/institutions/{id}/system/close`: nothing is sent there any more, nothing is asked.
 */
export type CloseSystem = { id: CommandId, };

/**
 * `POST /api/v1/areas/{id}/close`, `POST /api/v1/teams/{id}/close`, `POST /api/v1/on-call/{id}/cancel`.
 */
export type CloseThis = { id: CommandId, };

/**
 * Every code a problem can have. Codes never change their meaning.
 */
export type Code = "session_closed" | "session_not_found" | "not_your_session" | "lease_lost" | "offer_gone" | "nobody_waiting" | "at_capacity" | "not_available" | "not_qualified" | "overdue" | "staff_not_found" | "staff_not_reachable" | "phone_session" | "record_left" | "session_not_over" | "already_ended" | "assessment_missing" | "wrap_up_missing" | "follow_up_missing" | "follow_up_invalid" | "override_reason_missing" | "rating_out_of_range" | "not_assessable" | "closed_now" | "id_reused" | "forbidden" | "text_empty" | "text_too_long" | "roles_conflict" | "last_administrator" | "username_taken" | "password_weak" | "reason_missing" | "already_done" | "not_found" | "entry_in_future" | "self_confirmed" | "not_the_trainer" | "not_the_supervisor" | "not_enrolled" | "not_supervised" | "correction_of_correction" | "rules_in_past" | "entry_changed" | "session_not_theirs" | "self_reviewed" | "nobody_held_it" | "not_the_reviewer" | "review_frozen" | "review_incomplete" | "review_not_acknowledged" | "sample_too_large" | "saved_searches_full" | "call_taken" | "call_not_yours" | "call_in_talk" | "call_settled" | "not_held" | "not_in_talk" | "too_many_in_talk" | "too_many_watched" | "caller_in_danger" | "too_late_to_block" | "origin_unknown" | "caller_blocked" | "changed_meanwhile" | "library_full" | "report_filled" | "report_frozen" | "report_not_filled" | "report_not_frozen" | "report_corrected" | "figures_changed" | "own_report" | "period_not_over" | "no_print_font" | "policy_invalid" | "needs_too_few" | "needs_too_many" | "channel_not_proven" | "shift_invalid" | "area_in_use" | "team_in_use" | "teams_full" | "no_crisis_role" | "in_another_team" | "not_a_team_member" | "no_team_here" | "place_missing" | "dispatch_open" | "dispatch_over" | "engaged" | "not_of_the_crew" | "not_assembled" | "already_on_the_way" | "not_on_the_way" | "not_on_scene" | "no_contact_yet" | "not_decided_yet" | "measure_missing" | "not_handed_over" | "record_incomplete" | "record_missing" | "checks_open" | "no_check_due" | "page_link_unknown" | "page_link_expired" | "page_stood_down" | "page_answered" | "emergency_over" | "happened_at_invalid" | "service_not_asked" | "side_channel_closed" | "not_accepted" | "no_plan_here" | "cases_open" | "purpose_differs" | "phones_full" | "class_missing" | "visit_out_of_order" | "visit_in_future" | "companions_missing" | "pair_not_allowed" | "own_title" | "title_missing" | "title_not_verified" | "case_taken" | "case_not_accepted" | "not_the_receiver" | "nothing_to_review" | "own_diagnosis" | "report_not_reviewed" | "case_not_diagnosed" | "not_of_an_institution" | "institutions_full" | "institution_in_use" | "hotline_stays" | "situation_missing" | "area_not_yours" | "in_another_institution" | "referral_over" | "referral_out_of_order" | "senders_to_say" | "cancel_not_asked" | "person_arrived" | "person_not_there" | "ladder_empty" | "referral_open" | "not_the_sender" | "referral_link_unknown" | "referral_link_expired" | "referral_link_used" | "patient_gone" | "patient_exists" | "patient_alike" | "keeper_invalid" | "worker_elsewhere" | "harm_invalid" | "nothing_to_tell" | "nobody_to_tell" | "erasure_hindered" | "caller_erased" | "malformed" | "body_too_large" | "frame_too_large" | "method_not_allowed" | "unsupported_media_type" | "wrong_origin" | "sign_in_needed" | "sign_in_wrong" | "sign_in_locked" | "account_disabled" | "password_change_needed" | "ticket_invalid" | "too_fast" | "too_many_sockets" | "overloaded" | "shutting_down" | "set_up_needed" | "set_up_done" | "set_up_code_wrong" | "field_invalid" | "internal";

/**
 * A colleague, for transfers and the supervisor's board.
 */
export type Colleague = { staff: StaffId, name: string, activity: Activity, since: Timestamp, held: number, wrapping_up: number, capacity: number,
/**
 * Why nothing is offered to them now; empty when they would be.
 */
not_offered: Array<NotEligible>,
/**
 * How they stand by the ledgers; null until it was derived.
 */
standing: StandingWord | null, };

/**
 * Made by the client, once per intended change: repeated, it is answered the same.
 */
export type CommandId = string;

/**
 * Somebody of the group who went along.
 */
export type Companion = { role: CompanionRole, name: string, };

/**
 * Who went along to a patient who is unstable.
 */
export type CompanionRole = "police" | "governance" | "village_cadre" | "civil_affairs" | "disability_federation" | "doctor" | "social_worker" | "guardian";

/**
 * What an operator is to be able to do.
 */
export type Competency = "contact_and_warmth" | "listening_and_reflection" | "clarifying_the_problem" | "asking_about_suicide" | "assessing" | "calming_and_focusing" | "problem_solving" | "safety_plan_and_resources" | "ending_and_record";

/**
 * How well something was done, as far as this session showed it.
 */
export type CompetencyRating = { competency: Competency,
/**
 * 0-4; null is "not seen".
 */
score: number | null, };

/**
 * `GET /api/v1/compliance?year=2026`: the year of everybody who answered callers in it.
 */
export type Compliance = { year: number,
/**
 * The centre's day that the board is of.
 */
today: string,
/**
 * The ledger's first day.
 */
began: string,
/**
 * By badge.
 */
operators: Array<ComplianceRow>,
/**
 * Of those asked in each month, how many met it; January first.
 */
months: Array<ComplianceShare>,
/**
 * Of those asked for trainings of the year.
 */
trainings: ComplianceShare, courses: Array<CoursesHeld>, targets: Array<CourseFound>, };

/**
 * `GET /api/v1/compliance/entries?staff=&period=2026-11`: what is behind the numbers of one operator in one month or
 * year, the latest first.
 */
export type ComplianceEntries = { staff: StaffId, name: string,
/**
 * `2026-11` or `2026`.
 */
period: string, pre_service: PreService,
/**
 * The training before the first duty, whenever it was.
 */
pre_service_entries: Array<ComplianceEntry>, entries: Array<ComplianceEntry>, };

/**
 * One person's part in one entry, whether it counts or not.
 */
export type ComplianceEntry = {
/**
 * The first entry: the ledger shows it under this one.
 */
entry: EntryId, on: string, minutes: number, what: ComplianceWhat,
/**
 * The trainer or the supervisor.
 */
by: StaffId, by_name: string,
/**
 * Who confirmed it last, and when: the trainer of an attendance, the operator of a supervision.
 */
confirmed_by: StaffId | null, confirmed_by_name: string | null, confirmed_at: Timestamp | null, counting: Counting, };

/**
 * One operator's year.
 */
export type ComplianceRow = { staff: StaffId, name: string, badge: string, employed_from: string,
/**
 * The day on which the account was closed.
 */
left_on: string | null, pre_service: PreService,
/**
 * Supervisions of each month, January first.
 */
months: Array<ComplianceTally>,
/**
 * Trainings of the year.
 */
trainings: ComplianceTally,
/**
 * As it stands now; none once the account is closed.
 */
standing: StandingWord | null, };

/**
 * Of those who were asked in a period, how many met it.
 */
export type ComplianceShare = { asked: number, met: number, open: number, missed: number, };

/**
 * One period of one operator.
 */
export type ComplianceTally = {
/**
 * What took place.
 */
counted: number,
/**
 * What the rules that hold on the period's last day ask for.
 */
needed: number, finding: BoardFinding, };

/**
 * What kind of entry it is.
 */
export type ComplianceWhat = { "kind": "training", form: TrainingKind, title: string, organiser: Organiser, result: AttendanceResult | null, } | { "kind": "supervision", form: SupervisionKind, };

/**
 * `POST /api/v1/trainings/{id}/attendance`: by its trainer. Said again of somebody, it corrects what was said.
 */
export type ConfirmAttendance = { id: CommandId, people: Array<AttendanceMark>, };

/**
 * `POST /api/v1/disclosed/{id}/receipt`
 */
export type ConfirmReceipt = { id: CommandId, };

/**
 * `POST /api/v1/supervisions/{id}/confirmations`: somebody supervised confirms it.
 */
export type ConfirmSupervision = { id: CommandId,
/**
 * The version that was read. Corrected since, it is not confirmed unseen.
 */
version: EntryId, };

/**
 * Who agreed to, or refused, being managed in the community.
 */
export type Consenter = "patient" | "guardian";

/**
 * A way to reach a member, as it is entered.
 */
export type ContactForm = { channel: PageChannel,
/**
 * A mail address, a mobile number, or the https address of a robot. Sealed at rest.
 */
address: string, };

/**
 * A way to reach one member of a team.
 */
export type ContactId = string;

/**
 * Answer to it: the page is on its way.
 */
export type ContactTested = { contact: ContactId, page: PageId, };

/**
 * 专职 or 兼职.
 */
export type Contract = "full_time" | "part_time";

/**
 * A point on the map.
 */
export type Coordinates = {
/**
 * Millionths of a degree north.
 */
latitude_e6: number,
/**
 * Millionths of a degree east.
 */
longitude_e6: number, datum: Datum, };

/**
 * `POST /api/v1/patients/{id}/file`: the file as it shall be.
 */
export type CorrectFile = { id: CommandId,
/**
 * The version that was seen.
 */
seen: number, file: PatientFile, };

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
 * A count, and the search that opens what was counted; none where no search tells it apart.
 */
export type Counted = { count: number, opens: SessionFilter | null, };

/**
 * What somebody who declines can do instead: "20 min away, can phone now". Sealed at rest.
 */
export type CounterOffer = {
/**
 * Could be there after so long; null: not at all.
 */
there_in_ms: Millis | null, telephone: Telephone, words: string, };

/**
 * Whether an entry counts for somebody.
 */
export type Counting = "counts" | "not_confirmed" | "not_held_yet" | "absent" | "not_passed" | "withdrawn" | "corrected" | "other_trade";

/**
 * Whether the county has looked at it.
 */
export type CountyReviewView = { "kind": "not_needed" } | { "kind": "waiting" } | { "kind": "approved", by_name: string, at: Timestamp, } | { "kind": "returned", by_name: string, at: Timestamp, };

/**
 * What the county says of a report. 审核
 */
export type CountyVerdict = "approve" | "return";

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
 * One target and what was held of it.
 */
export type CourseFound = { target: CourseTarget, held: number, needed: number, finding: BoardFinding, };

/**
 * A course of the training plan.
 */
export type CourseId = string;

/**
 * A stretch between two moments.
 */
export type CourseInterval = { from: Moment, to: Moment, took_ms: number,
/**
 * What it should have taken at most; null where there is no such rule.
 */
target_ms: number | null, };

/**
 * Something that nearly went wrong.
 */
export type CourseNearMiss = { at: Timestamp, kind: NearMissKind, };

/**
 * What a year asks for.
 */
export type CourseTarget = "crisis_team" | "drills" | "community_doctors" | "city_in_all";

/**
 * Courses asked for in a calendar year; part of the ledger rules, and holds from their first day. All [P].
 */
export type CourseTargets = {
/**
 * Trainings of the crisis team held by the city: 2.
 */
crisis_team: number,
/**
 * Drills of the area's emergency plan: 1.
 */
drills: number,
/**
 * Trainings of community doctors held by the city: 4.
 */
community_doctors: number,
/**
 * Of both held by the city: 6.
 */
city_in_all: number, };

/**
 * `GET /api/v1/courses`
 */
export type Courses = { courses: Array<Course>, };

/**
 * Courses of one kind by one organiser.
 */
export type CoursesHeld = { kind: TrainingKind, organiser: Organiser, held: number, };

/**
 * Too few of a profession are on call.
 */
export type CoverGap = { from: Timestamp, until: Timestamp,
/**
 * The fewest within it.
 */
on_call: number, };

/**
 * What keeps a dispatch from being silent.
 */
export type CoverView = "over" | "acknowledged" | "step_due" | "supervisor_item" | "nothing";

/**
 * `GET /api/v1/crew`. A phone asks for it when it hears `crew_changed`, and when it comes back.
 */
export type CrewDesk = {
/**
 * The centre's journal number this is as of.
 */
seq: number, server_at: Timestamp, staff: StaffId, name: string,
/**
 * Null: in no team now.
 */
member: CrewMember | null,
/**
 * One for each dispatch that waits for my answer, and those answered or called off in the last hours; the newest
 * first.
 */
pages: Array<CrewPage>,
/**
 * Open dispatches that I am on, and those whose record or checks are still mine.
 */
dispatches: Array<DispatchStrip>,
/**
 * Other open dispatches of my team.
 */
others: Array<DispatchStrip>, };

/**
 * Somebody who goes.
 */
export type CrewLine = { staff: StaffId, name: string, duty: Duty,
/**
 * What they go as.
 */
profession: Profession, since: Timestamp, };

/**
 * Myself as a member of my team.
 */
export type CrewMember = { team: TeamId, team_name: string, duty: Duty, professions: Array<Profession>,
/**
 * Since when I said that I cannot be asked; null: I can.
 */
unavailable_since: Timestamp | null,
/**
 * Null: until I say otherwise.
 */
unavailable_until: Timestamp | null,
/**
 * Not paged until then, after a dispatch.
 */
resting_until: Timestamp | null,
/**
 * The stretch on call that runs now, else the next one.
 */
on_call: CrewOnCall | null, };

/**
 * A stretch on call.
 */
export type CrewOnCall = { on_call: OnCallId, starts_at: Timestamp, ends_at: Timestamp, };

/**
 * A page to me: what may be said before it is opened. Nothing clinical, nothing of who or where exactly.
 */
export type CrewPage = {
/**
 * The newest of its pages to me; answering it answers all.
 */
page: PageId, channel: PageChannel, dispatch: DispatchId, number: string, purpose: Purpose, class: ResponseClass, tier: RiskTier | null, area: AreaId, area_name: string, team_name: string, stage: StageWord,
/**
 * What is missing, of all that is asked for.
 */
missing: Array<Need>, target_at: Timestamp, created_at: Timestamp, expires_at: Timestamp, state: PageWord, answered_at: Timestamp | null,
/**
 * Waits for my answer.
 */
waits: CrewPageWaits, };

/**
 * Whether a page still wants an answer.
 */
export type CrewPageWaits = "for_answer" | "no";

/**
 * Who went, or was to go, and how long.
 */
export type CrewStay = { staff: StaffId, name: string, duty: Duty, profession: Profession, from: Timestamp, until: Timestamp | null, };

/**
 * The numbers of teams and dispatches, as a centre sets them.
 */
export type CrisisRules = {
/**
 * How long a channel that was proven counts as proven. Default 10 days [D]: a weekly test with some days to spare.
 */
proof_holds_ms: Millis,
/**
 * How often each channel of each member is tested. Default 7 days.
 */
test_every_ms: Millis,
/**
 * How long somebody is not paged after a dispatch. Default 8 h [D].
 */
rest_ms: Millis,
/**
 * How often a team on scene says that it is safe. Default 30 min [D].
 */
check_in_every_ms: Millis,
/**
 * How long an answer to it may take before the supervisor is told. Default 5 min [D].
 */
check_in_grace_ms: Millis,
/**
 * On scene after the request, response class immediate. Default 60 min [D].
 */
immediate_target_ms: Millis,
/**
 * The emergency-disposition record. 24 h [F].
 */
record_within_ms: Millis,
/**
 * Between two checks afterwards. 4 h [F].
 */
check_every_ms: Millis,
/**
 * The receiver says, after the hand-over, that they have the person. Default 2 h [D].
 */
accept_within_ms: Millis,
/**
 * How long an enrolled phone that nobody uses stays signed in. Default 90 days [D].
 */
phone_lasts_ms: Millis, };

/**
 * `GET /api/v1/crisis-year?year=2026`: each team's drill of the year, and the trainings of crisis teams that the city held,
 * counted from what took place.
 */
export type CrisisYear = { year: number,
/**
 * By name.
 */
teams: Array<TeamYear>,
/**
 * What the ledger shows of the year's courses, trainings of the crisis team among them; drills that were run as
 * dispatches count with those of the ledger.
 */
courses: Array<CourseFound>, };

/**
 * Whether the level is still one that departments are told of.
 */
export type DangerNow = "stands" | "over";

/**
 * What was done that is dangerous, how many times. 危险行为
 */
export type DangerousActs = {
/**
 * 轻度滋事
 */
minor: number,
/**
 * 肇事
 */
incident: number,
/**
 * 肇祸
 */
serious: number, other: number,
/**
 * 自伤
 */
self_harm: number,
/**
 * 自杀未遂
 */
attempted_suicide: number, };

/**
 * Dangerousness 危险性评估, 0 to 5 [F]. It never follows from the hotline's own tiers.
 */
export type Dangerousness = number;

/**
 * What a pair of coordinates is measured by. Maps in China shift what satellites say; a navigator must know.
 */
export type Datum = "wgs84" | "gcj02" | "bd09";

/**
 * Of what somebody died [F].
 */
export type DeathCause = "physical_disease" | "suicide" | "homicide" | "accident" | "complication" | "other";

/**
 * `POST /api/v1/emergencies`: it activates the newest version of its area's plan, or of the area above.
 */
export type DeclareEmergency = { id: CommandId,
/**
 * A drill's cases are drills as well.
 */
purpose: Purpose, area: AreaId,
/**
 * What happened, 1 to 120 characters.
 */
title: string, };

/**
 * Why somebody does not go.
 */
export type DeclineBecause = "too_far" | "on_other_duty" | "unwell" | "not_fit" | "knows_the_person" | "other";

/**
 * `POST /api/v1/dispatches/{id}/decline`: I do not go, and what I can do instead. The next are asked at once.
 */
export type DeclinePage = { id: CommandId, page?: PageId, because: DeclineBecause,
/**
 * "20 min away, can phone now". Its words at most 500 characters.
 */
offer?: CounterOffer, };

/**
 * Why an operator passes an offer on.
 */
export type DeclineReason = "need_break" | "known_to_me" | "beyond_my_skill" | "still_writing" | "technical" | "other";

/**
 * A way out of the house.
 */
export type DeliveryChannel = "email" | "sms" | "wecom" | "dingtalk" | "feishu" | "fhir";

/**
 * What an item is for.
 */
export type DeliveryPurpose = "standing_reminder" | "monthly_digest" | "supervision_to_confirm" | "review_waiting" | "test" | "page" | "stand_down" | "page_test" | "referral_page" | "referral_notice" | "green_channel_page" | "green_channel_notice" | "system_referral" | "system_cancellation" | "system_introduction";

/**
 * Why an item was not, or not yet, accepted.
 */
export type DeliveryReason = "refused" | "deferred" | "unreachable" | "no_answer" | "worker_gone" | "not_configured" | "no_address" | "no_longer_so" | "too_late" | "not_delivered";

/**
 * Where an item stands, as it is stored and shown.
 */
export type DeliveryWord = "pending" | "sending" | "accepted" | "unknown" | "failed" | "expired" | "suppressed" | "cancelled";

/**
 * The two departments that are told by duty.
 */
export type Department = "police" | "governance";

/**
 * Whether a lead leaves before every role is filled.
 */
export type Departure = "complete" | "short";

/**
 * How much of what is known is shown.
 */
export type DetailsShown = "whole" | "what_left";

/**
 * A phone that stays signed in.
 */
export type Device = {
/**
 * What it is revoked by.
 */
sign_in: SignInId, staff: StaffId, name: string, enrolled_at: Timestamp,
/**
 * It last asked for a new access token.
 */
seen_at: Timestamp,
/**
 * Unused, it ends then.
 */
lasts_until: Timestamp, place: DevicePlace, };

/**
 * Whether it is the one that asks.
 */
export type DevicePlace = "here" | "elsewhere";

/**
 * `GET /api/v1/crew/devices` and `GET /api/v1/staff/{id}/devices`: those that are good now, the newest first.
 */
export type Devices = { devices: Array<Device>, };

/**
 * `POST /api/v1/cases/{id}/diagnosis`: a psychiatrist with a verified title, of the institution that has the person.
 * Answered by the [`CaseView`].
 */
export type DiagnoseCase = { id: CommandId,
/**
 * `version` as it was seen. Refused with `changed_meanwhile` when there is a newer one.
 */
version: number, finding: CaseFinding,
/**
 * On what grounds; sealed. At most 4,000 characters.
 */
grounds: string, };

/**
 * How sure a diagnosis is.
 */
export type DiagnosisStanding = "confirmed" | "suspected" | "none";

/**
 * A diagnosis. The disorder is for physicians and the registry; null for others.
 */
export type DiagnosisView = { institution: InstitutionId, institution_name: string, physician: StaffId, physician_name: string, disorder: Disorder | null, at: Timestamp, };

/**
 * Somebody on both lists.
 */
export type DifferingLine = { ours: OurLine, theirs: ListLine, by: ListMatch, };

/**
 * Who rang whom in a phone session.
 */
export type Direction = "incoming" | "outgoing";

/**
 * `POST /api/v1/patients/{id}/disclosures`: the departments that are still owed are told now.
 */
export type DiscloseNow = { id: CommandId, };

/**
 * What a department was told: as it was then, whatever changes since.
 */
export type Disclosed = { place: string, contact: DisclosedContact, danger: DisclosedDanger, };

/**
 * Of whom it is told, and by whom they are reached.
 */
export type DisclosedContact = { person: string,
/**
 * The guardian, or else the first of those who can be asked; empty where there is nobody.
 */
name: string, relation: string, phone: string, };

/**
 * How dangerous.
 */
export type DisclosedDanger = { level: Dangerousness,
/**
 * When it last rose.
 */
since: Timestamp, };

/**
 * `GET /api/v1/disclosed/{id}`: what was told, as it was then. Opening it is written down first.
 */
export type DisclosedDetail = { row: DisclosedRow, purpose: DisclosurePurpose, basis: DisclosureBasis, told: Disclosed, };

/**
 * What may leave the registry. There is no fourth: no diagnosis, no treatment, no transcript.
 */
export type DisclosedField = "place" | "contact" | "danger";

/**
 * A row of `GET /api/v1/disclosed?after=`: what one's own department was told, the latest first.
 */
export type DisclosedRow = { disclosure: DisclosureId, number: string, told_at: Timestamp, due_at: Timestamp, receipt: ReceiptStanding, danger: DangerNow, };

/**
 * What obliges us to tell it.
 */
export type DisclosureBasis = "level_three" | "level_rose";

/**
 * Something told to another department about a patient, with its purpose and basis.
 */
export type DisclosureId = string;

/**
 * For what it is told.
 */
export type DisclosurePurpose = "prevent_harm" | "coordinate_care";

/**
 * A row of `GET /api/v1/disclosures?after=`: the register of everything that was told, the latest first. What was told is
 * not in it.
 */
export type DisclosureRow = { disclosure: DisclosureId, patient: PatientId,
/**
 * The patient's number.
 */
number: string, institution: InstitutionId, institution_name: string, department: Department, fields: Array<DisclosedField>, purpose: DisclosurePurpose, basis: DisclosureBasis,
/**
 * Null: it followed by itself from what somebody assessed.
 */
told_by_name: string | null, told_at: Timestamp,
/**
 * The receipt is waited for until then.
 */
due_at: Timestamp, receipt: ReceiptStanding, confirmed_by_name: string | null, confirmed_at: Timestamp | null, };

/**
 * Why a session is worth discussing in supervision, the most urgent first.
 */
export type DiscussionReason = "red_line" | "imminent" | "high" | "low_rating" | "long" | "first_weeks";

/**
 * What makes a session worth talking about, as a centre sets it.
 */
export type DiscussionRules = {
/**
 * A caller's rating that is low: this or less, of 5. Default 2 [D].
 */
low_rating: number,
/**
 * A talk of this length is long. Default 60 min [D].
 */
long_talk_ms: Millis,
/**
 * For so many weeks an operator is new. Default 8 [D].
 */
first_weeks: number,
/**
 * Most sessions suggested for one operator: what one supervision has time for. Default 5 [D].
 */
most_suggested: number, };

/**
 * The six disorders of the registry [F]. 六类严重精神障碍
 */
export type Disorder = "schizophrenia" | "schizoaffective" | "paranoid_psychosis" | "bipolar" | "epilepsy_psychosis" | "intellectual_disability_psychosis";

/**
 * Actions on a dispatch. Those that the reader's role never has are left out.
 */
export type DispatchAction = "open" | "acknowledge" | "decline" | "withdraw" | "en_route" | "en_route_short" | "on_scene" | "check_in" | "contact_made" | "dispose" | "hand_over" | "write_escort" | "write_record" | "record_check" | "accept" | "message" | "hand_over_talk" | "record_service" | "take" | "escalate" | "name_lead" | "stand_down" | "fail";

/**
 * What may be done with a dispatch, and why not.
 */
export type DispatchAllowed = { name: DispatchAction, allowed: Permit, };

/**
 * `ToStaff::Dispatches`: every open dispatch (who directs them) or those of the own team and those one is on, the
 * most urgent first: what is late, then by `target_at`. At most `DISPATCH_ROWS` strips; the count is of all.
 */
export type DispatchBoard = {
/**
 * The centre's journal number this is as of.
 */
seq: number, count: number, strips: Array<DispatchStrip>, watchfulness: Watchfulness, };

/**
 * All of it.
 */
export type DispatchBrief = { place: DispatchPlace, person: PersonInDanger,
/**
 * What happens now.
 */
situation: string,
/**
 * Weapons, dogs, gas, water, other people.
 */
danger_on_the_way: string, informant: Informant,
/**
 * The number under which the team reaches who asked for it.
 */
call_back: string, };

/**
 * How it ended.
 */
export type DispatchEnd = { at: Timestamp,
/**
 * Null where it was closed as it should.
 */
because: EndReason | null, by: StaffId, by_name: string, };

/**
 * A fact of it.
 */
export type DispatchEvent = { "kind": "area_changed", area: AreaId, staff: StaffId, } | { "kind": "team_changed", team: TeamId, staff: StaffId, } | { "kind": "member_changed", team: TeamId, member: StaffId, staff: StaffId, } | { "kind": "contact_changed", contact: ContactId, member: StaffId, staff: StaffId, } | { "kind": "contact_proven", contact: ContactId, member: StaffId, } | { "kind": "availability_changed", member: StaffId, staff: StaffId, } | { "kind": "on_call_entered", on_call: OnCallId, team: TeamId, member: StaffId, staff: StaffId, } | { "kind": "on_call_cancelled", on_call: OnCallId, team: TeamId, member: StaffId, staff: StaffId, } | { "kind": "plan_written", plan: PlanId, area: AreaId, staff: StaffId, } | { "kind": "emergency_declared", emergency: EmergencyId, plan: PlanId, purpose: Purpose, staff: StaffId, } | { "kind": "emergency_ended", emergency: EmergencyId, staff: StaffId, } | { "kind": "device_enrolled", staff: StaffId, sign_in: SignInId, } | { "kind": "device_revoked", staff: StaffId, sign_in: SignInId, by: StaffId, } | { "kind": "dispatch_requested", dispatch: DispatchId, session: SessionId | null, emergency: EmergencyId | null, purpose: Purpose, class: ResponseClass, team: TeamId, staff: StaffId, } | { "kind": "step_taken", dispatch: DispatchId, round: number, step: number, pages: number, } | { "kind": "step_skipped", dispatch: DispatchId, round: number, step: number, } | { "kind": "ladder_used_up", dispatch: DispatchId, } | { "kind": "paged", dispatch: DispatchId | null, page: PageId, staff: StaffId, channel: PageChannel, } | { "kind": "page_seen", dispatch: DispatchId | null, page: PageId, staff: StaffId, } | { "kind": "page_answer_refused", dispatch: DispatchId | null, page: PageId, staff: StaffId, } | { "kind": "page_acknowledged", dispatch: DispatchId | null, page: PageId | null, staff: StaffId, } | { "kind": "page_declined", dispatch: DispatchId, page: PageId | null, staff: StaffId, because: DeclineBecause, } | { "kind": "crew_seated", dispatch: DispatchId, staff: StaffId, duty: Duty, profession: Profession, } | { "kind": "crew_released", dispatch: DispatchId, staff: StaffId, } | { "kind": "lead_named", dispatch: DispatchId, lead: StaffId, staff: StaffId, } | { "kind": "stage_reached", dispatch: DispatchId, stage: StageWord, staff: StaffId | null, happened_at: Timestamp, } | { "kind": "dispatch_ended", dispatch: DispatchId, stage: StageWord, because: EndReason | null,
/**
 * None: it closed with what an institution said.
 */
staff: StaffId | null, } | { "kind": "dispatch_taken", dispatch: DispatchId, staff: StaffId, } | { "kind": "danger_changed", dispatch: DispatchId, tier: RiskTier, } | { "kind": "talk_handed_over", dispatch: DispatchId, session: SessionId, side: TalkSide, staff: StaffId, } | { "kind": "dispatch_messaged", dispatch: DispatchId, staff: StaffId, } | { "kind": "checked_in", dispatch: DispatchId, staff: StaffId, answer: CheckInAnswer, } | { "kind": "check_in_missed", dispatch: DispatchId, } | { "kind": "service_asked", dispatch: DispatchId, service: RescueService, staff: StaffId, } | { "kind": "service_answered", dispatch: DispatchId, service: RescueService, staff: StaffId, } | { "kind": "service_arrived", dispatch: DispatchId, service: RescueService, staff: StaffId, } | { "kind": "record_written", dispatch: DispatchId, version: number, staff: StaffId, } | { "kind": "check_made", dispatch: DispatchId, number: number, finding: CheckFinding, staff: StaffId, } | { "kind": "escort_written", dispatch: DispatchId, staff: StaffId, } | { "kind": "receiver_accepted", dispatch: DispatchId,
/**
 * None: an institution accepted the dispatch's case over a signed page or its own system.
 */
staff: StaffId | null, } | { "kind": "dispatch_ran_late", dispatch: DispatchId, what: Outstanding, } | { "kind": "dispatch_silent", dispatch: DispatchId, } | { "kind": "dispatch_read", dispatch: DispatchId, staff: StaffId, };

/**
 * The figures of some dispatches. Lengths count from the request.
 */
export type DispatchFigureRow = { count: number, acknowledged: SpeedFigure, complete: SpeedFigure, on_scene: SpeedFigure,
/**
 * Of those whose team arrived or whose target has passed: arrived within it.
 */
in_target: number, judged: number,
/**
 * Pages that were declined, and that expired unanswered.
 */
declined: number, expired: number,
/**
 * Dispatches whose whole ladder was used up.
 */
used_up: number, stood_down: number, failed: number,
/**
 * How long nobody answered for the person; must be zero.
 */
unowned_ms: number, };

/**
 * The same figures, whole and broken down.
 */
export type DispatchFigureTable = { whole: DispatchFigureRow,
/**
 * Only classes, areas and months in which there was one.
 */
classes: Array<ClassFigures>, areas: Array<AreaFigures>, months: Array<MonthFigures>, };

/**
 * `POST /api/v1/patients/{id}/visit-dispatch`: the visit finds danger, and a team is asked for in one action, whether the
 * form is filled in or not. Answered as any request of a dispatch.
 */
export type DispatchFromVisit = { request: RequestDispatch, };

/**
 * What the operator sees of the dispatch of a session: enough to say that somebody is coming, nothing of others.
 */
export type DispatchGlance = { dispatch: DispatchId, number: string, purpose: Purpose, stage: StageWord, stage_since: Timestamp, requested_at: Timestamp, class: ResponseClass, target_at: Timestamp, team_name: string, owner: OwnerView | null, missing: Array<Need>, ladder: LadderView,
/**
 * People paged since the ladder was last begun.
 */
paged: number,
/**
 * Of them, those who have declined.
 */
declined: number, crew: Array<CrewLine>, services: Array<ServiceLine>, talk_by_lead: Timestamp | null, talk_by_operator: Timestamp | null, messages: number, end: DispatchEnd | null,
/**
 * `message`, `hand_over_talk`, `record_service`, `stand_down`.
 */
actions: Array<DispatchAllowed>, };

/**
 * One sending of a team.
 */
export type DispatchId = string;

/**
 * Where the person is, as far as anybody knows.
 */
export type DispatchPlace = {
/**
 * In words: street, house, floor, door, landmark.
 */
words: string, coordinates: Coordinates | null,
/**
 * A link to a map, https; empty for none.
 */
map_link: string, confidence: PlaceConfidence, };

/**
 * Why a team goes.
 */
export type DispatchReason = "harm_to_self" | "harm_to_others" | "guardian_obstructs" | "absconded" | "unknown_identity";

/**
 * Answer to both.
 */
export type DispatchRequested = { dispatch: DispatchId,
/**
 * To speak of it by: 2026-0042, a drill's D2026-0003.
 */
number: string, };

/**
 * One person in danger.
 */
export type DispatchStrip = { dispatch: DispatchId,
/**
 * To speak of it by.
 */
number: string, purpose: Purpose, source: Source, session: SessionId | null,
/**
 * The session's name to speak of the caller by.
 */
alias: string | null, emergency: EmergencyId | null, area: AreaId, area_name: string, team: TeamId, team_name: string, class: ResponseClass,
/**
 * Null: not rated.
 */
tier: RiskTier | null, requested_at: Timestamp, requested_by: StaffId, requested_by_name: string, stage: StageWord, stage_since: Timestamp,
/**
 * Null once it is over.
 */
owner: OwnerView | null,
/**
 * The team should be on scene by then.
 */
target_at: Timestamp, needs: Array<Need>,
/**
 * Professions nobody fills yet.
 */
missing: Array<Need>, ladder: LadderView,
/**
 * What keeps it from being silent.
 */
cover: CoverView,
/**
 * Who was paged since the ladder was last begun, and what became of it; the latest first.
 */
paged: Array<PagedPerson>,
/**
 * Who goes, the lead first.
 */
crew: Array<CrewLine>, services: Array<ServiceLine>, check_in: CheckInView, record: RecordView, checks: ChecksView, acceptance: AcceptanceView,
/**
 * Whether the talk with the person was handed over: when each side said so.
 */
talk_by_lead: Timestamp | null, talk_by_operator: Timestamp | null,
/**
 * Messages of the side channel so far.
 */
messages: number,
/**
 * Open items of the supervisors about it; only for who directs.
 */
alerts: Array<AlertKind>, end: DispatchEnd | null,
/**
 * What the reader may do with it.
 */
actions: Array<DispatchAllowed>, };

/**
 * `GET /api/v1/dispatches/{id}/timeline`: the course of a dispatch, for those who may see it.
 */
export type DispatchTimeline = { dispatch: DispatchId, number: string, purpose: Purpose, class: ResponseClass, area_name: string, team_name: string, stage: StageWord,
/**
 * When each moment was first reached, in their order.
 */
moments: Array<ReachedMoment>, intervals: Array<CourseInterval>, near_misses: Array<CourseNearMiss>,
/**
 * How long nobody answered for the person; must be zero.
 */
unowned_ms: number,
/**
 * The journal's entries of it, at most `TIMELINE_ENTRIES`, the first ones.
 */
entries: Array<TimelineEntry>,
/**
 * Names of everybody the entries speak of.
 */
people: Array<NamedStaff>, };

/**
 * `GET /api/v1/dispatches/{id}`.
 */
export type DispatchView = { strip: DispatchStrip, basis: Basis, reasons: Array<DispatchReason>, brief: DispatchBrief, plan: PlanId | null,
/**
 * As it was when the dispatch began.
 */
policy: EscalationPolicy,
/**
 * Who was not asked at the step that was taken last, and why: what a shortfall comes from. Only for who directs.
 */
not_asked: Array<NotAsked>,
/**
 * In order.
 */
milestones: Array<MilestoneLine>, owners: Array<OwnerStay>,
/**
 * Everybody who was ever reserved for it.
 */
stays: Array<CrewStay>,
/**
 * What was said at its end; empty before.
 */
end_note: string,
/**
 * When its words were erased for good; null while they are there.
 */
erased_at: Timestamp | null, };

/**
 * The emergency-disposition record. Lengths are checked where it comes in.
 */
export type DispositionForm = { place: string,
/**
 * Who reported it, and in what standing.
 */
reporter: string, narrative: string, injured: number, dead: number, property_loss: string, psychiatrists: Array<string>, nurses: Array<string>, police_organ: string, police_officer: string, reasons: Array<DispatchReason>, measures: Array<Measure>, diagnosis: string, diagnosis_standing: DiagnosisStanding, payer: Payer, effect: string, };

/**
 * By what somebody proves who they are.
 */
export type DocumentKind = "identity_card" | "passport" | "residence_permit" | "other";

/**
 * How much of a drug. In micrograms: no fractions in the rules.
 */
export type Dose = { "kind": "daily", morning_ug: number, noon_ug: number, night_ug: number, } | { "kind": "depot", every_weeks: number, dose_ug: number, };

/**
 * A kept draft.
 */
export type Draft = { kind: DraftKind, body: string, saved_at: Timestamp, };

/**
 * What a draft is of.
 */
export type DraftKind = "message" | "assessment" | "wrap_up" | "note" | "transfer";

/**
 * `POST /api/v1/samples`: draws it, and keeps it.
 */
export type DrawSample = { id: CommandId, first_day: string,
/**
 * Counted too.
 */
last_day: string,
/**
 * At most 64 characters.
 */
seed: string,
/**
 * Of what is neither high nor imminent, 0-100; the centre's setting where left out.
 */
share_percent?: number, };

/**
 * A row of `GET /api/v1/drills?after=`: drills, the latest first, each beside the one before it.
 */
export type Drill = { dispatch: DispatchId, number: string, team: TeamId, team_name: string,
/**
 * The version of the plan that it exercised; null where its area has none.
 */
plan: PlanId | null, plan_title: string | null, plan_version: number | null, begun_at: Timestamp, ended_at: Timestamp | null, stage: StageWord,
/**
 * Whether it counts as the team's drill of the year: it was seen through to the end.
 */
counts: DrillCounts,
/**
 * In the order of the stages.
 */
compared: Array<DrillCompared>,
/**
 * The team's drill before it; null for the first.
 */
before: DrillBefore | null, };

/**
 * The drill that it is compared with.
 */
export type DrillBefore = { dispatch: DispatchId, number: string, begun_at: Timestamp, };

/**
 * How long it took from the request to a stage, this time and the time before; null where it was not reached.
 */
export type DrillCompared = { stage: StageWord, took_ms: Millis | null, before_ms: Millis | null,
/**
 * So much longer than the time before; negative: faster.
 */
longer_ms: Millis | null, };

/**
 * Whether a drill counts.
 */
export type DrillCounts = "yes" | "not_yet" | "no";

/**
 * Whether, over what, or why not.
 */
export type DryAnswer = { "kind": "paged", channels: Array<PageChannel>, } | { "kind": "not_asked", because: Excluded, };

/**
 * Somebody whom a step would ask, or not.
 */
export type DryPerson = { staff: StaffId, name: string, team: TeamName, duty: Duty, how: DryAnswer, };

/**
 * `GET /api/v1/teams/{id}/dry-run?at=`: whom the team's policy would page if somebody had to be sent at that instant and
 * nobody answered; without `at`, now. Nothing is sent.
 */
export type DryRun = { at: Timestamp,
/**
 * The professions it was tried with.
 */
needs: Array<Need>,
/**
 * Of the first round; the others ask the same people.
 */
steps: Array<DryStep>, };

/**
 * One step of it.
 */
export type DryStep = { step: number,
/**
 * After the request. A step that asks nobody is skipped at once.
 */
after_ms: Millis, whom: Whom, people: Array<DryPerson>, };

/**
 * Of whom one asks who is to be visited.
 */
export type DueAmong = "mine" | "institution";

/**
 * How many are due, each counted up to 1,000.
 */
export type DueCounts = { overdue: number, today: number,
/**
 * Within seven days from tomorrow.
 */
soon: number, };

/**
 * How a patient's next visit stands.
 */
export type DueStanding = "overdue" | "today" | "ahead";

/**
 * A patient who is to be visited.
 */
export type DueVisit = { patient: PatientId,
/**
 * To speak of somebody by: P2026-0042.
 */
number: string, name: string, disorder: Disorder, status: StatusWord, class: PatientClass | null, level: Dangerousness | null, township: AreaId, township_name: string, worker: StaffId, worker_name: string, next_on: string, standing: DueStanding,
/**
 * The last visit that reached the patient; null before the first.
 */
last_reached_on: string | null,
/**
 * Visits in a row that reached nobody.
 */
missed: number, };

/**
 * `GET /api/v1/due-visits?of=mine|institution&township=&after=`: who is to be visited, the longest overdue first, up to
 * the end of the quarter.
 */
export type DueVisits = {
/**
 * The centre's day that it is seen from.
 */
today: string,
/**
 * Of all that the same question finds.
 */
counts: DueCounts, window: Window<DueVisit>, };

/**
 * `POST /api/v1/patients/duplicates`: asked before somebody is registered.
 */
export type DuplicateCheck = { name: string, born_on: string, document: IdentityDocument | null, };

/**
 * Who is registered already and may be the same person.
 */
export type DuplicatesFound = { alike: Array<AlikePatient>, };

/**
 * What somebody is in a team.
 */
export type Duty = "lead" | "member";

/**
 * One of a caller's earlier sessions (same return code or phone).
 */
export type EarlierSession = { session: SessionId, opened_at: Timestamp, channel: Channel, tier: RiskTier | null, holder_name: string | null,
/**
 * The summary of its wrap-up.
 */
summary: string, };

/**
 * A row of `GET /api/v1/emergencies?after=`: those under way and those over, the latest first.
 */
export type Emergency = { emergency: EmergencyId, purpose: Purpose, area: AreaId, area_name: string, title: string,
/**
 * The version of the plan that it activated.
 */
plan: PlanId, plan_title: string, plan_version: number,
/**
 * What each case asks for unless it says otherwise.
 */
needs: Array<Need>, class: ResponseClass, declared_by: StaffId, declared_by_name: string, declared_at: Timestamp, ended_by_name: string | null, ended_at: Timestamp | null,
/**
 * Its cases: dispatches, of which so many are open.
 */
cases: number, open_cases: number,
/**
 * Whether it may be declared over.
 */
end: Permit,
/**
 * Whether a case may be added.
 */
add_case: Permit, };

/**
 * A declared emergency, with many cases under it.
 */
export type EmergencyId = string;

/**
 * A version of a plan: a row of `GET /api/v1/emergency-plans`, the newest of each area by the area's name; without `body`
 * there, in full in `GET /api/v1/emergency-plans/{id}`.
 */
export type EmergencyPlan = { plan: PlanId, area: AreaId, area_name: string,
/**
 * From 1.
 */
version: number, title: string, body: string, needs: Array<Need>, class: ResponseClass, written_by: StaffId, written_by_name: string, written_at: Timestamp,
/**
 * A newer version stands since; null for the newest.
 */
superseded_at: Timestamp | null,
/**
 * Drills of this version, over or not; the last one's begin.
 */
drills: number, drilled_at: Timestamp | null, };

/**
 * `GET /api/v1/emergency-plans/{id}`: a version in full, and every version of its plan, the newest first and without
 * bodies.
 */
export type EmergencyPlanDetail = { plan: EmergencyPlan, versions: Array<EmergencyPlan>, };

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
email: string,
/**
 * What the report form counts staff by.
 */
profession: Profession, contract: Contract, };

/**
 * `POST /api/v1/dispatches/{id}/stand-down` and `/fail`: it ends without having reached its aim. Whoever was paged or
 * goes is told within seconds.
 */
export type EndDispatch = { id: CommandId, because: EndReason,
/**
 * At most 2,000 characters; may be empty.
 */
note: string, };

/**
 * `POST /api/v1/emergencies/{id}/end`: when none of its cases is open any more.
 */
export type EndEmergency = { id: CommandId, };

/**
 * Why a dispatch ended without reaching its aim.
 */
export type EndReason = "safe" | "taken_by_others" | "false_alarm" | "duplicate" | "drill_over" | "nobody_could_go" | "not_found" | "unreachable";

/**
 * Who ended a talk.
 */
export type EndedBy = "caller" | "operator" | "hotline";

/**
 * `POST /api/v1/trainings/{id}/enrolments`
 */
export type Enrol = { id: CommandId, people: Array<StaffId>, };

/**
 * `POST /api/v1/crew/devices`: the sign-in that asks lasts from now on until it is unused for as long as the centre has set
 * (`crisis.phone_lasts_ms`, 90 days). Asked again by the same phone, only its name changes.
 */
export type EnrolDevice = {
/**
 * To tell it from others: "my Huawei". At most 40 characters.
 */
name: string, };

/**
 * Somebody enrolled, and what came of it.
 */
export type Enrolled = { staff: StaffId, name: string, attendance: Attendance | null, };

/**
 * `POST /api/v1/patients/{id}/harms`, and of a department `POST /api/v1/disclosed/{id}/harms`.
 */
export type EnterHarm = { id: CommandId, kind: HarmKind,
/**
 * A department's own entries are its own, whatever is said here.
 */
source: HarmSource, happened_at: Timestamp, injured: number, deaths: number,
/**
 * 1 to 8,000 characters.
 */
account: string, };

/**
 * `PUT /api/v1/institutions/{id}/system`: where it is, and how we sign in there. Entered whole each time: nothing of it is
 * ever shown again but the address and the kind.
 */
export type EnterSystem = { id: CommandId,
/**
 * The FHIR R4 base: `https://host/path`, at most 300 characters; in the clear only to this machine.
 */
base_url: string,
/**
 * Each part at most 2,000 characters.
 */
sign_in: SystemSignIn, };

/**
 * An entry of a ledger.
 */
export type EntryId = string;

/**
 * Where an entry stands among its corrections.
 */
export type EntryMark = "first" | "corrected" | "imported" | "withdrawn";

/**
 * `GET /api/v1/supervisions/{id}/versions`, `GET /api/v1/trainings/{id}/versions`: an entry as somebody wrote it down,
 * the latest first.
 */
export type EntryVersion<T> = { version: EntryId, by: StaffId, by_name: string,
/**
 * Why it was corrected; empty for the first.
 */
reason: string,
/**
 * As this version has it.
 */
entry: T, };

/**
 * A session that would be erased.
 */
export type ErasableSession = { session: SessionId, channel: Channel, opened_at: Timestamp,
/**
 * Null while it is open.
 */
closed_at: Timestamp | null, };

/**
 * `POST /api/v1/sessions/{id}/erasure`: for good. Refused with `erasure_hindered`, `caller_erased`, and with
 * `changed_meanwhile` where `sessions` is not what the dry run shows now.
 */
export type EraseCaller = { id: CommandId, ground: ErasureGround,
/**
 * All that were shown.
 */
sessions: Array<SessionId>, };

/**
 * What was erased: a row of `GET /api/v1/erasures`, the latest first, and the answer to erasing.
 */
export type Erasure = { erasure: CommandId, sessions: Array<SessionId>, ground: ErasureGround, erased_at: Timestamp, by: StaffId, by_name: string, gone: ErasureCounts, kept: Array<ErasureKept>, store: InStore,
/**
 * Words and number in copies from before.
 */
backups: InBackups,
/**
 * When the last copy is destroyed in which the number's digest stands.
 */
backups_destroyed_by: Timestamp, };

/**
 * How much goes; numbers only.
 */
export type ErasureCounts = { sessions: number, lines: number,
/**
 * Assessments, wrap-ups, notes, drafts, ratings, whispers.
 */
forms: number, dispatches: number,
/**
 * Suspected cases, with their referrals.
 */
cases: number,
/**
 * Requests to be called back.
 */
callbacks: number,
/**
 * Letters, pages and referrals of the outbox.
 */
letters: number, };

/**
 * On what ground a caller is erased (个人信息保护法, article 47).
 */
export type ErasureGround = "person_asked" | "guardian_asked" | "retention_over";

/**
 * Something that is still open: it is closed first.
 */
export type ErasureHindrance = { "kind": "session_open", session: SessionId, } | { "kind": "dispatch_open", dispatch: DispatchId, } | { "kind": "case_open", case: SuspectedCaseId, } | { "kind": "referral_open", referral: ReferralId, case: SuspectedCaseId, } | { "kind": "incident_open", incident: IncidentId, } | { "kind": "review_open", review: ReviewId, session: SessionId, } | { "kind": "sample_open", sample: SampleId, session: SessionId, } | { "kind": "call_open", work: WorkId, } | { "kind": "block_stands", block: BlockId, until: Timestamp, } | { "kind": "alert_open", alert: AlertId, } | { "kind": "letter_on_its_way", item: OutboxId, };

/**
 * What is not erased, because the law keeps it (精神卫生法, article 47: medical records, at least 30 years).
 */
export type ErasureKept = { "kind": "patient", patient: PatientId, case: SuspectedCaseId, } | { "kind": "patients_dispatch", patient: PatientId, dispatch: DispatchId, };

/**
 * `GET /api/v1/sessions/{id}/erasure`: what would go, what stays, what hinders. Changes nothing.
 */
export type ErasurePlan = {
/**
 * The one asked for and those of the same number or return code, the oldest first, at most 200. One number may be a
 * family's: the officer decides for all that are shown.
 */
sessions: Array<ErasableSession>,
/**
 * Sessions of the same caller beyond those; found again by the number afterwards.
 */
more: number, goes: ErasureCounts, kept: Array<ErasureKept>,
/**
 * To be closed first; all of them at once.
 */
hindrances: Array<ErasureHindrance>,
/**
 * Whether it may be done now: `erasure_hindered` while anything hinders, `caller_erased` once it is done.
 */
erase: Permit,
/**
 * Once it is done. The rest of the plan is empty then.
 */
erasure: Erasure | null, };

/**
 * How the centre keeps keys and copies.
 */
export type ErasureRules = {
/**
 * Days from one rotation of the key file to the next.
 */
rotate_keys_days: number,
/**
 * Days after which a copy of the database is destroyed.
 */
keep_backups_days: number, };

/**
 * `POST /api/v1/dispatches/{id}/escalate`: the next step at once. Does nothing when the step it was said of has passed.
 */
export type EscalateDispatch = { id: CommandId,
/**
 * The ladder's `taken` as the strip showed it.
 */
taken: number, };

/**
 * The steps, and how often they are gone through before the supervisor on duty has it.
 */
export type EscalationPolicy = { steps: Array<Step>,
/**
 * From 1.
 */
rounds: number, };

/**
 * Escort to hospital 护送: who brought the person, to which hospital, received by whom. Lengths are checked where it comes in.
 */
export type EscortForm = { brought_by: string, hospital: string, received_by: string, };

/**
 * A row of `GET /api/v1/patients/{id}/examinations`, the latest first.
 */
export type Examination = { on: string, by: StaffId, by_name: string, at: Timestamp, findings: string, };

/**
 * The physical examination of a calendar year: one is asked of each patient [P].
 */
export type ExaminationStanding = "done" | "due";

/**
 * `POST /api/v1/list-exchanges`: a department lays its own list of those at level 3 or more beside what it was told.
 */
export type ExchangeLists = { id: CommandId,
/**
 * 1 to 300 lines.
 */
lines: Array<ListLine>, };

/**
 * `GET /api/v1/exchange/troubles`: what of other institutions' systems is a human's.
 */
export type ExchangeTroubles = { failing: Array<FailingSystem>,
/**
 * At most 100, the oldest first.
 */
oddities: Array<Oddity>, };

/**
 * Why somebody is not asked at a step.
 */
export type Excluded = "not_on_call" | "other_team" | "away" | "resting" | "engaged" | "declined" | "not_missing" | "no_channel" | "goes";

/**
 * A system that does not answer, or answers what cannot be read.
 */
export type FailingSystem = { institution: InstitutionId, institution_name: string, since: Timestamp,
/**
 * In a row.
 */
times: number, answer: string, };

/**
 * Why somebody who was accepted was not helped there after all.
 */
export type FailureReason = "not_found" | "person_refused" | "no_capacity" | "died" | "other";

/**
 * A number that is no longer what was signed.
 */
export type FigureChanged = { item: ReportItem, signed: number, now: number, };

/**
 * The numbers that figures go by, as a centre sets them.
 */
export type FigureRules = {
/**
 * Counts of callers above none and below this do not leave the house. Default 5 [D].
 */
smallest_cell: number,
/**
 * Target from arrival to pick-up, whatever the tier: 15 s [F].
 */
pick_up_ms: Millis,
/**
 * Target of the connect rate, in percent: at least 95 [F].
 */
connect_percent: number, };

/**
 * `GET /api/v1/dispatch-figures`: the dispatches requested on some days; drills apart, never counted with the others.
 */
export type FiguresOfDispatches = {
/**
 * Both counted, by the centre's clock.
 */
from: string, to: string, at: Timestamp,
/**
 * The target of the response class immediate.
 */
immediate_target_ms: number, real: DispatchFigureTable, drills: DispatchFigureTable, };

/**
 * `POST /api/v1/erasures/find`: whose number it is. In a body, so that no number stands in an address.
 */
export type FindCaller = { phone: string, };

/**
 * What one reason says.
 */
export type Finding = "met" | "open" | "due" | "missed" | "decided";

/**
 * The board: every open session that does not wait, at most `FLOOR_ROWS` rows, raised hands first, then the most
 * dangerous, then the oldest; the counts are of all. Which of them the reader watches or joined is in `watched`.
 */
export type Floor = {
/**
 * The centre's journal number this is as of.
 */
seq: number,
/**
 * Open sessions that do not wait.
 */
count: number, rows: Array<FloorRow>,
/**
 * Only tiers in which somebody waits, the most dangerous first, the unrated last.
 */
waiting: Array<WaitingTier>,
/**
 * Callers who wait longer than their target.
 */
over_target: number,
/**
 * Callers at high or imminent risk who wait or are talked with.
 */
high_risk: number, raised_hands: number, };

/**
 * An open session.
 */
export type FloorRow = { session: SessionId, alias: string, channel: Channel, language: Language,
/**
 * Null: not rated yet.
 */
tier: RiskTier | null, reasons: Array<TierReason>, opened_at: Timestamp, stage: FloorStage,
/**
 * Null while it waits.
 */
holder: StaffId | null, holder_name: string | null, caller: CallerLink, hand_raised_at: Timestamp | null,
/**
 * Since when the pick-up target was missed; kept when somebody came.
 */
target_missed_at: Timestamp | null,
/**
 * Supervisors who joined the talk.
 */
joined: Array<Beside>,
/**
 * What a supervisor may do with it: `watch`, `whisper`, `join`, `take_over`, `block`, `request_dispatch`. On the
 * board for any supervisor but its holder; in `watched` for the reader.
 */
actions: Array<Allowed>, };

/**
 * Where an open session stands.
 */
export type FloorStage = { "kind": "waiting", since: Timestamp, } | { "kind": "held", since: Timestamp, } | { "kind": "detached", since: Timestamp, until: Timestamp, } | { "kind": "wrap_up", since: Timestamp, ended_by: EndedBy, };

/**
 * The plan that a session at high or imminent risk needs before it can be closed.
 */
export type FollowUpPlan = { "kind": "dates", due_at: Array<Timestamp>, } | { "kind": "no_contact", reason: NoContactReason, };

/**
 * Where the calls after a session stand.
 */
export type FollowUpState = "planned" | "overdue" | "done" | "no_contact";

/**
 * On what footing a supervisor follows a talk.
 */
export type Footing = "watching" | "guest";

/**
 * Answer to it: the newest session from that number. `not_found` where there is none.
 */
export type FoundCaller = { session: SessionId, };

/**
 * A session that was found.
 */
export type FoundSession = { session: SessionId, alias: string, opened_at: Timestamp, channel: Channel,
/**
 * Null while it is not rated.
 */
tier: RiskTier | null,
/**
 * Whoever held it, the first one first.
 */
holders: Array<Holder>,
/**
 * How long the caller waited for the first of them; null while nobody has come, and for a phone session, whose
 * wait is not known here.
 */
waited_ms: Millis | null, answering: Array<Answering>,
/**
 * From the first answer to the end of the talk; null while it goes on, or where there was none.
 */
talk_ms: Millis | null, ended_at: Timestamp | null, marks: Array<Mark>, problems: Array<ProblemType>, outcome: Outcome | null, locality: Locality | null,
/**
 * The caller's rating, 1 to 5; null where none was given, and in sessions that the reader held.
 */
rating: number | null, review: ReviewState | null, follow_up: FollowUpState | null, };

/**
 * `GET /api/v1/session-search`: one page, the newest first.
 */
export type FoundSessions = { rows: Array<FoundSession>,
/**
 * Give this as `after` to go on; null when there is nothing more.
 */
next: string | null,
/**
 * Set where the page is not full because so many sessions were looked at that did not fit: it has looked back to
 * this instant, and `next` goes on from there.
 */
looked_back_to: Timestamp | null, };

/**
 * How well something goes: sleep, diet, functions. 良好 一般 较差
 */
export type Functioning = "good" | "fair" | "poor";

/**
 * Social functions. 社会功能情况
 */
export type Functions = {
/**
 * 个人生活料理
 */
self_care: Functioning,
/**
 * 家务劳动
 */
housework: Functioning,
/**
 * 生产劳动及工作; null: 9 does not apply.
 */
work: Functioning | null,
/**
 * 学习能力
 */
learning: Functioning,
/**
 * 社会人际交往
 */
social: Functioning, };

/**
 * Gender, as a caller may wish for and an operator may state.
 */
export type Gender = "woman" | "man";

/**
 * `POST /api/v1/patients/{id}/guidance`: a physician guides the follow-up of somebody who is unstable or does not settle.
 */
export type GivePatientGuidance = { id: CommandId,
/**
 * At most 2,000 characters.
 */
words: string, };

/**
 * `POST /api/v1/reviews/{id}/give`: the operator gets exactly this. Each red line opens an incident.
 */
export type GiveReview = { id: CommandId, sheet: ReviewSheet,
/**
 * At most 8,000 characters.
 */
comment: string, };

/**
 * How far an operator has come: trainees may hold fewer sessions.
 */
export type Grade = "trainee" | "full";

/**
 * How grave: major is one with a death [P].
 */
export type Gravity = "ordinary" | "major";

/**
 * Whether a hospital admits by the green channel, and when it is asked. 绿色通道
 */
export type GreenAdmission = { "kind": "not_open" } | { "kind": "admits", rank: number, };

/**
 * Why a hospital must admit at once, who may pay, and whether a guardian is known. 绿色通道
 */
export type GreenForm = {
/**
 * At least one.
 */
reasons: Array<GreenReason>, payer: PayerStatus, guardian: GuardianStatus, };

/**
 * Why the green channel is used.
 */
export type GreenReason = "harm_to_self" | "harm_to_others" | "acute_illness" | "unknown_identity" | "cannot_pay" | "no_guardian";

/**
 * Whether somebody stands in for the person.
 */
export type GuardianStatus = "known" | "unknown" | "obstructs";

/**
 * What a physician wrote.
 */
export type Guidance = { by: StaffId, by_name: string, at: Timestamp, words: string, };

/**
 * `POST /api/v1/patients/{id}/visits`: a visit is handed in. It cannot be changed afterwards.
 */
export type HandInVisit = { id: CommandId, form: VisitForm,
/**
 * Asked for where the patient was reached; null otherwise.
 */
decision: ClassDecision | null, };

/**
 * `POST /api/v1/dispatches/{id}/talk`: the talk is handed from the operator to the team. The lead says that the team has
 * it, the holder of the session that it was given.
 */
export type HandTalk = { id: CommandId, side: TalkSide, };

/**
 * What happened.
 */
export type Happened = { "kind": "opened", channel: Channel, tier: RiskTier | null, } | { "kind": "line", line: Line, by: Who | null, } | { "kind": "caller_here", } | { "kind": "caller_gone", } | { "kind": "tier_changed", tier: RiskTier | null, source: TierSource, } | { "kind": "offered", to: Who, waited_ms: Millis, because: Array<OfferReason>, } | { "kind": "offered_in_breach", to: Who, } | { "kind": "offer_declined", by: Who, reason: DeclineReason, } | { "kind": "offer_missed", by: Who, } | { "kind": "offer_withdrawn", from: Who, } | { "kind": "accepted", by: Who, waited_ms: Millis, } | { "kind": "target_missed", } | { "kind": "holder_lost", holder: Who, until: Timestamp, } | { "kind": "holder_back", holder: Who, } | { "kind": "released", from: Who, } | { "kind": "transferred", by: Who,
/**
 * Null: to whoever is next.
 */
to: Who | null, } | { "kind": "taken_over", by: Who, from: Who, } | { "kind": "taken_past_queue", by: Who, } | { "kind": "let_in_past_block", } | { "kind": "hand_raised", by: Who, } | { "kind": "hand_lowered", by: Who, } | { "kind": "shared_item", by: Who, item: string, } | { "kind": "watch_started", by: Who, } | { "kind": "watch_ended", by: Who, } | { "kind": "whispered", by: Who, text: string, } | { "kind": "guest_joined", by: Who, } | { "kind": "guest_left", by: Who, } | { "kind": "caller_blocked", by: Who, until: Timestamp, } | { "kind": "ended", by: EndedBy, } | { "kind": "left_queue", } | { "kind": "assessed", assessment: RecordedAssessment, } | { "kind": "wrap_up_saved", by: Who,
/**
 * Null where it was saved again later: the last one saved counts, and is kept.
 */
wrap_up: WrapUp | null, } | { "kind": "note_added", note: Note, } | { "kind": "record_taken_over", by: Who, from: Who, } | { "kind": "closed", by: Who | null, follow_ups: number, } | { "kind": "rated", } | { "kind": "call_planned", work: WorkId, } | { "kind": "call_assigned", work: WorkId, to: Who, } | { "kind": "call_released", work: WorkId, by: Who, } | { "kind": "call_attempted", work: WorkId, by: Who, outcome: CallOutcome, } | { "kind": "call_number_shown", work: WorkId, to: Who, } | { "kind": "call_became_session", work: WorkId, by: Who, became: SessionId, } | { "kind": "call_settled", work: WorkId, by: Who, end: CallEnd, } | { "kind": "call_overdue", work: WorkId, } | { "kind": "review_started", review: ReviewId, by: Who, } | { "kind": "review_given", review: ReviewId, by: Who, } | { "kind": "review_acknowledged", review: ReviewId, by: Who, } | { "kind": "review_answered", review: ReviewId, by: Who, } | { "kind": "incident_opened", incident: IncidentId, by: Who, } | { "kind": "incident_reported", incident: IncidentId, by: Who, } | { "kind": "incident_overdue", incident: IncidentId, } | { "kind": "erased", by: Who, };

/**
 * What a department entered stands in the register of harms.
 */
export type HarmEntered = { harm: HarmId, };

/**
 * Something a patient did that hurt or damaged. 肇事肇祸
 */
export type HarmId = string;

/**
 * What it was [F].
 */
export type HarmKind = "minor" | "incident" | "serious" | "self_harm" | "suicide_attempt" | "other";

/**
 * Who told of it.
 */
export type HarmSource = "police" | "governance" | "village" | "family" | "hospital" | "worker" | "crisis_team" | "other";

/**
 * Who said something.
 */
export type HeardFrom = { "kind": "console", staff: StaffId, name: string, } | { "kind": "signed_page" } | { "kind": "system" };

/**
 * Something that was said of a referral.
 */
export type HeardSaid = { at: Timestamp, from: HeardFrom, said: Said,
/**
 * What became of it. `impossible`: it cannot be so; it is kept as evidence.
 */
verdict: VerdictWord,
/**
 * In the receiver's words; empty where there are none.
 */
note: string, };

/**
 * Somebody who held a session.
 */
export type Holder = { staff: StaffId, name: string, };

/**
 * Whether the patient was in hospital. 住院情况
 */
export type HospitalStay = { "kind": "never" } | { "kind": "now" } | { "kind": "before", discharged_on: string, };

/**
 * Where somebody's household is registered: who pays for treatment goes by it.
 */
export type Household = "local" | "elsewhere" | "unknown";

/**
 * A document.
 */
export type IdentityDocument = { kind: DocumentKind, number: string, };

/**
 * A column of the sheet, by its headings in both languages.
 */
export type ImportColumn = "kind" | "person" | "date" | "minutes" | "title" | "type" | "organiser" | "by" | "result";

/**
 * What is wrong with a cell.
 */
export type ImportFault = "unknown_person" | "ambiguous_person" | "entry_in_future" | "date_unreadable" | "minutes_out_of_range" | "word_unknown" | "text_missing" | "text_too_long" | "own_entry" | "duplicate" | "training_full";

/**
 * `POST /api/v1/ledger-imports/preview`: what would become of each row. Nothing is written.
 */
export type ImportPreview = { good: number, bad: number, writing: SheetWriting,
/**
 * The columns that were known by their headings.
 */
columns: Array<ImportColumn>,
/**
 * The first rows in these columns, as they were read: whoever sees wrong letters here imports nothing.
 */
sample: Array<Array<string>>, rows: Array<ImportRow>, };

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
 * Whether copies from before an erasing still open.
 */
export type InBackups = { "kind": "readable_until", by: Timestamp, } | { "kind": "rotation_overdue", since: Timestamp, } | { "kind": "unreadable", since: Timestamp, };

/**
 * Where the erased bytes are.
 */
export type InStore = { "kind": "being_wiped" } | { "kind": "gone", at: Timestamp, };

/**
 * A row of `GET /api/v1/incidents`: those open first, whichever is due first; then those reported, the latest first.
 */
export type Incident = { incident: IncidentId, session: SessionId,
/**
 * A name to speak of the caller by.
 */
alias: string,
/**
 * The review that found it; null where a supervisor opened it by hand.
 */
review: ReviewId | null, kind: IncidentKind,
/**
 * Whose session it was.
 */
operator: StaffId | null, operator_name: string | null, opened_by: StaffId, opened_by_name: string, opened_at: Timestamp, due_at: Timestamp, progress: IncidentProgress,
/**
 * Whether it may be reported.
 */
report: Permit, };

/**
 * Something that must be reported within a day.
 */
export type IncidentId = string;

/**
 * What happened. The first six are the red lines of a review.
 */
export type IncidentKind = "ended_in_danger" | "promised_absolute_confidentiality" | "recorded_planned_as_done" | "invented_facts" | "broke_confidentiality" | "relationship_beyond_service" | "caller_harmed" | "staff_threatened" | "service_failed" | "other";

/**
 * Where an incident's clock stands.
 */
export type IncidentProgress = { "kind": "open" } | { "kind": "overdue" } | { "kind": "reported", by: StaffId, by_name: string, at: Timestamp, punctuality: ReportPunctuality, account: string, };

/**
 * What is counted. Coverage of townships and what the poor pay themselves come with what they are counted from.
 */
export type IndicatorMeasure = "management" | "treatment" | "treatment_schizophrenia" | "incidents" | "major_incidents" | "rehabilitation" | "case_management";

/**
 * A patient behind a number. Who it is, only for whoever may open the file.
 */
export type IndicatorPatient = { patient: PatientId,
/**
 * To speak of somebody by: P2026-0042.
 */
number: string,
/**
 * Null for whoever may see the figure and not the file.
 */
name: string | null, disorder: Disorder, status: StatusWord, class: PatientClass | null, level: Dangerousness | null, township: AreaId, township_name: string, worker: StaffId, worker_name: string, next_on: string | null, };

/**
 * The same of one place.
 */
export type IndicatorPlace = { area: AreaId, area_name: string, rows: Array<IndicatorRow>, };

/**
 * One indicator. 率 = part / whole.
 */
export type IndicatorRow = { measure: IndicatorMeasure, part: number, whole: number,
/**
 * In thousandths; null where nobody has set one.
 */
target_permille: number | null, target_side: TargetSide, verdict: TargetVerdict, };

/**
 * Whom of an indicator's denominator one looks at.
 */
export type IndicatorSide = "counted" | "missing";

/**
 * A row of `GET /api/v1/indicator-targets`, the latest year first.
 */
export type IndicatorTargetRow = { measure: IndicatorMeasure, area: AreaId | null, area_name: string | null, year: number, permille: number, set_by_name: string, set_at: Timestamp, };

/**
 * `GET /api/v1/indicators`.
 */
export type Indicators = { period: string, area: AreaId | null,
/**
 * Null: the whole centre.
 */
area_name: string | null,
/**
 * Figures of different versions are not compared.
 */
formula_version: number,
/**
 * Who was in the registry on this day is counted.
 */
denominator_on: string,
/**
 * When it was counted.
 */
at: Timestamp, rows: Array<IndicatorRow>,
/**
 * Each township below the place, or the place itself; by name.
 */
places: Array<IndicatorPlace>, };

/**
 * Who told us, and how to call back.
 */
export type Informant = { name: string,
/**
 * To the person, or their office.
 */
relation: string, phone: string, };

/**
 * What the patient knows of their own illness. 自知力
 */
export type Insight = "full" | "partial" | "none";

/**
 * What is entered about an institution.
 */
export type InstitutionForm = {
/**
 * At most 60 characters.
 */
name: string, kind: InstitutionKind,
/**
 * By which other systems know it: letters, digits, `-` and `_`, at most 40; no two alike.
 */
code: string,
/**
 * The county or township that it is at work in; null: the whole centre.
 */
area: AreaId | null,
/**
 * The guiding hospital of a community institution: the default receiver. 分片包干
 */
guide: InstitutionId | null, green: GreenAdmission, reach: Reach,
/**
 * How its duty officer is reached; sealed at rest. May be empty; the address is needed for a signed page.
 */
duty_phone: string, duty_email: string, };

/**
 * An organisation that sends, receives or registers: a hospital, a clinic, a department, a village.
 */
export type InstitutionId = string;

/**
 * What an institution is.
 */
export type InstitutionKind = "hotline" | "psychiatric_hospital" | "general_hospital" | "primary_care" | "mental_health_office" | "police" | "governance" | "civil_affairs" | "disability_federation" | "school" | "village_committee" | "other";

/**
 * Somebody of an institution.
 */
export type InstitutionMember = { staff: StaffId, name: string, roles: Array<Role>,
/**
 * Null: none that matters here.
 */
title: Title | null,
/**
 * The number of the licence; may be empty.
 */
licence: string, proof: TitleProofView, since: Timestamp, verify: Permit, };

/**
 * An institution, by name.
 */
export type InstitutionName = { institution: InstitutionId, name: string, };

/**
 * `GET /api/v1/institution-people`: who can be entered, by name: accounts at work. At most 500.
 */
export type InstitutionPeople = { people: Array<InstitutionPerson>, };

/**
 * One of them.
 */
export type InstitutionPerson = { staff: StaffId, name: string, roles: Array<Role>,
/**
 * Where they belong now; null: nowhere.
 */
institution: InstitutionName | null, };

/**
 * An institution of the list.
 */
export type InstitutionRow = { institution: InstitutionId, name: string, kind: InstitutionKind,
/**
 * Null: at work in the whole centre.
 */
area: AreaId | null, area_name: string | null, guide: InstitutionName | null, green: GreenAdmission, reach: Reach,
/**
 * Accounts that belong to it.
 */
members: number,
/**
 * Of those, psychiatrists with a verified title.
 */
psychiatrists: number,
/**
 * Null while it is at work.
 */
closed_at: Timestamp | null, };

/**
 * A row of `GET /api/v1/exchange/systems`.
 */
export type InstitutionSystem = { institution: InstitutionId, name: string, base_url: string, sign_in: SystemSignInWord,
/**
 * Where it may call us when something has changed.
 */
call_address: string, changed_by: StaffId, changed_by_name: string, changed_at: Timestamp, health: SystemHealth,
/**
 * What it answered last, in codes; empty while all is well.
 */
answer: string, };

/**
 * `GET /api/v1/exchange/systems`: those that are entered, at most 200.
 */
export type InstitutionSystems = { rows: Array<InstitutionSystem>, };

/**
 * `GET /api/v1/institutions/{id}`. How the duty officer is reached, and licences, are shown to who keeps institutions and
 * to its own people; empty for others.
 */
export type InstitutionView = { institution: InstitutionId,
/**
 * Grows with each change of the form.
 */
version: number, form: InstitutionForm, area_name: string | null, guide_name: string | null,
/**
 * By name. At most 200; none for who neither keeps institutions nor belongs to it. Who keeps the registry sees who
 * follows up in a primary institution, without licences.
 */
members: Array<InstitutionMember>, created_at: Timestamp, closed_at: Timestamp | null, keep: Permit, close: Permit, };

/**
 * `GET /api/v1/institutions`: those at work by name, closed ones at the end. At most 500.
 */
export type Institutions = { institutions: Array<InstitutionRow>,
/**
 * Where the reader belongs; null: to none. Operators and supervisors without one act for the hotline.
 */
own: InstitutionId | null,
/**
 * Whether the reader may change institutions.
 */
keep: Permit, };

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
 * With whom one spoke. 受访者
 */
export type Interviewed = "patient" | "family" | "other";

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
 * The guardian, where somebody may know.
 */
export type KnownGuardian = { guardian: PatientGuardian | null, };

/**
 * What a share is of.
 */
export type KpiMeasure = { "kind": "connect_rate" } | { "kind": "pick_up_in_time" } | { "kind": "in_target" } | { "kind": "high_risk_in_target" } | { "kind": "abandonment", arrival: ArrivalTier, } | { "kind": "calls_in_time" };

/**
 * The figures of one month.
 */
export type KpiMonth = {
/**
 * `2026-11`
 */
month: string, figures: KpiSet, };

/**
 * So many of so many.
 */
export type KpiRatio = { measure: KpiMeasure, part: Counted, whole: Counted, };

/**
 * The figures of some days.
 */
export type KpiSet = { ratios: Array<KpiRatio>, waits: Array<KpiWaits>, };

/**
 * Whose waits.
 */
export type KpiWaiting = "pick_up" | "high_risk";

/**
 * How long callers waited; nothing where nobody was taken.
 */
export type KpiWaits = { of: KpiWaiting, sessions: Counted,
/**
 * Half of them waited no longer.
 */
median_ms: Millis | null,
/**
 * Nine of ten waited no longer.
 */
p90_ms: Millis | null, };

/**
 * `GET /api/v1/kpis?from=2026-01-01&to=2026-11-30`: days of the centre, both counted; at most a year.
 */
export type Kpis = { from: string, to: string,
/**
 * When it was counted.
 */
at: Timestamp, rules: FigureRules,
/**
 * Target from arrival to pick-up at high or imminent risk, as the centre sets it now. What was in target was in the
 * target of its time.
 */
high_target_ms: Millis, whole: KpiSet,
/**
 * Each calendar month, or the part of it that was asked for; the earliest first.
 */
months: Array<KpiMonth>, };

/**
 * Laboratory examination since the last visit. 实验室检查
 */
export type Laboratory = { "kind": "no" } | { "kind": "yes", findings: string, };

/**
 * Where the ladder stands.
 */
export type LadderStanding = { "kind": "climbing", next_at: Timestamp, } | { "kind": "used_up", at: Timestamp, } | { "kind": "confirmed", by: ReferralId, at: Timestamp, } | { "kind": "stopped", at: Timestamp, };

/**
 * Where the ladder stands. `taken` grows with each step, over all rounds and new beginnings.
 */
export type LadderView = { "kind": "foot", taken: number, } | { "kind": "on", taken: number, round: number, rounds: number, step: number, steps: number, next_at: Timestamp, } | { "kind": "used_up", taken: number, at: Timestamp, } | { "kind": "still", taken: number, };

/**
 * Languages a caller can be served in.
 */
export type Language = "zh-CN" | "en";

/**
 * What was agreed last.
 */
export type LastPoints = { supervision: EntryId, on: string, points: string, };

/**
 * Whether a field is told to whom the person is referred.
 */
export type Leaving = "leaves" | "stays";

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
overdue: OverdueRouting,
/**
 * Courses of a calendar year; rules written down before there were targets hold those of the policy.
 */
courses: CourseTargets, };

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
export type LibraryItem = { item: string, kind: LibraryKind, title_zh: string, title_en: string, body_zh: string, body_en: string, phone?: string,
/**
 * Its place in the centre's order, from 0; given where items are read.
 */
position?: number,
/**
 * When it was last changed, which names its version; left out while it is as the centre began with it.
 */
changed_at?: Timestamp, };

/**
 * What an item of the library is.
 */
export type LibraryKind = "article" | "directory" | "canned_reply";

/**
 * What an item says, in both languages.
 */
export type LibraryText = { kind: LibraryKind, title_zh: string, title_en: string, body_zh: string, body_en: string,
/**
 * Needed in the directory, and only there.
 */
phone?: string, };

/**
 * `POST /api/v1/blocks/{id}/lift`: it ends at once. Answered by [`CallerBlock`].
 */
export type LiftBlock = { id: CommandId, reason: string, };

/**
 * Who ended a block before its time.
 */
export type Lifted = { at: Timestamp, by: StaffId, by_name: string, reason: string, };

/**
 * By what two people are alike.
 */
export type Likeness = "document" | "name_and_birth";

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
id: string, from: Author,
/**
 * Who of our side wrote it. Told to staff only.
 */
by?: StaffId, at: Timestamp,
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
 * What the person says. A test can only be acknowledged.
 */
export type LinkAnswer = { "kind": "acknowledge" } | { "kind": "decline", because: DeclineBecause,
/**
 * "20 min away, can phone now". Its words at most 500 characters.
 */
offer?: CounterOffer, };

/**
 * One answer that the page offers.
 */
export type LinkAnswerName = { name: ReferralActionName, permit: Permit, };

/**
 * What it asks for.
 */
export type LinkedAsk = { "kind": "dispatch",
/**
 * To speak of it by.
 */
number: string, purpose: Purpose, class: ResponseClass,
/**
 * Name of the area, nothing closer.
 */
area: string,
/**
 * The professions the team needs.
 */
wanted: Array<Profession>, } | { "kind": "test" };

/**
 * Answer to it. Nothing of the person in danger, no place but the area.
 */
export type LinkedPage = { page: PageId, channel: PageChannel,
/**
 * Where it stands: `seen`, or how it was answered.
 */
state: PageWord,
/**
 * For whom it is, as a hint: the first letter of the name.
 */
recipient_hint: string, sent_at: Timestamp,
/**
 * The link is of no use from then on.
 */
expires_at: Timestamp, asks: LinkedAsk, };

/**
 * Answer to it: only what leaves the house.
 */
export type LinkedReferral = {
/**
 * Give it back with each answer.
 */
version: number,
/**
 * To speak of it by on the telephone: the last eight letters of its id.
 */
reference: string, from_name: string, to_name: string, direction: ReferralDirection, priority: ReferralPriority, green: GreenForm | null, stage: ReferralStage, cancel: CancelAsked | null, sent_at: Timestamp, answer_by: Timestamp, arrive_by: Timestamp,
/**
 * The link is of no use from then on.
 */
expires_at: Timestamp, details: Array<CaseDetail>, note: string,
/**
 * What can be said now, each with whether it may be.
 */
answers: Array<LinkAnswerName>, };

/**
 * What two lists do not agree on. Kept sealed.
 */
export type ListDifference = {
/**
 * On both, found by name and birth alone: a person looks at it.
 */
unsure: Array<DifferingLine>,
/**
 * On both, with another level.
 */
differing: Array<DifferingLine>, only_ours: Array<OurLine>, only_theirs: Array<ListLine>, };

/**
 * An exchange with its difference. Ours are those that the department was told of, and no other.
 */
export type ListExchange = { row: ListExchangeRow, difference: ListDifference, };

/**
 * A department's list of people at level 3 or more, laid beside ours.
 */
export type ListExchangeId = string;

/**
 * A row of `GET /api/v1/list-exchanges?after=` (one's own department) and of `GET /api/v1/registry/list-exchanges?after=`
 * (the county's office), the latest first.
 */
export type ListExchangeRow = { exchange: ListExchangeId, institution: InstitutionId, institution_name: string, given_by_name: string, given_at: Timestamp, in_both: number, differing: number, only_ours: number, only_theirs: number, };

/**
 * Somebody on a department's list.
 */
export type ListLine = { name: string, born_on: string, document: IdentityDocument | null,
/**
 * Null where the list says none.
 */
level: Dangerousness | null, };

/**
 * By what two lines were found to be the same person.
 */
export type ListMatch = "document" | "name_and_birth";

/**
 * Whether the caller is from the centre's own area, as the record says.
 */
export type Locality = "local" | "elsewhere";

/**
 * `POST /api/v1/page-links/look`: shows what a page asks for. Answers nothing for anybody.
 */
export type LookAtPage = {
/**
 * What stands behind `#p=` in the link.
 */
token: string, };

/**
 * `POST /api/v1/referral-links/look`: shows what is asked. Answers nothing for anybody.
 */
export type LookAtReferral = {
/**
 * What stands behind `#r=` in the link.
 */
token: string, };

/**
 * Why a patient is lost. 失访原因
 */
export type LostReason = "working_away" | "moved" | "wandered_off" | "three_missed" | "other";

/**
 * `POST /api/v1/dispatches/{id}/checks`: a check afterwards. Two stable ones in a row end them; an unstable one starts anew.
 */
export type MakeCheck = { id: CommandId,
/**
 * Null: now.
 */
happened_at: Timestamp | null, finding: CheckFinding,
/**
 * At most 8,000 characters; may be empty.
 */
note: string, };

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
 * What was done for the person [F].
 */
export type Measure = "on_site" | "observation" | "emergency_admission" | "consultation" | "referral";

/**
 * How far somebody has risen in their title, the lowest first. 职称
 */
export type MedicalRank = "resident" | "attending" | "associate_chief" | "chief";

/**
 * One drug.
 */
export type Medication = { drug: string, dose: Dose, };

/**
 * Answer to it.
 */
export type MemberAvailability = { staff: StaffId, availability: Availability, };

/**
 * How a member is reached.
 */
export type MemberContact = { contact: ContactId, channel: PageChannel,
/**
 * Null for the console, and for readers who do not keep teams, unless it is their own.
 */
address: string | null, proof: Proof,
/**
 * When a test page was last sent to it.
 */
tested_at: Timestamp | null, };

/**
 * When a stage was reached.
 */
export type MilestoneLine = { stage: StageWord, happened_at: Timestamp,
/**
 * Later, where a phone was offline.
 */
recorded_at: Timestamp, staff: StaffId | null, name: string | null, };

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
 * What is measured between, in their order.
 */
export type Moment = "decision" | "first_page" | "first_acknowledgement" | "team_complete" | "en_route" | "on_scene" | "contact" | "handed_over" | "accepted" | "ended";

/**
 * Of one month, as `2026-11`.
 */
export type MonthFigures = { month: string, row: DispatchFigureRow, };

/**
 * One operator's month.
 */
export type MonthOfOperator = { staff: StaffId, name: string,
/**
 * How they stand today, whatever the month; null for whoever does not answer any more.
 */
standing: StandingWord | null,
/**
 * What the month asks in supervision, and what took place in it: the board's number.
 */
asked: ComplianceTally,
/**
 * Those of the month, the latest first.
 */
supervisions: Array<MonthSupervision>,
/**
 * What was agreed in the latest supervision up to the month's end; null where none is known of the year before.
 */
last_points: LastPoints | null,
/**
 * Reviews given in the month.
 */
reviews: MonthReviews,
/**
 * Sessions to talk about, of this month and the one before; at most 5.
 */
suggestions: Array<SessionToDiscuss>, };

/**
 * What reviews of one operator came to.
 */
export type MonthReviews = { given: number,
/**
 * Red lines crossed; to be said first.
 */
red_lines: number,
/**
 * Mean of all scores in hundredths of a point, 0-400.
 */
mean_hundredths: number | null, };

/**
 * A supervision of the month.
 */
export type MonthSupervision = { supervision: EntryId, kind: SupervisionKind, on: string, minutes: number, supervisor: StaffId, supervisor_name: string,
/**
 * When this operator confirmed it; it counts from then on.
 */
confirmed_at: Timestamp | null, };

/**
 * `GET /api/v1/me/reviews`: reviews of one's own sessions that were given, the latest first.
 */
export type MyReviews = { reviews: Array<Review>,
/**
 * How many wait for one's acknowledgement, on this window and behind it; at most 100 are counted.
 */
waiting: number,
/**
 * Give this as `after` for the next window; null at the end.
 */
next: string | null, };

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
theirs: Marks, hand_raised_at: Timestamp | null,
/**
 * Supervisors who joined.
 */
guests: Array<Beside>,
/**
 * Supervisors who watch; empty unless the centre's settings show them to the operator.
 */
watchers: Array<Beside>,
/**
 * The team that was asked for, the latest of this session.
 */
dispatch: DispatchGlance | null, actions: Array<Allowed>, };

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
 * `POST /api/v1/dispatches/{id}/lead`: a supervisor names who leads, of those who go.
 */
export type NameLead = { id: CommandId, lead: StaffId, };

/**
 * A person's name.
 */
export type NamedStaff = { staff: StaffId, name: string, };

/**
 * What nearly went wrong, and is looked at afterwards by itself.
 */
export type NearMissKind = "step_skipped" | "first_step_silent" | "ladder_used_up" | "page_troubled" | "withdrew" | "left_short" | "late_on_scene" | "check_in_missed" | "team_in_danger" | "ran_late" | "silent";

/**
 * How near an institution is to where somebody lives, the nearest first.
 */
export type Nearness = "here" | "county" | "everywhere" | "elsewhere";

/**
 * So many of one profession.
 */
export type Need = { profession: Profession, count: number, };

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
 * `POST /api/v1/areas`. Answered by the [`Area`]; its id is the command's.
 */
export type NewArea = { id: CommandId,
/**
 * The county it lies in; null: it is one.
 */
county: AreaId | null,
/**
 * At most 60 characters.
 */
name: string, };

/**
 * `POST /api/v1/courses`
 */
export type NewCourse = { id: CommandId, kind: TrainingKind, title: string, content: string, minutes: number, valid_months: number | null, };

/**
 * `POST /api/v1/institutions`. Answered by the [`InstitutionView`]; its id is the command's.
 */
export type NewInstitution = { id: CommandId, form: InstitutionForm, };

/**
 * `POST /api/v1/ledger-rules`: one more version, from a day on. A version of the same day is replaced while that day has
 * not come.
 */
export type NewLedgerRules = { id: CommandId, rules: LedgerRules, };

/**
 * `POST /api/v1/library`: a new item. Answered by the [`LibraryItem`]; its name is the command's id.
 */
export type NewLibraryItem = { id: CommandId,
/**
 * Its place in the order, from 0; those after it move on. Beyond the end means at the end.
 */
position: number, text: LibraryText, };

/**
 * `POST /api/v1/teams/{id}/on-call`: somebody goes on call. Answered by the [`OnCall`]; its id is the command's.
 */
export type NewOnCall = { id: CommandId, staff: StaffId,
/**
 * On the clock of the zone: `2026-11-22T18:00`.
 */
starts: string, ends: string,
/**
 * A zone of the IANA database; null: the centre's.
 */
zone: string | null, };

/**
 * `POST /api/v1/reports`: begins a draft. What is typed is taken over from the report before, or from the centre's
 * settings.
 */
export type NewReport = { id: CommandId, first_day: string,
/**
 * Counted in.
 */
last_day: string,
/**
 * A frozen report of the same days that this one corrects.
 */
corrects: ReportId | null, };

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
 * `POST /api/v1/teams`. Answered by the [`Team`]; its id is the command's.
 */
export type NewTeam = { id: CommandId, form: TeamForm, };

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
 * When the next visit is due.
 */
export type NextVisit = { class: PatientClass, on: string, };

/**
 * Why a call is settled although nobody was called.
 */
export type NoCallReason = "no_longer_wanted" | "handed_over" | "not_possible";

/**
 * Why nobody can be called afterwards.
 */
export type NoContactReason = "anonymous" | "refused" | "unsafe" | "handed_over";

/**
 * Somebody who could not be asked.
 */
export type NotAsked = { staff: StaffId, name: string, professions: Array<Profession>, because: Excluded, };

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
export type Notice = "operator_joined" | "operator_changed" | "caller_ended" | "operator_ended" | "supervisor_joined" | "supervisor_left";

/**
 * A number to call, first of all the emergency numbers.
 */
export type Number = { number: string, zh: string, en: string, };

/**
 * Something that a system said and that cannot be taken in.
 */
export type Oddity = { oddity: OddityId, institution: InstitutionId, institution_name: string, what: OddityKind,
/**
 * Null where what it names is not one of ours.
 */
referral: ReferralId | null, at: Timestamp,
/**
 * As it came.
 */
evidence: string, };

/**
 * Something another institution's system said that cannot be taken in.
 */
export type OddityId = string;

/**
 * What a system said that cannot be taken in: kept as it came, for a human.
 */
export type OddityKind = "unclear" | "not_theirs" | "not_known";

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
 * A stretch of being on call. 值班
 */
export type OnCall = { on_call: OnCallId, team: TeamId, staff: StaffId, name: string,
/**
 * As entered, on the clock of `zone`.
 */
starts: string, ends: string, zone: string,
/**
 * The instants that follow.
 */
starts_at: Timestamp, ends_at: Timestamp, entered_by: StaffId, entered_by_name: string, entered_at: Timestamp, cancelled_at: Timestamp | null, cancel: Permit, };

/**
 * A stretch of being on call.
 */
export type OnCallId = string;

/**
 * `GET /api/v1/teams/{id}/on-call?from=&until=`: periods that touch this stretch of time, the earliest first. Without
 * `from`, from now on; without `until`, 14 days. At most 500.
 */
export type OnCallList = { from: Timestamp, until: Timestamp, periods: Array<OnCall>,
/**
 * What lies behind the last of `periods` was left out.
 */
more: OnCallMore, };

/**
 * Whether a list is whole.
 */
export type OnCallMore = "whole" | "cut_off";

/**
 * `GET /api/v1/on-call-proof`: whether every profession that is asked for is on call, at every minute of the next 14 days,
 * in every area. Who has no proven way to be reached, or is away, does not count.
 */
export type OnCallProof = { from: Timestamp, until: Timestamp,
/**
 * In the order of `GET /api/v1/areas`, those in use.
 */
areas: Array<AreaCover>, };

/**
 * Answer to `POST /api/v1/staff` and `POST /api/v1/staff/{id}/reset-password`.
 */
export type OneTimePassword = { staff: StaffId,
/**
 * Shown once; must be changed at the first sign-in.
 */
password: string, };

/**
 * `POST /api/v1/calls/{id}/session`: whoever has it talks with them, in an outgoing phone session of their own. Its
 * record shows the session before among the earlier ones; closing it settles the call.
 */
export type OpenCallSession = {
/**
 * Made by the console; sent again it opens nothing new.
 */
id: SessionId, started_at: Timestamp,
/**
 * Only where no phone is known: the number that was found otherwise. Sealed at rest.
 */
number?: string, };

/**
 * `POST /api/v1/sessions/{id}/case` and `POST /api/v1/dispatches/{id}/case`: the case and its first referral, in one step.
 * A session has one case that is not over: another is answered `already_done`, with its id as the parameter `case`.
 */
export type OpenCase = { id: CommandId, form: CaseForm, route: ReferralRoute,
/**
 * For whoever receives the person; sealed. At most 4,000 characters.
 */
note: string, };

/**
 * `POST /api/v1/cases`: by the form of a department, a village, a school or a clinic, for one's own institution and, but
 * for the hotline's own people, of its own area only.
 */
export type OpenCaseByForm = {
/**
 * Neither `session`, `dispatch` nor `report`.
 */
source: CaseSource, case: OpenCase, };

/**
 * `POST /api/v1/sessions/{id}/incidents`: a supervisor opens one; it is due 24 hours later.
 */
export type OpenIncident = { id: CommandId, kind: IncidentKind, };

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
 * What of a session was opened by somebody whose session it is not.
 */
export type Opened = "record" | "lines" | "replay";

/**
 * Open hours in the centre's time zone.
 */
export type OpeningHours = { "kind": "round_the_clock" } | { "kind": "daily", from_minute: number, until_minute: number, time_zone: string, };

/**
 * Who holds a course: courses are counted by organiser, attendance by person.
 */
export type Organiser = "city" | "county" | "institution" | "centre";

/**
 * Somebody on our list: what the department was told.
 */
export type OurLine = { disclosure: DisclosureId, number: string, person: string, level: Dangerousness, };

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
 * When the provider said that it had arrived; only gateways of messages ever say so.
 */
delivered_at: Timestamp | null,
/**
 * The provider's last answer, without addresses.
 */
answer: string | null, retry: RetryAllowed, };

/**
 * How the session ended for the caller.
 */
export type Outcome = "relieved" | "somewhat_relieved" | "unchanged" | "worse" | "referred" | "broken_off" | "unknown";

/**
 * What came of a referral.
 */
export type OutcomeWord = "admitted" | "treated_as_outpatient" | "observed" | "referred_on" | "no_treatment_needed" | "left_against_advice" | "taken_up_at_home" | "died" | "other";

/**
 * What a dispatch that was handed over still waits for.
 */
export type Outstanding = "record" | "check" | "acceptance";

/**
 * What `overdue` means to routing.
 */
export type OverdueRouting = "never" | "last";

/**
 * A row of `GET /api/v1/disclosures/owed`: a patient at level 3 or more of whom a department has not been told, the longest
 * ago first.
 */
export type OwedDisclosure = { patient: PatientId, number: string, township: AreaId, township_name: string, institution_name: string, departments: Array<Department>, raised_at: Timestamp,
/**
 * The end of that day.
 */
due_at: Timestamp, };

/**
 * Who answered for the person, and how long.
 */
export type OwnerStay = {
/**
 * Null: whoever supervised.
 */
staff: StaffId | null, name: string | null, from: Timestamp, until: Timestamp | null, };

/**
 * Who answers for the person now.
 */
export type OwnerView = { "kind": "supervisor_on_duty", } | { "kind": "supervisor", staff: StaffId, name: string, } | { "kind": "lead", staff: StaffId, name: string, };

/**
 * A way to summon somebody.
 */
export type PageChannel = "console" | "email" | "sms" | "wecom" | "dingtalk" | "feishu";

/**
 * One summons of one person over one channel. Over a channel that leaves the house it is the outbox item's id.
 */
export type PageId = string;

/**
 * One page, over one channel.
 */
export type PageLine = { page: PageId, channel: PageChannel, round: number, step: number, created_at: Timestamp, state: PageWord,
/**
 * Why it is not, or not yet, accepted.
 */
because: DeliveryReason | null, seen_at: Timestamp | null, answered_at: Timestamp | null, };

/**
 * Answer to an answer.
 */
export type PageOutcome = { dispatch: DispatchId, outcome: PageSeated, };

/**
 * What came of an answer to a page.
 */
export type PageSeated = "lead" | "member" | "already" | "not_needed" | "declined";

/**
 * Where a page stands, as it is shown: the furthest that is known.
 */
export type PageWord = "pending" | "sending" | "accepted_by_provider" | "delivered" | "seen" | "acknowledged" | "declined" | "not_needed" | "unknown" | "failed" | "expired" | "suppressed" | "cancelled";

/**
 * Somebody who was paged.
 */
export type PagedPerson = { staff: StaffId, name: string,
/**
 * Of the team, or of a neighbouring one that helps out.
 */
team_name: string, duty: Duty, professions: Array<Profession>,
/**
 * The best that is known of any of the pages.
 */
state: PageWord,
/**
 * For who directs or leads, and for the person: why, and what they offered instead.
 */
declined: DeclineBecause | null, offer: CounterOffer | null, pages: Array<PageLine>, };

/**
 * Whether the password must be changed first.
 */
export type PasswordState = "good" | "change_needed";

/**
 * What somebody may do with a patient's file.
 */
export type PatientAction = "correct" | "consent" | "change_status" | "assign" | "enter_harm" | "disclose" | "see_calls" | "visit" | "guide";

/**
 * Who keeps the file now.
 */
export type PatientAssigned = { patient: PatientId, institution: InstitutionId, worker: StaffId, };

/**
 * A call to the hotline from a number in a patient's file: that there was one and how dangerous it was, never a word of it.
 */
export type PatientCall = { session: SessionId,
/**
 * What the session is called in the house.
 */
alias: string, channel: Channel, tier: RiskTier | null, called_at: Timestamp, seen_by_name: string | null, seen_at: Timestamp | null, };

/**
 * How stable somebody is, as a person decided at the last follow-up.
 */
export type PatientClass = "unstable" | "basically_stable" | "stable";

/**
 * What is known of the illness.
 */
export type PatientClinical = {
/**
 * None where nobody knows.
 */
onset_on: string | null,
/**
 * Treatment and admissions before.
 */
treatment_before: string,
/**
 * Dangerous acts before the registration. 既往危险行为
 */
danger_before: string,
/**
 * As it is taken now.
 */
medication: Array<Medication>, };

/**
 * PatientConsent to being managed in the community 知情同意.
 */
export type PatientConsent = { "kind": "not_asked", } | { "kind": "given", by: Consenter, on: string, } | { "kind": "refused", by: Consenter, on: string, };

/**
 * Somebody else who can be asked: a neighbour, the village cadre.
 */
export type PatientContact = { name: string, relation: string, phone: string, };

/**
 * How dangerous and how stable somebody is.
 */
export type PatientDanger = { level: Dangerousness | null, class: PatientClass | null,
/**
 * When the level last rose to or beyond 3; null while it is below.
 */
raised_at: Timestamp | null, };

/**
 * `GET /api/v1/patients/{id}`: what somebody may see of a patient; opening it is written down first.
 */
export type PatientDetail = { patient: PatientId, number: string, status: PatientStatus, origin: PatientOrigin,
/**
 * Shown to whoever changes it next.
 */
version: number, registered_at: Timestamp, township: AreaId, township_name: string, identity: PatientIdentity | null,
/**
 * Null within: there is none.
 */
guardian: KnownGuardian | null, contacts: Array<PatientContact> | null, consent: PatientConsent | null, diagnosis: PatientDiagnosis | null, treatment: PatientTreatment | null,
/**
 * Dangerous acts before the registration.
 */
danger_before: string | null, dangerousness: PatientDanger | null, follow_up: PatientFollowUp | null,
/**
 * The latest first, withdrawn ones too.
 */
harms: Array<PatientHarm> | null, disclosures: Array<PatientDisclosure> | null,
/**
 * The latest first.
 */
calls: Array<PatientCall> | null,
/**
 * What there is and is not shown.
 */
withheld: Array<PatientField>,
/**
 * Departments that are still to be told.
 */
owed: Array<Department>,
/**
 * What may be done, each or not at all.
 */
actions: Array<PatientAction>, };

/**
 * What was diagnosed.
 */
export type PatientDiagnosis = { disorder: Disorder, hospital: InstitutionId, hospital_name: string, diagnosed_on: string,
/**
 * Null where nobody knows.
 */
onset_on: string | null,
/**
 * The case that it was made in.
 */
case: SuspectedCaseId, };

/**
 * What was told to a department, as the patient's file shows it.
 */
export type PatientDisclosure = { disclosure: DisclosureId, department: Department, institution_name: string, fields: Array<DisclosedField>, purpose: DisclosurePurpose, basis: DisclosureBasis, told_at: Timestamp, due_at: Timestamp, receipt: ReceiptStanding, confirmed_by_name: string | null, confirmed_at: Timestamp | null, };

/**
 * A field, or a group of fields that are always shown together.
 */
export type PatientField = "standing" | "identity" | "guardian" | "contacts" | "consent" | "diagnosis" | "treatment" | "danger_before" | "dangerousness" | "follow_up" | "harms" | "disclosures" | "calls";

/**
 * All of it.
 */
export type PatientFile = { identity: PatientIdentity, guardian: PatientGuardian | null,
/**
 * At most four.
 */
contacts: Array<PatientContact>, clinical: PatientClinical, };

/**
 * Who follows up.
 */
export type PatientFollowUp = { institution: InstitutionId, institution_name: string, worker: StaffId, worker_name: string, next_visit_on: string | null, };

/**
 * Who is responsible for the person by law. 监护人
 */
export type PatientGuardian = { name: string, relation: string, phone: string, address: string, };

/**
 * An entry of the register of harms.
 */
export type PatientHarm = { harm: HarmId, kind: HarmKind, source: HarmSource, gravity: Gravity, happened_at: Timestamp, injured: number, deaths: number, account: string, entered_by_name: string, entered_at: Timestamp,
/**
 * Entered by mistake: not counted.
 */
withdrawn_at: Timestamp | null, };

/**
 * A person with a confirmed diagnosis in the registry.
 */
export type PatientId = string;

/**
 * Who it is.
 */
export type PatientIdentity = { name: string, gender: Gender | null, born_on: string,
/**
 * None where nobody has seen one.
 */
document: IdentityDocument | null,
/**
 * Empty for none.
 */
phone: string,
/**
 * Where they live now.
 */
address: string, household: Household, };

/**
 * By what way somebody came into the registry. There is no third one: no session makes a patient.
 */
export type PatientOrigin = "diagnosed" | "reviewed";

/**
 * A row of `GET /api/v1/patients?after=`: of one's own institution, of those that one's hospital guides, of one's county.
 */
export type PatientRow = { patient: PatientId,
/**
 * To speak of somebody by: P2026-0042.
 */
number: string, name: string, township: AreaId, township_name: string, institution: InstitutionId, institution_name: string, worker: StaffId, worker_name: string, disorder: Disorder, status: PatientStatus, class: PatientClass | null, level: Dangerousness | null, next_visit_on: string | null, registered_at: Timestamp,
/**
 * Calls to the hotline that nobody has looked at yet.
 */
new_calls: number, };

/**
 * Where somebody stands.
 */
export type PatientStatus = { "kind": "registered", } | { "kind": "managed", } | { "kind": "moved", on: string, } | { "kind": "lost", since: string, } | { "kind": "dead", on: string, cause: DeathCause, };

/**
 * How somebody is treated.
 */
export type PatientTreatment = { treatment_before: string, medication: Array<Medication>, };

/**
 * Who pays for the treatment [F].
 */
export type Payer = "person" | "family" | "insurance" | "medical_aid" | "emergency_fund" | "unknown";

/**
 * Who pays for what follows, in the order of the policy: the last pays what all others leave.
 */
export type PayerStatus = "liable_person" | "work_injury_insurance" | "basic_insurance" | "medical_aid" | "traffic_accident_fund" | "emergency_fund" | "own_means" | "not_known";

/**
 * Yes, or no with a problem code.
 */
export type Permit = { "kind": "yes" } | { "kind": "no", code: Code, };

/**
 * Somebody supervised; it counts for them from their confirmation on.
 */
export type Person = { staff: StaffId, name: string, confirmed_at: Timestamp | null, };

/**
 * The person in danger, as far as anybody knows; each may be empty.
 */
export type PersonInDanger = { name: string, phone: string,
/**
 * Age, looks, who is with them, what is known.
 */
about: string, };

/**
 * Answer to `POST /api/v1/phone-sessions`.
 */
export type PhoneOpened = { session: SessionId,
/**
 * A block of this number stands until then. It keeps nobody from talking on; the operator is to know.
 */
blocked_until: Timestamp | null, };

/**
 * The body's diseases beside the illness of the mind.
 */
export type PhysicalState = "stable" | "unstable" | "severe";

/**
 * How sure we are of the place.
 */
export type PlaceConfidence = "certain" | "likely" | "guessed";

/**
 * One version of an area's emergency plan.
 */
export type PlanId = string;

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
 * Answer to it: one sentence each, in order; the last is the supervisor.
 */
export type PolicyPreview = { sentences: Array<PolicySentence>, };

/**
 * "00:00 the team on call, by console, e-mail, SMS". Times count from the request.
 */
export type PolicySentence = { "kind": "step", after_ms: Millis, round: number, step: number, whom: Whom,
/**
 * The team, or its neighbours in their order; empty: it has none, and the step is skipped.
 */
teams: Array<TeamName>, channels: Array<PageChannel>, } | { "kind": "supervisor", after_ms: Millis, };

/**
 * Whether somebody was trained before the first duty.
 */
export type PreService = { "kind": "trained", on: string, } | { "kind": "recognised" } | { "kind": "missing" };

/**
 * Chosen by the operator, or set to `Away` after a missed offer.
 */
export type Presence = "available" | "break" | "meal" | "supervision" | "training" | "away";

/**
 * `POST /api/v1/teams/{id}/policy-preview`: what a policy would do, before it is kept.
 */
export type PreviewPolicy = { policy: EscalationPolicy, };

/**
 * `POST /api/v1/samples/preview`: what a draw would choose; changes nothing.
 */
export type PreviewSample = { first_day: string,
/**
 * Counted too.
 */
last_day: string,
/**
 * At most 64 characters.
 */
seed: string,
/**
 * Of what is neither high nor imminent, 0-100; the centre's setting where left out.
 */
share_percent?: number, };

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
 * What is done in a session, each reviewed by its own sheet.
 */
export type Procedure = "basic_risk_screen" | "full_risk_assessment" | "safety_action" | "strong_emotion_or_silence" | "psychotic_experience" | "repeat_or_dependent" | "abuse_or_harassment" | "third_party" | "minor_or_suspected_abuse";

/**
 * The sheet of one procedure.
 */
export type ProcedureSheet = { procedure: Procedure,
/**
 * A competency that is not among them has not been looked at yet.
 */
ratings: Array<CompetencyRating>, };

/**
 * Professions of the hotline and the crisis team (domain: "Who").
 */
export type Profession = "psychiatrist" | "nurse" | "psychotherapist" | "counsellor" | "social_worker" | "other";

/**
 * One profession of it.
 */
export type ProfessionCover = { profession: Profession,
/**
 * So many are asked for.
 */
count: number,
/**
 * The earliest first, at most 20.
 */
gaps: Array<CoverGap>, };

/**
 * A stage, with what belongs to it.
 */
export type ProgressReport = { "kind": "en_route", departure: Departure, } | { "kind": "on_scene", } | { "kind": "contact_made", } | { "kind": "disposition", measures: Array<Measure>, } | { "kind": "hand_over",
/**
 * To whom: a person and an office or hospital, 1 to 200 characters.
 */
receiver: string, };

/**
 * Whether a channel has shown that it works.
 */
export type Proof = { "kind": "never" } | { "kind": "lapsed", at: Timestamp, } | { "kind": "holds", until: Timestamp, };

/**
 * `POST /api/v1/referrals/{id}/admissions`: the hospital that a person came to writes down how they are admitted. A
 * compulsory one is signed by whoever proposes it, and waits for a second psychiatrist. Answered by the `ReferralView`.
 */
export type ProposeAdmission = { id: CommandId, ground: AdmissionGround,
/**
 * Who signed the agreement, or what was found; sealed. At most 4,000 characters. Not empty for a voluntary and a
 * compulsory one.
 */
note: string, };

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
exit_url: string, mark: CentreMark,
/**
 * The zone of the IANA database in which the centre counts its days.
 */
time_zone: string, server_at: Timestamp, };

/**
 * Whether a life is really in danger. A drill goes the same way, says so everywhere, and is counted by itself.
 */
export type Purpose = "real" | "drill";

/**
 * `PUT /api/v1/institutions/{id}/members/{staff}`: somebody's place there; who is new is added. A changed title or licence
 * has to be verified anew. Answered by the [`InstitutionView`].
 */
export type PutInstitutionMember = { id: CommandId, title: Title | null,
/**
 * Sealed at rest. At most 60 characters.
 */
licence: string, };

/**
 * `PUT /api/v1/teams/{id}/members/{staff}`: a member as they shall be; new ones are added. Answered by the [`Team`].
 */
export type PutMember = { id: CommandId, duty: Duty,
/**
 * At least one.
 */
professions: Array<Profession>, skills: Array<Skill>,
/**
 * Sealed at rest.
 */
phone: string,
/**
 * At most one of each channel, without the console. A changed address has to prove itself anew.
 */
contacts: Array<ContactForm>, };

/**
 * Whether an operator is routed to; set by an administrator with a reason until the ledgers come.
 */
export type Qualification = { "kind": "unset" } | { "kind": "qualified", since: Timestamp, by: StaffId, reason: string, } | { "kind": "suspended", since: Timestamp, by: StaffId, reason: string, };

/**
 * Whether an operator is routed to.
 */
export type QualificationDecision = "qualified" | "suspended";

/**
 * How a quarter stands for one patient.
 */
export type QuarterStanding = "done" | "open" | "missed" | "ahead" | "not_asked";

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
 * How an institution hears of a person and answers.
 */
export type Reach = "accounts" | "signed_page" | "fhir";

/**
 * A moment and its instant. What an offline phone reported later counts from when it happened.
 */
export type ReachedMoment = { moment: Moment, at: Timestamp, };

/**
 * How bad an adverse reaction is.
 */
export type ReactionDegree = "mild" | "severe";

/**
 * How far a client has read one session, said when it (re)connects.
 */
export type ReadUpTo = { session: SessionId,
/**
 * Highest line number the client has; 0 for none.
 */
after: number, };

/**
 * In which way a session was read.
 */
export type ReadingCapacity = { "kind": "opened", what: Opened, } | { "kind": "watched", };

/**
 * One reading. It was written down before anything was shown.
 */
export type ReadingRow = {
/**
 * Its number in the journal.
 */
seq: number, at: Timestamp, staff: StaffId, staff_name: string, session: SessionId, alias: string, capacity: ReadingCapacity, };

/**
 * `GET /api/v1/readings`: one page, the newest first.
 */
export type Readings = { rows: Array<ReadingRow>,
/**
 * Give this as `after` to go on; null when there is nothing more.
 */
next: string | null, };

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
 * How a receipt stands against its clock.
 */
export type ReceiptStanding = "waiting" | "overdue" | "in_time" | "late";

/**
 * One to whom somebody may be referred.
 */
export type ReceiverRow = { institution: InstitutionId, name: string, kind: InstitutionKind, area_name: string | null, direction: ReferralDirection, nearness: Nearness, standing: ReceiverStanding, reach: Reach, };

/**
 * Whether one is taken unless somebody says otherwise.
 */
export type ReceiverStanding = "default" | "choice";

/**
 * `GET /api/v1/receivers?area=`: to whom the reader's institution may refer somebody who lives there, the best one first;
 * and the hospitals that admit by the green channel, in their order.
 */
export type Receivers = {
/**
 * The sender: where the reader belongs, or the hotline.
 */
from: ReferralSender, receivers: Array<ReceiverRow>, green_ladder: Array<InstitutionName>, };

/**
 * `POST /api/v1/calls/{id}/attempts`: whoever has it has called. "Not reached" puts it back on the list for a later
 * try; every other outcome settles it.
 */
export type RecordAttempt = { id: CommandId, outcome: CallOutcome,
/**
 * Sealed at rest.
 */
note?: string, };

/**
 * `POST /api/v1/patients/{id}/examinations`: the physical examination was made. 健康体检
 */
export type RecordExamination = { id: CommandId, on: string,
/**
 * Blood pressure, weight, blood count, liver, sugar, heart: at most 2,000 characters.
 */
findings: string, };

/**
 * The emergency-disposition record.
 */
export type RecordView = { "kind": "not_due" } | { "kind": "due", at: Timestamp, } | { "kind": "late", due_at: Timestamp, } | { "kind": "written", due_at: Timestamp, at: Timestamp, };

/**
 * An assessment as recorded.
 */
export type RecordedAssessment = { at: Timestamp, by: StaffId, by_name: string, suggestion: Suggestion | null, assessment: Assessment, };

/**
 * What must never happen; each one opens an incident.
 */
export type RedLine = "ended_in_danger" | "promised_absolute_confidentiality" | "recorded_planned_as_done" | "invented_facts" | "broke_confidentiality" | "relationship_beyond_service";

/**
 * What somebody may do with it now.
 */
export type ReferralAction = { name: ReferralActionName, permit: Permit, };

/**
 * See [`ReferralAction`]. Those of the receiver are what `POST .../answer` can say.
 */
export type ReferralActionName = "receive" | "accept" | "schedule" | "attend" | "no_show" | "complete" | "decline" | "confirm_cancel" | "fail" | "ask_to_cancel" | "send_link" | "admit" | "refer";

/**
 * Whether the patient should go elsewhere. 转诊
 */
export type ReferralAdvice = { "kind": "not_needed" } | { "kind": "advised", reason: string, } | { "kind": "done", reason: string, institution: string, department: string, };

/**
 * What the sender waits for.
 */
export type ReferralAwaited = { step: AwaitedStep, due_at: Timestamp, standing: AwaitedStanding, };

/**
 * Which box of one's institution.
 */
export type ReferralBox = "inbox" | "outbox";

/**
 * Why a receiver does not take somebody.
 */
export type ReferralDecline = "no_bed" | "out_of_scope" | "out_of_area" | "needs_other_care" | "too_little_known" | "person_refuses" | "other";

/**
 * Which way a person is handed over. 双向转诊
 */
export type ReferralDirection = "up" | "down" | "level";

/**
 * One end of a referral.
 */
export type ReferralEnd = { institution: InstitutionId, kind: InstitutionKind, name: string, };

/**
 * One handing over of a person from one institution to another. 转介
 */
export type ReferralId = string;

/**
 * The ladder of a green channel.
 */
export type ReferralLadder = { rungs: Array<ReferralRung>, standing: LadderStanding, };

/**
 * How soon.
 */
export type ReferralPriority = "routine" | "urgent" | "stat";

/**
 * To whom somebody is referred.
 */
export type ReferralRoute = { "kind": "one", to: InstitutionId, priority: ReferralPriority, } | { "kind": "green_channel", green: GreenForm,
/**
 * In this order, at most 12; empty: by the centre's order.
 */
ladder: Array<InstitutionId>, };

/**
 * A row of `GET /api/v1/referrals?box=inbox|outbox`: overdue first, then whichever is due first, then those over, the
 * latest first. `GET /api/v1/referral-chase` has the same rows of everybody, those late or untidy, for supervisors.
 */
export type ReferralRow = { referral: ReferralId, case: SuspectedCaseId, from: ReferralEnd, to: ReferralEnd, direction: ReferralDirection, priority: ReferralPriority, stage: ReferralStage,
/**
 * Since when it stands so.
 */
since: Timestamp, sent_at: Timestamp, awaited: ReferralAwaited | null, cancel: CancelAsked | null,
/**
 * How the receiver answers.
 */
reach: Reach,
/**
 * Reports of the far end that cannot be true: somebody has to look.
 */
impossible: number, };

/**
 * Numbers that referrals go by: settings of the centre. All [D].
 */
export type ReferralRules = {
/**
 * An answer, after it was sent. Default 3 days.
 */
answer_routine_ms: Millis,
/**
 * Default 4 h.
 */
answer_urgent_ms: Millis,
/**
 * Over the green channel the next hospital is asked then. Default 10 min.
 */
answer_stat_ms: Millis,
/**
 * The person's arrival, after the yes; an appointment counts from its own time. Default 14 days.
 */
arrive_routine_ms: Millis,
/**
 * Default 24 h.
 */
arrive_urgent_ms: Millis,
/**
 * Default 2 h.
 */
arrive_stat_ms: Millis,
/**
 * What came of it, after the arrival. Default 14 days.
 */
outcome_ms: Millis, };

/**
 * One hospital of it; the referral is null while it was not asked.
 */
export type ReferralRung = { institution: InstitutionId, name: string, referral: ReferralId | null, stage: ReferralStage | null, };

/**
 * For whom somebody refers.
 */
export type ReferralSender = {
/**
 * Null: the hotline, which is entered with its first case.
 */
institution: InstitutionId | null, name: string, kind: InstitutionKind, };

/**
 * Answer to it.
 */
export type ReferralSent = {
/**
 * Of a ladder, the first one.
 */
referral: ReferralId, };

/**
 * Where a referral stands, with what belongs to it.
 */
export type ReferralStage = { "kind": "draft" } | { "kind": "sent" } | { "kind": "received" } | { "kind": "accepted" } | { "kind": "scheduled", visit_at: Timestamp, } | { "kind": "attended" } | { "kind": "no_show" } | { "kind": "completed", outcome: OutcomeWord | null, } | { "kind": "declined", because: ReferralDecline, } | { "kind": "cancelled" } | { "kind": "failed", because: FailureReason, };

/**
 * `GET /api/v1/referrals/{id}`: one referral, for either end and for whoever supervises. Reading it is a journal fact.
 */
export type ReferralView = { row: ReferralRow,
/**
 * Give it back with each change.
 */
version: number, sent_by: StaffId, sent_by_name: string, based_on: ReferralId | null,
/**
 * Set over the green channel.
 */
green: GreenForm | null, ladder: ReferralLadder | null,
/**
 * What was told of the person: only what leaves the house.
 */
details: Array<CaseDetail>,
/**
 * The sender's note.
 */
note: string,
/**
 * What was said, in its order; what could not be is among it.
 */
heard: Array<HeardSaid>, admissions: Array<Admission>, actions: Array<ReferralAction>, };

/**
 * Where a referral stands, as it is stored and shown.
 */
export type ReferralWord = "draft" | "sent" | "received" | "accepted" | "scheduled" | "attended" | "no_show" | "completed" | "declined" | "cancelled" | "failed";

/**
 * `POST /api/v1/patients`: somebody is registered whose suspected case was diagnosed, or reported and reviewed.
 */
export type RegisterPatient = { id: CommandId, case: SuspectedCaseId,
/**
 * Where the person lives.
 */
township: AreaId,
/**
 * The primary institution that keeps the file.
 */
institution: InstitutionId,
/**
 * Who follows up: somebody of that institution.
 */
worker: StaffId, consent: PatientConsent,
/**
 * As it was assessed on the way here; null where nobody did.
 */
level: Dangerousness | null, file: PatientFile,
/**
 * Those of the same name and birth who were looked at and are somebody else.
 */
distinct_from: Array<PatientId>, };

/**
 * What helps the patient back into life. 康复措施
 */
export type Rehabilitation = "daily_living" | "vocational" | "learning" | "social" | "other";

/**
 * `DELETE /api/v1/institutions/{id}/members/{staff}?id=`. Answered by the [`InstitutionView`].
 */
export type RemoveInstitutionMember = { id: CommandId, };

/**
 * `DELETE /api/v1/library/{item}?id=..&seen=..`: takes an item out. What was shared of it stays in the talks.
 */
export type RemoveLibraryItem = { id: CommandId,
/**
 * `changed_at` of the version that the editor saw; left out where it had none.
 */
seen?: Timestamp, };

/**
 * `DELETE /api/v1/teams/{id}/members/{staff}?id=`: takes a member out; their periods to come are cancelled. Answered by
 * the [`Team`].
 */
export type RemoveMember = { id: CommandId, };

/**
 * `PUT /api/v1/areas/{id}`: another name. Answered by the [`Area`].
 */
export type RenameArea = { id: CommandId, name: string, };

/**
 * `GET /api/v1/sessions/{id}/replay`: one page, in the order in which it was written down.
 */
export type Replay = { session: SessionId, alias: string, opened_at: Timestamp,
/**
 * Null while the talk goes on.
 */
ended_at: Timestamp | null,
/**
 * When its words were erased for good; null while they are there.
 */
erased_at: Timestamp | null, items: Array<ReplayItem>,
/**
 * Give this as `after` to go on; null at the end.
 */
next: string | null, };

/**
 * One thing that happened, and when.
 */
export type ReplayItem = { at: Timestamp, what: Happened, };

/**
 * A report.
 */
export type Report = { report: ReportId, first_day: string, last_day: string, corrects: ReportId | null, corrected_by: ReportId | null, stage: ReportStage, created: SignedBy, typed: ReportTyped, remarks: string,
/**
 * As signed; of a draft, as they are now.
 */
figures: ReportFigures,
/**
 * What has changed since it was signed and before it is frozen.
 */
changed: Array<FigureChanged>,
/**
 * What whoever asked may do with it now.
 */
actions: Array<ReportAction>, };

/**
 * What can be done with a report.
 */
export type ReportAction = "change" | "fill" | "return" | "review" | "correct";

/**
 * `POST /api/v1/case-reports`: an institution reports a diagnosis that it made itself; the county reviews it. 发病报告
 */
export type ReportCase = { id: CommandId, form: CaseForm, disorder: Disorder,
/**
 * On what grounds; sealed. At most 4,000 characters.
 */
grounds: string, };

/**
 * One number.
 */
export type ReportFigure = { item: ReportItem, count: number,
/**
 * The search that opens its sessions; none for what no session makes.
 */
opens: SessionFilter | null, };

/**
 * The numbers of the form.
 */
export type ReportFigures = {
/**
 * Every item once, in the order of the form.
 */
figures: Array<ReportFigure>,
/**
 * What was taught, and to how many.
 */
content: Array<ReportTaught>,
/**
 * SHA-256 of the period, what was typed, the remarks and the figures, in hexadecimal digits.
 */
digest: string, };

/**
 * A report of the hotline.
 */
export type ReportId = string;

/**
 * `POST /api/v1/incidents/{id}/report`: what happened and what was done. It closes the clock.
 */
export type ReportIncident = { id: CommandId,
/**
 * At most 8,000 characters.
 */
account: string, };

/**
 * One number of the form.
 */
export type ReportItem = { "kind": "reached" } | { "kind": "handled" } | { "kind": "local" } | { "kind": "elsewhere" } | { "kind": "high_crisis" } | { "kind": "difficult" } | { "kind": "repeat" } | { "kind": "problem", problem: ProblemType, } | { "kind": "staff", profession: Profession, contract: Contract, } | { "kind": "training_person_times" } | { "kind": "training_people" };

/**
 * `POST /api/v1/dispatches/{id}/progress`: the next stage is reached. A phone without a network keeps the report and sends
 * it later, with the same id and `happened_at`: at most 12 hours back, not in the future, not before the stage before.
 */
export type ReportProgress = { id: CommandId,
/**
 * Null: now.
 */
happened_at: Timestamp | null, report: ProgressReport, };

/**
 * Whether a report came in time.
 */
export type ReportPunctuality = "in_time" | "late";

/**
 * `GET /api/v1/reports`: the latest first; give `next` as `after`.
 */
export type ReportRow = { report: ReportId, first_day: string, last_day: string, corrects: ReportId | null, corrected_by: ReportId | null, stage: ReportStage, created: SignedBy, };

/**
 * `POST /api/v1/dispatches/{id}/services`: police or ambulance was asked, has answered, has arrived.
 */
export type ReportService = { id: CommandId,
/**
 * Null: now.
 */
happened_at: Timestamp | null, service: RescueService, report: ServiceReport, };

/**
 * Where a report stands.
 */
export type ReportStage = { "kind": "draft", returned: Returned | null, } | { "kind": "filled", filler: SignedBy, } | { "kind": "frozen", filler: SignedBy, reviewer: SignedBy, };

/**
 * 培训内容: what was taught, and to how many.
 */
export type ReportTaught = { title: string, person_times: number, };

/**
 * What people type into a report; everything else is counted.
 */
export type ReportTyped = {
/**
 * 填报单位
 */
unit: string, province: string, city: string,
/**
 * 热线号码
 */
number: string,
/**
 * 线路数
 */
lines: number,
/**
 * 服务时间
 */
hours: string, };

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
 * `POST /api/v1/sessions/{id}/dispatch`: the holder of a session, or a supervisor, asks for a team. One open dispatch
 * for a session; a second request is answered `dispatch_open` with the first one's id.
 */
export type RequestDispatch = { id: CommandId, purpose: Purpose, area: AreaId, class: ResponseClass,
/**
 * What allows us to tell the team.
 */
basis: Basis,
/**
 * Why a team goes, at least one.
 */
reasons: Array<DispatchReason>,
/**
 * Null: a psychiatrist and a nurse.
 */
needs?: Array<Need>,
/**
 * Police 110, ambulance 120: those that were called.
 */
services?: Array<RescueService>, brief: DispatchBrief, };

/**
 * `POST /api/v1/dispatches`: somebody told us, or it is one of the cases of a declared emergency.
 */
export type RequestForOthers = {
/**
 * Not `session`.
 */
source: Source,
/**
 * Null: not rated.
 */
tier: RiskTier | null,
/**
 * One of the cases of this emergency.
 */
emergency?: EmergencyId,
/**
 * The version of the plan that a drill exercises.
 */
plan?: PlanId, request: RequestDispatch, };

/**
 * What the ledgers must show of an operator.
 */
export type Requirement = "pre_service" | "training" | "supervision";

/**
 * Who else is called to the scene. Contact is confirmed, not assumed.
 */
export type RescueService = "police" | "ambulance";

/**
 * How soon a team has to be there [F].
 */
export type ResponseClass = "immediate" | "four_hours" | "day" | "three_days";

/**
 * Whether a person is locked up at home. 关锁情况
 */
export type Restraint = "none" | "locked" | "released";

/**
 * Whether a supervisor may send it once more.
 */
export type RetryAllowed = "yes" | "no";

/**
 * `POST /api/v1/outbox/{id}/retry`: once more, after seeing to what stood in its way.
 */
export type RetryDelivery = { id: CommandId, };

/**
 * `POST /api/v1/reports/{id}/return`
 */
export type ReturnReport = { id: CommandId, reason: string, };

/**
 * Why a reviewer gave it back.
 */
export type Returned = { by: SignedBy, reason: string, };

/**
 * A whole review.
 */
export type Review = { review: ReviewId, session: SessionId,
/**
 * Whose work it is about.
 */
operator: StaffId, operator_name: string, reviewer: StaffId, reviewer_name: string,
/**
 * To be said first: a red line before any score.
 */
verdict: ReviewVerdict, sheet: ReviewSheet, comment: string, started_at: Timestamp, progress: ReviewProgress,
/**
 * What the reader may do with it.
 */
actions: Array<ReviewAction>, };

/**
 * What may be done with a review, and why not.
 */
export type ReviewAction = { name: ReviewActionName, allowed: Permit, };

/**
 * Actions on a review.
 */
export type ReviewActionName = "save" | "give" | "acknowledge" | "answer";

/**
 * `POST /api/v1/cases/{id}/review`: the office of the county. Answered by the [`CaseView`].
 */
export type ReviewCase = { id: CommandId, version: number, verdict: CountyVerdict,
/**
 * Why it is returned; sealed. May be empty where it is approved. At most 4,000 characters.
 */
reason: string, };

/**
 * A review of one session.
 */
export type ReviewId = string;

/**
 * How far the feedback has come.
 */
export type ReviewProgress = { "kind": "begun" } | { "kind": "given", given_at: Timestamp, } | { "kind": "acknowledged", given_at: Timestamp, acknowledged_at: Timestamp, } | { "kind": "answered", given_at: Timestamp, acknowledged_at: Timestamp, answered_at: Timestamp, answer: string, };

/**
 * A row of `GET /api/v1/reviews`: the latest begun first.
 */
export type ReviewRow = { review: ReviewId, session: SessionId,
/**
 * A name to speak of the caller by.
 */
alias: string, opened_at: Timestamp, operator: StaffId, operator_name: string, reviewer: StaffId, reviewer_name: string, state: ReviewWord, started_at: Timestamp, given_at: Timestamp | null,
/**
 * Null for a colleague's draft.
 */
verdict: ReviewVerdict | null, };

/**
 * A whole review but for its words.
 */
export type ReviewSheet = { procedures: Array<ProcedureSheet>, red_lines: Array<RedLine>, };

/**
 * Where the review of a session stands.
 */
export type ReviewState = "waiting" | "begun" | "given" | "acknowledged";

/**
 * What a review comes to. A red line is said first, whatever the scores.
 */
export type ReviewVerdict = { "kind": "red_lines", red_lines: Array<RedLine>,
/**
 * Mean score in hundredths of a point, 0-400.
 */
mean_hundredths: number | null, } | { "kind": "rated",
/**
 * Mean score in hundredths of a point, 0-400.
 */
mean_hundredths: number, } | { "kind": "unrated" };

/**
 * Where a review stands, as it is stored and looked for.
 */
export type ReviewWord = "begun" | "given" | "acknowledged" | "answered";

/**
 * One thing a role may be allowed to do.
 */
export type Right = "answer_sessions" | "see_queue" | "see_colleagues" | "settle_alerts" | "read_any_record" | "take_over_records" | "work_callbacks" | "read_library" | "manage_accounts" | "manage_settings" | "read_settings" | "keep_ledgers" | "see_own_standing" | "supervise_sessions" | "edit_library" | "review_sessions" | "see_own_reviews" | "keep_reports" | "request_dispatch" | "see_dispatches" | "direct_dispatches" | "take_part_in_dispatches" | "go_out" | "keep_teams" | "see_teams" | "see_areas" | "keep_institutions" | "see_institutions" | "suspect_cases" | "send_referrals" | "receive_referrals" | "chase_referrals" | "diagnose" | "keep_registry" | "see_indicators" | "see_disclosures" | "read_disclosures" | "erase_callers" | "read_journal";

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
 * What is said of a referral. The last two are the sender's states: a far end that says them says nothing that is its own.
 */
export type Said = { "kind": "received" } | { "kind": "accepted" } | { "kind": "scheduled", visit_at: Timestamp, } | { "kind": "attended" } | { "kind": "no_show" } | { "kind": "completed", outcome: OutcomeWord | null, } | { "kind": "declined", because: ReferralDecline, } | { "kind": "cancelled" } | { "kind": "failed", because: FailureReason, } | { "kind": "draft" } | { "kind": "sent" };

/**
 * A row of `GET /api/v1/samples`: the latest drawn first.
 */
export type Sample = { sample: SampleId, first_day: string, last_day: string, seed: string, share_percent: number, drawn_by: StaffId, drawn_by_name: string, drawn_at: Timestamp, progress: SampleProgress, };

/**
 * How many sessions were chosen, and why.
 */
export type SampleCounts = { imminent: number, high: number, share: number, };

/**
 * Sessions drawn for review.
 */
export type SampleId = string;

/**
 * Answer to a preview.
 */
export type SamplePreview = { share_percent: number,
/**
 * Sessions of the period that are over and had a holder.
 */
considered: number, chosen: SampleCounts,
/**
 * Everybody with a session in the period, by name.
 */
operators: Array<SampledOperator>, };

/**
 * How many of a sample's sessions stand where, each counted once, where its farthest review stands.
 */
export type SampleProgress = {
/**
 * Nobody has begun.
 */
waiting: number, begun: number, given: number, acknowledged: number, };

/**
 * Why a session is in a sample.
 */
export type SampleReason = "imminent" | "high" | "share";

/**
 * `GET /api/v1/samples/{id}`: a sample with a window of its sessions, the earliest first.
 */
export type SampleView = { sample: Sample, sessions: Window<SampledSession>, };

/**
 * An operator's part of a sample.
 */
export type SampledOperator = { staff: StaffId, name: string,
/**
 * Sessions in the period.
 */
sessions: number, chosen: SampleCounts, };

/**
 * A session of a sample.
 */
export type SampledSession = { session: SessionId,
/**
 * A name to speak of the caller by.
 */
alias: string, opened_at: Timestamp, operator: StaffId, operator_name: string,
/**
 * Null: not rated.
 */
tier: RiskTier | null, because: SampleReason, review: ReviewState, };

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
 * `PUT /api/v1/reviews/{id}`: the reviewer keeps the sheet as it is so far. Nobody else sees it.
 */
export type SaveReview = { sheet: ReviewSheet,
/**
 * At most 8,000 characters.
 */
comment: string, };

/**
 * `POST /api/v1/saved-searches`: keeps a search under a name; one that has this name already is replaced.
 */
export type SaveSearch = { id: CommandId, name: string, filter: SessionFilter, };

/**
 * `PUT /api/v1/patients/{id}/visit-draft`: the reader's own half-filled form; it survives reload, crash and another
 * machine. An empty body removes it.
 */
export type SaveVisitDraft = {
/**
 * Opaque to the server: what the console wrote. At most 32 KiB.
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
 * Answer to `PUT /api/v1/reviews/{id}`: the review as it is kept, and when that was written down.
 */
export type SavedReview = { review: Review, saved_at: Timestamp, };

/**
 * A search that somebody keeps.
 */
export type SavedSearch = { search: SavedSearchId, name: string, filter: SessionFilter, saved_at: Timestamp, };

/**
 * A search that somebody keeps.
 */
export type SavedSearchId = string;

/**
 * `GET /api/v1/saved-searches`: one's own, by name.
 */
export type SavedSearches = { searches: Array<SavedSearch>, };

/**
 * `GET /api/v1/dispatches/{id}/scene`: what was reported from the scene and written afterwards, for those who may see the
 * dispatch. Opening it is recorded like the dispatch itself. What may be done stands on its strip.
 */
export type Scene = { dispatch: DispatchId, stage: StageWord,
/**
 * The session that goes on beside it, where it came from one.
 */
session: SessionId | null, check_in: SceneCheckIn, services: Array<SceneService>, measures: Array<Measure>, talk: SceneTalk, escort: SceneEscort | null,
/**
 * To whom the person was handed over, in the team's words; empty before.
 */
receiver: string, acceptance: SceneAcceptance, record: SceneRecord, checks: SceneChecks,
/**
 * What it still waits for before it is closed; meaningful from the hand-over on.
 */
outstanding: Array<Outstanding>, };

/**
 * Whether the receiver has accepted.
 */
export type SceneAcceptance = { "kind": "not_asked" } | { "kind": "due", at: Timestamp, } | { "kind": "late", due: Timestamp, } | { "kind": "accepted", at: Timestamp, accepted_by: string, };

/**
 * The team's own safety.
 */
export type SceneCheckIn = { "kind": "off" } | { "kind": "due", at: Timestamp, last: SceneCheckInSaid | null, } | { "kind": "missed", due: Timestamp, since: Timestamp, last: SceneCheckInSaid | null, };

/**
 * What the team said last. To the team itself duress reads as safe.
 */
export type SceneCheckInSaid = { answer: CheckInAnswer, at: Timestamp, by: StaffId, by_name: string, };

/**
 * A check that was made.
 */
export type SceneCheckMade = { number: number, due_at: Timestamp, done_at: Timestamp, by: StaffId, by_name: string, finding: CheckFinding, note: string, };

/**
 * The checks afterwards.
 */
export type SceneChecks = { next: SceneNextCheck,
/**
 * In their order.
 */
made: Array<SceneCheckMade>, };

/**
 * The escort as it was written last.
 */
export type SceneEscort = { form: EscortForm, by: StaffId, by_name: string, at: Timestamp, };

/**
 * The check that is due.
 */
export type SceneNextCheck = { "kind": "not_begun" } | { "kind": "due", number: number, at: Timestamp, stable: number, } | { "kind": "late", number: number, due: Timestamp, stable: number, } | { "kind": "over" };

/**
 * The record.
 */
export type SceneRecord = { "kind": "not_due" } | { "kind": "due", at: Timestamp, } | { "kind": "late", due: Timestamp, } | { "kind": "written", due: Timestamp,
/**
 * The first one; `written.at` is the last.
 */
first_at: Timestamp,
/**
 * Boxed: it is much larger than the others.
 */
written: SceneRecordVersion, };

/**
 * A version of the record.
 */
export type SceneRecordVersion = { version: number, form: DispositionForm, by: StaffId, by_name: string, at: Timestamp, };

/**
 * The answer to what a team, or whoever stands beside it, reports. A repeated report, with the same id, is answered the
 * same; one that was reported before with another id is `already_done`.
 */
export type SceneReported = { dispatch: DispatchId, stage: StageWord, };

/**
 * Where police or ambulance stands.
 */
export type SceneService = { service: RescueService, asked_at: Timestamp, asked_by: StaffId, asked_by_name: string, answered_at: Timestamp | null,
/**
 * Who answered; empty until then.
 */
answered_by: string, arrived_at: Timestamp | null, };

/**
 * How both sides said that the talk is handed over.
 */
export type SceneTalk = { by_lead_at: Timestamp | null, by_operator_at: Timestamp | null, };

/**
 * `POST /api/v1/patients/{id}/calls/{session}/seen`
 */
export type SeeCall = { id: CommandId, };

/**
 * `POST /api/v1/dispatches/{id}/messages`: operator and team to each other, until contact is made. The caller never sees it.
 */
export type SendMessage = { id: CommandId,
/**
 * 1 to 1,000 characters.
 */
text: string, };

/**
 * `POST /api/v1/cases/{id}/referrals`: refers the person of a case again: to somebody else after a no, back to the
 * community 下转, between equals. The first referral leaves with the case itself.
 */
export type SendReferral = { id: CommandId, route: ReferralRoute,
/**
 * The referral it follows from: one that this institution received.
 */
based_on?: ReferralId,
/**
 * For whoever receives the person; sealed. At most 4,000 characters.
 */
note: string, };

/**
 * `POST /api/v1/referrals/{id}/link`: the signed page once more, by e-mail. Links sent before are of no use from then on.
 */
export type SendReferralLink = { id: CommandId, };

/**
 * The four services of the hotline.
 */
export type Service = "education" | "counselling" | "crisis_intervention" | "referral";

/**
 * Police or ambulance.
 */
export type ServiceLine = { service: RescueService, state: ServiceView, };

/**
 * What is known of them. That they were called is not yet that they come.
 */
export type ServiceReport = { "kind": "asked", } | { "kind": "answered",
/**
 * Who: a name, a number, a station; 1 to 120 characters.
 */
by: string, } | { "kind": "arrived", };

/**
 * Where it stands: contact is confirmed, not assumed.
 */
export type ServiceView = { "kind": "asked", at: Timestamp, } | { "kind": "answered", asked_at: Timestamp, at: Timestamp, } | { "kind": "arrived", asked_at: Timestamp, answered_at: Timestamp | null, at: Timestamp, };

/**
 * A session as its record shows it.
 */
export type SessionCard = { session: SessionId, alias: string, channel: Channel, direction: Direction, language: Language, wished_gender: Gender | null, tier: RiskTier | null, reasons: Array<TierReason>, intake: Intake, opened_at: Timestamp, ended_at: Timestamp | null, ended_by: EndedBy | null, closed_at: Timestamp | null, holder: StaffId | null, holder_name: string | null,
/**
 * A phone session's number, masked but for the last four digits.
 */
phone_masked: string | null, };

/**
 * Which sessions. Each list may hold several values, and any of them will do; what is left out does not matter; a session
 * must answer to all that is given. In an address each value is a parameter of its own: `tier=high&tier=imminent`.
 */
export type SessionFilter = {
/**
 * The first day on which it was opened, by the centre's clock.
 */
from?: string,
/**
 * The last day, counted in.
 */
to?: string,
/**
 * Whoever held it.
 */
operator?: Array<StaffId>,
/**
 * As decided, or as it stands while nobody has decided.
 */
tier?: Array<RiskTier>,
/**
 * The tier it came with.
 */
arrival?: Array<ArrivalTier>, mark?: Array<Mark>, problem?: Array<ProblemType>, outcome?: Array<Outcome>, review?: Array<ReviewState>, follow_up?: Array<FollowUpState>, channel?: Array<Channel>,
/**
 * Who called whom.
 */
direction?: Array<Direction>, answering?: Array<Answering>, locality?: Array<Locality>, };

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
export type SessionRecord = { card: SessionCard,
/**
 * When its words were erased for good; null while they are there.
 */
erased_at: Timestamp | null, assessments: Array<RecordedAssessment>, wrap_up: WrapUp | null, notes: Array<Note>, drafts: Array<Draft>, earlier: Array<EarlierSession>,
/**
 * What the operator before left for this one.
 */
transfer_context: Array<Note>, };

/**
 * `GET /api/v1/sessions/{id}/referrals`: what became of the person of a session, for its operator and whoever supervises.
 * Where they were referred, and how it ended; nothing of what the receiver wrote.
 */
export type SessionReferrals = { rows: Array<ReferralRow>, };

/**
 * `GET /api/v1/sessions/{id}/reviews`: those given, and the reader's own draft.
 */
export type SessionReviews = { reviews: Array<Review>,
/**
 * Whether the reader may begin one.
 */
begin: Permit, };

/**
 * A session to talk about.
 */
export type SessionToDiscuss = { session: SessionId,
/**
 * A name to speak of the caller by.
 */
alias: string, opened_at: Timestamp,
/**
 * Null: not rated.
 */
tier: RiskTier | null,
/**
 * The most urgent first.
 */
reasons: Array<DiscussionReason>, };

/**
 * `PUT /api/v1/members/{staff}/availability`: whether somebody can be asked. One's own, or anybody's for who keeps teams.
 */
export type SetAvailability = { id: CommandId, availability: Availability, };

/**
 * `PUT /api/v1/indicator-targets`: what a place is to reach in a year. The latest year before holds where one has none.
 */
export type SetIndicatorTarget = { id: CommandId, measure: IndicatorMeasure,
/**
 * Null: of the whole centre.
 */
area: AreaId | null, year: number,
/**
 * In thousandths, 0-1000; null takes the target away.
 */
permille: number | null, };

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
reminder_days: Array<number>,
/**
 * How much of what is neither high nor imminent is drawn for review, in percent.
 */
review_share_percent: number,
/**
 * The numbers that calls to make go by; settings written down before there were any hold these.
 */
calls: CallRules,
/**
 * The numbers that figures go by; settings written down before there were any hold these.
 */
figures: FigureRules,
/**
 * What makes a session worth discussing in supervision; settings written down before there was a choice hold these.
 */
discussion: DiscussionRules,
/**
 * Whether operators learn that a supervisor watches their talk; callers never do.
 */
silent_view: SilentView,
/**
 * The numbers of crisis teams and dispatches; settings written down before there were any hold these.
 */
crisis: CrisisRules,
/**
 * By when what is awaited of a referral; settings written down before there were any hold these.
 */
referrals: ReferralRules,
/**
 * The numbers of following patients up; settings written down before there were any hold these.
 */
visits: VisitRules,
/**
 * How keys and copies are kept; settings written down before there were any hold these.
 */
erasure: ErasureRules, };

/**
 * Answer to `GET` and `PUT /api/v1/settings`: the settings, and what is lawful but unwise about them.
 */
export type SettingsView = { settings: Settings, warnings: Array<SettingsWarning>, changed_at: Timestamp, };

/**
 * What is lawful but unwise.
 */
export type SettingsWarning = "not_round_the_clock";

/**
 * `POST /api/v1/calls/{id}/settle`: whoever has it settles it without a call.
 */
export type SettleCall = { id: CommandId, reason: NoCallReason,
/**
 * To whom it was handed over, or why nobody can be reached: needed. Sealed at rest.
 */
note: string, };

/**
 * `POST /api/v1/exchange/oddities/{id}/settle`: somebody has seen to it.
 */
export type SettleOddity = { id: CommandId, };

/**
 * An article of the library or an entry of the directory that was sent into the talk.
 */
export type Shared = { item: string, title: string, body: string,
/**
 * A number to call, where the entry has one.
 */
phone?: string, };

/**
 * In which letters a sheet was written.
 */
export type SheetWriting = "utf8" | "utf16" | "gb18030" | "workbook";

/**
 * `GET /api/v1/dispatches/{id}/messages?after=`: in their order, those after a number.
 */
export type SideChannel = { messages: Array<SideMessage>,
/**
 * Whether one may write now.
 */
write: Permit, };

/**
 * One of them.
 */
export type SideMessage = { id: CommandId, seq: number, by: StaffId, by_name: string, at: Timestamp, text: string, };

/**
 * `POST /api/v1/admissions/{id}/signatures`: another psychiatrist has diagnosed, and signs. Answered by the
 * `ReferralView`.
 */
export type SignAdmission = { id: CommandId, };

/**
 * `POST /api/v1/sign-in`.
 */
export type SignIn = { username: string, password: string, };

/**
 * One log-in of a staff member (a family of refresh tokens).
 */
export type SignInId = string;

/**
 * `POST /api/v1/reports/{id}/fill` and `/review`: signs it.
 */
export type SignReport = { id: CommandId,
/**
 * The digest of the figures that were looked at: signed is what was seen.
 */
digest: string, };

/**
 * Who signed, and when.
 */
export type SignedBy = { staff: StaffId, name: string, at: Timestamp, };

/**
 * Answer to `POST /api/v1/sign-in` and `POST /api/v1/refresh`; the refresh token travels in an httpOnly cookie.
 */
export type SignedIn = {
/**
 * For `Authorization: Bearer`; kept in memory only.
 */
access_token: string, expires_at: Timestamp, me: Me, };

/**
 * Whether the operator learns that a supervisor watches their talk. The caller never does. A setting of the centre.
 */
export type SilentView = "hidden" | "shown_to_operator";

/**
 * What somebody can do besides their profession, for who assembles a team.
 */
export type Skill = "minors" | "elderly" | "perinatal" | "bereavement" | "addiction" | "negotiation" | "first_aid" | "sign_language" | "minority_languages";

/**
 * Who told us.
 */
export type Source = "session" | "follow_up" | "police" | "department" | "relatives" | "employer" | "village" | "school" | "clinic" | "emergency";

/**
 * Days from the first to the last, both included.
 */
export type Span = { first: string, last: string, };

/**
 * How soon something came, by nearest rank.
 */
export type SpeedFigure = {
/**
 * Of so many.
 */
count: number,
/**
 * Null where there is none.
 */
median_ms: number | null, p90_ms: number | null, };

/**
 * The console to the hotline. Every change carries a client-made id; `fence` is the number of the lease held.
 */
export type StaffFrame = { "type": "hello", ticket: string, open: Array<ReadUpTo>, } | { "type": "say", id: CommandId, session: SessionId, fence: number, text: string, } | { "type": "share", id: CommandId, session: SessionId, fence: number, item: string, } | { "type": "typing", session: SessionId, } | { "type": "seen", session: SessionId, delivered: number, read: number, } | { "type": "presence", id: CommandId, presence: Presence, } | { "type": "accept", id: CommandId, offer: OfferId, } | { "type": "decline", id: CommandId, offer: OfferId, reason: DeclineReason, } | { "type": "accept_next", id: CommandId, } | { "type": "end", id: CommandId, session: SessionId, fence: number, } | { "type": "transfer", id: CommandId, session: SessionId, fence: number, to: TransferTo, context: string, } | { "type": "raise_hand", id: CommandId, session: SessionId, fence: number, wish: string, } | { "type": "lower_hand", id: CommandId, session: SessionId, fence: number, } | { "type": "settle_alert", id: CommandId, alert: AlertId, } | { "type": "watch", id: CommandId, session: SessionId, } | { "type": "unwatch", id: CommandId, session: SessionId, } | { "type": "whisper", id: CommandId, session: SessionId, text: string, } | { "type": "join", id: CommandId, session: SessionId, } | { "type": "leave", id: CommandId, session: SessionId, } | { "type": "take_over", id: CommandId, session: SessionId, } | { "type": "resume", session: SessionId, after: number, } | { "type": "ping", n: number, };

/**
 * A person with an account.
 */
export type StaffId = string;

/**
 * The word of a stage, as it is stored and shown, in their order.
 */
export type StageWord = "requested" | "paging" | "acknowledged" | "assembled" | "en_route" | "on_scene" | "contact_made" | "disposition" | "handed_over" | "closed" | "stood_down" | "failed";

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
 * What changes it.
 */
export type StatusChange = { "kind": "move", on: string, } | { "kind": "lose", since: string, } | { "kind": "find", } | { "kind": "die", on: string, cause: DeathCause, };

/**
 * A status without its data.
 */
export type StatusWord = "registered" | "managed" | "moved" | "lost" | "dead";

/**
 * One step.
 */
export type Step = { whom: Whom,
/**
 * Over these at once, as far as the person has them.
 */
channels: Array<PageChannel>,
/**
 * Until the next step, while anything is missing.
 */
wait_ms: Millis, };

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
supervision: EntryId,
/**
 * This version of it: a confirmation names it.
 */
version: EntryId, mark: EntryMark, kind: SupervisionKind, supervisor: StaffId, supervisor_name: string, on: string, minutes: number, people: Array<Person>, sessions: Array<SessionId>, points: string, previous: string, recorded_at: Timestamp, };

/**
 * What a correction makes of a supervision.
 */
export type SupervisionChange = { "kind": "withdrawn" } | { "kind": "held", form: SupervisionKind, on: string, minutes: number, people: Array<StaffId>, sessions: Array<SessionId>, points: string, previous: string, };

/**
 * How it was held.
 */
export type SupervisionKind = "individual" | "group" | "live" | "log_review";

/**
 * `GET /api/v1/supervision-month?month=2026-11`: everybody of whom the month asks a supervision, whoever misses it
 * first.
 */
export type SupervisionMonth = { month: string,
/**
 * The centre's day that it is seen from.
 */
on: string, people: Array<MonthOfOperator>, };

/**
 * `GET /api/v1/supervisions?month=2026-11`: of one calendar month, the latest first. A supervisor sees all, an operator
 * their own.
 */
export type Supervisions = { supervisions: Array<Supervision>,
/**
 * Give this as `after` for the rest of the month; null at its end.
 */
next: string | null, };

/**
 * Somebody who may be ill and whom nobody has diagnosed yet. 线索
 */
export type SuspectedCaseId = string;

/**
 * What was seen or told. 目前症状
 */
export type Symptom = "hallucination" | "difficult_communication" | "suspicion" | "moody" | "odd_behaviour" | "excited" | "harms" | "pessimistic" | "wanders_off" | "talks_to_self" | "withdrawn" | "other";

/**
 * How strong the symptoms are.
 */
export type SymptomDegree = "marked" | "some";

/**
 * What of the illness shows.
 */
export type Symptoms = { "kind": "gone" } | { "kind": "present", degree: SymptomDegree,
/**
 * At least one.
 */
which: Array<Symptom>,
/**
 * What [`Symptom::Other`] is; empty without it.
 */
other: string, };

/**
 * Whether a system answers.
 */
export type SystemHealth = { "kind": "not_asked_yet" } | { "kind": "answers", at: Timestamp, } | { "kind": "fails", since: Timestamp,
/**
 * In a row.
 */
times: number, };

/**
 * How we show that we are who we are.
 */
export type SystemSignIn = { "kind": "none", } | { "kind": "bearer", token: string, } | { "kind": "basic", user: string, password: string, } | { "kind": "client_credentials", token_url: string, client: string, secret: string, scope: string, };

/**
 * Which of the ways it is: all that is shown of it.
 */
export type SystemSignInWord = "none" | "bearer" | "basic" | "client_credentials";

/**
 * Who confirms that the talk was handed over.
 */
export type TalkSide = "lead" | "operator";

/**
 * On which side of its target an indicator should be.
 */
export type TargetSide = "at_least" | "at_most";

/**
 * How an indicator stands against its target.
 */
export type TargetVerdict = "met" | "missed" | "no_target" | "nothing_to_count";

/**
 * `GET /api/v1/teams/{id}`.
 */
export type Team = { team: TeamId,
/**
 * Grows with each change of the form.
 */
version: number, form: TeamForm, area_name: string,
/**
 * In the order of the form.
 */
neighbours: Array<TeamName>,
/**
 * Leads first, then by name. At most 60.
 */
members: Array<TeamMember>, created_at: Timestamp, closed_at: Timestamp | null,
/**
 * Whether the reader may change it, its members and who is on call.
 */
keep: Permit, close: Permit, };

/**
 * What is entered about a team.
 */
export type TeamForm = {
/**
 * At most 60 characters.
 */
name: string, level: TeamLevel, area: AreaId,
/**
 * Who helps out, in this order. At most 8. 互助
 */
neighbours: Array<TeamId>, policy: EscalationPolicy,
/**
 * So many of each profession are to be on call at every minute.
 */
cover: Array<Need>, };

/**
 * A crisis team.
 */
export type TeamId = string;

/**
 * How far a team's work reaches.
 */
export type TeamLevel = "county" | "prefecture";

/**
 * A member of a team. Languages and name come from the account.
 */
export type TeamMember = { staff: StaffId, name: string, duty: Duty, professions: Array<Profession>, skills: Array<Skill>, languages: Array<Language>,
/**
 * To be called back by.
 */
phone: string,
/**
 * One of each channel; the console is everybody's.
 */
contacts: Array<MemberContact>, availability: Availability,
/**
 * On call now, until then.
 */
on_call_until: Timestamp | null,
/**
 * Not paged until then, after a dispatch.
 */
resting_until: Timestamp | null,
/**
 * The dispatch they are on.
 */
engaged: DispatchId | null,
/**
 * Whether they may be put on call: no with `channel_not_proven`.
 */
go_on_call: Permit,
/**
 * Whether the reader may say if they are available.
 */
set_availability: Permit, };

/**
 * A team, by name.
 */
export type TeamName = { team: TeamId, name: string, };

/**
 * `GET /api/v1/team-people`: who can be put into a team, by name: accounts at work with a part in crisis teams. At most
 * 500.
 */
export type TeamPeople = { people: Array<TeamPerson>, };

/**
 * One of them.
 */
export type TeamPerson = { staff: StaffId, name: string,
/**
 * The team they are in now; null: in none.
 */
team: TeamName | null, };

/**
 * A team of the list.
 */
export type TeamRow = { team: TeamId, name: string, level: TeamLevel, area: AreaId, area_name: string, members: number,
/**
 * Members on call now.
 */
on_call: number,
/**
 * Members without a proven way to reach them outside of the console: they may not go on call.
 */
unproven: number,
/**
 * The first minute of the next 14 days for which a profession that is asked for has nobody; null: all is covered.
 */
first_uncovered: Timestamp | null,
/**
 * Null while it is at work.
 */
closed_at: Timestamp | null, };

/**
 * One team's year.
 */
export type TeamYear = { team: TeamId, name: string,
/**
 * Run as dispatches and seen through, or entered in the ledger and attended by somebody of the team; what is both is
 * one.
 */
drills: CourseFound,
/**
 * When the last one began; the begin of its day where it was only entered.
 */
last_drill: Timestamp | null,
/**
 * Trainings of the crisis team that somebody of the team attended.
 */
trainings: CourseFound, };

/**
 * `GET /api/v1/teams`: those at work by name, closed ones at the end; whoever may only go out sees their own team. At
 * most 100.
 */
export type Teams = { teams: Array<TeamRow>,
/**
 * Whether the reader may change teams.
 */
keep: Permit, };

/**
 * Whether somebody who does not go can talk by telephone.
 */
export type Telephone = "now" | "later" | "no";

/**
 * `POST /api/v1/contacts/{id}/test`: a test page over one way to reach somebody. Acknowledged, it is proven.
 */
export type TestContact = { id: CommandId, };

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
 * Where a tier came from.
 */
export type TierSource = "intake" | "lexicon" | "operator";

/**
 * A fact of the journal.
 */
export type TimelineEntry = { seq: number, at: Timestamp,
/**
 * Null: the hotline itself.
 */
by_name: string | null, event: DispatchEvent, };

/**
 * An instant: microseconds since the Unix epoch, UTC.
 */
export type Timestamp = number;

/**
 * Title and rank, as somebody says that they hold them.
 */
export type Title = { word: TitleWord, rank: MedicalRank, };

/**
 * Whether somebody looked at the licence.
 */
export type TitleProofView = { "kind": "not_verified" } | { "kind": "verified", by: StaffId, by_name: string, at: Timestamp, };

/**
 * What somebody is by training.
 */
export type TitleWord = "psychiatrist" | "physician" | "nurse" | "public_health";

/**
 * The hotline to a caller's page.
 */
export type ToCaller = { "type": "welcome", session: SessionId, server_at: Timestamp, state: CallerState, lines: Array<Line>, marks: Marks, } | { "type": "state", state: CallerState, } | { "type": "line", line: Line, } | { "type": "lines", lines: Array<Line>, } | { "type": "ack", id: CommandId, seq: number, at: Timestamp, } | { "type": "typing", } | { "type": "marks", marks: Marks, } | { "type": "done", id: CommandId, } | { "type": "return_code", id: CommandId, code: string, } | { "type": "refused", id?: CommandId, problem: Problem, } | { "type": "pong", n: number, };

/**
 * The hotline to the console.
 */
export type ToStaff = { "type": "welcome", staff: StaffId, server_at: Timestamp, } | { "type": "mine", mine: Mine, } | { "type": "queue", queue: Queue, } | { "type": "colleagues", colleagues: Array<Colleague>, } | { "type": "alerts", alerts: Array<Alert>, } | { "type": "floor", floor: Floor, } | { "type": "watched", watched: Array<Watched>, } | { "type": "whisper", whisper: Whisper, } | { "type": "whispers", session: SessionId, whispers: Array<Whisper>, } | { "type": "library_changed", } | { "type": "dispatches", board: DispatchBoard, } | { "type": "crew_changed", } | { "type": "referrals_changed", } | { "type": "line", session: SessionId, line: Line, } | { "type": "lines", session: SessionId, lines: Array<Line>, } | { "type": "ack", id: CommandId, session: SessionId, seq: number, at: Timestamp, } | { "type": "typing", session: SessionId, } | { "type": "colleague_typing", session: SessionId, staff: StaffId, } | { "type": "marks", session: SessionId, marks: Marks, } | { "type": "holder_marks", session: SessionId, marks: Marks, } | { "type": "done", id: CommandId, } | { "type": "refused", id?: CommandId, problem: Problem, } | { "type": "told", told: Told, } | { "type": "pong", n: number, };

/**
 * What an operator is told of once, apart from the state of the desk.
 */
export type Told = { "kind": "missed_offer", session: SessionId, alias: string, } | { "kind": "lease_lost", session: SessionId, alias: string, } | { "kind": "caller_ended", session: SessionId, alias: string, } | { "kind": "taken_over", session: SessionId, alias: string, by_name: string, };

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
export type Trainings = { trainings: Array<Training>,
/**
 * Give this as `after` for the rest of the year; null at its end.
 */
next: string | null, };

/**
 * Where a transfer goes.
 */
export type TransferTo = { "kind": "queue", } | { "kind": "operator", staff: StaffId, };

/**
 * What the treatment did. 治疗效果
 */
export type TreatmentEffect = "cured" | "better" | "unchanged" | "worse" | "not_applicable";

/**
 * How a report was taken, as it is kept.
 */
export type VerdictWord = "applied" | "known" | "older" | "impossible";

/**
 * Actions on the visit desk.
 */
export type VisitAction = "hand_in" | "request_dispatch" | "record_examination" | "guide";

/**
 * `GET /api/v1/patients/{id}/visit-desk`: all that whoever visits needs before and while filling in the form.
 */
export type VisitDesk = { patient: PatientId, number: string, name: string, disorder: Disorder, status: StatusWord, class: PatientClass | null, level: Dangerousness | null,
/**
 * For a dispatch.
 */
township: AreaId, today: string, next_on: string | null,
/**
 * "Since the last visit" is since this day; null at the first visit: since the registration.
 */
since: string | null,
/**
 * What the last visit that reached the patient found, to begin from.
 */
last: VisitFindings | null,
/**
 * Visits in a row that reached nobody; at `rules.missed_until_lost` the patient is lost.
 */
missed: number,
/**
 * The four quarters of this year.
 */
quarters: Array<QuarterStanding>,
/**
 * The physical examination of this year.
 */
examination: ExaminationStanding,
/**
 * The latest of a physician, if one.
 */
guidance: Guidance | null,
/**
 * What the reader has begun and not handed in.
 */
draft: VisitDraft | null, rules: VisitRules,
/**
 * What the reader may do, each or not at all.
 */
actions: Array<VisitAction>, };

/**
 * A draft as it was kept.
 */
export type VisitDraft = { body: string, saved_at: Timestamp, };

/**
 * Everything that was found, since the last visit.
 */
export type VisitFindings = {
/**
 * At least one.
 */
interviewed: Array<Interviewed>, dangerousness: Dangerousness, symptoms: Symptoms, insight: Insight, sleep: Functioning, diet: Functioning, functions: Functions,
/**
 * Since the last visit.
 */
acts: DangerousActs, restraint: Restraint, hospital: HospitalStay, laboratory: Laboratory, physical: PhysicalState, adherence: Adherence, reaction: AdverseReaction, effect: TreatmentEffect, referral: ReferralAdvice,
/**
 * As it is taken now; at most three.
 */
medication: Array<Medication>, rehabilitation: Array<Rehabilitation>,
/**
 * Asked for at a visit to the home of somebody who was unstable; at most 12.
 */
companions: Array<Companion>,
/**
 * May be empty.
 */
remarks: string, };

/**
 * One visit as it is handed in.
 */
export type VisitForm = {
/**
 * The day it took place, by the centre's clock.
 */
on: string, mode: VisitMode, outcome: VisitOutcome, };

/**
 * What came of it.
 */
export type VisitHandedIn = { visit: VisitId, class: PatientClass | null, status: StatusWord, next_on: string | null,
/**
 * Why the patient is lost from this visit on.
 */
lost: LostReason | null, };

/**
 * One follow-up of a patient by the registry's form. 随访
 */
export type VisitId = string;

/**
 * How the visit took place. 随访方式
 */
export type VisitMode = "clinic" | "home" | "phone";

/**
 * What came of it. Somebody who was not reached was not followed up.
 */
export type VisitOutcome = { "kind": "reached", findings: VisitFindings, } | { "kind": "not_reached", lost: LostReason | null, words: string, } | { "kind": "died", on: string, cause: DeathCause, words: string, };

/**
 * What came of a visit, without its data.
 */
export type VisitOutcomeWord = "reached" | "not_reached" | "died";

/**
 * Answer to it.
 */
export type VisitProposal = { proposal: ClassProposal,
/**
 * When the next visit is due for each class that may be decided, the most severe first.
 */
next: Array<NextVisit>, };

/**
 * A row of `GET /api/v1/patients/{id}/visits`, the latest first.
 */
export type VisitRow = { visit: VisitId, on: string, by: StaffId, by_name: string, at: Timestamp, mode: VisitMode, outcome: VisitOutcomeWord, class: PatientClass | null, level: Dangerousness | null, next_on: string | null,
/**
 * The dispatch that was asked for from it.
 */
dispatch: DispatchId | null, };

/**
 * The numbers of the follow-up of patients, as a centre sets them.
 */
export type VisitRules = {
/**
 * The first visit after registering. Default 14 days [D].
 */
first_days: number,
/**
 * After a visit that found the patient unstable: 14 days [F].
 */
unstable_days: number,
/**
 * Basically stable for the first time: 14 days [F].
 */
unsettled_first_days: number,
/**
 * Basically stable again, and not settling: 30 days [F].
 */
unsettled_days: number,
/**
 * Basically stable again, and settling: 90 days [F].
 */
settling_days: number,
/**
 * Stable: 90 days [F].
 */
stable_days: number,
/**
 * After a visit at which nobody was reached. Default 14 days [D].
 */
retry_days: number,
/**
 * Somebody lost is looked for again. Default 90 days [D].
 */
lost_days: number,
/**
 * So many in a row at which nobody was reached, and the patient is lost: 3 [F].
 */
missed_until_lost: number, };

/**
 * `GET /api/v1/visits/{id}`: the whole form. Its opening is recorded.
 */
export type VisitView = { patient: PatientId, row: VisitRow, form: VisitForm,
/**
 * What the rules proposed and what was decided; null where nobody was reached.
 */
proposal: ClassProposal | null, decision: ClassDecision | null, };

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
 * Callers of one tier who wait or are offered to somebody.
 */
export type WaitingTier = {
/**
 * Null: not rated.
 */
tier: RiskTier | null, count: number,
/**
 * Since when the one waits who has waited longest.
 */
oldest: Timestamp, };

/**
 * A talk of somebody else's that I watch or joined.
 */
export type Watched = { row: FloorRow, footing: Footing, last_seq: number,
/**
 * How far the caller has received and read the lines of our side.
 */
callers: Marks,
/**
 * How far the holder has received and read.
 */
holders: Marks, };

/**
 * What the invariant checker last saw: each open dispatch has somebody who goes, a page due, or a supervisor's item.
 */
export type Watchfulness = {
/**
 * Null: this node has not looked yet.
 */
looked_at: Timestamp | null, open: number,
/**
 * Must be 0.
 */
silent: number, };

/**
 * When the person means to act (domain: high-risk session).
 */
export type When = "act_under_way" | "within_72_hours" | "within_a_week" | "later" | "no_time" | "unknown";

/**
 * Words between supervisors and operator about a session; the caller never sees them.
 */
export type Whisper = {
/**
 * The id of the frame that said it.
 */
whisper: WhisperId, session: SessionId, by: StaffId, by_name: string, at: Timestamp, text: string, };

/**
 * Words between supervisor and operator about a session.
 */
export type WhisperId = string;

/**
 * A member of staff who did it, or whom it concerns.
 */
export type Who = { staff: StaffId, name: string, };

/**
 * Whom a step asks. Each time only those who can be asked, and whose profession is still missing.
 */
export type Whom = "leads_on_call" | "team_on_call" | "whole_team" | "neighbours_on_call";

/**
 * One window of a longer list.
 */
export type Window<T> = { rows: Array<T>,
/**
 * Give this as `after` for the next window; null at the end.
 */
next: string | null, };

/**
 * `POST /api/v1/dispatches/{id}/withdraw`: I cannot go after all. Only before the team is on its way.
 */
export type WithdrawFromDispatch = { id: CommandId, because: DeclineBecause, };

/**
 * `POST /api/v1/patients/{id}/harms/{harm}/withdrawal`: it was entered by mistake.
 */
export type WithdrawHarm = { id: CommandId, };

/**
 * A call to make.
 */
export type WorkId = string;

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

/**
 * `POST /api/v1/dispatches/{id}/acceptance`: whoever received the person has accepted.
 */
export type WriteAcceptance = { id: CommandId,
/**
 * Null: now.
 */
happened_at: Timestamp | null,
/**
 * Who accepted: a name and an office, 1 to 200 characters.
 */
accepted_by: string, };

/**
 * `POST /api/v1/emergency-plans`: the first version of an area's plan. `POST /api/v1/emergency-plans/{id}/versions`: the
 * next one of the plan that this version, the newest, belongs to.
 */
export type WriteEmergencyPlan = { id: CommandId,
/**
 * The plan's area; a new version keeps it.
 */
area: AreaId,
/**
 * 1 to 120 characters.
 */
title: string,
/**
 * Who does what; 1 to 32,000 characters.
 */
body: string,
/**
 * Professions wanted for each case, unless the case says otherwise.
 */
needs: Array<Need>, class: ResponseClass, };

/**
 * `POST /api/v1/dispatches/{id}/escort`: who brought the person to which hospital, received by whom. Written anew, the last
 * one stands.
 */
export type WriteEscort = { id: CommandId, form: EscortForm, };

/**
 * `POST /api/v1/dispatches/{id}/records`: the emergency-disposition record 应急处置记录单, due 24 hours after contact. A
 * correction is a new version.
 */
export type WriteRecord = { id: CommandId,
/**
 * The version that was on the page; 0 for the first. Another one since is a conflict (`changed_meanwhile`).
 */
seen: number, form: DispositionForm, };
