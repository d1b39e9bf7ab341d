//! Who may do what: rights, and the roles that have them. Default is deny.

use crate::codes::codes;
use crate::roles::Role;
use std::collections::BTreeSet;

codes!(
    /// One thing a role may be allowed to do.
    Right {
        /// Take offers, talk, write the record of one's own sessions.
        AnswerSessions = "answer_sessions",
        /// See the waiting list.
        SeeQueue = "see_queue",
        /// See colleagues' activity and load.
        SeeColleagues = "see_colleagues",
        /// Be told of alerts and settle them.
        SettleAlerts = "settle_alerts",
        /// Open the record of any session.
        ReadAnyRecord = "read_any_record",
        /// Finish the record that somebody who no longer answers left behind.
        TakeOverRecords = "take_over_records",
        /// Work off call-backs.
        WorkCallbacks = "work_callbacks",
        /// Read library, directory, canned replies.
        ReadLibrary = "read_library",
        /// Create and change accounts, roles, qualification.
        ManageAccounts = "manage_accounts",
        /// Change the centre's settings.
        ManageSettings = "manage_settings",
        /// Read the centre's settings.
        ReadSettings = "read_settings",
        /// Write the ledgers of training and supervision, and see everybody's standing.
        KeepLedgers = "keep_ledgers",
        /// See one's own standing and confirm one's own supervisions.
        SeeOwnStanding = "see_own_standing",
        /// Watch a talk in silence, whisper, join, take over, block an abusive caller.
        SuperviseSessions = "supervise_sessions",
        /// Change library, directory and canned replies.
        EditLibrary = "edit_library",
        /// Search sessions, see them again in their own time, review them.
        ReviewSessions = "review_sessions",
        /// Read the reviews of one's own sessions, acknowledge and answer them.
        SeeOwnReviews = "see_own_reviews",
        /// Fill in, sign and export the reports and figures of the hotline.
        KeepReports = "keep_reports",
        /// Ask for a crisis team: from one's own session, or because somebody told us.
        RequestDispatch = "request_dispatch",
        /// See dispatches: those of one's own team and those one is on; who directs them, all.
        SeeDispatches = "see_dispatches",
        /// See every dispatch, take one into one's own hands, stand it down; declare an emergency.
        DirectDispatches = "direct_dispatches",
        /// Take part in a dispatch of one's own session or one's own team: the side channel, police and ambulance, handing
        /// over the talk.
        TakePartInDispatches = "take_part_in_dispatches",
        /// Be paged, answer, report from the scene: dispatches of one's own team.
        GoOut = "go_out",
        /// Areas, teams, members, channels, on-call periods, escalation policies, emergency plans.
        KeepTeams = "keep_teams",
        /// See one's own team, and say whether one can be asked.
        SeeTeams = "see_teams",
        /// See the counties and townships.
        SeeAreas = "see_areas",
        /// Institutions, who belongs to which and with what title, and how each is reached.
        KeepInstitutions = "keep_institutions",
        /// See the institutions that something may be sent to.
        SeeInstitutions = "see_institutions",
        /// Write down that somebody may be ill: a suspected case.
        SuspectCases = "suspect_cases",
        /// Refer a person: from one's own session or dispatch, or from one's own institution.
        SendReferrals = "send_referrals",
        /// Answer what was referred to one's own institution: received, accepted, declined, arrived, outcome.
        ReceiveReferrals = "receive_referrals",
        /// See where every person stands who was referred from the hotline, and chase what is late.
        ChaseReferrals = "chase_referrals",
        /// Diagnose, sign admissions, guide the follow-up of the unstable: with a verified title.
        Diagnose = "diagnose",
        /// Register patients of one's own area, keep their files, follow them up.
        KeepRegistry = "keep_registry",
        /// Figures of the registry.
        SeeIndicators = "see_indicators",
        /// See what was disclosed to one's own department, and confirm its receipt.
        SeeDisclosures = "see_disclosures",
        /// Read the register of everything that was disclosed.
        ReadDisclosures = "read_disclosures",
        /// Erase a caller's words and numbers for good.
        EraseCallers = "erase_callers",
        /// Read the journal.
        ReadJournal = "read_journal",
    }
);

const OPERATOR: &[Right] = &[
    Right::AnswerSessions,
    Right::SeeQueue,
    Right::SeeColleagues,
    Right::WorkCallbacks,
    Right::ReadLibrary,
    Right::SeeOwnStanding,
    Right::SeeOwnReviews,
    Right::RequestDispatch,
    Right::TakePartInDispatches,
    Right::SeeTeams,
    Right::SeeAreas,
    Right::SeeInstitutions,
    Right::SuspectCases,
    Right::SendReferrals,
];

// The fallback for everything an operator does: where nobody is free, the supervisor on duty answers.
const SUPERVISOR: &[Right] = &[
    Right::AnswerSessions,
    Right::SeeQueue,
    Right::SeeColleagues,
    Right::SettleAlerts,
    Right::ReadAnyRecord,
    Right::TakeOverRecords,
    Right::WorkCallbacks,
    Right::ReadLibrary,
    Right::KeepLedgers,
    Right::SeeOwnStanding,
    Right::SuperviseSessions,
    Right::EditLibrary,
    Right::ReviewSessions,
    Right::SeeOwnReviews,
    Right::KeepReports,
    Right::RequestDispatch,
    Right::SeeDispatches,
    Right::DirectDispatches,
    Right::TakePartInDispatches,
    Right::KeepTeams,
    Right::SeeTeams,
    Right::SeeAreas,
    Right::SeeInstitutions,
    Right::SuspectCases,
    Right::SendReferrals,
    Right::ChaseReferrals,
    Right::SeeIndicators,
];

const SYSTEM_ADMIN: &[Right] = &[
    Right::ReadLibrary,
    Right::ManageSettings,
    Right::ReadSettings,
    Right::SeeAreas,
    Right::KeepInstitutions,
    Right::SeeInstitutions,
];

// Accounts include roles and qualification.
const SECURITY_ADMIN: &[Right] = &[Right::ManageAccounts, Right::ReadSettings, Right::SeeAreas, Right::SeeInstitutions];

const AUDITOR: &[Right] = &[Right::ReadJournal, Right::ReadDisclosures];

const CRISIS_LEAD: &[Right] = &[
    Right::SeeDispatches,
    Right::TakePartInDispatches,
    Right::GoOut,
    Right::SeeTeams,
    Right::SeeAreas,
    Right::SeeInstitutions,
    Right::SuspectCases,
    Right::SendReferrals,
];

const CRISIS_MEMBER: &[Right] =
    &[Right::SeeDispatches, Right::TakePartInDispatches, Right::GoOut, Right::SeeTeams, Right::SeeAreas];

const REGISTRY_CLERK: &[Right] = &[
    Right::SeeInstitutions,
    Right::SuspectCases,
    Right::SendReferrals,
    Right::ReceiveReferrals,
    Right::KeepRegistry,
    Right::SeeIndicators,
    Right::SeeAreas,
];

const PHYSICIAN: &[Right] = &[
    Right::SeeInstitutions,
    Right::SuspectCases,
    Right::SendReferrals,
    Right::ReceiveReferrals,
    Right::Diagnose,
    Right::KeepRegistry,
    Right::SeeIndicators,
    Right::SeeAreas,
];

const DUTY_OFFICER: &[Right] =
    &[Right::SeeAreas, Right::SeeInstitutions, Right::SuspectCases, Right::SendReferrals, Right::ReceiveReferrals];

const LIAISON: &[Right] = &[Right::SeeAreas, Right::SeeInstitutions, Right::SuspectCases, Right::SeeDisclosures];

const PRIVACY_OFFICER: &[Right] = &[Right::ReadDisclosures, Right::EraseCallers];

/// What a role may do; nothing that is not listed here.
pub const fn rights(role: Role) -> &'static [Right] {
    match role {
        Role::Operator => OPERATOR,
        Role::Supervisor => SUPERVISOR,
        Role::SystemAdmin => SYSTEM_ADMIN,
        Role::SecurityAdmin => SECURITY_ADMIN,
        Role::Auditor => AUDITOR,
        Role::CrisisLead => CRISIS_LEAD,
        Role::CrisisMember => CRISIS_MEMBER,
        Role::RegistryClerk => REGISTRY_CLERK,
        Role::Physician => PHYSICIAN,
        Role::DutyOfficer => DUTY_OFFICER,
        Role::Liaison => LIAISON,
        Role::PrivacyOfficer => PRIVACY_OFFICER,
    }
}

/// What somebody with these roles may do: sorted, each once.
pub fn rights_of(roles: &[Role]) -> Vec<Right> {
    let held: BTreeSet<Right> = roles.iter().flat_map(|role| rights(*role)).copied().collect();
    held.into_iter().collect()
}

#[cfg(test)]
mod tests;
