//! Drills, each with when it reached what, and the same of the drill before it.

use crate::entries::count;
use crate::places::Place;
use crate::sessions::{code, id, instant, maybe_id};
use crate::statements::{Statement, with_ids};
use crate::{CENTRE, Error, Store};
use sqlx::Row;
use sqlx::any::AnyRow;
use std::collections::BTreeMap;
use xinqiao_domain::dispatch::{DrillRun, StageWord};
use xinqiao_domain::{DispatchId, PlanId, TeamId, Timestamp};

/// A drill of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedDrill {
    pub dispatch: DispatchId,
    pub number: String,
    pub team: TeamId,
    pub team_name: String,
    pub stage: StageWord,
    pub ended_at: Option<Timestamp>,
    /// Version, title and number of the plan that it exercised.
    pub plan: Option<(PlanId, String, u32)>,
    pub run: DrillRun,
    /// The team's last drill before it that was seen through.
    pub before: Option<(DispatchId, String, DrillRun)>,
}

const DRILLS: &str = "SELECT dispatch.id, number, dispatch.team, team.name AS team_name, stage, requested_at, ended_at, \
     plan, emergency_plan.title AS plan_title, emergency_plan.version AS plan_version, \
     (SELECT earlier.id FROM dispatch AS earlier WHERE earlier.team = dispatch.team AND earlier.purpose = 'drill' \
     AND earlier.stage = 'closed' AND earlier.requested_at < dispatch.requested_at \
     ORDER BY earlier.requested_at DESC, earlier.id DESC LIMIT 1) AS before_id \
     FROM dispatch JOIN team ON team.id = dispatch.team LEFT JOIN emergency_plan ON emergency_plan.id = dispatch.plan \
     WHERE dispatch.purpose = 'drill' AND dispatch.centre = ";

impl ListedDrill {
    /// Its place in the list.
    pub fn place(&self) -> Place<DispatchId> {
        Place { at: self.run.requested_at, id: self.dispatch }
    }
}

impl Store {
    /// Drills behind a place, the latest first.
    pub async fn drills(&self, after: Option<Place<DispatchId>>, limit: usize) -> Result<Vec<ListedDrill>, Error> {
        let mut query = Statement::new(DRILLS);
        query.push_bind(CENTRE);
        if let Some(Place { at, id }) = after {
            query.push(" AND (requested_at, dispatch.id) < (").push_bind(at.0).push(", ");
            query.push_bind(id.to_string()).push(")");
        }
        query.push(" ORDER BY requested_at DESC, dispatch.id DESC LIMIT ").push_bind(limit as i64);
        let rows = query.build().fetch_all(&self.read).await?;
        let mut wanted: Vec<DispatchId> = Vec::new();
        for row in &rows {
            wanted.push(id(row, "id")?);
            wanted.extend(maybe_id::<DispatchId>(row, "before_id")?);
        }
        let runs = self.runs(&wanted).await?;
        rows.iter().map(|row| listed(row, &runs)).collect()
    }

    /// How these dispatches went, with the number each is spoken of by.
    async fn runs(&self, dispatches: &[DispatchId]) -> Result<BTreeMap<DispatchId, (String, DrillRun)>, Error> {
        let mut runs = BTreeMap::new();
        if dispatches.is_empty() {
            return Ok(runs);
        }
        let ids: Vec<String> = dispatches.iter().map(ToString::to_string).collect();
        let begun = with_ids("SELECT id, number, requested_at FROM dispatch WHERE id IN", &ids, "");
        for row in begun.fetch_all(&self.read).await? {
            let run = DrillRun { requested_at: Timestamp(row.try_get("requested_at")?), reached: BTreeMap::new() };
            runs.insert(id(&row, "id")?, (row.try_get("number")?, run));
        }
        let reached =
            with_ids("SELECT dispatch, stage, happened_at FROM dispatch_milestone WHERE dispatch IN", &ids, "");
        for row in reached.fetch_all(&self.read).await? {
            if let Some((_, run)) = runs.get_mut(&id::<DispatchId>(&row, "dispatch")?) {
                let stage = code(&row, "stage", StageWord::from_code)?;
                run.reached.insert(stage, Timestamp(row.try_get("happened_at")?));
            }
        }
        Ok(runs)
    }
}

fn listed(row: &AnyRow, runs: &BTreeMap<DispatchId, (String, DrillRun)>) -> Result<ListedDrill, Error> {
    let dispatch: DispatchId = id(row, "id")?;
    let (number, run) = runs.get(&dispatch).cloned().ok_or(Error::Damaged("dispatch.number"))?;
    let before = maybe_id::<DispatchId>(row, "before_id")?;
    let before = before.and_then(|id| runs.get(&id).cloned().map(|(number, run)| (id, number, run)));
    let plan = match maybe_id(row, "plan")? {
        Some(plan) => Some((plan, row.try_get("plan_title")?, count(row, "plan_version")?)),
        None => None,
    };
    Ok(ListedDrill {
        dispatch,
        number,
        team: id(row, "team")?,
        team_name: row.try_get("team_name")?,
        stage: code(row, "stage", StageWord::from_code)?,
        ended_at: instant(row, "ended_at")?,
        plan,
        run,
        before,
    })
}
