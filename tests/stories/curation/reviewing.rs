//! A review as it is worked: the next one, the checklist, a second pair of eyes, advice, passages, what both sides say, and age.

use std::collections::BTreeSet;

use commons_tests::{Answer, Client, TestApp};
use sea_orm::ConnectionTrait;
use serde_json::{Value, json};
use time::Duration;

use crate::scene::{DANA, JO, LUIS, OMAR, PRIYA, decide, finished, submit};

const STEP: &str = "... on ReviewStepDone { reviewRequest { state } } ... on ReviewNotYours { message }";
const DECIDED: &str = "... on ReviewDecided { reviewRequest { state } } ... on ReviewChecksMissing { message missing { criterion { key } needsSecond } }";
const REVIEW: &str = "query Q($id: ID!) { node(id: $id) { ... on ReviewRequest { state age beforeAlliance viewerActions \
                      checks { criterion { key } verdict note needsSecond by { name } } \
                      timeline { kind text passage staffOnly verdict criterion { key } by { name } } } } }";

async fn asked(app: &TestApp) -> (String, String) {
    let luis = app.person(LUIS).await;
    let (resource, revision) = finished(&luis, "A call tree", "PUBLIC", "Call in this order.").await;
    let request = submit(&luis, &resource, revision).await;
    (resource, request)
}

async fn review(client: &Client<'_>, request: &str) -> Value {
    client.ask(REVIEW, json!({ "id": request })).await.ok()["node"].clone()
}

fn kinds(review: &Value) -> Vec<&str> {
    let entries = review["timeline"].as_array().expect("a timeline");
    entries.iter().map(|entry| entry["kind"].as_str().expect("a kind")).collect()
}

async fn check(client: &Client<'_>, request: &str, key: &str, verdict: &str, note: &str) -> Answer {
    let input = json!({ "reviewRequestId": request, "criterion": key, "verdict": verdict, "note": note });
    client.tell("checkReview", input, STEP).await
}

#[tokio::test]
async fn a_doubt_needs_a_second_pair_of_eyes_before_it_is_approved() {
    let app = TestApp::new().await;
    let (_, request) = asked(&app).await;
    let (luis, omar, priya) = (app.person(LUIS).await, app.person(OMAR).await, app.person(PRIYA).await);
    assert_eq!(
        check(&omar, &request, "lawful", "YES", "").await.ok()["__typename"],
        "ReviewNotYours",
        "claim first"
    );
    let next = omar.ask("mutation { claimNextReview { reviewRequest { id state } } }", json!({})).await.ok();
    assert_eq!(next["claimNextReview"]["reviewRequest"], json!({ "id": request, "state": "CLAIMED" }));
    for (key, verdict, note, field) in
        [("lawful", "DOUBT", " ", "note"), ("lawful", "NO", "", "note"), ("pretty", "YES", "", "criterion")]
    {
        let refused = check(&omar, &request, key, verdict, note).await;
        assert_eq!(
            (refused.code(), &refused.errors[0]["extensions"]["field"]),
            ("BAD_USER_INPUT", &json!(field))
        );
    }
    check(&omar, &request, "lawful", "DOUBT", "Arizona changed its law in May.").await.ok();
    let verdict = json!({ "reviewRequestId": request, "decision": "APPROVE", "reason": "Good." });
    assert_eq!(
        omar.tell("decideReview", verdict.clone(), DECIDED).await.code(),
        "FORBIDDEN",
        "reviewers advise"
    );
    let advised = omar.tell("adviseReview", verdict.clone(), STEP).await.ok();
    assert_eq!(advised["reviewRequest"]["state"], "WAITING", "the claim is given back");

    priya.tell("claimReview", json!({ "reviewRequestId": request }), "").await.ok();
    let refused = priya.tell("decideReview", verdict.clone(), DECIDED).await.ok();
    assert_eq!(
        refused["missing"],
        json!([{ "criterion": { "key": "lawful" }, "needsSecond": true }]),
        "{refused}"
    );
    check(&priya, &request, "lawful", "YES", "").await.ok();
    check(&priya, &request, "private", "NO", "A voter's name on page 2.").await.ok();
    let refused = priya.tell("decideReview", verdict.clone(), DECIDED).await.ok();
    assert_eq!(refused["missing"], json!([{ "criterion": { "key": "private" }, "needsSecond": false }]));
    check(&priya, &request, "private", "YES", "It is the clerk's.").await.ok();
    let done = priya.tell("decideReview", verdict, DECIDED).await.ok();
    assert_eq!(done["reviewRequest"]["state"], "APPROVED", "{done}");

    let seen = review(&luis, &request).await;
    let verdicts: BTreeSet<&str> = seen["checks"]
        .as_array()
        .expect("checks")
        .iter()
        .filter_map(|check| check["verdict"].as_str())
        .collect();
    assert_eq!(verdicts, BTreeSet::from(["YES"]), "whoever approves answers the rest");
    assert_eq!(seen["checks"][1]["by"]["name"], json!("Priya (demo curator)"));
    assert!(!kinds(&seen).contains(&"ADVICE_TO_APPROVE"), "advice stays between staff");
    assert_eq!(
        kinds(&review(&omar, &request).await)[..5],
        ["SUBMITTED", "CLAIMED", "CHECK", "ADVICE_TO_APPROVE", "CLAIMED"]
    );
    assert_eq!(kinds(&seen).last(), Some(&"APPROVED"));
    app.settle().await;
}

#[tokio::test]
async fn changes_are_asked_for_at_passages() {
    let app = TestApp::new().await;
    let (_, request) = asked(&app).await;
    let (jo, priya) = (app.person(JO).await, app.person(PRIYA).await);
    priya.tell("claimReview", json!({ "reviewRequestId": request }), "").await.ok();
    let passage = |quote: &str, text: &str| json!([{ "quote": quote, "text": text }]);
    let decision = |decision: &str, passages: Value| json!({ "reviewRequestId": request, "decision": decision, "reason": "Almost.", "passages": passages });
    for (word, passages) in [
        ("APPROVE", passage("in this order", "In which?")),
        ("ASK_FOR_CHANGES", passage(" ", "In which?")),
        ("ASK_FOR_CHANGES", passage("in this order", "")),
        ("ASK_FOR_CHANGES", json!(vec![json!({ "quote": "x", "text": "x" }); 51])),
    ] {
        let refused = priya.tell("decideReview", decision(word, passages), DECIDED).await;
        assert_eq!(
            (refused.code(), &refused.errors[0]["extensions"]["field"]),
            ("BAD_USER_INPUT", &json!("passages"))
        );
    }
    let input = decision("ASK_FOR_CHANGES", passage("in this order", "Say in which order."));
    assert_eq!(priya.tell("decideReview", input, DECIDED).await.ok()["__typename"], "ReviewDecided");
    let seen = review(&jo, &request).await;
    assert_eq!(kinds(&seen), ["SUBMITTED", "CLAIMED", "PASSAGE", "CHANGES_ASKED"]);
    assert_eq!(seen["timeline"][2]["passage"], "in this order");
    assert_eq!(seen["timeline"][2]["text"], "Say in which order.");
    app.settle().await;
}

#[tokio::test]
async fn both_sides_write_to_each_other_and_staff_between_themselves() {
    let app = TestApp::new().await;
    let (_, request) = asked(&app).await;
    let (jo, omar, dana) = (app.person(JO).await, app.person(OMAR).await, app.person(DANA).await);
    let comment = |text: &str, staff_only: bool| json!({ "reviewRequestId": request, "text": text, "staffOnly": staff_only });
    let said = "... on ReviewCommented { entry { kind } } ... on ReviewClosed { message }";
    assert_eq!(
        omar.tell("commentReview", comment("Which law is it?", false), said).await.ok()["entry"]["kind"],
        "COMMENT"
    );
    assert_eq!(
        jo.tell("commentReview", comment("The one of 2025.", false), said).await.ok()["entry"]["kind"],
        "COMMENT"
    );
    assert_eq!(
        omar.tell("commentReview", comment("They asked twice.", true), said).await.ok()["entry"]["kind"],
        "NOTE"
    );
    assert_eq!(jo.tell("commentReview", comment("Between us.", true), said).await.code(), "FORBIDDEN");
    assert_eq!(dana.tell("commentReview", comment("And me?", false), said).await.code(), "NOT_FOUND");
    assert_eq!(jo.tell("commentReview", comment("  ", false), said).await.code(), "BAD_USER_INPUT");
    assert_eq!(
        jo.tell("commentReview", comment(&"x".repeat(5_001), false), said).await.code(),
        "BAD_USER_INPUT"
    );
    assert_eq!(kinds(&review(&jo, &request).await), ["SUBMITTED", "COMMENT", "COMMENT"]);
    assert_eq!(kinds(&review(&omar, &request).await), ["SUBMITTED", "COMMENT", "COMMENT", "NOTE"]);
    let record = "{ record(first: 50, filter: { kinds: [\"review.noted\"] }) { totalCount } }";
    let luis = app.person(LUIS).await;
    assert_eq!(luis.ask(record, json!({})).await.data["record"]["totalCount"].as_i64().unwrap_or(0), 0);
    decide(&app.person(PRIYA).await, &request, "DECLINE").await;
    assert_eq!(
        jo.tell("commentReview", comment("Why?", false), said).await.ok()["__typename"],
        "ReviewClosed"
    );
    app.settle().await;
}

#[tokio::test]
async fn a_claim_is_given_back_to_its_old_place() {
    let app = TestApp::new().await;
    let (_, request) = asked(&app).await;
    let (omar, priya) = (app.person(OMAR).await, app.person(PRIYA).await);
    let input = json!({ "reviewRequestId": request });
    omar.tell("claimReview", input.clone(), "").await.ok();
    assert_eq!(priya.tell("releaseReview", input.clone(), STEP).await.ok()["__typename"], "ReviewNotYours");
    let next = "mutation { claimNextReview { reviewRequest { id } } }";
    assert!(
        priya.ask(next, json!({})).await.ok()["claimNextReview"]["reviewRequest"].is_null(),
        "it is held"
    );
    assert_eq!(omar.tell("releaseReview", input, STEP).await.ok()["reviewRequest"]["state"], "WAITING");
    let again = omar.ask(next, json!({})).await.ok();
    assert!(again["claimNextReview"]["reviewRequest"].is_null(), "what one gave back is for somebody else");
    assert_eq!(
        priya.ask(next, json!({})).await.ok()["claimNextReview"]["reviewRequest"]["id"],
        json!(request)
    );
    let luis = app.person(LUIS).await;
    assert!(
        luis.ask(next, json!({})).await.ok()["claimNextReview"]["reviewRequest"].is_null(),
        "for staff alone"
    );
    app.settle().await;
}

#[tokio::test]
async fn what_waits_grows_old_in_sight() {
    let app = TestApp::new().await;
    let (_, request) = asked(&app).await;
    let priya = app.person(PRIYA).await;
    for (days, age, late) in [(0, "FRESH", 0), (3, "DUE", 0), (5, "LATE", 1)] {
        app.clock.pass(Duration::days(days));
        let priya = app.person(PRIYA).await;
        assert_eq!(review(&priya, &request).await["age"], age);
        assert_eq!(priya.ask("{ lateReviews }", json!({})).await.ok()["lateReviews"], late);
        let luis = app.person(LUIS).await;
        assert_eq!(
            luis.ask("{ lateReviews }", json!({})).await.ok()["lateReviews"],
            0,
            "it is not theirs to decide"
        );
    }
    drop(priya);
    decide(&app.person(PRIYA).await, &request, "DECLINE").await;
    assert!(review(&app.person(PRIYA).await, &request).await["age"].is_null());
    app.settle().await;
}

/// Takes one after the other and decides it until nothing waits; the requests that were taken.
async fn work(staff: &Client<'_>) -> Vec<String> {
    let mut taken = Vec::new();
    loop {
        let next = staff.ask("mutation { claimNextReview { reviewRequest { id } } }", json!({})).await.ok();
        let Some(id) = next["claimNextReview"]["reviewRequest"]["id"].as_str() else { return taken };
        let input =
            json!({ "reviewRequestId": id, "decision": "DECLINE", "reason": "It is a copy of another one." });
        let decided = staff.tell("decideReview", input, "").await.ok();
        assert_eq!(decided["__typename"], "ReviewDecided", "{decided}");
        taken.push(id.to_owned());
    }
}

#[tokio::test]
async fn five_hundred_requests_are_worked_by_two_at_once_without_a_collision() {
    let app = TestApp::new().await;
    let many = "INSERT INTO resource (id, department_id, state, slug, kind, reach, status, published, submitted, title, created_at, updated_at, shown_at) \
            SELECT ('0190aaaa-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, department.id, 'AZ', 'many-' || n, 'template', 'public', 'in_review', \
                false, true, 'Many ' || n, now(), now(), now() FROM generate_series(1, 500) n, department WHERE ocd_id LIKE '%/county:yuma'; \
         INSERT INTO version (id, resource_id, reach, title, summary, body, change_note, language, states, \"values\", standards, topics, draft_revision, reviewed, created_at) \
            SELECT id, id, 'public', title, '', '', '', 'en', '{}', '{}', '{}', '{}', 1, false, now() FROM resource WHERE slug LIKE 'many-%'; \
         INSERT INTO review_request (id, department_id, resource_id, version_id, state, submitted_at) \
            SELECT id, department_id, id, id, 'waiting', created_at FROM resource WHERE slug LIKE 'many-%'";
    app.owner.execute_unprepared(many).await.expect("five hundred requests");
    let (priya, ana) = (app.person(PRIYA).await, app.person(crate::scene::ANA).await);
    let (first, second) = tokio::join!(work(&priya), work(&ana));
    assert!(first.len() > 50 && second.len() > 50, "both had work: {} and {}", first.len(), second.len());
    let all: BTreeSet<&String> = first.iter().chain(&second).collect();
    assert_eq!((all.len(), first.len() + second.len()), (500, 500), "each was taken once");
    assert_eq!(app.count("SELECT count(*) FROM review_request WHERE state = 'declined'").await, 500);
    app.settle().await;
}

#[tokio::test]
async fn of_two_decisions_at_once_one_counts() {
    let app = TestApp::new().await;
    let (_, request) = asked(&app).await;
    let priya = app.person(PRIYA).await;
    priya.tell("claimReview", json!({ "reviewRequestId": request }), "").await.ok();
    let decision = |word: &str| json!({ "reviewRequestId": request, "decision": word, "reason": "Read." });
    let (one, other) = tokio::join!(
        priya.tell("decideReview", decision("APPROVE"), ""),
        priya.tell("decideReview", decision("DECLINE"), "")
    );
    let mut came: Vec<String> = [one, other]
        .into_iter()
        .map(|answer| answer.ok()["__typename"].as_str().expect("an outcome").to_owned())
        .collect();
    came.sort();
    assert_eq!(came, ["ReviewDecided", "ReviewNotYours"]);
    app.settle().await;
}
