//! Where another institution's system calls when something has changed there, and what shows that it is them. A call says
//! that, and nothing of what: it is asked.

use crate::config::Origin;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use xinqiao_domain::InstitutionId;
use xinqiao_storage::SealingKeys;

/// Longest secret looked at, in bytes; a right one has 43.
const LONGEST: usize = 100;

/// Where it calls.
pub fn address(public_url: &Origin, institution: InstitutionId) -> String {
    format!("{public_url}/api/v1/exchange/calls/{institution}")
}

/// What it shows, until the system is entered anew.
pub fn secret(keys: &SealingKeys, institution: InstitutionId, version: u32) -> String {
    BASE64.encode(keys.system_tag(institution, version))
}

/// Whether somebody who calls is the system as it is entered.
pub fn is_theirs(keys: &SealingKeys, institution: InstitutionId, version: u32, shown: &str) -> bool {
    let tag = Some(shown).filter(|shown| shown.len() <= LONGEST).and_then(|shown| BASE64.decode(shown).ok());
    tag.is_some_and(|tag| keys.is_system_tag(institution, version, &tag))
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn is_a_caller_believed_with_its_own_secret_alone() {
        let keys = |byte| SealingKeys::new(&[1; 32], &[byte; 32], &[3; 32], &[4; 32]);
        let (ours, hospital) = (keys(2), InstitutionId(Uuid::from_u128(7)));
        let right = secret(&ours, hospital, 3);
        assert!(is_theirs(&ours, hospital, 3, &right));
        let other = InstitutionId(Uuid::from_u128(8));
        assert!(!is_theirs(&ours, other, 3, &right), "another institution's");
        assert!(!is_theirs(&ours, hospital, 4, &right), "from before it was entered anew");
        assert!(!is_theirs(&keys(9), hospital, 3, &right), "another installation's");
        for guess in ["", "x", &right[1..], &"A".repeat(43), &"A".repeat(LONGEST + 1), "密"] {
            assert!(!is_theirs(&ours, hospital, 3, guess), "{guess}");
        }
    }
}
