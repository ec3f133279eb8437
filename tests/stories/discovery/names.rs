//! What departments are called in facets: kept in memory, and never older than the last change.

use commons_access::Viewer;
use commons_store::{Event, record};
use commons_tests::TestApp;
use sea_orm::ConnectionTrait;
use serde_json::json;
use uuid::Uuid;

const SYSTEM: Viewer = Viewer::system("tests");

#[tokio::test]
async fn a_reader_of_an_earlier_moment_does_not_bring_an_old_name_back() {
    let app = TestApp::new().await;
    let id = app.owner.query_one_raw(sea_orm::Statement::from_string(
        sea_orm::DbBackend::Postgres,
        "SELECT id FROM department ORDER BY ocd_id LIMIT 1",
    ));
    let id: Uuid = id.await.expect("a row").expect("one").try_get_by_index(0).expect("an id");
    let (visitor, names) = (Viewer::visitor(), app.finder.names());
    let called = async |tx: &commons_store::Tx| {
        let known = names.departments(tx, &visitor, &[id]).await.expect("it reads");
        known[&id].label.clone()
    };
    app.settle().await;
    let earlier = app.store.read(&visitor).await.expect("a transaction");
    let old =
        earlier.query_one_raw(sea_orm::Statement::from_string(sea_orm::DbBackend::Postgres, "SELECT 1"));
    old.await.expect("its moment has begun");

    let tx = app.store.begin(&SYSTEM).await.expect("a transaction");
    let event = Event {
        kind: "profile.saved",
        subject: "department",
        subject_id: id,
        department: Some(id.into()),
        data: json!({}),
    };
    record(&tx, &SYSTEM, commons_kernel::Clock::now(&*app.clock), event).await.expect("it is recorded");
    tx.commit().await.expect("it commits");
    let rename = format!("UPDATE department SET name = 'Zyxite County' WHERE id = '{id}'");
    app.owner.execute_unprepared(&rename).await.expect("the owner may");
    app.settle().await;

    assert!(!called(&earlier).await.starts_with("Zyxite"), "it sees its own moment");
    let later = app.store.read(&visitor).await.expect("a transaction");
    assert!(called(&later).await.starts_with("Zyxite County, "));
}
