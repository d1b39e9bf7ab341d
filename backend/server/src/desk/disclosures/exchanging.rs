//! A department's own list of those at level 3 or more is laid beside what it was told: what differs is shown to both.

use crate::desk::arrivals::Done;
use crate::desk::institutions::home;
use crate::desk::{Command, Decline, Work};
use serde::{Deserialize, Serialize};
use xinqiao_domain::disclosure::{Department, Difference, ListEntry, ListMatch, is_at_work_there, reconcile};
use xinqiao_domain::event::{InstitutionEvent, InstitutionFact};
use xinqiao_domain::patient::compared_name;
use xinqiao_domain::{Actor, CommandId, Event, InstitutionId, ListExchangeId, Refusal, StaffId};
use xinqiao_protocol::http::disclosures::{DifferingLine, ListDifference, ListLine, OurLine};
use xinqiao_protocol::limits::{LIST_LINES, SCENE_NAME_CHARS};
use xinqiao_storage::Error;
use xinqiao_storage::list_exchanges::StoredExchange;
use xinqiao_storage::patients::BlindIndex;

/// Somebody of a department gives its list.
pub struct ExchangeLists {
    pub id: CommandId,
    pub by: StaffId,
    pub lines: Vec<ListLine>,
}

/// The exchange that was kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Exchanged {
    pub exchange: ListExchangeId,
}

/// Somebody on our list: what the department was told, with the blind index of the file.
struct Ours {
    line: OurLine,
    index: BlindIndex,
}

impl Command for ExchangeLists {
    type Answer = Exchanged;

    fn identity(&self) -> Option<(CommandId, Vec<u8>)> {
        Some((self.id, format!("{}{:?}", self.by, self.lines).into_bytes()))
    }

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Exchanged, Decline> {
        let institution = department_of(work, self.by).await?;
        self.check()?;
        let ours = ours(work, institution).await?;
        let keys = work.batch.store().keys().clone();
        let entry = |(at, line): (usize, &ListLine)| {
            let index = BlindIndex::of(&keys, &line.name, line.born_on, line.document.as_ref());
            ListEntry { id: at, document: index.document, person: index.person, level: line.level }
        };
        let theirs: Vec<_> = self.lines.iter().enumerate().map(entry).collect();
        let found = reconcile(&listed(&ours), &theirs);
        let exchange = StoredExchange {
            id: ListExchangeId(work.ids.draw()),
            institution,
            by: self.by,
            at: work.batch.now(),
            in_both: count(found.both.len()),
            differing: count(found.differing.len()),
            only_ours: count(found.only_ours.len()),
            only_theirs: count(found.only_theirs.len()),
        };
        let difference = serde_json::to_string(&self.difference(&ours, &found)).map_err(Error::from)?;
        work.batch.exchange_lists(&exchange, &difference).await?;
        let fact = InstitutionFact::ListsExchanged { exchange: exchange.id };
        let event = InstitutionEvent { institution, staff: self.by, fact };
        work.batch.tell(Actor::Staff(self.by), Event::Institution(event))?;
        Ok(Exchanged { exchange: exchange.id })
    }
}

impl ExchangeLists {
    fn check(&self) -> Result<(), Decline> {
        let named = |line: &ListLine| {
            let number = line.document.as_ref().map_or(0, |one| one.number.chars().count());
            !compared_name(&line.name).is_empty()
                && line.name.chars().count() <= SCENE_NAME_CHARS
                && number <= SCENE_NAME_CHARS
        };
        if (1..=LIST_LINES).contains(&self.lines.len()) && self.lines.iter().all(named) {
            Ok(())
        } else {
            Err(Decline::with(Refusal::FieldInvalid, "field", "lines"))
        }
    }

    fn difference(&self, ours: &[Ours], found: &Difference<usize, usize>) -> ListDifference {
        let pair = |one: usize, other: usize, by: ListMatch| DifferingLine {
            ours: ours[one].line.clone(),
            theirs: self.lines[other].clone(),
            by,
        };
        let matched = |one: usize| {
            found.both.iter().find(|(ours, ..)| *ours == one).map_or(ListMatch::NameAndBirth, |(.., by)| *by)
        };
        let unsure = found.both.iter().filter(|(.., by)| *by == ListMatch::NameAndBirth);
        ListDifference {
            unsure: unsure.map(|(one, other, by)| pair(*one, *other, *by)).collect(),
            differing: found.differing.iter().map(|(one, other)| pair(*one, *other, matched(*one))).collect(),
            only_ours: found.only_ours.iter().map(|one| ours[*one].line.clone()).collect(),
            only_theirs: found.only_theirs.iter().map(|other| self.lines[*other].clone()).collect(),
        }
    }
}

fn listed(ours: &[Ours]) -> Vec<ListEntry<usize>> {
    let entry = |(at, one): (usize, &Ours)| ListEntry {
        id: at,
        document: one.index.document.clone(),
        person: one.index.person.clone(),
        level: Some(one.line.level),
    };
    ours.iter().enumerate().map(entry).collect()
}

fn count(lines: usize) -> u32 {
    u32::try_from(lines).unwrap_or(u32::MAX)
}

/// The department that somebody belongs to.
async fn department_of(work: &mut Work<'_>, staff: StaffId) -> Result<InstitutionId, Decline> {
    let own = work.batch.membership(staff).await?.ok_or(Refusal::NotOfAnInstitution)?;
    let stored = work.batch.institution(own.institution).await?.ok_or(Refusal::NotOfAnInstitution)?;
    let told = Department::of(stored.institution.kind).ok_or(Refusal::NotOfAnInstitution);
    told.map(|_| own.institution).map_err(Decline::from)
}

/// Those of whom the department was told and must still know, as it was told of them.
async fn ours(work: &mut Work<'_>, institution: InstitutionId) -> Result<Vec<Ours>, Decline> {
    let keys = work.batch.store().keys().clone();
    let mut ours = Vec::new();
    let own: Vec<_> = work.batch.institution(institution).await?.into_iter().map(|one| one.institution).collect();
    for told in work.batch.told_now(institution).await? {
        // Of whoever lives elsewhere now another institution must know.
        if !is_at_work_there(institution, home(work, told.township).await?, &own) {
            continue;
        }
        let content = work.batch.disclosed(&told.disclosure).await?;
        let file = work.batch.patient_file(told.disclosure.patient).await?;
        let identity = &file.identity;
        let line = OurLine {
            disclosure: told.disclosure.id,
            number: told.number,
            person: content.contact.person,
            level: content.danger.level,
        };
        let index = BlindIndex::of(&keys, &identity.name, identity.born_on, identity.document.as_ref());
        ours.push(Ours { line, index });
    }
    Ok(ours)
}

/// Somebody of the department, or of the office of its county, opens the difference.
pub struct OpenExchange {
    pub exchange: ListExchangeId,
    pub institution: InstitutionId,
    pub staff: StaffId,
}

impl Command for OpenExchange {
    type Answer = Done;

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Done, Decline> {
        let fact = InstitutionFact::ListExchangeRead { exchange: self.exchange };
        let event = InstitutionEvent { institution: self.institution, staff: self.staff, fact };
        work.batch.tell(Actor::Staff(self.staff), Event::Institution(event))?;
        Ok(Done {})
    }
}
