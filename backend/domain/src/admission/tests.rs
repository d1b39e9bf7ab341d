//! Who may be admitted on whose word.

use super::*;
use crate::institution::{Title, TitleProof, TitleWord};
use crate::referral::{GreenReason, GuardianStatus, PayerStatus};
use crate::time::Millis;
use std::collections::BTreeSet;
use uuid::Uuid;

const NOW: Timestamp = Timestamp(1_000_000_000);

fn member(n: u128, rank: MedicalRank) -> Membership {
    let title = Some(Title { word: TitleWord::Psychiatrist, rank });
    let proof = TitleProof::Verified { by: StaffId(Uuid::from_u128(99)), at: NOW };
    let institution = InstitutionId(Uuid::from_u128(5));
    Membership { staff: StaffId(Uuid::from_u128(n)), institution, title, proof, since: NOW }
}

fn propose(ground: AdmissionGround, by: &Membership) -> Result<Admission, Refusal> {
    let id = AdmissionId(Uuid::from_u128(1));
    let (referral, case) = (ReferralId(Uuid::from_u128(2)), SuspectedCaseId(Uuid::from_u128(3)));
    Admission::propose(NewAdmission { id, referral, case, ground }, by, NOW)
}

#[test]
fn does_a_compulsory_admission_need_two_psychiatrists_one_attending_or_above() {
    use MedicalRank::{AssociateChief, Attending, Chief, Resident};
    for (first, second, stands) in [
        (Resident, Resident, false),
        (Resident, Attending, true),
        (Attending, Resident, true),
        (AssociateChief, Resident, true),
        (Resident, Chief, true),
    ] {
        let proposed = propose(AdmissionGround::Compulsory, &member(1, first)).unwrap();
        assert_eq!(proposed.stage(), AdmissionStage::Proposed, "one is not enough");
        let signed = proposed.sign(&member(2, second), NOW).unwrap();
        assert_eq!(signed.stage() == AdmissionStage::Admitted, stands, "{first:?} and {second:?}");
        if !stands {
            let lacking = signed.lacking().unwrap();
            assert_eq!((lacking.signatures, lacking.rank), (1, LackingRank::AttendingOrAbove));
            assert_eq!(signed.sign(&member(3, Attending), NOW).unwrap().stage(), AdmissionStage::Admitted);
        }
    }
}

#[test]
fn does_nobody_sign_twice_without_a_verified_title_or_for_another_hospital() {
    let attending = member(1, MedicalRank::Attending);
    let proposed = propose(AdmissionGround::Compulsory, &attending).unwrap();
    assert_eq!(proposed.clone().sign(&attending, NOW).unwrap_err(), Refusal::AlreadyDone);
    let elsewhere = Membership { institution: InstitutionId(Uuid::from_u128(6)), ..member(2, MedicalRank::Chief) };
    assert_eq!(proposed.clone().sign(&elsewhere, NOW).unwrap_err(), Refusal::NotTheReceiver);
    let unverified = Membership { proof: TitleProof::NotVerified, ..member(2, MedicalRank::Chief) };
    assert_eq!(proposed.clone().sign(&unverified, NOW).unwrap_err(), Refusal::TitleNotVerified);
    assert_eq!(propose(AdmissionGround::Compulsory, &unverified).unwrap_err(), Refusal::TitleNotVerified);
    let nurse = Title { word: TitleWord::Nurse, rank: MedicalRank::Chief };
    let nurse = Membership { title: Some(nurse), ..member(2, MedicalRank::Chief) };
    assert_eq!(proposed.sign(&nurse, NOW).unwrap_err(), Refusal::TitleNotVerified);
}

#[test]
fn do_a_guardians_agreement_and_the_green_channel_stand_at_once_with_what_they_need() {
    let clerk = Membership { title: None, proof: TitleProof::NotVerified, ..member(1, MedicalRank::Resident) };
    let voluntary = |agreed_at| AdmissionGround::Voluntary { agreed_by: AgreedBy::Guardian, agreed_at };
    assert_eq!(propose(voluntary(NOW), &clerk).unwrap().stage(), AdmissionStage::Admitted);
    assert_eq!(propose(voluntary(NOW + Millis(1)), &clerk).unwrap_err(), Refusal::EntryInFuture);
    let green = |reasons| AdmissionGround::GreenChannel {
        green: GreenForm { reasons, payer: PayerStatus::NotKnown, guardian: GuardianStatus::Unknown },
    };
    let reasons = BTreeSet::from([GreenReason::UnknownIdentity]);
    assert_eq!(propose(green(reasons), &clerk).unwrap().stage(), AdmissionStage::Admitted);
    assert_eq!(propose(green(BTreeSet::new()), &clerk).unwrap_err(), Refusal::ReasonMissing);
}
