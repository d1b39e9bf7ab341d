//! What is known of a case's person, and what a physician or the county said, in words. Sealed by the case's key.

use crate::sealing::{Field, SessionSeal};
use crate::sessions::{code, id};
use crate::statements::Statement;
use crate::{Batch, Error, Store};
use sqlx::{AnyConnection, Row};
use xinqiao_domain::suspected_case::{CaseDetail, CaseDetails, CaseField, Leaving};
use xinqiao_domain::{StaffId, SuspectedCaseId, Timestamp};

/// What a remark is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RemarkAbout {
    Diagnosis,
    Review,
}

impl RemarkAbout {
    const fn code(self) -> &'static str {
        match self {
            Self::Diagnosis => "diagnosis",
            Self::Review => "review",
        }
    }

    fn from_code(code: &str) -> Option<Self> {
        [Self::Diagnosis, Self::Review].into_iter().find(|about| about.code() == code)
    }
}

/// What somebody said of a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseRemark {
    pub about: RemarkAbout,
    pub staff: StaffId,
    pub at: Timestamp,
    pub words: String,
}

const LEAVES: &str = "leaves";
const STAYS: &str = "stays";

impl Batch<'_> {
    /// What is known of the person, in place of what was.
    pub(super) async fn put_case_details(&mut self, case: SuspectedCaseId, details: &CaseDetails) -> Result<(), Error> {
        let (seal, row) = (self.case_seal(case).await?, case.to_string());
        for CaseDetail { field, text, leaving } in details.each() {
            let leaving = match leaving {
                Leaving::Leaves => LEAVES,
                Leaving::Stays => STAYS,
            };
            sqlx::query(
                "INSERT INTO suspected_case_detail (suspected_case, field, leaving, body) VALUES ($1, $2, $3, $4)",
            )
            .bind(row.clone())
            .bind(field.code())
            .bind(leaving)
            .bind(seal.seal(Field::CaseDetail, &detail_row(case, *field), text)?)
            .execute(self.connection())
            .await?;
        }
        Ok(())
    }

    /// What is known of a case's person.
    pub async fn case_details(&mut self, case: SuspectedCaseId) -> Result<CaseDetails, Error> {
        let seal = self.case_seal(case).await?;
        read(self.connection(), case, &seal).await
    }

    /// What a physician or the county says of a case, behind what was said before.
    pub async fn remark_on_case(
        &mut self,
        case: SuspectedCaseId,
        about: RemarkAbout,
        staff: StaffId,
        words: &str,
    ) -> Result<(), Error> {
        let (row, now) = (case.to_string(), self.now());
        let count = sqlx::query("SELECT COUNT(*) AS remarks FROM suspected_case_remark WHERE suspected_case = $1")
            .bind(row.clone())
            .fetch_one(self.connection())
            .await?;
        let number = count.try_get::<i64, _>("remarks")? + 1;
        let sealed = self.case_seal(case).await?.seal(Field::CaseRemark, &format!("{row}|{number}"), words)?;
        sqlx::query(
            "INSERT INTO suspected_case_remark (suspected_case, number, about, staff, at, body) \
             VALUES ($1, $2, $3, $4, $5, $6)",
        )
        .bind(row)
        .bind(number)
        .bind(about.code())
        .bind(staff.to_string())
        .bind(now.0)
        .bind(sealed)
        .execute(self.connection())
        .await?;
        Ok(())
    }
}

impl Store {
    /// What is known of a case's person, and what was said of it, the earliest first.
    pub async fn case_words(&self, case: SuspectedCaseId) -> Result<(CaseDetails, Vec<CaseRemark>), Error> {
        let seal = self.seal(&case.to_string()).await?;
        let mut connection = self.read.acquire().await?;
        let details = read(&mut connection, case, &seal).await?;
        let rows = sqlx::query(
            "SELECT number, about, staff, at, body FROM suspected_case_remark WHERE suspected_case = $1 ORDER BY number",
        )
        .bind(case.to_string())
        .fetch_all(&mut *connection)
        .await?;
        let remark = |row: &sqlx::any::AnyRow| {
            let number: i64 = row.try_get("number")?;
            Ok::<_, Error>(CaseRemark {
                about: code(row, "about", RemarkAbout::from_code)?,
                staff: id(row, "staff")?,
                at: Timestamp(row.try_get("at")?),
                words: seal.open(Field::CaseRemark, &format!("{case}|{number}"), row.try_get("body")?)?,
            })
        };
        let remarks = rows.iter().map(remark).collect::<Result<_, _>>()?;
        Ok((details, remarks))
    }
}

fn detail_row(case: SuspectedCaseId, field: CaseField) -> String {
    format!("{case}|{}", field.code())
}

async fn read(connection: &mut AnyConnection, case: SuspectedCaseId, seal: &SessionSeal) -> Result<CaseDetails, Error> {
    let mut query = Statement::new("SELECT field, leaving, body FROM suspected_case_detail WHERE suspected_case = ");
    query.push_bind(case.to_string());
    let mut details = Vec::new();
    for row in query.build().fetch_all(connection).await? {
        let field = code(&row, "field", CaseField::from_code)?;
        let leaving = match row.try_get::<&str, _>("leaving")? {
            LEAVES => Leaving::Leaves,
            STAYS => Leaving::Stays,
            _damaged => return Err(Error::Damaged("suspected_case_detail.leaving")),
        };
        let text = seal.open(Field::CaseDetail, &detail_row(case, field), row.try_get("body")?)?;
        details.push(CaseDetail { field, text, leaving });
    }
    details.sort_by_key(|detail| detail.field);
    Ok(CaseDetails::from(details))
}
