//! Accounts: making them, changing them, a new one-time password, qualification, standing. All by the security
//! administrator, who cannot take the last key out of the house.

mod details;
mod standing;

pub use details::normal_username;
pub use standing::{ChangeStanding, DecideQualification};

use super::arrivals::{Done, end};
use super::records::taking_over;
use super::{Command, Decline, Work, calls, floor, links, standings};
use xinqiao_domain::accounts::check_roles;
use xinqiao_domain::authority::{Right, rights_of};
use xinqiao_domain::roles::Role;
use xinqiao_domain::routing::StaffLink;
use xinqiao_domain::session::{Channel, EndedBy, Stage};
use xinqiao_domain::{Actor, Event, Refusal, StaffId};
use xinqiao_protocol::http::accounts::{ChangeAccount, NewAccount};
use xinqiao_storage::people::Staff;

/// A new account with a one-time password.
pub struct CreateStaff {
    pub staff: StaffId,
    /// An administrator; the hotline itself when it comes from the command line.
    pub by: Actor,
    pub account: NewAccount,
    /// PHC string of the one-time password.
    pub password: String,
}

impl Command for CreateStaff {
    type Answer = Done;

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Done, Decline> {
        let NewAccount { name, username, badge, roles, languages, gender, grade } = self.account.clone();
        let username = normal_username(&username);
        details::check_username(&username)?;
        let details = details::checked(ChangeAccount { name, badge, roles, languages, gender, grade })?;
        check_roles(&details.roles)?;
        if work.batch.staff_by_username(&username).await?.is_some() {
            return Err(Refusal::UsernameTaken.into());
        }
        let now = work.batch.now();
        let mut staff = Staff {
            id: self.staff,
            username,
            name: String::new(),
            badge: String::new(),
            roles: Vec::new(),
            languages: Vec::new(),
            gender: None,
            grade,
            password: self.password.clone(),
            password_at: now,
            must_change_at: Some(now),
            failures: 0,
            locked_until: None,
            disabled_at: None,
            last_sign_in_at: None,
            created_at: now,
            qualification: None,
        };
        details::apply(details, &mut staff);
        work.batch.create_staff(&staff).await?;
        work.batch.tell(self.by, Event::StaffCreated { staff: staff.id, roles: staff.roles })?;
        standings::derive(work, &[staff.id]).await?;
        Ok(Done {})
    }
}

/// Everything of an account but its name of log-in and its password.
pub struct ChangeStaff {
    pub staff: StaffId,
    pub by: StaffId,
    pub to: ChangeAccount,
}

impl Command for ChangeStaff {
    type Answer = Done;

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Done, Decline> {
        let details = details::checked(self.to.clone())?;
        check_roles(&details.roles)?;
        let mut staff = found(work, self.staff).await?;
        if !details.roles.contains(&Role::SecurityAdmin) {
            keep_an_administrator(work, &staff).await?;
        }
        if !supervises(&details.roles) {
            floor::joining::step_back(work, staff.id).await?;
        }
        let answered = answers_now(&staff);
        if answered && !answers(&details.roles) {
            let_go(work, staff.id).await?;
        }
        details::apply(details, &mut staff);
        if !answered && answers_now(&staff) {
            taking_over::resume(work, staff.id).await?;
        }
        work.batch.change_staff(&staff).await?;
        work.batch.tell(Actor::Staff(self.by), Event::StaffChanged { staff: staff.id, roles: staff.roles })?;
        standings::derive(work, &[staff.id]).await?;
        work.route();
        Ok(Done {})
    }
}

/// A new one-time password for somebody who forgot theirs. Ends every sign-in and lifts a lock.
pub struct ResetPassword {
    pub staff: StaffId,
    pub by: StaffId,
    /// PHC string of the one-time password.
    pub password: String,
}

impl Command for ResetPassword {
    type Answer = Done;

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Done, Decline> {
        let mut staff = found(work, self.staff).await?;
        let now = work.batch.now();
        staff.password.clone_from(&self.password);
        staff.password_at = now;
        staff.must_change_at = Some(now);
        staff.failures = 0;
        staff.locked_until = None;
        work.batch.change_staff(&staff).await?;
        work.batch.end_sign_ins(staff.id, None).await?;
        work.batch.tell(Actor::Staff(self.by), Event::PasswordReset { staff: staff.id })?;
        Ok(Done {})
    }
}

async fn found(work: &mut Work<'_>, staff: StaffId) -> Result<Staff, Decline> {
    work.batch.staff(staff).await?.ok_or_else(|| Refusal::StaffNotFound.into())
}

/// Refuses when this account is the last that can make accounts.
async fn keep_an_administrator(work: &mut Work<'_>, leaving: &Staff) -> Result<(), Decline> {
    if leaving.disabled_at.is_some() || !leaving.roles.contains(&Role::SecurityAdmin) {
        return Ok(());
    }
    let administrators = work.batch.staff_with_role(Role::SecurityAdmin).await?;
    if administrators.iter().any(|one| one.id != leaving.id) { Ok(()) } else { Err(Refusal::LastAdministrator.into()) }
}

/// Whether somebody with these roles may be beside a talk that another holds.
fn supervises(roles: &[Role]) -> bool {
    rights_of(roles).contains(&Right::SuperviseSessions)
}

/// Whether somebody with these roles answers callers.
fn answers(roles: &[Role]) -> bool {
    roles.iter().any(|role| matches!(role, Role::Operator | Role::Supervisor))
}

/// Whether somebody answers callers as things stand.
pub fn answers_now(staff: &Staff) -> bool {
    staff.disabled_at.is_none() && answers(&staff.roles)
}

/// Somebody will no longer answer: the callers they talk with are told at once and, after the grace, offered on; their
/// records are left to the supervisors. Comes before the change, since the roster forgets whoever does not answer.
async fn let_go(work: &mut Work<'_>, staff: StaffId) -> Result<(), Decline> {
    let link = work.batch.roster().await?.members.get(&staff).map(|member| member.candidate.link);
    match link {
        Some(StaffLink::Connected(_)) => links::gone(work, staff).await?,
        // Their conversations wait out the grace already; only an offer may have come between.
        Some(StaffLink::Gone) | None => {
            for session in work.batch.sessions_of(staff).await? {
                floor::withdraw(work, session, staff)?;
            }
        }
    }
    for session in work.batch.sessions_of(staff).await? {
        // A call cannot be offered on: what is left of it is its record.
        if session.channel == Channel::Phone && matches!(session.stage, Stage::Held(_)) {
            end(work, session.id, Actor::Hotline, EndedBy::Hotline).await?;
        }
    }
    calls::free(work, staff).await?;
    taking_over::leave(work, staff).await
}

#[cfg(test)]
mod tests;
