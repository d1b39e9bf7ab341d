//! Reviews, samples, incidents, and what the month's supervision is put together from: is each read back as it was written,
//! and do its words stand sealed?

use crate::fresh::{Fresh, NOON, account, agree, arrived, both, create, session_id, staff};
use sqlx::{AnyConnection, Connection, Row};
use uuid::Uuid;
use xinqiao_domain::accounts::Grade;
use xinqiao_domain::calendar::Zone;
use xinqiao_domain::facet::ReviewState;
use xinqiao_domain::incident::{Incident, IncidentKind, IncidentState, Told};
use xinqiao_domain::ledger::SupervisionKind;
use xinqiao_domain::month::{Discussed, DiscussionRules};
use xinqiao_domain::review::{
    Competency, CompetencyRating, Procedure, ProcedureSheet, RedLine, Review, ReviewSheet, ReviewStage, ReviewWord,
    Sampled, Scores,
};
use xinqiao_domain::risk::RiskTier;
use xinqiao_domain::roles::Role;
use xinqiao_domain::sampling::{SampleCandidate, SamplePlan, SampleReason, draw};
use xinqiao_domain::session::{AlertKind, EndedBy};
use xinqiao_domain::{AlertId, Date, EntryId, IncidentId, Millis, ReviewId, SampleId, Timestamp};
use xinqiao_storage::entries::Version;
use xinqiao_storage::month::Between;
use xinqiao_storage::reviews::Wanted;
use xinqiao_storage::samples::{Progress, Sample};
use xinqiao_storage::supervisions::{Held, Person, Supervision};
use xinqiao_storage::{Batch, Error};

/// A supervisor, another one, and two operators.
const QIN: u128 = 7;
const LUO: u128 = 8;
const SHE: u128 = 9;
const HE: u128 = 10;
/// Words that may stand nowhere in the open.
const SECRET: &str = "没有直接问自杀想法";

fn later(minutes: i64) -> Timestamp {
    NOON + Millis::minutes(minutes)
}

fn day(text: &str) -> Date {
    text.parse().expect("a day")
}

async fn crew(batch: &mut Batch<'_>) -> Result<(), Error> {
    for (number, role) in
        [(QIN, Role::Supervisor), (LUO, Role::Supervisor), (SHE, Role::Operator), (HE, Role::Operator)]
    {
        batch.create_staff(&account(number, &[role], Grade::Full)).await?;
    }
    Ok(())
}

/// A session that this operator held for so long, and that was closed.
fn held(batch: &mut Batch<'_>, number: u128, by: u128, tier: RiskTier, minutes: i64) -> Result<(), Error> {
    let (waiting, fixed) = arrived(number, later(number as i64));
    let session = waiting.take(staff(by), later(number as i64)).expect("it waits");
    let fence = session.fence;
    let ended = session.assessed(tier).end(EndedBy::Caller, later(number as i64 + minutes)).expect("it is held");
    let closed = ended.close(staff(by), fence, later(number as i64 + minutes)).expect("it is over");
    create(batch, closed, fixed)
}

fn review(number: u128, session: u128, reviewer: u128, stage: ReviewStage) -> Review {
    Review {
        id: ReviewId(Uuid::from_u128(number)),
        session: session_id(session),
        operator: staff(SHE),
        reviewer: staff(reviewer),
        stage,
    }
}

fn sheet(scores: &[Option<u8>], red_lines: &[RedLine]) -> ReviewSheet {
    let ratings = Competency::ALL.iter().zip(scores);
    let ratings = ratings.map(|(competency, score)| CompetencyRating { competency: *competency, score: *score });
    let procedures = vec![ProcedureSheet { procedure: Procedure::BasicRiskScreen, ratings: ratings.collect() }];
    ReviewSheet { procedures, red_lines: red_lines.to_vec() }
}

/// A review that was given at an instant, with this sheet.
async fn given(batch: &mut Batch<'_>, review: &Review, sheet: &ReviewSheet) -> Result<(), Error> {
    batch.begin_review(review).await?;
    batch.save_review(review, sheet, SECRET).await?;
    batch.put_review(review).await
}

#[tokio::test]
async fn is_each_stage_of_a_review_read_back_as_it_was_written() {
    let (given_at, acknowledged_at) = (later(10), later(20));
    let stages = [
        ReviewStage::Given { at: given_at },
        ReviewStage::Acknowledged { given_at, at: acknowledged_at },
        ReviewStage::Answered { given_at, acknowledged_at, at: later(30) },
    ];
    agree(async |fresh: &Fresh| {
        let begun = review(1, 1, QIN, ReviewStage::Begun);
        let filled = sheet(&[Some(4), None, Some(1)], &[RedLine::InventedFacts]);
        fresh
            .write(NOON, async |batch| {
                crew(batch).await?;
                held(batch, 1, SHE, RiskTier::Low, 30)?;
                batch.begin_review(&begun).await?;
                batch.save_review(&begun, &filled, SECRET).await
            })
            .await;
        for stage in stages {
            let next = Review { stage, ..begun };
            fresh.write(NOON, async |batch| batch.put_review(&next).await).await;
            let read = fresh.write(NOON, async |batch| batch.review(next.id).await).await;
            assert_eq!(read, Some(next));
        }
        fresh.write(NOON, async |batch| batch.answer_review(&begun, SECRET).await).await;
        let written = fresh.store.one_review(begun.id).await.unwrap().expect("it is there");
        assert_eq!((&written.sheet, written.comment.as_str()), (&filled, SECRET));
        assert_eq!(written.answer.as_deref(), Some(SECRET));
        assert_eq!(fresh.store.session_reviews(session_id(1)).await.unwrap(), std::slice::from_ref(&written));
        written
    })
    .await;
}

#[tokio::test]
async fn which_reviews_does_each_list_show() {
    agree(async |fresh: &Fresh| {
        let of_qin = review(1, 1, QIN, ReviewStage::Given { at: later(10) });
        let of_luo = review(2, 1, LUO, ReviewStage::Given { at: later(11) });
        let draft = review(3, 2, QIN, ReviewStage::Begun);
        fresh
            .write(NOON, async |batch| {
                crew(batch).await?;
                held(batch, 1, SHE, RiskTier::Low, 30)?;
                held(batch, 2, SHE, RiskTier::Low, 30)?;
                given(batch, &of_qin, &sheet(&[Some(3)], &[])).await?;
                given(batch, &of_luo, &sheet(&[Some(1)], &[])).await?;
                batch.begin_review(&draft).await
            })
            .await;
        let wanted = Wanted { state: None, operator: None, reader: staff(LUO), after: None, limit: 2 };
        let first = fresh.store.reviews(wanted).await.unwrap();
        let rest = fresh.store.reviews(Wanted { after: Some(first[1].place()), ..wanted }).await.unwrap();
        let ids =
            |listed: &[xinqiao_storage::reviews::Listed]| listed.iter().map(|it| it.review.id).collect::<Vec<_>>();
        assert_eq!((ids(&first), ids(&rest)), (vec![draft.id, of_luo.id], vec![of_qin.id]), "in windows");
        let about_her = Wanted { reader: staff(SHE), limit: 10, ..wanted };
        assert_eq!(ids(&fresh.store.reviews(about_her).await.unwrap()), [of_luo.id, of_qin.id], "no draft about her");
        let begun = Wanted { state: Some(ReviewWord::Begun), limit: 10, ..wanted };
        assert_eq!(ids(&fresh.store.reviews(begun).await.unwrap()), [draft.id]);
        let his = Wanted { operator: Some(staff(HE)), limit: 10, ..wanted };
        assert_eq!(ids(&fresh.store.reviews(his).await.unwrap()), []);
        let hers = fresh.store.reviews_given(staff(SHE), None, 10).await.unwrap();
        assert_eq!(hers.iter().map(|it| it.review.id).collect::<Vec<_>>(), [of_luo.id, of_qin.id], "never a draft");
        assert_eq!(fresh.store.reviews_waiting(staff(SHE), 100).await.unwrap(), 2);
        assert_eq!(fresh.store.reviews_waiting(staff(SHE), 1).await.unwrap(), 1, "counted so far and no farther");
        let of_both = fresh.write(NOON, async |batch| batch.reviews_of(&[session_id(1), session_id(2)]).await).await;
        of_both.into_values().map(|reviews| reviews.len()).collect::<Vec<_>>()
    })
    .await;
}

#[tokio::test]
async fn is_an_incident_read_back_and_found_when_its_clock_has_run_out() {
    agree(async |fresh: &Fresh| {
        let opened = |number, kind| {
            Incident::open(IncidentId(Uuid::from_u128(number)), session_id(1), kind, staff(QIN), later(number as i64))
        };
        let (one, two) = (opened(1, IncidentKind::InventedFacts), opened(2, IncidentKind::Other));
        let given_review = review(1, 1, QIN, ReviewStage::Given { at: later(1) });
        fresh
            .write(NOON, async |batch| {
                crew(batch).await?;
                held(batch, 1, SHE, RiskTier::Low, 30)?;
                given(batch, &given_review, &sheet(&[], &[RedLine::InventedFacts])).await?;
                batch.open_incident(&one, Some(given_review.id)).await?;
                batch.open_incident(&two, None).await
            })
            .await;
        assert!(!fresh.store.an_incident_ran_out(one.due_at - Millis(1)).await.unwrap());
        assert!(fresh.store.an_incident_ran_out(one.due_at).await.unwrap());
        let alert = AlertId(Uuid::from_u128(5));
        let told = Incident { state: IncidentState::Open { told: Told::By(alert) }, ..one };
        let found = fresh
            .write(one.due_at, async |batch| {
                let found = batch.incidents_run_out(32).await?;
                batch.raise_alert(alert, AlertKind::IncidentOverdue, Some(one.session), None, None).await?;
                batch.put_incident(&told, None).await?;
                Ok(found)
            })
            .await;
        assert_eq!(found, [one]);
        assert!(!fresh.store.an_incident_ran_out(one.due_at).await.unwrap(), "told once");
        let reported = told.report(staff(LUO), two.due_at).expect("once");
        fresh.write(two.due_at, async |batch| batch.put_incident(&reported, Some(SECRET)).await).await;
        let listed = fresh.store.incidents(None, 1).await.unwrap();
        let next = fresh.store.incidents(Some(listed[0].place()), 10).await.unwrap();
        assert_eq!((listed[0].incident, next[0].incident), (two, reported), "those open first");
        assert_eq!((next[0].account.as_deref(), next[0].review), (Some(SECRET), Some(given_review.id)));
        assert_eq!((listed[0].operator, listed[0].review), (Some(staff(SHE)), None));
        assert_eq!(fresh.store.incidents(Some(next[0].place()), 10).await.unwrap(), []);
        let place = next[0].place();
        assert_eq!(place.to_string().parse(), Ok(place));
        let all = fresh.write(NOON, async |batch| batch.incidents_of(session_id(1)).await).await;
        all.len()
    })
    .await;
}

#[tokio::test]
async fn does_a_sample_keep_what_was_drawn_and_show_how_far_it_has_come() {
    agree(async |fresh: &Fresh| {
        let plan = SamplePlan {
            first_day: day("2027-01-01"),
            last_day: day("2027-01-31"),
            seed: "甲".to_owned(),
            share_percent: 100,
        };
        let sample = Sample { id: SampleId(Uuid::from_u128(1)), plan, drawn_by: staff(QIN), drawn_at: later(100) };
        let candidates = fresh
            .write(NOON, async |batch| {
                crew(batch).await?;
                held(batch, 1, SHE, RiskTier::High, 30)?;
                held(batch, 2, HE, RiskTier::Low, 30)?;
                held(batch, 3, SHE, RiskTier::None, 30)?;
                let (waiting, fixed) = arrived(4, later(4));
                create(batch, waiting, fixed)?;
                batch.sample_candidates(later(1), later(3)).await
            })
            .await;
        let candidate =
            |session, by, tier| SampleCandidate { session: session_id(session), operator: staff(by), tier: Some(tier) };
        let mut sorted = candidates.clone();
        sorted.sort_by_key(|one| one.session);
        let expected = [candidate(1, SHE, RiskTier::High), candidate(2, HE, RiskTier::Low)];
        assert_eq!(sorted, expected, "the end of a span is not counted");
        let read = fresh.store.sample_candidates(later(0), later(100)).await.unwrap();
        assert_eq!(read.len(), 3, "who waits is not among them");
        let chosen = draw(&read, "甲", 100).expect("few");
        fresh
            .write(NOON, async |batch| {
                batch.write_sample(&sample, &chosen).await?;
                batch.begin_review(&review(1, 1, QIN, ReviewStage::Begun)).await?;
                given(batch, &review(2, 1, LUO, ReviewStage::Given { at: NOON }), &sheet(&[], &[])).await?;
                assert_eq!(batch.sampled(session_id(1)).await?, Sampled::Yes);
                assert_eq!(batch.sampled(session_id(4)).await?, Sampled::No);
                Ok(())
            })
            .await;
        assert_eq!(fresh.store.sample(sample.id).await.unwrap(), Some(sample.clone()));
        assert_eq!(fresh.store.samples(None, 10).await.unwrap(), std::slice::from_ref(&sample));
        assert_eq!(fresh.store.samples(Some(sample.place()), 10).await.unwrap(), []);
        let first = fresh.store.sampled_sessions(sample.id, None, 2).await.unwrap();
        let rest = fresh.store.sampled_sessions(sample.id, Some(first[1].place()), 2).await.unwrap();
        let told: Vec<_> = first.iter().chain(&rest).map(|it| (it.session, it.because, it.review)).collect();
        let share = SampleReason::Share;
        let expected = [
            (session_id(1), SampleReason::High, ReviewState::Given),
            (session_id(2), share, ReviewState::Waiting),
            (session_id(3), share, ReviewState::Waiting),
        ];
        assert_eq!(told, expected, "each once, where its farthest review stands");
        let progress = fresh.store.sample_progress(&[sample.id]).await.unwrap();
        assert_eq!(progress[&sample.id], Progress { waiting: 2, begun: 0, given: 1, acknowledged: 0 });
        assert!(fresh.store.sample_progress(&[]).await.unwrap().is_empty());
        first
    })
    .await;
}

fn supervision(number: u128, on: &str, people: &[u128], sessions: &[u128]) -> Supervision {
    let held = Held {
        kind: SupervisionKind::Group,
        on: day(on),
        minutes: 50,
        points: format!("{SECRET} {number}"),
        previous: String::new(),
    };
    Supervision {
        version: Version::first(EntryId(Uuid::from_u128(number)), NOON),
        supervisor: staff(QIN),
        held,
        people: people.iter().map(|one| Person { staff: staff(*one), confirmed_at: None }).collect(),
        sessions: sessions.iter().map(|one| session_id(*one)).collect(),
    }
}

/// A month: six talks, of which one is nothing special, one rated low, one long, one crossed a red line and one was
/// discussed; two supervisions.
async fn a_month(batch: &mut Batch<'_>) -> Result<(), Error> {
    crew(batch).await?;
    held(batch, 1, SHE, RiskTier::Low, 30)?;
    held(batch, 2, SHE, RiskTier::High, 30)?;
    held(batch, 3, SHE, RiskTier::Low, 60)?;
    held(batch, 4, SHE, RiskTier::Low, 30)?;
    held(batch, 5, SHE, RiskTier::Low, 30)?;
    held(batch, 6, HE, RiskTier::Low, 30)?;
    batch.rate(session_id(4), 2, SECRET).await?;
    batch.rate(session_id(1), 3, SECRET).await?;
    let red = sheet(&[Some(4), Some(3)], &[RedLine::InventedFacts]);
    given(batch, &review(1, 5, QIN, ReviewStage::Given { at: later(10) }), &red).await?;
    given(batch, &review(2, 4, QIN, ReviewStage::Given { at: later(11) }), &sheet(&[Some(2)], &[])).await?;
    batch.write_supervision(&supervision(20, "2026-11-02", &[SHE], &[2]), "").await?;
    batch.write_supervision(&supervision(21, "2026-11-20", &[SHE, HE], &[]), "").await?;
    batch.write_supervision(&supervision(22, "2026-12-01", &[SHE], &[]), "").await
}

#[tokio::test]
async fn what_is_a_month_put_together_from() {
    agree(async |fresh: &Fresh| {
        fresh.write(NOON, a_month).await;
        let (zone, rules) = (Zone::default(), DiscussionRules::default());
        let opened = Between { first: later(0), end: later(100) };
        let talks = fresh.store.talks_to_discuss(opened, &[], &rules, &zone).await.unwrap();
        let told: Vec<_> = talks
            .iter()
            .map(|it| (it.talk.session, it.talk.rating, it.talk.red_lines, it.talk.discussed, it.talk.length))
            .collect();
        let half = Millis::minutes(30);
        let not = Discussed::NotYet;
        let expected = [
            (session_id(5), None, 1, not, half),
            (session_id(4), Some(2), 0, not, half),
            (session_id(3), None, 0, not, Millis::minutes(60)),
            (session_id(2), None, 0, Discussed::Yes, half),
        ];
        assert_eq!(told, expected, "the latest first; what is nothing special is not read at all");
        let of_him = fresh.store.talks_to_discuss(opened, &[staff(HE)], &rules, &zone).await.unwrap();
        assert_eq!(of_him.len(), 5, "of a newcomer all");
        let early = Between { first: later(0), end: later(3) };
        assert_eq!(fresh.store.talks_to_discuss(early, &[], &rules, &zone).await.unwrap().len(), 1);
        let milder = DiscussionRules { low_rating: 3, long_talk_ms: half, ..rules };
        let more = fresh.store.talks_to_discuss(opened, &[], &milder, &zone).await.unwrap();
        assert_eq!(more.len(), 6, "as a centre says");

        let agreed = fresh.store.agreed_last(day("2025-11-01"), day("2026-11-30")).await.unwrap();
        let latest: Vec<_> = agreed.iter().map(|(staff, it)| (*staff, it.on, it.points.clone())).collect();
        let points = format!("{SECRET} 21");
        assert_eq!(latest, [SHE, HE].map(|one| (staff(one), day("2026-11-20"), points.clone())));
        let sums = fresh.store.review_sums(Between { first: later(10), end: later(11) }).await.unwrap();
        let hers = sums[&staff(SHE)];
        assert_eq!((hers.given, hers.red_lines, hers.scores), (1, 1, Scores { given: 2, sum: 7 }));
        (talks, of_him)
    })
    .await;
}

#[tokio::test]
async fn does_a_word_of_a_review_stand_unsealed() {
    for fresh in both().await {
        fresh.write(NOON, a_month).await;
        let (reported, answered) = (
            Incident::open(IncidentId(Uuid::from_u128(1)), session_id(1), IncidentKind::Other, staff(QIN), NOON),
            review(1, 5, QIN, ReviewStage::Given { at: NOON }),
        );
        fresh
            .write(NOON, async |batch| {
                batch.answer_review(&answered, SECRET).await?;
                batch.open_incident(&reported, None).await?;
                batch.put_incident(&reported.report(staff(QIN), NOON).expect("once"), Some(SECRET)).await
            })
            .await;
        let mut connection = AnyConnection::connect(&fresh.url).await.expect("the database");
        for sql in [
            "SELECT comment AS sealed FROM review",
            "SELECT answer AS sealed FROM review WHERE answer IS NOT NULL",
            "SELECT account AS sealed FROM incident",
        ] {
            let rows = sqlx::query(sql).fetch_all(&mut connection).await.expect("read");
            assert!(!rows.is_empty(), "{sql}");
            for row in rows {
                let sealed: Vec<u8> = row.try_get("sealed").expect("bytes");
                assert!(!sealed.windows(SECRET.len()).any(|part| part == SECRET.as_bytes()), "{sql}");
            }
        }
        connection.close().await.expect("closed");
        fresh.close().await;
    }
}
