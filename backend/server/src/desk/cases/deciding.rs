//! What a physician finds, and what the county says of a report.

use super::{known, tell};
use crate::desk::arrivals::Done;
use crate::desk::institutions::{acting_for, home};
use crate::desk::ledgers::{said, text};
use crate::desk::{Command, Decline, Work};
use xinqiao_domain::event::CaseFact;
use xinqiao_domain::institution::{InstitutionKind, Nearness};
use xinqiao_domain::suspected_case::{CaseFinding, CountyVerdict};
use xinqiao_domain::{CommandId, Refusal, StaffId, SuspectedCaseId};
use xinqiao_protocol::limits::CASE_REMARK_CHARS;
use xinqiao_storage::cases::RemarkAbout;

/// A psychiatrist of the institution that has the person says what it is.
pub struct DiagnoseCase {
    pub id: CommandId,
    pub by: StaffId,
    pub case: SuspectedCaseId,
    /// The version that was looked at.
    pub version: u32,
    pub finding: CaseFinding,
    pub grounds: String,
}

impl Command for DiagnoseCase {
    type Answer = Done;

    fn identity(&self) -> Option<(CommandId, Vec<u8>)> {
        let Self { by, case, version, finding, grounds, .. } = self;
        Some((self.id, format!("{by}{case}{version}{finding:?}{grounds}").into_bytes()))
    }

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Done, Decline> {
        let case = known(work, self.case).await?;
        let membership = work.batch.membership(self.by).await?.ok_or(Refusal::NotOfAnInstitution)?;
        let diagnosed = case.diagnose(&membership, self.finding, work.batch.now())?;
        if case.version != self.version {
            return Err(Refusal::ChangedMeanwhile.into());
        }
        let grounds = said("grounds", &self.grounds, CASE_REMARK_CHARS)?;
        work.batch.put_case(&diagnosed).await?;
        work.batch.remark_on_case(self.case, RemarkAbout::Diagnosis, self.by, &grounds).await?;
        let institution = membership.institution;
        let fact = match self.finding {
            CaseFinding::Confirmed { .. } => CaseFact::CaseDiagnosed { institution },
            CaseFinding::NotConfirmed => CaseFact::CaseNotConfirmed { institution },
        };
        tell(work, &diagnosed, Some(self.by), fact)?;
        Ok(Done {})
    }
}

/// The office of the county where the person lives says what it makes of a report.
pub struct ReviewReport {
    pub id: CommandId,
    pub by: StaffId,
    pub case: SuspectedCaseId,
    /// The version that was looked at.
    pub version: u32,
    pub verdict: CountyVerdict,
    pub reason: String,
}

impl Command for ReviewReport {
    type Answer = Done;

    fn identity(&self) -> Option<(CommandId, Vec<u8>)> {
        let Self { by, case, version, verdict, reason, .. } = self;
        Some((self.id, format!("{by}{case}{version}{}{reason}", verdict.code()).into_bytes()))
    }

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Done, Decline> {
        let case = known(work, self.case).await?;
        let office = acting_for(work, self.by).await?.institution;
        let there = home(work, case.area).await?.nearness(office.area);
        if office.kind != InstitutionKind::MentalHealthOffice || !matches!(there, Nearness::Here | Nearness::County) {
            return Err(Refusal::AreaNotYours.into());
        }
        let reviewed = case.review(self.by, self.verdict, work.batch.now())?;
        if case.version != self.version {
            return Err(Refusal::ChangedMeanwhile.into());
        }
        let reason = match self.verdict {
            CountyVerdict::Approve => text("reason", &self.reason, CASE_REMARK_CHARS)?,
            CountyVerdict::Return => said("reason", &self.reason, CASE_REMARK_CHARS)?,
        };
        work.batch.put_case(&reviewed).await?;
        if !reason.is_empty() {
            work.batch.remark_on_case(self.case, RemarkAbout::Review, self.by, &reason).await?;
        }
        tell(work, &reviewed, Some(self.by), CaseFact::CaseReviewed { verdict: self.verdict })?;
        Ok(Done {})
    }
}
