//! A session's row: how its state is written and read back. Columns that never change are written once.

use crate::Error;
use sqlx::any::{AnyArguments, AnyRow};
use sqlx::query::Query;
use sqlx::{Any, Row};
use xinqiao_domain::queue::Place;
use xinqiao_domain::risk::{Intake, RiskTier};
use xinqiao_domain::routing::OfferReason;
use xinqiao_domain::session::{
    CallerLink, Channel, Closed, Direction, Ended, EndedBy, Gender, Language, Lease, Lost, Offer, Session, Stage,
    StageName, Waiting,
};
use xinqiao_domain::{SessionId, StaffId, Timestamp};

use crate::statements::{Rows, Statement};

/// What stands beside a session's state and never changes, or changes alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fixed {
    pub alias: String,
    pub intake: Intake,
    /// SHA-256 of the secret that a caller's page holds; none for a phone session.
    pub secret_hash: Option<Vec<u8>>,
    pub return_hash: Option<Vec<u8>>,
    pub phone_hash: Option<Vec<u8>>,
    pub phone: Option<Vec<u8>>,
    /// Where a web page came from, while its caller may still be blocked.
    pub origin_hash: Option<Vec<u8>>,
    /// Id of the key that seals its text.
    pub seal_key: String,
    /// Node whose socket the caller's page is on.
    pub caller_node: Option<String>,
}

/// A session with what stands beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stored {
    pub session: Session,
    pub fixed: Fixed,
}

/// Every column, in the order they are bound.
pub(crate) const COLUMNS: &str = "id, centre, alias, channel, direction, language, wished_gender, opened_at, tier, \
     reasons, intake, fence, stage, queue_rank, queue_key, waiting_since, offer_id, offer_to, offered_at, \
     offer_expires_at, offer_because, holder, held_since, lost_since, lost_until, ended_at, ended_by, closed_at, \
     caller_gone_at, caller_node, hand_raised_at, target_missed_at, meant_for, secret_hash, return_hash, phone_hash, \
     phone, seal_key, origin_hash";

/// Insert, or bring the changing columns up to date.
pub(crate) const UPSERT: Rows = Rows {
    head: "INSERT INTO session (id, centre, alias, channel, direction, language, wished_gender, opened_at, tier, \
           reasons, intake, fence, stage, queue_rank, queue_key, waiting_since, offer_id, offer_to, offered_at, \
           offer_expires_at, offer_because, holder, held_since, lost_since, lost_until, ended_at, ended_by, closed_at, \
           caller_gone_at, caller_node, hand_raised_at, target_missed_at, meant_for, secret_hash, return_hash, \
           phone_hash, phone, seal_key, origin_hash) VALUES",
    columns: 39,
    tail: "ON CONFLICT (id) DO UPDATE SET tier = excluded.tier, reasons = excluded.reasons, fence = excluded.fence, \
           stage = excluded.stage, queue_rank = excluded.queue_rank, queue_key = excluded.queue_key, \
           waiting_since = excluded.waiting_since, offer_id = excluded.offer_id, offer_to = excluded.offer_to, \
           offered_at = excluded.offered_at, offer_expires_at = excluded.offer_expires_at, \
           offer_because = excluded.offer_because, holder = excluded.holder, held_since = excluded.held_since, \
           lost_since = excluded.lost_since, lost_until = excluded.lost_until, ended_at = excluded.ended_at, \
           ended_by = excluded.ended_by, closed_at = excluded.closed_at, caller_gone_at = excluded.caller_gone_at, \
           caller_node = excluded.caller_node, hand_raised_at = excluded.hand_raised_at, \
           target_missed_at = excluded.target_missed_at, meant_for = excluded.meant_for, \
           return_hash = excluded.return_hash",
};

/// The stage's data as columns.
#[derive(Default)]
struct StageColumns {
    waiting_since: Option<i64>,
    offer: Option<Offer>,
    lease: Option<Lease>,
    lost: Option<Lost>,
    ended: Option<Ended>,
    closed_at: Option<i64>,
}

impl StageColumns {
    fn of(stage: &Stage) -> Self {
        let blank = Self::default();
        match stage.clone() {
            Stage::Waiting(waiting) => Self { waiting_since: Some(waiting.since.0), ..blank },
            Stage::Offered(waiting, offer) => {
                Self { waiting_since: Some(waiting.since.0), offer: Some(offer), ..blank }
            }
            Stage::Held(lease) => Self { lease: Some(lease), ..blank },
            Stage::Detached(lease, lost) => Self { lease: Some(lease), lost: Some(lost), ..blank },
            Stage::WrapUp(lease, ended) => Self { lease: Some(lease), ended: Some(ended), ..blank },
            Stage::Closed(closed) => {
                Self { lease: closed.lease, ended: Some(closed.ended), closed_at: Some(closed.at.0), ..blank }
            }
        }
    }
}

type AnyQuery<'q> = Query<'q, Any, AnyArguments>;

/// Binds one row of [`UPSERT`].
pub(crate) fn bind<'q>(query: AnyQuery<'q>, stored: &Stored, place: Place) -> Result<AnyQuery<'q>, Error> {
    let Stored { session, fixed } = stored;
    let stage = StageColumns::of(&session.stage);
    let offer = stage.offer.as_ref();
    let because = offer.map(|offer| serde_json::to_string(&offer.because)).transpose()?;
    let caller_gone_at = match session.caller {
        CallerLink::Here | CallerLink::Phone => None,
        CallerLink::Gone { since } => Some(since.0),
    };
    Ok(query
        .bind(session.id.to_string())
        .bind(crate::CENTRE)
        .bind(fixed.alias.clone())
        .bind(session.channel.code())
        .bind(session.direction.code())
        .bind(session.language.code())
        .bind(session.wished_gender.map(Gender::code))
        .bind(session.opened_at.0)
        .bind(session.tier.map(RiskTier::code))
        .bind(serde_json::to_string(&session.reasons)?)
        .bind(serde_json::to_string(&fixed.intake)?)
        .bind(session.fence)
        .bind(session.stage.name().code())
        .bind(place.rank)
        .bind(place.key.0)
        .bind(stage.waiting_since)
        .bind(offer.map(|offer| offer.id.to_string()))
        .bind(offer.map(|offer| offer.operator.to_string()))
        .bind(offer.map(|offer| offer.at.0))
        .bind(offer.map(|offer| offer.expires_at.0))
        .bind(because)
        .bind(stage.lease.map(|lease| lease.operator.to_string()))
        .bind(stage.lease.map(|lease| lease.since.0))
        .bind(stage.lost.map(|lost| lost.since.0))
        .bind(stage.lost.map(|lost| lost.until.0))
        .bind(stage.ended.map(|ended| ended.at.0))
        .bind(stage.ended.map(|ended| ended.by.code()))
        .bind(stage.closed_at)
        .bind(caller_gone_at)
        .bind(fixed.caller_node.clone())
        .bind(session.hand_raised_at.map(|at| at.0))
        .bind(session.target_missed_at.map(|at| at.0))
        .bind(session.meant_for.map(|staff| staff.to_string()))
        .bind(fixed.secret_hash.clone())
        .bind(fixed.return_hash.clone())
        .bind(fixed.phone_hash.clone())
        .bind(fixed.phone.clone())
        .bind(fixed.seal_key.clone())
        .bind(fixed.origin_hash.clone()))
}

/// Reads a row of [`COLUMNS`] back. Who passed on it stands in a table of its own.
pub(crate) fn read(row: &AnyRow) -> Result<Stored, Error> {
    let channel = code(row, "channel", Channel::from_code)?;
    let caller = match (channel, instant(row, "caller_gone_at")?) {
        (Channel::Phone, _) => CallerLink::Phone,
        (Channel::Web, None) => CallerLink::Here,
        (Channel::Web, Some(since)) => CallerLink::Gone { since },
    };
    let session = Session {
        id: id(row, "id")?,
        channel,
        direction: code(row, "direction", Direction::from_code)?,
        language: code(row, "language", Language::from_code)?,
        wished_gender: maybe_code(row, "wished_gender", Gender::from_code)?,
        opened_at: Timestamp(row.try_get("opened_at")?),
        tier: maybe_code(row, "tier", RiskTier::from_code)?,
        reasons: serde_json::from_str(row.try_get("reasons")?)?,
        fence: row.try_get("fence")?,
        stage: stage(row)?,
        caller,
        hand_raised_at: instant(row, "hand_raised_at")?,
        target_missed_at: instant(row, "target_missed_at")?,
        meant_for: maybe_id(row, "meant_for")?,
        passed: Vec::new(),
        guests: Vec::new(),
    };
    let fixed = Fixed {
        alias: row.try_get("alias")?,
        intake: serde_json::from_str(row.try_get("intake")?)?,
        secret_hash: row.try_get("secret_hash")?,
        return_hash: row.try_get("return_hash")?,
        phone_hash: row.try_get("phone_hash")?,
        phone: row.try_get("phone")?,
        origin_hash: row.try_get("origin_hash")?,
        seal_key: row.try_get("seal_key")?,
        caller_node: row.try_get("caller_node")?,
    };
    Ok(Stored { session, fixed })
}

fn stage(row: &AnyRow) -> Result<Stage, Error> {
    let waiting = || Ok::<_, Error>(Waiting { since: needed(row, "waiting_since")? });
    let ended =
        || Ok::<_, Error>(Ended { at: needed(row, "ended_at")?, by: code(row, "ended_by", EndedBy::from_code)? });
    Ok(match code(row, "stage", StageName::from_code)? {
        StageName::Waiting => Stage::Waiting(waiting()?),
        StageName::Offered => Stage::Offered(waiting()?, offer(row)?),
        StageName::Held => Stage::Held(lease(row)?.ok_or(Error::Damaged("session.holder"))?),
        StageName::Detached => Stage::Detached(
            lease(row)?.ok_or(Error::Damaged("session.holder"))?,
            Lost { since: needed(row, "lost_since")?, until: needed(row, "lost_until")? },
        ),
        StageName::WrapUp => Stage::WrapUp(lease(row)?.ok_or(Error::Damaged("session.holder"))?, ended()?),
        StageName::Closed => {
            Stage::Closed(Closed { at: needed(row, "closed_at")?, ended: ended()?, lease: lease(row)? })
        }
    })
}

fn offer(row: &AnyRow) -> Result<Offer, Error> {
    let because: Option<String> = row.try_get("offer_because")?;
    Ok(Offer {
        id: id(row, "offer_id")?,
        operator: id(row, "offer_to")?,
        at: needed(row, "offered_at")?,
        expires_at: needed(row, "offer_expires_at")?,
        because: serde_json::from_str::<Vec<OfferReason>>(because.as_deref().unwrap_or("[]"))?,
    })
}

fn lease(row: &AnyRow) -> Result<Option<Lease>, Error> {
    let fence: i64 = row.try_get("fence")?;
    Ok(match maybe_id::<StaffId>(row, "holder")? {
        Some(operator) => Some(Lease { operator, fence, since: needed(row, "held_since")? }),
        None => None,
    })
}

/// An id column.
pub(crate) fn id<T: std::str::FromStr>(row: &AnyRow, column: &'static str) -> Result<T, Error> {
    maybe_id(row, column)?.ok_or(Error::Damaged(column))
}

/// An id column that may be null.
pub(crate) fn maybe_id<T: std::str::FromStr>(row: &AnyRow, column: &'static str) -> Result<Option<T>, Error> {
    let text: Option<String> = row.try_get(column)?;
    text.map(|text| text.parse().map_err(|_| Error::Damaged(column))).transpose()
}

/// A closed word.
pub(crate) fn code<T>(row: &AnyRow, column: &'static str, parse: fn(&str) -> Option<T>) -> Result<T, Error> {
    maybe_code(row, column, parse)?.ok_or(Error::Damaged(column))
}

/// A closed word that may be null.
pub(crate) fn maybe_code<T>(
    row: &AnyRow,
    column: &'static str,
    parse: fn(&str) -> Option<T>,
) -> Result<Option<T>, Error> {
    let text: Option<String> = row.try_get(column)?;
    text.map(|text| parse(&text).ok_or(Error::Damaged(column))).transpose()
}

/// An instant that may be null.
pub(crate) fn instant(row: &AnyRow, column: &'static str) -> Result<Option<Timestamp>, Error> {
    Ok(row.try_get::<Option<i64>, _>(column)?.map(Timestamp))
}

fn needed(row: &AnyRow, column: &'static str) -> Result<Timestamp, Error> {
    instant(row, column)?.ok_or(Error::Damaged(column))
}

impl crate::Store {
    /// One session, as last committed.
    pub async fn session(&self, session: SessionId) -> Result<Option<Stored>, Error> {
        let mut query = Statement::new("SELECT ");
        query.push(COLUMNS).push(" FROM session WHERE id = ").push_bind(session.to_string());
        let row = query.build().fetch_optional(&self.read).await?;
        row.as_ref().map(read).transpose()
    }
}
