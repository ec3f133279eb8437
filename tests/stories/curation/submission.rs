//! What a contributor submits is their department's own business, until a publisher of it sends it on.

use commons_tests::{Client, TestApp};
use serde_json::{Value, json};

use crate::scene::{ANA, DANA, JO, LUIS, PRIYA, RUTH, decide, finished, save, submit};

const MOVED: &str = "... on SubmissionMoved { reviewRequest { state reason decidedBy { name } sentOnBy { name } viewerActions resource { status reach } } } \
                     ... on SubmissionRefused { message }";
const RESOURCE: &str = "query Q($id: ID!) { resource(id: $id) { status nextStatus openReview { state viewerActions } draft { revision } } }";

async fn status(client: &Client<'_>, resource: &str) -> Value {
    client.ask(RESOURCE, json!({ "id": resource })).await.ok()["resource"].clone()
}

async fn asked(app: &TestApp, reach: &str) -> (String, String) {
    let jo = app.person(JO).await;
    let (resource, revision) = finished(&jo, "A call tree", reach, "Call in this order.").await;
    let request = submit(&jo, &resource, revision).await;
    (resource, request)
}

#[tokio::test]
async fn a_publisher_approves_what_is_for_the_state_and_it_is_published_at_once() {
    let app = TestApp::new().await;
    let (resource, request) = asked(&app, "STATE").await;
    let (jo, luis) = (app.person(JO).await, app.person(LUIS).await);
    assert_eq!(status(&jo, &resource).await["status"], "SUBMITTED");
    assert_eq!(status(&jo, &resource).await["openReview"]["viewerActions"], json!(["TAKE_BACK", "COMMENT"]));
    assert_eq!(
        status(&luis, &resource).await["openReview"]["viewerActions"],
        json!(["APPROVE_FOR_DEPARTMENT", "SEND_BACK", "TAKE_BACK", "COMMENT"])
    );
    let waiting = "{ reviewQueue(filter: { states: [SUBMITTED] }) { totalCount } }";
    for (who, sees) in [(LUIS, 1), (JO, 1), (PRIYA, 0), (DANA, 0), (RUTH, 0)] {
        let seen = app.person(who).await.ask(waiting, json!({})).await.ok();
        assert_eq!(seen["reviewQueue"]["totalCount"], sees, "{who}");
    }
    let input = json!({ "reviewRequestId": request });
    for (who, code) in [(JO, "FORBIDDEN"), (RUTH, "NOT_FOUND"), (DANA, "NOT_FOUND"), (PRIYA, "NOT_FOUND")] {
        let refused = app.person(who).await.tell("approveSubmission", input.clone(), MOVED).await;
        assert_eq!(refused.code(), code, "{who}");
    }
    let done = luis.tell("approveSubmission", input.clone(), MOVED).await.ok();
    assert_eq!(done["reviewRequest"]["state"], "APPROVED", "{done}");
    assert_eq!(done["reviewRequest"]["resource"]["status"], "PUBLISHED");
    let again = luis.tell("approveSubmission", input, MOVED).await.ok();
    assert_eq!(again["message"], "it is approved by now and cannot be approved any more");
    let seen = app.person(PRIYA).await.ask(waiting, json!({})).await.ok();
    assert_eq!(seen["reviewQueue"]["totalCount"], 0, "the Alliance never had it");
    app.settle().await;
}

#[tokio::test]
async fn nothing_is_published_past_what_a_colleague_submitted() {
    let app = TestApp::new().await;
    let (resource, request) = asked(&app, "STATE").await;
    let luis = app.person(LUIS).await;
    let revision = status(&luis, &resource).await["draft"]["revision"].clone();
    let input = json!({ "resourceId": resource, "revision": revision });
    let refused = luis.tell("publishVersion", input, "... on NeedsReview { message }").await.ok();
    assert!(
        refused["message"].as_str().is_some_and(|told| told.contains("a colleague submitted")),
        "{refused}"
    );
    let approved = luis.tell("approveSubmission", json!({ "reviewRequestId": request }), MOVED).await.ok();
    assert_eq!(approved["reviewRequest"]["state"], "APPROVED");
    app.settle().await;
}

#[tokio::test]
async fn what_is_for_everybody_goes_on_to_the_alliance() {
    let app = TestApp::new().await;
    let (resource, request) = asked(&app, "PUBLIC").await;
    let (luis, priya) = (app.person(LUIS).await, app.person(PRIYA).await);
    let claim = json!({ "reviewRequestId": request });
    assert_eq!(
        priya.tell("claimReview", claim.clone(), "").await.code(),
        "NOT_FOUND",
        "not before it is sent on"
    );
    let done = luis.tell("approveSubmission", claim.clone(), MOVED).await.ok();
    assert_eq!(done["reviewRequest"]["state"], "WAITING", "{done}");
    assert!(done["reviewRequest"]["sentOnBy"]["name"].as_str().is_some_and(|name| name.contains("Luis")));
    assert_eq!(status(&luis, &resource).await["status"], "IN_REVIEW");
    decide(&priya, &request, "APPROVE").await;
    assert_eq!(status(&app.visitor(), &resource).await["status"], "PUBLISHED");
    app.settle().await;
}

#[tokio::test]
async fn a_publisher_sends_it_back_with_a_reason_and_it_comes_again() {
    let app = TestApp::new().await;
    let (resource, request) = asked(&app, "STATE").await;
    let (jo, luis) = (app.person(JO).await, app.person(LUIS).await);
    let silent =
        luis.tell("sendBackSubmission", json!({ "reviewRequestId": request, "reason": " " }), MOVED).await;
    assert_eq!(
        (silent.code(), silent.errors[0]["extensions"]["field"].as_str()),
        ("BAD_USER_INPUT", Some("reason"))
    );
    let input = json!({ "reviewRequestId": request, "reason": "Say who calls the sheriff." });
    let done = luis.tell("sendBackSubmission", input, MOVED).await.ok();
    assert_eq!(done["reviewRequest"]["state"], "CHANGES_ASKED");
    let seen = status(&jo, &resource).await;
    assert_eq!((&seen["status"], &seen["openReview"]), (&json!("CHANGES_ASKED"), &Value::Null));
    let revision = save(&jo, &resource, json!({ "body": "The chief calls the sheriff." })).await;
    assert_eq!(status(&jo, &resource).await["status"], "CHANGES_ASKED", "until it is sent again");
    submit(&jo, &resource, revision).await;
    assert_eq!(status(&jo, &resource).await["status"], "SUBMITTED");
    app.settle().await;
}

#[tokio::test]
async fn the_department_takes_back_what_it_asked_also_while_a_reviewer_holds_it() {
    let app = TestApp::new().await;
    let (luis, priya) = (app.person(LUIS).await, app.person(PRIYA).await);
    let (resource, revision) = finished(&luis, "A call tree", "PUBLIC", "Call in this order.").await;
    let request = submit(&luis, &resource, revision).await;
    let input = json!({ "reviewRequestId": request });
    priya.tell("claimReview", input.clone(), "").await.ok();
    for (who, code) in [(DANA, "NOT_FOUND"), (PRIYA, "FORBIDDEN")] {
        let refused = app.person(who).await.tell("takeBackSubmission", input.clone(), MOVED).await;
        assert_eq!(refused.code(), code, "{who}");
    }
    let done = luis.tell("takeBackSubmission", input.clone(), MOVED).await.ok();
    assert_eq!(done["reviewRequest"]["state"], "TAKEN_BACK");
    let late = json!({ "reviewRequestId": request, "decision": "APPROVE", "reason": "Fine." });
    assert_eq!(priya.tell("decideReview", late, "").await.ok()["__typename"], "ReviewNotYours");
    let seen = status(&luis, &resource).await;
    assert_eq!(
        (&seen["status"], &seen["draft"]["revision"]),
        (&json!("DRAFT"), &json!(revision)),
        "nothing is lost"
    );
    assert_eq!(luis.tell("takeBackSubmission", input, MOVED).await.ok()["__typename"], "SubmissionRefused");
    submit(&luis, &resource, revision).await;
    app.settle().await;
}

#[tokio::test]
async fn a_reviewer_who_came_to_sit_in_the_department_does_not_decide() {
    let app = TestApp::new().await;
    let (luis, priya) = (app.person(LUIS).await, app.person(PRIYA).await);
    let (resource, revision) = finished(&luis, "A call tree", "PUBLIC", "Call in this order.").await;
    let request = submit(&luis, &resource, revision).await;
    priya.tell("claimReview", json!({ "reviewRequestId": request }), "").await.ok();
    let seat = "INSERT INTO seat (id, department_id, person_id, post, role, created_at) \
         SELECT gen_random_uuid(), resource.department_id, person.id, 'staff', 'reader', now() FROM resource, person \
         WHERE person.email = 'priya@demo.example' LIMIT 1";
    sea_orm::ConnectionTrait::execute_unprepared(&app.owner, seat).await.expect("a seat");
    let input = json!({ "reviewRequestId": request, "decision": "APPROVE", "reason": "Fine." });
    priya.tell("actAs", json!({ "staff": true }), "").await.ok();
    let refused = priya.tell("decideReview", input.clone(), "").await;
    assert_eq!(refused.code(), "FORBIDDEN");
    assert!(refused.errors[0]["message"].as_str().is_some_and(|told| told.contains("you hold a seat")));
    app.clock.pass(time::Duration::hours(5));
    decide(&app.person(ANA).await, &request, "APPROVE").await;
    app.settle().await;
}
