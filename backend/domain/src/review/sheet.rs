//! What a reviewer fills in, when it is complete, and what it comes to.

use super::{Competency, Procedure, RedLine};
use crate::refusal::Refusal;
use serde::{Deserialize, Serialize};

/// The best score of a competency; the least is 0.
pub const MOST_SCORE: u8 = 4;

/// How well something was done, as far as this session showed it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "wire", derive(ts_rs::TS, utoipa::ToSchema))]
pub struct CompetencyRating {
    pub competency: Competency,
    /// 0-4; null is "not seen".
    pub score: Option<u8>,
}

/// The sheet of one procedure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "wire", derive(ts_rs::TS, utoipa::ToSchema))]
pub struct ProcedureSheet {
    pub procedure: Procedure,
    /// A competency that is not among them has not been looked at yet.
    pub ratings: Vec<CompetencyRating>,
}

/// A whole review but for its words.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "wire", derive(ts_rs::TS, utoipa::ToSchema))]
pub struct ReviewSheet {
    pub procedures: Vec<ProcedureSheet>,
    pub red_lines: Vec<RedLine>,
}

/// All scores given, added up; what was not seen counts for nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Scores {
    pub given: u32,
    pub sum: u32,
}

impl Scores {
    /// Their mean in hundredths of a point, 0-400; none where nothing was seen.
    pub fn mean_hundredths(self) -> Option<u32> {
        (self.sum * 100 + self.given / 2).checked_div(self.given)
    }
}

/// What a review comes to. A red line is said first, whatever the scores.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[cfg_attr(feature = "wire", derive(ts_rs::TS, utoipa::ToSchema))]
pub enum ReviewVerdict {
    /// At least one was crossed.
    RedLines {
        red_lines: Vec<RedLine>,
        /// Mean score in hundredths of a point, 0-400.
        mean_hundredths: Option<u32>,
    },
    Rated {
        /// Mean score in hundredths of a point, 0-400.
        mean_hundredths: u32,
    },
    /// No competency has been rated.
    Unrated,
}

impl ReviewSheet {
    /// Whether it can be kept: nothing twice, no score out of range.
    ///
    /// # Errors
    /// [`Refusal::RatingOutOfRange`], [`Refusal::FieldInvalid`] for what stands on it twice.
    pub fn check(&self) -> Result<(), Refusal> {
        let once = each_once(self.procedures.iter().map(|sheet| sheet.procedure))
            && each_once(self.red_lines.iter().copied())
            && self.procedures.iter().all(|sheet| each_once(sheet.ratings.iter().map(|rating| rating.competency)));
        if !once {
            return Err(Refusal::FieldInvalid);
        }
        let in_range = self.ratings().all(|rating| rating.score.is_none_or(|score| score <= MOST_SCORE));
        if in_range { Ok(()) } else { Err(Refusal::RatingOutOfRange) }
    }

    /// Whether it can be given: the basic risk screen is there, and every sheet says of each competency how it was, or
    /// that it was not seen.
    ///
    /// # Errors
    /// Those of [`Self::check`], and [`Refusal::ReviewIncomplete`].
    pub fn check_complete(&self) -> Result<(), Refusal> {
        self.check()?;
        let has_screen = self.procedures.iter().any(|sheet| sheet.procedure == Procedure::BasicRiskScreen);
        let said = self.procedures.iter().all(|sheet| sheet.ratings.len() == Competency::ALL.len());
        if has_screen && said { Ok(()) } else { Err(Refusal::ReviewIncomplete) }
    }

    /// All its scores.
    pub fn scores(&self) -> Scores {
        let given = self.ratings().filter_map(|rating| rating.score);
        given.fold(Scores::default(), |all, score| Scores { given: all.given + 1, sum: all.sum + u32::from(score) })
    }

    /// What it comes to.
    pub fn verdict(&self) -> ReviewVerdict {
        let mean_hundredths = self.scores().mean_hundredths();
        match (self.red_lines.as_slice(), mean_hundredths) {
            ([], None) => ReviewVerdict::Unrated,
            ([], Some(mean_hundredths)) => ReviewVerdict::Rated { mean_hundredths },
            (red_lines, mean_hundredths) => ReviewVerdict::RedLines { red_lines: red_lines.to_vec(), mean_hundredths },
        }
    }

    fn ratings(&self) -> impl Iterator<Item = &CompetencyRating> {
        self.procedures.iter().flat_map(|sheet| &sheet.ratings)
    }
}

fn each_once<T: Ord>(of: impl Iterator<Item = T>) -> bool {
    let mut sorted: Vec<T> = of.collect();
    sorted.sort_unstable();
    sorted.is_sorted_by(|one, next| one < next)
}
