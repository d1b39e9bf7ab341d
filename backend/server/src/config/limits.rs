//! `[limits]`: how much of everything a node takes on before it says no. The wire's own limits, which every client must
//! know, are constants of the protocol.

use serde::{Deserialize, Serialize};
use std::num::NonZeroU32;

/// Limits of one node; none may be zero. Those marked [D] are our own first choice, not yet measured; the others are from
/// security, "Sockets".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Limits {
    /// Frames a socket may send in a minute. Default 120.
    pub frames_per_minute: NonZeroU32,
    /// Frames it may send at once before that counts. Default 30.
    pub frame_burst: NonZeroU32,
    /// Sockets of this node. Default 12,000; beyond them 503 with Retry-After.
    pub sockets_per_node: NonZeroU32,
    /// Sockets that have not shown their ticket yet. Default 500.
    pub unticketed_sockets: NonZeroU32,
    /// Messages that may wait for a slow socket. Default 256; then it is closed and resumes.
    pub outbound_messages: NonZeroU32,
    /// Bytes that may wait for a slow socket. Default 524,288 (512 KiB).
    pub outbound_bytes: NonZeroU32,
    /// Commands that may wait for the writer. Default 4,096 [D].
    pub write_queue: NonZeroU32,
    /// Passwords that may wait for their hash, 131 ms each. Default 64 [D].
    pub password_queue: NonZeroU32,
    /// HTTP connections at once, without those that became sockets. Default 16,384 [D]; more wait to be accepted.
    pub connections: NonZeroU32,
    /// Requests of one address in a minute, before a caller is slowed and others are refused. Default 1,200 [D]: a hospital
    /// or a carrier may stand behind one address.
    pub requests_per_minute: NonZeroU32,
    /// Requests it may make at once before that counts. Default 300 [D].
    pub request_burst: NonZeroU32,
    /// Attempts to sign in of one address in a minute. Default 60 [D]: a whole shift starts at once.
    pub sign_ins_per_minute: NonZeroU32,
    /// Attempts it may make at once before that counts. Default 30 [D].
    pub sign_in_burst: NonZeroU32,
    /// The longest a caller is slowed for one request, in milliseconds. Default 3,000 [D].
    pub slowest_ms: NonZeroU32,
    /// Addresses whose rate is remembered; the one silent longest is forgotten first. Default 16,384 [D].
    pub remembered_addresses: NonZeroU32,
}

/// A number that is visibly not zero.
const fn n(number: u32) -> NonZeroU32 {
    NonZeroU32::new(number).expect("a default limit is not zero")
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            frames_per_minute: n(120),
            frame_burst: n(30),
            sockets_per_node: n(12_000),
            unticketed_sockets: n(500),
            outbound_messages: n(256),
            outbound_bytes: n(512 * 1024),
            write_queue: n(4_096),
            password_queue: n(64),
            connections: n(16_384),
            requests_per_minute: n(1_200),
            request_burst: n(300),
            sign_ins_per_minute: n(60),
            sign_in_burst: n(30),
            slowest_ms: n(3_000),
            remembered_addresses: n(16_384),
        }
    }
}
