//! Reminders before a period ends and after it was missed, and the month's digest.

use super::{NewItem, enqueue, letters};
use crate::desk::arrivals::Done;
use crate::desk::{Command, Decline, Work};
use xinqiao_domain::delivery::{DeliveryChannel, Occasion};
use xinqiao_domain::standing::{Period, reminders};
use xinqiao_domain::{Date, Millis, StaffId};

/// A reminder that could not be sent for this long is of no use: the next distance has come by then [D].
const REMINDER_LIFE: Millis = Millis::days(3);

/// Says what is missing of one person on a day, to that person and the supervisors. Asked again, it says nothing twice.
pub struct Remind {
    pub person: StaffId,
    pub name: String,
    pub today: Date,
    /// Days before a period's end at which something is said.
    pub distances: Vec<u32>,
    /// The person, and the supervisors who have an address.
    pub to: Vec<StaffId>,
}

impl Command for Remind {
    type Answer = Done;

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Done, Decline> {
        let person = self.person;
        let standings = work.batch.standings_of(&[person]).await?;
        // Read anew: what was missing a moment ago may have been recorded since.
        let Some(derived) = standings.get(&person).filter(|derived| derived.on == self.today) else {
            return Ok(Done {});
        };
        for reminder in reminders(&derived.standing, &self.distances, self.today) {
            for recipient in self.to.iter().copied() {
                let occasion = Occasion::StandingReminder {
                    person,
                    requirement: reminder.requirement,
                    period: reminder.period,
                    distance: reminder.distance,
                    recipient,
                };
                let words = letters::reminder(&self.name, &reminder);
                let new = NewItem { channel: DeliveryChannel::Email, occasion, words, life: REMINDER_LIFE };
                enqueue(work, new).await?;
            }
        }
        Ok(Done {})
    }
}

/// Tells the supervisors who is still unsupervised this month.
pub struct Digest {
    pub month: Period,
    pub names: Vec<String>,
    pub to: Vec<StaffId>,
}

impl Command for Digest {
    type Answer = Done;

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Done, Decline> {
        for recipient in self.to.iter().copied() {
            let occasion = Occasion::MonthlyDigest { month: self.month, recipient };
            let words = letters::digest(self.month, &self.names);
            let new = NewItem { channel: DeliveryChannel::Email, occasion, words, life: REMINDER_LIFE };
            enqueue(work, new).await?;
        }
        Ok(Done {})
    }
}
