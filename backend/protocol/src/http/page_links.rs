//! The link of a page: whoever was paged looks and answers without signing in, and sees nothing private. And what an SMS
//! provider reports.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;
use xinqiao_domain::dispatch::{CounterOffer, DeclineBecause, PageWord, Purpose, ResponseClass};
use xinqiao_domain::employment::Profession;
use xinqiao_domain::team::PageChannel;
use xinqiao_domain::{CommandId, ContactId, PageId, Timestamp};

/// `POST /api/v1/page-links/look`: shows what a page asks for. Answers nothing for anybody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LookAtPage {
    /// What stands behind `#p=` in the link.
    pub token: String,
}

/// Answer to it. Nothing of the person in danger, no place but the area.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct LinkedPage {
    pub page: PageId,
    pub channel: PageChannel,
    /// Where it stands: `seen`, or how it was answered.
    pub state: PageWord,
    /// For whom it is, as a hint: the first letter of the name.
    pub recipient_hint: String,
    pub sent_at: Timestamp,
    /// The link is of no use from then on.
    pub expires_at: Timestamp,
    pub asks: LinkedAsk,
}

/// What it asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum LinkedAsk {
    /// Somebody is to go.
    Dispatch {
        /// To speak of it by.
        number: String,
        purpose: Purpose,
        class: ResponseClass,
        /// Name of the area, nothing closer.
        area: String,
        /// The professions the team needs.
        wanted: Vec<Profession>,
    },
    /// Only whether this way to reach somebody works.
    Test,
}

/// `POST /api/v1/page-links/answer`: the one button. Answered by the [`LinkedPage`] as it stands then; asked again with
/// the same id, the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AnswerPageLink {
    pub id: CommandId,
    pub token: String,
    pub answer: LinkAnswer,
}

/// What the person says. A test can only be acknowledged.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum LinkAnswer {
    /// I go.
    Acknowledge,
    /// I do not, and why; perhaps what I can do instead.
    Decline {
        because: DeclineBecause,
        /// "20 min away, can phone now". Its words at most 500 characters.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        offer: Option<CounterOffer>,
    },
}

/// `POST /api/v1/contacts/{id}/test`: a test page over one way to reach somebody. Acknowledged, it is proven.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TestContact {
    pub id: CommandId,
}

/// Answer to it: the page is on its way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct ContactTested {
    pub contact: ContactId,
    pub page: PageId,
}
