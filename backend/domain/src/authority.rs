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
        /// See the areas and one's own team, and say whether one can be asked.
        SeeTeams = "see_teams",
        /// Read the journal.
        ReadJournal = "read_journal",
    }
);

/// What a role may do; nothing that is not listed here.
pub const fn rights(role: Role) -> &'static [Right] {
    match role {
        Role::Operator => &[
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
        ],
        // The fallback for everything an operator does: where nobody is free, the supervisor on duty answers.
        Role::Supervisor => &[
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
        ],
        Role::SystemAdmin => &[Right::ReadLibrary, Right::ManageSettings, Right::ReadSettings],
        // Accounts include roles and qualification.
        Role::SecurityAdmin => &[Right::ManageAccounts, Right::ReadSettings],
        Role::Auditor => &[Right::ReadJournal],
        Role::CrisisLead | Role::CrisisMember => {
            &[Right::SeeDispatches, Right::TakePartInDispatches, Right::GoOut, Right::SeeTeams]
        }
        // Their work comes with later issues.
        Role::RegistryClerk | Role::Physician | Role::DutyOfficer | Role::Liaison | Role::PrivacyOfficer => &[],
    }
}

/// What somebody with these roles may do: sorted, each once.
pub fn rights_of(roles: &[Role]) -> Vec<Right> {
    let held: BTreeSet<Right> = roles.iter().flat_map(|role| rights(*role)).copied().collect();
    held.into_iter().collect()
}

#[cfg(test)]
mod tests;
