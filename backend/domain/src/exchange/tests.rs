//! Is a system that fails told of once, asked less often, and forgiven when it answers?

use super::*;
use uuid::Uuid;

const NOW: Timestamp = Timestamp(1_795_199_460_000_000);

fn alert(number: u128) -> AlertId {
    AlertId(Uuid::from_u128(number))
}

#[test]
fn is_a_failing_system_told_of_once_and_settled_when_it_answers() {
    let mut hearing = Hearing::begin(NOW);
    let mut told = Vec::new();
    for number in 1..=6 {
        let (next, telling) = hearing.failed(alert(number), NOW);
        hearing = next;
        told.push(telling);
    }
    let raised: Vec<_> = told.iter().filter(|telling| **telling != Telling::Nothing).collect();
    assert_eq!(raised, [&Telling::Raise(alert(3))]);
    assert_eq!(hearing.health, Health::Fails { since: NOW, times: 6, told: Some(alert(3)) });
    let (hearing, telling) = hearing.answered(NOW, NOW);
    assert_eq!((hearing.health, telling), (Health::Answers { at: NOW }, Telling::Settle(alert(3))));
    assert_eq!(hearing.failed(alert(9), NOW).1, Telling::Nothing, "it begins to count anew");
}

#[test]
fn how_long_until_it_is_asked_again() {
    let mut hearing = Hearing::begin(NOW);
    assert_eq!(hearing.due_at, NOW);
    assert_eq!(hearing.asked(NOW).due_at, NOW + ASKED_ANEW);
    assert_eq!(hearing.answered(NOW, NOW).0.due_at, NOW + ASKED_EVERY);
    for seconds in [15, 30, 60, 120, 120] {
        hearing = hearing.failed(alert(1), NOW).0;
        assert_eq!(hearing.due_at, NOW + Millis::seconds(seconds));
    }
    assert_eq!(hearing.called(NOW).due_at, NOW, "it calls: it is there");
    assert_eq!(hearing.called(NOW).called(NOW + Millis::hours(1)).due_at, NOW, "a call never makes it wait");
}

#[test]
fn does_a_clock_that_was_put_back_make_us_read_everything_anew() {
    let (hearing, _) = Hearing::begin(NOW).answered(NOW, NOW);
    assert_eq!(hearing.answered(NOW - Millis::days(30), NOW).0.upto, NOW);
}

#[test]
fn does_anything_print_a_secret() {
    let secret = "s3cret".to_owned();
    let sign_ins = [
        SystemSignIn::Bearer { token: secret.clone() },
        SystemSignIn::Basic { user: "u".to_owned(), password: secret.clone() },
        SystemSignIn::ClientCredentials {
            token_url: "https://h.example/token".to_owned(),
            client: "c".to_owned(),
            secret,
            scope: String::new(),
        },
    ];
    for sign_in in sign_ins {
        let shown = format!("{:?}", Access { base_url: "https://h.example".to_owned(), sign_in });
        assert!(!shown.contains("s3cret"), "{shown}");
    }
}
