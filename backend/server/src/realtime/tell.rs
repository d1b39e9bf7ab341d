//! Tells the sockets of this node what was committed: lines to those who read them, and of everything else only that
//! what they show has changed.

use crate::desk::Told;
use crate::hub::Hub;
use crate::hub::outlet::{Out, Stale, text};
use crate::show::{Shared, open_line};
use std::sync::Arc;
use tokio::sync::Notify;
use xinqiao_domain::event::LedgerEvent;
use xinqiao_domain::{Actor, Event, SessionId, StaffId, Timestamp};
use xinqiao_protocol::frames::Line;
use xinqiao_protocol::frames::caller::ToCaller;
use xinqiao_protocol::frames::staff::ToStaff;
use xinqiao_storage::Entry;
use xinqiao_storage::lines::{LineAuthor, OpenLine};
use xinqiao_storage::{Committed, WrittenLine};

/// Tells this node's sockets.
#[derive(Clone)]
pub struct Teller {
    hub: Arc<Hub>,
    /// Wakes the worker of deadlines: a new one may come sooner than it thinks.
    due: Arc<Notify>,
    shared: Arc<Shared>,
}

impl Teller {
    /// Tells these sockets, and wakes whoever waits for deadlines.
    pub fn new(hub: Arc<Hub>, due: Arc<Notify>, shared: Arc<Shared>) -> Self {
        Self { hub, due, shared }
    }

    /// A line that was committed here or on another node.
    pub fn line(&self, line: &OpenLine, holder: Option<StaffId>, origin: Option<u64>) {
        let (session, seq) = (line.session, line.seq);
        let shown = open_line(line.clone());
        let to_caller = || Out::Line { session, seq, frame: text(&ToCaller::Line { line: shown.clone() }) };
        if let Some(caller) = self.hub.caller(session) {
            match origin {
                Some(id) if id == caller.id => acknowledge(&caller, &shown, session),
                Some(_) | None => caller.post(to_caller()),
            }
        }
        let Some(holder) = holder else { return };
        let mut frame = None;
        self.hub.with_staff(holder, |console| match origin {
            Some(id) if id == console.id => acknowledge(console, &shown, session),
            Some(_) | None => {
                let frame = frame.get_or_insert_with(|| text(&ToStaff::Line { session, line: shown.clone() })).clone();
                console.post(Out::Line { session, seq, frame });
            }
        });
    }

    /// An entry that was committed here or on another node.
    pub fn entry(&self, entry: &Entry) {
        if changes_roots(&entry.event) {
            self.shared.roots_changed(entry.seq);
        }
        let reach = reach(&entry.event);
        if let (true, Some(session)) = (reach.caller.has(Stale::STATE), entry.event.session())
            && let Some(caller) = self.hub.caller(session)
        {
            caller.mark(Stale::STATE);
        }
        let also = if let Event::Transferred { to, .. } = &entry.event { *to } else { None };
        for staff in entry.event.staff().into_iter().chain(also) {
            self.hub.with_staff(staff, |console| {
                console.mark(reach.staff);
                if told_once(&entry.event) {
                    console.post(Out::Told(entry.event.clone()));
                }
            });
        }
        if reach.everybody != Stale::NOTHING {
            self.hub.mark_all_staff(reach.everybody);
        }
    }
}

impl Told for Teller {
    fn tell(&self, committed: &Committed) {
        for written in &committed.lines {
            self.line(&opened(written), written.holder, written.line.origin);
        }
        for entry in &committed.entries {
            self.entry(entry);
        }
        if let (Some(first), Some(last)) = (committed.entries.first(), committed.entries.last()) {
            self.hub.told_own(first.seq..=last.seq);
        }
        if committed.entries.iter().any(|entry| !matches!(entry.event, Event::LinesRecorded { .. })) {
            self.due.notify_one();
        }
    }
}

fn opened(written: &WrittenLine) -> OpenLine {
    OpenLine {
        session: written.line.session,
        seq: written.seq,
        id: written.line.id.to_string(),
        author: match written.line.author {
            Actor::Hotline => LineAuthor::System,
            Actor::Staff(staff) => LineAuthor::Operator(Some(staff)),
            Actor::Caller(_) => LineAuthor::Caller,
        },
        form: written.line.form,
        at: written.at,
        text: written.line.text.clone(),
    }
}

fn acknowledge(outlet: &crate::hub::outlet::Outlet, line: &Line, session: SessionId) {
    if let Ok(id) = line.id.parse() {
        let at: Timestamp = line.at;
        outlet.acknowledge(session, id, line.seq, at);
    }
}

/// Whose view an event changes.
struct Reach {
    caller: Stale,
    /// Those the event is about.
    staff: Stale,
    everybody: Stale,
}

/// Whether names, roles or settings changed with it.
fn changes_roots(event: &Event) -> bool {
    matches!(
        event,
        Event::StaffCreated { .. } | Event::StaffChanged { .. } | Event::SettingsChanged {} | Event::CentreCreated {}
    )
}

fn told_once(event: &Event) -> bool {
    matches!(
        event,
        Event::OfferMissed { .. }
            | Event::Released { .. }
            | Event::Ended { by: xinqiao_domain::session::EndedBy::Caller, .. }
    )
}

fn reach(event: &Event) -> Reach {
    const NONE: Stale = Stale::NOTHING;
    const FLOOR: Stale = Stale::QUEUE.and(Stale::COLLEAGUES);
    let (caller, staff, everybody) = match event {
        Event::SessionOpened { .. } | Event::TargetMissed { .. } => (NONE, NONE, Stale::QUEUE),
        Event::CallerHere { .. } | Event::CallerGone { .. } | Event::TierChanged { .. } => {
            (NONE, Stale::MINE, Stale::QUEUE)
        }
        Event::Offered { .. }
        | Event::OfferDeclined { .. }
        | Event::OfferMissed { .. }
        | Event::OfferWithdrawn { .. } => (NONE, Stale::MINE, FLOOR),
        Event::Accepted { .. }
        | Event::Released { .. }
        | Event::Transferred { .. }
        | Event::Ended { .. }
        | Event::LeftQueue { .. } => (Stale::STATE, Stale::MINE, FLOOR.and(Stale::ALERTS)),
        Event::HolderLost { .. } | Event::HolderBack { .. } => {
            (Stale::STATE, Stale::MINE, Stale::COLLEAGUES.and(Stale::ALERTS))
        }
        Event::RecordTakenOver { .. } => (NONE, Stale::MINE, Stale::COLLEAGUES.and(Stale::ALERTS)),
        Event::Closed { .. } => (Stale::STATE, Stale::MINE, Stale::COLLEAGUES),
        Event::Rated { .. } => (Stale::STATE, NONE, NONE),
        Event::HandRaised { .. } | Event::HandLowered { .. } => (NONE, Stale::MINE, Stale::ALERTS),
        Event::PresenceChanged { .. } | Event::StaffConnected { .. } | Event::StaffGone { .. } => {
            (NONE, Stale::MINE, Stale::COLLEAGUES)
        }
        Event::QualificationDecided { .. } => (NONE, Stale::MINE, Stale::COLLEAGUES),
        Event::StaffChanged { .. }
        | Event::StaffDisabled { .. }
        | Event::StaffEnabled { .. }
        | Event::PasswordReset { .. }
        | Event::PasswordChanged { .. }
        | Event::SignedOut { .. }
        | Event::SignedOutEverywhere { .. }
        | Event::RefreshReused { .. } => {
            (NONE, Stale::AUTHORITY.and(Stale::MINE), Stale::COLLEAGUES.and(Stale::ALERTS))
        }
        Event::SettingsChanged {} | Event::CentreCreated {} => (NONE, NONE, FLOOR.and(Stale::MINE)),
        Event::AlertRaised { .. } | Event::AlertSettled { .. } => (NONE, NONE, Stale::ALERTS),
        Event::StaffCreated { .. } => (NONE, NONE, Stale::COLLEAGUES),
        Event::StaffUnlocked { .. }
        | Event::SignedIn { .. }
        | Event::SignInFailed { .. }
        | Event::SignInLocked { .. }
        | Event::NodeStarted { .. }
        | Event::NodeGone { .. }
        | Event::LinesRecorded { .. }
        | Event::SharedItem { .. }
        | Event::Assessed { .. }
        | Event::WrapUpSaved { .. }
        | Event::NoteAdded { .. }
        | Event::ReturnCodeMade { .. }
        | Event::RecordOpened { .. }
        | Event::CallbackRequested { .. }
        | Event::CallbackTaken { .. }
        | Event::CallbackReleased { .. }
        | Event::CallbackDone { .. }
        | Event::Delivery(_) => (NONE, NONE, NONE),
        Event::Ledger(event) => return ledger_reach(event),
    };
    Reach { caller, staff, everybody }
}

fn ledger_reach(event: &LedgerEvent) -> Reach {
    let (staff, everybody) = match event {
        LedgerEvent::StandingChanged { .. } => (Stale::MINE, Stale::COLLEAGUES),
        LedgerEvent::EmploymentChanged { .. }
        | LedgerEvent::LedgerRulesChanged { .. }
        | LedgerEvent::CourseAdded { .. }
        | LedgerEvent::TrainingRecorded { .. }
        | LedgerEvent::TrainingWithdrawn { .. }
        | LedgerEvent::Enrolled { .. }
        | LedgerEvent::AttendanceConfirmed { .. }
        | LedgerEvent::SupervisionRecorded { .. }
        | LedgerEvent::SupervisionWithdrawn { .. }
        | LedgerEvent::SupervisionConfirmed { .. }
        | LedgerEvent::OfferedInBreach { .. } => (Stale::NOTHING, Stale::NOTHING),
    };
    Reach { caller: Stale::NOTHING, staff, everybody }
}
