//! Links that answer without a sign-in: where each leads, and whether what somebody shows is one of ours. The tag stands
//! behind the `#`, so that no request for a page carries it, and a mail scanner that opens the link learns and does nothing.

use crate::config::Origin;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use std::fmt::Display;
use std::str::FromStr;
use xinqiao_domain::{PageId, ReferralLinkId};
use xinqiao_storage::SealingKeys;

/// Longest token looked at, in bytes; the longest right one has 80.
const LONGEST: usize = 120;

/// A kind of link: of what, and by a tag of how many bytes one of ours is known.
pub struct SignedLink<Id, const TAG: usize> {
    /// Where it leads, up to the token.
    at: &'static str,
    tag: fn(&SealingKeys, Id) -> [u8; TAG],
    is_tag: fn(&SealingKeys, Id, &[u8]) -> bool,
}

/// Where the recipient of a page answers it.
pub const PAGE: SignedLink<PageId, 16> =
    SignedLink { at: "/crew/#p=", tag: SealingKeys::page_tag, is_tag: SealingKeys::is_page_tag };

/// Where an institution without a system answers a referral.
pub const REFERRAL: SignedLink<ReferralLinkId, 32> =
    SignedLink { at: "/referral/#r=", tag: SealingKeys::referral_tag, is_tag: SealingKeys::is_referral_tag };

impl<Id: Copy + Display + FromStr, const TAG: usize> SignedLink<Id, TAG> {
    /// The link of one of them.
    pub fn to(&self, id: Id, public_url: &Origin, keys: &SealingKeys) -> String {
        format!("{public_url}{}{id}.{}", self.at, BASE64.encode((self.tag)(keys, id)))
    }

    /// What a token is for, when it is one of ours.
    pub fn read(&self, keys: &SealingKeys, token: &str) -> Option<Id> {
        let (id, tag) = token.split_once('.').filter(|_| token.len() <= LONGEST)?;
        let id: Id = id.parse().ok()?;
        let tag = BASE64.decode(tag).ok()?;
        (self.is_tag)(keys, id, &tag).then_some(id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fmt::Debug;
    use uuid::Uuid;

    fn keys(byte: u8) -> SealingKeys {
        SealingKeys::new(&[1; 32], &[byte; 32], &[3; 32], &[4; 32])
    }

    /// Asks of a kind of link whether it leads to its own and no other token anywhere; `other` is a tag of another kind.
    fn leads_to_its_own<Id, const TAG: usize>(kind: &SignedLink<Id, TAG>, id: Id, length: usize, other: &[u8])
    where
        Id: Copy + Display + FromStr + PartialEq + Debug,
    {
        let ours = keys(2);
        let link = kind.to(id, &Origin::loopback(8080), &ours);
        let (address, token) = link.split_once(kind.at).unwrap();
        assert_eq!((address, token.len()), ("http://127.0.0.1:8080", length));
        assert_eq!(kind.read(&ours, token), Some(id));
        assert_eq!(kind.read(&keys(9), token), None, "another installation's");
        let tag = token.split_once('.').unwrap().1;
        let guesses = [
            String::new(),
            id.to_string(),
            format!("{id}."),
            format!("{id}.{}", &tag[..tag.len() - 2]),
            format!("{id}.{}", "A".repeat(22)),
            format!("{id}.{}", BASE64.encode(other)),
            format!("{}.{tag}", Uuid::from_u128(8)),
            format!("{token}{}", "A".repeat(LONGEST)),
            "转介.签".to_owned(),
        ];
        for guess in guesses {
            assert_eq!(kind.read(&ours, &guess), None, "{guess}");
        }
    }

    #[test]
    fn does_a_link_lead_to_its_own_and_no_other_token_anywhere() {
        let (page, link) = (PageId(Uuid::from_u128(7)), ReferralLinkId(Uuid::from_u128(7)));
        leads_to_its_own(&PAGE, page, 59, &keys(2).referral_tag(link));
        leads_to_its_own(&REFERRAL, link, 80, &keys(2).page_tag(page));
    }
}
