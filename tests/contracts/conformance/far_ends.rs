//! Validators and servers of others, started for a test on this machine's loopback and ended by their own id.

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;
use tempfile::TempDir;

/// Where they are installed; none where nobody has.
pub fn far_ends() -> Option<PathBuf> {
    std::env::var_os("XINQIAO_TEST_FAR_ENDS").map(PathBuf::from)
}

fn script(name: &str) -> PathBuf {
    crate::source::root().join("tests/far_ends").join(name)
}

fn run(installed: &Path, name: &str) -> Command {
    let mut command = match name.rsplit_once('.') {
        Some((_, "py")) => Command::new(installed.join("python/bin/python")),
        Some(_) | None => Command::new("node"),
    };
    command.arg(script(name)).env("XINQIAO_TEST_FAR_ENDS", installed);
    command
}

/// What a validator says of a bundle, a fault in each line; nothing where it is content.
pub fn complaints(installed: &Path, name: &str, bundle: &str) -> String {
    let mut asked = run(installed, name).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("it is installed");
    asked.stdin.take().expect("its input").write_all(bundle.as_bytes()).expect("it reads");
    let said = asked.wait_with_output().expect("it ends");
    assert!(said.status.success(), "{name} broke");
    String::from_utf8(said.stdout).expect("text")
}

/// A server that runs until it is dropped.
pub struct FarEnd {
    child: Child,
    base: String,
    _home: TempDir,
}

impl Drop for FarEnd {
    fn drop(&mut self) {
        // By its own id, and waited for: nothing of it is left.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl FarEnd {
    /// sekmet-fhir, with a database of its own.
    pub async fn sekmet(installed: &Path) -> Self {
        let home = TempDir::new().expect("a folder");
        let port = TcpListener::bind("127.0.0.1:0").and_then(|free| free.local_addr()).expect("a free port").port();
        let child = Command::new(installed.join("python/bin/sekmet"))
            .args(["serve", "--host", "127.0.0.1", "--port", &port.to_string()])
            .current_dir(home.path())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("sekmet is installed");
        let far_end = Self { child, base: format!("http://127.0.0.1:{port}/fhir"), _home: home };
        far_end.answers().await;
        far_end
    }

    /// The Medplum router over its store in memory.
    pub async fn medplum(installed: &Path) -> Self {
        let home = TempDir::new().expect("a folder");
        let mut child = run(installed, "medplum.mjs").stdout(Stdio::piped()).spawn().expect("node is installed");
        let mut line = String::new();
        BufReader::new(child.stdout.take().expect("its output")).read_line(&mut line).expect("it says its port");
        let far_end = Self { child, base: format!("http://127.0.0.1:{}/fhir", line.trim()), _home: home };
        far_end.answers().await;
        far_end
    }

    /// Its FHIR base.
    pub fn base(&self) -> String {
        self.base.clone()
    }

    /// Waits until it does.
    async fn answers(&self) {
        let mut tick = tokio::time::interval(Duration::from_millis(200));
        for _ in 0..300 {
            tick.tick().await;
            let asked = reqwest::get(format!("{}/Task?_count=1", self.base)).await;
            if asked.is_ok_and(|answer| answer.status().is_success()) {
                return;
            }
        }
        panic!("{} does not answer", self.base);
    }
}
