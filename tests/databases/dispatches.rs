//! Dispatches: is each stage read back as it was written, who goes and who owns it kept without a gap, what is due found,
//! and each list what it says?

use crate::fresh::{Fresh, NOON, agree, arrived, create, session_id, staff};
use crate::teams::{area, county, member, team};
use std::collections::BTreeSet;
use uuid::Uuid;
use xinqiao_domain::dispatch::{
    Basis, CheckFinding, Coordinates, Datum, Departure, Dispatch, DispatchBrief, DispatchDeadlineKind, DispatchPlace,
    DispatchReason, EndReason, Informant, Measure, Need, Needs, OwnerWord, PersonInDanger, PlaceConfidence, Purpose,
    Request, RescueService, ResponseClass, Roster, ServiceState, Source, StageWord, TalkSide,
};
use xinqiao_domain::employment::Profession;
use xinqiao_domain::escalation::EscalationPolicy;
use xinqiao_domain::event::DispatchEvent;
use xinqiao_domain::risk::RiskTier;
use xinqiao_domain::session::AlertKind;
use xinqiao_domain::team::{Candidate, CrisisRules, Duty};
use xinqiao_domain::{Actor, AlertId, DispatchId, Event, Millis, SessionId, Timestamp};
use xinqiao_storage::dispatches::{CrewStay, NewDispatch, OwnerStay, Shown, Standing};
use xinqiao_storage::teams::StoredMember;
use xinqiao_storage::{Batch, Error};

/// Sessions and dispatches have a seal key each, under their own ids.
const FIRST: u128 = 0xD15_0000;

pub fn dispatch_id(number: u128) -> DispatchId {
    DispatchId(Uuid::from_u128(FIRST + number))
}

/// So many minutes after noon.
pub fn minute(number: i64) -> Timestamp {
    NOON + Millis::minutes(number)
}

/// A nurse and a counsellor of the first team are asked for at noon.
pub fn requested(number: u128, purpose: Purpose, session: Option<SessionId>) -> Dispatch {
    let one = |profession| Need { profession, count: 1 };
    let request = Request {
        id: dispatch_id(number),
        purpose,
        source: if session.is_some() { Source::Session } else { Source::Police },
        session,
        emergency: None,
        area: area(3),
        team: team(1),
        class: ResponseClass::Immediate,
        tier: Some(RiskTier::High),
        needs: Needs::new(&[one(Profession::Nurse), one(Profession::Counsellor)]).expect("two people"),
        policy: EscalationPolicy::default(),
        requested_by: staff(1),
    };
    Dispatch::request(request, NOON)
}

pub fn brief() -> DispatchBrief {
    DispatchBrief {
        place: DispatchPlace {
            words: "河东路十二号".to_owned(),
            coordinates: Some(Coordinates { latitude_e6: 31_230_400, longitude_e6: 121_473_700, datum: Datum::Gcj02 }),
            map_link: String::new(),
            confidence: PlaceConfidence::Likely,
        },
        person: PersonInDanger { name: "某人".to_owned(), phone: "13900000000".to_owned(), about: String::new() },
        situation: "站在楼顶".to_owned(),
        danger_on_the_way: String::new(),
        informant: Informant { name: String::new(), relation: "邻居".to_owned(), phone: String::new() },
        call_back: String::new(),
    }
}

/// Writes a dispatch that was asked for.
pub async fn asks(batch: &mut Batch<'_>, dispatch: &Dispatch, number: &str) -> Result<(), Error> {
    let (reasons, brief) = ([DispatchReason::HarmToSelf], brief());
    let new =
        NewDispatch { dispatch, number, plan: None, basis: Basis::LifeInDanger, reasons: &reasons, brief: &brief };
    batch.create_dispatch(&new).await
}

/// The county, where 11 leads its team.
pub async fn led(batch: &mut Batch<'_>) -> Result<(), Error> {
    county(batch).await?;
    batch.put_member(&StoredMember { duty: Duty::Lead, ..member(11, team(1)) }).await
}

/// One of those whom the first team's dispatches can ask.
pub async fn candidate(fresh: &Fresh, number: u128) -> Candidate {
    let all = fresh.store.candidates_at(team(1), NOON).await.expect("read");
    all.into_iter().find(|one| one.staff == staff(number)).expect("one of them")
}

/// A dispatch's next state, written then, read back.
pub async fn moves(fresh: &Fresh, at: Timestamp, next: Dispatch) -> Dispatch {
    let read = fresh
        .write(at, async |batch| {
            batch.put_dispatch(&next).await?;
            batch.dispatch(next.id).await
        })
        .await;
    assert_eq!(read, Some(next), "read back as it was written");
    read.expect("it is there")
}

/// A dispatch whose team has met the person, with what was written on the way. The nurse leads, a neighbour's goes along.
pub async fn met(fresh: &Fresh, dispatch: Dispatch) -> Dispatch {
    let rules = CrisisRules::default();
    let (lead, other) = (candidate(fresh, 11).await, candidate(fresh, 21).await);
    let roster = [lead.clone(), other.clone()];
    let (paging, _) = dispatch.escalate(Roster { candidates: &roster, declined: &[] }, minute(1));
    let paging = moves(fresh, minute(1), paging).await;
    let acknowledged = moves(fresh, minute(2), paging.acknowledge(&lead, minute(2)).expect("goes").0).await;
    let assembled = moves(fresh, minute(3), acknowledged.acknowledge(&other, minute(3)).expect("goes").0).await;
    let left = moves(fresh, minute(4), assembled.en_route(Departure::Complete).expect("leaves")).await;
    let there = moves(fresh, minute(5), left.on_scene(minute(5), &rules).expect("arrives")).await;
    moves(fresh, minute(6), there.contact_made(minute(6), &rules).expect("meets the person")).await
}

/// All that is due of dispatches, whenever.
async fn due(fresh: &Fresh) -> Vec<(DispatchId, DispatchDeadlineKind)> {
    fresh.store.dispatches_due(DispatchDeadlineKind::ALL, NOON + Millis::days(9), 20).await.expect("read")
}

#[tokio::test]
async fn is_each_stage_read_back_with_what_follows_from_it() {
    agree(async |fresh: &Fresh| {
        let (session, rules) = (session_id(1), CrisisRules::default());
        let asked = requested(1, Purpose::Real, Some(session));
        let (before, seen) = fresh
            .write(NOON, async |batch| {
                led(batch).await?;
                let (caller, fixed) = arrived(1, NOON);
                create(batch, caller, fixed)?;
                let before = batch.open_dispatch_of(session).await?;
                asks(batch, &asked, "2027-0001").await?;
                Ok((before, batch.open_dispatch_of(session).await?))
            })
            .await;
        assert_eq!((before, seen), (None, Some(asked.id)));
        assert_eq!(due(fresh).await, [(asked.id, DispatchDeadlineKind::Step)]);
        assert_eq!(fresh.store.dispatch_brief(asked.id).await.expect("opened"), (brief(), String::new()));
        let met = met(fresh, asked).await;
        assert_eq!(due(fresh).await.first().map(|one| one.1), Some(DispatchDeadlineKind::CheckIn));
        let talk = met.hand_talk(TalkSide::Lead, minute(7)).expect("said");
        let talk = moves(fresh, minute(7), talk).await;
        let measures = BTreeSet::from([Measure::OnSite]);
        let disposed = moves(fresh, minute(8), talk.dispose(&measures, minute(8), &rules).expect("decided")).await;
        let given = moves(fresh, minute(9), disposed.hand_over(minute(9), &rules).expect("given")).await;
        let late = moves(fresh, minute(1500), given.ran_late(minute(1500)).0).await;
        let written = moves(fresh, minute(1501), late.record_written(minute(1501)).expect("written")).await;
        let first = written.checked(CheckFinding::Stable, minute(1502), &rules).expect("checked");
        let first = moves(fresh, minute(1502), first).await;
        let second = first.checked(CheckFinding::Stable, minute(1740), &rules).expect("checked");
        let accepted = moves(fresh, minute(1741), second.accepted(minute(1741)).expect("accepted")).await;
        let closed = moves(fresh, minute(1742), accepted.close(minute(1742)).expect("closed")).await;
        assert_eq!(due(fresh).await, [], "nothing is due of what is over");
        let open = fresh.write(minute(1742), async |batch| batch.open_dispatch_of(session).await).await;
        assert_eq!(open, None);
        let stored = fresh.store.one_dispatch(closed.id).await.expect("read").expect("it is there");
        assert_eq!((stored.number.as_str(), stored.basis), ("2027-0001", Basis::LifeInDanger));
        (stored, fresh.store.milestones(closed.id).await.expect("read"))
    })
    .await;
}

#[tokio::test]
async fn is_a_dispatch_owned_and_its_crew_held_without_a_gap() {
    let (crew, owners) = agree(async |fresh: &Fresh| {
        let asked = requested(1, Purpose::Real, None);
        fresh
            .write(NOON, async |batch| {
                led(batch).await?;
                asks(batch, &asked, "2027-0001").await
            })
            .await;
        let met = met(fresh, asked).await;
        let taken = moves(fresh, minute(10), met.take(staff(1)).expect("taken")).await;
        let failed = taken.fail(staff(1), EndReason::NotFound, minute(20)).expect("failed");
        moves(fresh, minute(20), failed.clone()).await;
        fresh.write(minute(20), async |batch| batch.put_end_note(failed.id, "没有找到").await).await;
        let note = fresh.store.dispatch_brief(failed.id).await.expect("opened").1;
        assert_eq!(note, "没有找到");
        // After it nobody of the crew is asked for a while.
        let resting = fresh.store.one_member(staff(11)).await.expect("read").and_then(|one| one.resting_until);
        assert_eq!(resting, Some(minute(20) + CrisisRules::default().rest_ms));
        let id = failed.id;
        let (crew, reached) = fresh
            .write(minute(21), async |batch| {
                batch.dispatch_reached(id, StageWord::OnScene, minute(1), Some(staff(11))).await?;
                Ok((batch.crew_stays(id).await?, batch.milestones(id).await?))
            })
            .await;
        let on_scene = reached.iter().find(|one| one.stage == StageWord::OnScene).expect("reached");
        assert_eq!(on_scene.happened_at, minute(5), "the first time counts");
        assert_eq!(fresh.store.crew_stays(id).await.expect("read"), crew);
        (crew, fresh.store.owner_stays(id).await.expect("read"))
    })
    .await;
    let stay = |number, duty, profession, from| CrewStay {
        staff: staff(number),
        duty,
        profession,
        from: minute(from),
        until: Some(minute(20)),
    };
    let roles: BTreeSet<_> = crew.iter().map(|one| one.profession).collect();
    assert_eq!(roles, [Profession::Nurse, Profession::Counsellor].into());
    let expected = [stay(11, Duty::Lead, crew[0].profession, 2), stay(21, Duty::Member, crew[1].profession, 3)];
    assert_eq!(crew, expected);
    let owned = |owner, who: Option<u128>, from, until| OwnerStay {
        owner,
        staff: who.map(staff),
        from: minute(from),
        until: Some(minute(until)),
    };
    let expected = [
        owned(OwnerWord::SupervisorOnDuty, None, 0, 3),
        owned(OwnerWord::Lead, Some(11), 3, 10),
        owned(OwnerWord::Supervisor, Some(1), 10, 20),
    ];
    assert_eq!(owners, expected, "from the request to the end");
}

#[tokio::test]
async fn is_nobody_held_by_two_dispatches() {
    agree(async |fresh: &Fresh| {
        let (first, second) = (requested(1, Purpose::Real, None), requested(2, Purpose::Real, None));
        fresh
            .write(NOON, async |batch| {
                led(batch).await?;
                asks(batch, &first, "2027-0001").await?;
                asks(batch, &second, "2027-0002").await
            })
            .await;
        let lead = candidate(fresh, 11).await;
        let taken = first.acknowledge(&lead, minute(1)).expect("goes").0;
        moves(fresh, minute(1), taken).await;
        assert_eq!(candidate(fresh, 11).await.engaged, Some(dispatch_id(1)));
        assert!(fresh.write(minute(1), async |batch| batch.team_is_out(team(1)).await).await);
        // Past the rules, the database refuses it.
        let doubled = second.acknowledge(&lead, minute(2)).expect("as if they were free").0;
        let mut memory = xinqiao_storage::Memory::default();
        let mut batch = fresh.store.begin(&mut memory, minute(2)).await.expect("begun");
        assert!(batch.put_dispatch(&doubled).await.is_err());
    })
    .await;
}

/// Three dispatches of the first team: one of a session, a drill, one that is over. Something is open about the first.
async fn three(batch: &mut Batch<'_>) -> Result<(), Error> {
    led(batch).await?;
    let (caller, fixed) = arrived(1, NOON);
    create(batch, caller, fixed)?;
    let real = requested(1, Purpose::Real, Some(session_id(1)));
    asks(batch, &real, "2027-0001").await?;
    asks(batch, &requested(2, Purpose::Drill, None), "D2027-0001").await?;
    let over = requested(3, Purpose::Real, None);
    asks(batch, &over, "2027-0002").await?;
    batch.put_dispatch(&over.stand_down(staff(1), EndReason::Safe, NOON).expect("stood down")).await?;
    batch.put_service(real.id, RescueService::Police, ServiceState::Asked { at: NOON }, staff(1), None).await?;
    batch.add_side_message(real.id, xinqiao_domain::CommandId(Uuid::from_u128(1)), staff(1), "他开门了").await?;
    let alert = AlertId(Uuid::from_u128(1));
    batch.raise_dispatch_alert(alert, AlertKind::StepEmpty, real.id, real.session).await?;
    assert_eq!(batch.dispatch_alerts(real.id).await?, [(alert, AlertKind::StepEmpty)]);
    assert_eq!(batch.open_alert(alert).await?, Some(AlertKind::StepEmpty));
    assert_eq!(batch.dispatches_since(Purpose::Real, NOON).await?, 2);
    assert_eq!(batch.dispatches_since(Purpose::Drill, minute(1)).await?, 0);
    Ok(())
}

#[tokio::test]
async fn which_dispatches_does_each_list_show() {
    agree(async |fresh: &Fresh| {
        fresh.write(NOON, three).await;
        let store = &fresh.store;
        let list = async |shown, standing, after, limit| {
            let found = store.dispatches(shown, standing, after, limit).await.expect("read");
            let ids: Vec<_> = found.iter().map(|one| one.dispatch.id.0.as_u128() - FIRST).collect();
            (ids, found.last().map(xinqiao_storage::dispatches::StoredDispatch::place))
        };
        let (first, place) = list(Shown::All, Standing::Open, None, 1).await;
        assert_eq!((first, list(Shown::All, Standing::Open, place, 9).await.0), (vec![1], vec![2]), "in windows");
        assert_eq!(list(Shown::All, Standing::Over, None, 9).await.0, [3]);
        for (shown, open) in [
            (Shown::All, vec![1, 2]),
            (Shown::To(staff(11)), vec![1, 2]),
            (Shown::To(staff(21)), vec![]),
            (Shown::With(staff(11)), vec![]),
        ] {
            assert_eq!(list(shown, Standing::Open, None, 9).await.0, open, "{shown:?}");
            assert_eq!(store.open_dispatch_count(shown).await.expect("read"), open.len() as i64);
        }
        let sees = async |number| store.sees_dispatch(dispatch_id(1), staff(number)).await.expect("read");
        assert_eq!([sees(11).await, sees(21).await], [true, false]);
        let (known, session) = ([dispatch_id(1), dispatch_id(2), dispatch_id(3)], [session_id(1), session_id(2)]);
        let of = store.dispatches_of_sessions(&session).await.expect("read");
        assert_eq!(of[&session_id(1)].dispatch.id, dispatch_id(1));
        assert_eq!(of.len(), 1);
        assert_eq!(store.sessions_with_a_dispatch(&session).await.expect("read"), [session_id(1)].into());
        assert_eq!(store.dispatches_with_items(&known).await.expect("read"), [dispatch_id(1)].into());
        let around = store.around_dispatches(&known).await.expect("read");
        let first = &around[&dispatch_id(1)];
        assert_eq!((first.alias.as_deref(), first.messages), (Some("晚风"), 1));
        assert_eq!((first.area_name.as_str(), first.team_name.as_str()), ("河口镇", "第1队"));
        let (asked, alerts) = ([(RescueService::Police, ServiceState::Asked { at: NOON })], [AlertKind::StepEmpty]);
        assert_eq!((first.services.as_slice(), first.alerts.as_slice()), (asked.as_slice(), alerts.as_slice()));
        assert_eq!((around[&dispatch_id(2)].alias.as_deref(), around[&dispatch_id(2)].messages), (None, 0));
        let alert = store.open_alerts().await.expect("read").pop().expect("open");
        assert_eq!((alert.dispatch, alert.dispatch_number.as_deref()), (Some(dispatch_id(1)), Some("2027-0001")));
        // A session that is over leaves what is about its dispatch open.
        fresh.write(NOON, async |batch| batch.settle_alerts_of(session_id(1)).await).await;
        assert_eq!(store.open_alerts().await.expect("read").len(), 1);
        fresh.write(NOON, async |batch| batch.settle_alert(AlertId(Uuid::from_u128(1)), Some(staff(1))).await).await;
        assert_eq!(store.open_alerts().await.expect("read"), []);
        around
    })
    .await;
}

#[tokio::test]
async fn when_did_somebody_last_read_a_dispatch() {
    agree(async |fresh: &Fresh| {
        let (dispatch, reader) = (dispatch_id(1), staff(11));
        let read = |staff| Event::Dispatch(DispatchEvent::DispatchRead { dispatch, staff });
        let within = fresh
            .write(NOON, async |batch| {
                led(batch).await?;
                asks(batch, &requested(1, Purpose::Real, None), "2027-0001").await?;
                let before = batch.last_reading(dispatch, reader).await?;
                batch.tell(Actor::Staff(reader), read(reader))?;
                Ok((before, batch.last_reading(dispatch, reader).await?))
            })
            .await;
        assert_eq!(within, (None, Some(NOON)), "as this batch has made it so far");
        fresh.write(minute(1), async |batch| batch.tell(Actor::Staff(staff(1)), read(staff(1)))).await;
        fresh.write(minute(20), async |batch| batch.tell(Actor::Staff(reader), read(reader))).await;
        let last = async |who| fresh.store.last_reading(dispatch, who).await.expect("read");
        assert_eq!(
            [last(reader).await, last(staff(1)).await, last(staff(21)).await],
            [Some(minute(20)), Some(minute(1)), None]
        );
        assert_eq!(fresh.store.last_reading(dispatch_id(2), reader).await.expect("read"), None);
        fresh.store.course_entries(dispatch, 10).await.expect("read").len()
    })
    .await;
}

#[tokio::test]
async fn when_is_somebody_on_call_next_and_since_when_away() {
    agree(async |fresh: &Fresh| {
        fresh.write(NOON, county).await;
        let next = async |number, at| fresh.store.next_on_call(staff(number), minute(at)).await.expect("read");
        let hours = |stretch: Option<xinqiao_storage::dispatches::Stretch>| {
            stretch.map(|one| (one.starts_at.since(NOON).0 / 3_600_000, one.ends_at.since(NOON).0 / 3_600_000))
        };
        assert_eq!(hours(next(11, 0).await), Some((0, 4)), "the one that runs");
        assert_eq!(hours(next(21, 0).await), Some((4, 8)), "the one to come");
        assert_eq!((next(11, 240).await, next(12, 0).await), (None, None));
        let away = async |number| fresh.store.away_since(staff(number)).await.expect("read");
        assert_eq!([away(12).await, away(11).await, away(99).await], [Some(NOON), None, None]);
    })
    .await;
}
