//! One node of a test hotline: the whole program in a runtime of its own, so that it can be killed like a process.

use std::future::Future;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;
use tempfile::TempDir;
use tokio::net::TcpListener;
use tokio::runtime::{Builder, Runtime};
use xinqiao::assembly::{Parts, Running, sealing_keys, start};
use xinqiao::clock::Clock;
use xinqiao::config::Config;
use xinqiao::desk::nodes::Renew;
use xinqiao::keys::MasterKeys;
use xinqiao::net::{self, Entrance, TrustedProxies};
use xinqiao::passwords::Cost;
use xinqiao_storage::Store;

/// Whole shifts come from one address here; the limits of one socket stay as they are.
const LIMITS: &str = "[limits]\nrequests_per_minute = 1000000\nrequest_burst = 1000000\n\
                      sign_ins_per_minute = 1000000\nsign_in_burst = 1000000\n";

/// What all nodes of a hotline share.
#[derive(Clone)]
pub(crate) struct Site {
    pub clock: Clock,
    pub folder: Arc<TempDir>,
    pub database: String,
    /// The address of its pages; none until the first node has one.
    pub origin: Option<String>,
    /// The port of its mail server; none where no e-mail is set up.
    pub mail: Option<u16>,
    /// The port of its gateway for text messages and robots; none where none is set up.
    pub gateway: Option<u16>,
}

/// A node.
pub(crate) struct Node {
    pub address: String,
    running: Option<Running>,
    life: Option<Runtime>,
}

impl Node {
    /// Starts one.
    pub async fn start(site: &Site) -> Self {
        let life =
            Builder::new_multi_thread().worker_threads(1).enable_all().build().expect("a runtime of the node's own");
        let (running, address) = within(&life, run(site.clone())).await;
        Self { address, running: Some(running), life: Some(life) }
    }

    /// The program inside, unless it was stopped or killed.
    pub fn running(&self) -> Option<&Running> {
        self.running.as_ref()
    }

    /// Says that it is alive, as its worker does every few seconds.
    pub async fn renews(&self) {
        if let Some(running) = &self.running {
            running.app.desk.run(Renew { node: running.app.node }).await.expect("the node renews its lease");
        }
    }

    /// Ends it gracefully.
    pub async fn stop(&mut self) {
        if let Some(running) = self.running.take() {
            running.stop().await;
        }
        self.kill();
    }

    /// Ends it at whatever instruction it is: nothing is finished, nobody is told.
    pub fn kill(&mut self) {
        if let Some(life) = self.life.take() {
            life.shutdown_background();
        }
        self.running = None;
    }
}

impl Drop for Node {
    fn drop(&mut self) {
        self.kill();
    }
}

async fn within<T: Send + 'static>(life: &Runtime, work: impl Future<Output = T> + Send + 'static) -> T {
    life.spawn(work).await.expect("the node does what it was asked")
}

fn mail(port: u16) -> String {
    format!("[mail]\nhost = \"127.0.0.1\"\nport = {port}\nsecurity = \"none\"\nfrom = \"hotline@centre.example\"\n")
}

fn gateway(site: &Site, port: u16) -> String {
    let secret = site.folder.path().join("report.secret");
    std::fs::write(&secret, crate::REPORT_SECRET).expect("the folder is there");
    format!(
        r#"[sms]
provider = "test"
url = "http://127.0.0.1:{port}/sms"
body = '{{"to": "{{phone}}", "text": "{{text}}", "out_id": "{{id}}"}}'
accepted_at = "/code"
accepted_is = ["OK"]
deferred_is = ["BUSY"]
reference_at = "/id"
[sms.report]
secret_file = "{}"
id_at = "/id"
state_at = "/state"
delivered_is = ["DELIVRD"]
failed_is = ["UNDELIV"]
[robots]
hosts = ["127.0.0.1"]
"#,
        secret.display()
    )
}

fn config(site: &Site, address: &str, key_file: &Path) -> Config {
    let origin = site.origin.clone().unwrap_or_else(|| format!("http://{address}"));
    let text = format!(
        "listen = \"{address}\"\npublic_url = \"{origin}\"\ndatabase = \"{}\"\nkey_file = \"{}\"\n{LIMITS}{}{}",
        site.database,
        key_file.display(),
        site.mail.map(mail).unwrap_or_default(),
        site.gateway.map(|port| gateway(site, port)).unwrap_or_default()
    );
    toml::from_str(&text).expect("the test's configuration")
}

async fn run(site: Site) -> (Running, String) {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let address = listener.local_addr().expect("its address").to_string();
    let key_file = site.folder.path().join("keys/xinqiao.key");
    let config = config(&site, &address, &key_file);
    let keys = MasterKeys::load_or_create(&key_file, site.clock.now()).expect("the test's keys");
    let store = Store::open(config.database.reveal(), sealing_keys(&keys)).await.expect("the database opens");
    let figures = xinqiao::telemetry::figures();
    let parts = Parts { config, clock: site.clock.clone(), keys, store, cost: Cost::Least, figures };
    let running = start(parts).expect("the program starts");
    let entrance = Entrance {
        tls: None,
        trusted: TrustedProxies::new(Vec::new()),
        connections: 1_000,
        header_time: net::HEADER_TIME,
        drain: Duration::from_secs(1),
    };
    let (router, stopping) = (running.router.clone(), running.app.stopping.clone());
    tokio::spawn(async move {
        let _ = net::serve(listener, router, entrance, stopping).await;
    });
    (running, address)
}
