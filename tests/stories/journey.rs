//! The main job: a template from a Word file is published, reviewed, found by a word inside the document, downloaded.

use commons_tests::{TestApp, docx};
use serde_json::json;

use crate::scene::{DANA, LUIS, PRIYA, create, decide, department_of, save, submit, titles};

#[tokio::test]
async fn a_template_travels_from_one_county_to_a_town_in_another_state() {
    let app = TestApp::new().await;
    let luis = app.person(LUIS).await;
    let file = docx(&["Drop box opening log", "Fasten the quoxalite clasp before you leave."]);

    let resource = create(&luis, "TEMPLATE", "Drop box opening log").await;
    let attachment = luis.upload(&department_of(&luis).await, "drop-box-log.docx", &file).await;
    app.settle().await;
    let changes = json!({ "summary": "For each opening of a drop box.", "reach": "ALLIANCE", "attachmentIds": [attachment] });
    let revision = save(&luis, &resource, changes).await;
    let request = submit(&luis, &resource, revision).await;

    // Nobody finds it before it is approved, and nobody downloads it.
    app.settle().await;
    let dana = app.person(DANA).await;
    assert!(titles(&dana, "quoxalite").await.is_empty());
    let path = format!("/files/{attachment}");
    assert_eq!(dana.download(&path).await.0, 404);

    let priya = app.person(PRIYA).await;
    assert_eq!(
        priya.download(&path).await.1.as_deref(),
        Some(&file[..]),
        "the reviewer reads what she decides on"
    );
    decide(&priya, &request, "APPROVE").await;
    app.settle().await;

    let query = "query Q($q: String!) { search(query: $q) { totalCount edges { node { title department { state } currentVersion { number \
                 attachments { filename downloadPath sha256 } } } snippets { field runs { text marked } } } } }";
    let found = dana.ask(query, json!({ "q": "quoxalite" })).await.ok();
    assert_eq!(found["search"]["totalCount"], 1, "{found}");
    let edge = &found["search"]["edges"][0];
    assert_eq!(edge["node"]["department"]["state"], "AZ");
    assert_eq!(edge["node"]["currentVersion"]["number"], 1);
    let marked = edge["snippets"]
        .as_array()
        .expect("snippets")
        .iter()
        .flat_map(|snippet| snippet["runs"].as_array().expect("runs").clone());
    assert!(marked.into_iter().any(|run| run["marked"] == true && run["text"] == "quoxalite"), "{edge}");
    let download = edge["node"]["currentVersion"]["attachments"][0]["downloadPath"].as_str().expect("a path");
    let (_, bytes) = dana.download(download).await;
    assert_eq!(bytes.as_deref(), Some(&file[..]));

    // A visitor is no member of the Alliance.
    assert!(titles(&app.visitor(), "quoxalite").await.is_empty());
    assert_eq!(app.visitor().download(download).await.0, 404);
}
