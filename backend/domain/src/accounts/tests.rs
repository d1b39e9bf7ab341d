//! May these roles meet, does the lock close and open, is a bad password told from a good one?

use super::*;
use crate::time::{Millis, Timestamp};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

const NOW: Timestamp = Timestamp(1_800_000_000_000_000);

#[test]
fn may_nobody_hold_two_of_system_security_and_audit() {
    use Role::{Auditor, Operator, PrivacyOfficer, SecurityAdmin, Supervisor, SystemAdmin};
    let table: [(&[Role], Result<(), Refusal>); 8] = [
        (&[], Ok(())),
        (&[Operator, Supervisor], Ok(())),
        (&[Operator, SystemAdmin], Ok(())),
        (&[SecurityAdmin, SecurityAdmin], Ok(())),
        (&[Auditor, PrivacyOfficer], Ok(())),
        (&[SystemAdmin, SecurityAdmin], Err(Refusal::RolesConflict)),
        (&[Auditor, Operator, SystemAdmin], Err(Refusal::RolesConflict)),
        (&[SecurityAdmin, Auditor], Err(Refusal::RolesConflict)),
    ];
    for (roles, expected) in table {
        assert_eq!(check_roles(roles), expected, "{roles:?}");
    }
}

#[test]
fn do_five_failures_in_a_row_lock_for_a_quarter_of_an_hour() {
    let mut guard = SignInGuard::default();
    for failures in 1..MAX_FAILURES {
        guard = guard.failed(NOW);
        assert_eq!(guard, SignInGuard::Open { failures });
    }
    guard = guard.failed(NOW);
    let until = NOW + Millis::minutes(15);
    assert_eq!(guard, SignInGuard::Locked { until });
    assert_eq!(guard.admit(until - Millis(1)), Err(Locked { until }));
    assert_eq!(guard.admit(until), Ok(SignInGuard::Open { failures: 0 }));
    assert_eq!(guard.failed(until), SignInGuard::Open { failures: 1 });
}

#[test]
fn does_a_success_or_an_administrator_clear_the_failures() {
    assert_eq!(SignInGuard::Open { failures: 4 }.cleared(), SignInGuard::default());
    assert_eq!(SignInGuard::Locked { until: NOW }.cleared(), SignInGuard::default());
}

#[test]
fn does_guessing_during_a_lock_not_lengthen_it() {
    let guard = SignInGuard::Locked { until: NOW + Millis::minutes(1) };
    assert_eq!(guard.failed(NOW), guard);
}

#[test]
fn what_is_wrong_with_each_password() {
    use PasswordFault::{ContainsUsername, TooCommon, TooFewClasses, TooShort};
    let (asvs, mlps) = (PasswordProfile::Asvs, PasswordProfile::Mlps);
    let table = [
        (asvs, "kelp drum seven", Ok(())),
        (asvs, "夜里的灯一盏一盏亮起来了", Ok(())),
        (asvs, "short-one-1", Err(TooShort)),
        (asvs, "夜里的灯亮起来了", Err(TooShort)),
        (asvs, "password1234", Err(TooCommon)),
        (asvs, "!!PassWord2026!!", Err(TooCommon)),
        (asvs, "Woaini1314520", Err(TooCommon)),
        (asvs, "qwertyuiop12", Err(TooCommon)),
        (asvs, "123456789012", Err(TooCommon)),
        (asvs, "aaaaaaaaaaaaaaaa", Err(TooCommon)),
        (asvs, "121212121212", Err(TooCommon)),
        (asvs, "my-ChenLi-is-here", Err(ContainsUsername)),
        (mlps, "kelp drum seven", Err(TooFewClasses)),
        (mlps, "kelp drum Seven", Ok(())),
        (mlps, "kelpdrumseven7", Err(TooFewClasses)),
        (mlps, "KelpDrumSeven7", Ok(())),
        (mlps, "Short-1", Err(TooShort)),
    ];
    for (profile, password, expected) in table {
        assert_eq!(check_password(profile, password, "chenli"), expected, "{profile:?} {password}");
    }
}

#[test]
fn is_a_long_password_refused_and_never_cut() {
    let words: String = "kelp drum seven ".chars().cycle().take(MAX_PASSWORD_CHARS).collect();
    assert_eq!(check_password(PasswordProfile::Asvs, &words, "chenli"), Ok(()));
    assert_eq!(check_password(PasswordProfile::Asvs, &format!("{words}x"), "chenli"), Err(PasswordFault::TooLong));
}

#[test]
fn is_a_very_short_user_name_not_looked_for() {
    assert_eq!(check_password(PasswordProfile::Asvs, "believe in kelp", "li"), Ok(()));
    assert_eq!(check_password(PasswordProfile::Asvs, "believe in kelp", ""), Ok(()));
}

#[test]
fn when_must_a_password_be_changed() {
    let old = NOW - Millis::days(90);
    assert!(!must_change(PasswordProfile::Asvs, Timestamp(0), NOW));
    assert!(must_change(PasswordProfile::Mlps, old, NOW));
    assert!(!must_change(PasswordProfile::Mlps, old + Millis(1), NOW));
}

proptest! {
    #[test]
    fn may_any_one_administrator_role_meet_all_others(
        separated in select(&SEPARATED[..]),
        others in subsequence(Role::ALL, 0..Role::ALL.len()),
    ) {
        let mut roles: Vec<Role> = others.into_iter().filter(|role| !SEPARATED.contains(role)).collect();
        roles.push(separated);
        prop_assert_eq!(check_roles(&roles), Ok(()));
    }

    #[test]
    fn does_the_guard_never_count_five_and_never_lock_for_longer(gaps in proptest::collection::vec(0_i64..1_200, 0..40)) {
        let (mut guard, mut now) = (SignInGuard::default(), NOW);
        for gap in gaps {
            now = now + Millis::seconds(gap);
            guard = guard.failed(now);
            match guard {
                SignInGuard::Open { failures } => prop_assert!(failures < MAX_FAILURES),
                SignInGuard::Locked { until } => prop_assert!(until <= now + LOCK_LENGTH),
            }
        }
    }

    #[test]
    fn does_the_check_answer_to_any_text(password in ".{0,300}", username in ".{0,20}", profile in select(PasswordProfile::ALL)) {
        if check_password(profile, &password, &username).is_ok() {
            prop_assert!((MIN_PASSWORD_CHARS..=MAX_PASSWORD_CHARS).contains(&password.chars().count()));
        }
    }
}
