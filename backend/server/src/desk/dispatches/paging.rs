//! The ladder: a step is taken in one transaction with its pages, the next due instant and the journal. An order that is
//! older than the newest step does nothing.

use super::{keep, known, raise, tell};
use crate::desk::arrivals::Done;
use crate::desk::outbox::{NewPage, PageWords, send_page};
use crate::desk::{Command, Decline, Work};
use xinqiao_domain::delivery::{Priority, Turn};
use xinqiao_domain::dispatch::{Climb, Dispatch, Ladder, PageAnswer, Roster, Summon};
use xinqiao_domain::event::DispatchEvent;
use xinqiao_domain::session::AlertKind;
use xinqiao_domain::{Actor, DispatchId, PageId, Timestamp};
use xinqiao_storage::pages::Page;

/// A step that ran out, or that somebody's answer has made due: the next one is taken.
pub struct Advance {
    pub dispatch: DispatchId,
}

impl Command for Advance {
    type Answer = Done;

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Done, Decline> {
        let dispatch = known(work, self.dispatch).await?;
        climb_if_due(work, dispatch).await?;
        Ok(Done {})
    }
}

/// Takes the next step when it is due; else nothing happens.
pub(super) async fn climb_if_due(work: &mut Work<'_>, dispatch: Dispatch) -> Result<(), Decline> {
    let now = work.batch.now();
    if dispatch.is_open().is_err() || !dispatch.asks_for_more() || !dispatch.step_is_over(now) {
        return Ok(());
    }
    let candidates = work.batch.candidates(dispatch.team).await?;
    let declined = work.batch.declined_since(dispatch.id, dispatch.begun_at).await?;
    let roster = Roster { candidates: &candidates, declined: &declined };
    let (next, climb) = dispatch.clone().escalate(roster, now);
    keep(work, Actor::Hotline, &dispatch, &next).await?;
    tell_climb(work, &next, &climb)?;
    summon(work, &next, &climb).await?;
    if !climb.skipped.is_empty() {
        raise(work, &next, AlertKind::StepEmpty).await?;
    }
    match next.ladder {
        Ladder::UsedUp { .. } => raise(work, &next, AlertKind::PagesUsedUp).await,
        Ladder::Foot | Ladder::On { .. } | Ladder::Still { .. } => Ok(()),
    }
}

fn tell_climb(work: &mut Work<'_>, dispatch: &Dispatch, climb: &Climb) -> Result<(), Decline> {
    let id = dispatch.id;
    for skipped in &climb.skipped {
        let event = DispatchEvent::StepSkipped { dispatch: id, round: skipped.round, step: skipped.step };
        tell(work, Actor::Hotline, event)?;
    }
    match dispatch.ladder {
        Ladder::On { round, step, .. } => {
            let pages = u32::try_from(climb.summons.len()).unwrap_or(u32::MAX);
            tell(work, Actor::Hotline, DispatchEvent::StepTaken { dispatch: id, round, step, pages })
        }
        Ladder::UsedUp { .. } => tell(work, Actor::Hotline, DispatchEvent::LadderUsedUp { dispatch: id }),
        Ladder::Foot | Ladder::Still { .. } => Ok(()),
    }
}

/// Writes the pages of a step, and hands to the outbox what leaves the house.
async fn summon(work: &mut Work<'_>, dispatch: &Dispatch, climb: &Climb) -> Result<(), Decline> {
    let Ladder::On { round, step, next_at } = dispatch.ladder else { return Ok(()) };
    let expires_at = answerable_until(dispatch, next_at);
    let stored = work.batch.stored_dispatch(dispatch.id).await?;
    let number = stored.map(|stored| stored.number).unwrap_or_default();
    let area = work.batch.area(dispatch.area).await?.map(|area| area.name).unwrap_or_default();
    for (place, Summon { staff, contact, channel }) in climb.summons.iter().copied().enumerate() {
        let page = Page {
            id: PageId(work.ids.draw()),
            dispatch: dispatch.id,
            taken: dispatch.taken,
            round,
            step,
            staff,
            contact,
            channel,
            created_at: work.batch.now(),
            expires_at,
            seen_at: None,
            answer: PageAnswer::None,
            stood_down_at: None,
        };
        work.batch.insert_page(&page).await?;
        tell(
            work,
            Actor::Hotline,
            DispatchEvent::Paged { dispatch: Some(dispatch.id), page: page.id, staff, channel },
        )?;
        let words = PageWords {
            number: number.clone(),
            purpose: dispatch.purpose,
            class: dispatch.class,
            area: area.clone(),
            wanted: dispatch.missing().into_iter().map(|need| need.profession).collect(),
        };
        let before = climb.summons.iter().take(place).filter(|earlier| earlier.channel == channel).count();
        let priority = Priority::of_page(dispatch.purpose, dispatch.tier, Turn::after(before));
        send_page(work, NewPage { page: page.id, staff, contact, channel, words, expires_at, priority }).await?;
    }
    Ok(())
}

/// To the end of the ladder, and at least until the next step.
fn answerable_until(dispatch: &Dispatch, next_at: Timestamp) -> Timestamp {
    (dispatch.begun_at + dispatch.policy.span()).max(next_at)
}
