//! Puts the program together: store, desk, hub, workers, routes. What every part may use is in [`App`].

use crate::clock::{Clock, Ids};
use crate::config::{Config, ReportReader};
use crate::desk::Desk;
use crate::http::guard;
use crate::hub::Hub;
use crate::hub::outlet::{Bounds, Closing};
use crate::invariant::Invariant;
use crate::keys::MasterKeys;
use crate::net::Stopping;
use crate::net::pace::{Pace, TooFast};
use crate::passwords::{Cost, Passwords};
use crate::problem;
use crate::realtime::{Teller, door, follow, places};
use crate::show::Shared;
use crate::tokens::{AccessTokens, Secret};
use crate::watch::Watch;
use crate::workers::Workers;
use crate::{assets, desk, documents, http};
use anyhow::Context;
use axum::Router;
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;
use metrics_exporter_prometheus::PrometheusHandle;
use std::sync::Arc;
use tokio::sync::{Semaphore, watch};
use utoipa_axum::router::OpenApiRouter;
use xinqiao_domain::accounts::PasswordProfile;
use xinqiao_domain::{Millis, NodeId};
use xinqiao_notify::system::Systems;
use xinqiao_protocol::Code;
use xinqiao_protocol::frames::close;
use xinqiao_storage::{SealingKeys, Store, WrappingKeys};

/// What every part is given.
pub type AppState = Arc<App>;

/// What handlers, sockets and workers share.
pub struct App {
    pub config: Config,
    pub clock: Clock,
    pub ids: Ids,
    pub node: NodeId,
    pub desk: Desk,
    pub tokens: AccessTokens,
    pub passwords: Passwords,
    /// The sockets of this node.
    pub hub: Arc<Hub>,
    /// What all consoles are shown alike.
    pub shared: Arc<Shared>,
    /// Sockets at once; past it 503 with Retry-After.
    pub sockets: Arc<Semaphore>,
    /// Sockets that have not shown a ticket yet.
    pub unticketed: Arc<Semaphore>,
    pub watch: Watch,
    /// What was last seen of the invariant of dispatches.
    pub invariant: Invariant,
    pub stopping: Stopping,
    pub figures: PrometheusHandle,
    /// How fast an address may ask, and how fast it may try to sign in.
    pub requests: Pace,
    pub sign_ins: Pace,
    /// Names that nobody has lock like names that somebody has.
    pub strangers: desk::sign_in::Strangers,
    /// How the SMS provider's reports are believed and read.
    pub reports: Option<ReportReader>,
    /// How other institutions' own systems are spoken to.
    pub systems: Systems,
}

impl App {
    /// The rule for passwords that the configuration names.
    pub fn password_profile(&self) -> PasswordProfile {
        match self.config.password.profile {
            crate::config::PasswordProfile::Asvs => PasswordProfile::Asvs,
            crate::config::PasswordProfile::Mlps => PasswordProfile::Mlps,
        }
    }

    /// 256 random bits that somebody will show again.
    pub fn secret(&self) -> Result<Secret, http::ProblemAnswer> {
        Secret::new(&aws_lc_rs::rand::SystemRandom::new()).map_err(|_| http::ProblemAnswer::new(Code::Internal))
    }
}

/// The keys that seal, from the key file.
pub fn sealing_keys(keys: &MasterKeys) -> SealingKeys {
    let wrapping = WrappingKeys {
        newest: &keys.seal.secret.0,
        made_at: keys.seal.created_at,
        older: keys.seal_before.iter().map(|key| &key.secret.0).collect(),
    };
    SealingKeys::rotated(&wrapping, &keys.phone.secret.0, &keys.chain.secret.0, &keys.digest.secret.0)
}

/// What a start needs from outside.
pub struct Parts {
    pub config: Config,
    pub clock: Clock,
    pub keys: MasterKeys,
    pub store: Store,
    pub cost: Cost,
    pub figures: PrometheusHandle,
}

/// A running hotline, before anybody can reach it.
pub struct Running {
    pub app: AppState,
    pub router: Router,
    /// Grows with each commit of this node, and wakes its workers: tests that moved the clock use it.
    pub commits: watch::Sender<u64>,
    writer: tokio::task::JoinHandle<()>,
    workers: Vec<tokio::task::JoinHandle<()>>,
}

/// Starts the desk and the workers.
pub fn start(parts: Parts) -> anyhow::Result<Running> {
    let Parts { config, clock, keys, store, cost, figures } = parts;
    let limits = &config.limits;
    let bounds =
        Bounds { messages: limits.outbound_messages.get() as usize, bytes: limits.outbound_bytes.get() as usize };
    let hub = Arc::new(Hub::new(bounds));
    let shared = Arc::new(Shared::default());
    let commits = watch::Sender::new(0);
    let teller = Teller::new(Arc::clone(&hub), commits.clone(), Arc::clone(&shared));
    let ids = Ids::new(clock.clone());
    let outlets = config.outlets()?;
    let reports = config.reports()?;
    let systems = config.systems.speaker()?;
    let node = NodeId(ids.draw());
    let queue = limits.write_queue.get() as usize;
    let (desk, writer) = desk::start(Arc::new(store), clock.clone(), queue, teller.clone());
    let too_fast = TooFast::Slowed { at_most: Millis(i64::from(limits.slowest_ms.get())) };
    let app: AppState = Arc::new(App {
        tokens: AccessTokens::new(&keys.sign, &config.public_url).context("the signing keys of the key file")?,
        passwords: Passwords::start(cost, limits.password_queue.get() as usize).context("the password thread")?,
        requests: Pace::new(limits.requests_per_minute, limits.request_burst, too_fast, limits.remembered_addresses),
        sign_ins: Pace::new(limits.sign_ins_per_minute, limits.sign_in_burst, too_fast, limits.remembered_addresses),
        strangers: desk::sign_in::Strangers::default(),
        watch: Watch::default(),
        invariant: Invariant::default(),
        stopping: Stopping::default(),
        reports,
        systems,
        figures,
        clock,
        ids,
        node,
        desk,
        sockets: Arc::new(Semaphore::new(config.limits.sockets_per_node.get() as usize)),
        unticketed: Arc::new(Semaphore::new(config.limits.unticketed_sockets.get() as usize)),
        hub,
        shared,
        config,
    });
    let workers = vec![
        tokio::spawn(Workers::new(Arc::clone(&app), outlets).run(commits.subscribe())),
        tokio::spawn(follow::run(Arc::clone(&app), teller)),
        tokio::spawn(places::run(Arc::clone(&app))),
        tokio::spawn(close_sockets_when_stopping(Arc::clone(&app))),
    ];
    let router = router(&app);
    Ok(Running { app, router, commits, writer, workers })
}

async fn close_sockets_when_stopping(app: AppState) {
    app.stopping.token.cancelled().await;
    app.hub.close_all(Closing { code: close::RESTART, reason: "restart" });
}

/// The interface with its description.
pub fn api() -> OpenApiRouter<AppState> {
    http::routes(door::routes())
}

/// Every route of the program with what stands before it.
fn router(app: &AppState) -> Router {
    let (api, openapi) = api().split_for_parts();
    let api = api
        .route_layer(axum::middleware::from_fn_with_state(Arc::clone(app), guard::guard))
        .layer(axum::middleware::from_fn_with_state(Arc::clone(app), http::pace::pace))
        .layer(axum::middleware::from_fn(problem::speak))
        .layer(axum::middleware::from_fn_with_state(Arc::clone(app), hardened));
    let documents = documents::routes(openapi);
    Router::new()
        .merge(api)
        .merge(documents)
        .merge(http::health::routes())
        .merge(assets::routes(&app.config.public_url))
        .with_state(Arc::clone(app))
}

/// Adds the headers that every answer of the interface carries.
async fn hardened(State(app): State<AppState>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    assets::harden_for(response.headers_mut(), &app.config.public_url);
    response
}

impl Running {
    /// Ends workers and writer after the sockets are closed; what was accepted is written.
    pub async fn stop(self) {
        self.app.stopping.token.cancel();
        for worker in self.workers {
            let _ = worker.await;
        }
        let _ = self.app.desk.run(desk::nodes::Leave { node: self.app.node }).await;
        self.writer.abort();
        self.app.desk.store().close().await;
    }
}
