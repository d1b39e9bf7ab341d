//! Courses held, counted by kind and by organiser, against what the year asks of the city and the area (domain:
//! "Training and supervision"). Attendance of people is another count. A drill is held whether it was run as a dispatch or
//! entered in the ledger, and once where it was both.

use super::BoardFinding;
use crate::codes::codes;
use crate::ledger::{Organiser, TrainingKind};
use crate::standing::{Period, RulesHistory};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Courses asked for in a calendar year; part of the ledger rules, and holds from their first day. All [P].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "wire", derive(ts_rs::TS, utoipa::ToSchema))]
pub struct CourseTargets {
    /// Trainings of the crisis team held by the city: 2.
    pub crisis_team: u32,
    /// Drills of the area's emergency plan: 1.
    pub drills: u32,
    /// Trainings of community doctors held by the city: 4.
    pub community_doctors: u32,
    /// Of both held by the city: 6.
    pub city_in_all: u32,
}

impl Default for CourseTargets {
    fn default() -> Self {
        Self { crisis_team: 2, drills: 1, community_doctors: 4, city_in_all: 6 }
    }
}

impl CourseTargets {
    /// Its numbers, for whoever checks their range.
    pub(crate) const fn numbers(self) -> [u32; 4] {
        [self.crisis_team, self.drills, self.community_doctors, self.city_in_all]
    }
}

codes!(
    /// What a year asks for.
    CourseTarget {
        CrisisTeam = "crisis_team",
        Drills = "drills",
        CommunityDoctors = "community_doctors",
        CityInAll = "city_in_all",
    }
);

/// One training of the ledger that stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HeldCourse {
    pub kind: TrainingKind,
    pub organiser: Organiser,
    pub on: Date,
    /// People whose attendance its trainer has confirmed.
    pub attended: u32,
}

/// Courses of one kind by one organiser.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wire", derive(ts_rs::TS, utoipa::ToSchema))]
pub struct CoursesHeld {
    pub kind: TrainingKind,
    pub organiser: Organiser,
    pub held: u32,
}

/// One target and what was held of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "wire", derive(ts_rs::TS, utoipa::ToSchema))]
pub struct CourseFound {
    pub target: CourseTarget,
    pub held: u32,
    pub needed: u32,
    pub finding: BoardFinding,
}

impl HeldCourse {
    /// Whether it has taken place: its day has come and somebody's attendance is confirmed. Community doctors have no
    /// accounts here, so that for theirs the day alone counts [D].
    fn took_place(self, today: Date) -> bool {
        let seen = match self.kind {
            TrainingKind::CommunityDoctors => true,
            TrainingKind::PreService | TrainingKind::Annual | TrainingKind::CrisisTeam | TrainingKind::Drill => {
                self.attended > 0
            }
        };
        seen && self.on <= today
    }
}

/// How many of each kind each organiser has held, of the trainings given.
pub fn courses_held(courses: &[HeldCourse], today: Date) -> Vec<CoursesHeld> {
    let mut held: BTreeMap<(TrainingKind, Organiser), u32> = BTreeMap::new();
    for course in courses.iter().filter(|course| course.took_place(today)) {
        *held.entry((course.kind, course.organiser)).or_default() += 1;
    }
    held.into_iter().map(|((kind, organiser), held)| CoursesHeld { kind, organiser, held }).collect()
}

/// A drill that was run as a dispatch and seen through: the centre's days on which it began and ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DrillRunOn {
    pub began: Date,
    pub ended: Date,
}

/// How many drills were held: those run as dispatches, and those of the ledger that are none of them. A drill entered for
/// a day on which one was run is that one; each entry stands for one run at most [D].
pub fn drills_held(run: &[DrillRunOn], entered: &[Date]) -> u32 {
    let (mut run, mut entered) = (run.to_vec(), entered.to_vec());
    run.sort_by_key(|drill| (drill.ended, drill.began));
    entered.sort();
    let mut held = run.len();
    for day in entered {
        match run.iter().position(|drill| (drill.began..=drill.ended).contains(&day)) {
            Some(same) => drop(run.remove(same)),
            None => held += 1,
        }
    }
    u32::try_from(held).unwrap_or(u32::MAX)
}

/// What was held of each target of a year, by the rules that hold on its last day: of trainings of the ledger and drills run
/// as dispatches.
pub fn courses_found(
    courses: &[HeldCourse],
    run: &[DrillRunOn],
    rules: &RulesHistory,
    year: i16,
    today: Date,
) -> Vec<CourseFound> {
    let held = courses_held(courses, today);
    let drills = courses.iter().filter(|one| one.kind == TrainingKind::Drill && one.took_place(today));
    let entered: Vec<Date> = drills.map(|one| one.on).collect();
    let by_city = |kind: TrainingKind| -> u32 {
        held.iter().filter(|one| one.organiser == Organiser::City && one.kind == kind).map(|one| one.held).sum()
    };
    let (teams, doctors) = (by_city(TrainingKind::CrisisTeam), by_city(TrainingKind::CommunityDoctors));
    let counted = |target: CourseTarget| match target {
        CourseTarget::CrisisTeam => teams,
        CourseTarget::Drills => drills_held(run, &entered),
        CourseTarget::CommunityDoctors => doctors,
        CourseTarget::CityInAll => teams + doctors,
    };
    CourseTarget::ALL.iter().map(|target| course_found(*target, counted(*target), rules, year, today)).collect()
}

/// What so many of one target come to in a year, by the rules that hold on its last day.
pub fn course_found(target: CourseTarget, held: u32, rules: &RulesHistory, year: i16, today: Date) -> CourseFound {
    let period = Period::Year(year);
    let needed = target.needed(rules.on(period.last()).courses);
    CourseFound { target, held, needed, finding: finding((held, needed), period, rules, today) }
}

fn finding((held, needed): (u32, u32), period: Period, rules: &RulesHistory, today: Date) -> BoardFinding {
    if period.first() > today {
        BoardFinding::Ahead
    } else if needed == 0 {
        BoardFinding::NothingAsked
    } else if held >= needed {
        BoardFinding::Met
    } else if period.first() < rules.began() {
        BoardFinding::BeforeLedger
    } else if period.last() >= today {
        BoardFinding::Open
    } else {
        BoardFinding::Missed
    }
}

impl CourseTarget {
    const fn needed(self, asked: CourseTargets) -> u32 {
        match self {
            Self::CrisisTeam => asked.crisis_team,
            Self::Drills => asked.drills,
            Self::CommunityDoctors => asked.community_doctors,
            Self::CityInAll => asked.city_in_all,
        }
    }
}
