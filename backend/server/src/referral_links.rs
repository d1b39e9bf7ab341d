//! The link of a referral's signed page: where it leads, and whether what somebody shows is one of ours. The tag stands
//! behind the `#`, so that no request for a page carries it, and a mail scanner that opens the link learns and does nothing.

use crate::config::Origin;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use xinqiao_domain::ReferralLinkId;
use xinqiao_storage::SealingKeys;

/// Longest token looked at, in bytes; a right one has 80.
const LONGEST: usize = 120;

/// Where an institution without a system answers a referral.
pub fn link(public_url: &Origin, keys: &SealingKeys, link: ReferralLinkId) -> String {
    format!("{public_url}/referral/#r={link}.{}", BASE64.encode(keys.referral_tag(link)))
}

/// The link that a token is for, when it is one of ours.
pub fn read(keys: &SealingKeys, token: &str) -> Option<ReferralLinkId> {
    let (link, tag) = token.split_once('.').filter(|_| token.len() <= LONGEST)?;
    let link: ReferralLinkId = link.parse().ok()?;
    let tag = BASE64.decode(tag).ok()?;
    keys.is_referral_tag(link, &tag).then_some(link)
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;
    use xinqiao_domain::PageId;

    fn keys(byte: u8) -> SealingKeys {
        SealingKeys::new(&[1; 32], &[byte; 32], &[3; 32], &[4; 32])
    }

    #[test]
    fn does_a_link_lead_to_its_referral_and_no_other_token_anywhere() {
        let (ours, id) = (keys(2), ReferralLinkId(Uuid::from_u128(7)));
        let link = link(&Origin::loopback(8080), &ours, id);
        let (address, token) = link.split_once("/referral/#r=").unwrap();
        assert_eq!((address, token.len()), ("http://127.0.0.1:8080", 80));
        assert_eq!(read(&ours, token), Some(id));
        assert_eq!(read(&keys(9), token), None, "another installation's");
        let tag = token.split_once('.').unwrap().1;
        let of_a_page = BASE64.encode(ours.page_tag(PageId(id.0)));
        let guesses = [
            String::new(),
            id.to_string(),
            format!("{id}."),
            format!("{id}.{}", &tag[..tag.len() - 2]),
            format!("{id}.{of_a_page}"),
            format!("{}.{tag}", Uuid::from_u128(8)),
            format!("{token}{}", "A".repeat(LONGEST)),
            "转介.签".to_owned(),
        ];
        for guess in guesses {
            assert_eq!(read(&ours, &guess), None, "{guess}");
        }
    }
}
