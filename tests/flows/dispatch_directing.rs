//! A team is asked for from a session and directed: one dispatch for a session, a rise of danger, a stand-down, and who sees
//! what of it.

use reqwest::Method;
use serde_json::{Value, json};
use xinqiao_domain::dispatch::{EndReason, PageWord, Purpose, StageWord};
use xinqiao_domain::event::DispatchEvent;
use xinqiao_domain::risk::RiskTier;
use xinqiao_domain::{DispatchId, Millis};
use xinqiao_protocol::Code;
use xinqiao_protocol::frames::staff::{ActionName, MySession, Permit, ToStaff};
use xinqiao_protocol::http::dispatches::{
    CrewPageWaits, DispatchGlance, DispatchRequested, DispatchView, LadderView, PageSeated,
};
use xinqiao_tests::{CrisisTeam, Hotline, Operator, STEP, new_id, on_both_databases};

on_both_databases!(
    does_a_session_send_one_team,
    may_somebody_else_send_a_team_for_a_session,
    does_the_operator_see_the_team_form,
    does_a_rise_of_danger_plan_anew_and_a_fall_nothing,
    does_a_stand_down_reach_everybody,
    does_a_lead_see_only_the_own_team,
    is_it_recorded_who_opens_a_dispatch,
    is_the_board_told_of_each_change,
    are_drills_counted_by_themselves,
    does_a_request_without_a_place_say_what_is_missing,
);

fn request(team: &CrisisTeam) -> Value {
    json!({
        "id": new_id(),
        "purpose": "real",
        "area": team.area,
        "class": "immediate",
        "basis": "consent",
        "reasons": ["harm_to_self"],
        "services": ["ambulance"],
        "brief": {
            "place": { "words": "河东路十二号五楼", "coordinates": null, "map_link": "", "confidence": "certain" },
            "person": { "name": "小周", "phone": "13900000009", "about": "" },
            "situation": "服药后电话不接",
            "danger_on_the_way": "门口有狗",
            "informant": { "name": "", "relation": "", "phone": "" },
            "call_back": "12356",
        },
    })
}

pub async fn asks(hotline: &Hotline, operator: &Operator, held: &MySession, team: &CrisisTeam) -> DispatchRequested {
    let path = format!("/api/v1/sessions/{}/dispatch", held.session);
    hotline.ask(Method::POST, &path, &operator.token, Some(&request(team))).await
}

async fn assesses(hotline: &Hotline, operator: &Operator, held: &MySession, decided: &str) {
    let body = json!({ "id": new_id(), "fence": held.fence, "assessment": { "kind": "assessed", "decided": decided,
        "override_reason": "与督导商定", "form": { "wish_to_die": 80, "hopelessness": 90, "plan": "yes",
        "means_at_hand": "unknown", "when": "within_a_week", "earlier_attempts": "yes", "alone": "yes",
        "protective": [] } } });
    let path = format!("/api/v1/sessions/{}/assessment", held.session);
    let (status, text) = operator.sends(hotline, Method::POST, &path, &body).await;
    assert!(status.is_success(), "{status} {text}");
}

/// The dispatch of a session as its operator sees it, once it is like this.
async fn glance(
    operator: &mut Operator,
    held: &MySession,
    what: &str,
    like: impl Fn(&DispatchGlance) -> bool,
) -> (DispatchGlance, Permit) {
    let session = held.session;
    operator
        .desk(what, |mine| {
            let shown = mine.sessions.iter().find(|one| one.session == session)?;
            let request = shown.actions.iter().find(|one| one.name == ActionName::RequestDispatch)?.allowed;
            let glance = shown.dispatch.clone().filter(|glance| like(glance))?;
            Some((glance, request))
        })
        .await
}

async fn does_a_session_send_one_team(mut hotline: Hotline) {
    let team = hotline.crisis_team().await;
    let (operator, _caller, held) = hotline.talk().await;
    let first = asks(&hotline, &operator, &held, &team).await;
    let path = format!("/api/v1/sessions/{}/dispatch", held.session);
    let second = operator.is_kept_from(&hotline, Method::POST, &path, &request(&team)).await;
    assert_eq!(second.code, Code::DispatchOpen);
    assert_eq!(second.params.get("dispatch"), Some(&first.dispatch.to_string()), "which one is open");
    let strip = hotline.strip(&team, first.dispatch).await;
    assert_eq!((strip.session, strip.services.len()), (Some(held.session), 1));
    assert_eq!(strip.alias.as_ref(), Some(&held.alias));
    // Once that one is over, another may be asked for.
    hotline.directs(&team, first.dispatch, "stand-down", &json!({ "because": "safe", "note": "" })).await;
    let third = asks(&hotline, &operator, &held, &team).await;
    assert_eq!((first.number.as_str(), third.number.as_str()), ("2026-0001", "2026-0002"));
    hotline.close().await;
}

async fn may_somebody_else_send_a_team_for_a_session(mut hotline: Hotline) {
    let team = hotline.crisis_team().await;
    let (_operator, _caller, held) = hotline.talk().await;
    let (colleague, supervisor) = (hotline.operator().await, hotline.supervisor().await);
    let path = format!("/api/v1/sessions/{}/dispatch", held.session);
    let kept = colleague.is_kept_from(&hotline, Method::POST, &path, &request(&team)).await;
    assert_eq!(kept.code, Code::NotYourSession);
    let (status, text) = supervisor.sends(&hotline, Method::POST, &path, &request(&team)).await;
    assert!(status.is_success(), "{status} {text}");
    hotline.close().await;
}

async fn does_the_operator_see_the_team_form(mut hotline: Hotline) {
    let team = hotline.crisis_team().await;
    let (mut operator, _caller, held) = hotline.talk().await;
    let asked = asks(&hotline, &operator, &held, &team).await;
    let (shown, request) = glance(&mut operator, &held, "the team that was asked for", |_| true).await;
    assert_eq!((shown.dispatch, shown.stage, shown.paged), (asked.dispatch, StageWord::Paging, 2));
    assert_eq!(request, Permit::No { code: Code::DispatchOpen });
    hotline.goes(&team.crew[0], asked.dispatch).await;
    hotline.goes(&team.crew[1], asked.dispatch).await;
    let (shown, _) = glance(&mut operator, &held, "a whole team", |glance| glance.stage == StageWord::Assembled).await;
    assert_eq!((shown.crew.len(), shown.missing.len()), (2, 0));
    let text = serde_json::to_string(&shown).expect("text");
    assert!(!text.contains("河东路"), "nothing but how it goes");
    // Who asked for it may call it off while nobody has left; nobody else's is theirs.
    let path = format!("/api/v1/dispatches/{}/stand-down", asked.dispatch);
    let body = json!({ "id": new_id(), "because": "safe", "note": "来电者已安全" });
    let (status, text) = operator.sends(&hotline, Method::POST, &path, &body).await;
    assert!(status.is_success(), "{status} {text}");
    let (shown, request) = glance(&mut operator, &held, "the end", |glance| glance.end.is_some()).await;
    assert_eq!((shown.stage, request), (StageWord::StoodDown, Permit::Yes));
    hotline.close().await;
}

async fn does_a_rise_of_danger_plan_anew_and_a_fall_nothing(mut hotline: Hotline) {
    let team = hotline.crisis_team().await;
    hotline.escalates(&team, &["leads_on_call", "team_on_call"], 1).await;
    let (operator, _caller, held) = hotline.talk().await;
    assesses(&hotline, &operator, &held, "high").await;
    let dispatch = asks(&hotline, &operator, &held, &team).await.dispatch;
    hotline.fast_forward(STEP);
    let is_on = |wanted: (u32, u32)| {
        move |strip: &xinqiao_protocol::http::dispatches::DispatchStrip| match strip.ladder {
            LadderView::On { taken, step, .. } if (taken, step) == wanted => Some(()),
            _ => None,
        }
    };
    hotline.strip_is(&team, dispatch, "the second step", is_on((2, 2))).await;
    assesses(&hotline, &operator, &held, "imminent").await;
    let strip = hotline.strip(&team, dispatch).await;
    assert_eq!(strip.tier, Some(RiskTier::Imminent));
    assert!(matches!(strip.ladder, LadderView::On { taken: 3, step: 1, .. }), "from its foot: {:?}", strip.ladder);
    assesses(&hotline, &operator, &held, "low").await;
    let strip = hotline.strip(&team, dispatch).await;
    assert_eq!((strip.tier, strip.stage), (Some(RiskTier::Imminent), StageWord::Paging), "a fall cancels nothing");
    assert!(matches!(strip.ladder, LadderView::On { taken: 3, .. }), "{:?}", strip.ladder);
    hotline.close().await;
}

async fn does_a_stand_down_reach_everybody(mut hotline: Hotline) {
    let team = hotline.crisis_team().await;
    let [lead, nurse, _] = team.crew.as_slice() else { panic!("three of them") };
    let dispatch = hotline.dispatch(&team).await;
    hotline.goes(lead, dispatch).await;
    hotline.directs(&team, dispatch, "stand-down", &json!({ "because": "false_alarm", "note": "认错人" })).await;
    let strip = hotline.strip(&team, dispatch).await;
    assert_eq!((strip.stage, strip.crew.len(), strip.owner), (StageWord::StoodDown, 0, None));
    assert_eq!(strip.end.and_then(|end| end.because), Some(EndReason::FalseAlarm));
    let page = hotline.crew_desk(nurse).await.pages.remove(0);
    assert_eq!((page.state, page.waits), (PageWord::Cancelled, CrewPageWaits::No));
    let late = hotline.is_kept_from(&nurse.token, dispatch, "acknowledge", &json!({})).await;
    assert_eq!(late.code, Code::DispatchOver);
    // Nobody is held any more, and who had not left needs no rest.
    let again = hotline.dispatch(&team).await;
    assert_eq!(hotline.goes(lead, again).await, PageSeated::Lead);
    hotline.fast_forward(Millis::minutes(2));
    let told = hotline.told_of(dispatch).await;
    assert!(told.iter().any(|event| matches!(event, DispatchEvent::DispatchEnded { .. })), "{told:?}");
    hotline.close().await;
}

async fn does_a_lead_see_only_the_own_team(mut hotline: Hotline) {
    let team = hotline.crisis_team().await;
    let others = hotline.neighbour(&team).await;
    let (own, foreign) = (hotline.dispatch(&team).await, hotline.dispatch(&others).await);
    let lead = &team.crew[0];
    let seen: Vec<DispatchId> = hotline.strips(&lead.token, "open").await.iter().map(|one| one.dispatch).collect();
    assert_eq!(seen, [own]);
    let path = format!("/api/v1/dispatches/{foreign}");
    assert_eq!(hotline.refused(Method::GET, &path, Some(&lead.token), None::<&()>).await.code, Code::NotFound);
    for (what, body) in [("acknowledge", json!({})), ("decline", json!({ "because": "other" }))] {
        assert_eq!(hotline.is_kept_from(&lead.token, foreign, what, &body).await.code, Code::NotFound, "{what}");
    }
    let desk = hotline.crew_desk(lead).await;
    assert!(desk.others.iter().chain(&desk.dispatches).all(|one| one.dispatch == own), "{desk:?}");
    assert_eq!(hotline.strips(&team.keeper, "open").await.len(), 2, "who directs sees all");
    let (operator, _caller, _held) = hotline.talk().await;
    assert_eq!(hotline.refused(Method::GET, &path, Some(&operator.token), None::<&()>).await.code, Code::Forbidden);
    hotline.close().await;
}

async fn is_it_recorded_who_opens_a_dispatch(mut hotline: Hotline) {
    let team = hotline.crisis_team().await;
    let lead = &team.crew[0];
    let dispatch = hotline.dispatch(&team).await;
    let path = format!("/api/v1/dispatches/{dispatch}");
    let whole: DispatchView = hotline.ask(Method::GET, &path, &lead.token, None::<&()>).await;
    assert_eq!(whole.brief.place.words, "河东路十二号");
    assert!(whole.not_asked.is_empty(), "who else was asked is not theirs to know");
    let read =
        |event: &DispatchEvent| matches!(event, DispatchEvent::DispatchRead { staff, .. } if *staff == lead.staff);
    assert_eq!(hotline.told_of(dispatch).await.iter().filter(|event| read(event)).count(), 1);
    hotline.close().await;
}

async fn is_the_board_told_of_each_change(mut hotline: Hotline) {
    let team = hotline.crisis_team().await;
    let mut supervisor = hotline.supervisor().await;
    let dispatch = hotline.dispatch(&team).await;
    for (member, stage) in [(0, StageWord::Acknowledged), (1, StageWord::Assembled)] {
        hotline.goes(&team.crew[member], dispatch).await;
        let shown = supervisor.socket().expect("the board", |frame| match frame {
            ToStaff::Dispatches { board } => board.strips.iter().find(|one| one.stage == stage).cloned(),
            _ => None,
        });
        assert_eq!(shown.await.dispatch, dispatch);
    }
    hotline.directs(&team, dispatch, "fail", &json!({ "because": "not_found", "note": "" })).await;
    let empty = supervisor.socket().expect("an empty board", |frame| match frame {
        ToStaff::Dispatches { board } => board.strips.is_empty().then_some(board.count),
        _ => None,
    });
    assert_eq!(empty.await, 0);
    hotline.close().await;
}

async fn are_drills_counted_by_themselves(mut hotline: Hotline) {
    let team = hotline.crisis_team().await;
    let drill = hotline.police_ask_for(&team, Purpose::Drill).await;
    let real = hotline.police_ask_for(&team, Purpose::Real).await;
    assert_eq!((drill.number.as_str(), real.number.as_str()), ("D2026-0001", "2026-0001"));
    let strip = hotline.strip(&team, drill.dispatch).await;
    assert_eq!(strip.purpose, Purpose::Drill);
    let pages = hotline.crew_desk(&team.crew[0]).await.pages;
    assert_eq!(pages.iter().filter(|page| page.purpose == Purpose::Drill).count(), 1, "each page says so");
    hotline.close().await;
}

async fn does_a_request_without_a_place_say_what_is_missing(mut hotline: Hotline) {
    let team = hotline.crisis_team().await;
    let (operator, _caller, held) = hotline.talk().await;
    let path = format!("/api/v1/sessions/{}/dispatch", held.session);
    let with = |pointer: &str, value: Value| {
        let mut body = request(&team);
        *body.pointer_mut(pointer).expect("the field") = value;
        body
    };
    for (body, code) in [
        (with("/brief/place/words", json!(" ")), Code::PlaceMissing),
        (with("/brief/place/map_link", json!("http://example.org")), Code::FieldInvalid),
        (with("/reasons", json!([])), Code::FieldInvalid),
        (with("/area", json!(new_id())), Code::NoTeamHere),
    ] {
        assert_eq!(operator.is_kept_from(&hotline, Method::POST, &path, &body).await.code, code, "{body}");
    }
    let mut few = request(&team);
    few["needs"] = json!([{ "profession": "counsellor", "count": 2 }]);
    assert_eq!(operator.is_kept_from(&hotline, Method::POST, &path, &few).await.code, Code::NeedsTooFew);
    assert!(hotline.strips(&team.keeper, "open").await.is_empty(), "nothing was written");
    hotline.close().await;
}
