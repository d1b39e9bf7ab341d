//! A hospital's own system at the wire: it keeps what it is sent as FHIR servers do, except where a story says otherwise,
//! and remembers what it was asked.

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, Method, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};
use std::collections::{BTreeMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::sync::Notify;
use tokio::task::JoinHandle;
use tokio::time::{Instant, timeout_at};
use xinqiao_domain::{ReferralId, Timestamp};
use xinqiao_registry::{date_time, instant};

/// How long a story waits for a request.
const PATIENCE: Duration = Duration::from_secs(20);

impl crate::Hotline {
    /// Waits until a look finds something: looks again after each commit.
    pub async fn comes_about<T>(&self, what: &str, look: impl AsyncFn() -> Option<T>) -> T {
        let until = Instant::now() + PATIENCE;
        loop {
            let next = self.next_commit();
            if let Some(found) = look().await {
                return found;
            }
            assert!(timeout_at(until, next).await.is_ok(), "{what} never came about");
        }
    }
}

/// What it does with a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Conduct {
    /// As it should.
    Well,
    /// This status and body, and nothing else.
    Says(u16, &'static str),
    /// As it should, and then it says that it broke.
    BreaksAfterwards,
    /// Nothing, until it is let go; then that it took too long.
    Holds,
}

/// A request as it came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SystemAsked {
    pub method: Method,
    pub path: String,
    pub authorization: String,
    pub body: Value,
}

struct Book {
    next_writes: VecDeque<Conduct>,
    writes: Conduct,
    reads: Conduct,
    /// What was made, by where and under which query.
    made: BTreeMap<(String, String), Value>,
    /// By the referral's id.
    tasks: BTreeMap<String, Value>,
    /// What every list shows besides, before the tasks as they stand.
    besides: Vec<Value>,
    asked: Vec<SystemAsked>,
    clock: Timestamp,
}

/// The system.
pub struct HospitalSystem {
    port: u16,
    book: Arc<Mutex<Book>>,
    came: Arc<Notify>,
    let_go: Arc<Notify>,
    serving: Mutex<Option<JoinHandle<()>>>,
}

impl Drop for HospitalSystem {
    fn drop(&mut self) {
        self.goes_down();
    }
}

impl HospitalSystem {
    /// Opens one whose clock stands at `now`.
    pub async fn open(now: Timestamp) -> Self {
        let book = Book {
            next_writes: VecDeque::new(),
            writes: Conduct::Well,
            reads: Conduct::Well,
            made: BTreeMap::new(),
            tasks: BTreeMap::new(),
            besides: Vec::new(),
            asked: Vec::new(),
            clock: now,
        };
        let (came, let_go) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let port = listener.local_addr().expect("its address").port();
        let system = Self { port, book: Arc::new(Mutex::new(book)), came, let_go, serving: Mutex::new(None) };
        system.serves(listener);
        system
    }

    /// Its FHIR base.
    pub fn base(&self) -> String {
        format!("http://127.0.0.1:{}/fhir", self.port)
    }

    /// Nobody answers there any more.
    pub fn goes_down(&self) {
        if let Some(serving) = self.serving.lock().expect("its task").take() {
            serving.abort();
        }
    }

    /// It listens where it did, with all that it knew.
    pub async fn comes_back(&self) {
        self.serves(TcpListener::bind(("127.0.0.1", self.port)).await.expect("its port"));
    }

    fn serves(&self, listener: TcpListener) {
        let state = (Arc::clone(&self.book), Arc::clone(&self.came), Arc::clone(&self.let_go));
        let router = Router::new().fallback(answer).with_state(state);
        let serving = tokio::spawn(async move { axum::serve(listener, router).await.expect("it serves") });
        *self.serving.lock().expect("its task") = Some(serving);
    }

    fn book(&self) -> MutexGuard<'_, Book> {
        self.book.lock().expect("the book")
    }

    /// What it does with the next request that changes something.
    pub fn next_write(&self, conduct: Conduct) {
        self.book().next_writes.push_back(conduct);
    }

    /// What it does with every request that changes something, after those that were announced.
    pub fn writes(&self, conduct: Conduct) {
        self.book().writes = conduct;
    }

    /// What it does with every question.
    pub fn reads(&self, conduct: Conduct) {
        self.book().reads = conduct;
    }

    /// Whoever is held is answered.
    pub fn lets_go(&self) {
        self.let_go.notify_waiters();
    }

    /// Every request so far.
    pub fn asked(&self) -> Vec<SystemAsked> {
        self.book().asked.clone()
    }

    /// Waits until something like this was asked so many times.
    pub async fn was_asked(&self, count: usize, like: impl Fn(&SystemAsked) -> bool) -> Vec<SystemAsked> {
        let wait = async {
            loop {
                let came = self.came.notified();
                let found: Vec<_> = self.asked().into_iter().filter(|asked| like(asked)).collect();
                if found.len() >= count {
                    return found;
                }
                came.await;
            }
        };
        tokio::time::timeout(PATIENCE, wait).await.unwrap_or_else(|_| panic!("it was not asked so often"))
    }

    /// Tasks that it has.
    pub fn tasks(&self) -> usize {
        self.book().tasks.len()
    }

    /// Whether it has the task of a referral.
    pub fn has_task(&self, referral: ReferralId) -> bool {
        self.book().tasks.contains_key(&referral.to_string())
    }

    /// How many resources of a kind were made.
    pub fn made(&self, kind: &str) -> Vec<Value> {
        self.book().made.iter().filter(|((of, _), _)| of == kind).map(|(_, made)| made.clone()).collect()
    }

    /// A referral's task as it stands there.
    pub fn task(&self, referral: ReferralId) -> Value {
        self.book().tasks.get(&referral.to_string()).cloned().expect("the task is there")
    }

    /// Somebody there changes a referral's task: its next version, a second later.
    pub fn says(&self, referral: ReferralId, change: &Value) {
        self.puts(referral, change, |version| version + 1);
    }

    /// The same under a version of the story's choice.
    pub fn says_as(&self, referral: ReferralId, version: u64, change: &Value) {
        self.puts(referral, change, |_| version);
    }

    /// The lists that it answers with show a referral's task at several versions, in this order; it stands at the last.
    pub fn says_at_once(&self, referral: ReferralId, versions: &[(u64, Value)]) {
        for (at, (version, change)) in versions.iter().enumerate() {
            self.says_as(referral, *version, change);
            if at + 1 < versions.len() {
                let task = self.task(referral);
                self.book().besides.push(task);
            }
        }
    }

    fn puts(&self, referral: ReferralId, change: &Value, next: impl Fn(u64) -> u64) {
        let mut task = self.task(referral);
        let version = next(version_of(&task));
        for (name, value) in change.as_object().expect("fields") {
            task[name] = value.clone();
        }
        let mut book = self.book();
        stamp(&mut book, &mut task, version);
        book.tasks.insert(referral.to_string(), task);
    }

    /// Somebody there has a task of that name of which we never spoke.
    pub fn invents(&self, name: &str, like: ReferralId) {
        let mut task = self.task(like);
        let identifiers = task["identifier"].as_array_mut().expect("identifiers");
        identifiers[0]["value"] = json!(name);
        task["id"] = json!(format!("invented-{name}"));
        let mut book = self.book();
        stamp(&mut book, &mut task, 1);
        book.tasks.insert(name.to_owned(), task);
    }
}

fn version_of(task: &Value) -> u64 {
    task["meta"]["versionId"].as_str().and_then(|version| version.parse().ok()).unwrap_or(0)
}

fn stamp(book: &mut Book, task: &mut Value, version: u64) {
    book.clock = book.clock + crate::seconds(1);
    task["meta"] = json!({ "versionId": version.to_string(), "lastUpdated": date_time(book.clock) });
}

type Known = (Arc<Mutex<Book>>, Arc<Notify>, Arc<Notify>);

async fn answer(
    State((book, came, let_go)): State<Known>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let header = |name: &str| headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned();
    let path = uri.path_and_query().map(ToString::to_string).unwrap_or_default();
    let body: Value = serde_json::from_slice(&body).unwrap_or(Value::Null);
    let asked = SystemAsked { method, path, authorization: header("authorization"), body };
    let conduct = {
        let mut book = book.lock().expect("the book");
        book.asked.push(asked.clone());
        match asked.method {
            Method::GET => book.reads,
            _ => book.next_writes.pop_front().unwrap_or(book.writes),
        }
    };
    came.notify_waiters();
    match conduct {
        Conduct::Says(status, body) => (StatusCode::from_u16(status).expect("a status"), body).into_response(),
        Conduct::Holds => {
            let_go.notified().await;
            StatusCode::GATEWAY_TIMEOUT.into_response()
        }
        Conduct::Well => done(&book, &asked, &header("if-match")),
        Conduct::BreaksAfterwards => {
            done(&book, &asked, &header("if-match"));
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

/// As FHIR servers do it.
fn done(book: &Mutex<Book>, asked: &SystemAsked, if_match: &str) -> Response {
    let mut book = book.lock().expect("the book");
    let path = asked.path.trim_start_matches("/fhir").trim_start_matches('/');
    match (&asked.method, path) {
        (&Method::POST, "") => {
            let entries = asked.body["entry"].as_array().cloned().unwrap_or_default();
            let answers: Vec<_> = entries.iter().map(|entry| made_once(&mut book, entry)).collect();
            json(StatusCode::OK, &json!({ "resourceType": "Bundle", "type": "transaction-response", "entry": answers }))
        }
        (&Method::POST, "Subscription") => {
            book.made.insert(("Subscription".to_owned(), String::new()), asked.body.clone());
            json(StatusCode::CREATED, &asked.body)
        }
        (&Method::PUT, _) => {
            let id = path.trim_start_matches("Task/");
            let found = book.tasks.iter().find(|(_, task)| task["id"] == id);
            let Some((name, task)) = found.map(|(name, task)| (name.clone(), task.clone())) else {
                return StatusCode::NOT_FOUND.into_response();
            };
            let version = version_of(&task);
            if if_match != format!("W/\"{version}\"") {
                return StatusCode::PRECONDITION_FAILED.into_response();
            }
            let mut task = asked.body.clone();
            stamp(&mut book, &mut task, version + 1);
            book.tasks.insert(name, task.clone());
            json(StatusCode::OK, &task)
        }
        (&Method::GET, _) => {
            let since = path.split(['?', '&']).find_map(|part| instant(part.strip_prefix("_lastUpdated=ge")?));
            let named = path.split(['?', '&']).find_map(|part| part.strip_prefix("identifier="));
            let wanted = |task: &&Value| {
                let updated = task["meta"]["lastUpdated"].as_str().and_then(instant);
                let name = task["identifier"][0]["value"].as_str().unwrap_or_default();
                since.is_none_or(|since| updated >= Some(since)) && named.is_none_or(|named| named.ends_with(name))
            };
            let all = book.besides.iter().chain(book.tasks.values());
            let entries: Vec<_> = all.filter(wanted).map(|task| json!({ "resource": task })).collect();
            json(StatusCode::OK, &json!({ "resourceType": "Bundle", "type": "searchset", "entry": entries }))
        }
        _ => StatusCode::METHOD_NOT_ALLOWED.into_response(),
    }
}

fn made_once(book: &mut Book, entry: &Value) -> Value {
    let (url, query) = (text(&entry["request"]["url"]), text(&entry["request"]["ifNoneExist"]));
    let key = (url.clone(), query);
    if book.made.contains_key(&key) {
        return json!({ "response": { "status": "200 OK" } });
    }
    let mut resource = entry["resource"].clone();
    if url == "Task" {
        resource["id"] = json!(format!("t{}", book.tasks.len() + 1));
        stamp(book, &mut resource, 1);
        book.tasks.insert(text(&resource["identifier"][0]["value"]), resource.clone());
    }
    book.made.insert(key, resource);
    json!({ "response": { "status": "201 Created" } })
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

fn json(status: StatusCode, body: &Value) -> Response {
    (status, [("content-type", "application/fhir+json")], body.to_string()).into_response()
}
