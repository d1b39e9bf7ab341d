//! A team is asked for: from a session, or because somebody told us. The first step of the ladder is taken in the same
//! commit.

use super::paging::climb_if_due;
use super::tell;
use crate::desk::{Command, Decline, Work};
use serde::{Deserialize, Serialize};
use xinqiao_domain::dispatch::{BriefFault, Dispatch, Needs, Purpose, Request, RescueService, ServiceState, Source};
use xinqiao_domain::event::DispatchEvent;
use xinqiao_domain::risk::RiskTier;
use xinqiao_domain::{Actor, CommandId, DispatchId, EmergencyId, PlanId, Refusal, SessionId, StaffId, Timestamp};
use xinqiao_protocol::http::dispatches::{RequestDispatch, RequestForOthers};
use xinqiao_storage::dispatches::NewDispatch;

/// The dispatch that was asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Requested {
    pub dispatch: DispatchId,
    /// To speak of it by.
    pub number: String,
}

/// In what standing somebody asks for a team from a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asker {
    /// Only the holder of the session may.
    Operator,
    Supervisor,
}

/// A session asks for a team. One open dispatch for a session.
pub struct RequestFromSession {
    pub by: StaffId,
    pub asker: Asker,
    pub session: SessionId,
    pub request: RequestDispatch,
}

impl Command for RequestFromSession {
    type Answer = Requested;

    fn sessions(&self) -> Vec<SessionId> {
        vec![self.session]
    }

    fn identity(&self) -> Option<(CommandId, Vec<u8>)> {
        Some((self.request.id, format!("{}{}{:?}", self.by, self.session, self.request).into_bytes()))
    }

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Requested, Decline> {
        let session = work.batch.state(self.session).await?.ok_or(Refusal::SessionNotFound)?;
        match self.asker {
            Asker::Supervisor => {}
            Asker::Operator if session.stage.lease().is_some_and(|lease| lease.operator == self.by) => {}
            Asker::Operator => return Err(Refusal::NotYourSession.into()),
        }
        if let Some(open) = work.batch.open_dispatch_of(self.session).await? {
            return Err(Decline::with(Refusal::DispatchOpen, "dispatch", open.to_string()));
        }
        let origin = Origin {
            source: Source::Session,
            session: Some(self.session),
            emergency: None,
            plan: None,
            tier: session.tier,
        };
        request(work, self.by, origin, &self.request).await
    }
}

/// Somebody told us, or it is one of the cases of a declared emergency.
pub struct RequestForSomebody {
    pub by: StaffId,
    pub request: RequestForOthers,
}

impl Command for RequestForSomebody {
    type Answer = Requested;

    fn identity(&self) -> Option<(CommandId, Vec<u8>)> {
        Some((self.request.request.id, format!("{}{:?}", self.by, self.request).into_bytes()))
    }

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Requested, Decline> {
        let RequestForOthers { source, tier, emergency, plan, request: asked } = &self.request;
        if (*source == Source::Session) || (*source == Source::Emergency) != emergency.is_some() {
            return Err(Decline::with(Refusal::FieldInvalid, "field", "source"));
        }
        let plan = match emergency {
            Some(emergency) => Some(plan_of(work, *emergency, asked.purpose).await?),
            None => *plan,
        };
        if let Some(plan) = plan {
            work.batch
                .plan_version(plan)
                .await?
                .ok_or_else(|| Decline::with(Refusal::FieldInvalid, "field", "plan"))?;
        }
        let origin = Origin { source: *source, session: None, emergency: *emergency, plan, tier: *tier };
        request(work, self.by, origin, asked).await
    }
}

/// A follow-up of a registered patient finds danger: a team goes in the same action.
pub(in crate::desk) async fn request_from_visit(
    work: &mut Work<'_>,
    by: StaffId,
    asked: &RequestDispatch,
) -> Result<Requested, Decline> {
    let origin = Origin { source: Source::FollowUp, session: None, emergency: None, plan: None, tier: None };
    request(work, by, origin, asked).await
}

/// The plan that an emergency activated. Its cases are drills where it is one, and only there.
async fn plan_of(work: &mut Work<'_>, emergency: EmergencyId, purpose: Purpose) -> Result<PlanId, Decline> {
    let emergency = work.batch.emergency(emergency).await?.ok_or(Refusal::NotFound)?;
    emergency.admits(purpose)?;
    Ok(emergency.plan)
}

/// Where a request comes from.
struct Origin {
    source: Source,
    session: Option<SessionId>,
    emergency: Option<EmergencyId>,
    plan: Option<PlanId>,
    tier: Option<RiskTier>,
}

async fn request(
    work: &mut Work<'_>,
    by: StaffId,
    origin: Origin,
    asked: &RequestDispatch,
) -> Result<Requested, Decline> {
    let plan = exercised(work, asked, origin.plan).await?;
    let needs = checked(work, asked, plan).await?;
    let now = work.batch.now();
    let serving = work.batch.team_for(asked.area).await?.ok_or(Refusal::NoTeamHere)?;
    let Origin { source, session, emergency, tier, .. } = origin;
    let request = Request {
        id: DispatchId(work.ids.draw()),
        purpose: asked.purpose,
        source,
        session,
        emergency,
        area: asked.area,
        team: serving.team,
        class: asked.class,
        tier,
        needs,
        policy: serving.policy,
        requested_by: by,
    };
    let dispatch = Dispatch::request(request, now);
    let number = next_number(work, asked.purpose, now).await?;
    let new = NewDispatch {
        dispatch: &dispatch,
        number: &number,
        plan,
        basis: asked.basis,
        reasons: &asked.reasons,
        brief: &asked.brief,
    };
    work.batch.create_dispatch(&new).await?;
    let event = DispatchEvent::DispatchRequested {
        dispatch: dispatch.id,
        session,
        emergency,
        purpose: dispatch.purpose,
        class: dispatch.class,
        team: dispatch.team,
        staff: by,
    };
    tell(work, Actor::Staff(by), event)?;
    ask_services(work, &dispatch, by, &asked.services).await?;
    let id = dispatch.id;
    climb_if_due(work, dispatch).await?;
    Ok(Requested { dispatch: id, number })
}

/// A drill names the version of the plan that it exercises: the one that stands for its area, unless another is named.
async fn exercised(
    work: &mut Work<'_>,
    asked: &RequestDispatch,
    named: Option<PlanId>,
) -> Result<Option<PlanId>, Decline> {
    match (named, asked.purpose) {
        (None, Purpose::Drill) => Ok(work.batch.plan_for(asked.area).await?.map(|plan| plan.id)),
        (named, Purpose::Real | Purpose::Drill) => Ok(named),
    }
}

async fn checked(work: &mut Work<'_>, asked: &RequestDispatch, plan: Option<PlanId>) -> Result<Needs, Decline> {
    if asked.reasons.is_empty() {
        return Err(Decline::with(Refusal::FieldInvalid, "field", "reasons"));
    }
    match asked.brief.check() {
        Ok(()) => {}
        Err(BriefFault::PlaceMissing) => return Err(Refusal::PlaceMissing.into()),
        Err(BriefFault::Field(field)) => return Err(Decline::with(Refusal::FieldInvalid, "field", field)),
    }
    if let Some(needs) = &asked.needs {
        return Ok(Needs::new(needs)?);
    }
    match plan {
        Some(plan) => Ok(work.batch.plan_needs(plan).await?.unwrap_or_default()),
        None => Ok(Needs::default()),
    }
}

/// 2026-0042: the centre's year and the count within it; a drill's begins with D and counts by itself.
async fn next_number(work: &mut Work<'_>, purpose: Purpose, now: Timestamp) -> Result<String, Decline> {
    let zone = work.batch.zone().await?;
    let year = zone.day_of(now).year();
    let begins = zone.day_begins(zone.day_of(now).first_of_year());
    let number = work.batch.dispatches_since(purpose, begins).await? + 1;
    let mark = match purpose {
        Purpose::Real => "",
        Purpose::Drill => "D",
    };
    Ok(format!("{mark}{year}-{number:04}"))
}

/// Police or ambulance was called. That they come is said by somebody else.
async fn ask_services(
    work: &mut Work<'_>,
    dispatch: &Dispatch,
    by: StaffId,
    services: &[RescueService],
) -> Result<(), Decline> {
    for service in RescueService::ALL.iter().copied().filter(|service| services.contains(service)) {
        let state = ServiceState::ask(None, work.batch.now())?;
        work.batch.put_service(dispatch.id, service, state, by, None).await?;
        let event = DispatchEvent::ServiceAsked { dispatch: dispatch.id, service, staff: by };
        tell(work, Actor::Staff(by), event)?;
    }
    Ok(())
}
