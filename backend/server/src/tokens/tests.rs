//! Does a token open anything it should not?

use super::*;
use crate::keys::MasterKeys;
use serde_json::{Value, json};
use uuid::Uuid;

const NOW: Timestamp = Timestamp(1_800_000_000_000_000);
const STAFF: StaffId = StaffId(Uuid::from_u128(7));
const SIGN_IN: SignInId = SignInId(Uuid::from_u128(9));

struct Hotline {
    ring: SigningRing,
    tokens: AccessTokens,
}

fn issuer() -> Origin {
    "https://hotline.example".parse().unwrap()
}

fn hotline() -> Hotline {
    let ring = MasterKeys::generate(NOW).unwrap().sign;
    let tokens = AccessTokens::new(&ring, &issuer()).unwrap();
    Hotline { ring, tokens }
}

fn good_claims() -> Value {
    json!({
        "iss": "https://hotline.example", "aud": "xinqiao-staff", "sub": STAFF, "sid": SIGN_IN,
        "iat": seconds(NOW), "nbf": seconds(NOW), "exp": seconds(NOW) + 600,
    })
}

impl Hotline {
    fn public_key(&self) -> Vec<u8> {
        let pair = Ed25519KeyPair::from_seed_unchecked(&self.ring.newest().secret.0).unwrap();
        pair.public_key().as_ref().to_vec()
    }

    /// Rightly signed by our key, whatever is claimed.
    fn signs(&self, claims: &Value) -> String {
        jsonwebtoken::encode(&self.tokens.header, claims, &self.tokens.signing).unwrap()
    }
}

/// Put together by hand, as an attacker would.
fn assembled(header: &Value, signature: impl FnOnce(&str) -> Vec<u8>) -> String {
    let part = |value: &Value| BASE64URL.encode(value.to_string());
    let message = format!("{}.{}", part(header), part(&good_claims()));
    format!("{message}.{}", BASE64URL.encode(signature(&message)))
}

#[test]
fn does_an_issued_token_name_its_bearer_until_it_expires() {
    let Hotline { tokens, .. } = hotline();
    let (token, expires_at) = tokens.issue(STAFF, SIGN_IN, NOW).unwrap();
    assert_eq!(expires_at, NOW + ACCESS_LIFETIME);
    let bearer = Ok(Bearer { staff: STAFF, sign_in: SIGN_IN, expires_at });
    for (at, expected) in [
        (NOW, bearer),
        (NOW - LEEWAY, bearer),
        (NOW - LEEWAY - Millis(1), Err(TokenFault::NotYet)),
        (expires_at, bearer),
        (expires_at + LEEWAY - Millis(1), bearer),
        (expires_at + LEEWAY, Err(TokenFault::Expired)),
        (NOW + Millis::days(400), Err(TokenFault::Expired)),
    ] {
        assert_eq!(tokens.verify(&token, at), expected, "{at:?}");
    }
}

#[test]
fn is_a_rightly_signed_token_refused_when_a_claim_is_missing_or_not_ours() {
    let hotline = hotline();
    assert!(hotline.tokens.verify(&hotline.signs(&good_claims()), NOW).is_ok());
    for claim in ["iss", "aud", "sub", "sid", "iat", "nbf", "exp"] {
        let mut claims = good_claims();
        claims.as_object_mut().unwrap().remove(claim);
        assert_eq!(hotline.tokens.verify(&hotline.signs(&claims), NOW), Err(TokenFault::Invalid), "without {claim}");
    }
    for (claim, value) in [
        ("aud", json!("somebody-else")),
        ("aud", json!(["somebody-else", "xinqiao-staff"])),
        ("iss", json!("https://elsewhere.example")),
        ("sub", json!("root")),
        ("sid", Value::Null),
        ("exp", json!("2099-01-01")),
        ("exp", json!(-1)),
        ("nbf", json!("soon")),
    ] {
        let mut claims = good_claims();
        claims[claim] = value.clone();
        assert_eq!(hotline.tokens.verify(&hotline.signs(&claims), NOW), Err(TokenFault::Invalid), "{claim}: {value}");
    }
}

#[test]
fn is_a_token_under_another_algorithm_or_key_refused() {
    let hotline = hotline();
    let kid = hotline.ring.newest().id.to_string();
    let public = hotline.public_key();
    let hmac = |message: &str| {
        let key = aws_lc_rs::hmac::Key::new(aws_lc_rs::hmac::HMAC_SHA256, &public);
        aws_lc_rs::hmac::sign(&key, message.as_bytes()).as_ref().to_vec()
    };
    let stranger = Ed25519KeyPair::generate().unwrap();
    let by_stranger = |message: &str| stranger.sign(message.as_bytes()).as_ref().to_vec();
    let own = Ed25519KeyPair::from_seed_unchecked(&hotline.ring.newest().secret.0).unwrap();
    let by_us = |message: &str| own.sign(message.as_bytes()).as_ref().to_vec();
    let header = |alg: &str| json!({ "alg": alg, "typ": "JWT", "kid": kid });
    assert!(hotline.tokens.verify(&assembled(&header("EdDSA"), by_us), NOW).is_ok());
    for (name, token, expected) in [
        ("HMAC with our public key", assembled(&header("HS256"), hmac), TokenFault::Invalid),
        ("no signature", assembled(&header("none"), |_| Vec::new()), TokenFault::Invalid),
        ("empty signature", assembled(&header("EdDSA"), |_| Vec::new()), TokenFault::Invalid),
        ("a stranger's key", assembled(&header("EdDSA"), by_stranger), TokenFault::Invalid),
        ("an unknown key", assembled(&json!({ "alg": "EdDSA", "kid": "00000000" }), by_us), TokenFault::UnknownKey),
        ("no key named", assembled(&json!({ "alg": "EdDSA" }), by_us), TokenFault::UnknownKey),
        ("nothing", String::new(), TokenFault::Invalid),
        ("dots", "..".to_owned(), TokenFault::Invalid),
        ("too long", "x".repeat(TOKEN_BYTES + 1), TokenFault::Invalid),
    ] {
        assert_eq!(hotline.tokens.verify(&token, NOW), Err(expected), "{name}");
    }
}

#[test]
fn does_a_token_of_an_older_key_stay_good_after_a_new_key_signs() {
    let before = hotline();
    let (token, _) = before.tokens.issue(STAFF, SIGN_IN, NOW).unwrap();
    let newer = MasterKeys::generate(NOW + Millis(1)).unwrap().sign;
    let both = SigningRing::try_from([before.ring.all(), newer.all()].concat()).unwrap();
    let after = AccessTokens::new(&both, &issuer()).unwrap();
    assert!(after.verify(&token, NOW).is_ok());
    let (fresh, _) = after.issue(STAFF, SIGN_IN, NOW).unwrap();
    assert_eq!(before.tokens.verify(&fresh, NOW), Err(TokenFault::UnknownKey));
}

#[test]
fn is_a_secret_256_bits_that_only_its_own_text_brings_back() {
    let rng = rand::SystemRandom::new();
    let (one, other) = (Secret::new(&rng).unwrap(), Secret::new(&rng).unwrap());
    assert_ne!(one.hash(), other.hash());
    assert_eq!(one.reveal().len(), 43);
    assert_eq!(Secret::presented(one.reveal()).unwrap().hash(), one.hash());
    for text in ["", "short", &one.reveal()[1..], &format!("{}A", one.reveal()), &"=".repeat(43), &"心".repeat(43)] {
        assert!(Secret::presented(text).is_none(), "{text:?}");
    }
    assert_eq!(format!("{one:?}"), "Secret(..)");
}
