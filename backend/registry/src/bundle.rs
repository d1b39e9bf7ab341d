//! The transactions that we send. Each entry carries a name of ours and is made only where none of that name is there:
//! sent twice, or eight times at once, it is there once.

#[cfg(test)]
mod tests;

use crate::handover::{Contact, Handover, Note, Party, Risk};
use crate::model::{
    Bundle, CareTeam, CodeableConcept, Coding, Communication, Consent, EncounterOf, Entry, EpisodeOfCare, Flag,
    HumanName, Meta, Organization, Participant, Patient, Payload, Period, Prediction, Reference, Resource, Restriction,
    RiskAssessment, ServiceRequest, Task, TaskInput,
};
use crate::names::{Names, Of};
use crate::status::{BUSINESS_STATUS, outward};
use crate::time::date_time;
use uuid::Uuid;
use xinqiao_domain::Timestamp;
use xinqiao_domain::referral::{Cancel, ReferralWord};
use xinqiao_domain::risk::RiskTier;

/// Who refers to whom: sent before a referral, which speaks of both by our names of them.
pub fn organizations(names: &Names, parties: &[Party]) -> Bundle {
    let entry = |party: &Party| {
        let organization = Organization {
            identifier: vec![names.identifier(Of::Organization, &party.code)],
            name: party.name.clone(),
        };
        let there = names.query(Of::Organization, &party.code);
        Entry::once(urn(party.institution.0, 0), Resource::Organization(organization), there)
    };
    Bundle::transaction(parties.iter().map(entry).collect())
}

/// A person is handed over.
pub fn referral(names: &Names, handover: &Handover) -> Bundle {
    let writing = Writing { names, handover };
    let mut entry = vec![writing.patient(), writing.episode()];
    entry.extend(handover.contact.map(|contact| writing.encounter(contact)));
    entry.extend(handover.risk.as_ref().map(|risk| writing.risk(risk)));
    entry.extend(handover.warning.as_ref().map(|warning| writing.warning(warning)));
    entry.extend(writing.team());
    entry.extend(handover.agreed_at.map(|at| writing.consent(at)));
    entry.push(writing.service_request());
    entry.extend(handover.note.as_ref().map(|note| writing.note(note)));
    entry.push(writing.task());
    Bundle::transaction(entry)
}

/// A name of an entry that holds within its bundle: made from an id and a number, so that nothing has to be drawn.
fn urn(id: Uuid, number: u8) -> String {
    let mut bytes = id.into_bytes();
    bytes[15] ^= number;
    format!("urn:uuid:{}", Uuid::from_bytes(bytes))
}

/// One bundle being written.
struct Writing<'a> {
    names: &'a Names,
    handover: &'a Handover,
}

impl Writing<'_> {
    fn url(&self, of: Of) -> String {
        urn(self.handover.order.referral.0, of as u8)
    }

    fn to(&self, of: Of) -> Reference {
        Reference::Reference(self.url(of))
    }

    fn once(&self, of: Of, resource: Resource, name: impl Copy + ToString) -> Entry {
        Entry::once(self.url(of), resource, self.names.query(of, name))
    }

    fn patient(&self) -> Entry {
        let case = self.handover.case;
        let patient = Patient {
            identifier: vec![self.names.identifier(Of::Subject, case)],
            active: true,
            name: vec![HumanName { purpose: "anonymous", text: format!("case {case}") }],
        };
        self.once(Of::Subject, Resource::Patient(patient), case)
    }

    fn episode(&self) -> Entry {
        let case = self.handover.case;
        let episode = EpisodeOfCare {
            identifier: vec![self.names.identifier(Of::Case, case)],
            status: "active",
            kind: vec![CodeableConcept::text("psychological crisis follow-up")],
            patient: self.to(Of::Subject),
            period: Period { start: date_time(self.handover.opened_at), end: None },
        };
        self.once(Of::Case, Resource::EpisodeOfCare(episode), case)
    }

    fn encounter(&self, contact: Contact) -> Entry {
        let encounter = EncounterOf {
            identifier: vec![self.names.identifier(Of::Contact, contact.session)],
            status: if contact.ended_at.is_some() { "finished" } else { "in-progress" },
            class: Coding {
                system: Some("http://terminology.hl7.org/CodeSystem/v3-ActCode".to_owned()),
                code: Some("VR".to_owned()),
                display: Some("virtual".to_owned()),
            },
            subject: self.to(Of::Subject),
            episode_of_care: vec![self.to(Of::Case)],
            period: Period { start: date_time(contact.began_at), end: contact.ended_at.map(date_time) },
        };
        self.once(Of::Contact, Resource::Encounter(Box::new(encounter)), contact.session)
    }

    /// Found again by its tag: not every system finds each kind by its identifier.
    fn once_by_tag(&self, of: Of, resource: Resource) -> Entry {
        let there = format!("_tag={}|{}", self.names.system(of), self.handover.order.referral);
        Entry::once(self.url(of), resource, there)
    }

    fn tagged(&self, of: Of) -> Meta {
        let code = Some(self.handover.order.referral.to_string());
        Meta { tag: vec![Coding { system: Some(self.names.system(of)), code, display: None }] }
    }

    fn risk(&self, risk: &Risk) -> Entry {
        let found = RiskAssessment {
            meta: self.tagged(Of::Risk),
            identifier: vec![self.names.identifier(Of::Risk, self.handover.order.referral)],
            status: "final",
            method: CodeableConcept::text("rated by the operator"),
            subject: self.to(Of::Subject),
            encounter: self.handover.contact.map(|_| self.to(Of::Contact)),
            occurrence_date_time: date_time(risk.found_at),
            prediction: vec![Prediction {
                outcome: CodeableConcept::text("suicidal or dangerous behaviour"),
                qualitative_risk: likelihood(risk.tier),
            }],
        };
        self.once_by_tag(Of::Risk, Resource::RiskAssessment(Box::new(found)))
    }

    fn warning(&self, warning: &str) -> Entry {
        let name = self.handover.order.referral;
        let flag = Flag {
            identifier: vec![self.names.identifier(Of::Warning, name)],
            status: "active",
            code: CodeableConcept::text(warning),
            subject: self.to(Of::Subject),
        };
        self.once(Of::Warning, Resource::Flag(flag), name)
    }

    fn team(&self) -> Option<Entry> {
        let with = |role: &String| Participant { role: vec![CodeableConcept::text(role)] };
        let team = CareTeam {
            meta: self.tagged(Of::Team),
            identifier: vec![self.names.identifier(Of::Team, self.handover.order.referral)],
            status: "active",
            name: "crisis team".to_owned(),
            subject: self.to(Of::Subject),
            participant: self.handover.team.iter().map(with).collect(),
        };
        (!team.participant.is_empty()).then(|| self.once_by_tag(Of::Team, Resource::CareTeam(team)))
    }

    fn consent(&self, at: Timestamp) -> Entry {
        let name = self.handover.order.referral;
        let consent = Consent {
            identifier: vec![self.names.identifier(Of::Consent, name)],
            status: "active",
            scope: CodeableConcept::code(
                "http://terminology.hl7.org/CodeSystem/consentscope",
                "patient-privacy",
                "Privacy Consent",
            ),
            category: vec![CodeableConcept::code("http://loinc.org", "59284-0", "Consent Document")],
            patient: self.to(Of::Subject),
            date_time: date_time(at),
            policy_rule: CodeableConcept::text("agreed to be referred"),
        };
        self.once(Of::Consent, Resource::Consent(Box::new(consent)), name)
    }

    fn note(&self, note: &Note) -> Entry {
        let name = self.handover.order.referral;
        let communication = Communication {
            identifier: vec![self.names.identifier(Of::Note, name)],
            status: "completed",
            category: vec![CodeableConcept::text("hand-over note")],
            subject: self.to(Of::Subject),
            about: vec![self.to(Of::Referral)],
            sent: date_time(note.written_at),
            payload: vec![Payload { content_string: note.text.clone() }],
        };
        self.once(Of::Note, Resource::Communication(Box::new(communication)), name)
    }

    fn service_request(&self) -> Entry {
        let order = &self.handover.order;
        let risk: Vec<_> = self.handover.risk.iter().map(|_| self.to(Of::Risk)).collect();
        let before = |first| Reference::Identifier(self.names.identifier(Of::Referral, first));
        let request = ServiceRequest {
            identifier: vec![self.names.placed(Of::Referral, order.referral)],
            based_on: order.based_on.into_iter().map(before).collect(),
            status: "active",
            intent: "order",
            priority: order.priority.code(),
            category: vec![CodeableConcept::code("http://snomed.info/sct", "3457005", "Patient referral")],
            code: CodeableConcept {
                text: Some(order.wanted.clone()),
                ..CodeableConcept::code("http://snomed.info/sct", "183524004", "Referral to psychiatry service")
            },
            subject: self.to(Of::Subject),
            encounter: self.handover.contact.map(|_| self.to(Of::Contact)),
            occurrence_period: self.until_arrival(),
            authored_on: date_time(order.sent_at),
            requester: self.names.organization(&order.from.code),
            performer: vec![self.names.organization(&order.to.code)],
            reason_reference: risk.clone(),
            supporting_info: risk,
        };
        self.once(Of::Referral, Resource::ServiceRequest(Box::new(request)), order.referral)
    }

    fn task(&self) -> Entry {
        let order = &self.handover.order;
        let (status, business) = outward(ReferralWord::Sent, Cancel::NotAsked);
        let answer_by = |at| TaskInput {
            kind: CodeableConcept {
                text: Some("answer-by".to_owned()),
                ..CodeableConcept::code(self.names.codes("referral-input"), "answer-by", "answer by")
            },
            value_date_time: date_time(at),
        };
        let task = Task {
            identifier: vec![self.names.placed(Of::ReferralTask, order.referral)],
            group_identifier: self.names.identifier(Of::Case, self.handover.case),
            status: status.code(),
            business_status: CodeableConcept::code(BUSINESS_STATUS, business.code(), business.display()),
            intent: "order",
            priority: order.priority.code(),
            code: CodeableConcept::code(
                "http://hl7.org/fhir/CodeSystem/task-code",
                "fulfill",
                "Fulfill the focal request",
            ),
            focus: self.to(Of::Referral),
            person: self.to(Of::Subject),
            authored_on: date_time(order.sent_at),
            last_modified: date_time(order.sent_at),
            requester: self.names.organization(&order.from.code),
            owner: self.names.organization(&order.to.code),
            restriction: self.until_arrival().map(|period| Restriction { period }),
            input: order.answer_by.map(answer_by).into_iter().collect(),
        };
        self.once(Of::ReferralTask, Resource::Task(Box::new(task)), order.referral)
    }

    fn until_arrival(&self) -> Option<Period> {
        let order = &self.handover.order;
        let end = order.arrive_by?;
        Some(Period { start: date_time(order.sent_at), end: Some(date_time(end)) })
    }
}

/// A tier, as others rate it; the tier's own word stands beside.
fn likelihood(tier: RiskTier) -> CodeableConcept {
    let (code, display) = match tier {
        RiskTier::None => ("negligible", "Negligible likelihood"),
        RiskTier::Low => ("low", "Low likelihood"),
        RiskTier::Moderate => ("moderate", "Moderate likelihood"),
        RiskTier::High | RiskTier::Imminent => ("high", "High likelihood"),
    };
    let system = "http://terminology.hl7.org/CodeSystem/risk-probability";
    CodeableConcept { text: Some(tier.code().to_owned()), ..CodeableConcept::code(system, code, display) }
}
