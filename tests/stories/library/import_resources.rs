//! Import resources: taken, refused line by line, twice the same, documents, the demo content and the shared corpus.

use std::{fs, io::Cursor};

use commons_access::{Action, Viewer};
use commons_entity::resource;
use commons_kernel::Clock;
use commons_library::{ImportOptions, ImportPublish, Imported, import_resources};
use commons_store::{Event, fetch_for_update, record, visible};
use commons_tests::{TestApp, docx, shared};
use serde_json::{Value, json};

use crate::scene::{DANA, LUIS, department_of, save, titles};

const YUMA: &str = "ocd-division/country:us/state:az/county:yuma";

async fn import(app: &TestApp, lines: &[Value], options: &ImportOptions) -> Imported {
    let text: String = lines.iter().map(|line| format!("{line}\n")).collect();
    import_resources(&app.store, &app.bucket, &*app.clock, Cursor::new(text), options, |_| {})
        .await
        .expect("the import runs")
}

fn publish() -> ImportOptions {
    ImportOptions {
        attachments: None,
        publish: ImportPublish::AtOnce,
        limits: commons_library::Limits::default(),
    }
}

#[tokio::test]
async fn good_rows_are_taken_and_bad_ones_are_told_by_line_and_field() {
    let app = TestApp::new().await;
    let good = |id: &str| json!({ "external_id": id, "department": YUMA, "kind": "template", "title": "Tamper seal log", "reach": "public", "body": "Write.\u{0}" });
    let with = |field: &str, value: Value| {
        let mut row = good(field);
        row[field] = value;
        row
    };
    let rows = [
        good("a"),
        with("department", json!("ocd-division/country:us/state:zz")),
        with("kind", json!("poster")),
        with("title", json!("x".repeat(201))),
        with("title", Value::Null),
        with("reach", json!("everyone")),
        with("states", json!(["ZZ"])),
        with("values", json!(["speed"])),
        with("published_at", json!("yesterday")),
        with("colour", json!("red")),
        with("attachments", json!([{ "path": "../../etc/passwd" }])),
        good("a"),
        json!(["not an object"]),
        good("b"),
    ];
    let imported = import(&app, &rows, &publish()).await;
    assert_eq!((imported.created, imported.updated, imported.unchanged), (2, 0, 0));
    let refused: Vec<(u64, &str)> =
        imported.refused.iter().map(|refused| (refused.line, refused.field.as_str())).collect();
    let expected = [
        (2, "department"),
        (3, "kind"),
        (4, "title"),
        (5, "title"),
        (6, "reach"),
        (7, "states"),
        (8, "values"),
        (9, "published_at"),
        (10, "colour"),
        (11, "attachments"),
        (12, "external_id"),
        (13, "line"),
    ];
    assert_eq!(refused, expected);
    app.settle().await;
    assert_eq!(titles(&app.visitor(), "tamper seal").await.len(), 2);
    assert_eq!(app.count("SELECT count(*) FROM event WHERE kind = 'resource.imported'").await, 2);
}

#[tokio::test]
async fn importing_again_changes_nothing_and_a_changed_row_is_a_new_version() {
    let app = TestApp::new().await;
    let row = |body: &str| json!({ "external_id": "a", "department": YUMA, "kind": "story", "title": "Shorter lines", "body": body, "reach": "public", "published_at": "2026-01-02T03:04:05Z" });
    assert_eq!(import(&app, &[row("One.")], &publish()).await.created, 1);
    assert_eq!(import(&app, &[row("One.")], &publish()).await.unchanged, 1);
    assert_eq!(import(&app, &[row("Two.")], &publish()).await.updated, 1);
    app.settle().await;
    let query = "{ resources(first: 5) { edges { node { externalId body currentVersion { number publishedAt } versions(first: 5) { totalCount } } } } }";
    let seen = app.visitor().ask(query, json!({})).await.ok();
    let node = &seen["resources"]["edges"][0]["node"];
    assert_eq!(node["externalId"], "a");
    assert_eq!(node["body"], "Two.");
    assert_eq!(node["currentVersion"], json!({ "number": 2, "publishedAt": "2026-01-02T03:04:05Z" }));
    assert_eq!(node["versions"]["totalCount"], 2);
}

#[tokio::test]
async fn without_publish_rows_are_drafts() {
    let app = TestApp::new().await;
    let row = json!({ "external_id": "a", "department": YUMA, "kind": "story", "title": "Shorter lines", "body": "One.", "reach": "public" });
    let options = ImportOptions {
        attachments: None,
        publish: ImportPublish::AsDrafts,
        limits: commons_library::Limits::default(),
    };
    assert_eq!(import(&app, std::slice::from_ref(&row), &options).await.created, 1);
    assert_eq!(import(&app, &[row], &options).await.unchanged, 1);
    app.settle().await;
    assert!(titles(&app.visitor(), "shorter lines").await.is_empty());
}

#[tokio::test]
async fn documents_are_stored_read_and_found() {
    let app = TestApp::new().await;
    let folder = tempfile::tempdir().expect("a folder");
    fs::create_dir(folder.path().join("files")).expect("a folder");
    fs::write(folder.path().join("files/log.docx"), docx(&["Fasten the quoxalite clasp"])).expect("a file");
    let row = json!({ "external_id": "a", "department": YUMA, "kind": "template", "title": "Drop box log", "reach": "alliance",
                      "attachments": [{ "path": "files/log.docx", "filename": "Drop box log.docx", "media_type": "application/x" }] });
    let options = ImportOptions {
        attachments: Some(folder.path().to_owned()),
        publish: ImportPublish::AtOnce,
        limits: commons_library::Limits::default(),
    };
    let imported = import(&app, std::slice::from_ref(&row), &options).await;
    assert_eq!((imported.created, imported.documents), (1, 1), "{:?}", imported.refused);
    app.settle().await;
    assert_eq!(titles(&app.person(DANA).await, "quoxalite").await, ["Drop box log"]);
    assert_eq!(import(&app, &[row], &options).await.unchanged, 1, "the same document is the same resource");
    app.settle().await;
}

#[tokio::test]
async fn the_demo_content_is_taken_whole_and_each_document_is_read() {
    let app = TestApp::new().await;
    let loaded = commons_app::content::load_resources(&app.store, &app.bucket, &*app.clock)
        .await
        .expect("every row is good");
    assert!(loaded >= 60, "{loaded} demo resources");
    app.settle().await;
    assert_eq!(app.count("SELECT count(*) FROM attachment WHERE state <> 'ready'").await, 0);
    assert!(app.count("SELECT count(*) FROM attachment").await >= 34);
    assert_eq!(
        commons_app::content::load_resources(&app.store, &app.bucket, &*app.clock).await.expect("again"),
        0
    );
    // The synonym of another state: Illinois says election judge, Arizona wrote poll worker.
    let query = "{ search(query: \"election judge\", first: 50) { alsoSearched edges { node { title department { state } } } } }";
    let found = app.person("marcus@demo.example").await.ask(query, json!({})).await.ok();
    let also = found["search"]["alsoSearched"].as_array().expect("labels").clone();
    assert!(also.iter().any(|label| label == "poll worker"), "{also:?}");
    let edges = found["search"]["edges"].as_array().expect("edges");
    assert!(edges.iter().any(|edge| edge["node"]["department"]["state"] == "AZ"), "{found}");

    for _twice in 0..2 {
        commons_app::content::load_collections(&app.store, &*app.clock)
            .await
            .expect("the collections are good");
    }
    app.settle().await;
    let shown = "{ collections(first: 5) { totalCount edges { node { itemCount topics department { name } } } } featured { resource { title } collection { title } } }";
    let told = app.visitor().ask(shown, json!({})).await.ok();
    assert_eq!(
        (&told["collections"]["totalCount"], told["featured"].as_array().map(Vec::len)),
        (&json!(2), Some(2))
    );
    for (edge, count) in told["collections"]["edges"].as_array().expect("two").iter().zip([5, 4]) {
        assert_eq!(
            edge["node"]["itemCount"], count,
            "what is for members alone is not counted for a visitor"
        );
        assert_eq!(edge["node"]["topics"][0], "demo", "they are marked");
        assert!(edge["node"]["department"].is_null());
    }
    assert_eq!(app.count("SELECT count(*) FROM endorsement").await, 1);
}

#[tokio::test]
async fn the_shared_corpus_is_taken_whole() {
    let Some(file) = shared("data/corpus/resources.jsonl") else { return };
    let app = TestApp::new().await;
    let lines = std::io::BufReader::new(fs::File::open(file).expect("the corpus opens"));
    let imported = import_resources(&app.store, &app.bucket, &*app.clock, lines, &publish(), |_| {})
        .await
        .expect("the import runs");
    assert_eq!(imported.refused, []);
    assert_eq!(imported.created, 424);
    app.settle().await;
}

fn drafts() -> ImportOptions {
    ImportOptions { publish: ImportPublish::AsDrafts, ..publish() }
}

fn row(id: &str, body: &str) -> Value {
    json!({ "external_id": id, "department": YUMA, "kind": "template", "title": "Tamper seal log", "summary": "S.",
            "reach": "alliance", "body": body })
}

#[tokio::test]
async fn an_import_never_overwrites_people() {
    let app = TestApp::new().await;
    import(&app, &[row("a", "One.")], &publish()).await;
    app.settle().await;
    let luis = app.person(LUIS).await;
    let query = "query Q($d: [ID!]) { resources(filter: { departments: $d }, first: 100) { edges { node { id externalId } } } }";
    let found = luis.ask(query, json!({ "d": [department_of(&luis).await] })).await.ok();
    let edges = found["resources"]["edges"].as_array().expect("edges").clone();
    let node = edges.iter().find(|edge| edge["node"]["externalId"] == "a").expect("the imported one");
    let resource = node["node"]["id"].as_str().expect("an id").to_owned();
    save(&luis, &resource, json!({ "body": "An hour of work." })).await;
    for options in [drafts(), publish()] {
        let again = import(&app, &[row("a", "Two."), row("b", "New.")], &options).await;
        assert_eq!(again.refused.iter().map(|row| row.field.as_str()).collect::<Vec<_>>(), ["external_id"]);
    }
    app.settle().await;
    let seen = luis
        .ask("query Q($id: ID!) { resource(id: $id) { draft { body } } }", json!({ "id": resource }))
        .await;
    assert_eq!(seen.ok()["resource"]["draft"]["body"], "An hour of work.");
}

#[tokio::test]
async fn drafts_of_an_import_are_published_by_the_same_file() {
    let app = TestApp::new().await;
    import(&app, &[row("a", "One.")], &drafts()).await;
    assert_eq!(import(&app, &[row("a", "One.")], &publish()).await.updated, 1);
    assert_eq!(import(&app, &[row("a", "Two.")], &drafts()).await.updated, 1);
    assert_eq!(import(&app, &[row("a", "Two.")], &drafts()).await.unchanged, 1);
    let bad = json!({ "external_id": "x\u{0}y" });
    let mut nul = row("c", "C.");
    nul["external_id"] = bad["external_id"].clone();
    let taken = import(&app, &[row("d", "D."), nul], &drafts()).await;
    assert_eq!((taken.created, taken.refused.len()), (1, 1));
    app.settle().await;
}

/// A writer on the screen holds a resource and goes on to record what he did, while an import waits for the same resource.
/// The import must not hold the record meanwhile, or the two would wait for each other until the database ends one.
#[tokio::test]
async fn an_import_waits_for_a_writer_without_holding_the_record() {
    let app = TestApp::new().await;
    import(&app, &[row("b", "One.")], &publish()).await;
    let system = Viewer::system("tests");
    let tx = app.store.begin(&system).await.expect("a transaction");
    let ids = visible::<resource::Entity>(&system, Action::Read).all(&tx).await.expect("the select runs");
    let held =
        fetch_for_update::<resource::Entity>(&tx, ids[0].id).await.expect("the row").expect("it is there");
    let rows = [row("a", "New."), row("b", "Two.")];
    let writer = async {
        let waiting = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";
        while app.count(waiting).await == 0 {
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        }
        let event = Event {
            kind: "resource.created",
            subject: "resource",
            subject_id: held.id,
            department: None,
            data: json!({}),
        };
        record(&tx, &system, app.clock.now(), event).await.expect("nobody else holds the record");
        tx.commit().await.expect("it commits");
    };
    let options = publish();
    let (imported, ()) = tokio::join!(import(&app, &rows, &options), writer);
    assert_eq!((imported.created, imported.updated), (1, 1), "{:?}", imported.refused);
    app.settle().await;
}
