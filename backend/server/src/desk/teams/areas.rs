//! Counties and townships are entered, renamed, and closed once nothing in them is used any more.

use super::{name, tell, wrong};
use crate::desk::arrivals::Done;
use crate::desk::{Command, Decline, Work};
use xinqiao_domain::event::DispatchEvent;
use xinqiao_domain::institution::Institution;
use xinqiao_domain::team::AreaLevel;
use xinqiao_domain::{AreaId, CommandId, Refusal, StaffId};
use xinqiao_protocol::limits::AREAS;
use xinqiao_storage::teams::StoredArea;

/// A new area. Its id is the command's.
pub struct AddArea {
    pub id: CommandId,
    pub by: StaffId,
    /// None: it is a county itself.
    pub county: Option<AreaId>,
    pub name: String,
}

impl Command for AddArea {
    type Answer = AreaId;

    fn identity(&self) -> Option<(CommandId, Vec<u8>)> {
        Some((self.id, format!("{}{:?}{}", self.by, self.county, self.name).into_bytes()))
    }

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<AreaId, Decline> {
        let name = name(&self.name)?;
        let areas = work.batch.areas().await?;
        if areas.len() >= AREAS {
            return Err(Refusal::TeamsFull.into());
        }
        let is_county = |area: &StoredArea| area.level == AreaLevel::County && area.closed_at.is_none();
        if let Some(county) = self.county
            && !areas.iter().any(|area| area.id == county && is_county(area))
        {
            return Err(wrong("county"));
        }
        let level = if self.county.is_some() { AreaLevel::Township } else { AreaLevel::County };
        let area = StoredArea { id: AreaId(self.id.0), level, county: self.county, name, closed_at: None };
        work.batch.put_area(&area).await?;
        tell(work, self.by, DispatchEvent::AreaChanged { area: area.id, staff: self.by })?;
        Ok(area.id)
    }
}

/// Another name.
pub struct RenameArea {
    pub id: CommandId,
    pub by: StaffId,
    pub area: AreaId,
    pub name: String,
}

impl Command for RenameArea {
    type Answer = Done;

    fn identity(&self) -> Option<(CommandId, Vec<u8>)> {
        Some((self.id, format!("{}{}{}", self.by, self.area, self.name).into_bytes()))
    }

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Done, Decline> {
        let name = name(&self.name)?;
        let area = work.batch.area(self.area).await?.ok_or(Refusal::NotFound)?;
        work.batch.put_area(&StoredArea { name, ..area }).await?;
        tell(work, self.by, DispatchEvent::AreaChanged { area: self.area, staff: self.by })?;
        Ok(Done {})
    }
}

/// Nobody is sent there any more. What happened there stays.
pub struct CloseArea {
    pub id: CommandId,
    pub by: StaffId,
    pub area: AreaId,
}

impl Command for CloseArea {
    type Answer = Done;

    fn identity(&self) -> Option<(CommandId, Vec<u8>)> {
        Some((self.id, format!("{}{}", self.by, self.area).into_bytes()))
    }

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Done, Decline> {
        let area = work.batch.area(self.area).await?.ok_or(Refusal::NotFound)?;
        if area.closed_at.is_some() {
            return Err(Refusal::AlreadyDone.into());
        }
        let townships = work.batch.areas().await?;
        let teams = work.batch.teams().await?;
        let has_townships = townships.iter().any(|one| one.county == Some(self.area) && one.closed_at.is_none());
        let has_teams = teams.iter().any(|team| team.area == self.area && team.closed_at.is_none());
        let at_work = |one: &Institution| one.area == Some(self.area) && one.closed_at.is_none();
        let has_institutions = work.batch.institutions().await?.iter().any(|one| at_work(&one.institution));
        if has_townships || has_teams || has_institutions {
            return Err(Refusal::AreaInUse.into());
        }
        let closed_at = Some(work.batch.now());
        work.batch.put_area(&StoredArea { closed_at, ..area }).await?;
        tell(work, self.by, DispatchEvent::AreaChanged { area: self.area, staff: self.by })?;
        Ok(Done {})
    }
}
