//! May the last key leave the house? Does somebody who may no longer answer let go?

use super::*;
use crate::desk::sign_in::{Attempted, SignIn};
use crate::desk::testing::{Fresh, account, refused, set_up};
use crate::passwords::Match;
use xinqiao_domain::accounts::QualificationDecision;
use xinqiao_domain::{Millis, SignInId};
use xinqiao_protocol::http::accounts::StandingChange;
use xinqiao_storage::roster::Linked;

fn with_roles(roles: &[Role]) -> ChangeAccount {
    let NewAccount { name, badge, roles, languages, gender, grade, .. } = account("any", roles);
    ChangeAccount { name, badge, roles, languages, gender, grade }
}

async fn sign_in(hotline: &Fresh, staff: StaffId) -> (Attempted, SignInId) {
    let sign_in = SignInId(hotline.ids.draw());
    let against = hotline.staff(staff).await.password;
    let refresh_hash = sign_in.0.as_bytes().to_vec();
    let command = SignIn { staff, compared: Match::Right, against, sign_in, refresh_hash };
    (hotline.run(command).await.unwrap(), sign_in)
}

/// A console without a socket.
struct ConsoleOpens {
    staff: StaffId,
}

impl Command for ConsoleOpens {
    type Answer = Done;

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Done, Decline> {
        links::console(work, self.staff, "a node", Linked::Here).await?;
        Ok(Done {})
    }
}

#[tokio::test]
async fn which_accounts_are_refused() {
    let (hotline, _) = set_up().await;
    hotline.hire("taken", &[Role::Operator]).await;
    let good = || account("lin.yue", &[Role::Operator]);
    let both = vec![Role::SystemAdmin, Role::Auditor];
    let field = |name: &str| (Refusal::FieldInvalid, Some(name.to_owned()));
    for (made, expected) in [
        (NewAccount { username: "林悦".to_owned(), ..good() }, field("username")),
        (NewAccount { username: "x".to_owned(), ..good() }, field("username")),
        (NewAccount { name: "  ".to_owned(), ..good() }, field("name")),
        (NewAccount { badge: "123456789".to_owned(), ..good() }, field("badge")),
        (NewAccount { roles: Vec::new(), ..good() }, field("roles")),
        (NewAccount { languages: Vec::new(), ..good() }, field("languages")),
        (NewAccount { roles: both, ..good() }, (Refusal::RolesConflict, None)),
        (NewAccount { username: " TAKEN ".to_owned(), ..good() }, (Refusal::UsernameTaken, None)),
    ] {
        let staff = StaffId(hotline.ids.draw());
        let said = format!("{made:?}");
        let command = CreateStaff { staff, by: Actor::Hotline, account: made, password: String::new() };
        assert_eq!(refused(hotline.run(command).await), expected, "{said}");
    }
}

#[tokio::test]
async fn is_there_always_somebody_left_who_can_make_accounts() {
    let (hotline, first) = set_up().await;
    let leave = |staff| ChangeStaff { staff, by: first, to: with_roles(&[Role::Operator]) };
    let disable = |staff| ChangeStanding { staff, by: first, to: StandingChange::Disable };
    let last = (Refusal::LastAdministrator, None);
    assert_eq!(refused(hotline.run(leave(first)).await), last);
    assert_eq!(refused(hotline.run(disable(first)).await), last);
    let second = hotline.hire("second", &[Role::SecurityAdmin]).await;
    hotline.run(disable(second)).await.unwrap();
    assert_eq!(refused(hotline.run(leave(first)).await), last, "a disabled administrator opens nothing");
    hotline.run(ChangeStanding { staff: second, by: first, to: StandingChange::Enable }).await.unwrap();
    hotline.run(leave(first)).await.unwrap();
    assert_eq!(hotline.staff(first).await.roles, [Role::Operator]);
    assert_eq!(refused(hotline.run(disable(second)).await), last);
}

#[tokio::test]
async fn does_a_disabled_account_lose_its_sign_ins_and_its_place_on_the_floor() {
    let (hotline, by) = set_up().await;
    let operator = hotline.hire("operator", &[Role::Operator]).await;
    let (admitted, open) = sign_in(&hotline, operator).await;
    assert_eq!(admitted, Attempted::Admitted);
    hotline.run(ConsoleOpens { staff: operator }).await.unwrap();
    let standing = |to| ChangeStanding { staff: operator, by, to };
    hotline.run(standing(StandingChange::Disable)).await.unwrap();
    hotline.run(standing(StandingChange::Disable)).await.unwrap();
    let store = hotline.desk.store();
    assert!(!store.sign_in_is_open(open).await.unwrap());
    assert!(!store.roster().await.unwrap().members.contains_key(&operator));
    assert_eq!(sign_in(&hotline, operator).await.0, Attempted::Disabled);
    hotline.run(standing(StandingChange::Enable)).await.unwrap();
    assert_eq!(sign_in(&hotline, operator).await.0, Attempted::Admitted);
    let kinds = hotline.kinds().await;
    let after = kinds.iter().skip_while(|kind| *kind != "staff_connected").map(String::as_str).collect::<Vec<_>>();
    assert_eq!(after, ["staff_connected", "staff_gone", "staff_disabled", "staff_enabled", "signed_in"]);
}

#[tokio::test]
async fn does_a_reset_end_sign_ins_lift_the_lock_and_ask_for_another_password() {
    let (hotline, by) = set_up().await;
    let staff = hotline.hire("operator", &[Role::Operator]).await;
    let (_, open) = sign_in(&hotline, staff).await;
    hotline.hand.advance(Millis::seconds(1));
    hotline.run(ResetPassword { staff, by, password: "another".to_owned() }).await.unwrap();
    let after = hotline.staff(staff).await;
    assert_eq!(after.password, "another");
    assert_eq!(after.must_change_at, Some(after.password_at));
    assert_eq!((after.failures, after.locked_until), (0, None));
    assert!(!hotline.desk.store().sign_in_is_open(open).await.unwrap());
}

#[tokio::test]
async fn does_a_decision_on_qualification_need_a_reason_and_keep_it() {
    let (hotline, by) = set_up().await;
    let staff = hotline.hire("operator", &[Role::Operator]).await;
    let decide = |reason: &str| DecideQualification {
        staff,
        by,
        decision: QualificationDecision::Qualified,
        reason: reason.to_owned(),
    };
    assert_eq!(refused(hotline.run(decide("  ")).await).0, Refusal::ReasonMissing);
    assert_eq!(refused(hotline.run(decide(&"因".repeat(8_001))).await).0, Refusal::TextTooLong);
    hotline.run(decide(" 上岗培训合格 ")).await.unwrap();
    let decided = hotline.staff(staff).await.qualification.unwrap();
    assert_eq!((decided.by, decided.reason.as_str()), (by, "上岗培训合格"));
    let nobody = StaffId(hotline.ids.draw());
    let unknown = hotline.run(DecideQualification { staff: nobody, ..decide("理由") }).await;
    assert_eq!(refused(unknown).0, Refusal::StaffNotFound);
}
