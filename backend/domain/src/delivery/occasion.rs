//! What makes an item one and the same: asked for again on the same occasion, it is not written twice, and what it speaks
//! of can be looked up before it goes out.

use super::DeliveryPurpose;
use crate::ids::{CommandId, EntryId, InstitutionId, PageId, ReferralId, ReferralLinkId, ReviewId, StaffId};
use crate::standing::{Distance, Period, Requirement};
use std::fmt;
use std::str::FromStr;

/// Why an item is sent, and to whom. Written and read as one line of ids and codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Occasion {
    /// Something is missing in a period of `person`'s ledger.
    StandingReminder {
        person: StaffId,
        requirement: Requirement,
        period: Period,
        distance: Distance,
        recipient: StaffId,
    },
    /// Who is still unsupervised in this month.
    MonthlyDigest {
        month: Period,
        recipient: StaffId,
    },
    /// `version` of a supervision names `recipient`, who has not confirmed it.
    SupervisionToConfirm {
        version: EntryId,
        recipient: StaffId,
    },
    /// `recipient` has not read this feedback.
    ReviewWaiting {
        review: ReviewId,
        recipient: StaffId,
    },
    /// Somebody asked whether the channel works.
    Test {
        asked: CommandId,
        recipient: StaffId,
    },
    /// `recipient` is summoned. The page's id is the item's own.
    Page {
        page: PageId,
        recipient: StaffId,
    },
    /// `recipient`, who was summoned by this page, need not go any more.
    StandDown {
        page: PageId,
        recipient: StaffId,
    },
    /// Whether the contact that this page goes to works.
    PageTest {
        page: PageId,
        recipient: StaffId,
    },
    /// The signed page of a referral, by this link, to the institution's address; `recipient` has sent the referral, and sees
    /// to it where it does not arrive.
    ReferralPage {
        link: ReferralLinkId,
        recipient: StaffId,
    },
    /// `recipient`, an officer on duty or whoever has sent it, hears of a referral.
    ReferralNotice {
        referral: ReferralId,
        recipient: StaffId,
    },
    GreenChannelPage {
        link: ReferralLinkId,
        recipient: StaffId,
    },
    GreenChannelNotice {
        referral: ReferralId,
        recipient: StaffId,
    },
    /// A referral to an institution's own system; `recipient` has sent it, and sees to it where it does not arrive.
    SystemReferral {
        referral: ReferralId,
        recipient: StaffId,
    },
    /// The same is asked back.
    SystemCancellation {
        referral: ReferralId,
        recipient: StaffId,
    },
    /// An institution's system, as `recipient` entered it the `version`th time, hears of us.
    SystemIntroduction {
        institution: InstitutionId,
        version: u32,
        recipient: StaffId,
    },
}

/// A text that is no occasion.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not an occasion")]
pub struct NoOccasion;

impl Occasion {
    /// What it is for.
    pub const fn purpose(&self) -> DeliveryPurpose {
        match self {
            Self::StandingReminder { .. } => DeliveryPurpose::StandingReminder,
            Self::MonthlyDigest { .. } => DeliveryPurpose::MonthlyDigest,
            Self::SupervisionToConfirm { .. } => DeliveryPurpose::SupervisionToConfirm,
            Self::ReviewWaiting { .. } => DeliveryPurpose::ReviewWaiting,
            Self::Test { .. } => DeliveryPurpose::Test,
            Self::Page { .. } => DeliveryPurpose::Page,
            Self::StandDown { .. } => DeliveryPurpose::StandDown,
            Self::PageTest { .. } => DeliveryPurpose::PageTest,
            Self::ReferralPage { .. } => DeliveryPurpose::ReferralPage,
            Self::ReferralNotice { .. } => DeliveryPurpose::ReferralNotice,
            Self::GreenChannelPage { .. } => DeliveryPurpose::GreenChannelPage,
            Self::GreenChannelNotice { .. } => DeliveryPurpose::GreenChannelNotice,
            Self::SystemReferral { .. } => DeliveryPurpose::SystemReferral,
            Self::SystemCancellation { .. } => DeliveryPurpose::SystemCancellation,
            Self::SystemIntroduction { .. } => DeliveryPurpose::SystemIntroduction,
        }
    }

    /// To whom.
    pub const fn recipient(&self) -> StaffId {
        match self {
            Self::StandingReminder { recipient, .. }
            | Self::MonthlyDigest { recipient, .. }
            | Self::SupervisionToConfirm { recipient, .. }
            | Self::ReviewWaiting { recipient, .. }
            | Self::Test { recipient, .. }
            | Self::Page { recipient, .. }
            | Self::StandDown { recipient, .. }
            | Self::PageTest { recipient, .. }
            | Self::ReferralPage { recipient, .. }
            | Self::ReferralNotice { recipient, .. }
            | Self::GreenChannelPage { recipient, .. }
            | Self::GreenChannelNotice { recipient, .. }
            | Self::SystemReferral { recipient, .. }
            | Self::SystemCancellation { recipient, .. }
            | Self::SystemIntroduction { recipient, .. } => *recipient,
        }
    }
}

impl fmt::Display for Occasion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/", self.purpose().code())?;
        match self {
            Self::StandingReminder { person, requirement, period, distance, recipient } => {
                write!(f, "{person}/{}/{period}/{distance}/{recipient}", requirement.code())
            }
            Self::MonthlyDigest { month, recipient } => write!(f, "{month}/{recipient}"),
            Self::SupervisionToConfirm { version, recipient } => write!(f, "{version}/{recipient}"),
            Self::ReviewWaiting { review, recipient } => write!(f, "{review}/{recipient}"),
            Self::Test { asked, recipient } => write!(f, "{asked}/{recipient}"),
            Self::Page { page, recipient }
            | Self::StandDown { page, recipient }
            | Self::PageTest { page, recipient } => write!(f, "{page}/{recipient}"),
            Self::ReferralPage { link, recipient } | Self::GreenChannelPage { link, recipient } => {
                write!(f, "{link}/{recipient}")
            }
            Self::ReferralNotice { referral, recipient }
            | Self::GreenChannelNotice { referral, recipient }
            | Self::SystemReferral { referral, recipient }
            | Self::SystemCancellation { referral, recipient } => {
                write!(f, "{referral}/{recipient}")
            }
            Self::SystemIntroduction { institution, version, recipient } => {
                write!(f, "{institution}/{version}/{recipient}")
            }
        }
    }
}

impl FromStr for Occasion {
    type Err = NoOccasion;

    fn from_str(text: &str) -> Result<Self, NoOccasion> {
        use DeliveryPurpose as P;
        let parts: Vec<&str> = text.split('/').collect();
        let (purpose, rest) = parts.split_first().ok_or(NoOccasion)?;
        Ok(match (DeliveryPurpose::from_code(purpose).ok_or(NoOccasion)?, rest) {
            (P::StandingReminder, [person, requirement, period, distance, recipient]) => Self::StandingReminder {
                person: read(person)?,
                requirement: Requirement::from_code(requirement).ok_or(NoOccasion)?,
                period: read(period)?,
                distance: read(distance)?,
                recipient: read(recipient)?,
            },
            (P::MonthlyDigest, [month, recipient]) => {
                Self::MonthlyDigest { month: read(month)?, recipient: read(recipient)? }
            }
            (P::SupervisionToConfirm, [version, recipient]) => {
                Self::SupervisionToConfirm { version: read(version)?, recipient: read(recipient)? }
            }
            (P::ReviewWaiting, [review, recipient]) => {
                Self::ReviewWaiting { review: read(review)?, recipient: read(recipient)? }
            }
            (P::Test, [asked, recipient]) => Self::Test { asked: read(asked)?, recipient: read(recipient)? },
            (P::Page, [page, recipient]) => Self::Page { page: read(page)?, recipient: read(recipient)? },
            (P::StandDown, [page, recipient]) => Self::StandDown { page: read(page)?, recipient: read(recipient)? },
            (P::PageTest, [page, recipient]) => Self::PageTest { page: read(page)?, recipient: read(recipient)? },
            (P::ReferralPage, [link, recipient]) => {
                Self::ReferralPage { link: read(link)?, recipient: read(recipient)? }
            }
            (P::GreenChannelPage, [link, recipient]) => {
                Self::GreenChannelPage { link: read(link)?, recipient: read(recipient)? }
            }
            (P::ReferralNotice, [referral, recipient]) => {
                Self::ReferralNotice { referral: read(referral)?, recipient: read(recipient)? }
            }
            (P::GreenChannelNotice, [referral, recipient]) => {
                Self::GreenChannelNotice { referral: read(referral)?, recipient: read(recipient)? }
            }
            (P::SystemReferral, [referral, recipient]) => {
                Self::SystemReferral { referral: read(referral)?, recipient: read(recipient)? }
            }
            (P::SystemCancellation, [referral, recipient]) => {
                Self::SystemCancellation { referral: read(referral)?, recipient: read(recipient)? }
            }
            (P::SystemIntroduction, [institution, version, recipient]) => Self::SystemIntroduction {
                institution: read(institution)?,
                version: read(version)?,
                recipient: read(recipient)?,
            },
            (
                P::StandingReminder
                | P::MonthlyDigest
                | P::SupervisionToConfirm
                | P::ReviewWaiting
                | P::Test
                | P::Page
                | P::StandDown
                | P::PageTest
                | P::ReferralPage
                | P::ReferralNotice
                | P::GreenChannelPage
                | P::GreenChannelNotice
                | P::SystemReferral
                | P::SystemCancellation
                | P::SystemIntroduction,
                _,
            ) => return Err(NoOccasion),
        })
    }
}

fn read<T: FromStr>(part: &str) -> Result<T, NoOccasion> {
    part.parse().map_err(|_| NoOccasion)
}
