//! Connections appear and go: the caller's page, the operator's console. Transitions only.

use super::arrivals::Done;
use super::{Command, Decline, Work, floor};
use crate::hub::Hub;
use std::sync::Arc;
use xinqiao_domain::routing::StaffLink;
use xinqiao_domain::session::{AlertKind, CallerLink, Stage};
use xinqiao_domain::{Actor, Event, NodeId, SessionId, StaffId};
use xinqiao_storage::roster::Linked;

/// A caller's page is connected to this node, or lost.
pub struct CallerPage {
    pub session: SessionId,
    pub node: NodeId,
    /// Asked when the command is decided: two sockets may come and go in any order before that.
    pub hub: Arc<Hub>,
}

impl Command for CallerPage {
    type Answer = Done;

    fn sessions(&self) -> Vec<SessionId> {
        vec![self.session]
    }

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Done, Decline> {
        let node = self.node.to_string();
        let now = work.batch.now();
        let Some(kept) = work.batch.session(self.session).await? else { return Ok(Done {}) };
        let session = kept.stored.session.clone();
        // A page that came back on another node is not gone because its old socket here ended.
        let elsewhere = kept.stored.fixed.caller_node.as_ref().is_some_and(|at| *at != node);
        let holder = session.stage.lease().map(|lease| lease.operator);
        let before = session.caller;
        let linked = if self.hub.has_caller(self.session) { Linked::Here } else { Linked::Gone };
        let (link, on_node) = match linked {
            Linked::Here => (CallerLink::Here, Some(node)),
            Linked::Gone if elsewhere => return Ok(Done {}),
            Linked::Gone => (CallerLink::Gone { since: now }, None),
        };
        let session = session.caller_link(link);
        let changed = session.caller != before;
        work.batch.put(session);
        work.batch.change_fixed(self.session, |fixed| fixed.caller_node = on_node);
        if changed {
            let event = match linked {
                Linked::Here => Event::CallerHere { session: self.session, holder },
                Linked::Gone => Event::CallerGone { session: self.session, holder },
            };
            work.batch.tell(Actor::Caller(self.session), event)?;
        }
        Ok(Done {})
    }
}

/// The first console of somebody on this node appeared, or the last one went.
pub struct Console {
    pub staff: StaffId,
    pub node: NodeId,
    /// Asked when the command is decided.
    pub hub: Arc<Hub>,
}

impl Command for Console {
    type Answer = Done;

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Done, Decline> {
        let link = if self.hub.has_staff(self.staff) { Linked::Here } else { Linked::Gone };
        console(work, self.staff, &self.node.to_string(), link).await?;
        Ok(Done {})
    }
}

pub(super) async fn console(work: &mut Work<'_>, staff: StaffId, node: &str, link: Linked) -> Result<(), Decline> {
    let before = work.batch.roster().await?.members.get(&staff).map(|member| member.candidate.link);
    let after = work.batch.set_staff_link(staff, node, link).await?;
    match (before, after) {
        (Some(StaffLink::Gone), StaffLink::Connected(_)) => back(work, staff).await?,
        (Some(StaffLink::Connected(_)), StaffLink::Gone) => gone(work, staff).await?,
        (Some(StaffLink::Gone), StaffLink::Gone)
        | (Some(StaffLink::Connected(_)), StaffLink::Connected(_))
        | (None, _) => {}
    }
    Ok(())
}

/// Back within the grace: every conversation of theirs is theirs again.
async fn back(work: &mut Work<'_>, staff: StaffId) -> Result<(), Decline> {
    work.batch.tell(Actor::Staff(staff), Event::StaffConnected { staff })?;
    for session in work.batch.sessions_of(staff).await? {
        if matches!(session.stage, Stage::Detached(..)) {
            let id = session.id;
            work.batch.put(session.holder_back(staff));
            work.batch.tell(Actor::Hotline, Event::HolderBack { session: id, staff })?;
            work.batch.settle_alerts(id, AlertKind::HolderLost).await?;
        }
    }
    floor::joining::guest_back(work, staff).await?;
    work.route();
    Ok(())
}

/// Gone: callers are told at once, the grace begins, pending offers move on.
pub(super) async fn gone(work: &mut Work<'_>, staff: StaffId) -> Result<(), Decline> {
    let policy = work.batch.policy().await?;
    let now = work.batch.now();
    work.batch.tell(Actor::Staff(staff), Event::StaffGone { staff })?;
    for session in work.batch.sessions_of(staff).await? {
        let id = session.id;
        match &session.stage {
            Stage::Offered(..) => floor::withdraw(work, session, staff)?,
            Stage::Held(_) => {
                let session = session.holder_lost(now, &policy);
                if let Stage::Detached(_, lost) = session.stage {
                    work.batch.put(session);
                    work.batch.tell(Actor::Hotline, Event::HolderLost { session: id, staff, until: lost.until })?;
                }
            }
            Stage::Waiting(_) | Stage::Detached(..) | Stage::WrapUp(..) | Stage::Closed(_) => {}
        }
    }
    floor::joining::guest_lost(work, staff).await
}
