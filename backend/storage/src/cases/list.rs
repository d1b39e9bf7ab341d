//! Cases as they are listed: whose, in windows, the latest first.

use super::columns;
use crate::places::Place;
use crate::statements::Statement;
use crate::{CENTRE, Error, Store};
use xinqiao_domain::suspected_case::{CaseWord, Receiving, SuspectedCase};
use xinqiao_domain::{AreaId, InstitutionId, StaffId, SuspectedCaseId};

/// Whose cases.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CasesShown {
    /// What somebody opened themselves.
    OpenedBy(StaffId),
    /// What an institution sent, is asked about or has; and of these areas, what was diagnosed and is to be reviewed or
    /// registered there.
    Of { institution: InstitutionId, registers: Vec<AreaId> },
}

/// Behind which one the next window begins.
pub type After = Place<SuspectedCaseId>;

/// The place of a case in the list.
pub fn place(case: &SuspectedCase) -> After {
    Place { at: case.opened_at, id: case.id }
}

impl Store {
    /// Cases after a place, the latest first, at most `limit`; of one state where one is given.
    pub async fn cases(
        &self,
        shown: &CasesShown,
        state: Option<CaseWord>,
        after: Option<After>,
        limit: usize,
    ) -> Result<Vec<SuspectedCase>, Error> {
        let mut query = Statement::new(columns::ROW);
        query.push("centre = ").push_bind(CENTRE);
        push_shown(&mut query, shown);
        if let Some(state) = state {
            query.push(" AND state = ").push_bind(state.code());
        }
        if let Some(Place { at, id }) = after {
            query.push(" AND (opened_at, id) < (").push_bind(at.0).push(", ").push_bind(id.to_string()).push(")");
        }
        query.push(" ORDER BY opened_at DESC, id DESC LIMIT ").push_bind(limit as i64);
        columns::load(&mut *self.read.acquire().await?, query).await
    }

    /// Whether an institution is asked about the person, or has them.
    pub async fn receives_case(&self, case: SuspectedCaseId, institution: InstitutionId) -> Result<Receiving, Error> {
        let row = sqlx::query(
            "SELECT since_at FROM suspected_case_receiver \
             WHERE suspected_case = $1 AND institution = $2 AND until_at IS NULL",
        )
        .bind(case.to_string())
        .bind(institution.to_string())
        .fetch_optional(&self.read)
        .await?;
        Ok(if row.is_some() { Receiving::Yes } else { Receiving::No })
    }
}

fn push_shown(query: &mut Statement, shown: &CasesShown) {
    match shown {
        CasesShown::OpenedBy(staff) => {
            query.push(" AND opened_by = ").push_bind(staff.to_string());
        }
        CasesShown::Of { institution, registers } => {
            let institution = institution.to_string();
            query.push(" AND (sender = ").push_bind(institution.clone());
            query.push(" OR id IN (SELECT suspected_case FROM suspected_case_receiver WHERE institution = ");
            query.push_bind(institution).push(" AND until_at IS NULL)");
            if !registers.is_empty() {
                query.push(" OR (state IN ('diagnosed', 'registered') AND area IN (");
                for (at, area) in registers.iter().enumerate() {
                    query.push(if at == 0 { "" } else { ", " }).push_bind(area.to_string());
                }
                query.push("))");
            }
            query.push(")");
        }
    }
}
