//! What a supervisor's console does beyond an operator's: watches, whispers, joins, takes over.

use crate::{Operator, new_id};
use xinqiao_domain::{CommandId, SessionId};
use xinqiao_protocol::Problem;
use xinqiao_protocol::frames::staff::{Floor, MySession, StaffFrame, ToStaff, Watched, Whisper};

impl Operator {
    /// Watches a talk in silence; answers it as it is shown.
    pub async fn watches(&mut self, session: SessionId) -> Watched {
        let id = CommandId(new_id());
        self.does(id, &StaffFrame::Watch { id, session }).await;
        self.is_shown(session).await
    }

    /// Watches no longer.
    pub async fn unwatches(&mut self, session: SessionId) {
        let id = CommandId(new_id());
        self.does(id, &StaffFrame::Unwatch { id, session }).await;
        self.is_shown_no_more(session).await;
    }

    /// Joins a talk.
    pub async fn joins(&mut self, session: SessionId) -> Watched {
        let id = CommandId(new_id());
        self.does(id, &StaffFrame::Join { id, session }).await;
        self.is_shown(session).await
    }

    /// Leaves a talk that was joined.
    pub async fn leaves(&mut self, session: SessionId) {
        let id = CommandId(new_id());
        self.does(id, &StaffFrame::Leave { id, session }).await;
        self.is_shown_no_more(session).await;
    }

    /// Goes on with somebody else's talk; answers it as it is on the desk.
    pub async fn takes_over(&mut self, session: SessionId) -> MySession {
        let id = CommandId(new_id());
        self.does(id, &StaffFrame::TakeOver { id, session }).await;
        self.holds(session).await
    }

    /// Tries what must be refused; `frame` makes it of the command's id.
    pub async fn tries_in_vain(&mut self, frame: impl FnOnce(CommandId) -> StaffFrame) -> Problem {
        let id = CommandId(new_id());
        self.is_refused(id, &frame(id)).await
    }

    /// A talk of another, as it is shown next.
    pub async fn is_shown(&mut self, session: SessionId) -> Watched {
        self.socket()
            .expect("a talk of another", |frame| match frame {
                ToStaff::Watched { watched } => watched.iter().find(|one| one.row.session == session).cloned(),
                _ => None,
            })
            .await
    }

    /// The next view of the talks of others is without this one.
    pub async fn is_shown_no_more(&mut self, session: SessionId) {
        self.socket()
            .expect("no such talk of another", |frame| match frame {
                ToStaff::Watched { watched } => watched.iter().all(|one| one.row.session != session).then_some(()),
                _ => None,
            })
            .await;
    }

    /// Whispers about a session; answers the id.
    pub async fn whispers(&mut self, session: SessionId, text: &str) -> CommandId {
        let id = CommandId(new_id());
        self.does(id, &StaffFrame::Whisper { id, session, text: text.to_owned() }).await;
        id
    }

    /// Hears a whisper, new or of before.
    pub async fn hears_whisper(&mut self, text: &str) -> Whisper {
        self.socket()
            .expect(text, |frame| match frame {
                ToStaff::Whisper { whisper } if whisper.text == text => Some(whisper.clone()),
                ToStaff::Whispers { whispers, .. } => whispers.iter().find(|one| one.text == text).cloned(),
                _ => None,
            })
            .await
    }

    /// Writes into a talk that was joined: the line's number.
    pub async fn writes_as_guest(&mut self, session: SessionId, text: &str) -> i64 {
        let id = CommandId(new_id());
        let frame = StaffFrame::Say { id, session, fence: 0, text: text.to_owned() };
        self.socket().send(&frame).await.expect("the line is sent");
        self.socket()
            .expect("an acknowledgement", |told| match told {
                ToStaff::Ack { id: of, seq, .. } if *of == id => Some(*seq),
                ToStaff::Refused { id: Some(of), problem } if *of == id => panic!("refused: {problem:?}"),
                _ => None,
            })
            .await
    }

    /// The board as it is shown next that `pick` takes.
    pub async fn sees_floor<T>(&mut self, what: &str, mut pick: impl FnMut(&Floor) -> Option<T>) -> T {
        self.socket()
            .expect(what, |frame| match frame {
                ToStaff::Floor { floor } => pick(floor),
                _ => None,
            })
            .await
    }
}
