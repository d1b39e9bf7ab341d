//! Tells the sockets of this node what was committed: lines to those who read them, and of everything else only that
//! what they show has changed.

use crate::desk::Told;
use crate::hub::Hub;
use crate::hub::outlet::{Out, Outlet, Stale, text};
use crate::show::{Shared, open_line, staff_line};
use std::collections::BTreeSet;
use std::sync::Arc;
use tokio::sync::watch;
use xinqiao_domain::event::{CaseEvent, CaseFact, DispatchEvent, FloorEvent, LedgerEvent};
use xinqiao_domain::{Event, SessionId, StaffId, Timestamp};
use xinqiao_protocol::frames::Line;
use xinqiao_protocol::frames::caller::ToCaller;
use xinqiao_protocol::frames::staff::ToStaff;
use xinqiao_storage::Entry;
use xinqiao_storage::lines::OpenLine;
use xinqiao_storage::{Committed, WrittenLine};

/// Tells this node's sockets.
#[derive(Clone)]
pub struct Teller {
    hub: Arc<Hub>,
    /// Wakes the worker of deadlines: a new one may come sooner than it thinks.
    commits: watch::Sender<u64>,
    shared: Arc<Shared>,
}

impl Teller {
    /// Tells these sockets, and wakes whoever waits for deadlines.
    pub fn new(hub: Arc<Hub>, commits: watch::Sender<u64>, shared: Arc<Shared>) -> Self {
        Self { hub, commits, shared }
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
        let mut frame = None;
        let to_staff = || text(&ToStaff::Line { session, line: staff_line(line.clone()) });
        let mut to_console = |console: &Arc<Outlet>| match origin {
            Some(id) if id == console.id => acknowledge(console, &shown, session),
            Some(_) | None => {
                let frame = frame.get_or_insert_with(to_staff).clone();
                console.post(Out::Line { session, seq, frame });
            }
        };
        if let Some(holder) = holder {
            self.hub.with_staff(holder, &mut to_console);
        }
        self.hub.with_followers(session, &mut to_console);
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
        for staff in concerned(&entry.event) {
            self.hub.with_staff(staff, |console| console.mark(reach.staff));
        }
        if let Some(session) = entry.event.session() {
            self.hub.with_followers(session, |console| console.mark(Stale::WATCHED));
        }
        self.tell_once(&entry.event);
        if reach.everybody != Stale::NOTHING {
            self.hub.mark_all_staff(reach.everybody);
        }
    }

    /// What some are told of once: each console of theirs, and none twice.
    fn tell_once(&self, event: &Event) {
        let mut told = BTreeSet::new();
        let mut post = |console: &Arc<Outlet>| {
            if told.insert(console.id) {
                console.post(Out::Told(event.clone()));
            }
        };
        for staff in told_once(event) {
            self.hub.with_staff(staff, &mut post);
        }
        if let Event::Floor(FloorEvent::Whispered { session, .. }) = event {
            self.hub.with_followers(*session, &mut post);
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
            self.commits.send_modify(|commits| *commits += 1);
        }
    }
}

fn opened(written: &WrittenLine) -> OpenLine {
    OpenLine {
        session: written.line.session,
        seq: written.seq,
        id: written.line.id.to_string(),
        author: written.line.author,
        form: written.line.form,
        at: written.at,
        text: written.line.text.clone(),
    }
}

fn acknowledge(outlet: &Outlet, line: &Line, session: SessionId) {
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

/// Whose own view an event changes: whom it is about, and who else has a part in it.
fn concerned(event: &Event) -> impl Iterator<Item = StaffId> {
    let also = if let Event::Transferred { to, .. } = event {
        *to
    } else if let Event::Floor(event) = event {
        other_side(event)
    } else {
        None
    };
    event.staff().into_iter().chain(also)
}

/// The holder whom a supervisor's doing concerns too.
fn other_side(event: &FloorEvent) -> Option<StaffId> {
    match event {
        FloorEvent::WatchStarted { shown_to, .. } | FloorEvent::WatchEnded { shown_to, .. } => *shown_to,
        FloorEvent::GuestJoined { holder, .. } | FloorEvent::GuestLeft { holder, .. } => *holder,
        FloorEvent::TakenOver { from, .. } => Some(*from),
        FloorEvent::Whispered { .. }
        | FloorEvent::TakenPastQueue { .. }
        | FloorEvent::CallerBlocked { .. }
        | FloorEvent::LetInPastBlock { .. }
        | FloorEvent::BlockLifted { .. }
        | FloorEvent::LibraryChanged { .. } => None,
    }
}

/// Who is told of it once, apart from what their desk shows.
fn told_once(event: &Event) -> Vec<StaffId> {
    let plainly = matches!(
        event,
        Event::OfferMissed { .. }
            | Event::Released { .. }
            | Event::Ended { by: xinqiao_domain::session::EndedBy::Caller, .. }
    );
    if plainly {
        event.staff().into_iter().collect()
    } else if let Event::Floor(FloorEvent::TakenOver { from, .. }) = event {
        vec![*from]
    } else if let Event::Floor(FloorEvent::Whispered { to, .. }) = event {
        to.clone()
    } else {
        Vec::new()
    }
}

const NONE: Stale = Stale::NOTHING;
const FLOOR: Stale = Stale::QUEUE.and(Stale::COLLEAGUES);

fn reach(event: &Event) -> Reach {
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
        Event::PresenceChanged { .. }
        | Event::StaffConnected { .. }
        | Event::StaffGone { .. }
        | Event::QualificationDecided { .. } => (NONE, Stale::MINE, Stale::COLLEAGUES),
        Event::StaffChanged { .. }
        | Event::StaffDisabled { .. }
        | Event::StaffEnabled { .. }
        | Event::PasswordReset { .. }
        | Event::PasswordChanged { .. }
        | Event::SignedOut { .. }
        | Event::SignedOutEverywhere { .. }
        | Event::RefreshReused { .. }
        | Event::Dispatch(DispatchEvent::DeviceRevoked { .. }) => {
            (NONE, Stale::AUTHORITY.and(Stale::MINE), Stale::COLLEAGUES.and(Stale::ALERTS))
        }
        Event::SettingsChanged {} | Event::CentreCreated {} => (NONE, NONE, FLOOR.and(Stale::MINE)),
        Event::AlertRaised { .. } | Event::AlertSettled { .. } => (NONE, NONE, Stale::ALERTS.and(Stale::DISPATCHES)),
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
        | Event::Review(_)
        | Event::Work(_)
        | Event::Report(_)
        | Event::Institution(_)
        | Event::Patient(_)
        | Event::Erasure(_) => (NONE, NONE, NONE),
        Event::Case(event) => return case_reach(event),
        // A page on its way is shown on its strip.
        Event::Delivery(_) => (NONE, NONE, Stale::DISPATCHES),
        Event::Dispatch(event) => return dispatch_reach(event),
        Event::Floor(event) => return floor_reach(event),
        Event::Ledger(event) => return ledger_reach(event),
    };
    // The board shows every session that is not over, and what is counted of those who wait.
    let floor = event.session().is_some() && (caller.has(Stale::STATE) || everybody != NONE);
    Reach { caller, staff, everybody: if floor { everybody.and(Stale::FLOOR) } else { everybody } }
}

fn floor_reach(event: &FloorEvent) -> Reach {
    let (caller, staff, everybody) = match event {
        FloorEvent::TakenOver { .. } => {
            (Stale::STATE, Stale::MINE, Stale::COLLEAGUES.and(Stale::ALERTS).and(Stale::FLOOR))
        }
        FloorEvent::GuestJoined { .. } | FloorEvent::GuestLeft { .. } => {
            (Stale::NOTHING, Stale::MINE.and(Stale::WATCHED), Stale::FLOOR)
        }
        // What a watch changes it changes for who watches, and for a holder who is shown it.
        FloorEvent::WatchStarted { .. } | FloorEvent::WatchEnded { .. } => {
            (Stale::NOTHING, Stale::MINE, Stale::NOTHING)
        }
        FloorEvent::LibraryChanged { .. } => (Stale::NOTHING, Stale::NOTHING, Stale::LIBRARY),
        FloorEvent::TakenPastQueue { .. }
        | FloorEvent::LetInPastBlock { .. }
        | FloorEvent::Whispered { .. }
        | FloorEvent::CallerBlocked { .. }
        | FloorEvent::BlockLifted { .. } => (Stale::NOTHING, Stale::NOTHING, Stale::NOTHING),
    };
    Reach { caller, staff, everybody }
}

/// What is told of a dispatch changes its strip, and the own desk of whom it is about. Who reads one changes nothing.
fn dispatch_reach(event: &DispatchEvent) -> Reach {
    if matches!(event, DispatchEvent::DispatchRead { .. }) {
        return Reach { caller: Stale::NOTHING, staff: Stale::NOTHING, everybody: Stale::NOTHING };
    }
    let sent = matches!(event, DispatchEvent::DispatchRequested { .. } | DispatchEvent::DispatchEnded { .. });
    let everybody = match event.dispatch() {
        // Whether a team may be asked for is said on the floor.
        Some(_) if sent => Stale::DISPATCHES.and(Stale::FLOOR),
        Some(_) => Stale::DISPATCHES,
        None => Stale::NOTHING,
    };
    Reach { caller: Stale::NOTHING, staff: Stale::MINE.and(Stale::CREW), everybody }
}

/// What becomes of a session's referrals is shown beside the session. Who reads one changes nothing.
fn case_reach(event: &CaseEvent) -> Reach {
    let changes = match event.fact {
        CaseFact::ReferralSent { .. }
        | CaseFact::ReferralMoved { .. }
        | CaseFact::ReferralNotMoved { .. }
        | CaseFact::ReferralCancelAsked { .. }
        | CaseFact::ReferralRanLate { .. } => event.session.is_some(),
        CaseFact::CaseOpened { .. }
        | CaseFact::CaseRead {}
        | CaseFact::CaseAccepted { .. }
        | CaseFact::CaseDeclined { .. }
        | CaseFact::CaseDiagnosed { .. }
        | CaseFact::CaseNotConfirmed { .. }
        | CaseFact::CaseReported { .. }
        | CaseFact::CaseReviewed { .. }
        | CaseFact::CaseRegistered { .. }
        | CaseFact::ReferralLadderUsedUp { .. }
        | CaseFact::ReferralRead { .. }
        | CaseFact::ReferralLinkSent { .. }
        | CaseFact::ReferralLinkOpened { .. }
        | CaseFact::AdmissionProposed { .. }
        | CaseFact::AdmissionSigned { .. }
        | CaseFact::PersonAdmitted { .. } => false,
    };
    let everybody = if changes { Stale::REFERRALS } else { Stale::NOTHING };
    Reach { caller: Stale::NOTHING, staff: Stale::NOTHING, everybody }
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
