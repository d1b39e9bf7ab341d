//! Ladders of the green channel.

use crate::sessions::{code, id, instant, maybe_id};
use crate::{Batch, Error, Store};
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, Row};
use xinqiao_domain::referral::{GreenForm, Ladder, LadderState, LadderWord};
use xinqiao_domain::{InstitutionId, ReferralId};

/// A ladder with what allows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredLadder {
    pub ladder: Ladder,
    pub green: GreenForm,
}

const LADDER: &str = "SELECT first, green, rungs, asked, state, next_at, ended_at, confirmed_by FROM referral_ladder \
     WHERE first = $1";

impl Batch<'_> {
    /// Writes a ladder, new or as it stands now. Its first referral is there.
    pub async fn put_ladder(&mut self, stored: &StoredLadder) -> Result<(), Error> {
        let StoredLadder { ladder, green } = stored;
        let (next_at, ended_at, confirmed_by) = match ladder.state {
            LadderState::Climbing { next_at } => (Some(next_at), None, None),
            LadderState::UsedUp { at } | LadderState::Stopped { at } => (None, Some(at), None),
            LadderState::Confirmed { by, at } => (None, Some(at), Some(by)),
        };
        let rungs: Vec<String> = ladder.rungs.iter().map(ToString::to_string).collect();
        sqlx::query(
            "INSERT INTO referral_ladder (first, green, rungs, asked, state, next_at, ended_at, confirmed_by) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (first) DO UPDATE SET asked = excluded.asked, \
             state = excluded.state, next_at = excluded.next_at, ended_at = excluded.ended_at, \
             confirmed_by = excluded.confirmed_by",
        )
        .bind(ladder.first.to_string())
        .bind(serde_json::to_string(green)?)
        .bind(serde_json::to_string(&rungs)?)
        .bind(ladder.asked as i64)
        .bind(ladder.state.word().code())
        .bind(next_at.map(|at| at.0))
        .bind(ended_at.map(|at| at.0))
        .bind(confirmed_by.map(|by| by.to_string()))
        .execute(self.connection())
        .await?;
        Ok(())
    }

    /// The ladder that began with this referral.
    pub async fn ladder(&mut self, first: ReferralId) -> Result<Option<StoredLadder>, Error> {
        one(self.connection(), first).await
    }

    /// Ladders that are to be climbed now, the longest due first.
    pub async fn ladders_due(&mut self, limit: i64) -> Result<Vec<ReferralId>, Error> {
        let now = self.now();
        let rows = sqlx::query(
            "SELECT first FROM referral_ladder WHERE next_at IS NOT NULL AND next_at <= $1 \
             ORDER BY next_at, first LIMIT $2",
        )
        .bind(now.0)
        .bind(limit)
        .fetch_all(self.connection())
        .await?;
        rows.iter().map(|row| id(row, "first")).collect()
    }
}

impl Store {
    /// The ladder that began with this referral.
    pub async fn one_ladder(&self, first: ReferralId) -> Result<Option<StoredLadder>, Error> {
        one(&mut *self.read.acquire().await?, first).await
    }
}

async fn one(connection: &mut AnyConnection, first: ReferralId) -> Result<Option<StoredLadder>, Error> {
    let row = sqlx::query(LADDER).bind(first.to_string()).fetch_optional(connection).await?;
    row.as_ref().map(ladder).transpose()
}

fn ladder(row: &AnyRow) -> Result<StoredLadder, Error> {
    let needed = |column| instant(row, column)?.ok_or(Error::Damaged(column));
    let at = || needed("ended_at");
    let state = match code(row, "state", LadderWord::from_code)? {
        LadderWord::Climbing => LadderState::Climbing { next_at: needed("next_at")? },
        LadderWord::UsedUp => LadderState::UsedUp { at: at()? },
        LadderWord::Stopped => LadderState::Stopped { at: at()? },
        LadderWord::Confirmed => {
            let by = maybe_id(row, "confirmed_by")?.ok_or(Error::Damaged("referral_ladder.confirmed_by"))?;
            LadderState::Confirmed { by, at: at()? }
        }
    };
    let rungs: Vec<InstitutionId> = serde_json::from_str(row.try_get("rungs")?)?;
    let asked =
        usize::try_from(row.try_get::<i64, _>("asked")?).map_err(|_| Error::Damaged("referral_ladder.asked"))?;
    Ok(StoredLadder {
        ladder: Ladder { first: id(row, "first")?, rungs, asked, state },
        green: serde_json::from_str(row.try_get("green")?)?,
    })
}
