//! The words of a sheet, as people write them. The first of each value is the one we write; the codes are read as well.

use xinqiao_domain::ledger::{AttendanceResult, Organiser, SupervisionKind, TrainingKind};

/// Kinds of training.
pub const TRAINING_KINDS: &[(&str, TrainingKind)] = &[
    ("上岗培训", TrainingKind::PreService),
    ("年度培训", TrainingKind::Annual),
    ("危机干预队伍培训", TrainingKind::CrisisTeam),
    ("演练", TrainingKind::Drill),
    ("精防医生培训", TrainingKind::CommunityDoctors),
    ("上岗", TrainingKind::PreService),
    ("年度", TrainingKind::Annual),
    ("队伍培训", TrainingKind::CrisisTeam),
    ("精防医生", TrainingKind::CommunityDoctors),
];
/// Who holds a training.
pub const ORGANISERS: &[(&str, Organiser)] = &[
    ("市", Organiser::City),
    ("县", Organiser::County),
    ("机构", Organiser::Institution),
    ("中心", Organiser::Centre),
    ("市级", Organiser::City),
    ("县级", Organiser::County),
    ("区县", Organiser::County),
    ("本中心", Organiser::Centre),
];
/// What an attendance came to.
pub const RESULTS: &[(&str, AttendanceResult)] = &[
    ("合格", AttendanceResult::Passed),
    ("参加", AttendanceResult::Attended),
    ("不合格", AttendanceResult::NotPassed),
    ("缺勤", AttendanceResult::Absent),
    ("通过", AttendanceResult::Passed),
    ("出勤", AttendanceResult::Attended),
    ("未通过", AttendanceResult::NotPassed),
    ("未参加", AttendanceResult::Absent),
];
/// How a supervision was held.
pub const SUPERVISION_KINDS: &[(&str, SupervisionKind)] = &[
    ("个体督导", SupervisionKind::Individual),
    ("团体督导", SupervisionKind::Group),
    ("现场督导", SupervisionKind::Live),
    ("记录督导", SupervisionKind::LogReview),
    ("个体", SupervisionKind::Individual),
    ("团体", SupervisionKind::Group),
    ("现场", SupervisionKind::Live),
    ("记录", SupervisionKind::LogReview),
];

/// What a word means.
pub fn meant<T: Copy>(words: &[(&str, T)], word: &str) -> Option<T> {
    words.iter().find(|(known, _)| *known == word).map(|(_, value)| *value)
}

/// The word we write for a value.
pub fn written<T: Copy + PartialEq>(words: &[(&'static str, T)], value: T) -> &'static str {
    words.iter().find(|(_, known)| *known == value).map_or("", |(word, _)| *word)
}
