//! The figures a hotline is led by: how soon callers are answered, how many are, how many leave, whether calls that were
//! promised are made in time. Each is a numerator over a denominator, or waits of a known number of callers.

mod publish;
#[cfg(test)]
mod tests;

pub use publish::{PublishedKpis, PublishedRatio, PublishedWaits, published};

use crate::call_work::CallRules;
use crate::facet::{Answering, ArrivalTier, Facet};
use crate::session::{Channel, Direction};
use crate::time::{Millis, Timestamp};
use serde::{Deserialize, Serialize};

/// The numbers that figures go by, as a centre sets them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[cfg_attr(feature = "wire", derive(ts_rs::TS, utoipa::ToSchema))]
pub struct FigureRules {
    /// Counts of callers above none and below this do not leave the house. Default 5 [D].
    pub smallest_cell: u32,
    /// Target from arrival to pick-up, whatever the tier: 15 s [F].
    pub pick_up_ms: Millis,
    /// Target of the connect rate, in percent: at least 95 [F].
    pub connect_percent: u32,
}

impl Default for FigureRules {
    fn default() -> Self {
        Self { smallest_cell: 5, pick_up_ms: Millis::seconds(15), connect_percent: 95 }
    }
}

/// A session, as far as figures look at it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Contact {
    pub opened_at: Timestamp,
    pub channel: Channel,
    pub direction: Direction,
    pub arrival: ArrivalTier,
    pub answer: Answer,
}

/// How a session came to its answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// Nobody has come yet.
    Waiting,
    /// The caller left before anybody came.
    Abandoned,
    /// An operator took it. The wait is not known of a phone session opened by hand.
    Handled { waited: Option<Millis>, target: Option<Millis> },
}

/// A call that was to be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DueCall {
    pub due_at: Timestamp,
    pub settled_at: Option<Timestamp>,
}

/// What a share is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[cfg_attr(feature = "wire", derive(ts_rs::TS, utoipa::ToSchema))]
pub enum KpiMeasure {
    /// Of the calls that reached the line, those an operator took.
    ConnectRate,
    /// Of the chats taken, those taken within [`FigureRules::pick_up_ms`].
    PickUpInTime,
    /// Of the chats taken, those taken within the target that held for their tier then.
    InTarget,
    /// The same, of those that came at high or imminent risk.
    HighRiskInTarget,
    /// Of those that came with this tier, those who left before anybody came.
    Abandonment { arrival: ArrivalTier },
    /// Of the follow-ups and call-backs due in the period and settled or late by now, those settled in time.
    CallsInTime,
}

/// Whose waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "wire", derive(ts_rs::TS, utoipa::ToSchema))]
pub enum KpiWaiting {
    /// Everybody who was taken.
    PickUp,
    /// Those who came at high or imminent risk.
    HighRisk,
}

/// So many of so many.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ratio {
    pub measure: KpiMeasure,
    pub part: u32,
    pub whole: u32,
}

/// How long callers waited. By nearest rank: so many of them waited no longer than this.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Waits {
    pub of: KpiWaiting,
    pub count: u32,
    pub median: Option<Millis>,
    pub p90: Option<Millis>,
}

/// The figures of one period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kpis {
    pub ratios: Vec<Ratio>,
    pub waits: Vec<Waits>,
}

/// Every measure, in the order in which it is shown.
pub fn measures() -> Vec<KpiMeasure> {
    let mut all =
        vec![KpiMeasure::ConnectRate, KpiMeasure::PickUpInTime, KpiMeasure::InTarget, KpiMeasure::HighRiskInTarget];
    all.extend(ArrivalTier::ALL.iter().rev().map(|arrival| KpiMeasure::Abandonment { arrival: *arrival }));
    all.push(KpiMeasure::CallsInTime);
    all
}

/// The figures of these sessions and calls, as seen at `now`.
pub fn kpis(contacts: &[Contact], calls: &[DueCall], rules: &FigureRules, late: &CallRules, now: Timestamp) -> Kpis {
    let ratio = |measure: KpiMeasure| {
        let (part, whole) = match measure {
            KpiMeasure::CallsInTime => calls_in_time(calls, late, now),
            KpiMeasure::ConnectRate
            | KpiMeasure::PickUpInTime
            | KpiMeasure::InTarget
            | KpiMeasure::HighRiskInTarget
            | KpiMeasure::Abandonment { .. } => sessions_of(measure, contacts, rules),
        };
        Ratio { measure, part, whole }
    };
    Kpis {
        ratios: measures().into_iter().map(ratio).collect(),
        waits: [KpiWaiting::PickUp, KpiWaiting::HighRisk].map(|of| waits(of, contacts)).to_vec(),
    }
}

fn sessions_of(measure: KpiMeasure, contacts: &[Contact], rules: &FigureRules) -> (u32, u32) {
    let mut found = (0, 0);
    for contact in contacts.iter().filter(|contact| measure.is_about(contact)) {
        found.1 += 1;
        if measure.takes(contact, rules) {
            found.0 += 1;
        }
    }
    found
}

/// Numerator or denominator.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    Part,
    Whole,
}

impl KpiMeasure {
    /// What its sessions are found by: any facet of a kind, and every kind. None where no search tells them apart.
    pub fn opens(self, side: Side) -> Option<Vec<Facet>> {
        let mut facets = vec![Facet::Direction(Direction::Incoming)];
        match (self, side) {
            (Self::CallsInTime, Side::Part | Side::Whole) | (Self::PickUpInTime, Side::Part) => return None,
            (Self::ConnectRate, Side::Whole) => {}
            (Self::ConnectRate, Side::Part) => facets.push(Facet::Answering(Answering::Handled)),
            (Self::PickUpInTime | Self::InTarget, Side::Whole) => facets.extend(taken(Answering::Handled)),
            (Self::InTarget, Side::Part) => facets.extend(taken(Answering::InTarget)),
            (Self::HighRiskInTarget, Side::Whole) => facets.extend(high_risk(Answering::Handled)),
            (Self::HighRiskInTarget, Side::Part) => facets.extend(high_risk(Answering::InTarget)),
            (Self::Abandonment { arrival }, Side::Whole) => facets.push(Facet::Arrival(arrival)),
            (Self::Abandonment { arrival }, Side::Part) => {
                facets.extend([Facet::Arrival(arrival), Facet::Answering(Answering::Abandoned)]);
            }
        }
        Some(facets)
    }

    /// Whether a session is of the denominator.
    fn is_about(self, contact: &Contact) -> bool {
        contact.reached()
            && match self {
                Self::ConnectRate => true,
                Self::PickUpInTime | Self::InTarget => contact.chat_taken(),
                Self::HighRiskInTarget => contact.chat_taken() && contact.high_risk(),
                Self::Abandonment { arrival } => contact.arrival == arrival,
                Self::CallsInTime => false,
            }
    }

    /// Whether a session of the denominator is of the numerator.
    fn takes(self, contact: &Contact, rules: &FigureRules) -> bool {
        match self {
            Self::ConnectRate => contact.is(Answering::Handled),
            Self::PickUpInTime => contact.waited().is_some_and(|waited| waited <= rules.pick_up_ms),
            Self::InTarget | Self::HighRiskInTarget => contact.is(Answering::InTarget),
            Self::Abandonment { .. } => contact.is(Answering::Abandoned),
            Self::CallsInTime => false,
        }
    }
}

impl KpiWaiting {
    /// What the sessions are found by whose waits these are.
    pub fn opens(self) -> Vec<Facet> {
        let mut facets = vec![Facet::Direction(Direction::Incoming)];
        match self {
            Self::PickUp => facets.extend(taken(Answering::Handled)),
            Self::HighRisk => facets.extend(high_risk(Answering::Handled)),
        }
        facets
    }
}

/// Chats so answered: the wait of a phone session opened by hand is not known.
fn taken(answering: Answering) -> [Facet; 2] {
    [Facet::Channel(Channel::Web), Facet::Answering(answering)]
}

fn high_risk(answering: Answering) -> [Facet; 4] {
    let [chat, answering] = taken(answering);
    [Facet::Arrival(ArrivalTier::High), Facet::Arrival(ArrivalTier::Imminent), chat, answering]
}

impl Contact {
    /// Whether it reached the line: what we called ourselves did not.
    fn reached(&self) -> bool {
        self.direction == Direction::Incoming
    }

    fn chat_taken(&self) -> bool {
        self.channel == Channel::Web && self.is(Answering::Handled)
    }

    fn high_risk(&self) -> bool {
        match self.arrival {
            ArrivalTier::High | ArrivalTier::Imminent => true,
            ArrivalTier::Unrated | ArrivalTier::None | ArrivalTier::Low | ArrivalTier::Moderate => false,
        }
    }

    /// The same as the facet of this name.
    fn is(&self, answering: Answering) -> bool {
        match (answering, self.answer) {
            (Answering::Handled, Answer::Handled { .. }) | (Answering::Abandoned, Answer::Abandoned) => true,
            (Answering::InTarget, Answer::Handled { waited: Some(waited), target: Some(target) }) => waited <= target,
            (Answering::Handled | Answering::InTarget | Answering::Abandoned, _) => false,
        }
    }

    fn waited(&self) -> Option<Millis> {
        match self.answer {
            Answer::Handled { waited, target: _ } => waited,
            Answer::Waiting | Answer::Abandoned => None,
        }
    }
}

fn waits(of: KpiWaiting, contacts: &[Contact]) -> Waits {
    let asked = |contact: &&Contact| {
        contact.reached()
            && contact.chat_taken()
            && match of {
                KpiWaiting::PickUp => true,
                KpiWaiting::HighRisk => contact.high_risk(),
            }
    };
    let mut times: Vec<Millis> = contacts.iter().filter(asked).filter_map(Contact::waited).collect();
    times.sort_unstable();
    Waits { of, count: times.len() as u32, median: nearest_rank(&times, 50), p90: nearest_rank(&times, 90) }
}

/// The smallest value that so many per cent of the sorted values do not exceed.
pub(crate) fn nearest_rank(sorted: &[Millis], percent: usize) -> Option<Millis> {
    let rank = (sorted.len() * percent).div_ceil(100);
    sorted.get(rank.saturating_sub(1)).copied()
}

/// Calls settled in time, of those settled or late. What is open and not late has not failed yet.
fn calls_in_time(calls: &[DueCall], rules: &CallRules, now: Timestamp) -> (u32, u32) {
    let mut found = (0, 0);
    for call in calls {
        let limit = call.due_at + rules.overdue_grace_ms;
        let in_time = call.settled_at.is_some_and(|at| at <= limit);
        let judged = call.settled_at.is_some() || now > limit;
        found.1 += u32::from(judged);
        found.0 += u32::from(in_time);
    }
    found
}
