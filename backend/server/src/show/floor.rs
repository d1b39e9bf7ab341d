//! The supervisors' board, and what one of them sees of a talk beside it.

use super::{caller_link, permit, shown_marks};
use crate::assembly::AppState;
use std::collections::HashMap;
use uuid::Uuid;
use xinqiao_domain::block::{BLOCK_HOURS, may_block};
use xinqiao_domain::risk::RiskTier;
use xinqiao_domain::session::{Guest, SilentView, Stage, Whisperer};
use xinqiao_domain::{Refusal, SessionId, StaffId, Timestamp};
use xinqiao_protocol::frames::staff::{
    ActionName, Allowed, Beside, Floor, FloorRow, FloorStage, Footing, WaitingTier, Watched, Whisper,
};
use xinqiao_protocol::limits::{FLOOR_ROWS, WHISPERS};
use xinqiao_storage::Error;
use xinqiao_storage::sessions::Stored;
use xinqiao_storage::whispers::OpenWhisper;

use super::shared::People;

/// Any supervisor but the holder, whom the board is made for.
const SOMEBODY: StaffId = StaffId(Uuid::nil());

/// The board as of a journal number.
pub(super) async fn floor(app: &AppState, seq: i64) -> Result<Floor, Error> {
    let store = app.desk.store();
    let people = app.shared.people(app).await?;
    let open = store.floor(FLOOR_ROWS as i64).await?;
    let rows = rows(app, open, &people, SOMEBODY).await?;
    let held = store.held_counts().await?;
    let mut waiting = store.waiting_by_tier().await?;
    waiting.sort_by_key(|one| std::cmp::Reverse(one.tier));
    let urgent = |tier: Option<RiskTier>| tier.is_some_and(RiskTier::is_urgent);
    let high_risk = waiting.iter().filter(|one| urgent(one.tier)).map(|one| one.count).sum::<i64>() + held.high_risk;
    Ok(Floor {
        seq,
        count: held.open,
        rows,
        over_target: waiting.iter().map(|one| one.over_target).sum(),
        high_risk,
        raised_hands: held.raised_hands,
        waiting: waiting
            .into_iter()
            .map(|one| WaitingTier { tier: one.tier, count: one.count, oldest: one.oldest })
            .collect(),
    })
}

/// Talks of others as a supervisor sees them who watches or joined them. One that is over is left out.
pub async fn watched(
    app: &AppState,
    reader: StaffId,
    sessions: &[(SessionId, Footing)],
) -> Result<Vec<Watched>, Error> {
    let store = app.desk.store();
    let people = app.shared.people(app).await?;
    let mut all = Vec::with_capacity(sessions.len());
    for (session, footing) in sessions {
        let Some(stored) = store.session(*session).await? else { continue };
        match &stored.session.stage {
            Stage::Held(lease) | Stage::Detached(lease, _) if lease.operator == reader => continue,
            Stage::WrapUp(..) | Stage::Closed(_) => continue,
            Stage::Waiting(_) | Stage::Offered(..) | Stage::Held(_) | Stage::Detached(..) => {}
        }
        let marks = store.marks(*session).await?;
        let last_seq = store.last_seq(*session).await?;
        for row in rows(app, vec![stored], &people, reader).await? {
            let (callers, holders) = (shown_marks(marks.caller), shown_marks(marks.operator));
            all.push(Watched { row, footing: *footing, last_seq, callers, holders });
        }
    }
    Ok(all)
}

async fn rows(app: &AppState, open: Vec<Stored>, people: &People, reader: StaffId) -> Result<Vec<FloorRow>, Error> {
    let ids: Vec<SessionId> = open.iter().map(|stored| stored.session.id).collect();
    let mut guests = app.desk.store().guests_of(&ids).await?;
    let sent = app.desk.store().sessions_with_a_dispatch(&ids).await?;
    let now = app.clock.now();
    let row = |mut stored: Stored| {
        stored.session.guests = guests.remove(&stored.session.id).unwrap_or_default();
        let team = if sent.contains(&stored.session.id) { Err(Refusal::DispatchOpen) } else { Ok(()) };
        row(stored, people, (reader, team), now)
    };
    Ok(open.into_iter().filter_map(row).collect())
}

/// `team`: whether the reader may ask for one.
fn row(
    stored: Stored,
    people: &People,
    (reader, team): (StaffId, Result<(), Refusal>),
    now: Timestamp,
) -> Option<FloorRow> {
    let actions = actions(&stored, (reader, team), now);
    let Stored { session, fixed } = stored;
    let holder = session.stage.lease().map(|lease| lease.operator);
    Some(FloorRow {
        session: session.id,
        alias: fixed.alias,
        channel: session.channel,
        language: session.language,
        tier: session.tier,
        opened_at: session.opened_at,
        stage: match session.stage {
            Stage::Waiting(waiting) | Stage::Offered(waiting, _) => FloorStage::Waiting { since: waiting.since },
            Stage::Held(lease) => FloorStage::Held { since: lease.since },
            Stage::Detached(_, lost) => FloorStage::Detached { since: lost.since, until: lost.until },
            Stage::WrapUp(_, ended) => FloorStage::WrapUp { since: ended.at, ended_by: ended.by },
            Stage::Closed(_) => return None,
        },
        reasons: session.reasons,
        holder,
        holder_name: holder.map(|staff| people.name(staff)),
        caller: caller_link(session.caller),
        hand_raised_at: session.hand_raised_at,
        target_missed_at: session.target_missed_at,
        joined: beside(&session.guests, people),
        actions,
    })
}

/// What a supervisor may do with a talk. The same rules refuse the command; here they are only said beforehand.
fn actions(stored: &Stored, (by, team): (StaffId, Result<(), Refusal>), now: Timestamp) -> Vec<Allowed> {
    let Stored { session, fixed } = stored;
    let seen = if session.has_guest(by) { Err(Refusal::AlreadyDone) } else { session.check_watch(by) };
    let origin_known = fixed.origin_hash.is_some() || fixed.phone_hash.is_some();
    let known = if origin_known { Ok(()) } else { Err(Refusal::OriginUnknown) };
    [
        (ActionName::Watch, seen),
        (ActionName::Whisper, session.check_whisper(by, Whisperer::Supervisor).map(|_| ())),
        (ActionName::Join, session.clone().join(by, now).map(|_| ())),
        (ActionName::TakeOver, session.clone().take_over_talk(by, now).map(|_| ())),
        (ActionName::Block, may_block(session, *BLOCK_HOURS.start(), now).and(known)),
        (ActionName::RequestDispatch, team),
    ]
    .map(|(name, outcome)| Allowed { name, allowed: permit(outcome) })
    .to_vec()
}

fn beside(guests: &[Guest], people: &People) -> Vec<Beside> {
    guests
        .iter()
        .map(|guest| Beside { staff: guest.staff, name: people.name(guest.staff), since: guest.since })
        .collect()
}

/// Who is around a talk beside its holder, as the holder is told.
#[derive(Default)]
pub(super) struct Around {
    pub guests: Vec<Beside>,
    pub watchers: Vec<Beside>,
}

/// Who is around these talks: guests always, who watches only where the centre's setting shows it.
pub(super) async fn around(app: &AppState, sessions: &[SessionId]) -> Result<HashMap<SessionId, Around>, Error> {
    let store = app.desk.store();
    let people = app.shared.people(app).await?;
    let settings = app.shared.settings(app).await?;
    let shown = settings.as_ref().as_ref().map_or(SilentView::Hidden, |settings| settings.silent_view);
    let guests = store.guests_of(sessions).await?;
    let mut around: HashMap<SessionId, Around> = guests
        .into_iter()
        .map(|(session, guests)| (session, Around { guests: beside(&guests, &people), ..Around::default() }))
        .collect();
    match shown {
        SilentView::Hidden => {}
        SilentView::ShownToOperator => {
            for session in sessions {
                let watchers = store.watchers_of(*session).await?.into_iter();
                let named = |staff, since| Beside { staff, name: people.name(staff), since };
                around.entry(*session).or_default().watchers =
                    watchers.map(|watcher| named(watcher.staff, watcher.since)).collect();
            }
        }
    }
    Ok(around)
}

/// A whisper as it is shown.
pub async fn whisper(app: &AppState, open: OpenWhisper) -> Result<Whisper, Error> {
    let by_name = app.shared.people(app).await?.name(open.by);
    let OpenWhisper { id, session, by, at, text } = open;
    Ok(Whisper { whisper: id, session, by, by_name, at, text })
}

/// The latest whispers of a session, in order.
pub async fn whispers(app: &AppState, session: SessionId) -> Result<Vec<Whisper>, Error> {
    let mut all = Vec::new();
    for open in app.desk.store().whispers(session, WHISPERS as i64).await? {
        all.push(whisper(app, open).await?);
    }
    Ok(all)
}
