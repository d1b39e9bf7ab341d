//! The words of the report form, in both languages.

use crate::http::words::said;
use xinqiao_domain::employment::{Contract, Profession};
use xinqiao_domain::report::ReportItem;
use xinqiao_domain::session::Language;
use xinqiao_domain::wrap_up::ProblemType;

/// What an item is called on the form; that of staff is its contract's, in the line of its profession.
pub(super) fn item(item: ReportItem, language: Language) -> &'static str {
    let (zh, en) = match item {
        ReportItem::Reached => ("被访问总数", "Calls reaching the line"),
        ReportItem::Handled => ("正常受理", "Handled"),
        ReportItem::Local => ("本地来电", "Local"),
        ReportItem::Elsewhere => ("外地来电", "From elsewhere"),
        ReportItem::HighCrisis => ("高危来电", "High crisis"),
        ReportItem::Difficult => ("疑难来电", "Difficult"),
        ReportItem::Repeat => ("反复来电", "Repeat"),
        ReportItem::Problem { problem } => problem_words(problem),
        ReportItem::Staff { profession: _, contract } => contract_words(contract),
        ReportItem::TrainingPersonTimes => ("培训人次", "Training, person-times"),
        ReportItem::TrainingPeople => ("培训人数", "Training, people"),
    };
    said(language, zh, en)
}

const fn problem_words(problem: ProblemType) -> (&'static str, &'static str) {
    match problem {
        ProblemType::Health => ("健康", "Health"),
        ProblemType::MentalIllness => ("精神疾病", "Mental illness"),
        ProblemType::Emotion => ("情绪", "Emotion"),
        ProblemType::Sexual => ("性", "Sexual"),
        ProblemType::Romance => ("恋爱", "Romance"),
        ProblemType::Marriage => ("婚姻", "Marriage"),
        ProblemType::Family => ("家庭", "Family"),
        ProblemType::ChildrensEducation => ("子女教育", "Children's education"),
        ProblemType::WorkAndStudy => ("工作与学习", "Work and study"),
        ProblemType::Other => ("其他", "Other"),
    }
}

/// Full or part time.
pub(super) const fn contract_words(contract: Contract) -> (&'static str, &'static str) {
    match contract {
        Contract::FullTime => ("专职", "Full time"),
        Contract::PartTime => ("兼职", "Part time"),
    }
}

/// A profession.
pub(super) fn profession(profession: Profession, language: Language) -> &'static str {
    let (zh, en) = match profession {
        Profession::Psychiatrist => ("精神科医师", "Psychiatrist"),
        Profession::Nurse => ("护士", "Nurse"),
        Profession::Psychotherapist => ("心理治疗师", "Psychotherapist"),
        Profession::Counsellor => ("心理咨询师", "Counsellor"),
        Profession::SocialWorker => ("社会工作者", "Social worker"),
        Profession::Other => ("其他", "Other"),
    };
    said(language, zh, en)
}
