//! A case's row: how its state is written and read back.

use crate::Error;
use crate::sessions::{code, id, instant, maybe_id};
use crate::statements::Statement;
use sqlx::any::{AnyArguments, AnyRow};
use sqlx::query::Query;
use sqlx::{Any, AnyConnection, Row};
use xinqiao_domain::suspected_case::{
    CaseBasis, CaseSource, CaseState, CaseWord, CountyReview, Diagnosis, Disorder, HandOver, SuspectedCase,
};
use xinqiao_domain::{InstitutionId, PatientId, StaffId, Timestamp};

/// A condition follows.
pub(super) const ROW: &str = "SELECT id, source, session, dispatch, sender, opened_by, opened_at, area, basis, state, \
     referral, handed_from, handed_to, handed_at, diagnosed_at_institution, physician, disorder, diagnosed_at, review, \
     reviewed_by, reviewed_at, patient, registered_at, version FROM suspected_case WHERE ";

/// The changing columns. What is not named in a state is null.
#[derive(Default)]
pub(super) struct Columns {
    handed: Option<HandOver>,
    decided: Option<(InstitutionId, StaffId, Option<Disorder>, Timestamp)>,
    review: Option<(&'static str, Option<(StaffId, Timestamp)>)>,
    registered: Option<(PatientId, Timestamp)>,
}

const NOT_NEEDED: &str = "not_needed";
const WAITING: &str = "waiting";
const APPROVED: &str = "approved";
const RETURNED: &str = "returned";

impl Columns {
    pub(super) fn of(case: &SuspectedCase) -> Self {
        let of =
            |diagnosis: Diagnosis| (diagnosis.institution, diagnosis.physician, Some(diagnosis.disorder), diagnosis.at);
        match case.state {
            CaseState::Suspected => Self::default(),
            CaseState::Accepted(handed) | CaseState::Declined(handed) => {
                Self { handed: Some(handed), ..Self::default() }
            }
            CaseState::Diagnosed { diagnosis, review } => {
                let review = match review {
                    CountyReview::NotNeeded => (NOT_NEEDED, None),
                    CountyReview::Waiting => (WAITING, None),
                    CountyReview::Approved { by, at } => (APPROVED, Some((by, at))),
                    CountyReview::Returned { by, at } => (RETURNED, Some((by, at))),
                };
                Self { decided: Some(of(diagnosis)), review: Some(review), ..Self::default() }
            }
            CaseState::NotConfirmed { institution, physician, at } => {
                Self { decided: Some((institution, physician, None, at)), ..Self::default() }
            }
            CaseState::Registered { diagnosis, patient, at } => {
                Self { decided: Some(of(diagnosis)), registered: Some((patient, at)), ..Self::default() }
            }
        }
    }
}

/// The statement that writes a case's next state.
pub(super) fn update(columns: &Columns, case: &SuspectedCase, now: Timestamp) -> Query<'static, Any, AnyArguments> {
    let Columns { handed, decided, review, registered } = columns;
    let reviewed = review.and_then(|(_, reviewed)| reviewed);
    let word = case.state.word().code();
    sqlx::query(
        "UPDATE suspected_case SET state_since = CASE WHEN state = $1 THEN state_since ELSE $2 END, state = $1, \
         source = $3, referral = $4, handed_from = $5, handed_to = $6, handed_at = $7, diagnosed_at_institution = $8, \
         physician = $9, disorder = $10, diagnosed_at = $11, review = $12, reviewed_by = $13, reviewed_at = $14, \
         patient = $15, registered_at = $16, version = version + 1 WHERE id = $17",
    )
    .bind(word)
    .bind(now.0)
    .bind(case.source.code())
    .bind(handed.map(|handed| handed.referral.to_string()))
    .bind(handed.map(|handed| handed.from.to_string()))
    .bind(handed.map(|handed| handed.to.to_string()))
    .bind(handed.map(|handed| handed.at.0))
    .bind(decided.map(|(institution, ..)| institution.to_string()))
    .bind(decided.map(|(_, physician, ..)| physician.to_string()))
    .bind(decided.and_then(|(_, _, disorder, _)| disorder.map(Disorder::code)))
    .bind(decided.map(|(.., at)| at.0))
    .bind(review.map(|(word, _)| word))
    .bind(reviewed.map(|(by, _)| by.to_string()))
    .bind(reviewed.map(|(_, at)| at.0))
    .bind(registered.map(|(patient, _)| patient.to_string()))
    .bind(registered.map(|(_, at)| at.0))
    .bind(case.id.to_string())
}

/// The cases that a query finds.
pub(super) async fn load(connection: &mut AnyConnection, query: Statement) -> Result<Vec<SuspectedCase>, Error> {
    query.build().fetch_all(connection).await?.iter().map(case_of).collect()
}

fn case_of(row: &AnyRow) -> Result<SuspectedCase, Error> {
    let version: i64 = row.try_get("version")?;
    Ok(SuspectedCase {
        id: id(row, "id")?,
        source: code(row, "source", CaseSource::from_code)?,
        session: maybe_id(row, "session")?,
        dispatch: maybe_id(row, "dispatch")?,
        sender: id(row, "sender")?,
        opened_by: id(row, "opened_by")?,
        opened_at: Timestamp(row.try_get("opened_at")?),
        area: id(row, "area")?,
        basis: code(row, "basis", CaseBasis::from_code)?,
        state: state(row)?,
        version: u32::try_from(version).map_err(|_| Error::Damaged("suspected_case.version"))?,
    })
}

fn state(row: &AnyRow) -> Result<CaseState, Error> {
    Ok(match code(row, "state", CaseWord::from_code)? {
        CaseWord::Suspected => CaseState::Suspected,
        CaseWord::Accepted => CaseState::Accepted(handed(row)?),
        CaseWord::Declined => CaseState::Declined(handed(row)?),
        CaseWord::Diagnosed => CaseState::Diagnosed { diagnosis: diagnosis(row)?, review: review(row)? },
        CaseWord::NotConfirmed => CaseState::NotConfirmed {
            institution: id(row, "diagnosed_at_institution")?,
            physician: id(row, "physician")?,
            at: needed(row, "diagnosed_at")?,
        },
        CaseWord::Registered => CaseState::Registered {
            diagnosis: diagnosis(row)?,
            patient: id(row, "patient")?,
            at: needed(row, "registered_at")?,
        },
    })
}

fn handed(row: &AnyRow) -> Result<HandOver, Error> {
    Ok(HandOver {
        referral: id(row, "referral")?,
        from: id(row, "handed_from")?,
        to: id(row, "handed_to")?,
        at: needed(row, "handed_at")?,
    })
}

fn diagnosis(row: &AnyRow) -> Result<Diagnosis, Error> {
    Ok(Diagnosis {
        institution: id(row, "diagnosed_at_institution")?,
        physician: id(row, "physician")?,
        disorder: code(row, "disorder", Disorder::from_code)?,
        at: needed(row, "diagnosed_at")?,
    })
}

fn review(row: &AnyRow) -> Result<CountyReview, Error> {
    let reviewed = || Ok::<_, Error>((id(row, "reviewed_by")?, needed(row, "reviewed_at")?));
    match row.try_get::<Option<&str>, _>("review")? {
        Some(NOT_NEEDED) => Ok(CountyReview::NotNeeded),
        Some(WAITING) => Ok(CountyReview::Waiting),
        Some(APPROVED) => reviewed().map(|(by, at)| CountyReview::Approved { by, at }),
        Some(RETURNED) => reviewed().map(|(by, at)| CountyReview::Returned { by, at }),
        Some(_) | None => Err(Error::Damaged("suspected_case.review")),
    }
}

fn needed(row: &AnyRow, column: &'static str) -> Result<Timestamp, Error> {
    instant(row, column)?.ok_or(Error::Damaged(column))
}
