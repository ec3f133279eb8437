//! The deeds of reviews and moderation, for the story of every mutation.

use commons_tests::TestApp;
use serde_json::{Value, json};

use super::deeds::Deeds;
use crate::scene::{ANA, JO, LUIS, PRIYA, finished, published, submit};

const WHY: &str = "Agreed at the board's meeting.";

/// What becomes of submissions, of published resources and of reviews.
pub async fn reviews(app: &TestApp, deeds: &mut Deeds<'_>) {
    let (jo, luis) = (&app.person(JO).await, &app.person(LUIS).await);
    let (priya, ana) = (&app.person(PRIYA).await, &app.person(ANA).await);
    let mut shown = Value::Null;
    for (n, mutation) in
        ["sendBackSubmission", "takeBackSubmission", "approveSubmission"].into_iter().enumerate()
    {
        let (resource, revision) = finished(jo, &format!("A call tree {n}"), "STATE", "Call them.").await;
        let input = json!({ "reviewRequestId": submit(jo, &resource, revision).await, "reason": WHY });
        let who = if mutation == "takeBackSubmission" { (jo, JO) } else { (luis, LUIS) };
        deeds.deed(who, (mutation, "SubmissionMoved"), input, "").await;
        shown = json!(resource);
    }
    let other = published(app, LUIS, "A cart log", "PUBLIC", "Which cart in which room.").await;
    let moved = |resource: &Value| json!({ "resourceId": resource, "reason": WHY });
    let replaced = json!({ "resourceId": shown, "successorId": other, "reason": WHY });
    for (mutation, input) in [
        ("archiveResource", moved(&shown)),
        ("supersedeResource", replaced),
        ("restoreResource", moved(&shown)),
        ("withdrawResource", moved(&shown)),
    ] {
        deeds.deed((luis, LUIS), (mutation, "ResourceMoved"), input, "").await;
    }
    let other = json!(other);
    deeds.deed((priya, PRIYA), ("takeDownResource", "ResourceMoved"), moved(&other), "").await;
    deeds.deed((priya, PRIYA), ("putBackResource", "ResourceMoved"), moved(&other), "").await;
    deeds.deed((priya, PRIYA), ("takeDownResource", "ResourceMoved"), moved(&other), "").await;
    let selection = "... on AppealMade { reviewRequest { id } }";
    let appeal = deeds.deed((luis, LUIS), ("appealTakedown", "AppealMade"), moved(&other), selection).await;
    let request = &appeal["reviewRequest"]["id"];
    ana.tell("claimReview", json!({ "reviewRequestId": request }), "").await.ok();
    let decision = json!({ "reviewRequestId": request, "decision": "PUT_BACK", "reason": WHY });
    deeds.deed((ana, ANA), ("decideModeration", "ModerationDecided"), decision, "").await;

    let (resource, revision) = finished(luis, "A key log", "PUBLIC", "Which key on which hook.").await;
    let request = submit(luis, &resource, revision).await;
    let next = ("claimNextReview", "ClaimNextReviewPayload");
    deeds.deed((priya, PRIYA), next, Value::Null, "reviewRequest { id }").await;
    let of = |more: Value| {
        let mut input = json!({ "reviewRequestId": request });
        input.as_object_mut().expect("an object").extend(more.as_object().expect("an object").clone());
        input
    };
    let check = of(json!({ "criterion": "lawful", "verdict": "YES" }));
    deeds.deed((priya, PRIYA), ("checkReview", "ReviewStepDone"), check, "").await;
    deeds.deed((jo, JO), ("commentReview", "ReviewCommented"), of(json!({ "text": WHY })), "").await;
    let advice = of(json!({ "decision": "APPROVE", "reason": WHY }));
    deeds.deed((priya, PRIYA), ("adviseReview", "ReviewStepDone"), advice, "").await;
    deeds.deed((priya, PRIYA), ("claimReview", "ReviewClaimed"), of(json!({})), "").await;
    deeds.deed((priya, PRIYA), ("releaseReview", "ReviewStepDone"), of(json!({})), "").await;
    deeds.deed((priya, PRIYA), ("claimReview", "ReviewClaimed"), of(json!({})), "").await;
    let doubt = of(json!({ "criterion": "private", "verdict": "DOUBT", "note": WHY }));
    deeds.deed((priya, PRIYA), ("checkReview", "ReviewStepDone"), doubt, "").await;
    deeds.deed((priya, PRIYA), ("askSecondPerson", "ReviewStepDone"), of(json!({})), "").await;
    app.settle().await;
}
