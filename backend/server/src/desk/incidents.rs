//! Incidents: opened by a red line or by a supervisor, reported within a day, told to everybody who supervises when not.

use super::arrivals::Done;
use super::erasures::still_there;
use super::ledgers::said;
use super::{Command, Decline, Work};
use serde::{Deserialize, Serialize};
use xinqiao_domain::event::ReviewEvent;
use xinqiao_domain::incident::{Incident, IncidentKind, IncidentState, Told};
use xinqiao_domain::review::{RedLine, Review};
use xinqiao_domain::session::AlertKind;
use xinqiao_domain::{Actor, AlertId, CommandId, Event, IncidentId, Refusal, ReviewId, SessionId, StaffId};
use xinqiao_protocol::limits::REMARK_CHARS;

/// Incidents told of in one command, so that a pile never holds the desk for long.
const AT_ONCE: i64 = 32;

/// A review that was given found a red line. What is open of that session already is not opened twice.
pub(super) async fn found_by_review(work: &mut Work<'_>, review: &Review, red_line: RedLine) -> Result<(), Decline> {
    let kind = IncidentKind::from(red_line);
    if is_open(work, review.session, kind).await? {
        return Ok(());
    }
    open(work, (review.session, kind), review.reviewer, Some(review.id)).await?;
    Ok(())
}

async fn is_open(work: &mut Work<'_>, session: SessionId, kind: IncidentKind) -> Result<bool, Decline> {
    let incidents = work.batch.incidents_of(session).await?;
    Ok(incidents.iter().any(|one| one.kind == kind && matches!(one.state, IncidentState::Open { .. })))
}

async fn open(
    work: &mut Work<'_>,
    (session, kind): (SessionId, IncidentKind),
    by: StaffId,
    review: Option<ReviewId>,
) -> Result<IncidentId, Decline> {
    let id = IncidentId(work.ids.draw());
    let incident = Incident::open(id, session, kind, by, work.batch.now());
    work.batch.open_incident(&incident, review).await?;
    let event = ReviewEvent::IncidentOpened { session, incident: id, staff: by };
    work.batch.tell(Actor::Staff(by), Event::Review(event))?;
    Ok(id)
}

/// A supervisor opens an incident by hand.
pub struct OpenIncident {
    pub id: CommandId,
    pub by: StaffId,
    pub session: SessionId,
    pub kind: IncidentKind,
}

/// The incident that was opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opened {
    pub incident: IncidentId,
}

impl Command for OpenIncident {
    type Answer = Opened;

    fn sessions(&self) -> Vec<SessionId> {
        vec![self.session]
    }

    fn identity(&self) -> Option<(CommandId, Vec<u8>)> {
        Some((self.id, format!("{}{}{}", self.by, self.session, self.kind.code()).into_bytes()))
    }

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Opened, Decline> {
        still_there(work, self.session).await?;
        if is_open(work, self.session, self.kind).await? {
            return Err(Refusal::AlreadyDone.into());
        }
        Ok(Opened { incident: open(work, (self.session, self.kind), self.by, None).await? })
    }
}

/// A supervisor reports what happened: the clock is closed.
pub struct ReportIncident {
    pub id: CommandId,
    pub by: StaffId,
    pub incident: IncidentId,
    pub account: String,
}

impl Command for ReportIncident {
    type Answer = Done;

    fn identity(&self) -> Option<(CommandId, Vec<u8>)> {
        Some((self.id, format!("{}{}{}", self.by, self.incident, self.account).into_bytes()))
    }

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Done, Decline> {
        let incident = work.batch.incident(self.incident).await?.ok_or(Refusal::NotFound)?;
        let account = said("account", &self.account, REMARK_CHARS)?;
        let reported = incident.report(self.by, work.batch.now())?;
        work.batch.put_incident(&reported, Some(&account)).await?;
        if let IncidentState::Open { told: Told::By(alert) } = incident.state
            && work.batch.open_alert(alert).await?.is_some()
        {
            work.batch.settle_alert(alert, None).await?;
            work.batch.tell(Actor::Hotline, Event::AlertSettled { alert, staff: None })?;
        }
        let event = ReviewEvent::IncidentReported { session: incident.session, incident: incident.id, staff: self.by };
        work.batch.tell(Actor::Staff(self.by), Event::Review(event))?;
        Ok(Done {})
    }
}

/// Tells the supervisors of incidents whose clock has run out: once each, however many nodes look.
pub struct TellOverdue {}

impl Command for TellOverdue {
    type Answer = Done;

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Done, Decline> {
        let now = work.batch.now();
        for incident in work.batch.incidents_run_out(AT_ONCE).await? {
            let (alert, what, session) = (AlertId(work.ids.draw()), AlertKind::IncidentOverdue, incident.session);
            let Some(told) = incident.run_out(now, alert) else { continue };
            work.batch.raise_alert(alert, what, Some(session), None, None).await?;
            work.batch.put_incident(&told, None).await?;
            work.batch.tell(Actor::Hotline, Event::AlertRaised { alert, what, session: Some(session) })?;
            let event = ReviewEvent::IncidentOverdue { session, incident: incident.id };
            work.batch.tell(Actor::Hotline, Event::Review(event))?;
        }
        Ok(Done {})
    }
}
