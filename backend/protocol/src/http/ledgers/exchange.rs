//! What comes in from a spreadsheet kept before.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;

/// A column of the sheet, by its headings in both languages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ImportColumn {
    /// 类别: 培训 `training` or 督导 `supervision`.
    Kind,
    /// 姓名或工号: badge or name of log-in.
    Person,
    /// 日期
    Date,
    /// 分钟 `minutes`, or 学时 `hours` of 45 minutes.
    Minutes,
    /// 课程
    Title,
    /// 类型: of the training, or of the supervision.
    Type,
    /// 组织者
    Organiser,
    /// 培训师或督导
    By,
    /// 结果
    Result,
}

/// In which letters a sheet was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum SheetWriting {
    Utf8,
    Utf16,
    /// As Chinese office programs write CSV by themselves.
    Gb18030,
    /// An XLSX file says it itself.
    Workbook,
}

/// What is wrong with a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ImportFault {
    /// Nobody has this badge or name of log-in.
    UnknownPerson,
    /// More than one person has this name; the badge tells them apart.
    AmbiguousPerson,
    /// The date lies in the future.
    EntryInFuture,
    /// The date cannot be read; `2026-11-21` can.
    DateUnreadable,
    /// Minutes are a whole number from 1 to 720; of a training, to 2,400.
    MinutesOutOfRange,
    /// The word is none that this column knows.
    WordUnknown,
    /// A training needs its title.
    TextMissing,
    TextTooLong,
    /// Whoever imports cannot import for themselves, and nobody trains or supervises themselves.
    OwnEntry,
    /// An entry of this person, day and matter stands already, or is in the file twice.
    Duplicate,
    /// So many people are enrolled in no one training; the rest needs a title of its own.
    TrainingFull,
}

/// What one row of the sheet is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ImportRow {
    /// It can be taken.
    Good {
        /// Of the sheet, the headings being 1.
        row: u32,
    },
    Bad {
        row: u32,
        column: ImportColumn,
        fault: ImportFault,
    },
}

/// `POST /api/v1/ledger-imports/preview`: what would become of each row. Nothing is written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct ImportPreview {
    pub good: u32,
    pub bad: u32,
    pub writing: SheetWriting,
    /// The columns that were known by their headings.
    pub columns: Vec<ImportColumn>,
    /// The first rows in these columns, as they were read: whoever sees wrong letters here imports nothing.
    pub sample: Vec<Vec<String>>,
    pub rows: Vec<ImportRow>,
}

/// `POST /api/v1/ledger-imports`: what was taken. The same file again is answered the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct Imported {
    /// People's attendances of trainings.
    pub attendances: u32,
    pub supervisions: u32,
}
