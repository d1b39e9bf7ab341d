//! Follow-ups of patients: the form as it was handed in, drafts, dispatches asked for from them, examinations, guidance.
//! What was found and written is sealed with the patient's key; what is counted and listed stands beside it in codes.

mod due;
mod read;

#[cfg(test)]
pub(crate) use due::due;
pub use due::{DueAfter, DueCounts, DueOf, DuePatient, VisitDays};
pub use read::{OpenedVisit, StoredExamination, StoredGuidance, StoredVisit, StoredVisitDraft, VisitAfter};

use crate::sealing::Field;
use crate::{Batch, CENTRE, Error};
use serde::{Deserialize, Serialize};
use xinqiao_domain::visit::{
    ClassDecision, ClassProposal, LostReason, Rehabilitation, Trail, VisitForm, VisitMode, VisitOutcome,
};
use xinqiao_domain::{Date, DispatchId, PatientId, StaffId, VisitId};

/// A visit that is handed in.
#[derive(Debug)]
pub struct NewVisit<'a> {
    pub id: VisitId,
    pub patient: PatientId,
    pub by: StaffId,
    pub record: &'a VisitRecord,
    /// Visits in a row that reached nobody, this one included.
    pub missed: u32,
    pub lost: Option<LostReason>,
    pub next_on: Option<Date>,
}

/// What is sealed of a visit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VisitRecord {
    pub form: VisitForm,
    /// What the rules proposed; none where nobody was reached.
    pub proposal: Option<ClassProposal>,
    pub decision: Option<ClassDecision>,
}

/// The row a draft is bound to.
fn draft_row(patient: PatientId, staff: StaffId) -> String {
    format!("{patient}|{staff}")
}

/// Whether a visit found the patient in community rehabilitation.
pub(crate) const TAKES_PART: &str = "takes_part";

fn rehabilitation(which: &std::collections::BTreeSet<Rehabilitation>) -> Option<&'static str> {
    (!which.is_empty()).then_some(TAKES_PART)
}

impl Batch<'_> {
    /// What is known of the visits before.
    pub async fn visit_trail(&mut self, patient: PatientId) -> Result<Trail, Error> {
        let latest = sqlx::query(
            "SELECT visited_on, missed FROM visit WHERE patient = $1 ORDER BY visited_on DESC, id DESC LIMIT 1",
        )
        .bind(patient.to_string())
        .fetch_optional(self.connection())
        .await?;
        let Some(latest) = latest else { return Ok(Trail::default()) };
        Ok(Trail {
            last_on: Some(crate::entries::day(&latest, "visited_on")?),
            class: read::last_class(self.connection(), patient).await?,
            missed: crate::entries::count(&latest, "missed")?,
        })
    }

    /// Writes a visit down, gives up its draft, and takes over the dispatches that were asked for from it before.
    pub async fn hand_in_visit(&mut self, new: &NewVisit<'_>) -> Result<(), Error> {
        let (row, now) = (new.id.to_string(), self.now());
        let VisitRecord { form, decision, .. } = new.record;
        let sealed = self.patient_seal(new.patient).await?;
        let sealed = sealed.seal(Field::VisitForm, &row, &serde_json::to_string(new.record)?)?;
        let found = match &form.outcome {
            VisitOutcome::Reached { findings } => Some(findings),
            VisitOutcome::NotReached { .. } | VisitOutcome::Died { .. } => None,
        };
        sqlx::query(
            "INSERT INTO visit (id, centre, patient, visited_on, visited_by, handed_in_at, mode, outcome, class, level, \
             treatment, rehabilitation, missed, lost, next_on, form) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, \
             $11, $12, $13, $14, $15, $16)",
        )
        .bind(row.clone())
        .bind(CENTRE)
        .bind(new.patient.to_string())
        .bind(form.on.to_string())
        .bind(new.by.to_string())
        .bind(now.0)
        .bind(VisitMode::code(form.mode))
        .bind(form.outcome.word().code())
        .bind(decision.as_ref().map(|decision| decision.class.code()))
        .bind(found.map(|found| i64::from(found.dangerousness.level())))
        .bind(found.map(|found| found.treatment().code()))
        .bind(found.and_then(|found| rehabilitation(&found.rehabilitation)))
        .bind(i64::from(new.missed))
        .bind(new.lost.map(LostReason::code))
        .bind(new.next_on.map(|day| day.to_string()))
        .bind(sealed)
        .execute(self.connection())
        .await?;
        if found.is_some() {
            self.supersede_visits(new.patient, new.id, form.on).await?;
        }
        sqlx::query("UPDATE visit_dispatch SET visit = $1 WHERE patient = $2 AND asked_by = $3 AND visit IS NULL")
            .bind(row)
            .bind(new.patient.to_string())
            .bind(new.by.to_string())
            .execute(self.connection())
            .await?;
        self.drop_visit_draft(new.patient, new.by).await
    }

    /// The visits before have a later one.
    async fn supersede_visits(&mut self, patient: PatientId, by: VisitId, on: Date) -> Result<(), Error> {
        sqlx::query(
            "UPDATE visit SET superseded_on = $1 WHERE patient = $2 AND outcome = 'reached' AND superseded_on IS NULL \
             AND id <> $3",
        )
        .bind(on.to_string())
        .bind(patient.to_string())
        .bind(by.to_string())
        .execute(self.connection())
        .await?;
        Ok(())
    }

    /// Keeps a draft in place of the one before.
    pub async fn keep_visit_draft(&mut self, patient: PatientId, staff: StaffId, body: &str) -> Result<(), Error> {
        let sealed = self.patient_seal(patient).await?.seal(Field::VisitDraft, &draft_row(patient, staff), body)?;
        let now = self.now();
        sqlx::query(
            "INSERT INTO visit_draft (patient, staff, body, saved_at) VALUES ($1, $2, $3, $4) \
             ON CONFLICT (patient, staff) DO UPDATE SET body = excluded.body, saved_at = excluded.saved_at",
        )
        .bind(patient.to_string())
        .bind(staff.to_string())
        .bind(sealed)
        .bind(now.0)
        .execute(self.connection())
        .await?;
        Ok(())
    }

    /// A draft was handed in or given up.
    pub async fn drop_visit_draft(&mut self, patient: PatientId, staff: StaffId) -> Result<(), Error> {
        sqlx::query("DELETE FROM visit_draft WHERE patient = $1 AND staff = $2")
            .bind(patient.to_string())
            .bind(staff.to_string())
            .execute(self.connection())
            .await?;
        Ok(())
    }

    /// A team was asked for from a visit whose form is not handed in yet.
    pub async fn visit_asks_for(&mut self, patient: PatientId, dispatch: DispatchId, by: StaffId) -> Result<(), Error> {
        let now = self.now();
        sqlx::query("INSERT INTO visit_dispatch (dispatch, patient, asked_by, asked_at) VALUES ($1, $2, $3, $4)")
            .bind(dispatch.to_string())
            .bind(patient.to_string())
            .bind(by.to_string())
            .bind(now.0)
            .execute(self.connection())
            .await?;
        Ok(())
    }

    /// The open dispatch that was asked for from a visit of this patient, if there is one.
    pub async fn open_visit_dispatch(&mut self, patient: PatientId) -> Result<Option<DispatchId>, Error> {
        let row = sqlx::query(
            "SELECT dispatch.id FROM visit_dispatch JOIN dispatch ON dispatch.id = visit_dispatch.dispatch \
             WHERE visit_dispatch.patient = $1 AND dispatch.ended_at IS NULL LIMIT 1",
        )
        .bind(patient.to_string())
        .fetch_optional(self.connection())
        .await?;
        row.map(|row| crate::sessions::id(&row, "id")).transpose()
    }

    /// The physical examination was made.
    pub async fn add_examination(
        &mut self,
        id: &str,
        patient: PatientId,
        on: Date,
        by: StaffId,
        findings: &str,
    ) -> Result<(), Error> {
        let sealed = self.patient_seal(patient).await?.seal(Field::ExaminationFindings, id, findings)?;
        let now = self.now();
        sqlx::query(
            "INSERT INTO examination (id, patient, made_on, findings, recorded_by, recorded_at) \
             VALUES ($1, $2, $3, $4, $5, $6)",
        )
        .bind(id.to_owned())
        .bind(patient.to_string())
        .bind(on.to_string())
        .bind(sealed)
        .bind(by.to_string())
        .bind(now.0)
        .execute(self.connection())
        .await?;
        Ok(())
    }

    /// A physician guides the follow-up.
    pub async fn add_guidance(&mut self, id: &str, patient: PatientId, by: StaffId, words: &str) -> Result<(), Error> {
        let sealed = self.patient_seal(patient).await?.seal(Field::GuidanceWords, id, words)?;
        let now = self.now();
        sqlx::query("INSERT INTO guidance (id, patient, given_by, given_at, words) VALUES ($1, $2, $3, $4, $5)")
            .bind(id.to_owned())
            .bind(patient.to_string())
            .bind(by.to_string())
            .bind(now.0)
            .bind(sealed)
            .execute(self.connection())
            .await?;
        Ok(())
    }
}
