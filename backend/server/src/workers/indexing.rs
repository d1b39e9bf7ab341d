//! After an upgrade: sessions that an older program wrote become known to search and figures, the newest first. Each start
//! looks through all of them once, some in each round; what was indexed stays indexed, wherever the program was stopped.

use super::module::Trouble;
use crate::assembly::AppState;
use crate::desk::facets::IndexSessions;
use xinqiao_domain::{SessionId, Timestamp};

/// Sessions looked at in one round.
const LOOKED_AT: usize = 500;
/// Sessions indexed with one command, so that callers never wait long behind it.
const AT_ONCE: usize = 50;

/// How far it has come.
#[derive(Default)]
pub enum Indexing {
    /// Everything is looked through from here on, or from the newest.
    #[default]
    Beginning,
    /// Down to this session.
    Reached(Timestamp, SessionId),
    /// All sessions are known.
    Done,
}

impl Indexing {
    /// One look.
    pub async fn tick(&mut self, app: &AppState) -> Result<(), Trouble> {
        let before = match self {
            Self::Beginning => None,
            Self::Reached(at, session) => Some((*at, *session)),
            Self::Done => return Ok(()),
        };
        let looked = app.desk.store().sessions_not_known(before, LOOKED_AT).await?;
        for some in looked.unknown.chunks(AT_ONCE) {
            app.desk.run(IndexSessions { sessions: some.to_vec() }).await?;
        }
        *self = match looked.at {
            Some((at, session)) => Self::Reached(at, session),
            None => Self::Done,
        };
        Ok(())
    }
}
