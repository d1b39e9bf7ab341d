//! Typed identifiers: UUIDs that cannot be mistaken for one another. New ones are drawn by the server.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;
use uuid::Uuid;

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        #[cfg_attr(feature = "wire", derive(ts_rs::TS, utoipa::ToSchema))]
        #[cfg_attr(feature = "wire", ts(type = "string"), schema(value_type = String, format = "uuid"))]
        pub struct $name(pub Uuid);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Uuid::parse_str(text).map(Self)
            }
        }
    };
}

id!(
    /// One call for help, over any channel.
    SessionId
);
id!(
    /// A person with an account.
    StaffId
);
id!(
    /// One reservation of a waiting session for one operator.
    OfferId
);
id!(
    /// Made by the client, once per intended change: repeated, it is answered the same.
    CommandId
);
id!(
    /// One running process of the server.
    NodeId
);
id!(
    /// One log-in of a staff member (a family of refresh tokens).
    SignInId
);
id!(
    /// A request to be called back.
    CallbackId
);
id!(
    /// Something a supervisor should look at.
    AlertId
);
id!(
    /// An entry of a ledger.
    EntryId
);
id!(
    /// A course of the training plan.
    CourseId
);
id!(
    /// Something to be sent out of the house.
    OutboxId
);
id!(
    /// Words between supervisor and operator about a session.
    WhisperId
);
id!(
    /// A time-limited block of an abusive caller.
    BlockId
);
id!(
    /// Sessions drawn for review.
    SampleId
);
id!(
    /// A review of one session.
    ReviewId
);
id!(
    /// Something that must be reported within a day.
    IncidentId
);
id!(
    /// A call to make.
    WorkId
);
id!(
    /// A report of the hotline.
    ReportId
);
id!(
    /// A search that somebody keeps.
    SavedSearchId
);
id!(
    /// A county or a township.
    AreaId
);
id!(
    /// A crisis team.
    TeamId
);
id!(
    /// A way to reach one member of a team.
    ContactId
);
id!(
    /// A stretch of being on call.
    OnCallId
);
id!(
    /// One version of an area's emergency plan.
    PlanId
);
id!(
    /// A declared emergency, with many cases under it.
    EmergencyId
);
id!(
    /// One sending of a team.
    DispatchId
);
id!(
    /// One summons of one person over one channel. Over a channel that leaves the house it is the outbox item's id.
    PageId
);
id!(
    /// An organisation that sends, receives or registers: a hospital, a clinic, a department, a village.
    InstitutionId
);
id!(
    /// Somebody who may be ill and whom nobody has diagnosed yet. 线索
    SuspectedCaseId
);
id!(
    /// One handing over of a person from one institution to another. 转介
    ReferralId
);
id!(
    /// One sending of a referral's signed page; the outbox item's id.
    ReferralLinkId
);
id!(
    /// A person's being taken into a hospital, with who agreed or who diagnosed.
    AdmissionId
);
id!(
    /// A person with a confirmed diagnosis in the registry.
    PatientId
);
id!(
    /// One follow-up of a patient by the registry's form. 随访
    VisitId
);
id!(
    /// Something a patient did that hurt or damaged. 肇事肇祸
    HarmId
);
id!(
    /// Something another institution's system said that cannot be taken in.
    OddityId
);
id!(
    /// Something told to another department about a patient, with its purpose and basis.
    DisclosureId
);
id!(
    /// A department's list of people at level 3 or more, laid beside ours.
    ListExchangeId
);
