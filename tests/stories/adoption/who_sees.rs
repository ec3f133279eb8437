//! Who sees what of an adoption: that it is there goes with the resource; what the office tells stays between two offices.

use commons_tests::TestApp;
use serde_json::{Value, json};

use super::{adopt, change, seen, submitted_again, uses};
use crate::{
    directory::people::{self, WHITESIDE},
    scene::{ANA, DANA, JO, LUIS, MARCUS, PRIYA, RUTH, decide, published},
};

const LISTED: &str = "query Q($id: ID!) { resource(id: $id) { adoptedBy adoptions(first: 5) { totalCount \
                      edges { node { status department { name state size } report { note } } } } } }";

#[tokio::test]
async fn everybody_counts_and_two_offices_read() {
    let app = TestApp::new().await;
    let resource = published(&app, LUIS, "A ballot insert", "PUBLIC", "Sign the envelope.").await;
    let marcus = app.person(MARCUS).await;
    let adoption = adopt(&marcus, &resource).await;
    change(&marcus, &adoption, json!({ "printed": 700, "note": "Fewer calls." })).await;
    for who in [app.visitor(), app.person(DANA).await, app.person(PRIYA).await, app.person(ANA).await] {
        let shown = who.ask(LISTED, json!({ "id": resource })).await.ok()["resource"].clone();
        assert_eq!((&shown["adoptedBy"], &shown["adoptions"]["totalCount"]), (&json!(1), &json!(1)));
        let node = &shown["adoptions"]["edges"][0]["node"];
        assert_eq!(node["department"]["name"], "Whiteside County");
        assert_eq!(node["department"]["state"], "IL");
        assert!(node["department"]["size"].is_string(), "{node}");
        assert_eq!((&node["status"], &node["report"]), (&json!("IN_USE"), &Value::Null));
        assert_eq!(seen(&who, &adoption).await["report"], Value::Null);
    }
    for who in [LUIS, JO, RUTH, MARCUS] {
        let report = seen(&app.person(who).await, &adoption).await["report"].clone();
        assert_eq!((&report["note"], &report["printed"]), (&json!("Fewer calls."), &json!(700)), "{who}");
    }
    app.settle().await;
}

#[tokio::test]
async fn where_the_resource_is_hidden_so_is_its_use() {
    let app = TestApp::new().await;
    let resource = published(&app, LUIS, "A drill for members", "ALLIANCE", "Count with care.").await;
    let marcus = app.person(MARCUS).await;
    let adoption = adopt(&marcus, &resource).await;
    let listed = uses(&app.visitor(), WHITESIDE, &[]).await;
    assert_eq!((&listed["totalCount"], &listed["edges"]), (&json!(0), &json!([])));
    assert_eq!(seen(&app.visitor(), &adoption).await, Value::Null);
    assert_eq!(uses(&app.person(DANA).await, WHITESIDE, &[]).await["totalCount"], 1, "a member may read it");

    // Narrower since: the facts of the resource move with it, in the same transaction.
    let narrow = "UPDATE resource SET reach = $1";
    people::change(&app, narrow, ["state".into()]).await;
    assert_eq!(seen(&app.person(DANA).await, &adoption).await, Value::Null);
    assert_eq!(uses(&app.person(DANA).await, WHITESIDE, &[]).await["totalCount"], 0);
    assert_eq!(
        seen(&app.person(RUTH).await, &adoption).await["id"],
        adoption["id"],
        "its maker sees who uses it"
    );
    people::change(&app, narrow, ["public".into()]).await;
    assert_eq!(seen(&app.visitor(), &adoption).await["id"], adoption["id"]);
    app.settle().await;
}

#[tokio::test]
async fn an_office_keeps_what_it_uses_when_it_is_withdrawn() {
    let app = TestApp::new().await;
    let resource = published(&app, LUIS, "A ballot insert", "PUBLIC", "Sign the envelope.").await;
    let marcus = app.person(MARCUS).await;
    let adoption = adopt(&marcus, &resource).await;
    let second = submitted_again(&app.person(LUIS).await, &resource).await;
    decide(&app.person(PRIYA).await, &second.request, "APPROVE").await;
    people::change(&app, "UPDATE resource SET published = false, status = $1", ["withdrawn".into()]).await;

    let listed = uses(&marcus, WHITESIDE, &[]).await;
    let node = &listed["edges"][0]["node"];
    assert_eq!(
        (&listed["totalCount"], &node["resource"], &node["version"]),
        (&json!(1), &Value::Null, &Value::Null)
    );
    assert_eq!(
        (&node["report"]["title"], &node["report"]["versionNumber"]),
        (&json!("A ballot insert"), &json!(1))
    );
    for stranger in [app.visitor(), app.person(DANA).await, app.person(PRIYA).await] {
        assert_eq!(seen(&stranger, &adoption).await, Value::Null);
        assert_eq!(uses(&stranger, WHITESIDE, &[]).await["totalCount"], 0);
    }
    assert_eq!(
        seen(&app.person(LUIS).await, &adoption).await["report"]["title"],
        "A ballot insert",
        "who made it must warn them"
    );

    // There is no newer version to take of what is not shared any more.
    let input = json!({ "adoptionId": adoption["id"], "revision": 1, "versionId": second.version });
    let refused = marcus.tell("changeAdoption", input, "").await;
    assert_eq!(
        (refused.code(), &refused.errors[0]["extensions"]["field"]),
        ("BAD_USER_INPUT", &json!("versionId"))
    );
    assert!(refused.message().contains("you keep the one you have"), "{}", refused.message());
    let told = change(&marcus, &adoption, json!({ "note": "700 are mailed already." })).await;
    assert_eq!(told["adoption"]["report"]["note"], "700 are mailed already.");
    let retired = change(&marcus, &told["adoption"], json!({ "status": "RETIRED" })).await;
    assert_eq!(retired["adoption"]["status"], "RETIRED");
    let again = marcus.tell("adoptTemplate", json!({ "resourceId": resource }), "").await;
    assert_eq!(again.code(), "NOT_FOUND", "nobody takes up what is withdrawn");
    let ours = app
        .person(JO)
        .await
        .tell("adoptTemplate", json!({ "resourceId": resource }), "... on TemplateNotAdoptable { message }")
        .await
        .ok();
    assert!(ours["message"].as_str().expect("words").starts_with("Nothing of this is published"), "{ours}");

    app.settle().await;
}
