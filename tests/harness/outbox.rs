//! What a story asks of the outbox.

use crate::{Hotline, Operator, new_id};
use reqwest::{Method, StatusCode};
use std::time::Duration;
use tokio::time::{Instant, timeout_at};
use xinqiao_domain::delivery::{Care, Delivery};
use xinqiao_domain::employment::{Contract, Profession};
use xinqiao_domain::roles::Role;
use xinqiao_domain::{CommandId, OutboxId, StaffId};
use xinqiao_protocol::http::Window;
use xinqiao_protocol::http::ledgers::Employment;
use xinqiao_protocol::http::outbox::{AskTestMail, OutboxItem, RetryDelivery};
use xinqiao_storage::outbox::Listed;

/// How long a story waits for a state.
const PATIENCE: Duration = Duration::from_secs(20);
/// Items looked at when a hotline closes.
const LOOKED_AT: usize = 1_000;

impl Hotline {
    /// Somebody's address is written down.
    pub async fn lives_at(&self, staff: StaffId, email: &str) {
        let employed_from = "2026-01-01".parse().expect("a day");
        let body = Employment {
            employed_from,
            leaves: Vec::new(),
            email: email.to_owned(),
            profession: Profession::Counsellor,
            contract: Contract::FullTime,
        };
        let path = format!("/api/v1/staff/{staff}/employment");
        let (status, text) = self.send(Method::PUT, &path, Some(self.admin()), Some(&body)).await;
        assert!(status.is_success(), "employment: {status} {text}");
    }

    /// A supervisor with a console and an address.
    pub async fn supervisor_at(&mut self, email: &str) -> Operator {
        let signed_in = self.person(&[Role::Supervisor]).await;
        self.lives_at(signed_in.me.staff, email).await;
        Operator::connect(self, 0, signed_in).await
    }

    /// A supervisor asks for a test letter.
    pub async fn asks_for_test_mail(&self, supervisor: &Operator) {
        let body = AskTestMail { id: CommandId(new_id()) };
        let (status, text) = self.send(Method::POST, "/api/v1/outbox/test", Some(&supervisor.token), Some(&body)).await;
        assert_eq!(status, StatusCode::ACCEPTED, "{text}");
    }

    /// The outbox as a supervisor sees it.
    pub async fn outbox(&self, supervisor: &Operator) -> Vec<OutboxItem> {
        let seen: Window<OutboxItem> = self.ask(Method::GET, "/api/v1/outbox", &supervisor.token, None::<&()>).await;
        seen.rows
    }

    /// A supervisor sends something once more.
    pub async fn retries(&self, supervisor: &Operator, item: OutboxId) -> StatusCode {
        let body = RetryDelivery { id: CommandId(new_id()) };
        let path = format!("/api/v1/outbox/{item}/retry");
        self.send(Method::POST, &path, Some(&supervisor.token), Some(&body)).await.0
    }

    /// Waits until the whole outbox is like this: looks again after each commit.
    pub async fn outbox_is(&self, what: &str, like: impl Fn(&[Listed]) -> bool) -> Vec<Listed> {
        let until = Instant::now() + PATIENCE;
        loop {
            let next = self.next_commit();
            let items = self.store().outbox(None, LOOKED_AT).await.expect("the outbox is read");
            if like(&items) {
                return items;
            }
            assert!(timeout_at(until, next).await.is_ok(), "{what} never came about: {items:?}");
        }
    }

    /// Nothing lies in the outbox of which nobody knows: it was accepted or called off, it is a human's, or it has an
    /// instant at which it is looked at.
    pub(crate) async fn outbox_is_explained(&self) {
        let now = self.now();
        let explained =
            |state: &Delivery| state.care() == Care::Human || state.due_at().is_none_or(|due_at| due_at >= now);
        self.outbox_is("an explained outbox", |items| items.iter().all(|item| explained(&item.state))).await;
    }
}
