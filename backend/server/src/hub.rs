//! The table of sockets on this node. A plain struct behind short locks; it decides nothing.

pub mod outlet;

use self::outlet::{Audience, Bounds, Closing, Outlet, Stale};
use std::collections::{HashMap, VecDeque};
use std::ops::RangeInclusive;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use xinqiao_domain::{SessionId, StaffId};
use xinqiao_protocol::frames::close;
use xinqiao_protocol::limits::STAFF_SOCKETS;
use xinqiao_protocol::problem::Tongue;

/// Sockets by whom they serve.
#[derive(Debug)]
pub struct Hub {
    next: AtomicU64,
    bounds: Bounds,
    callers: Mutex<HashMap<SessionId, Arc<Outlet>>>,
    staff: Mutex<HashMap<StaffId, Vec<Arc<Outlet>>>>,
    /// Consoles that follow a talk beside its holder.
    followers: Mutex<HashMap<SessionId, Vec<Arc<Outlet>>>>,
    told: Mutex<Told>,
    /// Grows with every change of the queue.
    queue_changes: AtomicU64,
}

/// What of the journal the sockets here were told. This node's own entries are told at once, and so may run ahead of
/// those that another node wrote just before.
#[derive(Debug, Default)]
struct Told {
    up_to: i64,
    /// Own entries beyond that, in order.
    ahead: VecDeque<RangeInclusive<i64>>,
}

/// Runs of own entries remembered beyond what was told without a gap; one forgotten is told again, which is harmless.
const RUNS_AHEAD: usize = 4_096;

impl Told {
    fn has(&self, seq: i64) -> bool {
        seq <= self.up_to || self.ahead.iter().any(|run| run.contains(&seq))
    }

    fn own(&mut self, entries: RangeInclusive<i64>) {
        // A node begins with its own first entry: nobody is connected before.
        if self.up_to == 0 || *entries.start() <= self.up_to + 1 {
            return self.everything(*entries.end());
        }
        self.ahead.push_back(entries);
        if self.ahead.len() > RUNS_AHEAD {
            self.ahead.pop_front();
        }
    }

    fn everything(&mut self, seq: i64) {
        self.up_to = self.up_to.max(seq);
        while let Some(run) = self.ahead.front() {
            if *run.start() > self.up_to + 1 {
                return;
            }
            self.up_to = self.up_to.max(*run.end());
            self.ahead.pop_front();
        }
    }
}

/// Somebody has as many sockets as they may.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooMany;

fn held<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Hub {
    /// Nobody is connected.
    pub fn new(bounds: Bounds) -> Self {
        Self {
            next: AtomicU64::new(1),
            bounds,
            callers: Mutex::default(),
            staff: Mutex::default(),
            followers: Mutex::default(),
            told: Mutex::default(),
            queue_changes: AtomicU64::new(1),
        }
    }

    /// An outlet for a new socket.
    pub fn outlet(&self, audience: Audience, tongue: Tongue) -> Arc<Outlet> {
        Arc::new(Outlet::new(self.next.fetch_add(1, Ordering::Relaxed), audience, tongue, self.bounds))
    }

    /// A caller's page is connected; an older socket of the same session is told that it was replaced.
    pub fn add_caller(&self, session: SessionId, outlet: &Arc<Outlet>) {
        if let Some(older) = held(&self.callers).insert(session, Arc::clone(outlet)) {
            older.close(Closing { code: close::REPLACED, reason: "replaced" });
        }
    }

    /// A caller's socket ended; another one may have taken over already.
    pub fn remove_caller(&self, session: SessionId, outlet: &Arc<Outlet>) {
        let mut callers = held(&self.callers);
        if callers.get(&session).is_some_and(|current| current.id == outlet.id) {
            callers.remove(&session);
        }
    }

    /// Whether a caller's page is connected here.
    pub fn has_caller(&self, session: SessionId) -> bool {
        held(&self.callers).contains_key(&session)
    }

    /// A console is connected.
    pub fn add_staff(&self, staff: StaffId, outlet: &Arc<Outlet>) -> Result<(), TooMany> {
        let mut all = held(&self.staff);
        let mine = all.entry(staff).or_default();
        if mine.len() >= STAFF_SOCKETS {
            return Err(TooMany);
        }
        mine.push(Arc::clone(outlet));
        Ok(())
    }

    /// A console's socket ended.
    pub fn remove_staff(&self, staff: StaffId, outlet: &Arc<Outlet>) {
        let mut all = held(&self.staff);
        if let Some(mine) = all.get_mut(&staff) {
            mine.retain(|other| other.id != outlet.id);
            if mine.is_empty() {
                all.remove(&staff);
            }
        }
    }

    /// Whether a console of theirs is connected here.
    pub fn has_staff(&self, staff: StaffId) -> bool {
        held(&self.staff).contains_key(&staff)
    }

    /// The caller's socket.
    pub fn caller(&self, session: SessionId) -> Option<Arc<Outlet>> {
        held(&self.callers).get(&session).cloned()
    }

    /// Does something with each console of somebody.
    pub fn with_staff(&self, staff: StaffId, mut act: impl FnMut(&Arc<Outlet>)) {
        if let Some(mine) = held(&self.staff).get(&staff) {
            mine.iter().for_each(&mut act);
        }
    }

    /// A console follows a talk from now on.
    pub fn follow(&self, session: SessionId, outlet: &Arc<Outlet>) {
        let mut followers = held(&self.followers);
        let consoles = followers.entry(session).or_default();
        if consoles.iter().all(|console| console.id != outlet.id) {
            consoles.push(Arc::clone(outlet));
        }
    }

    /// A console follows no talks but these any more.
    pub fn follow_only(&self, outlet: &Arc<Outlet>, kept: impl Fn(SessionId) -> bool) {
        held(&self.followers).retain(|session, consoles| {
            if !kept(*session) {
                consoles.retain(|console| console.id != outlet.id);
            }
            !consoles.is_empty()
        });
    }

    /// Does something with each console that follows a talk.
    pub fn with_followers(&self, session: SessionId, mut act: impl FnMut(&Arc<Outlet>)) {
        if let Some(consoles) = held(&self.followers).get(&session) {
            consoles.iter().for_each(&mut act);
        }
    }

    /// Marks what every console shows as changed.
    pub fn mark_all_staff(&self, stale: Stale) {
        if stale.has(Stale::QUEUE) {
            self.queue_changes.fetch_add(1, Ordering::AcqRel);
        }
        held(&self.staff).values().flatten().for_each(|outlet| outlet.mark(stale));
    }

    /// Every caller connected here.
    pub fn callers(&self) -> Vec<(SessionId, Arc<Outlet>)> {
        held(&self.callers).iter().map(|(session, outlet)| (*session, Arc::clone(outlet))).collect()
    }

    /// Closes every socket: the node stops.
    pub fn close_all(&self, closing: Closing) {
        held(&self.callers).values().for_each(|outlet| outlet.close(closing));
        held(&self.staff).values().flatten().for_each(|outlet| outlet.close(closing));
    }

    /// How many sockets of each kind.
    pub fn counts(&self) -> (usize, usize) {
        (held(&self.callers).len(), held(&self.staff).values().map(Vec::len).sum())
    }

    /// The journal number everything here was told up to; 0 before the first.
    pub fn told(&self) -> i64 {
        held(&self.told).up_to
    }

    /// Whether the sockets here were told of this entry.
    pub fn was_told(&self, seq: i64) -> bool {
        held(&self.told).has(seq)
    }

    /// Everything up to this number was told.
    pub fn set_told(&self, seq: i64) {
        held(&self.told).everything(seq);
    }

    /// Entries that this node wrote itself were told.
    pub fn told_own(&self, entries: RangeInclusive<i64>) {
        held(&self.told).own(entries);
    }

    /// A number that changes whenever the queue does.
    pub fn queue_changes(&self) -> u64 {
        self.queue_changes.load(Ordering::Acquire)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_what_another_node_wrote_between_two_own_entries_still_to_be_told() {
        let mut told = Told::default();
        told.own(7..=8);
        told.own(10..=11);
        told.own(13..=13);
        assert_eq!(told.up_to, 8);
        assert!(told.has(8) && told.has(11) && told.has(13));
        assert!(!told.has(9) && !told.has(12));
        told.everything(9);
        assert_eq!(told.up_to, 11);
        told.everything(12);
        assert_eq!((told.up_to, told.ahead.len()), (13, 0));
    }
}
