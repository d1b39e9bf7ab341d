//! Opening a test hotline, setting it up through the front door, and moving its clock.

use crate::node::{Node, Site};
use crate::{Caller, Operator, Smtp, WaysOut, new_id, sessions_are_known_rightly};
use anyhow::Context;
use reqwest::{Client, Method, StatusCode};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::sync::Arc;
use tempfile::TempDir;
use xinqiao::assembly::Running;
use xinqiao::clock::{Clock, ClockHand};
use xinqiao_domain::accounts::{Grade, QualificationDecision};
use xinqiao_domain::presence::Presence;
use xinqiao_domain::roles::Role;
use xinqiao_domain::session::Language;
use xinqiao_domain::{Millis, StaffId, Timestamp};
use xinqiao_protocol::Problem;
use xinqiao_protocol::frames::staff::MySession;
use xinqiao_protocol::http::accounts::{ChangeQualification, NewAccount, OneTimePassword};
use xinqiao_protocol::http::centre::{NewAdministrator, SetUp, Settings, SettingsView};
use xinqiao_protocol::http::sign_in::{ChangePassword, SignIn, SignedIn};
use xinqiao_storage::{Store, Verified, sha256};

/// The set-up code of every test hotline.
const SET_UP_CODE: &str = "dGVzdC1zZXQtdXAtY29kZS10ZXN0LXNldC11cC1jb2Rl";
/// The password of everybody in a test hotline.
pub(crate) const PASSWORD: &str = "correct horse 电池 staple";
/// When every test begins: 2026-11-21 03:00 in Shanghai.
const START: Timestamp = Timestamp(1_795_201_200_000_000);

/// `n` seconds.
pub fn seconds(n: i64) -> Millis {
    Millis::seconds(n)
}

/// Which database a test runs on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Base {
    Sqlite,
    Postgres,
}

/// A hotline with one or more nodes, open for a test.
pub struct Hotline {
    nodes: Vec<Node>,
    site: Site,
    hand: ClockHand,
    pub http: Client,
    admin: Option<String>,
    people: u32,
}

/// The longest step in which nodes that live see each other live: shorter than a node's lease.
const STEP: Millis = Millis::seconds(5);

impl Hotline {
    /// Opens one on SQLite, set up and ready for operators.
    pub async fn open() -> Self {
        Self::open_on(Base::Sqlite).await.expect("a hotline on SQLite opens")
    }

    /// Opens one on this database; none when the test run has no PostgreSQL.
    pub async fn open_on(base: Base) -> Option<Self> {
        Self::open_with(base, None).await
    }

    /// Opens one on this database, whose letters go to this mail server.
    pub async fn open_with(base: Base, mail: Option<&Smtp>) -> Option<Self> {
        Self::open_at(base, mail.map(Smtp::port), None).await
    }

    /// Opens one on this database that can send over every channel.
    pub async fn open_with_ways_out(base: Base, out: WaysOut<'_>) -> Option<Self> {
        Self::open_at(base, Some(out.smtp.port()), Some(out.gateway.port())).await
    }

    async fn open_at(base: Base, mail: Option<u16>, gateway: Option<u16>) -> Option<Self> {
        let folder = Arc::new(TempDir::new().expect("a temporary folder"));
        let database = match base {
            Base::Sqlite => format!("sqlite://{}/xinqiao.db", folder.path().display()),
            Base::Postgres => new_postgres().await?,
        };
        let (clock, hand) = Clock::movable(START);
        let mut hotline = Self {
            nodes: Vec::new(),
            site: Site { clock, folder, database, origin: None, mail, gateway },
            hand,
            http: Client::builder().no_proxy().build().expect("an HTTP client"),
            admin: None,
            people: 0,
        };
        hotline.add_node().await;
        hotline.set_up().await;
        Some(hotline)
    }

    /// One more node on the same database, behind the same public address.
    pub async fn add_node(&mut self) {
        let node = Node::start(&self.site).await;
        self.site.origin.get_or_insert_with(|| format!("http://{}", node.address));
        self.nodes.push(node);
    }

    /// Address of a node.
    pub fn address(&self, node: usize) -> &str {
        &self.nodes[node].address
    }

    /// The origin of a node's pages: the hotline has one, whichever node serves them.
    pub fn origin(&self, _node: usize) -> String {
        self.site.origin.clone().expect("the first node has an address")
    }

    /// The program inside, for what a test cannot see from outside.
    pub fn inside(&self, node: usize) -> &Running {
        self.nodes[node].running().expect("the node runs")
    }

    /// The address of its database.
    pub(crate) fn database(&self) -> &str {
        &self.site.database
    }

    /// What was written.
    pub fn store(&self) -> &Store {
        self.nodes.iter().find_map(Node::running).expect("a node runs").app.desk.store()
    }

    /// Now, for the hotline.
    pub fn now(&self) -> Timestamp {
        self.site.clock.now()
    }

    /// The next commit of any of its nodes, as seen from now on.
    pub(crate) fn next_commit(&self) -> impl Future<Output = ()> + use<> {
        let running = self.nodes.iter().filter_map(Node::running);
        let mut all: Vec<_> = running.map(|running| running.commits.subscribe()).collect();
        async move {
            let changes = all.iter_mut().map(|commits| Box::pin(commits.changed()));
            // A node that was killed meanwhile commits nothing more: that is looked at as well.
            let _ = futures_util::future::select_all(changes).await;
        }
    }

    /// Time passes for the hotline, and its workers look at once.
    pub fn fast_forward(&self, length: Millis) {
        self.hand.advance(length);
        for running in self.nodes.iter().filter_map(Node::running) {
            running.commits.send_modify(|commits| *commits += 1);
        }
    }

    /// So much time passes that every sign-in has run out; the administrator is back.
    pub async fn much_later(&mut self, length: Millis) {
        self.fast_forward(length);
        self.admin = Some(self.sign_in("an.lan", PASSWORD).await.access_token);
    }

    /// Time passes for a hotline of several nodes; those that live go on saying so.
    pub async fn live_on(&self, length: Millis) {
        let mut left = length;
        while left > Millis(0) {
            let step = left.min(STEP);
            self.fast_forward(step);
            for node in &self.nodes {
                node.renews().await;
            }
            left = Millis(left.0 - step.0);
        }
    }

    /// Stops a node gracefully.
    pub async fn stop_node(&mut self, node: usize) {
        self.nodes[node].stop().await;
    }

    /// Kills a node: its sockets break, its lease runs out.
    pub fn kill_node(&mut self, node: usize) {
        self.nodes[node].kill();
    }

    async fn set_up(&mut self) {
        let running = self.inside(0);
        let code_hash = sha256(SET_UP_CODE.as_bytes());
        running.app.desk.run(xinqiao::desk::centre::OfferSetUp { code_hash }).await.expect("a set-up code");
        let body = SetUp {
            code: SET_UP_CODE.to_owned(),
            centre_name: "测试市心理援助热线".to_owned(),
            hotline_number: "12356".to_owned(),
            administrator: NewAdministrator {
                name: "安岚".to_owned(),
                username: "an.lan".to_owned(),
                password: PASSWORD.to_owned(),
            },
        };
        let (status, text) = self.send(Method::POST, "/api/v1/setup", None, Some(&body)).await;
        assert!(status.is_success(), "set-up: {status} {text}");
        self.admin = Some(self.sign_in("an.lan", PASSWORD).await.access_token);
    }

    /// The security administrator's token.
    pub fn admin(&self) -> &str {
        self.admin.as_deref().expect("the centre is set up")
    }

    /// Sends a request to the first node.
    pub async fn send<B: Serialize>(
        &self,
        method: Method,
        path: &str,
        token: Option<&str>,
        body: Option<&B>,
    ) -> (StatusCode, String) {
        let mut request =
            self.http.request(method, format!("{}{path}", self.origin(0))).header("origin", self.origin(0));
        if let Some(token) = token {
            request = request.bearer_auth(token);
        }
        if let Some(body) = body {
            request = request.json(body);
        }
        let answer = request.send().await.expect("the hotline answers");
        (answer.status(), answer.text().await.unwrap_or_default())
    }

    /// Sends a request that must succeed.
    pub async fn ask<B: Serialize, A: DeserializeOwned>(
        &self,
        method: Method,
        path: &str,
        token: &str,
        body: Option<&B>,
    ) -> A {
        let (status, text) = self.send(method.clone(), path, Some(token), body).await;
        assert!(status.is_success(), "{method} {path}: {status} {text}");
        serde_json::from_str(&text).with_context(|| format!("{method} {path}: {text}")).expect("the answer's shape")
    }

    /// Sends a request that must be refused, and answers how.
    pub async fn refused<B: Serialize>(
        &self,
        method: Method,
        path: &str,
        token: Option<&str>,
        body: Option<&B>,
    ) -> Problem {
        let (status, text) = self.send(method.clone(), path, token, body).await;
        assert!(status.is_client_error(), "{method} {path} was not refused: {status} {text}");
        serde_json::from_str(&text).with_context(|| format!("{method} {path}: {text}")).expect("a problem")
    }

    /// Signs in.
    pub async fn sign_in(&self, username: &str, password: &str) -> SignedIn {
        let body = SignIn { username: username.to_owned(), password: password.to_owned() };
        let (status, text) = self.send(Method::POST, "/api/v1/sign-in", None, Some(&body)).await;
        assert!(status.is_success(), "signing in: {status} {text}");
        serde_json::from_str(&text).expect("a sign-in's answer")
    }

    /// A new account with these roles, signed in with a password of its own; operators and supervisors are qualified.
    pub async fn person(&mut self, roles: &[Role]) -> SignedIn {
        let signed_in = self.newcomer(roles).await;
        self.qualify(signed_in.me.staff, QualificationDecision::Qualified).await;
        signed_in
    }

    /// A new account with these roles, signed in with a password of its own, on whose training nobody has decided.
    pub async fn newcomer(&mut self, roles: &[Role]) -> SignedIn {
        self.people += 1;
        let username = format!("person.{:02}", self.people);
        let account = NewAccount {
            name: format!("人员{:02}", self.people),
            username: username.clone(),
            badge: format!("{:02}", self.people),
            roles: roles.to_vec(),
            languages: vec![Language::Chinese, Language::English],
            gender: None,
            grade: Grade::Full,
        };
        let made: OneTimePassword = self.ask(Method::POST, "/api/v1/staff", self.admin(), Some(&account)).await;
        let first = self.sign_in(&username, &made.password).await;
        let change = ChangePassword { current: made.password, new: PASSWORD.to_owned() };
        let (status, text) =
            self.send(Method::POST, "/api/v1/me/password", Some(&first.access_token), Some(&change)).await;
        assert!(status.is_success(), "changing the password: {status} {text}");
        self.sign_in(&username, PASSWORD).await
    }

    /// Decides on somebody's qualification.
    pub async fn qualify(&self, staff: StaffId, decision: QualificationDecision) {
        let body = ChangeQualification { decision, reason: "上岗培训合格".to_owned() };
        let path = format!("/api/v1/staff/{staff}/qualification");
        let (status, text) = self.send(Method::PUT, &path, Some(self.admin()), Some(&body)).await;
        assert!(status.is_success(), "qualification: {status} {text}");
    }

    /// An operator with a console open on the first node, not available yet.
    pub async fn operator(&mut self) -> Operator {
        self.operator_on(0).await
    }

    /// An operator with a console open on a node.
    pub async fn operator_on(&mut self, node: usize) -> Operator {
        let signed_in = self.person(&[Role::Operator]).await;
        Operator::connect(self, node, signed_in).await
    }

    /// An operator to whom callers are offered.
    pub async fn ready_operator(&mut self) -> Operator {
        self.ready_operator_on(0).await
    }

    /// An operator on a node, to whom callers are offered.
    pub async fn ready_operator_on(&mut self, node: usize) -> Operator {
        let mut operator = self.operator_on(node).await;
        operator.is(Presence::Available).await;
        operator
    }

    /// An operator and a caller who talk, under a lease.
    pub async fn talk(&mut self) -> (Operator, Caller, MySession) {
        let mut operator = self.ready_operator().await;
        let mut caller = self.caller().await;
        let held = operator.takes(&caller).await;
        caller.is_answered().await;
        (operator, caller, held)
    }

    /// A supervisor with a console open.
    pub async fn supervisor(&mut self) -> Operator {
        let signed_in = self.person(&[Role::Supervisor]).await;
        Operator::connect(self, 0, signed_in).await
    }

    /// A caller with an open page, waiting.
    pub async fn caller(&self) -> Caller {
        Caller::opens(self, 0, new_id(), &serde_json::json!({})).await
    }

    /// Changes the centre's settings.
    pub async fn settings(&mut self, change: impl FnOnce(&mut Settings)) {
        let admin = self.person(&[Role::SystemAdmin]).await.access_token;
        let view: SettingsView = self.ask(Method::GET, "/api/v1/settings", &admin, None::<&()>).await;
        let mut settings = view.settings;
        change(&mut settings);
        let (status, text) = self.send(Method::PUT, "/api/v1/settings", Some(&admin), Some(&settings)).await;
        assert!(status.is_success(), "settings: {status} {text}");
    }

    /// Closes the hotline and checks that it was left in order: the journal whole, the outbox explained, every session known
    /// by what is true of it.
    pub async fn close(mut self) {
        self.outbox_is_explained().await;
        self.no_dispatch_is_silent().await;
        let verified = self.store().verify_journal().await.expect("the journal is read");
        assert!(matches!(verified, Verified::Whole { .. }), "the journal: {verified:?}");
        sessions_are_known_rightly(self.store(), self.now()).await;
        for node in 0..self.nodes.len() {
            self.stop_node(node).await;
        }
    }
}

/// A database of its own in the test run's cluster.
async fn new_postgres() -> Option<String> {
    let url = std::env::var("XINQIAO_TEST_POSTGRES").ok()?;
    let name = format!("hotline_{}", new_id().simple());
    xinqiao_storage::bulk::create_database(&url, &name).await.expect("a database of its own");
    let (server, _) = url.rsplit_once('/').expect("a PostgreSQL address with a database");
    Some(format!("{server}/{name}"))
}
