//! What a console asks for, handed to the desk.

use super::{ConsoleSocket, Following, Role};
use crate::desk::floor::joining::{Join, Leave};
use crate::desk::floor::taking_over::TakeOverTalk;
use crate::desk::floor::whispering::Whisper;
use crate::desk::floor::{
    Accept, AcceptNext, DeclineOffer, EndByHolder, Hand, Motion, SetPresence, SettleAlert, Transfer,
};
use crate::desk::lines::{Say, Speaker, check_text, new_line};
use crate::desk::marks::Mark;
use crate::desk::{Command, Refused};
use crate::hub::outlet::{Out, text};
use crate::realtime::socket::{End, id_of};
use crate::show::staff_line;
use std::collections::BTreeMap;
use std::sync::Arc;
use xinqiao_domain::authority::Right;
use xinqiao_domain::session::{Language, Whisperer};
use xinqiao_domain::{CommandId, Refusal, SessionId};
use xinqiao_protocol::Code;
use xinqiao_protocol::frames::caller::ToCaller;
use xinqiao_protocol::frames::staff::{Footing, StaffFrame, ToStaff, TransferTo};
use xinqiao_protocol::frames::{Marks, Shared};
use xinqiao_protocol::http::library::LibraryItem;
use xinqiao_protocol::limits::{LINES_PAGE, REMARK_CHARS};
use xinqiao_storage::LineForm;
use xinqiao_storage::lines::{LineAuthor, Side, SideMarks};

/// The fence that a guest of a talk gives: no lease ever has it.
const NO_LEASE: i64 = 0;

/// The kind of a frame, for its rule.
#[derive(serde::Deserialize)]
struct Kind {
    r#type: String,
}

impl ConsoleSocket {
    pub(super) async fn frame(&mut self, text: &str) -> Result<(), End> {
        let Ok(frame) = serde_json::from_str::<StaffFrame>(text) else {
            self.wire.outlet.problem(id_of(text), Code::Malformed, BTreeMap::new());
            return Ok(());
        };
        let kind = serde_json::from_str::<Kind>(text).map(|kind| kind.r#type).unwrap_or_default();
        if !self.may(&kind) {
            self.wire.outlet.problem(id_of(text), Code::Forbidden, BTreeMap::new());
            return Ok(());
        }
        self.act(frame).await
    }

    async fn act(&mut self, frame: StaffFrame) -> Result<(), End> {
        let staff = self.staff.id;
        match frame {
            StaffFrame::Hello { .. } => self.wire.outlet.problem(None, Code::Malformed, BTreeMap::new()),
            StaffFrame::Ping { n } => self.wire.outlet.send(&ToStaff::Pong { n }),
            StaffFrame::Say { id, session, fence, text } => match check_text(&text) {
                Ok(()) if fence == NO_LEASE => {
                    let author = LineAuthor::Supervisor(Some(staff));
                    self.say(id, session, author, LineForm::Text, text, Speaker::Guest { staff }).await?;
                }
                Ok(()) => {
                    let speaker = Speaker::Holder { staff, fence, shared: None };
                    self.say(id, session, LineAuthor::Operator(Some(staff)), LineForm::Text, text, speaker).await?;
                }
                Err(refusal) => self.refuse(id, refusal),
            },
            StaffFrame::Share { id, session, fence, item } => self.share(id, session, fence, item).await?,
            StaffFrame::Typing { session } => self.typing(session),
            StaffFrame::Seen { session, delivered, read } => self.seen(session, delivered, read).await,
            StaffFrame::Presence { id, presence } => self.command(id, SetPresence { id, staff, presence }).await,
            StaffFrame::Accept { id, offer } => self.command(id, Accept { id, staff, offer }).await,
            StaffFrame::Decline { id, offer, reason } => {
                self.command(id, DeclineOffer { id, staff, offer, reason }).await;
            }
            StaffFrame::AcceptNext { id } => self.command(id, AcceptNext { id, staff }).await,
            StaffFrame::End { id, session, fence } => self.command(id, EndByHolder { id, staff, session, fence }).await,
            StaffFrame::Transfer { id, session, fence, to, context } => {
                if context.chars().count() > REMARK_CHARS {
                    self.refuse(id, Refusal::TextTooLong);
                    return Ok(());
                }
                let to = match to {
                    TransferTo::Queue {} => None,
                    TransferTo::Operator { staff } => Some(staff),
                };
                self.command(id, Transfer { id, staff, session, fence, to, context }).await;
            }
            StaffFrame::RaiseHand { id, session, fence, wish } => {
                if wish.chars().count() > REMARK_CHARS {
                    self.refuse(id, Refusal::TextTooLong);
                    return Ok(());
                }
                self.command(id, Hand { id, staff, session, fence, motion: Motion::Raise { wish } }).await;
            }
            StaffFrame::LowerHand { id, session, fence } => {
                self.command(id, Hand { id, staff, session, fence, motion: Motion::Lower }).await;
            }
            StaffFrame::SettleAlert { id, alert } => self.command(id, SettleAlert { id, staff, alert }).await,
            StaffFrame::Resume { session, after } => self.resume(session, after).await?,
            StaffFrame::Watch { id, session } => self.watch(id, session).await,
            StaffFrame::Unwatch { id, session } => self.unwatch(id, session).await,
            StaffFrame::Whisper { id, session, text } => {
                let supervises = self.staff.has(Right::SuperviseSessions);
                let footing = if supervises { Whisperer::Supervisor } else { Whisperer::Holder };
                self.command(id, Whisper { id, staff, session, text, footing }).await;
            }
            StaffFrame::Join { id, session } => self.command(id, Join { id, staff, session }).await,
            StaffFrame::Leave { id, session } => self.command(id, Leave { id, staff, session }).await,
            StaffFrame::TakeOver { id, session } => self.command(id, TakeOverTalk { id, staff, session }).await,
        }
        Ok(())
    }

    pub(super) async fn command<C: Command>(&mut self, id: CommandId, command: C) {
        let outcome = self.app.desk.run(command).await;
        self.wire.outlet.answer(id, outcome);
    }

    fn refuse(&self, id: CommandId, refusal: Refusal) {
        self.wire.outlet.refuse(id, &Refused::from(refusal));
    }

    async fn say(
        &mut self,
        id: CommandId,
        session: SessionId,
        author: LineAuthor,
        form: LineForm,
        text: String,
        speaker: Speaker,
    ) -> Result<(), End> {
        let seal = match self.following.get(&session).and_then(|following| following.seal.clone()) {
            Some(seal) => Some(seal),
            // Not ours any more, or not yet shown: the desk says which.
            None => self.app.desk.store().session_seal(session).await?,
        };
        let Some(seal) = seal else {
            self.refuse(id, Refusal::SessionNotFound);
            return Ok(());
        };
        let mut line = new_line(self.app.desk.store().keys(), &seal, session, id, author, form, text)?;
        line.origin = Some(self.wire.outlet.id);
        let asker = Arc::clone(&self.wire.outlet);
        if self.app.desk.say(Say { line, speaker, asker, outcome: None }).await.is_err() {
            self.wire.outlet.unavailable(id);
        }
        Ok(())
    }

    async fn share(&mut self, id: CommandId, session: SessionId, fence: i64, item: String) -> Result<(), End> {
        let store = self.app.desk.store();
        let Some(stored) = store.session(session).await? else {
            self.refuse(id, Refusal::SessionNotFound);
            return Ok(());
        };
        let Some(found) = store.library_item(&item).await? else {
            self.refuse(id, Refusal::NotFound);
            return Ok(());
        };
        let found: LibraryItem = serde_json::from_str(&found.document).map_err(xinqiao_storage::Error::from)?;
        let (title, body) = match stored.session.language {
            Language::Chinese => (found.title_zh, found.body_zh),
            Language::English => (found.title_en, found.body_en),
        };
        let shared = Shared { item: found.item, title, body, phone: found.phone };
        let body = serde_json::to_string(&shared).map_err(xinqiao_storage::Error::from)?;
        let staff = self.staff.id;
        let speaker = Speaker::Holder { staff, fence, shared: Some(item) };
        self.say(id, session, LineAuthor::Operator(Some(staff)), LineForm::Shared, body, speaker).await
    }

    /// Typing of the holder or a guest. Who watches in silence types to nobody.
    fn typing(&self, session: SessionId) {
        let Some(following) = self.following.get(&session) else { return };
        let staff = self.staff.id;
        let ours = ToStaff::ColleagueTyping { session, staff };
        match following.role {
            Role::Beside(Footing::Watching) => return,
            Role::Beside(Footing::Guest) => {
                if let Some(holder) = following.holder {
                    let frame = text(&ours);
                    self.app.hub.with_staff(holder, |console| console.post_if_room(Out::Frame(frame.clone())));
                }
            }
            Role::Holder => {}
        }
        self.to_caller(session, &ToCaller::Typing {});
        self.to_followers(session, &ours);
    }

    fn to_caller(&self, session: SessionId, frame: &ToCaller) {
        if let Some(caller) = self.app.hub.caller(session) {
            caller.post_if_room(Out::Frame(text(frame)));
        }
    }

    /// Marks are the holder's: what a supervisor sees beside them was not thereby received or read by our side.
    async fn seen(&mut self, session: SessionId, delivered: i64, read: i64) {
        let holds = |following: &&Following| following.role == Role::Holder;
        let Some(sent) = self.following.get(&session).filter(holds).map(|following| following.sent.0) else { return };
        // Nobody has read what was not sent to them.
        let (delivered, read) = (delivered.clamp(0, sent), read.clamp(0, sent));
        let marks = Marks { delivered, read };
        self.to_caller(session, &ToCaller::Marks { marks });
        self.to_followers(session, &ToStaff::HolderMarks { session, marks });
        let marks = SideMarks { delivered, seen: read };
        let _ = self.app.desk.run(Mark { session, side: Side::Operator, marks }).await;
    }

    /// Lines again after a number, of a session on this desk or followed beside its holder.
    async fn resume(&mut self, session: SessionId, after: i64) -> Result<(), End> {
        if !self.following.contains_key(&session) {
            self.wire.outlet.problem(None, Code::NotYourSession, BTreeMap::new());
            return Ok(());
        }
        let lines = self.app.desk.store().lines_after(session, after.max(0), LINES_PAGE as i64).await?;
        let lines = lines.into_iter().map(staff_line).collect();
        self.wire.feed(text(&ToStaff::Lines { session, lines })).await?;
        self.wire.flush().await?;
        Ok(())
    }
}
