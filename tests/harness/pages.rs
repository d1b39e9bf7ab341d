//! What a story asks of pages: somebody is asked for, the far ends are read, links are opened and answered.

use crate::{Arrived, CrewMember, CrisisTeam, Gateway, Handed, Hotline, Smtp, new_id};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use xinqiao_domain::dispatch::Purpose;
use xinqiao_domain::team::PageChannel;
use xinqiao_domain::{CommandId, ContactId, DispatchId, Millis, PageId, StaffId};
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::dispatches::DispatchRequested;
use xinqiao_protocol::http::page_links::LinkedPage;
use xinqiao_storage::Memory;

/// A link as it stands in a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageLink {
    pub page: PageId,
    /// What stands behind `#p=`.
    pub token: String,
    /// The whole of it, as a scanner would open it.
    pub address: String,
}

impl PageLink {
    /// The link in the text of a page.
    pub fn of(text: &str) -> Self {
        let address = text.split_whitespace().find(|word| word.contains("/crew/#p=")).expect("a link in the page");
        let token = address.split_once("#p=").expect("a token in the link").1;
        let page = token.split_once('.').expect("a tag in the token").0.parse().expect("a page in the token");
        Self { page, token: token.to_owned(), address: address.to_owned() }
    }
}

impl Arrived {
    /// The page's id, from its `Message-ID`.
    pub fn page(&self) -> PageId {
        let id = self.id.trim_start_matches('<').split('@').next().unwrap_or_default();
        id.parse().expect("the Message-ID is the page's")
    }
}

impl Handed {
    /// The page's id, from its link.
    pub fn page(&self) -> PageId {
        PageLink::of(&self.text()).page
    }
}

impl Hotline {
    /// Police ask for the team of an area.
    pub async fn police_ask_for(&self, team: &CrisisTeam, purpose: Purpose) -> DispatchRequested {
        let body = json!({
            "source": "police",
            "tier": "imminent",
            "request": {
                "id": new_id(),
                "purpose": purpose,
                "area": team.area,
                "class": "immediate",
                "basis": "life_in_danger",
                "reasons": ["harm_to_self"],
                "brief": {
                    "place": { "words": "河东路十二号", "coordinates": null, "map_link": "", "confidence": "certain" },
                    "person": { "name": "", "phone": "", "about": "" },
                    "situation": "站在楼顶",
                    "danger_on_the_way": "",
                    "informant": { "name": "", "relation": "", "phone": "" },
                    "call_back": "",
                },
            },
        });
        self.ask(Method::POST, "/api/v1/dispatches", &team.keeper, Some(&body)).await
    }

    /// Somebody directs a dispatch: `stand-down`, `take`, ...
    pub async fn directs(&self, team: &CrisisTeam, dispatch: DispatchId, what: &str, with: &Value) {
        let mut body = with.clone();
        body["id"] = json!(new_id());
        let path = format!("/api/v1/dispatches/{dispatch}/{what}");
        let (status, text) = self.send(Method::POST, &path, Some(&team.keeper), Some(&body)).await;
        assert!(status.is_success(), "{path}: {status} {text}");
    }

    /// One more way to reach somebody, which has not proven itself. Written past the front door, which takes no robot of
    /// this machine.
    pub async fn is_reached_by(&self, member: &CrewMember, channel: PageChannel, address: &str) -> ContactId {
        let contact = ContactId(new_id());
        let mut memory = Memory::default();
        let mut batch = self.store().begin(&mut memory, self.now()).await.expect("a batch");
        batch.add_contact(contact, member.staff, channel, address).await.expect("a contact");
        batch.commit().await.expect("it is written");
        contact
    }

    /// Whoever holds the link looks.
    pub async fn looks(&self, token: &str) -> Result<LinkedPage, Problem> {
        self.opens("look", &json!({ "token": token })).await
    }

    /// Whoever holds the link says "I go".
    pub async fn acknowledges(&self, token: &str) -> Result<LinkedPage, Problem> {
        self.answers(token, CommandId(new_id()), &json!({ "kind": "acknowledge" })).await
    }

    /// Whoever holds the link answers.
    pub async fn answers(&self, token: &str, id: CommandId, answer: &Value) -> Result<LinkedPage, Problem> {
        self.opens("answer", &json!({ "id": id, "token": token, "answer": answer })).await
    }

    async fn opens(&self, what: &str, body: &Value) -> Result<LinkedPage, Problem> {
        let path = format!("/api/v1/page-links/{what}");
        let (status, text) = self.send(Method::POST, &path, None, Some(body)).await;
        if status == StatusCode::OK {
            Ok(serde_json::from_str(&text).expect("a page"))
        } else {
            Err(serde_json::from_str(&text).unwrap_or_else(|_| panic!("{path}: {status} {text}")))
        }
    }

    /// The letter to somebody, once it has come.
    pub async fn page_to(&self, smtp: &Smtp, member: &CrewMember) -> Arrived {
        let mut count = 1;
        loop {
            let arrived = smtp.has(count).await;
            if let Some(page) = arrived.iter().rev().find(|letter| letter.to == member.email) {
                return page.clone();
            }
            count = arrived.len() + 1;
        }
    }

    /// Whether a contact of somebody's has proven itself.
    pub async fn proven_at(&self, staff: StaffId, contact: ContactId) -> Option<xinqiao_domain::Timestamp> {
        let contacts = self.store().contacts_of_all(&[staff]).await.expect("contacts");
        let found = contacts.get(&staff)?.iter().find(|one| one.contact.id == contact)?;
        found.contact.proven_at
    }
}

/// How long a page without an answer rests before it goes out again.
pub const PAGE_RESTS: Millis = Millis::seconds(6);

/// Everything that leaves this hotline: where letters, messages and robots go.
#[derive(Clone, Copy)]
pub struct WaysOut<'a> {
    pub smtp: &'a Smtp,
    pub gateway: &'a Gateway,
}
