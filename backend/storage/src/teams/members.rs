//! Who is in a team. One team each.

use super::candidates::availability;
use crate::people::CENTRE_SEAL;
use crate::sealing::{Field, SessionSeal};
use crate::sessions::{code, id, instant, maybe_id};
use crate::statements::Statement;
use crate::{Batch, Error, Store};
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, Row};
use std::collections::BTreeSet;
use xinqiao_domain::employment::Profession;
use xinqiao_domain::team::{Availability, Duty, Skill};
use xinqiao_domain::{DispatchId, StaffId, TeamId, Timestamp};

/// A member as they were entered, and how they stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredMember {
    pub staff: StaffId,
    pub team: TeamId,
    pub duty: Duty,
    pub professions: BTreeSet<Profession>,
    pub skills: BTreeSet<Skill>,
    pub phone: String,
    pub availability: Availability,
    pub resting_until: Option<Timestamp>,
    /// The open dispatch they are on.
    pub engaged: Option<DispatchId>,
}

const MEMBER: &str = "SELECT staff, team, duty, professions, skills, phone, unavailable_since, unavailable_until, \
     resting_until, (SELECT dispatch FROM dispatch_member WHERE dispatch_member.staff = team_member.staff \
     AND released_at IS NULL) AS engaged FROM team_member WHERE ";

/// Which members are asked for.
#[derive(Debug, Clone, Copy)]
enum Wanted {
    One(StaffId),
    OfTeam(TeamId),
}

impl Batch<'_> {
    /// Writes what is entered about a member, new or in place of what was known. Availability and rest stay.
    pub async fn put_member(&mut self, member: &StoredMember) -> Result<(), Error> {
        let now = self.now();
        let row = member.staff.to_string();
        let phone = self.centre_seal().await?.seal(Field::MemberPhone, &row, &member.phone)?;
        sqlx::query(
            "INSERT INTO team_member (staff, team, duty, professions, skills, phone, since_at) \
             VALUES ($1, $2, $3, $4, $5, $6, $7) \
             ON CONFLICT (staff) DO UPDATE SET duty = excluded.duty, professions = excluded.professions, \
             skills = excluded.skills, phone = excluded.phone",
        )
        .bind(row)
        .bind(member.team.to_string())
        .bind(member.duty.code())
        .bind(serde_json::to_string(&member.professions)?)
        .bind(serde_json::to_string(&member.skills)?)
        .bind(phone)
        .bind(now.0)
        .execute(self.connection())
        .await?;
        Ok(())
    }

    /// Somebody leaves their team.
    pub async fn remove_member(&mut self, staff: StaffId) -> Result<(), Error> {
        sqlx::query("DELETE FROM team_member WHERE staff = $1")
            .bind(staff.to_string())
            .execute(self.connection())
            .await?;
        Ok(())
    }

    /// Somebody says whether they can be asked.
    pub async fn set_availability(&mut self, staff: StaffId, availability: Availability) -> Result<(), Error> {
        let now = self.now();
        let (since, until) = match availability {
            Availability::Available => (None, None),
            Availability::Away { until } => (Some(now), until),
        };
        sqlx::query("UPDATE team_member SET unavailable_since = $1, unavailable_until = $2 WHERE staff = $3")
            .bind(since.map(|at| at.0))
            .bind(until.map(|at| at.0))
            .bind(staff.to_string())
            .execute(self.connection())
            .await?;
        Ok(())
    }

    /// One person as a member of their team; none when they are in no team.
    pub async fn member(&mut self, staff: StaffId) -> Result<Option<StoredMember>, Error> {
        let seal = self.centre_seal().await?;
        Ok(read(self.connection(), Wanted::One(staff), &seal).await?.pop())
    }

    /// The members of a team.
    pub async fn members(&mut self, team: TeamId) -> Result<Vec<StoredMember>, Error> {
        let seal = self.centre_seal().await?;
        read(self.connection(), Wanted::OfTeam(team), &seal).await
    }
}

impl Store {
    /// One person as a member of their team; none when they are in no team.
    pub async fn one_member(&self, staff: StaffId) -> Result<Option<StoredMember>, Error> {
        Ok(self.read_members(Wanted::One(staff)).await?.pop())
    }

    /// The members of a team.
    pub async fn team_members(&self, team: TeamId) -> Result<Vec<StoredMember>, Error> {
        self.read_members(Wanted::OfTeam(team)).await
    }

    async fn read_members(&self, wanted: Wanted) -> Result<Vec<StoredMember>, Error> {
        let seal = self.seal(CENTRE_SEAL).await?;
        read(&mut *self.read.acquire().await?, wanted, &seal).await
    }
}

async fn read(connection: &mut AnyConnection, wanted: Wanted, seal: &SessionSeal) -> Result<Vec<StoredMember>, Error> {
    let mut query = Statement::new(MEMBER);
    match wanted {
        Wanted::One(staff) => query.push("staff = ").push_bind(staff.to_string()),
        Wanted::OfTeam(team) => query.push("team = ").push_bind(team.to_string()),
    };
    query.push(" ORDER BY team, staff");
    query.build().fetch_all(connection).await?.iter().map(|row| member_of(row, seal)).collect()
}

fn member_of(row: &AnyRow, seal: &SessionSeal) -> Result<StoredMember, Error> {
    let staff: StaffId = id(row, "staff")?;
    Ok(StoredMember {
        staff,
        team: id(row, "team")?,
        duty: code(row, "duty", Duty::from_code)?,
        professions: serde_json::from_str(row.try_get("professions")?)?,
        skills: serde_json::from_str(row.try_get("skills")?)?,
        phone: seal.open(Field::MemberPhone, &staff.to_string(), row.try_get("phone")?)?,
        availability: availability(row)?,
        resting_until: instant(row, "resting_until")?,
        engaged: maybe_id(row, "engaged")?,
    })
}
