//! Emergencies and plans as they are shown, with names.

use crate::http::{AppState, ProblemAnswer};
use crate::show::People;
use xinqiao_domain::emergency::{EmergencyState, PlanState};
use xinqiao_domain::{EmergencyId, PlanId};
use xinqiao_protocol::Code;
use xinqiao_protocol::frames::staff::Permit;
use xinqiao_protocol::http::emergencies::{Emergency, EmergencyPlan, EmergencyPlanDetail};
use xinqiao_protocol::limits::PLANS;
use xinqiao_storage::emergencies::{ListedEmergency, OpenPlan};

/// One emergency, after somebody has changed it.
pub(super) async fn one(app: &AppState, emergency: EmergencyId) -> Result<Emergency, ProblemAnswer> {
    let listed = app.desk.store().one_emergency(emergency).await?.ok_or(ProblemAnswer::new(Code::NotFound))?;
    Ok(emergency_of(listed, &*app.shared.people(app).await?))
}

/// An emergency with names.
pub(super) fn emergency_of(listed: ListedEmergency, people: &People) -> Emergency {
    let ListedEmergency { emergency, title, area_name, plan_title, plan_version, needs, class, cases, open_cases } =
        listed;
    let may = |refusal: Result<(), xinqiao_domain::Refusal>| match refusal {
        Ok(()) => Permit::Yes,
        Err(refusal) => Permit::No { code: refusal.into() },
    };
    let (ended_by_name, ended_at) = match emergency.state {
        EmergencyState::UnderWay => (None, None),
        EmergencyState::Over { by, at } => (Some(people.name(by)), Some(at)),
    };
    Emergency {
        emergency: emergency.id,
        purpose: emergency.purpose,
        area: emergency.area,
        area_name,
        title,
        plan: emergency.plan,
        plan_title,
        plan_version,
        needs: needs.each().to_vec(),
        class,
        declared_by: emergency.declared_by,
        declared_by_name: people.name(emergency.declared_by),
        declared_at: emergency.declared_at,
        ended_by_name,
        ended_at,
        cases,
        open_cases,
        end: may(emergency.end(emergency.declared_by, open_cases, emergency.declared_at).map(|_| ())),
        add_case: may(emergency.admits(emergency.purpose)),
    }
}

/// A version of a plan with its versions.
pub(super) async fn plan_whole(app: &AppState, plan: PlanId) -> Result<EmergencyPlanDetail, ProblemAnswer> {
    let store = app.desk.store();
    let open = store.plan(plan).await?.ok_or(ProblemAnswer::new(Code::NotFound))?;
    let people = app.shared.people(app).await?;
    let versions = store.versions_of_plan(open.version.root, PLANS).await?;
    let versions = versions.into_iter().map(|one| without_body(plan_of(one, &people))).collect();
    Ok(EmergencyPlanDetail { plan: plan_of(open, &people), versions })
}

/// A version of a plan with names.
pub(super) fn plan_of(open: OpenPlan, people: &People) -> EmergencyPlan {
    EmergencyPlan {
        plan: open.version.id,
        area: open.version.area,
        area_name: open.area_name,
        version: open.version.version,
        title: open.title,
        body: open.body,
        needs: open.needs.each().to_vec(),
        class: open.class,
        written_by: open.written_by,
        written_by_name: people.name(open.written_by),
        written_at: open.written_at,
        superseded_at: match open.version.state {
            PlanState::Newest => None,
            PlanState::Superseded { at } => Some(at),
        },
        drills: open.drills,
        drilled_at: open.drilled_at,
    }
}

/// As it stands in a list.
pub(super) fn without_body(plan: EmergencyPlan) -> EmergencyPlan {
    EmergencyPlan { body: String::new(), ..plan }
}
