//! An operator who accepts whatever is offered, writes in every session held, hands some back to the queue, and now and
//! then tries to write under a lease that is lost.

use super::book::{Book, Intent, Page, Reader, Said, Speaker};
use super::{BACK_OFF, PAUSE, Phase, Shared, Standing, TURNS_PER_MISCHIEF, TURNS_PER_TRANSFER, WINDOW};
use crate::load::chance::Chance;
use crate::load::clock::new_id;
use crate::load::floor::staff_socket;
use crate::load::socket::{self, Socket, address_of};
use crate::load::staff::Person;
use anyhow::{Context, Result, bail};
use futures_util::StreamExt;
use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;
use tokio::sync::watch;
use tokio_tungstenite::tungstenite::Message;
use xinqiao_domain::presence::Presence;
use xinqiao_domain::{CommandId, OfferId, SessionId};
use xinqiao_protocol::frames::staff::{Mine, MyStage, StaffFrame, ToStaff, TransferTo};
use xinqiao_protocol::frames::{Line, ReadUpTo};
use xinqiao_protocol::limits::{LINES_PAGE, RESUME_SESSIONS};

/// What an operator's desk shows: sessions held with their fencing numbers, and whether something is offered.
#[derive(Debug, Clone, Default)]
pub struct Desk {
    pub held: BTreeMap<SessionId, i64>,
    pub offered: Option<OfferId>,
}

/// One operator of the run.
#[derive(Debug)]
pub struct LiveOperator {
    pub number: usize,
    pub base: String,
    pub person: Person,
    pub book: Shared<Book>,
    pub standing: Shared<Standing>,
    pub desk: Shared<Desk>,
    pub chance: Chance,
    /// Leases that this operator once had.
    pub lost: Vec<(SessionId, i64)>,
}

/// What one connection knows.
#[derive(Debug, Default)]
struct Connection {
    /// Sessions whose lines come to this socket, and the last number that came.
    followed: BTreeMap<SessionId, i64>,
    /// Sessions being handed back, by the command that says so.
    leaving: BTreeMap<SessionId, CommandId>,
    accepted: BTreeSet<OfferId>,
    /// To be said as soon as possible.
    replies: Vec<StaffFrame>,
    told: Told,
}

/// Whether the desk was already shown on this connection.
#[derive(Debug, Default, PartialEq, Eq)]
enum Told {
    #[default]
    Nothing,
    Desk,
}

impl LiveOperator {
    /// Until everybody goes home.
    pub async fn live(mut self, mut phase: watch::Receiver<Phase>) {
        while *phase.borrow_and_update() != Phase::Over {
            // Why the connection broke does not matter here: the server is being killed.
            let _ = self.connected(&mut phase).await;
            *self.standing.lock() = Standing::Away;
            tokio::time::sleep(BACK_OFF.mul_f64(self.chance.unit())).await;
        }
    }

    async fn connected(&mut self, phase: &mut watch::Receiver<Phase>) -> Result<()> {
        let open = self.open_sessions();
        let mut connection = Connection {
            followed: open.iter().map(|read| (read.session, read.after)).collect(),
            ..Connection::default()
        };
        let hello = StaffFrame::Hello { ticket: self.person.ticket().await?, open };
        let mut socket = staff_socket(&self.base, address_of(self.number), &hello).await?;
        loop {
            for reply in std::mem::take(&mut connection.replies) {
                socket::say(&mut socket, &reply).await?;
            }
            let outstanding = self.outstanding(&connection);
            *self.standing.lock() = Standing::Here { outstanding };
            let now = *phase.borrow_and_update();
            let pause = match now {
                Phase::Over => return Ok(()),
                Phase::Talk if !self.desk.lock().held.is_empty() => {
                    // One operator writes in several sessions: as often as their callers together.
                    let sessions = self.desk.lock().held.len() as u32;
                    (PAUSE / sessions).mul_f64(self.chance.exponential(1.0).min(10.0))
                }
                Phase::Talk | Phase::Quiet => Duration::from_mins(1),
            };
            tokio::select! {
                changed = phase.changed() => changed?,
                next = socket.next() => self.received(next, &mut connection)?,
                () = tokio::time::sleep(pause) => {
                    if now == Phase::Talk { self.take_turn(&mut socket, &mut connection).await?; }
                }
            }
        }
    }

    fn open_sessions(&self) -> Vec<ReadUpTo> {
        let reader = self.reader();
        let held: Vec<SessionId> = self.desk.lock().held.keys().copied().take(RESUME_SESSIONS).collect();
        held.into_iter()
            .map(|session| ReadUpTo { session, after: self.page(session, |page| page.read_up_to(reader)) })
            .collect()
    }

    async fn take_turn(&mut self, socket: &mut Socket, connection: &mut Connection) -> Result<()> {
        let held: Vec<(SessionId, i64)> = self.desk.lock().held.iter().map(|(id, fence)| (*id, *fence)).collect();
        let Some((session, fence)) = held.get(self.chance.between(0, held.len() as u64) as usize).copied() else {
            return Ok(());
        };
        // What was not acknowledged before is said first.
        if connection.told == Told::Nothing || connection.leaving.contains_key(&session) {
            return Ok(());
        }
        if self.chance.between(0, TURNS_PER_TRANSFER) == 0 {
            let id = CommandId(new_id());
            connection.leaving.insert(session, id);
            let transfer =
                StaffFrame::Transfer { id, session, fence, to: TransferTo::Queue {}, context: "handed on".to_owned() };
            return socket::say(socket, &transfer).await;
        }
        if self.chance.between(0, TURNS_PER_MISCHIEF) == 0
            && let Some((session, fence)) = self.lost.pop()
        {
            return self.say(socket, session, fence, Intent::Late).await;
        }
        let speaker = self.speaker(fence);
        if self.page(session, |page| page.open(|who| who == speaker).len()) < WINDOW {
            return self.say(socket, session, fence, Intent::Honest).await;
        }
        Ok(())
    }

    async fn say(&self, socket: &mut Socket, session: SessionId, fence: i64, intent: Intent) -> Result<()> {
        let said = self.page(session, |page| page.say(self.speaker(fence), intent));
        socket::say(socket, &frame_of(session, &said)).await
    }

    fn received(
        &mut self,
        next: Option<tokio_tungstenite::tungstenite::Result<Message>>,
        connection: &mut Connection,
    ) -> Result<()> {
        match next.context("closed")?? {
            Message::Text(text) => self.heard(serde_json::from_str(&text)?, connection),
            Message::Close(why) => bail!("closed: {why:?}"),
            Message::Ping(_) | Message::Pong(_) | Message::Binary(_) | Message::Frame(_) => {}
        }
        Ok(())
    }

    fn heard(&mut self, heard: ToStaff, connection: &mut Connection) {
        match heard {
            ToStaff::Mine { mine } => self.see_desk(&mine, connection),
            ToStaff::Line { session, line } => self.saw(session, &[line], connection),
            ToStaff::Lines { session, lines } => {
                self.saw(session, &lines, connection);
                if let (LINES_PAGE, Some(last)) = (lines.len(), lines.last()) {
                    connection.replies.push(StaffFrame::Resume { session, after: last.seq });
                }
            }
            ToStaff::Ack { id, session, seq, .. } => {
                let reader = self.reader();
                self.page(session, |page| page.acknowledged(id, seq, reader));
            }
            ToStaff::Refused { id: Some(id), .. } => {
                connection.leaving.retain(|_, command| *command != id);
                // The frame does not name the session; ids are unique over all of them.
                self.book.lock().values_mut().for_each(|page| page.refused(id));
            }
            ToStaff::Refused { id: None, .. }
            | ToStaff::Welcome { .. }
            | ToStaff::Queue { .. }
            | ToStaff::Colleagues { .. }
            | ToStaff::Alerts { .. }
            | ToStaff::Floor { .. }
            | ToStaff::Watched { .. }
            | ToStaff::Whisper { .. }
            | ToStaff::Whispers { .. }
            | ToStaff::LibraryChanged {}
            | ToStaff::Dispatches { .. }
            | ToStaff::CrewChanged {}
            | ToStaff::ReferralsChanged {}
            | ToStaff::ColleagueTyping { .. }
            | ToStaff::HolderMarks { .. }
            | ToStaff::Typing { .. }
            | ToStaff::Marks { .. }
            | ToStaff::Done { .. }
            | ToStaff::Told { .. }
            | ToStaff::Pong { .. } => {}
        }
    }

    /// Takes the desk as it is: follows what is new, accepts what is offered, becomes available again.
    fn see_desk(&mut self, mine: &Mine, connection: &mut Connection) {
        let held: BTreeMap<SessionId, i64> = mine
            .sessions
            .iter()
            .filter(|mine| match mine.stage {
                MyStage::Talking { .. } | MyStage::Detached { .. } => true,
                MyStage::WrapUp { .. } => false,
            })
            .map(|mine| (mine.session, mine.fence))
            .collect();
        let before = std::mem::replace(
            &mut *self.desk.lock(),
            Desk { held: held.clone(), offered: mine.offer.as_ref().map(|offer| offer.offer) },
        );
        self.lost.extend(before.held.into_iter().filter(|(session, fence)| held.get(session) != Some(fence)));
        connection.leaving.retain(|session, _| held.contains_key(session));
        connection.followed.retain(|session, _| held.contains_key(session));
        for session in held.keys() {
            let after = self.page(*session, |page| page.read_up_to(self.reader()));
            if connection.followed.insert(*session, after).is_none() {
                connection.replies.push(StaffFrame::Resume { session: *session, after });
            }
        }
        if mine.presence != Presence::Available {
            connection.replies.push(StaffFrame::Presence { id: CommandId(new_id()), presence: Presence::Available });
        }
        if let Some(offer) = &mine.offer
            && connection.accepted.insert(offer.offer)
        {
            connection.replies.push(StaffFrame::Accept { id: CommandId(new_id()), offer: offer.offer });
        }
        if connection.told == Told::Nothing {
            connection.told = Told::Desk;
            connection.replies.extend(self.unsettled().iter().map(|(session, said)| frame_of(*session, said)));
        }
    }

    /// Lines of a session must come to one socket in the order of their numbers.
    fn saw(&self, session: SessionId, lines: &[Line], connection: &mut Connection) {
        let reader = self.reader();
        self.page(session, |page| {
            for line in lines {
                page.saw_line(reader, line);
            }
        });
        if let Some(last) = lines.last() {
            connection.followed.insert(session, last.seq);
        }
    }

    /// My lines that nobody has answered, in every session I spoke in.
    fn unsettled(&self) -> Vec<(SessionId, Said)> {
        let me = self.person.staff;
        let mine = |speaker| matches!(speaker, Speaker::Operator { staff, .. } if staff == me);
        let book = self.book.lock();
        book.iter().flat_map(|(session, page)| page.open(mine).into_iter().map(|said| (*session, said))).collect()
    }

    fn outstanding(&self, connection: &Connection) -> usize {
        let held: Vec<(SessionId, i64)> = self.desk.lock().held.iter().map(|(id, fence)| (*id, *fence)).collect();
        let lines: usize = held
            .into_iter()
            .map(|(session, fence)| self.page(session, |page| page.open(|who| who == self.speaker(fence)).len()))
            .sum();
        lines + connection.leaving.len() + connection.replies.len()
    }

    const fn reader(&self) -> Reader {
        Reader::Operator(self.person.staff)
    }

    const fn speaker(&self, fence: i64) -> Speaker {
        Speaker::Operator { staff: self.person.staff, fence }
    }

    fn page<T>(&self, session: SessionId, with: impl FnOnce(&mut Page) -> T) -> T {
        with(self.book.lock().entry(session).or_default())
    }
}

fn frame_of(session: SessionId, said: &Said) -> StaffFrame {
    let fence = match said.speaker {
        Speaker::Operator { fence, .. } => fence,
        // Operators say only what operators said.
        Speaker::Caller => 0,
    };
    StaffFrame::Say { id: said.id, session, fence, text: said.text() }
}
