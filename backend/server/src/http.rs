//! The HTTP interface under `/api/v1`: one operation per file. Default is deny: a route that `guard::TABLE` does not
//! name is answered with 403.

pub mod accounts;
pub mod address;
pub mod callbacks;
pub mod centre;
mod described;
pub mod guard;
pub mod health;
pub mod journal;
pub mod ledgers;
pub mod lexicon;
pub mod library;
pub mod outbox;
pub mod pace;
pub mod records;
pub mod sessions;
pub mod sign_in;
pub mod standings;

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
        .merge(sessions::routes())
        .merge(records::routes())
        .merge(callbacks::routes())
        .merge(library::routes())
        .merge(lexicon::routes())
        .merge(journal::routes())
        .merge(outbox::routes())
        .merge(ledgers::routes())
        .merge(standings::routes())
        .merge(socket);
    described::describe(router.get_openapi_mut(), guard::rules());
    router
}
