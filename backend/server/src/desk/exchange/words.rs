//! What is written for people at another institution, in the centre's first language.

use xinqiao_domain::employment::Profession;
use xinqiao_domain::referral::ReferralPriority;
use xinqiao_domain::session::Language;
use xinqiao_domain::suspected_case::{CaseBasis, CaseDetails, CaseField, SuspectedCase};

/// What is asked for.
pub(super) const fn wanted(language: Language, priority: ReferralPriority) -> &'static str {
    match (language, priority) {
        (Language::Chinese, ReferralPriority::Stat) => "精神科急诊评估，绿色通道",
        (Language::Chinese, ReferralPriority::Urgent) => "尽快进行精神科评估",
        (Language::Chinese, ReferralPriority::Routine) => "精神科评估与后续管理",
        (Language::English, ReferralPriority::Stat) => "Emergency psychiatric assessment, green channel",
        (Language::English, ReferralPriority::Urgent) => "Psychiatric assessment as soon as possible",
        (Language::English, ReferralPriority::Routine) => "Psychiatric assessment and follow-up",
    }
}

/// What was chosen to leave the house, field by field, why it may, and what the sender adds.
pub(super) fn note(language: Language, told: &CaseDetails, case: &SuspectedCase, added: &str) -> String {
    let colon = match language {
        Language::Chinese => "：",
        Language::English => ": ",
    };
    let mut lines = vec![basis(language, case.basis).to_owned()];
    lines.extend(told.each().iter().map(|one| format!("{}{colon}{}", field(language, one.field), one.text)));
    lines.extend((!added.trim().is_empty()).then(|| added.trim().to_owned()));
    lines.join("\n")
}

const fn basis(language: Language, basis: CaseBasis) -> &'static str {
    match (language, basis) {
        (Language::Chinese, CaseBasis::Consent) => "本人同意转介。",
        (Language::Chinese, CaseBasis::LifeInDanger) => "生命危险，无法取得本人同意。",
        (Language::Chinese, CaseBasis::OthersInDanger) => "危及他人，未经本人同意。",
        (Language::Chinese, CaseBasis::CannotConsent) => "本人目前无法表示同意。",
        (Language::Chinese, CaseBasis::StatutoryDuty) => "依法定职责转介。",
        (Language::English, CaseBasis::Consent) => "The person agreed to be referred.",
        (Language::English, CaseBasis::LifeInDanger) => "A life is in danger; consent could not be had.",
        (Language::English, CaseBasis::OthersInDanger) => "Others are in danger; without the person's consent.",
        (Language::English, CaseBasis::CannotConsent) => "The person cannot consent now.",
        (Language::English, CaseBasis::StatutoryDuty) => "Referred by statutory duty.",
    }
}

const fn field(language: Language, field: CaseField) -> &'static str {
    match (language, field) {
        (Language::Chinese, CaseField::Name) => "姓名",
        (Language::Chinese, CaseField::Gender) => "性别",
        (Language::Chinese, CaseField::Born) => "出生日期或年龄",
        (Language::Chinese, CaseField::Document) => "证件号码",
        (Language::Chinese, CaseField::Phone) => "电话",
        (Language::Chinese, CaseField::Address) => "住址",
        (Language::Chinese, CaseField::Guardian) => "监护人",
        (Language::Chinese, CaseField::GuardianPhone) => "监护人电话",
        (Language::Chinese, CaseField::Situation) => "情况",
        (Language::Chinese, CaseField::Danger) => "危险",
        (Language::Chinese, CaseField::History) => "病史",
        (Language::Chinese, CaseField::Wishes) => "联系意愿",
        (Language::English, CaseField::Name) => "Name",
        (Language::English, CaseField::Gender) => "Gender",
        (Language::English, CaseField::Born) => "Born",
        (Language::English, CaseField::Document) => "Identity document",
        (Language::English, CaseField::Phone) => "Phone",
        (Language::English, CaseField::Address) => "Address",
        (Language::English, CaseField::Guardian) => "Guardian",
        (Language::English, CaseField::GuardianPhone) => "Guardian's phone",
        (Language::English, CaseField::Situation) => "Situation",
        (Language::English, CaseField::Danger) => "Danger",
        (Language::English, CaseField::History) => "History",
        (Language::English, CaseField::Wishes) => "Wishes to be reached",
    }
}

/// A profession's name.
pub(super) const fn profession(language: Language, profession: Profession) -> &'static str {
    match (language, profession) {
        (Language::Chinese, Profession::Psychiatrist) => "精神科医师",
        (Language::Chinese, Profession::Nurse) => "护士",
        (Language::Chinese, Profession::Psychotherapist) => "心理治疗师",
        (Language::Chinese, Profession::Counsellor) => "心理咨询师",
        (Language::Chinese, Profession::SocialWorker) => "社会工作者",
        (Language::Chinese, Profession::Other) => "其他人员",
        (Language::English, Profession::Psychiatrist) => "psychiatrist",
        (Language::English, Profession::Nurse) => "nurse",
        (Language::English, Profession::Psychotherapist) => "psychotherapist",
        (Language::English, Profession::Counsellor) => "counsellor",
        (Language::English, Profession::SocialWorker) => "social worker",
        (Language::English, Profession::Other) => "other",
    }
}
