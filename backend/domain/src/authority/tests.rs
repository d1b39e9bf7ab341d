//! Does each role have exactly the rights its work needs?

use super::Right::*;
use super::*;

fn sorted(one: &[Right], more: &[Right]) -> Vec<Right> {
    let all: BTreeSet<Right> = one.iter().chain(more).copied().collect();
    all.into_iter().collect()
}

fn operator() -> Vec<Right> {
    vec![
        AnswerSessions,
        SeeQueue,
        SeeColleagues,
        WorkCallbacks,
        ReadLibrary,
        SeeOwnStanding,
        SeeOwnReviews,
        RequestDispatch,
        TakePartInDispatches,
        SeeTeams,
        SeeAreas,
        SeeInstitutions,
        SuspectCases,
        SendReferrals,
    ]
}

fn supervisor() -> Vec<Right> {
    vec![
        AnswerSessions,
        SeeQueue,
        SeeColleagues,
        SettleAlerts,
        ReadAnyRecord,
        TakeOverRecords,
        WorkCallbacks,
        ReadLibrary,
        KeepLedgers,
        SeeOwnStanding,
        SuperviseSessions,
        EditLibrary,
        ReviewSessions,
        SeeOwnReviews,
        KeepReports,
        RequestDispatch,
        SeeDispatches,
        DirectDispatches,
        TakePartInDispatches,
        KeepTeams,
        SeeTeams,
        SeeAreas,
        SeeInstitutions,
        SuspectCases,
        SendReferrals,
        ChaseReferrals,
        SeeIndicators,
    ]
}

fn clerk() -> Vec<Right> {
    vec![SeeAreas, SeeInstitutions, SuspectCases, SendReferrals, ReceiveReferrals, KeepRegistry, SeeIndicators]
}

#[test]
fn what_may_each_role_do() {
    let crisis_member = vec![SeeDispatches, TakePartInDispatches, GoOut, SeeTeams, SeeAreas];
    for role in Role::ALL {
        let expected = match role {
            Role::Operator => operator(),
            Role::Supervisor => supervisor(),
            Role::SystemAdmin => {
                vec![ReadLibrary, ManageSettings, ReadSettings, SeeAreas, KeepInstitutions, SeeInstitutions]
            }
            Role::SecurityAdmin => vec![ManageAccounts, ReadSettings, SeeAreas, SeeInstitutions],
            Role::Auditor => vec![ReadJournal, ReadDisclosures],
            Role::CrisisMember => crisis_member.clone(),
            Role::CrisisLead => sorted(&crisis_member, &[SeeInstitutions, SuspectCases, SendReferrals]),
            Role::RegistryClerk => clerk(),
            Role::Physician => sorted(&clerk(), &[Diagnose]),
            Role::DutyOfficer => vec![SeeAreas, SeeInstitutions, SuspectCases, SendReferrals, ReceiveReferrals],
            Role::Liaison => vec![SeeAreas, SeeInstitutions, SuspectCases, SeeDisclosures],
            Role::PrivacyOfficer => vec![ReadDisclosures, EraseCallers],
        };
        assert_eq!(rights_of(&[*role]), sorted(&expected, &[]), "{role:?}");
    }
}

#[test]
fn can_a_supervisor_do_all_that_an_operator_can() {
    assert_eq!(rights_of(&[Role::Operator, Role::Supervisor]), rights_of(&[Role::Supervisor]));
}

#[test]
fn is_every_right_held_by_some_role() {
    assert_eq!(rights_of(Role::ALL), Right::ALL);
}

#[test]
fn has_somebody_without_a_role_no_rights() {
    assert_eq!(rights_of(&[]), vec![]);
}

#[test]
fn can_no_administrator_read_what_callers_wrote() {
    for role in [Role::SystemAdmin, Role::SecurityAdmin, Role::Auditor] {
        assert!(
            !rights(role).contains(&Right::ReadAnyRecord) && !rights(role).contains(&Right::AnswerSessions),
            "{role:?}"
        );
    }
}
