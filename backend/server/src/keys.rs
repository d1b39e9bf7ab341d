//! The key file: the secrets that seal text, find phones, chain the journal, digest commands and sign access tokens.
//! It lies outside the database's folder, so that a copy of the database alone opens nothing.

use aws_lc_rs::rand;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::fs::{DirBuilder, File, OpenOptions};
use std::io::{self, Read as _, Write as _};
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};
use xinqiao_domain::Timestamp;
use zeroize::{Zeroize, Zeroizing};

/// The layout of the file; a file of another version is refused.
const VERSION: u32 = 1;
/// Length of every key: 256 bits.
pub const KEY_BYTES: usize = 32;
/// Largest key file read; a hundred signing keys fit.
const FILE_BYTES: u64 = 64 * 1024;

/// Names a key without telling anything about it; written as eight hexadecimal digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct KeyId(pub u32);

impl fmt::Display for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:08x}", self.0)
    }
}

impl Serialize for KeyId {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for KeyId {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let digits = String::deserialize(deserializer)?;
        u32::from_str_radix(&digits, 16).map(Self).map_err(serde::de::Error::custom)
    }
}

/// One secret of 256 bits. Wiped from memory when dropped, and never printed.
#[derive(Clone, PartialEq, Eq)]
pub struct KeyBytes(pub [u8; KEY_BYTES]);

impl Drop for KeyBytes {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl fmt::Debug for KeyBytes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("KeyBytes(..)")
    }
}

impl Serialize for KeyBytes {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&Zeroizing::new(BASE64.encode(self.0)))
    }
}

impl<'de> Deserialize<'de> for KeyBytes {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Zeroizing::new(String::deserialize(deserializer)?);
        let mut bytes = Zeroizing::new([0; KEY_BYTES]);
        // The decoder wants room for a whole last group of four, which 32 bytes do not fill.
        let mut room = Zeroizing::new([0; KEY_BYTES + 3]);
        match BASE64.decode_slice(text.as_bytes(), room.as_mut_slice()) {
            Ok(KEY_BYTES) => bytes.copy_from_slice(&room[..KEY_BYTES]),
            Ok(_) | Err(_) => return Err(serde::de::Error::custom("a key is 32 bytes in base64")),
        }
        Ok(Self(*bytes))
    }
}

/// A secret with its name and age.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Key {
    pub id: KeyId,
    pub created_at: Timestamp,
    pub secret: KeyBytes,
}

impl Key {
    fn generate(now: Timestamp) -> Result<Self, KeyFault> {
        let mut id = [0; 4];
        let mut secret = KeyBytes([0; KEY_BYTES]);
        rand::fill(&mut id).and_then(|()| rand::fill(&mut secret.0)).map_err(|_| KeyFault::Random)?;
        Ok(Self { id: KeyId(u32::from_be_bytes(id)), created_at: now, secret })
    }
}

/// Every secret of the installation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MasterKeys {
    /// Wraps the key of each session or patient.
    pub seal: Key,
    /// What wrapped them before, while a rotation goes on: it only opens.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub seal_before: Vec<Key>,
    /// Finds phones by HMAC without opening them.
    pub phone: Key,
    /// Chains the journal's entries.
    pub chain: Key,
    /// Digests the bodies of commands, so that a repeated id with another body is seen.
    pub digest: Key,
    /// Signs access tokens (Ed25519 seeds): the newest signs, all verify.
    pub sign: SigningRing,
}

/// Signing keys, newest first, never none of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Vec<Key>", into = "Vec<Key>")]
pub struct SigningRing(Vec<Key>);

impl SigningRing {
    /// The key that signs: the newest.
    pub fn newest(&self) -> &Key {
        &self.0[0]
    }

    /// All keys, which all verify.
    pub fn all(&self) -> &[Key] {
        &self.0
    }
}

impl TryFrom<Vec<Key>> for SigningRing {
    type Error = &'static str;

    fn try_from(mut keys: Vec<Key>) -> Result<Self, Self::Error> {
        keys.sort_by_key(|key| std::cmp::Reverse(key.created_at));
        if keys.is_empty() {
            return Err("at least one signing key is needed");
        }
        let distinct: std::collections::HashSet<_> = keys.iter().map(|key| key.id).collect();
        if distinct.len() < keys.len() { Err("two signing keys have the same id") } else { Ok(Self(keys)) }
    }
}

impl From<SigningRing> for Vec<Key> {
    fn from(ring: SigningRing) -> Self {
        ring.0
    }
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct KeyFile {
    version: u32,
    keys: MasterKeys,
}

/// Why there are no keys. Names the file and what to do, never a part of its content.
#[derive(Debug, thiserror::Error)]
pub enum KeyFault {
    #[error("key file {}: {source}", path.display())]
    Io { path: PathBuf, source: io::Error },
    #[error("key file {}: others may read it (mode {mode:03o}); run: chmod 600 {}", path.display(), path.display())]
    TooOpen { path: PathBuf, mode: u32 },
    #[error("key file {}: it is not a regular file of at most {FILE_BYTES} bytes", path.display())]
    NotAFile { path: PathBuf },
    #[error("key file {}: it cannot be understood at line {line}, column {column}; restore it from your copy", path.display())]
    Malformed { path: PathBuf, line: usize, column: usize },
    #[error("key file {}: version {found} is not ours ({VERSION}); a newer program wrote it", path.display())]
    OtherVersion { path: PathBuf, found: u32 },
    #[error("the operating system's random generator does not answer")]
    Random,
}

impl MasterKeys {
    /// New keys from the operating system's random generator, dated `now`.
    pub fn generate(now: Timestamp) -> Result<Self, KeyFault> {
        let new = || Key::generate(now);
        Ok(Self {
            seal: new()?,
            seal_before: Vec::new(),
            phone: new()?,
            chain: new()?,
            digest: new()?,
            sign: SigningRing(vec![new()?]),
        })
    }

    /// A new wrapping key dated `now`; the one before only opens from now on.
    pub fn begin_rotation(&mut self, now: Timestamp) -> Result<(), KeyFault> {
        let before = std::mem::replace(&mut self.seal, Key::generate(now)?);
        self.seal_before.push(before);
        Ok(())
    }

    /// Writes these keys in the place of those of a file, at once or not at all, and through to the disk.
    pub fn replace(&self, path: &Path) -> Result<(), KeyFault> {
        let failed = |source| KeyFault::Io { path: path.to_owned(), source };
        let draft = path.with_extension(format!("draft-{}", std::process::id()));
        write_new(&draft, self).and_then(|()| std::fs::rename(&draft, path)).map_err(failed)?;
        File::open(folder_of(path)).and_then(|folder| folder.sync_all()).map_err(failed)
    }

    /// The keys of the file, which is made with new ones dated `now` where there is none.
    pub fn load_or_create(path: &Path, now: Timestamp) -> Result<Self, KeyFault> {
        match Self::load(path) {
            Err(KeyFault::Io { source, .. }) if source.kind() == io::ErrorKind::NotFound => {
                match Self::create(path, now) {
                    // Another node was faster: its keys are the keys.
                    Err(KeyFault::Io { source, .. }) if source.kind() == io::ErrorKind::AlreadyExists => {
                        Self::load(path)
                    }
                    created => created,
                }
            }
            loaded => loaded,
        }
    }

    /// The keys of an existing file that only its owner may read.
    pub fn load(path: &Path) -> Result<Self, KeyFault> {
        let failed = |source| KeyFault::Io { path: path.to_owned(), source };
        let file = File::open(path).map_err(failed)?;
        // Asked of the open file, so that nobody exchanges it between the question and the reading.
        let metadata = file.metadata().map_err(failed)?;
        if !metadata.is_file() || metadata.len() > FILE_BYTES {
            return Err(KeyFault::NotAFile { path: path.to_owned() });
        }
        let mode = metadata.permissions().mode() & 0o777;
        if mode & 0o077 != 0 {
            return Err(KeyFault::TooOpen { path: path.to_owned(), mode });
        }
        let mut text = Zeroizing::new(Vec::with_capacity(FILE_BYTES as usize));
        file.take(FILE_BYTES).read_to_end(&mut text).map_err(failed)?;
        let malformed = |error: &serde_json::Error| KeyFault::Malformed {
            path: path.to_owned(),
            line: error.line(),
            column: error.column(),
        };
        let read: KeyFile = serde_json::from_slice(&text).map_err(|error| malformed(&error))?;
        if read.version == VERSION {
            Ok(read.keys)
        } else {
            Err(KeyFault::OtherVersion { path: path.to_owned(), found: read.version })
        }
    }

    /// Writes new keys to a file that must not exist yet (mode 0600), and through to the disk: text sealed under a key
    /// that a power cut took away could never be opened again.
    fn create(path: &Path, now: Timestamp) -> Result<Self, KeyFault> {
        let failed = |source| KeyFault::Io { path: path.to_owned(), source };
        let keys = Self::generate(now)?;
        let folder = folder_of(path);
        DirBuilder::new().recursive(true).mode(0o700).create(folder).map_err(failed)?;
        // Written whole beside it and then linked, so that no reader ever sees half of a file.
        let draft = path.with_extension(format!("draft-{}", std::process::id()));
        let written = write_new(&draft, &keys).and_then(|()| std::fs::hard_link(&draft, path));
        let removed = std::fs::remove_file(&draft);
        written.and(removed).map_err(failed)?;
        File::open(folder).and_then(|folder| folder.sync_all()).map_err(failed)?;
        Ok(keys)
    }
}

fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if folder != Path::new("") => folder,
        Some(_) | None => Path::new("."),
    }
}

fn write_new(path: &Path, keys: &MasterKeys) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
    let text = Zeroizing::new(serde_json::to_vec_pretty(&KeyFile { version: VERSION, keys: keys.clone() })?);
    file.write_all(&text)?;
    file.sync_all()
}

#[cfg(test)]
mod tests;
