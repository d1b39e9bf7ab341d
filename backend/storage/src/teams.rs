//! Areas, crisis teams and their members. Phones and addresses are sealed under the centre's key.

mod areas;
mod candidates;
mod contacts;
mod members;

pub use areas::StoredArea;
pub use candidates::Serving;
pub use contacts::StoredContact;
pub use members::StoredMember;

use crate::sessions::{code, id, instant};
use crate::statements::Statement;
use crate::{Batch, CENTRE, Error, Store};
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, Row};
use std::collections::BTreeMap;
use xinqiao_domain::dispatch::Need;
use xinqiao_domain::escalation::EscalationPolicy;
use xinqiao_domain::team::TeamLevel;
use xinqiao_domain::{AreaId, TeamId, Timestamp};

/// A team as it was entered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredTeam {
    pub id: TeamId,
    pub area: AreaId,
    pub level: TeamLevel,
    pub name: String,
    pub policy: EscalationPolicy,
    /// So many of each profession are to be on call at every minute.
    pub cover: Vec<Need>,
    /// Who helps out, in this order.
    pub neighbours: Vec<TeamId>,
    /// Grows with each change.
    pub version: u32,
    pub created_at: Timestamp,
    pub closed_at: Option<Timestamp>,
}

const TEAM: &str =
    "SELECT id, area, level, name, policy, cover, version, created_at, closed_at FROM team WHERE centre = ";

impl Batch<'_> {
    /// Writes a team, new or in place of what was known.
    pub async fn put_team(&mut self, team: &StoredTeam) -> Result<(), Error> {
        sqlx::query(
            "INSERT INTO team (id, centre, area, level, name, policy, cover, version, created_at, closed_at) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) \
             ON CONFLICT (id) DO UPDATE SET area = excluded.area, level = excluded.level, name = excluded.name, \
             policy = excluded.policy, cover = excluded.cover, version = excluded.version, \
             closed_at = excluded.closed_at",
        )
        .bind(team.id.to_string())
        .bind(CENTRE)
        .bind(team.area.to_string())
        .bind(team.level.code())
        .bind(team.name.clone())
        .bind(serde_json::to_string(&team.policy)?)
        .bind(serde_json::to_string(&team.cover)?)
        .bind(i64::from(team.version))
        .bind(team.created_at.0)
        .bind(team.closed_at.map(|at| at.0))
        .execute(self.connection())
        .await?;
        sqlx::query("DELETE FROM team_neighbour WHERE team = $1")
            .bind(team.id.to_string())
            .execute(self.connection())
            .await?;
        for (neighbour, rank) in team.neighbours.iter().zip(0i64..) {
            sqlx::query("INSERT INTO team_neighbour (team, rank, neighbour) VALUES ($1, $2, $3)")
                .bind(team.id.to_string())
                .bind(rank)
                .bind(neighbour.to_string())
                .execute(self.connection())
                .await?;
        }
        Ok(())
    }

    /// One team, as this batch has made it so far.
    pub async fn team(&mut self, team: TeamId) -> Result<Option<StoredTeam>, Error> {
        Ok(read(self.connection(), Some(team)).await?.pop())
    }

    /// Every team: those at work by name, closed ones at the end.
    pub async fn teams(&mut self) -> Result<Vec<StoredTeam>, Error> {
        read(self.connection(), None).await
    }

    /// Whether a dispatch of this team is still open.
    pub async fn team_is_out(&mut self, team: TeamId) -> Result<bool, Error> {
        let row = sqlx::query("SELECT id FROM dispatch WHERE team = $1 AND ended_at IS NULL LIMIT 1")
            .bind(team.to_string())
            .fetch_optional(self.connection())
            .await?;
        Ok(row.is_some())
    }
}

impl Store {
    /// One team.
    pub async fn one_team(&self, team: TeamId) -> Result<Option<StoredTeam>, Error> {
        Ok(read(&mut *self.read.acquire().await?, Some(team)).await?.pop())
    }

    /// Every team: those at work by name, closed ones at the end.
    pub async fn all_teams(&self) -> Result<Vec<StoredTeam>, Error> {
        read(&mut *self.read.acquire().await?, None).await
    }
}

async fn read(connection: &mut AnyConnection, only: Option<TeamId>) -> Result<Vec<StoredTeam>, Error> {
    let mut query = Statement::new(TEAM);
    query.push_bind(CENTRE);
    if let Some(team) = only {
        query.push(" AND id = ").push_bind(team.to_string());
    }
    query.push(" ORDER BY CASE WHEN closed_at IS NULL THEN 0 ELSE 1 END, name, id");
    let rows = query.build().fetch_all(&mut *connection).await?;
    let mut neighbours = neighbours(connection, only).await?;
    rows.iter().map(|row| team_of(row, &mut neighbours)).collect()
}

async fn neighbours(
    connection: &mut AnyConnection,
    only: Option<TeamId>,
) -> Result<BTreeMap<TeamId, Vec<TeamId>>, Error> {
    let mut query = Statement::new("SELECT team, neighbour FROM team_neighbour");
    if let Some(team) = only {
        query.push(" WHERE team = ").push_bind(team.to_string());
    }
    query.push(" ORDER BY team, rank");
    let mut of_team = BTreeMap::<TeamId, Vec<TeamId>>::new();
    for row in query.build().fetch_all(connection).await? {
        of_team.entry(id(&row, "team")?).or_default().push(id(&row, "neighbour")?);
    }
    Ok(of_team)
}

fn team_of(row: &AnyRow, neighbours: &mut BTreeMap<TeamId, Vec<TeamId>>) -> Result<StoredTeam, Error> {
    let team: TeamId = id(row, "id")?;
    let version: i64 = row.try_get("version")?;
    Ok(StoredTeam {
        id: team,
        area: id(row, "area")?,
        level: code(row, "level", TeamLevel::from_code)?,
        name: row.try_get("name")?,
        policy: serde_json::from_str(row.try_get("policy")?)?,
        cover: serde_json::from_str(row.try_get("cover")?)?,
        neighbours: neighbours.remove(&team).unwrap_or_default(),
        version: u32::try_from(version).map_err(|_| Error::Damaged("team.version"))?,
        created_at: Timestamp(row.try_get("created_at")?),
        closed_at: instant(row, "closed_at")?,
    })
}
