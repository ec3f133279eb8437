//! The deeds of collections, endorsements and what is featured, for the story of every mutation.

use commons_tests::TestApp;
use serde_json::json;

use super::deeds::Deeds;
use crate::{
    curation::shelf::{endorsement_input, version_of},
    scene::{LUIS, MARCUS, PRIYA, department_of, published},
};

const WHY: &str = "Agreed at the board's meeting.";

/// A collection from its first item to its end, an answer, an endorsement and a place at the front.
pub async fn collections(app: &TestApp, deeds: &mut Deeds<'_>) {
    let (luis, priya) = (&app.person(LUIS).await, &app.person(PRIYA).await);
    let (own, other) = (
        published(app, LUIS, "A bag log", "PUBLIC", "Which bag went where.").await,
        published(app, MARCUS, "A seal sheet", "PUBLIC", "Which seal is on which bag.").await,
    );
    let marcus = &app.person(MARCUS).await;
    let (me, them, staff) = ((luis, LUIS), (marcus, MARCUS), (priya, PRIYA));
    let new = json!({ "departmentId": department_of(luis).await, "title": "Chain of custody" });
    let made =
        deeds.deed(me, ("createCollection", "CreateCollectionPayload"), new, "collection { id }").await;
    let id = &made["collection"]["id"];
    let words = json!({ "collectionId": id, "revision": 1, "summary": "For seals.", "reach": "PUBLIC" });
    deeds.deed(me, ("saveCollection", "CollectionSaved"), words, "").await;
    let mut items = Vec::new();
    for resource in [&own, &other] {
        let place = json!({ "collectionId": id, "resourceId": resource });
        let selection = "... on CollectionItemAdded { item { id } }";
        let added = deeds.deed(me, ("addToCollection", "CollectionItemAdded"), place, selection).await;
        items.push(added["item"]["id"].clone());
    }
    let said = json!({ "itemId": items[0], "commentary": "Begin with this one." });
    deeds.deed(me, ("changeCollectionItem", "ChangeCollectionItemPayload"), said, "").await;
    items.reverse();
    let order = json!({ "collectionId": id, "revision": 2, "itemIds": items });
    deeds.deed(me, ("orderCollection", "CollectionSaved"), order, "").await;
    let answer = json!({ "itemId": items[0], "accept": true });
    let answered = ("answerCollectionInvitation", "AnswerCollectionInvitationPayload");
    deeds.deed(them, answered, answer, "").await;
    let which = json!({ "collectionId": id });
    deeds.deed(me, ("publishCollection", "PublishCollectionPayload"), which, "").await;
    let words =
        priya.ask("query Q($id: ID!) { collection(id: $id) { wordsAt } }", json!({ "id": id })).await.ok();
    let words = &words["collection"]["wordsAt"];
    let good = json!({ "collectionId": id, "wordsAt": words, "approve": true });
    deeds.deed(staff, ("decideCollection", "DecideCollectionPayload"), good, "").await;
    let front = json!({ "collectionId": id, "note": "Worth a look.", "until": "2027-01-31" });
    let selection = "featured { id }";
    let featured = deeds.deed(staff, ("feature", "FeaturePayload"), front, selection).await;
    let down = json!({ "featuredId": featured["featured"]["id"] });
    deeds.deed(staff, ("unfeature", "UnfeaturePayload"), down, "").await;
    let out = json!({ "itemId": items[0] });
    deeds.deed(them, ("removeFromCollection", "RemoveFromCollectionPayload"), out, "").await;
    let wrong = json!({ "collectionId": id, "kind": "WRONG", "reason": "It is not so." });
    app.person(MARCUS).await.tell("flagCollection", wrong, "").await.ok();
    let so =
        json!({ "collectionId": id, "upheld": false, "reason": WHY, "readUntil": "2099-01-01T00:00:00Z" });
    deeds.deed(staff, ("answerCollectionFlags", "AnswerCollectionFlagsPayload"), so, "").await;
    let gone = json!({ "collectionId": id, "reason": WHY });
    deeds.deed(staff, ("takeDownCollection", "TakeDownCollectionPayload"), gone.clone(), "").await;
    let again = json!({ "collectionId": id, "wordsAt": words, "reason": WHY });
    deeds.deed(staff, ("putBackCollection", "PutBackCollectionPayload"), again, "").await;
    deeds.deed(me, ("withdrawCollection", "WithdrawCollectionPayload"), gone, "").await;

    let good = endorsement_input(&own, &version_of(priya, &own).await);
    let selection = "endorsement { id }";
    let endorsed = deeds.deed(staff, ("endorseResource", "EndorseResourcePayload"), good, selection).await;
    let back = json!({ "endorsementId": endorsed["endorsement"]["id"], "reason": WHY });
    deeds.deed(staff, ("withdrawEndorsement", "WithdrawEndorsementPayload"), back, "").await;
    app.settle().await;
}
