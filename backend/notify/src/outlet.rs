//! A way out of the house, whichever it is: one attempt, and what came of it.

use crate::email::{Letter, Mailer};
use crate::exchange::Taken;
use crate::robot::{RobotKind, Robots};
use crate::sms::SmsGateway;
use xinqiao_domain::time::Timestamp;

/// One configured way out. Cheap to clone.
#[derive(Debug, Clone)]
pub enum Outlet {
    Email(Mailer),
    Sms(SmsGateway),
    Robot(RobotKind, Robots),
}

impl Outlet {
    /// One attempt, made at `now`. Returns within [`xinqiao_domain::delivery::SEND_LIMIT`], whatever the far end does.
    pub async fn send(&self, letter: &Letter, now: Timestamp) -> Taken {
        match self {
            Self::Email(mailer) => {
                let sent = mailer.send(letter, now).await;
                Taken { outcome: sent.outcome, answer: sent.answer, reference: None }
            }
            Self::Sms(gateway) => gateway.send(letter).await,
            Self::Robot(kind, robots) => robots.send(*kind, letter, now).await,
        }
    }
}
