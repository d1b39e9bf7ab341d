//! What the ledgers show of some people: one statement per ledger, however many people.

use crate::entries::day;
use crate::roster::duty;
use crate::sessions::{code, id, maybe_code};
use crate::statements::with_ids;
use crate::{Batch, Error};
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, Row};
use std::collections::BTreeMap;
use xinqiao_domain::accounts::QualificationDecision;
use xinqiao_domain::calendar::Zone;
use xinqiao_domain::ledger::{AttendanceResult, TrainingKind};
use xinqiao_domain::standing::{Decision, Facts, PreService, Requirement};
use xinqiao_domain::{Date, StaffId, Timestamp};

/// People asked about in one statement.
pub(crate) const AT_ONCE: usize = 256;

const PEOPLE: &str = "SELECT staff.id, staff.created_at, employment.employed_from, employment.leaves, \
     (SELECT COUNT(*) FROM staff_role WHERE staff_role.staff = staff.id AND role = 'operator') AS operators, \
     (SELECT decision FROM qualification WHERE qualification.staff = staff.id ORDER BY number DESC LIMIT 1) AS decision \
     FROM staff LEFT JOIN employment ON employment.staff = staff.id \
     WHERE staff.disabled_at IS NULL \
     AND EXISTS (SELECT 1 FROM staff_role WHERE staff_role.staff = staff.id AND role IN ('operator', 'supervisor')) \
     AND staff.id IN";

/// What stands of attendances at trainings that stand.
const TRAININGS: &str = "SELECT attendance.staff, attendance.result, training.on_day, course.kind FROM attendance \
     JOIN training ON training.root = attendance.training AND training.superseded_at IS NULL \
     AND training.withdrawn_at IS NULL \
     JOIN course ON course.id = training.course \
     WHERE attendance.superseded_at IS NULL AND attendance.staff IN";

/// A supervision counts for a person as they confirmed it. The version that stands ends that where it is withdrawn or
/// does not name them; one they have not confirmed yet leaves it as it was. The latest confirmed comes last. Whether they
/// are named is asked as a question: joined, SQLite would begin there and meet all their entries for each of them.
const SUPERVISIONS: &str = "SELECT person.staff, version.root, version.on_day FROM supervision_person AS person \
     JOIN supervision AS version ON version.id = person.supervision \
     JOIN supervision AS latest ON latest.root = version.root AND latest.superseded_at IS NULL \
     AND latest.withdrawn_at IS NULL \
     WHERE EXISTS (SELECT 1 FROM supervision_person AS named \
     WHERE named.supervision = latest.id AND named.staff = person.staff) \
     AND person.confirmed_at IS NOT NULL AND person.staff IN";

impl Batch<'_> {
    /// What is known of these people, of those among them who answer callers.
    pub async fn facts_of(&mut self, staff: &[StaffId]) -> Result<BTreeMap<StaffId, Facts>, Error> {
        let zone = self.zone().await?;
        let mut all = BTreeMap::new();
        for some in staff.chunks(AT_ONCE) {
            let texts: Vec<String> = some.iter().map(ToString::to_string).collect();
            let mut facts = people(self.connection(), &texts, &zone).await?;
            read_ledgers(self.connection(), &texts, &mut facts).await?;
            all.append(&mut facts);
        }
        Ok(all)
    }
}

pub(crate) type Known = BTreeMap<StaffId, Facts>;

async fn people(connection: &mut AnyConnection, staff: &[String], zone: &Zone) -> Result<Known, Error> {
    let mut known = Known::new();
    for row in &with_ids(PEOPLE, staff, "").fetch_all(connection).await? {
        known.insert(id(row, "id")?, person(row, zone)?);
    }
    Ok(known)
}

/// Somebody, of whom the ledgers have not been read yet.
pub(crate) fn person(row: &AnyRow, zone: &Zone) -> Result<Facts, Error> {
    let employed_from = match row.try_get::<Option<&str>, _>("employed_from")? {
        Some(_) => day(row, "employed_from")?,
        None => zone.day_of(Timestamp(row.try_get("created_at")?)),
    };
    let leaves: Option<&str> = row.try_get("leaves")?;
    let (pre_service, decision) = match maybe_code(row, "decision", QualificationDecision::from_code)? {
        Some(QualificationDecision::Qualified) => (PreService::Recognised, Decision::Nothing),
        Some(QualificationDecision::Suspended) => (PreService::Missing, Decision::Suspended),
        None => (PreService::Missing, Decision::Nothing),
    };
    Ok(Facts {
        duty: duty(row)?,
        employed_from,
        leaves: serde_json::from_str(leaves.unwrap_or("[]"))?,
        pre_service,
        trainings: Vec::new(),
        supervisions: Vec::new(),
        decision,
    })
}

/// Reads the ledgers of these people into what is known of them.
pub(crate) async fn read_ledgers(
    connection: &mut AnyConnection,
    staff: &[String],
    known: &mut Known,
) -> Result<(), Error> {
    trainings(connection, staff, known).await?;
    supervisions(connection, staff, known).await
}

async fn trainings(connection: &mut AnyConnection, staff: &[String], known: &mut Known) -> Result<(), Error> {
    for row in &with_ids(TRAININGS, staff, "ORDER BY training.on_day DESC").fetch_all(connection).await? {
        let Some(facts) = known.get_mut(&id(row, "staff")?) else { continue };
        if !code(row, "result", AttendanceResult::from_code)?.counts() {
            continue;
        }
        let kind = code(row, "kind", TrainingKind::from_code)?;
        let on = day(row, "on_day")?;
        if kind.proves() == Some(Requirement::PreService) {
            facts.pre_service = PreService::Trained { on };
        }
        if kind.counts_for_the_year() {
            facts.trainings.push(on);
        }
    }
    Ok(())
}

async fn supervisions(connection: &mut AnyConnection, staff: &[String], known: &mut Known) -> Result<(), Error> {
    let rows = with_ids(SUPERVISIONS, staff, "ORDER BY version.recorded_at, version.id").fetch_all(connection).await?;
    let mut confirmed: BTreeMap<(StaffId, String), Date> = BTreeMap::new();
    for row in &rows {
        confirmed.insert((id(row, "staff")?, row.try_get("root")?), day(row, "on_day")?);
    }
    for ((staff, _), on) in confirmed {
        if let Some(facts) = known.get_mut(&staff) {
            facts.supervisions.push(on);
        }
    }
    Ok(())
}
