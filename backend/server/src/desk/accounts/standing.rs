//! Whether an account can sign in, and what an administrator decides beside the ledgers.

use super::{answers_now, found, keep_an_administrator, let_go};
use crate::desk::arrivals::Done;
use crate::desk::records::taking_over;
use crate::desk::{Command, Decline, Work, floor, standings};
use xinqiao_domain::accounts::QualificationDecision;
use xinqiao_domain::{Actor, Event, Refusal, StaffId};
use xinqiao_protocol::http::accounts::StandingChange;
use xinqiao_protocol::limits::REMARK_CHARS;
use xinqiao_storage::people::Decided;

/// An administrator recognises a training before the first duty that took place elsewhere, or suspends somebody, with a
/// reason; the latest decision counts. Conversations under way go on.
pub struct DecideQualification {
    pub staff: StaffId,
    pub by: StaffId,
    pub decision: QualificationDecision,
    pub reason: String,
}

impl Command for DecideQualification {
    type Answer = Done;

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Done, Decline> {
        let reason = self.reason.trim().to_owned();
        if reason.is_empty() {
            return Err(Refusal::ReasonMissing.into());
        }
        if reason.chars().count() > REMARK_CHARS {
            return Err(Refusal::TextTooLong.into());
        }
        let staff = found(work, self.staff).await?.id;
        let decided = Decided { decision: self.decision, at: work.batch.now(), by: self.by, reason };
        work.batch.decide_qualification(staff, &decided).await?;
        let event = Event::QualificationDecided { staff, decision: self.decision };
        work.batch.tell(Actor::Staff(self.by), event)?;
        standings::derive(work, &[staff]).await?;
        work.route();
        Ok(Done {})
    }
}

/// Disables, enables, or lifts a lock-out. Asked again, it changes nothing.
pub struct ChangeStanding {
    pub staff: StaffId,
    pub by: StaffId,
    pub to: StandingChange,
}

impl Command for ChangeStanding {
    type Answer = Done;

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Done, Decline> {
        let mut staff = found(work, self.staff).await?;
        let event = match self.to {
            StandingChange::Disable if staff.disabled_at.is_some() => return Ok(Done {}),
            StandingChange::Disable => {
                keep_an_administrator(work, &staff).await?;
                floor::joining::step_back(work, staff.id).await?;
                if answers_now(&staff) {
                    let_go(work, staff.id).await?;
                }
                staff.disabled_at = Some(work.batch.now());
                work.batch.end_sign_ins(staff.id, None).await?;
                Event::StaffDisabled { staff: staff.id }
            }
            StandingChange::Enable if staff.disabled_at.is_none() => return Ok(Done {}),
            StandingChange::Enable => {
                staff.disabled_at = None;
                if answers_now(&staff) {
                    taking_over::resume(work, staff.id).await?;
                }
                Event::StaffEnabled { staff: staff.id }
            }
            StandingChange::Unlock if staff.failures == 0 && staff.locked_until.is_none() => return Ok(Done {}),
            StandingChange::Unlock => {
                staff.failures = 0;
                staff.locked_until = None;
                Event::StaffUnlocked { staff: staff.id }
            }
        };
        work.batch.change_staff(&staff).await?;
        work.batch.tell(Actor::Staff(self.by), event)?;
        standings::derive(work, &[staff.id]).await?;
        work.route();
        Ok(Done {})
    }
}
