//! Collections: who keeps them, who reads them, and what of them; conflicts, limits, and nothing told of what is hidden.

use commons_tests::TestApp;
use serde_json::{Value, json};

use super::shelf::{add, added, answer, decide, items, made, publish, put, saved, seen, shown};
use crate::scene::{ANA, DANA, JO, LUIS, MARCUS, OMAR, PRIYA, RUTH, department_of, published};

#[tokio::test]
async fn a_department_keeps_its_collection_and_its_reach_reads_it() {
    let app = TestApp::new().await;
    let (jo, luis, ruth) = (app.person(JO).await, app.person(LUIS).await, app.person(RUTH).await);
    let log = published(&app, LUIS, "Seal log", "PUBLIC", "Which seal on which case.").await;
    let shelf = made(&jo, "Chain of custody").await;
    assert_eq!(shelf["viewerActions"], json!(["EDIT", "ADD"]), "a contributor writes it");
    assert_eq!(shelf["department"]["state"], "AZ");
    let words = json!({ "summary": "For seals.", "introduction": "Begin *here*.", "reach": "STATE", "values": ["high-integrity"], "topics": ["seals", "seals"] });
    let after = saved(&jo, &shelf, words).await.ok();
    assert_eq!(
        (&after["__typename"], &after["collection"]["revision"]),
        (&json!("CollectionSaved"), &json!(2))
    );
    assert_eq!(after["collection"]["topics"], json!(["seals"]));

    let refused = publish(&luis, &shelf).await;
    assert_eq!(refused.code(), "BAD_USER_INPUT");
    assert!(refused.message().contains("empty collection"), "{}", refused.message());
    let item = added(&jo, &shelf, &log).await;
    assert_eq!(
        (&item["state"], &item["commentaryHtml"]),
        (&json!("ACCEPTED"), &json!("<p>Why it is <strong>here</strong>.</p>\n"))
    );
    let again = add(&luis, &shelf, &log).await.ok();
    assert_eq!((&again["__typename"], &again["item"]["id"]), (&json!("AlreadyInCollection"), &item["id"]));
    assert!(seen(&ruth, &shelf).await.is_null(), "readers wait for its publication");
    assert_eq!(publish(&jo, &shelf).await.code(), "FORBIDDEN", "publishers publish");
    let done = publish(&luis, &shelf).await.ok();
    assert_eq!(done["collection"]["published"], true);

    for (who, reads) in [(RUTH, true), (DANA, false), (MARCUS, false), (OMAR, false), (PRIYA, false)] {
        assert_eq!(!seen(&app.person(who).await, &shelf).await.is_null(), reads, "{who}");
    }
    assert!(seen(&app.visitor(), &shelf).await.is_null());
    // What is published is opened further by a publisher alone, and as far as the Alliance agrees.
    assert_eq!(saved(&jo, &shelf, json!({ "reach": "PUBLIC" })).await.code(), "FORBIDDEN");
    saved(&luis, &shelf, json!({ "reach": "PUBLIC" })).await.ok();
    assert!(seen(&app.visitor(), &shelf).await.is_null(), "nobody has looked at it");
    decide(&app.person(PRIYA).await, &shelf, true, "").await.ok();
    assert_eq!(items(&app.visitor(), &shelf).await, ["Seal log"]);
    for who in [DANA, PRIYA, ANA] {
        let refused = saved(&app.person(who).await, &shelf, json!({ "title": "Mine now" })).await;
        assert_eq!(refused.code(), "FORBIDDEN", "{who} does not keep it");
    }
    let of_resource = "query Q($id: ID!) { resource(id: $id) { viewerActions collections { title } } }";
    let told = app.visitor().ask(of_resource, json!({ "id": log })).await.ok();
    assert_eq!(told["resource"]["collections"], json!([{ "title": "Chain of custody" }]));
    let told = ruth.ask(of_resource, json!({ "id": log })).await.ok();
    assert!(
        !told["resource"]["viewerActions"].to_string().contains("ADD_TO_COLLECTION"),
        "a reader keeps none"
    );
    let told = jo.ask(of_resource, json!({ "id": log })).await.ok();
    assert!(told["resource"]["viewerActions"].to_string().contains("ADD_TO_COLLECTION"));

    let why = json!({ "collectionId": shelf["id"], "reason": "It is out of date." });
    assert_eq!(jo.tell("withdrawCollection", why.clone(), "").await.code(), "FORBIDDEN");
    let nothing = json!({ "collectionId": shelf["id"], "reason": " " });
    assert_eq!(luis.tell("withdrawCollection", nothing, "").await.code(), "BAD_USER_INPUT");
    luis.tell("withdrawCollection", why, "").await.ok();
    assert!(seen(&app.visitor(), &shelf).await.is_null() && !seen(&jo, &shelf).await.is_null());
    app.settle().await;
}

#[tokio::test]
async fn what_a_reader_may_not_read_is_neither_shown_nor_counted() {
    let app = TestApp::new().await;
    let (luis, priya) = (app.person(LUIS).await, app.person(PRIYA).await);
    let mut resources = Vec::new();
    for (title, reach) in [
        ("First log", "PUBLIC"),
        ("Our own log", "DEPARTMENT"),
        ("State log", "STATE"),
        ("Last log", "PUBLIC"),
    ] {
        resources.push(published(&app, LUIS, title, reach, "Which seal on which case.").await);
    }
    let shelf = made(&luis, "Chain of custody").await;
    saved(&luis, &shelf, json!({ "reach": "PUBLIC" })).await.ok();
    for resource in &resources {
        added(&luis, &shelf, resource).await;
    }
    shown(&app, &luis, &shelf).await;
    let visitor = app.visitor();
    let before = seen(&visitor, &shelf).await;
    assert_eq!(items(&visitor, &shelf).await, ["First log", "Last log"]);
    assert_eq!(items(&app.person(DANA).await, &shelf).await, ["First log", "Last log"]);
    assert_eq!(items(&app.person(RUTH).await, &shelf).await.len(), 4);
    // A page of one goes over what is hidden as if nothing stood there.
    let page = "query Q($id: ID!, $after: String) { collection(id: $id) { items(first: 1, after: $after) { totalCount pageInfo { hasNextPage endCursor } edges { node { resource { title } } } } } }";
    let mut after = Value::Null;
    for (title, more) in [("First log", true), ("Last log", false)] {
        let told = visitor.ask(page, json!({ "id": shelf["id"], "after": after })).await.ok();
        let told = told["collection"]["items"].clone();
        assert_eq!((&told["totalCount"], &told["pageInfo"]["hasNextPage"]), (&json!(2), &json!(more)));
        assert_eq!(told["edges"][0]["node"]["resource"]["title"], title);
        after = told["pageInfo"]["endCursor"].clone();
    }
    // Another one that the visitor may not read changes nothing of what they are told.
    let hidden = published(&app, LUIS, "Hidden log", "DEPARTMENT", "Which seal.").await;
    let item = put(&luis, &shelf, &hidden).await;
    assert_eq!(seen(&visitor, &shelf).await, before);
    let node =
        visitor.ask("query Q($id: ID!) { node(id: $id) { id } }", json!({ "id": item["id"] })).await.ok();
    assert!(node["node"].is_null());
    // What is withdrawn leaves no hole either, not even for the keeper of another collection that holds it.
    let theirs = made(&priya, "All logs").await;
    let invited = added(&priya, &theirs, &resources[0]).await;
    answer(&luis, &invited, true, "").await.ok();
    assert_eq!(items(&priya, &theirs).await, ["First log"]);
    luis.tell("withdrawResource", json!({ "resourceId": resources[0], "reason": "It is wrong." }), "")
        .await
        .ok();
    assert_eq!(items(&visitor, &shelf).await, ["Last log"]);
    assert_eq!(items(&priya, &theirs).await, [""; 0]);
    luis.tell("restoreResource", json!({ "resourceId": resources[0], "reason": "It is right." }), "")
        .await
        .ok();
    assert_eq!(items(&visitor, &shelf).await, ["First log", "Last log"]);
    assert_eq!(items(&priya, &theirs).await, ["First log"]);
    app.settle().await;
}

#[tokio::test]
async fn two_who_save_or_order_at_once_do_not_overwrite_each_other() {
    let app = TestApp::new().await;
    let (jo, luis) = (app.person(JO).await, app.person(LUIS).await);
    let shelf = made(&jo, "Chain of custody").await;
    let mut there = Vec::new();
    for title in ["One log", "Two log", "Three log"] {
        let resource = published(&app, LUIS, title, "DEPARTMENT", "Which seal.").await;
        there.push(added(&jo, &shelf, &resource).await["id"].clone());
    }
    let first = json!({ "collectionId": shelf["id"], "revision": 1, "summary": "Jo's words." });
    let second = json!({ "collectionId": shelf["id"], "revision": 1, "summary": "Luis's words." });
    let told = "... on CollectionConflict { message collection { summary revision } }";
    jo.tell("saveCollection", first, told).await.ok();
    let late = luis.tell("saveCollection", second, told).await.ok();
    assert_eq!(late["collection"], json!({ "summary": "Jo's words.", "revision": 2 }), "{late}");

    let order = |ids: &[&Value], revision: i64| json!({ "collectionId": shelf["id"], "revision": revision, "itemIds": ids });
    let backwards = order(&[&there[2], &there[1], &there[0]], 2);
    let othery = order(&[&there[1], &there[0], &there[2]], 2);
    let (one, other) =
        tokio::join!(jo.tell("orderCollection", backwards, told), luis.tell("orderCollection", othery, told));
    let outcomes = [one.ok()["__typename"].clone(), other.ok()["__typename"].clone()];
    assert!(
        outcomes.contains(&json!("CollectionSaved")) && outcomes.contains(&json!("CollectionConflict")),
        "{outcomes:?}"
    );
    let expected = if outcomes[0] == "CollectionSaved" {
        ["Three log", "Two log", "One log"]
    } else {
        ["Two log", "One log", "Three log"]
    };
    assert_eq!(items(&luis, &shelf).await, expected);
    for (ids, outcome) in [
        (vec![&there[0], &there[1]], "CollectionConflict"),
        (vec![&there[0], &there[1], &there[2]], "CollectionSaved"),
    ] {
        let told = jo.tell("orderCollection", order(&ids, 3), told).await.ok();
        assert_eq!(told["__typename"], outcome, "all of them are named, or somebody has changed it");
    }
    let twice = jo.tell("orderCollection", order(&[&there[0], &there[0]], 4), told).await;
    assert_eq!(twice.code(), "BAD_USER_INPUT");
    app.settle().await;
}

#[tokio::test]
async fn bad_input_says_what_to_mend() {
    let app = TestApp::new().await;
    let (luis, priya, dana) = (app.person(LUIS).await, app.person(PRIYA).await, app.person(DANA).await);
    let department = department_of(&luis).await;
    let new = |department: &Value, title: &str| json!({ "departmentId": department, "title": title });
    assert_eq!(
        luis.tell("createCollection", new(&json!(department), "Four"), "").await.code(),
        "BAD_USER_INPUT"
    );
    assert_eq!(
        dana.tell("createCollection", new(&json!(department), "Chain of custody"), "").await.code(),
        "FORBIDDEN"
    );
    let refused = luis.tell("createCollection", new(&Value::Null, "Chain of custody"), "").await;
    assert_eq!(refused.code(), "FORBIDDEN");
    assert!(refused.message().contains("name your department"), "{}", refused.message());
    assert_eq!(
        app.visitor().tell("createCollection", new(&Value::Null, "Chain of custody"), "").await.code(),
        "UNAUTHENTICATED"
    );
    let (shelf, alliances) = (made(&luis, "Chain of custody").await, made(&priya, "For all offices").await);
    assert!(alliances["department"].is_null());
    for (changes, field) in [
        (json!({ "title": "x" }), "title"),
        (json!({ "title": "x".repeat(201) }), "title"),
        (json!({ "summary": "x".repeat(1001) }), "summary"),
        (json!({ "introduction": "x".repeat(20_001) }), "introduction"),
        (json!({ "introduction": ">".repeat(40) }), "introduction"),
        (json!({ "values": ["no-such-value"] }), "values"),
        (json!({ "standards": ["no-such-standard"] }), "standards"),
        (json!({ "topics": ["x".repeat(81)] }), "topics"),
        (json!({ "reach": "GROUP" }), "groupId"),
    ] {
        let refused = saved(&luis, &shelf, changes.clone()).await;
        assert_eq!(refused.code(), "BAD_USER_INPUT", "{changes}");
        assert_eq!(refused.errors[0]["extensions"]["field"], field, "{changes}");
    }
    for reach in ["DEPARTMENT", "GROUP", "STATE"] {
        assert_eq!(
            saved(&priya, &alliances, json!({ "reach": reach })).await.code(),
            "BAD_USER_INPUT",
            "{reach}"
        );
    }
    // Curators keep the Alliance's, whoever made it, and moderators do not.
    assert_eq!(
        saved(&app.person(ANA).await, &alliances, json!({ "summary": "For all." })).await.ok()["__typename"],
        "CollectionSaved"
    );
    assert!(seen(&app.person(OMAR).await, &alliances).await.is_null());
    let (draft, _) = crate::scene::finished(&luis, "Unfinished log", "PUBLIC", "Words.").await;
    let refused = add(&luis, &shelf, &draft).await;
    assert_eq!(refused.code(), "BAD_USER_INPUT");
    assert!(refused.message().contains("published just now"), "{}", refused.message());
    let theirs = made(&dana, "Our own logs").await;
    assert_eq!(add(&dana, &theirs, &draft).await.code(), "NOT_FOUND", "what one may not read is not there");
    let log = published(&app, LUIS, "Seal log", "PUBLIC", "Which seal.").await;
    let item = added(&luis, &shelf, &log).await;
    let long = json!({ "itemId": item["id"], "commentary": "x".repeat(2_001) });
    assert_eq!(luis.tell("changeCollectionItem", long, "").await.code(), "BAD_USER_INPUT");
    let both = luis
        .ask("query Q($id: ID!) { collection(id: $id, slug: \"x\") { id } }", json!({ "id": shelf["id"] }))
        .await;
    assert_eq!(both.code(), "BAD_USER_INPUT");
    let wrong = luis.tell("publishCollection", json!({ "collectionId": item["id"] }), "").await;
    assert_eq!(wrong.code(), "BAD_USER_INPUT");
    app.settle().await;
}

#[tokio::test]
async fn lists_are_filtered_and_cost_the_same_however_long() {
    let app = TestApp::new().await;
    let luis = app.person(LUIS).await;
    let log = published(&app, LUIS, "Seal log", "PUBLIC", "Which seal.").await;
    let ask = "{ collections(first: 20) { totalCount edges { node { title itemCount department { name } items(first: 3) { edges { node { resource { title } } } } } } } }";
    let mut costs = Vec::new();
    for n in 0..6 {
        let shelf = made(&luis, &format!("Shelf number {n}")).await;
        let topics = if n % 2 == 0 { json!(["even"]) } else { json!(["odd"]) };
        let words = json!({ "reach": "PUBLIC", "topics": topics, "values": ["high-integrity"] });
        saved(&luis, &shelf, words).await.ok();
        added(&luis, &shelf, &log).await;
        if n > 0 {
            shown(&app, &luis, &shelf).await;
        }
        if n == 1 || n == 5 {
            let visitor = app.visitor();
            let before = app.statements();
            let told = visitor.ask(ask, json!({})).await.ok();
            costs.push(app.statements() - before);
            assert_eq!(told["collections"]["totalCount"], n);
        }
    }
    assert_eq!(costs[0], costs[1], "statements for one collection and for five");
    let count =
        "query Q($f: CollectionFilter) { collections(filter: $f) { totalCount edges { node { title } } } }";
    for (filter, visitors, luises) in [
        (json!({}), 5, 6),
        (json!({ "topics": ["even"] }), 2, 3),
        (json!({ "topics": ["even", "odd"] }), 5, 6),
        (json!({ "values": ["high-integrity"], "topics": ["odd"] }), 3, 3),
        (json!({ "standards": ["x"] }), 0, 0),
        (json!({ "mine": true }), 0, 6),
        (json!({ "departments": [department_of(&luis).await] }), 5, 6),
    ] {
        for (client, expected) in [(&app.visitor(), visitors), (&luis, luises)] {
            let told = client.ask(count, json!({ "f": filter })).await.ok();
            assert_eq!(told["collections"]["totalCount"], expected, "{filter}");
        }
    }
    let newest = app.visitor().ask(count, json!({ "f": {} })).await.ok();
    assert_eq!(newest["collections"]["edges"][0]["node"]["title"], "Shelf number 5");
    app.settle().await;
}
