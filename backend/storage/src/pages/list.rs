//! Pages as they are shown: with what became of them on their way, and what the person offered instead.

use super::{Page, read};
use crate::sealing::Field;
use crate::sessions::{id, instant, maybe_code};
use crate::statements::{Statement, with_ids};
use crate::{Error, Store};
use sqlx::Row;
use sqlx::any::AnyRow;
use std::collections::{BTreeMap, BTreeSet};
use xinqiao_domain::delivery::{DeliveryReason, DeliveryWord};
use xinqiao_domain::dispatch::{CounterOffer, PageWord, word};
use xinqiao_domain::employment::Profession;
use xinqiao_domain::team::Duty;
use xinqiao_domain::{DispatchId, StaffId, Timestamp};

/// A page of a dispatch, as the board shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageShown {
    pub page: Page,
    pub state: PageWord,
    /// Why it is not, or not yet, accepted.
    pub because: Option<DeliveryReason>,
    pub offer: Option<CounterOffer>,
    /// The person as a member of a team now.
    pub member: Option<PagedMember>,
}

/// Somebody who was paged, as a member of their team.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PagedMember {
    pub team_name: String,
    pub duty: Duty,
    pub professions: BTreeSet<Profession>,
}

/// A page to somebody, with whether its dispatch is still open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PagedTo {
    pub page: Page,
    pub state: PageWord,
    pub ended_at: Option<Timestamp>,
}

const SHOWN: &str = "SELECT page.id, page.dispatch, page.taken, page.round, page.step, page.staff, page.contact, \
     page.channel, page.created_at, page.expires_at, page.seen_at, page.answered_at, page.answer, page.decline_reason, \
     page.stood_down_at, page.offer, outbox.state AS delivery, outbox.because AS because, outbox.delivered_at, \
     team.name AS team_name, team_member.duty, team_member.professions, dispatch.ended_at \
     FROM page JOIN dispatch ON dispatch.id = page.dispatch LEFT JOIN outbox ON outbox.id = page.id \
     LEFT JOIN team_member ON team_member.staff = page.staff LEFT JOIN team ON team.id = team_member.team WHERE ";
/// Most pages read at once, whatever they are of.
const READ_AT_ONCE: usize = 5_000;

impl Store {
    /// The pages of these dispatches since their ladders were last begun, the latest first.
    pub async fn pages_of(&self, dispatches: &[DispatchId]) -> Result<BTreeMap<DispatchId, Vec<PageShown>>, Error> {
        let ids: Vec<String> = dispatches.iter().map(ToString::to_string).collect();
        let mut pages = BTreeMap::<DispatchId, Vec<PageShown>>::new();
        if ids.is_empty() {
            return Ok(pages);
        }
        let head = format!("{SHOWN} page.created_at >= dispatch.begun_at AND page.dispatch IN");
        let tail = format!("ORDER BY page.taken DESC, page.staff, page.channel LIMIT {READ_AT_ONCE}");
        for row in with_ids(&head, &ids, &tail).fetch_all(&self.read).await? {
            let shown = self.shown(&row).await?;
            pages.entry(shown.page.dispatch).or_default().push(shown);
        }
        Ok(pages)
    }

    async fn shown(&self, row: &AnyRow) -> Result<PageShown, Error> {
        let page = read(row)?;
        let sealed: Option<Vec<u8>> = row.try_get("offer")?;
        let offer = match sealed {
            Some(sealed) => {
                let seal = self.seal(&page.dispatch.to_string()).await?;
                seal.document(Field::PageOffer, &page.id.to_string(), &sealed)?
            }
            None => None,
        };
        let team_name: Option<String> = row.try_get("team_name")?;
        let member = match (team_name, maybe_code(row, "duty", Duty::from_code)?) {
            (Some(team_name), Some(duty)) => {
                let professions = serde_json::from_str(row.try_get("professions")?)?;
                Some(PagedMember { team_name, duty, professions })
            }
            (None, _) | (_, None) => None,
        };
        let because = maybe_code(row, "because", DeliveryReason::from_code)?;
        Ok(PageShown { state: state(row, &page)?, because, offer, member, page })
    }

    /// The pages to somebody since an instant, the newest first: the newest of each dispatch.
    pub async fn pages_to(&self, staff: StaffId, since: Timestamp, limit: usize) -> Result<Vec<PagedTo>, Error> {
        let mut query = Statement::new(SHOWN);
        query.push("page.staff = ").push_bind(staff.to_string());
        query.push(" AND page.created_at >= ").push_bind(since.0);
        query
            .push(" ORDER BY page.created_at DESC, page.taken DESC, CASE WHEN page.answer IS NULL THEN 1 ELSE 0 END, ");
        query.push("page.id DESC LIMIT ").push_bind(limit as i64);
        let rows = query.build().fetch_all(&self.read).await?;
        let mut newest = BTreeMap::<DispatchId, PagedTo>::new();
        for row in &rows {
            let page = read(row)?;
            let shown = PagedTo { state: state(row, &page)?, ended_at: instant(row, "ended_at")?, page };
            // One of them answered or seen speaks for all that went out at the same step.
            newest.entry(id(row, "dispatch")?).or_insert(shown);
        }
        let mut pages: Vec<PagedTo> = newest.into_values().collect();
        pages.sort_by_key(|one| std::cmp::Reverse((one.page.created_at, one.page.id)));
        Ok(pages)
    }
}

fn state(row: &AnyRow, page: &Page) -> Result<PageWord, Error> {
    let delivery = maybe_code(row, "delivery", DeliveryWord::from_code)?;
    Ok(word(delivery, instant(row, "delivered_at")?, page.seen_at, page.stood_down_at, page.answer))
}
