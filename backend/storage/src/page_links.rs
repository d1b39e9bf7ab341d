//! A page as its way out of the house and its link see it: to whom, until when, what it asks for, and whether it is still
//! wanted. Test pages, and what proves a contact.

use crate::sealing::Field;
use crate::sessions::{code, id, instant, maybe_code, maybe_id};
use crate::{Batch, CENTRE, Error, Store};
use sqlx::Row;
use sqlx::any::AnyRow;
use xinqiao_domain::dispatch::{Needs, PageWord, Purpose, ResponseClass};
use xinqiao_domain::team::PageChannel;
use xinqiao_domain::{AlertId, ContactId, DispatchId, PageId, StaffId, Timestamp};

/// A page and what it asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkedPage {
    pub page: PageId,
    pub staff: StaffId,
    pub contact: ContactId,
    pub channel: PageChannel,
    pub created_at: Timestamp,
    pub expires_at: Timestamp,
    pub seen_at: Option<Timestamp>,
    /// When and how the person answered, over this channel or another.
    pub answered: Option<(Timestamp, PageWord)>,
    pub stood_down_at: Option<Timestamp>,
    /// None: a test of a contact.
    pub dispatch: Option<PagedFor>,
}

impl LinkedPage {
    /// Whether anybody still waits for an answer to it.
    pub fn is_wanted(&self) -> bool {
        self.answered.is_none() && self.stood_down_at.is_none()
    }
}

/// The dispatch of a page, as far as it may be told over any channel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PagedFor {
    pub dispatch: DispatchId,
    pub number: String,
    pub purpose: Purpose,
    pub class: ResponseClass,
    pub area: String,
    pub needs: Needs,
    pub ended_at: Option<Timestamp>,
}

/// A test page of a contact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TestPage {
    pub page: PageId,
    pub staff: StaffId,
    pub contact: ContactId,
    pub channel: PageChannel,
    pub expires_at: Timestamp,
}

/// A contact that can be tested: of a member of a team, and outside of the house.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TestedContact {
    pub contact: ContactId,
    pub staff: StaffId,
    pub channel: PageChannel,
    pub tested_at: Option<Timestamp>,
}

/// Answered over another channel since it was written, it is answered.
const PAGE: &str = "SELECT page.id, page.staff, page.contact, page.channel, page.created_at, page.expires_at, \
     page.seen_at, page.stood_down_at, page.dispatch, dispatch.number, dispatch.purpose, dispatch.response_class, \
     dispatch.needs, dispatch.ended_at, area.name AS area_name, answered.answered_at, answered.answer FROM page \
     LEFT JOIN dispatch ON dispatch.id = page.dispatch LEFT JOIN area ON area.id = dispatch.area \
     LEFT JOIN page AS answered ON answered.staff = page.staff AND answered.answered_at >= page.created_at \
     AND (answered.id = page.id OR answered.dispatch = page.dispatch) \
     WHERE page.centre = $1 AND page.id = $2 ORDER BY answered.answered_at DESC LIMIT 1";

const CONTACT: &str = "SELECT contact.id, contact.staff, contact.channel, contact.tested_at FROM contact \
     JOIN team_member ON team_member.staff = contact.staff JOIN staff ON staff.id = contact.staff \
     WHERE contact.removed_at IS NULL AND staff.disabled_at IS NULL AND contact.channel <> 'console' AND ";

impl Batch<'_> {
    /// A page with what it asks for.
    pub async fn linked_page(&mut self, page: PageId) -> Result<Option<LinkedPage>, Error> {
        let row = sqlx::query(PAGE).bind(CENTRE).bind(page.to_string()).fetch_optional(self.connection()).await?;
        row.map(|row| linked(&row)).transpose()
    }

    /// The person opened its link; the first time counts.
    pub async fn page_link_seen(&mut self, page: PageId) -> Result<(), Error> {
        let now = self.now();
        sqlx::query("UPDATE page SET seen_at = COALESCE(seen_at, $1) WHERE id = $2")
            .bind(now.0)
            .bind(page.to_string())
            .execute(self.connection())
            .await?;
        Ok(())
    }

    /// Where a contact is; empty when it was removed.
    pub async fn contact_address(&mut self, contact: ContactId) -> Result<String, Error> {
        let row = sqlx::query("SELECT address FROM contact WHERE id = $1 AND removed_at IS NULL")
            .bind(contact.to_string())
            .fetch_optional(self.connection())
            .await?;
        let Some(row) = row else { return Ok(String::new()) };
        self.centre_seal().await?.open(Field::ContactAddress, &contact.to_string(), row.try_get("address")?)
    }

    /// Writes a test page, and that its contact was tested.
    pub async fn put_test_page(&mut self, test: &TestPage) -> Result<(), Error> {
        let now = self.now();
        sqlx::query(
            "INSERT INTO page (id, centre, round, step, staff, contact, channel, created_at, expires_at) \
             VALUES ($1, $2, 0, 0, $3, $4, $5, $6, $7)",
        )
        .bind(test.page.to_string())
        .bind(CENTRE)
        .bind(test.staff.to_string())
        .bind(test.contact.to_string())
        .bind(test.channel.code())
        .bind(now.0)
        .bind(test.expires_at.0)
        .execute(self.connection())
        .await?;
        sqlx::query("UPDATE contact SET tested_at = $1 WHERE id = $2")
            .bind(now.0)
            .bind(test.contact.to_string())
            .execute(self.connection())
            .await?;
        Ok(())
    }

    /// A test page was acknowledged.
    pub async fn test_acknowledged(&mut self, page: PageId) -> Result<(), Error> {
        let now = self.now();
        sqlx::query("UPDATE page SET answered_at = $1, answer = $2, seen_at = COALESCE(seen_at, $3) WHERE id = $4")
            .bind(now.0)
            .bind(PageWord::Acknowledged.code())
            .bind(now.0)
            .bind(page.to_string())
            .execute(self.connection())
            .await?;
        Ok(())
    }

    /// A contact has shown that it works.
    pub async fn contact_proven(&mut self, contact: ContactId) -> Result<(), Error> {
        let now = self.now();
        sqlx::query("UPDATE contact SET proven_at = $1 WHERE id = $2 AND removed_at IS NULL")
            .bind(now.0)
            .bind(contact.to_string())
            .execute(self.connection())
            .await?;
        Ok(())
    }

    /// A contact that can be tested.
    pub async fn tested_contact(&mut self, contact: ContactId) -> Result<Option<TestedContact>, Error> {
        let row = sqlx::query(sqlx::AssertSqlSafe(format!("{CONTACT} contact.id = $1")))
            .bind(contact.to_string())
            .fetch_optional(self.connection())
            .await?;
        row.map(|row| tested(&row)).transpose()
    }

    /// Contacts that were not tested since an instant, those never tested first.
    pub async fn contacts_to_test(&mut self, since: Timestamp, limit: i64) -> Result<Vec<TestedContact>, Error> {
        let rows = sqlx::query(sqlx::AssertSqlSafe(format!("{CONTACT} {TO_TEST}")))
            .bind(since.0)
            .bind(limit)
            .fetch_all(self.connection())
            .await?;
        rows.iter().map(tested).collect()
    }

    /// An alert is about a dispatch.
    pub async fn alert_concerns(&mut self, alert: AlertId, dispatch: DispatchId) -> Result<(), Error> {
        sqlx::query("UPDATE alert SET dispatch = $1 WHERE id = $2")
            .bind(dispatch.to_string())
            .bind(alert.to_string())
            .execute(self.connection())
            .await?;
        Ok(())
    }

    /// Whether another page of a dispatch is still wanted and in a state that is a human's.
    pub async fn other_page_troubled(&mut self, dispatch: DispatchId, page: PageId) -> Result<bool, Error> {
        let row = sqlx::query(
            "SELECT 1 AS one FROM page JOIN outbox ON outbox.id = page.id WHERE page.dispatch = $1 AND page.id <> $2 \
             AND page.stood_down_at IS NULL AND page.answered_at IS NULL \
             AND outbox.state IN ('unknown', 'failed', 'expired', 'suppressed') LIMIT 1",
        )
        .bind(dispatch.to_string())
        .bind(page.to_string())
        .fetch_optional(self.connection())
        .await?;
        Ok(row.is_some())
    }
}

const TO_TEST: &str = "(contact.tested_at IS NULL OR contact.tested_at <= $1) ORDER BY COALESCE(contact.tested_at, 0), contact.id LIMIT $2";

impl Store {
    /// Whether any contact was not tested since an instant.
    pub async fn a_contact_is_to_be_tested(&self, since: Timestamp) -> Result<bool, Error> {
        let row = sqlx::query(sqlx::AssertSqlSafe(format!("{CONTACT} {TO_TEST}")))
            .bind(since.0)
            .bind(1_i64)
            .fetch_optional(&self.read)
            .await?;
        Ok(row.is_some())
    }
}

fn tested(row: &AnyRow) -> Result<TestedContact, Error> {
    Ok(TestedContact {
        contact: id(row, "id")?,
        staff: id(row, "staff")?,
        channel: code(row, "channel", PageChannel::from_code)?,
        tested_at: instant(row, "tested_at")?,
    })
}

fn linked(row: &AnyRow) -> Result<LinkedPage, Error> {
    let answer = maybe_code(row, "answer", PageWord::from_code)?;
    let dispatch = match maybe_id(row, "dispatch")? {
        None => None,
        Some(dispatch) => Some(PagedFor {
            dispatch,
            number: row.try_get("number")?,
            purpose: code(row, "purpose", Purpose::from_code)?,
            class: code(row, "response_class", ResponseClass::from_code)?,
            area: row.try_get("area_name")?,
            needs: serde_json::from_str(row.try_get("needs")?)?,
            ended_at: instant(row, "ended_at")?,
        }),
    };
    Ok(LinkedPage {
        page: id(row, "id")?,
        staff: id(row, "staff")?,
        contact: id(row, "contact")?,
        channel: code(row, "channel", PageChannel::from_code)?,
        created_at: Timestamp(row.try_get("created_at")?),
        expires_at: Timestamp(row.try_get("expires_at")?),
        seen_at: instant(row, "seen_at")?,
        answered: instant(row, "answered_at")?.zip(answer),
        stood_down_at: instant(row, "stood_down_at")?,
        dispatch,
    })
}
