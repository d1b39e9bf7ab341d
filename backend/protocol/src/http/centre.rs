//! The centre: what a caller's page needs before anything else, the first set-up, and the settings.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;
use xinqiao_domain::Timestamp;
use xinqiao_domain::calendar::DEFAULT_ZONE;
use xinqiao_domain::call_work::CallRules;
use xinqiao_domain::erasure::ErasureRules;
use xinqiao_domain::kpi::FigureRules;
use xinqiao_domain::month::DiscussionRules;
use xinqiao_domain::opening::OpeningHours;
use xinqiao_domain::policy::Policy;
use xinqiao_domain::referral::ReferralRules;
use xinqiao_domain::sampling::REVIEW_SHARE;
use xinqiao_domain::session::{Language, SilentView};
use xinqiao_domain::standing::REMINDER_DAYS;
use xinqiao_domain::team::CrisisRules;
use xinqiao_domain::visit::VisitRules;

/// A number to call, first of all the emergency numbers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Number {
    pub number: String,
    pub zh: String,
    pub en: String,
}

/// `GET /api/v1/centre`: public.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct PublicCentre {
    pub name: String,
    /// Emergency numbers first.
    pub numbers: Vec<Number>,
    pub open: OpenNow,
    /// Where the quick-exit button goes.
    pub exit_url: String,
    pub mark: CentreMark,
    /// The zone of the IANA database in which the centre counts its days.
    pub time_zone: String,
    pub server_at: Timestamp,
}

/// Whether a caller who writes now is answered. Said from who is really on duty, not from a timetable alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum OpenNow {
    /// Somebody is on duty.
    Open,
    /// Inside the open hours, but nobody is on duty: numbers and call-back are offered.
    NobodyOnDuty,
    /// Outside the open hours.
    Closed { opens_at: Option<Timestamp> },
}

/// Whether this is a real hotline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum CentreMark {
    Real,
    /// Made by `xinqiao demo`: every page says so.
    Demonstration,
}

/// `GET /api/v1/setup`: whether the centre is still to be created.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct SetUpState {
    pub needed: Needed,
}

/// Yes or no.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Needed {
    Yes,
    No,
}

/// `POST /api/v1/setup`: creates the centre and its first administrator with the one-time code printed at first start.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SetUp {
    pub code: String,
    pub centre_name: String,
    /// The hotline's own public number, shown first after the emergency numbers.
    pub hotline_number: String,
    pub administrator: NewAdministrator,
}

/// The first administrator: system and security administrator are two people, so this one is security
/// (accounts); they create the others.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewAdministrator {
    pub name: String,
    pub username: String,
    pub password: String,
}

/// `GET` and `PUT /api/v1/settings`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    pub centre_name: String,
    pub numbers: Vec<Number>,
    pub exit_url: String,
    pub languages: Vec<Language>,
    pub opening: OpeningHours,
    pub policy: Policy,
    /// The zone of the IANA database in which the centre counts its days, months and years.
    #[serde(default = "default_zone")]
    pub time_zone: String,
    /// How many days before a period's end somebody is reminded of what is missing; the day after it was missed always.
    #[serde(default = "default_reminder_days")]
    pub reminder_days: Vec<u32>,
    /// How much of what is neither high nor imminent is drawn for review, in percent.
    #[serde(default = "default_review_share")]
    pub review_share_percent: u32,
    /// The numbers that calls to make go by; settings written down before there were any hold these.
    #[serde(default)]
    pub calls: CallRules,
    /// The numbers that figures go by; settings written down before there were any hold these.
    #[serde(default)]
    pub figures: FigureRules,
    /// What makes a session worth discussing in supervision; settings written down before there was a choice hold these.
    #[serde(default)]
    pub discussion: DiscussionRules,
    /// Whether operators learn that a supervisor watches their talk; callers never do.
    #[serde(default)]
    pub silent_view: SilentView,
    /// The numbers of crisis teams and dispatches; settings written down before there were any hold these.
    #[serde(default)]
    pub crisis: CrisisRules,
    /// By when what is awaited of a referral; settings written down before there were any hold these.
    #[serde(default)]
    pub referrals: ReferralRules,
    /// The numbers of following patients up; settings written down before there were any hold these.
    #[serde(default)]
    pub visits: VisitRules,
    /// How keys and copies are kept; settings written down before there were any hold these.
    #[serde(default)]
    pub erasure: ErasureRules,
}

/// Settings written down before there was a zone hold in this one.
fn default_zone() -> String {
    DEFAULT_ZONE.to_owned()
}

/// Settings written down before there were reminders hold at these distances.
fn default_reminder_days() -> Vec<u32> {
    REMINDER_DAYS.to_vec()
}

/// Settings written down before there were samples hold with this share.
const fn default_review_share() -> u32 {
    REVIEW_SHARE
}

/// Answer to `GET` and `PUT /api/v1/settings`: the settings, and what is lawful but unwise about them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct SettingsView {
    pub settings: Settings,
    pub warnings: Vec<SettingsWarning>,
    pub changed_at: Timestamp,
}

/// What is lawful but unwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum SettingsWarning {
    /// A hotline is open round the clock (domain: "Hotline").
    NotRoundTheClock,
}
