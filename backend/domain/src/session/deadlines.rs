//! Which deadlines a session has: derived from its state, so that they cannot be forgotten or left over.

use super::{CallerLink, Session, Stage};
use crate::codes::codes;
use crate::policy::Policy;
use crate::queue::Place;
use crate::risk::RiskTier;
use crate::time::Timestamp;

codes!(
    /// What is due.
    DeadlineKind {
        /// An offer was not answered.
        OfferExpires = "offer_expires",
        /// The holder did not come back.
        GraceEnds = "grace_ends",
        /// The pick-up target.
        Target = "target",
        /// The wishes are no longer asked for, or an operator who passed may be asked again: route once more.
        Route = "route",
        /// A waiting caller has been gone for long.
        CallerGone = "caller_gone",
        /// A guest's console did not come back.
        GuestGone = "guest_gone",
    }
);

/// One due instant of one session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Deadline {
    pub kind: DeadlineKind,
    pub due_at: Timestamp,
}

impl Session {
    /// Every deadline this session has at `now`. At most one of each kind. A deadline that ends a state stays until the
    /// state changes; one that only asks for another look (`Route`) is gone once it has passed.
    pub fn deadlines(&self, policy: &Policy, now: Timestamp) -> Vec<Deadline> {
        let mut due = Vec::new();
        match &self.stage {
            Stage::Waiting(waiting) => {
                self.waiting_deadlines(policy, waiting.since, &mut due);
                let short = self.tier.is_some_and(RiskTier::is_urgent).then_some(policy.urgent_rest_ms);
                let rests = || short.into_iter().chain([policy.pass_rest_ms]);
                let rested = self.passed.iter().flat_map(|pass| rests().map(|rest| pass.at + rest));
                let looks = rested.chain([waiting.since + policy.relax_preference_ms]);
                due.extend(
                    looks.filter(|at| *at > now).min().map(|due_at| Deadline { kind: DeadlineKind::Route, due_at }),
                );
            }
            Stage::Offered(waiting, offer) => {
                self.waiting_deadlines(policy, waiting.since, &mut due);
                due.push(Deadline { kind: DeadlineKind::OfferExpires, due_at: offer.expires_at });
            }
            Stage::Detached(_, lost) => due.push(Deadline { kind: DeadlineKind::GraceEnds, due_at: lost.until }),
            Stage::Held(_) | Stage::WrapUp(..) | Stage::Closed(_) => {}
        }
        due.extend(self.guest_leaves_at(policy).map(|due_at| Deadline { kind: DeadlineKind::GuestGone, due_at }));
        due
    }

    fn waiting_deadlines(&self, policy: &Policy, since: Timestamp, due: &mut Vec<Deadline>) {
        if self.target_missed_at.is_none() {
            due.push(Deadline { kind: DeadlineKind::Target, due_at: Place::target_at(self.tier, since, policy) });
        }
        if let CallerLink::Gone { since } = self.caller {
            due.push(Deadline { kind: DeadlineKind::CallerGone, due_at: since + policy.waiting_gone_ms });
        }
    }
}
