//! The files as they were built, with all that can be known of them beforehand.

use axum::body::Bytes;
use axum::http::HeaderValue;
use flate2::Compression;
use flate2::write::GzEncoder;
use mime_guess::Mime;
use mime_guess::mime::{TEXT, TEXT_HTML};
use rust_embed::{EmbeddedFile, RustEmbed};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::Write as _;
use std::sync::LazyLock;

/// Smaller files are sent as they are: a packet carries them either way.
const WORTH_COMPRESSING: usize = 512;

#[derive(RustEmbed)]
#[folder = "$CARGO_MANIFEST_DIR/../../operator-console/dist"]
#[allow_missing = true]
struct Dist;

/// When the content under a name changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// A hash of it is in the name.
    Never,
    /// With each build.
    EachBuild,
    /// A document, with its headers of this response.
    EachResponse,
}

/// One file.
#[derive(Debug)]
pub struct Asset {
    pub content_type: HeaderValue,
    pub etag: HeaderValue,
    pub change: Change,
    pub plain: Bytes,
    /// Where it is smaller.
    pub gzipped: Option<Bytes>,
}

static ASSETS: LazyLock<BTreeMap<String, Asset>> = LazyLock::new(|| {
    Dist::iter().filter_map(|name| Some((name.to_string(), asset(&name, Dist::get(&name)?)))).collect()
});

/// The file of this name, such as `help/index.html`.
pub fn find(name: &str) -> Option<&'static Asset> {
    ASSETS.get(name)
}

/// Compresses everything now (a fraction of a second), so that the first visitor does not wait for it. Not for an
/// asynchronous thread.
pub fn warm() {
    LazyLock::force(&ASSETS);
}

fn asset(name: &str, file: EmbeddedFile) -> Asset {
    let guess = mime_guess::from_path(name).first_or_octet_stream();
    let textual = guess.type_() == TEXT;
    let content_type = if textual { format!("{guess}; charset=utf-8") } else { guess.to_string() };
    let hash = file.metadata.sha256_hash();
    let plain = match file.data {
        Cow::Borrowed(bytes) => Bytes::from_static(bytes),
        Cow::Owned(bytes) => Bytes::from(bytes),
    };
    Asset {
        content_type: HeaderValue::from_str(&content_type)
            .unwrap_or(HeaderValue::from_static("application/octet-stream")),
        etag: etag(&hash),
        change: change(name, &guess),
        gzipped: gzipped(&plain),
        plain,
    }
}

fn change(name: &str, guess: &Mime) -> Change {
    if *guess == TEXT_HTML {
        Change::EachResponse
    } else if name.contains("/assets/") {
        // The bundler writes a hash into the name of everything it puts there.
        Change::Never
    } else {
        Change::EachBuild
    }
}

/// Weak, since the compressed and the plain content have the same.
fn etag(hash: &[u8; 32]) -> HeaderValue {
    let mut tag = String::from("W/\"");
    for byte in &hash[..16] {
        let _ = write!(tag, "{byte:02x}");
    }
    tag.push('"');
    HeaderValue::from_str(&tag).expect("hexadecimal digits")
}

fn gzipped(plain: &Bytes) -> Option<Bytes> {
    if plain.len() < WORTH_COMPRESSING {
        return None;
    }
    let mut encoder = GzEncoder::new(Vec::with_capacity(plain.len() / 2), Compression::best());
    encoder.write_all(plain).ok()?;
    let smaller = encoder.finish().ok()?;
    // Pictures and fonts are compressed already.
    (smaller.len() < plain.len() / 10 * 9).then(|| Bytes::from(smaller))
}
