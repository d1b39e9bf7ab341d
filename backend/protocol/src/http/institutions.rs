//! Institutions: who may send to whom, who belongs to which and with what verified title, how each is reached.

use crate::frames::staff::Permit;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;
use xinqiao_domain::institution::{
    GreenAdmission, InstitutionKind, Nearness, Reach, ReceiverStanding, ReferralDirection, Title,
};
use xinqiao_domain::roles::Role;
use xinqiao_domain::{AreaId, CommandId, InstitutionId, StaffId, Timestamp};

/// `GET /api/v1/institutions`: those at work by name, closed ones at the end. At most 500.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct Institutions {
    pub institutions: Vec<InstitutionRow>,
    /// Where the reader belongs; null: to none. Operators and supervisors without one act for the hotline.
    pub own: Option<InstitutionId>,
    /// Whether the reader may change institutions.
    pub keep: Permit,
}

/// An institution of the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct InstitutionRow {
    pub institution: InstitutionId,
    pub name: String,
    pub kind: InstitutionKind,
    /// Null: at work in the whole centre.
    pub area: Option<AreaId>,
    pub area_name: Option<String>,
    pub guide: Option<InstitutionName>,
    pub green: GreenAdmission,
    pub reach: Reach,
    /// Accounts that belong to it.
    pub members: u32,
    /// Of those, psychiatrists with a verified title.
    pub psychiatrists: u32,
    /// Null while it is at work.
    pub closed_at: Option<Timestamp>,
}

/// An institution, by name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct InstitutionName {
    pub institution: InstitutionId,
    pub name: String,
}

/// What is entered about an institution.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct InstitutionForm {
    /// At most 60 characters.
    pub name: String,
    pub kind: InstitutionKind,
    /// By which other systems know it: letters, digits, `-` and `_`, at most 40; no two alike.
    pub code: String,
    /// The county or township that it is at work in; null: the whole centre.
    pub area: Option<AreaId>,
    /// The guiding hospital of a community institution: the default receiver. 分片包干
    pub guide: Option<InstitutionId>,
    pub green: GreenAdmission,
    pub reach: Reach,
    /// How its duty officer is reached; sealed at rest. May be empty; the address is needed for a signed page.
    pub duty_phone: String,
    pub duty_email: String,
}

/// `POST /api/v1/institutions`. Answered by the [`InstitutionView`]; its id is the command's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewInstitution {
    pub id: CommandId,
    pub form: InstitutionForm,
}

/// `PUT /api/v1/institutions/{id}`: an institution as it shall be. Answered by the [`InstitutionView`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangeInstitution {
    pub id: CommandId,
    /// `version` as the editor saw it. Refused with `changed_meanwhile` when there is a newer one.
    pub version: u32,
    pub form: InstitutionForm,
}

/// `POST /api/v1/institutions/{id}/close`, `POST /api/v1/institutions/{id}/members/{staff}/verify`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ActOnInstitution {
    pub id: CommandId,
}

/// `GET /api/v1/institutions/{id}`. How the duty officer is reached, and licences, are shown to who keeps institutions and
/// to its own people; empty for others.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct InstitutionView {
    pub institution: InstitutionId,
    /// Grows with each change of the form.
    pub version: u32,
    pub form: InstitutionForm,
    pub area_name: Option<String>,
    pub guide_name: Option<String>,
    /// By name. At most 200; none for who neither keeps institutions nor belongs to it. Who keeps the registry sees who
    /// follows up in a primary institution, without licences.
    pub members: Vec<InstitutionMember>,
    pub created_at: Timestamp,
    pub closed_at: Option<Timestamp>,
    pub keep: Permit,
    pub close: Permit,
}

/// Somebody of an institution.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct InstitutionMember {
    pub staff: StaffId,
    pub name: String,
    pub roles: Vec<Role>,
    /// Null: none that matters here.
    pub title: Option<Title>,
    /// The number of the licence; may be empty.
    pub licence: String,
    pub proof: TitleProofView,
    pub since: Timestamp,
    pub verify: Permit,
}

/// Whether somebody looked at the licence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum TitleProofView {
    NotVerified,
    Verified { by: StaffId, by_name: String, at: Timestamp },
}

/// `PUT /api/v1/institutions/{id}/members/{staff}`: somebody's place there; who is new is added. A changed title or licence
/// has to be verified anew. Answered by the [`InstitutionView`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PutInstitutionMember {
    pub id: CommandId,
    pub title: Option<Title>,
    /// Sealed at rest. At most 60 characters.
    pub licence: String,
}

/// `DELETE /api/v1/institutions/{id}/members/{staff}?id=`. Answered by the [`InstitutionView`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RemoveInstitutionMember {
    pub id: CommandId,
}

/// `GET /api/v1/institution-people`: who can be entered, by name: accounts at work. At most 500.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct InstitutionPeople {
    pub people: Vec<InstitutionPerson>,
}

/// One of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct InstitutionPerson {
    pub staff: StaffId,
    pub name: String,
    pub roles: Vec<Role>,
    /// Where they belong now; null: nowhere.
    pub institution: Option<InstitutionName>,
}

/// `GET /api/v1/receivers?area=`: to whom the reader's institution may refer somebody who lives there, the best one first;
/// and the hospitals that admit by the green channel, in their order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct Receivers {
    /// The sender: where the reader belongs, or the hotline.
    pub from: ReferralSender,
    pub receivers: Vec<ReceiverRow>,
    pub green_ladder: Vec<InstitutionName>,
}

/// For whom somebody refers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct ReferralSender {
    /// Null: the hotline, which is entered with its first case.
    pub institution: Option<InstitutionId>,
    pub name: String,
    pub kind: InstitutionKind,
}

/// One to whom somebody may be referred.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct ReceiverRow {
    pub institution: InstitutionId,
    pub name: String,
    pub kind: InstitutionKind,
    pub area_name: Option<String>,
    pub direction: ReferralDirection,
    pub nearness: Nearness,
    pub standing: ReceiverStanding,
    pub reach: Reach,
}
