//! Who answers for a person, from the first message to acceptance and beyond: exactly one at each instant, as the journal
//! of the session, the dispatch and the case tells it.

use crate::codes::codes;
use crate::dispatch::StageWord;
use crate::event::{CaseEvent, CaseFact, DispatchEvent, Event, FloorEvent};
use crate::ids::{InstitutionId, ReferralId, StaffId};
use crate::referral::ReferralWord;
use crate::time::Timestamp;

codes!(
    /// Who it is, as it is shown.
    CaseOwnerWord {
        /// Whoever supervises now: a caller waits, or a team is not complete.
        SupervisorOnDuty = "supervisor_on_duty",
        /// The supervisor who took it into their own hands.
        Supervisor = "supervisor",
        Operator = "operator",
        /// Of the crisis team.
        Lead = "lead",
        /// The institution that refers the person, until another accepts.
        Sender = "sender",
        /// The institution that has accepted.
        Receiver = "receiver",
    }
);

/// Who answers for the person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CaseOwner {
    SupervisorOnDuty,
    Supervisor(StaffId),
    Operator(StaffId),
    Lead(StaffId),
    Sender(InstitutionId),
    Receiver(InstitutionId),
}

impl CaseOwner {
    /// Its word.
    pub const fn word(self) -> CaseOwnerWord {
        match self {
            Self::SupervisorOnDuty => CaseOwnerWord::SupervisorOnDuty,
            Self::Supervisor(_) => CaseOwnerWord::Supervisor,
            Self::Operator(_) => CaseOwnerWord::Operator,
            Self::Lead(_) => CaseOwnerWord::Lead,
            Self::Sender(_) => CaseOwnerWord::Sender,
            Self::Receiver(_) => CaseOwnerWord::Receiver,
        }
    }

    /// The person, where it is one.
    pub const fn staff(self) -> Option<StaffId> {
        match self {
            Self::Supervisor(staff) | Self::Operator(staff) | Self::Lead(staff) => Some(staff),
            Self::SupervisorOnDuty | Self::Sender(_) | Self::Receiver(_) => None,
        }
    }

    /// The institution, where it is one.
    pub const fn institution(self) -> Option<InstitutionId> {
        match self {
            Self::Sender(institution) | Self::Receiver(institution) => Some(institution),
            Self::SupervisorOnDuty | Self::Supervisor(_) | Self::Operator(_) | Self::Lead(_) => None,
        }
    }
}

/// A stretch of time with its owner; the last one has no end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stretch {
    pub owner: CaseOwner,
    pub from: Timestamp,
    pub until: Option<Timestamp>,
}

/// Who has accepted, and whether the person is with them.
#[derive(Debug, Clone, Copy)]
struct Has {
    referral: ReferralId,
    institution: InstitutionId,
    presence: Presence,
}

#[derive(Debug, Clone, Copy)]
enum Presence {
    Here,
    /// They did not come: whoever sent them looks for them.
    Away,
}

/// What the journal has told so far. Whoever is nearest to the person answers: who has accepted, before a team that is
/// with them, before who refers them, before who talks with them.
#[derive(Debug, Default)]
pub struct CaseCourse {
    session: Option<CaseOwner>,
    dispatch: Option<CaseOwner>,
    sender: Option<InstitutionId>,
    has: Option<Has>,
    stretches: Vec<Stretch>,
}

impl CaseCourse {
    /// The stretches of these entries, in the journal's order.
    pub fn of<'e>(entries: impl IntoIterator<Item = (Timestamp, &'e Event)>) -> Vec<Stretch> {
        let mut course = Self::default();
        for (at, event) in entries {
            course.learn(event);
            course.stretch(at);
        }
        course.stretches
    }

    fn owner(&self) -> Option<CaseOwner> {
        let receiver = self.has.and_then(|has| match has.presence {
            Presence::Here => Some(CaseOwner::Receiver(has.institution)),
            Presence::Away => None,
        });
        receiver.or(self.dispatch).or(self.sender.map(CaseOwner::Sender)).or(self.session)
    }

    fn stretch(&mut self, at: Timestamp) {
        let Some(owner) = self.owner() else { return };
        match self.stretches.last_mut() {
            Some(last) if last.owner == owner => {}
            // Two entries of one commit have one instant: the later one is what became so.
            Some(last) if last.from == at => last.owner = owner,
            Some(last) => {
                last.until = Some(at);
                self.stretches.push(Stretch { owner, from: at, until: None });
            }
            None => self.stretches.push(Stretch { owner, from: at, until: None }),
        }
    }

    fn learn(&mut self, event: &Event) {
        if let Event::Case(event) = event {
            self.learn_of_case(event);
        } else if let Event::Dispatch(event) = event {
            self.learn_of_dispatch(event);
        } else if let Event::Floor(FloorEvent::TakenOver { staff, .. })
        | Event::Accepted { staff, .. }
        | Event::RecordTakenOver { staff, .. } = event
        {
            self.session = Some(CaseOwner::Operator(*staff));
        } else if matches!(event, Event::SessionOpened { .. } | Event::Released { .. } | Event::Transferred { .. }) {
            self.session = Some(CaseOwner::SupervisorOnDuty);
        }
    }

    fn learn_of_dispatch(&mut self, event: &DispatchEvent) {
        if matches!(event, DispatchEvent::DispatchRequested { .. }) {
            self.dispatch = Some(CaseOwner::SupervisorOnDuty);
        } else if let DispatchEvent::DispatchTaken { staff, .. } = event {
            self.dispatch = Some(CaseOwner::Supervisor(*staff));
        } else if let DispatchEvent::LeadNamed { lead, .. } = event {
            self.lead(*lead);
        } else if let DispatchEvent::StageReached { stage: StageWord::Assembled, staff: Some(lead), .. } = event {
            self.lead(*lead);
        } else if let DispatchEvent::StageReached { stage: StageWord::EnRoute, staff: Some(staff), .. } = event {
            // A team that leaves before every role is filled is its lead's from then on.
            if self.dispatch == Some(CaseOwner::SupervisorOnDuty) {
                self.lead(*staff);
            }
        } else if matches!(
            event,
            DispatchEvent::DispatchEnded { .. } | DispatchEvent::StageReached { stage: StageWord::Closed, .. }
        ) {
            self.dispatch = None;
        }
    }

    /// A supervisor who took it into their own hands keeps it.
    fn lead(&mut self, lead: StaffId) {
        self.dispatch = match self.dispatch {
            Some(CaseOwner::Supervisor(staff)) => Some(CaseOwner::Supervisor(staff)),
            Some(
                CaseOwner::SupervisorOnDuty
                | CaseOwner::Operator(_)
                | CaseOwner::Lead(_)
                | CaseOwner::Sender(_)
                | CaseOwner::Receiver(_),
            )
            | None => Some(CaseOwner::Lead(lead)),
        };
    }

    fn learn_of_case(&mut self, event: &CaseEvent) {
        if let CaseFact::CaseOpened { sender, .. } = &event.fact {
            self.sender = Some(*sender);
        } else if let CaseFact::CaseAccepted { institution, referral } = &event.fact {
            self.has = Some(Has { referral: *referral, institution: *institution, presence: Presence::Here });
        } else if let CaseFact::ReferralMoved { referral, word, .. } = &event.fact
            && let Some(has) = &mut self.has
            && has.referral == *referral
        {
            has.presence = if is_back(*word) { Presence::Away } else { Presence::Here };
        }
    }
}

/// Whether somebody who had accepted does not have the person after all.
const fn is_back(word: ReferralWord) -> bool {
    match word {
        ReferralWord::NoShow | ReferralWord::Cancelled | ReferralWord::Failed => true,
        ReferralWord::Draft
        | ReferralWord::Sent
        | ReferralWord::Received
        | ReferralWord::Accepted
        | ReferralWord::Scheduled
        | ReferralWord::Attended
        | ReferralWord::Completed
        | ReferralWord::Declined => false,
    }
}
