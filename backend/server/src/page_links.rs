//! The link of a page: where it leads, and whether what somebody shows is one of ours. The tag stands behind the `#`, so
//! that no request for a page carries it, and a mail scanner that opens the link learns and does nothing.

use crate::config::Origin;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use xinqiao_domain::PageId;
use xinqiao_storage::SealingKeys;

/// Longest token looked at, in bytes; a right one has 59.
const LONGEST: usize = 100;

/// Where the recipient of a page answers it.
pub fn link(public_url: &Origin, keys: &SealingKeys, page: PageId) -> String {
    format!("{public_url}/crew/#p={page}.{}", BASE64.encode(keys.page_tag(page)))
}

/// The page that a token is for, when it is one of ours.
pub fn read(keys: &SealingKeys, token: &str) -> Option<PageId> {
    let (page, tag) = token.split_once('.').filter(|_| token.len() <= LONGEST)?;
    let page: PageId = page.parse().ok()?;
    let tag = BASE64.decode(tag).ok()?;
    keys.is_page_tag(page, &tag).then_some(page)
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn keys(byte: u8) -> SealingKeys {
        SealingKeys::new(&[1; 32], &[byte; 32], &[3; 32], &[4; 32])
    }

    #[test]
    fn does_a_link_lead_to_its_page_and_no_other_token_anywhere() {
        let (ours, page) = (keys(2), PageId(Uuid::from_u128(7)));
        let link = link(&Origin::loopback(8080), &ours, page);
        let (address, token) = link.split_once("/crew/#p=").unwrap();
        assert_eq!(address, "http://127.0.0.1:8080");
        assert_eq!(read(&ours, token), Some(page));
        assert_eq!(read(&keys(9), token), None, "another installation's");
        let other = PageId(Uuid::from_u128(8)).to_string();
        let tag = token.split_once('.').unwrap().1;
        let guesses = [
            String::new(),
            page.to_string(),
            format!("{page}."),
            format!("{page}.{}", &tag[..tag.len() - 2]),
            format!("{page}.{}", "A".repeat(22)),
            format!("{other}.{tag}"),
            format!("{token}{}", "A".repeat(LONGEST)),
            "页.签".to_owned(),
        ];
        for guess in guesses {
            assert_eq!(read(&ours, &guess), None, "{guess}");
        }
    }
}
