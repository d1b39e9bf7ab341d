//! In the morning of the centre: who is written to because something is missing. Comes after the change of day, whose
//! standings it reads.

use super::module::Trouble;
use crate::assembly::AppState;
use crate::desk::outbox::{Digest, Remind};
use std::collections::{BTreeMap, VecDeque};
use xinqiao_domain::roles::Role;
use xinqiao_domain::standing::{digest_month, reminders, unsupervised};
use xinqiao_domain::{Date, Millis, StaffId, Timestamp};
use xinqiao_protocol::http::centre::Settings;
use xinqiao_storage::employment::Employment;
use xinqiao_storage::people::Staff;
use xinqiao_storage::standings::Derived;

/// Nobody is written to before 08:00 of the centre [D].
const MORNING: Millis = Millis::hours(8);
/// People written to in one round.
const AT_ONCE: usize = 16;

/// What is left to do today.
#[derive(Default)]
pub struct Reminders {
    /// The last day whose reminders were put together.
    reminded: Option<Date>,
    waiting: VecDeque<Remind>,
    digest: Option<Digest>,
}

impl Reminders {
    /// Does some of what is left. Done again after a restart it does nothing twice: each reminder has its occasion.
    pub async fn tick(&mut self, app: &AppState, now: Timestamp) -> Result<(), Trouble> {
        let settings = app.shared.settings(app).await?;
        let Some(settings) = settings.as_ref() else { return Ok(()) };
        let zone = app.shared.zone(app).await?;
        let today = zone.day_of(now);
        let morning = zone.day_of(now - MORNING) == today;
        if morning && self.reminded != Some(today) && self.plan(app, settings, today).await? == Planned::Now {
            self.reminded = Some(today);
        }
        self.remind(app).await
    }

    async fn remind(&mut self, app: &AppState) -> Result<(), Trouble> {
        let some = self.waiting.len().min(AT_ONCE);
        let commands: Vec<_> = self.waiting.drain(..some).map(|remind| app.desk.run(remind)).collect();
        for outcome in futures_util::future::join_all(commands).await {
            if outcome.is_err() {
                // Put together anew, and what was said already is not said twice.
                self.reminded = None;
            }
        }
        if let Some(digest) = self.digest.take()
            && app.desk.run(digest).await.is_err()
        {
            self.reminded = None;
        }
        Ok(())
    }

    /// Puts together what is to be said today.
    async fn plan(&mut self, app: &AppState, settings: &Settings, today: Date) -> Result<Planned, Trouble> {
        let store = app.desk.store();
        let mut people = store.all_staff().await?;
        people.retain(|one| one.disabled_at.is_none());
        let standings = store.standings().await?;
        let of_today = |one: &&Staff| standings.get(&one.id).is_some_and(|derived| derived.on == today);
        let operators: Vec<&Staff> = people.iter().filter(|one| one.roles.contains(&Role::Operator)).collect();
        if !operators.iter().all(of_today) {
            return Ok(Planned::Later);
        }
        let employments = store.employments().await?;
        let supervisors = supervisors(&people, &employments);
        let distances = &settings.reminder_days;
        self.waiting = operators
            .iter()
            .filter(|one| !reminders(&standings[&one.id].standing, distances, today).is_empty())
            .map(|one| remind(one, &supervisors, distances, today))
            .collect();
        self.digest = digest(&operators, &standings, supervisors, today);
        Ok(Planned::Now)
    }
}

/// Whether the day's reminders could be put together.
#[derive(PartialEq, Eq)]
enum Planned {
    Now,
    /// Somebody's standing is still of another day.
    Later,
}

/// Supervisors who have an address.
fn supervisors(people: &[Staff], employments: &BTreeMap<StaffId, Employment>) -> Vec<StaffId> {
    let has_address = |staff: &StaffId| employments.get(staff).is_some_and(|known| !known.email.is_empty());
    let all = people.iter().filter(|one| one.roles.contains(&Role::Supervisor)).map(|one| one.id);
    all.filter(has_address).collect()
}

fn remind(one: &Staff, supervisors: &[StaffId], distances: &[u32], today: Date) -> Remind {
    let others = supervisors.iter().copied().filter(|staff| *staff != one.id);
    let to = std::iter::once(one.id).chain(others).collect();
    Remind { person: one.id, name: one.name.clone(), today, distances: distances.to_vec(), to }
}

fn digest(
    operators: &[&Staff],
    standings: &BTreeMap<StaffId, Derived>,
    to: Vec<StaffId>,
    today: Date,
) -> Option<Digest> {
    let month = digest_month(today)?;
    let missing = |one: &&&Staff| standings.get(&one.id).is_some_and(|derived| unsupervised(&derived.standing, month));
    let names: Vec<String> = operators.iter().filter(missing).map(|one| one.name.clone()).collect();
    (!names.is_empty() && !to.is_empty()).then_some(Digest { month, names, to })
}
