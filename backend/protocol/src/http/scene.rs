//! A dispatch under way and afterwards: what the team reports from the road and the scene, its own safety, the side channel
//! with the operator, and what is written and checked once the person is in somebody's care.

use crate::frames::staff::Permit;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use ts_rs::TS;
use utoipa::ToSchema;
use xinqiao_domain::dispatch::{
    CheckFinding, CheckInAnswer, Departure, DispositionForm, EscortForm, Measure, Outstanding, RescueService,
    StageWord, TalkSide,
};
use xinqiao_domain::{CommandId, DispatchId, SessionId, StaffId, Timestamp};

/// `POST /api/v1/dispatches/{id}/progress`: the next stage is reached. A phone without a network keeps the report and sends
/// it later, with the same id and `happened_at`: at most 12 hours back, not in the future, not before the stage before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReportProgress {
    pub id: CommandId,
    /// Null: now.
    #[serde(default)]
    pub happened_at: Option<Timestamp>,
    pub report: ProgressReport,
}

/// A stage, with what belongs to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum ProgressReport {
    /// The team leaves: with all, or `short` of somebody because the danger does not wait.
    EnRoute { departure: Departure },
    /// It is there. Its own safety is watched from now on.
    OnScene {},
    /// It is with the person. The side channel ends, the record's 24 hours begin.
    ContactMade {},
    /// What is to be done is decided: at least one measure. The checks begin, unless a hospital takes the person.
    Disposition { measures: BTreeSet<Measure> },
    /// The person was given into somebody's care. The team is free again, all but the lead.
    HandOver {
        /// To whom: a person and an office or hospital, 1 to 200 characters.
        receiver: String,
    },
}

/// `POST /api/v1/dispatches/{id}/check-ins`: the team says how it is. The answer looks the same whatever was said: who
/// stands beside the phone learns nothing from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AnswerCheckIn {
    pub id: CommandId,
    /// Null: now.
    #[serde(default)]
    pub happened_at: Option<Timestamp>,
    pub answer: CheckInAnswer,
}

/// The answer to what a team, or whoever stands beside it, reports. A repeated report, with the same id, is answered the
/// same; one that was reported before with another id is `already_done`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct SceneReported {
    pub dispatch: DispatchId,
    pub stage: StageWord,
}

/// The answer to a check-in: when the next one is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct CheckedIn {
    /// Null: off the scene none is due.
    pub next_due_at: Option<Timestamp>,
}

/// `POST /api/v1/dispatches/{id}/services`: police or ambulance was asked, has answered, has arrived.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReportService {
    pub id: CommandId,
    /// Null: now.
    #[serde(default)]
    pub happened_at: Option<Timestamp>,
    pub service: RescueService,
    pub report: ServiceReport,
}

/// What is known of them. That they were called is not yet that they come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum ServiceReport {
    Asked {},
    Answered {
        /// Who: a name, a number, a station; 1 to 120 characters.
        by: String,
    },
    Arrived {},
}

/// `POST /api/v1/dispatches/{id}/escort`: who brought the person to which hospital, received by whom. Written anew, the last
/// one stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WriteEscort {
    pub id: CommandId,
    pub form: EscortForm,
}

/// `POST /api/v1/dispatches/{id}/records`: the emergency-disposition record 应急处置记录单, due 24 hours after contact. A
/// correction is a new version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WriteRecord {
    pub id: CommandId,
    /// The version that was on the page; 0 for the first. Another one since is a conflict (`changed_meanwhile`).
    pub seen: u32,
    pub form: DispositionForm,
}

/// `POST /api/v1/dispatches/{id}/checks`: a check afterwards. Two stable ones in a row end them; an unstable one starts anew.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MakeCheck {
    pub id: CommandId,
    /// Null: now.
    #[serde(default)]
    pub happened_at: Option<Timestamp>,
    pub finding: CheckFinding,
    /// At most 8,000 characters; may be empty.
    pub note: String,
}

/// `POST /api/v1/dispatches/{id}/acceptance`: whoever received the person has accepted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WriteAcceptance {
    pub id: CommandId,
    /// Null: now.
    #[serde(default)]
    pub happened_at: Option<Timestamp>,
    /// Who accepted: a name and an office, 1 to 200 characters.
    pub accepted_by: String,
}

/// `POST /api/v1/dispatches/{id}/talk`: the talk is handed from the operator to the team. The lead says that the team has
/// it, the holder of the session that it was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct HandTalk {
    pub id: CommandId,
    pub side: TalkSide,
}

/// `POST /api/v1/dispatches/{id}/messages`: operator and team to each other, until contact is made. The caller never sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SendMessage {
    pub id: CommandId,
    /// 1 to 1,000 characters.
    pub text: String,
}

/// `GET /api/v1/dispatches/{id}/messages?after=`: in their order, those after a number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct SideChannel {
    pub messages: Vec<SideMessage>,
    /// Whether one may write now.
    pub write: Permit,
}

/// One of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct SideMessage {
    pub id: CommandId,
    pub seq: i64,
    pub by: StaffId,
    pub by_name: String,
    pub at: Timestamp,
    pub text: String,
}

/// `GET /api/v1/dispatches/{id}/scene`: what was reported from the scene and written afterwards, for those who may see the
/// dispatch. Opening it is recorded like the dispatch itself. What may be done stands on its strip.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct Scene {
    pub dispatch: DispatchId,
    pub stage: StageWord,
    /// The session that goes on beside it, where it came from one.
    pub session: Option<SessionId>,
    pub check_in: SceneCheckIn,
    pub services: Vec<SceneService>,
    pub measures: BTreeSet<Measure>,
    pub talk: SceneTalk,
    pub escort: Option<SceneEscort>,
    /// To whom the person was handed over, in the team's words; empty before.
    pub receiver: String,
    pub acceptance: SceneAcceptance,
    pub record: SceneRecord,
    pub checks: SceneChecks,
    /// What it still waits for before it is closed; meaningful from the hand-over on.
    pub outstanding: Vec<Outstanding>,
}

/// The team's own safety.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum SceneCheckIn {
    /// Not on scene.
    Off,
    /// To be answered by then.
    Due { at: Timestamp, last: Option<SceneCheckInSaid> },
    /// Not answered; the supervisors were told `since` then.
    Missed { due: Timestamp, since: Timestamp, last: Option<SceneCheckInSaid> },
}

/// What the team said last. To the team itself duress reads as safe.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct SceneCheckInSaid {
    pub answer: CheckInAnswer,
    pub at: Timestamp,
    pub by: StaffId,
    pub by_name: String,
}

/// Where police or ambulance stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct SceneService {
    pub service: RescueService,
    pub asked_at: Timestamp,
    pub asked_by: StaffId,
    pub asked_by_name: String,
    pub answered_at: Option<Timestamp>,
    /// Who answered; empty until then.
    pub answered_by: String,
    pub arrived_at: Option<Timestamp>,
}

/// How both sides said that the talk is handed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct SceneTalk {
    pub by_lead_at: Option<Timestamp>,
    pub by_operator_at: Option<Timestamp>,
}

/// The escort as it was written last.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct SceneEscort {
    pub form: EscortForm,
    pub by: StaffId,
    pub by_name: String,
    pub at: Timestamp,
}

/// Whether the receiver has accepted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum SceneAcceptance {
    /// Not handed over yet.
    NotAsked,
    Due {
        at: Timestamp,
    },
    Late {
        due: Timestamp,
    },
    Accepted {
        at: Timestamp,
        accepted_by: String,
    },
}

/// The record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum SceneRecord {
    /// The team has not met the person.
    NotDue,
    Due {
        at: Timestamp,
    },
    Late {
        due: Timestamp,
    },
    Written {
        due: Timestamp,
        /// The first one; `written.at` is the last.
        first_at: Timestamp,
        /// Boxed: it is much larger than the others.
        written: Box<SceneRecordVersion>,
    },
}

/// A version of the record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct SceneRecordVersion {
    pub version: u32,
    pub form: DispositionForm,
    pub by: StaffId,
    pub by_name: String,
    pub at: Timestamp,
}

/// The checks afterwards.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct SceneChecks {
    pub next: SceneNextCheck,
    /// In their order.
    pub made: Vec<SceneCheckMade>,
}

/// The check that is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum SceneNextCheck {
    NotBegun,
    /// Check `number`, from 1; so many stable ones in a row so far.
    Due {
        number: u32,
        at: Timestamp,
        stable: u32,
    },
    Late {
        number: u32,
        due: Timestamp,
        stable: u32,
    },
    /// Two in a row were stable, or a hospital has the person.
    Over,
}

/// A check that was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct SceneCheckMade {
    pub number: u32,
    pub due_at: Timestamp,
    pub done_at: Timestamp,
    pub by: StaffId,
    pub by_name: String,
    pub finding: CheckFinding,
    pub note: String,
}
