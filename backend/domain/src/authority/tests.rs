//! Does each role have exactly the rights its work needs?

use super::*;

#[test]
fn what_may_each_role_do() {
    use Right::*;
    let operator = vec![
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
    ];
    let supervisor = vec![
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
    ];
    for role in Role::ALL {
        let expected = match role {
            Role::Operator => operator.clone(),
            Role::Supervisor => supervisor.clone(),
            Role::SystemAdmin => vec![ReadLibrary, ManageSettings, ReadSettings],
            Role::SecurityAdmin => vec![ManageAccounts, ReadSettings],
            Role::Auditor => vec![ReadJournal],
            Role::CrisisLead | Role::CrisisMember => vec![SeeDispatches, TakePartInDispatches, GoOut, SeeTeams],
            Role::RegistryClerk | Role::Physician | Role::DutyOfficer | Role::Liaison | Role::PrivacyOfficer => vec![],
        };
        assert_eq!(rights_of(&[*role]), expected, "{role:?}");
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
