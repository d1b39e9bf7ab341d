//! Entries from a spreadsheet kept before. All of a file is taken or none; what is taken counts at once, confirmed by
//! whoever imports it, who cannot import for themselves.

mod rows;
mod writing;

use super::super::{Command, Decline, Work};
pub use rows::WRITTEN;
use rows::{Columns, Known, Taken};
use std::collections::BTreeMap;
use writing::write;
use xinqiao_domain::{Refusal, StaffId};
use xinqiao_protocol::http::ledgers::{ImportPreview, ImportRow, Imported, SheetWriting};

/// A file that was read: its rows, the headings first.
pub struct Sheet {
    pub by: StaffId,
    pub cells: Vec<Vec<String>>,
    pub writing: SheetWriting,
}

/// Rows that a preview shows as they were read.
const SAMPLE: usize = 5;

/// What would become of each row. Writes nothing.
pub struct PreviewImport {
    pub sheet: Sheet,
}

impl Command for PreviewImport {
    type Answer = ImportPreview;

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<ImportPreview, Decline> {
        Ok(read(work, &self.sheet).await?.0)
    }
}

/// Takes every row of a file.
pub struct ImportLedger {
    pub sheet: Sheet,
    /// Of the file's bytes: the same file again is answered the same.
    pub digest: String,
}

impl Command for ImportLedger {
    type Answer = Imported;

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Imported, Decline> {
        if let Some(answer) = work.batch.import_taken(&self.digest).await? {
            return serde_json::from_str(&answer).map_err(|error| Decline::Storage(error.into()));
        }
        let (preview, taken) = read(work, &self.sheet).await?;
        if preview.bad > 0 || taken.is_empty() {
            return Err(Decline::with(Refusal::FieldInvalid, "field", "rows"));
        }
        let imported = write(work, self.sheet.by, taken).await?;
        let answer = serde_json::to_string(&imported).map_err(xinqiao_storage::Error::from)?;
        work.batch.take_import(&self.digest, self.sheet.by, &answer).await?;
        Ok(imported)
    }
}

/// Reads every row against what is known.
async fn read(work: &mut Work<'_>, sheet: &Sheet) -> Result<(ImportPreview, Vec<Taken>), Decline> {
    let file = || Decline::with(Refusal::FieldInvalid, "field", "file");
    let (headings, cells) = sheet.cells.split_first().ok_or_else(file)?;
    let columns = Columns::of(headings).map_err(|missing| {
        let name = serde_json::to_value(missing).ok().and_then(|name| name.as_str().map(str::to_owned));
        Decline::with(Refusal::FieldInvalid, "field", name.unwrap_or_default())
    })?;
    let days = || cells.iter().filter_map(|row| columns.day(row));
    let today = work.batch.today().await?;
    let (first, last) = (days().min().unwrap_or(today), days().max().unwrap_or(today));
    let mut known = Known {
        people: work.batch.nameable().await?,
        importer: sheet.by,
        today,
        attended: work.batch.attended_between(first, last).await?,
        supervised: work.batch.supervised_between(first, last).await?,
        enrolled: BTreeMap::new(),
    };
    let (mut rows, mut taken) = (Vec::new(), Vec::new());
    for (row, cells) in (2..).zip(cells) {
        // An empty row ends many a sheet.
        if cells.iter().all(String::is_empty) {
            continue;
        }
        match known.take(&columns, cells) {
            Ok(entry) => {
                taken.push(entry);
                rows.push(ImportRow::Good { row });
            }
            Err((column, fault)) => rows.push(ImportRow::Bad { row, column, fault }),
        }
    }
    let (good, bad) = (taken.len() as u32, (rows.len() - taken.len()) as u32);
    let sample = cells.iter().take(SAMPLE).map(|row| columns.known(row)).collect();
    Ok((ImportPreview { good, bad, writing: sheet.writing, columns: columns.names(), sample, rows }, taken))
}
