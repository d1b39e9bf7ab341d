//! Institutions: who may enter what, what is refused, who may see whom, and to whom somebody is referred first.

use reqwest::Method;
use serde_json::{Value, json};
use xinqiao_domain::event::InstitutionFact;
use xinqiao_domain::institution::{
    InstitutionKind, MedicalRank, Nearness, ReceiverStanding, ReferralDirection, TitleWord,
};
use xinqiao_domain::roles::Role;
use xinqiao_domain::{Event, InstitutionId};
use xinqiao_protocol::Code;
use xinqiao_protocol::frames::staff::Permit;
use xinqiao_protocol::http::institutions::{
    InstitutionPeople, InstitutionView, Institutions, Receivers, TitleProofView,
};
use xinqiao_tests::{Hotline, SECOND_HOSPITAL, institution_form, new_id, on_both_databases};

on_both_databases!(
    which_institutions_are_refused,
    is_an_institution_changed_by_whoever_saw_its_newest_version,
    is_what_is_in_use_not_closed,
    is_a_title_verified_by_somebody_else_and_anew_after_a_change,
    who_sees_the_people_of_an_institution,
    to_whom_does_each_refer_first,
);

const NOTHING: Option<&Value> = None;

async fn view(hotline: &Hotline, token: &str, institution: InstitutionId) -> InstitutionView {
    hotline.ask(Method::GET, &format!("/api/v1/institutions/{institution}"), token, NOTHING).await
}

async fn refused(hotline: &Hotline, method: Method, path: &str, token: &str, body: &Value) -> (Code, Option<String>) {
    let problem = hotline.refused(method, &format!("/api/v1/{path}"), Some(token), Some(body)).await;
    (problem.code, problem.params.get("field").cloned())
}

fn command() -> Value {
    json!({ "id": new_id() })
}

async fn facts(hotline: &Hotline, institution: InstitutionId) -> Vec<InstitutionFact> {
    let entries = hotline.store().journal_after(0, 1_000).await.expect("the journal is read");
    let fact = |event| match event {
        Event::Institution(event) if event.institution == institution => Some(event.fact),
        _ => None,
    };
    entries.into_iter().filter_map(|entry| fact(entry.event)).collect()
}

async fn which_institutions_are_refused(mut hotline: Hotline) {
    let county = hotline.county().await;
    let field = |name: &str| (Code::FieldInvalid, Some(name.to_owned()));
    let table = [
        (json!({ "name": " " }), (Code::TextEmpty, Some("name".to_owned()))),
        (json!({ "code": "卫生院" }), field("code")),
        (json!({ "code": "HOSP-1" }), field("code")),
        (json!({ "code": "HOTLINE" }), field("code")),
        (json!({ "area": new_id() }), field("area")),
        (json!({ "guide": county.clinic }), field("guide")),
        (json!({ "kind": "police", "guide": county.hospital }), field("guide")),
        (json!({ "green": { "kind": "admits", "rank": 1 } }), field("green")),
        (json!({ "kind": "general_hospital", "green": { "kind": "admits", "rank": 0 } }), field("green")),
        (json!({ "duty_phone": "what?" }), field("duty_phone")),
        (json!({ "duty_email": "nobody" }), field("duty_email")),
        (json!({ "reach": "signed_page" }), field("duty_email")),
        (json!({ "kind": "hotline" }), (Code::HotlineStays, None)),
    ];
    for (given, expected) in table {
        let body = json!({ "id": new_id(), "form": institution_form(&given) });
        let found = refused(&hotline, Method::POST, "institutions", &county.keeper, &body).await;
        assert_eq!(found, expected, "{given}");
    }
    let reviewer = refused(&hotline, Method::POST, "institutions", &county.supervisor, &command()).await;
    assert_eq!(reviewer.0, Code::Forbidden, "only who keeps institutions");
    hotline.close().await;
}

async fn is_an_institution_changed_by_whoever_saw_its_newest_version(mut hotline: Hotline) {
    let county = hotline.county().await;
    let shown = view(&hotline, &county.keeper, county.clinic).await;
    let mut form = shown.form.clone();
    "桥东镇中心卫生院".clone_into(&mut form.name);
    let body = json!({ "id": new_id(), "version": shown.version, "form": form });
    let path = format!("/api/v1/institutions/{}", county.clinic);
    let changed: InstitutionView = hotline.ask(Method::PUT, &path, &county.keeper, Some(&body)).await;
    assert_eq!((changed.form.name.as_str(), changed.version), ("桥东镇中心卫生院", shown.version + 1));
    let again: InstitutionView = hotline.ask(Method::PUT, &path, &county.keeper, Some(&body)).await;
    assert_eq!(again.version, changed.version, "said twice, done once");
    let late = json!({ "id": new_id(), "version": shown.version, "form": form });
    let path = format!("institutions/{}", county.clinic);
    assert_eq!(refused(&hotline, Method::PUT, &path, &county.keeper, &late).await.0, Code::ChangedMeanwhile);
    let [InstitutionFact::InstitutionChanged {}, .., InstitutionFact::InstitutionChanged {}] =
        facts(&hotline, county.clinic).await.as_slice()
    else {
        panic!("both are facts of the journal")
    };
    hotline.close().await;
}

async fn is_what_is_in_use_not_closed(mut hotline: Hotline) {
    let county = hotline.county().await;
    let spare = hotline.institution(&county.keeper, json!({ "code": "SPARE" })).await;
    for used in [county.hospital, county.clinic, county.police] {
        let path = format!("institutions/{used}/close");
        let found = refused(&hotline, Method::POST, &path, &county.keeper, &command()).await;
        assert_eq!(found.0, Code::InstitutionInUse);
        assert_eq!(view(&hotline, &county.keeper, used).await.close, Permit::No { code: Code::InstitutionInUse });
    }
    assert_eq!(view(&hotline, &county.keeper, spare).await.close, Permit::Yes);
    let path = format!("/api/v1/institutions/{spare}/close");
    let closed: InstitutionView = hotline.ask(Method::POST, &path, &county.keeper, Some(&command())).await;
    assert!(closed.closed_at.is_some());
    let path = format!("institutions/{spare}/close");
    assert_eq!(refused(&hotline, Method::POST, &path, &county.keeper, &command()).await.0, Code::AlreadyDone);
    let join = json!({ "id": new_id(), "title": null, "licence": "" });
    let path = format!("institutions/{spare}/members/{}", county.liaison.staff);
    assert_eq!(refused(&hotline, Method::PUT, &path, &county.keeper, &join).await.0, Code::AlreadyDone);
    let list: Institutions = hotline.ask(Method::GET, "/api/v1/institutions", &county.clerk.token, NOTHING).await;
    assert_eq!(list.institutions.last().map(|row| row.institution), Some(spare), "closed ones come last");
    assert_eq!((list.own, list.keep), (Some(county.clinic), Permit::No { code: Code::Forbidden }));
    let hospital = list.institutions.iter().find(|row| row.institution == county.hospital).expect("the hospital");
    assert_eq!((hospital.members, hospital.psychiatrists), (2, 1));
    hotline.close().await;
}

async fn is_a_title_verified_by_somebody_else_and_anew_after_a_change(mut hotline: Hotline) {
    let county = hotline.county().await;
    let title = Some((TitleWord::Psychiatrist, MedicalRank::Resident));
    let young = hotline.colleague(&county.keeper, county.hospital, &[Role::Physician], title).await;
    let members = format!("institutions/{}/members", county.hospital);
    let place = format!("/api/v1/{members}/{}", young.staff);
    let proof = async |hotline: &Hotline| {
        let shown = view(hotline, &county.keeper, county.hospital).await;
        shown.members.into_iter().find(|member| member.staff == young.staff).expect("they are there")
    };
    assert_eq!(proof(&hotline).await.proof, TitleProofView::NotVerified);
    let verify = format!("{members}/{}/verify", young.staff);
    let _: InstitutionView =
        hotline.ask(Method::POST, &format!("/api/v1/{verify}"), &county.keeper, Some(&command())).await;
    let verified = proof(&hotline).await;
    assert!(matches!(verified.proof, TitleProofView::Verified { .. }), "{:?}", verified.proof);
    assert_eq!(verified.verify, Permit::No { code: Code::AlreadyDone });
    assert_eq!(refused(&hotline, Method::POST, &verify, &county.keeper, &command()).await.0, Code::AlreadyDone);

    let risen = json!({ "word": "psychiatrist", "rank": "chief" });
    let body = json!({ "id": new_id(), "title": risen, "licence": verified.licence });
    let _: InstitutionView = hotline.ask(Method::PUT, &place, &county.keeper, Some(&body)).await;
    assert_eq!(proof(&hotline).await.proof, TitleProofView::NotVerified, "another rank is to be verified anew");

    let officer = format!("{members}/{}/verify", county.duty_officer.staff);
    assert_eq!(refused(&hotline, Method::POST, &officer, &county.keeper, &command()).await.0, Code::TitleMissing);
    let elsewhere = format!("institutions/{}/members/{}", county.clinic, young.staff);
    let body = json!({ "id": new_id(), "title": null, "licence": "" });
    let found = refused(&hotline, Method::PUT, &elsewhere, &county.keeper, &body).await;
    assert_eq!(found.0, Code::InAnotherInstitution);
    let nobody = format!("{members}/{}", new_id());
    assert_eq!(refused(&hotline, Method::PUT, &nobody, &county.keeper, &body).await.0, Code::StaffNotFound);
    let people: InstitutionPeople =
        hotline.ask(Method::GET, "/api/v1/institution-people", &county.keeper, NOTHING).await;
    let known = people.people.iter().find(|one| one.staff == young.staff).expect("they are there");
    assert_eq!(known.institution.as_ref().map(|one| one.institution), Some(county.hospital));

    let gone = format!("{place}?id={}", new_id());
    let _: InstitutionView = hotline.ask(Method::DELETE, &gone, &county.keeper, NOTHING).await;
    let found = refused(&hotline, Method::POST, &verify, &county.keeper, &command()).await;
    assert_eq!(found.0, Code::NotFound, "they belong there no more");
    hotline.close().await;
}

async fn who_sees_the_people_of_an_institution(mut hotline: Hotline) {
    let county = hotline.county().await;
    let operator = hotline.person(&[Role::Operator]).await.access_token;
    let table = [
        ("who keeps institutions", &county.keeper, true),
        ("somebody else", &county.clerk.token, false),
        ("an operator", &operator, false),
    ];
    for (who, token, inside) in table {
        let shown = view(&hotline, token, county.second).await;
        assert_eq!(shown.form.duty_email, if inside { SECOND_HOSPITAL } else { "" }, "{who}");
    }
    let own = view(&hotline, &county.physician.token, county.hospital).await;
    assert_eq!(own.members.len(), 2, "its own people");
    let foreign = view(&hotline, &county.clerk.token, county.hospital).await;
    assert_eq!(foreign.members, [], "nobody else's");
    // But who hands a file over chooses who follows up there.
    let workers = view(&hotline, &county.reviewer.token, county.clinic).await.members;
    assert_eq!(workers.iter().map(|one| one.staff).collect::<Vec<_>>(), [county.clerk.staff]);
    assert!(workers.iter().all(|one| one.licence.is_empty()), "{workers:?}");
    let unseen = view(&hotline, &operator, county.clinic).await;
    assert_eq!(unseen.members, [], "not for an operator");
    hotline.close().await;
}

async fn to_whom_does_each_refer_first(mut hotline: Hotline) {
    let county = hotline.county().await;
    let operator = hotline.person(&[Role::Operator]).await.access_token;
    let lost = hotline.person(&[Role::DutyOfficer]).await.access_token;
    let asked = async |token: &str| {
        let path = format!("/api/v1/receivers?area={}", county.township);
        hotline.ask::<_, Receivers>(Method::GET, &path, token, NOTHING).await
    };
    let from_hotline = asked(&operator).await;
    assert_eq!((from_hotline.from.institution, from_hotline.from.kind), (None, InstitutionKind::Hotline));
    let first = &from_hotline.receivers[0];
    assert_eq!((first.institution, first.standing), (county.hospital, ReceiverStanding::Default));
    assert_eq!((first.direction, first.nearness), (ReferralDirection::Up, Nearness::Everywhere));
    let order: Vec<_> = from_hotline.receivers.iter().map(|one| one.institution).collect();
    assert_eq!(order, [county.hospital, county.clinic, county.second, county.office], "the default, then the nearest");
    let ladder: Vec<_> = from_hotline.green_ladder.iter().map(|one| one.institution).collect();
    assert_eq!(ladder, [county.hospital, county.second]);

    let home = asked(&county.physician.token).await.receivers.remove(0);
    assert_eq!((home.institution, home.direction), (county.clinic, ReferralDirection::Down), "a hospital sends home");
    let path = format!("/api/v1/receivers?area={}", county.township);
    let problem = hotline.refused(Method::GET, &path, Some(&lost), NOTHING).await;
    assert_eq!(problem.code, Code::NotOfAnInstitution, "nobody has entered them anywhere");
    let nowhere = format!("/api/v1/receivers?area={}", new_id());
    assert_eq!(hotline.refused(Method::GET, &nowhere, Some(&operator), NOTHING).await.code, Code::FieldInvalid);
    hotline.close().await;
}
