//! Nodes that die while pages are on their way: dispatches asked for one after another, ladders that nobody answers, and
//! at the end every page counted at the far end of the wire.

use super::letters::{self, Answer};
use super::page_check::{Asked, PageTally, compare, silent};
use super::{BACK_OFF, Shared};
use crate::load::chance::Chance;
use crate::load::clock;
use crate::load::program::{Launch, Program};
use crate::load::staff::{Centre, Person, Wanted, supervisor_at};
use crate::load::team::{self, Team};
use crate::load::web::Failure;
use crate::smtp::Smtp;
use anyhow::{Context, Result, anyhow, ensure};
use std::collections::BTreeMap;
use std::time::Duration;
use tokio::task::JoinSet;
use xinqiao_domain::CommandId;
use xinqiao_domain::delivery::DeliveryPurpose;
use xinqiao_domain::escalation::SHORTEST_WAIT;
use xinqiao_protocol::Code;
use xinqiao_protocol::http::dispatches::{DispatchStrip, LadderView};
use xinqiao_protocol::http::outbox::OutboxItem;

/// Members of the team; each is paged at each step.
const MEMBERS: usize = 5;
/// Times that the policy's one step is taken.
const STEPS: u32 = 2;
/// Pages that follow from one dispatch, as long as nobody answers.
const EACH: u64 = MEMBERS as u64 * STEPS as u64;
/// Nothing happens for so long after a death, and at most twice as long: over the deaths of a run, the second steps of what
/// was asked for first become due.
const PEACE_MS: u64 = 2_000;
/// Then a node dies within this long of a request, while its pages are at every step of their way.
const UNDER_WAY_MS: u64 = 1_500;
/// How long a request may take to be answered by any node.
const ANSWER: Duration = Duration::from_mins(1);
/// How long it may take after the last death until every ladder is used up and every page is settled: both waits of the
/// last dispatch, and a page's tries in the last of them.
const SETTLING: Duration = Duration::from_mins(5);
/// How often it is looked.
const LOOK: Duration = Duration::from_secs(1);

/// How much of it.
#[derive(Debug, Clone, Copy)]
pub struct PageSize {
    pub deaths: u32,
    pub pages: u64,
}

/// The nodes, who asks, and what she remembers.
struct Night {
    launches: Vec<Launch>,
    programs: Vec<Program>,
    smtp: Smtp,
    team: Team,
    director: Shared<Person>,
    asked: Shared<BTreeMap<CommandId, Answer>>,
    asking: JoinSet<Result<()>>,
}

/// Lets one of the nodes die again and again while pages are sent.
pub async fn rounds(launches: &[Launch], size: PageSize, chance: &mut Chance) -> Result<PageTally> {
    let mut night = Night::begin(launches, chance).await?;
    let (dispatches, mut found_silent) = (size.pages.div_ceil(EACH), 0);
    // Asked for in the first half, so that second steps come while nodes still die.
    let each = dispatches.div_ceil(u64::from(size.deaths / 2).max(1));
    for death in 1..=size.deaths {
        tokio::time::sleep(Duration::from_millis(chance.between(PEACE_MS, PEACE_MS * 2))).await;
        let left = dispatches - night.asked.lock().len() as u64;
        night.asks_for(left.min(each));
        tokio::time::sleep(Duration::from_millis(chance.between(0, UNDER_WAY_MS))).await;
        let node = chance.between(0, night.programs.len() as u64) as usize;
        night.dies(node).await.with_context(|| format!("death {death}"))?;
        let strips = night.strips(node).await.with_context(|| format!("after death {death}"))?;
        let now_silent = silent(&strips, clock::today());
        eprintln!("death {death} of {}: {} open dispatches, {now_silent} silent", size.deaths, strips.len());
        found_silent += now_silent;
    }
    let (rows, strips) = night.settles().await?;
    let asked = night.asked.lock().clone();
    let taken = asked.values().filter(|answer| **answer == Answer::Taken).count() as u64;
    let asked = Asked { taken, said: asked.len() as u64, each: EACH };
    let tally = PageTally {
        pages_silent: found_silent + silent(&strips, clock::today()),
        ..compare(asked, &rows, &night.smtp.arrived())
    };
    eprintln!("{tally:?}");
    Ok(tally)
}

impl Night {
    async fn begin(launches: &[Launch], chance: &mut Chance) -> Result<Self> {
        let smtp = letters::mail_server(chance).await;
        let launches: Vec<_> = launches.iter().map(|launch| launch.with_mail(smtp.port())).collect();
        let (first, others) = launches.split_first().context("no node")?;
        let mut programs = vec![first.start().await?];
        let centre = Centre::found(&programs[0], Wanted { operators: 0, capacity: 1 }).await?;
        let director = supervisor_at(&centre.security, "director", "director@centre.example").await?;
        let policy = team::everybody(SHORTEST_WAIT, STEPS);
        let team = team::found(&centre, &director, MEMBERS, policy).await?;
        for launch in others {
            programs.push(launch.start().await?);
        }
        let (director, asked) = (Shared::new(director), Shared::new(BTreeMap::new()));
        Ok(Self { launches, programs, smtp, team, director, asked, asking: JoinSet::new() })
    }

    /// Asks for so many dispatches at once, at any node, until each is answered.
    fn asks_for(&mut self, count: u64) {
        for _ in 0..count {
            let id = CommandId(clock::new_id());
            self.asked.lock().insert(id, Answer::None);
            let bases = self.launches.iter().map(Launch::base).collect();
            let (director, asked, team) = (self.director.clone(), self.asked.clone(), self.team);
            self.asking.spawn(async move {
                insists(bases, &director, team, id).await?;
                asked.lock().insert(id, Answer::Taken);
                Ok(())
            });
        }
    }

    /// A node is killed, and started again.
    async fn dies(&mut self, node: usize) -> Result<()> {
        self.programs[node].kill()?;
        self.programs[node] = self.launches[node].start().await?;
        Ok(())
    }

    /// Every open dispatch, as this node shows it.
    async fn strips(&self, node: usize) -> Result<Vec<DispatchStrip>, Failure> {
        self.reads(node, "dispatches").await
    }

    async fn reads<R: serde::de::DeserializeOwned>(&self, node: usize, list: &str) -> Result<Vec<R>, Failure> {
        let mut reader = self.director.lock().at(&self.launches[node].base());
        let rows = reader.list(list).await?;
        *self.director.lock() = reader;
        Ok(rows)
    }

    /// Waits until every request is answered, every ladder used up and every page settled.
    async fn settles(&mut self) -> Result<(Vec<OutboxItem>, Vec<DispatchStrip>)> {
        self.smtp.is_slow(Duration::ZERO);
        self.smtp.forgets_what_was_laid_down();
        while let Some(answered) = self.asking.join_next().await {
            answered??;
        }
        let began = clock::now();
        loop {
            let rows: Vec<OutboxItem> = self.reads(0, "outbox").await?;
            let strips = self.strips(0).await?;
            let pages = rows.iter().filter(|row| row.purpose == DeliveryPurpose::Page && row.due_at.is_some()).count();
            let climbing = strips.iter().filter(|strip| climbs(strip)).count();
            if pages + climbing == 0 {
                return Ok((rows, strips));
            }
            let left = format!("{pages} pages and {climbing} ladders are not settled");
            ensure!(began.elapsed() < SETTLING, "{left}:\n{}", self.programs[0].log_tail());
            tokio::time::sleep(LOOK).await;
        }
    }
}

fn climbs(strip: &DispatchStrip) -> bool {
    match strip.ladder {
        LadderView::Foot { .. } | LadderView::On { .. } => true,
        LadderView::UsedUp { .. } | LadderView::Still { .. } => false,
    }
}

/// Asks one node after another, under the same id, until one answers that the dispatch is asked for.
async fn insists(bases: Vec<String>, director: &Shared<Person>, team: Team, id: CommandId) -> Result<()> {
    let (began, mut last) = (clock::now(), None);
    while began.elapsed() < ANSWER {
        for base in &bases {
            let mut person = director.lock().at(base);
            match team::ask(person.web(), team, id).await {
                Ok(_) => return Ok(()),
                Err(failure) => {
                    let signed_out = failure.code() == Some(Code::SignInNeeded);
                    last = Some(failure);
                    if signed_out && person.sign_in().await.is_ok() {
                        *director.lock() = person;
                    }
                }
            }
        }
        tokio::time::sleep(BACK_OFF).await;
    }
    Err(last.map_or_else(|| anyhow!("nobody was asked"), anyhow::Error::from).context("a dispatch was not asked for"))
}
