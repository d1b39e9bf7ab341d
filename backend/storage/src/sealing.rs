//! Sealing of private text: AES-256-GCM under a key per session or person, each wrapped by the key file's master key.
//! A sealed value is `version | suite | nonce | text | tag`; its additional data names where it stands, so that it
//! cannot be moved. The suite byte leaves room for SM4.

use crate::Error;
use aws_lc_rs::aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use aws_lc_rs::digest::SHA256;
use aws_lc_rs::hmac;
use aws_lc_rs::rand::{SecureRandom, SystemRandom};
use std::sync::Arc;
use xinqiao_domain::{InstitutionId, PageId, ReferralLinkId};

const VERSION: u8 = 1;
const SUITE_AES_256_GCM: u8 = 1;
const HEAD: usize = 2 + NONCE_LEN;

/// Where a sealed value stands. Part of its additional data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    LineBody,
    StaffName,
    StaffEmail,
    QualificationReason,
    Phone,
    Assessment,
    WrapUpSummary,
    Note,
    Draft,
    RatingComment,
    ReturnCode,
    AlertWish,
    CallbackName,
    CallbackNote,
    CallNote,
    Outbox,
    TrainingDetails,
    SupervisionPoints,
    SupervisionPrevious,
    CorrectionReason,
    ReportRemarks,
    ReportReturned,
    ReviewComment,
    ReviewAnswer,
    IncidentAccount,
    SavedSearchName,
    Whisper,
    BlockReason,
    BlockLiftReason,
    MemberPhone,
    ContactAddress,
    DeviceName,
    DispatchBrief,
    DispatchEndNote,
    PageOffer,
    SideMessage,
    ServiceAnsweredBy,
    CheckInAnswer,
    DispositionRecord,
    CheckNote,
    Escort,
    Receiver,
    EmergencyTitle,
    ReferralNote,
    HeardNote,
    AdmissionNote,
    DutyPhone,
    DutyEmail,
    Licence,
    CaseDetail,
    CaseRemark,
    VisitForm,
    VisitDraft,
    ExaminationFindings,
    GuidanceWords,
    PatientFile,
    HarmAccount,
    DisclosureContent,
    ListDifference,
    SystemAccess,
    OddityEvidence,
}

impl Field {
    const fn place(self) -> &'static str {
        match self {
            Self::LineBody => "line|body",
            Self::StaffName => "staff|name",
            Self::StaffEmail => "employment|email",
            Self::QualificationReason => "qualification|reason",
            Self::Phone => "phone",
            Self::Assessment => "assessment|form",
            Self::WrapUpSummary => "wrap_up|summary",
            Self::Note => "note|body",
            Self::Draft => "draft|body",
            Self::RatingComment => "rating|comment",
            Self::ReturnCode => "return_code",
            Self::AlertWish => "alert|wish",
            Self::CallbackName => "callback|name",
            Self::CallbackNote => "callback|note",
            Self::CallNote => "call|note",
            Self::Outbox => "outbox|message",
            Self::TrainingDetails => "training|details",
            Self::SupervisionPoints => "supervision|points",
            Self::SupervisionPrevious => "supervision|previous",
            Self::CorrectionReason => "entry|reason",
            Self::ReportRemarks => "report|remarks",
            Self::ReportReturned => "report|returned",
            Self::ReviewComment => "review|comment",
            Self::ReviewAnswer => "review|answer",
            Self::IncidentAccount => "incident|account",
            Self::SavedSearchName => "saved_search|name",
            Self::Whisper => "whisper|body",
            Self::BlockReason => "block|reason",
            Self::BlockLiftReason => "block|lift_reason",
            Self::MemberPhone => "team_member|phone",
            Self::ContactAddress => "contact|address",
            Self::DeviceName => "crew_device|name",
            Self::DispatchBrief => "dispatch|brief",
            Self::DispatchEndNote => "dispatch|ended_note",
            Self::PageOffer => "page|offer",
            Self::SideMessage => "dispatch_message|body",
            Self::ServiceAnsweredBy => "dispatch_service|answered_by",
            Self::CheckInAnswer => "dispatch_check_in|answer",
            Self::DispositionRecord => "dispatch_record|form",
            Self::CheckNote => "dispatch_check|note",
            Self::Escort => "dispatch_escort|form",
            Self::Receiver => "dispatch|receiver",
            Self::EmergencyTitle => "emergency|title",
            Self::ReferralNote => "referral|note",
            Self::HeardNote => "referral_heard|note",
            Self::AdmissionNote => "admission|note",
            Self::DutyPhone => "institution|duty_phone",
            Self::DutyEmail => "institution|duty_email",
            Self::Licence => "institution_member|licence",
            Self::CaseDetail => "suspected_case_detail|body",
            Self::CaseRemark => "suspected_case_remark|body",
            Self::VisitForm => "visit|form",
            Self::VisitDraft => "visit_draft|body",
            Self::ExaminationFindings => "examination|findings",
            Self::GuidanceWords => "guidance|words",
            Self::PatientFile => "patient|file",
            Self::HarmAccount => "harm|account",
            Self::DisclosureContent => "disclosure|content",
            Self::ListDifference => "list_exchange|content",
            Self::SystemAccess => "exchange_system|access",
            Self::OddityEvidence => "exchange_oddity|evidence",
        }
    }
}

/// The master keys, as the key file gives them.
#[derive(Clone)]
pub struct SealingKeys {
    wrap: Arc<LessSafeKey>,
    macs: Arc<Macs>,
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
        Self { wrap: Arc::new(aead_key(seal)), macs: Arc::new(macs) }
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

    /// A new key for one session or person, with its wrapped form for the database.
    pub fn new_seal(&self, id: &str) -> Result<(SessionSeal, Vec<u8>), Error> {
        let mut raw = [0u8; 32];
        SystemRandom::new().fill(&mut raw).map_err(|_| Error::Sealing)?;
        let wrapped = seal_with(&self.wrap, &raw, format!("seal_key|{id}").as_bytes())?;
        Ok((SessionSeal { key: Arc::new(aead_key(&raw)) }, wrapped))
    }

    /// Unwraps a stored key.
    pub fn open_seal(&self, id: &str, wrapped: &[u8]) -> Result<SessionSeal, Error> {
        let raw = open_with(&self.wrap, wrapped, format!("seal_key|{id}").as_bytes())?;
        let raw: [u8; 32] = raw.as_slice().try_into().map_err(|_| Error::Sealing)?;
        Ok(SessionSeal { key: Arc::new(aead_key(&raw)) })
    }
}

/// The key of one session or person.
#[derive(Clone)]
pub struct SessionSeal {
    key: Arc<LessSafeKey>,
}

impl std::fmt::Debug for SessionSeal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SessionSeal(..)")
    }
}

impl SessionSeal {
    /// Seals a text for one field of one row.
    pub fn seal(&self, field: Field, row: &str, text: &str) -> Result<Vec<u8>, Error> {
        seal_with(&self.key, text.as_bytes(), additional(field, row).as_bytes())
    }

    /// Opens what was sealed for this field of this row.
    pub fn open(&self, field: Field, row: &str, sealed: &[u8]) -> Result<String, Error> {
        let text = open_with(&self.key, sealed, additional(field, row).as_bytes())?;
        String::from_utf8(text).map_err(|_| Error::Sealing)
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
