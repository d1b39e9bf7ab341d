//! What stories from the scene begin with: a team that was called and has assembled, and what its people say.

use reqwest::Method;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use xinqiao_domain::dispatch::{Purpose, StageWord};
use xinqiao_domain::event::DispatchEvent;
use xinqiao_domain::session::AlertKind;
use xinqiao_domain::{DispatchId, Event, Millis, Timestamp};
use xinqiao_protocol::Code;
use xinqiao_protocol::http::Window;
use xinqiao_protocol::http::dispatches::{DispatchStrip, DispatchView};
use xinqiao_protocol::http::scene::{Scene, SceneReported};
use xinqiao_tests::{CrisisTeam, Hotline, Operator, new_id};

/// The lead, a psychiatrist.
pub const LEAD: usize = 0;
/// Goes along.
pub const NURSE: usize = 1;
/// On call, and not needed.
pub const COUNSELLOR: usize = 2;

/// A dispatch, with everybody around it.
pub struct Out {
    pub hotline: Hotline,
    pub supervisor: Operator,
    pub team: CrisisTeam,
    pub dispatch: DispatchId,
}

impl Out {
    /// The police asked for the team; lead and nurse have acknowledged: it is assembled.
    pub async fn assembled(hotline: Hotline) -> Self {
        Self::assembled_for(hotline, Purpose::Real).await
    }

    /// The same, for a real one or a drill.
    pub async fn assembled_for(hotline: Hotline, purpose: Purpose) -> Self {
        let out = Self::called(hotline, purpose).await;
        out.goes(LEAD).await;
        out.goes(NURSE).await;
        out
    }

    /// The police asked for the team; nobody has answered.
    pub async fn called(mut hotline: Hotline, purpose: Purpose) -> Self {
        let supervisor = hotline.supervisor().await;
        let team = hotline.crisis_team().await;
        let dispatch = hotline.police_ask_for(&team, purpose).await.dispatch;
        Self { hotline, supervisor, team, dispatch }
    }

    /// The team has met the person.
    pub async fn with_the_person(hotline: Hotline) -> Self {
        let out = Self::assembled(hotline).await;
        out.goes_as_far_as(StageWord::ContactMade).await;
        out
    }

    /// The person was handed over; a measure decides whether checks follow.
    pub async fn handed_over(hotline: Hotline, measure: &str) -> Self {
        let out = Self::with_the_person(hotline).await;
        out.reports(LEAD, &json!({ "kind": "disposition", "measures": [measure] })).await;
        out.reports(LEAD, &json!({ "kind": "hand_over", "receiver": "市三院急诊 王医生" })).await;
        out
    }

    async fn goes_as_far_as(&self, stage: StageWord) {
        let steps = [
            (StageWord::EnRoute, json!({ "kind": "en_route", "departure": "complete" })),
            (StageWord::OnScene, json!({ "kind": "on_scene" })),
            (StageWord::ContactMade, json!({ "kind": "contact_made" })),
        ];
        for (_, report) in steps.into_iter().filter(|(reached, _)| *reached <= stage) {
            self.reports(LEAD, &report).await;
        }
    }

    /// The team is on scene.
    pub async fn on_scene(hotline: Hotline) -> Self {
        let out = Self::assembled(hotline).await;
        out.goes_as_far_as(StageWord::OnScene).await;
        out
    }

    /// The token of one of the team.
    pub fn token(&self, who: usize) -> &str {
        &self.team.crew[who].token
    }

    /// One of the team says "I go".
    pub async fn goes(&self, who: usize) {
        let _: Value = self.posts(self.token(who), "acknowledge", &json!({})).await;
    }

    /// Something is said about the dispatch: `progress`, `records`, ... with a new id.
    pub async fn posts<A: DeserializeOwned>(&self, token: &str, what: &str, body: &Value) -> A {
        let path = format!("/api/v1/dispatches/{}/{what}", self.dispatch);
        self.hotline.ask(Method::POST, &path, token, Some(&with_id(body))).await
    }

    /// Something is said that must be refused.
    pub async fn is_refused(&self, token: &str, what: &str, body: &Value) -> Code {
        let path = format!("/api/v1/dispatches/{}/{what}", self.dispatch);
        self.hotline.refused(Method::POST, &path, Some(token), Some(&with_id(body))).await.code
    }

    /// One of the team reports the next stage.
    pub async fn reports(&self, who: usize, report: &Value) -> StageWord {
        let reported: SceneReported = self.posts(self.token(who), "progress", &json!({ "report": report })).await;
        reported.stage
    }

    /// What somebody sees of the scene.
    pub async fn scene(&self, token: &str) -> Scene {
        self.reads(token, "/scene").await
    }

    /// The dispatch whole.
    pub async fn whole(&self) -> DispatchView {
        self.reads(&self.supervisor.token, "").await
    }

    async fn reads<A: DeserializeOwned>(&self, token: &str, what: &str) -> A {
        let path = format!("/api/v1/dispatches/{}{what}", self.dispatch);
        self.hotline.ask(Method::GET, &path, token, None::<&()>).await
    }

    /// Its strip as somebody sees it among those that are open.
    pub async fn strip(&self, token: &str) -> DispatchStrip {
        let open: Window<DispatchStrip> = self.hotline.ask(Method::GET, "/api/v1/dispatches", token, None::<&()>).await;
        open.rows.into_iter().find(|strip| strip.dispatch == self.dispatch).expect("its strip")
    }

    /// Whether the supervisors have an open item of this kind about it.
    pub async fn has_item(&self, kind: AlertKind) -> bool {
        self.strip(&self.supervisor.token).await.alerts.contains(&kind)
    }

    /// Time passes, and everybody signs in again.
    pub async fn later(&mut self, length: Millis) {
        self.hotline.fast_forward(length);
        self.supervisor.signs_in_again(&self.hotline).await;
        for member in &mut self.team.crew {
            member.signs_in_again(&self.hotline).await;
        }
    }

    /// What the journal tells of it, in order.
    pub async fn told(&self) -> Vec<DispatchEvent> {
        let entries = self.hotline.store().journal_after(0, 10_000).await.expect("the journal is read");
        let of_it = |event| match event {
            Event::Dispatch(event) if event.dispatch() == Some(self.dispatch) => Some(event),
            _ => None,
        };
        entries.into_iter().filter_map(|entry| of_it(entry.event)).collect()
    }

    /// So long ago.
    pub fn ago(&self, minutes: i64) -> Timestamp {
        self.hotline.now() - Millis::minutes(minutes)
    }
}

/// The same with a new id.
fn with_id(body: &Value) -> Value {
    let mut body = body.clone();
    if body.get("id").is_none() {
        body["id"] = json!(new_id());
    }
    body
}

/// A record that is complete.
pub fn record(narrative: &str) -> Value {
    json!({
        "place": "河东路十二号",
        "reporter": "辖区派出所",
        "narrative": narrative,
        "injured": 0,
        "dead": 0,
        "property_loss": "",
        "psychiatrists": ["刘医生"],
        "nurses": ["陈护士"],
        "police_organ": "河东派出所",
        "police_officer": "赵警官",
        "reasons": ["harm_to_self"],
        "measures": ["on_site"],
        "diagnosis": "",
        "diagnosis_standing": "none",
        "payer": "unknown",
        "effect": "情绪平稳",
    })
}
