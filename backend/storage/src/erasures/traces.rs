//! Everything that is known of a caller, gathered from where it stands.

use crate::sessions::{code, id, instant, maybe_id};
use crate::statements::with_ids;
use crate::{Batch, Error, Store};
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, Row};
use std::collections::{BTreeMap, BTreeSet};
use xinqiao_domain::delivery::{DeliveryWord, Occasion};
use xinqiao_domain::erasure::{Asked, CaseTrace, ErasureCounts, Progress, Sampled, Shreds, Traces};
use xinqiao_domain::session::{Channel, StageName};
use xinqiao_domain::suspected_case::CaseWord;
use xinqiao_domain::{CallbackId, OutboxId, SessionId, SuspectedCaseId, Timestamp};

/// A session of the caller's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TracedSession {
    pub session: SessionId,
    pub stage: StageName,
    pub channel: Channel,
    pub opened_at: Timestamp,
    pub closed_at: Option<Timestamp>,
}

/// What is known of a caller.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// The oldest first.
    pub sessions: Vec<TracedSession>,
    /// Sessions beyond these.
    pub more: u32,
    pub traces: Traces,
}

impl Batch<'_> {
    /// What is known of the caller of a session, at most `most` sessions; as this batch has made it so far.
    pub async fn known_of_caller(&mut self, session: SessionId, most: usize) -> Result<Known, Error> {
        self.flush_sessions().await?;
        known(self.connection(), session, most).await
    }

    /// How much of it there is, of what is to be shredded.
    pub async fn how_much(&mut self, known: &Known, shreds: &Shreds) -> Result<ErasureCounts, Error> {
        how_much(self.connection(), known, shreds).await
    }
}

impl Store {
    /// What is known of the caller of a session, at most `most` sessions.
    pub async fn known_of_caller(&self, session: SessionId, most: usize) -> Result<Known, Error> {
        known(&mut *self.read.acquire().await?, session, most).await
    }

    /// How much of it there is, of what is to be shredded.
    pub async fn how_much(&self, known: &Known, shreds: &Shreds) -> Result<ErasureCounts, Error> {
        how_much(&mut *self.read.acquire().await?, known, shreds).await
    }

    /// The newest session from a number.
    pub async fn newest_session_from(&self, phone: &str) -> Result<Option<SessionId>, Error> {
        let row = sqlx::query("SELECT id FROM session WHERE phone_hash = $1 ORDER BY opened_at DESC, id DESC LIMIT 1")
            .bind(self.keys.phone_hash(phone))
            .fetch_optional(&self.read)
            .await?;
        row.map(|row| id(&row, "id")).transpose()
    }
}

async fn known(connection: &mut AnyConnection, session: SessionId, most: usize) -> Result<Known, Error> {
    let (sessions, more) = sessions_of_caller(connection, session, most).await?;
    let ids: Vec<String> = sessions.iter().map(|one| one.session.to_string()).collect();
    let mut traces =
        Traces { sessions: sessions.iter().map(|one| (one.session, one.stage)).collect(), ..Traces::default() };
    callbacks(connection, &ids, &mut traces).await?;
    dispatches_and_cases(connection, &ids, &mut traces).await?;
    of_sessions(connection, &ids, &mut traces).await?;
    calls_and_alerts(connection, &ids, &mut traces).await?;
    letters(connection, &mut traces).await?;
    Ok(Known { sessions, more, traces })
}

const NOT_GONE: &str =
    "NOT EXISTS (SELECT 1 FROM caller_erasure_session WHERE caller_erasure_session.session = session.id)";
/// Sessions of one caller that are looked at.
const MOST_READ: usize = 1_000;
const SESSION: &str = "SELECT id, stage, channel, opened_at, closed_at FROM session WHERE";

/// This session and those of the same number, the same return code, or the same follow-up call.
async fn sessions_of_caller(
    connection: &mut AnyConnection,
    session: SessionId,
    most: usize,
) -> Result<(Vec<TracedSession>, u32), Error> {
    let (own, mut found) = (session.to_string(), BTreeMap::new());
    let ways = [
        "phone_hash IS NOT NULL AND phone_hash = (SELECT same.phone_hash FROM session same WHERE same.id = $1)",
        "return_hash IS NOT NULL AND return_hash = (SELECT same.return_hash FROM session same WHERE same.id = $1)",
        "id IN (SELECT became FROM call_work WHERE session = $1)",
        "id IN (SELECT session FROM call_work WHERE became = $1)",
        "id = $1",
    ];
    for way in ways {
        let query = format!("{SESSION} {way} AND {NOT_GONE} ORDER BY opened_at, id LIMIT {MOST_READ}");
        for row in sqlx::query(sqlx::AssertSqlSafe(query)).bind(own.clone()).fetch_all(&mut *connection).await? {
            let one = traced(&row)?;
            found.insert((one.opened_at, one.session), one);
        }
    }
    let all = found.len();
    let this = found.values().find(|one| one.session == session).copied();
    let mut sessions: Vec<TracedSession> = found.into_values().take(most).collect();
    // The one that was asked for is among them, however many there are.
    if let Some(this) = this.filter(|this| !sessions.contains(this)) {
        sessions.pop();
        sessions.push(this);
    }
    let more = u32::try_from(all - sessions.len()).unwrap_or(u32::MAX);
    Ok((sessions, more))
}

fn traced(row: &AnyRow) -> Result<TracedSession, Error> {
    Ok(TracedSession {
        session: id(row, "id")?,
        stage: code(row, "stage", StageName::from_code)?,
        channel: code(row, "channel", Channel::from_code)?,
        opened_at: Timestamp(row.try_get("opened_at")?),
        closed_at: instant(row, "closed_at")?,
    })
}

/// Rows of a statement over ids; none for none.
async fn rows(connection: &mut AnyConnection, head: &str, ids: &[String], tail: &str) -> Result<Vec<AnyRow>, Error> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    Ok(with_ids(head, ids, tail).fetch_all(connection).await?)
}

fn over_since(row: &AnyRow, column: &'static str) -> Result<Progress, Error> {
    Ok(if instant(row, column)?.is_some() { Progress::Over } else { Progress::Open })
}

/// Requests to be called back: that became one of the sessions, or came from a number of theirs.
async fn callbacks(connection: &mut AnyConnection, ids: &[String], traces: &mut Traces) -> Result<(), Error> {
    let mut found: BTreeSet<CallbackId> = BTreeSet::new();
    let became = "SELECT callback AS id FROM call_work WHERE callback IS NOT NULL AND became IN";
    for row in rows(connection, became, ids, "").await? {
        found.insert(id(&row, "id")?);
    }
    let from =
        "SELECT callback.id FROM callback JOIN session ON session.phone_hash = callback.phone_hash WHERE session.id IN";
    for row in rows(connection, from, ids, "").await? {
        found.insert(id(&row, "id")?);
    }
    traces.callbacks = found.into_iter().collect();
    Ok(())
}

async fn dispatches_and_cases(
    connection: &mut AnyConnection,
    ids: &[String],
    traces: &mut Traces,
) -> Result<(), Error> {
    for row in rows(connection, "SELECT id, ended_at FROM dispatch WHERE session IN", ids, "ORDER BY id").await? {
        traces.dispatches.push((id(&row, "id")?, over_since(&row, "ended_at")?));
    }
    let dispatches: Vec<String> = traces.dispatches.iter().map(|(dispatch, _)| dispatch.to_string()).collect();
    let case = "SELECT id, dispatch, state, patient FROM suspected_case WHERE";
    let mut cases: BTreeMap<SuspectedCaseId, CaseTrace> = BTreeMap::new();
    for (column, of) in [("session", ids), ("dispatch", dispatches.as_slice())] {
        for row in rows(connection, &format!("{case} {column} IN"), of, "").await? {
            let trace = CaseTrace {
                case: id(&row, "id")?,
                dispatch: maybe_id(&row, "dispatch")?,
                word: code(&row, "state", CaseWord::from_code)?,
                patient: maybe_id(&row, "patient")?,
            };
            cases.insert(trace.case, trace);
        }
    }
    let of: Vec<String> = cases.keys().map(ToString::to_string).collect();
    let referrals = "SELECT id, suspected_case, over_at FROM referral WHERE suspected_case IN";
    for row in rows(connection, referrals, &of, "ORDER BY id").await? {
        let progress = over_since(&row, "over_at")?;
        traces.referrals.push(Asked { referral: id(&row, "id")?, case: id(&row, "suspected_case")?, progress });
    }
    traces.cases = cases.into_values().collect();
    Ok(())
}

async fn of_sessions(connection: &mut AnyConnection, ids: &[String], traces: &mut Traces) -> Result<(), Error> {
    for row in rows(connection, "SELECT id, reported_at FROM incident WHERE session IN", ids, "").await? {
        traces.incidents.push((id(&row, "id")?, over_since(&row, "reported_at")?));
    }
    let reviews = "SELECT id, session, acknowledged_at FROM review WHERE session IN";
    for row in rows(connection, reviews, ids, "").await? {
        traces.reviews.push((id(&row, "id")?, id(&row, "session")?, over_since(&row, "acknowledged_at")?));
    }
    let samples = "SELECT sample, session, (SELECT CAST(MIN(given_at) AS BIGINT) FROM review \
         WHERE review.session = sample_session.session) AS given_at FROM sample_session WHERE session IN";
    for row in rows(connection, samples, ids, "").await? {
        let progress = over_since(&row, "given_at")?;
        traces.samples.push(Sampled { sample: id(&row, "sample")?, session: id(&row, "session")?, progress });
    }
    for row in rows(connection, "SELECT id, until_at, lifted_at FROM block WHERE session IN", ids, "").await? {
        let until = Timestamp(row.try_get("until_at")?);
        traces.blocks.push((id(&row, "id")?, until, over_since(&row, "lifted_at")?));
    }
    Ok(())
}

async fn calls_and_alerts(connection: &mut AnyConnection, ids: &[String], traces: &mut Traces) -> Result<(), Error> {
    let texts = |ids: &mut dyn Iterator<Item = String>| ids.collect::<Vec<String>>();
    let callbacks = texts(&mut traces.callbacks.iter().map(ToString::to_string));
    let dispatches = texts(&mut traces.dispatches.iter().map(|(dispatch, _)| dispatch.to_string()));
    let referrals = texts(&mut traces.referrals.iter().map(|one| one.referral.to_string()));
    let of_calls = [("session", ids), ("became", ids), ("callback", callbacks.as_slice())];
    for (column, of) in of_calls {
        let calls = format!("SELECT id, settled_at FROM call_work WHERE {column} IN");
        for row in rows(connection, &calls, of, "").await? {
            traces.calls.push((id(&row, "id")?, over_since(&row, "settled_at")?));
        }
    }
    let of_alerts = [("session", ids), ("dispatch", dispatches.as_slice()), ("referral", referrals.as_slice())];
    for (column, of) in of_alerts {
        let alerts = format!("SELECT id, settled_at FROM alert WHERE {column} IN");
        for row in rows(connection, &alerts, of, "").await? {
            traces.alerts.push((id(&row, "id")?, over_since(&row, "settled_at")?));
        }
    }
    Ok(())
}

async fn letters(connection: &mut AnyConnection, traces: &mut Traces) -> Result<(), Error> {
    let dispatches: Vec<String> = traces.dispatches.iter().map(|(dispatch, _)| dispatch.to_string()).collect();
    let referrals: Vec<String> = traces.referrals.iter().map(|one| one.referral.to_string()).collect();
    traces.letters = letters_about(connection, &dispatches, &referrals).await?;
    Ok(())
}

/// What of the outbox tells of somebody: pages of dispatches, links of referrals, what went to other systems.
pub(super) async fn letters_about(
    connection: &mut AnyConnection,
    dispatches: &[String],
    referrals: &[String],
) -> Result<Vec<(OutboxId, DeliveryWord)>, Error> {
    let mut occasions = Vec::new();
    for row in rows(connection, "SELECT id, sent_by FROM referral WHERE id IN", referrals, "").await? {
        let (referral, recipient) = (id(&row, "id")?, id(&row, "sent_by")?);
        occasions.push(Occasion::SystemReferral { referral, recipient }.to_string());
        occasions.push(Occasion::SystemCancellation { referral, recipient }.to_string());
    }
    let outbox = "SELECT id, state FROM outbox WHERE";
    let of = [
        (format!("{outbox} id IN (SELECT id FROM page WHERE dispatch IN"), ")", dispatches),
        (format!("{outbox} id IN (SELECT id FROM referral_link WHERE referral IN"), ")", referrals),
        (format!("{outbox} centre = '{}' AND occasion IN", crate::CENTRE), "", occasions.as_slice()),
    ];
    let mut letters = Vec::new();
    for (head, tail, ids) in of {
        for row in rows(connection, &head, ids, tail).await? {
            letters.push((id(&row, "id")?, code(&row, "state", DeliveryWord::from_code)?));
        }
    }
    Ok(letters)
}

async fn how_much(connection: &mut AnyConnection, known: &Known, shreds: &Shreds) -> Result<ErasureCounts, Error> {
    let ids: Vec<String> = shreds.sessions.iter().map(ToString::to_string).collect();
    let mut forms = 0;
    for table in ["assessment", "wrap_up", "note", "draft", "rating", "whisper"] {
        forms += count(connection, table, &ids).await?;
    }
    let letters = super::shredding::letters_to_empty(connection, &known.traces, shreds).await?;
    let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    Ok(ErasureCounts {
        sessions: number(shreds.sessions.len()),
        lines: count(connection, "line", &ids).await?,
        forms,
        dispatches: number(shreds.dispatches.len()),
        cases: number(shreds.cases.len()),
        callbacks: number(shreds.callbacks.len()),
        letters: number(letters.len()),
    })
}

async fn count(connection: &mut AnyConnection, table: &str, ids: &[String]) -> Result<u32, Error> {
    let head = format!("SELECT COUNT(*) AS many FROM {table} WHERE session IN");
    match rows(connection, &head, ids, "").await?.first() {
        Some(row) => crate::entries::count(row, "many"),
        None => Ok(0),
    }
}
