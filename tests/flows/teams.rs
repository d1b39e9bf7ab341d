//! Areas, crisis teams and their members: who may enter what, what is refused, who goes where, and what would happen if
//! somebody had to be sent.

use reqwest::Method;
use serde_json::{Value, json};
use xinqiao_domain::dispatch::Excluded;
use xinqiao_domain::employment::Profession;
use xinqiao_domain::escalation::Whom;
use xinqiao_domain::event::DispatchEvent;
use xinqiao_domain::roles::Role;
use xinqiao_domain::team::{Availability, Duty, PageChannel, Proof};
use xinqiao_domain::{AreaId, Event, Millis, StaffId, TeamId};
use xinqiao_protocol::Code;
use xinqiao_protocol::frames::staff::Permit;
use xinqiao_protocol::http::teams::{
    Area, Areas, DryAnswer, DryRun, MemberAvailability, PolicyPreview, PolicySentence, Team, TeamName, Teams,
};
use xinqiao_tests::{CrisisTeam, Hotline, ON_CALL_FOR, member_form, new_id, on_both_databases, team_form};

on_both_databases!(
    which_team_goes_to_an_area,
    is_what_is_in_use_not_closed,
    is_a_team_changed_by_whoever_saw_its_newest_version,
    which_teams_and_members_are_refused,
    does_a_changed_address_prove_itself_anew,
    does_somebody_who_leaves_leave_whole,
    what_does_a_member_see_of_teams,
    who_may_say_whether_somebody_can_be_asked,
    what_does_a_policy_say_in_plain_sentences,
    whom_would_a_policy_page,
);

const NOTHING: Option<&Value> = None;

async fn areas(hotline: &Hotline, keeper: &str) -> Vec<Area> {
    hotline.ask::<_, Areas>(Method::GET, "/api/v1/areas", keeper, NOTHING).await.areas
}

async fn team_of(hotline: &Hotline, token: &str, team: TeamId) -> Team {
    hotline.ask(Method::GET, &format!("/api/v1/teams/{team}"), token, NOTHING).await
}

async fn refused(hotline: &Hotline, method: Method, path: &str, token: &str, body: &Value) -> Code {
    hotline.refused(method, &format!("/api/v1/{path}"), Some(token), Some(body)).await.code
}

fn command() -> Value {
    json!({ "id": new_id() })
}

async fn facts(hotline: &Hotline) -> Vec<DispatchEvent> {
    let entries = hotline.store().journal_after(0, 1_000).await.expect("the journal is read");
    let fact = |event| match event {
        Event::Dispatch(event) => Some(event),
        _ => None,
    };
    entries.into_iter().filter_map(|entry| fact(entry.event)).collect()
}

async fn which_team_goes_to_an_area(mut hotline: Hotline) {
    let keeper = hotline.keeper().await;
    let county = hotline.area(&keeper, "乙县", None).await;
    let near = hotline.area(&keeper, "近镇", Some(county)).await;
    let far = hotline.area(&keeper, "远镇", Some(county)).await;
    let other = hotline.area(&keeper, "甲县", None).await;
    let served = async |area: AreaId| {
        let all = areas(&hotline, &keeper).await;
        all.into_iter().find(|one| one.area == area).expect("the area").served_by.map(|team| team.team)
    };
    assert_eq!(served(far).await, None);
    let of_county = hotline.team(&keeper, "乙县队", county, &[]).await;
    let of_township = hotline.team(&keeper, "近镇队", near, &[]).await;
    assert_eq!((served(county).await, served(near).await), (Some(of_county), Some(of_township)));
    assert_eq!(
        (served(far).await, served(other).await),
        (Some(of_county), None),
        "a county's team goes to its townships"
    );

    hotline.fast_forward(Millis::seconds(1));
    let mut form = team_form("州队", county, &[]);
    form["level"] = json!("prefecture");
    let body = json!({ "id": new_id(), "form": form });
    let prefecture: Team = hotline.ask(Method::POST, "/api/v1/teams", &keeper, Some(&body)).await;
    assert_eq!(served(other).await, Some(prefecture.team), "where there is no other");
    assert_eq!(served(far).await, Some(of_county), "the older one of the county");
    let order: Vec<_> = areas(&hotline, &keeper).await.into_iter().map(|area| (area.name, area.county)).collect();
    let name = |text: &str| text.to_owned();
    let expected =
        [(name("乙县"), None), (name("近镇"), Some(county)), (name("远镇"), Some(county)), (name("甲县"), None)];
    assert_eq!(order.len(), expected.len());
    let place = |name: &str| order.iter().position(|(known, _)| known == name).expect("the area");
    for township in ["近镇", "远镇"] {
        let between = place("乙县") + 1..=place("乙县") + 2;
        assert!(between.contains(&place(township)), "a township stands behind its county: {order:?}");
    }
    hotline.close().await;
}

async fn is_what_is_in_use_not_closed(mut hotline: Hotline) {
    let CrisisTeam { area, team, keeper, crew } = hotline.crisis_team().await;
    let administrator = hotline.person(&[Role::SystemAdmin]).await.access_token;
    let township = hotline.area(&keeper, "安镇", Some(area)).await;
    let close_area = async |area: AreaId| {
        hotline.send(Method::POST, &format!("/api/v1/areas/{area}/close"), Some(&keeper), Some(&command())).await
    };
    let code = |answer: (reqwest::StatusCode, String)| {
        serde_json::from_str::<Value>(&answer.1).expect("an answer")["code"].as_str().map(str::to_owned)
    };
    assert_eq!(code(close_area(area).await).as_deref(), Some("area_in_use"));
    assert!(close_area(township).await.0.is_success());
    assert_eq!(code(close_area(township).await).as_deref(), Some("already_done"));
    assert_eq!(code(close_area(area).await).as_deref(), Some("area_in_use"), "its team");
    let close = format!("teams/{team}/close");
    assert_eq!(refused(&hotline, Method::POST, &close, &keeper, &command()).await, Code::TeamInUse);
    assert_eq!(team_of(&hotline, &keeper, team).await.close, Permit::No { code: Code::TeamInUse });
    for member in &crew {
        let path = format!("/api/v1/teams/{team}/members/{}?id={}", member.staff, new_id());
        let _: Team = hotline.ask(Method::DELETE, &path, &keeper, NOTHING).await;
    }
    assert_eq!(team_of(&hotline, &keeper, team).await.close, Permit::Yes);
    let clinic = json!({ "name": "安镇卫生院", "code": "CLINIC-7", "area": area });
    let clinic = hotline.institution(&administrator, clinic).await;
    let closed: Team = hotline.ask(Method::POST, &format!("/api/v1/{close}"), &keeper, Some(&command())).await;
    assert_eq!((closed.closed_at, closed.close), (Some(hotline.now()), Permit::No { code: Code::AlreadyDone }));
    assert_eq!(refused(&hotline, Method::POST, &close, &keeper, &command()).await, Code::AlreadyDone);
    assert_eq!(code(close_area(area).await).as_deref(), Some("area_in_use"), "a clinic is at work there");
    let path = format!("/api/v1/institutions/{clinic}/close");
    let (status, text) = hotline.send(Method::POST, &path, Some(&administrator), Some(&command())).await;
    assert!(status.is_success(), "{text}");
    assert!(close_area(area).await.0.is_success());
    assert!(areas(&hotline, &keeper).await.iter().all(|area| area.closed_at.is_some() && area.served_by.is_none()));
    hotline.close().await;
}

async fn is_a_team_changed_by_whoever_saw_its_newest_version(mut hotline: Hotline) {
    let CrisisTeam { area, team, keeper, .. } = hotline.crisis_team().await;
    let first = team_of(&hotline, &keeper, team).await;
    let mut mine = first.clone();
    "安宁县一队".clone_into(&mut mine.form.name);
    mine.form.policy.rounds = 3;
    let changed = hotline.changes_team(&keeper, &mine).await;
    assert_eq!((changed.version, &changed.form), (first.version + 1, &mine.form));
    let late = json!({ "id": new_id(), "version": first.version, "form": first.form });
    let path = format!("teams/{team}");
    assert_eq!(refused(&hotline, Method::PUT, &path, &keeper, &late).await, Code::ChangedMeanwhile);
    assert_eq!(team_of(&hotline, &keeper, team).await.form, mine.form, "nothing was lost");
    // Sent again with the same id it is answered the same; with another body it is refused.
    let id = new_id();
    let body = |name: &str| json!({ "id": id, "version": changed.version, "form": team_form(name, area, &[]) });
    for _ in 0..2 {
        let again: Team = hotline.ask(Method::PUT, &format!("/api/v1/{path}"), &keeper, Some(&body("二队"))).await;
        assert_eq!((again.version, again.form.name.as_str()), (changed.version + 1, "二队"));
    }
    assert_eq!(refused(&hotline, Method::PUT, &path, &keeper, &body("三队")).await, Code::IdReused);
    let told = facts(&hotline).await;
    let versions =
        told.iter().filter(|event| matches!(event, DispatchEvent::TeamChanged { team: of, .. } if *of == team));
    assert_eq!(versions.count(), 3);
    hotline.close().await;
}

async fn which_teams_and_members_are_refused(mut hotline: Hotline) {
    let CrisisTeam { area, team, keeper, crew } = hotline.crisis_team().await;
    let good = team_form("新队", area, &[team]);
    let with = |field: &str, value: Value| {
        let mut form = good.clone();
        form[field] = value;
        json!({ "id": new_id(), "form": form })
    };
    let step = json!({ "whom": "whole_team", "channels": [], "wait_ms": 300_000 });
    for (body, code) in [
        (with("name", json!(" ")), Code::TextEmpty),
        (with("name", json!("队".repeat(61))), Code::TextTooLong),
        (with("area", json!(new_id())), Code::FieldInvalid),
        (with("neighbours", json!([new_id()])), Code::FieldInvalid),
        (with("neighbours", json!([team, team])), Code::FieldInvalid),
        (with("cover", json!([])), Code::FieldInvalid),
        (with("cover", json!([{ "profession": "nurse", "count": 0 }])), Code::FieldInvalid),
        (with("policy", json!({ "steps": [], "rounds": 1 })), Code::PolicyInvalid),
        (with("policy", json!({ "steps": [step], "rounds": 1 })), Code::PolicyInvalid),
    ] {
        assert_eq!(refused(&hotline, Method::POST, "teams", &keeper, &body).await, code, "{body}");
    }
    let itself = json!({ "id": new_id(), "version": 1, "form": team_form("队", area, &[team]) });
    assert_eq!(refused(&hotline, Method::PUT, &format!("teams/{team}"), &keeper, &itself).await, Code::FieldInvalid);

    let nurse = || member_form(Duty::Member, &[Profession::Nurse], "new@example.org");
    let other = hotline.team(&keeper, "另一队", area, &[]).await;
    let operator = hotline.newcomer(&[Role::Operator]).await.me.staff;
    let member = |team: TeamId, staff: StaffId| format!("teams/{team}/members/{staff}");
    let mut wrong = nurse();
    wrong["contacts"][0]["address"] = json!("nobody");
    for (path, body, code) in [
        (member(other, operator), nurse(), Code::NoCrisisRole),
        (member(other, StaffId(new_id())), nurse(), Code::StaffNotFound),
        (member(other, crew[0].staff), nurse(), Code::InAnotherTeam),
        (member(TeamId(new_id()), operator), nurse(), Code::NotFound),
        (member(team, crew[0].staff), wrong, Code::FieldInvalid),
    ] {
        assert_eq!(refused(&hotline, Method::PUT, &path, &keeper, &body).await, code, "{path}");
    }
    hotline.close().await;
}

async fn does_a_changed_address_prove_itself_anew(mut hotline: Hotline) {
    let CrisisTeam { team, keeper, crew, .. } = hotline.crisis_team().await;
    let nurse = &crew[1];
    let contacts = async || {
        let shown = team_of(&hotline, &keeper, team).await;
        shown.members.into_iter().find(|one| one.staff == nurse.staff).expect("the nurse").contacts
    };
    let before = contacts().await;
    let channels: Vec<_> = before.iter().map(|one| one.channel).collect();
    assert_eq!(channels, [PageChannel::Console, PageChannel::Email], "the console is everybody's");
    assert_eq!(before[1].address.as_deref(), Some(nurse.email.as_str()));
    assert!(matches!(before[1].proof, Proof::Holds { .. }), "{before:?}");
    let path = format!("/api/v1/teams/{team}/members/{}", nurse.staff);
    let mut form = member_form(Duty::Member, &[Profession::Nurse], &nurse.email);
    form["contacts"].as_array_mut().expect("contacts").push(json!({ "channel": "sms", "address": "13900000002" }));
    let _: Team = hotline.ask(Method::PUT, &path, &keeper, Some(&form)).await;
    let now = contacts().await;
    assert_eq!(now[..2], before[..], "what is as it was keeps what it has proven");
    assert_eq!((now[2].channel, now[2].proof), (PageChannel::Sms, Proof::Never));
    let moved = member_form(Duty::Member, &[Profession::Nurse], "moved@example.org");
    let shown: Team = hotline.ask(Method::PUT, &path, &keeper, Some(&moved)).await;
    let member = shown.members.iter().find(|one| one.staff == nurse.staff).expect("the nurse");
    assert_eq!(member.go_on_call, Permit::No { code: Code::ChannelNotProven });
    let now = contacts().await;
    assert_eq!(now.len(), 2, "what is not entered any more is gone");
    assert!(now[1].contact != before[1].contact && now[1].proof == Proof::Never, "{now:?}");
    // A proof lapses.
    let lead = async |hotline: &Hotline, keeper: &str| team_of(hotline, keeper, team).await.members[0].go_on_call;
    hotline.much_later(Millis::hours(9 * 24)).await;
    let keeper = hotline.keeper().await;
    assert_eq!(lead(&hotline, &keeper).await, Permit::Yes);
    hotline.much_later(Millis::days(1)).await;
    let keeper = hotline.keeper().await;
    assert_eq!(lead(&hotline, &keeper).await, Permit::No { code: Code::ChannelNotProven });
    let teams: Teams = hotline.ask(Method::GET, "/api/v1/teams", &keeper, NOTHING).await;
    assert_eq!((teams.teams[0].members, teams.teams[0].unproven), (3, 3));
    hotline.close().await;
}

async fn does_somebody_who_leaves_leave_whole(mut hotline: Hotline) {
    let CrisisTeam { team, keeper, crew, .. } = hotline.crisis_team().await;
    let nurse = &crew[1];
    let path = format!("/api/v1/teams/{team}/members/{}?id={}", nurse.staff, new_id());
    let shown: Team = hotline.ask(Method::DELETE, &path, &keeper, NOTHING).await;
    assert!(shown.members.iter().all(|member| member.staff != nurse.staff));
    let again: Team = hotline.ask(Method::DELETE, &path, &keeper, NOTHING).await;
    assert_eq!(again, shown, "repeated it is answered the same");
    let another = format!("teams/{team}/members/{}?id={}", nurse.staff, new_id());
    assert_eq!(refused(&hotline, Method::DELETE, &another, &keeper, &Value::Null).await, Code::NotATeamMember);
    let store = hotline.store();
    assert!(store.contacts_of_all(&[nurse.staff]).await.expect("the store answers").is_empty());
    let told = facts(&hotline).await;
    let cancelled = told
        .iter()
        .filter(|event| matches!(event, DispatchEvent::OnCallCancelled { member, .. } if *member == nurse.staff));
    assert_eq!(cancelled.count(), 1);
    // Back again, with nothing of before.
    let form = member_form(Duty::Member, &[Profession::Nurse], &nurse.email);
    let path = format!("/api/v1/teams/{team}/members/{}", nurse.staff);
    let back: Team = hotline.ask(Method::PUT, &path, &keeper, Some(&form)).await;
    let member = back.members.iter().find(|one| one.staff == nurse.staff).expect("the nurse");
    assert_eq!((member.on_call_until, member.contacts[1].proof), (None, Proof::Never));
    hotline.close().await;
}

async fn what_does_a_member_see_of_teams(mut hotline: Hotline) {
    let own = hotline.crisis_team().await;
    let other = hotline.neighbour(&own).await;
    let (lead, nurse) = (&own.crew[0], &own.crew[1]);
    let teams: Teams = hotline.ask(Method::GET, "/api/v1/teams", &nurse.token, NOTHING).await;
    assert_eq!(teams.teams.iter().map(|team| team.team).collect::<Vec<_>>(), [own.team]);
    assert_eq!(teams.keep, Permit::No { code: Code::Forbidden });
    let row = &teams.teams[0];
    assert_eq!((row.members, row.on_call, row.unproven), (3, 3, 0));
    assert_eq!(row.first_uncovered, Some(hotline.now() + ON_CALL_FOR));
    let shown = team_of(&hotline, &nurse.token, own.team).await;
    assert_eq!((shown.keep, shown.members[0].staff), (Permit::No { code: Code::Forbidden }, lead.staff));
    for member in &shown.members {
        let theirs = member.staff == nurse.staff;
        assert_eq!(member.contacts[1].address.is_some(), theirs, "addresses are their own");
        assert_eq!(member.set_availability == Permit::Yes, theirs);
        assert_eq!(member.phone, "13900000001", "whoever goes together can call each other");
        assert_eq!(member.on_call_until, Some(hotline.now() + ON_CALL_FOR));
    }
    let path = format!("teams/{}", other.team);
    assert_eq!(refused(&hotline, Method::GET, &path, &nurse.token, &Value::Null).await, Code::NotFound);
    let on_call = format!("{path}/on-call");
    assert_eq!(refused(&hotline, Method::GET, &on_call, &nurse.token, &Value::Null).await, Code::NotFound);
    let operator = hotline.newcomer(&[Role::Operator]).await.access_token;
    let none: Teams = hotline.ask(Method::GET, "/api/v1/teams", &operator, NOTHING).await;
    assert_eq!(none.teams, []);
    assert_eq!(areas(&hotline, &operator).await.len(), 2, "to say where somebody is");
    hotline.close().await;
}

async fn who_may_say_whether_somebody_can_be_asked(mut hotline: Hotline) {
    let CrisisTeam { keeper, crew, .. } = hotline.crisis_team().await;
    let (lead, nurse) = (&crew[0], &crew[1]);
    let until = hotline.now() + Millis::hours(2);
    let away = json!({ "id": new_id(), "availability": { "kind": "away", "until": until } });
    let path = format!("members/{}/availability", nurse.staff);
    assert_eq!(refused(&hotline, Method::PUT, &path, &lead.token, &away).await, Code::Forbidden);
    let own: MemberAvailability = hotline.ask(Method::PUT, &format!("/api/v1/{path}"), &nurse.token, Some(&away)).await;
    assert_eq!(own.availability, Availability::Away { until: Some(until) });
    let back = json!({ "id": new_id(), "availability": { "kind": "available" } });
    let kept: MemberAvailability = hotline.ask(Method::PUT, &format!("/api/v1/{path}"), &keeper, Some(&back)).await;
    assert_eq!(kept.availability, Availability::Available);
    let past = json!({ "id": new_id(), "availability": { "kind": "away", "until": hotline.now() } });
    assert_eq!(refused(&hotline, Method::PUT, &path, &nurse.token, &past).await, Code::FieldInvalid);
    let supervisor = hotline.person(&[Role::Supervisor]).await.me.staff;
    let nobody = format!("members/{supervisor}/availability");
    let gone = json!({ "id": new_id(), "availability": { "kind": "away", "until": null } });
    assert_eq!(refused(&hotline, Method::PUT, &nobody, &keeper, &gone).await, Code::NotATeamMember);
    let told = facts(&hotline).await;
    let said = told.iter().filter(|event| matches!(event, DispatchEvent::AvailabilityChanged { .. })).count();
    assert_eq!(said, 2);
    hotline.close().await;
}

async fn what_does_a_policy_say_in_plain_sentences(mut hotline: Hotline) {
    let own = hotline.crisis_team().await;
    let other = hotline.neighbour(&own).await;
    let step =
        |whom: &str, wait: i64| json!({ "whom": whom, "channels": ["console", "sms"], "wait_ms": wait * 60_000 });
    let steps = [step("leads_on_call", 3), step("neighbours_on_call", 10)];
    let body = json!({ "policy": { "steps": steps, "rounds": 2 } });
    let path = format!("/api/v1/teams/{}/policy-preview", own.team);
    let preview: PolicyPreview = hotline.ask(Method::POST, &path, &own.keeper, Some(&body)).await;
    let named = |team: TeamId, name: &str| vec![TeamName { team, name: name.to_owned() }];
    let (ours, theirs) = (named(own.team, "安宁县危机干预队"), named(other.team, "富民县危机干预队"));
    let channels = vec![PageChannel::Console, PageChannel::Sms];
    let sentence = |after, round, step, whom, teams: &Vec<TeamName>| PolicySentence::Step {
        after_ms: Millis::minutes(after),
        round,
        step,
        whom,
        teams: teams.clone(),
        channels: channels.clone(),
    };
    let expected = [
        sentence(0, 1, 1, Whom::LeadsOnCall, &ours),
        sentence(3, 1, 2, Whom::NeighboursOnCall, &theirs),
        sentence(13, 2, 1, Whom::LeadsOnCall, &ours),
        sentence(16, 2, 2, Whom::NeighboursOnCall, &theirs),
        PolicySentence::Supervisor { after_ms: Millis::minutes(26) },
    ];
    assert_eq!(preview.sentences, expected);
    let none = json!({ "policy": { "steps": [], "rounds": 2 } });
    let path = format!("teams/{}/policy-preview", own.team);
    assert_eq!(refused(&hotline, Method::POST, &path, &own.keeper, &none).await, Code::PolicyInvalid);
    hotline.close().await;
}

async fn whom_would_a_policy_page(mut hotline: Hotline) {
    let own = hotline.crisis_team().await;
    let other = hotline.neighbour(&own).await;
    let (lead, nurse, counsellor) = (own.crew[0].staff, own.crew[1].staff, own.crew[2].staff);
    let until = hotline.now() + Millis::hours(2);
    let away = json!({ "id": new_id(), "availability": { "kind": "away", "until": until } });
    let path = format!("/api/v1/members/{nurse}/availability");
    let _: MemberAvailability = hotline.ask(Method::PUT, &path, &own.keeper, Some(&away)).await;
    let before = facts(&hotline).await.len();
    let path = format!("/api/v1/teams/{}/dry-run", own.team);
    let run: DryRun = hotline.ask(Method::GET, &path, &own.keeper, NOTHING).await;
    let waits: Vec<_> = run.steps.iter().map(|step| (step.step, step.after_ms, step.whom)).collect();
    let expected = [
        (1, Millis(0), Whom::TeamOnCall),
        (2, Millis::minutes(5), Whom::WholeTeam),
        (3, Millis::minutes(10), Whom::NeighboursOnCall),
    ];
    assert_eq!(waits, expected);
    let how = |run: &DryRun, step: usize, staff: StaffId| {
        let people = &run.steps[step].people;
        people.iter().find(|person| person.staff == staff).expect("everybody is told of").how.clone()
    };
    let paged = DryAnswer::Paged { channels: vec![PageChannel::Console, PageChannel::Email] };
    let not = |because| DryAnswer::NotAsked { because };
    assert_eq!(how(&run, 0, lead), paged);
    assert_eq!(how(&run, 0, nurse), not(Excluded::Away));
    assert_eq!(how(&run, 0, counsellor), not(Excluded::NotMissing));
    assert_eq!(how(&run, 0, other.crew[1].staff), not(Excluded::OtherTeam));
    assert_eq!(how(&run, 2, other.crew[1].staff), paged);
    assert_eq!(how(&run, 2, lead), not(Excluded::OtherTeam));
    // Later she is back; after a week nobody is on call.
    let later: DryRun = hotline.ask(Method::GET, &format!("{path}?at={}", until.0), &own.keeper, NOTHING).await;
    assert_eq!(how(&later, 0, nurse), paged);
    let over = hotline.now() + ON_CALL_FOR;
    let run: DryRun = hotline.ask(Method::GET, &format!("{path}?at={}", over.0), &own.keeper, NOTHING).await;
    assert_eq!(how(&run, 0, nurse), not(Excluded::NotOnCall));
    assert_eq!(how(&run, 1, nurse), paged);
    assert_eq!(facts(&hotline).await.len(), before, "nothing is written");
    hotline.close().await;
}
