//! What a list costs: the same number of statements for 1, 20 and 100 rows.

use commons_library::{ImportOptions, ImportPublish, import_resources};
use commons_tests::TestApp;
use serde_json::json;

use crate::scene::{LUIS, PRIYA, department_of, finished, save, submit};

const LIST: &str = "query Q($n: Int) { resources(first: $n) { edges { node { title kind topics department { name state } \
                    currentVersion { number attachments { filename } } } } } }";

const SEARCH: &str = "query Q($n: Int) { found: search(query: \"story number\", first: $n) { totalCount facets { field values { value \
                      label count } } edges { snippets { field } reasons node { title kind topics department { name state } \
                      currentVersion { number } } } } }";

/// How many statements one such list costs.
async fn statements(app: &TestApp, query: &str, first: usize) -> usize {
    let before = app.statements();
    let answer = app.visitor().ask(query, json!({ "n": first })).await.ok();
    let list = answer["resources"]["edges"].as_array().or(answer["found"]["edges"].as_array());
    assert_eq!(list.expect("edges").len(), first);
    app.statements() - before
}

#[tokio::test]
async fn a_list_costs_the_same_whatever_its_length() {
    let app = TestApp::new().await;
    let lines: String = (0..100)
        .map(|n| {
            let department = ["ocd-division/country:us/state:az/county:yuma", "ocd-division/country:us/state:az/county:graham"][n % 2];
            let row = json!({ "external_id": format!("r{n}"), "department": department, "kind": "story", "title": format!("Story number {n}"),
                              "body": "Words.", "reach": "public", "topics": ["a", "b"] });
            format!("{row}\n")
        })
        .collect();
    let options = ImportOptions {
        attachments: None,
        publish: ImportPublish::AtOnce,
        limits: commons_library::Limits::default(),
    };
    let imported =
        import_resources(&app.store, &app.bucket, &*app.clock, std::io::Cursor::new(lines), &options, |_| {})
            .await
            .expect("it runs");
    assert_eq!(imported.created, 100);
    app.settle().await;
    let mut costs = Vec::new();
    for first in [1, 20, 100] {
        costs.push(statements(&app, LIST, first).await);
    }
    let [one, twenty, hundred] = costs[..] else { panic!("three lists") };
    println!("statements for 1, 20 and 100 resources: {one}, {twenty}, {hundred}");
    assert_eq!((one, twenty), (twenty, hundred));
    assert_eq!(twenty, 4, "page, departments, versions, documents: that a visitor asks need not be said");
    statements(&app, SEARCH, 100).await;
    for first in [1, 20, 100] {
        let cost = statements(&app, SEARCH, first).await;
        assert_eq!(
            cost, 1,
            "what departments are called is known by now; rows, versions and the end of the record are one"
        );
    }
}

/// What the page of a review asks of each document.
const REVIEW: &str = "query Q($id: ID!) { node(id: $id) { ... on ReviewRequest { state version { title attachments { filename scan \
                      cleanedFromId cleanable findings { code places { at excerpt } } decision { choice reason } previews { path } } } } } }";

#[tokio::test]
async fn a_review_costs_the_same_whatever_the_number_of_its_documents() {
    let app = TestApp::new().await;
    let (luis, priya) = (app.person(LUIS).await, app.person(PRIYA).await);
    // The first use of a session is noted, once a minute.
    priya.ask("{ viewer { __typename } }", json!({})).await.ok();
    let department = department_of(&luis).await;
    let mut costs = Vec::new();
    for documents in [1, 2, 12] {
        let mut ids = Vec::new();
        for n in 0..documents {
            let words = format!("Password: hunter{documents}{n}secret");
            ids.push(luis.upload(&department, &format!("{n}.txt"), words.as_bytes()).await);
        }
        app.settle().await;
        let (resource, _) = finished(&luis, "A call tree", "PUBLIC", "Call in this order.").await;
        let revision = save(&luis, &resource, json!({ "attachmentIds": ids })).await;
        let request = submit(&luis, &resource, revision).await;
        let before = app.statements();
        let seen = priya.ask(REVIEW, json!({ "id": request })).await.ok();
        costs.push(app.statements() - before);
        let attachments = seen["node"]["version"]["attachments"].as_array().expect("documents");
        assert_eq!(attachments.len(), documents);
        assert!(attachments.iter().all(|document| document["findings"].is_array()), "{seen}");
    }
    println!("statements for a review of 1, 2 and 12 documents: {costs:?}");
    assert_eq!((costs[0], costs[1]), (costs[1], costs[2]));
    assert_eq!(
        costs[0], 12,
        "their facts, request, version, documents, pages, and seven for the findings; who comes is one more, at the door"
    );
}
