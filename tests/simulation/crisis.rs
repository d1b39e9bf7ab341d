//! A crisis team in a bad night: asked for, answered, withdrawn from, reported from the road and the scene, directed, in any
//! order; and what must be true of each dispatch after every step.

use crate::chance::Chance;
use crate::house::House;
use std::collections::{BTreeMap, BTreeSet};
use xinqiao::desk::dispatches::answering::{Answer, Says, Withdraw};
use xinqiao::desk::dispatches::directing::{End, EndedOn, Ending, EscalateNow, NameLead, Take};
use xinqiao::desk::dispatches::requesting::{Asker, RequestForSomebody, RequestFromSession};
use xinqiao::desk::scene::{Accept, AnswerCheckIn, Footing, MakeCheck, ReportProgress, WriteRecord};
use xinqiao::desk::teams::{AddArea, AddTeam, PutMember};
use xinqiao_domain::dispatch::{
    Basis, CheckFinding, CheckInAnswer, Cover, DeclineBecause, Departure, DiagnosisStanding, Dispatch, DispatchBrief,
    DispatchDeadlineKind, DispatchPlace, DispatchReason, DispositionForm, EndReason, Informant, Item, Measure, Needs,
    Payer, PersonInDanger, PlaceConfidence, Purpose, ResponseClass, Source, StageWord, covered, deadlines,
};
use xinqiao_domain::employment::Profession;
use xinqiao_domain::escalation::{EscalationPolicy, Step, Whom};
use xinqiao_domain::risk::RiskTier;
use xinqiao_domain::team::{CrisisRules, Duty, PageChannel, TeamLevel};
use xinqiao_domain::{AreaId, CommandId, DispatchId, Millis, SessionId, StaffId, TeamId, Timestamp};
use xinqiao_protocol::http::dispatches::{RequestDispatch, RequestForOthers};
use xinqiao_protocol::http::scene::ProgressReport;
use xinqiao_protocol::http::teams::{ContactForm, PutMember as MemberForm, TeamForm};

/// Dispatches of one night at most, and of them open at once: few enough that some come to their end.
const DISPATCHES: usize = 20;
const AT_ONCE: usize = 3;
/// Longer than any deadline of a dispatch.
const FAR: Millis = Millis::days(2);

/// The team, and what it was asked for.
pub struct Crisis {
    area: AreaId,
    supervisor: StaffId,
    asked: BTreeSet<DispatchId>,
}

impl Crisis {
    pub async fn found(house: &House, chance: &mut Chance) -> Self {
        use Profession as P;
        let supervisor = *house.crew.last().expect("a supervisor");
        let mut id = || CommandId(chance.id());
        let name = "河东县".to_owned();
        let area = house.must(AddArea { id: id(), by: supervisor, county: None, name }).await;
        let team = house.must(AddTeam { id: id(), by: supervisor, form: team_of(area) }).await;
        let professions = [
            (Duty::Lead, vec![P::Psychiatrist, P::Nurse]),
            (Duty::Lead, vec![P::Psychotherapist]),
            (Duty::Member, vec![P::Psychiatrist]),
            (Duty::Member, vec![P::Nurse]),
            (Duty::Member, vec![P::Counsellor, P::Nurse]),
        ];
        for (staff, (duty, professions)) in house.members.iter().zip(professions) {
            join(house, id(), (supervisor, team), *staff, duty, professions).await;
        }
        Self { area, supervisor, asked: BTreeSet::new() }
    }

    /// Something happens to a dispatch; answers what.
    pub async fn step(&mut self, house: &House, chance: &mut Chance, sessions: &BTreeSet<SessionId>) -> &'static str {
        let mut open = Vec::new();
        for id in self.asked.iter().copied() {
            if look(house, id).await.is_open().is_ok() {
                open.push(id);
            }
        }
        // Mostly one that is open; now and then somebody is late.
        let all: Vec<_> = self.asked.iter().copied().collect();
        let of = if chance.below(10) == 0 { &all } else { &open };
        let Some(dispatch) = chance.one(of).filter(|_| open.len() >= AT_ONCE || chance.below(6) > 0) else {
            return self.is_asked_for(house, chance, sessions).await;
        };
        match chance.below(12) {
            0..=2 => goes(house, chance, dispatch).await,
            3 => declines(house, chance, dispatch).await,
            4 => withdraws(house, chance, dispatch).await,
            5..=7 => reports(house, chance, dispatch).await,
            8 | 9 => sees_to_the_rest(house, chance, dispatch).await,
            10 => self.directs(house, chance, dispatch).await,
            _ => {
                house.wait(Millis::seconds(chance.below(200) as i64)).await;
                "minutes pass"
            }
        }
    }

    async fn is_asked_for(
        &mut self,
        house: &House,
        chance: &mut Chance,
        sessions: &BTreeSet<SessionId>,
    ) -> &'static str {
        if self.asked.len() >= DISPATCHES {
            return "no more teams are asked for";
        }
        let request = self.request(CommandId(chance.id()));
        let all: Vec<_> = sessions.iter().copied().collect();
        let session = chance.one(&all).filter(|_| chance.below(2) == 0);
        let by = self.supervisor;
        let requested = if let Some(session) = session {
            house.try_to(RequestFromSession { by, asker: Asker::Supervisor, session, request }).await
        } else {
            let tier = chance.one(RiskTier::ALL);
            let request = RequestForOthers { source: Source::Police, tier, emergency: None, plan: None, request };
            house.try_to(RequestForSomebody { by, request }).await
        };
        self.asked.extend(requested.map(|requested| requested.dispatch));
        "a team is asked for"
    }

    fn request(&self, id: CommandId) -> RequestDispatch {
        let place = DispatchPlace {
            words: "河东路十二号".to_owned(),
            coordinates: None,
            map_link: String::new(),
            confidence: PlaceConfidence::Likely,
        };
        let brief = DispatchBrief {
            place,
            person: PersonInDanger::default(),
            situation: "站在楼顶".to_owned(),
            danger_on_the_way: String::new(),
            informant: Informant::default(),
            call_back: String::new(),
        };
        RequestDispatch {
            id,
            purpose: Purpose::Real,
            area: self.area,
            class: ResponseClass::Immediate,
            basis: Basis::LifeInDanger,
            reasons: vec![DispatchReason::HarmToSelf],
            needs: None,
            services: Vec::new(),
            brief,
        }
    }

    async fn directs(&self, house: &House, chance: &mut Chance, dispatch: DispatchId) -> &'static str {
        let (id, by) = (CommandId(chance.id()), self.supervisor);
        let known = look(house, dispatch).await;
        match chance.below(8) {
            0 => {
                let (ending, because) = if chance.below(2) == 0 {
                    (Ending::StandDown, EndReason::Safe)
                } else {
                    (Ending::Fail, EndReason::NotFound)
                };
                let end = End { id, by, footing: EndedOn::Directing, dispatch, ending, because, note: String::new() };
                house.try_to(end).await;
                "a dispatch is ended"
            }
            1 => {
                house.try_to(Take { id, by, dispatch }).await;
                "a supervisor takes a dispatch"
            }
            2 | 3 => {
                let crew: Vec<_> = known.crew.iter().map(|one| one.staff).collect();
                if let Some(lead) = chance.one(&crew) {
                    house.try_to(NameLead { id, by, dispatch, lead }).await;
                }
                "a supervisor names a lead"
            }
            _ => {
                // Sometimes an order of a board that is no longer so.
                let seen = known.taken.saturating_sub(u32::from(chance.below(4) == 0));
                house.try_to(EscalateNow { id, by, dispatch, seen }).await;
                "a supervisor wants the next step"
            }
        }
    }

    /// The promises of every dispatch.
    pub async fn check(&self, house: &House, when: &str) {
        let store = house.desk.store();
        let overdue = store.dispatches_due(DispatchDeadlineKind::ALL, house.now(), 10).await.expect("read");
        assert!(overdue.is_empty(), "{when}: overdue {overdue:?}");
        let all: Vec<_> = self.asked.iter().copied().collect();
        let around = store.around_dispatches(&all).await.expect("read");
        let due = store.dispatches_due(DispatchDeadlineKind::ALL, house.now() + FAR, 1_000).await.expect("read");
        let mut engaged = BTreeMap::new();
        for id in all {
            let dispatch = look(house, id).await;
            let item = if around[&id].alerts.is_empty() { Item::None } else { Item::Open };
            assert_ne!(covered(&dispatch, item, house.now()), Cover::Nothing, "{when}: silent {dispatch:?}");
            for one in &dispatch.crew {
                assert_eq!(engaged.insert(one.staff, id), None, "{when}: {} is on two dispatches", one.staff);
            }
            let kinds: BTreeSet<_> = due.iter().filter(|(of, _)| *of == id).map(|(_, kind)| *kind).collect();
            let expected = deadlines(&dispatch, &CrisisRules::default()).into_iter().map(|one| one.kind).collect();
            assert_eq!(kinds, expected, "{when}: what is due of {dispatch:?}");
            stays(house, &dispatch, when).await;
        }
    }
}

/// Who goes and who answers for it, as it was kept: one owner at each instant, from the request to the end.
async fn stays(house: &House, dispatch: &Dispatch, when: &str) {
    let store = house.desk.store();
    let owners = store.owner_stays(dispatch.id).await.expect("read");
    let mut until = Some(dispatch.requested_at);
    for stay in &owners {
        assert_eq!(Some(stay.from), until, "{when}: a moment without an owner, or with two: {owners:?}");
        until = stay.until;
    }
    assert_eq!(until, dispatch.stage.ended_at(), "{when}: {owners:?}");
    let crew = store.crew_stays(dispatch.id).await.expect("read");
    let going: BTreeSet<_> = crew.iter().filter(|stay| stay.until.is_none()).map(|stay| stay.staff).collect();
    assert_eq!(going, dispatch.crew.iter().map(|one| one.staff).collect(), "{when}: who goes");
    let reached = store.milestones(dispatch.id).await.expect("read");
    let instants: Vec<(StageWord, Timestamp)> = reached.iter().map(|one| (one.stage, one.happened_at)).collect();
    assert!(instants.is_sorted_by_key(|(stage, _)| *stage), "{when}: {instants:?}");
    assert!(instants.is_sorted_by_key(|(_, at)| *at), "{when}: {instants:?}");
}

async fn look(house: &House, dispatch: DispatchId) -> Dispatch {
    house.desk.store().one_dispatch(dispatch).await.expect("read").expect("it was asked for").dispatch
}

fn team_of(area: AreaId) -> TeamForm {
    let step = |whom, seconds| Step { whom, channels: vec![PageChannel::Email], wait_ms: Millis::seconds(seconds) };
    TeamForm {
        name: "河东危机干预队".to_owned(),
        level: TeamLevel::County,
        area,
        neighbours: Vec::new(),
        policy: EscalationPolicy {
            steps: vec![step(Whom::WholeTeam, 60), step(Whom::NeighboursOnCall, 60), step(Whom::WholeTeam, 90)],
            rounds: 2,
        },
        cover: Needs::default().each().to_vec(),
    }
}

async fn join(
    house: &House,
    id: CommandId,
    (by, team): (StaffId, TeamId),
    staff: StaffId,
    duty: Duty,
    professions: Vec<Profession>,
) {
    let email = ContactForm { channel: PageChannel::Email, address: format!("{staff}@centre.example") };
    let phone = "13800000000".to_owned();
    let form = MemberForm { id, duty, professions, skills: Vec::new(), phone, contacts: vec![email] };
    house.must(PutMember { by, team, staff, form }).await;
}

fn somebody(house: &House, chance: &mut Chance) -> StaffId {
    chance.one(&house.members).expect("a team")
}

async fn goes(house: &House, chance: &mut Chance, dispatch: DispatchId) -> &'static str {
    let (id, staff) = (CommandId(chance.id()), somebody(house, chance));
    house.try_to(Answer { id, staff, dispatch, page: None, says: Says::Go }).await;
    "somebody goes"
}

async fn declines(house: &House, chance: &mut Chance, dispatch: DispatchId) -> &'static str {
    let (id, staff) = (CommandId(chance.id()), somebody(house, chance));
    let says = Says::Decline { because: DeclineBecause::TooFar, offer: None };
    house.try_to(Answer { id, staff, dispatch, page: None, says }).await;
    "somebody declines"
}

async fn withdraws(house: &House, chance: &mut Chance, dispatch: DispatchId) -> &'static str {
    let crew: Vec<_> = look(house, dispatch).await.crew.into_iter().map(|one| one.staff).collect();
    let Some(staff) = chance.one(&crew) else { return "nobody goes yet" };
    let id = CommandId(chance.id());
    house.try_to(Withdraw { id, staff, dispatch, because: DeclineBecause::Unwell }).await;
    "somebody cannot go after all"
}

/// Somebody of the team reports: mostly what comes next, sometimes what came long ago.
async fn reports(house: &House, chance: &mut Chance, dispatch: DispatchId) -> &'static str {
    let known = look(house, dispatch).await;
    let Some(by) = known.leader() else { return "nobody to report" };
    let departure = if chance.below(3) == 0 { Departure::Complete } else { Departure::Short };
    let measure = chance.one(Measure::ALL).expect("a measure");
    let all = [
        ProgressReport::EnRoute { departure },
        ProgressReport::OnScene {},
        ProgressReport::ContactMade {},
        ProgressReport::Disposition { measures: [measure].into() },
        ProgressReport::HandOver { receiver: "河东医院急诊".to_owned() },
    ];
    let next = known.stage.word() as usize;
    let next = next.saturating_sub(StageWord::Assembled as usize).min(all.len() - 1);
    let at = if chance.below(5) == 0 { chance.below(all.len()) } else { next };
    let (id, report) = (CommandId(chance.id()), all[at].clone());
    let ago = chance.one(&[None, None, Some(Millis::minutes(2))]).flatten();
    let happened_at = ago.map(|ago| house.now() - ago);
    house.try_to(ReportProgress { id, by, footing: Footing::TakesPart, dispatch, happened_at, report }).await;
    "the team reports"
}

/// It says how it is, or sees to what is left after the hand-over.
async fn sees_to_the_rest(house: &House, chance: &mut Chance, dispatch: DispatchId) -> &'static str {
    let Some(by) = look(house, dispatch).await.leader() else { return "nobody to ask" };
    let (id, footing, happened_at) = (CommandId(chance.id()), Footing::TakesPart, None);
    match chance.below(5) {
        0 | 1 => {
            let answer = chance.one(CheckInAnswer::ALL).expect("an answer");
            house.try_to(AnswerCheckIn { id, by, footing, dispatch, happened_at, answer }).await;
            "the team says how it is"
        }
        2 => {
            house.try_to(WriteRecord { id, by, footing, dispatch, seen: 0, form: record() }).await;
            "the record is written"
        }
        3 => {
            let finding = chance.one(CheckFinding::ALL).expect("a finding");
            let note = String::new();
            house.try_to(MakeCheck { id, by, footing, dispatch, happened_at, finding, note }).await;
            "a check is made"
        }
        _ => {
            let accepted_by = "急诊值班医师".to_owned();
            house.try_to(Accept { id, by, footing, dispatch, happened_at, accepted_by }).await;
            "the receiver accepts"
        }
    }
}

fn record() -> DispositionForm {
    DispositionForm {
        place: "河东路十二号".to_owned(),
        reporter: "派出所".to_owned(),
        narrative: "到场后交谈，自愿离开楼顶。".to_owned(),
        injured: 0,
        dead: 0,
        property_loss: String::new(),
        psychiatrists: Vec::new(),
        nurses: Vec::new(),
        police_organ: String::new(),
        police_officer: String::new(),
        reasons: [DispatchReason::HarmToSelf].into(),
        measures: [Measure::OnSite].into(),
        diagnosis: String::new(),
        diagnosis_standing: DiagnosisStanding::None,
        payer: Payer::Unknown,
        effect: "平稳".to_owned(),
    }
}
