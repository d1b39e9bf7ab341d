//! Can a password be guessed, a lock tell who works here, a used token be used again?

use super::refresh::{GRACE, PHONE_GRACE, Presented, presented};
use super::*;
use crate::desk::testing::{Fresh, NOON, set_up};
use crate::passwords::Match;
use xinqiao_domain::accounts::{LOCK_LENGTH, MAX_FAILURES};
use xinqiao_domain::roles::Role;
use xinqiao_domain::{SignInId, Timestamp};
use xinqiao_storage::sha256;
use xinqiao_storage::sign_ins::StoredSignIn;

async fn attempt(hotline: &Fresh, staff: StaffId, compared: Match) -> Attempted {
    let (sign_in, against) = (SignInId(hotline.ids.draw()), hotline.staff(staff).await.password);
    let refresh_hash = sha256(sign_in.to_string().as_bytes());
    hotline.run(SignIn { staff, compared, against, sign_in, refresh_hash }).await.unwrap()
}

/// A sign-in with the refresh token `token`.
async fn signed_in(hotline: &Fresh, staff: StaffId, token: &str) -> SignInId {
    let (sign_in, against) = (SignInId(hotline.ids.draw()), hotline.staff(staff).await.password);
    let refresh_hash = sha256(token.as_bytes());
    let command = SignIn { staff, compared: Match::Right, against, sign_in, refresh_hash };
    assert_eq!(hotline.run(command).await, Ok(Attempted::Admitted));
    sign_in
}

async fn rotate(hotline: &Fresh, token: &str, next: &str) -> Refreshed {
    let command = RotateRefresh { presented: sha256(token.as_bytes()), next: sha256(next.as_bytes()) };
    hotline.run(command).await.unwrap()
}

async fn is_open(hotline: &Fresh, sign_in: SignInId) -> bool {
    hotline.desk.store().sign_in_is_open(sign_in).await.unwrap()
}

#[tokio::test]
async fn do_five_failures_lock_even_for_the_right_password_until_the_lock_runs_out() {
    let (hotline, first) = set_up().await;
    for _ in 1..MAX_FAILURES {
        assert_eq!(attempt(&hotline, first, Match::Wrong).await, Attempted::Wrong);
    }
    let until = NOON + LOCK_LENGTH;
    for compared in [Match::Wrong, Match::Right, Match::Wrong] {
        assert_eq!(attempt(&hotline, first, compared).await, Attempted::Locked { until });
    }
    hotline.hand.advance(LOCK_LENGTH);
    assert_eq!(attempt(&hotline, first, Match::Right).await, Attempted::Admitted);
    assert_eq!(hotline.staff(first).await.last_sign_in_at, Some(until));
    let kinds = hotline.kinds().await;
    let told = |kind: &str| kinds.iter().filter(|told| *told == kind).count();
    assert_eq!([told("sign_in_failed"), told("sign_in_locked"), told("signed_in")], [5, 1, 1]);
}

#[tokio::test]
async fn does_a_name_that_nobody_has_lock_just_like_one_that_somebody_has() {
    let (hotline, first) = set_up().await;
    let strangers = Strangers::default();
    for _ in 0..7 {
        let known = attempt(&hotline, first, Match::Wrong).await;
        assert_eq!(strangers.tried("nobody", NOON), known);
    }
    assert_eq!(strangers.tried("somebody.else", NOON), Attempted::Wrong);
    assert_eq!(strangers.tried("nobody", NOON + LOCK_LENGTH), Attempted::Wrong, "the lock has run out");
}

#[tokio::test]
async fn is_a_password_that_was_changed_meanwhile_no_longer_right() {
    let (hotline, first) = set_up().await;
    let (sign_in, against) = (SignInId(hotline.ids.draw()), "an older hash".to_owned());
    let command = SignIn { staff: first, compared: Match::Right, against, sign_in, refresh_hash: Vec::new() };
    assert_eq!(hotline.run(command).await, Ok(Attempted::Wrong));
}

#[test]
fn how_does_a_presented_token_stand() {
    let stored = StoredSignIn {
        id: "0190d3c4-0000-7000-8000-000000000001".parse().unwrap(),
        staff: "0190d3c4-0000-7000-8000-000000000002".parse().unwrap(),
        refresh_hash: b"current".to_vec(),
        previous_hash: Some(b"previous".to_vec()),
        rotated_at: NOON,
        expires_at: NOON + SIGN_IN_LENGTH,
        ended_at: None,
        enrolled_at: None,
    };
    let phone = StoredSignIn { enrolled_at: Some(NOON), expires_at: NOON + Millis::days(90), ..stored.clone() };
    let ended = StoredSignIn { ended_at: Some(NOON), ..stored.clone() };
    let almost = Timestamp((NOON + GRACE).0 - 1);
    for (sign_in, hash, now, expected) in [
        (&stored, &b"current"[..], NOON, Presented::Current),
        (&stored, b"current", Timestamp((NOON + SIGN_IN_LENGTH).0 - 1), Presented::Current),
        (&stored, b"current", NOON + SIGN_IN_LENGTH, Presented::Over),
        (&stored, b"previous", NOON, Presented::UsedJustNow),
        (&stored, b"previous", almost, Presented::UsedJustNow),
        (&stored, b"previous", NOON + GRACE, Presented::Reused),
        (&phone, b"previous", NOON + GRACE, Presented::UsedJustNow),
        (&phone, b"previous", NOON + PHONE_GRACE, Presented::Reused),
        (&ended, b"current", NOON, Presented::Over),
        (&ended, b"previous", NOON, Presented::Over),
    ] {
        assert_eq!(presented(sign_in, hash, now), expected, "{hash:?} {now:?}");
    }
}

#[tokio::test]
async fn is_a_lost_answer_given_again_and_a_stolen_token_the_end_of_the_sign_in() {
    let (hotline, first) = set_up().await;
    let sign_in = signed_in(&hotline, first, "one").await;
    let good = Refreshed::Good { staff: first, sign_in, expires_at: NOON + SIGN_IN_LENGTH, seat: Seat::Browser };
    for _ in 0..3 {
        assert_eq!(rotate(&hotline, "one", "two").await, good, "two tabs at once, or an answer that was lost");
    }
    assert_eq!(rotate(&hotline, "two", "three").await, good);
    assert_eq!(rotate(&hotline, "one", "two").await, Refreshed::NotGood, "two steps old: unknown");
    assert!(is_open(&hotline, sign_in).await);
    hotline.hand.advance(GRACE);
    assert_eq!(rotate(&hotline, "two", "three").await, Refreshed::NotGood);
    assert!(!is_open(&hotline, sign_in).await, "one of the two who have it is a thief");
    assert_eq!(rotate(&hotline, "three", "four").await, Refreshed::NotGood);
    assert_eq!(hotline.kinds().await.last().map(String::as_str), Some("refresh_reused"));
}

#[tokio::test]
async fn does_a_sign_in_end_after_twelve_hours_however_often_it_is_refreshed() {
    let (hotline, first) = set_up().await;
    signed_in(&hotline, first, "0").await;
    for hour in 1..12 {
        hotline.hand.advance(Millis::hours(1));
        let token = (hour - 1).to_string();
        assert!(matches!(rotate(&hotline, &token, &hour.to_string()).await, Refreshed::Good { .. }), "{hour}");
    }
    hotline.hand.advance(Millis::hours(1));
    assert_eq!(rotate(&hotline, "11", "12").await, Refreshed::NotGood);
}

#[tokio::test]
async fn which_sign_ins_end_by_signing_out_and_by_another_password() {
    let (hotline, _) = set_up().await;
    let staff = hotline.hire("operator", &[Role::Operator]).await;
    let mut open = Vec::new();
    for token in ["a", "b", "c"] {
        open.push(signed_in(&hotline, staff, token).await);
    }
    for token in ["a", "a", "unknown"] {
        hotline.run(SignOut { presented: sha256(token.as_bytes()) }).await.unwrap();
    }
    assert!(!is_open(&hotline, open[0]).await && is_open(&hotline, open[1]).await);
    let against = hotline.staff(staff).await.password;
    let change = |compared| ChangePassword {
        staff,
        sign_in: open[1],
        compared,
        against: against.clone(),
        password: "mine".to_owned(),
    };
    assert_eq!(hotline.run(change(Match::Wrong)).await, Ok(Attempted::Wrong));
    assert!(is_open(&hotline, open[2]).await);
    assert_eq!(hotline.run(change(Match::Right)).await, Ok(Attempted::Admitted));
    assert!(is_open(&hotline, open[1]).await && !is_open(&hotline, open[2]).await);
    assert_eq!(hotline.staff(staff).await.must_change_at, None);
    hotline.run(SignOutEverywhere { staff }).await.unwrap();
    assert!(!is_open(&hotline, open[1]).await);
    let kinds = hotline.kinds().await;
    let last: Vec<&str> = kinds.iter().rev().take(4).map(String::as_str).collect();
    assert_eq!(last, ["signed_out_everywhere", "password_changed", "sign_in_failed", "signed_out"]);
}
