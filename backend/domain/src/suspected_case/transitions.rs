//! How a case goes on, and who may say so.

use super::{CaseSource, CaseState, CountyReview, Diagnosis, Disorder, HandOver, SuspectedCase};
use crate::ids::{PatientId, StaffId};
use crate::institution::Membership;
use crate::refusal::Refusal;
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};

/// What a physician found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
#[cfg_attr(feature = "wire", derive(ts_rs::TS, utoipa::ToSchema))]
pub enum CaseFinding {
    Confirmed { disorder: Disorder },
    NotConfirmed,
}

crate::codes::codes!(
    /// What the county says of a report. 审核
    CountyVerdict { Approve = "approve", Return = "return" }
);

impl SuspectedCase {
    /// The sender asks somebody: the first time, or anew after a decline.
    #[must_use]
    pub fn sent(self) -> Self {
        match self.state {
            CaseState::Declined(_) => Self { state: CaseState::Suspected, ..self },
            CaseState::Suspected
            | CaseState::Accepted(_)
            | CaseState::Diagnosed { .. }
            | CaseState::NotConfirmed { .. }
            | CaseState::Registered { .. } => self,
        }
    }

    /// A receiver accepts. The first one has the person; later only whoever they were sent to by that one. Once a
    /// physician has decided, where the person is looked after changes nothing here.
    ///
    /// # Errors
    /// [`Refusal::CaseTaken`].
    pub fn accept(self, by: HandOver) -> Result<Self, Refusal> {
        match self.state {
            CaseState::Suspected | CaseState::Declined(_) => Ok(Self { state: CaseState::Accepted(by), ..self }),
            CaseState::Accepted(has) if has.to == by.from => Ok(Self { state: CaseState::Accepted(by), ..self }),
            CaseState::Accepted(has) if has.referral == by.referral => Ok(self),
            CaseState::Accepted(_) => Err(Refusal::CaseTaken),
            CaseState::Diagnosed { .. } | CaseState::NotConfirmed { .. } | CaseState::Registered { .. } => Ok(self),
        }
    }

    /// The last receiver that was asked declines, or whoever has accepted does not have the person after all: back to the
    /// sender. What another one says changes nothing once somebody has accepted.
    #[must_use]
    pub fn decline(self, by: HandOver) -> Self {
        match self.state {
            CaseState::Suspected => Self { state: CaseState::Declined(by), ..self },
            CaseState::Accepted(has) if has.referral == by.referral => Self { state: CaseState::Declined(by), ..self },
            CaseState::Accepted(_)
            | CaseState::Declined(_)
            | CaseState::Diagnosed { .. }
            | CaseState::NotConfirmed { .. }
            | CaseState::Registered { .. } => self,
        }
    }

    /// A psychiatrist with a verified title, of the institution that has the person, says what it is. A report that the
    /// county returned may be corrected.
    ///
    /// # Errors
    /// [`Refusal::TitleNotVerified`], [`Refusal::CaseNotAccepted`], [`Refusal::NotTheReceiver`],
    /// [`Refusal::AlreadyDone`].
    pub fn diagnose(self, by: &Membership, finding: CaseFinding, at: Timestamp) -> Result<Self, Refusal> {
        by.psychiatrist()?;
        let (has, review) = match self.state {
            CaseState::Accepted(has) => (has.to, CountyReview::NotNeeded),
            CaseState::Diagnosed { diagnosis, review: CountyReview::Returned { .. } } => {
                (diagnosis.institution, CountyReview::Waiting)
            }
            CaseState::Suspected | CaseState::Declined(_) => return Err(Refusal::CaseNotAccepted),
            CaseState::Diagnosed { .. } | CaseState::NotConfirmed { .. } | CaseState::Registered { .. } => {
                return Err(Refusal::AlreadyDone);
            }
        };
        if has != by.institution {
            return Err(Refusal::NotTheReceiver);
        }
        let (institution, physician) = (by.institution, by.staff);
        let state = match finding {
            CaseFinding::Confirmed { disorder } => {
                CaseState::Diagnosed { diagnosis: Diagnosis { institution, physician, disorder, at }, review }
            }
            CaseFinding::NotConfirmed => CaseState::NotConfirmed { institution, physician, at },
        };
        Ok(Self { state, ..self })
    }

    /// A diagnosis that an institution made without anybody having referred the person: it waits for the county. 发病报告
    ///
    /// # Errors
    /// [`Refusal::TitleNotVerified`], [`Refusal::NotTheReceiver`] where the case is another institution's,
    /// [`Refusal::AlreadyDone`].
    pub fn report(self, by: &Membership, disorder: Disorder, at: Timestamp) -> Result<Self, Refusal> {
        by.psychiatrist()?;
        if self.sender != by.institution {
            return Err(Refusal::NotTheReceiver);
        }
        if self.state != CaseState::Suspected {
            return Err(Refusal::AlreadyDone);
        }
        let diagnosis = Diagnosis { institution: by.institution, physician: by.staff, disorder, at };
        let state = CaseState::Diagnosed { diagnosis, review: CountyReview::Waiting };
        Ok(Self { state, source: CaseSource::Report, ..self })
    }

    /// The county's office says what it makes of a report. Whoever diagnosed does not.
    ///
    /// # Errors
    /// [`Refusal::NothingToReview`], [`Refusal::OwnDiagnosis`].
    pub fn review(self, by: StaffId, verdict: CountyVerdict, at: Timestamp) -> Result<Self, Refusal> {
        let CaseState::Diagnosed { diagnosis, review: CountyReview::Waiting } = self.state else {
            return Err(Refusal::NothingToReview);
        };
        if diagnosis.physician == by {
            return Err(Refusal::OwnDiagnosis);
        }
        let review = match verdict {
            CountyVerdict::Approve => CountyReview::Approved { by, at },
            CountyVerdict::Return => CountyReview::Returned { by, at },
        };
        Ok(Self { state: CaseState::Diagnosed { diagnosis, review }, ..self })
    }

    /// The registry takes the person in: only with a diagnosis, and a report only once it was approved.
    ///
    /// # Errors
    /// [`Refusal::CaseNotDiagnosed`], [`Refusal::ReportNotReviewed`], [`Refusal::AlreadyDone`].
    pub fn register(self, patient: PatientId, at: Timestamp) -> Result<Self, Refusal> {
        match self.state {
            CaseState::Diagnosed { diagnosis, review } => match review {
                CountyReview::NotNeeded | CountyReview::Approved { .. } => {
                    Ok(Self { state: CaseState::Registered { diagnosis, patient, at }, ..self })
                }
                CountyReview::Waiting | CountyReview::Returned { .. } => Err(Refusal::ReportNotReviewed),
            },
            CaseState::Registered { .. } => Err(Refusal::AlreadyDone),
            CaseState::Suspected | CaseState::Accepted(_) | CaseState::Declined(_) | CaseState::NotConfirmed { .. } => {
                Err(Refusal::CaseNotDiagnosed)
            }
        }
    }
}
