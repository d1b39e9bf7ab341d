//! The HTTP interface under `/api/v1`: one operation per file. Default is deny: a route that `guard::TABLE` does not
//! name is answered with 403.

pub mod accounts;
pub mod address;
pub mod after_action;
pub mod areas;
pub mod callbacks;
pub mod calls;
pub mod cases;
pub mod centre;
pub mod compliance;
mod described;
pub mod devices;
pub mod disclosures;
pub mod dispatches;
pub mod emergencies;
pub mod erasures;
pub mod exchange;
pub mod files;
pub mod floor;
pub mod guard;
pub mod health;
pub mod incidents;
pub mod indicators;
pub mod institutions;
pub mod journal;
pub mod kpis;
pub mod ledgers;
pub mod lexicon;
pub mod library;
pub mod month;
pub mod on_call;
pub mod opens;
pub mod outbox;
pub mod pace;
pub mod page_links;
pub mod patients;
pub mod readings;
pub mod records;
pub mod referral_links;
pub mod referrals;
pub mod replay;
pub mod reports;
pub mod reviews;
pub mod samples;
pub mod scene;
pub mod search;
pub mod sessions;
pub mod sign_in;
pub mod standings;
pub mod teams;
pub mod visits;
pub mod windows;
pub mod words;

pub use crate::assembly::AppState;
pub use crate::problem::{Json, ProblemAnswer};
pub use address::{Path, Query};
pub use guard::Staff;

use utoipa::OpenApi;
use utoipa_axum::router::OpenApiRouter;

#[derive(OpenApi)]
#[openapi(info(
    title = "Xinqiao 心桥",
    description = "The HTTP interface of a psychological-aid hotline. Live conversation goes over the socket at \
                   `/api/v1/socket`, described by `/api/asyncapi.json`."
))]
struct Documented;

/// Every route with its description; `socket` is the door to the live conversation.
pub fn routes(socket: OpenApiRouter<AppState>) -> OpenApiRouter<AppState> {
    let mut router = OpenApiRouter::with_openapi(Documented::openapi())
        .merge(centre::routes())
        .merge(sign_in::routes())
        .merge(accounts::routes())
        .merge(devices::routes())
        .merge(sessions::routes())
        .merge(records::routes())
        .merge(search::routes())
        .merge(replay::routes())
        .merge(readings::routes())
        .merge(reviews::routes())
        .merge(incidents::routes())
        .merge(institutions::routes())
        .merge(cases::routes())
        .merge(exchange::routes())
        .merge(dispatches::routes())
        .merge(scene::routes())
        .merge(emergencies::routes())
        .merge(areas::routes())
        .merge(teams::routes())
        .merge(on_call::routes())
        .merge(after_action::routes())
        .merge(samples::routes())
        .merge(month::routes())
        .merge(callbacks::routes())
        .merge(calls::routes())
        .merge(library::routes())
        .merge(floor::routes())
        .merge(lexicon::routes())
        .merge(journal::routes())
        .merge(outbox::routes())
        .merge(page_links::routes())
        .merge(referrals::routes())
        .merge(referral_links::routes())
        .merge(patients::routes())
        .merge(disclosures::routes())
        .merge(erasures::routes())
        .merge(ledgers::routes())
        .merge(standings::routes())
        .merge(compliance::routes())
        .merge(kpis::routes())
        .merge(reports::routes())
        .merge(visits::routes())
        .merge(indicators::routes())
        .merge(socket);
    described::describe(router.get_openapi_mut(), guard::rules());
    router
}
