//! The small education library, the directory of places to turn to, canned replies, and the warning phrases.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;
use xinqiao_domain::risk::RiskTier;

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
