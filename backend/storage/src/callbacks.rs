//! Requests to be called back. Name, number and note of each are sealed under a key of its own.

use crate::sealing::Field;
use crate::{Batch, CENTRE, Error};
use xinqiao_domain::CallbackId;
use xinqiao_domain::session::Language;

/// What a caller leaves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    pub language: Language,
    pub name: String,
    pub phone: String,
    pub note: String,
}

/// The id of the key that seals a request.
pub(crate) fn key_of(callback: CallbackId) -> String {
    format!("callback|{callback}")
}

impl Batch<'_> {
    /// A new request, with a key of its own.
    pub async fn create_callback(&mut self, callback: CallbackId, request: &Request) -> Result<(), Error> {
        let (key, now, row) = (key_of(callback), self.now(), callback.to_string());
        let (seal, wrapped) = self.store.keys.new_seal(&key)?;
        sqlx::query("INSERT INTO seal_key (id, wrapped, created_at) VALUES ($1, $2, $3)")
            .bind(key.clone())
            .bind(wrapped)
            .bind(now.0)
            .execute(self.connection())
            .await?;
        let phone_hash = self.store.keys.phone_hash(&request.phone);
        sqlx::query(
            "INSERT INTO callback (id, centre, language, name, phone, phone_hash, note, requested_at, seal_key) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        )
        .bind(row.clone())
        .bind(CENTRE)
        .bind(request.language.code())
        .bind(seal.seal(Field::CallbackName, &row, &request.name)?)
        .bind(seal.seal(Field::Phone, &row, &request.phone)?)
        .bind(phone_hash)
        .bind(seal.seal(Field::CallbackNote, &row, &request.note)?)
        .bind(now.0)
        .bind(key)
        .execute(self.connection())
        .await?;
        Ok(())
    }

    /// Whether there is such a request.
    pub async fn callback_exists(&mut self, callback: CallbackId) -> Result<bool, Error> {
        let row = sqlx::query("SELECT 1 AS one FROM callback WHERE id = $1")
            .bind(callback.to_string())
            .fetch_optional(self.connection())
            .await?;
        Ok(row.is_some())
    }
}
