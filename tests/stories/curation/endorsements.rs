//! Endorsements: by a curator apart from it, by the rubric and until a day; read by whoever reads the version.

use commons_tests::{Client, TestApp};
use serde_json::{Value, json};
use time::Duration;

use super::shelf::{endorsement_input, version_of};
use crate::scene::{ANA, DANA, JO, LUIS, OMAR, PRIYA, decide, published, save, submit};

const ENDORSED: &str = "endorsement { id state versionNumber }";

async fn endorsement(client: &Client<'_>, resource: &str) -> Value {
    let query = "query Q($id: ID!) { resource(id: $id) { viewerActions endorsement { id versionNumber statement endorsedOn expiresOn state reason \
                 marks { level words dimension { dimension name } } } } }";
    client.ask(query, json!({ "id": resource })).await.ok()["resource"].clone()
}

#[tokio::test]
async fn a_curator_endorses_a_version_and_everybody_reads_it_until_its_day() {
    let app = TestApp::new().await;
    let (priya, visitor) = (app.person(PRIYA).await, app.visitor());
    let log = published(&app, LUIS, "Seal log", "PUBLIC", "Which seal.").await;
    let input = endorsement_input(&log, &version_of(&priya, &log).await);
    for (who, code) in [(LUIS, "FORBIDDEN"), (DANA, "FORBIDDEN"), (OMAR, "FORBIDDEN")] {
        let client = app.person(who).await;
        assert!(!endorsement(&client, &log).await["viewerActions"].to_string().contains("ENDORSE"), "{who}");
        assert_eq!(client.tell("endorseResource", input.clone(), ENDORSED).await.code(), code, "{who}");
    }
    assert_eq!(visitor.tell("endorseResource", input.clone(), ENDORSED).await.code(), "UNAUTHENTICATED");
    assert!(endorsement(&priya, &log).await["viewerActions"].to_string().contains("ENDORSE"));
    let done = priya.tell("endorseResource", input.clone(), ENDORSED).await.ok();
    assert_eq!(
        (&done["endorsement"]["state"], &done["endorsement"]["versionNumber"]),
        (&json!("IN_FORCE"), &json!(1))
    );
    let told = endorsement(&visitor, &log).await["endorsement"].clone();
    assert_eq!((&told["endorsedOn"], &told["expiresOn"]), (&json!("2026-11-23"), &json!("2027-11-30")));
    assert_eq!(
        told["marks"][0],
        json!({ "level": "MEETS", "words": "Read from end to end.", "dimension": { "dimension": "quality", "name": "Quality" } })
    );
    assert_eq!(told["marks"].as_array().map(Vec::len), Some(4));

    // A new one takes its place, and the one of before is no node any more.
    let mut second = input.clone();
    second["statement"] = json!("Better still, after a year of use.");
    let newer = app.person(ANA).await.tell("endorseResource", second, ENDORSED).await.ok();
    let told = endorsement(&visitor, &log).await["endorsement"].clone();
    assert_eq!(
        (&told["id"], &told["statement"]),
        (&newer["endorsement"]["id"], &json!("Better still, after a year of use."))
    );
    let node = "query Q($id: ID!) { node(id: $id) { id } }";
    for (id, there) in [(&done["endorsement"]["id"], false), (&newer["endorsement"]["id"], true)] {
        let seen = visitor.ask(node, json!({ "id": id })).await.ok();
        assert_eq!(!seen["node"].is_null(), there);
    }
    assert_eq!(app.count("SELECT count(*) FROM endorsement").await, 2, "history is kept");

    app.clock.pass(Duration::days(372));
    assert_eq!(endorsement(&visitor, &log).await["endorsement"]["state"], "IN_FORCE", "through its last day");
    app.clock.pass(Duration::days(1));
    assert_eq!(endorsement(&visitor, &log).await["endorsement"]["state"], "EXPIRED");
    app.settle().await;
}

#[tokio::test]
async fn what_is_not_met_or_not_said_is_refused_with_what_to_do() {
    let app = TestApp::new().await;
    let priya = app.person(PRIYA).await;
    let log = published(&app, LUIS, "Seal log", "PUBLIC", "Which seal.").await;
    let other = published(&app, LUIS, "Bag log", "PUBLIC", "Which bag.").await;
    let hers = published(&app, DANA, "Another bag log", "PUBLIC", "Which bag.").await;
    let version = version_of(&priya, &log).await;
    let with = |field: &str, value: Value| {
        let mut input = endorsement_input(&log, &version);
        input[field] = value;
        input
    };
    let marks = |change: &dyn Fn(&mut Vec<Value>)| {
        let mut all = endorsement_input(&log, &version)["marks"].as_array().expect("marks").clone();
        change(&mut all);
        json!(all)
    };
    for (field, value, says) in [
        ("marks", marks(&|all| all[1]["level"] = json!("NOT_YET")), "not yet: accessibility"),
        ("marks", marks(&|all| all[0]["words"] = json!("Fine.")), "at least 10"),
        (
            "marks",
            marks(&|all| {
                all.pop();
            }),
            "look at evidence",
        ),
        ("marks", marks(&|all| all[0]["dimension"] = json!("beauty")), "no dimension"),
        ("statement", json!(" "), "readers see it"),
        ("statement", json!("x".repeat(2_001)), "at most 2000"),
        ("expiresOn", json!("2026-11-23"), "choose a day after"),
        ("expiresOn", json!("2029-11-24"), "at most 3 years"),
        ("versionId", json!(version_of(&priya, &other).await), "no published version"),
    ] {
        let refused = priya.tell("endorseResource", with(field, value), ENDORSED).await;
        assert_eq!(refused.code(), "BAD_USER_INPUT", "{says}");
        assert_eq!(refused.errors[0]["extensions"]["field"], field, "{says}");
        assert!(refused.message().contains(says), "{}", refused.message());
    }
    assert!(endorsement(&priya, &log).await["endorsement"].is_null(), "nothing was kept");
    // Whoever sits in the department that made it does not endorse it, whatever hat they wear.
    let seat = "INSERT INTO seat (id, department_id, person_id, post, role, created_at) SELECT gen_random_uuid(), resource.department_id, \
                person.id, 'staff', 'reader', now() FROM person, resource WHERE email = 'priya@demo.example' AND resource.title = 'Seal log'";
    sea_orm::ConnectionTrait::execute_unprepared(&app.owner, seat).await.expect("a seat");
    let hats = priya.ask("mutation { actAs(input: { staff: true }) { __typename } }", json!({})).await;
    let refused =
        priya.tell("endorseResource", with("statement", json!("It is good, I say.")), ENDORSED).await;
    assert_eq!(refused.code(), "FORBIDDEN", "{:?}", hats.errors);
    let offered = async |resource: &str| {
        endorsement(&priya, resource).await["viewerActions"].to_string().contains("ENDORSE")
    };
    assert!(!offered(&log).await, "nor are they offered it");
    assert!(offered(&hers).await, "what others made is theirs to endorse");
    app.settle().await;
}

#[tokio::test]
async fn it_is_withdrawn_with_a_reason_and_a_wider_version_does_not_open_it() {
    let app = TestApp::new().await;
    let (priya, luis, dana) = (app.person(PRIYA).await, app.person(LUIS).await, app.person(DANA).await);
    let log = published(&app, LUIS, "Seal log", "ALLIANCE", "Which seal.").await;
    let input = endorsement_input(&log, &version_of(&priya, &log).await);
    let done = priya.tell("endorseResource", input, ENDORSED).await.ok();
    let why = |reason: &str| json!({ "endorsementId": done["endorsement"]["id"], "reason": reason });
    let revision = save(&luis, &log, json!({ "reach": "PUBLIC", "changeNote": "For everybody." })).await;
    decide(&priya, &submit(&luis, &log, revision).await, "APPROVE").await;
    assert_eq!(endorsement(&dana, &log).await["endorsement"]["versionNumber"], 1, "of which version it is");
    let visitor = app.visitor();
    assert!(endorsement(&visitor, &log).await["endorsement"].is_null(), "the visitor cannot read version 1");
    let seen = visitor
        .ask("query Q($id: ID!) { node(id: $id) { id } }", json!({ "id": done["endorsement"]["id"] }))
        .await
        .ok();
    assert!(seen["node"].is_null());

    for who in [LUIS, JO, OMAR] {
        let refused =
            app.person(who).await.tell("withdrawEndorsement", why("It is out of date."), ENDORSED).await;
        assert_eq!(refused.code(), "FORBIDDEN", "{who}");
    }
    assert_eq!(priya.tell("withdrawEndorsement", why(" "), ENDORSED).await.code(), "BAD_USER_INPUT");
    let back = priya.tell("withdrawEndorsement", why("It is out of date."), ENDORSED).await.ok();
    assert_eq!(back["endorsement"]["state"], "WITHDRAWN");
    let told = endorsement(&dana, &log).await["endorsement"].clone();
    assert_eq!((&told["state"], &told["reason"]), (&json!("WITHDRAWN"), &json!("It is out of date.")));
    let anew = endorsement_input(&log, &version_of(&priya, &log).await);
    priya.tell("endorseResource", anew, ENDORSED).await.ok();
    assert_eq!(endorsement(&visitor, &log).await["endorsement"]["versionNumber"], 2);
    app.settle().await;
}
