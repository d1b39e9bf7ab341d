//! Afterwards: the escort, the disposition record, the checks, and that the receiver has accepted.

use super::{Footing, Reported, actor, by_whoever_went, happened_at, keep_afterwards};
use crate::desk::dispatches::{known, tell};
use crate::desk::ledgers::{said, text};
use crate::desk::{Command, Decline, Work};
use xinqiao_domain::dispatch::{Acceptance, CheckFinding, Checks, Dispatch, DispositionForm, EscortForm};
use xinqiao_domain::event::DispatchEvent;
use xinqiao_domain::{Actor, CommandId, DispatchId, InstitutionId, Refusal, StaffId, Timestamp};
use xinqiao_protocol::limits::{LEDGER_NAME_CHARS, RECORD_NAMES, RECORD_VERSIONS, REMARK_CHARS, SCENE_NAME_CHARS};
use xinqiao_storage::scene::NewCheck;

/// Who brought the person to which hospital, received by whom.
pub struct WriteEscort {
    pub id: CommandId,
    pub by: StaffId,
    pub footing: Footing,
    pub dispatch: DispatchId,
    pub form: EscortForm,
}

impl Command for WriteEscort {
    type Answer = Reported;

    fn identity(&self) -> Option<(CommandId, Vec<u8>)> {
        Some((self.id, format!("{}{}{:?}", self.by, self.dispatch, self.form).into_bytes()))
    }

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Reported, Decline> {
        let dispatch = by_whoever_went(work, self.dispatch, self.by, self.footing).await?;
        dispatch.met_the_person()?;
        let EscortForm { brought_by, hospital, received_by } = &self.form;
        let form = EscortForm {
            brought_by: said("brought_by", brought_by, SCENE_NAME_CHARS)?,
            hospital: said("hospital", hospital, SCENE_NAME_CHARS)?,
            received_by: said("received_by", received_by, SCENE_NAME_CHARS)?,
        };
        work.batch.put_escort(dispatch.id, &form, self.by).await?;
        let event = DispatchEvent::EscortWritten { dispatch: dispatch.id, staff: self.by };
        tell(work, Actor::Staff(self.by), event)?;
        Ok(Reported::of(&dispatch))
    }
}

/// The disposition record, or a correction of it.
pub struct WriteRecord {
    pub id: CommandId,
    pub by: StaffId,
    pub footing: Footing,
    pub dispatch: DispatchId,
    /// The version that was on the page; 0 for the first.
    pub seen: u32,
    pub form: DispositionForm,
}

impl Command for WriteRecord {
    type Answer = Reported;

    fn identity(&self) -> Option<(CommandId, Vec<u8>)> {
        Some((self.id, format!("{}{}{}{:?}", self.by, self.dispatch, self.seen, self.form).into_bytes()))
    }

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Reported, Decline> {
        let before = by_whoever_went(work, self.dispatch, self.by, self.footing).await?;
        self.form.check()?;
        fits(&self.form)?;
        let newest = work.batch.record_version(before.id).await?;
        if newest != self.seen || newest >= RECORD_VERSIONS {
            return Err(Refusal::ChangedMeanwhile.into());
        }
        let after = before.clone().record_written(work.batch.now())?;
        let version = newest + 1;
        work.batch.add_disposition_record(after.id, version, &self.form, self.by).await?;
        let event = DispatchEvent::RecordWritten { dispatch: after.id, version, staff: self.by };
        tell(work, Actor::Staff(self.by), event)?;
        keep_afterwards(work, Some(self.by), &before, after).await
    }
}

/// No text and no list is longer than what the form has room for.
fn fits(form: &DispositionForm) -> Result<(), Decline> {
    let long = [("narrative", &form.narrative), ("effect", &form.effect), ("diagnosis", &form.diagnosis)];
    let short = [
        ("place", &form.place),
        ("reporter", &form.reporter),
        ("property_loss", &form.property_loss),
        ("police_organ", &form.police_organ),
        ("police_officer", &form.police_officer),
    ];
    for (field, words) in long {
        text(field, words, REMARK_CHARS)?;
    }
    for (field, words) in short {
        text(field, words, SCENE_NAME_CHARS)?;
    }
    for (field, names) in [("psychiatrists", &form.psychiatrists), ("nurses", &form.nurses)] {
        if names.len() > RECORD_NAMES {
            return Err(Decline::with(Refusal::FieldInvalid, "field", field));
        }
        for name in names {
            said(field, name, LEDGER_NAME_CHARS)?;
        }
    }
    Ok(())
}

/// A check was made.
pub struct MakeCheck {
    pub id: CommandId,
    pub by: StaffId,
    pub footing: Footing,
    pub dispatch: DispatchId,
    pub happened_at: Option<Timestamp>,
    pub finding: CheckFinding,
    pub note: String,
}

impl Command for MakeCheck {
    type Answer = Reported;

    fn identity(&self) -> Option<(CommandId, Vec<u8>)> {
        Some((self.id, format!("{}{}{}{}", self.by, self.dispatch, self.finding.code(), self.note).into_bytes()))
    }

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Reported, Decline> {
        let before = by_whoever_went(work, self.dispatch, self.by, self.footing).await?;
        before.is_open()?;
        let note = text("note", &self.note, REMARK_CHARS)?;
        let (number, due_at) = match before.checks {
            Checks::Due { number, at, .. } => (number, at),
            Checks::Late { number, due, .. } => (number, due),
            Checks::NotBegun | Checks::Over => return Err(Refusal::NoCheckDue.into()),
        };
        let done_at = happened_at(work, &before, self.happened_at).await?;
        let rules = work.batch.crisis_rules().await?;
        let after = before.clone().checked(self.finding, done_at, &rules)?;
        let check = NewCheck { number, due_at, done_at, by: self.by, finding: self.finding, note: &note };
        work.batch.add_check(after.id, check).await?;
        let event = DispatchEvent::CheckMade { dispatch: after.id, number, finding: self.finding, staff: self.by };
        tell(work, Actor::Staff(self.by), event)?;
        keep_afterwards(work, Some(self.by), &before, after).await
    }
}

/// Whoever received the person has accepted.
pub struct Accept {
    pub id: CommandId,
    pub by: StaffId,
    pub footing: Footing,
    pub dispatch: DispatchId,
    pub happened_at: Option<Timestamp>,
    pub accepted_by: String,
}

impl Command for Accept {
    type Answer = Reported;

    fn identity(&self) -> Option<(CommandId, Vec<u8>)> {
        Some((self.id, format!("{}{}{}", self.by, self.dispatch, self.accepted_by).into_bytes()))
    }

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Reported, Decline> {
        let before = by_whoever_went(work, self.dispatch, self.by, self.footing).await?;
        let accepted_by = said("accepted_by", &self.accepted_by, SCENE_NAME_CHARS)?;
        let at = happened_at(work, &before, self.happened_at).await?;
        let after = before.clone().accepted(at)?;
        receiver_accepted(work, Some(self.by), (&before, after), accepted_by).await
    }
}

/// An institution has accepted the case of a dispatch: with that the person whom the team gave into its care is accepted
/// too, and nobody enters it twice. Before the person is given away, and once somebody has accepted, nothing changes.
pub(in crate::desk) async fn case_accepted(
    work: &mut Work<'_>,
    dispatch: DispatchId,
    institution: InstitutionId,
    by: Option<StaffId>,
) -> Result<(), Decline> {
    let before = known(work, dispatch).await?;
    match before.acceptance {
        Acceptance::Due { .. } | Acceptance::Late { .. } => {}
        Acceptance::NotAsked | Acceptance::Accepted { .. } => return Ok(()),
    }
    if before.is_open().is_err() {
        return Ok(());
    }
    let name = work.batch.institution(institution).await?.map_or_else(String::new, |stored| stored.name);
    let after = before.clone().accepted(work.batch.now())?;
    receiver_accepted(work, by, (&before, after), name).await?;
    Ok(())
}

async fn receiver_accepted(
    work: &mut Work<'_>,
    by: Option<StaffId>,
    (before, after): (&Dispatch, Dispatch),
    accepted_by: String,
) -> Result<Reported, Decline> {
    let mut receiver = work.batch.receiver(after.id).await?;
    receiver.accepted_by = accepted_by;
    work.batch.put_receiver(after.id, &receiver).await?;
    tell(work, actor(by), DispatchEvent::ReceiverAccepted { dispatch: after.id, staff: by })?;
    keep_afterwards(work, by, before, after).await
}
