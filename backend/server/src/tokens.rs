//! Access tokens of staff, and the opaque secrets that travel as tickets, refresh tokens and set-up codes.

use crate::config::Origin;
use crate::keys::{Key, SigningRing};
use aws_lc_rs::digest;
use aws_lc_rs::rand;
use aws_lc_rs::signature::{Ed25519KeyPair, KeyPair as _};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64URL;
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::fmt;
use xinqiao_domain::{Millis, SignInId, StaffId, Timestamp};
use zeroize::Zeroizing;

/// How long an access token is good for (security: "Accounts").
pub const ACCESS_LIFETIME: Millis = Millis::minutes(10);
/// How far two nodes' clocks may be apart.
pub const LEEWAY: Millis = Millis::seconds(5);
/// Longest token looked at, in bytes; ours have some 400.
const TOKEN_BYTES: usize = 2_048;
/// Whom the tokens are for: this program's HTTP interface.
const AUDIENCE: &str = "xinqiao-staff";

/// What a token says, in the names and whole seconds of RFC 7519.
#[derive(Debug, Serialize, Deserialize)]
struct Claims {
    iss: String,
    aud: String,
    sub: StaffId,
    sid: SignInId,
    iat: i64,
    nbf: i64,
    exp: i64,
}

/// Who a good token speaks for. What they may do is asked of fresh data, never of the token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bearer {
    pub staff: StaffId,
    pub sign_in: SignInId,
    pub expires_at: Timestamp,
}

/// Why a token is not accepted. The client is told only to sign in again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TokenFault {
    #[error("the token's key is not one of ours")]
    UnknownKey,
    #[error("the token is malformed, forged, or not for us")]
    Invalid,
    #[error("the token has expired")]
    Expired,
    #[error("the token is not good yet")]
    NotYet,
}

/// Makes and reads access tokens under the ring of signing keys.
pub struct AccessTokens {
    issuer: String,
    header: Header,
    signing: EncodingKey,
    verifying: HashMap<String, DecodingKey>,
    validation: Validation,
}

/// A signing key of the file cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a signing key is not a usable Ed25519 seed")]
pub struct UnusableKey;

impl AccessTokens {
    /// Tokens issued by the hotline at `issuer`, signed by the newest key of the ring.
    pub fn new(ring: &SigningRing, issuer: &Origin) -> Result<Self, UnusableKey> {
        let pair = |key: &Key| Ed25519KeyPair::from_seed_unchecked(&key.secret.0).map_err(|_| UnusableKey);
        let verifying = ring.all().iter().map(|key| {
            let public = DecodingKey::from_ed_der(pair(key)?.public_key().as_ref());
            Ok((key.id.to_string(), public))
        });
        let newest = ring.newest();
        let signing = pair(newest)?.to_pkcs8v1().map_err(|_| UnusableKey)?;
        let mut header = Header::new(Algorithm::EdDSA);
        header.kid = Some(newest.id.to_string());
        Ok(Self {
            issuer: issuer.to_string(),
            header,
            signing: EncodingKey::from_ed_der(signing.as_ref()),
            verifying: verifying.collect::<Result<_, UnusableKey>>()?,
            validation: validation(issuer),
        })
    }

    /// A token for this sign-in, good from `now` for [`ACCESS_LIFETIME`], and the instant it expires.
    pub fn issue(&self, staff: StaffId, sign_in: SignInId, now: Timestamp) -> Result<(String, Timestamp), TokenFault> {
        let issued = seconds(now);
        let expires = seconds(now + ACCESS_LIFETIME);
        let (iss, aud) = (self.issuer.clone(), AUDIENCE.to_owned());
        let claims = Claims { iss, aud, sub: staff, sid: sign_in, iat: issued, nbf: issued, exp: expires };
        let token = jsonwebtoken::encode(&self.header, &claims, &self.signing).map_err(|_| TokenFault::Invalid)?;
        Ok((token, instant(expires)))
    }

    /// Who the token speaks for at `now`. `kid` picks the key; the algorithm is ours, whatever the token says.
    pub fn verify(&self, token: &str, now: Timestamp) -> Result<Bearer, TokenFault> {
        if token.len() > TOKEN_BYTES {
            return Err(TokenFault::Invalid);
        }
        let header = jsonwebtoken::decode_header(token).map_err(|_| TokenFault::Invalid)?;
        let kid = header.kid.ok_or(TokenFault::UnknownKey)?;
        let key = self.verifying.get(&kid).ok_or(TokenFault::UnknownKey)?;
        let Claims { sub, sid, nbf, exp, .. } =
            jsonwebtoken::decode::<Claims>(token, key, &self.validation).map_err(|_| TokenFault::Invalid)?.claims;
        if now >= instant(exp) + LEEWAY {
            Err(TokenFault::Expired)
        } else if now + LEEWAY < instant(nbf) {
            Err(TokenFault::NotYet)
        } else {
            Ok(Bearer { staff: sub, sign_in: sid, expires_at: instant(exp) })
        }
    }
}

/// The library's own look at the clock is off: it knows only the machine's. Times must be there, and `verify` judges them.
fn validation(issuer: &Origin) -> Validation {
    let mut validation = Validation::new(Algorithm::EdDSA);
    validation.set_required_spec_claims(&["aud", "iss", "exp", "nbf", "sub"]);
    validation.set_audience(&[AUDIENCE]);
    validation.set_issuer(&[issuer]);
    validation.validate_exp = false;
    validation.validate_nbf = false;
    validation.leeway = 0;
    validation
}

fn seconds(at: Timestamp) -> i64 {
    at.0.div_euclid(1_000_000)
}

fn instant(seconds: i64) -> Timestamp {
    Timestamp(seconds.saturating_mul(1_000_000))
}

/// Bytes of an opaque secret.
const SECRET_BYTES: usize = 32;

/// An opaque secret of 256 random bits: a refresh token, a socket ticket, a set-up code. Shown once to whom it is for;
/// only its hash is kept.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(Zeroizing<String>);

/// SHA-256 of a secret's text: enough, since 256 random bits cannot be guessed.
pub type SecretHash = [u8; 32];

/// The operating system's random generator does not answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the operating system's random generator does not answer")]
pub struct NoRandomness;

impl Secret {
    /// A new secret from `rng`.
    pub fn new(rng: &dyn rand::SecureRandom) -> Result<Self, NoRandomness> {
        let mut bytes = Zeroizing::new([0; SECRET_BYTES]);
        rng.fill(bytes.as_mut_slice()).map_err(|_| NoRandomness)?;
        Ok(Self(Zeroizing::new(BASE64URL.encode(bytes.as_slice()))))
    }

    /// What a client presents, if it has the form of a secret.
    pub fn presented(text: &str) -> Option<Self> {
        let mut room = Zeroizing::new([0; SECRET_BYTES + 3]);
        let decoded = BASE64URL.decode_slice(text, room.as_mut_slice());
        (decoded == Ok(SECRET_BYTES)).then(|| Self(Zeroizing::new(text.to_owned())))
    }

    /// The text for the one it is made for.
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// What is kept of it.
    pub fn hash(&self) -> SecretHash {
        let mut hash = [0; 32];
        hash.copy_from_slice(digest::digest(&digest::SHA256, self.0.as_bytes()).as_ref());
        hash
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(..)")
    }
}

#[cfg(test)]
mod tests;
