//! The wrap-up form, and the follow-ups that leave with a closed record. Codes stay readable for later reports; what
//! was written is sealed.

use crate::sealing::{Field, SessionSeal};
use crate::sessions::id;
use crate::{Batch, Error, Store};
use serde::{Deserialize, Serialize};
use sqlx::Row;
use uuid::Uuid;
use xinqiao_domain::facet::{Learned, Locality, WrapUpFacets};
use xinqiao_domain::follow_up::NoContactReason;
use xinqiao_domain::wrap_up::{Action, Mark, Outcome, ProblemType, Service, WrapUp};
use xinqiao_domain::{SessionId, StaffId, Timestamp};

/// The wrap-up of the record, as last saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordedWrapUp {
    pub at: Timestamp,
    pub by: StaffId,
    pub form: WrapUp,
}

/// The fields of a wrap-up that are codes.
#[derive(Serialize, Deserialize)]
struct Codes {
    problems: Vec<ProblemType>,
    marks: Vec<Mark>,
    services: Vec<Service>,
    outcome: Outcome,
    actions: Vec<Action>,
    local: Option<bool>,
}

impl Codes {
    /// A form's codes and, apart from them, its summary.
    fn split(form: &WrapUp) -> (Self, &str) {
        let WrapUp { problems, marks, services, outcome, actions, local, summary } = form.clone();
        drop(summary);
        (Self { problems, marks, services, outcome, actions, local }, &form.summary)
    }

    fn found_by(&self) -> WrapUpFacets {
        WrapUpFacets {
            marks: self.marks.clone(),
            problems: self.problems.clone(),
            outcome: self.outcome,
            locality: self.local.map(|local| if local { Locality::Local } else { Locality::Elsewhere }),
        }
    }

    fn joined(self, summary: String) -> WrapUp {
        let Self { problems, marks, services, outcome, actions, local } = self;
        WrapUp { problems, marks, services, outcome, actions, local, summary }
    }
}

/// What a session is found by of the codes of its wrap-up, as they are stored.
pub(crate) fn wrap_up_facets(codes: &str) -> Result<WrapUpFacets, Error> {
    Ok(serde_json::from_str::<Codes>(codes)?.found_by())
}

impl Batch<'_> {
    /// Saves the wrap-up in place of the one before.
    pub async fn save_wrap_up(&mut self, session: SessionId, staff: StaffId, form: &WrapUp) -> Result<(), Error> {
        let (codes, summary) = Codes::split(form);
        let found_by = codes.found_by();
        let codes = serde_json::to_string(&codes)?;
        let summary = self.record_seal(session).await?.seal(Field::WrapUpSummary, &session.to_string(), summary)?;
        let now = self.now();
        sqlx::query(
            "INSERT INTO wrap_up (session, at, by_staff, codes, summary) VALUES ($1, $2, $3, $4, $5) \
             ON CONFLICT (session) DO UPDATE SET at = excluded.at, by_staff = excluded.by_staff, \
             codes = excluded.codes, summary = excluded.summary",
        )
        .bind(session.to_string())
        .bind(now.0)
        .bind(staff.to_string())
        .bind(codes)
        .bind(summary)
        .execute(self.connection())
        .await?;
        self.learn(session, Learned::WrappedUp(found_by)).await
    }

    /// When the wrap-up was last saved.
    pub async fn wrapped_up_at(&mut self, session: SessionId) -> Result<Option<Timestamp>, Error> {
        let row = sqlx::query("SELECT at FROM wrap_up WHERE session = $1")
            .bind(session.to_string())
            .fetch_optional(self.connection())
            .await?;
        Ok(row.map(|row| row.try_get("at")).transpose()?.map(Timestamp))
    }

    /// How a session ended, as its wrap-up says; none while there is no wrap-up.
    pub async fn wrap_up_outcome(&mut self, session: SessionId) -> Result<Option<Outcome>, Error> {
        let row = sqlx::query("SELECT codes FROM wrap_up WHERE session = $1")
            .bind(session.to_string())
            .fetch_optional(self.connection())
            .await?;
        row.map(|row| Ok(serde_json::from_str::<Codes>(row.try_get("codes")?)?.outcome)).transpose()
    }

    /// One call to be made after a session.
    pub async fn add_follow_up(&mut self, id: Uuid, session: SessionId, due_at: Timestamp) -> Result<(), Error> {
        sqlx::query("INSERT INTO follow_up (id, session, due_at) VALUES ($1, $2, $3)")
            .bind(id.to_string())
            .bind(session.to_string())
            .bind(due_at.0)
            .execute(self.connection())
            .await?;
        Ok(())
    }

    /// No call can be made after a session, and why.
    pub async fn add_no_contact(&mut self, id: Uuid, session: SessionId, reason: NoContactReason) -> Result<(), Error> {
        sqlx::query("INSERT INTO follow_up (id, session, no_contact) VALUES ($1, $2, $3)")
            .bind(id.to_string())
            .bind(session.to_string())
            .bind(reason.code())
            .execute(self.connection())
            .await?;
        Ok(())
    }
}

impl Store {
    pub(super) async fn wrap_up(
        &self,
        session: SessionId,
        seal: &SessionSeal,
    ) -> Result<Option<RecordedWrapUp>, Error> {
        let row = sqlx::query("SELECT at, by_staff, codes, summary FROM wrap_up WHERE session = $1")
            .bind(session.to_string())
            .fetch_optional(&self.read)
            .await?;
        row.map(|row| {
            let codes: Codes = serde_json::from_str(row.try_get("codes")?)?;
            let summary = seal.open(Field::WrapUpSummary, &session.to_string(), row.try_get("summary")?)?;
            Ok(RecordedWrapUp {
                at: Timestamp(row.try_get("at")?),
                by: id(&row, "by_staff")?,
                form: codes.joined(summary),
            })
        })
        .transpose()
    }
}
