//! The numbers of the report form, each counted from facts and none of them typed in.

use crate::employment::{Contract, Profession};
use crate::facet::{Answering, Facet, Locality};
use crate::ids::StaffId;
use crate::ledger::AttendanceResult;
use crate::risk::RiskTier;
use crate::session::Direction;
use crate::wrap_up::{Mark, ProblemType};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// One number of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
#[cfg_attr(feature = "wire", derive(ts_rs::TS, utoipa::ToSchema))]
pub enum ReportItem {
    /// 被访问总数: calls that reached the line.
    Reached,
    /// 正常受理: those an operator took.
    Handled,
    /// 本地
    Local,
    /// 外地
    Elsewhere,
    /// 高危: at high or imminent risk, as decided.
    HighCrisis,
    /// 疑难
    Difficult,
    /// 反复
    Repeat,
    /// A problem type; one call may show several.
    Problem { problem: ProblemType },
    /// People who answer, employed on the last day.
    Staff { profession: Profession, contract: Contract },
    /// 培训人次: attendances that count.
    TrainingPersonTimes,
    /// 培训人数: people with at least one.
    TrainingPeople,
}

/// A number with what it is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "wire", derive(ts_rs::TS, utoipa::ToSchema))]
pub struct Figure {
    pub item: ReportItem,
    pub count: u32,
}

/// 培训内容: what was taught, and to how many.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "wire", derive(ts_rs::TS, utoipa::ToSchema))]
pub struct ReportTaught {
    pub title: String,
    pub person_times: u32,
}

/// All numbers of a report: every item once, in the order of the form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Figures {
    pub figures: Vec<Figure>,
    pub content: Vec<ReportTaught>,
}

/// Somebody who answers and was employed on the last day of the period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Employed {
    pub profession: Profession,
    pub contract: Contract,
}

/// What a trainer confirmed of somebody in the period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attended {
    pub title: String,
    pub staff: StaffId,
    pub result: AttendanceResult,
}

/// What is known of a period.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Known {
    /// Of the calls that reached the line, how many show each facet.
    pub incoming: BTreeMap<Facet, u32>,
    pub staff: Vec<Employed>,
    pub attended: Vec<Attended>,
}

impl ReportItem {
    /// Every item, in the order of the form.
    pub fn all() -> Vec<Self> {
        let mut all = vec![
            Self::Reached,
            Self::Handled,
            Self::Local,
            Self::Elsewhere,
            Self::HighCrisis,
            Self::Difficult,
            Self::Repeat,
        ];
        all.extend(ProblemType::ALL.iter().map(|problem| Self::Problem { problem: *problem }));
        for profession in Profession::ALL {
            all.extend(
                Contract::ALL.iter().map(|contract| Self::Staff { profession: *profession, contract: *contract }),
            );
        }
        all.extend([Self::TrainingPersonTimes, Self::TrainingPeople]);
        all
    }

    /// The facets, any of which makes a call that reached the line count; none for what no session makes.
    pub fn facets(self) -> Vec<Facet> {
        match self {
            Self::Reached => vec![Facet::Direction(Direction::Incoming)],
            Self::Handled => vec![Facet::Answering(Answering::Handled)],
            Self::Local => vec![Facet::Locality(Locality::Local)],
            Self::Elsewhere => vec![Facet::Locality(Locality::Elsewhere)],
            Self::HighCrisis => vec![Facet::Tier(RiskTier::High), Facet::Tier(RiskTier::Imminent)],
            Self::Difficult => vec![Facet::Mark(Mark::Difficult)],
            Self::Repeat => vec![Facet::Mark(Mark::Repeat)],
            Self::Problem { problem } => vec![Facet::Problem(problem)],
            Self::Staff { .. } | Self::TrainingPersonTimes | Self::TrainingPeople => Vec::new(),
        }
    }

    fn count(self, known: &Known, content: &[ReportTaught]) -> u32 {
        match self {
            Self::Reached
            | Self::Handled
            | Self::Local
            | Self::Elsewhere
            | Self::HighCrisis
            | Self::Difficult
            | Self::Repeat
            | Self::Problem { .. } => {
                // A session has one tier, so that several facets of one item never count it twice.
                self.facets().iter().filter_map(|facet| known.incoming.get(facet)).sum()
            }
            Self::Staff { profession, contract } => {
                let so = Employed { profession, contract };
                known.staff.iter().filter(|one| **one == so).count() as u32
            }
            Self::TrainingPersonTimes => content.iter().map(|one| one.person_times).sum(),
            Self::TrainingPeople => {
                let people: BTreeSet<_> = counted(known).map(|one| one.staff).collect();
                people.len() as u32
            }
        }
    }
}

fn counted(known: &Known) -> impl Iterator<Item = &Attended> {
    known.attended.iter().filter(|one| one.result.counts())
}

/// Fills in the form.
pub fn figures(known: &Known) -> Figures {
    let mut taught: BTreeMap<&str, u32> = BTreeMap::new();
    for one in counted(known) {
        *taught.entry(&one.title).or_default() += 1;
    }
    let content: Vec<_> = taught
        .into_iter()
        .map(|(title, person_times)| ReportTaught { title: title.to_owned(), person_times })
        .collect();
    let figures =
        ReportItem::all().into_iter().map(|item| Figure { item, count: item.count(known, &content) }).collect();
    Figures { figures, content }
}

impl Figures {
    /// The number of an item; nothing was counted of an item that the form did not have when it was signed.
    pub fn of(&self, item: ReportItem) -> u32 {
        self.figures.iter().find(|figure| figure.item == item).map_or(0, |figure| figure.count)
    }
}

/// A number that is no longer what was signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wire", derive(ts_rs::TS, utoipa::ToSchema))]
pub struct FigureChanged {
    pub item: ReportItem,
    pub signed: u32,
    pub now: u32,
}

/// What has changed since the figures were signed.
pub fn changes(signed: &Figures, now: &Figures) -> Vec<FigureChanged> {
    ReportItem::all()
        .into_iter()
        .map(|item| FigureChanged { item, signed: signed.of(item), now: now.of(item) })
        .filter(|changed| changed.signed != changed.now)
        .collect()
}
