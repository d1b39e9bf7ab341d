//! What each team did in a year: drills that were run as dispatches and seen through, drills of the ledger, and trainings of
//! the ledger that somebody of it attended.

use crate::entries::{count, day};
use crate::sessions::{id, instant};
use crate::{CENTRE, Error, Store};
use sqlx::Row;
use sqlx::any::AnyRow;
use std::ops::Range;
use xinqiao_domain::report::Days;
use xinqiao_domain::{Date, TeamId, Timestamp};

/// A team's trainings of a year, and when it last drilled, in whatever year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TeamCount {
    pub team: TeamId,
    pub name: String,
    pub trainings: u32,
    /// When its last drill began that was run as a dispatch.
    pub last_run: Option<Timestamp>,
    /// The day of its last drill in the ledger.
    pub last_entered: Option<Date>,
}

/// A drill that was run as a dispatch and seen through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RunDrill {
    pub team: TeamId,
    pub begun_at: Timestamp,
    pub ended_at: Timestamp,
}

/// Most drills of a year.
const DRILLS_AT_ONCE: i64 = 2_000;

const TEAMS: &str = "SELECT team.id, team.name, \
     (SELECT MAX(requested_at) FROM dispatch WHERE dispatch.team = team.id AND purpose = 'drill' AND stage = 'closed') \
     AS last_run, \
     (SELECT MAX(training.on_day) FROM training JOIN course ON course.id = training.course \
     JOIN attendance ON attendance.training = training.root JOIN team_member ON team_member.staff = attendance.staff \
     WHERE team_member.team = team.id AND course.kind = 'drill' AND training.superseded_at IS NULL \
     AND training.withdrawn_at IS NULL \
     AND attendance.superseded_at IS NULL AND attendance.result IN ('passed', 'attended')) AS last_entered, \
     (SELECT COUNT(DISTINCT training.root) FROM training JOIN course ON course.id = training.course \
     JOIN attendance ON attendance.training = training.root JOIN team_member ON team_member.staff = attendance.staff \
     WHERE team_member.team = team.id AND course.kind = 'crisis_team' AND training.superseded_at IS NULL \
     AND training.withdrawn_at IS NULL AND training.on_day >= $2 AND training.on_day <= $3 \
     AND attendance.superseded_at IS NULL AND attendance.result IN ('passed', 'attended')) AS trainings \
     FROM team WHERE team.centre = $1 AND team.closed_at IS NULL ORDER BY team.name, team.id LIMIT $4";

const RUN: &str = "SELECT team, requested_at, ended_at FROM dispatch WHERE centre = $1 AND requested_at >= $2 \
     AND requested_at < $3 AND purpose = 'drill' AND stage = 'closed' ORDER BY requested_at, id LIMIT $4";

/// Each drill of the ledger once for each team of which somebody is known to have been there.
const ENTERED: &str = "SELECT DISTINCT team_member.team, training.root, training.on_day FROM training \
     JOIN course ON course.id = training.course JOIN attendance ON attendance.training = training.root \
     JOIN team_member ON team_member.staff = attendance.staff \
     WHERE training.centre = $1 AND training.on_day >= $2 AND training.on_day <= $3 AND course.kind = 'drill' \
     AND training.superseded_at IS NULL AND training.withdrawn_at IS NULL \
     AND attendance.superseded_at IS NULL AND attendance.result IN ('passed', 'attended') \
     ORDER BY training.on_day, training.root, team_member.team LIMIT $4";

impl Store {
    /// The year of each team that is at work, by name; the last drill in whatever year.
    pub async fn team_years(&self, year: Days, limit: usize) -> Result<Vec<TeamCount>, Error> {
        let rows = sqlx::query(TEAMS)
            .bind(CENTRE)
            .bind(year.first.to_string())
            .bind(year.last.to_string())
            .bind(limit as i64)
            .fetch_all(&self.read)
            .await?;
        let counted = |row: &AnyRow| {
            let last_entered: Option<String> = row.try_get("last_entered")?;
            Ok(TeamCount {
                team: id(row, "id")?,
                name: row.try_get("name")?,
                trainings: count(row, "trainings")?,
                last_run: instant(row, "last_run")?,
                last_entered: last_entered.map(|_| day(row, "last_entered")).transpose()?,
            })
        };
        rows.iter().map(counted).collect()
    }

    /// Drills that were run as dispatches, begun in this time and seen through, the first ones first.
    pub async fn drills_run(&self, time: Range<Timestamp>) -> Result<Vec<RunDrill>, Error> {
        let rows = sqlx::query(RUN)
            .bind(CENTRE)
            .bind(time.start.0)
            .bind(time.end.0)
            .bind(DRILLS_AT_ONCE)
            .fetch_all(&self.read)
            .await?;
        let run = |row: &AnyRow| {
            Ok(RunDrill {
                team: id(row, "team")?,
                begun_at: Timestamp(row.try_get("requested_at")?),
                ended_at: instant(row, "ended_at")?.ok_or(Error::Damaged("dispatch.ended_at"))?,
            })
        };
        rows.iter().map(run).collect()
    }

    /// Drills of the ledger of these days, once for each team of which somebody attended.
    pub async fn drills_entered(&self, days: Days) -> Result<Vec<(TeamId, Date)>, Error> {
        let rows = sqlx::query(ENTERED)
            .bind(CENTRE)
            .bind(days.first.to_string())
            .bind(days.last.to_string())
            .bind(DRILLS_AT_ONCE)
            .fetch_all(&self.read)
            .await?;
        rows.iter().map(|row| Ok((id(row, "team")?, day(row, "on_day")?))).collect()
    }
}
