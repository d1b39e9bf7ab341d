//! What simulated people say: short, careful, made up. No method and no detail of harm is named anywhere here.

use xinqiao_domain::risk::{Intake, RiskTier, SafeNow, Thoughts};
use xinqiao_domain::session::Language;
use xinqiao_domain::wrap_up::ProblemType;

/// How a caller's visit ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Leaving {
    /// With a word, and the end button.
    Farewell(&'static str),
    /// Without a word: the page is simply gone.
    Silently,
}

/// Whether the caller was here before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Visit {
    First,
    /// With the return code of the earlier visits.
    Again,
}

/// One caller's story.
#[derive(Debug, PartialEq, Eq)]
pub struct Script {
    pub language: Language,
    pub problem: ProblemType,
    pub intake: Intake,
    /// What the operator will make of the danger.
    pub tier: RiskTier,
    /// What brings them.
    pub about: &'static str,
    /// Written while waiting.
    pub while_waiting: Option<&'static str>,
    /// Said in turn, each after the operator has written.
    pub says: &'static [&'static str],
    pub leaving: Leaving,
    pub visit: Visit,
    /// The summary of the record.
    pub summary: &'static str,
}

const UNASKED: Intake = Intake { safe_now: None, thoughts: None };
const SAFE: Intake = Intake { safe_now: Some(SafeNow::Yes), thoughts: Some(Thoughts::No) };
const SOMETIMES: Intake = Intake { safe_now: Some(SafeNow::Yes), thoughts: Some(Thoughts::Sometimes) };
const OFTEN: Intake = Intake { safe_now: Some(SafeNow::Unsure), thoughts: Some(Thoughts::Often) };
const PLANNED: Intake = Intake { safe_now: Some(SafeNow::Unsure), thoughts: Some(Thoughts::WithPlan) };
const ACTING: Intake = Intake { safe_now: Some(SafeNow::No), thoughts: Some(Thoughts::ActingNow) };

/// Every story.
pub const SCRIPTS: [Script; 12] = [
    Script {
        language: Language::Chinese,
        problem: ProblemType::Emotion,
        intake: UNASKED,
        tier: RiskTier::Low,
        about: "最近总是睡不着，白天也提不起劲。",
        while_waiting: Some("我不急，可以等。"),
        says: &["大概有三个星期了。", "工作换了组，我总怕做不好。", "说出来好像轻一点。"],
        leaving: Leaving::Farewell("谢谢你听我说，我先去休息了。"),
        visit: Visit::First,
        summary: "换岗后失眠三周，担心表现。谈了睡前安排和可以求助的同事。",
    },
    Script {
        language: Language::Chinese,
        problem: ProblemType::Family,
        intake: SAFE,
        tier: RiskTier::None,
        about: "和妈妈又吵架了，心里很堵。",
        while_waiting: None,
        says: &["每次都是为了回不回家的事。", "我其实也想她，只是不知道怎么开口。", "那我今晚先发一条消息试试。"],
        leaving: Leaving::Farewell("好多了，谢谢。"),
        visit: Visit::First,
        summary: "与母亲因回家问题争执。一起想了一条可以先发的消息。",
    },
    Script {
        language: Language::Chinese,
        problem: ProblemType::WorkAndStudy,
        intake: SOMETIMES,
        tier: RiskTier::Low,
        about: "快考试了，我觉得自己什么都做不好。",
        while_waiting: Some("还要等多久呀？"),
        says: &[
            "模拟考掉了很多名，不敢告诉家里。",
            "有时候会想，要是能躲起来就好了。",
            "班主任人挺好的，也许可以找她。",
        ],
        leaving: Leaving::Farewell("我明天去找老师。谢谢你。"),
        visit: Visit::First,
        summary: "考试压力大，不敢告诉家人。愿意先找班主任谈。",
    },
    Script {
        language: Language::Chinese,
        problem: ProblemType::Emotion,
        intake: OFTEN,
        tier: RiskTier::Moderate,
        about: "又来了。上次之后好了几天，这两天又觉得撑不下去。",
        while_waiting: Some("上次也是这里的人陪我说话的。"),
        says: &["主要是晚上一个人的时候。", "药还在按时吃，下周去复诊。", "你问得对，我没有打算伤害自己，就是太累了。"],
        leaving: Leaving::Farewell("我会照上次写的计划做，谢谢。"),
        visit: Visit::Again,
        summary: "反复来访，夜间低落。按时服药，下周复诊。一起看了上次的安全计划。",
    },
    Script {
        language: Language::Chinese,
        problem: ProblemType::Romance,
        intake: UNASKED,
        tier: RiskTier::None,
        about: "分手一个月了，还是会突然哭出来。",
        while_waiting: None,
        says: &["我们在一起五年。", "朋友都劝我放下，可是哪有那么快。", "嗯，难过也可以慢慢来。"],
        leaving: Leaving::Silently,
        visit: Visit::First,
        summary: "分手后哀伤，谈到可以陪伴的朋友。对方未告别即离开。",
    },
    Script {
        language: Language::Chinese,
        problem: ProblemType::Emotion,
        intake: PLANNED,
        tier: RiskTier::High,
        about: "我觉得不想活了，也不知道为什么还在这里打字。",
        while_waiting: Some("有人吗？"),
        says: &["我一个人在家。", "姐姐住得不远，但我怕麻烦她。", "好，我现在给她打电话，请她过来。"],
        leaving: Leaving::Farewell("姐姐说她马上来。谢谢你一直在。"),
        visit: Visit::First,
        summary: "有想法，独自在家。商定由姐姐前来陪伴，并约定随访。",
    },
    Script {
        language: Language::Chinese,
        problem: ProblemType::ChildrensEducation,
        intake: SAFE,
        tier: RiskTier::None,
        about: "孩子上初二，突然不肯去学校，我不知道怎么办。",
        while_waiting: None,
        says: &["已经一周了，问他什么都不说。", "我昨天没忍住，说了重话。", "好，我先听他说，不急着讲道理。"],
        leaving: Leaving::Farewell("我记下了，谢谢老师。"),
        visit: Visit::First,
        summary: "初二孩子拒学一周。建议先倾听，可联系学校心理老师。",
    },
    Script {
        language: Language::Chinese,
        problem: ProblemType::Marriage,
        intake: UNASKED,
        tier: RiskTier::Low,
        about: "结婚十年，现在回家一句话都没有。",
        while_waiting: Some("不好意思，我打字有点慢。"),
        says: &["他不是坏人，就是什么都不讲。", "我常常觉得很绝望，又觉得不该抱怨。", "也许可以先写封信给他。"],
        leaving: Leaving::Silently,
        visit: Visit::First,
        summary: "婚姻沟通困难，情绪低落。谈了可以先写下来的话。",
    },
    Script {
        language: Language::Chinese,
        problem: ProblemType::Emotion,
        intake: ACTING,
        tier: RiskTier::Imminent,
        about: "我现在很害怕，怕自己会做傻事。",
        while_waiting: Some("我在，我等着。"),
        says: &["就我一个人。", "我愿意先到楼下有人的地方去。", "我到了，保安师傅在旁边，朋友也在路上。"],
        leaving: Leaving::Farewell("朋友到了。谢谢你没有走开。"),
        visit: Visit::First,
        summary: "紧急：陪同转移到有人的地方，朋友到场。已说明 120 与 110，约定随访。",
    },
    Script {
        language: Language::English,
        problem: ProblemType::WorkAndStudy,
        intake: SOMETIMES,
        tier: RiskTier::Low,
        about: "I moved here for my studies and I feel completely alone.",
        while_waiting: Some("I can wait, no problem."),
        says: &[
            "About two months now.",
            "My classmates are kind, I just never know what to say.",
            "Maybe I could join the running group.",
        ],
        leaving: Leaving::Farewell("Thank you. That helped more than I expected."),
        visit: Visit::First,
        summary: "Lonely after moving for studies. Agreed to try one group this week.",
    },
    Script {
        language: Language::English,
        problem: ProblemType::Emotion,
        intake: OFTEN,
        tier: RiskTier::Moderate,
        about: "Everything feels hopeless since I lost my job.",
        while_waiting: None,
        says: &[
            "Three weeks ago.",
            "I have not told my partner yet.",
            "No, I am not going to do anything. I just feel empty.",
        ],
        leaving: Leaving::Farewell("I will talk to her tonight. Thank you."),
        visit: Visit::First,
        summary: "Low mood after losing a job; no plan. Will tell the partner tonight.",
    },
    Script {
        language: Language::Chinese,
        problem: ProblemType::Health,
        intake: UNASKED,
        tier: RiskTier::None,
        about: "体检有个指标不好，等复查结果，心里七上八下。",
        while_waiting: Some("越等越慌。"),
        says: &["医生说多半没事，可我还是怕。", "后天出结果。", "我先把手机放下，出去走走。"],
        leaving: Leaving::Farewell("谢谢，走了一圈会好些。"),
        visit: Visit::First,
        summary: "等待复查结果的焦虑。练习了呼吸和分散注意。",
    },
];

/// What a simulated colleague writes, in turn; asked about safety first where there is danger.
pub const fn replies(language: Language, tier: Option<RiskTier>) -> &'static [&'static str] {
    match (language, tier) {
        (Language::Chinese, Some(RiskTier::High | RiskTier::Imminent)) => &[
            "你好，我在这里，会一直陪着你。你现在身边有人吗？",
            "谢谢你告诉我。此刻最要紧的是你的安全。附近有没有一个你信得过的人，可以来陪你？",
            "这一步很不容易。如果情况变急，请马上打 120 或 110。我等你，慢慢来。",
            "好，我陪你等到有人在身边。之后我们也会再联系你。",
        ],
        (Language::Chinese, Some(RiskTier::None | RiskTier::Low | RiskTier::Moderate) | None) => &[
            "你好，我在听。愿意多说一点吗？这样有多久了？",
            "听起来这段时间很不容易。这里面最让你难受的是什么？",
            "谢谢你愿意说出来。有没有谁，或者什么事，能让你稍微好过一点？",
            "嗯，一小步就够了。需要的时候，随时再来。",
        ],
        (Language::English, Some(RiskTier::High | RiskTier::Imminent)) => &[
            "Hello, I am here and I will stay with you. Is anybody with you right now?",
            "Thank you for telling me. Your safety comes first. Is there someone near you whom you trust?",
            "That is a hard step. If it becomes urgent, please call 120 or 110 at once. Take your time.",
            "Good. I will stay until somebody is with you, and we will be in touch afterwards.",
        ],
        (Language::English, Some(RiskTier::None | RiskTier::Low | RiskTier::Moderate) | None) => &[
            "Hello, I am listening. Would you like to tell me more? Since when has it been like this?",
            "That sounds really hard. What weighs on you most?",
            "Thank you for sharing this. Is there somebody, or something, that makes it a little easier?",
            "One small step is enough. Come back whenever you need to.",
        ],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use xinqiao_domain::lexicon::Lexicon;
    use xinqiao_domain::risk::intake_tier;

    #[test]
    fn does_the_lexicon_never_see_more_danger_than_the_story_has() {
        for script in &SCRIPTS {
            let asked = intake_tier(&script.intake).0;
            let words = script.says.iter().chain(&script.while_waiting).chain([&script.about]);
            let found = words.filter_map(|words| Lexicon::standard().find(words).0).max();
            // A word alone, such as despair, is moderate; the talk may show less.
            let most = script.tier.max(RiskTier::Moderate);
            assert!(asked.max(found) <= Some(most), "{}: {asked:?}, {found:?}", script.about);
        }
    }

    #[test]
    fn are_all_tiers_and_both_languages_played_and_does_one_caller_come_again() {
        for tier in RiskTier::ALL {
            assert!(SCRIPTS.iter().any(|script| script.tier == *tier), "{tier:?}");
        }
        for language in Language::ALL {
            assert!(SCRIPTS.iter().any(|script| script.language == *language), "{language:?}");
        }
        assert_eq!(SCRIPTS.iter().filter(|script| script.visit == Visit::Again).count(), 1);
    }
}
