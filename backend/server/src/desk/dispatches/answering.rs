//! Answers to pages: "I go", "I do not, but ...", "I cannot after all". By people who are signed in, or over the link of a
//! page: the same rules for both.

use super::paging::climb_if_due;
use super::{candidate, keep, known, tell};
use crate::desk::arrivals::Done;
use crate::desk::ledgers::text;
use crate::desk::outbox::{CalledOff, cancel_page};
use crate::desk::{Command, Decline, Work};
use serde::{Deserialize, Serialize};
use xinqiao_domain::dispatch::{CounterOffer, DeclineBecause, Dispatch, PageAnswer, Seated};
use xinqiao_domain::event::DispatchEvent;
use xinqiao_domain::team::Candidate;
use xinqiao_domain::{Actor, CommandId, DispatchId, PageId, Refusal, StaffId};
use xinqiao_protocol::limits::OFFER_CHARS;
use xinqiao_storage::pages::Page;

/// An answer of somebody to a dispatch.
pub(in crate::desk) struct Answering {
    pub dispatch: DispatchId,
    pub staff: StaffId,
    /// Which page is answered; none where somebody of the team saw it without being paged.
    pub page: Option<PageId>,
    pub says: Says,
}

/// What they say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Says {
    Go,
    Decline { because: DeclineBecause, offer: Option<CounterOffer> },
}

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Came {
    Seated(SeatedAs),
    Declined,
}

/// How somebody is seated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum SeatedAs {
    Lead,
    Member,
    Already,
    NotNeeded,
}

impl From<Seated> for SeatedAs {
    fn from(seated: Seated) -> Self {
        match seated {
            Seated::Lead => Self::Lead,
            Seated::Member => Self::Member,
            Seated::Already => Self::Already,
            Seated::NotNeeded => Self::NotNeeded,
        }
    }
}

/// Takes an answer. Whoever is of another team answers only a page to themselves.
///
/// # Errors
/// [`Refusal::NotFound`], [`Refusal::DispatchOver`], [`Refusal::Engaged`], [`Refusal::AlreadyDone`].
pub(in crate::desk) async fn answer(work: &mut Work<'_>, answering: Answering) -> Result<Came, Decline> {
    let Answering { dispatch, staff, page, says } = answering;
    let dispatch = known(work, dispatch).await?;
    let page = match page {
        Some(page) => Some(own_page(work, &dispatch, staff, page).await?),
        None => work.batch.latest_page(dispatch.id, staff).await?,
    };
    let candidate = candidate(work, &dispatch, staff).await?;
    if candidate.team != dispatch.team && page.is_none() {
        return Err(Refusal::NotFound.into());
    }
    match says {
        Says::Go => go(work, dispatch, &candidate, page).await,
        Says::Decline { because, offer } => decline(work, dispatch, page, staff, because, offer).await,
    }
}

async fn own_page(work: &mut Work<'_>, dispatch: &Dispatch, staff: StaffId, page: PageId) -> Result<Page, Decline> {
    let page = work.batch.page(page).await?;
    Ok(page.filter(|page| page.dispatch == dispatch.id && page.staff == staff).ok_or(Refusal::NotFound)?)
}

async fn go(
    work: &mut Work<'_>,
    dispatch: Dispatch,
    candidate: &Candidate,
    page: Option<Page>,
) -> Result<Came, Decline> {
    let (now, staff, by) = (work.batch.now(), candidate.staff, Actor::Staff(candidate.staff));
    let (next, seated) = dispatch.clone().acknowledge(candidate, now)?;
    let id = page.map(|page| page.id);
    match seated {
        Seated::Already => {}
        Seated::NotNeeded => {
            settle_pages(work, &dispatch, page, staff, (PageAnswer::NotNeeded { at: now }, None)).await?;
            if let Some(page) = id {
                tell(work, by, DispatchEvent::PageAnswerRefused { dispatch: Some(dispatch.id), page, staff })?;
            }
        }
        Seated::Lead | Seated::Member => {
            settle_pages(work, &dispatch, page, staff, (PageAnswer::Acknowledged { at: now }, None)).await?;
            tell(work, by, DispatchEvent::PageAcknowledged { dispatch: Some(dispatch.id), page: id, staff })?;
            keep(work, by, &dispatch, &next).await?;
        }
    }
    Ok(Came::Seated(seated.into()))
}

async fn decline(
    work: &mut Work<'_>,
    dispatch: Dispatch,
    page: Option<Page>,
    staff: StaffId,
    because: DeclineBecause,
    offer: Option<CounterOffer>,
) -> Result<Came, Decline> {
    let now = work.batch.now();
    let offer = offer.as_ref().map(checked).transpose()?;
    let page = page.ok_or(Refusal::NotFound)?;
    let still_asked = still_asked(work, &dispatch, staff).await?;
    let next = dispatch.clone().decline(staff, &still_asked, now)?;
    let answer = PageAnswer::Declined { at: now, because };
    settle_pages(work, &dispatch, Some(page), staff, (answer, offer.as_ref())).await?;
    let event = DispatchEvent::PageDeclined { dispatch: dispatch.id, page: Some(page.id), staff, because };
    tell(work, Actor::Staff(staff), event)?;
    keep(work, Actor::Staff(staff), &dispatch, &next).await?;
    climb_if_due(work, next).await?;
    Ok(Came::Declined)
}

fn checked(offer: &CounterOffer) -> Result<CounterOffer, Decline> {
    Ok(CounterOffer { words: text("offer", &offer.words, OFFER_CHARS)?, ..offer.clone() })
}

/// Whose pages still wait for an answer, but for this person's.
async fn still_asked(work: &mut Work<'_>, dispatch: &Dispatch, but: StaffId) -> Result<Vec<Candidate>, Decline> {
    let waiting = work.batch.waiting_pages(dispatch.id).await?;
    let mut candidates = work.batch.candidates(dispatch.team).await?;
    candidates.retain(|one| one.staff != but && waiting.iter().any(|page| page.staff == one.staff));
    Ok(candidates)
}

/// The page is answered, and the person's other pages for this dispatch are called off: they know.
async fn settle_pages(
    work: &mut Work<'_>,
    dispatch: &Dispatch,
    page: Option<Page>,
    staff: StaffId,
    (answer, offer): (PageAnswer, Option<&CounterOffer>),
) -> Result<(), Decline> {
    let answered = page.map(|page| page.id);
    if let Some(page) = page {
        work.batch.page_answered(&Page { answer, ..page }, offer).await?;
        cancel_page(work, page.id, CalledOff::Answered).await?;
    }
    for other in work.batch.waiting_pages(dispatch.id).await? {
        if other.staff == staff && Some(other.id) != answered {
            work.batch.page_stood_down(other.id).await?;
            cancel_page(work, other.id, CalledOff::Answered).await?;
        }
    }
    Ok(())
}

/// Somebody who is signed in says "I go", or that they do not.
pub struct Answer {
    pub id: CommandId,
    pub staff: StaffId,
    pub dispatch: DispatchId,
    pub page: Option<PageId>,
    pub says: Says,
}

impl Command for Answer {
    type Answer = Came;

    fn identity(&self) -> Option<(CommandId, Vec<u8>)> {
        Some((self.id, format!("{}{}{:?}{:?}", self.staff, self.dispatch, self.page, self.says).into_bytes()))
    }

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Came, Decline> {
        let (dispatch, staff, page, says) = (self.dispatch, self.staff, self.page, self.says.clone());
        answer(work, Answering { dispatch, staff, page, says }).await
    }
}

/// Somebody who had said that they go, cannot.
pub struct Withdraw {
    pub id: CommandId,
    pub staff: StaffId,
    pub dispatch: DispatchId,
    pub because: DeclineBecause,
}

impl Command for Withdraw {
    type Answer = Done;

    fn identity(&self) -> Option<(CommandId, Vec<u8>)> {
        Some((self.id, format!("{}{}{}", self.staff, self.dispatch, self.because.code()).into_bytes()))
    }

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Done, Decline> {
        let (now, staff) = (work.batch.now(), self.staff);
        let dispatch = known(work, self.dispatch).await?;
        let next = dispatch.clone().withdraw(staff, now)?;
        let event = DispatchEvent::PageDeclined { dispatch: dispatch.id, page: None, staff, because: self.because };
        tell(work, Actor::Staff(staff), event)?;
        keep(work, Actor::Staff(staff), &dispatch, &next).await?;
        climb_if_due(work, next).await?;
        Ok(Done {})
    }
}
