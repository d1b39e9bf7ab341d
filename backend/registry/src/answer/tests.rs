//! Is only that called taken of which it is known?

use super::*;

fn response(entries: &[&str]) -> Vec<u8> {
    let entries: Vec<_> =
        entries.iter().map(|status| serde_json::json!({ "response": { "status": status } })).collect();
    serde_json::json!({ "resourceType": "Bundle", "type": "transaction-response", "entry": entries })
        .to_string()
        .into_bytes()
}

#[test]
fn what_comes_of_a_transaction() {
    let table: &[(u16, Vec<u8>, SendOutcome)] = &[
        (200, response(&["201 Created", "200 OK"]), SendOutcome::Accepted),
        (201, response(&["201", "200"]), SendOutcome::Accepted),
        // It lies: fewer entries, other words, or nothing at all.
        (200, response(&["201 Created"]), SendOutcome::NoAnswer),
        (200, response(&["201 Created", "yes"]), SendOutcome::NoAnswer),
        (200, b"<html>welcome</html>".to_vec(), SendOutcome::NoAnswer),
        (200, b"{\"resourceType\":\"OperationOutcome\"}".to_vec(), SendOutcome::NoAnswer),
        (200, Vec::new(), SendOutcome::NoAnswer),
        // It took it apart, as no transaction may be.
        (200, response(&["201 Created", "422 Unprocessable"]), SendOutcome::Refused),
        (301, Vec::new(), SendOutcome::Refused),
        (400, Vec::new(), SendOutcome::Refused),
        (401, Vec::new(), SendOutcome::Refused),
        (404, Vec::new(), SendOutcome::Refused),
        (409, Vec::new(), SendOutcome::Deferred),
        (412, Vec::new(), SendOutcome::Refused),
        (422, Vec::new(), SendOutcome::Refused),
        (429, Vec::new(), SendOutcome::Deferred),
        (500, Vec::new(), SendOutcome::NoAnswer),
        (502, Vec::new(), SendOutcome::NoAnswer),
        (503, Vec::new(), SendOutcome::Deferred),
    ];
    for (status, body, expected) in table {
        assert_eq!(written(*status, body, 2).outcome, *expected, "{status} {}", String::from_utf8_lossy(body));
    }
}

#[test]
fn is_what_changed_under_us_looked_at_again() {
    assert_eq!(rewritten(412, b"").outcome, SendOutcome::Deferred);
    assert_eq!(rewritten(409, b"").outcome, SendOutcome::Deferred);
    assert_eq!(rewritten(200, b"").outcome, SendOutcome::Accepted);
    assert_eq!(introduced(201, b"").outcome, SendOutcome::Accepted);
    assert_eq!(introduced(501, b"").outcome, SendOutcome::NoAnswer);
}

#[test]
fn does_an_account_of_an_answer_keep_the_codes_and_leave_the_words() {
    let body =
        br#"{"issue":[{"code":"duplicate","diagnostics":"13100000000"},{"code":"not-found"},{"code":"X\r\n1"}]}"#;
    assert_eq!(written(422, body, 1).answer, "HTTP 422: duplicate, not-found, ");
    assert_eq!(written(500, b"Zhang San 13100000000", 1).answer, "HTTP 500");
}
