//! The record of a session: reading it, its forms, notes, drafts, and closing it.

mod add_note;
mod assess;
mod close;
mod lines;
mod read;
mod save_draft;
mod suggest;
mod take_over;
mod wrap_up;

use super::{AppState, ProblemAnswer, Staff};
use crate::desk::records::{OpenRecord, Reading, reading};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use xinqiao_domain::event::Opened;
use xinqiao_domain::{Refusal, SessionId};

/// These operations.
pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(read::read_record))
        .routes(routes!(lines::read_lines))
        .routes(routes!(suggest::suggest))
        .routes(routes!(assess::assess))
        .routes(routes!(wrap_up::save_wrap_up))
        .routes(routes!(close::close))
        .routes(routes!(take_over::take_over))
        .routes(routes!(add_note::add_note))
        .routes(routes!(save_draft::save_draft))
}

/// Lets somebody read a session, or not. Reading what is not one's own is written down before anything is shown.
pub(super) async fn let_read(
    app: &AppState,
    staff: &Staff,
    session: SessionId,
    what: Opened,
) -> Result<(), ProblemAnswer> {
    let stored = app.desk.store().session(session).await?.ok_or(Refusal::SessionNotFound)?;
    match reading(&stored.session, staff.id, &staff.rights)? {
        Reading::Own => Ok(()),
        Reading::Others => {
            app.desk.run(OpenRecord { staff: staff.id, session, what }).await?;
            Ok(())
        }
    }
}
