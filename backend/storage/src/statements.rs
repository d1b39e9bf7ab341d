//! Multi-row statements, the same text on both databases but for the marks of their values. The texts are ours alone:
//! tables and columns are constants, every value is bound.

use crate::database::Flavour;
use sqlx::any::AnyArguments;
use sqlx::query::Query;
use sqlx::{Any, Arguments, AssertSqlSafe, Encode, Type};
use std::fmt::Write;

/// A statement over many rows: `head` ... `tail`, with `columns` placeholders a row. Split in runs of fixed sizes so
/// that only a few texts exist and each stays prepared.
#[derive(Debug, Clone, Copy)]
pub struct Rows {
    pub head: &'static str,
    pub columns: usize,
    pub tail: &'static str,
}

/// Sizes of a run, largest first. 256 rows of 10 columns are measured to be best on both databases.
const RUNS: [usize; 4] = [256, 32, 4, 1];
/// Placeholders one statement may have (SQLite: 32,766).
const MOST_PLACEHOLDERS: usize = 8_192;

impl Rows {
    /// The sizes of the runs that `count` rows are written in.
    pub fn runs(&self, mut count: usize) -> Vec<usize> {
        let mut runs = Vec::new();
        for size in RUNS {
            if size * self.columns > MOST_PLACEHOLDERS {
                continue;
            }
            while count >= size {
                runs.push(size);
                count -= size;
            }
        }
        runs
    }

    /// The statement for a run of `rows` rows.
    pub fn query<'q>(&self, rows: usize, flavour: Flavour) -> Query<'q, Any, AnyArguments> {
        let mut text = String::with_capacity(self.head.len() + self.tail.len() + rows * self.columns * 6);
        text.push_str(self.head);
        for row in 0..rows {
            text.push_str(if row == 0 { " (" } else { ", (" });
            for column in 0..self.columns {
                let separator = if column == 0 { "" } else { "," };
                text.push_str(separator);
                flavour.write_mark(row * self.columns + column + 1, &mut text);
            }
            text.push(')');
        }
        text.push(' ');
        text.push_str(self.tail);
        sqlx::query(AssertSqlSafe(text))
    }
}

/// `head ($1, $2, ...) tail` for a list of ids, padded to a run size by repeating the last, so that few texts exist.
pub fn with_ids<'q>(head: &str, ids: &[String], tail: &str) -> Query<'q, Any, AnyArguments> {
    let size = RUNS.iter().rev().copied().find(|size| *size >= ids.len()).unwrap_or(ids.len());
    let mut text = String::from(head);
    for at in 0..size {
        let _ = write!(text, "{}${}", if at == 0 { " (" } else { "," }, at + 1);
    }
    text.push_str(") ");
    text.push_str(tail);
    let mut query = sqlx::query(AssertSqlSafe(text));
    for at in 0..size {
        query = query.bind(ids[at.min(ids.len() - 1)].clone());
    }
    query
}

/// A statement put together from our own pieces. sqlx's `QueryBuilder<Any>` writes `?` for a value, which PostgreSQL
/// does not know; both know `$1`.
#[derive(Default)]
pub struct Statement {
    text: String,
    values: AnyArguments,
}

impl Statement {
    /// Begins with this text.
    pub fn new(text: &'static str) -> Self {
        Self { text: text.to_owned(), values: AnyArguments::default() }
    }

    /// Goes on with this text.
    pub fn push(&mut self, text: &'static str) -> &mut Self {
        self.text.push_str(text);
        self
    }

    /// Goes on with a value.
    pub fn push_bind<'t, T: Encode<'t, Any> + Type<Any>>(&mut self, value: T) -> &mut Self {
        // The types we bind are plain and cannot fail to encode; were one to, the database would miss a value and say so.
        if self.values.add(value).is_ok() {
            let _ = write!(self.text, "${}", self.values.len());
        }
        self
    }

    /// The whole.
    pub fn build(self) -> Query<'static, Any, AnyArguments> {
        sqlx::query_with(AssertSqlSafe(self.text), self.values)
    }
}
