//! The record as a table: the same rows, safe in a spreadsheet, checked by hand, and itself recorded.

use commons_tests::{Client, TestApp};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::{
    directory::people::{change, told},
    scene::{DANA, LUIS, MARCUS, PRIYA, create, department_of},
};

async fn fetch(app: &TestApp, client: &Client<'_>, query: &str) -> (u16, String) {
    let mut request = app.http.get(format!("/record.csv{query}"));
    if let Some(cookie) = client.cookie() {
        request = request.header("cookie", cookie);
    }
    let answer = request.send().await.0;
    let status = answer.status().as_u16();
    (status, answer.into_body().into_string().await.expect("a text"))
}

/// The cells of a table in which every cell is quoted (RFC 4180).
fn cells(text: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut cell, mut quoted) = (Vec::new(), Vec::new(), String::new(), false);
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => {
                letters.next();
                cell.push('"');
            }
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(std::mem::take(&mut cell)),
            '\r' if !quoted => assert_eq!(letters.peek(), Some(&'\n'), "lines end with CR and LF"),
            '\n' if !quoted => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            letter => cell.push(letter),
        }
    }
    assert!(!quoted && cell.is_empty() && row.is_empty(), "the last line is whole");
    rows
}

#[tokio::test]
async fn the_whole_chain_is_checked_by_hand_from_the_table() {
    let app = TestApp::new().await;
    create(&app.person(LUIS).await, "STORY", "He said \"go\",\nand they went").await;
    let priya = app.person(PRIYA).await;
    let (status, text) = fetch(&app, &priya, "").await;
    assert_eq!(status, 200);
    let mut rows = cells(&text);
    let header = rows.remove(0);
    let at = |name: &str| {
        header.iter().position(|column| column == name).unwrap_or_else(|| panic!("no column {name}"))
    };
    let hashed =
        ["previous_hash", "seq", "at", "actor", "department_id", "kind", "subject", "subject_id", "data"]
            .map(at);
    let head = app.count("SELECT max(seq) FROM event").await;
    assert_eq!(rows.len(), usize::try_from(head).expect("few") - 1, "all but the export itself");
    let mut before = "0".repeat(64);
    for row in rows.iter().rev() {
        let mut sum = Sha256::new();
        let hat = at("acting_as");
        for cell in hashed.iter().chain((!row[hat].is_empty()).then_some(&hat)).map(|place| &row[*place]) {
            sum.update(cell.as_bytes());
            sum.update([0]);
        }
        assert_eq!(row[at("previous_hash")], before);
        assert_eq!(row[at("hash")], hex::encode(sum.finalize()), "{row:?}");
        before.clone_from(&row[at("hash")]);
    }
    let newest: &Vec<String> = &rows[0];
    let created = rows.iter().find(|row| row[at("kind")] == "resource.created").expect("it is there");
    assert!(created[at("actor_name")].starts_with("Luis") && created[at("department_name")].contains("Yuma"));
    assert_eq!(newest[at("seq")], (head - 1).to_string());
    let data: Value = serde_json::from_str(&created[at("data")]).expect("JSON");
    assert!(data["title"].as_str().expect("a title").contains("\"go\""));
}

#[tokio::test]
async fn the_filters_and_rights_are_those_of_the_screen() {
    let app = TestApp::new().await;
    let (dana, marcus, luis) = (app.person(DANA).await, app.person(MARCUS).await, app.person(LUIS).await);
    create(&marcus, "STORY", "Hushhush").await;
    create(&dana, "STORY", "Ours").await;
    let (plymouth, whiteside) = (department_of(&dana).await, department_of(&marcus).await);
    let (status, text) = fetch(&app, &dana, "").await;
    assert_eq!((status, text.contains("Ours"), text.contains("Hushhush")), (200, true, false));
    let (_, text) =
        fetch(&app, &dana, &format!("?departmentId={plymouth}&kinds=draft.saved,seat.changed")).await;
    assert_eq!(cells(&text).len(), 1, "the names of the columns alone");
    let (_, text) = fetch(&app, &dana, "?kinds=resource.created&after=2026-11-23T11:00:00Z&before=").await;
    assert_eq!(cells(&text).len(), 2);
    for (client, query, expected, says) in [
        (&dana, format!("?departmentId={whiteside}"), 403, "ask a steward"),
        (&luis, String::new(), 403, "ask a steward"),
        (&app.visitor(), String::new(), 401, "sign in"),
        (&dana, "?departmentId=nonsense".into(), 400, "malformed"),
        (&dana, "?after=yesterday".into(), 400, "2026-11-23T00:00:00Z"),
        (&dana, "?everything=1".into(), 400, "unknown filter"),
    ] {
        let before = app.count("SELECT count(*) FROM event").await;
        let (status, text) = fetch(&app, client, &query).await;
        assert_eq!(status, expected, "{query}: {text}");
        assert!(text.contains(says) && !text.contains("Hushhush"), "{query}: {text}");
        assert_eq!(app.count("SELECT count(*) FROM event").await, before, "{query}");
    }
}

#[tokio::test]
async fn an_export_is_recorded_and_a_formula_is_text() {
    let app = TestApp::new().await;
    let dana = app.person(DANA).await;
    let department = department_of(&dana).await;
    change(
        &app,
        "UPDATE person SET name = '=HYPERLINK(\"http://evil.example\")' WHERE email = $1",
        [DANA.into()],
    )
    .await;
    create(&dana, "STORY", "Ours").await;
    let answer = app
        .http
        .get(format!("/record.csv?departmentId={department}"))
        .header("cookie", dana.cookie().expect("in"));
    let answer = answer.send().await.0;
    assert_eq!(answer.header("content-type"), Some("text/csv; charset=utf-8; header=present"));
    assert_eq!(answer.header("content-disposition"), Some("attachment; filename=\"record.csv\""));
    assert_eq!(answer.header("cache-control"), Some("no-store"));
    let text = answer.into_body().into_string().await.expect("a text");
    assert!(text.contains("\"'=HYPERLINK(\"\"http://evil.example\"\")\""), "{text}");
    let exports = "SELECT count(*) FROM event JOIN person ON event.actor = 'person:' || person.id \
                   WHERE kind = 'record.exported' AND email = 'dana@demo.example' AND hat LIKE 'seat:%' AND department_id IS NOT NULL";
    assert_eq!(app.count(exports).await, 1);
    assert_eq!(told(&app, "record.exported").await["kinds"], json!([]));
}
