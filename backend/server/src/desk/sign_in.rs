//! Signing in: attempts under the guard, rotating refresh tokens, signing out, one's own password, socket tickets.

mod attempt;
mod refresh;

pub use attempt::{Attempted, ChangePassword, SignIn, StrangerTried, Strangers};
pub use refresh::{Refreshed, RotateRefresh, Seat, phone_lasts_until};

use super::arrivals::Done;
use super::{Command, Decline, Work};
use xinqiao_domain::{Actor, Event, Millis, StaffId, Timestamp};
use xinqiao_protocol::limits::TICKET_SECONDS;
use xinqiao_storage::sign_ins::Admitted;

/// How long a sign-in lasts, however often its token is refreshed: longer than any shift, shorter than a day. A phone's
/// lasts longer ([`phone_lasts_until`]).
pub const SIGN_IN_LENGTH: Millis = Millis::hours(12);

/// Ends the sign-in that a refresh token belongs to. Ending it again, or with an unknown token, changes nothing.
pub struct SignOut {
    /// SHA-256 of the refresh token.
    pub presented: Vec<u8>,
}

impl Command for SignOut {
    type Answer = Done;

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Done, Decline> {
        let found = work.batch.sign_in_by_token(&self.presented).await?;
        if let Some(sign_in) = found.filter(|sign_in| sign_in.ended_at.is_none()) {
            work.batch.end_sign_in(sign_in.id).await?;
            let event = Event::SignedOut { staff: sign_in.staff, sign_in: sign_in.id };
            work.batch.tell(Actor::Staff(sign_in.staff), event)?;
        }
        Ok(Done {})
    }
}

/// Ends every sign-in of somebody, on whatever device.
pub struct SignOutEverywhere {
    pub staff: StaffId,
}

impl Command for SignOutEverywhere {
    type Answer = Done;

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Done, Decline> {
        work.batch.end_sign_ins(self.staff, None).await?;
        work.batch.tell(Actor::Staff(self.staff), Event::SignedOutEverywhere { staff: self.staff })?;
        Ok(Done {})
    }
}

/// A one-time ticket for the first frame of a socket. A row of seconds: no journal entry.
pub struct CreateTicket {
    /// SHA-256 of the ticket.
    pub hash: Vec<u8>,
    pub whom: Admitted,
}

impl Command for CreateTicket {
    /// When the ticket expires.
    type Answer = Timestamp;

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Timestamp, Decline> {
        let expires_at = work.batch.now() + Millis::seconds(TICKET_SECONDS);
        work.batch.create_ticket(self.hash.clone(), &self.whom, expires_at).await?;
        Ok(expires_at)
    }
}

#[cfg(test)]
mod tests;
