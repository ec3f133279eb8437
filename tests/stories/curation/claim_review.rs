//! Claim a review: a lease for one reviewer at a time.

use commons_tests::TestApp;
use serde_json::json;
use time::Duration;

use crate::scene::{LUIS, OMAR, PRIYA, finished, submit};

const SELECTION: &str = "... on ReviewClaimed { reviewRequest { state claimedBy { name } } } ... on ReviewTaken { reviewRequest { claimedBy { name } } message }";

#[tokio::test]
async fn the_second_reviewer_is_told_who_has_it_and_gets_it_when_the_lease_ends() {
    let app = TestApp::new().await;
    let luis = app.person(LUIS).await;
    let (resource, revision) = finished(&luis, "A call tree", "PUBLIC", "Call in this order.").await;
    let input = json!({ "reviewRequestId": submit(&luis, &resource, revision).await });
    let (priya, omar) = (app.person(PRIYA).await, app.person(OMAR).await);
    assert_eq!(
        priya.tell("claimReview", input.clone(), SELECTION).await.ok()["reviewRequest"]["state"],
        "CLAIMED"
    );
    assert_eq!(
        priya.tell("claimReview", input.clone(), SELECTION).await.ok()["__typename"],
        "ReviewClaimed",
        "one's own claim is renewed"
    );
    let taken = omar.tell("claimReview", input.clone(), SELECTION).await.ok();
    assert_eq!(taken["__typename"], "ReviewTaken");
    assert!(taken["reviewRequest"]["claimedBy"]["name"].as_str().expect("a name").starts_with("Priya"));
    app.clock.pass(Duration::hours(5));
    assert_eq!(omar.tell("claimReview", input, SELECTION).await.ok()["__typename"], "ReviewClaimed");
}

#[tokio::test]
async fn only_staff_review() {
    let app = TestApp::new().await;
    let luis = app.person(LUIS).await;
    let (resource, revision) = finished(&luis, "A call tree", "PUBLIC", "Call in this order.").await;
    let input = json!({ "reviewRequestId": submit(&luis, &resource, revision).await });
    assert_eq!(
        luis.tell("claimReview", input.clone(), SELECTION).await.code(),
        "FORBIDDEN",
        "the department sees it but does not decide"
    );
    assert_eq!(app.visitor().tell("claimReview", input, SELECTION).await.code(), "UNAUTHENTICATED");
}
