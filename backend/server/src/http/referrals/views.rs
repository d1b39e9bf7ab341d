//! Referrals as they are shown, with names and what may be done.

use super::seeing::{End, seen};
use crate::http::{AppState, ProblemAnswer, Staff};
use crate::show::People;
use std::collections::HashMap;
use xinqiao_domain::admission::{Admission, AdmissionState, Lacking, LackingRank};
use xinqiao_domain::authority::Right;
use xinqiao_domain::institution::{InstitutionKind, MedicalRank, Reach};
use xinqiao_domain::referral::{
    Cancel, CancelReason, FailureReason, HeardWord, LadderState, OutcomeWord, Referral, ReferralDecline, ReferralRules,
    ReferralWord, Said, Stage,
};
use xinqiao_domain::{InstitutionId, ReferralId, Refusal, Timestamp};
use xinqiao_protocol::Code;
use xinqiao_protocol::frames::staff::Permit;
use xinqiao_protocol::http::admissions::{self, AdmissionLacking, AdmissionSignature};
use xinqiao_protocol::http::referrals::{
    AwaitedStanding, CancelAsked, HeardFrom, HeardSaid, LadderStanding, ReferralAction, ReferralActionName,
    ReferralAwaited, ReferralEnd, ReferralLadder, ReferralRow, ReferralRung, ReferralStage, ReferralView,
};
use xinqiao_storage::institutions::StoredInstitution;
use xinqiao_storage::referrals::{ListedReferral, StoredHeard, StoredLadder, StoredReferral};

/// What names are taken from.
pub(in crate::http) struct Names {
    institutions: HashMap<InstitutionId, StoredInstitution>,
    now: Timestamp,
}

impl Names {
    pub async fn of(app: &AppState) -> Result<Self, ProblemAnswer> {
        let all = app.desk.store().all_institutions().await?;
        let institutions = all.into_iter().map(|one| (one.institution.id, one)).collect();
        Ok(Self { institutions, now: app.clock.now() })
    }

    /// An institution's name.
    pub fn name(&self, institution: InstitutionId) -> String {
        self.institutions.get(&institution).map(|one| one.name.clone()).unwrap_or_default()
    }

    fn end(&self, institution: InstitutionId) -> ReferralEnd {
        let kind = self.institutions.get(&institution).map_or(InstitutionKind::Other, |one| one.institution.kind);
        ReferralEnd { institution, kind, name: self.name(institution) }
    }

    /// One row of a list.
    pub fn row(&self, listed: &ListedReferral) -> ReferralRow {
        let StoredReferral { referral, direction, sent_at, .. } = &listed.stored;
        let reach = self.institutions.get(&referral.to).map_or(Reach::Accounts, |one| one.institution.reach);
        let standing = |due_at| if due_at <= self.now { AwaitedStanding::Overdue } else { AwaitedStanding::InTime };
        ReferralRow {
            referral: referral.id,
            case: referral.case,
            from: self.end(referral.from),
            to: self.end(referral.to),
            direction: *direction,
            priority: referral.priority,
            stage: stage(&referral.stage),
            since: referral.stage.since().unwrap_or(*sent_at),
            sent_at: *sent_at,
            awaited: referral.awaited.map(|awaited| ReferralAwaited {
                step: awaited.step,
                due_at: awaited.due_at,
                standing: standing(awaited.due_at),
            }),
            cancel: cancel(referral),
            reach,
            impossible: listed.impossible,
        }
    }
}

/// That the sender asked to take it back.
pub(in crate::http) fn cancel(referral: &Referral) -> Option<CancelAsked> {
    match referral.cancel {
        Cancel::NotAsked => None,
        Cancel::Asked { because, at } => Some(CancelAsked { because, at }),
    }
}

/// Where it stands.
pub(in crate::http) fn stage(stage: &Stage) -> ReferralStage {
    match *stage {
        Stage::Draft => ReferralStage::Draft,
        Stage::Sent { .. } => ReferralStage::Sent,
        Stage::Received { .. } => ReferralStage::Received,
        Stage::Accepted { .. } => ReferralStage::Accepted,
        Stage::Scheduled { visit_at, .. } => ReferralStage::Scheduled { visit_at },
        Stage::Attended { .. } => ReferralStage::Attended,
        Stage::NoShow { .. } => ReferralStage::NoShow,
        Stage::Completed { outcome, .. } => ReferralStage::Completed { outcome },
        Stage::Declined { because, .. } => ReferralStage::Declined { because },
        Stage::Cancelled { .. } => ReferralStage::Cancelled,
        Stage::Failed { because, .. } => ReferralStage::Failed { because },
    }
}

/// A referral whole, for somebody who may see it.
pub(super) async fn whole(app: &AppState, by: &Staff, referral: ReferralId) -> Result<ReferralView, ProblemAnswer> {
    let (stored, end) = seen(app, by, referral).await?;
    let store = app.desk.store();
    let listed = store.listed_referral(referral).await?.ok_or(Code::NotFound)?;
    let (names, people) = (Names::of(app).await?, app.shared.people(app).await?);
    let ladder = match stored.ladder {
        None => None,
        Some(first) => store.one_ladder(first).await?,
    };
    let rungs = store.case_referrals(stored.referral.case).await?;
    // Whoever does not have the person after all sees nothing of them any more.
    let (details, note) = match end {
        End::Receiver if gave_back(&stored.referral) => (Vec::new(), String::new()),
        End::Receiver | End::Sender | End::Beside => {
            let details = store.case_words(stored.referral.case).await?.0.outside().each().to_vec();
            (details, store.note_of_referral(&stored).await?)
        }
    };
    let heard = store.heard_of(&stored).await?;
    let admissions = store.referral_admissions(stored.referral.case, referral).await?;
    let green = ladder.as_ref().map(|ladder| ladder.green.clone());
    let row = names.row(&listed);
    let admit = admit(&stored.referral, &row, &admissions);
    Ok(ReferralView {
        actions: actions(&stored.referral, by, end, &row, admit),
        version: stored.referral.version,
        sent_by: stored.sent_by,
        sent_by_name: people.name(stored.sent_by),
        based_on: stored.referral.based_on,
        green,
        // How others of the ladder have answered is no matter of one of them.
        ladder: ladder.filter(|_| end != End::Receiver).map(|ladder| ladder_of(&ladder, &rungs, &names)),
        details,
        note,
        heard: heard.into_iter().map(|one| heard_of(one, &people)).collect(),
        admissions: admissions
            .into_iter()
            .map(|(admission, note)| admission_of(&admission, note, by, end, &people))
            .collect(),
        row,
    })
}

fn gave_back(referral: &Referral) -> bool {
    matches!(referral.stage.word(), ReferralWord::Declined | ReferralWord::Cancelled | ReferralWord::Failed)
}

fn ladder_of(stored: &StoredLadder, of_case: &[StoredReferral], names: &Names) -> ReferralLadder {
    let ladder = &stored.ladder;
    let rung = |(at, institution): (usize, &InstitutionId)| {
        let asked = of_case
            .iter()
            .find(|one| at < ladder.asked && one.ladder == Some(ladder.first) && one.referral.to == *institution);
        ReferralRung {
            institution: *institution,
            name: names.name(*institution),
            referral: asked.map(|one| one.referral.id),
            stage: asked.map(|one| stage(&one.referral.stage)),
        }
    };
    let standing = match ladder.state {
        LadderState::Climbing { next_at } => LadderStanding::Climbing { next_at },
        LadderState::UsedUp { at } => LadderStanding::UsedUp { at },
        LadderState::Confirmed { by, at } => LadderStanding::Confirmed { by, at },
        LadderState::Stopped { at } => LadderStanding::Stopped { at },
    };
    ReferralLadder { rungs: ladder.rungs.iter().enumerate().map(rung).collect(), standing }
}

fn heard_of(heard: StoredHeard, people: &People) -> HeardSaid {
    let from = match (heard.heard, heard.staff) {
        (HeardWord::Console, Some(staff)) => HeardFrom::Console { staff, name: people.name(staff) },
        (HeardWord::Console | HeardWord::SignedPage, _) => HeardFrom::SignedPage,
        (HeardWord::System, _) => HeardFrom::System,
    };
    HeardSaid { at: heard.at, from, said: heard.said, verdict: heard.verdict, note: heard.note }
}

fn admission_of(admission: &Admission, note: String, by: &Staff, end: End, people: &People) -> admissions::Admission {
    let lacking = admission.lacking();
    let signed = admission.signatures.iter().any(|one| one.staff == by.id);
    let sign = match (end, lacking) {
        (End::Sender | End::Beside, _) => Permit::No { code: Code::NotTheReceiver },
        (End::Receiver, None) => Permit::No { code: Code::AlreadyDone },
        (End::Receiver, Some(_)) if signed => Permit::No { code: Code::AlreadyDone },
        (End::Receiver, Some(_)) if by.has(Right::Diagnose) => Permit::Yes,
        (End::Receiver, Some(_)) => Permit::No { code: Code::TitleNotVerified },
    };
    admissions::Admission {
        admission: admission.id,
        institution: admission.institution,
        ground: admission.ground.clone(),
        stage: admission.stage(),
        proposed_by: admission.proposed_by,
        proposed_by_name: people.name(admission.proposed_by),
        proposed_at: admission.proposed_at,
        admitted_at: match admission.state {
            AdmissionState::Proposed => None,
            AdmissionState::Admitted { at } => Some(at),
        },
        signatures: admission
            .signatures
            .iter()
            .map(|one| AdmissionSignature {
                staff: one.staff,
                name: people.name(one.staff),
                rank: one.rank,
                at: one.at,
            })
            .collect(),
        lacking: lacking.map(lacking_of),
        note,
        sign,
    }
}

fn lacking_of(lacking: Lacking) -> AdmissionLacking {
    let at_least = match lacking.rank {
        LackingRank::Any => MedicalRank::Resident,
        LackingRank::AttendingOrAbove => MedicalRank::Attending,
    };
    AdmissionLacking { signatures: u32::try_from(lacking.signatures).unwrap_or(u32::MAX), at_least }
}

/// Whether an admission may be written down; none where the receiver is no hospital.
fn admit(referral: &Referral, row: &ReferralRow, admissions: &[(Admission, String)]) -> Option<Permit> {
    if !row.to.kind.is_hospital() {
        return None;
    }
    Some(match referral.stage.word() {
        ReferralWord::Attended | ReferralWord::Completed if admissions.is_empty() => Permit::Yes,
        ReferralWord::Attended | ReferralWord::Completed => Permit::No { code: Code::AlreadyDone },
        ReferralWord::Draft
        | ReferralWord::Sent
        | ReferralWord::Received
        | ReferralWord::Accepted
        | ReferralWord::Scheduled
        | ReferralWord::NoShow
        | ReferralWord::Declined
        | ReferralWord::Cancelled
        | ReferralWord::Failed => Permit::No { code: Code::PersonNotThere },
    })
}

fn actions(referral: &Referral, by: &Staff, end: End, row: &ReferralRow, admit: Option<Permit>) -> Vec<ReferralAction> {
    let mut actions = Vec::new();
    let mut may = |name, permit| actions.push(ReferralAction { name, permit });
    if end == End::Receiver && by.has(Right::ReceiveReferrals) {
        for (name, permit) in answers(referral) {
            may(name, permit);
        }
        if let Some(permit) = admit {
            may(ReferralActionName::Admit, permit);
        }
        may(ReferralActionName::Refer, Permit::Yes);
    }
    if end == End::Sender {
        may(ReferralActionName::AskToCancel, permit(cancellable(referral)));
    }
    let over = referral.stage.is_over();
    match (end, row.reach) {
        (End::Sender | End::Beside, Reach::SignedPage) if over => {
            may(ReferralActionName::SendLink, Permit::No { code: Code::ReferralOver });
        }
        (End::Sender | End::Beside, Reach::SignedPage) => may(ReferralActionName::SendLink, Permit::Yes),
        (End::Receiver, Reach::SignedPage)
        | (End::Receiver | End::Sender | End::Beside, Reach::Accounts | Reach::Fhir) => {}
    }
    actions
}

fn cancellable(referral: &Referral) -> Result<(), Refusal> {
    let rules = ReferralRules::default();
    referral.clone().ask_to_cancel(CancelReason::NoLongerNeeded, &rules, Timestamp(0)).map(|_| ())
}

/// What a receiver can say, each with whether it may be said now.
pub(in crate::http) fn answers(referral: &Referral) -> Vec<(ReferralActionName, Permit)> {
    let rules = ReferralRules::default();
    let outcome = Some(OutcomeWord::Other);
    let all = [
        (ReferralActionName::Receive, Said::Received),
        (ReferralActionName::Accept, Said::Accepted),
        (ReferralActionName::Schedule, Said::Scheduled { visit_at: Timestamp(0) }),
        (ReferralActionName::Attend, Said::Attended),
        (ReferralActionName::NoShow, Said::NoShow),
        (ReferralActionName::Complete, Said::Completed { outcome }),
        (ReferralActionName::Decline, Said::Declined { because: ReferralDecline::Other }),
        (ReferralActionName::ConfirmCancel, Said::Cancelled),
        (ReferralActionName::Fail, Said::Failed { because: FailureReason::Other }),
    ];
    let may = |said| permit(referral.clone().hear(said, &rules, Timestamp(0)).map(|_| ()));
    all.into_iter().map(|(name, said)| (name, may(said))).collect()
}

fn permit(asked: Result<(), Refusal>) -> Permit {
    match asked {
        Ok(()) => Permit::Yes,
        Err(refusal) => Permit::No { code: refusal.into() },
    }
}
