//! What a story asks of dispatches: who answers how, what the strip shows, and that none is ever silent.

use crate::{CrewMember, CrisisTeam, Hotline, new_id};
use reqwest::Method;
use serde_json::{Value, json};
use sqlx::{AnyConnection, Connection};
use std::time::Duration;
use tokio::time::{Instant, timeout_at};
use xinqiao_domain::dispatch::{Cover, Dispatch, Item, Purpose, covered};
use xinqiao_domain::event::DispatchEvent;
use xinqiao_domain::{DispatchId, Event, Millis};
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::Window;
use xinqiao_protocol::http::dispatches::{CrewDesk, DispatchStrip, PageOutcome, PageSeated};
use xinqiao_protocol::http::teams::Team;
use xinqiao_storage::dispatches::{Shown, Standing};

/// How long a story waits until something has come about.
const PATIENCE: Duration = Duration::from_secs(20);
/// Open dispatches that are looked at; no story has more.
const LOOKED_AT: usize = 500;

/// The wait after each step in the policies of stories: shorter than an access token lives, through a whole ladder.
pub const STEP: Millis = Millis::minutes(1);

impl Hotline {
    /// Another policy for a team: these steps, each for [`STEP`], so many rounds.
    pub async fn escalates(&self, team: &CrisisTeam, steps: &[&str], rounds: u32) {
        let path = format!("/api/v1/teams/{}", team.team);
        let mut asked: Team = self.ask(Method::GET, &path, &team.keeper, None::<&()>).await;
        let step = |whom: &&str| json!({ "whom": whom, "channels": ["console", "email"], "wait_ms": STEP });
        let policy = json!({ "steps": steps.iter().map(step).collect::<Vec<_>>(), "rounds": rounds });
        asked.form.policy = serde_json::from_value(policy).expect("a policy");
        self.changes_team(&team.keeper, &asked).await;
    }

    /// Somebody of a team says "I go".
    pub async fn goes(&self, member: &CrewMember, dispatch: DispatchId) -> PageSeated {
        let body = json!({ "id": new_id() });
        let path = format!("/api/v1/dispatches/{dispatch}/acknowledge");
        self.ask::<_, PageOutcome>(Method::POST, &path, &member.token, Some(&body)).await.outcome
    }

    /// Somebody of a team says that they do not, and what they can do instead.
    pub async fn declines(&self, member: &CrewMember, dispatch: DispatchId, offer: Option<Value>) -> PageSeated {
        let body = json!({ "id": new_id(), "because": "too_far", "offer": offer });
        let path = format!("/api/v1/dispatches/{dispatch}/decline");
        self.ask::<_, PageOutcome>(Method::POST, &path, &member.token, Some(&body)).await.outcome
    }

    /// What somebody asks of a dispatch is refused.
    pub async fn is_kept_from(&self, token: &str, dispatch: DispatchId, what: &str, body: &Value) -> Problem {
        let mut body = body.clone();
        body["id"] = json!(new_id());
        let path = format!("/api/v1/dispatches/{dispatch}/{what}");
        self.refused(Method::POST, &path, Some(token), Some(&body)).await
    }

    /// The dispatches that somebody sees.
    pub async fn strips(&self, token: &str, state: &str) -> Vec<DispatchStrip> {
        let path = format!("/api/v1/dispatches?state={state}");
        self.ask::<_, Window<DispatchStrip>>(Method::GET, &path, token, None::<&()>).await.rows
    }

    /// A dispatch as who directs it sees it, open or over.
    pub async fn strip(&self, team: &CrisisTeam, dispatch: DispatchId) -> DispatchStrip {
        for state in ["open", "over"] {
            let strips = self.strips(&team.keeper, state).await;
            if let Some(strip) = strips.into_iter().find(|strip| strip.dispatch == dispatch) {
                return strip;
            }
        }
        panic!("the dispatch {dispatch} is not there")
    }

    /// Waits until a strip is like this: looks again after each commit.
    pub async fn strip_is<T>(
        &self,
        team: &CrisisTeam,
        dispatch: DispatchId,
        what: &str,
        pick: impl Fn(&DispatchStrip) -> Option<T>,
    ) -> T {
        let until = Instant::now() + PATIENCE;
        loop {
            let next = self.next_commit();
            let strip = self.strip(team, dispatch).await;
            if let Some(picked) = pick(&strip) {
                return picked;
            }
            assert!(timeout_at(until, next).await.is_ok(), "{what} never came about: {strip:?}");
        }
    }

    /// Waits until a dispatch is written like this, whichever node writes it.
    pub async fn dispatch_is(&self, dispatch: DispatchId, what: &str, like: impl Fn(&Dispatch) -> bool) {
        let until = Instant::now() + PATIENCE;
        loop {
            let next = self.next_commit();
            let stored = self.store().one_dispatch(dispatch).await.expect("it is read").expect("it is there");
            if like(&stored.dispatch) {
                return;
            }
            assert!(timeout_at(until, next).await.is_ok(), "{what} never came about: {stored:?}");
        }
    }

    /// The own desk of somebody who goes out.
    pub async fn crew_desk(&self, member: &CrewMember) -> CrewDesk {
        self.ask(Method::GET, "/api/v1/crew", &member.token, None::<&()>).await
    }

    /// What the journal tells of a dispatch, in order.
    pub async fn told_of(&self, dispatch: DispatchId) -> Vec<DispatchEvent> {
        let entries = self.store().journal_after(0, 10_000).await.expect("the journal is read");
        let event = |event| match event {
            Event::Dispatch(event) if event.dispatch() == Some(dispatch) => Some(event),
            _ => None,
        };
        entries.into_iter().filter_map(|entry| event(entry.event)).collect()
    }

    /// Police ask for a team, and nobody knows more than that.
    pub async fn dispatch(&self, team: &CrisisTeam) -> DispatchId {
        self.police_ask_for(team, Purpose::Real).await.dispatch
    }

    /// As if a fault had broken a dispatch's ladder in the database: it stands still, and nothing of it is due any more.
    pub async fn loses_its_ladder(&self, dispatch: DispatchId) {
        let mut connection = AnyConnection::connect(self.database()).await.expect("the database opens");
        for statement in [
            "UPDATE dispatch SET ladder = 'still', step_due_at = NULL WHERE id = $1",
            "DELETE FROM dispatch_deadline WHERE dispatch = $1",
        ] {
            let broken = sqlx::query(statement).bind(dispatch.to_string()).execute(&mut connection).await;
            assert!(broken.expect("the dispatch is there").rows_affected() > 0, "{statement} changed nothing");
        }
        connection.close().await.expect("the connection closes");
    }

    /// No open dispatch is silent, and what is due of each is done.
    pub(crate) async fn no_dispatch_is_silent(&self) {
        let until = Instant::now() + PATIENCE;
        loop {
            let next = self.next_commit();
            let open = self.store().dispatches(Shown::All, Standing::Open, None, LOOKED_AT).await.expect("dispatches");
            let ids: Vec<_> = open.iter().map(|one| one.dispatch.id).collect();
            let items = self.store().dispatches_with_items(&ids).await.expect("items");
            let silent = open.iter().find(|one| {
                let item = if items.contains(&one.dispatch.id) { Item::Open } else { Item::None };
                covered(&one.dispatch, item, self.now()) == Cover::Nothing
            });
            let Some(silent) = silent else { return };
            assert!(timeout_at(until, next).await.is_ok(), "a dispatch is silent: {silent:?}");
        }
    }
}
