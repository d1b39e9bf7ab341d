//! What waits to be sent on one socket: bounded, without waiting. A socket that cannot keep up is closed and resumes.

use crate::desk::{Failure, Refused};
use axum::extract::ws::Utf8Bytes;
use serde::Serialize;
use std::collections::{BTreeMap, VecDeque};
use std::sync::atomic::{AtomicI64, AtomicU32, Ordering};
use std::sync::{Mutex, OnceLock, PoisonError};
use tokio::sync::Notify;
use xinqiao_domain::{CommandId, Event, SessionId, Timestamp};
use xinqiao_protocol::frames::caller::ToCaller;
use xinqiao_protocol::frames::close;
use xinqiao_protocol::frames::staff::ToStaff;
use xinqiao_protocol::problem::Tongue;
use xinqiao_protocol::{Code, Problem};

/// Whom a socket serves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    Caller,
    Staff,
}

/// Something to be sent.
#[derive(Debug, Clone)]
pub enum Out {
    /// A line, numbered, so that none is sent twice or out of turn.
    Line { session: SessionId, seq: i64, frame: Utf8Bytes },
    /// The number of a line of this socket's own.
    Ack { session: SessionId, seq: i64, frame: Utf8Bytes },
    /// A frame as it is.
    Frame(Utf8Bytes),
    /// Something an operator is told of once.
    Told(Event),
}

impl Out {
    fn bytes(&self) -> usize {
        match self {
            Self::Line { frame, .. } | Self::Ack { frame, .. } | Self::Frame(frame) => frame.len(),
            Self::Told(_) => 0,
        }
    }
}

/// What is shown and has changed: read anew before the next frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stale(u32);

impl Stale {
    pub const NOTHING: Self = Self(0);
    /// Where the caller stands.
    pub const STATE: Self = Self(1);
    /// How many are ahead.
    pub const PLACE: Self = Self(2);
    /// The operator's own desk.
    pub const MINE: Self = Self(4);
    pub const QUEUE: Self = Self(8);
    pub const COLLEAGUES: Self = Self(16);
    pub const ALERTS: Self = Self(32);
    /// Whether this socket may still be open at all.
    pub const AUTHORITY: Self = Self(64);
    /// The supervisors' board.
    pub const FLOOR: Self = Self(128);
    /// The talks that a supervisor watches or joined.
    pub const WATCHED: Self = Self(256);
    /// Library, directory and canned replies.
    pub const LIBRARY: Self = Self(512);
    /// Dispatches: the boards of those who direct or lead, and the glance of the operator whose session one came from.
    pub const DISPATCHES: Self = Self(1024);
    /// One's own pages, dispatches and duty.
    pub const CREW: Self = Self(2048);
    /// Referrals that sessions led to.
    pub const REFERRALS: Self = Self(4096);
    /// What every console shows from the start.
    pub const BOARDS: Self = Self(8 | 16 | 32 | 128 | 1024);
    /// What all consoles are shown alike.
    pub const SHARED: Self = Self(8 | 16 | 32 | 128 | 512 | 1024 | 2048 | 4096);

    /// Both.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// What of this is in `other` too.
    #[must_use]
    pub const fn only(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// Whether any of `other` is in it.
    pub const fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

/// Why a socket is closed from our side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Closing {
    pub code: u16,
    pub reason: &'static str,
}

/// Limits of one socket's outlet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bounds {
    pub messages: usize,
    pub bytes: usize,
}

#[derive(Debug, Default)]
struct Waiting {
    queue: VecDeque<Out>,
    bytes: usize,
}

/// One socket's way out.
#[derive(Debug)]
pub struct Outlet {
    pub id: u64,
    pub audience: Audience,
    pub tongue: Tongue,
    bounds: Bounds,
    waiting: Mutex<Waiting>,
    stale: AtomicU32,
    /// How many are ahead of this caller; -1 while not counted.
    ahead: AtomicI64,
    closing: OnceLock<Closing>,
    wake: Notify,
}

impl Outlet {
    /// An empty outlet.
    pub fn new(id: u64, audience: Audience, tongue: Tongue, bounds: Bounds) -> Self {
        Self {
            id,
            audience,
            tongue,
            bounds,
            waiting: Mutex::default(),
            stale: AtomicU32::new(0),
            ahead: AtomicI64::new(-1),
            closing: OnceLock::new(),
            wake: Notify::new(),
        }
    }

    fn waiting(&self) -> std::sync::MutexGuard<'_, Waiting> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Something to be sent; when too much waits already, the socket is closed and will resume.
    pub fn post(&self, out: Out) {
        {
            let mut waiting = self.waiting();
            let bytes = waiting.bytes + out.bytes();
            if waiting.queue.len() >= self.bounds.messages || bytes > self.bounds.bytes {
                drop(waiting);
                return self.close(Closing { code: close::TOO_SLOW, reason: "too slow" });
            }
            waiting.bytes = bytes;
            waiting.queue.push_back(out);
        }
        self.wake.notify_one();
    }

    /// Something that may be dropped: typing. Dropped first, when half of the room is taken.
    pub fn post_if_room(&self, out: Out) {
        let room = self.waiting().queue.len() < self.bounds.messages / 2;
        if room {
            self.post(out);
        }
    }

    /// What is shown has changed.
    pub fn mark(&self, stale: Stale) {
        if stale != Stale::NOTHING {
            self.stale.fetch_or(stale.0, Ordering::AcqRel);
            self.wake.notify_one();
        }
    }

    /// How many are ahead now.
    pub fn set_ahead(&self, ahead: i64) {
        if self.ahead.swap(ahead, Ordering::AcqRel) != ahead {
            self.mark(Stale::PLACE);
        }
    }

    /// They do not wait (any more): nobody is ahead, until counted anew.
    pub fn forget_ahead(&self) {
        self.ahead.store(-1, Ordering::Release);
    }

    /// How many are ahead, once counted.
    pub fn ahead(&self) -> Option<i64> {
        Some(self.ahead.load(Ordering::Acquire)).filter(|ahead| *ahead >= 0)
    }

    /// Closes the socket; the first reason counts.
    pub fn close(&self, closing: Closing) {
        let _ = self.closing.set(closing);
        self.wake.notify_one();
    }

    /// Why it is to be closed, if it is.
    pub fn closing(&self) -> Option<Closing> {
        self.closing.get().copied()
    }

    /// Waits until there is something to do.
    pub async fn wait(&self) {
        self.wake.notified().await;
    }

    /// Everything that waits.
    pub fn take(&self) -> (Stale, VecDeque<Out>) {
        let stale = Stale(self.stale.swap(0, Ordering::AcqRel));
        let mut waiting = self.waiting();
        waiting.bytes = 0;
        (stale, std::mem::take(&mut waiting.queue))
    }

    /// A frame for a caller's page or a console.
    pub fn send<T: Serialize>(&self, frame: &T) {
        self.post(Out::Frame(text(frame)));
    }

    /// This socket's own line is committed.
    pub fn acknowledge(&self, session: SessionId, id: CommandId, seq: i64, at: Timestamp) {
        let frame = match self.audience {
            Audience::Caller => text(&ToCaller::Ack { id, seq, at }),
            Audience::Staff => text(&ToStaff::Ack { id, session, seq, at }),
        };
        self.post(Out::Ack { session, seq, frame });
    }

    /// Something this socket asked for, other than a line, is done, or not and why.
    pub fn answer<T>(&self, id: CommandId, outcome: Result<T, Failure>) {
        match outcome {
            Ok(_) => match self.audience {
                Audience::Caller => self.send(&ToCaller::Done { id }),
                Audience::Staff => self.send(&ToStaff::Done { id }),
            },
            Err(Failure::Refused(refused)) => self.refuse(id, &refused),
            Err(Failure::Unavailable) => self.unavailable(id),
        }
    }

    /// Something this socket asked for is not done, and why.
    pub fn refuse(&self, id: CommandId, refused: &Refused) {
        self.problem(Some(id), refused.refusal.into(), refused.params.clone());
    }

    /// It could not be written; asking again is safe.
    pub fn unavailable(&self, id: CommandId) {
        self.problem(Some(id), Code::Overloaded, BTreeMap::new());
    }

    /// A problem, in this socket's language.
    pub fn problem(&self, id: Option<CommandId>, code: Code, params: BTreeMap<String, String>) {
        let problem = Problem::with(code, self.tongue, params);
        match self.audience {
            Audience::Caller => self.send(&ToCaller::Refused { id, problem }),
            Audience::Staff => self.send(&ToStaff::Refused { id, problem }),
        }
    }
}

/// A frame as text.
pub fn text<T: Serialize>(frame: &T) -> Utf8Bytes {
    // Our frames have no maps with other keys than text, so this cannot fail.
    serde_json::to_string(frame).unwrap_or_default().into()
}
