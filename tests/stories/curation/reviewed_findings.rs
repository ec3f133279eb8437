//! What was found in the documents of a submitted version: those who review it see it on the request, during the review and
//! as long as the record of their decision stands; nobody else does, but those who wrote it.

use commons_tests::{Client, TestApp, careless_docx, docx};
use serde_json::{Value, json};

use crate::scene::{DANA, JO, LUIS, OMAR, PRIYA, RUTH, create, decide, department_of, save, submit};

const DOCUMENT: &str = "id filename scan cleanedFromId findings { code severity count mend places { at excerpt } } \
                        decision { choice reason } previews { path }";

/// The documents of the version that asks, as somebody is shown them on the review request; null when there is none for them.
async fn reviewed(client: &Client<'_>, request: &str) -> Value {
    let query = format!(
        "query Q($id: ID!) {{ node(id: $id) {{ ... on ReviewRequest {{ version {{ attachments {{ {DOCUMENT} }} }} }} }} }}"
    );
    client.ask(&query, json!({ "id": request })).await.ok()["node"]["version"]["attachments"].clone()
}

/// The document as its own page asks for it; null when there is none for them.
async fn alone(client: &Client<'_>, id: &str) -> Value {
    let query = format!("query Q($id: ID!) {{ node(id: $id) {{ ... on Attachment {{ {DOCUMENT} }} }} }}");
    client.ask(&query, json!({ "id": id })).await.ok()["node"].clone()
}

fn codes(document: &Value) -> Vec<&str> {
    let findings = document["findings"].as_array().unwrap_or_else(|| panic!("findings in {document}"));
    findings.iter().map(|finding| finding["code"].as_str().expect("a code")).collect()
}

/// What reviewers read: the number that was kept with a reason, and the clean copy with what only people can judge.
fn is_told(seen: &Value) {
    let [kept, copy] = &seen.as_array().unwrap_or_else(|| panic!("documents in {seen}"))[..] else {
        panic!("two documents in {seen}")
    };
    assert!(codes(kept).contains(&"SOCIAL_SECURITY_NUMBER"), "{kept}");
    assert!(!kept["findings"].to_string().contains("219-09"), "an excerpt is masked: {kept}");
    assert_eq!(kept["decision"], json!({ "choice": "KEPT_ORIGINAL", "reason": "A made-up number." }));
    assert!(copy["cleanedFromId"].is_string(), "{copy}");
    assert!(!codes(copy).contains(&"TRACKED_CHANGES") && codes(copy).contains(&"PLACEHOLDER"), "{copy}");
}

/// A submitted template with a document that was kept as it is and a clean copy of another; gives the resource, its request
/// and the document that was kept.
async fn under_review(app: &TestApp, reach: &str) -> [String; 3] {
    let luis = app.person(LUIS).await;
    let department = department_of(&luis).await;
    let kept = luis.upload(&department, "example.docx", &docx(&["Write it so: SSN 219-09-9999"])).await;
    let careless =
        luis.upload(&department, "closing.docx", &careless_docx(&["Sign in [COUNTY NAME]."])).await;
    app.settle().await;
    let input = json!({ "attachmentId": kept, "reason": "A made-up number." });
    luis.tell("keepOriginal", input, "").await.ok();
    let copied =
        luis.tell("takeCleanCopy", json!({ "attachmentId": careless }), "attachment { id }").await.ok();
    let copy = copied["attachment"]["id"].as_str().expect("an id").to_owned();
    app.settle().await;
    let resource = create(&luis, "TEMPLATE", "Closing the polls").await;
    let changes = json!({ "summary": "How polls close.", "body": "See the documents.", "reach": reach,
                          "changeNote": "First.", "attachmentIds": [kept, copy] });
    let revision = save(&luis, &resource, changes).await;
    let request = submit(&luis, &resource, revision).await;
    [resource, request, kept]
}

/// A visitor, a member of another office and one who only reads in this one know of no request, and of the document at most
/// what its readers do.
async fn strangers_get_nothing(app: &TestApp, request: &str, document: &str) {
    for stranger in [app.visitor(), app.person(DANA).await, app.person(RUTH).await] {
        assert!(reviewed(&stranger, request).await.is_null());
        let seen = alone(&stranger, document).await;
        assert!(seen["findings"].is_null() && seen["decision"].is_null(), "{seen}");
    }
}

#[tokio::test]
async fn reviewers_see_what_was_found_and_what_was_decided_about_it() {
    let app = TestApp::new().await;
    let [_, request, document] = under_review(&app, "PUBLIC").await;
    // Who may claim it, and who has.
    let (priya, omar) = (app.person(PRIYA).await, app.person(OMAR).await);
    is_told(&reviewed(&priya, &request).await);
    priya.tell("claimReview", json!({ "reviewRequestId": request }), "").await.ok();
    for reader in [&priya, &omar, &app.person(LUIS).await, &app.person(JO).await] {
        is_told(&reviewed(reader, &request).await);
        assert!(codes(&alone(reader, &document).await).contains(&"SOCIAL_SECURITY_NUMBER"));
    }
    strangers_get_nothing(&app, &request, &document).await;
}

#[tokio::test]
async fn the_record_of_a_decision_keeps_what_it_rests_on() {
    for (decision, reach) in
        [("APPROVE", "PUBLIC"), ("APPROVE", "STATE"), ("ASK_FOR_CHANGES", "PUBLIC"), ("DECLINE", "PUBLIC")]
    {
        let app = TestApp::new().await;
        let [_, request, document] = under_review(&app, reach).await;
        decide(&app.person(PRIYA).await, &request, decision).await;
        app.settle().await;
        for reviewer in [PRIYA, OMAR] {
            is_told(&reviewed(&app.person(reviewer).await, &request).await);
        }
        strangers_get_nothing(&app, &request, &document).await;
    }
}

#[tokio::test]
async fn a_past_review_opens_no_document_that_came_later() {
    let app = TestApp::new().await;
    let luis = app.person(LUIS).await;
    let [resource, request, _] = under_review(&app, "PUBLIC").await;
    decide(&app.person(PRIYA).await, &request, "ASK_FOR_CHANGES").await;
    let later = luis.upload(&department_of(&luis).await, "later.docx", &docx(&["SSN 219-09-9998"])).await;
    app.settle().await;
    save(&luis, &resource, json!({ "attachmentIds": [later] })).await;
    let priya = app.person(PRIYA).await;
    assert!(alone(&priya, &later).await.is_null());
    is_told(&reviewed(&priya, &request).await);
    assert!(codes(&alone(&luis, &later).await).contains(&"SOCIAL_SECURITY_NUMBER"));
}
