//! Areas, teams, who can be asked in which order, who is on call, and what is sealed of them.

use crate::fresh::{Fresh, NOON, account, agree, staff};
use std::collections::BTreeSet;
use uuid::Uuid;
use xinqiao_domain::accounts::Grade;
use xinqiao_domain::dispatch::Need;
use xinqiao_domain::employment::Profession;
use xinqiao_domain::escalation::EscalationPolicy;
use xinqiao_domain::on_call::{Interval, Period};
use xinqiao_domain::roles::Role;
use xinqiao_domain::session::AlertKind;
use xinqiao_domain::team::{AreaLevel, Availability, Duty, OnCallNow, PageChannel, Skill, TeamLevel};
use xinqiao_domain::{AlertId, AreaId, ContactId, Millis, OnCallId, TeamId};
use xinqiao_storage::on_call::{StoredOnCall, ToldGap};
use xinqiao_storage::teams::{StoredArea, StoredMember, StoredTeam};
use xinqiao_storage::{Batch, Error};

pub fn area(number: u128) -> AreaId {
    AreaId(Uuid::from_u128(number))
}

pub fn team(number: u128) -> TeamId {
    TeamId(Uuid::from_u128(number))
}

pub fn stored_team(number: u128, of: AreaId, neighbours: &[TeamId]) -> StoredTeam {
    StoredTeam {
        id: team(number),
        area: of,
        level: TeamLevel::County,
        name: format!("第{number}队"),
        policy: EscalationPolicy::default(),
        cover: vec![Need { profession: Profession::Nurse, count: 1 }],
        neighbours: neighbours.to_vec(),
        version: 1,
        created_at: NOON,
        closed_at: None,
    }
}

pub fn member(number: u128, of: TeamId) -> StoredMember {
    StoredMember {
        staff: staff(number),
        team: of,
        duty: Duty::Member,
        professions: BTreeSet::from([Profession::Nurse, Profession::Counsellor]),
        skills: BTreeSet::from([Skill::FirstAid]),
        phone: format!("1390000{number:04}"),
        availability: Availability::Available,
        resting_until: None,
        engaged: None,
    }
}

fn on_call(number: u128, of: TeamId, (from, until): (i64, i64)) -> StoredOnCall {
    let interval = Interval { from: NOON + Millis::hours(from), until: NOON + Millis::hours(until) };
    StoredOnCall {
        period: Period { id: OnCallId(Uuid::from_u128(number)), team: of, staff: staff(number), interval },
        starts: "2027-01-15T16:00".to_owned(),
        ends: "2027-01-15T20:00".to_owned(),
        zone: "Asia/Shanghai".to_owned(),
        entered_by: staff(1),
        entered_at: NOON,
        cancelled_at: None,
    }
}

/// Two counties with a township; a team of each, which help each other out, and a third that is closed. Nurses 11 and 12 in
/// the first, 21 in the second; 13 has no part in going out.
pub async fn county(batch: &mut Batch<'_>) -> Result<(), Error> {
    for number in [1, 11, 12, 21] {
        batch.create_staff(&account(number, &[Role::CrisisMember], Grade::Full)).await?;
    }
    batch.create_staff(&account(13, &[Role::Operator], Grade::Full)).await?;
    let place = |number, level, county, name: &str| StoredArea {
        id: area(number),
        level,
        county,
        name: name.to_owned(),
        closed_at: None,
    };
    batch.put_area(&place(1, AreaLevel::County, None, "青山县")).await?;
    batch.put_area(&place(2, AreaLevel::County, None, "临江县")).await?;
    batch.put_area(&place(3, AreaLevel::Township, Some(area(1)), "河口镇")).await?;
    for (number, of) in [(3, 2), (2, 2), (1, 1)] {
        batch.put_team(&stored_team(number, area(of), &[])).await?;
    }
    batch.put_team(&stored_team(1, area(1), &[team(3), team(2)])).await?;
    batch.put_team(&StoredTeam { closed_at: Some(NOON), ..stored_team(3, area(2), &[]) }).await?;
    for (number, of) in [(12, 1), (11, 1), (21, 2), (13, 1)] {
        batch.put_member(&member(number, team(of))).await?;
        let contact = ContactId(Uuid::from_u128(number));
        batch.add_contact(contact, staff(number), PageChannel::Email, &format!("{number}@example.org")).await?;
        batch.add_contact(ContactId(Uuid::from_u128(100 + number)), staff(number), PageChannel::Console, "").await?;
    }
    batch.add_on_call(&on_call(11, team(1), (0, 4))).await?;
    batch.add_on_call(&on_call(21, team(2), (4, 8))).await?;
    batch.set_availability(staff(12), Availability::Away { until: Some(NOON + Millis::hours(1)) }).await
}

#[tokio::test]
async fn who_can_be_asked_and_in_which_order() {
    agree(async |fresh: &Fresh| {
        fresh.write(NOON, county).await;
        let (now, neighbours) = fresh
            .write(NOON, async |batch| Ok((batch.candidates(team(1)).await?, batch.candidates(team(2)).await?)))
            .await;
        let order: Vec<_> = now.iter().map(|one| (one.staff, one.team)).collect();
        assert_eq!(order, [(staff(11), team(1)), (staff(12), team(1)), (staff(21), team(2))], "then the neighbours'");
        assert_eq!(neighbours.len(), 1, "its own alone");
        let on_call: Vec<_> = now.iter().map(|one| one.on_call).collect();
        assert_eq!(on_call, [OnCallNow::Yes, OnCallNow::No, OnCallNow::No]);
        assert_eq!(now[1].availability, Availability::Away { until: Some(NOON + Millis::hours(1)) });
        let channels: Vec<_> = now[0].contacts.iter().map(|contact| contact.channel).collect();
        assert_eq!(channels, [PageChannel::Console, PageChannel::Email]);
        let later = fresh.store.candidates_at(team(1), NOON + Millis::hours(4)).await.expect("read");
        let on_call: Vec<_> = later.iter().map(|one| one.on_call).collect();
        assert_eq!(on_call, [OnCallNow::No, OnCallNow::No, OnCallNow::Yes], "the first has ended, the second begun");
        let every = fresh.store.every_candidate_at(NOON).await.expect("read");
        assert_eq!(every.len(), 3);
        (now, later, every)
    })
    .await;
}

#[tokio::test]
async fn which_team_serves_an_area() {
    agree(async |fresh: &Fresh| {
        fresh.write(NOON, county).await;
        let serving = fresh
            .write(NOON, async |batch| {
                let mut teams = Vec::new();
                for number in [1, 2, 3, 9] {
                    teams.push(batch.team_for(area(number)).await?.map(|serving| serving.team));
                }
                Ok(teams)
            })
            .await;
        assert_eq!(serving, [Some(team(1)), Some(team(2)), Some(team(1)), None]);
        let prefecture = StoredTeam { level: TeamLevel::Prefecture, ..stored_team(4, area(2), &[]) };
        let closed = StoredTeam { closed_at: Some(NOON), ..stored_team(1, area(1), &[]) };
        let after = fresh
            .write(NOON, async |batch| {
                batch.put_team(&prefecture).await?;
                batch.put_team(&closed).await?;
                Ok([batch.team_for(area(3)).await?, batch.team_for(area(2)).await?])
            })
            .await;
        assert_eq!(after.map(|serving| serving.map(|one| one.team)), [Some(team(4)), Some(team(2))]);
        fresh.store.all_teams().await.expect("read")
    })
    .await;
}

#[tokio::test]
async fn is_a_member_read_as_written_and_gone_once_removed() {
    agree(async |fresh: &Fresh| {
        fresh.write(NOON, county).await;
        let store = &fresh.store;
        let read = store.one_member(staff(11)).await.expect("read");
        assert_eq!(read, Some(member(11, team(1))));
        let contacts = store.contacts_of_all(&[staff(11), staff(21)]).await.expect("read");
        assert_eq!(contacts[&staff(21)][1].address, "21@example.org");
        // What is sealed for one row cannot be moved to another.
        fresh
            .meddle("UPDATE team_member SET phone = (SELECT address FROM contact WHERE channel = 'email' LIMIT 1)")
            .await;
        assert!(store.one_member(staff(11)).await.is_err());
        fresh
            .write(NOON, async |batch| {
                batch.remove_contact(ContactId(Uuid::from_u128(11))).await?;
                batch.remove_member(staff(11)).await?;
                Ok(())
            })
            .await;
        assert_eq!(store.one_member(staff(11)).await.expect("nothing to open"), None);
        let left = store.contacts_of_all(&[staff(11)]).await.expect("read");
        assert_eq!(left[&staff(11)].len(), 1);
        store.team_members(team(1)).await.is_err()
    })
    .await;
}

#[tokio::test]
async fn which_periods_and_gaps_are_kept() {
    agree(async |fresh: &Fresh| {
        fresh.write(NOON, county).await;
        let store = &fresh.store;
        let within = |from, until| Interval { from: NOON + Millis::hours(from), until: NOON + Millis::hours(until) };
        let listed = store.on_call_list(team(1), within(3, 9), 10).await.expect("read");
        assert_eq!(listed, [on_call(11, team(1), (0, 4))]);
        assert_eq!(store.on_call_list(team(1), within(4, 9), 10).await.expect("read"), []);
        assert_eq!(store.on_call_between(within(3, 5)).await.expect("read").len(), 2, "of both teams");
        let alert = AlertId(Uuid::from_u128(5));
        let gap = ToldGap { alert, team: team(1), profession: Profession::Nurse, interval: within(4, 8) };
        let moved = ToldGap { interval: within(5, 9), ..gap };
        fresh
            .write(NOON, async |batch| {
                batch.raise_alert(alert, AlertKind::OnCallGap, None, None, None).await?;
                batch.put_told_gap(&gap).await?;
                batch.put_told_gap(&moved).await?;
                batch.cancel_on_call(OnCallId(Uuid::from_u128(11))).await?;
                assert_eq!(batch.on_call_of(staff(11)).await?, []);
                Ok(())
            })
            .await;
        assert_eq!(store.gaps_told().await.expect("read"), [moved]);
        assert_eq!(store.on_call_between(within(3, 5)).await.expect("read").len(), 1);
        let cancelled = store.one_on_call(OnCallId(Uuid::from_u128(11))).await.expect("read").expect("it stays");
        assert_eq!(cancelled.cancelled_at, Some(NOON));
        fresh.write(NOON, async |batch| batch.forget_told_gap(alert).await).await;
        store.gaps_told().await.expect("read")
    })
    .await;
}

#[tokio::test]
async fn does_a_batch_see_what_it_wrote_of_teams() {
    agree(async |fresh: &Fresh| {
        let store = &fresh.store;
        let (areas, teams, members, everybody) = fresh
            .write(NOON, async |batch| {
                county(batch).await?;
                let (other, township) = (batch.area(area(2)).await?, batch.area(area(3)).await?);
                let township = StoredArea { name: "新河口镇".to_owned(), ..township.expect("it is there") };
                batch.put_area(&township).await?;
                batch.put_area(&StoredArea { closed_at: Some(NOON), ..other.expect("it is there") }).await?;
                assert_eq!(batch.team(team(1)).await?, Some(stored_team(1, area(1), &[team(3), team(2)])));
                assert_eq!((batch.team(team(9)).await?, batch.member(staff(99)).await?), (None, None));
                assert_eq!(batch.member(staff(11)).await?, Some(member(11, team(1))));
                let addresses: Vec<_> =
                    batch.contacts_of(staff(11)).await?.into_iter().map(|one| one.address).collect();
                assert_eq!(addresses, ["", "11@example.org"]);
                let everybody = batch.every_candidate().await?;
                Ok((batch.areas().await?, batch.teams().await?, batch.members(team(1)).await?, everybody))
            })
            .await;
        assert_eq!(areas.iter().find(|one| one.id == area(3)).map(|one| one.name.as_str()), Some("新河口镇"));
        assert_eq!(teams.last().map(|one| one.id), Some(team(3)), "closed ones at the end");
        assert_eq!(members.iter().map(|one| one.staff).collect::<Vec<_>>(), [staff(11), staff(12), staff(13)]);
        assert_eq!(everybody.iter().map(|one| one.staff).collect::<Vec<_>>(), [staff(11), staff(12), staff(21)]);
        assert_eq!(store.all_areas().await.expect("read"), areas);
        assert_eq!(store.all_teams().await.expect("read"), teams);
        assert_eq!(store.one_team(team(1)).await.expect("read").as_ref(), teams.iter().find(|one| one.id == team(1)));
        assert_eq!(store.team_members(team(1)).await.expect("read"), members);
        assert_eq!(store.every_candidate_at(NOON).await.expect("read"), everybody);
        let out = fresh.write(NOON, async |batch| batch.team_is_out(team(1)).await).await;
        assert!(!out);
        (areas, teams)
    })
    .await;
}

#[tokio::test]
async fn does_a_period_that_was_cut_short_keep_what_was_served() {
    agree(async |fresh: &Fresh| {
        let (hour, id) = (NOON + Millis::hours(1), OnCallId(Uuid::from_u128(11)));
        let all = Interval { from: NOON, until: NOON + Millis::hours(9) };
        let (served, within, left, told) = fresh
            .write(NOON, async |batch| {
                county(batch).await?;
                batch.end_on_call(id, hour, "2027-01-15T17:00").await?;
                let served = batch.on_call(id).await?.expect("it is there");
                Ok((
                    served,
                    batch.on_call_within(all).await?,
                    batch.on_call_of(staff(11)).await?,
                    batch.told_gaps().await?,
                ))
            })
            .await;
        let interval = Interval { from: NOON, until: hour };
        assert_eq!((served.period.interval, served.ends.as_str()), (interval, "2027-01-15T17:00"));
        assert_eq!((served.cancelled_at, within.len(), left.len(), told.len()), (None, 2, 1, 0));
        let now = fresh.store.candidates_at(team(1), hour).await.expect("read");
        assert_eq!(now[0].on_call, OnCallNow::No, "no longer");
        // What was cancelled before is not touched.
        let cancelled = OnCallId(Uuid::from_u128(21));
        fresh
            .write(NOON, async |batch| {
                batch.cancel_on_call(cancelled).await?;
                batch.end_on_call(cancelled, hour, "2027-01-15T17:00").await
            })
            .await;
        let kept = fresh.store.one_on_call(cancelled).await.expect("read").expect("it stays");
        assert_eq!(kept.period.interval.until, NOON + Millis::hours(8));
        kept
    })
    .await;
}
