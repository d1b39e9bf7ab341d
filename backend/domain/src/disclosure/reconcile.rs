//! Two lists of the same people, ours and a department's, laid beside each other by blind index: who stands in both, who in
//! one, and whose level differs.

use crate::patient::Dangerousness;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// A line of a list. Nobody is compared by name: `document` and `person` are keyed digests.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListEntry<Id> {
    pub id: Id,
    /// Of the document; none where there is none.
    pub document: Option<Vec<u8>>,
    /// Of name and birth.
    pub person: Vec<u8>,
    /// None: the list says none.
    pub level: Option<Dangerousness>,
}

/// By what two lines were found to be the same person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "wire", derive(ts_rs::TS, utoipa::ToSchema))]
pub enum ListMatch {
    Document,
    /// Name and birth, and no document says otherwise: a person looks at it.
    NameAndBirth,
}

/// What two lists do not agree on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference<Ours, Theirs> {
    /// On both, in the order of ours.
    pub both: Vec<(Ours, Theirs, ListMatch)>,
    /// Of those on both: whose level is another.
    pub differing: Vec<(Ours, Theirs)>,
    pub only_ours: Vec<Ours>,
    pub only_theirs: Vec<Theirs>,
}

/// Lays two lists beside each other: first by document, then what is left by name and birth, where not both have a
/// document. Each line is matched once.
pub fn reconcile<Ours: Copy, Theirs: Copy>(
    ours: &[ListEntry<Ours>],
    theirs: &[ListEntry<Theirs>],
) -> Difference<Ours, Theirs> {
    let mut taken = BTreeSet::new();
    let mut matched: BTreeMap<usize, (usize, ListMatch)> = BTreeMap::new();
    for (at, one) in ours.iter().enumerate() {
        let same = |other: &ListEntry<Theirs>| one.document.is_some() && one.document == other.document;
        if let Some(found) = first(theirs, &taken, same) {
            taken.insert(found);
            matched.insert(at, (found, ListMatch::Document));
        }
    }
    for (at, one) in ours.iter().enumerate().filter(|(at, _)| !matched.contains_key(at)).collect::<Vec<_>>() {
        let alike = |other: &ListEntry<Theirs>| {
            one.person == other.person && (one.document.is_none() || other.document.is_none())
        };
        if let Some(found) = first(theirs, &taken, alike) {
            taken.insert(found);
            matched.insert(at, (found, ListMatch::NameAndBirth));
        }
    }
    let pairs = matched.iter().map(|(at, (other, by))| (&ours[*at], &theirs[*other], *by));
    let differs = |(one, other, _): &(&ListEntry<Ours>, &ListEntry<Theirs>, ListMatch)| {
        other.level.is_some_and(|level| one.level != Some(level))
    };
    let left = |at: &usize| !matched.contains_key(at);
    Difference {
        both: pairs.clone().map(|(one, other, by)| (one.id, other.id, by)).collect(),
        differing: pairs.filter(differs).map(|(one, other, _)| (one.id, other.id)).collect(),
        only_ours: (0..ours.len()).filter(left).map(|at| ours[at].id).collect(),
        only_theirs: (0..theirs.len()).filter(|at| !taken.contains(at)).map(|at| theirs[at].id).collect(),
    }
}

fn first<Id>(list: &[ListEntry<Id>], taken: &BTreeSet<usize>, fits: impl Fn(&ListEntry<Id>) -> bool) -> Option<usize> {
    list.iter().enumerate().find(|(at, one)| !taken.contains(at) && fits(one)).map(|(at, _)| at)
}
