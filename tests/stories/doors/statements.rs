//! What a list costs: the same number of statements for 1, 20 and 100 rows.

use commons_library::{ImportOptions, ImportPublish, import_resources};
use commons_tests::TestApp;
use serde_json::json;

const LIST: &str = "query Q($n: Int) { resources(first: $n) { edges { node { title kind topics department { name state } \
                    currentVersion { number attachments { filename } } } } } }";

/// How many statements one such list costs.
async fn statements(app: &TestApp, first: usize) -> usize {
    let before = app.statements();
    let answer = app.visitor().ask(LIST, json!({ "n": first })).await.ok();
    assert_eq!(answer["resources"]["edges"].as_array().expect("edges").len(), first);
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
    let (one, twenty, hundred) =
        (statements(&app, 1).await, statements(&app, 20).await, statements(&app, 100).await);
    println!("statements for 1, 20 and 100 resources: {one}, {twenty}, {hundred}");
    assert_eq!((one, twenty), (twenty, hundred));
    assert_eq!(twenty, 5, "the viewer's facts, page, departments, versions, documents");
}
