//! What stands beside a dispatch's row: who goes, who owned it and how long, when each stage was reached, what is due.

use crate::sessions::{code, id, instant, maybe_id};
use crate::{Batch, Error, Store};
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, Row};
use xinqiao_domain::dispatch::{Assignment, Dispatch, DispatchDeadline, OwnerWord, StageWord};
use xinqiao_domain::employment::Profession;
use xinqiao_domain::team::{CrisisRules, Duty};
use xinqiao_domain::{DispatchId, StaffId, Timestamp};

/// When a stage was reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Milestone {
    pub stage: StageWord,
    pub happened_at: Timestamp,
    pub recorded_at: Timestamp,
    pub staff: Option<StaffId>,
}

/// Who owned a dispatch, and how long.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OwnerStay {
    pub owner: OwnerWord,
    pub staff: Option<StaffId>,
    pub from: Timestamp,
    pub until: Option<Timestamp>,
}

/// Who was reserved for a dispatch, and how long.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CrewStay {
    pub staff: StaffId,
    pub duty: Duty,
    pub profession: Profession,
    pub from: Timestamp,
    pub until: Option<Timestamp>,
}

impl Batch<'_> {
    /// A stage was reached, at another instant than it is written down where it is said before [`Batch::put_dispatch`]; the
    /// first time counts.
    pub async fn dispatch_reached(
        &mut self,
        dispatch: DispatchId,
        stage: StageWord,
        happened_at: Timestamp,
        staff: Option<StaffId>,
    ) -> Result<(), Error> {
        let now = self.now();
        sqlx::query(
            "INSERT INTO dispatch_milestone (dispatch, stage, happened_at, recorded_at, staff) \
             VALUES ($1, $2, $3, $4, $5) ON CONFLICT (dispatch, stage) DO NOTHING",
        )
        .bind(dispatch.to_string())
        .bind(stage.code())
        .bind(happened_at.0)
        .bind(now.0)
        .bind(staff.map(|id| id.to_string()))
        .execute(self.connection())
        .await?;
        Ok(())
    }

    /// Everybody who was ever reserved for a dispatch, as this batch has made it so far.
    pub async fn crew_stays(&mut self, dispatch: DispatchId) -> Result<Vec<CrewStay>, Error> {
        crew_stays(self.connection(), dispatch).await
    }

    /// The stages that a dispatch reached, in order, as this batch has made it so far.
    pub async fn milestones(&mut self, dispatch: DispatchId) -> Result<Vec<Milestone>, Error> {
        milestones(self.connection(), dispatch).await
    }

    /// Who is reserved from now on, and who is free again. Nobody can be on two: the database refuses it.
    pub(super) async fn put_crew(
        &mut self,
        before: &Dispatch,
        after: &Dispatch,
        rules: &CrisisRules,
    ) -> Result<(), Error> {
        let now = self.now();
        let goes = |crew: &[Assignment], staff| crew.iter().any(|one| one.staff == staff);
        for one in before.crew.iter().filter(|one| !goes(&after.crew, one.staff)) {
            sqlx::query(
                "UPDATE dispatch_member SET released_at = $1 WHERE dispatch = $2 AND staff = $3 AND released_at IS NULL",
            )
            .bind(now.0)
            .bind(after.id.to_string())
            .bind(one.staff.to_string())
            .execute(self.connection())
            .await?;
            if let Some(until) = before.rest(now, rules) {
                sqlx::query("UPDATE team_member SET resting_until = $1 WHERE staff = $2")
                    .bind(until.0)
                    .bind(one.staff.to_string())
                    .execute(self.connection())
                    .await?;
            }
        }
        for one in after.crew.iter().filter(|one| !before.crew.contains(one)) {
            sqlx::query(
                "INSERT INTO dispatch_member (dispatch, staff, duty, professions, profession, reserved_at) \
                 VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (dispatch, staff) DO UPDATE SET duty = excluded.duty, \
                 professions = excluded.professions, profession = excluded.profession, \
                 reserved_at = excluded.reserved_at, released_at = NULL",
            )
            .bind(after.id.to_string())
            .bind(one.staff.to_string())
            .bind(one.duty.code())
            .bind(serde_json::to_string(&one.professions)?)
            .bind(one.profession.code())
            .bind(one.since.0)
            .execute(self.connection())
            .await?;
        }
        Ok(())
    }

    /// The owner from now on; the former one's stretch ends where the new one's begins, so that none is nobody's.
    pub(super) async fn put_owner(&mut self, dispatch: &Dispatch) -> Result<(), Error> {
        let (now, row) = (self.now(), dispatch.id.to_string());
        let last = sqlx::query(
            "SELECT owner, staff, from_at, until_at FROM dispatch_owner WHERE dispatch = $1 AND until_at IS NULL",
        )
        .bind(row.clone())
        .fetch_optional(self.connection())
        .await?;
        let last = last.as_ref().map(owned).transpose()?;
        let owner = dispatch.owner();
        let same = |last: &OwnerStay| owner.is_some_and(|one| last.owner == one.word() && last.staff == one.staff());
        match last {
            Some(last) if same(&last) => return Ok(()),
            // It was theirs for no time at all.
            Some(last) if last.from == now => {
                sqlx::query("DELETE FROM dispatch_owner WHERE dispatch = $1 AND until_at IS NULL")
                    .bind(row.clone())
                    .execute(self.connection())
                    .await?;
            }
            Some(_) => {
                sqlx::query("UPDATE dispatch_owner SET until_at = $1 WHERE dispatch = $2 AND until_at IS NULL")
                    .bind(now.0)
                    .bind(row.clone())
                    .execute(self.connection())
                    .await?;
            }
            None => {}
        }
        let Some(owner) = owner else { return Ok(()) };
        sqlx::query("INSERT INTO dispatch_owner (dispatch, from_at, owner, staff) VALUES ($1, $2, $3, $4)")
            .bind(row)
            .bind(now.0)
            .bind(owner.word().code())
            .bind(owner.staff().map(|staff| staff.to_string()))
            .execute(self.connection())
            .await?;
        Ok(())
    }

    /// The stage it is in was reached now. A team that is complete was acknowledged.
    pub(super) async fn put_milestones(&mut self, dispatch: &Dispatch) -> Result<(), Error> {
        let (now, stage) = (self.now(), dispatch.stage.word());
        if stage == StageWord::Assembled {
            self.dispatch_reached(dispatch.id, StageWord::Acknowledged, now, dispatch.stage.lead()).await?;
        }
        self.dispatch_reached(dispatch.id, stage, now, dispatch.stage.lead()).await
    }

    pub(super) async fn put_dispatch_deadlines(
        &mut self,
        dispatch: DispatchId,
        due: &[DispatchDeadline],
    ) -> Result<(), Error> {
        sqlx::query("DELETE FROM dispatch_deadline WHERE dispatch = $1")
            .bind(dispatch.to_string())
            .execute(self.connection())
            .await?;
        for one in due {
            sqlx::query("INSERT INTO dispatch_deadline (dispatch, kind, due_at) VALUES ($1, $2, $3)")
                .bind(dispatch.to_string())
                .bind(one.kind.code())
                .bind(one.at.0)
                .execute(self.connection())
                .await?;
        }
        Ok(())
    }
}

impl Store {
    /// Everybody who was ever reserved for a dispatch, in the order they answered.
    pub async fn crew_stays(&self, dispatch: DispatchId) -> Result<Vec<CrewStay>, Error> {
        crew_stays(&mut *self.read.acquire().await?, dispatch).await
    }

    /// Who owned a dispatch, in order.
    pub async fn owner_stays(&self, dispatch: DispatchId) -> Result<Vec<OwnerStay>, Error> {
        let rows = sqlx::query(
            "SELECT owner, staff, from_at, until_at FROM dispatch_owner WHERE dispatch = $1 ORDER BY from_at, until_at",
        )
        .bind(dispatch.to_string())
        .fetch_all(&self.read)
        .await?;
        rows.iter().map(owned).collect()
    }

    /// The stages that a dispatch reached, in order.
    pub async fn milestones(&self, dispatch: DispatchId) -> Result<Vec<Milestone>, Error> {
        milestones(&mut *self.read.acquire().await?, dispatch).await
    }
}

async fn crew_stays(connection: &mut AnyConnection, dispatch: DispatchId) -> Result<Vec<CrewStay>, Error> {
    let rows = sqlx::query(
        "SELECT staff, duty, profession, reserved_at, released_at FROM dispatch_member WHERE dispatch = $1 \
         ORDER BY reserved_at, staff",
    )
    .bind(dispatch.to_string())
    .fetch_all(connection)
    .await?;
    rows.iter().map(stay).collect()
}

async fn milestones(connection: &mut AnyConnection, dispatch: DispatchId) -> Result<Vec<Milestone>, Error> {
    let rows = sqlx::query(
        "SELECT stage, happened_at, recorded_at, staff FROM dispatch_milestone WHERE dispatch = $1 \
         ORDER BY happened_at, recorded_at",
    )
    .bind(dispatch.to_string())
    .fetch_all(connection)
    .await?;
    let mut milestones: Vec<Milestone> = rows.iter().map(milestone).collect::<Result<_, _>>()?;
    milestones.sort_by_key(|one| (one.happened_at, one.stage));
    Ok(milestones)
}

fn milestone(row: &AnyRow) -> Result<Milestone, Error> {
    Ok(Milestone {
        stage: code(row, "stage", StageWord::from_code)?,
        happened_at: Timestamp(row.try_get("happened_at")?),
        recorded_at: Timestamp(row.try_get("recorded_at")?),
        staff: maybe_id(row, "staff")?,
    })
}

fn owned(row: &AnyRow) -> Result<OwnerStay, Error> {
    Ok(OwnerStay {
        owner: code(row, "owner", OwnerWord::from_code)?,
        staff: maybe_id(row, "staff")?,
        from: Timestamp(row.try_get("from_at")?),
        until: instant(row, "until_at")?,
    })
}

fn stay(row: &AnyRow) -> Result<CrewStay, Error> {
    Ok(CrewStay {
        staff: id(row, "staff")?,
        duty: code(row, "duty", Duty::from_code)?,
        profession: code(row, "profession", Profession::from_code)?,
        from: Timestamp(row.try_get("reserved_at")?),
        until: instant(row, "released_at")?,
    })
}
