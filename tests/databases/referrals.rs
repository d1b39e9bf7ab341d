//! Referrals with what was said of them, their ladders and links, and admissions: read as written on both databases, found
//! where they are awaited, and what is sealed of them.

use crate::cases::{county, details, institution, suspected};
use crate::fresh::{Fresh, NOON, agree, arrived, create, staff};
use std::collections::BTreeSet;
use uuid::Uuid;
use xinqiao_domain::admission::{Admission, AdmissionGround, AdmissionState, AgreedBy, Signature};
use xinqiao_domain::institution::{MedicalRank, ReferralDirection};
use xinqiao_domain::referral::{
    AskedFor, CancelReason, Draft, FailureReason, GreenForm, GreenReason, GuardianStatus, HeardWord, Ladder,
    LadderState, Mark, OutcomeWord, PayerStatus, Referral, ReferralDecline, ReferralPriority, ReferralRules, Said,
    VerdictWord,
};
use xinqiao_domain::session::AlertKind;
use xinqiao_domain::suspected_case::SuspectedCase;
use xinqiao_domain::{
    AdmissionId, AlertId, InstitutionId, Millis, ReferralId, ReferralLinkId, SuspectedCaseId, Timestamp,
};
use xinqiao_storage::referrals::{
    After, Boxed, HeardBy, HeardReport, ListedReferral, ReferralLink, StoredHeard, StoredLadder, StoredReferral,
};
use xinqiao_storage::{Batch, Error};

fn referral_id(number: u128) -> ReferralId {
    ReferralId(Uuid::from_u128(number))
}

fn case_id(number: u128) -> SuspectedCaseId {
    SuspectedCaseId(Uuid::from_u128(number))
}

fn later(minutes: i64) -> Timestamp {
    NOON + Millis::minutes(minutes)
}

fn rules() -> ReferralRules {
    ReferralRules::default()
}

/// The hotline refers the person of the case of the same number, so many minutes after noon.
fn sent(number: u128, to: InstitutionId) -> StoredReferral {
    let at = later(i64::try_from(number).expect("a small number"));
    let draft = Draft {
        id: referral_id(number),
        case: case_id(number),
        session: None,
        from: institution(1),
        to,
        priority: ReferralPriority::Urgent,
        based_on: None,
    };
    let referral = Referral::draft(draft).and_then(|draft| draft.send(&rules(), at)).expect("it is sent");
    StoredReferral {
        referral,
        direction: ReferralDirection::Up,
        ladder: None,
        sent_by: staff(1),
        sent_at: at,
        asked_for: AskedFor { answer_by: at + Millis::hours(4), arrive_by: at + Millis::hours(24) },
    }
}

/// A case and its referral, and a few more.
async fn referred(batch: &mut Batch<'_>, numbers: &[u128]) -> Result<(), Error> {
    county(batch).await?;
    for number in numbers {
        batch.create_case(&suspected(*number), &details()).await?;
        batch.create_referral(&sent(*number, institution(2)), "家属可以联系").await?;
    }
    Ok(())
}

fn green() -> GreenForm {
    GreenForm {
        reasons: BTreeSet::from([GreenReason::HarmToSelf, GreenReason::NoGuardian]),
        payer: PayerStatus::NotKnown,
        guardian: GuardianStatus::Unknown,
    }
}

#[tokio::test]
async fn is_each_stage_of_a_referral_read_as_written() {
    let hears = |referral: Referral, said| referral.hear(said, &rules(), later(30)).expect("it may be so");
    let begun = sent(1, institution(2)).referral;
    let cancelled = begun.clone().ask_to_cancel(CancelReason::NoLongerNeeded, &rules(), later(29)).expect("asked back");
    let accepted = hears(begun.clone(), Said::Accepted);
    let attended = hears(accepted.clone(), Said::Attended);
    let ways = vec![
        begun.clone(),
        begun.clone().ran_late(later(600)).expect("late"),
        hears(begun.clone(), Said::Received),
        accepted.clone(),
        hears(accepted.clone(), Said::Scheduled { visit_at: later(900) }),
        hears(accepted.clone(), Said::NoShow),
        attended.clone(),
        hears(attended.clone(), Said::Completed { outcome: None }),
        hears(attended, Said::Completed { outcome: Some(OutcomeWord::Admitted) }),
        hears(begun.clone(), Said::Declined { because: ReferralDecline::NoBed }),
        hears(accepted, Said::Failed { because: FailureReason::NotFound }),
        cancelled.clone(),
        hears(cancelled, Said::Cancelled),
    ];
    agree(async |fresh: &Fresh| {
        fresh.write(NOON, async |batch| referred(batch, &[1, 2]).await).await;
        let store = &fresh.store;
        assert_eq!(store.one_referral(referral_id(1)).await.expect("read"), Some(sent(1, institution(2))));
        assert_eq!(store.one_referral(referral_id(9)).await.expect("read"), None);
        for referral in &ways {
            let seen = fresh
                .write(later(30), async |batch| {
                    batch.put_referral(referral).await?;
                    batch.referral(referral.id).await
                })
                .await;
            let expected = StoredReferral { referral: referral.clone(), ..sent(1, institution(2)) };
            assert_eq!(seen.as_ref(), Some(&expected), "{:?}", referral.stage);
            assert_eq!(store.one_referral(referral.id).await.expect("read"), seen);
        }
        let stored = sent(1, institution(2));
        assert_eq!(store.note_of_referral(&stored).await.expect("opened"), "家属可以联系");
        fresh
            .meddle(
                "UPDATE referral SET note = (SELECT other.note FROM referral AS other WHERE other.id <> referral.id)",
            )
            .await;
        assert!(store.note_of_referral(&stored).await.is_err(), "sealed for one row, it opens nowhere else");
    })
    .await;
}

#[tokio::test]
async fn whose_box_is_a_referral_in_and_what_is_late() {
    agree(async |fresh: &Fresh| {
        let store = &fresh.store;
        let over = sent(3, institution(2)).referral.hear(
            Said::Declined { because: ReferralDecline::NoBed },
            &rules(),
            later(10),
        );
        let over = over.expect("declined");
        fresh
            .write(NOON, async |batch| {
                referred(batch, &[1, 2, 3]).await?;
                batch.create_case(&suspected(4), &details()).await?;
                batch.create_referral(&sent(4, institution(3)), "").await?;
                batch.put_referral(&over).await
            })
            .await;
        let listed = async |of, after: Option<After>, limit| {
            let found = store.referrals(of, after, limit, later(0)).await.expect("read");
            let ids: Vec<_> = found.iter().map(|one| one.stored.referral.id).collect();
            (ids, found.last().map(ListedReferral::place))
        };
        let ids = |numbers: &[u128]| numbers.iter().map(|one| referral_id(*one)).collect::<Vec<_>>();
        let inbox = Boxed::Inbox(institution(2));
        assert_eq!(listed(inbox, None, 10).await.0, ids(&[1, 2, 3]), "what is due first; what is over behind");
        let (first, place) = listed(inbox, None, 1).await;
        let (second, next) = listed(inbox, place, 1).await;
        let (third, _) = listed(inbox, next, 5).await;
        assert_eq!([first, second, third].concat(), ids(&[1, 2, 3]), "window by window the same");
        assert_eq!(listed(Boxed::Outbox(institution(1)), None, 10).await.0, ids(&[1, 2, 4, 3]));
        assert_eq!(listed(Boxed::SentBy(staff(1)), None, 10).await.0, ids(&[1, 2, 4, 3]));
        assert_eq!(listed(Boxed::Inbox(institution(3)), None, 10).await.0, ids(&[4]));
        assert_eq!(listed(Boxed::Chase, None, 10).await.0, [], "nothing is late yet");

        let late = sent(1, institution(2)).referral.awaited.expect("an answer").due_at;
        assert!(!store.a_referral_is_due(late - Millis::seconds(1)).await.expect("asked"));
        assert!(store.a_referral_is_due(late).await.expect("asked"));
        let due = fresh.write(late, async |batch| batch.referrals_late(10).await).await;
        assert_eq!(due, [sent(1, institution(2))], "one is late, the next in a minute");
        let told = due[0].referral.clone().ran_late(late).expect("late");
        let alert = AlertId(Uuid::from_u128(70));
        let (open, left) = fresh
            .write(late, async |batch| {
                batch.put_referral(&told).await?;
                batch.raise_referral_alert(alert, AlertKind::ReferralLate, &told).await?;
                Ok((batch.referral_alerts(told.id).await?, batch.referrals_late(10).await?))
            })
            .await;
        assert_eq!((open, left), (vec![(alert, AlertKind::ReferralLate)], vec![]), "told once");
        assert_eq!(listed(Boxed::Chase, None, 10).await.0, ids(&[1]));
        fresh.write(late, async |batch| batch.settle_alert(alert, None).await).await;
        assert_eq!(listed(Boxed::Chase, None, 10).await.0, [], "settled, and by noon's clock nothing is late");

        let beside = fresh
            .write(late, async |batch| {
                let open = batch.open_referral_to(case_id(1), institution(2)).await?;
                let closed = batch.open_referral_to(case_id(3), institution(2)).await?;
                Ok((open, closed, batch.referrals_of_case(case_id(2)).await?))
            })
            .await;
        assert_eq!(beside, (Some(referral_id(1)), None, vec![sent(2, institution(2))]));
        assert_eq!(store.case_referrals(case_id(2)).await.expect("read"), beside.2);
        let one = store.listed_referral(referral_id(2)).await.expect("read").expect("it is there");
        assert_eq!((one.stored, one.impossible), (sent(2, institution(2)), 0));
    })
    .await;
}

#[tokio::test]
async fn is_a_second_open_referral_to_the_same_place_kept_out() {
    agree(async |fresh: &Fresh| {
        fresh.write(NOON, async |batch| referred(batch, &[1]).await).await;
        let mut memory = xinqiao_storage::Memory::default();
        let mut batch = fresh.store.begin(&mut memory, NOON).await.expect("a batch begins");
        let mut twin = sent(2, institution(2));
        twin.referral.case = case_id(1);
        assert!(batch.create_referral(&twin, "").await.is_err(), "nobody is asked twice about one person");
        drop(batch);
    })
    .await;
}

#[tokio::test]
async fn is_what_was_said_of_a_referral_kept_in_its_order_and_each_version_once() {
    agree(async |fresh: &Fresh| {
        fresh.write(NOON, async |batch| referred(batch, &[1, 2]).await).await;
        let stored = sent(1, institution(2));
        let system = |version| HeardBy::System { source: "there/t1".to_owned(), version };
        let link = HeardBy::Link(ReferralLinkId(Uuid::from_u128(5)));
        let told = [
            (HeardBy::Console(staff(2)), Said::Received, VerdictWord::Applied, ""),
            (link, Said::Scheduled { visit_at: later(90) }, VerdictWord::Applied, "请带身份证"),
            (system(4), Said::Accepted, VerdictWord::Known, ""),
            (system(2), Said::Received, VerdictWord::Older, "旧的"),
            (system(9), Said::Draft, VerdictWord::Impossible, ""),
        ];
        let (heard, upto) = fresh
            .write(later(40), async |batch| {
                for (by, said, verdict, note) in &told {
                    let report = HeardReport { by: by.clone(), said: *said, verdict: *verdict, note };
                    batch.put_heard(&stored.referral, &report).await?;
                }
                let heard = [batch.was_heard("there/t1", 2).await?, batch.was_heard("there/t1", 3).await?];
                let upto = [batch.heard_upto("there/t1").await?, batch.heard_upto("there/t2").await?];
                Ok((heard, upto))
            })
            .await;
        assert_eq!(heard, [true, false]);
        assert_eq!(upto, [Mark::Upto(4), Mark::Nothing], "what could not be moves nothing on");
        let read = fresh.store.heard_of(&stored).await.expect("read");
        let expected = told.map(|(by, said, verdict, note)| StoredHeard {
            heard: by.word(),
            staff: if by.word() == HeardWord::Console { Some(staff(2)) } else { None },
            said,
            verdict,
            note: note.to_owned(),
            at: later(40),
        });
        assert_eq!(read, expected);
        let listed = fresh.store.listed_referral(stored.referral.id).await.expect("read").expect("it is there");
        assert_eq!(listed.impossible, 1);
        let mut memory = xinqiao_storage::Memory::default();
        let mut batch = fresh.store.begin(&mut memory, NOON).await.expect("a batch begins");
        let again = HeardReport { by: system(9), said: Said::Draft, verdict: VerdictWord::Impossible, note: "" };
        assert!(batch.put_heard(&stored.referral, &again).await.is_err(), "a version is kept once");
        drop(batch);
        read
    })
    .await;
}

#[tokio::test]
async fn are_ladders_and_links_read_as_written() {
    agree(async |fresh: &Fresh| {
        fresh.write(NOON, async |batch| referred(batch, &[1]).await).await;
        let (first, rungs) = (referral_id(1), vec![institution(2), institution(3)]);
        let states = [
            LadderState::UsedUp { at: later(2) },
            LadderState::Confirmed { by: first, at: later(3) },
            LadderState::Stopped { at: later(4) },
            LadderState::Climbing { next_at: later(10) },
        ];
        for (asked, state) in (1..).zip(states) {
            let ladder = StoredLadder { ladder: Ladder { first, rungs: rungs.clone(), asked, state }, green: green() };
            let read = fresh
                .write(NOON, async |batch| {
                    batch.put_ladder(&ladder).await?;
                    batch.ladder(first).await
                })
                .await;
            assert_eq!(read.as_ref(), Some(&ladder));
            assert_eq!(fresh.store.one_ladder(first).await.expect("read"), read);
        }
        assert_eq!(fresh.write(later(9), async |batch| batch.ladders_due(5).await).await, []);
        assert_eq!(fresh.write(later(10), async |batch| batch.ladders_due(5).await).await, [first]);

        let link = |number: u128, at| ReferralLink {
            id: ReferralLinkId(Uuid::from_u128(number)),
            referral: first,
            sent_at: at,
            expires_at: at + Millis::days(7),
            opened_at: None,
            replaced_at: None,
        };
        let (old, new) = (link(1, later(10)), link(2, later(15)));
        fresh.write(later(10), async |batch| batch.put_referral_link(&old).await).await;
        fresh.write(later(15), async |batch| batch.put_referral_link(&new).await).await;
        fresh.write(later(16), async |batch| batch.referral_link_opened(new.id).await).await;
        fresh.write(later(17), async |batch| batch.referral_link_opened(new.id).await).await;
        let read = fresh
            .write(later(18), async |batch| {
                let unknown = batch.referral_link(ReferralLinkId(Uuid::from_u128(3))).await?;
                Ok([batch.referral_link(old.id).await?, batch.referral_link(new.id).await?, unknown])
            })
            .await;
        let replaced = ReferralLink { replaced_at: Some(later(15)), ..old };
        let opened = ReferralLink { opened_at: Some(later(16)), ..new };
        assert_eq!(read, [Some(replaced), Some(opened), None], "a new one ends the old; the first look counts");
    })
    .await;
}

#[tokio::test]
async fn is_an_admission_read_with_its_signatures_and_its_note() {
    let proposed = |number: u128, ground| Admission {
        id: AdmissionId(Uuid::from_u128(number)),
        referral: referral_id(1),
        case: case_id(1),
        institution: institution(2),
        ground,
        proposed_by: staff(2),
        proposed_at: later(i64::try_from(number).expect("a small number")),
        signatures: Vec::new(),
        state: AdmissionState::Proposed,
    };
    let sign = |number, rank, at| Signature { staff: staff(number), rank, at };
    let voluntary = AdmissionGround::Voluntary { agreed_by: AgreedBy::Guardian, agreed_at: NOON };
    let voluntary = Admission { state: AdmissionState::Admitted { at: later(1) }, ..proposed(1, voluntary) };
    let first = vec![sign(2, MedicalRank::Attending, later(2))];
    let compulsory = Admission { signatures: first.clone(), ..proposed(2, AdmissionGround::Compulsory) };
    let both = [first, vec![sign(3, MedicalRank::Resident, later(3))]].concat();
    let admitted =
        Admission { signatures: both, state: AdmissionState::Admitted { at: later(3) }, ..compulsory.clone() };
    let by_green = proposed(3, AdmissionGround::GreenChannel { green: green() });
    agree(async |fresh: &Fresh| {
        fresh.write(NOON, async |batch| referred(batch, &[1]).await).await;
        let read = fresh
            .write(later(3), async |batch| {
                batch.create_admission(&voluntary, "父亲签字").await?;
                batch.create_admission(&compulsory, "持刀").await?;
                batch.create_admission(&by_green, "").await?;
                let before = batch.admission(compulsory.id).await?;
                batch.put_admission(&admitted).await?;
                Ok((before, batch.admissions_of(referral_id(1)).await?))
            })
            .await;
        let all = vec![voluntary.clone(), admitted.clone(), by_green.clone()];
        assert_eq!(read, (Some(compulsory.clone()), all.clone()));
        let shown = fresh.store.referral_admissions(case_id(1), referral_id(1)).await.expect("read");
        let noted: Vec<_> = all.into_iter().zip(["父亲签字", "持刀", ""].map(str::to_owned)).collect();
        assert_eq!(shown, noted);
        fresh
            .meddle(
                "UPDATE admission SET note = (SELECT other.note FROM admission AS other WHERE other.id <> admission.id \
                 LIMIT 1)",
            )
            .await;
        let moved = fresh.store.referral_admissions(case_id(1), referral_id(1)).await;
        assert!(moved.is_err(), "sealed for one row, it opens nowhere else");
    })
    .await;
}

#[tokio::test]
async fn who_had_the_person_of_a_session() {
    agree(async |fresh: &Fresh| {
        let (session, fixed) = arrived(77, NOON);
        let id = session.id;
        fresh.write(NOON, async |batch| create(batch, session, fixed)).await;
        fresh
            .write(NOON, async |batch| {
                county(batch).await?;
                for number in [1, 2] {
                    let case = SuspectedCase { session: Some(id), ..suspected(number) };
                    batch.create_case(&case, &details()).await?;
                    let mut stored = sent(number, institution(2));
                    stored.referral.session = Some(id);
                    batch.create_referral(&stored, "").await?;
                }
                Ok(())
            })
            .await;
        let found = fresh.store.session_referrals(id, 10).await.expect("read");
        let ids: Vec<_> = found.iter().map(|one| one.stored.referral.id).collect();
        assert_eq!(ids, [referral_id(1), referral_id(2)], "the first sent first");
        assert_eq!(fresh.store.session_referrals(id, 1).await.expect("read").len(), 1);
    })
    .await;
}
