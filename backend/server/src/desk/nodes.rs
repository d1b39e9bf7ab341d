//! Nodes: a running process holds a lease row; when it runs out, its sockets are gone.

use super::arrivals::Done;
use super::floor::watching;
use super::links::console;
use super::{Command, Decline, Work};
use xinqiao_domain::session::CallerLink;
use xinqiao_domain::{Actor, Event, Millis, NodeId};
use xinqiao_storage::nodes::Company;
use xinqiao_storage::roster::Linked;

/// How long a node's lease holds.
pub const LEASE: Millis = Millis::seconds(10);
/// How often it is renewed.
pub const RENEWAL: Millis = Millis::seconds(3);

/// This node is alive. The first time it also takes over from nodes that are not.
pub struct Renew {
    pub node: NodeId,
}

/// Sessions of a dead node handled in one command.
const CALLERS_AT_ONCE: i64 = 4_096;

impl Command for Renew {
    type Answer = Done;

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Done, Decline> {
        let node = self.node.to_string();
        let until = work.batch.now() + LEASE;
        if work.batch.renew_node(&node, until).await? == xinqiao_storage::nodes::Renewed::Started {
            work.batch.tell(Actor::Hotline, Event::NodeStarted { node: self.node })?;
        }
        for dead in work.batch.dead_nodes(&node).await? {
            bury(work, &dead).await?;
        }
        Ok(Done {})
    }
}

/// This node stops. Where others go on, its sockets are gone now, not when the lease runs out; where it is the last, the
/// next one to start counts the graces from then: a restart is nobody's absence.
pub struct Leave {
    pub node: NodeId,
}

impl Command for Leave {
    type Answer = Done;

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Done, Decline> {
        let node = self.node.to_string();
        match work.batch.company(&node).await? {
            Company::Others => bury(work, &node).await?,
            Company::Alone => {}
        }
        Ok(Done {})
    }
}

/// Ends the presence of everybody who was connected to a node. Graces begin now, when the centre can write: a restart
/// is nobody's absence.
async fn bury(work: &mut Work<'_>, node: &str) -> Result<(), Decline> {
    let now = work.batch.now();
    for staff in work.batch.staff_on(node).await? {
        console(work, staff, node, Linked::Gone).await?;
    }
    watching::end_of_node(work, node).await?;
    let callers = work.batch.callers_on(node, CALLERS_AT_ONCE).await?;
    let all = (callers.len() as i64) < CALLERS_AT_ONCE;
    for id in callers {
        let Some(session) = work.batch.state(id).await? else { continue };
        let holder = session.stage.lease().map(|lease| lease.operator);
        work.batch.put(session.caller_link(CallerLink::Gone { since: now }));
        work.batch.change_fixed(id, |fixed| fixed.caller_node = None);
        work.batch.tell(Actor::Hotline, Event::CallerGone { session: id, holder })?;
    }
    if all {
        work.batch.remove_node(node).await?;
        if let Ok(node) = node.parse() {
            work.batch.tell(Actor::Hotline, Event::NodeGone { node })?;
        }
    }
    Ok(())
}
