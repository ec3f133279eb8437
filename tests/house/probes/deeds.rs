//! Every mutation, tried by everybody on one office's things, as a table; whoever may not is refused, and nothing happens.

use std::collections::BTreeSet;

use commons_tests::{Answer, Client};
use serde_json::{Value, json};

use super::{
    scene::{CALLERS, OUTSIDERS, SECRET, Scene, endorsement, made_up},
    schema::Types,
};

/// Who has the right to a deed.
#[derive(Clone, Copy)]
enum Right {
    Steward,
    Curator,
    Administrator,
    /// Who has asked to join.
    Asker,
    /// Whoever it is about: it reaches nothing but what is the caller's own, so that only those without rights are asked.
    Oneself,
}

struct Deed {
    name: &'static str,
    input: Value,
    right: Right,
}

/// The mutations, each with an input that is right for who has the right, in an order in which they can be done.
fn deeds(scene: &Scene<'_>, (whiteside, concept): (&str, &str)) -> Vec<Deed> {
    let id = |label: &str| scene.id(label).to_owned();
    let (office, group) = (id("the office"), id("a group"));
    let (seat, colleague) = (id("a colleague's seat"), id("a colleague"));
    let file =
        json!({ "departmentId": office, "filename": "x.txt", "byteSize": 1, "sha256": "a".repeat(64) });
    let domain = |more: Value| {
        let mut input = json!({ "departmentId": office, "domain": "yuma.example.gov" });
        input.as_object_mut().expect("an object").extend(more.as_object().expect("an object").clone());
        input
    };
    let placed = json!({ "groupId": group, "departmentId": whiteside, "reason": "The pilot ends." });
    let mut joined = placed.clone();
    joined.as_object_mut().expect("an object").remove("reason");
    let moved = |label: &str| json!({ "resourceId": id(label), "reason": "It is so." });
    let told: Vec<(&'static str, Value, Right)> = vec![
        (
            "createResource",
            json!({ "departmentId": office, "kind": "STORY", "title": "Zyxite" }),
            Right::Steward,
        ),
        (
            "saveDraft",
            json!({ "resourceId": id("a draft"), "revision": 2, "summary": "Words." }),
            Right::Steward,
        ),
        ("saveDraft", json!({ "resourceId": id("a public resource"), "revision": 1 }), Right::Steward),
        (
            "saveDraft",
            json!({ "resourceId": id("a resource of the office"), "revision": 0, "changeNote": "x" }),
            Right::Steward,
        ),
        ("checkLinks", json!({ "resourceId": id("a draft") }), Right::Steward),
        ("beginUpload", file, Right::Steward),
        ("completeUpload", json!({ "attachmentId": id("an upload") }), Right::Steward),
        ("takeCleanCopy", json!({ "attachmentId": id("an upload") }), Right::Steward),
        (
            "keepOriginal",
            json!({ "attachmentId": id("an upload"), "reason": "It shall stay so." }),
            Right::Steward,
        ),
        ("cancelUpload", json!({ "attachmentId": id("an upload") }), Right::Steward),
        ("submitForReview", json!({ "resourceId": id("a draft"), "revision": 3 }), Right::Steward),
        ("submitForReview", json!({ "resourceId": id("a public resource"), "revision": 1 }), Right::Steward),
        (
            "publishVersion",
            json!({ "resourceId": id("a resource of the office"), "revision": 1 }),
            Right::Steward,
        ),
        ("publishVersion", json!({ "resourceId": id("a public resource"), "revision": 1 }), Right::Steward),
        ("adoptTemplate", json!({ "resourceId": id("a resource of the office") }), Right::Steward),
        ("adoptTemplate", json!({ "resourceId": id("a public resource") }), Right::Oneself),
        (
            "changeAdoption",
            json!({ "adoptionId": id("an adoption"), "revision": 2, "status": "PLANNED", "note": "Words." }),
            Right::Steward,
        ),
        (
            "changeAdoption",
            json!({ "adoptionId": id("an adoption in a group"), "revision": 1 }),
            Right::Asker,
        ),
        ("claimNextReview", Value::Null, Right::Oneself),
        ("claimReview", json!({ "reviewRequestId": id("a review request") }), Right::Curator),
        (
            "checkReview",
            json!({ "reviewRequestId": id("a review request"), "criterion": "lawful", "verdict": "YES" }),
            Right::Curator,
        ),
        (
            "commentReview",
            json!({ "reviewRequestId": id("a review request"), "text": "Which law is it?" }),
            Right::Steward,
        ),
        (
            "adviseReview",
            json!({ "reviewRequestId": id("a review request"), "decision": "APPROVE", "reason": "Good." }),
            Right::Curator,
        ),
        ("askSecondPerson", json!({ "reviewRequestId": id("a review request") }), Right::Curator),
        ("releaseReview", json!({ "reviewRequestId": id("a review request") }), Right::Curator),
        ("claimReview", json!({ "reviewRequestId": id("a review request") }), Right::Curator),
        (
            "decideReview",
            json!({ "reviewRequestId": id("a review request"), "decision": "APPROVE", "reason": "Good." }),
            Right::Curator,
        ),
        ("approveSubmission", json!({ "reviewRequestId": id("a submission") }), Right::Steward),
        (
            "sendBackSubmission",
            json!({ "reviewRequestId": id("a submission"), "reason": "Mend it." }),
            Right::Steward,
        ),
        ("takeBackSubmission", json!({ "reviewRequestId": id("a submission") }), Right::Steward),
        ("archiveResource", moved("a resource of the office"), Right::Steward),
        (
            "supersedeResource",
            json!({ "resourceId": id("a resource of the office"), "successorId": id("a public resource"), "reason": "It is newer." }),
            Right::Steward,
        ),
        ("restoreResource", moved("a resource of the office"), Right::Steward),
        ("withdrawResource", moved("a resource of the office"), Right::Steward),
        (
            "flagResource",
            json!({ "resourceId": id("a resource of a group"), "kind": "WRONG", "reason": "It is not so." }),
            Right::Steward,
        ),
        ("takeBackFlag", json!({ "flagId": id("the steward's flag") }), Right::Steward),
        (
            "decideModeration",
            json!({ "reviewRequestId": id("a review request"), "decision": "DISMISS", "reason": "It is so." }),
            Right::Curator,
        ),
        ("createCollection", json!({ "departmentId": office, "title": "Zyxite shelf" }), Right::Steward),
        (
            "saveCollection",
            json!({ "collectionId": id("a collection of the office"), "revision": 2, "summary": "Words." }),
            Right::Steward,
        ),
        (
            "changeCollectionItem",
            json!({ "itemId": id("an item of the office"), "commentary": "Words." }),
            Right::Steward,
        ),
        (
            "orderCollection",
            json!({ "collectionId": id("a collection of the office"), "revision": 3, "itemIds": [id("an item of the office")] }),
            Right::Steward,
        ),
        (
            "addToCollection",
            json!({ "collectionId": id("a collection of the office"), "resourceId": id("a public resource") }),
            Right::Steward,
        ),
        ("publishCollection", json!({ "collectionId": id("a collection of the office") }), Right::Steward),
        (
            "withdrawCollection",
            json!({ "collectionId": id("a collection of the office"), "reason": "It is old." }),
            Right::Steward,
        ),
        (
            "decideCollection",
            json!({ "collectionId": id("a collection that asks"), "wordsAt": scene.asked_words, "approve": true }),
            Right::Curator,
        ),
        (
            "flagCollection",
            json!({ "collectionId": id("a collection that asks"), "kind": "WRONG", "reason": "It is not so." }),
            Right::Steward,
        ),
        (
            "answerCollectionFlags",
            json!({ "collectionId": id("a collection that asks"), "upheld": false, "reason": "It is so.",
                    "readUntil": "2099-01-01T00:00:00Z" }),
            Right::Curator,
        ),
        (
            "takeDownCollection",
            json!({ "collectionId": id("a collection that asks"), "reason": "It is so." }),
            Right::Curator,
        ),
        (
            "putBackCollection",
            json!({ "collectionId": id("a collection that asks"), "wordsAt": scene.asked_words, "reason": "It is so." }),
            Right::Curator,
        ),
        (
            "answerCollectionInvitation",
            json!({ "itemId": id("an invited item"), "accept": true }),
            Right::Steward,
        ),
        ("removeFromCollection", json!({ "itemId": id("an invited item") }), Right::Steward),
        ("unfeature", json!({ "featuredId": id("a featured collection") }), Right::Curator),
        (
            "feature",
            json!({ "collectionId": id("a public collection"), "note": "Zyxite.", "until": "2027-01-31" }),
            Right::Curator,
        ),
        (
            "withdrawEndorsement",
            json!({ "endorsementId": id("an endorsement"), "reason": "The law has changed." }),
            Right::Curator,
        ),
        ("endorseResource", endorsement(&id("a public resource"), &scene.public_version), Right::Curator),
        ("takeDownResource", moved("a public resource"), Right::Curator),
        ("appealTakedown", moved("a public resource"), Right::Steward),
        ("putBackResource", moved("a public resource"), Right::Curator),
        (
            "saveOfficeProfile",
            json!({ "departmentId": office, "revision": 1, "hours": "Mon-Fri" }),
            Right::Steward,
        ),
        ("registerDomain", domain(json!({ "check": "Called them by telephone." })), Right::Administrator),
        ("removeDomain", domain(json!({ "reason": "It has lapsed." })), Right::Administrator),
        ("saveConcept", json!({ "preferred": "zyxite", "category": "people", "labels": [] }), Right::Curator),
        (
            "retireConcept",
            json!({ "conceptId": concept, "revision": 1, "reason": "Nobody says it." }),
            Right::Curator,
        ),
        ("createGroup", json!({ "name": "Others", "kind": "COHORT", "convenerId": office }), Right::Curator),
        ("editGroup", json!({ "groupId": group, "about": "Words." }), Right::Steward),
        ("addToGroup", joined, Right::Steward),
        ("removeFromGroup", placed, Right::Steward),
        (
            "askToJoin",
            json!({ "departmentId": office, "post": "STAFF", "message": "Let me in." }),
            Right::Asker,
        ),
        (
            "decideJoinRequest",
            json!({ "joinRequestId": id("a wish to join"), "decision": "APPROVE", "role": "READER", "reason": "We know them.", "check": "We know them well." }),
            Right::Steward,
        ),
        ("withdrawJoinRequest", json!({ "joinRequestId": id("a wish to join") }), Right::Asker),
        (
            "invitePerson",
            json!({ "departmentId": office, "email": "new@yuma.example.gov", "post": "STAFF", "role": "READER" }),
            Right::Steward,
        ),
        ("acceptInvitation", json!({ "token": scene.invitation }), Right::Oneself),
        ("revokeInvitation", json!({ "invitationId": id("an invitation") }), Right::Steward),
        ("changeSeat", json!({ "seatId": seat, "role": "READER" }), Right::Steward),
        ("leaveSeat", json!({ "seatId": seat }), Right::Steward),
        ("removePerson", json!({ "seatId": seat, "reason": "They have moved." }), Right::Steward),
        ("closeSeat", json!({ "seatId": seat }), Right::Steward),
        (
            "setAllianceRole",
            json!({ "personId": colleague, "role": "MODERATOR", "reason": "They help out." }),
            Right::Administrator,
        ),
        (
            "disablePerson",
            json!({ "personId": colleague, "reason": "They have left." }),
            Right::Administrator,
        ),
        ("restorePerson", json!({ "personId": colleague, "reason": "They are back." }), Right::Administrator),
        ("unlinkAccount", json!({ "accountId": id("the steward's account") }), Right::Steward),
        ("actAs", json!({ "seatId": seat }), Right::Steward),
        ("createApiToken", json!({ "name": "Mine", "scopes": ["READ"], "expiresInDays": 3 }), Right::Oneself),
        ("editPerson", json!({ "name": "Another name" }), Right::Oneself),
        ("revokeApiToken", json!({ "apiTokenId": id("the steward's token") }), Right::Steward),
        (
            "saveSearch",
            json!({ "name": "Seals", "query": "seal log", "filter": { "states": ["AZ"] }, "notify": false }),
            Right::Oneself,
        ),
        (
            "renameSavedSearch",
            json!({ "savedSearchId": id("the steward's saved search"), "name": "Another" }),
            Right::Steward,
        ),
        ("markSavedSearchSeen", json!({ "savedSearchId": id("the steward's saved search") }), Right::Steward),
        ("deleteSavedSearch", json!({ "savedSearchId": id("the steward's saved search") }), Right::Steward),
        (
            "decideWanted",
            json!({ "query": "zyxite", "verdict": "HIDE", "reason": "It is a word of the tests." }),
            Right::Curator,
        ),
        ("endOtherSessions", Value::Null, Right::Oneself),
        ("endAllSessions", Value::Null, Right::Oneself),
        ("endSession", json!({ "sessionId": id("the steward's session") }), Right::Steward),
    ];
    told.into_iter().map(|(name, input, right)| Deed { name, input, right }).collect()
}

/// What outsiders and people without the role may do: each begins something that others decide, or tells them what is so.
const OPEN: &[(&str, &str)] = &[
    ("askToJoin", "outsider"),
    ("askToJoin", "reader"),
    ("flagResource", "reader"),
    ("flagCollection", "outsider"),
    ("flagCollection", "reader"),
];

async fn tell(client: &Client<'_>, types: &Types, name: &str, input: &Value) -> Answer {
    if !input.is_null() {
        return client.tell(name, input.clone(), "").await;
    }
    assert!(types.field("Mutation", name).free, "{name} takes an input");
    let mut answer = client.ask(&format!("mutation {{ {name} {{ __typename }} }}"), json!({})).await;
    answer.data = answer.data[name].take();
    answer
}

/// What a caller gets, in a word.
fn word(answer: &Answer) -> String {
    match answer.errors.first() {
        None => answer.data["__typename"].as_str().unwrap_or("nothing").to_owned(),
        Some(_) => match answer.code() {
            "UNAUTHENTICATED" => "U".into(),
            "FORBIDDEN" => "F".into(),
            "NOT_FOUND" => "N".into(),
            "BAD_USER_INPUT" => "E".into(),
            other => panic!("{other}: {:?}", answer.errors),
        },
    }
}

/// The part of the table that tells of mutations.
pub(crate) async fn table(scene: &Scene<'_>, types: &Types) -> String {
    let marcus = scene.app.person("marcus@demo.example").await;
    let seen = marcus.ask("{ viewer { seats { department { id } } } }", json!({})).await.ok();
    let whiteside = seen["viewer"]["seats"][0]["department"]["id"].as_str().expect("a seat").to_owned();
    let seen = marcus.ask("{ concept(key: \"t001\") { id } }", json!({})).await.ok();
    let concept = seen["concept"]["id"].as_str().expect("a concept").to_owned();
    let deeds = deeds(scene, (&whiteside, &concept));
    let known: BTreeSet<String> = types.fields("Mutation").into_iter().map(|field| field.name).collect();
    let probed: BTreeSet<String> = deeds.iter().map(|deed| deed.name.to_owned()).collect();
    assert_eq!(known, probed, "every mutation is probed, and none that is gone");

    let names: String = CALLERS.iter().take(CALLERS.len() - 1).map(|name| format!("{name:>18}")).collect();
    let mut out = format!("\nMutation\n  {:<28}{names}{:>36}\n", "", "who may");
    for Deed { name, input, right } in &deeds {
        let mut line = format!("  {name:<28}");
        for (caller, client) in CALLERS.iter().zip(&scene.callers).take(CALLERS.len() - 1) {
            let oneself = matches!(right, Right::Oneself) && ["outsider", "reader"].contains(caller);
            let marked = if oneself {
                "own".to_owned()
            } else {
                tried(scene, types, (caller, client), (name, input)).await
            };
            line.push_str(&format!("{marked:>18}"));
        }
        let may = match right {
            Right::Steward => scene.steward(),
            Right::Curator => &scene.priya,
            Right::Administrator => &scene.ana,
            Right::Asker | Right::Oneself => &scene.renee,
        };
        let done = tell(may, types, name, input).await;
        scene.app.settle().await;
        out.push_str(&format!("{line}{:>36}\n", word(&done)));
    }
    out
}

/// Tries a deed as somebody without the right to it: refused, with nothing told and nothing done.
async fn tried(
    scene: &Scene<'_>,
    types: &Types,
    (caller, client): (&str, &Client<'_>),
    (name, input): (&str, &Value),
) -> String {
    let before = scene.app.count("SELECT count(*) FROM event").await;
    let answer = tell(client, types, name, input).await;
    if OUTSIDERS.contains(&caller) {
        assert!(
            !format!("{} {:?}", answer.data, answer.errors).contains(SECRET),
            "{name} tells {caller} a secret"
        );
    }
    if answer.errors.is_empty() {
        assert!(OPEN.contains(&(name, caller)), "{name} is done for {caller}: {}", answer.data);
        return word(&answer);
    }
    assert_eq!(
        scene.app.count("SELECT count(*) FROM event").await,
        before,
        "{name} does something for {caller}"
    );
    if OUTSIDERS.contains(&caller) {
        as_if_nothing(scene, types, (caller, client), (name, input)).await;
    }
    word(&answer)
}

/// With each id of the input that names something hidden: the answer, and what it costs, are those of an id of nothing.
async fn as_if_nothing(
    scene: &Scene<'_>,
    types: &Types,
    (caller, client): (&str, &Client<'_>),
    (name, input): (&str, &Value),
) {
    for (field, value) in input.as_object().into_iter().flatten() {
        let Some(id) = value.as_str().filter(|id| scene.things.iter().any(|(.., known)| known == id)) else {
            continue;
        };
        let node = client.ask("query Q($id: ID!) { node(id: $id) { id } }", json!({ "id": id })).await;
        if !node.data["node"].is_null() {
            continue;
        }
        let mut nothing = input.clone();
        nothing[field] = json!(made_up(id));
        let mut told = Vec::new();
        for input in [input, &nothing] {
            let before = scene.app.statements();
            let answer = tell(client, types, name, input).await;
            told.push((
                answer.status,
                answer.data.clone(),
                answer.errors.clone(),
                scene.app.statements() - before,
            ));
        }
        assert_eq!(told[0], told[1], "{name} tells {caller} that there is such a {field}");
    }
}
