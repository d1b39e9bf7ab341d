//! The history of a demonstration: some days of sessions, lived through the desk's own commands under a clock that is
//! moved on, so that the journal tells and verifies them like any other.

mod sessions;
mod teams;

use super::cast::{CAST, Hire, Member};
use super::chance::Chance;
use crate::assembly::sealing_keys;
use crate::clock::{Clock, ClockHand, Ids};
use crate::config::Config;
use crate::desk::callbacks::RequestCallback;
use crate::desk::calls::{HandCall, Motion, RecordAttempt};
use crate::desk::centre::{FirstAdministrator, Proof, SetUp, SetUpOutcome, first_settings};
use crate::desk::records::return_code;
use crate::desk::{self, Command, Desk, Told};
use crate::keys::MasterKeys;
use crate::passwords::{Cost, Passwords, one_time};
use anyhow::{Context, bail};
use aws_lc_rs::rand::SystemRandom;
use std::sync::Arc;
use xinqiao_domain::desk_words::CallOutcome;
use xinqiao_domain::session::Language;
use xinqiao_domain::{CallbackId, CommandId, Millis, StaffId, Timestamp, WorkId};
use xinqiao_storage::call_work::{Settled, Wanted, Whose};
use xinqiao_storage::centre::Mark;
use xinqiao_storage::{Committed, Store};

/// How far back it goes.
const REACHES_BACK: Millis = Millis::days(14);
/// Sessions in it.
const SESSIONS: i64 = 40;
/// Follow-ups looked at between two sessions: more are never due.
const DUE_AT_ONCE: usize = 8;
/// Commands that may wait: they come one at a time.
const QUEUE: usize = 8;

/// What was made.
pub struct Made {
    pub cast: Vec<Member>,
    /// The code of the caller who came several times.
    pub return_code: String,
}

/// Nobody has a socket open in the past.
struct Nobody;

impl Told for Nobody {
    fn tell(&self, _committed: &Committed) {}
}

/// The desk in the past.
struct Past {
    desk: Desk,
    clock: Clock,
    hand: ClockHand,
    ids: Ids,
    chance: Chance,
}

/// Makes the database with its cast and history, which ends before `now`.
pub async fn make(config: &Config, now: Timestamp) -> anyhow::Result<Made> {
    let start = now - REACHES_BACK;
    let keys = MasterKeys::load_or_create(&config.key_file, start)?;
    let store = Store::open(config.database.reveal(), sealing_keys(&keys)).await;
    let store = Arc::new(store.context("the demonstration's database")?);
    let (clock, hand) = Clock::movable(start);
    let (desk, writer) = desk::start(Arc::clone(&store), clock.clone(), QUEUE, Nobody);
    let mut past = Past { desk, ids: Ids::new(clock.clone()), clock, hand, chance: Chance::new() };
    let made = past.live(start).await;
    drop(past);
    writer.await.context("the writer")?;
    store.close().await;
    made
}

impl Past {
    async fn live(&mut self, start: Timestamp) -> anyhow::Result<Made> {
        let cast = self.hire().await?;
        let return_code = return_code::draw();
        let step = Millis(REACHES_BACK.0 / (SESSIONS + 1));
        for number in 0..SESSIONS {
            self.until(start + Millis(step.0 * (number + 1) - step.0 / 4));
            self.follow_ups(&cast).await?;
            self.session(number as usize, &cast, &return_code).await?;
        }
        self.callbacks(&cast).await?;
        self.teams(&cast).await?;
        Ok(Made { cast, return_code })
    }

    /// Time passes.
    fn passes(&self, length: Millis) {
        self.hand.advance(length);
    }

    /// Time passes until then.
    fn until(&self, instant: Timestamp) {
        self.hand.advance(instant.since(self.clock.now()));
    }

    fn seconds(&mut self, range: std::ops::Range<u64>) -> Millis {
        Millis::seconds(self.chance.below(range) as i64)
    }

    fn command(&self) -> CommandId {
        CommandId(self.ids.draw())
    }

    async fn run<C: Command>(&self, command: C) -> anyhow::Result<C::Answer> {
        Ok(self.desk.run(command).await?)
    }

    /// Creates the centre with the demonstration's mark, and everybody's account.
    async fn hire(&self) -> anyhow::Result<Vec<Member>> {
        let passwords = Passwords::start(Cost::Least, 1)?;
        let mut cast = Vec::with_capacity(CAST.len());
        for part in &CAST {
            let password = one_time(&SystemRandom::new())?;
            let hash = passwords.hash(password.clone()).await?;
            let staff = StaffId(self.ids.draw());
            match cast.first().map(|administrator: &Member| administrator.staff) {
                None => {
                    let (name, username) = (part.name.to_owned(), part.username.to_owned());
                    self.set_up(FirstAdministrator { staff, name, username, password: hash }).await?;
                }
                Some(by) => {
                    self.run(Hire { part, staff, by, password: hash }).await?;
                }
            }
            cast.push(Member { part, staff, password });
        }
        Ok(cast)
    }

    async fn set_up(&self, administrator: FirstAdministrator) -> anyhow::Result<()> {
        let settings = first_settings("江城市心理援助热线（演示）", "12356");
        let set_up = SetUp { proof: Proof::Machine, mark: Mark::Demonstration, settings, administrator };
        match self.run(set_up).await? {
            SetUpOutcome::Created => Ok(()),
            SetUpOutcome::DoneBefore | SetUpOutcome::CodeWrong => bail!("the demonstration's database is not empty"),
        }
    }

    /// Requests to be called back: some done, the last ones open.
    async fn callbacks(&self, cast: &[Member]) -> anyhow::Result<()> {
        let operator = member(cast, "zhou.min");
        for (at, (name, phone, note, outcome)) in CALLBACKS.into_iter().enumerate() {
            let callback = CallbackId(self.ids.draw());
            let (name, phone, note) = (name.to_owned(), phone.to_owned(), note.to_owned());
            let language = if at == 2 { Language::English } else { Language::Chinese };
            self.run(RequestCallback { id: callback, language, name, phone, note }).await?;
            self.passes(Millis::minutes(9));
            if let Some(outcome) = outcome {
                self.call(operator, WorkId(callback.0), outcome).await?;
            }
        }
        Ok(())
    }

    /// Follow-ups whose time has come are made: somebody is reached.
    async fn follow_ups(&self, cast: &[Member]) -> anyhow::Result<()> {
        let operator = member(cast, "zhou.min");
        let open = Wanted { settled: Settled::No, whose: Whose::Nobody, source: None, after: None };
        for listed in self.desk.store().calls(&open, DUE_AT_ONCE).await? {
            if listed.call.try_at <= self.clock.now() {
                self.call(operator, listed.id, CallOutcome::Reached).await?;
            }
        }
        Ok(())
    }

    /// Somebody takes a call and makes it.
    async fn call(&self, staff: StaffId, call: WorkId, outcome: CallOutcome) -> anyhow::Result<()> {
        self.run(HandCall { id: self.command(), staff, call, motion: Motion::Take }).await?;
        self.passes(Millis::minutes(6));
        self.run(RecordAttempt { id: self.command(), staff, call, outcome, note: String::new() }).await?;
        self.passes(Millis::minutes(6));
        Ok(())
    }
}

/// Who asked, at a number that is nobody's, when to ring, and what came of it.
const CALLBACKS: [(&str, &str, &str, Option<CallOutcome>); 5] = [
    ("", "199 0000 0001", "晚上七点以后方便", Some(CallOutcome::Reached)),
    ("小吴", "199 0000 0002", "", Some(CallOutcome::NotReached)),
    ("Alex", "199 0000 0003", "Mornings are best", Some(CallOutcome::Reached)),
    ("", "199 0000 0004", "请不要在工作时间打", None),
    ("林女士", "199 0000 0005", "周末都可以", None),
];

/// Somebody of the cast.
///
/// # Panics
/// When nobody has this name: the cast is fixed.
fn member(cast: &[Member], username: &str) -> StaffId {
    cast.iter().find(|member| member.part.username == username).expect("the cast is fixed").staff
}
