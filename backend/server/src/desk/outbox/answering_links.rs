//! The link of a page: looking shows what is asked, and answers nothing; one button answers. Whoever holds the link is
//! whom the page went to, and nothing more is shown than the page said.

use super::proving::prove;
use crate::desk::dispatches::answering::{Answering, Says, answer};
use crate::desk::{Command, Decline, Work};
use serde::{Deserialize, Serialize};
use xinqiao_domain::dispatch::PageWord;
use xinqiao_domain::event::DispatchEvent;
use xinqiao_domain::{Actor, CommandId, Event, PageId, Refusal, Timestamp};
use xinqiao_protocol::http::page_links::{LinkAnswer, LinkedAsk, LinkedPage};
use xinqiao_storage::page_links::LinkedPage as Stored;

/// What a link is answered with. That it is of no use is a fact too, and so no refusal of the command.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum LinkOutcome {
    Shown(LinkedPage),
    OfNoUse(Refusal),
}

/// Somebody opened a link. The token was found right.
pub struct LookAtLink {
    pub page: PageId,
}

impl Command for LookAtLink {
    type Answer = LinkOutcome;

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<LinkOutcome, Decline> {
        let page = work.batch.linked_page(self.page).await?.ok_or(Refusal::PageLinkUnknown)?;
        if let Err(refusal) = is_open(&page, work.batch.now()) {
            return of_no_use(work, &page, refusal);
        }
        if page.seen_at.is_none() {
            work.batch.page_link_seen(page.page).await?;
            let seen = DispatchEvent::PageSeen { dispatch: dispatch(&page), page: page.page, staff: page.staff };
            work.batch.tell(Actor::Staff(page.staff), Event::Dispatch(seen))?;
        }
        Ok(LinkOutcome::Shown(shown(work, page).await?))
    }
}

/// Somebody pressed the button. The token was found right.
pub struct AnswerLink {
    pub id: CommandId,
    pub page: PageId,
    pub answer: LinkAnswer,
}

impl Command for AnswerLink {
    type Answer = LinkOutcome;

    fn identity(&self) -> Option<(CommandId, Vec<u8>)> {
        let answer = serde_json::to_string(&self.answer).unwrap_or_default();
        Some((self.id, format!("{}{answer}", self.page).into_bytes()))
    }

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<LinkOutcome, Decline> {
        let page = work.batch.linked_page(self.page).await?.ok_or(Refusal::PageLinkUnknown)?;
        let of_use = is_open(&page, work.batch.now()).and_then(|()| is_unanswered(&page));
        if let Err(refusal) = of_use {
            return of_no_use(work, &page, refusal);
        }
        match (dispatch(&page), self.answer.clone()) {
            (Some(dispatch), said) => {
                let says = match said {
                    LinkAnswer::Acknowledge => Says::Go,
                    LinkAnswer::Decline { because, offer } => Says::Decline { because, offer },
                };
                answer(work, Answering { dispatch, staff: page.staff, page: Some(page.page), says }).await?;
            }
            (None, LinkAnswer::Acknowledge) => {
                work.batch.test_acknowledged(page.page).await?;
                let staff = page.staff;
                let event = DispatchEvent::PageAcknowledged { dispatch: None, page: Some(page.page), staff };
                work.batch.tell(Actor::Staff(staff), Event::Dispatch(event))?;
            }
            (None, LinkAnswer::Decline { .. }) => return Err(Decline::with(Refusal::FieldInvalid, "field", "answer")),
        }
        prove(work, page.contact, page.staff).await?;
        let page = work.batch.linked_page(self.page).await?.ok_or(Refusal::PageLinkUnknown)?;
        Ok(LinkOutcome::Shown(shown(work, page).await?))
    }
}

/// Whether a link is still of use: before its end, and unless it was called off. What was answered over another channel
/// was not called off: whoever opens this one is told how they answered.
fn is_open(page: &Stored, now: Timestamp) -> Result<(), Refusal> {
    let over = page.dispatch.as_ref().is_some_and(|paged_for| paged_for.ended_at.is_some());
    if over || (page.stood_down_at.is_some() && page.answered.is_none()) {
        Err(Refusal::PageStoodDown)
    } else if page.expires_at <= now {
        Err(Refusal::PageLinkExpired)
    } else {
        Ok(())
    }
}

fn is_unanswered(page: &Stored) -> Result<(), Refusal> {
    if page.answered.is_some() { Err(Refusal::PageAnswered) } else { Ok(()) }
}

fn of_no_use(work: &mut Work<'_>, page: &Stored, refusal: Refusal) -> Result<LinkOutcome, Decline> {
    let (dispatch, page, staff) = (dispatch(page), page.page, page.staff);
    let refused = DispatchEvent::PageAnswerRefused { dispatch, page, staff };
    work.batch.tell(Actor::Staff(staff), Event::Dispatch(refused))?;
    Ok(LinkOutcome::OfNoUse(refusal))
}

fn dispatch(page: &Stored) -> Option<xinqiao_domain::DispatchId> {
    page.dispatch.as_ref().map(|paged_for| paged_for.dispatch)
}

/// What a link shows.
async fn shown(work: &mut Work<'_>, page: Stored) -> Result<LinkedPage, Decline> {
    let name = work.batch.staff(page.staff).await?.map(|staff| staff.name).unwrap_or_default();
    let asks = match page.dispatch {
        None => LinkedAsk::Test,
        Some(paged_for) => LinkedAsk::Dispatch {
            number: paged_for.number,
            purpose: paged_for.purpose,
            class: paged_for.class,
            area: paged_for.area,
            wanted: paged_for.needs.each().iter().map(|need| need.profession).collect(),
        },
    };
    Ok(LinkedPage {
        page: page.page,
        channel: page.channel,
        state: page.answered.map_or(PageWord::Seen, |(_, answer)| answer),
        recipient_hint: name.chars().take(1).chain("*".chars()).collect(),
        sent_at: page.created_at,
        expires_at: page.expires_at,
        asks,
    })
}
