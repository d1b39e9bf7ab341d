//! Reading: who opens place, person and words stands in the journal first; and that somebody has seen a page.

use super::{known, tell};
use crate::desk::arrivals::Done;
use crate::desk::{Command, Decline, Work};
use xinqiao_domain::dispatch::{Reading, reading};
use xinqiao_domain::event::DispatchEvent;
use xinqiao_domain::{Actor, CommandId, DispatchId, PageId, Refusal, StaffId};

/// Somebody who may opens a dispatch: written down once for each sitting.
pub struct OpenDispatch {
    pub dispatch: DispatchId,
    pub staff: StaffId,
}

impl Command for OpenDispatch {
    type Answer = Done;

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Done, Decline> {
        let (dispatch, staff) = (known(work, self.dispatch).await?.id, self.staff);
        let last = work.batch.last_reading(dispatch, staff).await?;
        match reading(last, work.batch.now()) {
            Reading::GoesOn => {}
            Reading::Begins => tell(work, Actor::Staff(staff), DispatchEvent::DispatchRead { dispatch, staff })?,
        }
        Ok(Done {})
    }
}

/// A console or phone of somebody shows their page.
pub struct SeePage {
    pub id: CommandId,
    pub staff: StaffId,
    pub page: PageId,
}

impl Command for SeePage {
    type Answer = Done;

    fn identity(&self) -> Option<(CommandId, Vec<u8>)> {
        Some((self.id, format!("{}{}", self.staff, self.page).into_bytes()))
    }

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Done, Decline> {
        let page = work.batch.page(self.page).await?.filter(|page| page.staff == self.staff);
        let page = page.ok_or(Refusal::NotFound)?;
        if page.seen_at.is_some() || !page.waits() {
            return Ok(Done {});
        }
        work.batch.page_seen(page.id).await?;
        let event = DispatchEvent::PageSeen { dispatch: Some(page.dispatch), page: page.id, staff: self.staff };
        tell(work, Actor::Staff(self.staff), event)?;
        Ok(Done {})
    }
}
