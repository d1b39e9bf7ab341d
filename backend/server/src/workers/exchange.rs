//! Speaks with other institutions' own systems: does the errands that the outbox holds for them, and asks each what has
//! changed. What is asked and what an answer means is `xinqiao_registry`'s; what becomes of it the desk's.

use super::module::{Trouble, caught};
use crate::assembly::AppState;
use crate::desk::Failure;
use crate::desk::exchange::{AskDue, Errand, Failed, TakeIn, ToAsk};
use crate::system_calls;
use crate::watch::Name;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Semaphore;
use xinqiao_domain::delivery::{SEND_LIMIT, SendOutcome};
use xinqiao_domain::exchange::Access;
use xinqiao_domain::{InstitutionId, ReferralId, Timestamp};
use xinqiao_notify::Taken;
use xinqiao_notify::system::{SystemAsk, SystemReply, Verb};
use xinqiao_registry as registry;
use xinqiao_registry::{Method, Names, Request, Written};

/// Systems that a node asks at once: a slow one keeps nobody waiting but itself.
const AT_ONCE: usize = 8;

/// Asks systems what has changed.
pub struct Exchange {
    hands: Arc<Semaphore>,
}

impl Default for Exchange {
    fn default() -> Self {
        Self { hands: Arc::new(Semaphore::new(AT_ONCE)) }
    }
}

impl Exchange {
    /// Takes the systems that are to be asked, as far as hands are free.
    pub async fn tick(&self, app: &AppState, now: Timestamp) -> Result<(), Trouble> {
        let free = self.hands.available_permits();
        if free == 0 || !app.desk.store().system_waits(now).await? {
            return Ok(());
        }
        for to_ask in app.desk.run(AskDue { most: free }).await? {
            // Only the round takes permits; were there none, it would be asked anew.
            let Ok(hand) = Arc::clone(&self.hands).try_acquire_owned() else { break };
            let app = Arc::clone(app);
            tokio::spawn(async move {
                let _hand = hand;
                caught(Name::Exchange, ask(&app, to_ask)).await;
            });
        }
        Ok(())
    }
}

/// Asks one system, and hands in what it says. What cannot be written is asked anew.
async fn ask(app: &AppState, asked: ToAsk) {
    let names = names(app);
    let handed_in = match heard(app, &asked, &names).await {
        Ok(page) => app.desk.run(TakeIn { asked, page }).await.map(drop),
        Err(answer) => app.desk.run(Failed { asked, answer }).await.map(drop),
    };
    match handed_in {
        Ok(()) | Err(Failure::Unavailable) => {}
        Err(Failure::Refused(refused)) => {
            tracing::error!(
                institution = %asked.institution, refusal = refused.refusal.code(), "what a system said was refused"
            );
        }
    }
}

async fn heard(app: &AppState, asked: &ToAsk, names: &Names) -> Result<registry::Page, String> {
    let access = access(app, asked.institution).await.map_err(|taken| taken.answer)?;
    let reply = speak(app, &access, &registry::newer_tasks(asked.since)).await.map_err(|taken| taken.answer)?;
    if !(200..300).contains(&reply.status) {
        return Err(format!("HTTP {}", reply.status));
    }
    let page = registry::page(names, &reply.body, asked.since);
    page.ok_or_else(|| format!("HTTP {}, but no list of tasks", reply.status))
}

/// Does an errand: one attempt, within the limit of all attempts.
pub async fn run(app: &AppState, errand: &str) -> Taken {
    let Ok(errand) = serde_json::from_str::<Errand>(errand) else {
        return taken(SendOutcome::Refused, "the errand cannot be read");
    };
    let limit = Duration::from_millis(SEND_LIMIT.0.unsigned_abs());
    let done = tokio::time::timeout(limit, done(app, &errand)).await;
    match done {
        Ok(Ok(written)) => taken(written.outcome, &written.answer),
        Ok(Err(taken)) => taken,
        Err(_) => taken(SendOutcome::NoAnswer, "no answer within the time limit"),
    }
}

/// The requests of an errand, one after the other; the first that is not taken ends it. Each may be sent again.
async fn done(app: &AppState, errand: &Errand) -> Result<Written, Taken> {
    let (names, access) = (names(app), access(app, errand.institution()).await?);
    match errand {
        Errand::Introduce { institution, parties } => {
            let known = transact(app, &access, &registry::organizations(&names, parties)).await?;
            if known.outcome != SendOutcome::Accepted {
                return Ok(known);
            }
            listen(app, &access, *institution).await
        }
        Errand::Refer { handover, .. } => {
            let parties = [handover.order.from.clone(), handover.order.to.clone()];
            let known = transact(app, &access, &registry::organizations(&names, &parties)).await?;
            if known.outcome != SendOutcome::Accepted {
                return Ok(known);
            }
            transact(app, &access, &registry::referral(&names, handover)).await
        }
        Errand::AskBack { referral, .. } => ask_back(app, &access, &names, *referral).await,
    }
}

async fn transact(app: &AppState, access: &Access, bundle: &registry::Bundle) -> Result<Written, Taken> {
    let request = registry::transaction(bundle).map_err(|_| taken(SendOutcome::Refused, "it cannot be written"))?;
    let reply = speak(app, access, &request).await?;
    Ok(registry::written(reply.status, &reply.body, bundle.entry.len()))
}

async fn listen(app: &AppState, access: &Access, institution: InstitutionId) -> Result<Written, Taken> {
    let (store, url) = (app.desk.store(), &app.config.public_url);
    let stored = store.one_system(institution).await.map_err(|_| no_database())?;
    let version = stored.map_or(0, |system| system.version);
    let secret = system_calls::secret(store.keys(), institution, version);
    let request = registry::listen(system_calls::address(url, institution), &secret);
    let request = request.map_err(|_| taken(SendOutcome::Refused, "it cannot be written"))?;
    let reply = speak(app, access, &request).await?;
    Ok(registry::introduced(reply.status, &reply.body))
}

/// Looks at the task and says on it that it is asked back; where it changed in between, the next attempt looks anew.
async fn ask_back(app: &AppState, access: &Access, names: &Names, referral: ReferralId) -> Result<Written, Taken> {
    let reply = speak(app, access, &registry::task_named(names, referral)).await?;
    let tasks = match reply.status {
        200..=299 => registry::tasks(&reply.body),
        status => return Ok(registry::rewritten(status, &reply.body)),
    };
    let tasks = tasks.ok_or_else(|| taken(SendOutcome::NoAnswer, "no list of tasks"))?;
    let [task] = tasks.as_slice() else {
        return Err(taken(SendOutcome::Refused, &format!("{} tasks of that name are there", tasks.len())));
    };
    let request = registry::ask_to_cancel(task);
    let request = request.ok_or_else(|| taken(SendOutcome::Refused, "the task has no version"))?;
    let reply = speak(app, access, &request).await?;
    Ok(registry::rewritten(reply.status, &reply.body))
}

async fn speak(app: &AppState, access: &Access, request: &Request) -> Result<SystemReply, Taken> {
    let Request { method, path, if_match, body } = request;
    let verb = match method {
        Method::Get => Verb::Get,
        Method::Post => Verb::Post,
        Method::Put => Verb::Put,
    };
    app.systems.ask(access, &SystemAsk { verb, path, if_match: if_match.as_deref(), body: body.as_deref() }).await
}

/// Where a system is and how we sign in there, as it is entered now.
async fn access(app: &AppState, institution: InstitutionId) -> Result<Access, Taken> {
    let stored = app.desk.store().one_system(institution).await.map_err(|_| no_database())?;
    let open = stored.filter(|system| system.closed_at.is_none());
    open.map(|system| system.access).ok_or_else(|| taken(SendOutcome::Refused, "no system is entered"))
}

fn names(app: &AppState) -> Names {
    Names::new(&app.config.public_url.to_string())
}

fn no_database() -> Taken {
    taken(SendOutcome::Unreachable, "our own database did not answer")
}

fn taken(outcome: SendOutcome, answer: &str) -> Taken {
    Taken { outcome, answer: answer.to_owned(), reference: None }
}
