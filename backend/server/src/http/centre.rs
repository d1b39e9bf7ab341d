//! The centre: what a caller's page needs first, the first set-up, the settings.

mod get_centre;
mod get_settings;
mod get_setup;
mod post_setup;
mod put_settings;

use super::{AppState, ProblemAnswer};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use xinqiao_protocol::Code;
use xinqiao_protocol::http::centre::{Settings, SettingsView};
use xinqiao_storage::centre::Centre;

/// These operations.
pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(get_centre::get_centre))
        .routes(routes!(get_setup::get_setup, post_setup::post_setup))
        .routes(routes!(get_settings::get_settings, put_settings::put_settings))
}

/// The centre with its settings, once it is created.
async fn centre(app: &AppState) -> Result<(Centre, Settings), ProblemAnswer> {
    let centre = app.desk.store().centre().await?.ok_or(ProblemAnswer::new(Code::SetUpNeeded))?;
    let settings = serde_json::from_str(&centre.settings)
        .map_err(|_| ProblemAnswer::from(xinqiao_storage::Error::Damaged("centre.settings")))?;
    Ok((centre, settings))
}

/// The settings as an administrator sees them.
async fn view(app: &AppState) -> Result<SettingsView, ProblemAnswer> {
    let (centre, settings) = centre(app).await?;
    let warnings = crate::desk::centre::warnings(&settings);
    Ok(SettingsView { settings, warnings, changed_at: centre.settings_at })
}
