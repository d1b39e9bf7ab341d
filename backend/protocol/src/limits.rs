//! Limits of the protocol: named, in one place, the same for every client (security: "Sockets").

/// Largest message or frame a socket may send, in bytes.
pub const FRAME_BYTES: usize = 64 * 1024;
/// Largest first frame (the ticket), in bytes.
pub const HELLO_BYTES: usize = 2 * 1024;
/// Seconds a fresh socket has for its first frame.
pub const HELLO_SECONDS: u64 = 5;
/// Longest text of one line, in characters.
pub const LINE_CHARS: usize = 4_000;
/// Longest free text of a form field, in characters.
pub const REMARK_CHARS: usize = 8_000;
/// Longest draft kept on the server, in bytes.
pub const DRAFT_BYTES: usize = 32 * 1024;
/// Largest HTTP body, in bytes.
pub const BODY_BYTES: usize = 64 * 1024;
/// Lines sent in one `lines` frame or page.
pub const LINES_PAGE: usize = 200;
/// Rows of the waiting list that are shown; the count is of all.
pub const QUEUE_ROWS: usize = 100;
/// Reviews in one window of one's own.
pub const MY_REVIEWS: usize = 20;
/// Phones of one person that stay signed in.
pub const DEVICES: usize = 5;
/// Longest name of a phone, in characters.
pub const DEVICE_NAME_CHARS: usize = 40;
/// Most areas of a centre, closed ones too.
pub const AREAS: usize = 500;
/// Most teams of a centre, closed ones too.
pub const TEAMS: usize = 100;
/// Most members of one team.
pub const TEAM_MEMBERS: usize = 60;
/// Most neighbours of one team.
pub const TEAM_NEIGHBOURS: usize = 8;
/// Longest name of an area or a team, in characters.
pub const TEAM_NAME_CHARS: usize = 60;
/// Longest address of a contact, in bytes.
pub const CONTACT_BYTES: usize = 500;
/// On-call periods in one list.
pub const ON_CALL_PERIODS: usize = 500;
/// Gaps shown of one profession, the earliest.
pub const COVER_GAPS: usize = 20;
/// Reports of a provider in one body.
pub const PROVIDER_REPORTS: usize = 1_000;
/// Rows of any list page.
pub const PAGE_ROWS: usize = 100;
/// Sockets a staff member may have open.
pub const STAFF_SOCKETS: usize = 5;
/// Seconds a socket ticket is good for.
pub const TICKET_SECONDS: i64 = 30;
/// Conversations a socket may ask to resume in its first frame; so many fit into [`HELLO_BYTES`].
pub const RESUME_SESSIONS: usize = 16;
/// Rows of the supervisors' board that are shown; the counts are of all.
pub const FLOOR_ROWS: usize = 200;
/// Talks that one socket may watch in silence.
pub const WATCHED_SESSIONS: usize = 8;
/// Whispers of a session that are shown, the latest.
pub const WHISPERS: usize = 200;
/// Longest whisper, in characters.
pub const WHISPER_CHARS: usize = 1_000;
/// Most items of a centre's library.
pub const LIBRARY_ITEMS: usize = 300;
/// Longest title of an item of the library, in characters; its body is a line, [`LINE_CHARS`].
pub const LIBRARY_TITLE_CHARS: usize = 120;
/// Longest title, name or place in a ledger, in characters. Longer texts of an entry end at [`REMARK_CHARS`].
pub const LEDGER_NAME_CHARS: usize = 120;
/// Most courses of a centre's plan.
pub const COURSES: usize = 500;
/// Trainings of one calendar year in one window of their list.
pub const YEAR_TRAININGS: usize = 1_000;
/// Supervisions of one calendar month in one window of their list.
pub const MONTH_SUPERVISIONS: usize = 2_000;
/// Supervisions shown as waiting for one's confirmation, the latest first.
pub const TO_CONFIRM: usize = 100;
/// Largest spreadsheet that is imported, in bytes.
pub const IMPORT_BYTES: usize = 2 * 1024 * 1024;
/// Most rows of a spreadsheet that is imported, without its headings. An import is one transaction, and what callers
/// write waits for it: longer files come in parts.
pub const IMPORT_ROWS: usize = 500;
/// Most columns of a spreadsheet that is imported.
pub const SHEET_COLUMNS: usize = 64;
/// Sessions looked at for one page of a search. Where so many do not fill the page, the answer says how far back it went.
pub const SEARCH_LOOKED_AT: usize = 1_000;
/// Values that a search may give of one kind.
pub const SEARCH_VALUES: usize = 16;
/// Most sessions of one exported search, the newest first.
pub const SEARCH_EXPORT_ROWS: usize = 5_000;
/// Pages that one export of a search asks for.
pub const SEARCH_EXPORT_PAGES: usize = 100;
/// Strips of the board of dispatches that are shown; the count is of all.
pub const DISPATCH_ROWS: usize = 100;
/// Longest counter-offer to a page, in characters.
pub const OFFER_CHARS: usize = 500;
/// Longest note at the end of a dispatch, in characters.
pub const END_NOTE_CHARS: usize = 2_000;
/// Searches that somebody may keep.
pub const SAVED_SEARCHES: usize = 50;
/// Longest name of a kept search, in characters.
pub const SAVED_SEARCH_NAME_CHARS: usize = 60;
/// Things that happened, in one page of a replay.
pub const REPLAY_ITEMS: usize = 500;
/// Entries of one person, of each kind, that the compliance board looks at, the latest first.
pub const PERSON_ENTRIES: usize = 2_000;
/// Longest name or office in a report from the scene, in characters.
pub const SCENE_NAME_CHARS: usize = 200;
/// Longest message of the side channel between operator and team, in characters.
pub const SIDE_MESSAGE_CHARS: usize = 1_000;
/// Messages of the side channel in one answer.
pub const SIDE_MESSAGES: usize = 200;
/// Most messages of one side channel; then people telephone.
pub const SIDE_CHANNEL_MESSAGES: i64 = 2_000;
/// Names in one list of a disposition record.
pub const RECORD_NAMES: usize = 12;
/// Versions of one disposition record.
pub const RECORD_VERSIONS: u32 = 100;
/// Longest body of an emergency plan, in characters.
pub const PLAN_CHARS: usize = 32_000;
/// Emergency plans that are listed, and versions of one.
pub const PLANS: usize = 500;
/// Cases on the board of one emergency, the latest; the count is of all.
pub const EMERGENCY_CASES: usize = 500;
/// Teams of one year's count.
pub const YEAR_TEAMS: usize = 500;
/// Most entries of one exported file, the latest first.
pub const EXPORT_ENTRIES: usize = 20_000;
/// Entries of the journal in one dispatch's timeline, the first ones.
pub const TIMELINE_ENTRIES: usize = 2_000;
/// Lines of a department's list that is laid beside ours.
pub const LIST_LINES: usize = 300;
/// People of the same name and birth whom somebody says to be others, in one registration.
pub const DISTINCT_PATIENTS: usize = 20;
/// Most dispatches of one count of figures, the latest.
pub const FIGURE_DISPATCHES: usize = 20_000;
/// Most institutions of a centre, closed ones too.
pub const INSTITUTIONS: usize = 500;
/// Most members of one institution.
pub const INSTITUTION_MEMBERS: usize = 200;
/// Longest code by which other systems know an institution, in bytes.
pub const INSTITUTION_CODE_BYTES: usize = 40;
/// Longest number of a licence, in characters.
pub const LICENCE_CHARS: usize = 60;
/// Longest grounds of a diagnosis or reason of a review, in characters.
pub const CASE_REMARK_CHARS: usize = 4_000;
/// Rows in one window of the list of visits that are due, and of a patient's visits.
pub const DUE_ROWS: usize = 50;
/// Visits that are due are counted up to this.
pub const DUE_COUNTED: usize = 1_000;
/// Physical examinations of one patient that are shown, the latest.
pub const EXAMINATIONS: usize = 20;
/// Patients looked at for one window of those behind an indicator. Where so many do not fill it, the next one goes on.
pub const INDICATOR_LOOKED_AT: usize = 4_000;
/// Targets of indicators that may be set.
pub const INDICATOR_TARGETS: i64 = 2_000;
/// Longest note of a referral or an admission, in characters.
pub const REFERRAL_NOTE_CHARS: usize = 4_000;
/// Hospitals on one ladder of the green channel.
pub const LADDER_RUNGS: usize = 12;
/// Referrals of one session that are shown, the first sent.
pub const SESSION_REFERRALS: usize = 50;
/// Longest address of another institution's system, in characters.
pub const SYSTEM_URL_CHARS: usize = 300;
/// Longest part of what we sign in there with, in characters.
pub const SYSTEM_SECRET_CHARS: usize = 2_000;
/// Other institutions' systems that are listed.
pub const EXCHANGE_SYSTEMS: usize = 200;
/// Sessions of one caller that are erased at once; what is beyond is found again afterwards.
pub const ERASED_AT_ONCE: usize = 200;
/// Longest telephone number that is looked for, in characters.
pub const PHONE_CHARS: usize = 40;
