//! Cases as they are shown, with names.

use super::seeing::{Diagnoses, Eyes, seen};
use super::{AppState, ProblemAnswer, Staff};
use crate::desk::cases::Opened;
use crate::show::People;
use std::collections::BTreeMap;
use std::sync::Arc;
use uuid::Uuid;
use xinqiao_domain::authority::Right;
use xinqiao_domain::institution::{InstitutionKind, Nearness};
use xinqiao_domain::suspected_case::{
    CaseFinding, CaseSight, CaseState, CountyReview, CountyVerdict, Diagnosis, SuspectedCase,
};
use xinqiao_domain::{AreaId, InstitutionId, PatientId, Refusal, SuspectedCaseId};
use xinqiao_protocol::Code;
use xinqiao_protocol::frames::staff::Permit;
use xinqiao_protocol::http::cases::{
    CaseAction, CaseActionName, CaseOpened, CaseProgress, CaseRemark, CaseRemarkAbout, CaseRow, CaseView,
    CountyReviewView, DetailsShown, DiagnosisView,
};
use xinqiao_storage::cases::RemarkAbout;

/// What was opened.
pub(super) fn opened(opened: Opened) -> CaseOpened {
    let Opened { case, referral } = opened;
    CaseOpened { case, referral }
}

/// What is needed to show cases.
pub(super) struct Shelf {
    people: Arc<People>,
    areas: BTreeMap<AreaId, String>,
    institutions: BTreeMap<InstitutionId, String>,
    diagnoses: Diagnoses,
}

impl Shelf {
    pub(super) async fn of(app: &AppState, diagnoses: Diagnoses) -> Result<Self, ProblemAnswer> {
        let store = app.desk.store();
        let institutions = store.all_institutions().await?;
        Ok(Self {
            people: app.shared.people(app).await?,
            areas: store.all_areas().await?.into_iter().map(|area| (area.id, area.name)).collect(),
            institutions: institutions.into_iter().map(|one| (one.institution.id, one.name)).collect(),
            diagnoses,
        })
    }

    fn institution(&self, id: InstitutionId) -> String {
        self.institutions.get(&id).cloned().unwrap_or_default()
    }

    /// A case without anything that is known of the person.
    pub(super) fn row(&self, case: &SuspectedCase) -> CaseRow {
        CaseRow {
            case: case.id,
            source: case.source,
            session: case.session,
            dispatch: case.dispatch,
            sender: case.sender,
            sender_name: self.institution(case.sender),
            opened_by_name: self.people.name(case.opened_by),
            opened_at: case.opened_at,
            area: case.area,
            area_name: self.areas.get(&case.area).cloned().unwrap_or_default(),
            basis: case.basis,
            state: self.progress(&case.state),
            turn: case.turn(),
            version: case.version,
        }
    }

    fn progress(&self, state: &CaseState) -> CaseProgress {
        match *state {
            CaseState::Suspected => CaseProgress::Suspected,
            CaseState::Accepted(has) => CaseProgress::Accepted {
                institution: has.to,
                institution_name: self.institution(has.to),
                referral: has.referral,
                at: has.at,
            },
            CaseState::Declined(by) => CaseProgress::Declined {
                institution: by.to,
                institution_name: self.institution(by.to),
                referral: by.referral,
                at: by.at,
            },
            CaseState::Diagnosed { diagnosis, review } => {
                CaseProgress::Diagnosed { diagnosis: self.diagnosis(diagnosis), review: self.review(review) }
            }
            CaseState::NotConfirmed { institution, physician, at } => CaseProgress::NotConfirmed {
                institution_name: self.institution(institution),
                physician_name: self.people.name(physician),
                at,
            },
            CaseState::Registered { diagnosis, patient, at } => {
                CaseProgress::Registered { diagnosis: self.diagnosis(diagnosis), patient, at }
            }
        }
    }

    fn diagnosis(&self, diagnosis: Diagnosis) -> DiagnosisView {
        let Diagnosis { institution, physician, disorder, at } = diagnosis;
        DiagnosisView {
            institution,
            institution_name: self.institution(institution),
            physician,
            physician_name: self.people.name(physician),
            disorder: match self.diagnoses {
                Diagnoses::Shown => Some(disorder),
                Diagnoses::Hidden => None,
            },
            at,
        }
    }

    fn review(&self, review: CountyReview) -> CountyReviewView {
        match review {
            CountyReview::NotNeeded => CountyReviewView::NotNeeded,
            CountyReview::Waiting => CountyReviewView::Waiting,
            CountyReview::Approved { by, at } => CountyReviewView::Approved { by_name: self.people.name(by), at },
            CountyReview::Returned { by, at } => CountyReviewView::Returned { by_name: self.people.name(by), at },
        }
    }
}

/// A case with what is known of the person, as far as the reader may know it. That they read it was written down before.
pub(super) async fn whole(app: &AppState, by: &Staff, case: SuspectedCaseId) -> Result<CaseView, ProblemAnswer> {
    let eyes = Eyes::of(app, by).await?;
    let (case, sight) = seen(app, by, &eyes, case).await?;
    let diagnoses = eyes.diagnoses(by);
    let shelf = Shelf::of(app, diagnoses).await?;
    let (details, remarks) = app.desk.store().case_words(case.id).await?;
    let (shown, details) = match sight {
        CaseSight::Whole => (DetailsShown::Whole, details),
        CaseSight::Outside | CaseSight::Nothing => (DetailsShown::WhatLeft, details.outside()),
    };
    let remarks = match diagnoses {
        Diagnoses::Shown => remarks,
        Diagnoses::Hidden => Vec::new(),
    };
    let remark = |one: xinqiao_storage::cases::CaseRemark| CaseRemark {
        about: match one.about {
            RemarkAbout::Diagnosis => CaseRemarkAbout::Diagnosis,
            RemarkAbout::Review => CaseRemarkAbout::Review,
        },
        by_name: shelf.people.name(one.staff),
        at: one.at,
        words: one.words,
    };
    Ok(CaseView {
        row: shelf.row(&case),
        shown,
        details: details.each().to_vec(),
        remarks: remarks.into_iter().map(remark).collect(),
        erased_at: app.desk.store().case_erased_at(case.id).await?,
        actions: actions(app, by, &eyes, &case).await?,
    })
}

async fn actions(
    app: &AppState,
    by: &Staff,
    eyes: &Eyes,
    case: &SuspectedCase,
) -> Result<Vec<CaseAction>, ProblemAnswer> {
    let now = app.clock.now();
    let membership = app.desk.store().one_membership(by.id).await?;
    let there = matches!(eyes.nearness(case), Nearness::Here | Nearness::County);
    let kind = eyes.institution().map(|stored| stored.institution.kind);
    let own = eyes.institution().map(|stored| stored.institution.id);
    let has = match case.state {
        CaseState::Accepted(has) => has.to,
        CaseState::Diagnosed { diagnosis, .. } | CaseState::Registered { diagnosis, .. } => diagnosis.institution,
        CaseState::NotConfirmed { institution, .. } => institution,
        CaseState::Suspected | CaseState::Declined(_) => case.sender,
    };
    let refer = if own == Some(has) { Ok(()) } else { Err(Refusal::NotTheReceiver) };
    let diagnose = membership
        .ok_or(Refusal::NotOfAnInstitution)
        .and_then(|member| case.diagnose(&member, CaseFinding::NotConfirmed, now));
    let office = there && kind == Some(InstitutionKind::MentalHealthOffice);
    let review = case.review(by.id, CountyVerdict::Approve, now);
    let review = review.and(if office { Ok(()) } else { Err(Refusal::AreaNotYours) });
    let register = case.register(PatientId(Uuid::nil()), now);
    let register = register.and(if there { Ok(()) } else { Err(Refusal::AreaNotYours) });
    let action = |name, right, allowed: Result<(), Refusal>| {
        let allowed = by.require(right).and_then(|()| allowed.map_err(Code::from));
        let allowed = allowed.map_or_else(|code| Permit::No { code }, |()| Permit::Yes);
        CaseAction { name, allowed }
    };
    Ok(vec![
        action(CaseActionName::Refer, Right::SendReferrals, refer),
        action(CaseActionName::Diagnose, Right::Diagnose, diagnose.map(|_| ())),
        action(CaseActionName::Review, Right::KeepRegistry, review),
        action(CaseActionName::Register, Right::KeepRegistry, register),
    ])
}
