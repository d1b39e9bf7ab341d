//! Phones that stay signed in: enrolled by their owner, revoked by them or by whoever answers for accounts and teams.

use super::arrivals::Done;
use super::ledgers::said;
use super::sign_in::phone_lasts_until;
use super::{Command, Decline, Work};
use serde::{Deserialize, Serialize};
use xinqiao_domain::event::DispatchEvent;
use xinqiao_domain::{Actor, Event, Refusal, SignInId, StaffId};
use xinqiao_protocol::limits::{DEVICE_NAME_CHARS, DEVICES};

/// A sign-in becomes a phone's.
pub struct EnrolDevice {
    pub staff: StaffId,
    pub sign_in: SignInId,
    /// SHA-256 of the refresh token that the phone has.
    pub presented: Vec<u8>,
    pub name: String,
}

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Enrolled {
    Good,
    /// The token is of another sign-in, or of none: sign in again.
    NotGood,
}

impl Command for EnrolDevice {
    type Answer = Enrolled;

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Enrolled, Decline> {
        let name = said("name", &self.name, DEVICE_NAME_CHARS)?;
        let found = work.batch.sign_in_by_token(&self.presented).await?;
        let Some(found) = found.filter(|found| found.id == self.sign_in && found.ended_at.is_none()) else {
            return Ok(Enrolled::NotGood);
        };
        if found.enrolled_at.is_none() && work.batch.sign_ins_of_devices(self.staff).await?.len() >= DEVICES {
            return Err(Refusal::PhonesFull.into());
        }
        let lasts_until = phone_lasts_until(work).await?;
        work.batch.enrol_device(self.sign_in, self.staff, &name, lasts_until).await?;
        if found.enrolled_at.is_none() {
            let event = DispatchEvent::DeviceEnrolled { staff: self.staff, sign_in: self.sign_in };
            work.batch.tell(Actor::Staff(self.staff), Event::Dispatch(event))?;
        }
        Ok(Enrolled::Good)
    }
}

/// A phone is not signed in any more; its sockets close. Revoked again, nothing changes.
pub struct RevokeDevice {
    /// Whose phone it is.
    pub staff: StaffId,
    pub sign_in: SignInId,
    pub by: StaffId,
}

impl Command for RevokeDevice {
    type Answer = Done;

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Done, Decline> {
        if work.batch.sign_ins_of_devices(self.staff).await?.contains(&self.sign_in) {
            work.batch.end_sign_in(self.sign_in).await?;
            let event = DispatchEvent::DeviceRevoked { staff: self.staff, sign_in: self.sign_in, by: self.by };
            work.batch.tell(Actor::Staff(self.by), Event::Dispatch(event))?;
        }
        Ok(Done {})
    }
}
