//! Institutions and who belongs to them: every change is a fact of the journal. And for which one somebody acts.

mod changing;
mod members;

pub use changing::{AddInstitution, ChangeInstitution, CloseInstitution};
pub use members::{PutInstitutionMember, RemoveInstitutionMember, VerifyTitle};

use super::{Decline, Work};
use xinqiao_domain::event::{InstitutionEvent, InstitutionFact};
use xinqiao_domain::institution::{GreenAdmission, Home, Institution, InstitutionKind, Membership, Reach};
use xinqiao_domain::roles::Role;
use xinqiao_domain::{Actor, AreaId, Event, InstitutionId, Refusal, StaffId};
use xinqiao_protocol::http::centre::Settings;
use xinqiao_storage::Error;
use xinqiao_storage::institutions::StoredInstitution;

/// By which other systems know the hotline, unless its institution is given another code.
const HOTLINE_CODE: &str = "HOTLINE";

fn tell(work: &mut Work<'_>, institution: InstitutionId, staff: StaffId, fact: InstitutionFact) -> Result<(), Decline> {
    let event = InstitutionEvent { institution, staff, fact };
    Ok(work.batch.tell(Actor::Staff(staff), Event::Institution(event))?)
}

fn wrong(field: &str) -> Decline {
    Decline::with(Refusal::FieldInvalid, "field", field)
}

/// An institution that is at work.
pub(super) async fn open_institution(
    work: &mut Work<'_>,
    institution: InstitutionId,
) -> Result<StoredInstitution, Decline> {
    let stored = work.batch.institution(institution).await?.ok_or(Refusal::NotFound)?;
    if stored.institution.closed_at.is_some() { Err(Refusal::AlreadyDone.into()) } else { Ok(stored) }
}

/// For which institution somebody acts: where they belong; who answers callers or goes out and belongs nowhere, for the
/// hotline.
///
/// # Errors
/// [`Refusal::NotOfAnInstitution`].
pub(super) async fn acting_for(work: &mut Work<'_>, staff: StaffId) -> Result<StoredInstitution, Decline> {
    if let Some(Membership { institution, .. }) = work.batch.membership(staff).await? {
        let stored =
            work.batch.institution(institution).await?.ok_or(Error::Damaged("institution_member.institution"))?;
        return match stored.institution.closed_at {
            None => Ok(stored),
            Some(_) => Err(Refusal::NotOfAnInstitution.into()),
        };
    }
    let account = work.batch.staff(staff).await?.ok_or(Refusal::StaffNotFound)?;
    if of_the_hotline(&account.roles) { hotline(work, staff).await } else { Err(Refusal::NotOfAnInstitution.into()) }
}

/// Whether somebody with these roles, who belongs to no institution, acts for the hotline.
pub fn of_the_hotline(roles: &[Role]) -> bool {
    roles.iter().any(|role| match role {
        Role::Operator | Role::Supervisor | Role::CrisisLead | Role::CrisisMember => true,
        Role::RegistryClerk
        | Role::Physician
        | Role::DutyOfficer
        | Role::Liaison
        | Role::SystemAdmin
        | Role::SecurityAdmin
        | Role::Auditor
        | Role::PrivacyOfficer => false,
    })
}

/// The hotline as an institution; made when it is first needed, under the centre's name.
async fn hotline(work: &mut Work<'_>, staff: StaffId) -> Result<StoredInstitution, Decline> {
    if let Some(known) = work.batch.hotline_institution().await? {
        return Ok(known);
    }
    let centre = work.batch.store().centre().await?.ok_or(Error::Damaged("centre"))?;
    let settings: Settings = serde_json::from_str(&centre.settings).map_err(Error::from)?;
    let stored = StoredInstitution {
        institution: Institution {
            id: InstitutionId(work.ids.draw()),
            kind: InstitutionKind::Hotline,
            area: None,
            guide: None,
            green: GreenAdmission::NotOpen,
            reach: Reach::Accounts,
            closed_at: None,
        },
        name: settings.centre_name,
        code: HOTLINE_CODE.to_owned(),
        duty_phone: String::new(),
        duty_email: String::new(),
        version: 1,
        created_at: work.batch.now(),
    };
    work.batch.put_institution(&stored).await?;
    tell(work, stored.institution.id, staff, InstitutionFact::InstitutionChanged {})?;
    Ok(stored)
}

/// Where somebody lives.
///
/// # Errors
/// [`Refusal::FieldInvalid`] on `area`.
pub(super) async fn home(work: &mut Work<'_>, area: AreaId) -> Result<Home, Decline> {
    let stored = work.batch.area(area).await?.ok_or_else(|| wrong("area"))?;
    Ok(Home { area, county: stored.county })
}

/// Where somebody lives, by an area that is in use.
///
/// # Errors
/// [`Refusal::FieldInvalid`] on `area`.
pub(super) async fn home_in_use(work: &mut Work<'_>, area: AreaId) -> Result<Home, Decline> {
    let stored = work.batch.area(area).await?.filter(|area| area.closed_at.is_none()).ok_or_else(|| wrong("area"))?;
    Ok(Home { area, county: stored.county })
}
