//! Spreadsheets, in and out: CSV and XLSX. What goes out cannot become a formula in whoever's office program opens it.

use calamine::{Data, Reader, Xlsx};
use encoding_rs::{Encoding, GB18030, UTF_8};
use rust_xlsxwriter::{Format, Workbook, Worksheet, XlsxError};
use std::borrow::Cow;
use std::io::Cursor;
use xinqiao_protocol::http::ledgers::SheetWriting;
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

/// A sheet that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Read {
    /// As text, the row of headings first. A date is `2026-11-21`.
    pub cells: Vec<Vec<String>>,
    pub writing: SheetWriting,
}

/// The cells of the first sheet.
///
/// # Errors
/// [`SheetFault`].
pub fn read(kind: SheetKind, file: &[u8]) -> Result<Read, SheetFault> {
    match kind {
        SheetKind::Csv => {
            let (text, writing) = text_of(file).ok_or(SheetFault::Unreadable)?;
            Ok(Read { cells: read_csv(&text)?, writing })
        }
        SheetKind::Xlsx => Ok(Read { cells: read_xlsx(file)?, writing: SheetWriting::Workbook }),
    }
}

/// What a CSV file says. It does not say in which letters: a mark at its beginning does, or it is UTF-8 from end to end;
/// else it is what Chinese office programs write, GB18030, of which GBK is a part. None where it is none of them.
fn text_of(file: &[u8]) -> Option<(Cow<'_, str>, SheetWriting)> {
    let strict =
        |encoding: &'static Encoding, bytes| encoding.decode_without_bom_handling_and_without_replacement(bytes);
    if let Some((encoding, mark)) = Encoding::for_bom(file) {
        let writing = if encoding == UTF_8 { SheetWriting::Utf8 } else { SheetWriting::Utf16 };
        return Some((strict(encoding, &file[mark..])?, writing));
    }
    let utf8 = std::str::from_utf8(file).ok().map(|text| (Cow::Borrowed(text), SheetWriting::Utf8));
    utf8.or_else(|| Some((strict(GB18030, file)?, SheetWriting::Gb18030)))
}

fn read_csv(text: &str) -> Result<Vec<Vec<String>>, SheetFault> {
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

/// One cell of a sheet that goes out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    Text(String),
    Count(u32),
    /// So many of so many, shown in per cent; empty of none.
    Share {
        part: u32,
        whole: u32,
    },
    /// A length of time, in seconds.
    Seconds(u32),
}

/// Writes a sheet of texts, the row of headings first.
///
/// # Errors
/// When a cell is longer than a sheet can hold.
pub fn write(kind: SheetKind, rows: &[Vec<String>]) -> Result<Vec<u8>, XlsxError> {
    let cells = |row: &Vec<String>| row.iter().cloned().map(Cell::Text).collect();
    write_cells(kind, &rows.iter().map(cells).collect::<Vec<Vec<Cell>>>())
}

/// Writes a sheet, the row of headings first.
///
/// # Errors
/// As [`write`].
pub fn write_cells(kind: SheetKind, rows: &[Vec<Cell>]) -> Result<Vec<u8>, XlsxError> {
    match kind {
        SheetKind::Csv => Ok(write_csv(rows)),
        SheetKind::Xlsx => {
            let mut book = Workbook::new();
            let sheet = book.add_worksheet();
            for (number, row) in (0..).zip(rows) {
                for (column, cell) in (0..).zip(row) {
                    write_cell(sheet, (number, column), cell)?;
                }
            }
            sheet.autofit();
            book.save_to_buffer()
        }
    }
}

fn write_cell(sheet: &mut Worksheet, (row, column): (u32, u16), cell: &Cell) -> Result<(), XlsxError> {
    match cell {
        // Written as text, so that nothing of it is ever reckoned.
        Cell::Text(text) => sheet.write_string(row, column, text)?,
        Cell::Count(count) | Cell::Seconds(count) => sheet.write_number(row, column, *count)?,
        Cell::Share { part: _, whole: 0 } => sheet,
        Cell::Share { part, whole } => {
            let share = f64::from(*part) / f64::from(*whole);
            sheet.write_number_with_format(row, column, share, &Format::new().set_num_format("0.0%"))?
        }
    };
    Ok(())
}

impl Cell {
    /// As people read it.
    pub fn shown(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Count(count) => count.to_string(),
            Self::Seconds(seconds) => format!("{seconds} s"),
            Self::Share { part: _, whole: 0 } => String::new(),
            Self::Share { part, whole } => format!("{:.1}%", f64::from(*part) * 100.0 / f64::from(*whole)),
        }
    }
}

/// With the mark by which office programs know UTF-8.
fn write_csv(rows: &[Vec<Cell>]) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new().flexible(true).from_writer("\u{feff}".as_bytes().to_vec());
    for row in rows {
        // Writing into memory cannot fail.
        let _ = writer.write_record(row.iter().map(|cell| harmless(&cell.shown())));
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
        assert_eq!(read(SheetKind::Xlsx, &file), Ok(Read { cells: rows(), writing: SheetWriting::Workbook }));
        let mut book = Xlsx::new(Cursor::new(file.as_slice())).unwrap();
        let name = book.sheet_names()[0].clone();
        assert!(book.worksheet_formula(&name).unwrap().is_empty(), "text, and no formula");
    }

    #[test]
    fn does_a_cell_become_a_formula() {
        let file = write(SheetKind::Csv, &rows()).unwrap();
        let read = read(SheetKind::Csv, &file).unwrap().cells;
        assert_eq!(read[1], ["'=HYPERLINK(\"http://x\")", "50"]);
        assert_eq!(read[2], ["林悦, \"小\"", "'+1"]);
        for bad in ["=1", "+1", "-1", "@a", "\t=1", "\r=1"] {
            assert!(harmless(bad).starts_with('\''), "{bad:?}");
        }
    }

    #[test]
    fn in_which_letters_is_a_sheet_read() {
        let text = "类别,姓名\n督导,林悦𠮷\n";
        let cells = vec![vec!["类别".to_owned(), "姓名".to_owned()], vec!["督导".to_owned(), "林悦𠮷".to_owned()]];
        let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let table = [
            (text.as_bytes().to_vec(), SheetWriting::Utf8),
            ([b"\xef\xbb\xbf", text.as_bytes()].concat(), SheetWriting::Utf8),
            ([b"\xff\xfe".to_vec(), utf16].concat(), SheetWriting::Utf16),
            // With a rare name beyond GBK, in four bytes.
            (GB18030.encode(text).0.into_owned(), SheetWriting::Gb18030),
        ];
        for (file, writing) in table {
            assert_eq!(read(SheetKind::Csv, &file), Ok(Read { cells: cells.clone(), writing }), "{writing:?}");
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
