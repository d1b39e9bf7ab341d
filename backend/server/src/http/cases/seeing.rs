//! Who looks at cases, and how much of one they see.

use super::{AppState, ProblemAnswer, Staff};
use crate::http::institutions::{Belonging, belonging};
use xinqiao_domain::authority::Right;
use xinqiao_domain::institution::{Home, InstitutionKind, Nearness};
use xinqiao_domain::suspected_case::{CaseOnlooker, CaseSight, Onlooking, SuspectedCase, sight};
use xinqiao_domain::{AreaId, SuspectedCaseId};
use xinqiao_protocol::Code;
use xinqiao_storage::cases::CasesShown;
use xinqiao_storage::institutions::StoredInstitution;
use xinqiao_storage::teams::StoredArea;

/// Somebody who looks at cases.
pub(super) struct Eyes {
    /// None: the hotline, which has sent nothing yet, so that nothing is there.
    institution: Option<StoredInstitution>,
    onlooking: Onlooking,
    areas: Vec<StoredArea>,
}

impl Eyes {
    pub(super) async fn of(app: &AppState, by: &Staff) -> Result<Self, ProblemAnswer> {
        let areas = app.desk.store().all_areas().await?;
        let (institution, all_of_it) = match belonging(app, by).await? {
            Belonging::To(stored) => (Some(stored), Right::SendReferrals),
            Belonging::Hotline(stored) => (stored, Right::ChaseReferrals),
        };
        let onlooking = if by.has(all_of_it) { Onlooking::OfTheInstitution } else { Onlooking::OwnCases };
        Ok(Self { institution, onlooking, areas })
    }

    /// How near their institution is to where a case's person lives.
    pub(super) fn nearness(&self, case: &SuspectedCase) -> Nearness {
        let county = self.areas.iter().find(|area| area.id == case.area).and_then(|area| area.county);
        let at_work_in = self.institution.as_ref().map(|stored| stored.institution.area);
        let home = Home { area: case.area, county };
        at_work_in.map_or(Nearness::Elsewhere, |area| home.nearness(area))
    }

    /// What they are, in the eyes of the rules; none for a hotline that has sent nothing.
    fn onlooker(&self, by: &Staff, case: &SuspectedCase) -> Option<CaseOnlooker> {
        let institution = self.institution.as_ref()?.institution;
        Some(CaseOnlooker {
            staff: by.id,
            institution: institution.id,
            kind: institution.kind,
            onlooking: self.onlooking,
            nearness: self.nearness(case),
        })
    }

    /// The institution they act for.
    pub(super) fn institution(&self) -> Option<&StoredInstitution> {
        self.institution.as_ref()
    }

    /// Whether diagnoses and what was said of them are shown: to who treats and who registers.
    pub(super) fn diagnoses(&self, by: &Staff) -> Diagnoses {
        let treats = by.has(Right::Diagnose) || by.has(Right::KeepRegistry);
        match self.onlooking {
            Onlooking::OfTheInstitution if treats => Diagnoses::Shown,
            Onlooking::OfTheInstitution | Onlooking::OwnCases => Diagnoses::Hidden,
        }
    }

    /// Which cases are listed.
    pub(super) fn shown(&self, by: &Staff) -> CasesShown {
        match (&self.institution, self.onlooking) {
            (Some(stored), Onlooking::OfTheInstitution) => {
                CasesShown::Of { institution: stored.institution.id, registers: self.registers(stored) }
            }
            (None, Onlooking::OfTheInstitution) | (_, Onlooking::OwnCases) => CasesShown::OpenedBy(by.id),
        }
    }

    /// The areas whose diagnosed cases a clinic or office reviews and registers: its own, and the townships of that.
    fn registers(&self, stored: &StoredInstitution) -> Vec<AreaId> {
        let registers =
            matches!(stored.institution.kind, InstitutionKind::PrimaryCare | InstitutionKind::MentalHealthOffice);
        let own = stored.institution.area.filter(|_| registers);
        let there = |area: &&StoredArea| own.is_some() && (Some(area.id) == own || area.county == own);
        self.areas.iter().filter(there).map(|area| area.id).collect()
    }
}

/// Whether diagnoses are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Diagnoses {
    Shown,
    Hidden,
}

/// A case that somebody may see, and how much of it. Others are not there.
pub(super) async fn seen(
    app: &AppState,
    by: &Staff,
    eyes: &Eyes,
    case: SuspectedCaseId,
) -> Result<(SuspectedCase, CaseSight), ProblemAnswer> {
    let nowhere = || ProblemAnswer::new(Code::NotFound);
    let store = app.desk.store();
    let case = store.one_case(case).await?.ok_or_else(nowhere)?;
    let onlooker = eyes.onlooker(by, &case).ok_or_else(nowhere)?;
    let receiving = store.receives_case(case.id, onlooker.institution).await?;
    match sight(&case, &onlooker, receiving) {
        CaseSight::Nothing => Err(nowhere()),
        seen @ (CaseSight::Whole | CaseSight::Outside) => Ok((case, seen)),
    }
}
