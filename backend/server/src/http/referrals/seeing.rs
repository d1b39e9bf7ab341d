//! Who sees which referrals: either end its own, supervisors those of everybody, who answers callers or goes out what they
//! sent themselves.

use crate::http::institutions::{Belonging, belonging};
use crate::http::{AppState, ProblemAnswer, Staff};
use xinqiao_domain::authority::Right;
use xinqiao_domain::{InstitutionId, ReferralId};
use xinqiao_protocol::Code;
use xinqiao_storage::referrals::StoredReferral;

/// In what standing somebody looks at a referral.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    Receiver,
    Sender,
    /// Chases everybody's, or has sent it for the hotline.
    Beside,
}

/// The institution that somebody belongs to, as far as it has a box of its own; none: they see what they sent.
pub(super) async fn box_of(app: &AppState, by: &Staff) -> Result<Option<InstitutionId>, ProblemAnswer> {
    Ok(match belonging(app, by).await? {
        Belonging::To(stored) => Some(stored.institution.id),
        Belonging::Hotline(stored) if by.has(Right::ChaseReferrals) => stored.map(|stored| stored.institution.id),
        Belonging::Hotline(_) => None,
    })
}

/// A referral that somebody may see, and in what standing. Others are not there.
pub(super) async fn seen(
    app: &AppState,
    by: &Staff,
    referral: ReferralId,
) -> Result<(StoredReferral, End), ProblemAnswer> {
    let nowhere = || ProblemAnswer::new(Code::NotFound);
    let stored = app.desk.store().one_referral(referral).await?.ok_or_else(nowhere)?;
    let institution = box_of(app, by).await?;
    if institution == Some(stored.referral.to) {
        Ok((stored, End::Receiver))
    } else if institution == Some(stored.referral.from) || stored.sent_by == by.id {
        Ok((stored, End::Sender))
    } else if by.has(Right::ChaseReferrals) {
        Ok((stored, End::Beside))
    } else {
        Err(nowhere())
    }
}
