//! Two fronts: the session goes on while a team is on its way. Operator and team write to each other until contact is made,
//! say who was called, and hand over the talk; nothing of it reaches the caller.

use crate::scene::{COUNSELLOR, LEAD, NURSE};
use reqwest::Method;
use serde_json::{Value, json};
use xinqiao_domain::DispatchId;
use xinqiao_domain::dispatch::RescueService;
use xinqiao_protocol::Code;
use xinqiao_protocol::frames::staff::{MySession, Permit};
use xinqiao_protocol::http::dispatches::DispatchRequested;
use xinqiao_protocol::http::scene::{Scene, SceneReported, SideChannel};
use xinqiao_protocol::limits::SIDE_MESSAGE_CHARS;
use xinqiao_tests::{Caller, CrisisTeam, Hotline, Operator, new_id, on_both_databases};

on_both_databases!(
    does_the_side_channel_end_with_contact_and_never_reach_the_caller,
    is_the_talk_handed_over_before_both_have_said_so,
    is_it_confirmed_that_police_and_ambulance_come,
);

/// A talk goes on, and a team is on its way.
struct TwoFronts {
    hotline: Hotline,
    team: CrisisTeam,
    operator: Operator,
    caller: Caller,
    held: MySession,
    dispatch: DispatchId,
}

impl TwoFronts {
    async fn of(mut hotline: Hotline) -> Self {
        let team = hotline.crisis_team().await;
        let (operator, caller, held) = hotline.talk().await;
        let body = json!({
            "id": new_id(),
            "purpose": "real",
            "area": team.area,
            "class": "immediate",
            "basis": "life_in_danger",
            "reasons": ["harm_to_self"],
            "services": ["ambulance"],
            "brief": {
                "place": { "words": "河东路十二号", "coordinates": null, "map_link": "", "confidence": "likely" },
                "person": { "name": "", "phone": "", "about": "" },
                "situation": "正在通话",
                "danger_on_the_way": "",
                "informant": { "name": "", "relation": "", "phone": "" },
                "call_back": "12356",
            },
        });
        let path = format!("/api/v1/sessions/{}/dispatch", caller.session);
        let asked: DispatchRequested = hotline.ask(Method::POST, &path, &operator.token, Some(&body)).await;
        let two = Self { hotline, team, operator, caller, held, dispatch: asked.dispatch };
        for who in [LEAD, NURSE] {
            let _: Value = two.says(two.token(who), "acknowledge", json!({})).await;
        }
        two.reports(json!({ "kind": "en_route", "departure": "complete" })).await;
        two
    }

    fn token(&self, who: usize) -> &str {
        &self.team.crew[who].token
    }

    fn path(&self, what: &str) -> String {
        format!("/api/v1/dispatches/{}/{what}", self.dispatch)
    }

    async fn says<A: serde::de::DeserializeOwned>(&self, token: &str, what: &str, mut body: Value) -> A {
        body["id"] = json!(new_id());
        self.hotline.ask(Method::POST, &self.path(what), token, Some(&body)).await
    }

    async fn is_refused(&self, token: &str, what: &str, mut body: Value) -> Code {
        body["id"] = json!(new_id());
        self.hotline.refused(Method::POST, &self.path(what), Some(token), Some(&body)).await.code
    }

    async fn reports(&self, report: Value) {
        let _: SceneReported = self.says(self.token(LEAD), "progress", json!({ "report": report })).await;
    }

    async fn writes(&self, token: &str, text: &str) {
        let _: SceneReported = self.says(token, "messages", json!({ "text": text })).await;
    }

    async fn channel(&self, token: &str, after: i64) -> SideChannel {
        let path = format!("{}?after={after}", self.path("messages"));
        self.hotline.ask(Method::GET, &path, token, None::<&()>).await
    }

    async fn scene(&self) -> Scene {
        self.hotline.ask(Method::GET, &self.path("scene"), self.token(LEAD), None::<&()>).await
    }
}

async fn does_the_side_channel_end_with_contact_and_never_reach_the_caller(hotline: Hotline) {
    let mut two = TwoFronts::of(hotline).await;
    let operator = two.operator.token.clone();
    two.writes(two.token(LEAD), "我们还有十分钟").await;
    let dispatch = two.dispatch;
    let glance = two
        .operator
        .desk("a message on her desk", |mine| {
            let shown = mine.sessions.iter().find_map(|one| one.dispatch.clone());
            shown.filter(|glance| glance.messages == 1)
        })
        .await;
    assert_eq!(glance.dispatch, dispatch);
    two.writes(&operator, "门没有锁，她在阳台").await;
    let channel = two.channel(&operator, 0).await;
    let texts: Vec<_> = channel.messages.iter().map(|one| one.text.as_str()).collect();
    assert_eq!(texts, ["我们还有十分钟", "门没有锁，她在阳台"]);
    assert_eq!(channel.write, Permit::Yes);
    assert_eq!(channel.messages[1].by, two.operator.staff);
    assert_eq!(two.channel(two.token(NURSE), channel.messages[0].seq).await.messages.len(), 1, "only what is new");
    // The operator's desk shows that there is something to be read.
    let glance = two
        .operator
        .desk("two messages", |mine| {
            let shown = mine.sessions.iter().find_map(|one| one.dispatch.clone());
            shown.filter(|glance| glance.messages == 2)
        })
        .await;
    assert_eq!(glance.dispatch, two.dispatch);
    let colleague = two.hotline.operator().await;
    for token in [colleague.token.as_str(), two.token(COUNSELLOR)] {
        assert_eq!(two.is_refused(token, "messages", json!({ "text": "我也在" })).await, Code::NotOfTheCrew);
        let refused = two.hotline.refused(Method::GET, &two.path("messages"), Some(token), None::<&Value>).await;
        assert_eq!(refused.code, Code::NotOfTheCrew);
    }
    assert_eq!(two.is_refused(&operator, "messages", json!({ "text": " " })).await, Code::TextEmpty);
    let long = json!({ "text": "长".repeat(SIDE_MESSAGE_CHARS + 1) });
    assert_eq!(two.is_refused(&operator, "messages", long).await, Code::TextTooLong);
    let held = two.held.clone();
    two.operator.writes(&held, "我一直在").await;
    two.caller.reads("我一直在").await;
    two.reports(json!({ "kind": "on_scene" })).await;
    two.reports(json!({ "kind": "contact_made" })).await;
    assert_eq!(two.is_refused(&operator, "messages", json!({ "text": "好的" })).await, Code::SideChannelClosed);
    let channel = two.channel(&operator, 0).await;
    assert_eq!(channel.write, Permit::No { code: Code::SideChannelClosed });
    assert_eq!(channel.messages.len(), 2, "what was said stays");
    let heard = format!("{:?}", two.caller.heard());
    for secret in ["十分钟", "阳台", "dispatch", "en_route"] {
        assert!(!heard.contains(secret), "the caller's page knows nothing of it: {secret}");
    }
    two.hotline.close().await;
}

async fn is_the_talk_handed_over_before_both_have_said_so(hotline: Hotline) {
    let two = TwoFronts::of(hotline).await;
    let operator = two.operator.token.clone();
    let side = |side: &str| json!({ "side": side });
    assert_eq!(two.is_refused(&operator, "talk", side("operator")).await, Code::NotOnScene);
    two.reports(json!({ "kind": "on_scene" })).await;
    // Nobody says it for the other.
    assert_eq!(two.is_refused(&operator, "talk", side("lead")).await, Code::NotOfTheCrew);
    assert_eq!(two.is_refused(two.token(LEAD), "talk", side("operator")).await, Code::NotYourSession);
    let _: SceneReported = two.says(two.token(LEAD), "talk", side("lead")).await;
    let talk = two.scene().await.talk;
    assert!(talk.by_lead_at.is_some() && talk.by_operator_at.is_none(), "{talk:?}");
    assert_eq!(two.is_refused(two.token(NURSE), "talk", side("lead")).await, Code::AlreadyDone);
    let _: SceneReported = two.says(&operator, "talk", side("operator")).await;
    let talk = two.scene().await.talk;
    assert!(talk.by_lead_at.is_some() && talk.by_operator_at.is_some(), "{talk:?}");
    two.hotline.close().await;
}

async fn is_it_confirmed_that_police_and_ambulance_come(hotline: Hotline) {
    let two = TwoFronts::of(hotline).await;
    let operator = two.operator.token.clone();
    let say = |service: &str, report: Value| json!({ "service": service, "report": report });
    // The ambulance was asked with the dispatch; that is not yet that it comes.
    let ambulance = two.scene().await.services.remove(0);
    assert_eq!((ambulance.service, ambulance.answered_at), (RescueService::Ambulance, None));
    let asked = two.is_refused(&operator, "services", say("ambulance", json!({ "kind": "asked" }))).await;
    assert_eq!(asked, Code::AlreadyDone);
    let police = say("police", json!({ "kind": "arrived" }));
    assert_eq!(two.is_refused(two.token(LEAD), "services", police.clone()).await, Code::ServiceNotAsked);
    let answered = say("ambulance", json!({ "kind": "answered", "by": "120 调度 07" }));
    let _: SceneReported = two.says(&operator, "services", answered).await;
    let _: SceneReported = two.says(&operator, "services", say("police", json!({ "kind": "asked" }))).await;
    let _: SceneReported = two.says(two.token(NURSE), "services", police).await;
    let colleague = two.is_refused(two.token(COUNSELLOR), "services", say("police", json!({ "kind": "asked" }))).await;
    assert_eq!(colleague, Code::NotOfTheCrew);
    let services = two.scene().await.services;
    assert_eq!(services[0].answered_by, "120 调度 07");
    assert_eq!(services[0].arrived_at, None);
    assert_eq!((services[1].service, services[1].answered_at), (RescueService::Police, None));
    assert!(services[1].arrived_at.is_some(), "seen on scene, though nobody had answered");
    two.hotline.close().await;
}
