//! What becomes of a published resource: withdrawn, archived, replaced, put back, taken down, corrected; and what readers see.

use commons_access::{Life, Step};
use commons_kernel::ResourceStatus;
use commons_tests::{Client, TestApp};
use sea_orm::ConnectionTrait;
use serde_json::{Value, json};

use crate::scene::{ANA, DANA, JO, LUIS, MARCUS, OMAR, PRIYA, RUTH, decide, published, save, submit, titles};

const MOVED: &str = "... on ResourceMoved { resource { status viewerActions } } ... on MoveRefused { message resource { status } }";
const SEEN: &str = "query Q($slug: String!) { resource(slug: $slug) { status body viewerActions currentVersion { number corrects } } \
                    resourceNotice(slug: $slug) { status title reason byAlliance department { state } successor { title } } }";

async fn slug(client: &Client<'_>, resource: &str) -> String {
    let seen =
        client.ask("query Q($id: ID!) { resource(id: $id) { slug } }", json!({ "id": resource })).await.ok();
    seen["resource"]["slug"].as_str().expect("a slug").to_owned()
}

async fn seen(client: &Client<'_>, slug: &str) -> Value {
    client.ask(SEEN, json!({ "slug": slug })).await.ok()
}

fn why(resource: &str) -> Value {
    json!({ "resourceId": resource, "reason": "The deadline in it is wrong." })
}

#[tokio::test]
async fn readers_of_what_is_withdrawn_are_told_and_nobody_else() {
    let app = TestApp::new().await;
    let luis = app.person(LUIS).await;
    for (reach, told, not_told) in
        [("PUBLIC", vec![DANA, RUTH, PRIYA], vec![]), ("STATE", vec![RUTH, PRIYA], vec![DANA, MARCUS])]
    {
        let title = format!("Seal log {reach}");
        let resource = published(&app, LUIS, &title, reach, "Which seal on which case.").await;
        let slug = slug(&luis, &resource).await;
        let reader = app.person(RUTH).await;
        assert_eq!(titles(&reader, &title).await.len(), if reach == "PUBLIC" { 1 } else { 2 });
        let done = luis.tell("withdrawResource", why(&resource), MOVED).await.ok();
        assert_eq!(done["resource"]["status"], "WITHDRAWN", "{done}");
        app.settle().await;
        assert!(titles(&reader, &title).await.iter().all(|found| *found != title), "search lets go of it");
        for who in told {
            let there = seen(&app.person(who).await, &slug).await;
            assert!(there["resource"].is_null(), "{who}");
            let notice = json!({ "status": "WITHDRAWN", "title": title, "reason": "The deadline in it is wrong.",
                                 "byAlliance": false, "department": { "state": "AZ" }, "successor": null });
            assert_eq!(there["resourceNotice"], notice, "{who}");
        }
        for who in not_told {
            let there = seen(&app.person(who).await, &slug).await;
            assert_eq!(there, json!({ "resource": null, "resourceNotice": null }), "{who}");
        }
        let to_visitor = seen(&app.visitor(), &slug).await;
        assert_eq!(to_visitor["resourceNotice"].is_null(), reach == "STATE");
        let writers = seen(&app.person(JO).await, &slug).await;
        assert_eq!(writers["resource"]["status"], "WITHDRAWN", "who writes it still sees it");
        luis.tell("restoreResource", why(&resource), MOVED).await.ok();
        app.settle().await;
        let back = seen(&reader, &slug).await;
        assert_eq!(
            (&back["resource"]["status"], &back["resourceNotice"]),
            (&json!("PUBLISHED"), &Value::Null)
        );
        assert!(titles(&reader, &title).await.contains(&title));
    }
}

#[tokio::test]
async fn it_needs_a_reason_and_a_publisher_of_the_department() {
    let app = TestApp::new().await;
    let resource = published(&app, LUIS, "Seal log", "PUBLIC", "Which seal on which case.").await;
    let luis = app.person(LUIS).await;
    for reason in ["", "  ", "..", &"x".repeat(2_001)] {
        let refused =
            luis.tell("withdrawResource", json!({ "resourceId": resource, "reason": reason }), MOVED).await;
        assert_eq!(refused.code(), "BAD_USER_INPUT");
        assert_eq!(refused.errors[0]["extensions"]["field"], "reason");
    }
    let deeds =
        ["withdrawResource", "archiveResource", "restoreResource", "takeDownResource", "putBackResource"];
    for deed in deeds {
        for who in [DANA, RUTH, JO] {
            let refused = app.person(who).await.tell(deed, why(&resource), MOVED).await;
            assert!(["FORBIDDEN", "NOT_FOUND"].contains(&refused.code()), "{who} {deed}");
        }
        assert_eq!(app.visitor().tell(deed, why(&resource), MOVED).await.code(), "UNAUTHENTICATED");
    }
    for (who, deed) in [(PRIYA, "withdrawResource"), (LUIS, "takeDownResource")] {
        let refused = app.person(who).await.tell(deed, why(&resource), MOVED).await;
        assert!(["FORBIDDEN", "NOT_FOUND"].contains(&refused.code()), "{who} {deed}");
    }
    app.settle().await;
}

#[tokio::test]
async fn what_is_archived_or_replaced_stays_to_be_read_under_a_notice() {
    let app = TestApp::new().await;
    let luis = app.person(LUIS).await;
    let old = published(&app, LUIS, "Old seal log", "PUBLIC", "Which seal on which case.").await;
    let new = published(&app, LUIS, "New seal log", "STATE", "Which seal on which cart.").await;
    let old_slug = slug(&luis, &old).await;
    luis.tell("archiveResource", why(&old), MOVED).await.ok();
    let there = seen(&app.visitor(), &old_slug).await;
    assert_eq!(there["resource"]["status"], "ARCHIVED");
    assert_eq!(there["resourceNotice"]["status"], "ARCHIVED");
    for (successor, told) in [
        (old.clone(), "cannot take its own place"),
        ("cmVzb3VyY2U6MDE5MGFhYWEtYmJiYi03Y2NjLThkZGQtZWVlZWZmZmYwMDAw".to_owned(), "no such resource"),
    ] {
        let input =
            json!({ "resourceId": old, "successorId": successor, "reason": "The new one has carts." });
        let refused = luis.tell("supersedeResource", input, MOVED).await;
        assert_eq!(refused.errors[0]["extensions"]["field"], "successorId");
        assert!(
            refused.errors[0]["message"].as_str().is_some_and(|said| said.contains(told)),
            "{:?}",
            refused.errors
        );
    }
    let input = json!({ "resourceId": old, "successorId": new, "reason": "The new one has carts." });
    let done = luis.tell("supersedeResource", input, MOVED).await.ok();
    assert_eq!(done["resource"]["status"], "SUPERSEDED", "{done}");
    let circle = json!({ "resourceId": new, "successorId": old, "reason": "Back to the old one." });
    assert_eq!(luis.tell("supersedeResource", circle, MOVED).await.code(), "BAD_USER_INPUT", "no circle");
    let inside = seen(&app.person(RUTH).await, &old_slug).await;
    assert_eq!(inside["resourceNotice"]["successor"]["title"], "New seal log");
    let outside = seen(&app.visitor(), &old_slug).await;
    assert_eq!(outside["resource"]["body"], "Which seal on which case.", "it is still to be read");
    assert!(outside["resourceNotice"]["successor"].is_null(), "what they may not read is not named");
    let revision = save(&luis, &old, json!({ "body": "With carts.", "changeNote": "Carts." })).await;
    let request = submit(&luis, &old, revision).await;
    decide(&app.person(PRIYA).await, &request, "APPROVE").await;
    let anew = seen(&app.visitor(), &old_slug).await;
    assert_eq!((&anew["resource"]["status"], &anew["resourceNotice"]), (&json!("PUBLISHED"), &Value::Null));
    app.settle().await;
}

#[tokio::test]
async fn what_the_alliance_took_down_comes_back_through_the_alliance() {
    let app = TestApp::new().await;
    let (luis, omar) = (app.person(LUIS).await, app.person(OMAR).await);
    let resource = published(&app, LUIS, "Seal log", "PUBLIC", "Which seal on which case.").await;
    let slug = slug(&luis, &resource).await;
    let done = omar.tell("takeDownResource", why(&resource), MOVED).await.ok();
    assert_eq!(done["resource"]["status"], "TAKEN_DOWN", "{done}");
    app.settle().await;
    let there = seen(&app.visitor(), &slug).await;
    assert!(there["resource"].is_null());
    assert_eq!(there["resourceNotice"]["byAlliance"], true);
    assert!(titles(&app.visitor(), "seal log").await.is_empty());
    assert_eq!(
        seen(&omar, &slug).await["resource"]["status"],
        "TAKEN_DOWN",
        "staff still have it before them"
    );
    let refused = luis.tell("restoreResource", why(&resource), MOVED).await.ok();
    assert_eq!(refused["__typename"], "MoveRefused", "{refused}");
    // Nor does the department get round it by publishing for itself.
    let revision =
        save(&luis, &resource, json!({ "body": "Mended.", "changeNote": "Mended.", "reach": "DEPARTMENT" }))
            .await;
    let input = json!({ "resourceId": resource, "revision": revision });
    let alone = luis.tell("publishVersion", input, "... on NeedsReview { message }").await.ok();
    assert!(
        alone["message"].as_str().is_some_and(|told| told.contains("taken down by the Alliance")),
        "{alone}"
    );
    let request = submit(&luis, &resource, revision).await;
    decide(&app.person(PRIYA).await, &request, "ASK_FOR_CHANGES").await;
    assert_eq!(
        seen(&omar, &slug).await["resource"]["status"],
        "TAKEN_DOWN",
        "a decision that is no approval changes nothing"
    );
    let revision = save(&luis, &resource, json!({ "reach": "PUBLIC" })).await;
    let request = submit(&luis, &resource, revision).await;
    decide(&app.person(PRIYA).await, &request, "APPROVE").await;
    assert_eq!(seen(&app.visitor(), &slug).await["resource"]["body"], "Mended.");

    omar.tell("takeDownResource", why(&resource), MOVED).await.ok();
    let back = app.person(ANA).await.tell("putBackResource", why(&resource), MOVED).await.ok();
    assert_eq!(back["resource"]["status"], "PUBLISHED");
    assert!(seen(&app.visitor(), &slug).await["resourceNotice"].is_null());
    app.settle().await;
}

#[tokio::test]
async fn what_is_put_back_stands_as_it_stood() {
    let app = TestApp::new().await;
    let (luis, omar, visitor) = (app.person(LUIS).await, app.person(OMAR).await, app.visitor());
    let resource = published(&app, LUIS, "Seal log", "PUBLIC", "Which seal on which case.").await;
    let slug = slug(&luis, &resource).await;
    let old = json!({ "resourceId": resource, "reason": "The carts are gone." });
    luis.tell("archiveResource", old, MOVED).await.ok();
    let before = seen(&visitor, &slug).await;
    omar.tell("takeDownResource", why(&resource), MOVED).await.ok();
    assert_eq!(seen(&visitor, &slug).await["resourceNotice"]["status"], "TAKEN_DOWN");
    let back = omar.tell("putBackResource", why(&resource), MOVED).await.ok();
    assert_eq!(back["resource"]["status"], "ARCHIVED", "nobody keeps it up by putting it back");
    assert_eq!(seen(&visitor, &slug).await, before, "with the reason of its department");
    // What its department takes back itself is over.
    luis.tell("restoreResource", why(&resource), MOVED).await.ok();
    omar.tell("takeDownResource", why(&resource), MOVED).await.ok();
    let back = omar.tell("putBackResource", why(&resource), MOVED).await.ok();
    assert_eq!(back["resource"]["status"], "PUBLISHED");
    assert!(seen(&visitor, &slug).await["resourceNotice"].is_null());
    app.settle().await;
}

#[tokio::test]
async fn a_version_that_mends_a_mistake_says_so() {
    let app = TestApp::new().await;
    let luis = app.person(LUIS).await;
    let resource = published(&app, LUIS, "Mail ballot insert", "STATE", "Due on Friday.").await;
    let slug = slug(&luis, &resource).await;
    let changes =
        json!({ "body": "Due on Tuesday.", "changeNote": "The deadline was wrong.", "corrects": true });
    let revision = save(&luis, &resource, changes).await;
    let next = "query Q($id: ID!) { resource(id: $id) { status nextStatus draft { corrects } } }";
    let beside = luis.ask(next, json!({ "id": resource })).await.ok();
    let expected = json!({ "status": "PUBLISHED", "nextStatus": "DRAFT", "draft": { "corrects": true } });
    assert_eq!(beside["resource"], expected);
    let to_reader = app.person(RUTH).await.ask(next, json!({ "id": resource })).await.ok();
    assert!(to_reader["resource"]["nextStatus"].is_null(), "what is being written is the writers' business");
    let input = json!({ "resourceId": resource, "revision": revision });
    luis.tell("publishVersion", input, "").await.ok();
    let there = seen(&app.person(RUTH).await, &slug).await;
    assert_eq!(there["resource"]["status"], "CORRECTED");
    assert_eq!(there["resource"]["currentVersion"], json!({ "number": 2, "corrects": true }));
    luis.tell("archiveResource", why(&resource), MOVED).await.ok();
    let back = luis.tell("restoreResource", why(&resource), MOVED).await.ok();
    assert_eq!(back["resource"]["status"], "CORRECTED", "as before");
    app.settle().await;
}

/// Every move that the screen and programs can ask for, from every place where a published resource can be.
#[tokio::test]
async fn every_move_is_taken_or_refused_as_the_table_says() {
    let app = TestApp::new().await;
    let resource = published(&app, LUIS, "Seal log", "PUBLIC", "Which seal on which case.").await;
    let other = published(&app, LUIS, "Cart log", "PUBLIC", "Which cart in which room.").await;
    let (luis, omar) = (app.person(LUIS).await, app.person(OMAR).await);
    let moves = [
        (Step::Withdraw, "withdrawResource", &luis),
        (Step::Archive, "archiveResource", &luis),
        (Step::Supersede, "supersedeResource", &luis),
        (Step::Restore, "restoreResource", &luis),
        (Step::TakeDown, "takeDownResource", &omar),
        (Step::PutBack, "putBackResource", &omar),
    ];
    let mut refused = 0;
    for status in ResourceStatus::ALL {
        let life = Life { status: *status, next: None };
        for (step, name, who) in moves {
            let put = format!(
                "UPDATE resource SET status = '{status}', published = {}, submitted = {} WHERE title = 'Seal log'",
                life.is_readable(),
                life.is_before_alliance()
            );
            app.owner.execute_unprepared(&put).await.expect("it is there");
            let mut input = why(&resource);
            if step == Step::Supersede {
                input["successorId"] = json!(other);
            }
            let answer = who.tell(name, input, MOVED).await;
            if life.allows(step) {
                assert_eq!(answer.ok()["__typename"], "ResourceMoved", "{status} {name}");
                continue;
            }
            refused += 1;
            // Staff do not learn of what is not before them.
            if !life.is_readable()
                && !life.is_before_alliance()
                && step.right() == commons_access::Action::Moderate
            {
                assert_eq!(answer.code(), "NOT_FOUND", "{status} {name}");
                continue;
            }
            let told = answer.ok();
            assert_eq!(told["__typename"], "MoveRefused", "{status} {name}");
            assert_eq!(told["message"], json!(life.refusal(step)));
        }
    }
    assert!(refused > 30, "{refused}");
    app.settle().await;
}
