//! The words of an exported search, in both languages: headings, and what each facet is called.

use xinqiao_domain::facet::{Answering, Facet, FollowUpState, Locality, ReviewState};
use xinqiao_domain::risk::RiskTier;
use xinqiao_domain::session::Channel;
use xinqiao_domain::wrap_up::{Mark, Outcome, ProblemType};
use xinqiao_protocol::problem::Tongue;

/// A word in Chinese and in English.
type Both = (&'static str, &'static str);

/// The headings, in the order of the columns.
const HEADINGS: [Both; 16] = [
    ("会话编号", "Session"),
    ("代称", "Alias"),
    ("开始时间", "Opened"),
    ("渠道", "Channel"),
    ("风险等级", "Risk tier"),
    ("接线员", "Operators"),
    ("接听情况", "Answering"),
    ("等待（秒）", "Waited (s)"),
    ("通话（分钟）", "Talk (min)"),
    ("标记", "Marks"),
    ("问题类型", "Problems"),
    ("结果", "Outcome"),
    ("本地或外地", "Locality"),
    ("来访者评分", "Caller's rating"),
    ("复核", "Review"),
    ("随访", "Follow-up"),
];
/// Says in the last row that there is more.
const MORE: Both = (
    "只导出到这里，更早的会话没有包括在内：请缩小日期范围后再导出。",
    "Exported down to here; earlier sessions are left out: narrow the days and export again.",
);

fn said(both: Both, tongue: Tongue) -> &'static str {
    match tongue {
        Tongue::ZhCn => both.0,
        Tongue::En => both.1,
    }
}

/// The row of headings.
pub fn headings(tongue: Tongue) -> Vec<String> {
    HEADINGS.iter().map(|both| said(*both, tongue).to_owned()).collect()
}

/// Says that there is more.
pub fn more(tongue: Tongue) -> &'static str {
    said(MORE, tongue)
}

/// What separates several words of one cell.
pub const fn comma(tongue: Tongue) -> &'static str {
    match tongue {
        Tongue::ZhCn => "、",
        Tongue::En => ", ",
    }
}

/// What a facet is called. An operator has a name; how a caller came is not among the columns.
pub fn word(facet: Facet, tongue: Tongue) -> &'static str {
    let both = match facet {
        Facet::Operator(_) | Facet::Arrival(_) | Facet::Direction(_) => ("", ""),
        Facet::Tier(tier) => of_tier(tier),
        Facet::Channel(Channel::Web) => ("网页", "Web"),
        Facet::Channel(Channel::Phone) => ("电话", "Phone"),
        Facet::Answering(Answering::Handled) => ("已接听", "Answered"),
        Facet::Answering(Answering::InTarget) => ("在目标内接听", "Answered in target"),
        Facet::Answering(Answering::Abandoned) => ("等候中离开", "Left while waiting"),
        Facet::Mark(mark) => of_mark(mark),
        Facet::Problem(problem) => of_problem(problem),
        Facet::Outcome(outcome) => of_outcome(outcome),
        Facet::Locality(Locality::Local) => ("本地", "Local"),
        Facet::Locality(Locality::Elsewhere) => ("外地", "From elsewhere"),
        Facet::Review(ReviewState::Waiting) => ("待复核", "To be reviewed"),
        Facet::Review(ReviewState::Begun) => ("复核中", "Under review"),
        Facet::Review(ReviewState::Given) => ("已反馈", "Given"),
        Facet::Review(ReviewState::Acknowledged) => ("已确认", "Acknowledged"),
        Facet::FollowUp(FollowUpState::Planned) => ("已安排", "Planned"),
        Facet::FollowUp(FollowUpState::Overdue) => ("逾期", "Overdue"),
        Facet::FollowUp(FollowUpState::Done) => ("已完成", "Done"),
        Facet::FollowUp(FollowUpState::NoContact) => ("无法联系", "Nobody to reach"),
    };
    said(both, tongue)
}

const fn of_tier(tier: RiskTier) -> Both {
    match tier {
        RiskTier::None => ("无", "None"),
        RiskTier::Low => ("低", "Low"),
        RiskTier::Moderate => ("中", "Moderate"),
        RiskTier::High => ("高", "High"),
        RiskTier::Imminent => ("紧急", "Imminent"),
    }
}

const fn of_mark(mark: Mark) -> Both {
    match mark {
        Mark::Silent => ("沉默", "Silent"),
        Mark::Repeat => ("反复来电", "Repeat"),
        Mark::Harassing => ("骚扰", "Harassing"),
        Mark::ThirdParty => ("第三方求助", "Third party"),
        Mark::Minor => ("未成年人", "Minor"),
        Mark::Difficult => ("疑难", "Difficult"),
    }
}

const fn of_problem(problem: ProblemType) -> Both {
    match problem {
        ProblemType::Health => ("健康", "Health"),
        ProblemType::MentalIllness => ("精神疾病", "Mental illness"),
        ProblemType::Emotion => ("情绪", "Emotion"),
        ProblemType::Sexual => ("性心理", "Sexual"),
        ProblemType::Romance => ("恋爱", "Romance"),
        ProblemType::Marriage => ("婚姻", "Marriage"),
        ProblemType::Family => ("家庭", "Family"),
        ProblemType::ChildrensEducation => ("子女教育", "Children's education"),
        ProblemType::WorkAndStudy => ("工作与学习", "Work and study"),
        ProblemType::Other => ("其他", "Other"),
    }
}

const fn of_outcome(outcome: Outcome) -> Both {
    match outcome {
        Outcome::Relieved => ("明显缓解", "Relieved"),
        Outcome::SomewhatRelieved => ("有所缓解", "Somewhat relieved"),
        Outcome::Unchanged => ("没有变化", "Unchanged"),
        Outcome::Worse => ("加重", "Worse"),
        Outcome::Referred => ("已转介", "Referred"),
        Outcome::BrokenOff => ("中断", "Broken off"),
        Outcome::Unknown => ("未知", "Unknown"),
    }
}
