//! Comparing versions: what changed in words, facts and documents, for those who may read both, and for nobody else.

use commons_tests::{Client, TestApp, docx, pdf};
use serde_json::{Value, json};

use crate::scene::{DANA, JO, LUIS, MARCUS, PRIYA, decide, department_of, finished, published, save, submit};

const COMPARE: &str = "query Q($from: ID!, $to: ID!) { compareVersions(from: $from, to: $to) {
    from { number } to { number resource { slug } }
    fields { field added removed marksChanged truncated passages { skipped runs { change text } } }
    documents { change wordsCompared added removed truncated before { filename } after { filename } passages { runs { change text } } } } }";

/// The ids of a resource's versions that somebody sees, newest first.
async fn versions(client: &Client<'_>, resource: &str) -> Vec<String> {
    let query = "query Q($id: ID!) { resource(id: $id) { versions(first: 20) { edges { node { id } } } } }";
    let seen = client.ask(query, json!({ "id": resource })).await.ok();
    let edges = seen["resource"]["versions"]["edges"].as_array().cloned().unwrap_or_default();
    edges.iter().map(|edge| edge["node"]["id"].as_str().expect("an id").to_owned()).collect()
}

async fn compare(client: &Client<'_>, from: &str, to: &str) -> Value {
    client.ask(COMPARE, json!({ "from": from, "to": to })).await.ok()["compareVersions"].clone()
}

/// Publishes the next version through a review.
async fn publish(app: &TestApp, writer: &Client<'_>, resource: &str, changes: Value) {
    let revision = save(writer, resource, changes).await;
    let request = submit(writer, resource, revision).await;
    decide(&app.person(PRIYA).await, &request, "APPROVE").await;
    app.settle().await;
}

/// A field's runs, one after the other.
fn told(passages: &Value) -> String {
    let runs = passages.as_array().expect("passages").iter().flat_map(|passage| {
        passage["runs"].as_array().expect("runs").iter().map(|run| {
            let text = run["text"].as_str().expect("a text").trim_end_matches('\n').to_owned();
            match run["change"].as_str().expect("a change") {
                "ADDED" => format!("[+{text}+]"),
                "REMOVED" => format!("[-{text}-]"),
                _ => text,
            }
        })
    });
    runs.collect()
}

#[tokio::test]
async fn whoever_may_read_both_sees_what_changed_word_by_word() {
    let app = TestApp::new().await;
    let luis = app.person(LUIS).await;
    let resource = published(&app, LUIS, "Ballot insert", "PUBLIC", "Return it by **Friday** at noon.").await;
    let changes = json!({ "title": "Ballot insert for mail", "body": "Return it by **Monday** at noon.", "states": ["AZ"],
                          "sourceUrl": "https://example.gov/insert", "changeNote": "The deadline was wrong." });
    publish(&app, &luis, &resource, changes).await;
    let marks = json!({ "body": "Return it by Monday at *noon*.", "changeNote": "Marks." });
    publish(&app, &luis, &resource, marks).await;
    let visitor = app.visitor();
    let ids = versions(&visitor, &resource).await;
    let [third, second, first] = ids.as_slice() else { panic!("{ids:?}") };
    for client in [&visitor, &luis] {
        let seen = compare(client, first, second).await;
        assert_eq!((seen["from"]["number"].as_i64(), seen["to"]["number"].as_i64()), (Some(1), Some(2)));
        assert!(
            seen["to"]["resource"]["slug"].as_str().is_some_and(|slug| slug.starts_with("ballot-insert"))
        );
        let fields: Vec<(&str, String)> = seen["fields"]
            .as_array()
            .expect("fields")
            .iter()
            .map(|field| (field["field"].as_str().expect("a name"), told(&field["passages"])))
            .collect();
        assert_eq!(
            fields,
            [
                ("title", "Ballot insert[+ for mail+]".to_owned()),
                ("body", "Return it by [-Friday-][+Monday+] at noon.".to_owned()),
                ("states", "[+AZ+]".to_owned()),
                ("sourceUrl", "[+https://example.gov/insert+]".to_owned()),
            ]
        );
        assert_eq!(seen["fields"][1]["added"], 1);
        assert_eq!(seen["documents"], json!([]));
    }
    // Marks alone: the words are the same, and it is said all the same.
    let seen = compare(&visitor, second, third).await;
    assert_eq!(seen["fields"].as_array().map(Vec::len), Some(1), "{seen}");
    assert_eq!(
        (&seen["fields"][0]["marksChanged"], &seen["fields"][0]["passages"]),
        (&json!(true), &json!([]))
    );
    // The other way round, what was added is removed; and a version is the same as itself.
    assert_eq!(told(&compare(&visitor, second, first).await["fields"][2]["passages"]), "[-AZ-]");
    let same = compare(&visitor, second, second).await;
    assert_eq!((&same["fields"], &same["documents"]), (&json!([]), &json!([])));
}

#[tokio::test]
async fn documents_are_compared_by_the_words_inside() {
    let app = TestApp::new().await;
    let luis = app.person(LUIS).await;
    let department = department_of(&luis).await;
    let old = [
        ("log.docx", docx(&["Write the seal number.", "Two people sign."])),
        ("notice.pdf", pdf("Public notice of the test")),
        ("gone.txt", b"This one goes.".to_vec()),
        ("stays.txt", b"This one stays.".to_vec()),
    ];
    let new = [
        ("log.docx", docx(&["Write the seal number twice.", "Two people sign."])),
        ("notice of the test.pdf", pdf("Public notice of the test")),
        ("stays.txt", b"This one stays.".to_vec()),
        ("comes.txt", b"This one comes.".to_vec()),
    ];
    let (resource, _) = finished(&luis, "Seal log", "PUBLIC", "Numbers.").await;
    for files in [old, new] {
        let mut ids = Vec::new();
        for (name, bytes) in files {
            ids.push(luis.upload(&department, name, &bytes).await);
            app.settle().await;
        }
        publish(&app, &luis, &resource, json!({ "attachmentIds": ids, "changeNote": "Documents." })).await;
    }
    let ids = versions(&luis, &resource).await;
    let seen = compare(&app.visitor(), &ids[1], &ids[0]).await;
    assert_eq!(seen["fields"], json!([]), "{seen}");
    let documents: Vec<(&str, &str, &str)> = seen["documents"]
        .as_array()
        .expect("documents")
        .iter()
        .map(|document| {
            let name = |side: &str| document[side]["filename"].as_str().unwrap_or("-");
            (document["change"].as_str().expect("a change"), name("before"), name("after"))
        })
        .collect();
    assert_eq!(
        documents,
        [
            ("CHANGED", "log.docx", "log.docx"),
            ("RENAMED", "notice.pdf", "notice of the test.pdf"),
            ("SAME", "stays.txt", "stays.txt"),
            ("ADDED", "-", "comes.txt"),
            ("REMOVED", "gone.txt", "-"),
        ]
    );
    let log = &seen["documents"][0];
    assert_eq!((&log["wordsCompared"], &log["added"], &log["removed"]), (&json!(true), &json!(1), &json!(0)));
    assert_eq!(told(&log["passages"]), "Write the seal number[+ twice+].\nTwo people sign.");
    assert_eq!(seen["documents"][3]["wordsCompared"], false);
}

#[tokio::test]
async fn a_version_that_is_not_theirs_is_compared_for_nobody() {
    let app = TestApp::new().await;
    let luis = app.person(LUIS).await;
    let department = department_of(&luis).await;
    let document = luis.upload(&department, "keys.txt", b"the safe opens with 4711").await;
    app.settle().await;
    let (resource, _) = finished(&luis, "Key cabinet", "DEPARTMENT", "The spare key hangs left.").await;
    let revision = save(&luis, &resource, json!({ "attachmentIds": [document] })).await;
    let input = json!({ "resourceId": resource, "revision": revision });
    luis.tell("publishVersion", input, "... on VersionPublished { version { id } }").await.ok();
    let public = json!({ "reach": "PUBLIC", "body": "Keep keys safe.", "changeNote": "For all.", "attachmentIds": [] });
    publish(&app, &luis, &resource, public).await;
    publish(&app, &luis, &resource, json!({ "body": "Keep all keys safe.", "changeNote": "All." })).await;
    let ids = versions(&luis, &resource).await;
    let [third, second, first] = ids.as_slice() else { panic!("{ids:?}") };
    let own = compare(&luis, first, second).await;
    assert!(own.to_string().contains("spare") && own.to_string().contains("keys.txt"), "{own}");
    let numbered = "query Q($id: ID!, $number: Int!) { resource(id: $id) { version(number: $number) { title resource { id } } } }";
    for client in [app.visitor(), app.person(DANA).await, app.person(MARCUS).await] {
        assert!(compare(&client, second, third).await.is_object(), "both are for all");
        for (from, to) in [(first, second), (second, first), (first, first)] {
            let answer = client.ask(COMPARE, json!({ "from": from, "to": to })).await;
            assert_eq!((answer.data, answer.errors), (json!({ "compareVersions": null }), vec![]));
        }
        for (number, shown) in [(0, false), (-1, false), (1, false), (2, true), (3, true), (4, false)] {
            let seen = client.ask(numbered, json!({ "id": resource, "number": number })).await.ok();
            assert_eq!(seen["resource"]["version"].is_object(), shown, "version {number}");
        }
    }
    let seen = luis.ask(numbered, json!({ "id": resource, "number": 1 })).await.ok();
    assert_eq!(seen["resource"]["version"]["resource"]["id"], json!(resource));
}

#[tokio::test]
async fn a_reviewer_compares_what_waits_with_what_is_published() {
    let app = TestApp::new().await;
    let (luis, priya) = (app.person(LUIS).await, app.person(PRIYA).await);
    let resource = published(&app, LUIS, "Ballot insert", "PUBLIC", "Return it by Friday.").await;
    let revision =
        save(&luis, &resource, json!({ "body": "Return it by Monday.", "changeNote": "Deadline." })).await;
    let request = submit(&luis, &resource, revision).await;
    let query = "query Q($id: ID!) { node(id: $id) { ... on ReviewRequest { version { id } resource { currentVersion { id } } } } }";
    let seen = priya.ask(query, json!({ "id": request })).await.ok();
    let id = |value: &Value| value["id"].as_str().expect("an id").to_owned();
    let (waiting, current) = (id(&seen["node"]["version"]), id(&seen["node"]["resource"]["currentVersion"]));
    for client in [&priya, &luis, &app.person(JO).await] {
        let seen = compare(client, &current, &waiting).await;
        assert_eq!(told(&seen["fields"][0]["passages"]), "Return it by [-Friday-][+Monday+].");
        assert!(seen["to"]["number"].is_null());
    }
    for client in [app.visitor(), app.person(DANA).await] {
        assert!(compare(&client, &current, &waiting).await.is_null());
    }
    decide(&priya, &request, "DECLINE").await;
    app.settle().await;
    assert!(
        compare(&priya, &current, &waiting).await.is_object(),
        "the record of a decision keeps its subject"
    );
}

#[tokio::test]
async fn only_versions_of_one_resource_are_compared() {
    let app = TestApp::new().await;
    let one = published(&app, LUIS, "The one form", "PUBLIC", "One.").await;
    let other = published(&app, LUIS, "The other form", "PUBLIC", "Other.").await;
    let hidden = published(&app, MARCUS, "A hidden form", "DEPARTMENT", "Hidden.").await;
    let (visitor, marcus) = (app.visitor(), app.person(MARCUS).await);
    let first = async |client: &Client<'_>, resource: &str| versions(client, resource).await.swap_remove(0);
    let (one_version, other_version) = (first(&visitor, &one).await, first(&visitor, &other).await);
    let hidden = first(&marcus, &hidden).await;
    let ask = async |client: &Client<'_>, from: &str, to: &str| {
        client.ask(COMPARE, json!({ "from": from, "to": to })).await
    };
    let refused = ask(&visitor, &one_version, &other_version).await;
    assert_eq!(
        (refused.code(), refused.errors[0]["extensions"]["field"].as_str()),
        ("BAD_USER_INPUT", Some("to"))
    );
    assert!(refused.message().contains("two different resources"), "{}", refused.message());
    // What is hidden is absent before it is of another resource.
    let answer = ask(&visitor, &one_version, &hidden).await;
    assert_eq!((answer.data, answer.errors), (json!({ "compareVersions": null }), vec![]));
    for (from, to, field) in [("x", one_version.as_str(), "from"), (one_version.as_str(), one.as_str(), "to")]
    {
        let refused = ask(&visitor, from, to).await;
        assert_eq!(
            (refused.code(), refused.errors[0]["extensions"]["field"].as_str()),
            ("BAD_USER_INPUT", Some(field))
        );
    }
}
