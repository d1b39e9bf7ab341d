//! How close routing comes to the best possible wait: the hotline's own rules under a day's Poisson arrivals with
//! exponential talks, against the Erlang-C mean wait. One tier, equal operators, everybody accepts at once.

use super::chance::Chance;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};
use uuid::Uuid;
use xinqiao_domain::accounts::Grade;
use xinqiao_domain::policy::Policy;
use xinqiao_domain::presence::{Load, Presence};
use xinqiao_domain::queue::Place;
use xinqiao_domain::routing::{Candidate, Continued, Duty, Footing, Need, StaffLink, Standing, matches};
use xinqiao_domain::session::Language;
use xinqiao_domain::{SessionId, StaffId, Timestamp};

const DAY_S: f64 = 86_400.0;
const MICROS: f64 = 1_000_000.0;

/// A floor and its traffic.
#[derive(Debug, Clone, Copy)]
pub struct Traffic {
    pub operators: u32,
    pub arrivals_per_hour: f64,
    /// Mean length of a talk with its record, in minutes.
    pub handling_minutes: f64,
    /// Days simulated, one after another without a break.
    pub days: u32,
    pub seed: u64,
}

impl Traffic {
    /// A busy floor of twelve: 85 % of the operators' time is taken, so that waiting is common and order matters.
    pub const fn busy_floor(days: u32, seed: u64) -> Self {
        Self { operators: 12, arrivals_per_hour: 24.48, handling_minutes: 25.0, days, seed }
    }
}

/// Mean waits in seconds for the same arrivals.
#[derive(Debug, Clone, Copy, serde::Serialize)]
pub struct Waits {
    pub callers: usize,
    /// Under the hotline's own queue and routing.
    pub by_our_rules_s: f64,
    /// First come, first served by whoever is free first, for these very arrivals and talks.
    pub ideal_s: f64,
    /// The Erlang-C formula for the rates of these arrivals.
    pub erlang_c_s: f64,
    pub seed: u64,
}

impl Waits {
    /// Our mean wait over the Erlang-C optimum.
    pub fn over_optimum(&self) -> f64 {
        self.by_our_rules_s / self.erlang_c_s
    }
}

#[derive(Debug, Clone, Copy)]
struct Call {
    arrives_at: i64,
    talk: i64,
}

/// Mean wait in seconds of M/M/c: arrivals per second, mean handling in seconds, operators. Infinite at overload.
pub fn erlang_c_mean_wait(arrivals_per_s: f64, handling_s: f64, operators: u32) -> f64 {
    let offered = arrivals_per_s * handling_s;
    let spare = f64::from(operators) - offered;
    if spare <= 0.0 {
        return f64::INFINITY;
    }
    let blocked = (1..=operators).fold(1.0, |blocked, n| offered * blocked / (f64::from(n) + offered * blocked));
    let waits = blocked / (1.0 - offered / f64::from(operators) * (1.0 - blocked));
    waits * handling_s / spare
}

/// Simulates the traffic and compares.
pub fn wait_vs_optimum(traffic: Traffic) -> Waits {
    let calls = arrivals(traffic);
    let count = calls.len() as f64;
    let span_s = calls.last().map_or(0.0, |call| call.arrives_at as f64 / MICROS);
    let handling_s = calls.iter().map(|call| call.talk as f64).sum::<f64>() / MICROS / count;
    Waits {
        callers: calls.len(),
        by_our_rules_s: by_our_rules(&calls, traffic.operators) / MICROS / count,
        ideal_s: ideal(&calls, traffic.operators) / MICROS / count,
        erlang_c_s: erlang_c_mean_wait(count / span_s, handling_s, traffic.operators),
        seed: traffic.seed,
    }
}

fn arrivals(traffic: Traffic) -> Vec<Call> {
    let mut chance = Chance::new(traffic.seed);
    let until = f64::from(traffic.days) * DAY_S;
    let mut at = 0.0;
    let mut calls = Vec::new();
    loop {
        at += chance.exponential(3_600.0 / traffic.arrivals_per_hour);
        if at > until {
            return calls;
        }
        let talk = chance.exponential(traffic.handling_minutes * 60.0);
        calls.push(Call { arrives_at: (at * MICROS) as i64, talk: (talk * MICROS) as i64 });
    }
}

/// Sum of waits, in microseconds, when each caller in turn gets whoever is free first.
fn ideal(calls: &[Call], operators: u32) -> f64 {
    let mut free_at: BinaryHeap<Reverse<i64>> = (0..operators).map(|_| Reverse(0)).collect();
    calls
        .iter()
        .map(|call| {
            let Reverse(free) = free_at.pop().expect("there is at least one operator");
            let begins = free.max(call.arrives_at);
            free_at.push(Reverse(begins + call.talk));
            (begins - call.arrives_at) as f64
        })
        .sum()
}

/// Sum of waits, in microseconds, when the hotline's rules decide.
fn by_our_rules(calls: &[Call], operators: u32) -> f64 {
    let mut floor = Floor::of(operators);
    let mut waited = 0.0;
    let mut ends: BinaryHeap<Reverse<(i64, usize)>> = BinaryHeap::new();
    let mut coming = calls.iter().enumerate().peekable();
    loop {
        let next_end = ends.peek().map_or(i64::MAX, |Reverse((at, _))| *at);
        let next_arrival = coming.peek().map_or(i64::MAX, |(_, call)| call.arrives_at);
        let now = next_end.min(next_arrival);
        if now == i64::MAX {
            return waited;
        }
        if next_end <= next_arrival {
            let Some(Reverse((_, operator))) = ends.pop() else { return waited };
            floor.candidates[operator].load = Load::default();
        } else if let Some((number, call)) = coming.next() {
            floor.arrive(number, call.arrives_at);
        }
        for (operator, number) in floor.offer(Timestamp(now)) {
            waited += (now - calls[number].arrives_at) as f64;
            ends.push(Reverse((now + calls[number].talk, operator)));
        }
    }
}

/// The state that routing decides on.
struct Floor {
    policy: Policy,
    candidates: Vec<Candidate>,
    queue: BTreeMap<(Place, SessionId), Timestamp>,
}

impl Floor {
    fn of(operators: u32) -> Self {
        let operator = |number: u32| Candidate {
            staff: StaffId(Uuid::from_u128(u128::from(number))),
            duty: Duty::Operator,
            link: StaffLink::Connected(Presence::Available),
            standing: Standing::Qualified,
            grade: Grade::Full,
            languages: vec![Language::Chinese],
            gender: None,
            load: Load::default(),
            last_offered_at: Timestamp(0),
        };
        let policy = Policy { capacity: 1, ..Policy::default() };
        Self { policy, candidates: (0..operators).map(operator).collect(), queue: BTreeMap::new() }
    }

    fn arrive(&mut self, number: usize, at: i64) {
        let place = Place::new(None, Timestamp(at), &self.policy);
        self.queue.insert((place, SessionId(Uuid::from_u128(number as u128))), Timestamp(at));
    }

    /// Offers whatever can be offered now, and has it accepted: (operator, call) by number.
    fn offer(&mut self, now: Timestamp) -> Vec<(usize, usize)> {
        // As many callers from the head of the queue as there are operators: more cannot be offered at once.
        let needs: Vec<Need> =
            self.queue.iter().take(self.candidates.len()).map(|((_, session), since)| need(*session, *since)).collect();
        let found = matches(&needs, &self.candidates, &self.policy, now);
        let mut taken = Vec::new();
        for offer in found {
            let operator = offer.staff.0.as_u128() as usize;
            self.candidates[operator].load = Load { held: 1, ..Load::default() };
            self.candidates[operator].last_offered_at = now;
            self.queue.retain(|(_, session), _| *session != offer.session);
            taken.push((operator, offer.session.0.as_u128() as usize));
        }
        taken
    }
}

fn need(session: SessionId, waiting_since: Timestamp) -> Need {
    Need {
        session,
        tier: None,
        language: Language::Chinese,
        wished_gender: None,
        waiting_since,
        footing: Footing::WithinTarget,
        meant_for: None,
        continued: Continued::Fresh,
        passed: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn does_the_formula_agree_with_the_textbook() {
        // One operator, half busy: the wait of M/M/1 is rho / (1 - rho) talks.
        assert!((erlang_c_mean_wait(0.5, 1.0, 1) - 1.0).abs() < 1e-9);
        // Gross et al., Fundamentals of Queueing Theory: c = 2, rho = 0.75 gives Lq = 27/14.
        assert!((erlang_c_mean_wait(1.5, 1.0, 2) - 27.0 / 14.0 / 1.5).abs() < 1e-9);
    }

    #[test]
    fn do_our_rules_leave_nobody_waiting_beside_a_free_operator() {
        let waits = wait_vs_optimum(Traffic::busy_floor(20, 1));
        assert!((waits.by_our_rules_s / waits.ideal_s - 1.0).abs() < 1e-6, "{waits:?}");
    }
}
