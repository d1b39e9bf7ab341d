//! Phones that stay signed in: how long, who sees and revokes them, and what a lost answer or a lost phone comes to.

use reqwest::{Method, StatusCode, header};
use serde_json::{Value, json};
use xinqiao_domain::roles::Role;
use xinqiao_domain::{Millis, StaffId};
use xinqiao_protocol::frames::close;
use xinqiao_protocol::frames::staff::{StaffFrame, ToStaff};
use xinqiao_protocol::http::centre::SettingsView;
use xinqiao_protocol::http::devices::{Device, DevicePlace, Devices};
use xinqiao_protocol::http::sign_in::{SignedIn, Ticket};
use xinqiao_protocol::{Code, Problem};
use xinqiao_tests::{Hotline, Socket, new_id, on_both_databases};

on_both_databases!(
    does_an_enrolled_phone_stay_signed_in_as_long_as_it_is_used,
    does_the_centre_set_how_long_an_unused_phone_lasts,
    is_a_phone_without_network_still_signed_in_hours_later,
    does_a_revoked_phone_lose_its_sockets_at_once,
    who_may_see_and_revoke_phones,
    how_many_phones_stay_signed_in,
);

/// Of everybody of the harness.
const PASSWORD: &str = "correct horse 电池 staple";

/// A page on a phone: its access token, and the cookie as its browser keeps it.
#[derive(Clone)]
struct Phone {
    staff: StaffId,
    username: String,
    token: String,
    cookie: String,
}

impl Phone {
    async fn signs_in(hotline: &Hotline, username: &str) -> Self {
        let body = json!({ "username": username, "password": PASSWORD });
        let url = format!("{}/api/v1/sign-in", hotline.origin(0));
        let answer = hotline.http.post(url).json(&body).send().await.expect("the hotline answers");
        let cookie = cookie(&answer).expect("a refresh token");
        let SignedIn { access_token: token, me, .. } = answer.json().await.expect("signed in");
        Self { staff: me.staff, username: me.username, token, cookie }
    }

    async fn asks(&self, hotline: &Hotline, path: &str, body: &Value) -> reqwest::Response {
        let origin = hotline.origin(0);
        let request = hotline.http.post(format!("{origin}/api/v1/{path}")).header(header::ORIGIN, &origin);
        let request = request.header(header::COOKIE, &self.cookie).bearer_auth(&self.token);
        request.json(body).send().await.expect("the hotline answers")
    }

    /// The phone's cookie outlives the browser from now on.
    async fn is_enrolled(&mut self, hotline: &Hotline, name: &str) -> Vec<Device> {
        let answer = self.asks(hotline, "crew/devices", &json!({ "name": name })).await;
        assert_eq!(answer.status(), StatusCode::OK);
        let set = answer.headers()[header::SET_COOKIE].to_str().expect("a cookie").to_owned();
        assert!(set.contains("Max-Age="), "{set}");
        assert_eq!(cookie(&answer).as_ref(), Some(&self.cookie), "the same token, kept longer");
        answer.json::<Devices>().await.expect("phones").devices
    }

    /// Its next token, or that there is none.
    async fn refreshes(&mut self, hotline: &Hotline) -> Result<(), StatusCode> {
        let answer = self.asks(hotline, "refresh", &json!({})).await;
        if answer.status() != StatusCode::OK {
            return Err(answer.status());
        }
        self.cookie = cookie(&answer).expect("the next token");
        self.token = answer.json::<SignedIn>().await.expect("signed in").access_token;
        Ok(())
    }

    async fn opens_socket(&self, hotline: &Hotline) -> Socket<ToStaff> {
        let body = json!({ "kind": "staff" });
        let ticket: Ticket = hotline.ask(Method::POST, "/api/v1/socket-tickets", &self.token, Some(&body)).await;
        let hello = StaffFrame::Hello { ticket: ticket.ticket, open: Vec::new() };
        let mut socket =
            Socket::connect(hotline.address(0), &hotline.origin(0), &hello).await.expect("a socket of the page");
        socket.expect("welcome", |told| matches!(told, ToStaff::Welcome { .. }).then_some(())).await;
        socket
    }

    async fn lists(&self, hotline: &Hotline) -> Vec<Device> {
        let devices: Devices = hotline.ask(Method::GET, "/api/v1/crew/devices", &self.token, None::<&()>).await;
        devices.devices
    }
}

/// The refresh token that an answer sets, without its attributes.
fn cookie(answer: &reqwest::Response) -> Option<String> {
    let set = answer.headers().get(header::SET_COOKIE)?.to_str().ok()?;
    Some(set.split(';').next()?.to_owned())
}

async fn a_phone(hotline: &mut Hotline) -> Phone {
    let lead = hotline.person(&[Role::CrisisLead]).await;
    Phone::signs_in(hotline, &lead.me.username).await
}

async fn does_an_enrolled_phone_stay_signed_in_as_long_as_it_is_used(mut hotline: Hotline) {
    let mut phone = a_phone(&mut hotline).await;
    let began = hotline.now();
    let [device] = phone.is_enrolled(&hotline, " 我的手机 ").await.try_into().expect("one phone");
    assert_eq!((device.name.as_str(), device.place), ("我的手机", DevicePlace::Here));
    assert_eq!((device.enrolled_at, device.lasts_until), (began, began + Millis::days(90)));
    for _ in 0..3 {
        hotline.much_later(Millis::days(89)).await;
        phone.refreshes(&hotline).await.expect("used within 90 days");
    }
    let [device] = phone.lists(&hotline).await.try_into().expect("one phone");
    assert_eq!((device.enrolled_at, device.seen_at), (began, hotline.now()));
    // Again, only the name changes.
    let [device] = phone.is_enrolled(&hotline, "备用机").await.try_into().expect("one phone");
    assert_eq!((device.name.as_str(), device.enrolled_at), ("备用机", began));
    hotline.much_later(Millis::days(90)).await;
    assert_eq!(phone.refreshes(&hotline).await, Err(StatusCode::UNAUTHORIZED), "unused for 90 days");
    hotline.close().await;
}

async fn does_the_centre_set_how_long_an_unused_phone_lasts(mut hotline: Hotline) {
    let (mut kept, mut lost) = (a_phone(&mut hotline).await, a_phone(&mut hotline).await);
    kept.is_enrolled(&hotline, "我的手机").await;
    let fortnight = Millis::days(14);
    hotline.settings(|settings| settings.crisis.phone_lasts_ms = fortnight).await;
    let [device] = lost.is_enrolled(&hotline, "旧手机").await.try_into().expect("one phone");
    assert_eq!(device.lasts_until, hotline.now() + fortnight);
    // Enrolled before, it goes by the new length from its next use on.
    kept.refreshes(&hotline).await.expect("in use");
    let [device] = kept.lists(&hotline).await.try_into().expect("one phone");
    assert_eq!(device.lasts_until, hotline.now() + fortnight);
    hotline.much_later(Millis::days(13)).await;
    kept.refreshes(&hotline).await.expect("used within a fortnight");
    hotline.much_later(Millis::days(1)).await;
    assert_eq!(lost.refreshes(&hotline).await, Err(StatusCode::UNAUTHORIZED), "unused for a fortnight");
    kept.refreshes(&hotline).await.expect("used yesterday");
    let admin = hotline.person(&[Role::SystemAdmin]).await.access_token;
    let mut view: SettingsView = hotline.ask(Method::GET, "/api/v1/settings", &admin, None::<&()>).await;
    assert_eq!(view.settings.crisis.phone_lasts_ms, fortnight);
    for wrong in [Millis::hours(23), Millis::days(367)] {
        view.settings.crisis.phone_lasts_ms = wrong;
        let refused = hotline.refused(Method::PUT, "/api/v1/settings", Some(&admin), Some(&view.settings)).await;
        assert_eq!(refused.code, Code::FieldInvalid, "{wrong:?}");
    }
    hotline.close().await;
}

async fn is_a_phone_without_network_still_signed_in_hours_later(mut hotline: Hotline) {
    let mut phone = a_phone(&mut hotline).await;
    phone.is_enrolled(&hotline, "我的手机").await;
    // It asked, and never heard the answer.
    let lost = phone.asks(&hotline, "refresh", &json!({})).await;
    let next = cookie(&lost).expect("the next token");
    hotline.much_later(Millis::hours(11)).await;
    phone.refreshes(&hotline).await.expect("the answer that was lost, again");
    assert_eq!(phone.cookie, next);
    phone.refreshes(&hotline).await.expect("and it goes on");
    // Whoever signs in without enrolling is bound to the shift.
    let mut browser = Phone::signs_in(&hotline, &phone.username).await;
    hotline.much_later(Millis::hours(12)).await;
    assert_eq!(browser.refreshes(&hotline).await, Err(StatusCode::UNAUTHORIZED));
    phone.refreshes(&hotline).await.expect("the phone stays");
    hotline.close().await;
}

async fn does_a_revoked_phone_lose_its_sockets_at_once(mut hotline: Hotline) {
    let mut phone = a_phone(&mut hotline).await;
    let [device] = phone.is_enrolled(&hotline, "我的手机").await.try_into().expect("one phone");
    let mut page = phone.opens_socket(&hotline).await;
    let supervisor = hotline.supervisor().await;
    let path = format!("/api/v1/devices/{}/revoke", device.sign_in);
    for _ in 0..2 {
        let (status, text) = hotline.send(Method::POST, &path, Some(&supervisor.token), None::<&()>).await;
        assert_eq!(status, StatusCode::NO_CONTENT, "{text}");
    }
    assert_eq!(page.closed().await.code, close::SIGN_IN);
    let me = hotline.refused(Method::GET, "/api/v1/me", Some(&phone.token), None::<&()>).await;
    assert_eq!(me.code, Code::SignInNeeded);
    assert_eq!(phone.refreshes(&hotline).await, Err(StatusCode::UNAUTHORIZED));
    hotline.close().await;
}

async fn who_may_see_and_revoke_phones(mut hotline: Hotline) {
    let mut phone = a_phone(&mut hotline).await;
    let [device] = phone.is_enrolled(&hotline, "我的手机").await.try_into().expect("one phone");
    let list = format!("/api/v1/staff/{}/devices", phone.staff);
    let revoke = format!("/api/v1/devices/{}/revoke", device.sign_in);
    let stranger = hotline.person(&[Role::CrisisMember]).await.access_token;
    for (method, path) in [(Method::GET, &list), (Method::POST, &revoke)] {
        assert_eq!(hotline.refused(method, path, Some(&stranger), None::<&()>).await.code, Code::Forbidden);
    }
    let supervisor = hotline.supervisor().await.token;
    for token in [supervisor.as_str(), hotline.admin(), phone.token.as_str()] {
        let devices: Devices = hotline.ask(Method::GET, &list, token, None::<&()>).await;
        assert_eq!(devices.devices.len(), 1);
        assert_eq!(devices.devices[0].place == DevicePlace::Here, token == phone.token);
    }
    let nobodys = format!("/api/v1/devices/{}/revoke", new_id());
    let code = hotline.refused(Method::POST, &nobodys, Some(&supervisor), None::<&()>).await.code;
    assert_eq!(code, Code::NotFound);
    // One's own other phone.
    let other = Phone::signs_in(&hotline, &phone.username).await;
    let (status, text) = hotline.send(Method::POST, &revoke, Some(&other.token), None::<&()>).await;
    assert_eq!(status, StatusCode::NO_CONTENT, "{text}");
    assert!(other.lists(&hotline).await.is_empty());
    hotline.close().await;
}

async fn how_many_phones_stay_signed_in(mut hotline: Hotline) {
    let mut first = a_phone(&mut hotline).await;
    let nameless = first.asks(&hotline, "crew/devices", &json!({ "name": " " })).await;
    assert_eq!(nameless.json::<Problem>().await.expect("a problem").code, Code::TextEmpty);
    first.is_enrolled(&hotline, "1").await;
    for name in ["2", "3", "4", "5"] {
        Phone::signs_in(&hotline, &first.username).await.is_enrolled(&hotline, name).await;
    }
    let mut sixth = Phone::signs_in(&hotline, &first.username).await;
    let full = sixth.asks(&hotline, "crew/devices", &json!({ "name": "6" })).await;
    assert_eq!(full.json::<Problem>().await.expect("a problem").code, Code::PhonesFull);
    let mixed = Phone { cookie: first.cookie.clone(), ..sixth.clone() };
    let foreign = mixed.asks(&hotline, "crew/devices", &json!({ "name": "7" })).await;
    assert_eq!(foreign.json::<Problem>().await.expect("a problem").code, Code::SignInNeeded, "another's cookie");
    let (status, _) = hotline.send(Method::POST, "/api/v1/sign-out", None, None::<&()>).await;
    assert_eq!(status, StatusCode::NO_CONTENT, "without a cookie nothing ends");
    assert_eq!(first.asks(&hotline, "sign-out", &json!({})).await.status(), StatusCode::NO_CONTENT);
    assert_eq!(sixth.is_enrolled(&hotline, "6").await.len(), 5, "one made room");
    hotline.close().await;
}
