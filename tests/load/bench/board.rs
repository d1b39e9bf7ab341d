//! How the compliance board grows with its operators.

use super::{Options, Results};
use anyhow::{Context, Result, ensure};
use futures_util::{StreamExt, TryStreamExt, stream};
use serde_json::json;
use xinqiao_domain::{Date, StaffId};
use xinqiao_protocol::http::compliance::Compliance;
use xinqiao_tests::load::database::{Database, Kind};
use xinqiao_tests::load::figures::{median, rounded};
use xinqiao_tests::load::program::{Launch, Program};
use xinqiao_tests::load::staff::{Centre, Person, Wanted};
use xinqiao_tests::load::{clock, seed, staff};

/// Operators of the small board and of the large one.
const FEW: usize = 50;
const MANY: usize = 500;
/// Months of supervisions that each has.
const MONTHS: i8 = 12;
/// A year that is over: every month of it is counted.
const YEAR: i16 = 2025;
/// Accounts made side by side.
const SIDE_BY_SIDE: usize = 8;

/// The time of a board of 500 operators over that of 50.
pub async fn measure(options: &Options, database: &Database, kind: Kind, results: &mut Results) -> Result<()> {
    let mut program = Launch::new(&options.binary, &database.url, database.folder())?.start().await?;
    let centre = Centre::found(&program, Wanted { operators: 0, capacity: 1 }).await?;
    let mut reader = staff::supervisor(&centre.security).await?;
    let (mut there, mut few_ms, mut many_ms) = (0, Vec::new(), Vec::new());
    for (count, times) in [(FEW, &mut few_ms), (MANY, &mut many_ms)] {
        eprintln!("{}: a board of {count} operators", kind.name());
        let new: Vec<StaffId> = stream::iter(there..count)
            .map(|number| staff::employed(&centre.security, format!("board{number:03}"), Date::constant(YEAR, 1, 1)))
            .buffered(SIDE_BY_SIDE)
            .try_collect()
            .await?;
        there = count;
        let days: Vec<Date> = (1..=MONTHS).map(|month| Date::constant(YEAR, month, 15)).collect();
        program.kill()?;
        seed::supervisions(&database.url, reader.staff, &new, &days).await?;
        program = program.launch.start().await?;
        for _ in 0..options.runs {
            times.push(board_ms(&mut reader, count, options.samples).await?);
        }
    }
    drop::<Program>(program);
    let ratio = median(many_ms.iter().zip(&few_ms).map(|(many, few)| many / few).collect()).context("no runs")?;
    results.of(kind).insert("board_ms_ratio".to_owned(), rounded(ratio));
    results.absolute.insert(format!("{}_board", kind.name()), json!({"few_ms": few_ms, "many_ms": many_ms}));
    results.save(options)
}

/// The median time of the board, in milliseconds.
async fn board_ms(reader: &mut Person, operators: usize, samples: usize) -> Result<f64> {
    reader.sign_in().await.context("sign-in")?;
    let path = format!("compliance?year={YEAR}");
    let mut times = Vec::with_capacity(samples);
    for sample in 0..=samples {
        let began = clock::now();
        let board: Compliance = reader.web().get(&path).await.context("the board")?;
        // The first one warms caches and prepares statements.
        if sample > 0 {
            times.push(began.elapsed().as_secs_f64() * 1e3);
        }
        let counted: u32 = board.operators.iter().flat_map(|row| &row.months).map(|month| month.counted).sum();
        ensure!(board.operators.len() == operators, "{} operators", board.operators.len());
        ensure!(counted as usize == operators * MONTHS as usize, "{counted} supervisions");
    }
    median(times).context("no samples")
}
