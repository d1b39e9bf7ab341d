//! Accounts, for the security administrator.

mod change_staff;
mod create_staff;
mod decide_qualification;
mod list_staff;
mod reset_password;
mod set_standing;

use super::{AppState, ProblemAnswer};
use crate::passwords::one_time;
use aws_lc_rs::rand::SystemRandom;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use xinqiao_domain::accounts::QualificationDecision;
use xinqiao_domain::{StaffId, Timestamp};
use xinqiao_protocol::Code;
use xinqiao_protocol::http::accounts::{Account, AccountStanding, Qualification};
use xinqiao_storage::people::{Decided, Staff};
use zeroize::Zeroizing;

/// These operations.
pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(list_staff::list_staff, create_staff::create_staff))
        .routes(routes!(change_staff::change_staff))
        .routes(routes!(reset_password::reset_password))
        .routes(routes!(decide_qualification::decide_qualification))
        .routes(routes!(set_standing::set_standing))
}

/// A one-time password and its PHC string.
async fn new_password(app: &AppState) -> Result<(Zeroizing<String>, String), ProblemAnswer> {
    let password = one_time(&SystemRandom::new()).map_err(|_| ProblemAnswer::new(Code::Internal))?;
    let hash = app.passwords.hash(password.clone()).await?;
    Ok((password, hash))
}

/// One account as it is now.
async fn account(app: &AppState, staff: StaffId) -> Result<Account, ProblemAnswer> {
    let stored = app.desk.store().one_staff(staff).await?.ok_or(ProblemAnswer::new(Code::StaffNotFound))?;
    Ok(shown(stored, app.clock.now()))
}

/// An account as the administrator sees it: a lock that has run out is none.
fn shown(staff: Staff, now: Timestamp) -> Account {
    let standing = match (staff.disabled_at, staff.locked_until) {
        (Some(since), _) => AccountStanding::Disabled { since },
        (None, Some(until)) if now < until => AccountStanding::Locked { until },
        (None, Some(_) | None) => AccountStanding::Active,
    };
    let qualification = match staff.qualification {
        None => Qualification::Unset,
        Some(Decided { decision, at: since, by, reason }) => match decision {
            QualificationDecision::Qualified => Qualification::Qualified { since, by, reason },
            QualificationDecision::Suspended => Qualification::Suspended { since, by, reason },
        },
    };
    Account {
        staff: staff.id,
        username: staff.username,
        name: staff.name,
        badge: staff.badge,
        roles: staff.roles,
        languages: staff.languages,
        gender: staff.gender,
        grade: staff.grade,
        standing,
        qualification,
        created_at: staff.created_at,
        last_sign_in_at: staff.last_sign_in_at,
    }
}
