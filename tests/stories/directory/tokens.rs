//! API tokens: made by their owner, shown once, within their scope, and taken back.

use std::collections::BTreeSet;

use commons_tests::{Client, TestApp};
use serde_json::{Value, json};
use time::Duration;

use super::people::{change, own_seat, recorded, told};
use crate::scene::{ANA, JO, LUIS, department_of};

const CREATED: &str = "... on ApiTokenCreated { secret apiToken { id name ending scopes createdAt expiresAt lastUsedAt actsAs { seat { id } } } }";

fn wish(scopes: &[&str]) -> Value {
    json!({ "name": "nightly export", "scopes": scopes, "expiresInDays": 30 })
}

/// A token that the client made, and what is known of it.
async fn made(client: &Client<'_>, scopes: &[&str]) -> (String, Value) {
    let created = client.tell("createApiToken", wish(scopes), CREATED).await.ok();
    assert_eq!(created["__typename"], "ApiTokenCreated", "{created}");
    (created["secret"].as_str().expect("a secret").to_owned(), created["apiToken"].clone())
}

async fn tokens(client: &Client<'_>) -> Vec<Value> {
    let seen = client.ask("{ viewer { apiTokens { id name lastUsedAt } } }", json!({})).await.ok();
    seen["viewer"]["apiTokens"].as_array().expect("a list").clone()
}

#[tokio::test]
async fn a_token_is_shown_once_and_works_until_it_is_taken_back() {
    let app = TestApp::new().await;
    let (luis, jo) = (app.person(LUIS).await, app.person(JO).await);
    let (secret, token) = made(&luis, &["WRITE", "READ", "READ"]).await;
    assert!(
        secret.starts_with("commons_pat_") && secret.ends_with(token["ending"].as_str().expect("an ending"))
    );
    assert_eq!(token["scopes"], json!(["READ", "WRITE"]));
    assert_eq!(token["actsAs"]["seat"]["id"], json!(own_seat(&luis).await), "as whom he acted");
    let stored = format!("SELECT count(*) FROM api_token WHERE token_hash LIKE '%{}%'", &secret[12..30]);
    assert_eq!(app.count(&stored).await, 0, "stored hashed");
    let in_record = format!("SELECT count(*) FROM event WHERE data::text LIKE '%{}%'", &secret[12..30]);
    assert_eq!(app.count(&in_record).await, 0, "and not in the record");

    let program = Client::with_bearer(&app, &secret);
    assert_eq!(program.ask("{ viewer { person { id } } }", json!({})).await.status, 200);
    assert!(!tokens(&luis).await[0]["lastUsedAt"].is_null(), "it says when it was last used");
    let revoke = json!({ "apiTokenId": token["id"] });
    for other in [&jo, &app.person(ANA).await] {
        assert_eq!(other.tell("revokeApiToken", revoke.clone(), "").await.code(), "NOT_FOUND");
        let node =
            other.ask("query Q($id: ID!) { node(id: $id) { id } }", json!({ "id": token["id"] })).await.ok();
        assert!(node["node"].is_null());
    }
    luis.tell("revokeApiToken", revoke.clone(), "apiTokenId").await.ok();
    let refused = program.ask("{ viewer { person { id } } }", json!({})).await;
    assert_eq!((refused.status, refused.code()), (401, "UNAUTHENTICATED"));
    assert_eq!(luis.tell("revokeApiToken", revoke, "").await.code(), "NOT_FOUND");
    assert!(tokens(&luis).await.is_empty());
    let event = told(&app, "api_token.created").await;
    assert_eq!((&event["name"], &event["scopes"]), (&json!("nightly export"), &json!(["read", "write"])));
    assert_eq!(recorded(&app, "api_token.revoked").await, 1);
}

#[tokio::test]
async fn what_is_wrong_with_a_wish_is_said_by_its_field() {
    let app = TestApp::new().await;
    let luis = app.person(LUIS).await;
    let wrong = [
        (json!({ "name": "  ", "scopes": ["READ"], "expiresInDays": 1 }), "name"),
        (json!({ "name": "x".repeat(101), "scopes": ["READ"], "expiresInDays": 1 }), "name"),
        (json!({ "name": "x", "scopes": [], "expiresInDays": 1 }), "scopes"),
        (json!({ "name": "x", "scopes": ["READ"], "expiresInDays": 0 }), "expiresInDays"),
        (json!({ "name": "x", "scopes": ["READ"], "expiresInDays": 366 }), "expiresInDays"),
        (json!({ "name": "x", "scopes": ["READ"], "expiresInDays": -1 }), "expiresInDays"),
    ];
    for (input, field) in wrong {
        let refused = luis.tell("createApiToken", input.clone(), "").await;
        assert_eq!(refused.code(), "BAD_USER_INPUT", "{input}");
        assert_eq!(refused.errors[0]["extensions"]["field"], field, "{input}");
    }
    let foreign = own_seat(&app.person(JO).await).await;
    let mut input = wish(&["READ"]);
    input["seatId"] = json!(foreign);
    assert_eq!(luis.tell("createApiToken", input, "").await.code(), "NOT_FOUND", "another's seat");
    let mut input = wish(&["READ"]);
    input["staff"] = json!(true);
    assert_eq!(luis.tell("createApiToken", input, "").await.code(), "FORBIDDEN");
    assert_eq!(app.visitor().tell("createApiToken", wish(&["READ"]), "").await.code(), "UNAUTHENTICATED");
    assert_eq!(app.count("SELECT count(*) FROM api_token").await, 0);
}

#[tokio::test]
async fn nobody_has_more_than_twenty_living_tokens() {
    let app = TestApp::new().await;
    let luis = app.person(LUIS).await;
    for _ in 0..20 {
        made(&luis, &["READ"]).await;
    }
    let refused =
        luis.tell("createApiToken", wish(&["READ"]), "... on TooManyApiTokens { message }").await.ok();
    assert_eq!(refused["__typename"], "TooManyApiTokens");
    assert!(refused["message"].as_str().expect("a sentence").contains("Revoke one"));
    made(&app.person(JO).await, &["READ"]).await;
    app.clock.pass(Duration::days(31));
    made(&app.person(LUIS).await, &["READ"]).await;
}

#[tokio::test]
async fn a_token_acts_as_it_was_made_to() {
    let app = TestApp::new().await;
    change(&app, "UPDATE person SET alliance_role = 'curator' WHERE email = $1", [LUIS.into()]).await;
    let luis = app.person(LUIS).await;
    let mut input = wish(&["MANAGE"]);
    input["staff"] = json!(true);
    let created = luis.tell("createApiToken", input, CREATED).await.ok();
    let program = Client::with_bearer(&app, created["secret"].as_str().expect("a secret"));
    let asked = "{ viewer { allianceRole actingAs { allianceRole seat { id } } } }";
    let seen = program.ask(asked, json!({})).await.ok();
    assert_eq!(seen["viewer"]["allianceRole"], "CURATOR");
    assert!(
        luis.ask(asked, json!({})).await.ok()["viewer"]["allianceRole"].is_null(),
        "his browser is not touched"
    );
    let seat = own_seat(&luis).await;
    let refused = program.tell("actAs", json!({ "seatId": seat }), "").await;
    assert_eq!(refused.code(), "BAD_USER_INPUT");
    assert!(refused.message().contains("as it was made to"));
    change(&app, "UPDATE person SET alliance_role = NULL WHERE email = $1", [LUIS.into()]).await;
    let seen = program.ask(asked, json!({})).await.ok();
    assert_eq!(
        seen["viewer"]["actingAs"]["seat"]["id"],
        json!(seat),
        "a hat that is gone falls back to the seat"
    );
}

/// The mutations of the schema, by their names.
fn mutations() -> BTreeSet<String> {
    let sdl = commons_graphql::sdl();
    let inside =
        sdl.split("\ntype Mutation {").nth(1).and_then(|rest| rest.split("\n}").next()).expect("mutations");
    let names = inside.lines().map(str::trim).filter(|line| line.contains(": ") && !line.starts_with('"'));
    names.map(|line| line.split(['(', ':']).next().expect("a name").to_owned()).collect()
}

#[tokio::test]
async fn every_mutation_asks_for_its_scope() {
    let app = TestApp::new().await;
    let luis = app.person(LUIS).await;
    let (read, _) = made(&luis, &["READ"]).await;
    let (write, _) = made(&luis, &["WRITE"]).await;
    let (manage, _) = made(&luis, &["MANAGE"]).await;
    let old = made(&luis, &["READ"]).await.0;
    change(&app, "UPDATE api_token SET scopes = '{}' WHERE ending = $1", [old[old.len() - 4..].into()]).await;
    let [read, write, manage, old] =
        [read, write, manage, old].map(|secret| Client::with_bearer(&app, &secret));
    let before = app.count("SELECT count(*) FROM event").await;
    let mutations = mutations();
    assert!(mutations.len() >= 30 && mutations.contains("saveDraft"), "{mutations:?}");
    let mut writes = BTreeSet::new();
    for name in &mutations {
        // Whatever it needs beside, the scope comes first: so the mutation is not even spelled out.
        for document in [
            format!("mutation {{ {name} }}"),
            format!("mutation {{ other: {name} }}"),
            format!("mutation {{ ...F }} fragment F on Mutation {{ {name} }}"),
            format!("mutation {{ saveDraft ... on Mutation {{ {name} }} }}"),
        ] {
            let refused = read.ask(&document, json!({})).await;
            assert_eq!((refused.status, refused.code()), (403, "FORBIDDEN"), "{document}");
            assert!(refused.message().contains("make one with the scope"), "{}", refused.message());
            let needs_manage = write.ask(&document, json!({})).await.code() == "FORBIDDEN";
            assert_eq!(old.ask(&document, json!({})).await.code() == "FORBIDDEN", needs_manage, "{document}");
            if !needs_manage {
                writes.insert(name.as_str());
            }
            assert_eq!(
                manage.ask(&document, json!({})).await.code(),
                "GRAPHQL_VALIDATION_FAILED",
                "{document}"
            );
        }
    }
    let expected = [
        "addToCollection",
        "adoptTemplate",
        "adviseReview",
        "answerCollectionFlags",
        "answerCollectionInvitation",
        "appealTakedown",
        "approveSubmission",
        "archiveResource",
        "askSecondPerson",
        "beginUpload",
        "changeAdoption",
        "changeCollectionItem",
        "checkLinks",
        "checkReview",
        "claimNextReview",
        "claimReview",
        "commentReview",
        "completeUpload",
        "createCollection",
        "createResource",
        "decideCollection",
        "decideModeration",
        "decideReview",
        "decideWanted",
        "deleteSavedSearch",
        "endorseResource",
        "feature",
        "flagCollection",
        "flagResource",
        "markSavedSearchSeen",
        "orderCollection",
        "publishCollection",
        "publishVersion",
        "putBackCollection",
        "putBackResource",
        "releaseReview",
        "removeFromCollection",
        "renameSavedSearch",
        "restoreResource",
        "retireConcept",
        "saveCollection",
        "saveConcept",
        "saveDraft",
        "saveOfficeProfile",
        "saveSearch",
        "sendBackSubmission",
        "submitForReview",
        "supersedeResource",
        "takeBackFlag",
        "takeBackSubmission",
        "takeDownCollection",
        "takeDownResource",
        "unfeature",
        "withdrawCollection",
        "withdrawEndorsement",
        "withdrawResource",
    ];
    assert_eq!(writes, expected.into(), "what changes nobody's rights; everything else needs `manage`");
    assert_eq!(app.count("SELECT count(*) FROM event").await, before, "nothing happened");
    let input =
        json!({ "departmentId": department_of(&write).await, "kind": "STORY", "title": "By a program" });
    write.tell("createResource", input, "").await.ok();
    manage.tell("editPerson", json!({ "name": "Luis the Second" }), "").await.ok();
}
