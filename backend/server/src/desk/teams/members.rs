//! Who is in a team, how they are reached, and whether they can be asked.

use super::{on_call, open_team, tell, wrong};
use crate::desk::arrivals::Done;
use crate::desk::centre::is_number;
use crate::desk::standings::is_address;
use crate::desk::{Command, Decline, Work};
use axum::http::Uri;
use std::collections::{BTreeMap, BTreeSet};
use xinqiao_domain::event::DispatchEvent;
use xinqiao_domain::on_call::FARTHEST;
use xinqiao_domain::roles::Role;
use xinqiao_domain::team::{Availability, PageChannel};
use xinqiao_domain::{CommandId, ContactId, Refusal, StaffId, TeamId};
use xinqiao_protocol::http::teams::{ContactForm, PutMember as Form};
use xinqiao_protocol::limits::{CONTACT_BYTES, TEAM_MEMBERS};
use xinqiao_storage::teams::StoredMember;

/// A member as they shall be; somebody new is added.
pub struct PutMember {
    pub by: StaffId,
    pub team: TeamId,
    pub staff: StaffId,
    pub form: Form,
}

impl Command for PutMember {
    type Answer = Done;

    fn identity(&self) -> Option<(CommandId, Vec<u8>)> {
        Some((self.form.id, format!("{}{}{}{:?}", self.by, self.team, self.staff, self.form).into_bytes()))
    }

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Done, Decline> {
        open_team(work, self.team).await?;
        if let Some(field) = first_wrong(&self.form) {
            return Err(wrong(&field));
        }
        let known = work.batch.member(self.staff).await?;
        if known.as_ref().is_some_and(|member| member.team != self.team) {
            return Err(Refusal::InAnotherTeam.into());
        }
        if known.is_none() {
            may_join(work, self.team, self.staff).await?;
        }
        let Form { id: _, duty, professions, skills, phone, contacts } = &self.form;
        let member = StoredMember {
            staff: self.staff,
            team: self.team,
            duty: *duty,
            professions: professions.iter().copied().collect(),
            skills: skills.iter().copied().collect(),
            phone: phone.trim().to_owned(),
            availability: Availability::Available,
            resting_until: None,
            engaged: None,
        };
        work.batch.put_member(&member).await?;
        let event = DispatchEvent::MemberChanged { team: self.team, member: self.staff, staff: self.by };
        tell(work, self.by, event)?;
        reach_over(work, self.staff, contacts, self.by).await?;
        Ok(Done {})
    }
}

/// Whoever joins a team has an account with a part in going out.
async fn may_join(work: &mut Work<'_>, team: TeamId, staff: StaffId) -> Result<(), Decline> {
    let account = work.batch.staff(staff).await?.filter(|account| account.disabled_at.is_none());
    let roles = account.ok_or(Refusal::StaffNotFound)?.roles;
    if !roles.iter().any(|role| matches!(role, Role::CrisisLead | Role::CrisisMember)) {
        return Err(Refusal::NoCrisisRole.into());
    }
    if work.batch.members(team).await?.len() >= TEAM_MEMBERS { Err(Refusal::TeamsFull.into()) } else { Ok(()) }
}

/// Keeps the contacts that are as they were, with what they have proven; others go, new ones come. The console is
/// everybody's.
async fn reach_over(work: &mut Work<'_>, member: StaffId, forms: &[ContactForm], by: StaffId) -> Result<(), Decline> {
    let mut wanted: BTreeMap<PageChannel, &str> =
        forms.iter().map(|form| (form.channel, form.address.trim())).collect();
    wanted.insert(PageChannel::Console, "");
    for known in work.batch.contacts_of(member).await? {
        let same = wanted.get(&known.contact.channel).is_some_and(|address| *address == known.address);
        if same {
            wanted.remove(&known.contact.channel);
            continue;
        }
        work.batch.remove_contact(known.contact.id).await?;
        tell(work, by, DispatchEvent::ContactChanged { contact: known.contact.id, member, staff: by })?;
    }
    for (channel, address) in wanted {
        let contact = ContactId(work.ids.draw());
        work.batch.add_contact(contact, member, channel, address).await?;
        tell(work, by, DispatchEvent::ContactChanged { contact, member, staff: by })?;
    }
    Ok(())
}

/// Somebody leaves their team: what they were entered for is taken out, and nobody reaches them any more.
pub struct RemoveMember {
    pub id: CommandId,
    pub by: StaffId,
    pub team: TeamId,
    pub staff: StaffId,
}

impl Command for RemoveMember {
    type Answer = Done;

    fn identity(&self) -> Option<(CommandId, Vec<u8>)> {
        Some((self.id, format!("{}{}{}", self.by, self.team, self.staff).into_bytes()))
    }

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Done, Decline> {
        let (team, staff, by) = (self.team, self.staff, self.by);
        let member = work.batch.member(staff).await?.filter(|member| member.team == team);
        let member = member.ok_or(Refusal::NotATeamMember)?;
        if member.engaged.is_some() {
            return Err(Refusal::TeamInUse.into());
        }
        for period in work.batch.on_call_of(staff).await? {
            if let Some(entered) = work.batch.on_call(period.id).await? {
                on_call::end(work, by, &entered).await?;
            }
        }
        for known in work.batch.contacts_of(staff).await? {
            work.batch.remove_contact(known.contact.id).await?;
            tell(work, by, DispatchEvent::ContactChanged { contact: known.contact.id, member: staff, staff: by })?;
        }
        work.batch.remove_member(staff).await?;
        tell(work, by, DispatchEvent::MemberChanged { team, member: staff, staff: by })?;
        Ok(Done {})
    }
}

/// Somebody says whether they can be asked, or whoever keeps teams says it for them.
pub struct SetAvailability {
    pub id: CommandId,
    pub by: StaffId,
    pub staff: StaffId,
    pub availability: Availability,
}

impl Command for SetAvailability {
    type Answer = Done;

    fn identity(&self) -> Option<(CommandId, Vec<u8>)> {
        Some((self.id, format!("{}{}{:?}", self.by, self.staff, self.availability).into_bytes()))
    }

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Done, Decline> {
        work.batch.member(self.staff).await?.ok_or(Refusal::NotATeamMember)?;
        let now = work.batch.now();
        match self.availability {
            Availability::Away { until: Some(until) } if until <= now || now + FARTHEST < until => {
                return Err(wrong("availability.until"));
            }
            Availability::Away { .. } | Availability::Available => {}
        }
        work.batch.set_availability(self.staff, self.availability).await?;
        tell(work, self.by, DispatchEvent::AvailabilityChanged { member: self.staff, staff: self.by })?;
        Ok(Done {})
    }
}

/// The path of the first field that is wrong, such as `contacts[1].address`.
fn first_wrong(form: &Form) -> Option<String> {
    if form.professions.is_empty() {
        return Some("professions".to_owned());
    }
    if !is_number(form.phone.trim()) {
        return Some("phone".to_owned());
    }
    let mut channels = BTreeSet::new();
    form.contacts.iter().enumerate().find_map(|(at, contact)| {
        if !channels.insert(contact.channel) || contact.channel == PageChannel::Console {
            return Some(format!("contacts[{at}].channel"));
        }
        (!reaches(contact.channel, contact.address.trim())).then(|| format!("contacts[{at}].address"))
    })
}

/// Whether this looks like an address of the channel; whether it is one, only a test page shows.
fn reaches(channel: PageChannel, address: &str) -> bool {
    match channel {
        PageChannel::Console => address.is_empty(),
        PageChannel::Email => is_address(address),
        PageChannel::Sms => is_number(address),
        PageChannel::Wecom | PageChannel::Dingtalk | PageChannel::Feishu => is_robot(address),
    }
}

/// The https address of a robot, by a name, without anything that would make it another's.
fn is_robot(address: &str) -> bool {
    let parsed = address.parse::<Uri>().ok().filter(|_| address.len() <= CONTACT_BYTES);
    parsed.is_some_and(|uri| {
        let plain = uri.authority().is_some_and(|authority| !authority.as_str().contains('@'));
        let named = uri.host().is_some_and(|host| host.parse::<std::net::Ipv4Addr>().is_err() && host.contains('.'));
        uri.scheme_str() == Some("https") && plain && named
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use xinqiao_domain::employment::Profession;
    use xinqiao_domain::team::Duty;

    #[test]
    fn what_is_wrong_with_a_member_first() {
        let robot = "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=1";
        let form = |phone: &str, contacts: &[(PageChannel, &str)]| Form {
            id: CommandId(uuid::Uuid::nil()),
            duty: Duty::Member,
            professions: vec![Profession::Nurse],
            skills: Vec::new(),
            phone: phone.to_owned(),
            contacts: contacts
                .iter()
                .map(|(channel, address)| ContactForm { channel: *channel, address: (*address).to_owned() })
                .collect(),
        };
        let (mail, sms, wecom) = (PageChannel::Email, PageChannel::Sms, PageChannel::Wecom);
        let table: [(Form, Option<&str>); 11] = [
            (form("13900000001", &[]), None),
            (form("13900000001", &[(mail, "nurse@example.org"), (sms, "13900000001"), (wecom, robot)]), None),
            (form("", &[]), Some("phone")),
            (form("call me", &[]), Some("phone")),
            (form("139", &[(mail, "nurse")]), Some("contacts[0].address")),
            (form("139", &[(sms, "139"), (sms, "138")]), Some("contacts[1].channel")),
            (form("139", &[(PageChannel::Console, "")]), Some("contacts[0].channel")),
            (form("139", &[(wecom, "http://qyapi.weixin.qq.com/x")]), Some("contacts[0].address")),
            (form("139", &[(wecom, "https://127.0.0.1/x")]), Some("contacts[0].address")),
            (form("139", &[(wecom, "https://qq.com@example.org/x")]), Some("contacts[0].address")),
            (Form { professions: Vec::new(), ..form("139", &[]) }, Some("professions")),
        ];
        for (form, expected) in table {
            assert_eq!(first_wrong(&form).as_deref(), expected, "{form:?}");
        }
    }
}
