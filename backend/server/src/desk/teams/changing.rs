//! A team is entered, changed by whoever saw its newest version, and closed once nobody is in it any more.

use super::{name, open_team, tell, wrong};
use crate::desk::arrivals::Done;
use crate::desk::{Command, Decline, Work};
use std::collections::BTreeSet;
use xinqiao_domain::dispatch::{MOST, Need};
use xinqiao_domain::event::DispatchEvent;
use xinqiao_domain::{CommandId, Refusal, StaffId, TeamId};
use xinqiao_protocol::http::teams::TeamForm;
use xinqiao_protocol::limits::{TEAM_NEIGHBOURS, TEAMS};
use xinqiao_storage::teams::StoredTeam;

/// A new team. Its id is the command's.
pub struct AddTeam {
    pub id: CommandId,
    pub by: StaffId,
    pub form: TeamForm,
}

impl Command for AddTeam {
    type Answer = TeamId;

    fn identity(&self) -> Option<(CommandId, Vec<u8>)> {
        Some((self.id, format!("{}{:?}", self.by, self.form).into_bytes()))
    }

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<TeamId, Decline> {
        if work.batch.teams().await?.len() >= TEAMS {
            return Err(Refusal::TeamsFull.into());
        }
        let team = TeamId(self.id.0);
        let created_at = work.batch.now();
        let form = checked(work, team, &self.form).await?;
        let TeamForm { name, level, area, neighbours, policy, cover } = form;
        let stored = StoredTeam {
            id: team,
            area,
            level,
            name,
            policy,
            cover,
            neighbours,
            version: 1,
            created_at,
            closed_at: None,
        };
        work.batch.put_team(&stored).await?;
        tell(work, self.by, DispatchEvent::TeamChanged { team, staff: self.by })?;
        Ok(team)
    }
}

/// A team as it shall be.
pub struct ChangeTeam {
    pub id: CommandId,
    pub by: StaffId,
    pub team: TeamId,
    /// The version that the editor saw.
    pub version: u32,
    pub form: TeamForm,
}

impl Command for ChangeTeam {
    type Answer = Done;

    fn identity(&self) -> Option<(CommandId, Vec<u8>)> {
        let Self { by, team, version, form, .. } = self;
        Some((self.id, format!("{by}{team}{version}{form:?}").into_bytes()))
    }

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Done, Decline> {
        let known = open_team(work, self.team).await?;
        if known.version != self.version {
            return Err(Refusal::ChangedMeanwhile.into());
        }
        let TeamForm { name, level, area, neighbours, policy, cover } = checked(work, self.team, &self.form).await?;
        let version = known.version + 1;
        let changed = StoredTeam { name, level, area, neighbours, policy, cover, version, ..known };
        work.batch.put_team(&changed).await?;
        tell(work, self.by, DispatchEvent::TeamChanged { team: self.team, staff: self.by })?;
        Ok(Done {})
    }
}

/// A team that is no more. What it did stays.
pub struct CloseTeam {
    pub id: CommandId,
    pub by: StaffId,
    pub team: TeamId,
}

impl Command for CloseTeam {
    type Answer = Done;

    fn identity(&self) -> Option<(CommandId, Vec<u8>)> {
        Some((self.id, format!("{}{}", self.by, self.team).into_bytes()))
    }

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Done, Decline> {
        let team = open_team(work, self.team).await?;
        if !work.batch.members(team.id).await?.is_empty() || work.batch.team_is_out(team.id).await? {
            return Err(Refusal::TeamInUse.into());
        }
        let closed_at = Some(work.batch.now());
        let version = team.version + 1;
        work.batch.put_team(&StoredTeam { closed_at, version, ..team }).await?;
        tell(work, self.by, DispatchEvent::TeamChanged { team: self.team, staff: self.by })?;
        Ok(Done {})
    }
}

/// Refuses a form that cannot hold, and names the first field that is wrong.
async fn checked(work: &mut Work<'_>, team: TeamId, form: &TeamForm) -> Result<TeamForm, Decline> {
    let name = name(&form.name)?;
    if work.batch.area(form.area).await?.is_none_or(|area| area.closed_at.is_some()) {
        return Err(wrong("area"));
    }
    let teams = work.batch.teams().await?;
    let at_work: BTreeSet<TeamId> = teams.iter().filter(|one| one.closed_at.is_none()).map(|one| one.id).collect();
    let each_once: BTreeSet<TeamId> = form.neighbours.iter().copied().collect();
    let others = form.neighbours.iter().all(|neighbour| *neighbour != team && at_work.contains(neighbour));
    if form.neighbours.len() > TEAM_NEIGHBOURS || each_once.len() != form.neighbours.len() || !others {
        return Err(wrong("neighbours"));
    }
    form.policy.check()?;
    if !covers(&form.cover) {
        return Err(wrong("cover"));
    }
    Ok(TeamForm { name, ..form.clone() })
}

/// Whether this can be asked for at every minute: somebody, each profession once, no more than a team has.
fn covers(cover: &[Need]) -> bool {
    let each_once: BTreeSet<_> = cover.iter().map(|need| need.profession).collect();
    !cover.is_empty() && each_once.len() == cover.len() && cover.iter().all(|need| (1..=MOST).contains(&need.count))
}

#[cfg(test)]
mod tests {
    use super::*;
    use xinqiao_domain::employment::Profession;

    #[test]
    fn which_covers_can_be_asked_for() {
        let need = |profession, count| Need { profession, count };
        let (nurse, doctor) = (Profession::Nurse, Profession::Psychiatrist);
        let table = [
            (vec![need(nurse, 1)], true),
            (vec![need(doctor, 1), need(nurse, MOST)], true),
            (vec![], false),
            (vec![need(nurse, 0)], false),
            (vec![need(nurse, MOST + 1)], false),
            (vec![need(nurse, 1), need(nurse, 1)], false),
        ];
        for (cover, good) in table {
            assert_eq!(covers(&cover), good, "{cover:?}");
        }
    }
}
