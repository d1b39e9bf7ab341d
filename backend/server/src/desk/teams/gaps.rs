//! A gap of who is on call is told to the supervisors before it begins: once each, until it is filled.

use crate::desk::arrivals::Done;
use crate::desk::{Command, Decline, Work};
use std::collections::BTreeMap;
use xinqiao_domain::employment::Profession;
use xinqiao_domain::on_call::{ENTERING, Entered, Interval, TELL_AHEAD, TeamCover, Telling, tell};
use xinqiao_domain::session::AlertKind;
use xinqiao_domain::team::CrisisRules;
use xinqiao_domain::{Actor, AlertId, Event, TeamId, Timestamp};
use xinqiao_storage::Store;
use xinqiao_storage::on_call::ToldGap;
use xinqiao_storage::teams::StoredTeam;

/// What is looked at: from now until so far ahead that there is time to do something.
fn ahead(now: Timestamp) -> Interval {
    Interval { from: now, until: now + TELL_AHEAD }
}

/// Whether the supervisors are to be told of anything, or need not be concerned any more.
///
/// # Errors
/// When the store cannot be read.
pub async fn needs_telling(
    store: &Store,
    rules: &CrisisRules,
    now: Timestamp,
) -> Result<Found, xinqiao_storage::Error> {
    let periods = store.on_call_between(ahead(now)).await?;
    let members = store.every_candidate_at(now).await?;
    let entered = Entered { periods: &periods, members: &members, rules, now };
    let telling = compare(&store.all_teams().await?, entered, &store.gaps_told().await?);
    let anything = telling.values().any(|one| !(one.new.is_empty() && one.moved.is_empty() && one.over.is_empty()));
    Ok(if anything { Found::Something } else { Found::Nothing })
}

/// Whether there is anything to tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found {
    Nothing,
    Something,
}

/// Tells of gaps that are new, and no longer of those that were filled or are over.
pub struct TellGaps {}

impl Command for TellGaps {
    type Answer = Done;

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Done, Decline> {
        let (now, rules) = (work.batch.now(), work.batch.crisis_rules().await?);
        let periods = work.batch.on_call_within(ahead(now)).await?;
        let members = work.batch.every_candidate().await?;
        let (teams, told) = (work.batch.teams().await?, work.batch.told_gaps().await?);
        let entered = Entered { periods: &periods, members: &members, rules: &rules, now };
        for ((team, profession), telling) in compare(&teams, entered, &told) {
            let named = teams.iter().find(|one| one.id == team).map(|one| one.name.as_str());
            for interval in telling.new {
                let alert = AlertId(work.ids.draw());
                raise(work, alert, named).await?;
                work.batch.put_told_gap(&ToldGap { alert, team, profession, interval }).await?;
            }
            for (alert, interval) in telling.moved {
                work.batch.put_told_gap(&ToldGap { alert, team, profession, interval }).await?;
            }
            for alert in telling.over {
                work.batch.forget_told_gap(alert).await?;
                settle(work, alert).await?;
            }
        }
        Ok(Done {})
    }
}

async fn raise(work: &mut Work<'_>, alert: AlertId, team: Option<&str>) -> Result<(), Decline> {
    let what = AlertKind::OnCallGap;
    work.batch.raise_alert(alert, what, None, None, team).await?;
    Ok(work.batch.tell(Actor::Hotline, Event::AlertRaised { alert, what, session: None })?)
}

async fn settle(work: &mut Work<'_>, alert: AlertId) -> Result<(), Decline> {
    if work.batch.open_alert(alert).await?.is_some() {
        work.batch.settle_alert(alert, None).await?;
        work.batch.tell(Actor::Hotline, Event::AlertSettled { alert, staff: None })?;
    }
    Ok(())
}

/// What is to be said, by team and profession.
fn compare(
    teams: &[StoredTeam],
    entered: Entered<'_>,
    told: &[ToldGap],
) -> BTreeMap<(TeamId, Profession), Telling<AlertId>> {
    let mut found = BTreeMap::<(TeamId, Profession), Vec<Interval>>::new();
    let counts = |team: &&StoredTeam| team.closed_at.is_none() && team.created_at + ENTERING <= entered.now;
    for team in teams.iter().filter(counts) {
        let cover: TeamCover = entered.cover(team.id, &team.cover, ahead(entered.now));
        for (need, gaps) in cover {
            found.insert((team.id, need.profession), gaps.iter().map(|gap| gap.interval).collect());
        }
    }
    // What was told of a team that is closed, or of a profession that is no longer asked for, is over.
    for gap in told {
        found.entry((gap.team, gap.profession)).or_default();
    }
    let of = |key: &(TeamId, Profession)| {
        let same = told.iter().filter(|gap| (gap.team, gap.profession) == *key);
        same.map(|gap| (gap.alert, gap.interval)).collect::<Vec<_>>()
    };
    found.into_iter().map(|(key, gaps)| (key, tell(&gaps, &of(&key)))).collect()
}
