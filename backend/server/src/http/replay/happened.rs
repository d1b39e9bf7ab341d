//! What an entry of the journal tells, with what stands beside it: names, and the words that the journal never has.

mod later;

use crate::show::{People, open_line};
use std::collections::VecDeque;
use xinqiao_domain::{Event, StaffId, Timestamp};
use xinqiao_protocol::http::replay::{Happened, ReplayItem, Who};
use xinqiao_storage::lines::{LineAuthor, OpenLine};
use xinqiao_storage::records::{self, Record, RecordedWrapUp};
use xinqiao_storage::replay::Told;
use xinqiao_storage::whispers::OpenWhisper;

/// What stands beside the journal.
pub struct Beside<'p> {
    people: &'p People,
    /// Oldest first, as the entries that tell of them.
    assessments: VecDeque<records::RecordedAssessment>,
    notes: VecDeque<records::Note>,
    wrap_up: Option<RecordedWrapUp>,
    whispers: Vec<OpenWhisper>,
}

impl<'p> Beside<'p> {
    /// A session's record and whispers.
    pub fn new(record: Record, whispers: Vec<OpenWhisper>, people: &'p People) -> Self {
        let Record { assessments, notes, wrap_up, .. } = record;
        Self { people, assessments: assessments.into(), notes: notes.into(), wrap_up, whispers }
    }

    /// What is shown of a page.
    pub fn items(mut self, told: Vec<Told>) -> Vec<ReplayItem> {
        let mut items = Vec::with_capacity(told.len());
        for told in told {
            match told {
                Told::Line(line) => items.push(self.line(line)),
                Told::Entry(entry) => {
                    let what = self.happened(entry.event, entry.at);
                    items.extend(what.map(|what| ReplayItem { at: entry.at, what }));
                }
            }
        }
        items
    }

    fn who(&self, staff: StaffId) -> Who {
        Who { staff, name: self.people.name(staff) }
    }

    fn line(&self, line: OpenLine) -> ReplayItem {
        let by = match line.author {
            LineAuthor::Operator(staff) | LineAuthor::Supervisor(staff) => staff.map(|staff| self.who(staff)),
            LineAuthor::Caller | LineAuthor::System => None,
        };
        ReplayItem { at: line.at, what: Happened::Line { line: open_line(line), by } }
    }

    /// None: it is of no session; or it tells of who read the log, which is the auditor's to see, or repeats another.
    fn happened(&mut self, event: Event, at: Timestamp) -> Option<Happened> {
        let who = |staff| Who { staff, name: self.people.name(staff) };
        Some(match event {
            Event::SessionOpened { channel, tier, .. } => Happened::Opened { channel, tier },
            Event::CallerHere { .. } => Happened::CallerHere {},
            Event::CallerGone { .. } => Happened::CallerGone {},
            Event::TierChanged { tier, source, .. } => Happened::TierChanged { tier, source },
            Event::Offered { staff, waited_ms, because, .. } => self.offered(staff, waited_ms, because),
            Event::OfferDeclined { staff, reason, .. } => Happened::OfferDeclined { by: who(staff), reason },
            Event::OfferMissed { staff, .. } => Happened::OfferMissed { by: who(staff) },
            Event::OfferWithdrawn { staff, .. } => Happened::OfferWithdrawn { from: who(staff) },
            Event::Accepted { staff, waited_ms, .. } => Happened::Accepted { by: who(staff), waited_ms },
            Event::TargetMissed { .. } => Happened::TargetMissed {},
            Event::HolderLost { staff, until, .. } => Happened::HolderLost { holder: who(staff), until },
            Event::HolderBack { staff, .. } => Happened::HolderBack { holder: who(staff) },
            Event::Released { staff, .. } => Happened::Released { from: who(staff) },
            Event::Transferred { staff, to, .. } => Happened::Transferred { by: who(staff), to: to.map(who) },
            Event::HandRaised { staff, .. } => Happened::HandRaised { by: who(staff) },
            Event::HandLowered { staff, .. } => Happened::HandLowered { by: who(staff) },
            Event::SharedItem { staff, item, .. } => Happened::SharedItem { by: who(staff), item },
            Event::Ended { by, .. } => Happened::Ended { by },
            Event::LeftQueue { .. } => Happened::LeftQueue {},
            Event::Assessed { staff, .. } => return self.assessed(staff, at),
            Event::WrapUpSaved { staff, .. } => self.wrapped_up(staff, at),
            Event::NoteAdded { staff, .. } => return self.noted(staff, at),
            Event::RecordTakenOver { staff, from, .. } => Happened::RecordTakenOver { by: who(staff), from: who(from) },
            Event::Closed { staff, follow_ups, .. } => Happened::Closed { by: staff.map(who), follow_ups },
            Event::Rated { .. } => Happened::Rated {},
            Event::Floor(event) => return self.on_the_floor(&event),
            Event::Work(event) => self.called(&event),
            Event::Review(event) => return self.reviewed(&event),
            Event::Ledger(event) => return self.of_a_ledger(&event),
            Event::Erasure(event) => return self.erased(&event),
            Event::RecordOpened { .. }
            | Event::AlertRaised { .. }
            | Event::AlertSettled { .. }
            | Event::ReturnCodeMade { .. }
            | Event::CentreCreated {}
            | Event::SettingsChanged {}
            | Event::StaffCreated { .. }
            | Event::StaffChanged { .. }
            | Event::StaffDisabled { .. }
            | Event::StaffEnabled { .. }
            | Event::StaffUnlocked { .. }
            | Event::PasswordChanged { .. }
            | Event::PasswordReset { .. }
            | Event::QualificationDecided { .. }
            | Event::SignedIn { .. }
            | Event::SignInFailed { .. }
            | Event::SignInLocked { .. }
            | Event::SignedOut { .. }
            | Event::SignedOutEverywhere { .. }
            | Event::RefreshReused { .. }
            | Event::NodeStarted { .. }
            | Event::NodeGone { .. }
            | Event::StaffConnected { .. }
            | Event::StaffGone { .. }
            | Event::PresenceChanged { .. }
            | Event::LinesRecorded { .. }
            | Event::CallbackRequested { .. }
            | Event::CallbackTaken { .. }
            | Event::CallbackReleased { .. }
            | Event::CallbackDone { .. }
            | Event::Delivery(_)
            | Event::Dispatch(_)
            | Event::Institution(_)
            | Event::Case(_)
            | Event::Patient(_)
            | Event::Report(_) => return None,
        })
    }
}
