//! `make chaos`: kill -9 at random moments under live sessions on both databases, power cuts under SQLite, and the
//! proof that this check can fail: a build that acknowledges before the commit must be caught. Results in
//! `target/chaos.json`; ends with an error when anything was lost, doubled, reordered or held twice.

use anyhow::{Context, Result, bail};
use clap::Parser;
use serde_json::{Map, Value, json};
use std::path::{Path, PathBuf};
use std::process::Command;
use xinqiao_tests::load::breaking::letters::LetterTally;
use xinqiao_tests::load::breaking::line_check::Tally;
use xinqiao_tests::load::breaking::power::Disk;
use xinqiao_tests::load::breaking::round::{Death, Size, Until, rounds};
use xinqiao_tests::load::chance::Chance;
use xinqiao_tests::load::clock;
use xinqiao_tests::load::database::{Cluster, Database, is_root};
use xinqiao_tests::load::figures::{under_target, workspace, write};
use xinqiao_tests::load::program::Launch;

#[derive(Debug, Parser)]
#[command(about = "Kills the built hotline under live sessions and compares what was acknowledged with what was kept")]
struct Options {
    /// The built program.
    #[arg(long, default_value_os_t = under_target("release/xinqiao"))]
    binary: PathBuf,
    /// Where the results go.
    #[arg(long, default_value_os_t = under_target("chaos.json"))]
    out: PathBuf,
    /// Deaths on each database.
    #[arg(long, default_value_t = 20)]
    rounds: u32,
    /// Live sessions.
    #[arg(long, default_value_t = 200)]
    sessions: usize,
    /// Operators who share them.
    #[arg(long, default_value_t = 40)]
    operators: usize,
    /// Power cuts.
    #[arg(long, default_value_t = 10)]
    cuts: u32,
    /// Rounds in which the dishonest build must be caught.
    #[arg(long, default_value_t = 5)]
    self_check_rounds: u32,
    /// A dishonest build made before; else it is built.
    #[arg(long)]
    dishonest: Option<PathBuf>,
    /// Of all chance; drawn anew and printed where not given.
    #[arg(long)]
    seed: Option<u64>,
    /// Only these parts.
    #[arg(long, value_enum, value_delimiter = ',',
          default_values_t = [Part::Sqlite, Part::Postgres, Part::PowerCut, Part::SelfCheck])]
    parts: Vec<Part>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Part {
    Sqlite,
    Postgres,
    PowerCut,
    SelfCheck,
}

impl Part {
    const fn name(self) -> &'static str {
        match self {
            Self::Sqlite => "sqlite",
            Self::Postgres => "postgres",
            Self::PowerCut => "power_cut",
            Self::SelfCheck => "self_check",
        }
    }
}

/// What a part found.
#[derive(Debug, Clone, Copy, serde::Serialize)]
struct Found {
    #[serde(flatten)]
    size: Size,
    #[serde(flatten)]
    tally: Tally,
    #[serde(flatten)]
    letters: LetterTally,
}

/// What a part came to.
enum Outcome {
    Clean(Value),
    Wrong(Value),
    /// Could not be run here, and why.
    Skipped(&'static str),
}

#[tokio::main]
async fn main() -> Result<()> {
    let options = Options::parse();
    let seed = options.seed.unwrap_or_else(clock::fresh_seed);
    eprintln!("seed {seed}");
    let mut chance = Chance::new(seed);
    let mut results = Map::from_iter([("seed".to_owned(), json!(seed))]);
    let mut wrong = Vec::new();
    for part in options.parts.clone() {
        eprintln!("== {}", part.name());
        let outcome = run(part, &options, &mut chance).await.with_context(|| part.name())?;
        let value = match outcome {
            Outcome::Clean(value) => value,
            Outcome::Wrong(value) => {
                wrong.push(part.name());
                value
            }
            Outcome::Skipped(why) => {
                eprintln!("skipped: {why}");
                json!({"skipped": why})
            }
        };
        results.insert(part.name().to_owned(), value);
        write(&options.out, &results.clone().into())?;
    }
    eprintln!("results in {}", options.out.display());
    if wrong.is_empty() { Ok(()) } else { bail!("wrong: {} (seed {seed})", wrong.join(", ")) }
}

async fn run(part: Part, options: &Options, chance: &mut Chance) -> Result<Outcome> {
    let size = Size { rounds: options.rounds, sessions: options.sessions, operators: options.operators };
    match part {
        Part::Sqlite => {
            let database = Database::sqlite()?;
            killed(&options.binary, &database, size, Until::Wrong, chance).await.map(judged)
        }
        Part::Postgres => {
            let cluster = Cluster::start()?;
            let database = Database::postgres(&cluster)?;
            killed(&options.binary, &database, size, Until::Wrong, chance).await.map(judged)
        }
        Part::PowerCut => power_cut(options, Size { rounds: options.cuts, ..size }, chance).await,
        Part::SelfCheck => self_check(options, Size { rounds: options.self_check_rounds, ..size }, chance).await,
    }
}

async fn killed(binary: &Path, database: &Database, size: Size, until: Until, chance: &mut Chance) -> Result<Found> {
    let launch = Launch::new(binary, &database.url, database.folder())?;
    let (tally, letters) = rounds(&launch, &Death::Kill, size, until, chance).await?;
    Ok(Found { size, tally, letters })
}

async fn power_cut(options: &Options, size: Size, chance: &mut Chance) -> Result<Outcome> {
    if !is_root()? {
        return Ok(Outcome::Skipped("a loop mount needs root"));
    }
    let folder = tempfile::tempdir()?;
    let disk = Disk::fresh()?;
    let launch = Launch::new(&options.binary, &disk.database()?, folder.path())?;
    let (tally, letters) = rounds(&launch, &Death::PowerCut(disk), size, Until::Wrong, chance).await?;
    Ok(judged(Found { size, tally, letters }))
}

/// The same check on a build that acknowledges before the commit, and calls letters accepted before they are sent: it must
/// find lost lines and lost letters.
async fn self_check(options: &Options, size: Size, chance: &mut Chance) -> Result<Outcome> {
    let dishonest = match &options.dishonest {
        Some(binary) => binary.clone(),
        None => build_dishonest()?,
    };
    let database = Database::sqlite()?;
    let found = killed(&dishonest, &database, size, Until::Last, chance).await?;
    let caught = found.tally.lost > 0 && found.letters.letters_lost > 0;
    let value = figures(found);
    Ok(if caught { Outcome::Clean(value) } else { Outcome::Wrong(value) })
}

fn build_dishonest() -> Result<PathBuf> {
    let target = under_target("self-check");
    eprintln!("building the dishonest server in {}", target.display());
    let built = Command::new("cargo")
        .args(["build", "--locked", "--package", "xinqiao", "--features", "ack_before_commit", "--target-dir"])
        .arg(&target)
        .current_dir(workspace())
        .status()?;
    if !built.success() {
        bail!("the dishonest server cannot be built");
    }
    Ok(target.join("debug").join("xinqiao"))
}

fn judged(found: Found) -> Outcome {
    let Found { size: _, tally, letters } = found;
    let clean = tally.is_clean() && tally.acked > 0 && letters.is_clean() && letters.letters_accepted > 0;
    let value = figures(found);
    if clean { Outcome::Clean(value) } else { Outcome::Wrong(value) }
}

fn figures(found: Found) -> Value {
    serde_json::to_value(found).unwrap_or_default()
}
