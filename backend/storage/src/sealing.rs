//! Sealing of private text: AES-256-GCM under a key per session or person, each wrapped by the key file's master key.
//! A sealed value is `version | suite | nonce | text | tag`; its additional data names where it stands, so that it
//! cannot be moved. The suite byte leaves room for SM4.

mod field;

pub use field::Field;

use crate::Error;
use aws_lc_rs::aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use aws_lc_rs::digest::SHA256;
use aws_lc_rs::hmac;
use aws_lc_rs::rand::{SecureRandom, SystemRandom};
use serde::de::DeserializeOwned;
use std::sync::Arc;
use xinqiao_domain::{InstitutionId, PageId, ReferralLinkId, Timestamp};

const VERSION: u8 = 1;
const SUITE_AES_256_GCM: u8 = 1;
const HEAD: usize = 2 + NONCE_LEN;

/// The master keys, as the key file gives them.
#[derive(Clone)]
pub struct SealingKeys {
    wrap: Arc<Wrapping>,
    macs: Arc<Macs>,
}

/// What wraps the key of each session or person. The newest one wraps; while the key file is being rotated, older ones open.
struct Wrapping {
    newest: LessSafeKey,
    older: Vec<LessSafeKey>,
    made_at: Timestamp,
}

/// The wrapping keys of a key file.
pub struct WrappingKeys<'k> {
    pub newest: &'k [u8; 32],
    /// When that one was made.
    pub made_at: Timestamp,
    /// They only open, until everything is wrapped anew.
    pub older: Vec<&'k [u8; 32]>,
}

/// By what a key is wrapped.
pub(crate) enum Rewrapped {
    /// By the newest already; or it is erased.
    NothingToDo,
    Anew(Vec<u8>),
}

/// Keys that digests are made with. A key is some kilobytes of prepared state: shared, so that whoever holds the store does
/// not carry them.
struct Macs {
    phone: hmac::Key,
    origin: hmac::Key,
    page_link: hmac::Key,
    system_call: hmac::Key,
    referral_link: hmac::Key,
    registry: hmac::Key,
    chain: hmac::Key,
    digest: hmac::Key,
}

impl std::fmt::Debug for SealingKeys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SealingKeys(..)")
    }
}

impl SealingKeys {
    /// From four independent 256-bit keys.
    pub fn new(seal: &[u8; 32], phone: &[u8; 32], chain: &[u8; 32], digest: &[u8; 32]) -> Self {
        Self::rotated(&WrappingKeys { newest: seal, made_at: Timestamp(0), older: Vec::new() }, phone, chain, digest)
    }

    /// The same of a key file whose wrapping key was rotated. The other three stay as they are: numbers are found by them,
    /// and the journal verifies by them.
    pub fn rotated(wrap: &WrappingKeys<'_>, phone: &[u8; 32], chain: &[u8; 32], digest: &[u8; 32]) -> Self {
        let phone = hmac::Key::new(hmac::HMAC_SHA256, phone);
        let origin = hmac::sign(&phone, b"derive|origin");
        let page_link = hmac::sign(&phone, b"derive|page_link");
        let system_call = hmac::sign(&phone, b"derive|system_call");
        let referral_link = hmac::sign(&phone, b"derive|referral_link");
        let registry = hmac::sign(&phone, b"derive|registry");
        let macs = Macs {
            phone,
            origin: hmac::Key::new(hmac::HMAC_SHA256, origin.as_ref()),
            page_link: hmac::Key::new(hmac::HMAC_SHA256, page_link.as_ref()),
            system_call: hmac::Key::new(hmac::HMAC_SHA256, system_call.as_ref()),
            referral_link: hmac::Key::new(hmac::HMAC_SHA256, referral_link.as_ref()),
            registry: hmac::Key::new(hmac::HMAC_SHA256, registry.as_ref()),
            chain: hmac::Key::new(hmac::HMAC_SHA256, chain),
            digest: hmac::Key::new(hmac::HMAC_SHA256, digest),
        };
        let older = wrap.older.iter().map(|key| aead_key(key)).collect();
        let wrap = Wrapping { newest: aead_key(wrap.newest), older, made_at: wrap.made_at };
        Self { wrap: Arc::new(wrap), macs: Arc::new(macs) }
    }

    /// By what a phone number is found; digits only, so that "+86 131..." and "131..." meet where the country code is ours.
    pub fn phone_hash(&self, number: &str) -> Vec<u8> {
        let digits: String = number.chars().filter(char::is_ascii_digit).collect();
        let national =
            digits.strip_prefix("0086").or_else(|| digits.strip_prefix("86").filter(|rest| rest.len() >= 11));
        hmac::sign(&self.macs.phone, national.unwrap_or(&digits).as_bytes()).as_ref().to_vec()
    }

    /// By what a web page's origin is found again: the address it comes from and what its browser says of itself. The key
    /// is of its own, derived from the one of phone numbers; nobody without it can try addresses one by one.
    pub fn origin_hash(&self, address: &str, user_agent: &str) -> Vec<u8> {
        let mut context = hmac::Context::with_key(&self.macs.origin);
        for part in [address, user_agent] {
            context.update(&(part.len() as u64).to_le_bytes());
            context.update(part.as_bytes());
        }
        context.sign().as_ref().to_vec()
    }

    /// A blind index: by what somebody of the registry is found again without anybody's reading who it is. Its key is derived
    /// like the one of origins.
    pub(crate) fn registry_hash(&self, parts: &[&str]) -> Vec<u8> {
        let mut context = hmac::Context::with_key(&self.macs.registry);
        for part in parts {
            context.update(&(part.len() as u64).to_le_bytes());
            context.update(part.as_bytes());
        }
        context.sign().as_ref().to_vec()
    }

    /// By what a secret that somebody holds is found (return codes).
    pub fn lookup_hash(&self, secret: &str) -> Vec<u8> {
        hmac::sign(&self.macs.phone, format!("return|{secret}").as_bytes()).as_ref().to_vec()
    }

    /// The secret that follows one that is used up: whoever repeats the request gets the same again, and nobody without
    /// our key can make it.
    pub fn following(&self, secret: &str) -> [u8; 32] {
        let mut next = [0; 32];
        next.copy_from_slice(hmac::sign(&self.macs.digest, format!("following|{secret}").as_bytes()).as_ref());
        next
    }

    /// What the link of a page proves itself with: recomputed at each send, kept nowhere. 128 bits, so that it fits into
    /// a text message and nobody guesses it. Its key is derived like the one of origins.
    pub fn page_tag(&self, page: PageId) -> [u8; 16] {
        let mut short = [0; 16];
        short.copy_from_slice(&hmac::sign(&self.macs.page_link, page.0.as_bytes()).as_ref()[..16]);
        short
    }

    /// Whether this is a page's tag; how much of it is right takes no time to tell.
    pub fn is_page_tag(&self, page: PageId, tag: &[u8]) -> bool {
        aws_lc_rs::constant_time::verify_slices_are_equal(&self.page_tag(page), tag).is_ok()
    }

    /// What the signed page of a referral proves itself with: 256 bits, because it stays open for long.
    pub fn referral_tag(&self, link: ReferralLinkId) -> [u8; 32] {
        let mut tag = [0; 32];
        tag.copy_from_slice(hmac::sign(&self.macs.referral_link, link.0.as_bytes()).as_ref());
        tag
    }

    /// Whether this is a link's tag; how much of it is right takes no time to tell.
    pub fn is_referral_tag(&self, link: ReferralLinkId, tag: &[u8]) -> bool {
        aws_lc_rs::constant_time::verify_slices_are_equal(&self.referral_tag(link), tag).is_ok()
    }

    /// What another institution's system shows when it calls: recomputed each time, kept nowhere, and another one whenever
    /// the system is entered anew. Its key is derived like the one of origins.
    pub fn system_tag(&self, institution: InstitutionId, version: u32) -> [u8; 32] {
        let mut context = hmac::Context::with_key(&self.macs.system_call);
        context.update(institution.0.as_bytes());
        context.update(&version.to_le_bytes());
        let mut tag = [0; 32];
        tag.copy_from_slice(context.sign().as_ref());
        tag
    }

    /// Whether this is what the system shows; how much of it is right takes no time to tell.
    pub fn is_system_tag(&self, institution: InstitutionId, version: u32, tag: &[u8]) -> bool {
        aws_lc_rs::constant_time::verify_slices_are_equal(&self.system_tag(institution, version), tag).is_ok()
    }

    /// A keyed digest of a command's body, so that a repeated id with another body is seen.
    pub fn body_digest(&self, parts: &[&[u8]]) -> [u8; 16] {
        let mut context = hmac::Context::with_key(&self.macs.digest);
        for part in parts {
            context.update(&(part.len() as u64).to_le_bytes());
            context.update(part);
        }
        let mut short = [0; 16];
        short.copy_from_slice(&context.sign().as_ref()[..16]);
        short
    }

    /// The next link of the journal's chain: HMAC(chain key, previous | entry).
    pub(crate) fn chain(&self, previous: &[u8], parts: &[&[u8]]) -> Vec<u8> {
        let mut context = hmac::Context::with_key(&self.macs.chain);
        context.update(previous);
        for part in parts {
            context.update(&(part.len() as u64).to_le_bytes());
            context.update(part);
        }
        context.sign().as_ref().to_vec()
    }

    /// A running keyed digest over the sealed rows of a batch of lines.
    pub(crate) fn rows(&self) -> hmac::Context {
        hmac::Context::with_key(&self.macs.chain)
    }

    /// When the newest wrapping key was made.
    pub(crate) fn made_at(&self) -> Timestamp {
        self.wrap.made_at
    }

    /// A new key for one session or person, with its wrapped form for the database.
    pub fn new_seal(&self, id: &str) -> Result<(SessionSeal, Vec<u8>), Error> {
        let mut raw = [0u8; 32];
        SystemRandom::new().fill(&mut raw).map_err(|_| Error::Sealing)?;
        let wrapped = seal_with(&self.wrap.newest, &raw, wrapped_at(id).as_bytes())?;
        Ok((SessionSeal { key: Some(Arc::new(aead_key(&raw))) }, wrapped))
    }

    /// Unwraps a stored key. An empty one was shredded.
    pub fn open_seal(&self, id: &str, wrapped: &[u8]) -> Result<SessionSeal, Error> {
        if wrapped.is_empty() {
            return Ok(SessionSeal { key: None });
        }
        let keys = std::iter::once(&self.wrap.newest).chain(&self.wrap.older);
        let raw = keys.map(|key| open_with(key, wrapped, wrapped_at(id).as_bytes())).find(Result::is_ok);
        let raw: [u8; 32] = raw.ok_or(Error::Sealing)??.as_slice().try_into().map_err(|_| Error::Sealing)?;
        Ok(SessionSeal { key: Some(Arc::new(aead_key(&raw))) })
    }

    /// Wraps a stored key by the newest wrapping key, where an older one wraps it.
    pub(crate) fn rewrap(&self, id: &str, wrapped: &[u8]) -> Result<Rewrapped, Error> {
        let at = wrapped_at(id);
        if wrapped.is_empty() || open_with(&self.wrap.newest, wrapped, at.as_bytes()).is_ok() {
            return Ok(Rewrapped::NothingToDo);
        }
        let raw = self.wrap.older.iter().map(|key| open_with(key, wrapped, at.as_bytes())).find(Result::is_ok);
        Ok(Rewrapped::Anew(seal_with(&self.wrap.newest, &raw.ok_or(Error::Sealing)??, at.as_bytes())?))
    }
}

fn wrapped_at(id: &str) -> String {
    format!("seal_key|{id}")
}

/// The key of one session or person; or what is left of it once it was shredded. Then everything under it opens as an empty
/// text, and nothing more is sealed by it.
#[derive(Clone)]
pub struct SessionSeal {
    key: Option<Arc<LessSafeKey>>,
}

/// Whether the words under a key can still be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Legible {
    Yes,
    /// They were erased for good.
    Erased,
}

impl std::fmt::Debug for SessionSeal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SessionSeal(..)")
    }
}

impl SessionSeal {
    /// Whether it was shredded.
    pub const fn legible(&self) -> Legible {
        if self.key.is_some() { Legible::Yes } else { Legible::Erased }
    }

    /// Seals a text for one field of one row.
    ///
    /// # Errors
    /// [`Error::Erased`] once the key was shredded.
    pub fn seal(&self, field: Field, row: &str, text: &str) -> Result<Vec<u8>, Error> {
        let key = self.key.as_ref().ok_or(Error::Erased)?;
        seal_with(key, text.as_bytes(), additional(field, row).as_bytes())
    }

    /// Opens what was sealed for this field of this row; an empty text once the key was shredded.
    pub fn open(&self, field: Field, row: &str, sealed: &[u8]) -> Result<String, Error> {
        let Some(key) = &self.key else { return Ok(String::new()) };
        let text = open_with(key, sealed, additional(field, row).as_bytes())?;
        String::from_utf8(text).map_err(|_| Error::Sealing)
    }

    /// Opens a document that was sealed for this field of this row; none once the key was shredded.
    pub fn document<T: DeserializeOwned>(&self, field: Field, row: &str, sealed: &[u8]) -> Result<Option<T>, Error> {
        match self.legible() {
            Legible::Yes => Ok(Some(serde_json::from_str(&self.open(field, row, sealed)?)?)),
            Legible::Erased => Ok(None),
        }
    }
}

fn additional(field: Field, row: &str) -> String {
    format!("{}|{}|{row}", crate::CENTRE, field.place())
}

fn aead_key(raw: &[u8; 32]) -> LessSafeKey {
    LessSafeKey::new(UnboundKey::new(&AES_256_GCM, raw).expect("an AES-256 key has 32 bytes"))
}

fn seal_with(key: &LessSafeKey, text: &[u8], additional: &[u8]) -> Result<Vec<u8>, Error> {
    let mut nonce = [0u8; NONCE_LEN];
    SystemRandom::new().fill(&mut nonce).map_err(|_| Error::Sealing)?;
    let mut sealed = Vec::with_capacity(HEAD + text.len() + AES_256_GCM.tag_len());
    sealed.extend_from_slice(&[VERSION, SUITE_AES_256_GCM]);
    sealed.extend_from_slice(&nonce);
    sealed.extend_from_slice(text);
    let tag = key
        .seal_in_place_separate_tag(Nonce::assume_unique_for_key(nonce), Aad::from(additional), &mut sealed[HEAD..])
        .map_err(|_| Error::Sealing)?;
    sealed.extend_from_slice(tag.as_ref());
    Ok(sealed)
}

fn open_with(key: &LessSafeKey, sealed: &[u8], additional: &[u8]) -> Result<Vec<u8>, Error> {
    let Some((&[VERSION, SUITE_AES_256_GCM], rest)) = sealed.split_first_chunk::<2>() else {
        return Err(Error::Sealing);
    };
    let Some((nonce, text)) = rest.split_first_chunk::<NONCE_LEN>() else {
        return Err(Error::Sealing);
    };
    let mut text = text.to_vec();
    let open = key
        .open_in_place(Nonce::assume_unique_for_key(*nonce), Aad::from(additional), &mut text)
        .map_err(|_| Error::Sealing)?;
    let length = open.len();
    text.truncate(length);
    Ok(text)
}

/// SHA-256, for secrets that are random already (tickets, refresh tokens, a session's secret).
pub fn sha256(secret: &[u8]) -> Vec<u8> {
    aws_lc_rs::digest::digest(&SHA256, secret).as_ref().to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys() -> SealingKeys {
        SealingKeys::new(&[1; 32], &[2; 32], &[3; 32], &[4; 32])
    }

    #[test]
    fn what_is_sealed_opens_again_only_where_it_stood() {
        let (seal, wrapped) = keys().new_seal("k").unwrap();
        let sealed = seal.seal(Field::LineBody, "s|1", "我不知道该从哪里说起").unwrap();
        let again = keys().open_seal("k", &wrapped).unwrap();
        assert_eq!(again.open(Field::LineBody, "s|1", &sealed).unwrap(), "我不知道该从哪里说起");
        assert!(again.open(Field::LineBody, "s|2", &sealed).is_err());
        assert!(again.open(Field::Note, "s|1", &sealed).is_err());
        assert!(keys().open_seal("other", &wrapped).is_err());
        let mut bent = sealed.clone();
        *bent.last_mut().unwrap() ^= 1;
        assert!(again.open(Field::LineBody, "s|1", &bent).is_err());
        assert!(again.open(Field::LineBody, "s|1", &sealed[..5]).is_err());
    }

    #[test]
    fn which_keys_open_after_a_rotation_and_after_shredding() {
        let wrapping = |older: Vec<&'static [u8; 32]>| {
            let keys = WrappingKeys { newest: &[9; 32], made_at: Timestamp(1), older };
            SealingKeys::rotated(&keys, &[2; 32], &[3; 32], &[4; 32])
        };
        let (seal, wrapped) = keys().new_seal("k").unwrap();
        let sealed = seal.seal(Field::Note, "n", "请接着听").unwrap();
        let during = wrapping(vec![&[1; 32]]);
        assert_eq!(during.open_seal("k", &wrapped).unwrap().open(Field::Note, "n", &sealed).unwrap(), "请接着听");
        let Rewrapped::Anew(anew) = during.rewrap("k", &wrapped).unwrap() else { panic!("wrapped anew") };
        assert!(matches!(during.rewrap("k", &anew), Ok(Rewrapped::NothingToDo)));
        let after = wrapping(Vec::new());
        assert_eq!(after.open_seal("k", &anew).unwrap().open(Field::Note, "n", &sealed).unwrap(), "请接着听");
        assert!(after.open_seal("k", &wrapped).is_err() && after.rewrap("k", &wrapped).is_err());
        assert!(keys().open_seal("k", &anew).is_err(), "the old key file does not open what is wrapped anew");
        let shredded = after.open_seal("k", &[]).unwrap();
        assert_eq!(shredded.open(Field::Note, "n", &sealed).unwrap(), "");
        assert_eq!(shredded.document::<Vec<u8>>(Field::Note, "n", &sealed).unwrap(), None);
        assert!(matches!(shredded.seal(Field::Note, "n", "再写一句"), Err(Error::Erased)));
        assert_eq!(keys().phone_hash("131"), after.phone_hash("131"), "numbers are found as before");
    }

    #[test]
    fn is_an_origin_found_again_only_by_its_address_and_browser_together() {
        let keys = keys();
        assert_eq!(keys.origin_hash("192.0.2.1", "Firefox"), keys.origin_hash("192.0.2.1", "Firefox"));
        for (address, browser) in [("192.0.2.2", "Firefox"), ("192.0.2.1", "Chromium"), ("192.0.2.1F", "irefox")] {
            assert_ne!(keys.origin_hash("192.0.2.1", "Firefox"), keys.origin_hash(address, browser));
        }
        let other = SealingKeys::new(&[1; 32], &[9; 32], &[3; 32], &[4; 32]);
        assert_ne!(keys.origin_hash("192.0.2.1", "Firefox"), other.origin_hash("192.0.2.1", "Firefox"));
    }

    #[test]
    fn a_phone_number_is_found_however_it_is_written() {
        assert_eq!(keys().phone_hash("+86 131-2345-6789"), keys().phone_hash("13123456789"));
        assert_ne!(keys().phone_hash("13123456789"), keys().phone_hash("13123456780"));
    }
}
