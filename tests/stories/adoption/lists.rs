//! Lists of adoptions: pages, and the same number of statements whatever their length.

use commons_library::{ImportOptions, ImportPublish, import_resources};
use commons_tests::{Client, TestApp};
use sea_orm::ConnectionTrait;
use serde_json::{Value, json};

use super::adopt;
use crate::scene::{DANA, LUIS, MARCUS, published};

const LIST: &str = "query Q($n: Int) { resources(first: $n) { edges { node { title adoptedBy plannedBy myAdoption { status report { note } } \
                    adoptions(first: 3) { totalCount pageInfo { hasNextPage } edges { node { status version { number } \
                    department { name state } report { intent } } } } } } } }";

/// Public resources, each used by a few departments, Whiteside among them.
async fn used_resources(app: &TestApp, count: usize) {
    let lines: String = (0..count)
        .map(|n| {
            let row = json!({ "external_id": format!("r{n}"), "department": "ocd-division/country:us/state:az/county:graham", "kind": "story",
                              "title": format!("Story number {n}"), "body": "Words.", "reach": "public" });
            format!("{row}\n")
        })
        .collect();
    let options = ImportOptions {
        attachments: None,
        publish: ImportPublish::AtOnce,
        limits: commons_library::Limits::default(),
    };
    import_resources(&app.store, &app.bucket, &*app.clock, std::io::Cursor::new(lines), &options, |_| {})
        .await
        .expect("it runs");
    let rows = "INSERT INTO adoption (id, department_id, resource_id, version_id, status, adopted_at) \
                SELECT gen_random_uuid(), office.id, resource.id, resource.current_version_id, 'in_use', now() FROM resource, \
                (SELECT id FROM department WHERE state = 'IL' ORDER BY ocd_id LIKE '%whiteside' DESC, ocd_id LIMIT 5) AS office; \
                INSERT INTO adoption_report (adoption_id, revision, title, version_number, intent, note, said_at) \
                SELECT id, 1, 'x', 1, 'keep_copy', 'x', now() FROM adoption";
    app.owner.execute_unprepared(rows).await.expect("adoptions");
}

async fn statements(app: &TestApp, client: &Client<'_>, first: usize) -> usize {
    let before = app.statements();
    let answer = client.ask(LIST, json!({ "n": first })).await.ok();
    let edges = answer["resources"]["edges"].as_array().expect("edges").clone();
    assert_eq!(edges.len(), first);
    for edge in &edges {
        let node = &edge["node"];
        assert_eq!((&node["adoptedBy"], &node["adoptions"]["totalCount"]), (&json!(5), &json!(5)));
        assert_eq!(node["adoptions"]["edges"].as_array().expect("edges").len(), 3);
        assert_eq!(node["adoptions"]["pageInfo"]["hasNextPage"], true);
        assert_eq!(node["myAdoption"]["status"], "IN_USE");
    }
    app.statements() - before
}

#[tokio::test]
async fn adoptions_cost_the_same_for_one_twenty_and_a_hundred_resources() {
    let app = TestApp::new().await;
    used_resources(&app, 100).await;
    app.settle().await;
    let marcus = app.person(MARCUS).await;
    statements(&app, &marcus, 1).await;
    let mut told = Vec::new();
    for first in [1, 20, 100] {
        told.push(statements(&app, &marcus, first).await);
    }
    println!("statements for 1, 20 and 100 resources with their adoptions: {told:?}");
    assert!(told[0] == told[1] && told[1] == told[2], "{told:?}");
}

#[tokio::test]
async fn who_uses_it_is_read_page_by_page() {
    let app = TestApp::new().await;
    let resource = published(&app, LUIS, "A seal log", "PUBLIC", "Write the numbers down.").await;
    for who in [MARCUS, DANA] {
        adopt(&app.person(who).await, &resource).await;
    }
    let query = "query Q($id: ID!, $after: String) { resource(id: $id) { adoptions(first: 1, after: $after) { totalCount \
                 pageInfo { hasNextPage endCursor } edges { node { department { name } } } } } }";
    let visitor = app.visitor();
    let page = async |after: Value| {
        let seen = visitor.ask(query, json!({ "id": resource, "after": after })).await.ok();
        seen["resource"]["adoptions"].clone()
    };
    let first = page(Value::Null).await;
    assert_eq!(first["edges"][0]["node"]["department"]["name"], "Town of Plymouth", "the newest first");
    assert_eq!((&first["totalCount"], &first["pageInfo"]["hasNextPage"]), (&json!(2), &json!(true)));
    let second = page(first["pageInfo"]["endCursor"].clone()).await;
    assert_eq!(second["edges"][0]["node"]["department"]["name"], "Whiteside County");
    assert_eq!(second["pageInfo"]["hasNextPage"], false);
    let bad = visitor.ask(query, json!({ "id": resource, "after": "x" })).await;
    assert_eq!((bad.code(), &bad.errors[0]["extensions"]["field"]), ("BAD_USER_INPUT", &json!("after")));
    app.settle().await;
}
