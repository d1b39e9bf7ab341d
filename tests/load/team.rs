//! A crisis team of a measured centre, whose members are reached by e-mail, and who asks for it.

use super::clock::new_id;
use super::staff::{self, Centre, Person};
use super::web::{Failure, Web};
use anyhow::{Context, Result};
use reqwest::Method;
use xinqiao_domain::dispatch::{
    Basis, DispatchBrief, DispatchPlace, DispatchReason, Informant, Needs, PersonInDanger, PlaceConfidence, Purpose,
    ResponseClass, Source,
};
use xinqiao_domain::employment::Profession;
use xinqiao_domain::escalation::{EscalationPolicy, Step, Whom};
use xinqiao_domain::risk::RiskTier;
use xinqiao_domain::roles::Role;
use xinqiao_domain::team::{Duty, PageChannel, TeamLevel};
use xinqiao_domain::{AreaId, CommandId, Millis, StaffId, TeamId};
use xinqiao_protocol::http::dispatches::{DispatchRequested, RequestDispatch, RequestForOthers};
use xinqiao_protocol::http::teams::{ContactForm, NewArea, NewTeam, PutMember, TeamForm};

/// A team that can be asked for.
#[derive(Debug, Clone, Copy)]
pub struct Team {
    pub area: AreaId,
}

/// Everybody of the team is asked at once, by e-mail alone; so long for an answer, so often.
pub fn everybody(wait: Millis, rounds: u32) -> EscalationPolicy {
    let step = Step { whom: Whom::WholeTeam, channels: vec![PageChannel::Email], wait_ms: wait };
    EscalationPolicy { steps: vec![step], rounds }
}

/// Founds an area with a team of so many, each of whom any dispatch wants.
pub async fn found(centre: &Centre, keeper: &Person, members: usize, policy: EscalationPolicy) -> Result<Team> {
    let (area, team) = (AreaId(new_id()), TeamId(new_id()));
    let new = NewArea { id: CommandId(area.0), county: None, name: "河东县".to_owned() };
    keeper.web().change(Method::POST, "areas", &new).await.context("area")?;
    let form = TeamForm {
        name: "河东危机干预队".to_owned(),
        level: TeamLevel::County,
        area,
        neighbours: Vec::new(),
        policy,
        cover: Needs::default().each().to_vec(),
    };
    let new = NewTeam { id: CommandId(team.0), form };
    keeper.web().change(Method::POST, "teams", &new).await.context("team")?;
    for number in 0..members {
        let (role, duty) =
            if number == 0 { (Role::CrisisLead, Duty::Lead) } else { (Role::CrisisMember, Duty::Member) };
        let staff = staff::unseen(&centre.security, format!("member{number:03}"), role).await?;
        join(keeper, team, staff, duty, number).await.context("member")?;
    }
    Ok(Team { area })
}

async fn join(keeper: &Person, team: TeamId, staff: StaffId, duty: Duty, number: usize) -> Result<(), Failure> {
    let email = ContactForm { channel: PageChannel::Email, address: format!("member{number:03}@centre.example") };
    let member = PutMember {
        id: CommandId(new_id()),
        duty,
        professions: vec![Profession::Psychiatrist, Profession::Nurse],
        skills: Vec::new(),
        phone: "13800000000".to_owned(),
        contacts: vec![email],
    };
    keeper.web().change(Method::PUT, &format!("teams/{team}/members/{staff}"), &member).await
}

/// Asks for the team; repeated with the same id, it is the same dispatch.
pub async fn ask(web: &Web, team: Team, id: CommandId) -> Result<DispatchRequested, Failure> {
    let place = DispatchPlace {
        words: "河东路十二号".to_owned(),
        coordinates: None,
        map_link: String::new(),
        confidence: PlaceConfidence::Certain,
    };
    let brief = DispatchBrief {
        place,
        person: PersonInDanger::default(),
        situation: "站在楼顶".to_owned(),
        danger_on_the_way: String::new(),
        informant: Informant::default(),
        call_back: String::new(),
    };
    let request = RequestDispatch {
        id,
        purpose: Purpose::Real,
        area: team.area,
        class: ResponseClass::Immediate,
        basis: Basis::LifeInDanger,
        reasons: vec![DispatchReason::HarmToSelf],
        needs: None,
        services: Vec::new(),
        brief,
    };
    let body = RequestForOthers {
        source: Source::Police,
        tier: Some(RiskTier::Imminent),
        emergency: None,
        plan: None,
        request,
    };
    web.post("dispatches", &body).await
}
