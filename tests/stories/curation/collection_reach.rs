//! How far a collection is shown: as far as is its department's to say, and beyond that once a curator has read it; and what
//! the Alliance takes from its readers.

use commons_tests::{Client, TestApp};
use serde_json::{Value, json};

use super::shelf::{added, answer, decide, items, made, publish, put, saved, seen, shown, words_at};
use crate::scene::{ANA, DANA, JO, LUIS, MARCUS, OMAR, PRIYA, RUTH, published};

/// What goes on between its department and the Alliance, as far as somebody is told.
async fn told(client: &Client<'_>, collection: &Value) -> Value {
    let query = "query Q($id: ID!) { collection(id: $id) { published reach askedReach askedAt verdict { kind reason } } }";
    client.ask(query, json!({ "id": collection["id"] })).await.ok()["collection"].clone()
}

/// The titles of the collections before the Alliance.
async fn before(client: &Client<'_>, which: &str) -> Vec<String> {
    let query = "query Q($which: BeforeAlliance!) { collectionsBeforeAlliance(which: $which, first: 10) { totalCount edges { node { title } } } }";
    let told = client.ask(query, json!({ "which": which })).await.ok()["collectionsBeforeAlliance"].clone();
    let edges = told["edges"].as_array().expect("a list");
    assert_eq!(told["totalCount"].as_u64(), Some(edges.len() as u64));
    edges.iter().map(|edge| edge["node"]["title"].as_str().expect("a title").to_owned()).collect()
}

/// A collection of Yuma's for everybody with one resource in it, not published.
async fn begun(app: &TestApp, title: &str) -> Value {
    let luis = app.person(LUIS).await;
    let log = published(app, LUIS, &format!("{title} log"), "PUBLIC", "Which seal.").await;
    let shelf = made(&luis, title).await;
    saved(&luis, &shelf, json!({ "reach": "PUBLIC", "summary": "For seals." })).await.ok();
    put(&luis, &shelf, &log).await;
    shelf
}

async fn take_down(curator: &Client<'_>, shelf: &Value, reason: &str) -> commons_tests::Answer {
    let input = json!({ "collectionId": shelf["id"], "reason": reason });
    curator.tell("takeDownCollection", input, "collection { published viewerActions }").await
}

async fn put_back(curator: &Client<'_>, shelf: &Value) -> commons_tests::Answer {
    let words = words_at(curator, shelf).await;
    let input = json!({ "collectionId": shelf["id"], "wordsAt": words, "reason": "It is mended." });
    curator.tell("putBackCollection", input, "collection { published reach }").await
}

#[tokio::test]
async fn a_department_shows_its_state_and_asks_the_alliance_for_the_rest() {
    let app = TestApp::new().await;
    let (luis, priya, visitor) = (app.person(LUIS).await, app.person(PRIYA).await, app.visitor());
    let shelf = begun(&app, "Chain of custody").await;
    assert_eq!(before(&priya, "ASKING").await, [""; 0], "what is being written asks nobody");
    publish(&luis, &shelf).await.ok();
    let asks = told(&luis, &shelf).await;
    assert_eq!((&asks["reach"], &asks["askedReach"]), (&json!("STATE"), &json!("PUBLIC")));
    assert!(asks["askedAt"].is_string() && asks["verdict"].is_null(), "{asks}");
    for (who, reads) in [(RUTH, true), (DANA, false), (MARCUS, false), (OMAR, false), (PRIYA, true)] {
        assert_eq!(!seen(&app.person(who).await, &shelf).await.is_null(), reads, "{who}");
    }
    assert!(seen(&visitor, &shelf).await.is_null(), "nobody has read it yet");
    // Its readers are not told what goes on.
    let quiet =
        json!({ "published": true, "reach": "STATE", "askedReach": null, "askedAt": null, "verdict": null });
    assert_eq!(told(&app.person(RUTH).await, &shelf).await, quiet);
    assert!(words_at(&app.person(RUTH).await, &shelf).await.is_null());

    let mut second = begun(&app, "Ballot bags").await;
    app.clock.pass(time::Duration::minutes(1));
    publish(&luis, &second).await.ok();
    assert_eq!(before(&priya, "ASKING").await, ["Chain of custody", "Ballot bags"], "oldest first");
    for who in [LUIS, RUTH, DANA, OMAR] {
        assert_eq!(before(&app.person(who).await, "ASKING").await, [""; 0], "{who} decides nothing");
    }
    assert_eq!(before(&visitor, "ASKING").await, [""; 0]);
    second = seen(&priya, &second).await;
    assert_eq!(second["viewerActions"], json!(["DECIDE", "TAKE_DOWN", "FLAG"]));
    let words = words_at(&priya, &shelf).await;
    let yes = json!({ "collectionId": shelf["id"], "wordsAt": words, "approve": true });
    for (who, code) in [(LUIS, "FORBIDDEN"), (JO, "FORBIDDEN"), (OMAR, "NOT_FOUND"), (DANA, "NOT_FOUND")] {
        let refused = app.person(who).await.tell("decideCollection", yes.clone(), "").await;
        assert_eq!(refused.code(), code, "{who}");
    }
    assert_eq!(visitor.tell("decideCollection", yes.clone(), "").await.code(), "UNAUTHENTICATED");
    let done = priya.tell("decideCollection", yes.clone(), "collection { reach viewerActions }").await.ok();
    assert_eq!(
        done["collection"],
        json!({ "reach": "PUBLIC", "viewerActions": ["TAKE_DOWN", "FLAG", "FEATURE"] })
    );
    assert_eq!(items(&visitor, &shelf).await, ["Chain of custody log"]);
    assert_eq!(told(&luis, &shelf).await["verdict"], json!({ "kind": "APPROVED", "reason": null }));
    let again = priya.tell("decideCollection", yes, "").await;
    assert_eq!(again.code(), "CONFLICT", "it asks no more");
    assert_eq!(before(&priya, "ASKING").await, ["Ballot bags"]);
    app.settle().await;
}

#[tokio::test]
async fn nobody_decides_for_their_own_office() {
    let app = TestApp::new().await;
    let (luis, priya) = (app.person(LUIS).await, app.person(PRIYA).await);
    let shelf = begun(&app, "Chain of custody").await;
    publish(&luis, &shelf).await.ok();
    let seat = "INSERT INTO seat (id, department_id, person_id, post, role, created_at) \
         SELECT gen_random_uuid(), collection.department_id, person.id, 'staff', 'reader', now() FROM collection, person \
         WHERE person.email = 'priya@demo.example' LIMIT 1";
    sea_orm::ConnectionTrait::execute_unprepared(&app.owner, seat).await.expect("a seat");
    priya.tell("actAs", json!({ "staff": true }), "").await.ok();
    let refused = decide(&priya, &shelf, true, "").await;
    assert_eq!(refused.code(), "FORBIDDEN");
    assert!(refused.message().contains("you hold a seat"), "{}", refused.message());
    take_down(&priya, &shelf, "Wrong numbers in it.").await.ok();
    assert_eq!(put_back(&priya, &shelf).await.code(), "FORBIDDEN", "nor is it put back by them");
    let ana = app.person(ANA).await;
    put_back(&ana, &shelf).await.ok();
    assert!(!seen(&app.visitor(), &shelf).await.is_null());
    app.settle().await;
}

#[tokio::test]
async fn words_that_were_read_stay_or_are_read_again() {
    let app = TestApp::new().await;
    let (luis, jo, priya, visitor) =
        (app.person(LUIS).await, app.person(JO).await, app.person(PRIYA).await, app.visitor());
    let shelf = begun(&app, "Chain of custody").await;
    shown(&app, &luis, &shelf).await;
    let [list, cart] = [
        published(&app, LUIS, "Bag list", "PUBLIC", "Which bag.").await,
        published(&app, LUIS, "Cart list", "PUBLIC", "Which cart.").await,
    ];
    // What others have read already changes nothing: another resource, the order, values from the Alliance's own list.
    let place = put(&jo, &shelf, &list).await;
    saved(&jo, &shelf, json!({ "values": ["high-integrity"], "title": "Chain of custody" })).await.ok();
    let there = seen(&luis, &shelf).await;
    let ids: Vec<&Value> = there["items"]["edges"]
        .as_array()
        .expect("a list")
        .iter()
        .rev()
        .map(|edge| &edge["node"]["id"])
        .collect();
    let order = json!({ "collectionId": shelf["id"], "revision": there["revision"], "itemIds": ids });
    jo.tell("orderCollection", order, "").await.ok();
    assert_eq!(items(&visitor, &shelf).await, ["Bag list", "Chain of custody log"]);
    // New words are its state's alone until they were read.
    let item = json!({ "itemId": place["id"], "commentary": "Begin with this one." });
    for (n, what) in
        ["title", "summary", "introduction", "topics", "commentary", "added"].into_iter().enumerate()
    {
        match what {
            "commentary" => _ = jo.tell("changeCollectionItem", item.clone(), "").await.ok(),
            "added" => _ = added(&jo, &shelf, &cart).await,
            "topics" => _ = saved(&jo, &shelf, json!({ "topics": ["seals"] })).await.ok(),
            _ => _ = saved(&jo, &shelf, json!({ what: format!("Other words {n}") })).await.ok(),
        }
        assert!(seen(&visitor, &shelf).await.is_null(), "{what}");
        assert!(!seen(&app.person(RUTH).await, &shelf).await.is_null(), "{what}: its state keeps it");
        let asks = told(&luis, &shelf).await;
        assert_eq!((&asks["askedReach"], &asks["verdict"]), (&json!("PUBLIC"), &Value::Null), "{what}");
        decide(&priya, &shelf, true, "").await.ok();
        assert!(!seen(&visitor, &shelf).await.is_null(), "{what}");
    }
    // What is changed while somebody reads is not what they agreed to.
    saved(&jo, &shelf, json!({ "summary": "A first word." })).await.ok();
    let words = words_at(&priya, &shelf).await;
    app.clock.pass(time::Duration::minutes(1));
    let item = json!({ "itemId": place["id"], "commentary": "A second word." });
    jo.tell("changeCollectionItem", item, "").await.ok();
    let stale = json!({ "collectionId": shelf["id"], "wordsAt": words, "approve": true });
    let refused = priya.tell("decideCollection", stale, "").await;
    assert_eq!((refused.code(), &refused.errors[0]["extensions"]["field"]), ("CONFLICT", &json!("wordsAt")));
    // Whoever decides reads the words about what still waits for its owner.
    let theirs = published(&app, MARCUS, "Seal sheet", "PUBLIC", "Which seal.").await;
    assert_eq!(added(&jo, &shelf, &theirs).await["state"], "INVITED");
    let states = |seen: &Value| seen["items"]["edges"].as_array().expect("a list").len();
    assert_eq!(states(&seen(&priya, &shelf).await), 4);
    assert_eq!(states(&seen(&app.person(RUTH).await, &shelf).await), 3);
    app.settle().await;
}

#[tokio::test]
async fn what_is_sent_back_says_why_and_asks_again() {
    let app = TestApp::new().await;
    let (luis, jo, priya) = (app.person(LUIS).await, app.person(JO).await, app.person(PRIYA).await);
    let shelf = begun(&app, "Chain of custody").await;
    publish(&luis, &shelf).await.ok();
    let refused = decide(&priya, &shelf, false, " ").await;
    assert_eq!(
        (refused.code(), &refused.errors[0]["extensions"]["field"]),
        ("BAD_USER_INPUT", &json!("reason"))
    );
    decide(&priya, &shelf, false, "Name the statute.").await.ok();
    let back = told(&luis, &shelf).await;
    assert_eq!(back["verdict"], json!({ "kind": "SENT_BACK", "reason": "Name the statute." }));
    assert_eq!(
        (&back["reach"], &back["askedReach"], &back["askedAt"]),
        (&json!("STATE"), &json!("PUBLIC"), &Value::Null)
    );
    assert_eq!(before(&priya, "ASKING").await, [""; 0]);
    assert!(!seen(&app.person(RUTH).await, &shelf).await.is_null(), "its state keeps it");
    saved(&jo, &shelf, json!({ "summary": "By A.R.S. 16-1." })).await.ok();
    assert_eq!(before(&priya, "ASKING").await, [""; 0], "a publisher asks");
    assert!(!seen(&jo, &shelf).await["viewerActions"].to_string().contains("ASK"));
    assert!(seen(&luis, &shelf).await["viewerActions"].to_string().contains("\"ASK\""));
    publish(&luis, &shelf).await.ok();
    assert_eq!(before(&priya, "ASKING").await, ["Chain of custody"]);
    // Whoever changes their mind asks no more; and what is narrow needs nobody.
    saved(&luis, &shelf, json!({ "reach": "STATE" })).await.ok();
    assert_eq!(before(&priya, "ASKING").await, [""; 0]);
    assert!(seen(&priya, &shelf).await.is_null(), "it is no business of the Alliance any more");
    saved(&luis, &shelf, json!({ "reach": "ALLIANCE" })).await.ok();
    decide(&priya, &shelf, true, "").await.ok();
    assert!(!seen(&app.person(MARCUS).await, &shelf).await.is_null());
    // Who withdraws it and shows it again asks again.
    luis.tell("withdrawCollection", json!({ "collectionId": shelf["id"], "reason": "Look again." }), "")
        .await
        .ok();
    assert!(seen(&priya, &shelf).await.is_null());
    publish(&luis, &shelf).await.ok();
    assert_eq!(told(&luis, &shelf).await["reach"], "STATE");
    let kinds = "{ record(first: 100, filter: { kinds: [\"collection.asked\", \"collection.sent_back\", \"collection.approved\"] }) { totalCount } }";
    assert_eq!(priya.ask(kinds, json!({})).await.ok()["record"]["totalCount"], 6);
    app.settle().await;
}

#[tokio::test]
async fn what_is_taken_down_comes_back_by_a_curator_alone() {
    let app = TestApp::new().await;
    let (luis, priya, visitor) = (app.person(LUIS).await, app.person(PRIYA).await, app.visitor());
    let shelf = begun(&app, "Chain of custody").await;
    shown(&app, &luis, &shelf).await;
    let front = json!({ "collectionId": shelf["id"], "note": "Worth a look.", "until": "2026-12-24" });
    priya.tell("feature", front, "").await.ok();
    for (who, code) in [(LUIS, "FORBIDDEN"), (DANA, "FORBIDDEN"), (OMAR, "FORBIDDEN")] {
        assert_eq!(take_down(&app.person(who).await, &shelf, "Wrong.").await.code(), code, "{who}");
    }
    assert_eq!(take_down(&visitor, &shelf, "Wrong.").await.code(), "UNAUTHENTICATED");
    assert_eq!(take_down(&priya, &shelf, " ").await.code(), "BAD_USER_INPUT");
    let down = take_down(&priya, &shelf, "It names a voter.").await.ok();
    assert_eq!(down["collection"], json!({ "published": false, "viewerActions": ["PUT_BACK"] }));
    assert_eq!(take_down(&priya, &shelf, "Again.").await.code(), "CONFLICT");
    for client in [&visitor, &app.person(RUTH).await, &app.person(DANA).await] {
        assert!(seen(client, &shelf).await.is_null());
    }
    let featured = visitor.ask("{ featured { id } }", json!({})).await.ok();
    assert_eq!(featured["featured"], json!([]), "nor does it stand at the front");
    assert_eq!(
        told(&luis, &shelf).await["verdict"],
        json!({ "kind": "TAKEN_DOWN", "reason": "It names a voter." })
    );
    // Whoever could read it is told; whoever could not is not.
    let notice =
        "query Q($slug: String!) { collectionNotice(slug: $slug) { title reason department { name } } }";
    let gone = visitor.ask(notice, json!({ "slug": shelf["slug"] })).await.ok();
    let expected = json!({ "title": "Chain of custody", "reason": "It names a voter.", "department": { "name": "Yuma County" } });
    assert_eq!(gone["collectionNotice"], expected);

    assert_eq!(before(&priya, "TAKEN_DOWN").await, ["Chain of custody"]);
    assert_eq!(before(&luis, "TAKEN_DOWN").await, [""; 0]);
    let refused = publish(&luis, &shelf).await;
    assert_eq!(refused.code(), "CONFLICT");
    assert!(refused.message().contains("the Alliance took this collection down"), "{}", refused.message());
    assert!(!seen(&luis, &shelf).await["viewerActions"].to_string().contains("PUBLISH"));
    // Its department mends it meanwhile; who puts it back has read that.
    let stale = words_at(&priya, &shelf).await;
    app.clock.pass(time::Duration::minutes(1));
    saved(&luis, &shelf, json!({ "summary": "Nobody is named." })).await.ok();
    let early = json!({ "collectionId": shelf["id"], "wordsAt": stale, "reason": "Mended." });
    assert_eq!(priya.tell("putBackCollection", early, "").await.code(), "CONFLICT");
    assert_eq!(put_back(&luis, &shelf).await.code(), "FORBIDDEN");
    put_back(&priya, &shelf).await.ok();
    assert_eq!(seen(&visitor, &shelf).await["summary"], "Nobody is named.");
    assert_eq!(put_back(&priya, &shelf).await.code(), "CONFLICT", "it is there already");
    assert!(visitor.ask(notice, json!({ "slug": shelf["slug"] })).await.ok()["collectionNotice"].is_null());

    // What was for its state alone is told of in its state alone; and the Alliance withdraws its own.
    let narrow = made(&luis, "For us").await;
    saved(&luis, &narrow, json!({ "reach": "DEPARTMENT" })).await.ok();
    let log = published(&app, LUIS, "Our log", "DEPARTMENT", "Which seal.").await;
    put(&luis, &narrow, &log).await;
    publish(&luis, &narrow).await.ok();
    assert_eq!(
        take_down(&priya, &narrow, "Wrong.").await.code(),
        "NOT_FOUND",
        "what curators may not read is not there"
    );
    let own = made(&priya, "For all offices").await;
    let item = added(&priya, &own, &published(&app, LUIS, "One log", "PUBLIC", "Which seal.").await).await;
    answer(&luis, &item, true, "").await.ok();
    publish(&priya, &own).await.ok();
    let refused = take_down(&priya, &own, "Wrong.").await;
    assert_eq!(refused.code(), "BAD_USER_INPUT");
    assert!(refused.message().contains("withdraw it instead"), "{}", refused.message());
    app.settle().await;
}
