//! Is a system asked as it wants to be asked, and is it known how far it got?

use super::*;
use crate::exchange::far_end::{Does, FarEnd};

fn access(far_end: &FarEnd, sign_in: SystemSignIn) -> Access {
    Access { base_url: format!("http://127.0.0.1:{}/fhir", far_end.port), sign_in }
}

fn ask<'a>() -> SystemAsk<'a> {
    SystemAsk { verb: Verb::Put, path: "Task/7?x=1%7C2", if_match: Some("W/\"3\""), body: Some("{}") }
}

async fn asked(sign_in: SystemSignIn) -> String {
    let far_end = FarEnd::open(Does::Answers(200, "{}")).await;
    let systems = Systems::new(None).unwrap();
    let reply = systems.ask(&access(&far_end, sign_in), &ask()).await.unwrap_or_else(|taken| panic!("{taken:?}"));
    assert_eq!((reply.status, &reply.body[..]), (200, &b"{}"[..]));
    far_end.asked()[0].head.to_ascii_lowercase()
}

#[tokio::test]
async fn does_a_system_get_the_path_the_version_and_who_we_are() {
    let head = asked(SystemSignIn::None {}).await;
    assert!(head.starts_with("put /fhir/task/7?x=1%7c2 http/1.1"), "{head}");
    assert!(head.contains("if-match: w/\"3\"") && head.contains("content-type: application/fhir+json"), "{head}");
    assert!(!head.contains("authorization"), "{head}");
    let head = asked(SystemSignIn::Bearer { token: "abc".to_owned() }).await;
    assert!(head.contains("authorization: bearer abc"), "{head}");
    let head = asked(SystemSignIn::Basic { user: "u".to_owned(), password: "p".to_owned() }).await;
    assert!(head.contains("authorization: basic dtpw"), "{head}");
}

#[tokio::test]
async fn is_a_token_fetched_for_each_attempt_and_nothing_said_without_one() {
    let table = [
        (Does::Answers(200, r#"{"access_token":"t-1"}"#), None),
        (Does::Answers(401, "{}"), Some(SendOutcome::Refused)),
        (Does::Answers(500, "{}"), Some(SendOutcome::Unreachable)),
        (Does::Answers(200, "<html>"), Some(SendOutcome::Unreachable)),
        (Does::HangsUp, Some(SendOutcome::Unreachable)),
    ];
    for (does, expected) in table {
        let (tokens, far_end) = (FarEnd::open(does).await, FarEnd::open(Does::Answers(200, "{}")).await);
        let sign_in = SystemSignIn::ClientCredentials {
            token_url: format!("http://127.0.0.1:{}/token", tokens.port),
            client: "hot line".to_owned(),
            secret: "s&p".to_owned(),
            scope: "system/Task.rs".to_owned(),
        };
        let answered = Systems::new(None).unwrap().ask(&access(&far_end, sign_in), &ask()).await;
        assert_eq!(answered.as_ref().err().map(|taken| taken.outcome), expected);
        let form = &tokens.asked()[0];
        assert_eq!(form.body, "grant_type=client_credentials&scope=system%2FTask.rs");
        match expected {
            None => assert!(far_end.asked()[0].head.to_ascii_lowercase().contains("authorization: bearer t-1")),
            Some(_) => assert!(far_end.asked().is_empty(), "nothing was said"),
        }
    }
}

#[tokio::test]
async fn is_it_known_how_far_a_request_got() {
    for (does, expected) in [(Does::HangsUp, SendOutcome::NoAnswer), (Does::IsSilent, SendOutcome::NoAnswer)] {
        let far_end = FarEnd::open(does).await;
        let systems = Systems::new(None).unwrap().with_limit(Millis(200));
        let Err(taken) = systems.ask(&access(&far_end, SystemSignIn::None {}), &ask()).await else {
            panic!("it answered")
        };
        assert_eq!(taken.outcome, expected);
    }
    let gone = Access { base_url: "http://127.0.0.1:1/fhir".to_owned(), sign_in: SystemSignIn::None {} };
    let Err(taken) = Systems::new(None).unwrap().ask(&gone, &ask()).await else { panic!("it answered") };
    assert_eq!(taken.outcome, SendOutcome::Unreachable);
}

#[test]
fn which_addresses_are_taken() {
    for good in ["https://h.example/fhir", "http://127.0.0.1:8080/fhir", "https://h.example"] {
        assert_eq!(check_address(good), Ok(()), "{good}");
    }
    for bad in ["http://h.example/fhir", "https://u:p@h.example", "https://h.example/?a=1", "https://h.example/#a", "h"]
    {
        assert!(check_address(bad).is_err(), "{bad}");
    }
}
