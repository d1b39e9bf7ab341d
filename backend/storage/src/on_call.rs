//! Who is on call, as entered and as instants, and the gaps that the supervisors were told of.

use crate::sessions::{code, id, instant};
use crate::statements::Statement;
use crate::{Batch, Error, Store};
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, Row};
use xinqiao_domain::employment::Profession;
use xinqiao_domain::on_call::{Interval, Period};
use xinqiao_domain::{AlertId, OnCallId, StaffId, TeamId, Timestamp};

/// A stretch on call as it was entered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredOnCall {
    pub period: Period,
    /// On the clock of `zone`.
    pub starts: String,
    pub ends: String,
    pub zone: String,
    pub entered_by: StaffId,
    pub entered_at: Timestamp,
    pub cancelled_at: Option<Timestamp>,
}

/// A gap that the supervisors were told of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ToldGap {
    pub alert: AlertId,
    pub team: TeamId,
    pub profession: Profession,
    pub interval: Interval,
}

const PERIOD: &str = "SELECT id, team, staff, starts_civil, ends_civil, zone, starts_at, ends_at, entered_by, \
     entered_at, cancelled_at FROM on_call WHERE ";
/// Those of teams at work that count; an instant follows.
const COUNTING: &str = "SELECT on_call.id, on_call.team, on_call.staff, starts_at, ends_at FROM on_call \
     JOIN team ON team.id = on_call.team AND team.closed_at IS NULL \
     WHERE cancelled_at IS NULL AND ends_at > ";

impl Batch<'_> {
    /// Somebody goes on call.
    pub async fn add_on_call(&mut self, entered: &StoredOnCall) -> Result<(), Error> {
        let StoredOnCall { period, starts, ends, zone, entered_by, entered_at, cancelled_at: _ } = entered;
        sqlx::query(
            "INSERT INTO on_call (id, team, staff, starts_civil, ends_civil, zone, starts_at, ends_at, entered_by, \
             entered_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        )
        .bind(period.id.to_string())
        .bind(period.team.to_string())
        .bind(period.staff.to_string())
        .bind(starts.clone())
        .bind(ends.clone())
        .bind(zone.clone())
        .bind(period.interval.from.0)
        .bind(period.interval.until.0)
        .bind(entered_by.to_string())
        .bind(entered_at.0)
        .execute(self.connection())
        .await?;
        Ok(())
    }

    /// Somebody is no longer on call: their stretch ends then, which is so on the clock of its zone.
    pub async fn end_on_call(&mut self, on_call: OnCallId, until: Timestamp, ends: &str) -> Result<(), Error> {
        sqlx::query("UPDATE on_call SET ends_at = $1, ends_civil = $2 WHERE id = $3 AND cancelled_at IS NULL")
            .bind(until.0)
            .bind(ends.to_owned())
            .bind(on_call.to_string())
            .execute(self.connection())
            .await?;
        Ok(())
    }

    /// Somebody does not go on call after all.
    pub async fn cancel_on_call(&mut self, on_call: OnCallId) -> Result<(), Error> {
        let now = self.now();
        sqlx::query("UPDATE on_call SET cancelled_at = $1 WHERE id = $2 AND cancelled_at IS NULL")
            .bind(now.0)
            .bind(on_call.to_string())
            .execute(self.connection())
            .await?;
        Ok(())
    }

    /// One stretch.
    pub async fn on_call(&mut self, on_call: OnCallId) -> Result<Option<StoredOnCall>, Error> {
        one(self.connection(), on_call).await
    }

    /// What of somebody's stretches is not over and was not cancelled.
    pub async fn on_call_of(&mut self, staff: StaffId) -> Result<Vec<Period>, Error> {
        let now = self.now();
        let mut query = Statement::new(PERIOD);
        query.push("cancelled_at IS NULL AND staff = ").push_bind(staff.to_string());
        query.push(" AND ends_at > ").push_bind(now.0).push(" ORDER BY starts_at, id");
        query.build().fetch_all(self.connection()).await?.iter().map(period).collect()
    }

    /// The stretches of all teams at work that touch a stretch of time.
    pub async fn on_call_within(&mut self, within: Interval) -> Result<Vec<Period>, Error> {
        counting(self.connection(), within).await
    }

    /// The gaps that the supervisors were told of.
    pub async fn told_gaps(&mut self) -> Result<Vec<ToldGap>, Error> {
        told(self.connection()).await
    }

    /// The supervisors are told of a gap, or it is another stretch of time by now.
    pub async fn put_told_gap(&mut self, gap: &ToldGap) -> Result<(), Error> {
        sqlx::query(
            "INSERT INTO on_call_gap (alert, team, profession, from_at, until_at) VALUES ($1, $2, $3, $4, $5) \
             ON CONFLICT (alert) DO UPDATE SET from_at = excluded.from_at, until_at = excluded.until_at",
        )
        .bind(gap.alert.to_string())
        .bind(gap.team.to_string())
        .bind(gap.profession.code())
        .bind(gap.interval.from.0)
        .bind(gap.interval.until.0)
        .execute(self.connection())
        .await?;
        Ok(())
    }

    /// A gap is filled, or over.
    pub async fn forget_told_gap(&mut self, alert: AlertId) -> Result<(), Error> {
        sqlx::query("DELETE FROM on_call_gap WHERE alert = $1")
            .bind(alert.to_string())
            .execute(self.connection())
            .await?;
        Ok(())
    }
}

impl Store {
    /// One stretch.
    pub async fn one_on_call(&self, on_call: OnCallId) -> Result<Option<StoredOnCall>, Error> {
        one(&mut *self.read.acquire().await?, on_call).await
    }

    /// The stretches of a team that touch a stretch of time, cancelled ones too, the earliest first, at most `limit`.
    pub async fn on_call_list(&self, team: TeamId, within: Interval, limit: usize) -> Result<Vec<StoredOnCall>, Error> {
        let mut query = Statement::new(PERIOD);
        query.push("team = ").push_bind(team.to_string());
        query.push(" AND ends_at > ").push_bind(within.from.0).push(" AND starts_at < ").push_bind(within.until.0);
        query.push(" ORDER BY starts_at, id LIMIT ").push_bind(limit as i64);
        query.build().fetch_all(&self.read).await?.iter().map(entered).collect()
    }

    /// The stretches of all teams at work that touch a stretch of time.
    pub async fn on_call_between(&self, within: Interval) -> Result<Vec<Period>, Error> {
        counting(&mut *self.read.acquire().await?, within).await
    }

    /// The gaps that the supervisors were told of.
    pub async fn gaps_told(&self) -> Result<Vec<ToldGap>, Error> {
        told(&mut *self.read.acquire().await?).await
    }
}

async fn one(connection: &mut AnyConnection, on_call: OnCallId) -> Result<Option<StoredOnCall>, Error> {
    let mut query = Statement::new(PERIOD);
    query.push("id = ").push_bind(on_call.to_string());
    query.build().fetch_optional(connection).await?.as_ref().map(entered).transpose()
}

async fn counting(connection: &mut AnyConnection, within: Interval) -> Result<Vec<Period>, Error> {
    let mut query = Statement::new(COUNTING);
    query.push_bind(within.from.0).push(" AND starts_at < ").push_bind(within.until.0);
    query.build().fetch_all(connection).await?.iter().map(period).collect()
}

async fn told(connection: &mut AnyConnection) -> Result<Vec<ToldGap>, Error> {
    let rows =
        sqlx::query("SELECT alert, team, profession, from_at, until_at FROM on_call_gap ORDER BY from_at, alert")
            .fetch_all(connection)
            .await?;
    rows.iter()
        .map(|row| {
            Ok(ToldGap {
                alert: id(row, "alert")?,
                team: id(row, "team")?,
                profession: code(row, "profession", Profession::from_code)?,
                interval: Interval {
                    from: Timestamp(row.try_get("from_at")?),
                    until: Timestamp(row.try_get("until_at")?),
                },
            })
        })
        .collect()
}

fn period(row: &AnyRow) -> Result<Period, Error> {
    Ok(Period {
        id: id(row, "id")?,
        team: id(row, "team")?,
        staff: id(row, "staff")?,
        interval: Interval { from: Timestamp(row.try_get("starts_at")?), until: Timestamp(row.try_get("ends_at")?) },
    })
}

fn entered(row: &AnyRow) -> Result<StoredOnCall, Error> {
    Ok(StoredOnCall {
        period: period(row)?,
        starts: row.try_get("starts_civil")?,
        ends: row.try_get("ends_civil")?,
        zone: row.try_get("zone")?,
        entered_by: id(row, "entered_by")?,
        entered_at: Timestamp(row.try_get("entered_at")?),
        cancelled_at: instant(row, "cancelled_at")?,
    })
}
