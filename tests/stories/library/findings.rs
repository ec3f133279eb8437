//! What a document's author should know before sharing it, and what she decides.

use commons_tests::{Client, TestApp, careless_docx, docx};
use serde_json::{Value, json};

use crate::scene::{DANA, JO, LUIS, PRIYA, create, decide, department_of, save, submit};

const SEEN: &str = "query Q($id: ID!) { node(id: $id) { ... on Attachment {
    filename state findings { code severity count why mend rule cleaned places { at excerpt } }
    decision { choice reason } cleanable cleanedFromId text { text } } } }";

async fn seen(client: &Client<'_>, id: &str) -> Value {
    client.ask(SEEN, json!({ "id": id })).await.ok()["node"].clone()
}

fn codes(document: &Value) -> Vec<&str> {
    let findings = document["findings"].as_array().unwrap_or_else(|| panic!("findings in {document}"));
    findings.iter().map(|finding| finding["code"].as_str().expect("a code")).collect()
}

fn finding<'a>(document: &'a Value, code: &str) -> &'a Value {
    let findings = document["findings"].as_array().expect("findings");
    findings
        .iter()
        .find(|finding| finding["code"] == code)
        .unwrap_or_else(|| panic!("no {code} in {document}"))
}

/// Another county of the facts that ship, whose phone number and name slipped in.
const SLIP: &str = "Questions? Call Maricopa County at 480-555-0199.";

#[tokio::test]
async fn findings_explain_themselves_and_a_clean_copy_is_without_them() {
    let app = TestApp::new().await;
    let jo = app.person(JO).await;
    let department = department_of(&jo).await;
    let id = jo.upload(&department, "closing.docx", &careless_docx(&[SLIP, "Sign in [COUNTY NAME]."])).await;
    app.settle().await;
    let original = seen(&jo, &id).await;
    let found = codes(&original);
    for code in ["TRACKED_CHANGES", "HIDDEN_TEXT", "METADATA", "PLACEHOLDER", "OTHER_DEPARTMENT"] {
        assert!(found.contains(&code), "{code} in {found:?}");
    }
    let slip = finding(&original, "OTHER_DEPARTMENT");
    assert!(
        slip["places"][0]["excerpt"].as_str().is_some_and(|words| words.contains("Maricopa County")),
        "{slip}"
    );
    for said in ["why", "mend"] {
        assert!(slip[said].as_str().is_some_and(|words| words.len() > 20), "{slip}");
    }
    assert_eq!(original["cleanable"], true);
    assert!(original["decision"].is_null(), "nothing is decided for her");

    let copied = jo.tell("takeCleanCopy", json!({ "attachmentId": id }), "attachment { id }").await.ok();
    let copy_id = copied["attachment"]["id"].as_str().expect("an id").to_owned();
    assert_ne!(copy_id, id);
    app.settle().await;
    let copy = seen(&jo, &copy_id).await;
    assert_eq!(
        (copy["state"].as_str(), copy["cleanedFromId"].as_str()),
        (Some("READY"), Some(id.as_str())),
        "{copy}"
    );
    assert_eq!(copy["cleanable"], false, "{copy}");
    assert!(codes(&copy).contains(&"OTHER_DEPARTMENT"), "what only she can judge stays: {copy}");
    let words = copy["text"]["text"].as_str().expect("words");
    assert!(
        words.contains("Polls close at eight") && !words.contains("seven") && !words.contains("vendor"),
        "{words}"
    );
    let bytes = jo.download(&format!("/files/{copy_id}")).await.1.expect("the copy");
    assert!(!String::from_utf8_lossy(&bytes).contains("Demo Author"));
    assert_eq!(seen(&jo, &id).await["decision"]["choice"], "TOOK_CLEAN_COPY");
    let again = jo.tell("takeCleanCopy", json!({ "attachmentId": id }), "attachment { id }").await.ok();
    assert_eq!(again["attachment"]["id"].as_str(), Some(copy_id.as_str()), "asked twice, made once");
    let nothing = jo.tell("takeCleanCopy", json!({ "attachmentId": copy_id }), "").await;
    assert!(
        nothing.message().contains("nothing that a clean copy would be without"),
        "{}",
        nothing.message()
    );
    app.settle().await;
}

#[tokio::test]
async fn keeping_the_original_needs_a_reason_which_reviewers_read_and_readers_do_not() {
    let app = TestApp::new().await;
    let (luis, priya) = (app.person(LUIS).await, app.person(PRIYA).await);
    let id = luis.upload(&department_of(&luis).await, "closing.docx", &careless_docx(&[SLIP])).await;
    app.settle().await;
    let keep = |reason: &str| json!({ "attachmentId": id, "reason": reason });
    for wrong in ["  ", &"x".repeat(501)] {
        let refused = luis.tell("keepOriginal", keep(wrong), "").await;
        assert_eq!(refused.errors[0]["extensions"]["field"], "reason");
    }
    let resource = create(&luis, "TEMPLATE", "Closing the polls").await;
    let changes = json!({ "summary": "How polls close.", "body": "See the document.", "reach": "PUBLIC",
                          "changeNote": "First.", "attachmentIds": [id] });
    let revision = save(&luis, &resource, changes).await;
    // Somebody who writes the draft too may decide; a stranger knows of nothing.
    let jo = app.person(JO).await;
    jo.tell("keepOriginal", keep("The changes show why we close at eight."), "").await.ok();
    let dana = app.person(DANA).await;
    assert_eq!(dana.tell("keepOriginal", keep("Mine now."), "").await.code(), "NOT_FOUND");
    let request = submit(&luis, &resource, revision).await;
    let reviewed = seen(&priya, &id).await;
    assert!(codes(&reviewed).contains(&"TRACKED_CHANGES"));
    let decision = json!({ "choice": "KEPT_ORIGINAL", "reason": "The changes show why we close at eight." });
    assert_eq!(reviewed["decision"], decision);
    decide(&priya, &request, "APPROVE").await;
    app.settle().await;
    let public = seen(&app.visitor(), &id).await;
    assert_eq!(public["state"], "READY");
    assert!(public["findings"].is_null() && public["decision"].is_null(), "{public}");
    assert_eq!(public["cleanable"], false);
    let late = luis.tell("keepOriginal", keep("Again."), "").await;
    assert_eq!(late.code(), "FORBIDDEN", "a document of a published version never changes");
}

#[tokio::test]
async fn a_decision_is_no_colleagues_business_while_the_upload_is_private() {
    let app = TestApp::new().await;
    let (jo, luis) = (app.person(JO).await, app.person(LUIS).await);
    let id = jo.upload(&department_of(&jo).await, "log.docx", &docx(&["SSN 219-09-9999"])).await;
    app.settle().await;
    let ours = seen(&jo, &id).await;
    let number = finding(&ours, "SOCIAL_SECURITY_NUMBER");
    assert_eq!((number["severity"].as_str(), number["cleaned"].as_bool()), (Some("SERIOUS"), Some(false)));
    assert!(!ours["findings"].to_string().contains("219-09"), "an excerpt is masked: {ours}");
    assert!(seen(&luis, &id).await.is_null());
    for (mutation, input) in [
        ("keepOriginal", json!({ "attachmentId": id, "reason": "It is mine." })),
        ("takeCleanCopy", json!({ "attachmentId": id })),
    ] {
        assert_eq!(luis.tell(mutation, input, "").await.code(), "NOT_FOUND", "{mutation}");
    }
}
