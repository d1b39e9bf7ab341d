//! What sockets show, made from what was written: where a caller stands, an operator's desk, and what all consoles share.

mod dispatches;
mod floor;
mod shared;

pub use dispatches::{Reader, board, glances, strips, target_at};
pub use floor::{watched, whisper, whispers};
pub use shared::{People, Shared};

use self::floor::Around;
use crate::assembly::AppState;
use xinqiao_domain::policy::Policy;
use xinqiao_domain::presence::activity;
use xinqiao_domain::routing::{NotEligible, StaffLink};
use xinqiao_domain::session::{self, Channel, EndedBy, Stage, Whisperer};
use xinqiao_domain::{Refusal, SessionId, StaffId};
use xinqiao_protocol::frames::caller::{CallerState, Rated};
use xinqiao_protocol::frames::staff::{ActionName, Allowed, CallerLink, Mine, MySession, MyStage, Offer, Permit};
use xinqiao_protocol::frames::{Author, Line, Marks, Notice};
use xinqiao_protocol::http::dispatches::DispatchGlance;
use xinqiao_storage::lines::{LineAuthor, OpenLine, SideMarks};
use xinqiao_storage::roster::Member;
use xinqiao_storage::sessions::Stored;
use xinqiao_storage::{Error, LineForm};

/// A stored line as staff see it: of our side, with who wrote it.
pub fn staff_line(line: OpenLine) -> Line {
    let by = line.author.staff();
    Line { by, ..open_line(line) }
}

/// A stored line as a caller sees it.
pub fn open_line(line: OpenLine) -> Line {
    let from = match line.author {
        LineAuthor::Caller => Author::Caller,
        LineAuthor::Operator(_) => Author::Operator,
        LineAuthor::Supervisor(_) => Author::Supervisor,
        LineAuthor::System => Author::System,
    };
    let (text, shared, notice) = match line.form {
        LineForm::Text => (line.text, None, None),
        LineForm::Shared => (String::new(), serde_json::from_str(&line.text).ok(), None),
        LineForm::Notice => (String::new(), None, notice(&line.text)),
    };
    Line { seq: line.seq, id: line.id, from, by: None, at: line.at, text, shared, notice }
}

fn notice(code: &str) -> Option<Notice> {
    serde_json::from_value(serde_json::Value::String(code.to_owned())).ok()
}

/// Where a caller stands, and who holds the session.
pub async fn caller_state(
    app: &AppState,
    session: SessionId,
    ahead: Option<i64>,
) -> Result<Option<(CallerState, Option<StaffId>)>, Error> {
    let store = app.desk.store();
    let Some(Stored { session, .. }) = store.session(session).await? else { return Ok(None) };
    let holder = session.stage.lease().map(|lease| lease.operator);
    let state = match &session.stage {
        Stage::Waiting(waiting) | Stage::Offered(waiting, _) if session.fence > 0 => {
            CallerState::Replacing { since: waiting.since, ahead }
        }
        Stage::Waiting(waiting) | Stage::Offered(waiting, _) => CallerState::Waiting { since: waiting.since, ahead },
        Stage::Held(lease) => {
            let operator = app.shared.people(app).await?.badge(lease.operator);
            CallerState::With { operator, since: lease.since }
        }
        Stage::Detached(_, lost) => CallerState::Reconnecting { since: lost.since },
        Stage::WrapUp(_, ended) => CallerState::Closed { at: ended.at, rated: rated(app, session.id).await? },
        Stage::Closed(closed) => CallerState::Closed { at: closed.ended.at, rated: rated(app, session.id).await? },
    };
    Ok(Some((state, holder)))
}

async fn rated(app: &AppState, session: SessionId) -> Result<Rated, Error> {
    Ok(if app.desk.store().is_rated(session).await? { Rated::Yes } else { Rated::No })
}

/// The same state with another number of people ahead.
pub fn with_ahead(state: CallerState, ahead: Option<i64>) -> CallerState {
    match state {
        CallerState::Waiting { since, .. } => CallerState::Waiting { since, ahead },
        CallerState::Replacing { since, .. } => CallerState::Replacing { since, ahead },
        CallerState::With { .. } | CallerState::Reconnecting { .. } | CallerState::Closed { .. } => state,
    }
}

/// An operator's own desk.
pub async fn mine(app: &AppState, staff: StaffId) -> Result<Option<Mine>, Error> {
    let store = app.desk.store();
    let seq = store.head_seq().await?;
    let roster = store.roster().await?;
    let Some(member) = roster.members.get(&staff) else { return Ok(None) };
    let policy = app.shared.policy(app).await?;
    let (mut sessions, mut offer) = (Vec::new(), None);
    let all = store.sessions_of(staff).await?;
    let ids: Vec<SessionId> = all.iter().map(|stored| stored.session.id).collect();
    let mut around = floor::around(app, &ids).await?;
    let mut glances = glances(app, &ids, staff).await?;
    for stored in all {
        if stored.session.stage.offer().is_some() {
            let lines = store.last_seq(stored.session.id).await?;
            offer = offered(&stored, lines);
        } else {
            let around = around.remove(&stored.session.id).unwrap_or_default();
            let dispatch = glances.remove(&stored.session.id);
            sessions.extend(my_session(app, &stored, around, dispatch).await?);
        }
    }
    sessions.sort_by_key(|session| (session.opened_at, session.session));
    Ok(Some(Mine {
        seq,
        presence: member.presence,
        activity: activity(link(member), member.candidate.load),
        presence_since: member.presence_since,
        capacity: member.candidate.capacity(&policy),
        sessions,
        offer,
        actions: vec![accept_next(member, &policy)],
    }))
}

pub(super) fn link(member: &Member) -> Option<xinqiao_domain::presence::Presence> {
    match member.candidate.link {
        StaffLink::Connected(presence) => Some(presence),
        StaffLink::Gone => None,
    }
}

fn accept_next(member: &Member, policy: &Policy) -> Allowed {
    let against = member.candidate.not_eligible(policy);
    let allowed = if against.contains(&NotEligible::NotQualified) {
        Permit::No { code: Refusal::NotQualified.into() }
    } else if against.contains(&NotEligible::Overdue) && member.candidate.load.offered == 0 {
        Permit::No { code: Refusal::Overdue.into() }
    } else if against.contains(&NotEligible::AtCapacity) && member.candidate.load.offered == 0 {
        Permit::No { code: Refusal::AtCapacity.into() }
    } else {
        Permit::Yes
    };
    Allowed { name: ActionName::AcceptNext, allowed }
}

fn offered(stored: &Stored, lines: i64) -> Option<Offer> {
    let session = &stored.session;
    let Stage::Offered(waiting, offer) = &session.stage else { return None };
    Some(Offer {
        offer: offer.id,
        session: session.id,
        alias: stored.fixed.alias.clone(),
        channel: session.channel,
        language: session.language,
        tier: session.tier,
        reasons: session.reasons.clone(),
        because: offer.because.clone(),
        waiting_since: waiting.since,
        offered_at: offer.at,
        expires_at: offer.expires_at,
        lines,
    })
}

async fn my_session(
    app: &AppState,
    stored: &Stored,
    around: Around,
    dispatch: Option<DispatchGlance>,
) -> Result<Option<MySession>, Error> {
    let session = &stored.session;
    let stage = match &session.stage {
        Stage::Held(lease) => MyStage::Talking { since: lease.since },
        Stage::Detached(_, lost) => MyStage::Detached { since: lost.since, until: lost.until },
        Stage::WrapUp(_, ended) => MyStage::WrapUp { ended_at: ended.at, ended_by: ended.by },
        Stage::Waiting(_) | Stage::Offered(..) | Stage::Closed(_) => return Ok(None),
    };
    let store = app.desk.store();
    let marks = store.marks(session.id).await?;
    Ok(Some(MySession {
        session: session.id,
        alias: stored.fixed.alias.clone(),
        channel: session.channel,
        language: session.language,
        tier: session.tier,
        reasons: session.reasons.clone(),
        opened_at: session.opened_at,
        actions: actions(session, dispatch.as_ref()),
        stage,
        fence: session.fence,
        caller: caller_link(session.caller),
        last_seq: store.last_seq(session.id).await?,
        mine: shown_marks(marks.operator),
        theirs: shown_marks(marks.caller),
        hand_raised_at: session.hand_raised_at,
        guests: around.guests,
        watchers: around.watchers,
        dispatch,
    }))
}

fn shown_marks(marks: SideMarks) -> Marks {
    Marks { delivered: marks.delivered, read: marks.seen }
}

/// Whether a caller's page is connected, as shown.
pub fn caller_link(link: session::CallerLink) -> CallerLink {
    match link {
        session::CallerLink::Here => CallerLink::Here,
        session::CallerLink::Gone { since } => CallerLink::Gone { since },
        session::CallerLink::Phone => CallerLink::Phone,
    }
}

/// What its holder may do with a session. The same rules refuse the command; here they are only said beforehand.
fn actions(session: &session::Session, dispatch: Option<&DispatchGlance>) -> Vec<Allowed> {
    let Some(lease) = session.stage.lease() else { return Vec::new() };
    let talking = permit(session.check_holder(lease.operator, lease.fence).map(|_| ()));
    let by_chat = |permit| match session.channel {
        Channel::Web => permit,
        Channel::Phone => Permit::No { code: Refusal::PhoneSession.into() },
    };
    let whispers = session.check_whisper(lease.operator, Whisperer::Holder).map(|_| ());
    let sent = if dispatch.is_some_and(|one| one.end.is_none()) { Err(Refusal::DispatchOpen) } else { Ok(()) };
    let over = session.clone().end(EndedBy::Operator, lease.since).map(|_| ());
    let close = match session.stage {
        Stage::WrapUp(..) => Permit::Yes,
        Stage::Held(_) | Stage::Detached(..) | Stage::Waiting(_) | Stage::Offered(..) | Stage::Closed(_) => {
            Permit::No { code: Refusal::SessionNotOver.into() }
        }
    };
    let hand = |name, wanted: bool| {
        let up = session.hand_raised_at.is_some();
        let allowed = if up == wanted { talking } else { Permit::No { code: Refusal::AlreadyDone.into() } };
        Allowed { name, allowed }
    };
    vec![
        Allowed { name: ActionName::Say, allowed: by_chat(talking) },
        Allowed { name: ActionName::Share, allowed: by_chat(talking) },
        Allowed { name: ActionName::Transfer, allowed: by_chat(talking) },
        hand(ActionName::RaiseHand, false),
        hand(ActionName::LowerHand, true),
        Allowed { name: ActionName::Whisper, allowed: permit(whispers) },
        Allowed { name: ActionName::End, allowed: permit(over) },
        Allowed { name: ActionName::Close, allowed: close },
        Allowed { name: ActionName::RequestDispatch, allowed: permit(sent) },
    ]
}

fn permit(outcome: Result<(), Refusal>) -> Permit {
    match outcome {
        Ok(()) => Permit::Yes,
        Err(refusal) => Permit::No { code: refusal.into() },
    }
}
