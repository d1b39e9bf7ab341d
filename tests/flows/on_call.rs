//! Who is on call: entered on the clock of a zone, proven ahead, and a gap told to the supervisors before it begins.

use reqwest::Method;
use serde_json::{Value, json};
use xinqiao_domain::employment::Profession;
use xinqiao_domain::on_call::Interval;
use xinqiao_domain::roles::Role;
use xinqiao_domain::session::AlertKind;
use xinqiao_domain::team::Duty;
use xinqiao_domain::{Event, Millis, OnCallId, StaffId, TeamId, Timestamp};
use xinqiao_protocol::Code;
use xinqiao_protocol::frames::staff::{Permit, ToStaff};
use xinqiao_protocol::http::teams::{OnCall, OnCallList, OnCallProof, Team};
use xinqiao_storage::Entry;
use xinqiao_tests::{CrisisTeam, Hotline, ON_CALL_FOR, member_form, new_id, on_both_databases, on_call_form};

on_both_databases!(
    which_periods_are_entered,
    does_a_period_that_is_cut_short_keep_what_was_served,
    is_a_period_what_the_clock_of_its_zone_says,
    is_nobody_on_call_whom_no_test_page_reached,
    does_the_proof_show_the_first_uncovered_minute,
    are_the_supervisors_told_once_of_a_gap_before_it_begins,
);

const NOTHING: Option<&Value> = None;
/// Longer than the worker waits between two looks.
const LOOK: Millis = Millis::seconds(61);

async fn refused(hotline: &Hotline, path: &str, token: &str, body: &Value) -> Code {
    hotline.refused(Method::POST, &format!("/api/v1/{path}"), Some(token), Some(body)).await.code
}

async fn list(hotline: &Hotline, keeper: &str, team: TeamId) -> Vec<OnCall> {
    hotline.ask::<_, OnCallList>(Method::GET, &format!("/api/v1/teams/{team}/on-call"), keeper, NOTHING).await.periods
}

async fn cancels(hotline: &Hotline, keeper: &str, on_call: OnCallId) -> OnCall {
    let body = json!({ "id": new_id() });
    hotline.ask(Method::POST, &format!("/api/v1/on-call/{on_call}/cancel"), keeper, Some(&body)).await
}

async fn proof(hotline: &Hotline, keeper: &str) -> OnCallProof {
    hotline.ask(Method::GET, "/api/v1/on-call-proof", keeper, NOTHING).await
}

fn periods_of(list: &[OnCall], staff: StaffId) -> Vec<&OnCall> {
    list.iter().filter(|one| one.staff == staff).collect()
}

async fn which_periods_are_entered(mut hotline: Hotline) {
    let CrisisTeam { area, team, keeper, crew } = hotline.crisis_team().await;
    let nurse = crew[1].staff;
    let path = format!("teams/{team}/on-call");
    let (now, hour) = (hotline.now(), Millis::hours(1));
    let later = now + ON_CALL_FOR;
    let overlapping = on_call_form(nurse, now + hour, hour);
    let backwards = on_call_form(nurse, later + hour, Millis::hours(-1));
    let too_long = on_call_form(nurse, later, Millis::hours(7 * 24 + 1));
    let mut nowhere = on_call_form(nurse, later, hour);
    nowhere["zone"] = json!("Asia/Nowhere");
    let mut no_time = on_call_form(nurse, later, hour);
    no_time["starts"] = json!("tomorrow");
    let stranger = hotline.newcomer(&[Role::CrisisMember]).await.me.staff;
    for (body, code) in [
        (overlapping, Code::ShiftInvalid),
        (backwards, Code::ShiftInvalid),
        (too_long, Code::ShiftInvalid),
        (nowhere, Code::FieldInvalid),
        (no_time, Code::ShiftInvalid),
        (on_call_form(stranger, later, hour), Code::NotATeamMember),
    ] {
        assert_eq!(refused(&hotline, &path, &keeper, &body).await, code, "{body}");
    }
    let other = hotline.team(&keeper, "另一队", area, &[]).await;
    let elsewhere = format!("teams/{other}/on-call");
    let body = on_call_form(nurse, later, hour);
    assert_eq!(refused(&hotline, &elsewhere, &keeper, &body).await, Code::NotATeamMember);
    assert_eq!(refused(&hotline, &path, &crew[1].token, &body).await, Code::Forbidden);
    // It follows the one before without a gap.
    let entered: OnCall = hotline.ask(Method::POST, &format!("/api/v1/{path}"), &keeper, Some(&body)).await;
    let again: OnCall = hotline.ask(Method::POST, &format!("/api/v1/{path}"), &keeper, Some(&body)).await;
    assert_eq!(entered, again, "repeated it is answered the same");
    assert_eq!((entered.starts_at, entered.cancel), (later, Permit::Yes));
    let listed = list(&hotline, &keeper, team).await;
    let hers = periods_of(&listed, nurse);
    assert_eq!(hers.len(), 2);
    assert_eq!(hers[0].ends_at, hers[1].starts_at);
    let cancelled = cancels(&hotline, &keeper, entered.on_call).await;
    assert_eq!((cancelled.cancelled_at, cancelled.cancel), (Some(now), Permit::No { code: Code::AlreadyDone }));
    let twice = format!("on-call/{}/cancel", entered.on_call);
    assert_eq!(refused(&hotline, &twice, &keeper, &json!({ "id": new_id() })).await, Code::AlreadyDone);
    // Its place is free again.
    hotline.on_call(&keeper, team, nurse, later, hour).await;
    hotline.close().await;
}

async fn does_a_period_that_is_cut_short_keep_what_was_served(mut hotline: Hotline) {
    let CrisisTeam { team, keeper, crew, .. } = hotline.crisis_team().await;
    let (began, minutes) = (hotline.now(), Millis::minutes);
    let served = Interval { from: began, until: began + minutes(5) };
    hotline.fast_forward(minutes(5));
    let before = list(&hotline, &keeper, team).await;
    let nurse = periods_of(&before, crew[1].staff)[0].on_call;
    let cut = cancels(&hotline, &keeper, nurse).await;
    assert_eq!((cut.starts_at, cut.ends_at, cut.cancelled_at), (began, began + minutes(5), None));
    assert_eq!((cut.starts.as_str(), cut.ends.as_str()), ("2026-11-21T03:00", "2026-11-21T03:05"));
    assert_eq!(cut.cancel, Permit::No { code: Code::AlreadyDone });
    let twice = format!("on-call/{nurse}/cancel");
    assert_eq!(refused(&hotline, &twice, &keeper, &json!({ "id": new_id() })).await, Code::AlreadyDone);
    // She is on call no more, and somebody else may take the rest of it.
    let path = format!("/api/v1/teams/{team}");
    let shown: Team = hotline.ask(Method::GET, &path, &keeper, NOTHING).await;
    let until = |staff| shown.members.iter().find(|one| one.staff == staff).and_then(|one| one.on_call_until);
    assert_eq!((until(crew[1].staff), until(crew[0].staff)), (None, Some(began + ON_CALL_FOR)));
    hotline.on_call(&keeper, team, crew[1].staff, hotline.now(), Millis::hours(1)).await;
    // So with whoever leaves the team.
    let leaves = format!("/api/v1/teams/{team}/members/{}?id={}", crew[2].staff, new_id());
    let _: Team = hotline.ask(Method::DELETE, &leaves, &keeper, NOTHING).await;
    let kept = hotline.store().on_call_list(team, served, 10).await.expect("the store answers");
    let ended = |staff| kept.iter().find(|one| one.period.staff == staff).map(|one| one.period.interval);
    assert_eq!([ended(crew[1].staff), ended(crew[2].staff)], [Some(served), Some(served)]);
    hotline.close().await;
}

async fn is_a_period_what_the_clock_of_its_zone_says(mut hotline: Hotline) {
    let CrisisTeam { team, keeper, crew, .. } = hotline.crisis_team().await;
    let path = format!("/api/v1/teams/{team}/on-call");
    // The clock goes forward at two in the night of 28 March 2027: the night is an hour shorter, and relieved without a gap.
    let night = [("2027-03-27T20:00", "2027-03-28T08:00", 11), ("2027-03-28T08:00", "2027-03-28T20:00", 12)];
    let mut last: Option<Timestamp> = None;
    for (starts, ends, hours) in night {
        let body =
            json!({ "id": new_id(), "staff": crew[0].staff, "starts": starts, "ends": ends, "zone": "Europe/Berlin" });
        let entered: OnCall = hotline.ask(Method::POST, &path, &keeper, Some(&body)).await;
        assert_eq!(entered.ends_at.since(entered.starts_at), Millis::hours(hours), "{starts}");
        assert_eq!((entered.starts.as_str(), entered.zone.as_str()), (starts, "Europe/Berlin"));
        assert!(last.is_none_or(|ended| ended == entered.starts_at), "no gap and no overlap");
        last = Some(entered.ends_at);
    }
    // The same instant by another clock is taken.
    let other =
        json!({ "id": new_id(), "staff": crew[0].staff, "starts": "2027-03-28T06:00", "ends": "2027-03-28T07:00" });
    assert_eq!(refused(&hotline, &format!("teams/{team}/on-call"), &keeper, &other).await, Code::ShiftInvalid);
    hotline.close().await;
}

async fn is_nobody_on_call_whom_no_test_page_reached(mut hotline: Hotline) {
    let CrisisTeam { team, keeper, .. } = hotline.crisis_team().await;
    let staff = hotline.newcomer(&[Role::CrisisMember]).await.me.staff;
    let form = member_form(Duty::Member, &[Profession::SocialWorker], "new@example.org");
    let path = format!("/api/v1/teams/{team}/members/{staff}");
    let shown: Team = hotline.ask(Method::PUT, &path, &keeper, Some(&form)).await;
    let member = shown.members.iter().find(|one| one.staff == staff).expect("the new one");
    assert_eq!(member.go_on_call, Permit::No { code: Code::ChannelNotProven });
    let body = on_call_form(staff, hotline.now(), Millis::hours(8));
    let path = format!("teams/{team}/on-call");
    assert_eq!(refused(&hotline, &path, &keeper, &body).await, Code::ChannelNotProven);
    hotline.contacts_are_proven(staff, hotline.now()).await;
    hotline.on_call(&keeper, team, staff, hotline.now(), Millis::hours(8)).await;
    hotline.close().await;
}

async fn does_the_proof_show_the_first_uncovered_minute(mut hotline: Hotline) {
    let CrisisTeam { area, team, keeper, crew } = hotline.crisis_team().await;
    let empty = hotline.area(&keeper, "无队县", None).await;
    let now = hotline.now();
    let (lead, nurse) = (crew[0].staff, crew[1].staff);
    let shown = proof(&hotline, &keeper).await;
    assert_eq!((shown.from, shown.until), (now, now + Millis::days(14)));
    let of = |shown: &OnCallProof, area| shown.areas.iter().find(|one| one.area == area).expect("the area").clone();
    assert_eq!((of(&shown, empty).team, of(&shown, empty).professions), (None, vec![]), "nobody serves it");
    let cover = of(&shown, area);
    assert_eq!(cover.team.map(|one| one.team), Some(team));
    assert_eq!(cover.first_uncovered, Some(now + ON_CALL_FOR));
    let gaps: Vec<_> = cover.professions.iter().map(|one| (one.profession, one.gaps.len())).collect();
    assert_eq!(gaps, [(Profession::Psychiatrist, 1), (Profession::Nurse, 1)]);

    // Covered for a fortnight, but for two hours of the nurse.
    let ends = now + ON_CALL_FOR;
    hotline.on_call(&keeper, team, lead, ends, Millis::days(7)).await;
    let until = ends + Millis::hours(2);
    for at in [0, 6] {
        hotline.on_call(&keeper, team, nurse, until + Millis::days(at), Millis::days(6)).await;
    }
    let cover = of(&proof(&hotline, &keeper).await, area);
    assert_eq!(cover.first_uncovered, Some(ends));
    let gaps: Vec<_> = cover.professions.iter().map(|one| one.gaps.as_slice()).collect();
    assert_eq!(gaps[0], []);
    assert_eq!((gaps[1].len(), gaps[1][0].from, gaps[1][0].until), (1, ends, until));

    // Whoever is away is not there, from now on.
    let away = json!({ "id": new_id(), "availability": { "kind": "away", "until": null } });
    let path = format!("/api/v1/members/{lead}/availability");
    let _: Value = hotline.ask(Method::PUT, &path, &crew[0].token, Some(&away)).await;
    let cover = of(&proof(&hotline, &keeper).await, area);
    assert_eq!(cover.first_uncovered, Some(now));
    hotline.close().await;
}

/// Gaps that were ever told, and when.
async fn told(hotline: &Hotline) -> Vec<Timestamp> {
    let entries = hotline.store().journal_after(0, 1_000).await.expect("the journal is read");
    let gap = |entry: &Entry| matches!(entry.event, Event::AlertRaised { what: AlertKind::OnCallGap, .. });
    entries.into_iter().filter(gap).map(|entry| entry.at).collect()
}

/// How many alerts of gaps a frame shows.
fn shown(frame: &ToStaff) -> Option<usize> {
    match frame {
        ToStaff::Alerts { alerts } => Some(alerts.iter().filter(|alert| alert.kind == AlertKind::OnCallGap).count()),
        _ => None,
    }
}

async fn are_the_supervisors_told_once_of_a_gap_before_it_begins(mut hotline: Hotline) {
    let CrisisTeam { team, crew, .. } = hotline.crisis_team().await;
    let ends = hotline.now() + ON_CALL_FOR;
    let week = Millis::days(7);
    hotline.much_later(Millis::seconds(4 * 86_400 - 30)).await;
    let keeper = hotline.keeper().await;
    let mut supervisor = hotline.supervisor().await;
    supervisor.is_up_to_date().await;
    hotline.fast_forward(LOOK);
    let both = |frame: &ToStaff| shown(frame).filter(|count| *count == 2).map(|_| ());
    supervisor.socket().expect("the psychiatrist and the nurse are missing", both).await;
    let raised = told(&hotline).await;
    assert_eq!(raised.len(), 2);
    assert!(raised.iter().all(|at| *at + Millis::days(3) + Millis::minutes(5) >= ends && *at < ends), "{raised:?}");
    // Time passes, the gap comes nearer: once is enough.
    for _ in 0..2 {
        hotline.fast_forward(LOOK);
        supervisor.is_up_to_date().await;
    }
    hotline.on_call(&keeper, team, crew[1].staff, ends, week).await;
    hotline.fast_forward(LOOK);
    let one = |frame: &ToStaff| shown(frame).filter(|count| *count == 1).map(|_| ());
    supervisor.socket().expect("the psychiatrist is missing", one).await;
    hotline.on_call(&keeper, team, crew[0].staff, ends, week).await;
    hotline.fast_forward(LOOK);
    let none = |frame: &ToStaff| shown(frame).filter(|count| *count == 0).map(|_| ());
    supervisor.socket().expect("all is filled", none).await;
    assert_eq!(told(&hotline).await.len(), 2, "each once");
    // A new gap is told anew: she cannot come after all.
    let away = json!({ "id": new_id(), "availability": { "kind": "away", "until": null } });
    let path = format!("/api/v1/members/{}/availability", crew[1].staff);
    let _: Value = hotline.ask(Method::PUT, &path, &keeper, Some(&away)).await;
    hotline.fast_forward(LOOK);
    supervisor.socket().expect("the nurse is missing", one).await;
    assert_eq!(told(&hotline).await.len(), 3);
    hotline.close().await;
}
