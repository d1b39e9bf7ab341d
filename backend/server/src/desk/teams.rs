//! Areas, crisis teams, their members, and who is on call: every change is a fact of the journal.

mod areas;
mod changing;
mod gaps;
mod members;
mod on_call;

pub use areas::{AddArea, CloseArea, RenameArea};
pub use changing::{AddTeam, ChangeTeam, CloseTeam};
pub use gaps::{Found, TellGaps, needs_telling};
pub use members::{PutMember, RemoveMember, SetAvailability};
pub use on_call::{CancelOnCall, EnterOnCall};

use super::ledgers::said;
use super::{Decline, Work};
use xinqiao_domain::event::DispatchEvent;
use xinqiao_domain::{Actor, Event, Refusal, StaffId, TeamId};
use xinqiao_protocol::limits::TEAM_NAME_CHARS;
use xinqiao_storage::teams::StoredTeam;

fn tell(work: &mut Work<'_>, staff: StaffId, event: DispatchEvent) -> Result<(), Decline> {
    Ok(work.batch.tell(Actor::Staff(staff), Event::Dispatch(event))?)
}

fn wrong(field: &str) -> Decline {
    Decline::with(Refusal::FieldInvalid, "field", field)
}

/// The name of an area or a team.
fn name(given: &str) -> Result<String, Decline> {
    let name = said("name", given, TEAM_NAME_CHARS)?;
    if name.contains(char::is_control) { Err(wrong("name")) } else { Ok(name) }
}

/// A team that is at work.
async fn open_team(work: &mut Work<'_>, team: TeamId) -> Result<StoredTeam, Decline> {
    let team = work.batch.team(team).await?.ok_or(Refusal::NotFound)?;
    if team.closed_at.is_some() { Err(Refusal::AlreadyDone.into()) } else { Ok(team) }
}
