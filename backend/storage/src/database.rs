//! Opening a database: the one place that knows which of the two it is.

use crate::{Error, SealingKeys};
use sqlx::any::{AnyConnectOptions, AnyPoolOptions};
use sqlx::migrate::{MigrateError, Migrator};
use sqlx::{AnyConnection, AnyPool, Executor, Row};
use std::fmt::Write;
use std::str::FromStr;
use std::time::Duration;

static MIGRATIONS: Migrator = sqlx::migrate!("../../migrations");

/// The newest schema this program knows.
pub const SCHEMA_VERSION: i64 = 10;
/// Connections for reading.
const READERS: u32 = 6;
/// How long a read may wait for a connection.
const ACQUIRE: Duration = Duration::from_secs(5);

/// Which database it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flavour {
    Sqlite,
    Postgres,
}

impl Flavour {
    fn of(url: &str) -> Self {
        if url.starts_with("sqlite:") { Self::Sqlite } else { Self::Postgres }
    }

    /// How a write transaction begins. A plain BEGIN that reads before it writes fails half of the time on SQLite.
    pub(crate) fn begin(self) -> &'static str {
        match self {
            Self::Sqlite => "BEGIN IMMEDIATE",
            Self::Postgres => "BEGIN",
        }
    }

    /// Writes the mark of a statement's `number`th value. SQLite also knows `$1`, but as a name: for each value bound its
    /// driver asks for the name, which SQLite finds by walking all of them. With 2,560 values that walk was two fifths
    /// of the writer's time (seen with sqlx 0.9); an unnamed mark has no name to look for.
    pub(crate) fn write_mark(self, number: usize, text: &mut String) {
        match self {
            Self::Sqlite => text.push('?'),
            Self::Postgres => {
                // Writing into a String cannot fail.
                let _ = write!(text, "${number}");
            }
        }
    }

    /// Settings of each connection, and for SQLite how to read them back: a pragma that is refused says nothing.
    fn settings(self, purpose: Purpose) -> &'static [(&'static str, Option<(&'static str, &'static str)>)] {
        match (self, purpose) {
            (Self::Sqlite, Purpose::Write) => &[
                ("PRAGMA busy_timeout = 5000", None),
                ("PRAGMA journal_mode = WAL", Some(("PRAGMA journal_mode", "wal"))),
                ("PRAGMA synchronous = FULL", Some(("PRAGMA synchronous", "2"))),
                ("PRAGMA foreign_keys = ON", Some(("PRAGMA foreign_keys", "1"))),
                ("PRAGMA secure_delete = ON", Some(("PRAGMA secure_delete", "1"))),
                // A batch touches more pages than the 2 MiB that SQLite keeps by itself; it would write them twice.
                ("PRAGMA cache_size = -65536", None),
                ("PRAGMA wal_autocheckpoint = 8000", None),
            ],
            (Self::Sqlite, Purpose::Read) => {
                &[("PRAGMA busy_timeout = 5000", None), ("PRAGMA query_only = ON", Some(("PRAGMA query_only", "1")))]
            }
            // A frozen node must not hold the head.
            (Self::Postgres, Purpose::Write) => &[
                ("SET idle_in_transaction_session_timeout = '2s'", None),
                ("SET statement_timeout = '5s'", None),
                ("SET lock_timeout = '5s'", None),
            ],
            (Self::Postgres, Purpose::Read) => &[
                ("SET statement_timeout = '5s'", None),
                ("SET default_transaction_read_only = on", None),
                // Compiling the indicators of 200,000 patients took twice as long as counting them.
                ("SET jit = off", None),
            ],
        }
    }
}

#[derive(Debug, Clone, Copy)]
enum Purpose {
    Write,
    Read,
}

/// An open database with the keys that seal what is private in it.
#[derive(Debug, Clone)]
pub struct Store {
    pub(crate) flavour: Flavour,
    pub(crate) write: AnyPool,
    pub(crate) read: AnyPool,
    pub(crate) keys: SealingKeys,
}

impl Store {
    /// Opens (SQLite: creates) the database at `url` and brings its schema up to date.
    ///
    /// # Errors
    /// When it cannot be reached, a setting is refused, or its schema is newer than this program.
    pub async fn open(url: &str, keys: SealingKeys) -> Result<Self, Error> {
        // Each in a box: whoever waits for this once would carry their size for ever.
        let store = Box::pin(Self::connect(url, keys)).await?;
        Box::pin(MIGRATIONS.run(&store.write)).await?;
        Ok(store)
    }

    /// A database as a program left it that knew no newer schema than this one.
    #[cfg(test)]
    pub(crate) async fn open_older(url: &str, keys: SealingKeys, newest: i64) -> Result<Self, Error> {
        let store = Self::connect(url, keys).await?;
        let known = MIGRATIONS.iter().filter(|one| one.version <= newest).cloned().collect();
        Migrator::with_migrations(known).run(&store.write).await?;
        Ok(store)
    }

    /// Brings such a database up to date.
    #[cfg(test)]
    pub(crate) async fn bring_up_to_date(&self) -> Result<(), Error> {
        Ok(MIGRATIONS.run(&self.write).await?)
    }

    async fn connect(url: &str, keys: SealingKeys) -> Result<Self, Error> {
        sqlx::any::install_default_drivers();
        let flavour = Flavour::of(url);
        let url = match flavour {
            Flavour::Sqlite if !url.contains('?') => format!("{url}?mode=rwc"),
            Flavour::Sqlite | Flavour::Postgres => url.to_owned(),
        };
        if let (Flavour::Sqlite, Some(folder)) = (flavour, sqlite_folder(&url)) {
            std::fs::create_dir_all(folder)?;
        }
        let write = pool(&url, flavour, Purpose::Write, 1).await?;
        let read = pool(&url, flavour, Purpose::Read, READERS).await?;
        Ok(Self { flavour, write, read, keys })
    }

    /// The keys it seals with.
    pub fn keys(&self) -> &SealingKeys {
        &self.keys
    }

    /// Which database it is.
    pub fn flavour(&self) -> Flavour {
        self.flavour
    }

    /// Whether it answers.
    pub async fn ping(&self) -> Result<(), Error> {
        sqlx::query("SELECT 1").execute(&self.read).await?;
        Ok(())
    }

    /// Copies an SQLite database into a new file, consistent, while it is in use.
    ///
    /// # Errors
    /// On PostgreSQL (use `pg_dump`), or when the file exists.
    pub async fn backup(&self, to: &str) -> Result<(), Error> {
        match self.flavour {
            Flavour::Sqlite => {
                sqlx::query("VACUUM INTO $1").bind(to.to_owned()).execute(&self.write).await?;
                Ok(())
            }
            Flavour::Postgres => Err(Error::Setting("VACUUM INTO: use pg_dump for PostgreSQL")),
        }
    }

    /// Closes every connection.
    pub async fn close(&self) {
        self.read.close().await;
        self.write.close().await;
    }
}

/// Whether a failed opening means that the database was written by a newer program.
pub fn is_newer_than_us(error: &Error) -> bool {
    matches!(error, Error::Migration(MigrateError::VersionMissing(_)))
}

/// The folder of an SQLite file.
fn sqlite_folder(url: &str) -> Option<&std::path::Path> {
    let path = url.strip_prefix("sqlite://").or_else(|| url.strip_prefix("sqlite:"))?;
    let path = path.split('?').next()?;
    std::path::Path::new(path).parent().filter(|folder| !folder.as_os_str().is_empty())
}

async fn pool(url: &str, flavour: Flavour, purpose: Purpose, connections: u32) -> Result<AnyPool, Error> {
    let options = AnyConnectOptions::from_str(url)?;
    let pool = AnyPoolOptions::new()
        .max_connections(connections)
        .acquire_timeout(ACQUIRE)
        .after_connect(move |connection, _| {
            Box::pin(async move { prepare(connection, flavour.settings(purpose)).await })
        })
        .connect_with(options)
        .await?;
    Ok(pool)
}

async fn prepare(
    connection: &mut AnyConnection,
    settings: &'static [(&'static str, Option<(&'static str, &'static str)>)],
) -> Result<(), sqlx::Error> {
    for (setting, check) in settings {
        connection.execute(*setting).await?;
        if let Some((question, wanted)) = check {
            let row = connection.fetch_one(*question).await?;
            let value =
                row.try_get::<String, _>(0).or_else(|_| row.try_get::<i64, _>(0).map(|value| value.to_string()))?;
            if !value.eq_ignore_ascii_case(wanted) {
                return Err(sqlx::Error::Configuration(format!("{setting} is {value}").into()));
            }
        }
    }
    Ok(())
}
