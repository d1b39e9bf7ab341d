//! Dispatches: a team is asked for, paged, seated and directed. What is reported from the road and the scene is in
//! [`super::scene`].

mod acknowledge;
mod crew;
mod decline;
mod escalate;
mod fail;
mod get;
mod list;
mod name_lead;
mod request;
mod request_for_others;
mod see_page;
mod stand_down;
mod take;
mod views;
mod withdraw;

use super::{AppState, ProblemAnswer, Staff};
use crate::desk::dispatches::reading::OpenDispatch;
use crate::show::Reader;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use xinqiao_domain::DispatchId;
use xinqiao_domain::dispatch::{Reading, reading};
use xinqiao_protocol::Code;
use xinqiao_storage::dispatches::StoredDispatch;

/// These operations.
pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(request::request_dispatch))
        .routes(routes!(list::list_dispatches, request_for_others::request_for_others))
        .routes(routes!(get::get_dispatch))
        .routes(routes!(acknowledge::acknowledge_page))
        .routes(routes!(decline::decline_page))
        .routes(routes!(withdraw::withdraw_from_dispatch))
        .routes(routes!(stand_down::stand_down_dispatch))
        .routes(routes!(fail::fail_dispatch))
        .routes(routes!(name_lead::name_dispatch_lead))
        .routes(routes!(take::take_dispatch))
        .routes(routes!(escalate::escalate_dispatch))
        .routes(routes!(see_page::see_page))
        .routes(routes!(crew::get_crew_desk))
}

/// A dispatch that somebody may see: any for whoever directs, otherwise those of the own team and those they are or were
/// on. Others are not there.
pub(super) async fn seen(app: &AppState, by: &Staff, dispatch: DispatchId) -> Result<StoredDispatch, ProblemAnswer> {
    let nowhere = || ProblemAnswer::new(Code::NotFound);
    let store = app.desk.store();
    match Reader::of(by) {
        Reader::Directs(_) => {}
        Reader::GoesOut(staff) if store.sees_dispatch(dispatch, staff).await? => {}
        Reader::GoesOut(_) => return Err(nowhere()),
    }
    store.one_dispatch(dispatch).await?.ok_or_else(nowhere)
}

/// Somebody opens place, person and words: written down before anything is shown, once for each sitting. A page that asks
/// again within it costs no commit.
pub(super) async fn opened(app: &AppState, by: &Staff, dispatch: DispatchId) -> Result<(), ProblemAnswer> {
    let last = app.desk.store().last_reading(dispatch, by.id).await?;
    match reading(last, app.clock.now()) {
        Reading::GoesOn => {}
        Reading::Begins => {
            app.desk.run(OpenDispatch { dispatch, staff: by.id }).await?;
        }
    }
    Ok(())
}
