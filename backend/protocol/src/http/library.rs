//! The small education library, the directory of places to turn to, canned replies, and the warning phrases.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;
use xinqiao_domain::risk::RiskTier;
use xinqiao_domain::{CommandId, Timestamp};

/// What an item is.
pub use xinqiao_domain::desk_words::LibraryKind;

/// One item, in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LibraryItem {
    pub item: String,
    pub kind: LibraryKind,
    pub title_zh: String,
    pub title_en: String,
    pub body_zh: String,
    pub body_en: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub phone: Option<String>,
    /// Its place in the centre's order, from 0; given where items are read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub position: Option<u32>,
    /// When it was last changed, which names its version; left out while it is as the centre began with it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub changed_at: Option<Timestamp>,
}

/// `POST /api/v1/library`: a new item. Answered by the [`LibraryItem`]; its name is the command's id.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewLibraryItem {
    pub id: CommandId,
    /// Its place in the order, from 0; those after it move on. Beyond the end means at the end.
    pub position: u32,
    pub text: LibraryText,
}

/// `PUT /api/v1/library/{item}`: an item as it shall be. Answered by the [`LibraryItem`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangeLibraryItem {
    pub id: CommandId,
    /// `changed_at` of the version that the editor saw; null where it had none. Refused when there is a newer one.
    pub seen: Option<Timestamp>,
    pub position: u32,
    pub text: LibraryText,
}

/// What an item says, in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LibraryText {
    pub kind: LibraryKind,
    pub title_zh: String,
    pub title_en: String,
    pub body_zh: String,
    pub body_en: String,
    /// Needed in the directory, and only there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub phone: Option<String>,
}

/// `DELETE /api/v1/library/{item}?id=..&seen=..`: takes an item out. What was shared of it stays in the talks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RemoveLibraryItem {
    pub id: CommandId,
    /// `changed_at` of the version that the editor saw; left out where it had none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub seen: Option<Timestamp>,
}

/// `GET /api/v1/library`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct Library {
    pub items: Vec<LibraryItem>,
}

/// A warning phrase: what a caller wrote that raised the tier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LexiconEntry {
    /// The name that a tier's reason carries.
    pub entry: String,
    /// In its own language.
    pub phrase: String,
    /// What it raises a caller to, at least.
    pub tier: RiskTier,
}

/// `GET /api/v1/lexicon`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct LexiconView {
    pub entries: Vec<LexiconEntry>,
}
