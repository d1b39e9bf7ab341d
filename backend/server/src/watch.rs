//! The watchdog: when each worker last ticked. Readiness turns red when one has not.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use xinqiao_domain::{Millis, Timestamp};

/// The workers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Name {
    Deadlines,
    Node,
    Sweep,
    DayChange,
    Reminders,
    Indexing,
    Calls,
    Incidents,
    Referrals,
    Dispatches,
    OnCall,
    Mail,
    ContactTests,
    Exchange,
    Wiping,
    Follow,
    Places,
}

impl Name {
    const ALL: [Self; 17] = [
        Self::Deadlines,
        Self::Node,
        Self::Sweep,
        Self::DayChange,
        Self::Reminders,
        Self::Indexing,
        Self::Calls,
        Self::Incidents,
        Self::Referrals,
        Self::Dispatches,
        Self::OnCall,
        Self::Mail,
        Self::ContactTests,
        Self::Exchange,
        Self::Wiping,
        Self::Follow,
        Self::Places,
    ];

    /// As `/readyz` names it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Deadlines => "deadlines",
            Self::Node => "node",
            Self::Sweep => "sweep",
            Self::DayChange => "day_change",
            Self::Reminders => "reminders",
            Self::Indexing => "indexing",
            Self::Calls => "calls",
            Self::Incidents => "incidents",
            Self::Referrals => "referrals",
            Self::Dispatches => "dispatches",
            Self::OnCall => "on_call",
            Self::Mail => "mail",
            Self::ContactTests => "contact_tests",
            Self::Exchange => "exchange",
            Self::Wiping => "wiping",
            Self::Follow => "follow",
            Self::Places => "places",
        }
    }

    /// Without a tick for this long, something is wrong.
    const fn patience(self) -> Millis {
        match self {
            Self::Deadlines | Self::Dispatches | Self::DayChange | Self::Follow | Self::Places => Millis::seconds(10),
            Self::Node | Self::Mail => Millis::seconds(15),
            Self::Reminders | Self::Calls | Self::Incidents | Self::Referrals | Self::Indexing | Self::Exchange => {
                Millis::seconds(30)
            }
            Self::Sweep | Self::OnCall | Self::ContactTests | Self::Wiping => Millis::minutes(5),
        }
    }
}

/// When each worker last ticked.
#[derive(Debug, Clone, Default)]
pub struct Watch(Arc<[AtomicI64; Name::ALL.len()]>);

impl Watch {
    /// A worker has done its round.
    pub fn ticked(&self, name: Name, at: Timestamp) {
        self.0[name as usize].store(at.0, Ordering::Relaxed);
    }

    /// Workers that have not ticked for too long, of those that ever did.
    pub fn late(&self, now: Timestamp) -> Vec<&'static str> {
        let late = |name: &Name| {
            let last = Timestamp(self.0[*name as usize].load(Ordering::Relaxed));
            last.0 > 0 && now.since(last) > name.patience()
        };
        Name::ALL.into_iter().filter(late).map(Name::word).collect()
    }
}
