//! Warning phrases in a caller's words: a reviewed list, found fast, that may raise a caller's tier and never lower it.
//!
//! - No hit is **not** "no risk": most people in danger use none of these words.
//! - Negation is not understood, on purpose: "我不想死" raises as well, and a human decides.
//! - Of what was written only the entry's id and the list's [`VERSION`] are kept.

mod normal;
mod phrases;
#[cfg(test)]
mod tests;

use crate::risk::{RiskTier, TierReason, raise};
use aho_corasick::{AhoCorasick, AhoCorasickKind};
use std::sync::LazyLock;

/// Version of the list. Any change of a phrase or of its tier is a new version; an id is never used for another phrase.
pub const VERSION: u32 = 1;

/// Most hits reported for one text; where there are more, the most dangerous are kept.
pub const MAX_HITS: usize = 8;

/// One phrase of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// Stable name; begins with the phrase's language.
    pub id: &'static str,
    /// What the phrase raises a caller to, at least.
    pub tier: RiskTier,
    pub phrase: Phrase,
    /// The day on which wording and tier were last gone through.
    pub reviewed: &'static str,
}

/// The wording of an entry, in its language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phrase {
    /// Found anywhere; spaces and punctuation between the characters do not hide it.
    Zh(&'static str),
    /// Found as whole words.
    En(&'static str),
}

/// An entry that was found in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    pub entry: &'static str,
    pub tier: RiskTier,
}

/// The list, ready to search.
pub struct Lexicon {
    entries: &'static [Entry],
    searcher: AhoCorasick,
}

static STANDARD: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::of(phrases::ENTRIES));

impl Lexicon {
    /// The list that comes with the program.
    pub fn standard() -> &'static Self {
        &STANDARD
    }

    fn of(entries: &'static [Entry]) -> Self {
        let patterns = entries.iter().map(|entry| pattern(entry.phrase));
        // Every overlapping occurrence counts: were only the leftmost or the longest one reported, a word written
        // before or after a dangerous phrase could hide it.
        let searcher = AhoCorasick::builder()
            .kind(Some(AhoCorasickKind::DFA))
            .build(patterns)
            .expect("a hundred short phrases fit any automaton; a test builds it");
        Self { entries, searcher }
    }

    /// All entries, for those who review them.
    pub fn entries(&self) -> &'static [Entry] {
        self.entries
    }

    /// The entry of this id.
    pub fn entry(&self, id: &str) -> Option<&'static Entry> {
        self.entries.iter().find(|entry| entry.id == id)
    }

    /// The entries found in `text`: each once, the most dangerous first, at most [`MAX_HITS`].
    pub fn scan(&self, text: &str) -> Vec<Hit> {
        let normal = normal::normalise(text);
        let mut hits: Vec<Hit> = Vec::new();
        for found in self.searcher.find_overlapping_iter(&normal) {
            let entry = &self.entries[found.pattern().as_usize()];
            if !hits.iter().any(|hit| hit.entry == entry.id) {
                hits.push(Hit { entry: entry.id, tier: entry.tier });
            }
        }
        hits.sort_by_key(|hit| std::cmp::Reverse(hit.tier));
        hits.truncate(MAX_HITS);
        hits
    }

    /// What `text` says about its writer's tier, with the reasons to show; no tier where nothing was found.
    pub fn find(&self, text: &str) -> (Option<RiskTier>, Vec<TierReason>) {
        let hits = self.scan(text);
        let tier = hits.first().and_then(|most| raise(None, Some(most.tier)));
        let reasons = hits.iter().map(|hit| TierReason::Phrase { entry: hit.entry.to_owned(), version: VERSION });
        (tier, reasons.collect())
    }
}

/// The phrase as it stands in a normalised text, where words have a space on either side.
fn pattern(phrase: Phrase) -> String {
    match phrase {
        Phrase::Zh(words) => normal::normalise(words).trim().to_owned(),
        Phrase::En(words) => normal::normalise(words),
    }
}
