//! Reindex: asked of a running server, done once, and told when it is done.

use commons_discovery::{catch_up, rebuilt_at, request_rebuild};
use commons_kernel::Clock;
use commons_search::Change;
use commons_tests::TestApp;

use crate::scene::{LUIS, published, titles};

#[tokio::test]
async fn a_request_is_carried_out_by_the_server_that_reads_it() {
    let app = TestApp::new().await;
    published(&app, LUIS, "Zyxite log", "PUBLIC", "Zyxite.").await;
    // The index loses what it knew, as after a fault of ours; its place in the feed stays.
    let index = app.finder.index();
    let lost = index.search(&everything()).expect("the index answers").hits[0].id;
    index.apply(vec![Change::Remove(lost)], index.position()).expect("the index takes it");
    assert!(titles(&app.visitor(), "zyxite").await.is_empty());

    let request = request_rebuild(&app.store, app.clock.now()).await.expect("it is asked for");
    assert!(rebuilt_at(&app.store).await.expect("the cursor") < request);
    catch_up(&app.store, index).await.expect("the index follows");
    assert_eq!(rebuilt_at(&app.store).await.expect("the cursor"), request);
    assert_eq!(titles(&app.visitor(), "zyxite").await, ["Zyxite log"]);
}

fn everything() -> commons_search::Request {
    let access =
        commons_search::filter(&commons_access::Rule::EVERYBODY, &commons_access::Viewer::system("tests"));
    commons_search::Request {
        query: commons_search::parse("").expect("nothing is a query"),
        expansion: commons_search::Expansion::default(),
        demand: commons_search::Demand::Some,
        filters: commons_search::Filters::default(),
        access,
        home: Vec::new(),
        first: 10,
        after: None,
    }
}
