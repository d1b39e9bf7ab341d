//! What each team did in a year: drills that were seen through, and trainings of the ledger that somebody of it attended.

use crate::entries::count;
use crate::sessions::{id, instant};
use crate::{CENTRE, Error, Store};
use sqlx::Row;
use xinqiao_domain::{Date, TeamId, Timestamp};

/// The year in days of the ledger and in instants, the last of each outside.
#[derive(Debug, Clone, Copy)]
pub struct YearCounts {
    pub first: Date,
    pub last: Date,
    pub begins: Timestamp,
    pub ends: Timestamp,
}

/// One team's count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TeamCount {
    pub team: TeamId,
    pub name: String,
    pub drills: u32,
    pub last_drill: Option<Timestamp>,
    pub trainings: u32,
}

const TEAMS: &str = "SELECT team.id, team.name, \
     (SELECT COUNT(*) FROM dispatch WHERE dispatch.team = team.id AND purpose = 'drill' AND stage = 'closed' \
     AND requested_at >= $2 AND requested_at < $3) AS drills, \
     (SELECT MAX(requested_at) FROM dispatch WHERE dispatch.team = team.id AND purpose = 'drill' AND stage = 'closed') \
     AS last_drill, \
     (SELECT COUNT(DISTINCT training.root) FROM training JOIN course ON course.id = training.course \
     JOIN attendance ON attendance.training = training.root JOIN team_member ON team_member.staff = attendance.staff \
     WHERE team_member.team = team.id AND course.kind = 'crisis_team' AND training.superseded_at IS NULL \
     AND training.withdrawn_at IS NULL AND training.on_day >= $4 AND training.on_day <= $5 \
     AND attendance.superseded_at IS NULL AND attendance.result IN ('passed', 'attended')) AS trainings \
     FROM team WHERE team.centre = $1 AND team.closed_at IS NULL ORDER BY team.name, team.id LIMIT $6";

impl Store {
    /// The year of each team that is at work, by name.
    pub async fn team_years(&self, year: YearCounts, limit: usize) -> Result<Vec<TeamCount>, Error> {
        let rows = sqlx::query(TEAMS)
            .bind(CENTRE)
            .bind(year.begins.0)
            .bind(year.ends.0)
            .bind(year.first.to_string())
            .bind(year.last.to_string())
            .bind(limit as i64)
            .fetch_all(&self.read)
            .await?;
        let counted = |row| {
            Ok(TeamCount {
                team: id(row, "id")?,
                name: row.try_get("name")?,
                drills: count(row, "drills")?,
                last_drill: instant(row, "last_drill")?,
                trainings: count(row, "trainings")?,
            })
        };
        rows.iter().map(counted).collect()
    }
}
