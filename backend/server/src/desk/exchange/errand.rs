//! What is to be done at another institution's system, as an item of the outbox. The item keeps the facts; how they are
//! written there is found when they are sent.

use super::open_system;
use crate::desk::outbox::{NewItem, Words, enqueue_to};
use crate::desk::{Decline, Work};
use serde::{Deserialize, Serialize};
use xinqiao_domain::delivery::{DeliveryChannel, Occasion, Priority};
use xinqiao_domain::referral::{Cancel, ReferralWord};
use xinqiao_domain::{InstitutionId, Millis, OutboxId, ReferralId};
use xinqiao_registry::{Handover, Party};
use xinqiao_storage::referrals::StoredReferral;

/// How long one is tried again that a human asks for once more.
const LIFE: Millis = Millis::days(1);

/// One of them.
#[derive(Clone, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Errand {
    /// Who we are, and where to call when something changes.
    Introduce { institution: InstitutionId, parties: Vec<Party> },
    /// A person is referred.
    Refer { institution: InstitutionId, handover: Box<Handover> },
    /// The same is asked back.
    AskBack { institution: InstitutionId, referral: ReferralId },
}

impl Errand {
    /// Whose system it is for.
    pub fn institution(&self) -> InstitutionId {
        match self {
            Self::Introduce { institution, .. }
            | Self::Refer { institution, .. }
            | Self::AskBack { institution, .. } => *institution,
        }
    }
}

/// Puts one into the outbox. Where no system is entered it says so instead of waiting.
pub(super) async fn put(work: &mut Work<'_>, errand: &Errand, occasion: Occasion, life: Millis) -> Result<(), Decline> {
    let to = address(work, errand.institution()).await?;
    let text = serde_json::to_string(errand).map_err(xinqiao_storage::Error::from)?;
    let (id, words) = (OutboxId(work.ids.draw()), Words { subject: String::new(), text });
    let new = NewItem { channel: DeliveryChannel::Fhir, occasion, words, life };
    enqueue_to(work, (id, to), new, Priority::Letter).await?;
    Ok(())
}

async fn address(work: &mut Work<'_>, institution: InstitutionId) -> Result<String, Decline> {
    let system = open_system(work, institution).await?;
    Ok(system.map(|system| system.access.base_url).unwrap_or_default())
}

/// Where an item goes that a human sends once more, and how long.
pub(in crate::desk) async fn where_to(work: &mut Work<'_>, text: &str) -> Result<(String, Millis), Decline> {
    let errand: Errand = serde_json::from_str(text).map_err(xinqiao_storage::Error::from)?;
    Ok((address(work, errand.institution()).await?, LIFE))
}

/// Whether a referral is still to be sent. One that was asked back before it left never leaves.
pub(in crate::desk) async fn is_to_be_sent(work: &mut Work<'_>, referral: ReferralId) -> Result<bool, Decline> {
    let stored = work.batch.referral(referral).await?;
    Ok(stored.is_some_and(|StoredReferral { referral, .. }| {
        referral.stage.word() == ReferralWord::Sent && referral.cancel == Cancel::NotAsked
    }))
}

/// Whether a referral is still to be asked back.
pub(in crate::desk) async fn is_to_be_asked_back(work: &mut Work<'_>, referral: ReferralId) -> Result<bool, Decline> {
    let stored = work.batch.referral(referral).await?;
    Ok(stored.is_some_and(|StoredReferral { referral, .. }| match referral.cancel {
        Cancel::Asked { .. } => !referral.stage.is_over(),
        Cancel::NotAsked => false,
    }))
}

/// Whether a system is still the one that was entered for the so-manieth time.
pub(in crate::desk) async fn is_to_be_met(
    work: &mut Work<'_>,
    institution: InstitutionId,
    version: u32,
) -> Result<bool, Decline> {
    Ok(open_system(work, institution).await?.is_some_and(|system| system.version == version))
}
