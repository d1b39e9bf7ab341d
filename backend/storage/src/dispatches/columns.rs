//! A dispatch's row: how its state is written and read back.

use super::StoredDispatch;
use crate::Error;
use crate::sessions::{code, id, instant, maybe_code, maybe_id};
use crate::statements::{Statement, with_ids};
use sqlx::any::{AnyArguments, AnyRow};
use sqlx::query::Query;
use sqlx::{Any, AnyConnection, Row};
use std::collections::BTreeMap;
use xinqiao_domain::dispatch::{
    Acceptance, Assignment, Basis, CheckIn, Checks, Dispatch, EndReason, Ladder, LadderWord, Purpose, RecordState,
    ResponseClass, Source, Stage, StageWord, TalkHandOver,
};
use xinqiao_domain::employment::Profession;
use xinqiao_domain::risk::RiskTier;
use xinqiao_domain::team::Duty;
use xinqiao_domain::{DispatchId, StaffId, Timestamp};

/// Everything but what is sealed; a condition follows.
pub(super) const ROW: &str = "SELECT dispatch.id, number, purpose, source, session, emergency, plan, area, team, \
     response_class, tier, reasons, basis, needs, policy, requested_by, requested_at, stage, stage_since, lead, taken_by, \
     ladder, round, step, step_due_at, exhausted_at, taken, begun_at, check_in_due_at, check_in_missed_at, talk_lead_at, \
     talk_operator_at, record_due_at, record_late_at, recorded_at, check_number, check_due_at, check_late_at, \
     checks_over_at, stable_checks, accept_due_at, accept_late_at, accepted_at, ended_at, ended_by, ended_because \
     FROM dispatch WHERE ";

/// The changing columns. What is not named in a state is null.
#[derive(Default)]
pub(super) struct Columns {
    ended: Option<(Option<StaffId>, Option<EndReason>, Timestamp)>,
    round: u32,
    step: u32,
    step_due_at: Option<Timestamp>,
    exhausted_at: Option<Timestamp>,
    check_in: [Option<Timestamp>; 2],
    /// Due, told that it is late, written.
    record: [Option<Timestamp>; 3],
    check_number: Option<u32>,
    /// Due, told that it is late, over.
    check: [Option<Timestamp>; 3],
    stable: u32,
    /// Due, told that it is late, accepted.
    acceptance: [Option<Timestamp>; 3],
}

impl Columns {
    pub(super) fn of(dispatch: &Dispatch) -> Self {
        let mut columns = Self {
            ended: match dispatch.stage {
                Stage::Closed { lead, at } => Some((Some(lead), None, at)),
                Stage::StoodDown { by, because, at } | Stage::Failed { by, because, at } => {
                    Some((Some(by), Some(because), at))
                }
                Stage::Requested
                | Stage::Paging
                | Stage::Acknowledged { .. }
                | Stage::Assembled { .. }
                | Stage::EnRoute { .. }
                | Stage::OnScene { .. }
                | Stage::ContactMade { .. }
                | Stage::Disposition { .. }
                | Stage::HandedOver { .. } => None,
            },
            check_in: match dispatch.check_in {
                CheckIn::Off => [None, None],
                CheckIn::Due { at } => [Some(at), None],
                CheckIn::Missed { due, since } => [Some(due), Some(since)],
            },
            record: match dispatch.record {
                RecordState::NotDue => [None; 3],
                RecordState::Due { at } => [Some(at), None, None],
                RecordState::Late { due, told } => [Some(due), Some(told), None],
                RecordState::Written { due, at } => [Some(due), None, Some(at)],
            },
            acceptance: match dispatch.acceptance {
                Acceptance::NotAsked => [None; 3],
                Acceptance::Due { at } => [Some(at), None, None],
                Acceptance::Late { due, told } => [Some(due), Some(told), None],
                Acceptance::Accepted { at } => [None, None, Some(at)],
            },
            ..Self::default()
        };
        columns.ladder(dispatch);
        columns.checks(dispatch);
        columns
    }

    fn ladder(&mut self, dispatch: &Dispatch) {
        match dispatch.ladder {
            Ladder::Foot => self.step_due_at = Some(dispatch.begun_at),
            Ladder::On { round, step, next_at } => {
                (self.round, self.step, self.step_due_at) = (round, step, Some(next_at));
            }
            Ladder::UsedUp { at } => self.exhausted_at = Some(at),
            Ladder::Still { round, step } => (self.round, self.step) = (round, step),
        }
    }

    fn checks(&mut self, dispatch: &Dispatch) {
        match dispatch.checks {
            Checks::NotBegun => {}
            Checks::Due { number, at, stable } => {
                (self.check_number, self.check, self.stable) = (Some(number), [Some(at), None, None], stable);
            }
            Checks::Late { number, due, stable, told } => {
                (self.check_number, self.check, self.stable) = (Some(number), [Some(due), Some(told), None], stable);
            }
            // That they are over is what counts, not since when.
            Checks::Over => self.check = [None, None, Some(dispatch.requested_at)],
        }
    }
}

type Update = Query<'static, Any, AnyArguments>;

/// Writes the changing columns. What was once told, or once used up, stays written for the figures.
pub(super) fn update(columns: &Columns, dispatch: &Dispatch, now: Timestamp) -> Result<Update, Error> {
    let at = |instant: Option<Timestamp>| instant.map(|at| at.0);
    let stage = dispatch.stage.word().code();
    let (ended_by, because, ended_at) =
        columns.ended.map_or((None, None, None), |(by, because, at)| (by, because, Some(at)));
    let policy = serde_json::to_string(&dispatch.policy)?;
    Ok(sqlx::query(
        "UPDATE dispatch SET stage_since = CASE WHEN stage = $1 THEN stage_since ELSE $2 END, stage = $1, lead = $3, \
         taken_by = $4, tier = $5, policy = $6, ladder = $7, round = $8, step = $9, step_due_at = $10, \
         exhausted_at = COALESCE($11, exhausted_at), taken = $12, begun_at = $13, check_in_due_at = $14, \
         check_in_missed_at = $15, talk_lead_at = $16, talk_operator_at = $17, record_due_at = $18, \
         record_late_at = COALESCE($19, record_late_at), recorded_at = $20, check_number = $21, check_due_at = $22, \
         check_late_at = $23, checks_over_at = $24, stable_checks = $25, \
         accept_due_at = COALESCE($26, accept_due_at), accept_late_at = COALESCE($27, accept_late_at), \
         accepted_at = $28, ended_at = $29, ended_by = $30, ended_because = $31 WHERE id = $32",
    )
    .bind(stage)
    .bind(now.0)
    .bind(dispatch.stage.lead().map(|lead| lead.to_string()))
    .bind(dispatch.taken_by.map(|by| by.to_string()))
    .bind(dispatch.tier.map(RiskTier::code))
    .bind(policy)
    .bind(dispatch.ladder.word().code())
    .bind(i64::from(columns.round))
    .bind(i64::from(columns.step))
    .bind(at(columns.step_due_at))
    .bind(at(columns.exhausted_at))
    .bind(i64::from(dispatch.taken))
    .bind(dispatch.begun_at.0)
    .bind(at(columns.check_in[0]))
    .bind(at(columns.check_in[1]))
    .bind(at(dispatch.talk.by_lead))
    .bind(at(dispatch.talk.by_operator))
    .bind(at(columns.record[0]))
    .bind(at(columns.record[1]))
    .bind(at(columns.record[2]))
    .bind(columns.check_number.map(i64::from))
    .bind(at(columns.check[0]))
    .bind(at(columns.check[1]))
    .bind(at(columns.check[2]))
    .bind(i64::from(columns.stable))
    .bind(at(columns.acceptance[0]))
    .bind(at(columns.acceptance[1]))
    .bind(at(columns.acceptance[2]))
    .bind(at(ended_at))
    .bind(ended_by.map(|by| by.to_string()))
    .bind(because.map(EndReason::code))
    .bind(dispatch.id.to_string()))
}

/// The dispatches of a statement that began with [`ROW`], in its order, with their crews.
pub(super) async fn load(connection: &mut AnyConnection, query: Statement) -> Result<Vec<StoredDispatch>, Error> {
    let rows = query.build().fetch_all(&mut *connection).await?;
    let mut stored: Vec<StoredDispatch> = rows.iter().map(read).collect::<Result<_, _>>()?;
    let ids: Vec<String> = stored.iter().map(|one| one.dispatch.id.to_string()).collect();
    if ids.is_empty() {
        return Ok(stored);
    }
    let mut crews = BTreeMap::<DispatchId, Vec<Assignment>>::new();
    let query = with_ids(
        "SELECT dispatch, staff, duty, professions, profession, reserved_at FROM dispatch_member \
         WHERE released_at IS NULL AND dispatch IN",
        &ids,
        "ORDER BY reserved_at, staff",
    );
    for row in query.fetch_all(connection).await? {
        crews.entry(id(&row, "dispatch")?).or_default().push(assignment(&row)?);
    }
    for one in &mut stored {
        one.dispatch.crew = crews.remove(&one.dispatch.id).unwrap_or_default();
    }
    Ok(stored)
}

fn assignment(row: &AnyRow) -> Result<Assignment, Error> {
    Ok(Assignment {
        staff: id(row, "staff")?,
        duty: code(row, "duty", Duty::from_code)?,
        professions: serde_json::from_str(row.try_get("professions")?)?,
        profession: code(row, "profession", Profession::from_code)?,
        since: Timestamp(row.try_get("reserved_at")?),
    })
}

fn read(row: &AnyRow) -> Result<StoredDispatch, Error> {
    let dispatch = Dispatch {
        id: id(row, "id")?,
        purpose: code(row, "purpose", Purpose::from_code)?,
        source: code(row, "source", Source::from_code)?,
        session: maybe_id(row, "session")?,
        emergency: maybe_id(row, "emergency")?,
        area: id(row, "area")?,
        team: id(row, "team")?,
        class: code(row, "response_class", ResponseClass::from_code)?,
        tier: maybe_code(row, "tier", RiskTier::from_code)?,
        needs: serde_json::from_str(row.try_get("needs")?)?,
        policy: serde_json::from_str(row.try_get("policy")?)?,
        requested_by: id(row, "requested_by")?,
        requested_at: Timestamp(row.try_get("requested_at")?),
        stage: stage(row)?,
        taken_by: maybe_id(row, "taken_by")?,
        ladder: ladder(row)?,
        taken: count(row, "taken")?,
        begun_at: Timestamp(row.try_get("begun_at")?),
        crew: Vec::new(),
        check_in: match (instant(row, "check_in_due_at")?, instant(row, "check_in_missed_at")?) {
            (None, _) => CheckIn::Off,
            (Some(at), None) => CheckIn::Due { at },
            (Some(due), Some(since)) => CheckIn::Missed { due, since },
        },
        talk: TalkHandOver { by_lead: instant(row, "talk_lead_at")?, by_operator: instant(row, "talk_operator_at")? },
        record: match (instant(row, "record_due_at")?, instant(row, "record_late_at")?, instant(row, "recorded_at")?) {
            (None, _, _) => RecordState::NotDue,
            (Some(due), _, Some(at)) => RecordState::Written { due, at },
            (Some(due), Some(told), None) => RecordState::Late { due, told },
            (Some(at), None, None) => RecordState::Due { at },
        },
        checks: checks(row)?,
        acceptance: match (
            instant(row, "accept_due_at")?,
            instant(row, "accept_late_at")?,
            instant(row, "accepted_at")?,
        ) {
            (_, _, Some(at)) => Acceptance::Accepted { at },
            (None, _, None) => Acceptance::NotAsked,
            (Some(due), Some(told), None) => Acceptance::Late { due, told },
            (Some(at), None, None) => Acceptance::Due { at },
        },
    };
    Ok(StoredDispatch {
        number: row.try_get("number")?,
        plan: maybe_id(row, "plan")?,
        basis: code(row, "basis", Basis::from_code)?,
        reasons: serde_json::from_str(row.try_get("reasons")?)?,
        stage_since: Timestamp(row.try_get("stage_since")?),
        dispatch,
    })
}

/// A count that is never negative.
pub(crate) fn count(row: &AnyRow, column: &'static str) -> Result<u32, Error> {
    u32::try_from(row.try_get::<i64, _>(column)?).map_err(|_| Error::Damaged(column))
}

fn stage(row: &AnyRow) -> Result<Stage, Error> {
    let led = || id(row, "lead");
    let ended = || instant(row, "ended_at")?.ok_or(Error::Damaged("dispatch.ended_at"));
    let because = || code(row, "ended_because", EndReason::from_code);
    Ok(match code(row, "stage", StageWord::from_code)? {
        StageWord::Requested => Stage::Requested,
        StageWord::Paging => Stage::Paging,
        StageWord::Acknowledged => Stage::Acknowledged { lead: led()? },
        StageWord::Assembled => Stage::Assembled { lead: led()? },
        StageWord::EnRoute => Stage::EnRoute { lead: led()? },
        StageWord::OnScene => Stage::OnScene { lead: led()? },
        StageWord::ContactMade => Stage::ContactMade { lead: led()? },
        StageWord::Disposition => Stage::Disposition { lead: led()? },
        StageWord::HandedOver => Stage::HandedOver { lead: led()? },
        StageWord::Closed => Stage::Closed { lead: led()?, at: ended()? },
        StageWord::StoodDown => Stage::StoodDown { by: id(row, "ended_by")?, because: because()?, at: ended()? },
        StageWord::Failed => Stage::Failed { by: id(row, "ended_by")?, because: because()?, at: ended()? },
    })
}

fn ladder(row: &AnyRow) -> Result<Ladder, Error> {
    let (round, step) = (count(row, "round")?, count(row, "step")?);
    let needed = |column| instant(row, column)?.ok_or(Error::Damaged("dispatch.ladder"));
    Ok(match code(row, "ladder", LadderWord::from_code)? {
        LadderWord::Foot => Ladder::Foot,
        LadderWord::On => Ladder::On { round, step, next_at: needed("step_due_at")? },
        LadderWord::UsedUp => Ladder::UsedUp { at: needed("exhausted_at")? },
        LadderWord::Still => Ladder::Still { round, step },
    })
}

fn checks(row: &AnyRow) -> Result<Checks, Error> {
    if instant(row, "checks_over_at")?.is_some() {
        return Ok(Checks::Over);
    }
    let Some(number) = row.try_get::<Option<i64>, _>("check_number")? else { return Ok(Checks::NotBegun) };
    let number = u32::try_from(number).map_err(|_| Error::Damaged("dispatch.check_number"))?;
    let due = instant(row, "check_due_at")?.ok_or(Error::Damaged("dispatch.check_due_at"))?;
    let stable = count(row, "stable_checks")?;
    Ok(match instant(row, "check_late_at")? {
        None => Checks::Due { number, at: due, stable },
        Some(told) => Checks::Late { number, due, stable, told },
    })
}
