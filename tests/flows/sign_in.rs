//! Signing in: can a password be guessed, a stolen cookie be used, a disabled account keep a caller?

use reqwest::{Method, StatusCode, header};
use serde_json::json;
use xinqiao_domain::accounts::MAX_FAILURES;
use xinqiao_domain::presence::Presence;
use xinqiao_domain::roles::Role;
use xinqiao_protocol::http::sign_in::SignIn;
use xinqiao_protocol::{Code, Problem};
use xinqiao_tests::{Hotline, seconds};

/// A fresh sign-in's refresh token, as a browser keeps it.
async fn signs_in(hotline: &Hotline, username: &str, password: &str) -> String {
    let body = SignIn { username: username.to_owned(), password: password.to_owned() };
    let url = format!("{}/api/v1/sign-in", hotline.origin(0));
    let answer = hotline.http.post(url).json(&body).send().await.expect("the hotline answers");
    assert!(answer.status().is_success(), "{}", answer.status());
    cookie(&answer).expect("a refresh token")
}

/// The refresh token that an answer sets, without its attributes.
fn cookie(answer: &reqwest::Response) -> Option<String> {
    let set = answer.headers().get(header::SET_COOKIE)?.to_str().ok()?;
    Some(set.split(';').next()?.to_owned())
}

/// What a page of `origin` is answered when it asks with this cookie.
async fn asks(hotline: &Hotline, path: &str, cookie: &str, origin: &str) -> reqwest::Response {
    let url = format!("{}/api/v1/{path}", hotline.origin(0));
    let request = hotline.http.post(url).header(header::COOKIE, cookie).header(header::ORIGIN, origin);
    request.send().await.expect("the hotline answers")
}

#[tokio::test]
async fn does_a_guesser_learn_who_works_here() {
    let mut hotline = Hotline::open().await;
    let known = hotline.person(&[Role::Operator]).await.me.username;
    let guess = |username: &str| SignIn { username: username.to_owned(), password: "a wild guess".to_owned() };
    for attempt in 1..=MAX_FAILURES + 1 {
        let expected = if attempt < MAX_FAILURES { Code::SignInWrong } else { Code::SignInLocked };
        for username in [known.as_str(), "nobody.here"] {
            let problem = hotline.refused(Method::POST, "/api/v1/sign-in", None, Some(&guess(username))).await;
            assert_eq!(problem.code, expected, "{username}, attempt {attempt}");
        }
    }
    hotline.close().await;
}

#[tokio::test]
async fn is_a_lost_answer_repeated_and_a_stolen_cookie_the_end_of_the_sign_in() {
    let hotline = Hotline::open().await;
    let page = hotline.origin(0);
    let first = signs_in(&hotline, "an.lan", "correct horse 电池 staple").await;
    let next = cookie(&asks(&hotline, "refresh", &first, &page).await).unwrap();
    assert_ne!(next, first);
    let again = cookie(&asks(&hotline, "refresh", &first, &page).await).unwrap();
    assert_eq!(again, next, "the same answer for whoever did not get it");
    for origin in ["null", "http://evil.example"] {
        let answer = asks(&hotline, "refresh", &next, origin).await;
        assert_eq!(answer.json::<Problem>().await.unwrap().code, Code::WrongOrigin, "{origin}");
    }
    hotline.fast_forward(seconds(11));
    let thief = asks(&hotline, "refresh", &first, &page).await;
    assert_eq!(thief.status(), StatusCode::UNAUTHORIZED);
    let owner = asks(&hotline, "refresh", &next, &page).await;
    assert_eq!(owner.status(), StatusCode::UNAUTHORIZED, "nobody can tell which of the two is the thief");
    hotline.close().await;
}

#[tokio::test]
async fn does_nothing_but_a_new_password_work_with_one_that_somebody_else_knows() {
    let hotline = Hotline::open().await;
    let account = json!({ "name": "林悦", "username": "lin.yue", "badge": "07", "roles": ["system_admin"],
        "languages": ["zh-CN"], "gender": null, "grade": "full" });
    let made: serde_json::Value = hotline.ask(Method::POST, "/api/v1/staff", hotline.admin(), Some(&account)).await;
    let one_time = made["password"].as_str().unwrap();
    let token = hotline.sign_in("lin.yue", one_time).await.access_token;
    let settings = hotline.refused(Method::GET, "/api/v1/settings", Some(&token), None::<&()>).await;
    assert_eq!(settings.code, Code::PasswordChangeNeeded);
    let ticket = json!({ "kind": "staff" });
    let ticket = hotline.refused(Method::POST, "/api/v1/socket-tickets", Some(&token), Some(&ticket)).await;
    assert_eq!(ticket.code, Code::PasswordChangeNeeded);
    for (new, why) in [(one_time, "same"), ("short", "too_short"), ("lin.yue is my name", "contains_username")] {
        let body = json!({ "current": one_time, "new": new });
        let problem = hotline.refused(Method::POST, "/api/v1/me/password", Some(&token), Some(&body)).await;
        assert_eq!((problem.code, problem.params["why"].as_str()), (Code::PasswordWeak, why));
    }
    let body = json!({ "current": one_time, "new": "a quiet lake at dusk" });
    let (status, text) = hotline.send(Method::POST, "/api/v1/me/password", Some(&token), Some(&body)).await;
    assert_eq!(status, StatusCode::NO_CONTENT, "{text}");
    let (status, text) = hotline.send(Method::GET, "/api/v1/settings", Some(&token), None::<&()>).await;
    assert_eq!(status, StatusCode::OK, "{text}");
    hotline.close().await;
}

#[tokio::test]
async fn does_a_disabled_operator_let_go_of_the_caller() {
    let mut hotline = Hotline::open().await;
    let mut first = hotline.operator().await;
    first.is(Presence::Available).await;
    let mut caller = hotline.caller().await;
    let held = first.takes(&caller).await;
    caller.is_answered().await;
    first.writes(&held, "我在。").await;

    let path = format!("/api/v1/staff/{}/standing", first.staff);
    let body = json!({ "to": "disable" });
    let account: serde_json::Value = hotline.ask(Method::PUT, &path, hotline.admin(), Some(&body)).await;
    assert_eq!(account["standing"]["kind"], "disabled");
    caller.is_told_of_lost_operator().await;
    let me = hotline.refused(Method::GET, "/api/v1/me", Some(&first.token), None::<&()>).await;
    assert_eq!(me.code, Code::SignInNeeded);

    let mut second = hotline.operator().await;
    second.is(Presence::Available).await;
    hotline.fast_forward(seconds(21));
    let held = second.takes(&caller).await;
    second.reads(caller.session, "我在。").await;
    second.writes(&held, "我接着陪你。").await;
    caller.reads("我接着陪你。").await;
    hotline.close().await;
}
