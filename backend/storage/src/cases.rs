//! Suspected cases: the state that rules decide on, and beside it what is known of the person, each field sealed by the
//! case's own key.

mod columns;
mod details;
mod list;

pub use details::{CaseRemark, RemarkAbout};
pub use list::{After, CasesShown, place};

use crate::sealing::SessionSeal;
use crate::sessions::id;
use crate::statements::Statement;
use crate::{Batch, CENTRE, Error, Store};
use columns::Columns;
use sqlx::AnyConnection;
use xinqiao_domain::suspected_case::{CaseDetails, SuspectedCase};
use xinqiao_domain::{DispatchId, InstitutionId, SessionId, StaffId, SuspectedCaseId};

impl Batch<'_> {
    /// A new case with what is known of the person, and the key that seals it.
    pub async fn create_case(&mut self, case: &SuspectedCase, details: &CaseDetails) -> Result<(), Error> {
        self.flush_sessions().await?;
        let (row, now) = (case.id.to_string(), self.now());
        let (_, wrapped) = self.store().keys().new_seal(&row)?;
        sqlx::query("INSERT INTO seal_key (id, wrapped, created_at) VALUES ($1, $2, $3)")
            .bind(row.clone())
            .bind(wrapped)
            .bind(now.0)
            .execute(self.connection())
            .await?;
        sqlx::query(
            "INSERT INTO suspected_case (id, centre, source, session, dispatch, sender, opened_by, opened_at, area, basis, \
             seal_key, state, state_since, version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $1, $11, $8, 0)",
        )
        .bind(row)
        .bind(CENTRE)
        .bind(case.source.code())
        .bind(case.session.map(|id| id.to_string()))
        .bind(case.dispatch.map(|id| id.to_string()))
        .bind(case.sender.to_string())
        .bind(case.opened_by.to_string())
        .bind(case.opened_at.0)
        .bind(case.area.to_string())
        .bind(case.basis.code())
        .bind(case.state.word().code())
        .execute(self.connection())
        .await?;
        self.put_case_details(case.id, details).await?;
        self.put_case(case).await
    }

    /// A case's next state. Its version grows.
    pub async fn put_case(&mut self, case: &SuspectedCase) -> Result<(), Error> {
        let now = self.now();
        columns::update(&Columns::of(case), case, now).execute(self.connection()).await?;
        Ok(())
    }

    /// A case as this batch has made it so far.
    pub async fn case(&mut self, case: SuspectedCaseId) -> Result<Option<SuspectedCase>, Error> {
        one(self.connection(), case).await
    }

    /// The key of all that is known of a case's person: of referrals and admissions too.
    pub async fn case_seal(&mut self, case: SuspectedCaseId) -> Result<SessionSeal, Error> {
        let (key, keys) = (case.to_string(), self.store().keys().clone());
        crate::lines::seal(self.connection(), &keys, &key).await
    }

    /// The case of a session that somebody has still to do something about.
    pub async fn open_case_of_session(&mut self, session: SessionId) -> Result<Option<SuspectedCaseId>, Error> {
        let row = sqlx::query(
            "SELECT id FROM suspected_case WHERE session = $1 AND state NOT IN ('not_confirmed', 'registered') \
             ORDER BY opened_at DESC, id DESC LIMIT 1",
        )
        .bind(session.to_string())
        .fetch_optional(self.connection())
        .await?;
        row.map(|row| id(&row, "id")).transpose()
    }

    /// The case of a dispatch that somebody has still to do something about.
    pub async fn open_case_of_dispatch(&mut self, dispatch: DispatchId) -> Result<Option<SuspectedCaseId>, Error> {
        let row = sqlx::query(
            "SELECT id FROM suspected_case WHERE dispatch = $1 AND state NOT IN ('not_confirmed', 'registered') \
             ORDER BY opened_at DESC, id DESC LIMIT 1",
        )
        .bind(dispatch.to_string())
        .fetch_optional(self.connection())
        .await?;
        row.map(|row| id(&row, "id")).transpose()
    }

    /// Whether somebody goes or went out on a dispatch.
    pub async fn was_on_dispatch(&mut self, dispatch: DispatchId, staff: StaffId) -> Result<bool, Error> {
        let row = sqlx::query("SELECT staff FROM dispatch_member WHERE dispatch = $1 AND staff = $2")
            .bind(dispatch.to_string())
            .bind(staff.to_string())
            .fetch_optional(self.connection())
            .await?;
        Ok(row.is_some())
    }

    /// An institution is asked about the person: from now on it sees what left the house.
    pub async fn case_goes_to(&mut self, case: SuspectedCaseId, institution: InstitutionId) -> Result<(), Error> {
        let now = self.now();
        sqlx::query(
            "INSERT INTO suspected_case_receiver (suspected_case, institution, since_at) VALUES ($1, $2, $3) \
             ON CONFLICT (suspected_case, institution) DO UPDATE SET until_at = NULL",
        )
        .bind(case.to_string())
        .bind(institution.to_string())
        .bind(now.0)
        .execute(self.connection())
        .await?;
        Ok(())
    }

    /// An institution is no longer asked: it declined, or the referral was taken back. It sees nothing any more.
    pub async fn case_leaves(&mut self, case: SuspectedCaseId, institution: InstitutionId) -> Result<(), Error> {
        let now = self.now();
        sqlx::query(
            "UPDATE suspected_case_receiver SET until_at = $1 \
             WHERE suspected_case = $2 AND institution = $3 AND until_at IS NULL",
        )
        .bind(now.0)
        .bind(case.to_string())
        .bind(institution.to_string())
        .execute(self.connection())
        .await?;
        Ok(())
    }
}

impl Store {
    /// One case, as last committed.
    pub async fn one_case(&self, case: SuspectedCaseId) -> Result<Option<SuspectedCase>, Error> {
        one(&mut *self.read.acquire().await?, case).await
    }

    /// The newest case of a session.
    pub async fn case_of_session(&self, session: SessionId) -> Result<Option<SuspectedCase>, Error> {
        let mut query = Statement::new(columns::ROW);
        query.push("session = ").push_bind(session.to_string()).push(" ORDER BY opened_at DESC, id DESC LIMIT 1");
        Ok(columns::load(&mut *self.read.acquire().await?, query).await?.pop())
    }

    /// The newest case of a dispatch.
    pub async fn case_of_dispatch(&self, dispatch: DispatchId) -> Result<Option<SuspectedCase>, Error> {
        let mut query = Statement::new(columns::ROW);
        query.push("dispatch = ").push_bind(dispatch.to_string()).push(" ORDER BY opened_at DESC, id DESC LIMIT 1");
        Ok(columns::load(&mut *self.read.acquire().await?, query).await?.pop())
    }
}

async fn one(connection: &mut AnyConnection, case: SuspectedCaseId) -> Result<Option<SuspectedCase>, Error> {
    let mut query = Statement::new(columns::ROW);
    query.push("id = ").push_bind(case.to_string());
    Ok(columns::load(connection, query).await?.pop())
}
