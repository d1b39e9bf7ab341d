//! Where a patient stands: registered, managed, moved away, lost, dead. A table of who may become what.

use super::PatientConsent;
use crate::codes::codes;
use crate::refusal::Refusal;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

codes!(
    /// Of what somebody died [F].
    DeathCause {
        /// 1 躯体疾病
        PhysicalDisease = "physical_disease",
        /// 2 自杀
        Suicide = "suicide",
        /// 3 他杀
        Homicide = "homicide",
        /// 4 意外
        Accident = "accident",
        /// 5 精神疾病相关并发症
        Complication = "complication",
        /// 6 其他
        Other = "other",
    }
);

codes!(
    /// A status without its data.
    StatusWord {
        /// 在册: registered, not yet managed: nobody agreed so far.
        Registered = "registered",
        /// 在管
        Managed = "managed",
        /// 迁出
        Moved = "moved",
        /// 失访
        Lost = "lost",
        /// 死亡
        Dead = "dead",
    }
);

/// Where somebody stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[cfg_attr(feature = "wire", derive(ts_rs::TS, utoipa::ToSchema))]
pub enum PatientStatus {
    Registered {},
    Managed {},
    Moved {
        #[cfg_attr(feature = "wire", ts(as = "String"), schema(value_type = String, format = "date"))]
        on: Date,
    },
    Lost {
        #[cfg_attr(feature = "wire", ts(as = "String"), schema(value_type = String, format = "date"))]
        since: Date,
    },
    Dead {
        #[cfg_attr(feature = "wire", ts(as = "String"), schema(value_type = String, format = "date"))]
        on: Date,
        cause: DeathCause,
    },
}

/// What changes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
#[cfg_attr(feature = "wire", derive(ts_rs::TS, utoipa::ToSchema))]
pub enum StatusChange {
    /// Somebody moved out of the centre's area.
    Move {
        #[cfg_attr(feature = "wire", ts(as = "String"), schema(value_type = String, format = "date"))]
        on: Date,
    },
    /// Nobody can reach them any more.
    Lose {
        #[cfg_attr(feature = "wire", ts(as = "String"), schema(value_type = String, format = "date"))]
        since: Date,
    },
    /// Somebody lost was found, or came back.
    Find {},
    Die {
        #[cfg_attr(feature = "wire", ts(as = "String"), schema(value_type = String, format = "date"))]
        on: Date,
        cause: DeathCause,
    },
}

impl StatusChange {
    /// The day that it names, if one: no day may lie ahead.
    pub const fn day(self) -> Option<Date> {
        match self {
            Self::Move { on } | Self::Die { on, .. } => Some(on),
            Self::Lose { since } => Some(since),
            Self::Find {} => None,
        }
    }
}

impl PatientStatus {
    /// Managed where the person agreed, registered where not.
    pub const fn at_registration(consent: PatientConsent) -> Self {
        match consent {
            PatientConsent::Given { .. } => Self::Managed {},
            PatientConsent::NotAsked {} | PatientConsent::Refused { .. } => Self::Registered {},
        }
    }

    /// The status without its data.
    pub const fn word(self) -> StatusWord {
        match self {
            Self::Registered {} => StatusWord::Registered,
            Self::Managed {} => StatusWord::Managed,
            Self::Moved { .. } => StatusWord::Moved,
            Self::Lost { .. } => StatusWord::Lost,
            Self::Dead { .. } => StatusWord::Dead,
        }
    }

    /// Neither dead nor moved away. Who is lost is looked for, and counts.
    pub const fn is_here(self) -> bool {
        match self {
            Self::Registered {} | Self::Managed {} | Self::Lost { .. } => true,
            Self::Moved { .. } | Self::Dead { .. } => false,
        }
    }

    /// Who agrees is managed; who no longer does is registered. Who is lost stays lost until they are found.
    pub(super) const fn after_consent(self, consent: PatientConsent) -> Self {
        match self {
            Self::Registered {} | Self::Managed {} => Self::at_registration(consent),
            Self::Moved { .. } | Self::Lost { .. } | Self::Dead { .. } => self,
        }
    }

    pub(super) const fn change(self, change: StatusChange, consent: PatientConsent) -> Result<Self, Refusal> {
        match (self, change) {
            (
                Self::Dead { .. },
                StatusChange::Move { .. }
                | StatusChange::Lose { .. }
                | StatusChange::Find {}
                | StatusChange::Die { .. },
            )
            | (Self::Moved { .. }, StatusChange::Move { .. } | StatusChange::Lose { .. }) => Err(Refusal::PatientGone),
            (
                Self::Registered {} | Self::Managed {} | Self::Moved { .. } | Self::Lost { .. },
                StatusChange::Die { on, cause },
            ) => Ok(Self::Dead { on, cause }),
            (Self::Moved { .. } | Self::Lost { .. }, StatusChange::Find {}) => Ok(Self::at_registration(consent)),
            (Self::Registered {} | Self::Managed {} | Self::Lost { .. }, StatusChange::Move { on }) => {
                Ok(Self::Moved { on })
            }
            (Self::Registered {} | Self::Managed {}, StatusChange::Lose { since }) => Ok(Self::Lost { since }),
            (Self::Lost { .. }, StatusChange::Lose { .. })
            | (Self::Registered {} | Self::Managed {}, StatusChange::Find {}) => Err(Refusal::AlreadyDone),
        }
    }
}
