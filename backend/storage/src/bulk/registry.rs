//! Patients of a registry with their visits, for measuring due lists and indicators.

use crate::sealing::Field;
use crate::statements::Rows;
use crate::{CENTRE, Error, Flavour, SealingKeys, Store};
use sqlx::AnyConnection;
use std::time::Duration;
use uuid::Uuid;
use xinqiao_domain::patient::{
    Disorder, Household, PatientClass, PatientClinical, PatientFile, PatientIdentity, PatientOrigin, StatusWord,
};
use xinqiao_domain::suspected_case::{CaseBasis, CaseSource, CaseWord};
use xinqiao_domain::visit::{Treatment, VisitMode, VisitOutcomeWord};
use xinqiao_domain::{AreaId, Date, InstitutionId, PatientId, StaffId, Timestamp};

/// Patients written in one transaction.
const AT_ONCE: usize = 5_000;
/// Days between two visits of one patient.
const BETWEEN: u64 = 90;
/// Days over which the next visits are spread: most are ahead, some overdue.
const SPREAD: usize = 120;
const OVERDUE: u64 = 30;
/// How long ago everybody was registered, in days.
const REGISTERED: u64 = 730;
/// About as long as a sealed form.
const FORM_BYTES: usize = 700;

const KEYS: Rows = Rows { head: "INSERT INTO seal_key (id, wrapped, created_at) VALUES", columns: 3, tail: "" };
const CASES: Rows = Rows {
    head: "INSERT INTO suspected_case (id, centre, source, sender, opened_by, opened_at, area, basis, seal_key, state, \
           state_since, version) VALUES",
    columns: 12,
    tail: "",
};
const PATIENTS: Rows = Rows {
    head: "INSERT INTO patient (id, centre, number, suspected_case, origin, disorder, hospital, diagnosed_on, township, \
           institution, worker, consent, consent_by, consent_on, status, class, level, next_visit_on, file, seal_key, \
           person_hash, registered_by, registered_at, version) VALUES",
    columns: 24,
    tail: "",
};
const VISITS: Rows = Rows {
    head: "INSERT INTO visit (id, centre, patient, visited_on, visited_by, handed_in_at, mode, outcome, class, level, \
           treatment, rehabilitation, missed, next_on, superseded_on, form) VALUES",
    columns: 16,
    tail: "",
};

/// Where the patients of a made registry live and who follows them up.
#[derive(Debug, Clone)]
pub struct Registry {
    pub institution: InstitutionId,
    /// Each in turn.
    pub townships: Vec<AreaId>,
    /// Each in turn.
    pub workers: Vec<StaffId>,
    /// The day it is made on, and its first instant.
    pub today: Date,
    pub now: Timestamp,
    /// Visits of each patient, a quarter apart, the latest in the last quarter.
    pub visits: usize,
}

/// Writes the patients numbered `from` up to `to`, each with their visits, into the database at `url`, while no program has it
/// open. The journal tells nothing of them. `keys` are the program's own: it opens the names.
///
/// # Errors
/// As [`Store::open`].
pub async fn registry(url: &str, keys: SealingKeys, made: &Registry, from: usize, to: usize) -> Result<(), Error> {
    let store = Store::open(url, keys).await?;
    let mut first = from;
    while first < to {
        let last = to.min(first + AT_ONCE);
        let patients: Vec<Made> =
            (first..last).map(|number| Made::new(&store, made, number)).collect::<Result<_, _>>()?;
        write(&store, made, &patients).await?;
        first = last;
    }
    store.close().await;
    Ok(())
}

const fn days(count: u64) -> Duration {
    Duration::from_secs(count * 24 * 60 * 60)
}

/// One visit of a patient.
struct Visited<'m> {
    one: &'m Made,
    at: usize,
    on: Date,
    /// The day of the next one.
    superseded_on: Option<Date>,
}

/// One patient.
struct Made {
    id: PatientId,
    number: usize,
    wrapped: Vec<u8>,
    file: Vec<u8>,
    next_on: Date,
    class: PatientClass,
    disorder: Disorder,
    township: AreaId,
    worker: StaffId,
}

impl Made {
    fn new(store: &Store, made: &Registry, number: usize) -> Result<Self, Error> {
        // Ids grow with the number, as those that are drawn grow with time.
        let id = PatientId(Uuid::from_u128(((number as u128) << 64) | 1));
        let row = id.to_string();
        let (seal, wrapped) = store.keys().new_seal(&row)?;
        let file = seal.seal(Field::PatientFile, &row, &serde_json::to_string(&file(number))?)?;
        let ahead = (number.wrapping_mul(7) % SPREAD) as u64;
        let class = match number % 10 {
            0 => PatientClass::Unstable,
            1..=3 => PatientClass::BasicallyStable,
            _rest => PatientClass::Stable,
        };
        Ok(Self {
            id,
            number,
            wrapped,
            file,
            next_on: made.today.saturating_sub(days(OVERDUE)).saturating_add(days(ahead)),
            class,
            disorder: Disorder::ALL[number % Disorder::ALL.len()],
            township: made.townships[number % made.townships.len()],
            worker: made.workers[number % made.workers.len()],
        })
    }

    /// Its visits, the earliest first.
    fn visits(&self, made: &Registry) -> Vec<Visited<'_>> {
        let on = |at: usize| {
            let ago = made.visits - 1 - at;
            made.today.saturating_sub(days(self.number as u64 % BETWEEN + BETWEEN * ago as u64))
        };
        let visited = |at: usize| Visited {
            one: self,
            at,
            on: on(at),
            superseded_on: (at + 1 < made.visits).then(|| on(at + 1)),
        };
        (0..made.visits).map(visited).collect()
    }
}

fn file(number: usize) -> PatientFile {
    PatientFile {
        identity: PatientIdentity {
            name: format!("患者{number:06}"),
            gender: None,
            born_on: Date::constant(1980, 1, 1),
            document: None,
            phone: String::new(),
            address: String::new(),
            household: Household::Local,
        },
        guardian: None,
        contacts: Vec::new(),
        clinical: PatientClinical {
            onset_on: None,
            treatment_before: String::new(),
            danger_before: String::new(),
            medication: Vec::new(),
        },
    }
}

async fn write(store: &Store, made: &Registry, patients: &[Made]) -> Result<(), Error> {
    let mut tx = store.write.begin_with(store.flavour.begin()).await?;
    put(&mut tx, store.flavour, &KEYS, patients, |query, one| {
        query.bind(one.id.to_string()).bind(one.wrapped.clone()).bind(made.now.0)
    })
    .await?;
    put(&mut tx, store.flavour, &CASES, patients, |query, one| case(query, one, made)).await?;
    put(&mut tx, store.flavour, &PATIENTS, patients, |query, one| patient(query, one, made)).await?;
    let visits: Vec<Visited> = patients.iter().flat_map(|one| one.visits(made)).collect();
    put(&mut tx, store.flavour, &VISITS, &visits, |query, one| visit(query, one, made)).await?;
    tx.commit().await?;
    Ok(())
}

/// Writes a row of each.
async fn put<'t, T>(
    tx: &mut AnyConnection,
    flavour: Flavour,
    rows: &Rows,
    all: &'t [T],
    bind: impl Fn(AnyQuery<'t>, &'t T) -> AnyQuery<'t>,
) -> Result<(), Error> {
    let mut rest = all.iter();
    for run in rows.runs(all.len()) {
        let mut query = rows.query(run, flavour);
        for one in rest.by_ref().take(run) {
            query = bind(query, one);
        }
        query.execute(&mut *tx).await?;
    }
    Ok(())
}

type AnyQuery<'q> = sqlx::query::Query<'q, sqlx::Any, sqlx::any::AnyArguments>;

fn patient<'q>(query: AnyQuery<'q>, one: &Made, made: &Registry) -> AnyQuery<'q> {
    let id = one.id.to_string();
    let registered_on = made.today.saturating_sub(days(REGISTERED)).to_string();
    query
        .bind(id.clone())
        .bind(CENTRE)
        .bind(format!("M{:07}", one.number))
        .bind(id.clone())
        .bind(PatientOrigin::Diagnosed.code())
        .bind(one.disorder.code())
        .bind(made.institution.to_string())
        .bind(registered_on.clone())
        .bind(one.township.to_string())
        .bind(made.institution.to_string())
        .bind(one.worker.to_string())
        .bind("given")
        .bind("guardian")
        .bind(registered_on)
        .bind(StatusWord::Managed.code())
        .bind(one.class.code())
        .bind(0_i64)
        .bind(one.next_on.to_string())
        .bind(one.file.clone())
        .bind(id)
        .bind(one.number.to_le_bytes().to_vec())
        .bind(one.worker.to_string())
        .bind(one.number as i64)
        .bind(1_i64)
}

/// The report that made somebody a patient.
fn case<'q>(query: AnyQuery<'q>, one: &Made, made: &Registry) -> AnyQuery<'q> {
    let id = one.id.to_string();
    query
        .bind(id.clone())
        .bind(CENTRE)
        .bind(CaseSource::Report.code())
        .bind(made.institution.to_string())
        .bind(one.worker.to_string())
        .bind(one.number as i64)
        .bind(one.township.to_string())
        .bind(CaseBasis::StatutoryDuty.code())
        .bind(id)
        .bind(CaseWord::Registered.code())
        .bind(one.number as i64)
        .bind(1_i64)
}

fn visit<'q>(query: AnyQuery<'q>, visited: &Visited<'_>, made: &Registry) -> AnyQuery<'q> {
    let Visited { one, at, on, superseded_on } = visited;
    let id = Uuid::from_u128(((one.number as u128) << 64) | (1 << 32) | *at as u128);
    query
        .bind(id.to_string())
        .bind(CENTRE)
        .bind(one.id.to_string())
        .bind(on.to_string())
        .bind(one.worker.to_string())
        .bind(made.now.0)
        .bind(VisitMode::Phone.code())
        .bind(VisitOutcomeWord::Reached.code())
        .bind(one.class.code())
        .bind(0_i64)
        .bind(Treatment::Medication.code())
        .bind(None::<String>)
        .bind(0_i64)
        .bind(one.next_on.to_string())
        .bind(superseded_on.map(|day| day.to_string()))
        .bind(vec![0_u8; FORM_BYTES])
}
