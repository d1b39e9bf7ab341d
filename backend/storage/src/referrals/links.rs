//! Signed pages that were sent. The tag of a link is recomputed and kept nowhere.

use crate::sessions::{id, instant};
use crate::{Batch, Error};
use sqlx::Row;
use xinqiao_domain::{ReferralId, ReferralLinkId, Timestamp};

/// A link.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReferralLink {
    pub id: ReferralLinkId,
    pub referral: ReferralId,
    pub sent_at: Timestamp,
    /// It is of no use from then on.
    pub expires_at: Timestamp,
    pub opened_at: Option<Timestamp>,
    /// A newer one was sent.
    pub replaced_at: Option<Timestamp>,
}

impl Batch<'_> {
    /// A new link; those sent before of the same referral are of no use any more.
    pub async fn put_referral_link(&mut self, link: &ReferralLink) -> Result<(), Error> {
        let now = self.now();
        sqlx::query("UPDATE referral_link SET replaced_at = $1 WHERE referral = $2 AND replaced_at IS NULL")
            .bind(now.0)
            .bind(link.referral.to_string())
            .execute(self.connection())
            .await?;
        sqlx::query("INSERT INTO referral_link (id, referral, sent_at, expires_at) VALUES ($1, $2, $3, $4)")
            .bind(link.id.to_string())
            .bind(link.referral.to_string())
            .bind(link.sent_at.0)
            .bind(link.expires_at.0)
            .execute(self.connection())
            .await?;
        Ok(())
    }

    /// One link.
    pub async fn referral_link(&mut self, link: ReferralLinkId) -> Result<Option<ReferralLink>, Error> {
        let row = sqlx::query(
            "SELECT id, referral, sent_at, expires_at, opened_at, replaced_at FROM referral_link WHERE id = $1",
        )
        .bind(link.to_string())
        .fetch_optional(self.connection())
        .await?;
        let Some(row) = row else { return Ok(None) };
        Ok(Some(ReferralLink {
            id: id(&row, "id")?,
            referral: id(&row, "referral")?,
            sent_at: Timestamp(row.try_get("sent_at")?),
            expires_at: Timestamp(row.try_get("expires_at")?),
            opened_at: instant(&row, "opened_at")?,
            replaced_at: instant(&row, "replaced_at")?,
        }))
    }

    /// Somebody opened it; the first time counts.
    pub async fn referral_link_opened(&mut self, link: ReferralLinkId) -> Result<(), Error> {
        let now = self.now();
        sqlx::query("UPDATE referral_link SET opened_at = COALESCE(opened_at, $1) WHERE id = $2")
            .bind(now.0)
            .bind(link.to_string())
            .execute(self.connection())
            .await?;
        Ok(())
    }
}
