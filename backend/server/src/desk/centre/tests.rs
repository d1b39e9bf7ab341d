//! Who may create the centre, and which settings can hold?

use super::settings::first_wrong;
use super::*;
use crate::desk::testing::{empty, refused, set_up, set_up_by};
use xinqiao_domain::Millis;
use xinqiao_domain::opening::OpeningHours;
use xinqiao_protocol::http::centre::{Number, SettingsWarning};
use xinqiao_storage::sha256;

#[tokio::test]
async fn does_only_the_newest_code_create_the_centre_and_only_once() {
    let hotline = empty().await;
    let staff = StaffId(hotline.ids.draw());
    let code = |text: &str| Proof::Code(sha256(text.as_bytes()));
    assert_eq!(hotline.run(set_up_by(code("any"), staff)).await, Ok(SetUpOutcome::CodeWrong), "none was printed");
    for printed in ["first", "second"] {
        let offered = OfferSetUp { code_hash: sha256(printed.as_bytes()) };
        assert_eq!(hotline.run(offered).await, Ok(SetUpNeeded::Yes));
    }
    for (tried, expected) in [
        ("wrong", SetUpOutcome::CodeWrong),
        ("first", SetUpOutcome::CodeWrong),
        ("second", SetUpOutcome::Created),
        ("second", SetUpOutcome::DoneBefore),
    ] {
        assert_eq!(hotline.run(set_up_by(code(tried), staff)).await, Ok(expected), "{tried}");
    }
    assert_eq!(hotline.run(OfferSetUp { code_hash: Vec::new() }).await, Ok(SetUpNeeded::No));
    let first = hotline.staff(staff).await;
    assert_eq!((first.username.as_str(), first.must_change_at), ("security", None));
    assert_eq!(first.roles, [Role::SecurityAdmin]);
    assert_eq!(hotline.kinds().await, ["staff_created", "centre_created"]);
    assert!(!hotline.desk.store().library().await.unwrap().is_empty());
}

#[tokio::test]
async fn do_changed_settings_hold_and_leave_an_entry_and_wrong_ones_neither() {
    let (hotline, by) = set_up().await;
    let mut to = first_settings("新名字", "12356");
    hotline.hand.advance(Millis::hours(1));
    let at = hotline.run(ChangeSettings { by, to: to.clone() }).await.unwrap();
    let stored = hotline.desk.store().centre().await.unwrap().unwrap();
    assert_eq!(stored.settings_at, at);
    assert_eq!(serde_json::from_str::<Settings>(&stored.settings).unwrap(), to);
    to.policy.capacity = 0;
    let wrong = refused(hotline.run(ChangeSettings { by, to }).await);
    assert_eq!(wrong, (Refusal::FieldInvalid, Some("policy.capacity".to_owned())));
    assert_eq!(hotline.kinds().await.last().map(String::as_str), Some("settings_changed"));
}

#[test]
fn do_settings_of_an_older_program_hold() {
    let now = first_settings("中心", "12356");
    let mut older = serde_json::to_value(&now).unwrap();
    let fields = older.as_object_mut().unwrap();
    let later = ["time_zone", "reminder_days", "review_share_percent", "calls", "figures", "discussion", "silent_view"];
    for name in later {
        assert!(fields.remove(name).is_some(), "{name}");
    }
    fields.insert("figures".to_owned(), serde_json::json!({ "smallest_cell": 5 }));
    assert_eq!(serde_json::from_value::<Settings>(older).unwrap(), now);
}

#[test]
fn what_does_a_new_centre_show() {
    let numbers = |own: &str| -> Vec<String> {
        first_settings("中心", own).numbers.into_iter().map(|number| number.number).collect()
    };
    assert_eq!(numbers("0571-85029595"), ["110", "119", "120", "0571-85029595", "12356"]);
    assert_eq!(numbers(" 12356 "), ["110", "119", "120", "12356"]);
    assert_eq!(first_wrong(&first_settings("中心", "12356")), None);
    assert_eq!(warnings(&first_settings("中心", "12356")), []);
}

#[test]
fn which_settings_cannot_hold() {
    fn daily(from_minute: u16, time_zone: &str) -> OpeningHours {
        OpeningHours::Daily { from_minute, until_minute: 60, time_zone: time_zone.to_owned() }
    }
    type Change = fn(&mut Settings);
    let cases: Vec<(Change, Option<&str>)> = vec![
        (|it| it.centre_name = " ".to_owned(), Some("centre_name")),
        (|it| it.centre_name = "心".repeat(61), Some("centre_name")),
        (|it| it.centre_name = "心".repeat(60), None),
        (|it| it.numbers.clear(), Some("numbers")),
        (|it| it.numbers = vec![it.numbers[0].clone(); 21], Some("numbers")),
        (|it| it.numbers[1].number = "call us".to_owned(), Some("numbers[1].number")),
        (|it| it.numbers[1].number = "+-".to_owned(), Some("numbers[1].number")),
        (|it| it.numbers[0] = Number { en: String::new(), ..it.numbers[0].clone() }, Some("numbers[0].en")),
        (|it| it.exit_url = "javascript:alert(1)".to_owned(), Some("exit_url")),
        (|it| it.exit_url = "www.baidu.com".to_owned(), Some("exit_url")),
        (|it| it.languages.clear(), Some("languages")),
        (|it| it.languages = vec![Language::Chinese; 2], Some("languages")),
        (|it| it.opening = daily(1_440, "Asia/Shanghai"), Some("opening.from_minute")),
        (|it| it.opening = daily(480, "Asia/Nowhere"), Some("opening.time_zone")),
        (|it| it.opening = daily(480, "Asia/Shanghai"), None),
        (|it| it.time_zone = "Asia/Nowhere".to_owned(), Some("time_zone")),
        (|it| it.time_zone.clear(), Some("time_zone")),
        (|it| it.time_zone = "Asia/Urumqi".to_owned(), None),
        (|it| it.reminder_days = vec![93], Some("reminder_days")),
        (|it| it.reminder_days = (0..11).collect(), Some("reminder_days")),
        (|it| it.reminder_days.clear(), None),
        (|it| it.figures.smallest_cell = 2, Some("figures.smallest_cell")),
        (|it| it.figures.pick_up_ms = Millis(0), Some("figures.pick_up_ms")),
        (|it| it.figures.connect_percent = 101, Some("figures.connect_percent")),
        (|it| it.figures.smallest_cell = 10, None),
        (|it| it.discussion.low_rating = 6, Some("discussion.low_rating")),
        (|it| it.discussion.long_talk_ms = Millis(0), Some("discussion.long_talk_ms")),
        (|it| it.discussion.first_weeks = 105, Some("discussion.first_weeks")),
        (|it| it.discussion.most_suggested = 0, Some("discussion.most_suggested")),
        (|it| it.discussion.first_weeks = 0, None),
        (|it| it.review_share_percent = 101, Some("review_share_percent")),
        (|it| it.review_share_percent = 0, None),
        (|it| it.calls.callback_target_ms = Millis(0), Some("calls.callback_target_ms")),
        (|it| it.calls.overdue_grace_ms = Millis::days(2), Some("calls.overdue_grace_ms")),
        (|it| it.calls.between_tries_ms = Millis(1), Some("calls.between_tries_ms")),
        (|it| it.policy.offer_timeout_ms = Millis(0), Some("policy.offer_timeout_ms")),
        (|it| it.policy.urgent_rest_ms = Millis(0), Some("policy.urgent_rest_ms")),
        (|it| it.policy.waiting_gone_ms = Millis::hours(25), Some("policy.waiting_gone_ms")),
        (|it| it.policy.trainee_capacity = 0, Some("policy.trainee_capacity")),
    ];
    for (at, (change, expected)) in cases.into_iter().enumerate() {
        let mut settings = first_settings("中心", "12356");
        change(&mut settings);
        assert_eq!(first_wrong(&settings).as_deref(), expected, "case {at}");
    }
    let narrow = Settings { opening: daily(480, "Asia/Shanghai"), ..first_settings("中心", "12356") };
    assert_eq!(warnings(&narrow), [SettingsWarning::NotRoundTheClock]);
}
