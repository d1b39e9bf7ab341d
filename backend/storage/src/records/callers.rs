//! The same caller's earlier sessions, found by return code or phone; a number as others may see it.

use crate::sealing::Field;
use crate::sessions::{Stored, code, id, maybe_code, maybe_id};
use crate::statements::Statement;
use crate::{Error, Store};
use sqlx::Row;
use sqlx::any::AnyRow;
use std::collections::BTreeSet;
use xinqiao_domain::risk::RiskTier;
use xinqiao_domain::session::Channel;
use xinqiao_domain::{SessionId, StaffId, Timestamp};

/// Earlier sessions shown beside a record; the newest of them.
const SHOWN: usize = 20;
/// Digits of a number that stay readable.
const READABLE: usize = 4;
/// Shorter numbers are hidden whole: their last digits would tell too much.
const SHORTEST_READABLE: usize = 8;

/// One of a caller's earlier sessions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Earlier {
    pub session: SessionId,
    pub opened_at: Timestamp,
    pub channel: Channel,
    pub tier: Option<RiskTier>,
    pub holder: Option<StaffId>,
    /// The summary of its wrap-up; empty where none was written.
    pub summary: String,
}

/// A phone number with every digit but the last four hidden.
pub fn masked(number: &str) -> String {
    let digits = number.chars().filter(char::is_ascii_digit).count();
    let hidden = if digits < SHORTEST_READABLE { digits } else { digits - READABLE };
    let mut seen = 0;
    let hide = |letter: char| {
        if !letter.is_ascii_digit() {
            return letter;
        }
        seen += 1;
        if seen <= hidden { '*' } else { letter }
    };
    number.chars().map(hide).collect()
}

/// How two sessions are known to be of one caller.
#[derive(Clone, Copy)]
enum SameCaller<'a> {
    ReturnCode(&'a [u8]),
    Phone(&'a [u8]),
    /// One is the call that follows up the other.
    FollowUp,
}

impl Store {
    pub(super) async fn earlier(&self, of: &Stored) -> Result<Vec<Earlier>, Error> {
        let by_code = of.fixed.return_hash.as_deref().map(SameCaller::ReturnCode);
        let by_phone = of.fixed.phone_hash.as_deref().map(SameCaller::Phone);
        let mut found = Vec::new();
        for same in [by_code, by_phone, Some(SameCaller::FollowUp)].into_iter().flatten() {
            found.extend(self.earlier_by(of, same).await?);
        }
        found.sort_by_key(|one| std::cmp::Reverse((one.opened_at, one.session)));
        let mut shown = BTreeSet::new();
        found.retain(|one| shown.insert(one.session));
        found.truncate(SHOWN);
        Ok(found)
    }

    /// One index seek for each way of knowing a caller.
    async fn earlier_by(&self, of: &Stored, same: SameCaller<'_>) -> Result<Vec<Earlier>, Error> {
        let mut query = Statement::new(
            "SELECT session.id, session.opened_at, session.channel, session.tier, session.holder, wrap_up.summary, \
             seal_key.id AS key_id, seal_key.wrapped FROM session \
             JOIN seal_key ON seal_key.id = session.seal_key \
             LEFT JOIN wrap_up ON wrap_up.session = session.id WHERE ",
        );
        match same {
            SameCaller::ReturnCode(hash) => query.push("session.return_hash = ").push_bind(hash.to_vec()),
            SameCaller::Phone(hash) => query.push("session.phone_hash = ").push_bind(hash.to_vec()),
            SameCaller::FollowUp => query
                .push("session.id IN (SELECT call_work.session FROM call_work WHERE call_work.became = ")
                .push_bind(of.session.id.to_string())
                .push(")"),
        };
        query
            .push(" AND session.id <> ")
            .push_bind(of.session.id.to_string())
            .push(" AND session.opened_at <= ")
            .push_bind(of.session.opened_at.0)
            .push(" ORDER BY session.opened_at DESC, session.id DESC LIMIT ")
            .push_bind(SHOWN as i64);
        let rows = query.build().fetch_all(&self.read).await?;
        rows.iter().map(|row| self.open_earlier(row)).collect()
    }

    fn open_earlier(&self, row: &AnyRow) -> Result<Earlier, Error> {
        let session: SessionId = id(row, "id")?;
        let sealed: Option<Vec<u8>> = row.try_get("summary")?;
        let summary = match sealed {
            Some(sealed) => {
                let seal = self.keys.open_seal(row.try_get("key_id")?, row.try_get("wrapped")?)?;
                seal.open(Field::WrapUpSummary, &session.to_string(), &sealed)?
            }
            None => String::new(),
        };
        Ok(Earlier {
            session,
            opened_at: Timestamp(row.try_get("opened_at")?),
            channel: code(row, "channel", Channel::from_code)?,
            tier: maybe_code(row, "tier", RiskTier::from_code)?,
            holder: maybe_id(row, "holder")?,
            summary,
        })
    }
}
