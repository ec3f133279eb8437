//! A member flags a collection; curators read it while the flag waits, whatever its reach, and answer. Nobody else learns who
//! flagged it.

use commons_tests::{Answer, Client, TestApp};
use serde_json::{Value, json};
use time::Duration;

use super::shelf::{decide, made, publish, put, saved, seen, shown};
use crate::scene::{ANA, DANA, LUIS, MARCUS, OMAR, PRIYA, RUTH, published};

const FLAGGED: &str = "__typename ... on FlagMade { hidden flag { id title collection { id } resource { id } } } \
                       ... on AlreadyFlagged { message flag { id } } ... on TooManyFlags { message }";

/// A collection of Yuma's that its state reads, with one resource in it.
async fn shelf(app: &TestApp, title: &str, reach: &str) -> Value {
    let luis = app.person(LUIS).await;
    let log = published(app, LUIS, &format!("{title} log"), "PUBLIC", "Which seal.").await;
    let shelf = made(&luis, title).await;
    saved(&luis, &shelf, json!({ "reach": reach, "summary": "For seals." })).await.ok();
    put(&luis, &shelf, &log).await;
    if reach == "STATE" {
        publish(&luis, &shelf).await.ok();
    } else {
        shown(app, &luis, &shelf).await;
    }
    shelf
}

async fn flag(client: &Client<'_>, shelf: &Value, reason: &str) -> Answer {
    let input =
        json!({ "collectionId": shelf["id"], "kind": "OUTDATED", "reason": reason, "passage": "seals" });
    client.tell("flagCollection", input, FLAGGED).await
}

async fn answer(client: &Client<'_>, shelf: &Value, upheld: bool, until: &Value) -> Answer {
    let input = json!({ "collectionId": shelf["id"], "upheld": upheld, "reason": "We have looked.", "readUntil": until });
    client.tell("answerCollectionFlags", input, "collection { flaggedAt flags { id } }").await
}

/// What somebody is told of its flags, and whether they may flag it and answer.
async fn told(client: &Client<'_>, shelf: &Value) -> Value {
    let query = "query Q($id: ID!) { collection(id: $id) { flaggedAt viewerActions \
                 flags { kind reason passage weight createdAt department { ocdId } } } }";
    client.ask(query, json!({ "id": shelf["id"] })).await.ok()["collection"].clone()
}

fn may(told: &Value, action: &str) -> bool {
    told["viewerActions"].as_array().is_some_and(|actions| actions.contains(&json!(action)))
}

async fn listed(client: &Client<'_>) -> Vec<Value> {
    let query = "{ collectionsBeforeAlliance(which: FLAGGED, first: 10) { edges { node { id } } } }";
    let told = client.ask(query, json!({})).await.ok();
    let edges = told["collectionsBeforeAlliance"]["edges"].as_array().expect("a list").clone();
    edges.iter().map(|edge| edge["node"]["id"].clone()).collect()
}

async fn own_flags(client: &Client<'_>) -> Value {
    let query = "{ myFlags(first: 5) { edges { node { title state decisionReason collection { slug } resource { id } } } } }";
    client.ask(query, json!({})).await.ok()["myFlags"]["edges"].clone()
}

#[tokio::test]
async fn a_flag_brings_a_collection_of_any_reach_before_the_curators_and_is_answered() {
    let app = TestApp::new().await;
    let (luis, ruth, priya) = (app.person(LUIS).await, app.person(RUTH).await, app.person(PRIYA).await);
    let shelf = shelf(&app, "Chain of custody", "STATE").await;
    assert!(seen(&priya, &shelf).await.is_null(), "what a state reads is not the Alliance's");
    assert!(may(&told(&ruth, &shelf).await, "FLAG") && may(&told(&luis, &shelf).await, "FLAG"));
    let made = flag(&ruth, &shelf, "The deadline is another one now.").await.ok();
    assert_eq!((&made["hidden"], &made["flag"]["collection"]["id"]), (&json!(false), &shelf["id"]));
    assert_eq!(listed(&priya).await, [shelf["id"].clone()]);
    let before = told(&priya, &shelf).await;
    assert!(before["flaggedAt"].is_string() && may(&before, "ANSWER_FLAGS"), "{before}");
    assert_eq!(before["flags"][0]["reason"], "The deadline is another one now.");
    assert_eq!(before["flags"][0]["passage"], "seals");
    assert!(!before.to_string().contains("Ruth"), "nobody is named: {before}");
    // Its keepers, its readers and moderators who are no curators are told nothing of it.
    for who in [LUIS, RUTH, OMAR] {
        let shown = told(&app.person(who).await, &shelf).await;
        assert!(shown["flags"].is_null() && shown["flaggedAt"].is_null(), "{who}: {shown}");
        assert_eq!(listed(&app.person(who).await).await, [Value::Null; 0], "{who}");
    }
    let until = before["flags"][0]["createdAt"].clone();
    assert_eq!(answer(&luis, &shelf, false, &until).await.code(), "FORBIDDEN");
    let empty = json!({ "collectionId": shelf["id"], "upheld": true, "reason": " ", "readUntil": until });
    assert_eq!(priya.tell("answerCollectionFlags", empty, "").await.code(), "BAD_USER_INPUT");
    let after = answer(&priya, &shelf, false, &until).await.ok();
    assert_eq!(after["collection"], json!({ "flaggedAt": null, "flags": null }));
    assert_eq!(listed(&priya).await, [Value::Null; 0]);
    // It is none of the Alliance's business any more.
    assert!(seen(&priya, &shelf).await.is_null() && !seen(&ruth, &shelf).await.is_null());
    let own = own_flags(&ruth).await;
    assert_eq!(
        (&own[0]["node"]["state"], &own[0]["node"]["decisionReason"]),
        (&json!("DISMISSED"), &json!("We have looked."))
    );
    assert_eq!(own[0]["node"]["title"], "Chain of custody");
    app.settle().await;
}

#[tokio::test]
async fn an_answer_is_to_what_was_read_and_a_takedown_to_all() {
    let app = TestApp::new().await;
    let (dana, marcus, priya) = (app.person(DANA).await, app.person(MARCUS).await, app.person(PRIYA).await);
    let shelf = shelf(&app, "Seals", "PUBLIC").await;
    flag(&dana, &shelf, "The law is another one.").await.ok();
    let until = told(&priya, &shelf).await["flags"][0]["createdAt"].clone();
    app.clock.pass(Duration::minutes(1));
    let second = flag(&marcus, &shelf, "It names a voter.").await.ok();
    assert_eq!(second["__typename"], "FlagMade");
    assert_eq!(flag(&marcus, &shelf, "It does.").await.ok()["__typename"], "AlreadyFlagged");
    let left = answer(&priya, &shelf, true, &until).await.ok()["collection"].clone();
    assert_eq!(
        left["flags"].as_array().expect("flags").len(),
        1,
        "the second came after what was read: {left}"
    );
    assert!(left["flaggedAt"].is_string(), "{left}");
    assert_eq!(own_flags(&dana).await[0]["node"]["state"], "UPHELD");
    assert_eq!(own_flags(&marcus).await[0]["node"]["state"], "OPEN");
    let down = json!({ "collectionId": shelf["id"], "reason": "It names a voter." });
    priya.tell("takeDownCollection", down, "").await.ok();
    let own = own_flags(&marcus).await[0]["node"].clone();
    assert_eq!((&own["state"], &own["decisionReason"]), (&json!("UPHELD"), &json!("It names a voter.")));
    assert_eq!(own["collection"], Value::Null, "it is gone for its readers");
    assert_eq!(told(&priya, &shelf).await["flags"], json!([]));
    assert_eq!(answer(&priya, &shelf, true, &until).await.code(), "CONFLICT", "nothing is open");
    app.settle().await;
}

#[tokio::test]
async fn a_flag_taken_back_leaves_nothing_to_answer_and_nobody_answers_their_own() {
    let app = TestApp::new().await;
    let (ruth, priya) = (app.person(RUTH).await, app.person(PRIYA).await);
    let shelf = shelf(&app, "Chain of custody", "STATE").await;
    let made = flag(&ruth, &shelf, "It is an old form.").await.ok();
    let back = json!({ "flagId": made["flag"]["id"] });
    ruth.tell("takeBackFlag", back, "flag { state }").await.ok();
    assert!(seen(&priya, &shelf).await.is_null() && listed(&priya).await.is_empty());
    let alliances = super::shelf::made(&priya, "The Alliance's own").await;
    let log = published(&app, LUIS, "A public log", "PUBLIC", "Which seal.").await;
    put(&priya, &alliances, &log).await;
    let query = "query Q($id: ID!) { collection(id: $id) { items(first: 1) { edges { node { id } } } } }";
    let item = priya.ask(query, json!({ "id": alliances["id"] })).await.ok();
    let item = &item["collection"]["items"]["edges"][0]["node"];
    super::shelf::answer(&app.person(LUIS).await, item, true, "").await.ok();
    saved(&priya, &alliances, json!({ "reach": "PUBLIC" })).await.ok();
    publish(&priya, &alliances).await.ok();
    flag(&app.person(DANA).await, &alliances, "It is an old form.").await.ok();
    let seen = told(&priya, &alliances).await;
    assert_eq!(listed(&priya).await, [alliances["id"].clone()]);
    assert!(
        !may(&seen, "ANSWER_FLAGS") && may(&told(&app.person(ANA).await, &alliances).await, "ANSWER_FLAGS")
    );
    let refused = answer(&priya, &alliances, true, &seen["flags"][0]["createdAt"]).await;
    assert_eq!(refused.code(), "FORBIDDEN", "she began it herself");
    app.settle().await;
}

#[tokio::test]
async fn who_flagged_it_and_takes_it_down_is_not_the_one_who_says_that_they_were_right() {
    let app = TestApp::new().await;
    let (priya, ana) = (app.person(PRIYA).await, app.person(ANA).await);
    let shelf = shelf(&app, "Seals", "PUBLIC").await;
    flag(&priya, &shelf, "It names a voter.").await.ok();
    let until = told(&priya, &shelf).await["flags"][0]["createdAt"].clone();
    assert_eq!(answer(&priya, &shelf, true, &until).await.code(), "FORBIDDEN");
    assert_eq!(answer(&ana, &shelf, true, &json!("2020-01-01T00:00:00Z")).await.code(), "CONFLICT", "unread");
    let down = json!({ "collectionId": shelf["id"], "reason": "It names a voter." });
    priya.tell("takeDownCollection", down, "").await.ok();
    assert_eq!(own_flags(&priya).await[0]["node"]["state"], "OPEN");
    answer(&ana, &shelf, true, &until).await.ok();
    assert_eq!(own_flags(&priya).await[0]["node"]["state"], "UPHELD");
    app.settle().await;
}

#[tokio::test]
async fn a_flag_that_is_taken_back_while_it_is_answered_stops_nobody() {
    let app = TestApp::new().await;
    let (ruth, priya) = (app.person(RUTH).await, app.person(PRIYA).await);
    let shelf = shelf(&app, "Chain of custody", "PUBLIC").await;
    for round in 0..8 {
        let made = flag(&ruth, &shelf, "The deadline is another one now.").await.ok();
        let until = told(&priya, &shelf).await["flags"][0]["createdAt"].clone();
        let back = json!({ "flagId": made["flag"]["id"] });
        let (back, answered) = tokio::join!(
            ruth.tell("takeBackFlag", back, "flag { state }"),
            answer(&priya, &shelf, true, &until)
        );
        let ended = back.ok()["flag"]["state"].clone();
        // One of them was first, and the other one is told.
        match ended.as_str() {
            Some("TAKEN_BACK") => assert_eq!(answered.code(), "CONFLICT", "{round}"),
            _ => assert_eq!(
                (ended, answered.ok()["collection"]["flaggedAt"].clone()),
                (json!("UPHELD"), Value::Null)
            ),
        }
    }
    app.settle().await;
}

#[tokio::test]
async fn what_is_grave_is_hidden_once_it_weighs_enough_and_shown_as_it_was_when_it_was_nothing() {
    let app = TestApp::new().await;
    let (luis, priya, visitor) = (app.person(LUIS).await, app.person(PRIYA).await, app.visitor());
    let (dana, marcus) = (app.person(DANA).await, app.person(MARCUS).await);
    let shelf = shelf(&app, "Chain of custody", "PUBLIC").await;
    let before = seen(&visitor, &shelf).await;
    let grave = async |client: &Client<'_>| {
        let input =
            json!({ "collectionId": shelf["id"], "kind": "PRIVATE_DATA", "reason": "It names a voter." });
        client.tell("flagCollection", input, FLAGGED).await.ok()
    };
    assert_eq!(grave(&dana).await["hidden"], false, "one without a record is not enough");
    assert!(!seen(&visitor, &shelf).await.is_null());
    let made = grave(&marcus).await;
    assert_eq!(made["hidden"], true, "{made}");
    assert!(seen(&visitor, &shelf).await.is_null() && seen(&dana, &shelf).await.is_null());
    let notice = "query Q($slug: String!) { collectionNotice(slug: $slug) { reason madeAt } }";
    let told_to = visitor.ask(notice, json!({ "slug": shelf["slug"] })).await.ok();
    let why = told_to["collectionNotice"]["reason"].as_str().expect("a reason").to_owned();
    assert!(why.contains("hidden while the Alliance looks"), "{why}");
    // Its keepers see that it is hidden, and neither show it nor take it from what the Alliance looks at.
    let state = "query Q($id: ID!) { collection(id: $id) { published hiddenAt reach viewerActions } }";
    let kept = luis.ask(state, json!({ "id": shelf["id"] })).await.ok()["collection"].clone();
    assert!(kept["hiddenAt"].is_string() && kept["published"] == false, "{kept}");
    assert!(!kept["viewerActions"].to_string().contains("PUBLISH") && !may(&kept, "WITHDRAW"), "{kept}");
    for verb in ["publishCollection", "withdrawCollection"] {
        let mut input = json!({ "collectionId": shelf["id"] });
        if verb == "withdrawCollection" {
            input["reason"] = json!("We think again.");
        }
        assert_eq!(luis.tell(verb, input, "").await.code(), "CONFLICT", "{verb}");
    }
    // One flag is taken back: the other one is grave still.
    dana.tell("takeBackFlag", json!({ "flagId": own_id(&dana).await }), "").await.ok();
    assert!(seen(&visitor, &shelf).await.is_null());
    let until = told(&priya, &shelf).await["flags"][0]["createdAt"].clone();
    answer(&priya, &shelf, false, &until).await.ok();
    assert_eq!(seen(&visitor, &shelf).await, before, "as far as before, since the Alliance had read it");
    // New words of what is hidden are read first, as ever.
    grave(&dana).await;
    grave(&app.person(RUTH).await).await;
    assert!(seen(&visitor, &shelf).await.is_null());
    saved(&luis, &shelf, json!({ "summary": "For seals and bags." })).await.ok();
    let until = told(&priya, &shelf).await["flags"][1]["createdAt"].clone();
    answer(&priya, &shelf, true, &until).await.ok();
    let kept = luis.ask(state, json!({ "id": shelf["id"] })).await.ok()["collection"].clone();
    assert_eq!((&kept["published"], &kept["reach"]), (&json!(true), &json!("STATE")), "{kept}");
    assert!(seen(&visitor, &shelf).await.is_null(), "who reads it further waits for a curator");
    // What is still wrong is taken down, hidden or not.
    decide(&priya, &shelf, true, "").await.ok();
    grave(&dana).await;
    grave(&marcus).await;
    let down = json!({ "collectionId": shelf["id"], "reason": "It names a voter." });
    let done =
        priya.tell("takeDownCollection", down, "collection { published hiddenAt viewerActions }").await.ok();
    assert_eq!(done["collection"]["hiddenAt"], Value::Null, "{done}");
    assert!(may(&done["collection"], "PUT_BACK"), "{done}");
    app.settle().await;
}

#[tokio::test]
async fn what_is_grave_in_the_alliances_own_is_hidden_and_answered_by_another_curator() {
    let app = TestApp::new().await;
    let (priya, ana, visitor) = (app.person(PRIYA).await, app.person(ANA).await, app.visitor());
    let log = published(&app, LUIS, "Seal log", "PUBLIC", "Which seal.").await;
    let own = made(&priya, "Seals for everybody").await;
    saved(&priya, &own, json!({ "reach": "PUBLIC" })).await.ok();
    let item = put(&priya, &own, &log).await;
    super::shelf::answer(&app.person(LUIS).await, &item, true, "").await.ok();
    publish(&priya, &own).await.ok();
    let before = seen(&visitor, &own).await;
    assert_eq!(before["itemCount"], 1, "{before}");
    for who in [DANA, MARCUS] {
        let input =
            json!({ "collectionId": own["id"], "kind": "PRIVATE_DATA", "reason": "It names a voter." });
        app.person(who).await.tell("flagCollection", input, FLAGGED).await.ok();
    }
    assert!(seen(&visitor, &own).await.is_null());
    assert_eq!(listed(&ana).await, [own["id"].clone()], "it waits for a curator");
    let there = told(&ana, &own).await;
    assert!(may(&there, "ANSWER_FLAGS") && !may(&there, "TAKE_DOWN"), "{there}");
    let until = there["flags"][1]["createdAt"].clone();
    assert_eq!(
        answer(&priya, &own, false, &until).await.code(),
        "FORBIDDEN",
        "who began it has a part in it"
    );
    answer(&ana, &own, false, &until).await.ok();
    assert_eq!(seen(&visitor, &own).await, before);
    app.settle().await;
}

async fn own_id(client: &Client<'_>) -> Value {
    let told = client.ask("{ myFlags(first: 1) { edges { node { id } } } }", json!({})).await.ok();
    told["myFlags"]["edges"][0]["node"]["id"].clone()
}
