//! Accounts: who may hold which roles together, when a sign-in is locked, what a good password is.

mod password;
mod sign_in_guard;
#[cfg(test)]
mod tests;

pub use password::{
    MAX_PASSWORD_CHARS, MIN_PASSWORD_CHARS, PasswordFault, PasswordProfile, check_password, must_change,
};
pub use sign_in_guard::{LOCK_LENGTH, Locked, MAX_FAILURES, SignInGuard};

use crate::codes::codes;
use crate::refusal::Refusal;
use crate::roles::Role;

codes!(
    /// How far an operator has come: trainees may hold fewer sessions.
    Grade { Trainee = "trainee", Full = "full" }
);

codes!(
    /// Whether an operator is routed to.
    QualificationDecision { Qualified = "qualified", Suspended = "suspended" }
);

/// Of these roles nobody holds two (domain: "administrators"): who changes the rules, who hands out keys and who checks
/// both are three people.
const SEPARATED: [Role; 3] = [Role::SystemAdmin, Role::SecurityAdmin, Role::Auditor];

/// Checks that these roles may meet in one person.
pub fn check_roles(roles: &[Role]) -> Result<(), Refusal> {
    let held = SEPARATED.iter().filter(|role| roles.contains(role)).count();
    if held > 1 { Err(Refusal::RolesConflict) } else { Ok(()) }
}
