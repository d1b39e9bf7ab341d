//! Somebody goes on call, or does not after all.

use super::{open_team, tell, wrong};
use crate::desk::arrivals::Done;
use crate::desk::{Command, Decline, Work};
use xinqiao_domain::calendar::Zone;
use xinqiao_domain::event::DispatchEvent;
use xinqiao_domain::on_call::{Left, Period, fits, interval, take_out, wall_at, wall_text, wall_time};
use xinqiao_domain::team::may_go_on_call;
use xinqiao_domain::{CommandId, OnCallId, Refusal, StaffId, TeamId};
use xinqiao_storage::on_call::StoredOnCall;

/// A member is entered for a stretch of time, as a clock on the wall of the zone shows it. Its id is the command's.
pub struct EnterOnCall {
    pub id: CommandId,
    pub by: StaffId,
    pub team: TeamId,
    pub staff: StaffId,
    pub starts: String,
    pub ends: String,
    /// None: the centre's.
    pub zone: Option<String>,
}

impl Command for EnterOnCall {
    type Answer = OnCallId;

    fn identity(&self) -> Option<(CommandId, Vec<u8>)> {
        let Self { by, team, staff, starts, ends, zone, .. } = self;
        Some((self.id, format!("{by}{team}{staff}{starts}|{ends}|{zone:?}").into_bytes()))
    }

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<OnCallId, Decline> {
        let (now, rules) = (work.batch.now(), work.batch.crisis_rules().await?);
        open_team(work, self.team).await?;
        let member = work.batch.member(self.staff).await?.filter(|member| member.team == self.team);
        member.ok_or(Refusal::NotATeamMember)?;
        let zone = match &self.zone {
            Some(name) => Zone::named(name).map_err(|_| wrong("zone"))?,
            None => work.batch.zone().await?,
        };
        let (starts, ends) = (wall_time(&self.starts)?, wall_time(&self.ends)?);
        let interval = interval(starts, ends, &zone, now)?;
        fits(interval, &work.batch.on_call_of(self.staff).await?)?;
        let contacts: Vec<_> =
            work.batch.contacts_of(self.staff).await?.into_iter().map(|stored| stored.contact).collect();
        may_go_on_call(&contacts, &rules, now)?;
        let on_call = OnCallId(self.id.0);
        let entered = StoredOnCall {
            period: Period { id: on_call, team: self.team, staff: self.staff, interval },
            starts: wall_text(starts),
            ends: wall_text(ends),
            zone: zone.name().to_owned(),
            entered_by: self.by,
            entered_at: now,
            cancelled_at: None,
        };
        work.batch.add_on_call(&entered).await?;
        let event = DispatchEvent::OnCallEntered { on_call, team: self.team, member: self.staff, staff: self.by };
        tell(work, self.by, event)?;
        Ok(on_call)
    }
}

/// A stretch that is not over is taken out; one that has begun ends at once, and what was served of it stays.
pub struct CancelOnCall {
    pub id: CommandId,
    pub by: StaffId,
    pub on_call: OnCallId,
}

impl Command for CancelOnCall {
    type Answer = Done;

    fn identity(&self) -> Option<(CommandId, Vec<u8>)> {
        Some((self.id, format!("{}{}", self.by, self.on_call).into_bytes()))
    }

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Done, Decline> {
        let entered = work.batch.on_call(self.on_call).await?.ok_or(Refusal::NotFound)?;
        if entered.cancelled_at.is_some() {
            return Err(Refusal::AlreadyDone.into());
        }
        end(work, self.by, &entered).await?;
        Ok(Done {})
    }
}

/// Takes out what is not over of a stretch.
pub(super) async fn end(work: &mut Work<'_>, by: StaffId, entered: &StoredOnCall) -> Result<(), Decline> {
    let Period { id, team, staff: member, interval } = entered.period;
    match take_out(interval, work.batch.now())? {
        Left::Nothing => work.batch.cancel_on_call(id).await?,
        Left::Served(served) => {
            let zone = Zone::named(&entered.zone).unwrap_or_default();
            work.batch.end_on_call(id, served.until, &wall_at(served.until, &zone)).await?;
        }
    }
    tell(work, by, DispatchEvent::OnCallCancelled { on_call: id, team, member, staff: by })
}
