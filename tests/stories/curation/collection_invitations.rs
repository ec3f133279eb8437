//! Invitations into collections: another department's resource stands there once it says yes, and as long as it likes.

use commons_tests::{Client, TestApp};
use serde_json::{Value, json};

use super::shelf::{add, added, answer, items, made, publish, saved, seen, shown};
use crate::scene::{DANA, JO, LUIS, MARCUS, PRIYA, RUTH, department_of, published};

async fn waiting(client: &Client<'_>, department: &str) -> Value {
    let query = "query Q($id: ID!) { collectionInvitations(departmentId: $id, first: 10) { totalCount edges { node { \
                 item { id state commentary resource { title } } collection { title introduction published itemCount viewerActions } } } } }";
    client.ask(query, json!({ "id": department })).await.ok()["collectionInvitations"].clone()
}

#[tokio::test]
async fn the_owner_is_asked_and_its_publisher_answers() {
    let app = TestApp::new().await;
    let (luis, jo, marcus) = (app.person(LUIS).await, app.person(JO).await, app.person(MARCUS).await);
    let (log, list) = (
        published(&app, LUIS, "Seal log", "PUBLIC", "Which seal.").await,
        published(&app, LUIS, "Bag list", "PUBLIC", "Which bag.").await,
    );
    let shelf = made(&marcus, "What others do").await;
    saved(&marcus, &shelf, json!({ "introduction": "From many offices.", "reach": "PUBLIC" })).await.ok();
    let (first, second) = (added(&marcus, &shelf, &log).await, added(&marcus, &shelf, &list).await);
    assert_eq!(first["state"], "INVITED");
    assert_eq!(items(&marcus, &shelf).await, ["Seal log", "Bag list"], "its keeper sees who is asked");
    assert_eq!(publish(&marcus, &shelf).await.code(), "BAD_USER_INPUT", "nothing is accepted");

    let yuma = department_of(&luis).await;
    let told = waiting(&luis, &yuma).await;
    assert_eq!(told["totalCount"], 2);
    let oldest = &told["edges"][0]["node"];
    assert_eq!(oldest["item"]["resource"]["title"], "Seal log");
    assert_eq!(
        oldest["collection"],
        json!({ "title": "What others do", "introduction": "From many offices.", "published": false, "itemCount": 0, "viewerActions": [] })
    );
    for (who, client) in [
        ("jo", &jo),
        ("ruth", &app.person(RUTH).await),
        ("dana", &app.person(DANA).await),
        ("marcus", &marcus),
        ("visitor", &app.visitor()),
    ] {
        assert_eq!(waiting(client, &yuma).await["totalCount"], 0, "{who} may not answer");
    }
    assert!(seen(&luis, &shelf).await.is_null(), "the invitation alone shows the collection");
    assert_eq!(answer(&jo, &first, true, "").await.code(), "FORBIDDEN", "contributors do not answer");
    assert_eq!(answer(&marcus, &first, true, "").await.code(), "FORBIDDEN", "nor does who asks");
    assert_eq!(answer(&app.person(DANA).await, &first, true, "").await.code(), "NOT_FOUND");
    let refused = answer(&luis, &second, false, " ").await;
    assert_eq!(refused.code(), "BAD_USER_INPUT");
    assert!(refused.message().contains("say why"), "{}", refused.message());
    let yes = answer(&luis, &first, true, "").await.ok();
    assert_eq!(yes["item"]["state"], "ACCEPTED");
    let no = answer(&luis, &second, false, "It is being rewritten.").await.ok();
    assert_eq!(
        no["item"],
        json!({ "id": second["id"], "state": "DECLINED", "reason": "It is being rewritten." })
    );
    let again = answer(&luis, &second, true, "").await;
    assert_eq!(again.code(), "CONFLICT", "an answer is changed by taking it out");
    shown(&app, &marcus, &shelf).await;
    assert_eq!(items(&app.visitor(), &shelf).await, ["Seal log"]);
    let kept = seen(&marcus, &shelf).await;
    assert_eq!(
        kept["items"]["edges"][1]["node"]["reason"], "It is being rewritten.",
        "its keeper is told why"
    );
    let in_record = "{ record(first: 100, filter: { kinds: [\"collection.answered\"] }) { totalCount } }";
    let steward = app.person(PRIYA).await.ask(in_record, json!({})).await.ok();
    assert_eq!(steward["record"]["totalCount"], 2);
    app.settle().await;
}

#[tokio::test]
async fn the_owner_takes_its_resource_out_of_anybodys_collection() {
    let app = TestApp::new().await;
    let (luis, jo, priya) = (app.person(LUIS).await, app.person(JO).await, app.person(PRIYA).await);
    let mut placed = Vec::new();
    let shelf = made(&priya, "For all offices").await;
    saved(&priya, &shelf, json!({ "reach": "PUBLIC" })).await.ok();
    for title in ["Seal log", "Bag list", "Cart list"] {
        let resource = published(&app, LUIS, title, "PUBLIC", "Which one.").await;
        let item = added(&priya, &shelf, &resource).await;
        assert_eq!(item["state"], "INVITED", "the Alliance asks everybody");
        answer(&luis, &item, true, "").await.ok();
        placed.push((item, resource));
    }
    publish(&priya, &shelf).await.ok();
    assert_eq!(items(&app.visitor(), &shelf).await.len(), 3);
    let out = |item: &Value| json!({ "itemId": item["id"] });
    let told = "collection { itemCount }";
    for (who, code) in [(JO, "FORBIDDEN"), (DANA, "FORBIDDEN"), (RUTH, "FORBIDDEN")] {
        let refused = app.person(who).await.tell("removeFromCollection", out(&placed[0].0), told).await;
        assert_eq!(refused.code(), code, "{who}");
    }
    assert_eq!(
        app.visitor().tell("removeFromCollection", out(&placed[0].0), told).await.code(),
        "UNAUTHENTICATED"
    );
    let left = luis.tell("removeFromCollection", out(&placed[0].0), told).await.ok();
    assert_eq!(left["collection"]["itemCount"], 2, "the owner takes it out");
    let left = priya.tell("removeFromCollection", out(&placed[1].0), told).await.ok();
    assert_eq!(left["collection"]["itemCount"], 1, "and so does who keeps the collection");
    assert_eq!(items(&app.visitor(), &shelf).await, ["Cart list"]);
    // What its keeper took out, its keeper asks for again.
    assert_eq!(added(&priya, &shelf, &placed[1].1).await["state"], "INVITED");
    // What its owner took out stands there as a no, for who keeps it.
    let kept = seen(&priya, &shelf).await;
    assert_eq!(kept["items"]["edges"][0]["node"]["state"], "TAKEN_OUT");
    assert!(!items(&app.visitor(), &shelf).await.contains(&"Seal log".to_owned()));
    // Its owner takes it out also when nobody reads it any more.
    luis.tell("withdrawResource", json!({ "resourceId": placed[2].1, "reason": "It is wrong." }), "")
        .await
        .ok();
    luis.tell("removeFromCollection", out(&placed[2].0), told).await.ok();
    assert_eq!(items(&app.visitor(), &shelf).await, [""; 0]);
    assert!(!seen(&jo, &shelf).await.is_null(), "the collection itself stays");
    app.settle().await;
}

#[tokio::test]
async fn a_no_stands_for_thirty_days_however_it_is_asked_again() {
    let app = TestApp::new().await;
    let (luis, priya) = (app.person(LUIS).await, app.person(PRIYA).await);
    let log = published(&app, LUIS, "Seal log", "PUBLIC", "Which seal.").await;
    let list = published(&app, LUIS, "Bag list", "PUBLIC", "Which bag.").await;
    let shelf = made(&priya, "For all offices").await;
    let (first, second) = (added(&priya, &shelf, &log).await, added(&priya, &shelf, &list).await);
    answer(&luis, &first, false, "It is being rewritten.").await.ok();
    answer(&luis, &second, true, "").await.ok();
    let out = json!({ "itemId": second["id"], "reason": "It was meant for one year." });
    luis.tell("removeFromCollection", out, "").await.ok();
    let kept = seen(&priya, &shelf).await;
    let told: Vec<_> =
        kept["items"]["edges"].as_array().expect("a list").iter().map(|edge| &edge["node"]).collect();
    assert_eq!((&told[0]["state"], &told[1]["state"]), (&json!("DECLINED"), &json!("TAKEN_OUT")));
    assert_eq!(told[1]["reason"], "It was meant for one year.");
    for (item, resource, did) in [(&first, &log, "said no to"), (&second, &list, "took it out of")] {
        for refused in [
            priya.tell("removeFromCollection", json!({ "itemId": item["id"] }), "").await,
            add(&priya, &shelf, resource).await,
        ] {
            assert_eq!(refused.code(), "CONFLICT");
            let told = refused.message();
            assert!(
                told.contains(&format!("Yuma County, Arizona {did} this collection on 2026-11-")),
                "{told}"
            );
            assert!(told.contains("you may ask again from 2026-12-"), "{told}");
        }
    }
    // Who said no may take it back: then its keepers ask as they like.
    luis.tell("removeFromCollection", json!({ "itemId": first["id"] }), "").await.ok();
    assert_eq!(added(&priya, &shelf, &log).await["state"], "INVITED");
    app.clock.pass(time::Duration::days(31));
    let priya = app.person(PRIYA).await;
    let again = added(&priya, &shelf, &list).await;
    assert_eq!(again["state"], "INVITED");
    assert_ne!(again["id"], second["id"]);
    assert_eq!(items(&priya, &shelf).await.len(), 2);
    app.settle().await;
}

#[tokio::test]
async fn an_office_sees_where_its_resources_stand() {
    let app = TestApp::new().await;
    let (luis, marcus, priya) = (app.person(LUIS).await, app.person(MARCUS).await, app.person(PRIYA).await);
    let log = published(&app, LUIS, "Seal log", "PUBLIC", "Which seal.").await;
    let list = published(&app, LUIS, "Bag list", "PUBLIC", "Which bag.").await;
    let (theirs, alliances, own) = (
        made(&marcus, "What others do").await,
        made(&priya, "For all offices").await,
        made(&luis, "Of our own").await,
    );
    for (keeper, shelf, resource) in
        [(&marcus, &theirs, &log), (&priya, &alliances, &log), (&priya, &alliances, &list)]
    {
        let item = added(keeper, shelf, resource).await;
        answer(&luis, &item, true, "").await.ok();
    }
    added(&luis, &own, &log).await;
    let query = "query Q($id: ID!, $resource: ID) { collectionPlaces(departmentId: $id, resourceId: $resource, first: 10) { \
                 edges { node { item { id resource { title } } collection { title department { name } } } } } }";
    let yuma = department_of(&luis).await;
    let places = async |client: &Client<'_>, resource: Value| {
        let told = client.ask(query, json!({ "id": yuma, "resource": resource })).await.ok();
        let edges = told["collectionPlaces"]["edges"].as_array().expect("a list").clone();
        let titles = |edge: &Value| {
            let node = &edge["node"];
            format!("{} in {}", node["item"]["resource"]["title"], node["collection"]["title"])
                .replace('"', "")
        };
        edges.iter().map(titles).collect::<Vec<_>>()
    };
    let all = ["Bag list in For all offices", "Seal log in For all offices", "Seal log in What others do"];
    assert_eq!(places(&luis, Value::Null).await, all, "newest first, and none of its own");
    assert_eq!(places(&luis, json!(log)).await, all[1..]);
    for who in [JO, RUTH, DANA, MARCUS, PRIYA] {
        assert_eq!(places(&app.person(who).await, Value::Null).await, [""; 0], "{who} may not take them out");
    }
    app.settle().await;
}
