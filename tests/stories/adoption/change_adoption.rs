//! `changeAdoption`: how far an office is, what came of it, a newer version, and the end.

use commons_tests::TestApp;
use serde_json::{Value, json};

use super::{adopt, change, seen, submitted_again, uses};
use crate::{
    directory::people::{WHITESIDE, told},
    scene::{DANA, JO, LUIS, MARCUS, PRIYA, RUTH, decide, published},
};

#[tokio::test]
async fn an_office_tells_what_came_of_it() {
    let app = TestApp::new().await;
    let resource = published(&app, MARCUS, "A ballot insert", "PUBLIC", "Sign the envelope.").await;
    let (luis, jo) = (app.person(LUIS).await, app.person(JO).await);
    let adoption = adopt(&luis, &resource).await;
    let done =
        change(&jo, &adoption, json!({ "printed": 12_000, "mailed": 11_500, "note": "Fewer calls." })).await;
    assert_eq!(done["__typename"], "AdoptionChanged", "{done}");
    let report = done["adoption"]["report"].clone();
    assert_eq!(
        (&report["printed"], &report["mailed"], &report["note"]),
        (&json!(12_000), &json!(11_500), &json!("Fewer calls."))
    );
    assert_eq!(
        (&report["revision"], &report["saidBy"]["name"]),
        (&json!(2), &json!("Jo (demo contributor)"))
    );
    let event = told(&app, "adoption.changed").await;
    assert_eq!(
        (&event["to_printed"], &event["from_printed"], &event["changed"]),
        (&json!(12_000), &Value::Null, &json!(["note"]))
    );
    assert!(
        !event.to_string().contains("Fewer calls"),
        "what came of it is between the two offices: {event}"
    );

    // A colleague who saw the old words overwrites nothing.
    let late = change(&luis, &adoption, json!({ "note": "More calls." })).await;
    assert_eq!(late["__typename"], "AdoptionConflict");
    assert_eq!(late["adoption"]["report"]["note"], "Fewer calls.");
    // What is left out stays; null takes a number away.
    let cleared = change(&luis, &late["adoption"], json!({ "mailed": null })).await;
    let report = &cleared["adoption"]["report"];
    assert_eq!(
        (&report["printed"], &report["mailed"], &report["note"]),
        (&json!(12_000), &Value::Null, &json!("Fewer calls."))
    );
    // Nothing new is nothing done.
    let before = app.count("SELECT count(*) FROM event").await;
    let same = change(&luis, &cleared["adoption"], json!({ "printed": 12_000, "status": "IN_USE" })).await;
    assert_eq!(same["adoption"]["report"]["revision"], report["revision"]);
    assert_eq!(app.count("SELECT count(*) FROM event").await, before);
    for (field, bad) in [
        ("printed", json!({ "printed": -1 })),
        ("mailed", json!({ "mailed": 2_000_000_000 })),
        ("note", json!({ "note": "a\u{7}b" })),
    ] {
        let mut input = json!({ "adoptionId": adoption["id"], "revision": report["revision"] });
        input[field] = bad[field].clone();
        let refused = luis.tell("changeAdoption", input, "").await;
        assert_eq!(
            (refused.code(), &refused.errors[0]["extensions"]["field"]),
            ("BAD_USER_INPUT", &json!(field))
        );
    }
    app.settle().await;
}

#[tokio::test]
async fn only_the_offices_own_writers_change_it() {
    let app = TestApp::new().await;
    let resource = published(&app, MARCUS, "A ballot insert", "PUBLIC", "Sign the envelope.").await;
    let adoption = adopt(&app.person(LUIS).await, &resource).await;
    let input = json!({ "adoptionId": adoption["id"], "revision": 1, "status": "RETIRED" });
    for (who, code) in [(RUTH, "FORBIDDEN"), (MARCUS, "FORBIDDEN"), (DANA, "FORBIDDEN"), (PRIYA, "FORBIDDEN")]
    {
        assert_eq!(
            app.person(who).await.tell("changeAdoption", input.clone(), "").await.code(),
            code,
            "{who}"
        );
    }
    assert_eq!(app.visitor().tell("changeAdoption", input, "").await.code(), "UNAUTHENTICATED");
    assert_eq!(seen(&app.visitor(), &adoption).await["status"], "IN_USE");
    app.settle().await;
}

#[tokio::test]
async fn a_newer_version_is_taken_and_recorded() {
    let app = TestApp::new().await;
    let resource = published(&app, LUIS, "A ballot insert", "PUBLIC", "Sign the envelope.").await;
    let (luis, marcus, priya) = (app.person(LUIS).await, app.person(MARCUS).await, app.person(PRIYA).await);
    let adoption = adopt(&marcus, &resource).await;
    let second = submitted_again(&luis, &resource).await;
    let early = json!({ "adoptionId": adoption["id"], "revision": 1, "versionId": second.version });
    let refused = marcus.tell("changeAdoption", early, "").await;
    assert_eq!(
        (refused.code(), &refused.errors[0]["extensions"]["field"]),
        ("BAD_USER_INPUT", &json!("versionId")),
        "it is not published yet"
    );
    decide(&priya, &second.request, "APPROVE").await;
    assert_eq!(seen(&marcus, &adoption).await["version"]["number"], 1, "the office keeps what it took");

    let taken = change(&marcus, &adoption, json!({ "versionId": second.version })).await;
    let shown = &taken["adoption"];
    assert_eq!((&shown["version"]["number"], &shown["report"]["versionNumber"]), (&json!(2), &json!(2)));
    assert_eq!(
        (&shown["report"]["title"], &shown["id"]),
        (&json!("A better insert"), &adoption["id"]),
        "the same adoption"
    );
    let event = told(&app, "adoption.changed").await;
    assert_eq!((&event["from_number"], &event["to_number"]), (&json!(1), &json!(2)));
    app.settle().await;
}

#[tokio::test]
async fn what_is_retired_stays_as_history_and_can_begin_anew() {
    let app = TestApp::new().await;
    let resource = published(&app, LUIS, "A ballot insert", "PUBLIC", "Sign the envelope.").await;
    let marcus = app.person(MARCUS).await;
    let adoption = adopt(&marcus, &resource).await;
    let retired = change(&marcus, &adoption, json!({ "status": "RETIRED" })).await;
    assert_eq!(retired["adoption"]["status"], "RETIRED");
    let count = "query Q($id: ID!) { resource(id: $id) { adoptedBy adoptions(first: 5) { totalCount } myAdoption { id } } }";
    let none = app.visitor().ask(count, json!({ "id": resource })).await.ok()["resource"].clone();
    assert_eq!(none, json!({ "adoptedBy": 0, "adoptions": { "totalCount": 0 }, "myAdoption": null }));
    let back = change(&marcus, &retired["adoption"], json!({ "status": "IN_USE" })).await;
    assert_eq!(back["__typename"], "AdoptionRetired");
    assert_eq!(back["message"], "Your office has stopped using this. To use it again, start anew.");
    // What came of it is often known later.
    let noted = change(&marcus, &retired["adoption"], json!({ "note": "It saved two days." })).await;
    assert_eq!(noted["adoption"]["report"]["note"], "It saved two days.");

    let anew = adopt(&marcus, &resource).await;
    assert_ne!(anew["id"], adoption["id"]);
    assert_eq!(uses(&marcus, WHITESIDE, &[]).await["totalCount"], 1);
    let old = uses(&marcus, WHITESIDE, &["RETIRED"]).await;
    assert_eq!(old["edges"][0]["node"]["id"], adoption["id"]);
    app.settle().await;
}
