//! Moderation: flags that name nobody, grave ones that hide, decisions and appeals with reasons, and what the public reads of it.

use commons_tests::{Answer, Client, TestApp};
use serde_json::{Value, json};

use crate::scene::{ANA, DANA, JO, LUIS, MARCUS, OMAR, PRIYA, RUTH, decide, published, save, submit};

const FLAGGED: &str = "... on FlagMade { hidden flag { id state } } ... on AlreadyFlagged { message } ... on TooManyFlags { message }";
const DECIDED: &str =
    "... on ModerationDecided { reviewRequest { state } } ... on ReviewNotYours { message }";
const QUEUE: &str = "{ reviewQueue(filter: { kinds: [FLAG, APPEAL] }) { edges { node { id kind urgent \
                     flags { kind reason weight department { state } } timeline { kind text by { name } } } } } }";
const SEEN: &str = "query Q($id: ID!) { resource(id: $id) { status viewerActions decisions { kind decision reason versionNumber } } }";

async fn flag(client: &Client<'_>, resource: &str, kind: &str) -> Answer {
    let input = json!({ "resourceId": resource, "kind": kind, "reason": "The deadline is of last year." });
    client.tell("flagResource", input, FLAGGED).await
}

async fn queue(client: &Client<'_>) -> Vec<Value> {
    let seen = client.ask(QUEUE, json!({})).await.ok();
    let edges = seen["reviewQueue"]["edges"].as_array().expect("edges").clone();
    edges.into_iter().map(|edge| edge["node"].clone()).collect()
}

/// Claims the only open request and decides it.
async fn settle(staff: &Client<'_>, decision: &str) -> Answer {
    let open = queue(staff).await;
    assert_eq!(open.len(), 1, "{open:?}");
    let id = &open[0]["id"];
    staff.tell("claimReview", json!({ "reviewRequestId": id }), "").await.ok();
    let input = json!({ "reviewRequestId": id, "decision": decision, "reason": "Looked at, with the law beside it." });
    staff.tell("decideModeration", input, DECIDED).await
}

async fn seen(client: &Client<'_>, resource: &str) -> Value {
    client.ask(SEEN, json!({ "id": resource })).await.ok()["resource"].clone()
}

#[tokio::test]
async fn whoever_flags_is_known_to_nobody_and_the_decision_to_everybody() {
    let app = TestApp::new().await;
    let resource = published(&app, LUIS, "Mail ballot insert", "PUBLIC", "Due on Friday.").await;
    let (dana, luis, priya) = (app.person(DANA).await, app.person(LUIS).await, app.person(PRIYA).await);
    assert!(
        seen(&dana, &resource).await["viewerActions"]
            .as_array()
            .is_some_and(|all| all.contains(&json!("FLAG")))
    );
    let made = flag(&dana, &resource, "OUTDATED").await.ok();
    assert_eq!((&made["__typename"], &made["hidden"]), (&json!("FlagMade"), &json!(false)));
    assert_eq!(flag(&dana, &resource, "WRONG").await.ok()["__typename"], "AlreadyFlagged");
    assert_eq!(flag(&app.person(MARCUS).await, &resource, "WRONG").await.ok()["__typename"], "FlagMade");

    let of_staff = queue(&priya).await;
    assert_eq!(of_staff.len(), 1, "the flags of one resource are decided together");
    let flags = of_staff[0]["flags"].as_array().expect("flags");
    assert_eq!(
        flags[0],
        json!({ "kind": "OUTDATED", "reason": "The deadline is of last year.", "weight": 0.5, "department": { "state": "WI" } })
    );
    let of_office = queue(&luis).await;
    assert_eq!(of_office[0]["flags"], json!([]), "the department does not read who said what");
    assert_eq!(of_office[0]["timeline"][0], json!({ "kind": "FLAGGED", "text": "outdated", "by": null }));
    assert!(queue(&dana).await.is_empty() && queue(&app.visitor()).await.is_empty());
    let record = luis.ask("{ record(first: 100) { edges { node { kind } } } }", json!({})).await;
    assert!(!format!("{}", record.data).contains("flagged"), "nor does it stand in their record");

    let done = settle(&priya, "ASK_TO_MEND").await.ok();
    assert_eq!(done["reviewRequest"]["state"], "UPHELD", "{done}");
    let told = seen(&app.visitor(), &resource).await;
    assert_eq!(told["status"], "PUBLISHED");
    assert_eq!(
        told["decisions"][0],
        json!({ "kind": "FLAG", "decision": "UPHELD", "reason": "Looked at, with the law beside it.", "versionNumber": 1 })
    );
    assert_eq!(told["decisions"][1]["decision"], "APPROVED", "with the approval of before");
    let mine = "{ myFlags(first: 5) { totalCount edges { node { state decisionReason resource { id } } } } }";
    let own = dana.ask(mine, json!({})).await.ok()["myFlags"]["edges"][0]["node"].clone();
    assert_eq!(
        (&own["state"], &own["decisionReason"]),
        (&json!("UPHELD"), &json!("Looked at, with the law beside it."))
    );
    assert_eq!(luis.ask(mine, json!({})).await.ok()["myFlags"]["totalCount"], 0);
    flag(&dana, &resource, "WRONG").await.ok();
    assert_eq!(
        queue(&priya).await[0]["flags"][0]["weight"].as_f64(),
        Some(2.0 / 3.0),
        "who was right weighs more"
    );
    app.settle().await;
}

#[tokio::test]
async fn what_is_grave_is_hidden_once_it_weighs_enough_and_put_back_when_it_was_nothing() {
    let app = TestApp::new().await;
    let resource = published(&app, LUIS, "Mail ballot insert", "PUBLIC", "Due on Friday.").await;
    let (dana, marcus, omar, priya) =
        (app.person(DANA).await, app.person(MARCUS).await, app.person(OMAR).await, app.person(PRIYA).await);
    let first = flag(&dana, &resource, "PRIVATE_DATA").await.ok();
    assert_eq!(first["hidden"], false, "one person without a record hides nothing");
    let second = flag(&marcus, &resource, "PRIVATE_DATA").await.ok();
    assert_eq!(second["hidden"], true);
    app.settle().await;
    assert!(seen(&app.visitor(), &resource).await.is_null());
    assert_eq!(queue(&omar).await[0]["urgent"], true);
    let next = omar.ask("mutation { claimNextReview { reviewRequest { kind } } }", json!({})).await.ok();
    assert_eq!(next["claimNextReview"]["reviewRequest"]["kind"], "FLAG", "what is urgent comes first");
    let request = queue(&omar).await[0]["id"].clone();
    let input = json!({ "reviewRequestId": request, "decision": "DISMISS", "reason": "No voter is named." });
    assert_eq!(
        omar.tell("decideModeration", input.clone(), DECIDED).await.code(),
        "FORBIDDEN",
        "moderators advise"
    );
    omar.tell("releaseReview", json!({ "reviewRequestId": request }), "").await.ok();
    assert_eq!(
        priya.tell("decideModeration", input.clone(), DECIDED).await.ok()["__typename"],
        "ReviewNotYours"
    );
    assert_eq!(settle(&priya, "PUT_BACK").await.code(), "BAD_USER_INPUT", "flags are no appeal");
    let done = priya.tell("decideModeration", input, DECIDED).await.ok();
    assert_eq!(done["reviewRequest"]["state"], "DISMISSED");
    assert_eq!(seen(&app.visitor(), &resource).await["status"], "PUBLISHED");
    app.settle().await;

    // Both were wrong once now, so that two of them do not hide it again.
    flag(&dana, &resource, "PRIVATE_DATA").await.ok();
    assert_eq!(flag(&marcus, &resource, "UNSAFE").await.ok()["hidden"], false);
    for client in [&dana, &marcus] {
        let mine = client.ask("{ myFlags(first: 1) { edges { node { id } } } }", json!({})).await.ok();
        let input = json!({ "flagId": mine["myFlags"]["edges"][0]["node"]["id"] });
        assert_eq!(
            dana.tell("takeBackFlag", input.clone(), "flag { state }").await.errors.is_empty(),
            std::ptr::eq(client, &dana)
        );
        client.tell("takeBackFlag", input, "flag { state }").await.ok();
    }
    assert!(queue(&priya).await.is_empty(), "nothing is left to decide");
    app.settle().await;
}

#[tokio::test]
async fn a_takedown_is_appealed_and_somebody_else_looks() {
    let app = TestApp::new().await;
    let resource = published(&app, LUIS, "Mail ballot insert", "STATE", "Due on Friday.").await;
    let (ruth, luis, priya, ana) =
        (app.person(RUTH).await, app.person(LUIS).await, app.person(PRIYA).await, app.person(ANA).await);
    assert_eq!(
        flag(&app.person(DANA).await, &resource, "WRONG").await.code(),
        "NOT_FOUND",
        "she may not read it"
    );
    flag(&ruth, &resource, "UNLAWFUL").await.ok();
    assert_eq!(settle(&priya, "TAKE_DOWN").await.ok()["reviewRequest"]["state"], "UPHELD");
    app.settle().await;
    assert!(seen(&ruth, &resource).await.is_null(), "also what only a state could read");
    let appeal = |reason: &str| json!({ "resourceId": resource, "reason": reason });
    let selection = "... on AppealMade { reviewRequest { kind state } } ... on MoveRefused { message }";
    assert!(
        seen(&luis, &resource).await["viewerActions"]
            .as_array()
            .is_some_and(|all| all.contains(&json!("APPEAL")))
    );
    assert_eq!(luis.tell("appealTakedown", appeal(" "), selection).await.code(), "BAD_USER_INPUT");
    assert_eq!(
        app.person(JO).await.tell("appealTakedown", appeal("Why?"), selection).await.code(),
        "FORBIDDEN"
    );
    let made = luis.tell("appealTakedown", appeal("The law says so since May."), selection).await.ok();
    assert_eq!(made["reviewRequest"], json!({ "kind": "APPEAL", "state": "WAITING" }), "{made}");
    let again = luis.tell("appealTakedown", appeal("Please."), selection).await.ok();
    assert_eq!(again["__typename"], "MoveRefused");
    let refused = settle(&priya, "PUT_BACK").await;
    assert_eq!(refused.code(), "FORBIDDEN", "she took it down herself");
    let open = queue(&priya).await;
    priya.tell("releaseReview", json!({ "reviewRequestId": open[0]["id"] }), "").await.ok();
    assert_eq!(settle(&ana, "KEEP_DOWN").await.ok()["reviewRequest"]["state"], "DISMISSED");
    assert_eq!(seen(&luis, &resource).await["status"], "TAKEN_DOWN");
    luis.tell("appealTakedown", appeal("Here is the law's text."), selection).await.ok();
    assert_eq!(settle(&ana, "PUT_BACK").await.ok()["reviewRequest"]["state"], "UPHELD");
    let told = seen(&ruth, &resource).await;
    assert_eq!(told["status"], "PUBLISHED");
    let decisions = told["decisions"].as_array().expect("decisions");
    let kinds: Vec<_> =
        decisions.iter().map(|one| (one["kind"].as_str(), one["decision"].as_str())).collect();
    assert_eq!(
        kinds,
        [
            (Some("APPEAL"), Some("UPHELD")),
            (Some("APPEAL"), Some("DISMISSED")),
            (Some("FLAG"), Some("UPHELD")),
            (Some("PUBLICATION"), Some("APPROVED")),
        ]
    );
    let not_down = luis.tell("appealTakedown", appeal("Again."), selection).await.ok();
    assert_eq!(not_down["message"], "it is not taken down, so that there is nothing to appeal");

    let report = "{ transparency { month medianHours open lines { about kind decision flagKind count } } }";
    let months = app.visitor().ask(report, json!({})).await.ok();
    let lines = months["transparency"][0]["lines"].as_array().expect("lines").clone();
    assert!(
        lines.contains(&json!({ "about": "RESOURCE", "kind": "FLAG", "decision": "UPHELD", "flagKind": "UNLAWFUL", "count": 1 })),
        "{lines:?}"
    );
    assert!(
        lines.contains(&json!({ "about": "RESOURCE", "kind": "APPEAL", "decision": "DISMISSED", "flagKind": null, "count": 1 })),
        "{lines:?}"
    );
    assert_eq!(months["transparency"][0]["open"], 0);
    app.settle().await;
}

#[tokio::test]
async fn a_moderator_advises_on_flags_in_their_own_words() {
    let app = TestApp::new().await;
    let resource = published(&app, LUIS, "Mail ballot insert", "PUBLIC", "Due on Friday.").await;
    flag(&app.person(DANA).await, &resource, "OUTDATED").await.ok();
    let (omar, priya) = (app.person(OMAR).await, app.person(PRIYA).await);
    let id = queue(&priya).await[0]["id"].clone();
    omar.tell("claimReview", json!({ "reviewRequestId": id }), "").await.ok();
    let step = "... on ReviewStepDone { reviewRequest { state } }";
    for (field, advice) in [
        ("moderation", json!({ "decision": "APPROVE" })),
        ("moderation", json!({ "moderation": "PUT_BACK" })),
        ("decision", json!({})),
        ("decision", json!({ "decision": "APPROVE", "moderation": "DISMISS" })),
    ] {
        let mut input = json!({ "reviewRequestId": id, "reason": "It is of this year." });
        input.as_object_mut().expect("an object").extend(advice.as_object().expect("an object").clone());
        let refused = omar.tell("adviseReview", input, step).await;
        assert_eq!(
            (refused.code(), &refused.errors[0]["extensions"]["field"]),
            ("BAD_USER_INPUT", &json!(field)),
            "{advice}"
        );
    }
    let advice = json!({ "reviewRequestId": id, "moderation": "DISMISS", "reason": "It is of this year." });
    assert_eq!(omar.tell("adviseReview", advice, step).await.ok()["reviewRequest"]["state"], "WAITING");
    let told = queue(&priya).await[0]["timeline"].as_array().expect("a timeline").last().cloned();
    assert_eq!(
        told.expect("advice"),
        json!({ "kind": "ADVICE_TO_DISMISS", "text": "It is of this year.", "by": { "name": "Omar (demo moderator)" } })
    );
    let luis = app.person(LUIS).await;
    assert!(!queue(&luis).await[0]["timeline"].to_string().contains("ADVICE"), "it stays between staff");
    let next = omar.ask("mutation { claimNextReview { reviewRequest { id } } }", json!({})).await.ok();
    assert!(next["claimNextReview"]["reviewRequest"].is_null(), "who advised is not offered it again");
    app.settle().await;
}

#[tokio::test]
async fn one_person_does_not_storm_the_queue() {
    let app = TestApp::new().await;
    let dana = app.person(DANA).await;
    for n in 0..11 {
        let resource =
            published(&app, LUIS, &format!("Insert {n} of many"), "PUBLIC", "Due on Friday.").await;
        let outcome = flag(&dana, &resource, "OTHER").await.ok();
        assert_eq!(outcome["__typename"], if n < 10 { "FlagMade" } else { "TooManyFlags" }, "{n}");
        if n == 0 {
            for (reason, kind) in [("  ", "OTHER"), ("..", "WRONG")] {
                let input = json!({ "resourceId": resource, "kind": kind, "reason": reason });
                let refused = app.person(MARCUS).await.tell("flagResource", input, FLAGGED).await;
                assert_eq!(refused.errors[0]["extensions"]["field"], "reason");
            }
            assert_eq!(flag(&app.visitor(), &resource, "WRONG").await.code(), "UNAUTHENTICATED");
        }
    }
    app.settle().await;
}

#[tokio::test]
async fn a_wider_version_does_not_open_what_was_decided_about_a_narrower_one() {
    let app = TestApp::new().await;
    let luis = app.person(LUIS).await;
    let resource = published(&app, LUIS, "Mail ballot insert", "STATE", "Due on Friday.").await;
    let changes = json!({ "reach": "PUBLIC", "body": "Due on Monday.", "changeNote": "For all." });
    let revision = save(&luis, &resource, changes).await;
    let request = submit(&luis, &resource, revision).await;
    decide(&app.person(PRIYA).await, &request, "APPROVE").await;
    app.settle().await;
    let ruth = app.person(RUTH).await;
    for (client, numbers) in [(&app.visitor(), json!([2])), (&ruth, json!([2, 1]))] {
        let decisions = seen(client, &resource).await["decisions"].clone();
        let told: Vec<&Value> =
            decisions.as_array().expect("decisions").iter().map(|one| &one["versionNumber"]).collect();
        assert_eq!(json!(told), numbers);
    }
}
