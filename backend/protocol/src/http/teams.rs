//! Crisis teams: areas, teams with their escalation policy, members and how each is reached, who is on call, and what
//! would happen if somebody had to be sent.

mod on_call;
mod policy;

pub use on_call::{AreaCover, CoverGap, NewOnCall, OnCall, OnCallList, OnCallMore, OnCallProof, ProfessionCover};
pub use policy::{DryAnswer, DryPerson, DryRun, DryStep, PolicyPreview, PolicySentence, PreviewPolicy};

use crate::frames::staff::Permit;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;
use xinqiao_domain::dispatch::Need;
use xinqiao_domain::employment::Profession;
use xinqiao_domain::escalation::EscalationPolicy;
use xinqiao_domain::session::Language;
use xinqiao_domain::team::{AreaLevel, Availability, Duty, PageChannel, Proof, Skill, TeamLevel};
use xinqiao_domain::{AreaId, CommandId, ContactId, DispatchId, StaffId, TeamId, Timestamp};

/// `GET /api/v1/areas`: counties by name, each followed by its townships; closed ones at the end. At most 500.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct Areas {
    pub areas: Vec<Area>,
}

/// A county or a township. 地区
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct Area {
    pub area: AreaId,
    pub level: AreaLevel,
    /// The county it lies in; null: it is one.
    pub county: Option<AreaId>,
    pub name: String,
    /// Null while it is in use.
    pub closed_at: Option<Timestamp>,
    /// Who would be sent there: its own team, its county's, or one of the prefecture. Null: nobody.
    pub served_by: Option<TeamName>,
}

/// A team, by name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct TeamName {
    pub team: TeamId,
    pub name: String,
}

/// `POST /api/v1/areas`. Answered by the [`Area`]; its id is the command's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewArea {
    pub id: CommandId,
    /// The county it lies in; null: it is one.
    pub county: Option<AreaId>,
    /// At most 60 characters.
    pub name: String,
}

/// `PUT /api/v1/areas/{id}`: another name. Answered by the [`Area`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RenameArea {
    pub id: CommandId,
    pub name: String,
}

/// `POST /api/v1/areas/{id}/close`, `POST /api/v1/teams/{id}/close`, `POST /api/v1/on-call/{id}/cancel`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CloseThis {
    pub id: CommandId,
}

/// `GET /api/v1/teams`: those at work by name, closed ones at the end; whoever may only go out sees their own team. At
/// most 100.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct Teams {
    pub teams: Vec<TeamRow>,
    /// Whether the reader may change teams.
    pub keep: Permit,
}

/// A team of the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct TeamRow {
    pub team: TeamId,
    pub name: String,
    pub level: TeamLevel,
    pub area: AreaId,
    pub area_name: String,
    pub members: u32,
    /// Members on call now.
    pub on_call: u32,
    /// Members without a proven way to reach them outside of the console: they may not go on call.
    pub unproven: u32,
    /// The first minute of the next 14 days for which a profession that is asked for has nobody; null: all is covered.
    pub first_uncovered: Option<Timestamp>,
    /// Null while it is at work.
    pub closed_at: Option<Timestamp>,
}

/// What is entered about a team.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TeamForm {
    /// At most 60 characters.
    pub name: String,
    pub level: TeamLevel,
    pub area: AreaId,
    /// Who helps out, in this order. At most 8. 互助
    pub neighbours: Vec<TeamId>,
    pub policy: EscalationPolicy,
    /// So many of each profession are to be on call at every minute.
    pub cover: Vec<Need>,
}

/// `POST /api/v1/teams`. Answered by the [`Team`]; its id is the command's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewTeam {
    pub id: CommandId,
    pub form: TeamForm,
}

/// `PUT /api/v1/teams/{id}`: a team as it shall be. Answered by the [`Team`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangeTeam {
    pub id: CommandId,
    /// `version` as the editor saw it. Refused with `changed_meanwhile` when there is a newer one.
    pub version: u32,
    pub form: TeamForm,
}

/// `GET /api/v1/teams/{id}`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct Team {
    pub team: TeamId,
    /// Grows with each change of the form.
    pub version: u32,
    pub form: TeamForm,
    pub area_name: String,
    /// In the order of the form.
    pub neighbours: Vec<TeamName>,
    /// Leads first, then by name. At most 60.
    pub members: Vec<TeamMember>,
    pub created_at: Timestamp,
    pub closed_at: Option<Timestamp>,
    /// Whether the reader may change it, its members and who is on call.
    pub keep: Permit,
    pub close: Permit,
}

/// A member of a team. Languages and name come from the account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct TeamMember {
    pub staff: StaffId,
    pub name: String,
    pub duty: Duty,
    pub professions: Vec<Profession>,
    pub skills: Vec<Skill>,
    pub languages: Vec<Language>,
    /// To be called back by.
    pub phone: String,
    /// One of each channel; the console is everybody's.
    pub contacts: Vec<MemberContact>,
    pub availability: Availability,
    /// On call now, until then.
    pub on_call_until: Option<Timestamp>,
    /// Not paged until then, after a dispatch.
    pub resting_until: Option<Timestamp>,
    /// The dispatch they are on.
    pub engaged: Option<DispatchId>,
    /// Whether they may be put on call: no with `channel_not_proven`.
    pub go_on_call: Permit,
    /// Whether the reader may say if they are available.
    pub set_availability: Permit,
}

/// How a member is reached.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct MemberContact {
    pub contact: ContactId,
    pub channel: PageChannel,
    /// Null for the console, and for readers who do not keep teams, unless it is their own.
    pub address: Option<String>,
    pub proof: Proof,
    /// When a test page was last sent to it.
    pub tested_at: Option<Timestamp>,
}

/// `PUT /api/v1/teams/{id}/members/{staff}`: a member as they shall be; new ones are added. Answered by the [`Team`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PutMember {
    pub id: CommandId,
    pub duty: Duty,
    /// At least one.
    pub professions: Vec<Profession>,
    pub skills: Vec<Skill>,
    /// Sealed at rest.
    pub phone: String,
    /// At most one of each channel, without the console. A changed address has to prove itself anew.
    pub contacts: Vec<ContactForm>,
}

/// A way to reach a member, as it is entered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ContactForm {
    pub channel: PageChannel,
    /// A mail address, a mobile number, or the https address of a robot. Sealed at rest.
    pub address: String,
}

/// `GET /api/v1/team-people`: who can be put into a team, by name: accounts at work with a part in crisis teams. At most
/// 500.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct TeamPeople {
    pub people: Vec<TeamPerson>,
}

/// One of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct TeamPerson {
    pub staff: StaffId,
    pub name: String,
    /// The team they are in now; null: in none.
    pub team: Option<TeamName>,
}

/// `DELETE /api/v1/teams/{id}/members/{staff}?id=`: takes a member out; their periods to come are cancelled. Answered by
/// the [`Team`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RemoveMember {
    pub id: CommandId,
}

/// `PUT /api/v1/members/{staff}/availability`: whether somebody can be asked. One's own, or anybody's for who keeps teams.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SetAvailability {
    pub id: CommandId,
    pub availability: Availability,
}

/// Answer to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct MemberAvailability {
    pub staff: StaffId,
    pub availability: Availability,
}
