//! What the index is told: how many offices use a resource, where they are and how large.

use std::collections::BTreeSet;

use commons_discovery::changes;
use commons_kernel::State;
use commons_search::{Change, Document};
use commons_store::feed;
use commons_tests::TestApp;
use serde_json::json;
use uuid::Uuid;

use super::{adopt, change};
use crate::{
    directory::people,
    scene::{DANA, LUIS, MARCUS, published, titles},
};

/// The only resource as the index takes it in.
async fn document(app: &TestApp) -> Document {
    let tx = app.store.read(&commons_access::Viewer::system("index")).await.expect("a transaction");
    let events = feed::after(&tx, 0, 1_000).await.expect("events");
    let resources: BTreeSet<Uuid> =
        events.iter().filter(|event| event.subject == "resource").map(|event| event.subject_id).collect();
    let ids: Vec<Uuid> = resources.into_iter().collect();
    match changes(&tx, &ids).await.expect("changes").pop().expect("one") {
        Change::Upsert(document) => *document,
        Change::Remove(_) => panic!("it is published"),
    }
}

#[tokio::test]
async fn the_index_knows_those_who_use_it() {
    let app = TestApp::new().await;
    let resource = published(&app, LUIS, "A seal log", "PUBLIC", "Write the numbers down.").await;
    let before = document(&app).await;
    assert_eq!((before.adoptions, before.adopters.len()), (0, 0));
    let (marcus, dana) = (app.person(MARCUS).await, app.person(DANA).await);
    adopt(&marcus, &resource).await;
    let danas = adopt(&dana, &resource).await;
    let used = document(&app).await;
    assert_eq!(used.adoptions, 2);
    let states: Vec<State> = used.adopters.iter().map(|office| office.state).collect();
    assert_eq!(states, [State::WI, State::IL], "the newest first");
    assert!(used.adopters.iter().all(|adopter| adopter.size.is_some()), "{:?}", used.adopters);
    change(&dana, &danas, json!({ "status": "RETIRED" })).await;
    assert_eq!(document(&app).await.adoptions, 1, "who has stopped is not counted");
    app.settle().await;
}

#[tokio::test]
async fn the_index_hears_of_an_adoption_and_of_an_adopter_that_grew() {
    let app = TestApp::new().await;
    let resource = published(&app, LUIS, "A seal log", "PUBLIC", "Write the numbers down.").await;
    let dana = app.person(DANA).await;
    let reads_again = async |word: &str| {
        // The index does not know the new words until it is told to look at the resource again.
        people::change(&app, "UPDATE version SET body = $1", [word.into()]).await;
        app.settle().await;
        assert!(titles(&app.visitor(), word).await.is_empty(), "nothing has told it yet");
    };
    reads_again("marmalade").await;
    let adoption = adopt(&dana, &resource).await;
    app.settle().await;
    assert_eq!(titles(&app.visitor(), "marmalade").await, ["A seal log"]);
    reads_again("rhubarb").await;
    change(&dana, &adoption, json!({ "status": "RETIRED" })).await;
    app.settle().await;
    assert_eq!(titles(&app.visitor(), "rhubarb").await, ["A seal log"]);
    reads_again("tamarind").await;
    let input = json!({ "departmentId": people::office(&dana, people::PLYMOUTH).await, "revision": 0, "registeredVoters": 9000 });
    dana.tell("saveOfficeProfile", input, "").await.ok();
    app.settle().await;
    assert_eq!(titles(&app.visitor(), "tamarind").await, ["A seal log"]);
}
