//! Phones that stay signed in, for whoever goes out with a crisis team.

mod enrol;
mod mine;
mod of_staff;
mod revoke;

use super::{AppState, ProblemAnswer, Staff};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use xinqiao_domain::StaffId;
use xinqiao_domain::authority::Right;
use xinqiao_protocol::Code;
use xinqiao_protocol::http::devices::{Device, DevicePlace, Devices};
use xinqiao_protocol::http::sign_in::PasswordState;
use xinqiao_storage::devices::Device as Stored;

/// These operations.
pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(enrol::enrol_device, mine::my_devices))
        .routes(routes!(of_staff::devices_of_staff))
        .routes(routes!(revoke::revoke_device))
}

/// Lets somebody see and revoke phones that are not their own: who keeps the teams, or the accounts.
fn answers_for_others(asker: &Staff) -> Result<(), ProblemAnswer> {
    if asker.password == PasswordState::ChangeNeeded {
        return Err(ProblemAnswer::new(Code::PasswordChangeNeeded));
    }
    if asker.has(Right::KeepTeams) || asker.has(Right::ManageAccounts) {
        Ok(())
    } else {
        Err(ProblemAnswer::new(Code::Forbidden))
    }
}

/// Somebody's phones, as the asker sees them.
async fn devices(app: &AppState, asker: &Staff, of: StaffId) -> Result<Devices, ProblemAnswer> {
    let stored = app.desk.store().devices_of(of, app.clock.now()).await?;
    Ok(Devices { devices: stored.into_iter().map(|one| shown(one, asker)).collect() })
}

fn shown(stored: Stored, asker: &Staff) -> Device {
    let Stored { sign_in, staff, name, enrolled_at, seen_at, expires_at: lasts_until } = stored;
    let place = if sign_in == asker.sign_in { DevicePlace::Here } else { DevicePlace::Elsewhere };
    Device { sign_in, staff, name, enrolled_at, seen_at, lasts_until, place }
}
