//! Are warning phrases found however they are written, and can nothing that is added hide them?

use super::*;
use proptest::prelude::*;
use std::collections::BTreeSet;

fn found(text: &str) -> Option<RiskTier> {
    Lexicon::standard().find(text).0
}

#[test]
fn what_tier_does_each_wording_give() {
    use RiskTier::{High, Imminent, Moderate};
    let table = [
        ("我不知道该从哪里说起", None),
        ("", None),
        ("1234567890 !!! ……", None),
        ("最近睡不好，和老板吵架了", None),
        ("我 想 死", Some(High)),
        ("我，想。死！", Some(High)),
        ("我\u{200b}想\n死", Some(High)),
        ("我不想死", Some(Moderate)),
        ("累得想死", Some(Moderate)),
        ("想自殺", Some(High)),
        ("遺書已經寫好", Some(High)),
        ("我刚才吃了很多药", Some(Imminent)),
        ("我在天台，风很大", Some(Imminent)),
        ("我朋友去年自杀了", Some(High)),
        ("我想suicide", Some(High)),
        ("Ｓｕｉｃｉｄｅ", Some(High)),
        ("I WANT TO DIE", Some(High)),
        ("i want\u{3000}to, die.", Some(High)),
        ("i don’t want to live", Some(High)),
        ("I don't want to live", Some(High)),
        ("I want to diet", None),
        ("homicides and pesticides", None),
        ("self-harm", Some(Moderate)),
        ("I can't go on like this", Some(Moderate)),
        ("took an overdose", Some(Imminent)),
        ("hello, is anybody there?", None),
    ];
    for (text, tier) in table {
        assert_eq!(found(text), tier, "{text}");
    }
}

#[test]
fn is_every_entry_found_by_its_own_words_in_the_middle_of_a_line() {
    for entry in Lexicon::standard().entries() {
        let line = match entry.phrase {
            Phrase::Zh(words) => format!("其实，{words}。就这样"),
            Phrase::En(words) => format!("well, {words}. that's it"),
        };
        assert!(found(&line) >= Some(entry.tier), "{}", entry.id);
    }
}

#[test]
fn has_every_entry_its_own_id_and_words_and_a_tier_worth_a_warning() {
    let entries = Lexicon::standard().entries();
    let ids: BTreeSet<_> = entries.iter().map(|entry| entry.id).collect();
    let patterns: BTreeSet<_> = entries.iter().map(|entry| pattern(entry.phrase)).collect();
    assert_eq!((ids.len(), patterns.len()), (entries.len(), entries.len()));
    for entry in entries {
        assert!(entry.tier >= RiskTier::Moderate, "{}", entry.id);
        assert_eq!(Lexicon::standard().entry(entry.id), Some(entry));
    }
}

#[test]
fn are_hits_bounded_and_the_most_dangerous_kept() {
    let everything: Vec<_> = Lexicon::standard().entries().iter().rev().map(|entry| pattern(entry.phrase)).collect();
    let hits = Lexicon::standard().scan(&everything.join("，"));
    assert_eq!(hits.len(), MAX_HITS);
    assert!(hits.iter().all(|hit| hit.tier == RiskTier::Imminent));
}

#[test]
fn is_a_phrase_said_twice_one_hit() {
    assert_eq!(Lexicon::standard().scan("自杀，自杀，自杀").len(), 1);
}

#[test]
fn do_reasons_carry_entry_and_version_and_no_words() {
    let (tier, reasons) = Lexicon::standard().find("我想跳楼");
    assert_eq!(tier, Some(RiskTier::High));
    assert_eq!(reasons, [TierReason::Phrase { entry: "zh-jump-from-building".to_owned(), version: VERSION }]);
}

/// Lines of ordinary text with phrases of the list among them.
fn line() -> impl Strategy<Value = String> {
    let phrase = proptest::sample::select(Lexicon::standard().entries()).prop_map(|entry| pattern(entry.phrase));
    prop_oneof![".{0,40}", phrase, "[我不想死杀自楼跳 ,。a-z]{0,40}"]
}

proptest! {
    #[test]
    fn does_it_answer_to_any_text(text in any::<String>()) {
        prop_assert!(Lexicon::standard().scan(&text).len() <= MAX_HITS);
    }

    #[test]
    fn does_a_line_added_before_or_after_never_lower(before in line(), text in line(), after in line()) {
        let longer = format!("{before}\n{text}\n{after}");
        prop_assert!(found(&longer) >= found(&text));
    }

    #[test]
    fn do_case_and_signs_change_nothing_in_chinese(entry in proptest::sample::select(Lexicon::standard().entries()), sign in "[ ,.，。!！…~、]{1,3}") {
        if let Phrase::Zh(words) = entry.phrase {
            let spread: Vec<String> = words.chars().map(String::from).collect();
            prop_assert!(found(&spread.join(&sign)) >= Some(entry.tier));
        }
    }
}
