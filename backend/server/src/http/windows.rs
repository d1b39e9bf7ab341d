//! Windows of a longer list: where one begins, and what the next one is asked for with.

use super::ProblemAnswer;
use serde::Deserialize;
use std::fmt::Display;
use std::str::FromStr;
use utoipa::IntoParams;
use xinqiao_protocol::Code;

/// Which window of a list.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct After {
    /// `next` of the window before; left out for the first.
    after: Option<String>,
}

impl After {
    /// The row that the window begins behind; none for the first.
    pub fn place<Place: FromStr>(&self) -> Result<Option<Place>, ProblemAnswer> {
        place(self.after.as_deref())
    }
}

/// The row that a window begins behind, where `after` stands among other parameters; none for the first window.
pub fn place<Place: FromStr>(after: Option<&str>) -> Result<Option<Place>, ProblemAnswer> {
    after.map(str::parse).transpose().map_err(|_| ProblemAnswer::with(Code::FieldInvalid, "field", "after"))
}

/// What the next window is asked for with; none where this one, of at most `most` rows, is not full.
pub fn next<Row, Place: Display>(rows: &[Row], most: usize, place: impl FnOnce(&Row) -> Place) -> Option<String> {
    rows.last().filter(|_| rows.len() == most).map(|last| place(last).to_string())
}
