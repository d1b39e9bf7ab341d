//! Who stands how towards the ledgers, and what the centre asks: standings, employment, the rules.

mod get_employment;
mod get_ledger_rules;
mod get_standings;
mod my_standing;
mod post_ledger_rules;
mod put_employment;

use super::{AppState, ProblemAnswer};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use xinqiao_domain::employment::{Contract, Profession};
use xinqiao_protocol::Code;
use xinqiao_protocol::http::ledgers::{Employment, LedgerRulesView};
use xinqiao_storage::employment;
use xinqiao_storage::people::Staff;

/// These operations.
pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(get_standings::get_standings))
        .routes(routes!(my_standing::my_standing))
        .routes(routes!(get_employment::get_employment, put_employment::put_employment))
        .routes(routes!(get_ledger_rules::get_ledger_rules, post_ledger_rules::post_ledger_rules))
}

/// Every version of the rules as it stands now.
async fn rules_view(app: &AppState) -> Result<LedgerRulesView, ProblemAnswer> {
    let (rules, changed_at) = app.desk.store().ledger_rules().await?.ok_or(Code::SetUpNeeded)?;
    Ok(LedgerRulesView { versions: rules.versions().to_vec(), changed_at })
}

/// Somebody's employment; whoever has none written down is employed since the account was made.
async fn employment_of(
    app: &AppState,
    staff: &Staff,
    known: Option<employment::Employment>,
) -> Result<Employment, ProblemAnswer> {
    Ok(match known {
        Some(employment::Employment { from, leaves, email, profession, contract }) => {
            Employment { employed_from: from, leaves, email, profession, contract }
        }
        None => Employment {
            employed_from: app.shared.zone(app).await?.day_of(staff.created_at),
            leaves: Vec::new(),
            email: String::new(),
            profession: Profession::Other,
            contract: Contract::FullTime,
        },
    })
}
