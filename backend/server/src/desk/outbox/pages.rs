//! What pages say, in the centre's first language: short enough for a text message, and nothing of the person in danger.
//! Where to answer is a link that is added when it is sent.

use super::Words;
use super::paging::PageWords;
use xinqiao_domain::dispatch::{Purpose, ResponseClass};
use xinqiao_domain::employment::Profession;
use xinqiao_domain::session::Language;

/// Stands before everything of a drill.
const fn mark(language: Language, purpose: Purpose) -> &'static str {
    match (purpose, language) {
        (Purpose::Real, _) => "",
        (Purpose::Drill, Language::Chinese) => "【演练】",
        (Purpose::Drill, Language::English) => "[DRILL] ",
    }
}

/// Somebody is to go.
pub(super) fn page(language: Language, name: &str, words: &PageWords) -> Words {
    let PageWords { number, purpose, class, area, wanted } = words;
    let (mark, urgency) = (mark(language, *purpose), urgency(language, *class));
    let wanted: Vec<&str> = wanted.iter().map(|one| profession(language, *one)).collect();
    match language {
        Language::Chinese => Words {
            subject: format!("{mark}心桥危机出动 {number}：{urgency}"),
            text: format!(
                "{mark}心桥危机出动 {number}，{urgency}，{area}，需要{}。{name}，请打开链接应答（无需登录）：",
                wanted.join("、")
            ),
        },
        Language::English => Words {
            subject: format!("{mark}Xinqiao dispatch {number}: {urgency}"),
            text: format!(
                "{mark}Xinqiao dispatch {number}: {urgency}, {area}, needs {}. {name}, please open this link to answer \
                 (no sign-in needed):",
                wanted.join(", ")
            ),
        },
    }
}

/// Nobody has to go any more.
pub(super) fn stand_down(language: Language, number: &str, purpose: Purpose) -> Words {
    let mark = mark(language, purpose);
    match language {
        Language::Chinese => Words {
            subject: format!("{mark}心桥危机出动 {number}：已撤销"),
            text: format!("{mark}心桥危机出动 {number} 的呼叫已撤销，您不用出动。谢谢。"),
        },
        Language::English => Words {
            subject: format!("{mark}Xinqiao dispatch {number}: stand down"),
            text: format!("{mark}The page of Xinqiao dispatch {number} was called off; you need not go. Thank you."),
        },
    }
}

/// Whether a contact works.
pub(super) fn test(language: Language, name: &str) -> Words {
    match language {
        Language::Chinese => Words {
            subject: "心桥测试呼叫".to_owned(),
            text: format!("心桥测试呼叫，不是真实出动。{name}，请打开链接确认收到（无需登录）："),
        },
        Language::English => Words {
            subject: "Xinqiao test page".to_owned(),
            text: format!(
                "Xinqiao test page, nobody has to go. {name}, please open this link to say that you got it (no sign-in \
                 needed):"
            ),
        },
    }
}

const fn urgency(language: Language, class: ResponseClass) -> &'static str {
    match (language, class) {
        (Language::Chinese, ResponseClass::Immediate) => "立即出动",
        (Language::Chinese, ResponseClass::FourHours) => "4 小时内到场",
        (Language::Chinese, ResponseClass::Day) => "24 小时内到场",
        (Language::Chinese, ResponseClass::ThreeDays) => "72 小时内到场",
        (Language::English, ResponseClass::Immediate) => "go at once",
        (Language::English, ResponseClass::FourHours) => "on scene within 4 h",
        (Language::English, ResponseClass::Day) => "on scene within 24 h",
        (Language::English, ResponseClass::ThreeDays) => "on scene within 72 h",
    }
}

const fn profession(language: Language, profession: Profession) -> &'static str {
    match (language, profession) {
        (Language::Chinese, Profession::Psychiatrist) => "精神科医师",
        (Language::Chinese, Profession::Nurse) => "护士",
        (Language::Chinese, Profession::Psychotherapist) => "心理治疗师",
        (Language::Chinese, Profession::Counsellor) => "心理咨询师",
        (Language::Chinese, Profession::SocialWorker) => "社会工作者",
        (Language::Chinese, Profession::Other) => "其他人员",
        (Language::English, Profession::Psychiatrist) => "a psychiatrist",
        (Language::English, Profession::Nurse) => "a nurse",
        (Language::English, Profession::Psychotherapist) => "a psychotherapist",
        (Language::English, Profession::Counsellor) => "a counsellor",
        (Language::English, Profession::SocialWorker) => "a social worker",
        (Language::English, Profession::Other) => "another member",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(purpose: Purpose) -> PageWords {
        let wanted = vec![Profession::Psychiatrist, Profession::Nurse];
        let (class, area) = (ResponseClass::Immediate, "城关镇".to_owned());
        PageWords { number: "2026-0042".to_owned(), purpose, class, area, wanted }
    }

    #[test]
    fn does_a_page_say_what_is_needed_where_and_how_soon_in_each_language() {
        let zh = page(Language::Chinese, "陈伟", &words(Purpose::Real));
        assert_eq!(zh.subject, "心桥危机出动 2026-0042：立即出动");
        for part in ["2026-0042", "立即出动", "城关镇", "精神科医师、护士", "陈伟"] {
            assert!(zh.text.contains(part), "{}", zh.text);
        }
        let en = page(Language::English, "Chen Wei", &words(Purpose::Real));
        for part in ["2026-0042", "go at once", "a psychiatrist, a nurse", "Chen Wei"] {
            assert!(en.text.contains(part), "{}", en.text);
        }
    }

    #[test]
    fn is_everything_of_a_drill_marked_and_nothing_of_a_real_one() {
        for (language, mark) in [(Language::Chinese, "【演练】"), (Language::English, "[DRILL]")] {
            for (purpose, marked) in [(Purpose::Drill, true), (Purpose::Real, false)] {
                let page = page(language, "A", &words(purpose));
                let stand_down = stand_down(language, "2026-0042", purpose);
                for text in [&page.subject, &page.text, &stand_down.subject, &stand_down.text] {
                    assert_eq!(text.starts_with(mark), marked, "{text}");
                }
            }
        }
    }
}
