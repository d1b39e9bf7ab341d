//! Admissions, and the signatures that a compulsory one needs.

use crate::sealing::Field;
use crate::sessions::{code, id, instant};
use crate::statements::with_ids;
use crate::{Batch, CENTRE, Error, Store};
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, Row};
use std::collections::BTreeMap;
use xinqiao_domain::admission::{Admission, AdmissionState, Signature};
use xinqiao_domain::institution::MedicalRank;
use xinqiao_domain::{AdmissionId, ReferralId, SuspectedCaseId, Timestamp};

const ADMISSION: &str = "SELECT id, referral, suspected_case, institution, ground, proposed_by, proposed_at, admitted_at, \
     note FROM admission WHERE ";

impl Batch<'_> {
    /// A new admission, with who agreed or what was found.
    pub async fn create_admission(&mut self, admission: &Admission, note: &str) -> Result<(), Error> {
        let row = admission.id.to_string();
        let note = self.case_seal(admission.case).await?.seal(Field::AdmissionNote, &row, note)?;
        sqlx::query(
            "INSERT INTO admission (id, centre, referral, suspected_case, institution, ground, note, proposed_by, \
             proposed_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        )
        .bind(row)
        .bind(CENTRE)
        .bind(admission.referral.to_string())
        .bind(admission.case.to_string())
        .bind(admission.institution.to_string())
        .bind(serde_json::to_string(&admission.ground)?)
        .bind(note)
        .bind(admission.proposed_by.to_string())
        .bind(admission.proposed_at.0)
        .execute(self.connection())
        .await?;
        self.put_admission(admission).await
    }

    /// An admission's next state.
    pub async fn put_admission(&mut self, admission: &Admission) -> Result<(), Error> {
        let admitted_at = match admission.state {
            AdmissionState::Proposed => None,
            AdmissionState::Admitted { at } => Some(at.0),
        };
        sqlx::query("UPDATE admission SET admitted_at = $1 WHERE id = $2")
            .bind(admitted_at)
            .bind(admission.id.to_string())
            .execute(self.connection())
            .await?;
        for one in &admission.signatures {
            sqlx::query(
                "INSERT INTO admission_signature (admission, staff, medical_rank, signed_at) VALUES ($1, $2, $3, $4) \
                 ON CONFLICT (admission, staff) DO NOTHING",
            )
            .bind(admission.id.to_string())
            .bind(one.staff.to_string())
            .bind(one.rank.code())
            .bind(one.at.0)
            .execute(self.connection())
            .await?;
        }
        Ok(())
    }

    /// An admission as this batch has made it so far.
    pub async fn admission(&mut self, admission: AdmissionId) -> Result<Option<Admission>, Error> {
        let rows = sqlx::query(sqlx::AssertSqlSafe(format!("{ADMISSION} id = $1")))
            .bind(admission.to_string())
            .fetch_all(self.connection())
            .await?;
        Ok(with_signatures(self.connection(), &rows).await?.pop())
    }

    /// The admissions of a referral, the first proposed first.
    pub async fn admissions_of(&mut self, referral: ReferralId) -> Result<Vec<Admission>, Error> {
        let rows = of_referral(self.connection(), referral).await?;
        with_signatures(self.connection(), &rows).await
    }
}

impl Store {
    /// The admissions of a referral with what stands beside them, the first proposed first.
    pub async fn referral_admissions(
        &self,
        case: SuspectedCaseId,
        referral: ReferralId,
    ) -> Result<Vec<(Admission, String)>, Error> {
        let seal = self.seal(&case.to_string()).await?;
        let mut connection = self.read.acquire().await?;
        let rows = of_referral(&mut connection, referral).await?;
        let admissions = with_signatures(&mut connection, &rows).await?;
        let note = |row: &AnyRow| {
            let at: AdmissionId = id(row, "id")?;
            seal.open(Field::AdmissionNote, &at.to_string(), row.try_get("note")?)
        };
        let notes = rows.iter().map(note).collect::<Result<Vec<_>, Error>>()?;
        Ok(admissions.into_iter().zip(notes).collect())
    }
}

async fn of_referral(connection: &mut AnyConnection, referral: ReferralId) -> Result<Vec<AnyRow>, Error> {
    let query = format!("{ADMISSION} referral = $1 ORDER BY proposed_at, id");
    Ok(sqlx::query(sqlx::AssertSqlSafe(query)).bind(referral.to_string()).fetch_all(connection).await?)
}

async fn with_signatures(connection: &mut AnyConnection, rows: &[AnyRow]) -> Result<Vec<Admission>, Error> {
    let mut admissions: Vec<Admission> = rows.iter().map(bare).collect::<Result<_, _>>()?;
    let ids: Vec<String> = admissions.iter().map(|one| one.id.to_string()).collect();
    if ids.is_empty() {
        return Ok(admissions);
    }
    let query = with_ids(
        "SELECT admission, staff, medical_rank, signed_at FROM admission_signature WHERE admission IN",
        &ids,
        "ORDER BY signed_at, staff",
    );
    let mut signatures = BTreeMap::<AdmissionId, Vec<Signature>>::new();
    for row in query.fetch_all(connection).await? {
        signatures.entry(id(&row, "admission")?).or_default().push(Signature {
            staff: id(&row, "staff")?,
            rank: code(&row, "medical_rank", MedicalRank::from_code)?,
            at: Timestamp(row.try_get("signed_at")?),
        });
    }
    for one in &mut admissions {
        one.signatures = signatures.remove(&one.id).unwrap_or_default();
    }
    Ok(admissions)
}

fn bare(row: &AnyRow) -> Result<Admission, Error> {
    Ok(Admission {
        id: id(row, "id")?,
        referral: id(row, "referral")?,
        case: id(row, "suspected_case")?,
        institution: id(row, "institution")?,
        ground: serde_json::from_str(row.try_get("ground")?)?,
        proposed_by: id(row, "proposed_by")?,
        proposed_at: Timestamp(row.try_get("proposed_at")?),
        signatures: Vec::new(),
        state: instant(row, "admitted_at")?.map_or(AdmissionState::Proposed, |at| AdmissionState::Admitted { at }),
    })
}
