//! Reading a sheet kept before, row by row: pure, so that a preview and the import can never disagree.

use super::super::training::MINUTES;
use super::super::words::{ORGANISERS, RESULTS, ROW_KINDS, RowKind, SUPERVISION_KINDS, TRAINING_KINDS, Word, meant};
use std::collections::{BTreeMap, BTreeSet};
use xinqiao_domain::ledger::{AttendanceResult, MOST_ENROLLED, MOST_MINUTES, Organiser, SupervisionKind, TrainingKind};
use xinqiao_domain::{Date, StaffId};
use xinqiao_protocol::http::ledgers::{ImportColumn, ImportFault};
use xinqiao_protocol::limits::LEDGER_NAME_CHARS;
use xinqiao_storage::entries::Nameable;

/// A class hour 学时, in minutes.
const CLASS_HOUR: u32 = 45;

/// The headings that each column is known by. Columns that nobody knows are passed over.
const HEADINGS: &[(&str, ImportColumn)] = &[
    ("类别", ImportColumn::Kind),
    ("kind", ImportColumn::Kind),
    ("姓名或工号", ImportColumn::Person),
    ("姓名", ImportColumn::Person),
    ("工号", ImportColumn::Person),
    ("person", ImportColumn::Person),
    ("日期", ImportColumn::Date),
    ("date", ImportColumn::Date),
    ("分钟或学时", ImportColumn::Minutes),
    ("分钟", ImportColumn::Minutes),
    ("minutes", ImportColumn::Minutes),
    ("课程", ImportColumn::Title),
    ("title", ImportColumn::Title),
    ("类型", ImportColumn::Type),
    ("type", ImportColumn::Type),
    ("组织者", ImportColumn::Organiser),
    ("organiser", ImportColumn::Organiser),
    ("培训师或督导", ImportColumn::By),
    ("by", ImportColumn::By),
    ("结果", ImportColumn::Result),
    ("result", ImportColumn::Result),
];

/// Columns of a sheet that we write, as they are headed in both languages; read again they mean the same.
pub const WRITTEN: [(&str, &str); 9] = [
    ("类别", "Kind"),
    ("姓名或工号", "Person"),
    ("日期", "Date"),
    ("分钟", "Minutes"),
    ("课程", "Title"),
    ("类型", "Type"),
    ("组织者", "Organiser"),
    ("培训师或督导", "By"),
    ("结果", "Result"),
];
/// Without these no row can be read.
const NEEDED: [ImportColumn; 4] = [ImportColumn::Kind, ImportColumn::Person, ImportColumn::Date, ImportColumn::Minutes];

/// What one row says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Taken {
    Training { person: StaffId, training: Training, result: AttendanceResult },
    Supervision { person: StaffId, supervisor: StaffId, on: Date, minutes: u32, kind: SupervisionKind },
}

/// What rows of one training share.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Training {
    pub title: String,
    pub kind: TrainingKind,
    pub on: Date,
    pub minutes: u32,
    pub organiser: Organiser,
    pub trainer: StaffId,
    pub lecturer: String,
}

/// A cell that cannot be taken.
pub type Bad = (ImportColumn, ImportFault);

/// What is known already.
pub struct Known {
    pub people: Vec<Nameable>,
    pub importer: StaffId,
    pub today: Date,
    pub attended: BTreeSet<(StaffId, Date, String)>,
    pub supervised: BTreeSet<(StaffId, Date, StaffId)>,
    /// How many people each training of the sheet has so far.
    pub enrolled: BTreeMap<Training, usize>,
}

/// Where each column stands.
pub struct Columns(BTreeMap<ImportColumn, usize>);

impl Columns {
    /// From the row of headings; the column that is missing.
    pub fn of(headings: &[String]) -> Result<Self, ImportColumn> {
        let mut places = BTreeMap::new();
        for (place, heading) in headings.iter().enumerate() {
            let heading = heading.trim().to_lowercase();
            if let Some((_, column)) = HEADINGS.iter().find(|(name, _)| *name == heading) {
                places.entry(*column).or_insert(place);
            }
        }
        match NEEDED.iter().find(|column| !places.contains_key(column)) {
            Some(missing) => Err(*missing),
            None => Ok(Self(places)),
        }
    }

    fn cell<'r>(&self, row: &'r [String], column: ImportColumn) -> &'r str {
        self.0.get(&column).and_then(|place| row.get(*place)).map_or("", |cell| cell.trim())
    }

    /// Which columns there are.
    pub fn names(&self) -> Vec<ImportColumn> {
        self.0.keys().copied().collect()
    }

    /// A row's cells in these columns, each no longer than a name.
    pub fn known(&self, row: &[String]) -> Vec<String> {
        let short = |column| self.cell(row, column).chars().take(LEDGER_NAME_CHARS).collect();
        self.0.keys().map(|column| short(*column)).collect()
    }

    /// The day of a row, for finding what stands already.
    pub fn day(&self, row: &[String]) -> Option<Date> {
        day(self.cell(row, ImportColumn::Date))
    }
}

impl Known {
    /// Reads one row, and remembers it as standing.
    pub fn take(&mut self, columns: &Columns, row: &[String]) -> Result<Taken, Bad> {
        let cell = |column| columns.cell(row, column);
        let person = self.person(cell(ImportColumn::Person)).map_err(|fault| (ImportColumn::Person, fault))?;
        if person == self.importer {
            return Err((ImportColumn::Person, ImportFault::OwnEntry));
        }
        let on = day(cell(ImportColumn::Date)).ok_or((ImportColumn::Date, ImportFault::DateUnreadable))?;
        if on > self.today {
            return Err((ImportColumn::Date, ImportFault::EntryInFuture));
        }
        match meant(ROW_KINDS, cell(ImportColumn::Kind)) {
            Some(RowKind::Training) => self.training(&cell, person, on),
            Some(RowKind::Supervision) => self.supervision(&cell, person, on),
            None => Err((ImportColumn::Kind, ImportFault::WordUnknown)),
        }
    }

    fn training<'r>(
        &mut self,
        cell: &impl Fn(ImportColumn) -> &'r str,
        person: StaffId,
        on: Date,
    ) -> Result<Taken, Bad> {
        let minutes = minutes(cell(ImportColumn::Minutes), *MINUTES.end())?;
        let title = cell(ImportColumn::Title);
        if title.is_empty() {
            return Err((ImportColumn::Title, ImportFault::TextMissing));
        }
        let by = cell(ImportColumn::By);
        for (column, text) in [(ImportColumn::Title, title), (ImportColumn::By, by)] {
            if text.chars().nth(LEDGER_NAME_CHARS).is_some() {
                return Err((column, ImportFault::TextTooLong));
            }
        }
        // Whoever trained need not be of the house: then the importer answers for it.
        let (trainer, lecturer) = match self.person(by) {
            Ok(trainer) => (trainer, String::new()),
            Err(_) => (self.importer, by.to_owned()),
        };
        if trainer == person {
            return Err((ImportColumn::By, ImportFault::OwnEntry));
        }
        let kind = word(
            cell(ImportColumn::Type),
            ImportColumn::Type,
            TrainingKind::Annual,
            TRAINING_KINDS,
            TrainingKind::from_code,
        )?;
        let organiser = word(
            cell(ImportColumn::Organiser),
            ImportColumn::Organiser,
            Organiser::Centre,
            ORGANISERS,
            Organiser::from_code,
        )?;
        let result = word(
            cell(ImportColumn::Result),
            ImportColumn::Result,
            AttendanceResult::Attended,
            RESULTS,
            AttendanceResult::from_code,
        )?;
        let training = Training { title: title.to_owned(), kind, on, minutes, organiser, trainer, lecturer };
        let enrolled = self.enrolled.entry(training.clone()).or_default();
        if *enrolled >= MOST_ENROLLED {
            return Err((ImportColumn::Person, ImportFault::TrainingFull));
        }
        if !self.attended.insert((person, on, title.to_owned())) {
            return Err((ImportColumn::Person, ImportFault::Duplicate));
        }
        *enrolled += 1;
        Ok(Taken::Training { person, training, result })
    }

    fn supervision<'r>(
        &mut self,
        cell: &impl Fn(ImportColumn) -> &'r str,
        person: StaffId,
        on: Date,
    ) -> Result<Taken, Bad> {
        let minutes = minutes(cell(ImportColumn::Minutes), MOST_MINUTES)?;
        let supervisor = match cell(ImportColumn::By) {
            "" => self.importer,
            by => self.person(by).map_err(|fault| (ImportColumn::By, fault))?,
        };
        if supervisor == person {
            return Err((ImportColumn::By, ImportFault::OwnEntry));
        }
        let kind = word(
            cell(ImportColumn::Type),
            ImportColumn::Type,
            SupervisionKind::Individual,
            SUPERVISION_KINDS,
            SupervisionKind::from_code,
        )?;
        if !self.supervised.insert((person, on, supervisor)) {
            return Err((ImportColumn::Person, ImportFault::Duplicate));
        }
        Ok(Taken::Supervision { person, supervisor, on, minutes, kind })
    }

    /// By badge, by name of log-in, or by a name that only one person has.
    fn person(&self, text: &str) -> Result<StaffId, ImportFault> {
        let by = |same: &dyn Fn(&Nameable) -> bool| -> Vec<StaffId> {
            self.people.iter().filter(|one| same(one)).map(|one| one.staff).collect()
        };
        let found = [
            by(&|one| one.username == text.to_lowercase()),
            by(&|one| !one.badge.is_empty() && one.badge == text),
            by(&|one| one.name == text),
        ];
        match found.iter().find(|some| !some.is_empty()).map(Vec::as_slice) {
            Some([one]) => Ok(*one),
            Some(_) => Err(ImportFault::AmbiguousPerson),
            None => Err(ImportFault::UnknownPerson),
        }
    }
}

/// 2026-11-21, 2026/11/21, 2026.11.21 or 2026年11月21日.
fn day(text: &str) -> Option<Date> {
    let mut parts = text.split(['-', '/', '.', '年', '月', '日']).filter(|part| !part.is_empty());
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

/// `50`, `50分钟`, or `6学时` of 45 minutes.
fn minutes(text: &str, most: u32) -> Result<u32, Bad> {
    let bad = (ImportColumn::Minutes, ImportFault::MinutesOutOfRange);
    let (number, each) = match text.strip_suffix("学时") {
        Some(hours) => (hours, CLASS_HOUR),
        None => (text.strip_suffix("分钟").unwrap_or(text), 1),
    };
    let number: u32 = number.trim().parse().map_err(|_| bad)?;
    number.checked_mul(each).filter(|minutes| (1..=most).contains(minutes)).ok_or(bad)
}

/// A word of a column, or its default where the cell is empty.
fn word<T: Copy>(
    text: &str,
    column: ImportColumn,
    default: T,
    words: &[Word<T>],
    from_code: fn(&str) -> Option<T>,
) -> Result<T, Bad> {
    if text.is_empty() {
        return Ok(default);
    }
    meant(words, text).or_else(|| from_code(text)).ok_or((column, ImportFault::WordUnknown))
}

#[cfg(test)]
mod tests;
