//! A team as it is shown, with names and how each member is reached.

use super::{keeps, seen};
use crate::http::{AppState, Json, ProblemAnswer, Staff};
use crate::show::People;
use std::collections::BTreeMap;
use xinqiao_domain::authority::Right;
use xinqiao_domain::on_call::{Interval, Period};
use xinqiao_domain::session::Language;
use xinqiao_domain::team::{CrisisRules, may_go_on_call, proof};
use xinqiao_domain::{AreaId, StaffId, TeamId, Timestamp};
use xinqiao_protocol::Code;
use xinqiao_protocol::frames::staff::Permit;
use xinqiao_protocol::http::teams::{MemberContact, Team, TeamForm, TeamMember, TeamName};
use xinqiao_storage::teams::{StoredContact, StoredMember, StoredTeam};

/// One team, for whoever reads it.
pub(super) async fn team(app: &AppState, by: &Staff, team: TeamId) -> Result<Json<Team>, ProblemAnswer> {
    let stored = seen(app, by, team).await?;
    let store = app.desk.store();
    let members = store.team_members(team).await?;
    let reader = Reader::new(app, by, &members).await?;
    let names: BTreeMap<TeamId, String> = store.all_teams().await?.into_iter().map(|one| (one.id, one.name)).collect();
    let areas: BTreeMap<AreaId, String> =
        store.all_areas().await?.into_iter().map(|area| (area.id, area.name)).collect();
    let close = close(&stored, &members, by);
    let mut shown: Vec<TeamMember> = members.into_iter().map(|member| reader.member(member)).collect();
    shown.sort_by(|one, other| (one.duty, &one.name, one.staff).cmp(&(other.duty, &other.name, other.staff)));
    let StoredTeam { id, area, level, name, policy, cover, neighbours, version, created_at, closed_at } = stored;
    let neighbour = |team: &TeamId| TeamName { team: *team, name: names.get(team).cloned().unwrap_or_default() };
    Ok(Json(Team {
        team: id,
        version,
        area_name: areas.get(&area).cloned().unwrap_or_default(),
        neighbours: neighbours.iter().map(neighbour).collect(),
        form: TeamForm { name, level, area, neighbours, policy, cover },
        members: shown,
        created_at,
        closed_at,
        keep: keeps(by),
        close,
    }))
}

fn close(team: &StoredTeam, members: &[StoredMember], by: &Staff) -> Permit {
    match keeps(by) {
        no @ Permit::No { .. } => no,
        Permit::Yes if team.closed_at.is_some() => Permit::No { code: Code::AlreadyDone },
        Permit::Yes if !members.is_empty() => Permit::No { code: Code::TeamInUse },
        Permit::Yes => Permit::Yes,
    }
}

/// Whether the reader sees where a member is reached.
#[derive(Debug, Clone, Copy)]
enum Addresses {
    Shown,
    Hidden,
}

/// What is needed to show members to somebody.
struct Reader<'a> {
    by: &'a Staff,
    people: std::sync::Arc<People>,
    languages: BTreeMap<StaffId, Vec<Language>>,
    contacts: BTreeMap<StaffId, Vec<StoredContact>>,
    periods: Vec<Period>,
    rules: CrisisRules,
    now: Timestamp,
}

impl<'a> Reader<'a> {
    async fn new(app: &AppState, by: &'a Staff, members: &[StoredMember]) -> Result<Self, ProblemAnswer> {
        let (store, now) = (app.desk.store(), app.clock.now());
        let staff: Vec<StaffId> = members.iter().map(|member| member.staff).collect();
        let accounts = store.all_staff().await?;
        Ok(Self {
            by,
            people: app.shared.people(app).await?,
            languages: accounts.into_iter().map(|account| (account.id, account.languages)).collect(),
            contacts: store.contacts_of_all(&staff).await?,
            periods: store.on_call_between(Interval { from: now, until: Timestamp(now.0 + 1) }).await?,
            rules: app.shared.crisis_rules(app).await?,
            now,
        })
    }

    fn member(&self, member: StoredMember) -> TeamMember {
        let StoredMember { staff, team: _, duty, professions, skills, phone, availability, resting_until, engaged } =
            member;
        let stored = self.contacts.get(&staff).map(Vec::as_slice).unwrap_or_default();
        let bare: Vec<_> = stored.iter().map(|one| one.contact).collect();
        let theirs = self.by.id == staff || self.by.has(Right::KeepTeams);
        let addresses = if theirs { Addresses::Shown } else { Addresses::Hidden };
        TeamMember {
            staff,
            name: self.people.name(staff),
            duty,
            professions: professions.into_iter().collect(),
            skills: skills.into_iter().collect(),
            languages: self.languages.get(&staff).cloned().unwrap_or_default(),
            phone,
            contacts: stored.iter().map(|one| self.contact(one, addresses)).collect(),
            availability,
            on_call_until: self.periods.iter().find(|one| one.staff == staff).map(|one| one.interval.until),
            resting_until: resting_until.filter(|until| self.now < *until),
            engaged,
            go_on_call: match may_go_on_call(&bare, &self.rules, self.now) {
                Ok(()) => Permit::Yes,
                Err(refusal) => Permit::No { code: refusal.into() },
            },
            set_availability: if theirs { Permit::Yes } else { Permit::No { code: Code::Forbidden } },
        }
    }

    fn contact(&self, stored: &StoredContact, addresses: Addresses) -> MemberContact {
        let address = match (addresses, stored.contact.channel.delivery()) {
            (Addresses::Shown, Some(_)) => Some(stored.address.clone()),
            (Addresses::Shown, None) | (Addresses::Hidden, _) => None,
        };
        MemberContact {
            contact: stored.contact.id,
            channel: stored.contact.channel,
            address,
            proof: proof(stored.contact.proven_at, &self.rules, self.now),
            tested_at: stored.tested_at,
        }
    }
}
