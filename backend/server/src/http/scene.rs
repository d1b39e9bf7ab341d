//! A dispatch under way and afterwards: what the team reports, what is written, and the side channel with the operator.

mod accept;
mod answer_check_in;
mod get;
mod hand_talk;
mod make_check;
mod messages;
mod report_progress;
mod report_service;
mod views;
mod write_escort;
mod write_record;

use super::{AppState, Staff};
use crate::desk::scene::{Footing, Reported};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use xinqiao_domain::authority::Right;
use xinqiao_protocol::http::scene::SceneReported;

/// These operations.
pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(get::get_scene))
        .routes(routes!(report_progress::report_progress))
        .routes(routes!(answer_check_in::answer_check_in))
        .routes(routes!(report_service::report_service))
        .routes(routes!(write_escort::write_escort))
        .routes(routes!(write_record::write_record))
        .routes(routes!(make_check::make_check))
        .routes(routes!(accept::accept_person))
        .routes(routes!(hand_talk::hand_talk))
        .routes(routes!(messages::list_messages, messages::send_message))
}

/// In what standing somebody reports: who directs dispatches may for every team.
fn footing(by: &Staff) -> Footing {
    if by.has(Right::DirectDispatches) { Footing::Supervisor } else { Footing::TakesPart }
}

fn reported(Reported { dispatch, stage }: Reported) -> SceneReported {
    SceneReported { dispatch, stage }
}
