//! Shredding: the keys of everything that goes, and what stands outside their seals.

use super::traces::letters_about;
use crate::{Batch, Error};
use sqlx::AnyConnection;
use xinqiao_domain::delivery::DeliveryWord;
use xinqiao_domain::erasure::{Shreds, Traces};
use xinqiao_domain::{OutboxId, SessionId};

/// What a line's digest is once its words are gone: of nothing that anybody could say again.
const NO_DIGEST: [u8; 16] = [0; 16];

/// Numbers, and by what a caller was known.
const SESSION: &str = "UPDATE session SET phone = NULL, phone_hash = NULL, return_hash = NULL, secret_hash = NULL, \
     origin_hash = NULL WHERE id = $1";
/// The digest of each line is keyed, and would still tell whether a guess is right.
const LINES: &str = "UPDATE line SET digest = $2 WHERE session = $1";
const DRAFTS: &str = "DELETE FROM draft WHERE session = $1";
/// Sealed by the centre's key.
const WISHES: &str = "UPDATE alert SET wish = NULL WHERE session = $1";
const BLOCKS: &str = "UPDATE block SET origin_hash = NULL, phone_hash = NULL WHERE session = $1";
const CALLBACKS: &str = "UPDATE callback SET name = $2, phone = $2, phone_hash = $2, note = $2 WHERE id = $1";
/// Sealed by the centre's key; and what the other side answered, which may quote it.
const LETTERS: &str = "UPDATE outbox SET message = $2, answer = NULL WHERE id = $1";
const ODDITIES: &str = "UPDATE exchange_oddity SET evidence = $2 WHERE referral = $1";

/// A shredded key: nothing.
const NOTHING: Vec<u8> = Vec::new();

impl Batch<'_> {
    /// Shreds what the rules give free, in this transaction.
    pub async fn shred(&mut self, traces: &Traces, shreds: &Shreds) -> Result<(), Error> {
        self.flush_sessions().await?;
        let keys = [
            ("SELECT seal_key FROM session", texts(&shreds.sessions)),
            ("SELECT seal_key FROM dispatch", texts(&shreds.dispatches)),
            ("SELECT seal_key FROM suspected_case", texts(&shreds.cases)),
            ("SELECT seal_key FROM callback", texts(&shreds.callbacks)),
        ];
        let now = self.now();
        for (of, ids) in keys {
            let shred = format!("UPDATE seal_key SET wrapped = $1, erased_at = $2 WHERE id = ({of} WHERE id = $3)");
            for id in ids {
                let shred = sqlx::query(sqlx::AssertSqlSafe(shred.clone()));
                shred.bind(NOTHING).bind(now.0).bind(id).execute(self.connection()).await?;
            }
        }
        for session in &shreds.sessions {
            self.forget_session(*session).await?;
        }
        for callback in texts(&shreds.callbacks) {
            sqlx::query(CALLBACKS).bind(callback).bind(NOTHING).execute(self.connection()).await?;
        }
        for (letter, _) in letters_to_empty(self.connection(), traces, shreds).await? {
            sqlx::query(LETTERS).bind(letter.to_string()).bind(NOTHING).execute(self.connection()).await?;
        }
        for referral in referrals_of(traces, shreds) {
            sqlx::query(ODDITIES).bind(referral).bind(NOTHING).execute(self.connection()).await?;
        }
        Ok(())
    }

    async fn forget_session(&mut self, session: SessionId) -> Result<(), Error> {
        // What the writer remembers of it too, so that it writes nothing of this again.
        self.load([session]).await?;
        self.change_fixed(session, |fixed| {
            (fixed.phone, fixed.phone_hash, fixed.return_hash) = (None, None, None);
            (fixed.secret_hash, fixed.origin_hash) = (None, None);
        });
        let id = session.to_string();
        for plain in [SESSION, DRAFTS, WISHES, BLOCKS] {
            sqlx::query(plain).bind(id.clone()).execute(self.connection()).await?;
        }
        sqlx::query(LINES).bind(id).bind(NO_DIGEST.to_vec()).execute(self.connection()).await?;
        Ok(())
    }
}

fn texts<Id: ToString>(ids: &[Id]) -> Vec<String> {
    ids.iter().map(ToString::to_string).collect()
}

/// The referrals of cases that go.
fn referrals_of(traces: &Traces, shreds: &Shreds) -> Vec<String> {
    let goes = traces.referrals.iter().filter(|one| shreds.cases.contains(&one.case));
    goes.map(|one| one.referral.to_string()).collect()
}

/// The letters about what goes.
pub(super) async fn letters_to_empty(
    connection: &mut AnyConnection,
    traces: &Traces,
    shreds: &Shreds,
) -> Result<Vec<(OutboxId, DeliveryWord)>, Error> {
    letters_about(connection, &texts(&shreds.dispatches), &referrals_of(traces, shreds)).await
}
