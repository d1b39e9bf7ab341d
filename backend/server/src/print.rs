//! Forms for print: a title, tables, remarks and signatures on A4 pages, with a font that comes with the program. It knows
//! nothing of what the form is about.

mod font;
mod layout;
mod paper;
mod write;

pub use font::NoFont;

use crate::sheets::Cell;
use xinqiao_domain::session::Language;

/// What is printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    pub language: Language,
    pub title: String,
    pub subtitle: String,
    /// Above the tables, two in a line.
    pub heading: Vec<Entry>,
    pub groups: Vec<Group>,
    pub remarks: Vec<Entry>,
    pub signatures: Vec<Signed>,
    /// At the foot of every page, beside its number.
    pub foot: Vec<String>,
    pub standing: Standing,
}

/// Whether it is good as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    Final,
    /// With these words across each page.
    Draft(String),
}

/// A value with its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    pub label: String,
    pub value: Value,
}

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    Cell(Cell),
    /// Not shown to this audience.
    Hidden,
}

/// A table with its title.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    pub title: String,
    pub table: Table,
}

/// How values are set out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Table {
    /// So many entries in a line, each with its name above it.
    Grid { in_line: usize, entries: Vec<Entry> },
    /// Named columns, the first of them wide.
    Columns { heads: Vec<String>, lines: Vec<Vec<Value>> },
}

/// A place to sign, perhaps signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signed {
    pub label: String,
    pub name: String,
    pub at: String,
}

/// What stands for a value that is not shown.
pub const HIDDEN: &str = "*";

impl Value {
    /// A text.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Cell(Cell::Text(text.into()))
    }

    /// As it is read.
    pub fn shown(&self) -> String {
        match self {
            Self::Cell(cell) => cell.shown(),
            Self::Hidden => HIDDEN.to_owned(),
        }
    }

    fn cell(&self) -> Cell {
        match self {
            Self::Cell(cell) => cell.clone(),
            Self::Hidden => Cell::Text(HIDDEN.to_owned()),
        }
    }
}

/// The form as a PDF file.
///
/// # Errors
/// [`NoFont`] in a program that was built without one.
pub fn pdf(form: &Form) -> Result<Vec<u8>, NoFont> {
    let font = font::Font::built_in()?;
    Ok(write::write(form, &layout::pages(form, &font), &font))
}

/// The form as the rows of a spreadsheet: a name and its value in each.
pub fn rows(form: &Form) -> Vec<Vec<Cell>> {
    let text = |text: &str| Cell::Text(text.to_owned());
    let mut rows = vec![vec![text(&form.title)], vec![text(&form.subtitle)]];
    if let Standing::Draft(word) = &form.standing {
        rows.push(vec![text(word)]);
    }
    let entry = |entry: &Entry| vec![text(&entry.label), entry.value.cell()];
    rows.extend(form.heading.iter().map(entry));
    for group in &form.groups {
        rows.extend([Vec::new(), vec![text(&group.title)]]);
        match &group.table {
            Table::Grid { in_line: _, entries } => rows.extend(entries.iter().map(entry)),
            Table::Columns { heads, lines } => {
                rows.push(heads.iter().map(|head| text(head)).collect());
                rows.extend(lines.iter().map(|line| line.iter().map(Value::cell).collect()));
            }
        }
    }
    rows.push(Vec::new());
    rows.extend(form.remarks.iter().map(entry));
    rows.extend(form.signatures.iter().map(|one| vec![text(&one.label), text(&one.name), text(&one.at)]));
    rows.extend(form.foot.iter().map(|line| vec![text(line)]));
    rows
}
