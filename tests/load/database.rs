//! Where a measured server keeps its data: a fresh SQLite folder, or a database of a private PostgreSQL cluster that
//! this run starts on loopback (as an unprivileged user when we are root) and stops.

use anyhow::{Context, Result, bail};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use tempfile::TempDir;

/// The two databases, in the order they are measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Kind {
    Sqlite,
    Postgres,
}

impl Kind {
    /// Its name as a key of the results.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Sqlite => "sqlite",
            Self::Postgres => "postgres",
        }
    }
}

/// A database to run on, removed when dropped.
#[derive(Debug)]
pub struct Database {
    /// What goes into the program's configuration.
    pub url: String,
    folder: TempDir,
}

impl Database {
    /// A fresh SQLite file under the machine's temporary folder.
    pub fn sqlite() -> Result<Self> {
        let folder = tempfile::tempdir()?;
        let url = sqlite_url(&folder.path().join("database"))?;
        Ok(Self { url, folder })
    }

    /// A fresh database of the cluster.
    pub fn postgres(cluster: &Cluster) -> Result<Self> {
        Ok(Self { url: cluster.create_database()?, folder: tempfile::tempdir()? })
    }

    /// A folder for everything else the program keeps: key file, log.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }
}

/// The configuration's address of a SQLite file in this folder, which is made.
pub fn sqlite_url(folder: &Path) -> Result<String> {
    std::fs::create_dir_all(folder)?;
    Ok(format!("sqlite://{}", folder.join("xinqiao.db").display()))
}

/// A free loopback port.
pub fn free_port() -> Result<u16> {
    Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?.port())
}

/// A private PostgreSQL cluster; stopped and removed when dropped.
#[derive(Debug)]
pub struct Cluster {
    port: u16,
    programs: PathBuf,
    folder: TempDir,
}

impl Cluster {
    /// Makes and starts one.
    pub fn start() -> Result<Self> {
        let folder = tempfile::tempdir()?;
        let cluster = Self { port: free_port()?, programs: programs()?, folder };
        if is_root()? {
            run(Command::new("chown").arg("postgres").arg(cluster.folder.path()))?;
        }
        let data = cluster.data();
        run(cluster
            .program("initdb")
            .args(["--auth=trust", "--username=postgres", "--encoding=UTF8", "-D"])
            .arg(&data))?;
        let options = format!(
            "-p {} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c max_connections=60 -c max_wal_size=2GB",
            cluster.port
        );
        run(cluster
            .program("pg_ctl")
            .args(["--wait", "start", "-o", &options, "-l"])
            .arg(data.with_extension("log"))
            .arg("-D")
            .arg(&data))?;
        Ok(cluster)
    }

    fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    fn create_database(&self) -> Result<String> {
        let name = format!("xinqiao_{}", super::clock::new_id().simple());
        run(self.program("createdb").args(["-h", "127.0.0.1", "-U", "postgres", "-p", &self.port.to_string(), &name]))?;
        Ok(format!("postgres://postgres@127.0.0.1:{}/{name}", self.port))
    }

    /// One of PostgreSQL's programs; it refuses to run as root, so root steps down.
    fn program(&self, name: &str) -> Command {
        let program = self.programs.join(name);
        let mut command = if is_root().unwrap_or(false) {
            let mut command = Command::new("setpriv");
            command.args(["--reuid=postgres", "--regid=postgres", "--clear-groups"]).arg(program);
            command
        } else {
            Command::new(program)
        };
        command.current_dir(self.folder.path());
        command
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        // Nothing can be done about a cluster that does not stop; its folder goes either way.
        let _ = run(self.program("pg_ctl").args(["--mode=immediate", "stop", "-D"]).arg(self.data()));
    }
}

/// The newest PostgreSQL of this machine, by Debian's layout; else what the path says.
fn programs() -> Result<PathBuf> {
    let mut found: Vec<PathBuf> = std::fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .filter_map(|entry| Some(entry.ok()?.path().join("bin")))
        .filter(|bin| bin.join("initdb").exists())
        .collect();
    found.sort();
    if let Some(newest) = found.pop() {
        return Ok(newest);
    }
    let answer = Command::new("pg_config").arg("--bindir").output().context("no PostgreSQL on this machine")?;
    Ok(PathBuf::from(String::from_utf8(answer.stdout)?.trim()))
}

/// Whether this process is root.
pub fn is_root() -> Result<bool> {
    let answer = Command::new("id").arg("-u").output()?;
    Ok(answer.stdout.trim_ascii() == b"0")
}

/// Runs a program to its end, quietly; its last words are the error.
pub fn run(command: &mut Command) -> Result<()> {
    let shown = format!("{command:?}");
    let output = command.stdin(Stdio::null()).output().with_context(|| format!("cannot start {shown}"))?;
    if !output.status.success() {
        bail!("{shown}: {}{}", String::from_utf8_lossy(&output.stderr), String::from_utf8_lossy(&output.stdout));
    }
    Ok(())
}
