//! Whom a dispatch can ask, and which team it goes to.

use super::contacts;
use crate::sessions::{code, id, instant, maybe_id};
use crate::statements::Statement;
use crate::{Batch, CENTRE, Error, Store};
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, Row};
use xinqiao_domain::escalation::EscalationPolicy;
use xinqiao_domain::team::{Availability, Candidate, Duty, OnCallNow};
use xinqiao_domain::{AreaId, TeamId, Timestamp};

/// The team that goes when somebody is in danger in an area.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Serving {
    pub team: TeamId,
    pub policy: EscalationPolicy,
}

/// Members, and whether they are on call; an instant follows, from when and until when.
const MEMBERS: &str = "SELECT team_member.staff, team_member.team, duty, professions, unavailable_since, \
     unavailable_until, resting_until, \
     (SELECT dispatch FROM dispatch_member WHERE dispatch_member.staff = team_member.staff AND released_at IS NULL) \
     AS engaged, \
     (SELECT COUNT(*) FROM on_call WHERE on_call.staff = team_member.staff AND on_call.team = team_member.team \
     AND cancelled_at IS NULL AND starts_at <= ";
/// A team, and after it its neighbours.
const OF_TEAM: &str = "FROM (SELECT id AS team, -1 AS rank FROM team WHERE id = ";
const AND_NEIGHBOURS: &str = " UNION ALL SELECT neighbour AS team, rank FROM team_neighbour WHERE team = ";
/// Of teams at work, who has an account and a part in going out.
const WHO_GOES: &str = ") AS asked JOIN team ON team.id = asked.team AND team.closed_at IS NULL \
     JOIN team_member ON team_member.team = asked.team \
     JOIN staff ON staff.id = team_member.staff AND staff.disabled_at IS NULL \
     WHERE EXISTS (SELECT 1 FROM staff_role WHERE staff_role.staff = team_member.staff \
     AND role IN ('crisis_lead', 'crisis_member')) \
     ORDER BY asked.rank, team_member.team, team_member.staff";
const OF_EVERY_TEAM: &str = "FROM (SELECT id AS team, 0 AS rank FROM team WHERE centre = ";

/// Whose members are asked for.
#[derive(Debug, Clone, Copy)]
enum Of {
    TeamAndNeighbours(TeamId),
    EveryTeam,
}

/// Its own team comes first, then its county's, then one of the prefecture. `$1` is the area.
const SERVING: &str = "SELECT team.id, team.policy FROM area JOIN team ON team.centre = area.centre \
     AND (team.area = area.id OR team.area = area.parent OR team.level = 'prefecture') \
     WHERE area.id = $1 AND area.closed_at IS NULL AND team.closed_at IS NULL AND area.centre = $2 \
     ORDER BY CASE WHEN team.area = area.id THEN 0 WHEN team.area = area.parent THEN 1 ELSE 2 END, \
     team.created_at, team.id LIMIT 1";

impl Batch<'_> {
    /// Whom a dispatch of this team can ask now: its members, then its neighbours' in their order.
    pub async fn candidates(&mut self, team: TeamId) -> Result<Vec<Candidate>, Error> {
        let now = self.now();
        candidates(self.connection(), Of::TeamAndNeighbours(team), now).await
    }

    /// The members of every team at work, as they are now.
    pub async fn every_candidate(&mut self) -> Result<Vec<Candidate>, Error> {
        let now = self.now();
        candidates(self.connection(), Of::EveryTeam, now).await
    }

    /// The team that goes to an area; none where nobody does.
    pub async fn team_for(&mut self, area: AreaId) -> Result<Option<Serving>, Error> {
        serving(self.connection(), area).await
    }
}

impl Store {
    /// Whom a dispatch of this team could ask at an instant, as things stand.
    pub async fn candidates_at(&self, team: TeamId, at: Timestamp) -> Result<Vec<Candidate>, Error> {
        candidates(&mut *self.read.acquire().await?, Of::TeamAndNeighbours(team), at).await
    }

    /// The members of every team at work, as they are at an instant.
    pub async fn every_candidate_at(&self, at: Timestamp) -> Result<Vec<Candidate>, Error> {
        candidates(&mut *self.read.acquire().await?, Of::EveryTeam, at).await
    }
}

async fn serving(connection: &mut AnyConnection, area: AreaId) -> Result<Option<Serving>, Error> {
    let row = sqlx::query(SERVING).bind(area.to_string()).bind(CENTRE).fetch_optional(connection).await?;
    row.map(|row| Ok(Serving { team: id(&row, "id")?, policy: serde_json::from_str(row.try_get("policy")?)? }))
        .transpose()
}

async fn candidates(connection: &mut AnyConnection, of: Of, at: Timestamp) -> Result<Vec<Candidate>, Error> {
    let mut query = Statement::new(MEMBERS);
    query.push_bind(at.0).push(" AND ends_at > ").push_bind(at.0).push(") AS periods ");
    match of {
        Of::TeamAndNeighbours(team) => {
            query.push(OF_TEAM).push_bind(team.to_string()).push(AND_NEIGHBOURS).push_bind(team.to_string())
        }
        Of::EveryTeam => query.push(OF_EVERY_TEAM).push_bind(CENTRE),
    };
    query.push(WHO_GOES);
    let rows = query.build().fetch_all(&mut *connection).await?;
    let mut candidates: Vec<Candidate> = rows.iter().map(candidate).collect::<Result<_, _>>()?;
    let staff: Vec<_> = candidates.iter().map(|one| one.staff).collect();
    let mut of_staff = contacts::of(connection, &staff).await?;
    for one in &mut candidates {
        one.contacts = of_staff.remove(&one.staff).unwrap_or_default();
    }
    Ok(candidates)
}

fn candidate(row: &AnyRow) -> Result<Candidate, Error> {
    Ok(Candidate {
        staff: id(row, "staff")?,
        team: id(row, "team")?,
        duty: code(row, "duty", Duty::from_code)?,
        professions: serde_json::from_str(row.try_get("professions")?)?,
        on_call: if row.try_get::<i64, _>("periods")? > 0 { OnCallNow::Yes } else { OnCallNow::No },
        availability: availability(row)?,
        resting_until: instant(row, "resting_until")?,
        engaged: maybe_id(row, "engaged")?,
        contacts: Vec::new(),
    })
}

/// Whether somebody said that they can be asked. What they said of a time that is over does not matter to who reads it.
pub(super) fn availability(row: &AnyRow) -> Result<Availability, Error> {
    Ok(match instant(row, "unavailable_since")? {
        None => Availability::Available,
        Some(_) => Availability::Away { until: instant(row, "unavailable_until")? },
    })
}
