//! Memory, herd and offers: what is measured of the hotline alone.

use super::callers::Caller;
use super::chance::Chance;
use super::clock;
use super::figures::median;
use super::floor::{accept, caller_socket, callers_waiting, comes_on_duty};
use super::program::Program;
use super::socket::{self, Socket, address_of};
use super::staff::Person;
use super::web::Web;
use anyhow::{Context, Result, bail, ensure};
use futures_util::{StreamExt, TryStreamExt, stream};
use reqwest::Method;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::sync::mpsc::{Sender, channel};
use tokio::sync::{Semaphore, watch};
use tokio::task::JoinSet;
use xinqiao_domain::assessment::{Assessment, NotAssessedReason};
use xinqiao_domain::presence::Presence;
use xinqiao_domain::wrap_up::{Outcome, WrapUp};
use xinqiao_domain::{CommandId, SessionId};
use xinqiao_protocol::frames::staff::{Mine, StaffFrame, ToStaff};
use xinqiao_protocol::http::records::{CloseSession, SaveAssessment, SaveWrapUp};

/// Rest before memory is read: buffers of the opening are given back.
const SETTLE: Duration = Duration::from_secs(3);
/// Client back-off while a session is open (security: "Sockets"): from half a second, doubled, to five, full jitter.
const BACK_OFF_FIRST_S: f64 = 0.5;
const BACK_OFF_MOST_S: f64 = 5.0;
/// Pages of this rig on their way back at once: it has one limit of open files for all of them.
const RETURNING_AT_ONCE: usize = 4_000;
/// How long a herd may take before it counts as not coming back.
const HERD_LIMIT: Duration = Duration::from_mins(5);

/// Resident memory per waiting caller, and the seconds until all are back after a kill and a restart.
#[derive(Debug, Clone, Copy, serde::Serialize)]
pub struct Crowd {
    pub sockets: usize,
    pub idle_socket_kib: f64,
    /// From the moment the restarted server is ready.
    pub herd_s: f64,
    /// From the kill.
    pub herd_since_kill_s: f64,
}

/// Lets `count` callers wait, measures, kills and restarts the server, and waits until everybody is back. Somebody must
/// be on duty.
pub async fn crowd(program: &mut Program, count: usize) -> Result<Crowd> {
    let before = program.resident_kib()?;
    let (over, rest) = watch::channel(());
    let (back, mut returned) = channel(count.max(1));
    let at_once = Arc::new(Semaphore::new(RETURNING_AT_ONCE));
    let mut chance = Chance::new(1);
    let mut pages = JoinSet::new();
    callers_waiting(&program.launch.base(), count, |number, caller, socket| {
        let page = Page { number, caller, chance: chance.fork(), back: back.clone(), at_once: at_once.clone() };
        pages.spawn(page.stay(socket, rest.clone()));
    })
    .await?;
    tokio::time::sleep(SETTLE).await;
    let idle_socket_kib = program.resident_kib()?.saturating_sub(before) as f64 / count as f64;
    ensure!(returned.try_recv().is_err(), "callers lost their connection while they only waited");
    let killed = clock::now();
    program.kill()?;
    *program = program.launch.start().await?;
    let ready = clock::now();
    for came in 0..count {
        let waited = tokio::time::timeout(HERD_LIMIT, returned.recv()).await;
        waited.with_context(|| format!("only {came} of {count} came back"))?.context("every page has gone")?;
    }
    let crowd = Crowd {
        sockets: count,
        idle_socket_kib,
        herd_s: ready.elapsed().as_secs_f64(),
        herd_since_kill_s: killed.elapsed().as_secs_f64(),
    };
    drop(over);
    while pages.join_next().await.is_some() {}
    Ok(crowd)
}

/// One caller's page that waits, loses its connection, and comes back as a page does.
struct Page {
    number: usize,
    caller: Caller,
    chance: Chance,
    back: Sender<()>,
    at_once: Arc<Semaphore>,
}

impl Page {
    async fn stay(mut self, socket: Socket, mut over: watch::Receiver<()>) {
        wait_in(socket, &mut over).await;
        if over.has_changed().is_err() {
            return;
        }
        let mut most = BACK_OFF_FIRST_S;
        loop {
            tokio::time::sleep(Duration::from_secs_f64(most * self.chance.unit())).await;
            most = (most * 2.0).min(BACK_OFF_MOST_S);
            if let Ok(socket) = self.come_back().await {
                // The counter has gone only when the measure is over.
                let _ = self.back.send(()).await;
                return wait_in(socket, &mut over).await;
            }
        }
    }

    async fn come_back(&self) -> Result<Socket> {
        let _permit = self.at_once.acquire().await?;
        let ticket = self.caller.ticket().await?;
        Ok(caller_socket(self.caller.web().base(), address_of(self.number), ticket, 0).await?.0)
    }
}

/// Until the socket breaks or the measure is over.
async fn wait_in(mut socket: Socket, over: &mut watch::Receiver<()>) {
    loop {
        tokio::select! {
            _ = over.changed() => return,
            next = socket.next() => match next {
                Some(Ok(_)) => {}
                Some(Err(_)) | None => return,
            },
        }
    }
}

/// Brings the waiting list to `count` callers who have no socket: only the database counts here.
pub async fn waiting(web: &Web, count: usize) -> Result<()> {
    stream::iter(0..count)
        .map(|_| async move { Caller::open(web).await.map(|_| ()) })
        .buffer_unordered(64)
        .try_collect::<()>()
        .await
        .context("waiting callers")
}

/// Median seconds from closing a session (which frees its operator) to the next offer on the operator's socket. Each
/// sample uses one waiting caller up, so another one comes for each: the list keeps its length.
pub async fn offer_after_freed(program: &Program, person: &mut Person, samples: usize) -> Result<f64> {
    let base = program.launch.base();
    let mut socket = comes_on_duty(&base, address_of(0), person, Presence::Available).await?;
    let newcomers = Web::new(&base)?;
    let mut times = Vec::with_capacity(samples);
    let mut mine = until(&mut socket, |mine| mine.offer.is_some()).await.context("the first offer")?;
    for sample in 0..=samples {
        accept(&mut socket, &mine).await?;
        let held = until(&mut socket, |mine| !mine.sessions.is_empty()).await.context("the session accepted")?;
        let session = held.sessions.first().map(|mine| (mine.session, mine.fence)).context("a session")?;
        waiting(&newcomers, 1).await?;
        finish(&mut socket, person.web(), session).await?;
        let began = clock::now();
        let closing = async { close(person.web(), session).await.context("close") };
        let offered = async {
            let mine = until(&mut socket, |mine| mine.offer.is_some()).await.context("the next offer")?;
            Ok::<(Mine, Instant), anyhow::Error>((mine, clock::now()))
        };
        let ((), (next, at)) = tokio::try_join!(closing, offered)?;
        mine = next;
        // The first one warms caches and prepares statements.
        if sample > 0 {
            times.push((at - began).as_secs_f64());
        }
    }
    median(times).context("no samples")
}

/// Ends the talk and writes its record, up to the last step.
async fn finish(socket: &mut Socket, web: &Web, (session, fence): (SessionId, i64)) -> Result<()> {
    let id = CommandId(clock::new_id());
    socket::say(socket, &StaffFrame::End { id, session, fence }).await?;
    done(socket, id).await.context("end")?;
    let assessment = Assessment::NotAssessed { reason: NotAssessedReason::CallerLeft, remarks: String::new() };
    let assessment = SaveAssessment { id: CommandId(clock::new_id()), fence, assessment };
    web.change(Method::POST, &format!("sessions/{session}/assessment"), &assessment).await.context("assessment")?;
    let wrap_up = WrapUp {
        problems: vec![xinqiao_domain::wrap_up::ProblemType::Other],
        marks: Vec::new(),
        services: vec![xinqiao_domain::wrap_up::Service::Counselling],
        outcome: Outcome::Unknown,
        actions: Vec::new(),
        local: None,
        summary: "x".to_owned(),
    };
    let wrap_up = SaveWrapUp { id: CommandId(clock::new_id()), fence, wrap_up };
    web.change(Method::PUT, &format!("sessions/{session}/wrap-up"), &wrap_up).await.context("wrap-up")
}

async fn close(web: &Web, (session, fence): (SessionId, i64)) -> Result<()> {
    let close = CloseSession { id: CommandId(clock::new_id()), fence, follow_up: None };
    Ok(web.change(Method::POST, &format!("sessions/{session}/close"), &close).await?)
}

/// Until this command is answered: what was asked before it is answered on the way.
async fn done(socket: &mut Socket, asked: CommandId) -> Result<()> {
    loop {
        match socket::hear(socket).await? {
            ToStaff::Done { id } if id == asked => return Ok(()),
            ToStaff::Refused { problem, .. } => bail!("{problem:?}"),
            _other => {}
        }
    }
}

async fn until(socket: &mut Socket, wanted: impl Fn(&Mine) -> bool) -> Result<Mine> {
    loop {
        match socket::hear(socket).await? {
            ToStaff::Mine { mine } if wanted(&mine) => return Ok(mine),
            ToStaff::Refused { problem, .. } => bail!("{problem:?}"),
            _other => {}
        }
    }
}
