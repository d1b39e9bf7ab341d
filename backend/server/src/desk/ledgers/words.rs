//! The words of a sheet, as people write them, in both languages. Whatever of them somebody writes is read, and the codes are
//! read as well.

use xinqiao_domain::ledger::{AttendanceResult, Organiser, SupervisionKind, TrainingKind};
use xinqiao_domain::session::Language;

/// The words of one value.
#[derive(Debug, Clone, Copy)]
pub struct Word<T: 'static> {
    pub value: T,
    /// As we write it.
    pub zh: &'static str,
    pub en: &'static str,
    /// What others write.
    pub also: &'static [&'static str],
}

const fn word<T>(value: T, zh: &'static str, en: &'static str, also: &'static [&'static str]) -> Word<T> {
    Word { value, zh, en, also }
}

/// Kinds of training.
pub const TRAINING_KINDS: &[Word<TrainingKind>] = &[
    word(TrainingKind::PreService, "上岗培训", "Before the first duty", &["上岗"]),
    word(TrainingKind::Annual, "年度培训", "Annual", &["年度"]),
    word(TrainingKind::CrisisTeam, "危机干预队伍培训", "Crisis team", &["队伍培训"]),
    word(TrainingKind::Drill, "演练", "Drill", &[]),
    word(TrainingKind::CommunityDoctors, "精防医生培训", "Community doctors", &["精防医生"]),
];
/// Who holds a training.
pub const ORGANISERS: &[Word<Organiser>] = &[
    word(Organiser::City, "市", "City", &["市级"]),
    word(Organiser::County, "县", "County", &["县级", "区县"]),
    word(Organiser::Institution, "机构", "Institution", &[]),
    word(Organiser::Centre, "中心", "Centre", &["本中心"]),
];
/// What an attendance came to.
pub const RESULTS: &[Word<AttendanceResult>] = &[
    word(AttendanceResult::Passed, "合格", "Passed", &["通过"]),
    word(AttendanceResult::Attended, "参加", "Attended", &["出勤"]),
    word(AttendanceResult::NotPassed, "不合格", "Not passed", &["未通过"]),
    word(AttendanceResult::Absent, "缺勤", "Absent", &["未参加"]),
];
/// How a supervision was held.
pub const SUPERVISION_KINDS: &[Word<SupervisionKind>] = &[
    word(SupervisionKind::Individual, "个体督导", "Individual", &["个体"]),
    word(SupervisionKind::Group, "团体督导", "Group", &["团体"]),
    word(SupervisionKind::Live, "现场督导", "Live", &["现场"]),
    word(SupervisionKind::LogReview, "记录督导", "Review of logs", &["记录"]),
];

/// What a row is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowKind {
    Training,
    Supervision,
}

/// What a row may be of.
pub const ROW_KINDS: &[Word<RowKind>] =
    &[word(RowKind::Training, "培训", "Training", &[]), word(RowKind::Supervision, "督导", "Supervision", &[])];

/// What a word means, in whichever language.
pub fn meant<T: Copy>(words: &[Word<T>], text: &str) -> Option<T> {
    let means = |one: &&Word<T>| one.zh == text || one.en.eq_ignore_ascii_case(text) || one.also.contains(&text);
    words.iter().find(means).map(|one| one.value)
}

/// The word we write for a value.
pub fn written<T: Copy + PartialEq>(words: &[Word<T>], value: T, language: Language) -> &'static str {
    words.iter().find(|one| one.value == value).map_or("", |one| in_language(one.zh, one.en, language))
}

/// One of two texts.
pub const fn in_language(zh: &'static str, en: &'static str, language: Language) -> &'static str {
    match language {
        Language::Chinese => zh,
        Language::English => en,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_what_we_write_what_we_read() {
        for language in [Language::Chinese, Language::English] {
            for one in TRAINING_KINDS {
                assert_eq!(meant(TRAINING_KINDS, written(TRAINING_KINDS, one.value, language)), Some(one.value));
            }
            for one in ORGANISERS {
                assert_eq!(meant(ORGANISERS, written(ORGANISERS, one.value, language)), Some(one.value));
            }
            for one in RESULTS {
                assert_eq!(meant(RESULTS, written(RESULTS, one.value, language)), Some(one.value));
            }
            for one in SUPERVISION_KINDS {
                assert_eq!(meant(SUPERVISION_KINDS, written(SUPERVISION_KINDS, one.value, language)), Some(one.value));
            }
            for one in ROW_KINDS {
                assert_eq!(meant(ROW_KINDS, written(ROW_KINDS, one.value, language)), Some(one.value));
            }
        }
        assert_eq!(meant(RESULTS, "通过"), Some(AttendanceResult::Passed), "others write it so");
        assert_eq!(meant(RESULTS, ""), None);
    }
}
