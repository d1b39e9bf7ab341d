//! What a story asks of referrals: sent, seen, answered over the console and over the signed page.

use crate::{Arrived, Hotline, Smtp, new_id};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use xinqiao_domain::{CommandId, ReferralId, SuspectedCaseId};
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::Window;
use xinqiao_protocol::http::referral_links::LinkedReferral;
use xinqiao_protocol::http::referrals::{ReferralRow, ReferralSent, ReferralView};

const NOTHING: Option<&()> = None;

/// A signed page's link as it stands in a letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReferralLink {
    /// What stands behind `#r=`.
    pub token: String,
    /// The whole of it, as a scanner would open it.
    pub address: String,
}

impl ReferralLink {
    /// The link in the text of a letter.
    pub fn of(text: &str) -> Self {
        let address =
            text.split_whitespace().find(|word| word.contains("/referral/#r=")).expect("a link in the letter");
        let token = address.split_once("#r=").expect("a token in the link").1;
        Self { token: token.to_owned(), address: address.to_owned() }
    }
}

impl Hotline {
    /// A referral as somebody sees it who may.
    pub async fn referral(&self, token: &str, referral: ReferralId) -> ReferralView {
        self.ask(Method::GET, &format!("/api/v1/referrals/{referral}"), token, NOTHING).await
    }

    /// The first window of a box.
    pub async fn referral_box(&self, token: &str, of: &str) -> Vec<ReferralRow> {
        let path = format!("/api/v1/referrals?box={of}");
        self.ask::<_, Window<ReferralRow>>(Method::GET, &path, token, NOTHING).await.rows
    }

    /// Somebody of the receiving institution says where it stands, having looked.
    pub async fn says_of_referral(&self, token: &str, referral: ReferralId, said: Value) -> ReferralView {
        let version = self.referral(token, referral).await.version;
        let body = json!({ "id": new_id(), "version": version, "said": said, "note": "" });
        self.ask(Method::POST, &format!("/api/v1/referrals/{referral}/answer"), token, Some(&body)).await
    }

    /// The same, and is refused.
    pub async fn says_in_vain(&self, token: &str, referral: ReferralId, version: u32, said: Value) -> Problem {
        let body = json!({ "id": new_id(), "version": version, "said": said, "note": "" });
        let path = format!("/api/v1/referrals/{referral}/answer");
        self.refused(Method::POST, &path, Some(token), Some(&body)).await
    }

    /// The person of a case is referred again.
    pub async fn refers(&self, token: &str, case: SuspectedCaseId, route: Value) -> ReferralId {
        let body = json!({ "id": new_id(), "route": route, "note": "" });
        let path = format!("/api/v1/cases/{case}/referrals");
        self.ask::<_, ReferralSent>(Method::POST, &path, token, Some(&body)).await.referral
    }

    /// The newest letter to an address with a signed page, once `count` of them have come.
    pub async fn signed_page(&self, smtp: &Smtp, to: &str, count: usize) -> ReferralLink {
        let mut all = 1;
        loop {
            let arrived = smtp.has(all).await;
            let pages = arrived.iter().filter(|letter| letter.to == to && letter.text.contains("/referral/#r="));
            let pages: Vec<&Arrived> = pages.collect();
            if pages.len() >= count {
                return ReferralLink::of(&pages[count - 1].text);
            }
            all = arrived.len() + 1;
        }
    }

    /// Whoever holds the link of a signed page looks.
    pub async fn looks_at_page(&self, link: &str) -> Result<LinkedReferral, Problem> {
        self.opens_page("look", &json!({ "token": link })).await
    }

    /// Whoever holds the link looks, and answers.
    pub async fn answers_on_page(&self, link: &str, said: Value) -> Result<LinkedReferral, Problem> {
        let version = self.looks_at_page(link).await?.version;
        self.answers_page(link, CommandId(new_id()), version, said).await
    }

    /// Whoever holds the link answers.
    pub async fn answers_page(
        &self,
        link: &str,
        id: CommandId,
        version: u32,
        said: Value,
    ) -> Result<LinkedReferral, Problem> {
        let body = json!({ "id": id, "token": link, "version": version, "said": said, "note": "" });
        self.opens_page("answer", &body).await
    }

    async fn opens_page(&self, what: &str, body: &Value) -> Result<LinkedReferral, Problem> {
        let path = format!("/api/v1/referral-links/{what}");
        let (status, text) = self.send(Method::POST, &path, None, Some(body)).await;
        if status == StatusCode::OK {
            Ok(serde_json::from_str(&text).expect("a referral"))
        } else {
            Err(serde_json::from_str(&text).unwrap_or_else(|_| panic!("{path}: {status} {text}")))
        }
    }
}
