//! What a receiver says is taken in: the next state, the case's acceptance or decline, the ladder, the clocks, the journal.
//! A person's word that cannot be is refused; a system's is kept as evidence and shown to a human.

use super::sending::{MovedBy, climb};
use super::{keep, known, raise, tell};
use crate::desk::arrivals::Done;
use crate::desk::cases;
use crate::desk::ledgers::text;
use crate::desk::scene::case_accepted;
use crate::desk::{Command, Decline, Work};
use xinqiao_domain::event::CaseFact;
use xinqiao_domain::referral::{CancelReason, LadderState, Mark, Referral, ReferralWord, Said, Verdict, VerdictWord};
use xinqiao_domain::session::AlertKind;
use xinqiao_domain::suspected_case::HandOver;
use xinqiao_domain::{CommandId, ReferralId, ReferralLinkId, Refusal, StaffId};
use xinqiao_protocol::limits::REFERRAL_NOTE_CHARS;
use xinqiao_storage::referrals::{HeardBy, HeardReport, StoredLadder, StoredReferral};

/// Over which way something is said.
#[derive(Debug, Clone)]
pub(in crate::desk) enum Way {
    /// Somebody of the receiving institution, who looked at this version of it.
    Console { staff: StaffId, version: u32 },
    /// Whoever holds the signed page's link, and looked at this version.
    Link { link: ReferralLinkId, version: u32 },
    /// A system of the receiver's own. It numbers what it says, and the numbers grow; `source` names the thing that is
    /// numbered.
    System { source: String, version: i64 },
}

/// One thing that is said of a referral.
#[derive(Debug, Clone)]
pub(in crate::desk) struct InboundEvent {
    pub referral: ReferralId,
    pub way: Way,
    pub said: Said,
    /// The receiver's words, sealed; may be empty.
    pub note: String,
}

/// What became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Heard {
    Applied,
    /// Heard before, or where it stands already: nothing changes.
    Known,
    /// Something newer was heard of this source: kept, never applied.
    Older,
    /// It cannot be so: kept as evidence, and the supervisors are told.
    Impossible,
}

/// Takes in what a receiver says, whichever way it came. People are refused what cannot be; a system never is.
pub(in crate::desk) async fn receive(work: &mut Work<'_>, event: InboundEvent) -> Result<Heard, Decline> {
    let stored = known(work, event.referral).await?;
    let InboundEvent { way, said, note, .. } = event;
    match way {
        Way::Console { staff, version } => {
            let membership = work.batch.membership(staff).await?.ok_or(Refusal::NotOfAnInstitution)?;
            if membership.institution != stored.referral.to {
                return Err(Refusal::NotTheReceiver.into());
            }
            let note = text("note", &note, REFERRAL_NOTE_CHARS)?;
            by_person(work, &stored, (HeardBy::Console(staff), version), said, &note).await
        }
        Way::Link { link, version } => {
            let note = text("note", &note, REFERRAL_NOTE_CHARS)?;
            by_person(work, &stored, (HeardBy::Link(link), version), said, &note).await
        }
        Way::System { source, version } => {
            // Nobody is there to be asked for a shorter one.
            let note: String = note.chars().take(REFERRAL_NOTE_CHARS).collect();
            by_system(work, &stored, (source, version), said, &note).await
        }
    }
}

async fn by_person(
    work: &mut Work<'_>,
    stored: &StoredReferral,
    (by, version): (HeardBy, u32),
    said: Said,
    note: &str,
) -> Result<Heard, Decline> {
    let (rules, now) = (work.batch.referral_rules().await?, work.batch.now());
    let next = stored.referral.clone().hear(said, &rules, now)?;
    if stored.referral.version != version {
        return Err(Refusal::ChangedMeanwhile.into());
    }
    let case = case_follows(work, &stored.referral, &next).await?;
    if case == CaseFollows::Taken && promises(&next) {
        return Err(Refusal::CaseTaken.into());
    }
    apply(work, stored, next, HeardReport { by, said, verdict: VerdictWord::Applied, note }, case).await
}

async fn by_system(
    work: &mut Work<'_>,
    stored: &StoredReferral,
    (source, version): (String, i64),
    said: Said,
    note: &str,
) -> Result<Heard, Decline> {
    if work.batch.was_heard(&source, version).await? {
        return Ok(Heard::Known);
    }
    let mark: Mark = work.batch.heard_upto(&source).await?;
    let (rules, now) = (work.batch.referral_rules().await?, work.batch.now());
    let by = HeardBy::System { source, version };
    let kept = |verdict| HeardReport { by: by.clone(), said, verdict, note };
    match stored.referral.clone().judge((said, version), mark, &rules, now) {
        Verdict::Applied(next) => {
            let case = case_follows(work, &stored.referral, &next).await?;
            if case == CaseFollows::Taken && promises(&next) {
                return not_applied(work, &stored.referral, kept(VerdictWord::Impossible)).await;
            }
            apply(work, stored, next, kept(VerdictWord::Applied), case).await
        }
        Verdict::Known => {
            work.batch.put_heard(&stored.referral, &kept(VerdictWord::Known)).await?;
            Ok(Heard::Known)
        }
        Verdict::Older => not_applied(work, &stored.referral, kept(VerdictWord::Older)).await,
        Verdict::Impossible(_) => not_applied(work, &stored.referral, kept(VerdictWord::Impossible)).await,
    }
}

/// Kept, and changes nothing. What cannot be is a human's.
async fn not_applied(work: &mut Work<'_>, referral: &Referral, report: HeardReport<'_>) -> Result<Heard, Decline> {
    work.batch.put_heard(referral, &report).await?;
    let (said, verdict) = (report.said.word(), report.verdict);
    let fact = CaseFact::ReferralNotMoved { referral: referral.id, institution: referral.to, word: said, verdict };
    tell(work, referral, None, fact)?;
    match verdict {
        VerdictWord::Impossible => {
            raise(work, referral, AlertKind::ReferralImpossible).await?;
            Ok(Heard::Impossible)
        }
        VerdictWord::Older => Ok(Heard::Older),
        VerdictWord::Known | VerdictWord::Applied => Ok(Heard::Known),
    }
}

/// What a step means for the case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum CaseFollows {
    Nothing,
    /// Whoever says so has the person from now on.
    Accepts,
    /// Somebody else has accepted the person before.
    Taken,
    /// The receiver does not have the person, or not any more.
    GivesBack,
}

async fn case_follows(work: &mut Work<'_>, before: &Referral, after: &Referral) -> Result<CaseFollows, Decline> {
    Ok(match after.stage.word() {
        ReferralWord::Accepted | ReferralWord::Scheduled | ReferralWord::Attended | ReferralWord::Completed => {
            let case = cases::known(work, after.case).await?;
            match case.accept(hand_over(work, after)) {
                Ok(_) => CaseFollows::Accepts,
                Err(_) => CaseFollows::Taken,
            }
        }
        ReferralWord::Declined | ReferralWord::Cancelled | ReferralWord::Failed => CaseFollows::GivesBack,
        ReferralWord::NoShow if before.stage.word() == ReferralWord::NoShow => CaseFollows::Nothing,
        ReferralWord::Draft | ReferralWord::Sent | ReferralWord::Received | ReferralWord::NoShow => {
            CaseFollows::Nothing
        }
    })
}

fn promises(referral: &Referral) -> bool {
    match referral.stage.word() {
        ReferralWord::Accepted | ReferralWord::Scheduled => true,
        ReferralWord::Draft
        | ReferralWord::Sent
        | ReferralWord::Received
        | ReferralWord::Attended
        | ReferralWord::NoShow
        | ReferralWord::Completed
        | ReferralWord::Declined
        | ReferralWord::Cancelled
        | ReferralWord::Failed => false,
    }
}

fn hand_over(work: &Work<'_>, referral: &Referral) -> HandOver {
    HandOver { referral: referral.id, from: referral.from, to: referral.to, at: work.batch.now() }
}

async fn apply(
    work: &mut Work<'_>,
    stored: &StoredReferral,
    next: Referral,
    report: HeardReport<'_>,
    case: CaseFollows,
) -> Result<Heard, Decline> {
    let staff = match &report.by {
        HeardBy::Console(staff) => Some(*staff),
        HeardBy::Link(_) | HeardBy::System { .. } => None,
    };
    keep(work, &stored.referral, &next).await?;
    work.batch.put_heard(&next, &report).await?;
    let (referral, institution, stage, heard) = (next.id, next.to, next.stage.word(), report.by.word());
    tell(work, &next, staff, CaseFact::ReferralMoved { referral, institution, word: stage, heard })?;
    let by = hand_over(work, &next);
    match case {
        CaseFollows::Nothing => {}
        CaseFollows::Accepts => {
            let accepted = cases::accepted(work, next.case, by, staff).await?;
            if let Some(dispatch) = accepted.dispatch {
                case_accepted(work, dispatch, next.to, staff).await?;
            }
            confirm(work, stored, &next).await?;
        }
        // They came here all the same, though another hospital has said yes: somebody has to tell that one.
        CaseFollows::Taken => raise(work, &next, AlertKind::ReferralImpossible).await?,
        CaseFollows::GivesBack => give_back(work, stored, &next, by, staff).await?,
    }
    Ok(Heard::Applied)
}

/// The first yes of a ladder: the others are asked to forget it.
async fn confirm(work: &mut Work<'_>, stored: &StoredReferral, next: &Referral) -> Result<(), Decline> {
    let Some(first) = stored.ladder else { return Ok(()) };
    let Some(StoredLadder { ladder, green }) = work.batch.ladder(first).await? else { return Ok(()) };
    let confirmed = ladder.clone().confirmed(next.id, work.batch.now());
    match confirmed.state {
        LadderState::Confirmed { by, .. } if by == next.id && confirmed != ladder => {}
        LadderState::Climbing { .. }
        | LadderState::UsedUp { .. }
        | LadderState::Confirmed { .. }
        | LadderState::Stopped { .. } => return Ok(()),
    }
    work.batch.put_ladder(&StoredLadder { ladder: confirmed, green }).await?;
    super::settle(work, first, AlertKind::GreenChannelUsedUp).await?;
    for other in work.batch.referrals_of_case(next.case).await? {
        if other.ladder == Some(first) && other.referral.id != next.id && !other.referral.stage.is_over() {
            super::cancelling::ask(work, &other, CancelReason::TakenElsewhere, None).await?;
        }
    }
    Ok(())
}

/// A no, or a yes that came to nothing: the institution sees no more of the person, the next of the ladder is asked, and
/// with nobody left to answer the case is its sender's again.
async fn give_back(
    work: &mut Work<'_>,
    stored: &StoredReferral,
    next: &Referral,
    by: HandOver,
    staff: Option<StaffId>,
) -> Result<(), Decline> {
    work.batch.case_leaves(next.case, next.to).await?;
    if let Some(first) = stored.ladder {
        climb(work, first, MovedBy::No).await?;
    }
    let open = |one: &StoredReferral| !one.referral.stage.is_over();
    if !work.batch.referrals_of_case(next.case).await?.iter().any(open) {
        cases::declined(work, next.case, by, staff).await?;
    }
    Ok(())
}

/// Somebody of the receiving institution says where a referral stands.
pub struct AnswerReferral {
    pub id: CommandId,
    pub by: StaffId,
    pub referral: ReferralId,
    /// The version that was looked at.
    pub version: u32,
    pub said: Said,
    pub note: String,
}

impl Command for AnswerReferral {
    type Answer = Done;

    fn identity(&self) -> Option<(CommandId, Vec<u8>)> {
        let Self { by, referral, version, said, note, .. } = self;
        Some((self.id, format!("{by}{referral}{version}{said:?}{note}").into_bytes()))
    }

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Done, Decline> {
        let way = Way::Console { staff: self.by, version: self.version };
        let event = InboundEvent { referral: self.referral, way, said: self.said, note: self.note.clone() };
        receive(work, event).await?;
        Ok(Done {})
    }
}
