//! An institution is entered, changed by whoever saw its newest version, and closed once nobody needs it any more.

use super::{HOTLINE_CODE, home_in_use, open_institution, tell, wrong};
use crate::desk::arrivals::Done;
use crate::desk::centre::is_number;
use crate::desk::ledgers::said;
use crate::desk::standings::is_address;
use crate::desk::{Command, Decline, Work};
use xinqiao_domain::event::InstitutionFact;
use xinqiao_domain::institution::{Institution, InstitutionKind, Reach};
use xinqiao_domain::{CommandId, InstitutionId, Refusal, StaffId, Timestamp};
use xinqiao_protocol::http::institutions::InstitutionForm;
use xinqiao_protocol::limits::{INSTITUTION_CODE_BYTES, INSTITUTIONS, TEAM_NAME_CHARS};
use xinqiao_storage::institutions::StoredInstitution;

/// A new institution. Its id is the command's.
pub struct AddInstitution {
    pub id: CommandId,
    pub by: StaffId,
    pub form: InstitutionForm,
}

impl Command for AddInstitution {
    type Answer = InstitutionId;

    fn identity(&self) -> Option<(CommandId, Vec<u8>)> {
        Some((self.id, format!("{}{:?}", self.by, self.form).into_bytes()))
    }

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<InstitutionId, Decline> {
        if self.form.kind == InstitutionKind::Hotline {
            return Err(Refusal::HotlineStays.into());
        }
        if work.batch.institutions().await?.len() >= INSTITUTIONS {
            return Err(Refusal::InstitutionsFull.into());
        }
        let (id, now) = (InstitutionId(self.id.0), work.batch.now());
        let stored = checked(work, id, &self.form, (1, now)).await?;
        work.batch.put_institution(&stored).await?;
        tell(work, id, self.by, InstitutionFact::InstitutionChanged {})?;
        Ok(id)
    }
}

/// An institution as it shall be.
pub struct ChangeInstitution {
    pub id: CommandId,
    pub by: StaffId,
    pub institution: InstitutionId,
    /// The version that the editor saw.
    pub version: u32,
    pub form: InstitutionForm,
}

impl Command for ChangeInstitution {
    type Answer = Done;

    fn identity(&self) -> Option<(CommandId, Vec<u8>)> {
        let Self { by, institution, version, form, .. } = self;
        Some((self.id, format!("{by}{institution}{version}{form:?}").into_bytes()))
    }

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Done, Decline> {
        let known = open_institution(work, self.institution).await?;
        if known.version != self.version {
            return Err(Refusal::ChangedMeanwhile.into());
        }
        let hotline = |kind| kind == InstitutionKind::Hotline;
        if hotline(known.institution.kind) != hotline(self.form.kind) {
            return Err(Refusal::HotlineStays.into());
        }
        let changed = checked(work, self.institution, &self.form, (known.version + 1, known.created_at)).await?;
        work.batch.put_institution(&changed).await?;
        tell(work, self.institution, self.by, InstitutionFact::InstitutionChanged {})?;
        Ok(Done {})
    }
}

/// An institution that is no more. What it did stays.
pub struct CloseInstitution {
    pub id: CommandId,
    pub by: StaffId,
    pub institution: InstitutionId,
}

impl Command for CloseInstitution {
    type Answer = Done;

    fn identity(&self) -> Option<(CommandId, Vec<u8>)> {
        Some((self.id, format!("{}{}", self.by, self.institution).into_bytes()))
    }

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Done, Decline> {
        let known = open_institution(work, self.institution).await?;
        if known.institution.kind == InstitutionKind::Hotline {
            return Err(Refusal::HotlineStays.into());
        }
        let all = work.batch.institutions().await?;
        let open = all.iter().map(|one| &one.institution).filter(|one| one.closed_at.is_none());
        let guides = open.into_iter().any(|one| one.guide == Some(self.institution));
        if guides || !work.batch.memberships(self.institution).await?.is_empty() {
            return Err(Refusal::InstitutionInUse.into());
        }
        let institution = Institution { closed_at: Some(work.batch.now()), ..known.institution };
        let closed = StoredInstitution { institution, version: known.version + 1, ..known };
        work.batch.put_institution(&closed).await?;
        tell(work, self.institution, self.by, InstitutionFact::InstitutionClosed {})?;
        Ok(Done {})
    }
}

/// Refuses a form that cannot hold, and names the first field that is wrong.
async fn checked(
    work: &mut Work<'_>,
    id: InstitutionId,
    form: &InstitutionForm,
    (version, created_at): (u32, Timestamp),
) -> Result<StoredInstitution, Decline> {
    let InstitutionForm { name, kind, code, area, guide, green, reach, duty_phone, duty_email } = form;
    let name = said("name", name, TEAM_NAME_CHARS)?;
    let (code, phone, email) = (code.trim(), duty_phone.trim(), duty_email.trim());
    if name.contains(char::is_control) {
        return Err(wrong("name"));
    }
    let hotlines = code == HOTLINE_CODE && *kind != InstitutionKind::Hotline;
    let known = work.batch.institution_by_code(code).await?.is_some_and(|other| other.institution.id != id);
    if !is_code(code) || known || hotlines {
        return Err(wrong("code"));
    }
    if let Some(area) = area {
        home_in_use(work, *area).await?;
    }
    let guiding = match guide {
        Some(guide) => work.batch.institution(*guide).await?.map(|stored| stored.institution),
        None => None,
    };
    let institution =
        Institution { id, kind: *kind, area: *area, guide: *guide, green: *green, reach: *reach, closed_at: None };
    institution.check(guiding.as_ref()).map_err(wrong)?;
    if !phone.is_empty() && !is_number(phone) {
        return Err(wrong("duty_phone"));
    }
    let may_be_missing = email.is_empty() && *reach != Reach::SignedPage;
    if !is_address(email) && !may_be_missing {
        return Err(wrong("duty_email"));
    }
    Ok(StoredInstitution {
        institution,
        name,
        code: code.to_owned(),
        duty_phone: phone.to_owned(),
        duty_email: email.to_owned(),
        version,
        created_at,
    })
}

/// Letters, digits, `-` and `_`.
fn is_code(code: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
    (1..=INSTITUTION_CODE_BYTES).contains(&code.len()) && code.bytes().all(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn which_codes_can_an_institution_have() {
        let long = "H".repeat(INSTITUTION_CODE_BYTES + 1);
        let table = [("HOSP-3", true), ("a_1", true), ("", false), ("县医院", false), ("A B", false), (&long, false)];
        for (code, good) in table {
            assert_eq!(is_code(code), good, "{code}");
        }
    }
}
