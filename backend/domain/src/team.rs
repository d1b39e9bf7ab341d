//! Crisis teams: their areas and members, how each member is reached, and whether they can be asked now.

use crate::codes::codes;
use crate::delivery::DeliveryChannel;
use crate::employment::Profession;
use crate::ids::{ContactId, DispatchId, StaffId, TeamId};
use crate::refusal::Refusal;
use crate::time::{Millis, Timestamp};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

codes!(
    /// What an area is. 县市 or 乡镇/街道
    AreaLevel { County = "county", Township = "township" }
);

codes!(
    /// How far a team's work reaches.
    TeamLevel { County = "county", Prefecture = "prefecture" }
);

codes!(
    /// What somebody is in a team.
    Duty {
        /// Receives a dispatch, assembles the team, reports from the scene. 队长
        Lead = "lead",
        /// 队员
        Member = "member",
    }
);

codes!(
    /// What somebody can do besides their profession, for who assembles a team.
    Skill {
        /// 未成年人
        Minors = "minors",
        /// 老年人
        Elderly = "elderly",
        /// 孕产期
        Perinatal = "perinatal",
        /// 丧亲与哀伤
        Bereavement = "bereavement",
        /// 酒精与药物
        Addiction = "addiction",
        /// 危机谈判
        Negotiation = "negotiation",
        /// 急救
        FirstAid = "first_aid",
        /// 手语
        SignLanguage = "sign_language",
        /// 民族语言
        MinorityLanguages = "minority_languages",
    }
);

codes!(
    /// A way to summon somebody.
    PageChannel {
        /// The console or the phone page, with sound; nothing leaves the house.
        Console = "console",
        Email = "email",
        Sms = "sms",
        /// 企业微信
        Wecom = "wecom",
        /// 钉钉
        Dingtalk = "dingtalk",
        /// 飞书
        Feishu = "feishu",
    }
);

impl PageChannel {
    /// The way out of the house that it takes; none for the console.
    pub const fn delivery(self) -> Option<DeliveryChannel> {
        match self {
            Self::Console => None,
            Self::Email => Some(DeliveryChannel::Email),
            Self::Sms => Some(DeliveryChannel::Sms),
            Self::Wecom => Some(DeliveryChannel::Wecom),
            Self::Dingtalk => Some(DeliveryChannel::Dingtalk),
            Self::Feishu => Some(DeliveryChannel::Feishu),
        }
    }
}

/// The numbers of teams and dispatches, as a centre sets them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[cfg_attr(feature = "wire", derive(ts_rs::TS, utoipa::ToSchema))]
pub struct CrisisRules {
    /// How long a channel that was proven counts as proven. Default 10 days [D]: a weekly test with some days to spare.
    pub proof_holds_ms: Millis,
    /// How often each channel of each member is tested. Default 7 days.
    pub test_every_ms: Millis,
    /// How long somebody is not paged after a dispatch. Default 8 h [D].
    pub rest_ms: Millis,
    /// How often a team on scene says that it is safe. Default 30 min [D].
    pub check_in_every_ms: Millis,
    /// How long an answer to it may take before the supervisor is told. Default 5 min [D].
    pub check_in_grace_ms: Millis,
    /// On scene after the request, response class immediate. Default 60 min [D].
    pub immediate_target_ms: Millis,
    /// The emergency-disposition record. 24 h [F].
    pub record_within_ms: Millis,
    /// Between two checks afterwards. 4 h [F].
    pub check_every_ms: Millis,
    /// The receiver says, after the hand-over, that they have the person. Default 2 h [D].
    pub accept_within_ms: Millis,
    /// How long an enrolled phone that nobody uses stays signed in. Default 90 days [D].
    pub phone_lasts_ms: Millis,
}

impl Default for CrisisRules {
    fn default() -> Self {
        Self {
            proof_holds_ms: Millis::days(10),
            test_every_ms: Millis::days(7),
            rest_ms: Millis::hours(8),
            check_in_every_ms: Millis::minutes(30),
            check_in_grace_ms: Millis::minutes(5),
            immediate_target_ms: Millis::minutes(60),
            record_within_ms: Millis::hours(24),
            check_every_ms: Millis::hours(4),
            accept_within_ms: Millis::hours(2),
            phone_lasts_ms: Millis::days(90),
        }
    }
}

/// Whether a channel has shown that it works.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[cfg_attr(feature = "wire", derive(ts_rs::TS, utoipa::ToSchema))]
pub enum Proof {
    Never,
    /// It did, too long ago.
    Lapsed {
        at: Timestamp,
    },
    Holds {
        until: Timestamp,
    },
}

/// How a contact that was last proven then stands.
pub fn proof(proven_at: Option<Timestamp>, rules: &CrisisRules, now: Timestamp) -> Proof {
    match proven_at {
        None => Proof::Never,
        Some(at) if now < at + rules.proof_holds_ms => Proof::Holds { until: at + rules.proof_holds_ms },
        Some(at) => Proof::Lapsed { at },
    }
}

/// One way to reach a member.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Contact {
    pub id: ContactId,
    pub channel: PageChannel,
    pub proven_at: Option<Timestamp>,
}

/// Whether somebody says that they can be asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
#[cfg_attr(feature = "wire", derive(ts_rs::TS, utoipa::ToSchema))]
pub enum Availability {
    Available,
    /// Until then; none: until they say otherwise.
    Away {
        until: Option<Timestamp>,
    },
}

/// A member as the rules of paging see them at one instant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    pub staff: StaffId,
    pub team: TeamId,
    pub duty: Duty,
    pub professions: BTreeSet<Profession>,
    pub on_call: OnCallNow,
    pub availability: Availability,
    pub resting_until: Option<Timestamp>,
    /// The open dispatch they are on.
    pub engaged: Option<DispatchId>,
    pub contacts: Vec<Contact>,
}

/// Whether somebody is on call at this instant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OnCallNow {
    Yes,
    No,
}

/// A member goes on call: at least one channel that reaches them away from the console must have proven itself.
///
/// # Errors
/// [`Refusal::ChannelNotProven`].
pub fn may_go_on_call(contacts: &[Contact], rules: &CrisisRules, now: Timestamp) -> Result<(), Refusal> {
    let proven = contacts
        .iter()
        .filter(|contact| contact.channel.delivery().is_some())
        .any(|contact| matches!(proof(contact.proven_at, rules, now), Proof::Holds { .. }));
    if proven { Ok(()) } else { Err(Refusal::ChannelNotProven) }
}

#[cfg(test)]
mod tests;
