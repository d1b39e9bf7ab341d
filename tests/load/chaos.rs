//! `make chaos`: kill -9 at random moments under live sessions, and while pages are sent, on both databases, power cuts
//! under SQLite, and the proof that this check can fail: a build that acknowledges before the commit must be caught.
//! Results in `target/chaos.json`; ends with an error when anything was lost, doubled, reordered or held twice, or a
//! dispatch was silent.

use anyhow::{Context, Result, bail};
use clap::Parser;
use serde_json::{Map, Value, json};
use std::path::{Path, PathBuf};
use std::process::Command;
use xinqiao_tests::load::breaking::letters::LetterTally;
use xinqiao_tests::load::breaking::line_check::Tally;
use xinqiao_tests::load::breaking::page_check::PageTally;
use xinqiao_tests::load::breaking::pages::{self, PageSize};
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
    /// Pages that are sent while nodes die; one node on SQLite, two on PostgreSQL, of which one dies at a time.
    #[arg(long, default_value_t = 500)]
    pages: u64,
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
    /// Not where the power is cut.
    #[serde(flatten)]
    pages: Option<PageTally>,
}

/// Where a server is killed, and how many of its nodes send pages.
#[derive(Debug, Clone, Copy)]
enum Ground<'c> {
    OneNode,
    TwoNodes(&'c Cluster),
}

impl Ground<'_> {
    fn fresh(self) -> Result<Database> {
        match self {
            Self::OneNode => Database::sqlite(),
            Self::TwoNodes(cluster) => Database::postgres(cluster),
        }
    }

    /// Its nodes on one database.
    fn nodes(self, first: Launch) -> Result<Vec<Launch>> {
        match self {
            Self::OneNode => Ok(vec![first]),
            Self::TwoNodes(_) => Ok(vec![first.beside()?, first]),
        }
    }
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
    let pages = PageSize { deaths: options.rounds, pages: options.pages };
    match part {
        Part::Sqlite => killed(&options.binary, Ground::OneNode, (size, pages), Until::Wrong, chance).await.map(judged),
        Part::Postgres => {
            let cluster = Cluster::start()?;
            killed(&options.binary, Ground::TwoNodes(&cluster), (size, pages), Until::Wrong, chance).await.map(judged)
        }
        Part::PowerCut => power_cut(options, Size { rounds: options.cuts, ..size }, chance).await,
        Part::SelfCheck => {
            let rounds = options.self_check_rounds;
            let fewer =
                PageSize { deaths: rounds, pages: options.pages * u64::from(rounds) / u64::from(options.rounds) };
            self_check(options, (Size { rounds, ..size }, fewer), chance).await
        }
    }
}

async fn killed(
    binary: &Path,
    ground: Ground<'_>,
    (size, pages): (Size, PageSize),
    until: Until,
    chance: &mut Chance,
) -> Result<Found> {
    let database = ground.fresh()?;
    let launch = Launch::new(binary, &database.url, database.folder())?;
    let (tally, letters) = rounds(&launch, &Death::Kill, size, until, chance).await?;
    let database = ground.fresh()?;
    let launches = ground.nodes(Launch::new(binary, &database.url, database.folder())?)?;
    let pages = pages::rounds(&launches, pages, chance).await.context("pages")?;
    Ok(Found { size, tally, letters, pages: Some(pages) })
}

async fn power_cut(options: &Options, size: Size, chance: &mut Chance) -> Result<Outcome> {
    if !is_root()? {
        return Ok(Outcome::Skipped("a loop mount needs root"));
    }
    let folder = tempfile::tempdir()?;
    let disk = Disk::fresh()?;
    let launch = Launch::new(&options.binary, &disk.database()?, folder.path())?;
    let (tally, letters) = rounds(&launch, &Death::PowerCut(disk), size, Until::Wrong, chance).await?;
    Ok(judged(Found { size, tally, letters, pages: None }))
}

/// The same check on a build that acknowledges before the commit, and calls letters accepted before they are sent: it must
/// find lost lines, lost letters and lost pages.
async fn self_check(options: &Options, size: (Size, PageSize), chance: &mut Chance) -> Result<Outcome> {
    let dishonest = match &options.dishonest {
        Some(binary) => binary.clone(),
        None => build_dishonest()?,
    };
    let found = killed(&dishonest, Ground::OneNode, size, Until::Last, chance).await?;
    let pages_lost = found.pages.is_some_and(|pages| pages.pages_lost > 0);
    let caught = found.tally.lost > 0 && found.letters.letters_lost > 0 && pages_lost;
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
    let Found { size: _, tally, letters, pages } = found;
    let talked = tally.is_clean() && tally.acked > 0;
    let wrote = letters.is_clean() && letters.letters_accepted > 0;
    let paged = pages.is_none_or(|pages| pages.is_clean() && pages.pages_accepted > 0);
    let clean = talked && wrote && paged;
    let value = figures(found);
    if clean { Outcome::Clean(value) } else { Outcome::Wrong(value) }
}

fn figures(found: Found) -> Value {
    serde_json::to_value(found).unwrap_or_default()
}
