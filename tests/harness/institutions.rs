//! Institutions for stories. [`Hotline::county`] is all that most stories need: a county with a township, a psychiatric
//! hospital that guides the township's clinic, a second hospital without accounts, the county's office and the police, and
//! somebody signed in for each part. [`Hotline::institution`] and [`Hotline::colleague`] make others.
//!
//! ```ignore
//! let county = hotline.county().await;
//! let opened = hotline.opens_case_by_form(&county.liaison.token, "police", county.township, county.hospital).await;
//! hotline.ask(Method::GET, &format!("/api/v1/cases/{}", opened.case), &county.physician.token, None::<&()>).await
//! ```

use crate::hotline::PASSWORD;
use crate::{Hotline, new_id};
use reqwest::Method;
use serde_json::{Value, json};
use xinqiao_domain::institution::{MedicalRank, TitleWord};
use xinqiao_domain::roles::Role;
use xinqiao_domain::{AreaId, InstitutionId, SessionId, StaffId};
use xinqiao_protocol::http::cases::{CaseOpened, CaseView};
use xinqiao_protocol::http::institutions::InstitutionView;

/// Where the second hospital's letters go, which has no accounts.
pub const SECOND_HOSPITAL: &str = "duty.second@example.org";

/// A county with its institutions and one person for each part.
pub struct County {
    pub area: AreaId,
    /// A township of it.
    pub township: AreaId,
    /// The token of the system administrator who keeps institutions.
    pub keeper: String,
    /// The token of a supervisor of the hotline.
    pub supervisor: String,
    /// 精神专科医院: guides the clinic, admits first by the green channel; its people have accounts.
    pub hospital: InstitutionId,
    /// A general hospital: admits second, answers on a signed page sent to [`SECOND_HOSPITAL`].
    pub second: InstitutionId,
    /// 基层医疗机构 of the township.
    pub clinic: InstitutionId,
    /// 精防办 of the county.
    pub office: InstitutionId,
    /// 派出所 of the township.
    pub police: InstitutionId,
    /// A psychiatrist of the hospital, attending, verified.
    pub physician: Colleague,
    /// 值班员 of the hospital.
    pub duty_officer: Colleague,
    /// 精防人员 of the clinic.
    pub clerk: Colleague,
    /// Reviews reports at the county's office.
    pub reviewer: Colleague,
    /// 联络员 of the police.
    pub liaison: Colleague,
}

/// Somebody of an institution, signed in.
pub struct Colleague {
    pub staff: StaffId,
    pub username: String,
    pub token: String,
}

impl Colleague {
    /// Signs in again, where time has run past the token.
    pub async fn signs_in_again(&mut self, hotline: &Hotline) {
        self.token = hotline.sign_in(&self.username, PASSWORD).await.access_token;
    }
}

impl Hotline {
    /// A county with everybody whom a story of referrals needs.
    pub async fn county(&mut self) -> County {
        let keeper = self.person(&[Role::SystemAdmin]).await.access_token;
        let supervisor = self.keeper().await;
        let area = self.area(&supervisor, "永和县", None).await;
        let township = self.area(&supervisor, "桥东镇", Some(area)).await;
        let hospital = json!({
            "name": "市精神卫生中心", "kind": "psychiatric_hospital", "code": "HOSP-1",
            "green": { "kind": "admits", "rank": 1 },
        });
        let hospital = self.institution(&keeper, hospital).await;
        let second = json!({
            "name": "县人民医院", "kind": "general_hospital", "code": "HOSP-2", "area": area,
            "green": { "kind": "admits", "rank": 2 }, "reach": "signed_page", "duty_email": SECOND_HOSPITAL,
        });
        let second = self.institution(&keeper, second).await;
        let clinic = json!({
            "name": "桥东镇卫生院", "kind": "primary_care", "code": "CLINIC-1", "area": township, "guide": hospital,
        });
        let clinic = self.institution(&keeper, clinic).await;
        let office =
            json!({ "name": "永和县精防办", "kind": "mental_health_office", "code": "OFFICE-1", "area": area });
        let office = self.institution(&keeper, office).await;
        let police = json!({ "name": "桥东派出所", "kind": "police", "code": "POLICE-1", "area": township });
        let police = self.institution(&keeper, police).await;
        let physician = self.psychiatrist(&keeper, hospital, MedicalRank::Attending).await;
        let duty_officer = self.colleague(&keeper, hospital, &[Role::DutyOfficer], None).await;
        let clerk = self.colleague(&keeper, clinic, &[Role::RegistryClerk], None).await;
        let reviewer = self.colleague(&keeper, office, &[Role::RegistryClerk], None).await;
        let liaison = self.colleague(&keeper, police, &[Role::Liaison], None).await;
        County {
            area,
            township,
            keeper,
            supervisor,
            hospital,
            second,
            clinic,
            office,
            police,
            physician,
            duty_officer,
            clerk,
            reviewer,
            liaison,
        }
    }

    /// An institution with what is given; what is not is as [`institution_form`] says.
    pub async fn institution(&self, keeper: &str, given: Value) -> InstitutionId {
        let body = json!({ "id": new_id(), "form": institution_form(&given) });
        self.ask::<_, InstitutionView>(Method::POST, "/api/v1/institutions", keeper, Some(&body)).await.institution
    }

    /// Somebody new with these roles in an institution, signed in; a title is not verified yet.
    pub async fn colleague(
        &mut self,
        keeper: &str,
        institution: InstitutionId,
        roles: &[Role],
        title: Option<(TitleWord, MedicalRank)>,
    ) -> Colleague {
        let signed_in = self.newcomer(roles).await;
        let staff = signed_in.me.staff;
        let title = title.map(|(word, rank)| json!({ "word": word, "rank": rank }));
        let body = json!({ "id": new_id(), "title": title, "licence": "110000000000" });
        let path = format!("/api/v1/institutions/{institution}/members/{staff}");
        let _: InstitutionView = self.ask(Method::PUT, &path, keeper, Some(&body)).await;
        Colleague { staff, username: signed_in.me.username, token: signed_in.access_token }
    }

    /// A psychiatrist in an institution, whose title was verified.
    pub async fn psychiatrist(&mut self, keeper: &str, institution: InstitutionId, rank: MedicalRank) -> Colleague {
        let title = Some((TitleWord::Psychiatrist, rank));
        let physician = self.colleague(keeper, institution, &[Role::Physician], title).await;
        let path = format!("/api/v1/institutions/{institution}/members/{}/verify", physician.staff);
        let body = json!({ "id": new_id() });
        let _: InstitutionView = self.ask(Method::POST, &path, keeper, Some(&body)).await;
        physician
    }

    /// A case by the form of a department, referred to one institution.
    pub async fn opens_case_by_form(&self, token: &str, source: &str, area: AreaId, to: InstitutionId) -> CaseOpened {
        let body = json!({ "source": source, "case": case_to(area, to) });
        self.ask(Method::POST, "/api/v1/cases", token, Some(&body)).await
    }

    /// A case from a session, referred to one institution.
    pub async fn opens_case_from_session(
        &self,
        token: &str,
        session: SessionId,
        area: AreaId,
        to: InstitutionId,
    ) -> CaseOpened {
        let path = format!("/api/v1/sessions/{session}/case");
        self.ask(Method::POST, &path, token, Some(&case_to(area, to))).await
    }

    /// A case as somebody sees it who may.
    pub async fn case_of(&self, token: &str, opened: CaseOpened) -> CaseView {
        self.ask(Method::GET, &format!("/api/v1/cases/{}", opened.case), token, None::<&()>).await
    }
}

/// What is entered about an institution: what is given, in place of a clinic without anything.
pub fn institution_form(given: &Value) -> Value {
    let mut form = json!({
        "name": "卫生院",
        "kind": "primary_care",
        "code": "CLINIC",
        "area": null,
        "guide": null,
        "green": { "kind": "not_open" },
        "reach": "accounts",
        "duty_phone": "",
        "duty_email": "",
    });
    for (field, value) in given.as_object().expect("fields") {
        form[field] = value.clone();
    }
    form
}

/// What somebody writes down of a person: name, phone and what was seen leave the house, the address stays.
pub fn case_form(area: AreaId) -> Value {
    let detail = |field: &str, text: &str, leaving: &str| json!({ "field": field, "text": text, "leaving": leaving });
    json!({
        "area": area,
        "basis": "consent",
        "details": [
            detail("name", "李某某", "leaves"),
            detail("phone", "13900001234", "leaves"),
            detail("address", "桥东路 3 号 502", "stays"),
            detail("situation", "三天没有睡，说邻居在墙里说话", "leaves"),
        ],
    })
}

/// A case that is referred to one institution.
pub fn case_to(area: AreaId, to: InstitutionId) -> Value {
    let route = json!({ "kind": "one", "to": to, "priority": "urgent" });
    json!({ "id": new_id(), "form": case_form(area), "route": route, "note": "请尽快联系" })
}
