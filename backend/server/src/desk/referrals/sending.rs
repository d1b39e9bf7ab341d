//! A referral leaves: to one institution, or up the green channel's ladder. Its row, its clock, its letters and the journal
//! are one commit with whatever asked for it.

use super::{known, raise, tell, telling};
use crate::desk::cases;
use crate::desk::institutions::{acting_for, home};
use crate::desk::ledgers::text;
use crate::desk::{Command, Decline, Work};
use serde::{Deserialize, Serialize};
use xinqiao_domain::event::CaseFact;
use xinqiao_domain::institution::{GreenAdmission, Home, Institution, ReferralDirection, direction, green_ladder};
use xinqiao_domain::referral::{Draft, GreenForm, Ladder, NextRung, Referral, ReferralPriority};
use xinqiao_domain::session::AlertKind;
use xinqiao_domain::suspected_case::{CaseState, SuspectedCase};
use xinqiao_domain::{CommandId, InstitutionId, ReferralId, Refusal, StaffId, SuspectedCaseId};
use xinqiao_protocol::http::referrals::ReferralRoute;
use xinqiao_protocol::limits::{LADDER_RUNGS, REFERRAL_NOTE_CHARS};
use xinqiao_storage::referrals::{StoredLadder, StoredReferral};

/// To whom somebody is referred.
#[derive(Debug, Clone)]
pub(in crate::desk) enum Route {
    One {
        to: InstitutionId,
        priority: ReferralPriority,
    },
    /// Silence or a no asks the next, until one says yes. Empty: by the centre's order.
    GreenChannel {
        green: GreenForm,
        ladder: Vec<InstitutionId>,
    },
}

impl From<ReferralRoute> for Route {
    fn from(asked: ReferralRoute) -> Self {
        match asked {
            ReferralRoute::One { to, priority } => Self::One { to, priority },
            ReferralRoute::GreenChannel { green, ladder } => Self::GreenChannel { green, ladder },
        }
    }
}

/// A referral to be sent. Its case is written already, in this batch or before.
pub(in crate::desk) struct NewReferral {
    pub case: SuspectedCaseId,
    pub from: InstitutionId,
    pub by: StaffId,
    pub route: Route,
    pub based_on: Option<ReferralId>,
    /// For whoever receives the person; sealed with the case's key.
    pub note: String,
}

/// Whether a referral could be sent to these: asked before anything is written.
///
/// # Errors
/// [`Refusal::PairNotAllowed`], [`Refusal::FieldInvalid`] on `to` or `ladder`, [`Refusal::LadderEmpty`],
/// [`Refusal::ReasonMissing`], [`Refusal::TextTooLong`].
pub(in crate::desk) async fn may_refer(
    work: &mut Work<'_>,
    from: &Institution,
    home: Home,
    route: &Route,
    note: &str,
) -> Result<(), Decline> {
    text("note", note, REFERRAL_NOTE_CHARS)?;
    match route {
        Route::One { to, .. } => {
            receiver(work, from, *to, "to").await?;
        }
        Route::GreenChannel { green, ladder } => {
            green.check()?;
            rungs(work, from, home, ladder).await?;
        }
    }
    Ok(())
}

/// Sends a referral in the transaction of whoever asks for it. Of a ladder the first one is answered.
///
/// # Errors
/// Those of [`may_refer`]; [`Refusal::ReferralOpen`] where the same institution has not answered yet.
pub(in crate::desk) async fn refer(work: &mut Work<'_>, new: NewReferral) -> Result<ReferralId, Decline> {
    let case = cases::known(work, new.case).await?;
    let from = work.batch.institution(new.from).await?.ok_or(Refusal::NotFound)?.institution;
    let lives = home(work, case.area).await?;
    may_refer(work, &from, lives, &new.route, &new.note).await?;
    let id = ReferralId(work.ids.draw());
    match new.route {
        Route::One { to, priority } => {
            none_open(work, case.id, to).await?;
            let ask = Ask { id, to, priority, ladder: None };
            ask_one(work, &case, &from, ask, (new.by, new.based_on, &new.note)).await?;
        }
        Route::GreenChannel { green, ladder } => {
            let rungs = rungs(work, &from, lives, &ladder).await?;
            let rules = work.batch.referral_rules().await?;
            let (ladder, first) = Ladder::begin(id, rungs, &rules, work.batch.now())?;
            none_open(work, case.id, first).await?;
            let ask = Ask { id, to: first, priority: ReferralPriority::Stat, ladder: Some(id) };
            ask_one(work, &case, &from, ask, (new.by, new.based_on, &new.note)).await?;
            work.batch.put_ladder(&StoredLadder { ladder, green }).await?;
            telling::told(work, id).await?;
            return Ok(id);
        }
    }
    telling::told(work, id).await?;
    Ok(id)
}

/// One institution that is asked.
struct Ask {
    id: ReferralId,
    to: InstitutionId,
    priority: ReferralPriority,
    ladder: Option<ReferralId>,
}

async fn ask_one(
    work: &mut Work<'_>,
    case: &SuspectedCase,
    from: &Institution,
    ask: Ask,
    (by, based_on, note): (StaffId, Option<ReferralId>, &str),
) -> Result<(), Decline> {
    let Ask { id, to, priority, ladder } = ask;
    let (direction, _) = receiver(work, from, to, "to").await?;
    let (rules, now) = (work.batch.referral_rules().await?, work.batch.now());
    let draft = Draft { id, case: case.id, session: case.session, from: from.id, to, priority, based_on };
    let referral = Referral::draft(draft)?.send(&rules, now)?;
    let asked_for = rules.asked_for(priority, now);
    let stored = StoredReferral { referral, direction, ladder, sent_by: by, sent_at: now, asked_for };
    work.batch.create_referral(&stored, note).await?;
    work.batch.case_goes_to(case.id, to).await?;
    cases::sent(work, case.id).await?;
    let fact = CaseFact::ReferralSent { referral: id, from: from.id, to, priority, based_on };
    tell(work, &stored.referral, Some(by), fact)
}

/// Whoever is asked: at work, and one that a person may be handed over to.
async fn receiver(
    work: &mut Work<'_>,
    from: &Institution,
    to: InstitutionId,
    field: &'static str,
) -> Result<(ReferralDirection, Institution), Decline> {
    let wrong = || Decline::with(Refusal::FieldInvalid, "field", field);
    let to = work.batch.institution(to).await?.ok_or_else(wrong)?.institution;
    if to.closed_at.is_some() {
        return Err(wrong());
    }
    if to.id == from.id {
        return Err(Refusal::PairNotAllowed.into());
    }
    Ok((direction(from.kind, to.kind)?, to))
}

/// The hospitals of a ladder, in their order: those given, or all that admit by the green channel.
async fn rungs(
    work: &mut Work<'_>,
    from: &Institution,
    home: Home,
    given: &[InstitutionId],
) -> Result<Vec<InstitutionId>, Decline> {
    let wrong = || Decline::with(Refusal::FieldInvalid, "field", "ladder");
    let mut rungs = if given.is_empty() {
        let all: Vec<Institution> = work.batch.institutions().await?.iter().map(|one| one.institution).collect();
        green_ladder(home, &all)
    } else {
        given.to_vec()
    };
    rungs.retain(|rung| !given.is_empty() || *rung != from.id);
    rungs.truncate(if given.is_empty() { LADDER_RUNGS } else { rungs.len() });
    if rungs.is_empty() {
        return Err(Refusal::LadderEmpty.into());
    }
    if rungs.len() > LADDER_RUNGS {
        return Err(wrong());
    }
    for rung in &rungs {
        let (_, hospital) = receiver(work, from, *rung, "ladder").await?;
        match hospital.green {
            GreenAdmission::Admits { .. } => {}
            GreenAdmission::NotOpen => return Err(wrong()),
        }
    }
    Ok(rungs)
}

async fn none_open(work: &mut Work<'_>, case: SuspectedCaseId, to: InstitutionId) -> Result<(), Decline> {
    match work.batch.open_referral_to(case, to).await? {
        Some(open) => Err(Decline::with(Refusal::ReferralOpen, "referral", open.to_string())),
        None => Ok(()),
    }
}

/// What moves a ladder on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum MovedBy {
    Silence,
    No,
}

/// A ladder goes on: the next hospital is asked, or a human hears that nobody is left. Whoever has an open referral of the
/// person already, or is at work no more, is passed over.
pub(super) async fn climb(work: &mut Work<'_>, first: ReferralId, moved_by: MovedBy) -> Result<(), Decline> {
    let Some(StoredLadder { mut ladder, green }) = work.batch.ladder(first).await? else { return Ok(()) };
    let (begun, rules, now) = (known(work, first).await?, work.batch.referral_rules().await?, work.batch.now());
    let stages: Vec<_> = work
        .batch
        .referrals_of_case(begun.referral.case)
        .await?
        .into_iter()
        .filter(|one| one.ladder == Some(first))
        .map(|one| one.referral.stage)
        .collect();
    let (mut next, mut rung) = match moved_by {
        MovedBy::Silence => ladder.silence(&rules, now),
        MovedBy::No => ladder.declined(&stages, &rules, now),
    };
    loop {
        ladder = next;
        match rung {
            NextRung::Ask(institution) if ask_rung(work, &begun, institution).await? == Asked::PassedOver => {
                (next, rung) = ladder.declined(&[], &rules, now);
            }
            NextRung::Ask(_) | NextRung::Nothing => break,
            NextRung::UsedUp => {
                let fact = CaseFact::ReferralLadderUsedUp { referral: first };
                tell(work, &begun.referral, None, fact)?;
                raise(work, &begun.referral, AlertKind::GreenChannelUsedUp).await?;
                break;
            }
        }
    }
    work.batch.put_ladder(&StoredLadder { ladder, green }).await?;
    Ok(())
}

/// Whether the next hospital was asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Asked {
    Yes,
    PassedOver,
}

async fn ask_rung(work: &mut Work<'_>, begun: &StoredReferral, to: InstitutionId) -> Result<Asked, Decline> {
    let first = &begun.referral;
    let closed = work.batch.institution(to).await?.is_none_or(|one| one.institution.closed_at.is_some());
    if closed || work.batch.open_referral_to(first.case, to).await?.is_some() {
        return Ok(Asked::PassedOver);
    }
    let case = cases::known(work, first.case).await?;
    let from = work.batch.institution(first.from).await?.ok_or(Refusal::NotFound)?.institution;
    let note = work.batch.referral_note(first).await?;
    let ask = Ask { id: ReferralId(work.ids.draw()), to, priority: first.priority, ladder: Some(first.id) };
    let id = ask.id;
    ask_one(work, &case, &from, ask, (begun.sent_by, first.based_on, &note)).await?;
    telling::told(work, id).await?;
    Ok(Asked::Yes)
}

/// Somebody refers the person of a case again: to another institution after a no, back to the community, between equals.
pub struct SendReferral {
    pub id: CommandId,
    pub by: StaffId,
    pub case: SuspectedCaseId,
    pub route: ReferralRoute,
    pub based_on: Option<ReferralId>,
    pub note: String,
}

/// The referral that was sent; of a ladder, the first one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sent {
    pub referral: ReferralId,
}

impl Command for SendReferral {
    type Answer = Sent;

    fn identity(&self) -> Option<(CommandId, Vec<u8>)> {
        let Self { by, case, route, based_on, note, .. } = self;
        Some((self.id, format!("{by}{case}{route:?}{based_on:?}{note}").into_bytes()))
    }

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Sent, Decline> {
        let case = cases::known(work, self.case).await?;
        let from = acting_for(work, self.by).await?.institution.id;
        let based_on = follows_from(work, &case, from, self.based_on).await?;
        if let CaseState::Accepted(has) = case.state
            && has.to != from
        {
            return Err(Refusal::CaseTaken.into());
        }
        let route = Route::from(self.route.clone());
        let new = NewReferral { case: case.id, from, by: self.by, route, based_on, note: self.note.clone() };
        Ok(Sent { referral: refer(work, new).await? })
    }
}

/// What a referral follows from: whoever opened the case begins anew, whoever received the person hands them on. For others
/// there is no such case.
async fn follows_from(
    work: &mut Work<'_>,
    case: &SuspectedCase,
    from: InstitutionId,
    named: Option<ReferralId>,
) -> Result<Option<ReferralId>, Decline> {
    match named {
        Some(named) => {
            let received = known(work, named).await?.referral;
            let theirs = received.to == from && received.case == case.id;
            if theirs { Ok(Some(named)) } else { Err(Refusal::NotTheReceiver.into()) }
        }
        None if case.sender == from => Ok(None),
        None => {
            let all = work.batch.referrals_of_case(case.id).await?;
            let newest = all.iter().rev().find(|one| one.referral.to == from).ok_or(Refusal::NotFound)?;
            Ok(Some(newest.referral.id))
        }
    }
}
