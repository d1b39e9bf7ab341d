//! What the course of one dispatch is told from: its head, the journal's entries of it, what became of its pages.

use crate::journal::Entry;
use crate::sessions::{code, instant, maybe_code};
use crate::{CENTRE, Error, Store};
use sqlx::Row;
use sqlx::any::AnyRow;
use xinqiao_domain::delivery::DeliveryWord;
use xinqiao_domain::dispatch::{PageAnswer, Purpose, ResponseClass, StageWord, unowned};
use xinqiao_domain::escalation::EscalationPolicy;
use xinqiao_domain::{DispatchId, Millis, Timestamp};

/// What is told of a dispatch beside its journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CourseHead {
    pub number: String,
    pub purpose: Purpose,
    pub class: ResponseClass,
    pub stage: StageWord,
    pub team_name: String,
    pub area_name: String,
    /// How long the policy's first step waits.
    pub first_wait: Option<Millis>,
    /// How long nobody answered for the person, up to `now` where it is open.
    pub unowned: Millis,
}

/// A page of a dispatch, as far as its course looks at it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CoursePage {
    pub at: Timestamp,
    /// None: it stayed in the house.
    pub delivery: Option<DeliveryWord>,
    pub delivered_at: Option<Timestamp>,
    pub seen_at: Option<Timestamp>,
    pub answer: PageAnswer,
    pub stood_down_at: Option<Timestamp>,
}

const HEAD: &str = "SELECT number, purpose, response_class, stage, requested_at, ended_at, dispatch.policy, \
     team.name AS team_name, area.name AS area_name FROM dispatch JOIN team ON team.id = dispatch.team \
     JOIN area ON area.id = dispatch.area WHERE dispatch.centre = $1 AND dispatch.id = $2";

const PAGES: &str = "SELECT page.created_at, outbox.state, outbox.delivered_at, seen_at, page.answered_at, \
     page.answer, page.decline_reason, stood_down_at FROM page LEFT JOIN outbox ON outbox.id = page.id WHERE dispatch = $1 ORDER BY page.created_at, page.id";

impl Store {
    /// The head of a dispatch; none where there is no such.
    pub async fn course_head(&self, dispatch: DispatchId, now: Timestamp) -> Result<Option<CourseHead>, Error> {
        let row = sqlx::query(HEAD).bind(CENTRE).bind(dispatch.to_string()).fetch_optional(&self.read).await?;
        let Some(row) = row else { return Ok(None) };
        let until = instant(&row, "ended_at")?.unwrap_or(now);
        let owners = sqlx::query("SELECT from_at, until_at FROM dispatch_owner WHERE dispatch = $1")
            .bind(dispatch.to_string())
            .fetch_all(&self.read)
            .await?;
        let stretch =
            |row: &AnyRow| Ok((Timestamp(row.try_get("from_at")?), instant(row, "until_at")?.unwrap_or(until)));
        let stretches: Vec<(Timestamp, Timestamp)> = owners.iter().map(stretch).collect::<Result<_, Error>>()?;
        let policy: EscalationPolicy = serde_json::from_str(row.try_get("policy")?)?;
        Ok(Some(CourseHead {
            number: row.try_get("number")?,
            purpose: code(&row, "purpose", Purpose::from_code)?,
            class: code(&row, "response_class", ResponseClass::from_code)?,
            stage: code(&row, "stage", StageWord::from_code)?,
            team_name: row.try_get("team_name")?,
            area_name: row.try_get("area_name")?,
            first_wait: policy.steps.first().map(|step| step.wait_ms),
            unowned: unowned(Timestamp(row.try_get("requested_at")?), until, stretches),
        }))
    }

    /// The first `limit` entries of the journal about a dispatch.
    pub async fn course_entries(&self, dispatch: DispatchId, limit: usize) -> Result<Vec<Entry>, Error> {
        self.entries_about(&dispatch.to_string(), 0, limit).await
    }

    /// Its pages, the first ones first.
    pub async fn course_pages(&self, dispatch: DispatchId) -> Result<Vec<CoursePage>, Error> {
        let rows = sqlx::query(PAGES).bind(dispatch.to_string()).fetch_all(&self.read).await?;
        let page = |row: &AnyRow| {
            Ok(CoursePage {
                at: Timestamp(row.try_get("created_at")?),
                delivery: maybe_code(row, "state", DeliveryWord::from_code)?,
                delivered_at: instant(row, "delivered_at")?,
                seen_at: instant(row, "seen_at")?,
                answer: crate::pages::answer(row)?,
                stood_down_at: instant(row, "stood_down_at")?,
            })
        };
        rows.iter().map(page).collect()
    }
}
