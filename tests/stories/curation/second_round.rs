//! The second round of a review: what was asked for last time, whether its words still stand, and what was answered then; quotations
//! that stand in the version; and a record that tells of every round.

use std::collections::BTreeMap;

use commons_tests::{Client, TestApp, careless_docx};
use serde_json::{Value, json};

use crate::scene::{
    DANA, JO, LUIS, OMAR, PRIYA, create, decide, department_of, finished, published, save, submit,
};

const DECIDED: &str = "... on ReviewDecided { reviewRequest { state } } ... on ReviewNotYours { message }";
const ROUND: &str = "query Q($id: ID!) { node(id: $id) { ... on ReviewRequest { roundBefore { \
    reviewRequest { id state reason version { id title } checks { verdict note criterion { key } } } \
    passages { quote text stands } } } } }";

async fn round(client: &Client<'_>, request: &str) -> Value {
    client.ask(ROUND, json!({ "id": request })).await.ok()["node"]["roundBefore"].clone()
}

/// Claims a review and sends it back with passages.
async fn send_back(staff: &Client<'_>, request: &str, passages: Value) -> Value {
    staff.tell("claimReview", json!({ "reviewRequestId": request }), "").await.ok();
    let check = json!({ "reviewRequestId": request, "criterion": "credited", "verdict": "NO", "note": "Whose is the map?" });
    staff.tell("checkReview", check, "").await.ok();
    let decision = json!({ "reviewRequestId": request, "decision": "ASK_FOR_CHANGES", "reason": "Almost there.", "passages": passages });
    staff.tell("decideReview", decision, DECIDED).await.ok()
}

#[tokio::test]
async fn a_second_round_tells_what_was_asked_for_and_what_still_stands() {
    let app = TestApp::new().await;
    let luis = app.person(LUIS).await;
    let text = "Call in **this order**.\n\n- The sheriff\n- The clerk’s office";
    let (resource, revision) = finished(&luis, "A call tree", "PUBLIC", text).await;
    let first = submit(&luis, &resource, revision).await;
    let priya = app.person(PRIYA).await;
    assert!(round(&priya, &first).await.is_null(), "it is the first round");
    let passages = json!([
        { "quote": "this order", "text": "In which?" },
        { "quote": "The sheriff  The clerk's office", "text": "Name the numbers." },
    ]);
    assert_eq!(send_back(&priya, &first, passages).await["__typename"], "ReviewDecided");
    let mended = "Call from top to bottom.\n\n- The sheriff\n- The clerk’s office";
    let revision = save(&luis, &resource, json!({ "body": mended })).await;
    let second = submit(&luis, &resource, revision).await;

    for client in [&priya, &app.person(OMAR).await, &luis, &app.person(JO).await] {
        let before = round(client, &second).await;
        let then = &before["reviewRequest"];
        assert_eq!(
            (&then["id"], &then["state"], &then["reason"], &then["version"]["title"]),
            (&json!(first), &json!("CHANGES_ASKED"), &json!("Almost there."), &json!("A call tree"))
        );
        assert_eq!(
            before["passages"],
            json!([
                { "quote": "this order", "text": "In which?", "stands": false },
                { "quote": "The sheriff  The clerk's office", "text": "Name the numbers.", "stands": true },
            ])
        );
        let no = then["checks"].as_array().expect("checks").iter().find(|check| check["verdict"] == "NO");
        assert_eq!(
            no.expect("a no"),
            &json!({ "verdict": "NO", "note": "Whose is the map?", "criterion": { "key": "credited" } })
        );
    }
    let query =
        "query Q($from: ID!, $to: ID!) { compareVersions(from: $from, to: $to) { fields { field } } }";
    let ids = "query Q($id: ID!) { node(id: $id) { ... on ReviewRequest { version { id } } } }";
    let id = async |request: &str| {
        priya.ask(ids, json!({ "id": request })).await.ok()["node"]["version"]["id"].clone()
    };
    let between = json!({ "from": id(&first).await, "to": id(&second).await });
    let compared = priya.ask(query, between).await.ok();
    assert_eq!(compared["compareVersions"]["fields"], json!([{ "field": "body" }]), "{compared}");
    for outsider in [app.visitor(), app.person(DANA).await] {
        assert!(round(&outsider, &second).await.is_null());
    }

    decide(&priya, &second, "APPROVE").await;
    let changes = json!({ "body": "Call them all.", "changeNote": "All of them." });
    let revision = save(&luis, &resource, changes).await;
    let third = submit(&luis, &resource, revision).await;
    assert!(round(&priya, &third).await.is_null(), "what was approved since is no round before");
    app.settle().await;
}

#[tokio::test]
async fn what_is_quoted_stands_in_the_version_or_inside_its_documents() {
    let app = TestApp::new().await;
    let (luis, priya) = (app.person(LUIS).await, app.person(PRIYA).await);
    let resource = create(&luis, "TEMPLATE", "A seal log").await;
    let words = ["Write each number of a seal down."];
    let file = luis.upload(&department_of(&luis).await, "log.docx", &careless_docx(&words)).await;
    app.settle().await;
    let changes = json!({ "summary": "For seals.", "body": "One line a seal.", "reach": "PUBLIC", "attachmentIds": [file] });
    let revision = save(&luis, &resource, changes).await;
    let request = submit(&luis, &resource, revision).await;
    priya.tell("claimReview", json!({ "reviewRequestId": request }), "").await.ok();
    let asking = |quote: &str| {
        json!({ "reviewRequestId": request, "decision": "ASK_FOR_CHANGES", "reason": "Almost.",
                                       "passages": [{ "quote": quote, "text": "Say it otherwise." }] })
    };
    for absent in ["Two lines a seal", "one line"] {
        let refused = priya.tell("decideReview", asking(absent), DECIDED).await;
        let told = &refused.errors[0]["extensions"];
        assert_eq!(
            (refused.code(), &told["field"], &told["reason"], &told["value"]),
            ("BAD_USER_INPUT", &json!("passages"), &json!("PASSAGE_NOT_FOUND"), &json!(absent))
        );
        assert!(refused.message().contains("does not stand in this version"), "{}", refused.message());
    }
    let comment =
        |passage: &str| json!({ "reviewRequestId": request, "text": "Which one?", "passage": passage });
    let refused = priya.tell("commentReview", comment("Two lines a seal"), "").await;
    assert_eq!(
        (refused.code(), &refused.errors[0]["extensions"]["field"]),
        ("BAD_USER_INPUT", &json!("passage"))
    );
    for there in ["A seal  log", "For seals.", "One line\na seal", "number of a seal down"] {
        let said = luis.tell("commentReview", comment(there), "").await.ok();
        assert_eq!(said["__typename"], "ReviewCommented", "{there}");
    }
    let done = priya.tell("decideReview", asking("each number of a seal"), DECIDED).await.ok();
    assert_eq!(done["reviewRequest"]["state"], "CHANGES_ASKED");
    app.settle().await;
}

#[tokio::test]
async fn who_is_not_sure_asks_a_second_person_who_is_offered_it_first() {
    let app = TestApp::new().await;
    let (luis, omar, priya) = (app.person(LUIS).await, app.person(OMAR).await, app.person(PRIYA).await);
    let mut asked = Vec::new();
    for title in ["A call tree", "A key log", "A cart log"] {
        let (resource, revision) = finished(&luis, title, "PUBLIC", "Call in this order.").await;
        asked.push(submit(&luis, &resource, revision).await);
    }
    let step = "... on ReviewStepDone { reviewRequest { state claimedBy { name } secondAskedBy { name } } } ... on ReviewNotYours { message }";
    let doubted = &asked[1];
    let of = json!({ "reviewRequestId": doubted });
    assert_eq!(omar.tell("askSecondPerson", of.clone(), step).await.ok()["__typename"], "ReviewNotYours");
    omar.tell("claimReview", of.clone(), "").await.ok();
    let refused = omar.tell("askSecondPerson", of.clone(), step).await;
    assert_eq!(refused.errors[0]["extensions"]["reason"], "NO_DOUBT");
    let check = |verdict: &str, note: &str| json!({ "reviewRequestId": doubted, "criterion": "lawful", "verdict": verdict, "note": note });
    omar.tell("checkReview", check("DOUBT", "Did Arizona change its law?"), "").await.ok();
    let left = omar.tell("askSecondPerson", of.clone(), step).await.ok()["reviewRequest"].clone();
    assert_eq!(left["state"], "WAITING");
    assert!(left["claimedBy"].is_null());
    assert_eq!(left["secondAskedBy"]["name"], "Omar (demo moderator)");

    let next = async |client: &Client<'_>| {
        let taken = client.ask("mutation { claimNextReview { reviewRequest { id } } }", json!({})).await.ok();
        taken["claimNextReview"]["reviewRequest"]["id"].as_str().map(str::to_owned)
    };
    // Long after what was merely given back would be offered again.
    app.clock.pass(time::Duration::hours(20));
    let (omar, priya_again) = (app.person(OMAR).await, app.person(PRIYA).await);
    drop(priya);
    let priya = priya_again;
    assert_eq!(
        next(&priya).await.as_ref(),
        Some(doubted),
        "somebody else is offered it before what waited longer"
    );
    priya.tell("releaseReview", of.clone(), "").await.ok();
    for other in [&asked[0], &asked[2]] {
        assert_eq!(next(&omar).await.as_ref(), Some(other));
    }
    assert_eq!(next(&omar).await, None, "it waits for somebody else");

    priya.tell("claimReview", of.clone(), "").await.ok();
    let seen = "query Q($id: ID!) { node(id: $id) { ... on ReviewRequest { secondAskedBy { name } timeline { kind } checks { note needsSecond } } } }";
    let told = priya.ask(seen, json!({ "id": doubted })).await.ok()["node"].clone();
    assert_eq!(told["checks"][1], json!({ "note": "Did Arizona change its law?", "needsSecond": true }));
    let kinds = told["timeline"].as_array().expect("a timeline");
    assert!(kinds.contains(&json!({ "kind": "SECOND_ASKED" })), "{told}");
    priya.tell("checkReview", check("YES", ""), "").await.ok();
    let told = priya.ask(seen, json!({ "id": doubted })).await.ok()["node"].clone();
    assert!(told["secondAskedBy"].is_null(), "somebody else has looked");
    app.settle().await;
}

/// How often each kind of request ended how, in the report of all months.
async fn counted(client: &Client<'_>) -> BTreeMap<String, i64> {
    let report = "{ transparency { lines { kind decision count } } }";
    let seen = client.ask(report, json!({})).await.ok();
    let mut counts = BTreeMap::new();
    for line in seen["transparency"]
        .as_array()
        .expect("months")
        .iter()
        .flat_map(|month| month["lines"].as_array().expect("lines"))
    {
        // Nobody decided what was taken back.
        if line["decision"] != "TAKEN_BACK" {
            *counts.entry(format!("{} {}", line["kind"], line["decision"])).or_default() +=
                line["count"].as_i64().expect("a count");
        }
    }
    counts
}

#[tokio::test]
async fn the_report_by_month_and_the_records_of_resources_tell_the_same() {
    let app = TestApp::new().await;
    let (luis, priya, visitor) = (app.person(LUIS).await, app.person(PRIYA).await, app.visitor());
    let open = published(&app, LUIS, "Mail ballot insert", "PUBLIC", "Due on Friday.").await;
    let again = async |changes: Value, decision: &str| {
        let revision = save(&luis, &open, changes).await;
        let request = submit(&luis, &open, revision).await;
        decide(&priya, &request, decision).await;
    };
    again(json!({ "body": "Due on Monday.", "changeNote": "The day." }), "ASK_FOR_CHANGES").await;
    again(json!({ "body": "Due on Tuesday." }), "DECLINE").await;
    again(json!({ "body": "Due on Wednesday." }), "APPROVE").await;
    let revision = save(&luis, &open, json!({ "body": "Due never.", "changeNote": "Gone." })).await;
    let request = submit(&luis, &open, revision).await;
    luis.tell("takeBackSubmission", json!({ "reviewRequestId": request, "reason": "A slip." }), "")
        .await
        .ok();
    let dana = app.person(DANA).await;
    let flag = json!({ "resourceId": open, "kind": "OUTDATED", "reason": "It was last year's." });
    dana.tell("flagResource", flag, "").await.ok();
    let queue = "{ reviewQueue(filter: { kinds: [FLAG] }) { edges { node { id } } } }";
    let flagged = priya.ask(queue, json!({})).await.ok()["reviewQueue"]["edges"][0]["node"]["id"].clone();
    priya.tell("claimReview", json!({ "reviewRequestId": flagged }), "").await.ok();
    let dismissal =
        json!({ "reviewRequestId": flagged, "decision": "DISMISS", "reason": "It is of this year." });
    priya.tell("decideModeration", dismissal, "").await.ok();
    app.settle().await;

    let record =
        "query Q($id: ID!) { resource(id: $id) { decisions { kind decision reason versionNumber } } }";
    let told = visitor.ask(record, json!({ "id": open })).await.ok()["resource"]["decisions"].clone();
    let told = told.as_array().expect("decisions").clone();
    let mut of_page: BTreeMap<String, i64> = BTreeMap::new();
    for one in &told {
        *of_page.entry(format!("{} {}", one["kind"], one["decision"])).or_default() += 1;
    }
    assert_eq!(of_page, counted(&visitor).await, "{told:#?}");
    assert_eq!(of_page.values().sum::<i64>(), 5);
    let sent_back = told.iter().find(|one| one["decision"] == "CHANGES_ASKED").expect("the round is told");
    assert_eq!(
        (&sent_back["reason"], &sent_back["versionNumber"]),
        (&json!(""), &Value::Null),
        "its words were for its department"
    );
    assert!(told.iter().all(|one| one["decision"] == "CHANGES_ASKED"
        || one["decision"] == "DECLINED"
        || one["reason"] != ""));
}
