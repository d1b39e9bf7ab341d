//! Pages: who was summoned over which channel at which step, and what became of it. A page that leaves the house is an
//! item of the outbox of the same id.

mod list;

pub use list::{PageShown, PagedMember, PagedTo};

use crate::sealing::Field;
use crate::sessions::{code, id, instant, maybe_code};
use crate::statements::Statement;
use crate::{Batch, CENTRE, Error};
use sqlx::Row;
use sqlx::any::AnyRow;
use xinqiao_domain::dispatch::{CounterOffer, DeclineBecause, PageAnswer, PageWord};
use xinqiao_domain::team::PageChannel;
use xinqiao_domain::{ContactId, DispatchId, PageId, StaffId, Timestamp};

/// A page of a dispatch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Page {
    pub id: PageId,
    pub dispatch: DispatchId,
    /// Which of the steps taken, over all rounds and new beginnings.
    pub taken: u32,
    pub round: u32,
    pub step: u32,
    pub staff: StaffId,
    pub contact: ContactId,
    pub channel: PageChannel,
    pub created_at: Timestamp,
    pub expires_at: Timestamp,
    pub seen_at: Option<Timestamp>,
    pub answer: PageAnswer,
    pub stood_down_at: Option<Timestamp>,
}

impl Page {
    /// Whether it still waits for an answer.
    pub fn waits(&self) -> bool {
        self.answer == PageAnswer::None && self.stood_down_at.is_none()
    }
}

const PAGE: &str = "SELECT page.id, page.dispatch, page.taken, page.round, page.step, page.staff, \
     page.contact, page.channel, page.created_at, page.expires_at, page.seen_at, page.answered_at, page.answer, \
     page.decline_reason, page.stood_down_at FROM page WHERE page.dispatch IS NOT NULL AND ";

impl Batch<'_> {
    /// A new page; the database refuses a second one for the same person, step and channel.
    pub async fn insert_page(&mut self, page: &Page) -> Result<(), Error> {
        sqlx::query(
            "INSERT INTO page (id, centre, dispatch, taken, round, step, staff, contact, channel, created_at, \
             expires_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        )
        .bind(page.id.to_string())
        .bind(CENTRE)
        .bind(page.dispatch.to_string())
        .bind(i64::from(page.taken))
        .bind(i64::from(page.round))
        .bind(i64::from(page.step))
        .bind(page.staff.to_string())
        .bind(page.contact.to_string())
        .bind(page.channel.code())
        .bind(page.created_at.0)
        .bind(page.expires_at.0)
        .execute(self.connection())
        .await?;
        Ok(())
    }

    /// One page of a dispatch; none for a test page.
    pub async fn page(&mut self, page: PageId) -> Result<Option<Page>, Error> {
        let mut query = Statement::new(PAGE);
        query.push("page.id = ").push_bind(page.to_string());
        query.build().fetch_optional(self.connection()).await?.as_ref().map(read).transpose()
    }

    /// The pages of a dispatch that still wait for an answer, in the order they were written.
    pub async fn waiting_pages(&mut self, dispatch: DispatchId) -> Result<Vec<Page>, Error> {
        let mut query = Statement::new(PAGE);
        query.push("page.dispatch = ").push_bind(dispatch.to_string());
        query.push(" AND page.answered_at IS NULL AND page.stood_down_at IS NULL ORDER BY page.taken, page.id");
        query.build().fetch_all(self.connection()).await?.iter().map(read).collect()
    }

    /// The latest page of a person for a dispatch; of those of one step, the one inside the house.
    pub async fn latest_page(&mut self, dispatch: DispatchId, staff: StaffId) -> Result<Option<Page>, Error> {
        let mut query = Statement::new(PAGE);
        query.push("page.dispatch = ").push_bind(dispatch.to_string());
        query.push(" AND page.staff = ").push_bind(staff.to_string());
        query.push(" ORDER BY page.taken DESC, CASE WHEN page.channel = 'console' THEN 0 ELSE 1 END, page.id LIMIT 1");
        query.build().fetch_optional(self.connection()).await?.as_ref().map(read).transpose()
    }

    /// The person saw it; the first time counts.
    pub async fn page_seen(&mut self, page: PageId) -> Result<(), Error> {
        let now = self.now();
        sqlx::query("UPDATE page SET seen_at = $1 WHERE id = $2 AND seen_at IS NULL")
            .bind(now.0)
            .bind(page.to_string())
            .execute(self.connection())
            .await?;
        Ok(())
    }

    /// What the person said, and what they offered instead.
    pub async fn page_answered(&mut self, page: &Page, offer: Option<&CounterOffer>) -> Result<(), Error> {
        let (word, at, because) = match page.answer {
            PageAnswer::None => return Ok(()),
            PageAnswer::Acknowledged { at } => (PageWord::Acknowledged, at, None),
            PageAnswer::Declined { at, because } => (PageWord::Declined, at, Some(because)),
            PageAnswer::NotNeeded { at } => (PageWord::NotNeeded, at, None),
        };
        let row = page.id.to_string();
        let sealed = match offer {
            Some(offer) => {
                let seal = self.dispatch_seal(page.dispatch).await?;
                Some(seal.seal(Field::PageOffer, &row, &serde_json::to_string(offer)?)?)
            }
            None => None,
        };
        sqlx::query(
            "UPDATE page SET answer = $1, answered_at = $2, decline_reason = $3, offer = $4, \
             seen_at = COALESCE(seen_at, $2) WHERE id = $5",
        )
        .bind(word.code())
        .bind(at.0)
        .bind(because.map(DeclineBecause::code))
        .bind(sealed)
        .bind(row)
        .execute(self.connection())
        .await?;
        Ok(())
    }

    /// It is no longer wanted.
    pub async fn page_stood_down(&mut self, page: PageId) -> Result<(), Error> {
        let now = self.now();
        sqlx::query("UPDATE page SET stood_down_at = $1 WHERE id = $2 AND stood_down_at IS NULL")
            .bind(now.0)
            .bind(page.to_string())
            .execute(self.connection())
            .await?;
        Ok(())
    }
}

/// What the person said.
pub(crate) fn answer(row: &AnyRow) -> Result<PageAnswer, Error> {
    let answered = instant(row, "answered_at")?;
    Ok(match (maybe_code(row, "answer", PageWord::from_code)?, answered) {
        (None, _) => PageAnswer::None,
        (Some(PageWord::Acknowledged), Some(at)) => PageAnswer::Acknowledged { at },
        (Some(PageWord::Declined), Some(at)) => {
            PageAnswer::Declined { at, because: code(row, "decline_reason", DeclineBecause::from_code)? }
        }
        (Some(PageWord::NotNeeded), Some(at)) => PageAnswer::NotNeeded { at },
        (Some(_), _) => return Err(Error::Damaged("page.answer")),
    })
}

fn read(row: &AnyRow) -> Result<Page, Error> {
    let count = |column| crate::dispatches::count(row, column);
    Ok(Page {
        id: id(row, "id")?,
        dispatch: id(row, "dispatch")?,
        taken: count("taken")?,
        round: count("round")?,
        step: count("step")?,
        staff: id(row, "staff")?,
        contact: id(row, "contact")?,
        channel: code(row, "channel", PageChannel::from_code)?,
        created_at: Timestamp(row.try_get("created_at")?),
        expires_at: Timestamp(row.try_get("expires_at")?),
        seen_at: instant(row, "seen_at")?,
        answer: answer(row)?,
        stood_down_at: instant(row, "stood_down_at")?,
    })
}
