//! The program under test as a child process: started with raised limits, watched, stopped, killed. Whatever happens
//! to the rig, dropping it kills the child.

use super::clock;
use super::database::{free_port, run};
use anyhow::{Context, Result, bail};
use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// How long a start, with its migrations and recovery, may take.
const START_LIMIT: Duration = Duration::from_mins(1);

/// Length of 256 random bits in base64url.
const SECRET_CHARS: usize = 43;

/// Limits raised for load: the rig is one address with ten thousand callers.
const RAISED: &[(&str, &str)] = &[
    ("XINQIAO_LIMITS__FRAMES_PER_MINUTE", "100000000"),
    ("XINQIAO_LIMITS__FRAME_BURST", "1000000"),
    ("XINQIAO_LIMITS__REQUESTS_PER_MINUTE", "100000000"),
    ("XINQIAO_LIMITS__REQUEST_BURST", "1000000"),
    ("XINQIAO_LIMITS__SIGN_INS_PER_MINUTE", "1000000"),
    ("XINQIAO_LIMITS__SIGN_IN_BURST", "1000000"),
    ("XINQIAO_LOG__LEVEL", "warn"),
];

/// Set up for a mail server on this machine.
fn mail(port: u16) -> [(&'static str, String); 4] {
    [
        ("XINQIAO_MAIL__HOST", "127.0.0.1".to_owned()),
        ("XINQIAO_MAIL__PORT", port.to_string()),
        ("XINQIAO_MAIL__SECURITY", "none".to_owned()),
        ("XINQIAO_MAIL__FROM", "hotline@centre.example".to_owned()),
    ]
}

/// What is started, and where it keeps its things.
#[derive(Debug, Clone)]
pub struct Launch {
    pub binary: PathBuf,
    /// The database's address, as the configuration takes it.
    pub database: String,
    /// For the key file and the log: outside the database's folder.
    pub folder: PathBuf,
    pub port: u16,
    /// The port of its mail server; none where no e-mail is set up.
    pub mail: Option<u16>,
}

impl Launch {
    /// This binary on this database, on a free port that stays the same over restarts.
    pub fn new(binary: &Path, database: &str, folder: &Path) -> Result<Self> {
        Ok(Self {
            binary: binary.to_owned(),
            database: database.to_owned(),
            folder: folder.to_owned(),
            port: free_port()?,
            mail: None,
        })
    }

    /// Another node on the same database, with the same keys, on a port of its own.
    pub fn beside(&self) -> Result<Self> {
        Ok(Self { port: free_port()?, ..self.clone() })
    }

    /// The same, whose letters go to the mail server at this port.
    #[must_use]
    pub fn with_mail(&self, port: u16) -> Self {
        Self { mail: Some(port), ..self.clone() }
    }

    /// Where it listens, which is also its public address.
    pub fn base(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    fn log(&self) -> PathBuf {
        self.folder.join("server.log")
    }

    /// Its secrets: outside the folder of the database.
    pub fn key_file(&self) -> PathBuf {
        self.folder.join("keys").join("xinqiao.key")
    }

    /// Starts it and waits until it is ready.
    pub async fn start(&self) -> Result<Program> {
        let log = File::options().create(true).append(true).open(self.log())?;
        let child = Command::new(&self.binary)
            .arg("serve")
            .current_dir(&self.folder)
            .env("XINQIAO_LISTEN", format!("127.0.0.1:{}", self.port))
            .env("XINQIAO_PUBLIC_URL", self.base())
            .env("XINQIAO_DATABASE", &self.database)
            .env("XINQIAO_KEY_FILE", self.key_file())
            .envs(RAISED.iter().copied())
            .envs(self.mail.iter().flat_map(|port| mail(*port)))
            .stdin(Stdio::null())
            .stdout(log.try_clone()?)
            .stderr(log)
            .spawn()
            .with_context(|| format!("cannot start {}", self.binary.display()))?;
        let mut program = Program { child, launch: self.clone() };
        program.wait_until_ready().await?;
        Ok(program)
    }
}

/// The running program.
#[derive(Debug)]
pub struct Program {
    child: Child,
    pub launch: Launch,
}

impl Program {
    async fn wait_until_ready(&mut self) -> Result<()> {
        let http = reqwest::Client::new();
        let url = format!("{}/readyz", self.launch.base());
        let began = clock::now();
        while began.elapsed() < START_LIMIT {
            if let Some(status) = self.child.try_wait()? {
                bail!("the server ended with {status}:\n{}", self.log_tail());
            }
            if http.get(&url).send().await.is_ok_and(|answer| answer.status().is_success()) {
                return Ok(());
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        bail!("the server is not ready after {START_LIMIT:?}:\n{}", self.log_tail())
    }

    /// The last lines it wrote, for an error.
    pub fn log_tail(&self) -> String {
        let log = std::fs::read_to_string(self.launch.log()).unwrap_or_default();
        let lines: Vec<&str> = log.lines().collect();
        lines[lines.len().saturating_sub(20)..].join("\n")
    }

    /// The one-time set-up code that a start prints as long as there is no centre; the last one holds.
    pub fn set_up_code(&self) -> Result<String> {
        let log = std::fs::read_to_string(self.launch.log())?;
        log.split(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_')
            .rfind(|word| word.len() >= SECRET_CHARS)
            .map(str::to_owned)
            .with_context(|| format!("no set-up code in:\n{log}"))
    }

    /// Resident memory in KiB (`VmRSS`).
    pub fn resident_kib(&self) -> Result<u64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id()))?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).context("no VmRSS")?;
        Ok(line.trim().trim_end_matches(" kB").parse()?)
    }

    /// SIGKILL: no farewell, whatever it was doing.
    pub fn kill(&mut self) -> Result<()> {
        self.child.kill()?;
        self.child.wait()?;
        Ok(())
    }

    /// SIGSTOP: frozen at this instruction; what it had written to the device stays as it is.
    pub fn freeze(&self) -> Result<()> {
        run(Command::new("kill").args(["-STOP", &self.child.id().to_string()]))
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        // Already gone is fine.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
