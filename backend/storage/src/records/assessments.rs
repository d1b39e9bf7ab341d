//! Assessments as decided, with what the rules suggested at that time. Each one is kept; the last counts.

use crate::sealing::{Field, SessionSeal};
use crate::sessions::{id, maybe_code};
use crate::{Batch, Error, Store};
use serde::{Deserialize, Serialize};
use sqlx::Row;
use sqlx::any::AnyRow;
use std::borrow::Cow;
use xinqiao_domain::assessment::{Assessment, Suggestion};
use xinqiao_domain::risk::RiskTier;
use xinqiao_domain::{CommandId, SessionId, StaffId, Timestamp};

/// An assessment of the record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordedAssessment {
    pub at: Timestamp,
    pub by: StaffId,
    /// None where the session could not be assessed.
    pub suggestion: Option<Suggestion>,
    pub assessment: Assessment,
}

/// What a session's last assessment came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LastAssessment {
    Missing,
    /// It could not be assessed, and the record says why.
    NotAssessed,
    Decided(RiskTier),
}

/// What is sealed of an assessment. The suggestion is kept with it: the rules may change, the record may not.
#[derive(Serialize, Deserialize)]
struct Form<'a> {
    assessment: Cow<'a, Assessment>,
    suggestion: Option<Cow<'a, Suggestion>>,
}

/// The tier an assessment decided; none where the session could not be assessed.
fn decided(assessment: &Assessment) -> Option<RiskTier> {
    match assessment {
        Assessment::Assessed { decided, .. } => Some(*decided),
        Assessment::NotAssessed { .. } => None,
    }
}

impl Batch<'_> {
    /// Adds an assessment under the id of the command that made it.
    pub async fn add_assessment(
        &mut self,
        assessment_id: CommandId,
        session: SessionId,
        staff: StaffId,
        assessment: &Assessment,
        suggestion: Option<&Suggestion>,
    ) -> Result<(), Error> {
        let form = Form { assessment: Cow::Borrowed(assessment), suggestion: suggestion.map(Cow::Borrowed) };
        let form = serde_json::to_string(&form)?;
        let sealed = self.record_seal(session).await?.seal(Field::Assessment, &assessment_id.to_string(), &form)?;
        let now = self.now();
        sqlx::query(
            "INSERT INTO assessment (id, session, at, by_staff, decided, suggested, form) \
             VALUES ($1, $2, $3, $4, $5, $6, $7)",
        )
        .bind(assessment_id.to_string())
        .bind(session.to_string())
        .bind(now.0)
        .bind(staff.to_string())
        .bind(decided(assessment).map(RiskTier::code))
        .bind(suggestion.map(|suggestion| suggestion.tier.code()))
        .bind(sealed)
        .execute(self.connection())
        .await?;
        Ok(())
    }

    /// What the last assessment of a session came to.
    pub async fn last_assessment(&mut self, session: SessionId) -> Result<LastAssessment, Error> {
        let row = sqlx::query("SELECT decided FROM assessment WHERE session = $1 ORDER BY at DESC, id DESC LIMIT 1")
            .bind(session.to_string())
            .fetch_optional(self.connection())
            .await?;
        let Some(row) = row else { return Ok(LastAssessment::Missing) };
        let decided = maybe_code(&row, "decided", RiskTier::from_code)?;
        Ok(decided.map_or(LastAssessment::NotAssessed, LastAssessment::Decided))
    }
}

impl Store {
    pub(super) async fn assessments(
        &self,
        session: SessionId,
        seal: &SessionSeal,
    ) -> Result<Vec<RecordedAssessment>, Error> {
        let rows = sqlx::query("SELECT id, at, by_staff, form FROM assessment WHERE session = $1 ORDER BY at, id")
            .bind(session.to_string())
            .fetch_all(&self.read)
            .await?;
        rows.iter().filter_map(|row| recorded(row, seal).transpose()).collect()
    }
}

/// None of a session that was erased.
fn recorded(row: &AnyRow, seal: &SessionSeal) -> Result<Option<RecordedAssessment>, Error> {
    let form: Option<Form<'_>> = seal.document(Field::Assessment, row.try_get("id")?, row.try_get("form")?)?;
    let Some(form) = form else { return Ok(None) };
    Ok(Some(RecordedAssessment {
        at: Timestamp(row.try_get("at")?),
        by: id(row, "by_staff")?,
        suggestion: form.suggestion.map(Cow::into_owned),
        assessment: form.assessment.into_owned(),
    }))
}
