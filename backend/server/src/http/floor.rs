//! Blocks of abusive callers.

mod block_caller;
mod lift_block;
mod list_blocks;

use super::{AppState, Json, ProblemAnswer};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use xinqiao_domain::BlockId;
use xinqiao_protocol::Code;
use xinqiao_protocol::http::floor::{CallerBlock, Lifted};
use xinqiao_storage::blocks::Listed;

/// The routes.
pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(block_caller::block_caller))
        .routes(routes!(list_blocks::list_blocks))
        .routes(routes!(lift_block::lift_block))
}

/// A block as it stands now.
async fn as_it_stands(app: &AppState, block: BlockId) -> Result<Json<CallerBlock>, ProblemAnswer> {
    let listed = app.desk.store().block(block).await?.ok_or_else(|| ProblemAnswer::new(Code::NotFound))?;
    let people = app.shared.people(app).await?;
    Ok(Json(view(listed, &people)))
}

fn view(block: Listed, people: &crate::show::People) -> CallerBlock {
    let Listed { id, session, alias, channel, by, reason, at, until, lifted } = block;
    let lifted = lifted.map(|one| Lifted { at: one.at, by: one.by, by_name: people.name(one.by), reason: one.reason });
    CallerBlock { block: id, session, alias, channel, by, by_name: people.name(by), reason, at, until, lifted }
}
