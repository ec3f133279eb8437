//! Featured: curators show what is public at the front, until a day; what is not to be read does not stand there.

use commons_tests::{Client, TestApp};
use serde_json::{Value, json};
use time::Duration;

use super::shelf::{added, made, saved, seen, shown};
use crate::scene::{LUIS, OMAR, PRIYA, published};

async fn front(client: &Client<'_>) -> Vec<Value> {
    let query = "{ featured { id note until resource { title } collection { title } } }";
    client.ask(query, json!({})).await.ok()["featured"].as_array().expect("a list").clone()
}

fn input(resource: &str, until: &str) -> Value {
    json!({ "resourceId": resource, "note": "Worth a look.", "until": until })
}

#[tokio::test]
async fn what_is_public_stands_at_the_front_until_its_day() {
    let app = TestApp::new().await;
    let (priya, luis, visitor) = (app.person(PRIYA).await, app.person(LUIS).await, app.visitor());
    let log = published(&app, LUIS, "Seal log", "PUBLIC", "Which seal.").await;
    for (who, client) in [("luis", &luis), ("omar", &app.person(OMAR).await)] {
        let refused = client.tell("feature", input(&log, "2026-12-24"), "").await;
        assert_eq!(refused.code(), "FORBIDDEN", "{who}");
    }
    let can = "query Q($id: ID!) { resource(id: $id) { viewerActions } }";
    let actions = |told: Value| told["resource"]["viewerActions"].to_string();
    assert!(actions(priya.ask(can, json!({ "id": log })).await.ok()).contains("\"FEATURE\""));
    let selection = "featured { id resource { title } collection { title } }";
    let done = priya.tell("feature", input(&log, "2026-12-24"), selection).await.ok();
    assert_eq!(done["featured"]["resource"]["title"], "Seal log");
    assert!(!actions(priya.ask(can, json!({ "id": log })).await.ok()).contains("\"FEATURE\""));
    let again = priya.tell("feature", input(&log, "2026-12-25"), selection).await;
    assert_eq!(again.code(), "CONFLICT");

    let shelf = made(&luis, "Chain of custody").await;
    saved(&luis, &shelf, json!({ "reach": "PUBLIC" })).await.ok();
    added(&luis, &shelf, &log).await;
    shown(&app, &luis, &shelf).await;
    let both = json!({ "collectionId": shelf["id"], "note": "All of it.", "until": "2027-11-23" });
    priya.tell("feature", both, selection).await.ok();
    assert!(seen(&priya, &shelf).await["viewerActions"].to_string().contains("UNFEATURE"));
    let told = front(&visitor).await;
    assert_eq!(told[0]["collection"]["title"], "Chain of custody", "newest first");
    assert_eq!(
        (&told[1]["resource"]["title"], &told[1]["until"]),
        (&json!("Seal log"), &json!("2026-12-24"))
    );
    // Whatever is taken from its readers stands at the front for nobody.
    luis.tell("withdrawResource", json!({ "resourceId": log, "reason": "It is wrong." }), "").await.ok();
    assert_eq!((front(&visitor).await.len(), front(&priya).await.len(), front(&luis).await.len()), (1, 1, 1));
    luis.tell("restoreResource", json!({ "resourceId": log, "reason": "It is right." }), "").await.ok();
    // Nor is what nobody keeps up an example; it is still there to be read.
    luis.tell("archiveResource", json!({ "resourceId": log, "reason": "It is old." }), "").await.ok();
    assert_eq!((front(&visitor).await.len(), front(&priya).await.len()), (1, 1));
    let refused = priya.tell("feature", input(&log, "2026-12-24"), "").await;
    assert!(refused.message().contains("not kept up"), "{}", refused.message());
    luis.tell("restoreResource", json!({ "resourceId": log, "reason": "It is right." }), "").await.ok();
    app.clock.pass(Duration::days(31));
    assert_eq!(front(&visitor).await.len(), 2, "through its last day");
    app.clock.pass(Duration::days(1));
    assert_eq!(front(&visitor).await.len(), 1);
    // Sessions have ended meanwhile.
    let (priya, luis) = (app.person(PRIYA).await, app.person(LUIS).await);
    let down = json!({ "featuredId": front(&visitor).await[0]["id"] });
    assert_eq!(luis.tell("unfeature", down.clone(), "").await.code(), "FORBIDDEN");
    priya.tell("unfeature", down, selection).await.ok();
    assert!(front(&visitor).await.is_empty());
    app.settle().await;
}

#[tokio::test]
async fn what_is_not_public_and_a_thirteenth_are_refused() {
    let app = TestApp::new().await;
    let priya = app.person(PRIYA).await;
    let log = published(&app, LUIS, "Seal log", "PUBLIC", "Which seal.").await;
    let narrow = published(&app, LUIS, "Our log", "ALLIANCE", "Which seal.").await;
    let shelf = made(&priya, "For all offices").await;
    for (input, field) in [
        (input(&narrow, "2026-12-24"), "resourceId"),
        (json!({ "collectionId": shelf["id"], "note": "Look.", "until": "2026-12-24" }), "collectionId"),
        (json!({ "resourceId": log, "note": " ", "until": "2026-12-24" }), "note"),
        (json!({ "resourceId": log, "note": "x".repeat(501), "until": "2026-12-24" }), "note"),
        (input(&log, "2026-11-22"), "until"),
        (input(&log, "2027-11-24"), "until"),
        (json!({ "note": "Look.", "until": "2026-12-24" }), "resourceId"),
        (
            json!({ "resourceId": log, "collectionId": shelf["id"], "note": "Look.", "until": "2026-12-24" }),
            "resourceId",
        ),
    ] {
        let refused = priya.tell("feature", input.clone(), "").await;
        assert_eq!(refused.code(), "BAD_USER_INPUT", "{input}");
        assert_eq!(refused.errors[0]["extensions"]["field"], field, "{input}");
    }
    let malformed = priya.tell("feature", input(&log, "tomorrow"), "").await;
    assert!(!malformed.errors.is_empty());
    let more = "INSERT INTO resource SELECT (json_populate_record(resource, json_build_object('id', gen_random_uuid(), 'slug', 'made-' || n))).* \
                FROM resource, generate_series(1, 12) AS n WHERE title = 'Seal log'";
    sea_orm::ConnectionTrait::execute_unprepared(&app.owner, more).await.expect("twelve more");
    let featured = "INSERT INTO featured (id, resource_id, note, until, featured_at) \
                    SELECT gen_random_uuid(), id, 'x', '2026-12-24', now() FROM resource WHERE slug LIKE 'made-%'";
    sea_orm::ConnectionTrait::execute_unprepared(&app.owner, featured).await.expect("twelve featured");
    assert_eq!(front(&app.visitor()).await.len(), 12);
    let refused = priya.tell("feature", input(&log, "2026-12-24"), "").await;
    assert_eq!(refused.code(), "BAD_USER_INPUT");
    assert!(refused.message().contains("12 are featured"), "{}", refused.message());
    app.settle().await;
}
