//! Referrals as a box of an institution lists them: those open first, by when they are due, so that what is overdue stands
//! in front; then those over, the latest first.

use super::{StoredReferral, columns};
use crate::places::{NoPlace, Place};
use crate::sessions::instant;
use crate::statements::Statement;
use crate::{CENTRE, Error, Store};
use sqlx::Row;
use sqlx::any::AnyRow;
use std::fmt;
use std::str::FromStr;
use xinqiao_domain::{InstitutionId, ReferralId, SessionId, StaffId, Timestamp};

/// Whose referrals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Boxed {
    /// Referred to it.
    Inbox(InstitutionId),
    /// Referred by it.
    Outbox(InstitutionId),
    /// Sent by somebody, for whichever institution.
    SentBy(StaffId),
    /// Of everybody: what is late, or cannot be.
    Chase,
}

/// A referral of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedReferral {
    pub stored: StoredReferral,
    /// Reports of a far end that cannot be.
    pub impossible: u32,
    place: After,
}

impl ListedReferral {
    /// Its place in the list.
    pub fn place(&self) -> After {
        self.place
    }
}

/// Where the next window begins: behind this one of those open, or of those over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum After {
    Open(Place<ReferralId>),
    Over(Place<ReferralId>),
}

impl fmt::Display for After {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Open(place) => write!(f, "open.{place}"),
            Self::Over(place) => write!(f, "over.{place}"),
        }
    }
}

impl FromStr for After {
    type Err = NoPlace;

    fn from_str(text: &str) -> Result<Self, NoPlace> {
        match text.split_once('.') {
            Some(("open", place)) => place.parse().map(Self::Open),
            Some(("over", place)) => place.parse().map(Self::Over),
            Some(_) | None => Err(NoPlace),
        }
    }
}

/// Behind the columns; how many reports of a far end cannot be.
const IMPOSSIBLE: &str = ", (SELECT COUNT(*) FROM referral_heard WHERE referral_heard.referral = referral.id AND verdict = 'impossible') \
     AS impossible FROM referral WHERE ";

fn list() -> Statement {
    let mut query = Statement::new(columns::COLUMNS);
    query.push(IMPOSSIBLE);
    query
}

impl Store {
    /// Referrals of a box after a place, at most `limit`.
    pub async fn referrals(
        &self,
        of: Boxed,
        after: Option<After>,
        limit: usize,
        now: Timestamp,
    ) -> Result<Vec<ListedReferral>, Error> {
        let mut listed = match after {
            None => self.open_referrals(of, None, limit, now).await?,
            Some(After::Open(place)) => self.open_referrals(of, Some(place), limit, now).await?,
            Some(After::Over(_)) => Vec::new(),
        };
        let rest = limit - listed.len();
        if rest > 0 {
            let place = match after {
                None | Some(After::Open(_)) => None,
                Some(After::Over(place)) => Some(place),
            };
            listed.extend(self.referrals_over(of, place, rest).await?);
        }
        Ok(listed)
    }

    async fn open_referrals(
        &self,
        of: Boxed,
        after: Option<Place<ReferralId>>,
        limit: usize,
        now: Timestamp,
    ) -> Result<Vec<ListedReferral>, Error> {
        let query = open(of, after, limit, now);
        query.build().fetch_all(&self.read).await?.iter().map(listed).collect()
    }

    async fn referrals_over(
        &self,
        of: Boxed,
        after: Option<Place<ReferralId>>,
        limit: usize,
    ) -> Result<Vec<ListedReferral>, Error> {
        match of {
            Boxed::Chase => return Ok(Vec::new()),
            Boxed::Inbox(_) | Boxed::Outbox(_) | Boxed::SentBy(_) => {}
        }
        let query = over(of, after, limit);
        query.build().fetch_all(&self.read).await?.iter().map(listed).collect()
    }

    /// The referrals that a session led to, the first sent first, at most `limit`.
    pub async fn session_referrals(&self, session: SessionId, limit: usize) -> Result<Vec<ListedReferral>, Error> {
        let mut query = list();
        query.push("session = ").push_bind(session.to_string());
        query.push(" ORDER BY sent_at, id LIMIT ").push_bind(limit as i64);
        query.build().fetch_all(&self.read).await?.iter().map(listed).collect()
    }

    /// One referral, as a list shows it.
    pub async fn listed_referral(&self, referral: ReferralId) -> Result<Option<ListedReferral>, Error> {
        let mut query = list();
        query.push("id = ").push_bind(referral.to_string());
        query.build().fetch_optional(&self.read).await?.as_ref().map(listed).transpose()
    }
}

/// Those that are still somebody's work, by when they are due.
pub(crate) fn open(of: Boxed, after: Option<Place<ReferralId>>, limit: usize, now: Timestamp) -> Statement {
    let mut query = list();
    whose(&mut query, of);
    query.push(" AND open_at IS NOT NULL");
    match of {
        Boxed::Inbox(_) | Boxed::Outbox(_) | Boxed::SentBy(_) => {}
        Boxed::Chase => {
            query.push(" AND (due_at <= ").push_bind(now.0);
            query.push(" OR EXISTS (SELECT 1 FROM alert WHERE alert.referral = referral.id AND settled_at IS NULL))");
        }
    }
    if let Some(Place { at, id }) = after {
        query.push(" AND (open_at, id) > (").push_bind(at.0).push(", ").push_bind(id.to_string()).push(")");
    }
    query.push(" ORDER BY open_at, id LIMIT ").push_bind(limit as i64);
    query
}

/// Those that are over, the latest first.
pub(crate) fn over(of: Boxed, after: Option<Place<ReferralId>>, limit: usize) -> Statement {
    let mut query = list();
    whose(&mut query, of);
    query.push(" AND over_at IS NOT NULL");
    if let Some(Place { at, id }) = after {
        query.push(" AND (over_at, id) < (").push_bind(at.0).push(", ").push_bind(id.to_string()).push(")");
    }
    query.push(" ORDER BY over_at DESC, id DESC LIMIT ").push_bind(limit as i64);
    query
}

fn whose(query: &mut Statement, of: Boxed) {
    match of {
        Boxed::Inbox(institution) => query.push("to_institution = ").push_bind(institution.to_string()),
        Boxed::Outbox(institution) => query.push("from_institution = ").push_bind(institution.to_string()),
        Boxed::SentBy(staff) => query.push("sent_by = ").push_bind(staff.to_string()),
        Boxed::Chase => query.push("centre = ").push_bind(CENTRE),
    };
}

fn listed(row: &AnyRow) -> Result<ListedReferral, Error> {
    let stored = columns::read(row)?;
    let id = stored.referral.id;
    let place = match (instant(row, "open_at")?, instant(row, "over_at")?) {
        (Some(at), _) => After::Open(Place { at, id }),
        (None, Some(at)) => After::Over(Place { at, id }),
        (None, None) => return Err(Error::Damaged("referral.open_at")),
    };
    let impossible: i64 = row.try_get("impossible")?;
    Ok(ListedReferral { stored, impossible: u32::try_from(impossible).unwrap_or(u32::MAX), place })
}
