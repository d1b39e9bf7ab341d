//! Suspected cases: opened with their first referral in one step, accepted and declined by what receivers say, diagnosed by
//! who has the person, reviewed by the county. Every change is a fact of the journal.

mod deciding;
mod opening;
mod reading;

pub use deciding::{DiagnoseCase, ReviewReport};
pub use opening::{OpenFromDispatch, OpenFromForm, OpenFromSession, Opened, ReportDiagnosis, Standing};
pub use reading::ReadCase;

use super::{Decline, Work};
use xinqiao_domain::event::{CaseEvent, CaseFact};
use xinqiao_domain::suspected_case::{HandOver, SuspectedCase};
use xinqiao_domain::{Actor, Event, PatientId, Refusal, StaffId, SuspectedCaseId};

/// Tells a fact of a case, by somebody or by the hotline itself.
pub(super) fn tell(
    work: &mut Work<'_>,
    case: &SuspectedCase,
    staff: Option<StaffId>,
    fact: CaseFact,
) -> Result<(), Decline> {
    let actor = staff.map_or(Actor::Hotline, Actor::Staff);
    let event = CaseEvent { case: case.id, session: case.session, staff, fact };
    Ok(work.batch.tell(actor, Event::Case(event))?)
}

/// A case that is there.
pub(super) async fn known(work: &mut Work<'_>, case: SuspectedCaseId) -> Result<SuspectedCase, Decline> {
    Ok(work.batch.case(case).await?.ok_or(Refusal::NotFound)?)
}

/// Its sender asks another receiver, after the ones before declined.
pub(super) async fn sent(work: &mut Work<'_>, case: SuspectedCaseId) -> Result<(), Decline> {
    let case = known(work, case).await?;
    let sent = case.sent();
    if sent.state != case.state {
        work.batch.put_case(&sent).await?;
    }
    Ok(())
}

/// A receiver has accepted. Whoever came second is refused: somebody else has the person.
///
/// # Errors
/// [`Refusal::CaseTaken`].
pub(super) async fn accepted(
    work: &mut Work<'_>,
    case: SuspectedCaseId,
    by: HandOver,
    staff: Option<StaffId>,
) -> Result<SuspectedCase, Decline> {
    let case = known(work, case).await?;
    let accepted = case.accept(by)?;
    if accepted.state != case.state {
        work.batch.put_case(&accepted).await?;
        let fact = CaseFact::CaseAccepted { institution: by.to, referral: by.referral };
        tell(work, &accepted, staff, fact)?;
    }
    Ok(accepted)
}

/// The last receiver that was asked has declined: the case is its sender's again.
pub(super) async fn declined(
    work: &mut Work<'_>,
    case: SuspectedCaseId,
    by: HandOver,
    staff: Option<StaffId>,
) -> Result<(), Decline> {
    let case = known(work, case).await?;
    let declined = case.decline(by);
    if declined.state != case.state {
        work.batch.put_case(&declined).await?;
        let fact = CaseFact::CaseDeclined { institution: by.to, referral: by.referral };
        tell(work, &declined, staff, fact)?;
    }
    Ok(())
}

/// The registry takes the person in. The rule refuses whoever was not diagnosed, or whose report nobody reviewed.
///
/// # Errors
/// [`Refusal::CaseNotDiagnosed`], [`Refusal::ReportNotReviewed`], [`Refusal::AlreadyDone`].
pub(super) async fn registered(
    work: &mut Work<'_>,
    case: SuspectedCaseId,
    patient: PatientId,
    staff: StaffId,
) -> Result<(), Decline> {
    let case = known(work, case).await?;
    let registered = case.register(patient, work.batch.now())?;
    work.batch.put_case(&registered).await?;
    tell(work, &registered, Some(staff), CaseFact::CaseRegistered { patient })
}
