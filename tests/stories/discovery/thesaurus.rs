//! The thesaurus between servers and files: a change is everywhere within seconds, and an import keeps what staff changed.

use std::time::{Duration, Instant};

use commons_access::Viewer;
use commons_discovery::{ThesaurusImported, follow_thesaurus, import_thesaurus};
use commons_kernel::Clock;
use commons_tests::TestApp;
use serde_json::json;

use super::save_concept::{input_of, label, save};
use crate::scene::{LUIS, PRIYA, published, titles};

const FILES: (&str, &str) = (
    include_str!("../../../crates/app/content/facts/thesaurus.csv"),
    include_str!("../../../crates/app/content/facts/thesaurus_state_terms.csv"),
);

#[tokio::test]
async fn a_change_on_one_server_is_in_effect_on_another_within_two_seconds() {
    let app = TestApp::new().await;
    published(&app, LUIS, "Training agenda", "PUBLIC", "What every poll worker must practise.").await;
    let other = app.beside().await;
    other.settle().await;
    assert!(titles(&other.visitor(), "zyxite steward").await.is_empty());
    let follower = tokio::spawn(follow_thesaurus(other.store.clone(), other.finder.clone()));
    // Its first look is behind it, so that the change is heard and not found.
    tokio::time::sleep(Duration::from_millis(300)).await;

    let priya = app.person(PRIYA).await;
    let mut input = input_of(&priya, "t001").await;
    input["labels"].as_array_mut().expect("labels").push(label("zyxite steward", "VARIANT", json!(null)));
    save(&priya, input).await;
    let saved = Instant::now();
    while titles(&other.visitor(), "zyxite steward").await.is_empty() {
        assert!(saved.elapsed() < Duration::from_secs(2), "the other server does not know it yet");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    follower.abort();
}

async fn import(app: &TestApp, files: (&str, &str)) -> ThesaurusImported {
    let tx = app.store.begin(&Viewer::system("import")).await.expect("a transaction");
    let done = import_thesaurus(&tx, app.clock.now(), files.0, files.1).await.expect("it is imported");
    tx.commit().await.expect("it commits");
    done
}

#[tokio::test]
async fn an_import_leaves_what_staff_changed_and_says_so() {
    let app = TestApp::new().await;
    let priya = app.person(PRIYA).await;
    assert_eq!(import(&app, FILES).await.concepts_kept, 0);

    // One is changed, one is retired, one is made.
    let mut input = input_of(&priya, "t001").await;
    input["labels"] = json!([label("zyxite steward", "VARIANT", json!(null))]);
    input["narrower"] = json!([]);
    save(&priya, input).await;
    let gone = input_of(&priya, "t010").await;
    let order =
        json!({ "conceptId": gone["conceptId"], "revision": gone["revision"], "reason": "Not used here." });
    priya.tell("retireConcept", order, "").await.ok();
    save(&priya, json!({ "preferred": "zyxite", "category": "people", "labels": [], "related": ["t002"] }))
        .await;

    let written = "SELECT count(*) FROM event WHERE kind = 'thesaurus.imported'";
    let before = app.count(written).await;
    let done = import(&app, FILES).await;
    assert_eq!((done.concepts_written, done.labels_added, done.labels_removed), (0, 0, 0), "{done:?}");
    assert_eq!(done.concepts_kept, 1, "the retired one reads as in the files: {done:?}");
    assert_eq!(app.count(written).await, before);
    let kept = input_of(&priya, "t001").await;
    assert_eq!(kept["labels"].as_array().expect("labels").len(), 2, "{kept}");
    let below = input_of(&priya, "t002").await;
    assert!(
        !below["broader"].as_array().expect("links").contains(&json!("t001")),
        "nor does a link come back: {below}"
    );
    assert!(below["related"].as_array().expect("links").contains(&json!("zyxite")));

    // What nobody changed follows the files, and whoever has it open in a form hears of it.
    let files = (FILES.0.replace("lead poll worker", "first poll worker"), FILES.1);
    let done = import(&app, (&files.0, files.1)).await;
    assert_eq!((done.labels_added, done.labels_removed, done.concepts_kept), (1, 1, 1), "{done:?}");
    let late = priya.tell("saveConcept", below, "").await.ok();
    assert_eq!(late["__typename"], "ConceptConflict");
    let told =
        "SELECT count(*) FROM event WHERE kind = 'thesaurus.imported' AND (data->>'concepts_kept')::int = 1";
    assert_eq!(app.count(told).await, 1);
}
