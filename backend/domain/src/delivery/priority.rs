//! What goes out first over a channel, and how soon it is tried again: a page summons somebody to a person in danger, a
//! letter waits its turn.

use super::DeliveryPurpose;
use crate::dispatch::Purpose;
use crate::risk::RiskTier;
use crate::time::Millis;

/// Waits of a letter before its second, third ... attempt; the last one repeats until it expires.
const LETTER_WAITS: [Millis; 5] =
    [Millis::seconds(15), Millis::minutes(1), Millis::minutes(5), Millis::minutes(15), Millis::hours(1)];
/// Waits of a page: somebody waits for it [D].
const PAGE_WAITS: [Millis; 4] = [Millis::seconds(5), Millis::seconds(10), Millis::seconds(15), Millis::seconds(30)];
/// Waits of what goes to another institution's system: somebody may be on the way there [D].
const SYSTEM_WAITS: [Millis; 5] =
    [Millis::seconds(5), Millis::seconds(15), Millis::seconds(30), Millis::minutes(1), Millis::minutes(5)];

/// Which of the pages of one step it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Turn {
    Later,
    /// Of equal danger, every dispatch has somebody summoned before any has its second.
    First,
}

impl Turn {
    /// Of a page before which its step has so many over the same channel.
    pub const fn after(before: usize) -> Self {
        if before == 0 { Self::First } else { Self::Later }
    }

    const fn rank(self) -> i64 {
        match self {
            Self::Later => 0,
            Self::First => 1,
        }
    }
}

/// What goes out first: the greater one, then the longer due. A real page by its risk, then by its turn; everything else
/// after.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Priority {
    Letter,
    /// A test page of a contact.
    Test,
    /// A page of a drill never stands before one of a real dispatch.
    Drill,
    StandDown,
    Page(RiskTier, Turn),
}

impl Priority {
    /// Of a page. A danger that nobody has rated counts as high: a team is not sent for nothing.
    pub fn of_page(purpose: Purpose, tier: Option<RiskTier>, turn: Turn) -> Self {
        match purpose {
            Purpose::Drill => Self::Drill,
            Purpose::Real => Self::Page(tier.unwrap_or(RiskTier::High), turn),
        }
    }

    /// As it is stored; a letter's is 0.
    pub const fn rank(self) -> i64 {
        match self {
            Self::Letter => 0,
            Self::Test => 1,
            Self::Drill => 2,
            Self::StandDown => 3,
            Self::Page(RiskTier::None, turn) => 4 + turn.rank(),
            Self::Page(RiskTier::Low, turn) => 6 + turn.rank(),
            Self::Page(RiskTier::Moderate, turn) => 8 + turn.rank(),
            Self::Page(RiskTier::High, turn) => 10 + turn.rank(),
            Self::Page(RiskTier::Imminent, turn) => 12 + turn.rank(),
        }
    }
}

/// How much an item may be made to wait.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Urgency {
    /// It rests while the channel's circuit is open, and longer after each failure.
    Letter,
    /// It passes an open circuit, and is tried again within seconds: until it expires, each attempt may be the one.
    Page,
    /// Each goes to a system of its own: that one is down says nothing of another.
    System,
}

impl Urgency {
    /// Priorities from here on are pages, as they are stored.
    pub const PAGES_FROM: i64 = Priority::Drill.rank();

    /// The wait before the attempt after this one, which was the `number`th.
    pub(super) fn wait_after(self, number: u32) -> Millis {
        let waits = match self {
            Self::Letter => LETTER_WAITS.as_slice(),
            Self::Page => PAGE_WAITS.as_slice(),
            Self::System => SYSTEM_WAITS.as_slice(),
        };
        let at = number.saturating_sub(1) as usize;
        waits.get(at).or(waits.last()).copied().unwrap_or(Millis::minutes(1))
    }
}

impl DeliveryPurpose {
    /// How much an item for it may be made to wait.
    pub const fn urgency(self) -> Urgency {
        match self {
            Self::Page | Self::StandDown | Self::GreenChannelPage | Self::GreenChannelNotice => Urgency::Page,
            Self::SystemReferral | Self::SystemCancellation | Self::SystemIntroduction => Urgency::System,
            Self::StandingReminder
            | Self::MonthlyDigest
            | Self::SupervisionToConfirm
            | Self::ReviewWaiting
            | Self::Test
            | Self::PageTest
            | Self::ReferralPage
            | Self::ReferralNotice => Urgency::Letter,
        }
    }
}
