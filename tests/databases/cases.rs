//! Institutions, who belongs to them, and suspected cases: read as written on both databases, and what is sealed of them.

use crate::fresh::{Fresh, NOON, account, agree, staff};
use crate::teams::area;
use uuid::Uuid;
use xinqiao_domain::accounts::Grade;
use xinqiao_domain::institution::{
    GreenAdmission, Institution, InstitutionKind, MedicalRank, Membership, Reach, Title, TitleProof, TitleWord,
};
use xinqiao_domain::roles::Role;
use xinqiao_domain::suspected_case::{
    CaseBasis, CaseDetail, CaseDetails, CaseField, CaseFinding, CaseSource, CaseState, CaseWord, CountyVerdict,
    Disorder, HandOver, Leaving, Receiving, SuspectedCase,
};
use xinqiao_domain::team::AreaLevel;
use xinqiao_domain::{InstitutionId, Millis, PatientId, ReferralId, SuspectedCaseId};
use xinqiao_storage::cases::{CasesShown, RemarkAbout};
use xinqiao_storage::institutions::{StoredInstitution, StoredMembership};
use xinqiao_storage::teams::StoredArea;
use xinqiao_storage::{Batch, Error};

pub fn institution(number: u128) -> InstitutionId {
    InstitutionId(Uuid::from_u128(number))
}

fn stored(number: u128, kind: InstitutionKind, code: &str) -> StoredInstitution {
    StoredInstitution {
        institution: Institution {
            id: institution(number),
            kind,
            area: None,
            guide: None,
            green: GreenAdmission::NotOpen,
            reach: Reach::Accounts,
            closed_at: None,
        },
        name: format!("第{number}机构"),
        code: code.to_owned(),
        duty_phone: "0888-1234".to_owned(),
        duty_email: "duty@example.org".to_owned(),
        version: 1,
        created_at: NOON,
    }
}

pub fn psychiatrist(number: u128, of: u128) -> StoredMembership {
    let membership = Membership {
        staff: staff(number),
        institution: institution(of),
        title: Some(Title { word: TitleWord::Psychiatrist, rank: MedicalRank::Attending }),
        proof: TitleProof::Verified { by: staff(1), at: NOON },
        since: NOON,
    };
    StoredMembership { membership, licence: "110000000000".to_owned() }
}

fn hospital() -> StoredInstitution {
    let hospital = stored(2, InstitutionKind::PsychiatricHospital, "HOSP");
    let green = GreenAdmission::Admits { rank: 3 };
    StoredInstitution { institution: Institution { green, ..hospital.institution }, ..hospital }
}

fn clinic() -> StoredInstitution {
    let clinic = stored(3, InstitutionKind::PrimaryCare, "CLINIC");
    let institution = Institution { area: Some(area(2)), guide: Some(institution(2)), ..clinic.institution };
    StoredInstitution { institution, ..clinic }
}

pub async fn county(batch: &mut Batch<'_>) -> Result<(), Error> {
    for number in [1, 2, 3] {
        batch.create_staff(&account(number, &[Role::Physician], Grade::Full)).await?;
    }
    let place = |number, level, county| StoredArea {
        id: area(number),
        level,
        county,
        name: format!("第{number}地"),
        closed_at: None,
    };
    batch.put_area(&place(1, AreaLevel::County, None)).await?;
    batch.put_area(&place(2, AreaLevel::Township, Some(area(1)))).await?;
    batch.put_institution(&stored(1, InstitutionKind::Hotline, "HOTLINE")).await?;
    batch.put_institution(&hospital()).await?;
    batch.put_institution(&clinic()).await?;
    batch.put_membership(&psychiatrist(2, 2)).await
}

pub fn suspected(number: u128) -> SuspectedCase {
    SuspectedCase {
        id: SuspectedCaseId(Uuid::from_u128(number)),
        source: CaseSource::Police,
        session: None,
        dispatch: None,
        sender: institution(1),
        opened_by: staff(1),
        opened_at: NOON + Millis(i64::try_from(number).expect("a small number")),
        area: area(2),
        basis: CaseBasis::OthersInDanger,
        state: CaseState::Suspected,
        version: 0,
    }
}

pub fn details() -> CaseDetails {
    let detail = |field, text: &str, leaving| CaseDetail { field, text: text.to_owned(), leaving };
    CaseDetails::new(vec![
        detail(CaseField::Name, "李某某", Leaving::Leaves),
        detail(CaseField::Address, "桥东路", Leaving::Stays),
        detail(CaseField::Situation, "三天没有睡", Leaving::Leaves),
    ])
    .expect("they are taken")
}

#[tokio::test]
async fn are_institutions_and_their_people_read_as_written() {
    agree(async |fresh: &Fresh| {
        fresh.write(NOON, county).await;
        let store = &fresh.store;
        assert_eq!(store.one_institution(institution(2)).await.expect("read"), Some(hospital()));
        assert_eq!(store.one_institution(institution(3)).await.expect("read"), Some(clinic()));
        assert_eq!(store.one_institution(institution(9)).await.expect("read"), None);
        let (hotline, by_code, members) = fresh
            .write(NOON, async |batch| {
                Ok((
                    batch.hotline_institution().await?,
                    batch.institution_by_code("CLINIC").await?,
                    batch.memberships(institution(2)).await?,
                ))
            })
            .await;
        assert_eq!(hotline.map(|one| one.institution.id), Some(institution(1)));
        assert_eq!(by_code, Some(clinic()));
        assert_eq!(members, [psychiatrist(2, 2)]);
        assert_eq!(store.all_memberships().await.expect("read"), [psychiatrist(2, 2).membership]);
        let closed = Institution { closed_at: Some(NOON), ..hospital().institution };
        let closed = StoredInstitution { institution: closed, version: 2, ..hospital() };
        let bare = Membership { title: None, proof: TitleProof::NotVerified, ..psychiatrist(2, 2).membership };
        let bare = StoredMembership { membership: bare, licence: String::new() };
        fresh
            .write(NOON, async |batch| {
                batch.put_institution(&closed).await?;
                batch.put_membership(&bare).await
            })
            .await;
        let all: Vec<_> = store.all_institutions().await.expect("read").into_iter().collect();
        assert_eq!(all.last(), Some(&closed), "closed ones come last");
        assert_eq!(store.institution_members(institution(2)).await.expect("read"), [bare]);
        fresh.write(NOON, async |batch| batch.remove_membership(staff(2)).await).await;
        assert_eq!(store.one_membership(staff(2)).await.expect("read"), None);
        // What is sealed for one row cannot be moved to another.
        fresh.meddle("UPDATE institution SET duty_phone = duty_email").await;
        assert!(store.all_institutions().await.is_err());
    })
    .await;
}

#[tokio::test]
async fn is_each_state_of_a_case_read_as_written() {
    let at = NOON + Millis(77);
    let by = HandOver { referral: ReferralId(Uuid::from_u128(5)), from: institution(1), to: institution(2), at };
    let member = psychiatrist(2, 2).membership;
    let confirmed = CaseFinding::Confirmed { disorder: Disorder::Bipolar };
    let accepted = suspected(1).accept(by).expect("accepted");
    let diagnosed = accepted.diagnose(&member, confirmed, at).expect("diagnosed");
    let own = SuspectedCase { sender: institution(2), ..suspected(2) };
    let reported = own.report(&member, Disorder::Schizophrenia, at).expect("reported");
    let ways = [
        vec![suspected(1).decline(by), suspected(1), accepted],
        vec![accepted, accepted.diagnose(&member, CaseFinding::NotConfirmed, at).expect("said")],
        vec![diagnosed, diagnosed.register(PatientId(Uuid::from_u128(7)), at).expect("registered")],
        vec![reported, reported.review(staff(1), CountyVerdict::Return, at).expect("returned")],
        vec![reported, reported.review(staff(1), CountyVerdict::Approve, at).expect("approved")],
    ];
    agree(async |fresh: &Fresh| {
        fresh.write(NOON, county).await;
        let mut read = Vec::new();
        for (number, way) in (10u128..).zip(&ways) {
            let id = SuspectedCaseId(Uuid::from_u128(number));
            fresh
                .write(NOON, async |batch| {
                    batch
                        .create_case(&SuspectedCase { id, sender: way[0].sender, ..suspected(number) }, &details())
                        .await
                })
                .await;
            for (version, state) in (2u32..).zip(way) {
                let case = SuspectedCase { id, opened_at: suspected(number).opened_at, version, ..*state };
                fresh.write(at, async |batch| batch.put_case(&case).await).await;
                let stored = fresh.store.one_case(id).await.expect("read");
                assert_eq!(stored, Some(case), "{:?}", state.state);
                read.push(stored);
            }
        }
        read
    })
    .await;
}

#[tokio::test]
async fn whose_cases_are_listed() {
    agree(async |fresh: &Fresh| {
        fresh.write(NOON, county).await;
        let case = |number: u128| SuspectedCaseId(Uuid::from_u128(number));
        fresh
            .write(NOON, async |batch| {
                for number in [1, 2, 3] {
                    batch.create_case(&suspected(number), &details()).await?;
                }
                let foreign = SuspectedCase { sender: institution(3), opened_by: staff(3), ..suspected(4) };
                batch.create_case(&foreign, &details()).await?;
                batch.case_goes_to(case(1), institution(2)).await?;
                batch.case_goes_to(case(2), institution(2)).await?;
                batch.case_leaves(case(2), institution(2)).await
            })
            .await;
        let store = &fresh.store;
        let listed = async |shown: CasesShown, state| {
            let found = store.cases(&shown, state, None, 10).await.expect("read");
            found.into_iter().map(|case| case.id).collect::<Vec<_>>()
        };
        let of = |number, registers| CasesShown::Of { institution: institution(number), registers };
        assert_eq!(listed(CasesShown::OpenedBy(staff(3)), None).await, [case(4)]);
        assert_eq!(listed(of(1, vec![]), None).await, [case(3), case(2), case(1)], "the latest first");
        assert_eq!(listed(of(2, vec![]), None).await, [case(1)], "what it is asked about now");
        assert_eq!(listed(of(2, vec![area(2)]), None).await, [case(1)], "nothing is diagnosed yet");
        fresh
            .meddle(
                "UPDATE suspected_case SET state = 'diagnosed', diagnosed_at_institution = sender, \
             physician = opened_by, disorder = 'bipolar', diagnosed_at = 5, review = 'not_needed' \
             WHERE opened_by <> (SELECT MIN(id) FROM staff)",
            )
            .await;
        assert_eq!(listed(of(2, vec![area(1), area(2)]), None).await, [case(4), case(1)], "to be registered there");
        assert_eq!(listed(of(2, vec![area(2)]), Some(CaseWord::Diagnosed)).await, [case(4)]);
        let first = store.cases(&of(1, vec![]), None, None, 2).await.expect("read");
        let after = Some(xinqiao_storage::cases::place(&first[1]));
        let rest = store.cases(&of(1, vec![]), None, after, 2).await.expect("read");
        assert_eq!(rest.iter().map(|one| one.id).collect::<Vec<_>>(), [case(1)]);
        let asked =
            [store.receives_case(case(1), institution(2)).await, store.receives_case(case(2), institution(2)).await];
        assert_eq!(asked.map(|one| one.expect("read")), [Receiving::Yes, Receiving::No]);
    })
    .await;
}

#[tokio::test]
async fn is_what_is_known_of_a_person_sealed_by_the_case() {
    agree(async |fresh: &Fresh| {
        fresh.write(NOON, county).await;
        let case = suspected(1);
        fresh
            .write(NOON, async |batch| {
                batch.create_case(&case, &details()).await?;
                batch.create_case(&suspected(2), &details()).await?;
                batch.remark_on_case(case.id, RemarkAbout::Diagnosis, staff(2), "门诊").await?;
                batch.remark_on_case(case.id, RemarkAbout::Review, staff(3), "退回").await
            })
            .await;
        let (known, remarks) = fresh.store.case_words(case.id).await.expect("read");
        assert_eq!(known, details());
        let said: Vec<_> = remarks.into_iter().map(|one| (one.about, one.staff, one.words)).collect();
        let expected =
            [(RemarkAbout::Diagnosis, staff(2), "门诊".to_owned()), (RemarkAbout::Review, staff(3), "退回".to_owned())];
        assert_eq!(said, expected);
        // What is sealed for one field cannot be moved to another.
        fresh
            .meddle(
                "UPDATE suspected_case_detail SET body = (SELECT other.body FROM suspected_case_detail AS other \
                 WHERE other.field = 'name' LIMIT 1) WHERE field = 'situation'",
            )
            .await;
        assert!(fresh.store.case_words(case.id).await.is_err());
    })
    .await;
}
