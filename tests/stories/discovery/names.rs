//! What departments are called in facets: kept in memory, and never older than the last change.

use commons_access::Viewer;
use commons_tests::TestApp;
use sea_orm::ConnectionTrait;

use super::shelf::{office, office_changed};

#[tokio::test]
async fn a_reader_of_an_earlier_moment_does_not_bring_an_old_name_back() {
    let app = TestApp::new().await;
    let id = office(&app).await;
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

    office_changed(&app, id).await;
    let rename = format!("UPDATE department SET name = 'Zyxite County' WHERE id = '{id}'");
    app.owner.execute_unprepared(&rename).await.expect("the owner may");
    app.settle().await;

    assert!(!called(&earlier).await.starts_with("Zyxite"), "it sees its own moment");
    let later = app.store.read(&visitor).await.expect("a transaction");
    assert!(called(&later).await.starts_with("Zyxite County, "));
}
