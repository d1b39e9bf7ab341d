//! `GET /api/v1/lexicon`.

use super::{AppState, Json};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use xinqiao_domain::lexicon::{Lexicon, Phrase};
use xinqiao_protocol::http::library::{LexiconEntry, LexiconView};

/// This operation.
pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new().routes(routes!(get_lexicon))
}

/// The warning phrases that raise a caller's tier, so that a reason which names one can be shown in words.
#[utoipa::path(get, path = "/api/v1/lexicon", tag = "library", responses((status = 200, body = LexiconView)))]
pub async fn get_lexicon() -> Json<LexiconView> {
    let entries = Lexicon::standard().entries().iter().map(|entry| {
        let (Phrase::Zh(phrase) | Phrase::En(phrase)) = entry.phrase;
        LexiconEntry { entry: entry.id.to_owned(), phrase: phrase.to_owned(), tier: entry.tier }
    });
    Json(LexiconView { entries: entries.collect() })
}
