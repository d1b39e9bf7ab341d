//! Sign-ins with their rotating refresh tokens, socket tickets, and the answers of repeated commands.

use crate::sessions::{id, instant, maybe_id};
use crate::statements::Statement;
use crate::{Batch, Error, Store};
use sqlx::Row;
use xinqiao_domain::{CommandId, SignInId, StaffId, Timestamp};

/// One log-in of a staff member.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredSignIn {
    pub id: SignInId,
    pub staff: StaffId,
    pub refresh_hash: Vec<u8>,
    pub previous_hash: Option<Vec<u8>>,
    pub rotated_at: Timestamp,
    pub expires_at: Timestamp,
    pub ended_at: Option<Timestamp>,
    /// Since when it is a phone's that stays signed in.
    pub enrolled_at: Option<Timestamp>,
}

/// Whom a ticket lets in.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Admitted {
    Staff { staff: StaffId, sign_in: SignInId },
    Caller { session: xinqiao_domain::SessionId },
}

/// What is known of a command's id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Repeated {
    No,
    /// Done before with the same body: the answer given then.
    Same(String),
    /// Used before with another body.
    Other,
}

const SIGN_IN: &str = "SELECT id, sign_in.staff, refresh_hash, previous_hash, rotated_at, expires_at, ended_at, enrolled_at FROM sign_in \
     LEFT JOIN crew_device ON crew_device.sign_in = sign_in.id WHERE";

impl Batch<'_> {
    /// A new sign-in.
    pub async fn create_sign_in(
        &mut self,
        sign_in: SignInId,
        staff: StaffId,
        refresh_hash: Vec<u8>,
        expires_at: Timestamp,
    ) -> Result<(), Error> {
        let now = self.now();
        sqlx::query(
            "INSERT INTO sign_in (id, staff, refresh_hash, rotated_at, created_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6)",
        )
        .bind(sign_in.to_string())
        .bind(staff.to_string())
        .bind(refresh_hash)
        .bind(now.0)
        .bind(now.0)
        .bind(expires_at.0)
        .execute(self.connection())
        .await?;
        Ok(())
    }

    /// The sign-in that a refresh token belongs or belonged to.
    pub async fn sign_in_by_token(&mut self, hash: &[u8]) -> Result<Option<StoredSignIn>, Error> {
        let mut query = Statement::new(SIGN_IN);
        query.push(" refresh_hash = ").push_bind(hash.to_vec()).push(" OR previous_hash = ").push_bind(hash.to_vec());
        let row = query.build().fetch_optional(self.connection()).await?;
        row.map(|row| {
            Ok(StoredSignIn {
                id: id(&row, "id")?,
                staff: id(&row, "staff")?,
                refresh_hash: row.try_get("refresh_hash")?,
                previous_hash: row.try_get("previous_hash")?,
                rotated_at: Timestamp(row.try_get("rotated_at")?),
                expires_at: Timestamp(row.try_get("expires_at")?),
                ended_at: instant(&row, "ended_at")?,
                enrolled_at: instant(&row, "enrolled_at")?,
            })
        })
        .transpose()
    }

    /// The next refresh token of a sign-in; the one before is remembered for the grace and to see reuse.
    pub async fn rotate_sign_in(&mut self, sign_in: SignInId, next: Vec<u8>, previous: Vec<u8>) -> Result<(), Error> {
        let now = self.now();
        sqlx::query("UPDATE sign_in SET refresh_hash = $1, previous_hash = $2, rotated_at = $3 WHERE id = $4")
            .bind(next)
            .bind(previous)
            .bind(now.0)
            .bind(sign_in.to_string())
            .execute(self.connection())
            .await?;
        Ok(())
    }

    /// Ends one sign-in.
    pub async fn end_sign_in(&mut self, sign_in: SignInId) -> Result<(), Error> {
        let now = self.now();
        sqlx::query("UPDATE sign_in SET ended_at = $1 WHERE id = $2 AND ended_at IS NULL")
            .bind(now.0)
            .bind(sign_in.to_string())
            .execute(self.connection())
            .await?;
        Ok(())
    }

    /// Ends every sign-in of somebody, but for one.
    pub async fn end_sign_ins(&mut self, staff: StaffId, but: Option<SignInId>) -> Result<(), Error> {
        let now = self.now();
        sqlx::query("UPDATE sign_in SET ended_at = $1 WHERE staff = $2 AND ended_at IS NULL AND id <> $3")
            .bind(now.0)
            .bind(staff.to_string())
            .bind(but.map(|id| id.to_string()).unwrap_or_default())
            .execute(self.connection())
            .await?;
        Ok(())
    }

    /// A one-time ticket for a socket.
    pub async fn create_ticket(&mut self, hash: Vec<u8>, whom: &Admitted, expires_at: Timestamp) -> Result<(), Error> {
        let (audience, subject, sign_in) = match whom {
            Admitted::Staff { staff, sign_in } => ("staff", staff.to_string(), Some(sign_in.to_string())),
            Admitted::Caller { session } => ("caller", session.to_string(), None),
        };
        sqlx::query("INSERT INTO ticket (hash, audience, subject, sign_in, expires_at) VALUES ($1, $2, $3, $4, $5)")
            .bind(hash)
            .bind(audience)
            .bind(subject)
            .bind(sign_in)
            .bind(expires_at.0)
            .execute(self.connection())
            .await?;
        Ok(())
    }

    /// Uses a ticket up. None when it is unknown, used or too old.
    pub async fn use_ticket(&mut self, hash: &[u8]) -> Result<Option<Admitted>, Error> {
        let now = self.now();
        let row = sqlx::query("DELETE FROM ticket WHERE hash = $1 RETURNING audience, subject, sign_in, expires_at")
            .bind(hash.to_vec())
            .fetch_optional(self.connection())
            .await?;
        let Some(row) = row else { return Ok(None) };
        if row.try_get::<i64, _>("expires_at")? < now.0 {
            return Ok(None);
        }
        Ok(Some(match maybe_id(&row, "sign_in")? {
            Some(sign_in) => Admitted::Staff { staff: id(&row, "subject")?, sign_in },
            None => Admitted::Caller { session: id(&row, "subject")? },
        }))
    }

    /// Forgets tickets too old to be used, and answers of commands too old to be repeated.
    pub async fn sweep(&mut self, commands_before: Timestamp) -> Result<(), Error> {
        let now = self.now();
        sqlx::query("DELETE FROM ticket WHERE expires_at < $1").bind(now.0).execute(self.connection()).await?;
        sqlx::query("DELETE FROM command WHERE at < $1").bind(commands_before.0).execute(self.connection()).await?;
        Ok(())
    }

    /// Whether a command was done before.
    pub async fn repeated(&mut self, command: CommandId, digest: &[u8; 16]) -> Result<Repeated, Error> {
        let row = sqlx::query("SELECT digest, answer FROM command WHERE id = $1")
            .bind(command.to_string())
            .fetch_optional(self.connection())
            .await?;
        Ok(match row {
            None => Repeated::No,
            Some(row) if row.try_get::<Vec<u8>, _>("digest")? == digest => Repeated::Same(row.try_get("answer")?),
            Some(_) => Repeated::Other,
        })
    }

    /// Remembers a command's answer.
    pub async fn remember(&mut self, command: CommandId, digest: &[u8; 16], answer: &str) -> Result<(), Error> {
        let now = self.now();
        sqlx::query("INSERT INTO command (id, digest, answer, at) VALUES ($1, $2, $3, $4)")
            .bind(command.to_string())
            .bind(digest.to_vec())
            .bind(answer.to_owned())
            .bind(now.0)
            .execute(self.connection())
            .await?;
        Ok(())
    }
}

impl Store {
    /// Whether a sign-in is still good.
    pub async fn sign_in_is_open(&self, sign_in: SignInId) -> Result<bool, Error> {
        let row = sqlx::query("SELECT 1 AS one FROM sign_in WHERE id = $1 AND ended_at IS NULL")
            .bind(sign_in.to_string())
            .fetch_optional(&self.read)
            .await?;
        Ok(row.is_some())
    }
}
