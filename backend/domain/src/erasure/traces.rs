//! Everything that is known of a caller, and what the rules make of it.

use super::{ErasureHindrance, ErasureKept, Judgement, Shreds};
use crate::delivery::DeliveryWord;
use crate::ids::{
    AlertId, BlockId, CallbackId, DispatchId, IncidentId, OutboxId, PatientId, ReferralId, ReviewId, SampleId,
    SessionId, SuspectedCaseId, WorkId,
};
use crate::session::StageName;
use crate::suspected_case::CaseWord;
use crate::time::Timestamp;

/// Whether something goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    Open,
    Over,
}

/// A suspected case of the caller's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CaseTrace {
    pub case: SuspectedCaseId,
    pub dispatch: Option<DispatchId>,
    pub word: CaseWord,
    /// Of one that was registered.
    pub patient: Option<PatientId>,
}

/// A referral of one of the cases.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Asked {
    pub referral: ReferralId,
    pub case: SuspectedCaseId,
    pub progress: Progress,
}

/// A session that was drawn for review.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sampled {
    pub sample: SampleId,
    pub session: SessionId,
    /// Open while nobody has given a review of it.
    pub progress: Progress,
}

/// What is known of a caller: of some sessions, and of everything that came of them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Traces {
    pub sessions: Vec<(SessionId, StageName)>,
    pub dispatches: Vec<(DispatchId, Progress)>,
    pub cases: Vec<CaseTrace>,
    pub referrals: Vec<Asked>,
    pub incidents: Vec<(IncidentId, Progress)>,
    /// Over once the one reviewed has acknowledged it.
    pub reviews: Vec<(ReviewId, SessionId, Progress)>,
    pub samples: Vec<Sampled>,
    pub calls: Vec<(WorkId, Progress)>,
    pub callbacks: Vec<CallbackId>,
    /// Until when; a lifted one is over.
    pub blocks: Vec<(BlockId, Timestamp, Progress)>,
    pub alerts: Vec<(AlertId, Progress)>,
    pub letters: Vec<(OutboxId, DeliveryWord)>,
}

impl Traces {
    /// What hinders, what stays, what goes.
    pub fn judge(&self, now: Timestamp) -> Judgement {
        let mut hindrances = self.hindrances(now);
        hindrances.sort_unstable();
        hindrances.dedup();
        let registered: Vec<(CaseTrace, PatientId)> =
            self.cases.iter().filter_map(|case| Some((*case, case.patient?))).collect();
        let mut kept = Vec::new();
        for (case, patient) in &registered {
            kept.push(ErasureKept::Patient { patient: *patient, case: case.case });
            let came_from = self.dispatches.iter().find(|(dispatch, _)| case.dispatch == Some(*dispatch));
            kept.extend(
                came_from.map(|(dispatch, _)| ErasureKept::PatientsDispatch { patient: *patient, dispatch: *dispatch }),
            );
        }
        let stays = |dispatch: &DispatchId| registered.iter().any(|(case, _)| case.dispatch == Some(*dispatch));
        let shreds = Shreds {
            sessions: self.sessions.iter().map(|(session, _)| *session).collect(),
            dispatches: self.dispatches.iter().map(|(dispatch, _)| *dispatch).filter(|one| !stays(one)).collect(),
            cases: self.cases.iter().filter(|case| case.patient.is_none()).map(|case| case.case).collect(),
            callbacks: self.callbacks.clone(),
        };
        Judgement { hindrances, kept, shreds }
    }

    fn hindrances(&self, now: Timestamp) -> Vec<ErasureHindrance> {
        use ErasureHindrance as H;
        let open = |progress: Progress| progress == Progress::Open;
        let sessions = self.sessions.iter().filter(|(_, stage)| *stage != StageName::Closed);
        let cases = self.cases.iter().filter(|case| is_elsewhere(case.word));
        let blocks = self.blocks.iter().filter(|(_, until, progress)| open(*progress) && *until > now);
        let mut all: Vec<H> = sessions.map(|(session, _)| H::SessionOpen { session: *session }).collect();
        all.extend(pick(&self.dispatches, |dispatch| H::DispatchOpen { dispatch }));
        all.extend(cases.map(|case| H::CaseOpen { case: case.case }));
        all.extend(
            self.referrals
                .iter()
                .filter(|one| open(one.progress))
                .map(|one| H::ReferralOpen { referral: one.referral, case: one.case }),
        );
        all.extend(pick(&self.incidents, |incident| H::IncidentOpen { incident }));
        all.extend(
            self.reviews
                .iter()
                .filter(|(.., progress)| open(*progress))
                .map(|(review, session, _)| H::ReviewOpen { review: *review, session: *session }),
        );
        all.extend(
            self.samples
                .iter()
                .filter(|one| open(one.progress))
                .map(|one| H::SampleOpen { sample: one.sample, session: one.session }),
        );
        all.extend(pick(&self.calls, |work| H::CallOpen { work }));
        all.extend(blocks.map(|(block, until, _)| H::BlockStands { block: *block, until: *until }));
        all.extend(pick(&self.alerts, |alert| H::AlertOpen { alert }));
        let letters = self.letters.iter().filter(|(_, word)| is_on_its_way(*word));
        all.extend(letters.map(|(item, _)| H::LetterOnItsWay { item: *item }));
        all
    }
}

/// Those that are open, each as what it hinders by.
fn pick<Id: Copy>(
    of: &[(Id, Progress)],
    hinders: impl Fn(Id) -> ErasureHindrance,
) -> impl Iterator<Item = ErasureHindrance> {
    of.iter().filter(|(_, progress)| *progress == Progress::Open).map(move |(id, _)| hinders(*id))
}

/// Whether an institution has the person and owes an end. What rests with the sender (nobody asked, or declined) ends with
/// the erasing; whether anybody is asked is the referrals' to say.
const fn is_elsewhere(word: CaseWord) -> bool {
    match word {
        CaseWord::Accepted | CaseWord::Diagnosed => true,
        CaseWord::Suspected | CaseWord::Declined | CaseWord::NotConfirmed | CaseWord::Registered => false,
    }
}

/// Whether a letter may still be sent.
const fn is_on_its_way(word: DeliveryWord) -> bool {
    match word {
        DeliveryWord::Pending | DeliveryWord::Sending | DeliveryWord::Unknown => true,
        DeliveryWord::Accepted
        | DeliveryWord::Failed
        | DeliveryWord::Expired
        | DeliveryWord::Suppressed
        | DeliveryWord::Cancelled => false,
    }
}
