//! Dispatches on a console: the board of who directs or leads, the glance of the operator whose session one came from, and
//! the nudge of who goes out.

use super::ConsoleSocket;
use crate::hub::outlet::text;
use crate::realtime::socket::End;
use crate::show::{self, Reader};
use xinqiao_domain::SessionId;
use xinqiao_domain::authority::Right;
use xinqiao_domain::roles::Role;
use xinqiao_protocol::frames::staff::ToStaff;

impl ConsoleSocket {
    /// Something of dispatches has changed: whoever sees them gets what they see, once it differs.
    pub(super) async fn send_dispatches(&mut self) -> Result<(), End> {
        if self.staff.has(Right::DirectDispatches) {
            let board = self.app.shared.dispatches(&self.app).await?;
            self.wire.feed(board).await?;
        } else if self.staff.has(Right::GoOut) {
            self.send_own_dispatches().await?;
        }
        self.send_glances().await
    }

    /// The board of somebody who goes out: a lead gets it whole, everybody's phone is nudged.
    async fn send_own_dispatches(&mut self) -> Result<(), End> {
        let board = show::board(&self.app, Reader::of(&self.staff)).await?;
        if self.shown_dispatches.as_ref() == Some(&board.strips) {
            return Ok(());
        }
        self.shown_dispatches = Some(board.strips.clone());
        if self.staff.roles.contains(&Role::CrisisLead) {
            self.wire.feed(text(&ToStaff::Dispatches { board })).await?;
        }
        self.wire.feed(text(&ToStaff::CrewChanged {})).await?;
        Ok(())
    }

    /// My desk anew when the dispatch of one of my sessions is another than was shown.
    async fn send_glances(&mut self) -> Result<(), End> {
        let mine: Vec<SessionId> = self.held();
        if mine.is_empty() {
            return Ok(());
        }
        let glances = show::glances(&self.app, &mine, self.staff.id).await?;
        if glances == self.shown_glances { Ok(()) } else { self.send_mine().await }
    }
}
