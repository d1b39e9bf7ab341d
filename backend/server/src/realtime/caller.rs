//! A caller's page: where they stand, their lines, the operator's lines.

use super::socket::{End, InTurn, Sent, Talk, Wire, finish, id_of, talk};
use crate::assembly::AppState;
use crate::desk::Refused;
use crate::desk::arrivals::EndByCaller;
use crate::desk::lines::{Say, Speaker, check_text, new_line};
use crate::desk::links::CallerPage;
use crate::desk::records;
use crate::hub::outlet::{Closing, Out, Stale, text};
use crate::show::{self, open_line};
use std::sync::Arc;
use tokio::time::Instant;
use xinqiao_domain::lexicon::Lexicon;
use xinqiao_domain::{Actor, CommandId, Refusal, SessionId, StaffId};
use xinqiao_protocol::Code;
use xinqiao_protocol::frames::caller::{CallerFrame, CallerState, ToCaller};
use xinqiao_protocol::frames::staff::ToStaff;
use xinqiao_protocol::frames::{Marks, close};
use xinqiao_protocol::limits::{LINES_PAGE, REMARK_CHARS};
use xinqiao_storage::lines::{OpenLine, Side, SideMarks};
use xinqiao_storage::{LineForm, NewLine, SessionSeal};

/// One caller's socket.
struct Page {
    app: AppState,
    wire: Wire,
    session: SessionId,
    seal: SessionSeal,
    sent: Sent,
    state: CallerState,
    /// Who is to hear of typing and marks.
    holder: Option<StaffId>,
}

/// Serves a caller's page until it goes.
pub async fn serve(app: AppState, wire: Wire, session: SessionId, after: i64) {
    let outlet = Arc::clone(&wire.outlet);
    let hub = Arc::clone(&app.hub);
    let Ok(Some(seal)) = app.desk.store().session_seal(session).await else {
        outlet.close(Closing { code: close::SIGN_IN, reason: "no such session" });
        return finish(wire).await;
    };
    hub.add_caller(session, &outlet);
    let link = || CallerPage { session, node: app.node, hub: Arc::clone(&hub) };
    // A desk that cannot write now will be told again by the next socket.
    let _ = app.desk.run(link()).await;
    let mut page = Page {
        app: app.clone(),
        wire,
        session,
        seal,
        sent: Sent(after.max(0)),
        state: CallerState::Waiting { since: app.clock.now(), ahead: None },
        holder: None,
    };
    talk(&mut page).await;
    hub.remove_caller(session, &outlet);
    finish(page.wire).await;
    // When the node stops, nobody has left: `Leave`, or the next node to start, says what becomes of its sockets.
    if !hub.has_caller(session) && !app.stopping.token.is_cancelled() {
        let _ = app.desk.run(link()).await;
    }
}

impl Talk for Page {
    fn wire(&mut self) -> &mut Wire {
        &mut self.wire
    }

    fn look_at(&self) -> Option<Instant> {
        None
    }

    async fn welcome(&mut self) -> Result<(), End> {
        self.read_state().await?;
        let lines = self.app.desk.store().lines_after(self.session, self.sent.0, LINES_PAGE as i64).await?;
        let full = lines.len() == LINES_PAGE;
        if let Some(last) = lines.last() {
            self.sent = Sent(last.seq);
        }
        let marks = self.app.desk.store().marks(self.session).await?.operator;
        let frame = ToCaller::Welcome {
            session: self.session,
            server_at: self.app.clock.now(),
            state: self.state.clone(),
            lines: lines.into_iter().map(open_line).collect(),
            marks: Marks { delivered: marks.delivered, read: marks.seen },
        };
        self.wire.feed(text(&frame)).await?;
        if full {
            self.catch_up().await?;
        }
        self.wire.flush().await?;
        Ok(())
    }

    async fn send_waiting(&mut self) -> Result<(), End> {
        let (stale, waiting) = self.wire.outlet.take();
        if stale.has(Stale::STATE) {
            self.read_state().await?;
            self.wire.feed(text(&ToCaller::State { state: self.state.clone() })).await?;
        } else if stale.has(Stale::PLACE) {
            self.state = show::with_ahead(self.state.clone(), self.wire.outlet.ahead());
            self.wire.feed(text(&ToCaller::State { state: self.state.clone() })).await?;
        }
        for out in waiting {
            match out {
                Out::Line { seq, frame, .. } => match self.sent.turn(seq) {
                    InTurn::Send => {
                        self.sent = Sent(seq);
                        self.wire.feed(frame).await?;
                    }
                    InTurn::Skip => {}
                    InTurn::Gap => self.catch_up().await?,
                },
                Out::Ack { seq, frame, .. } => {
                    match self.sent.turn(seq) {
                        InTurn::Send => self.sent = Sent(seq),
                        InTurn::Skip => {}
                        InTurn::Gap => self.catch_up().await?,
                    }
                    self.wire.feed(frame).await?;
                }
                Out::Frame(frame) => self.wire.feed(frame).await?,
                Out::Told(_) => {}
            }
        }
        self.wire.flush().await?;
        Ok(())
    }

    async fn receive(&mut self, text: &str) -> Result<(), End> {
        let Ok(frame) = serde_json::from_str::<CallerFrame>(text) else {
            self.wire.outlet.problem(id_of(text), Code::Malformed, std::collections::BTreeMap::new());
            return Ok(());
        };
        match frame {
            CallerFrame::Hello { .. } => {
                self.wire.outlet.problem(None, Code::Malformed, std::collections::BTreeMap::new());
            }
            CallerFrame::Say { id, text } => self.say(id, text).await?,
            CallerFrame::Ping { n } => self.wire.outlet.send(&ToCaller::Pong { n }),
            CallerFrame::Typing {} => self.to_our_side(&ToStaff::Typing { session: self.session }),
            CallerFrame::Seen { delivered, read } => self.seen(delivered, read).await,
            CallerFrame::End { id } => {
                let outcome = self.app.desk.run(EndByCaller { id, session: self.session }).await;
                self.wire.outlet.answer(id, outcome);
            }
            CallerFrame::Rate { id, score, comment } => {
                if comment.chars().count() > REMARK_CHARS {
                    self.refuse(id, Refusal::TextTooLong);
                } else {
                    let rate = records::Rate { id, session: self.session, score, comment };
                    let outcome = self.app.desk.run(rate).await;
                    self.wire.outlet.answer(id, outcome);
                }
            }
            CallerFrame::ReturnCode { id } => {
                match records::return_code::make(&self.app.desk, id, self.session).await {
                    Ok(code) => self.wire.outlet.send(&ToCaller::ReturnCode { id, code }),
                    Err(failure) => self.wire.outlet.answer::<()>(id, Err(failure)),
                }
            }
        }
        Ok(())
    }
}

impl Page {
    async fn read_state(&mut self) -> Result<(), End> {
        let shown = show::caller_state(&self.app, self.session, self.wire.outlet.ahead()).await?;
        let (state, holder) = shown.ok_or(End::Over)?;
        match state {
            CallerState::Waiting { .. } | CallerState::Replacing { .. } => {}
            // Should they wait again, the place they had is not theirs any more.
            CallerState::With { .. } | CallerState::Reconnecting { .. } | CallerState::Closed { .. } => {
                self.wire.outlet.forget_ahead();
            }
        }
        (self.state, self.holder) = (state, holder);
        Ok(())
    }

    /// Sends every line after the last one sent, from what was written.
    async fn catch_up(&mut self) -> Result<(), End> {
        let store = self.app.desk.store();
        let frame = |lines: Vec<OpenLine>| ToCaller::Lines { lines: lines.into_iter().map(open_line).collect() };
        self.wire.catch_up(store, self.session, &mut self.sent, frame).await
    }

    async fn say(&mut self, id: CommandId, text: String) -> Result<(), End> {
        if let Err(refusal) = check_text(&text) {
            self.refuse(id, refusal);
            return Ok(());
        }
        // Before sealing; only the entry's id and version are kept.
        let (found, reasons) = Lexicon::standard().find(&text);
        let line = new_line(
            self.app.desk.store().keys(),
            &self.seal,
            self.session,
            id,
            Actor::Caller(self.session),
            LineForm::Text,
            text,
        )?;
        let line = NewLine { origin: Some(self.wire.outlet.id), ..line };
        let speaker = Speaker::Caller { found, reasons };
        let asker = Arc::clone(&self.wire.outlet);
        if self.app.desk.say(Say { line, speaker, asker, outcome: None }).await.is_err() {
            self.wire.outlet.unavailable(id);
        }
        Ok(())
    }

    async fn seen(&mut self, delivered: i64, read: i64) {
        // Nobody has read what was not sent to them.
        let (delivered, read) = (delivered.clamp(0, self.sent.0), read.clamp(0, self.sent.0));
        let marks = Marks { delivered, read };
        self.to_our_side(&ToStaff::Marks { session: self.session, marks });
        let marks = SideMarks { delivered, seen: read };
        let _ = self.app.desk.run(crate::desk::marks::Mark { session: self.session, side: Side::Caller, marks }).await;
    }

    /// To the holder, and to whoever follows the talk beside them.
    fn to_our_side(&self, frame: &ToStaff) {
        let frame = text(frame);
        if let Some(holder) = self.holder {
            self.app.hub.with_staff(holder, |console| console.post_if_room(Out::Frame(frame.clone())));
        }
        self.app.hub.with_followers(self.session, |console| console.post_if_room(Out::Frame(frame.clone())));
    }

    fn refuse(&self, id: CommandId, refusal: Refusal) {
        self.wire.outlet.refuse(id, &Refused::from(refusal));
    }
}
