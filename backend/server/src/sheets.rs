//! Spreadsheets, in and out: CSV and XLSX. What goes out cannot become a formula in whoever's office program opens it.

use calamine::{Data, Reader, Xlsx};
use rust_xlsxwriter::{Workbook, XlsxError};
use std::io::Cursor;
use xinqiao_protocol::limits::{IMPORT_ROWS, SHEET_COLUMNS};

/// The type of a CSV file.
pub const CSV: &str = "text/csv";
/// The type of an XLSX file.
pub const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// Which kind of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SheetKind {
    Csv,
    Xlsx,
}

impl SheetKind {
    /// From a `Content-Type`; parameters do not matter.
    pub fn of_content_type(value: &str) -> Option<Self> {
        let essence = value.split(';').next().unwrap_or_default().trim();
        [(CSV, Self::Csv), (XLSX, Self::Xlsx)].into_iter().find(|(name, _)| *name == essence).map(|(_, kind)| kind)
    }

    /// Its `Content-Type`.
    pub const fn content_type(self) -> &'static str {
        match self {
            Self::Csv => "text/csv; charset=utf-8",
            Self::Xlsx => XLSX,
        }
    }

    /// How the name of such a file ends.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
        }
    }
}

/// Why a file is not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SheetFault {
    /// Not of the kind it says, or damaged.
    #[error("the file cannot be read")]
    Unreadable,
    /// More than [`IMPORT_ROWS`] rows or [`SHEET_COLUMNS`] columns.
    #[error("the file has too many rows or columns")]
    TooLarge,
}

/// The cells of the first sheet as text, the row of headings first. A date is `2026-11-21`.
///
/// # Errors
/// [`SheetFault`].
pub fn read(kind: SheetKind, file: &[u8]) -> Result<Vec<Vec<String>>, SheetFault> {
    match kind {
        SheetKind::Csv => read_csv(file),
        SheetKind::Xlsx => read_xlsx(file),
    }
}

fn read_csv(file: &[u8]) -> Result<Vec<Vec<String>>, SheetFault> {
    let text = std::str::from_utf8(file).map_err(|_| SheetFault::Unreadable)?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|_| SheetFault::Unreadable)?;
        if rows.len() > IMPORT_ROWS || record.len() > SHEET_COLUMNS {
            return Err(SheetFault::TooLarge);
        }
        rows.push(record.iter().map(|cell| cell.trim().to_owned()).collect());
    }
    Ok(rows)
}

fn read_xlsx(file: &[u8]) -> Result<Vec<Vec<String>>, SheetFault> {
    let mut book = Xlsx::new(Cursor::new(file)).map_err(|_| SheetFault::Unreadable)?;
    let sheet = book.worksheet_range_at(0).ok_or(SheetFault::Unreadable)?.map_err(|_| SheetFault::Unreadable)?;
    if sheet.height() > IMPORT_ROWS + 1 || sheet.width() > SHEET_COLUMNS {
        return Err(SheetFault::TooLarge);
    }
    Ok(sheet.rows().map(|row| row.iter().map(cell).collect()).collect())
}

fn cell(data: &Data) -> String {
    match data {
        Data::DateTime(at) if at.is_datetime() => {
            let (year, month, day, ..) = at.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        other => other.to_string().trim().to_owned(),
    }
}

/// Writes a sheet, the row of headings first.
///
/// # Errors
/// When a cell is longer than a sheet can hold.
pub fn write(kind: SheetKind, rows: &[Vec<String>]) -> Result<Vec<u8>, XlsxError> {
    match kind {
        SheetKind::Csv => Ok(write_csv(rows)),
        SheetKind::Xlsx => {
            let mut book = Workbook::new();
            let sheet = book.add_worksheet();
            for (number, row) in (0..).zip(rows) {
                for (column, cell) in (0..).zip(row) {
                    // Written as text, so that nothing of it is ever reckoned.
                    sheet.write_string(number, column, cell)?;
                }
            }
            book.save_to_buffer()
        }
    }
}

/// With the mark by which office programs know UTF-8.
fn write_csv(rows: &[Vec<String>]) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new().flexible(true).from_writer("\u{feff}".as_bytes().to_vec());
    for row in rows {
        // Writing into memory cannot fail.
        let _ = writer.write_record(row.iter().map(|cell| harmless(cell)));
    }
    writer.into_inner().unwrap_or_default()
}

/// A cell that an office program would take for a formula begins with an apostrophe instead.
fn harmless(cell: &str) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{cell}") } else { cell.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows() -> Vec<Vec<String>> {
        [["姓名", "分钟"], ["=HYPERLINK(\"http://x\")", "50"], ["林悦, \"小\"", "+1"]]
            .map(|row| row.map(str::to_owned).to_vec())
            .to_vec()
    }

    #[test]
    fn does_a_reader_of_xlsx_find_the_rows_that_were_written() {
        let file = write(SheetKind::Xlsx, &rows()).unwrap();
        assert_eq!(read(SheetKind::Xlsx, &file), Ok(rows()));
        let mut book = Xlsx::new(Cursor::new(file.as_slice())).unwrap();
        let name = book.sheet_names()[0].clone();
        assert!(book.worksheet_formula(&name).unwrap().is_empty(), "text, and no formula");
    }

    #[test]
    fn does_a_cell_become_a_formula() {
        let file = write(SheetKind::Csv, &rows()).unwrap();
        let read = read(SheetKind::Csv, &file).unwrap();
        assert_eq!(read[1], ["'=HYPERLINK(\"http://x\")", "50"]);
        assert_eq!(read[2], ["林悦, \"小\"", "'+1"]);
        for bad in ["=1", "+1", "-1", "@a", "\t=1", "\r=1"] {
            assert!(harmless(bad).starts_with('\''), "{bad:?}");
        }
    }

    #[test]
    fn is_a_file_read_that_is_none() {
        assert_eq!(read(SheetKind::Xlsx, b"no zip"), Err(SheetFault::Unreadable));
        assert_eq!(read(SheetKind::Csv, &[0xff, 0xfe, 0x00]), Err(SheetFault::Unreadable));
        let long = "a\n".repeat(IMPORT_ROWS + 2);
        assert_eq!(read(SheetKind::Csv, long.as_bytes()), Err(SheetFault::TooLarge));
    }
}
