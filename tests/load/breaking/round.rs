//! Rounds: everybody talks, the server dies, comes back, everybody settles, and the books are compared.

use super::book::{Book, Reader};
use super::caller::LiveCaller;
use super::letters::{self, Asked, Correspondent, LetterTally};
use super::line_check::{Tally, compare};
use super::operator::{Desk, LiveOperator};
use super::power::Disk;
use super::{Phase, Shared, Standing};
use crate::load::callers::Caller;
use crate::load::chance::Chance;
use crate::load::clock;
use crate::load::program::{Launch, Program};
use crate::load::staff::{Centre, Person, Wanted, supervisor_at};
use crate::load::web::Web;
use anyhow::{Context, Result, bail};
use futures_util::{StreamExt, TryStreamExt, stream};
use std::collections::HashMap;
use std::time::Duration;
use tokio::sync::watch;
use tokio::task::JoinSet;
use xinqiao_domain::{SessionId, StaffId};
use xinqiao_protocol::Code;
use xinqiao_protocol::frames::Line;
use xinqiao_protocol::http::sessions::Lines;

/// How long it may take until everybody is back, answered and held again; missed offers go round once.
const SETTLING: Duration = Duration::from_mins(2);
/// Two desks may show one session for this long while news of a transfer travels.
const NEWS: Duration = Duration::from_secs(2);
/// Talking lasts at least this long before the server dies, and at most four times as long.
const TALKING_MS: u64 = 400;

/// How the server dies.
#[derive(Debug)]
pub enum Death {
    /// SIGKILL at a random instruction.
    Kill,
    /// The power of its disk.
    PowerCut(Disk),
}

/// Until when there are rounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Until {
    /// Something was wrong: one round that shows it is enough.
    Wrong,
    /// The last one, whatever was wrong: each kind of wrong needs its chance to be seen.
    Last,
}

/// How much of it.
#[derive(Debug, Clone, Copy, serde::Serialize)]
pub struct Size {
    pub rounds: u32,
    pub sessions: usize,
    pub operators: usize,
}

impl Size {
    /// Room for a session that is handed from one full desk to another.
    fn capacity(self) -> u32 {
        self.sessions.div_ceil(self.operators) as u32 + 2
    }
}

/// Everybody who takes part, and what they remember.
struct Night {
    program: Program,
    book: Shared<Book>,
    standings: Vec<Shared<Standing>>,
    desks: HashMap<StaffId, (Shared<Person>, Shared<Desk>)>,
    /// The supervisor who has letters sent, and what she asked for.
    correspondent: Shared<Person>,
    letters: Shared<Asked>,
    phase: watch::Sender<Phase>,
    /// Clients; they go home with the night.
    people: JoinSet<()>,
}

/// Runs all rounds on one database.
pub async fn rounds(
    launch: &Launch,
    death: &Death,
    size: Size,
    until: Until,
    chance: &mut Chance,
) -> Result<(Tally, LetterTally)> {
    let smtp = letters::mail_server(chance).await;
    let launch = &launch.with_mail(smtp.port());
    let mut night = Night::begin(launch, size, chance).await?;
    let mut tally = Tally::default();
    for round in 1..=size.rounds {
        night.phase.send_replace(Phase::Talk);
        tokio::time::sleep(Duration::from_millis(chance.between(TALKING_MS, TALKING_MS * 4))).await;
        match death {
            Death::Kill => night.program.kill()?,
            Death::PowerCut(disk) => disk.cut(&mut night.program).await?,
        }
        night.phase.send_replace(Phase::Quiet);
        night.program = launch.start().await.with_context(|| format!("restart of round {round}"))?;
        night.settle(size.sessions).await.with_context(|| format!("round {round}"))?;
        // Each comparison is of everything since the first round, so the last one counts.
        tally = night.compare().await?;
        eprintln!("round {round} of {}: {tally:?}", size.rounds);
        if until == Until::Wrong && !tally.is_clean() {
            break;
        }
    }
    let asked = night.letters.lock().clone();
    let letters = letters::settle_and_compare(&launch.base(), &night.correspondent, &asked, &smtp).await;
    let letters = letters.context("letters")?;
    eprintln!("{letters:?}");
    night.phase.send_replace(Phase::Over);
    while night.people.join_next().await.is_some() {}
    Ok((tally, letters))
}

impl Night {
    async fn begin(launch: &Launch, size: Size, chance: &mut Chance) -> Result<Self> {
        let program = launch.start().await?;
        let base = launch.base();
        let wanted = Wanted { operators: size.operators, capacity: size.capacity() };
        let centre = Centre::found(&program, wanted).await?;
        let (phase, book) = (watch::Sender::new(Phase::Quiet), Shared::new(Book::new()));
        let correspondent = supervisor_at(&centre.security, "supervisor", "supervisor@centre.example").await?;
        let mut night = Self {
            program,
            book,
            standings: Vec::new(),
            desks: HashMap::new(),
            correspondent: Shared::new(correspondent),
            letters: Shared::new(Asked::new()),
            phase,
            people: JoinSet::new(),
        };
        let (person, asked, standing) = (night.correspondent.clone(), night.letters.clone(), night.standing());
        let correspondent = Correspondent { person, asked, standing };
        night.people.spawn(correspondent.live(night.phase.subscribe()));
        for (number, person) in centre.operators.into_iter().enumerate() {
            let desk = Shared::new(Desk::default());
            night.desks.insert(person.staff, (Shared::new(person.clone()), desk.clone()));
            let (book, standing, chance) = (night.book.clone(), night.standing(), chance.fork());
            let base = base.clone();
            let operator = LiveOperator { number, base, person, book, standing, desk, chance, lost: Vec::new() };
            night.people.spawn(operator.live(night.phase.subscribe()));
        }
        // A hotline without anybody on duty takes no callers.
        night.settle(0).await.context("operators")?;
        let web = Web::new(&base)?;
        let callers: Vec<Caller> = stream::iter(0..size.sessions)
            .map(|_| async { Caller::open(&web).await.map(|(caller, _)| caller) })
            .buffer_unordered(16)
            .try_collect()
            .await
            .context("callers")?;
        for (number, caller) in callers.into_iter().enumerate() {
            let (book, standing, chance) = (night.book.clone(), night.standing(), chance.fork());
            let caller = LiveCaller { number, caller, book, standing, chance };
            night.people.spawn(caller.live(night.phase.subscribe()));
        }
        night.settle(size.sessions).await.context("before the first round")?;
        Ok(night)
    }

    fn standing(&mut self) -> Shared<Standing> {
        let standing = Shared::new(Standing::Away);
        self.standings.push(standing.clone());
        standing
    }

    /// Until everybody is connected and answered, so many sessions are on desks and no offer is open.
    async fn settle(&mut self, sessions: usize) -> Result<()> {
        let began = clock::now();
        let mut still = 0;
        while still < 3 {
            tokio::time::sleep(Duration::from_millis(100)).await;
            still = if self.is_settled(sessions) { still + 1 } else { 0 };
            if began.elapsed() > SETTLING {
                let away = self.standings.iter().filter(|standing| *standing.lock() == Standing::Away).count();
                let (held, offered) = self.on_desks();
                bail!(
                    "not settled after {SETTLING:?}: {away} away, {held} of {sessions} sessions on desks, {offered} offers\n{}",
                    self.program.log_tail()
                );
            }
        }
        Ok(())
    }

    fn is_settled(&self, sessions: usize) -> bool {
        let answered = self.standings.iter().all(|standing| *standing.lock() == Standing::Here { outstanding: 0 });
        let (held, offered) = self.on_desks();
        answered && offered == 0 && held >= sessions
    }

    fn on_desks(&self) -> (usize, usize) {
        self.desks.values().fold((0, 0), |(held, offered), (_, desk)| {
            let desk = desk.lock();
            (held + desk.held.len(), offered + usize::from(desk.offered.is_some()))
        })
    }

    async fn compare(&self) -> Result<Tally> {
        let mut tally = Tally { held_twice: self.held_twice().await, ..Tally::default() };
        let holders = self.holders();
        let pages = stream::iter(holders)
            .map(|(session, staff)| async move {
                let (person, _) = &self.desks[&staff];
                Ok::<_, anyhow::Error>((session, staff, kept_lines(person, session).await?))
            })
            .buffer_unordered(8)
            .try_collect::<Vec<_>>()
            .await
            .context("reading what was kept")?;
        for (session, staff, kept) in pages {
            let book = self.book.lock();
            let page = book.get(&session).context("a session nobody opened")?;
            let found = compare(page, &kept, Reader::Operator(staff));
            if !found.is_clean() {
                eprintln!("session {session}: {found:?}, {} lines kept", kept.len());
            }
            tally += found;
        }
        Ok(tally)
    }

    fn holders(&self) -> HashMap<SessionId, StaffId> {
        let on_desk = |(staff, (_, desk)): (&StaffId, &(Shared<Person>, Shared<Desk>))| {
            let staff = *staff;
            desk.lock().held.keys().map(move |session| (*session, staff)).collect::<Vec<_>>()
        };
        self.desks.iter().flat_map(on_desk).collect()
    }

    /// Sessions on more than one desk, after news had time to travel.
    async fn held_twice(&self) -> u64 {
        let twice = || (self.on_desks().0 - self.holders().len()) as u64;
        if twice() > 0 {
            tokio::time::sleep(NEWS).await;
        }
        twice()
    }
}

/// Every line the server has of a session, page by page, read by its holder.
async fn kept_lines(holder: &Shared<Person>, session: SessionId) -> Result<Vec<Line>> {
    let mut person = holder.lock().clone();
    let mut kept = Vec::new();
    let mut after = Some(0);
    while let Some(from) = after {
        let path = format!("sessions/{session}/lines?after={from}");
        let page: Lines = match person.web().get(&path).await {
            Err(failure) if failure.code() == Some(Code::SignInNeeded) => {
                person.sign_in().await?;
                *holder.lock() = person.clone();
                person.web().get(&path).await?
            }
            answered => answered?,
        };
        kept.extend(page.lines);
        after = page.next;
    }
    Ok(kept)
}
