//! The viewer: who asks, with their seats; a session that ended is nobody.

use commons_directory::{ABSOLUTE_LIMIT, IDLE_LIMIT};
use commons_tests::TestApp;
use serde_json::json;
use time::Duration;

use crate::scene::{LUIS, PRIYA};

const QUERY: &str =
    "{ viewer { person { name demo } seats { role post department { state } } allianceRole } }";

#[tokio::test]
async fn a_visitor_a_member_and_staff() {
    let app = TestApp::new().await;
    assert_eq!(
        app.visitor().ask(QUERY, json!({})).await.ok()["viewer"],
        json!({ "person": null, "seats": [], "allianceRole": null })
    );
    let luis = app.person(LUIS).await.ask(QUERY, json!({})).await.ok();
    assert_eq!(
        luis["viewer"]["seats"],
        json!([{ "role": "PUBLISHER", "post": "DEPUTY", "department": { "state": "AZ" } }])
    );
    assert_eq!(luis["viewer"]["person"]["demo"], true);
    assert_eq!(app.person(PRIYA).await.ask(QUERY, json!({})).await.ok()["viewer"]["allianceRole"], "CURATOR");
}

#[tokio::test]
async fn a_session_ends_when_it_idles_and_ends_at_last() {
    let app = TestApp::new().await;
    let idle = app.person(LUIS).await;
    app.clock.pass(IDLE_LIMIT + Duration::minutes(2));
    assert!(idle.ask(QUERY, json!({})).await.ok()["viewer"]["person"].is_null());
    let busy = app.person(LUIS).await;
    let mut lived = Duration::ZERO;
    while lived < ABSOLUTE_LIMIT - IDLE_LIMIT {
        app.clock.pass(IDLE_LIMIT / 2);
        lived += IDLE_LIMIT / 2;
        assert!(!busy.ask(QUERY, json!({})).await.ok()["viewer"]["person"].is_null(), "after {lived}");
    }
    app.clock.pass(IDLE_LIMIT);
    assert!(busy.ask(QUERY, json!({})).await.ok()["viewer"]["person"].is_null());
}
