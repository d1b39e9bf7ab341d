//! A case is opened: from a session, a dispatch or a form with its first referral in the same commit, or as the report of a
//! diagnosis.

use super::tell;
use crate::desk::erasures::still_there;
use crate::desk::institutions::{acting_for, home_in_use};
use crate::desk::ledgers::said;
use crate::desk::referrals::{NewReferral, Route, may_refer, refer};
use crate::desk::{Command, Decline, Work};
use serde::{Deserialize, Serialize};
use xinqiao_domain::event::CaseFact;
use xinqiao_domain::institution::{Institution, InstitutionKind, Nearness};
use xinqiao_domain::suspected_case::{CaseDetails, CaseSource, CaseState, DetailFault, Disorder, SuspectedCase};
use xinqiao_domain::{CommandId, DispatchId, ReferralId, Refusal, SessionId, StaffId, SuspectedCaseId};
use xinqiao_protocol::http::cases::{CaseForm, OpenCase};
use xinqiao_protocol::limits::CASE_REMARK_CHARS;
use xinqiao_storage::cases::RemarkAbout;

/// The case that was opened, and its first referral.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opened {
    pub case: SuspectedCaseId,
    /// None for a report.
    pub referral: Option<ReferralId>,
}

/// In what standing somebody opens a case of a session or a dispatch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It has to be their own: they hold or held the session, they go or went out.
    Own,
    Supervisor,
}

/// From a session. One case of a session that is not over.
pub struct OpenFromSession {
    pub by: StaffId,
    pub standing: Standing,
    pub session: SessionId,
    pub open: OpenCase,
}

impl Command for OpenFromSession {
    type Answer = Opened;

    fn sessions(&self) -> Vec<SessionId> {
        vec![self.session]
    }

    fn identity(&self) -> Option<(CommandId, Vec<u8>)> {
        Some((self.open.id, format!("{}{}{:?}", self.by, self.session, self.open).into_bytes()))
    }

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Opened, Decline> {
        still_there(work, self.session).await?;
        let session = work.batch.state(self.session).await?.ok_or(Refusal::SessionNotFound)?;
        match self.standing {
            Standing::Supervisor => {}
            Standing::Own if session.stage.lease().is_some_and(|lease| lease.operator == self.by) => {}
            Standing::Own => return Err(Refusal::NotYourSession.into()),
        }
        none_open(work, self.session).await?;
        let from = acting_for(work, self.by).await?.institution;
        let origin = Origin { source: CaseSource::Session, session: Some(self.session), dispatch: None };
        open(work, self.by, &from, origin, &self.open).await
    }
}

/// From a dispatch, by whoever goes out. One case of a dispatch that is not over.
pub struct OpenFromDispatch {
    pub by: StaffId,
    pub standing: Standing,
    pub dispatch: DispatchId,
    pub open: OpenCase,
}

impl Command for OpenFromDispatch {
    type Answer = Opened;

    fn identity(&self) -> Option<(CommandId, Vec<u8>)> {
        Some((self.open.id, format!("{}{}{:?}", self.by, self.dispatch, self.open).into_bytes()))
    }

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Opened, Decline> {
        let dispatch = work.batch.dispatch(self.dispatch).await?.ok_or(Refusal::NotFound)?;
        match self.standing {
            Standing::Supervisor => {}
            Standing::Own if work.batch.was_on_dispatch(self.dispatch, self.by).await? => {}
            Standing::Own => return Err(Refusal::NotOfTheCrew.into()),
        }
        if let Some(session) = dispatch.session {
            still_there(work, session).await?;
            none_open(work, session).await?;
        }
        if let Some(known) = work.batch.open_case_of_dispatch(self.dispatch).await? {
            return Err(Decline::with(Refusal::AlreadyDone, "case", known.to_string()));
        }
        let from = acting_for(work, self.by).await?.institution;
        let origin = Origin { source: CaseSource::Dispatch, session: dispatch.session, dispatch: Some(self.dispatch) };
        open(work, self.by, &from, origin, &self.open).await
    }
}

/// By the form of a department, a village, a school or a clinic: for one's own institution and its own area.
pub struct OpenFromForm {
    pub by: StaffId,
    pub source: CaseSource,
    pub open: OpenCase,
}

impl Command for OpenFromForm {
    type Answer = Opened;

    fn identity(&self) -> Option<(CommandId, Vec<u8>)> {
        Some((self.open.id, format!("{}{}{:?}", self.by, self.source.code(), self.open).into_bytes()))
    }

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Opened, Decline> {
        let from = acting_for(work, self.by).await?.institution;
        self.source.by_form(from.kind).map_err(|refusal| Decline::with(refusal, "field", "source"))?;
        let home = home_in_use(work, self.open.form.area).await?;
        if from.kind != InstitutionKind::Hotline && home.nearness(from.area) == Nearness::Elsewhere {
            return Err(Refusal::AreaNotYours.into());
        }
        let origin = Origin { source: self.source, session: None, dispatch: None };
        open(work, self.by, &from, origin, &self.open).await
    }
}

/// An institution reports a diagnosis that it made without anybody having referred the person. 发病报告
pub struct ReportDiagnosis {
    pub id: CommandId,
    pub by: StaffId,
    pub form: CaseForm,
    pub disorder: Disorder,
    pub grounds: String,
}

impl Command for ReportDiagnosis {
    type Answer = Opened;

    fn identity(&self) -> Option<(CommandId, Vec<u8>)> {
        let Self { by, form, disorder, grounds, .. } = self;
        Some((self.id, format!("{by}{form:?}{}{grounds}", disorder.code()).into_bytes()))
    }

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Opened, Decline> {
        let membership = work.batch.membership(self.by).await?.ok_or(Refusal::NotOfAnInstitution)?;
        let from = acting_for(work, self.by).await?.institution;
        home_in_use(work, self.form.area).await?;
        let details = details(&self.form)?;
        let origin = Origin { source: CaseSource::Report, session: None, dispatch: None };
        let suspected = suspected(work, self.by, &from, origin, &self.form);
        let case = suspected.report(&membership, self.disorder, work.batch.now())?;
        let grounds = said("grounds", &self.grounds, CASE_REMARK_CHARS)?;
        work.batch.create_case(&case, &details).await?;
        work.batch.remark_on_case(case.id, RemarkAbout::Diagnosis, self.by, &grounds).await?;
        told_of(work, &case, &details)?;
        tell(work, &case, Some(self.by), CaseFact::CaseReported { institution: from.id })?;
        Ok(Opened { case: case.id, referral: None })
    }
}

/// Where a case comes from.
#[derive(Clone, Copy)]
struct Origin {
    source: CaseSource,
    session: Option<SessionId>,
    dispatch: Option<DispatchId>,
}

/// Refuses where a case of the session waits for somebody.
async fn none_open(work: &mut Work<'_>, session: SessionId) -> Result<(), Decline> {
    match work.batch.open_case_of_session(session).await? {
        Some(known) => Err(Decline::with(Refusal::AlreadyDone, "case", known.to_string())),
        None => Ok(()),
    }
}

/// The case and its first referral.
async fn open(
    work: &mut Work<'_>,
    by: StaffId,
    from: &Institution,
    origin: Origin,
    asked: &OpenCase,
) -> Result<Opened, Decline> {
    let home = home_in_use(work, asked.form.area).await?;
    let details = details(&asked.form)?;
    let route = Route::from(asked.route.clone());
    may_refer(work, from, home, &route, &asked.note).await?;
    let case = suspected(work, by, from, origin, &asked.form);
    work.batch.create_case(&case, &details).await?;
    told_of(work, &case, &details)?;
    let new = NewReferral { case: case.id, from: from.id, by, route, based_on: None, note: asked.note.clone() };
    Ok(Opened { case: case.id, referral: Some(refer(work, new).await?) })
}

fn suspected(work: &Work<'_>, by: StaffId, from: &Institution, origin: Origin, form: &CaseForm) -> SuspectedCase {
    SuspectedCase {
        id: SuspectedCaseId(work.ids.draw()),
        source: origin.source,
        session: origin.session,
        dispatch: origin.dispatch,
        sender: from.id,
        opened_by: by,
        opened_at: work.batch.now(),
        area: form.area,
        basis: form.basis,
        state: CaseState::Suspected,
        version: 0,
    }
}

fn told_of(work: &mut Work<'_>, case: &SuspectedCase, details: &CaseDetails) -> Result<(), Decline> {
    let SuspectedCase { sender, source, basis, .. } = *case;
    let fact = CaseFact::CaseOpened { sender, source, basis, fields: details.leaving() };
    tell(work, case, Some(case.opened_by), fact)
}

fn details(form: &CaseForm) -> Result<CaseDetails, Decline> {
    CaseDetails::new(form.details.clone()).map_err(|fault| match fault {
        DetailFault::SituationMissing => Refusal::SituationMissing.into(),
        DetailFault::TooLong(field) => Decline::with(Refusal::TextTooLong, "field", field.code()),
        DetailFault::Twice(field) => Decline::with(Refusal::FieldInvalid, "field", field.code()),
    })
}
