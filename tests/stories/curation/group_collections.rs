//! The departments of a group keep a collection together: any contributor writes, any publisher shows it; nobody else learns of
//! it before its readers do.

use commons_tests::{Answer, Client, TestApp};
use sea_orm::ConnectionTrait;
use serde_json::{Value, json};

use super::shelf::{COLLECTION, add, added, decide, items, publish, saved, seen};
use crate::scene::{DANA, JO, LUIS, MARCUS, PRIYA, RUTH, department_of, published};

const KEEPER: &str =
    "query Q($id: ID!) { collection(id: $id) { reach groupName group { name } department { name } } }";

/// A group of Plymouth and Yuma that Dana convenes.
async fn circle(app: &TestApp) -> String {
    let (dana, luis) = (app.person(DANA).await, app.person(LUIS).await);
    let new = json!({ "name": "Seal circle", "kind": "WORKING_GROUP", "about": "Seals.", "convenerId": department_of(&dana).await });
    let made = app.person(PRIYA).await.tell("createGroup", new, "group { id }").await.ok();
    let id = made["group"]["id"].as_str().expect("an id").to_owned();
    let yuma = json!({ "groupId": id, "departmentId": department_of(&luis).await });
    dana.tell("addToGroup", yuma, "").await.ok();
    id
}

async fn make(client: &Client<'_>, group: &str, title: &str) -> Answer {
    let input = json!({ "groupId": group, "title": title });
    client.tell("createCollection", input, &format!("collection {{ {COLLECTION} }}")).await
}

async fn shelf(client: &Client<'_>, group: &str, reach: &str) -> Value {
    let made = make(client, group, "Seals, together").await.ok()["collection"].clone();
    saved(client, &made, json!({ "reach": reach })).await.ok();
    made
}

fn field(refused: &Answer) -> (&str, &Value) {
    (refused.code(), &refused.errors[0]["extensions"]["field"])
}

#[tokio::test]
async fn its_departments_write_and_show_it_together() {
    let app = TestApp::new().await;
    let (dana, jo, luis, ruth) =
        (app.person(DANA).await, app.person(JO).await, app.person(LUIS).await, app.person(RUTH).await);
    let (marcus, priya) = (app.person(MARCUS).await, app.person(PRIYA).await);
    let group = circle(&app).await;
    let yumas = published(&app, LUIS, "Yuma log", "PUBLIC", "Which seal.").await;
    let plymouths = published(&app, DANA, "Plymouth log", "PUBLIC", "Which seal.").await;
    let shelf = shelf(&jo, &group, "GROUP").await;
    assert_eq!(seen(&dana, &shelf).await["title"], "Seals, together", "the other office keeps it too");
    for (who, nobody) in [("reader", &ruth), ("outside", &marcus), ("curator", &priya)] {
        assert!(seen(nobody, &shelf).await.is_null(), "{who}: nothing is published of it");
    }
    // Each office puts in its own at once, and asks the other one.
    assert_eq!(added(&jo, &shelf, &yumas).await["state"], "ACCEPTED");
    assert_eq!(added(&jo, &shelf, &plymouths).await["state"], "INVITED");
    let item = add(&dana, &shelf, &plymouths).await.ok()["item"].clone();
    let yes = json!({ "itemId": item["id"], "accept": true });
    dana.tell("answerCollectionInvitation", yes, "item { state }").await.ok();
    assert_eq!(items(&dana, &shelf).await, ["Yuma log", "Plymouth log"]);
    let done = saved(&dana, &shelf, json!({ "summary": "For every seal." })).await.ok();
    assert_eq!(done["collection"]["summary"], "For every seal.", "{done}");

    assert_eq!(publish(&jo, &shelf).await.code(), "FORBIDDEN", "a contributor shows nothing to others");
    assert_eq!(publish(&dana, &shelf).await.ok()["collection"]["published"], true);
    assert_eq!(items(&ruth, &shelf).await.len(), 2, "whoever sits in the group reads it");
    assert!(seen(&marcus, &shelf).await.is_null() && seen(&app.visitor(), &shelf).await.is_null());
    let told = ruth.ask(KEEPER, json!({ "id": shelf["id"] })).await.ok();
    let name = json!({ "name": "Seal circle" });
    assert_eq!(
        told["collection"],
        json!({ "reach": "GROUP", "groupName": "Seal circle", "group": name, "department": null })
    );
    let listed = "query Q($group: ID!) { collections(filter: { groups: [$group] }, first: 5) { edges { node { id } } } }";
    let of_group = |told: Value| told["collections"]["edges"][0]["node"]["id"].clone();
    assert_eq!(of_group(ruth.ask(listed, json!({ "group": group })).await.ok()), shelf["id"]);
    assert!(of_group(marcus.ask(listed, json!({ "group": group })).await.ok()).is_null());

    // Each steward reads in the record what their own people did.
    let record = "SELECT count(*) FROM event WHERE kind = 'collection.saved' AND department_id IN \
                  (SELECT id FROM department WHERE ocd_id LIKE";
    assert_eq!(app.count(&format!("{record} '%plymouth')")).await, 1);
    assert_eq!(app.count(&format!("{record} '%yuma')")).await, 1);

    // Whoever leaves the group keeps it no more.
    let leave = json!({ "groupId": group, "departmentId": department_of(&luis).await, "reason": "Done." });
    dana.tell("removeFromGroup", leave, "").await.ok();
    assert!(seen(&app.person(LUIS).await, &shelf).await.is_null());
    let late = json!({ "collectionId": shelf["id"], "revision": 9, "title": "Ours now" });
    assert_eq!(app.person(LUIS).await.tell("saveCollection", late, "").await.code(), "NOT_FOUND");
    app.settle().await;
}

#[tokio::test]
async fn beyond_its_group_the_alliance_reads_it_first() {
    let app = TestApp::new().await;
    let (jo, luis, priya) = (app.person(JO).await, app.person(LUIS).await, app.person(PRIYA).await);
    let group = circle(&app).await;
    let log = published(&app, LUIS, "Yuma log", "PUBLIC", "Which seal.").await;
    let shelf = shelf(&jo, &group, "PUBLIC").await;
    added(&luis, &shelf, &log).await;
    publish(&luis, &shelf).await.ok();
    assert_eq!(seen(&luis, &shelf).await["reach"], "GROUP", "its own readers have it meanwhile");
    assert!(seen(&app.visitor(), &shelf).await.is_null());
    // Somebody who sits in one of its offices does not decide about it.
    let seat = "INSERT INTO seat (id, department_id, person_id, post, role, created_at) \
                SELECT gen_random_uuid(), department.id, person.id, 'staff', 'reader', now() FROM department, person \
                WHERE ocd_id LIKE '%plymouth' AND email = 'ana@demo.example'";
    app.owner.execute_unprepared(seat).await.expect("a seat");
    let ana = app.person(crate::scene::ANA).await;
    ana.tell("actAs", json!({ "staff": true }), "").await.ok();
    let refused = decide(&ana, &shelf, true, "").await;
    assert!(refused.message().contains("you hold a seat"), "{}", refused.message());
    decide(&priya, &shelf, true, "").await.ok();
    let visitor = app.visitor();
    let told = visitor.ask(KEEPER, json!({ "id": shelf["id"] })).await.ok();
    let public = json!({ "reach": "PUBLIC", "groupName": "Seal circle", "group": null, "department": null });
    assert_eq!(told["collection"], public, "whose it is, also for who sees no groups");
    assert_eq!(items(&visitor, &shelf).await, ["Yuma log"]);
    // New words go back to the group; what is taken down says whose it was.
    saved(&jo, &shelf, json!({ "summary": "Other words." })).await.ok();
    assert!(seen(&visitor, &shelf).await.is_null());
    decide(&priya, &shelf, true, "").await.ok();
    let down = json!({ "collectionId": shelf["id"], "reason": "It takes sides." });
    priya.tell("takeDownCollection", down, "").await.ok();
    let notice =
        "query Q($slug: String!) { collectionNotice(slug: $slug) { reason groupName department { id } } }";
    let told = visitor.ask(notice, json!({ "slug": shelf["slug"] })).await.ok();
    let gone = json!({ "reason": "It takes sides.", "groupName": "Seal circle", "department": null });
    assert_eq!(told["collectionNotice"], gone);
    app.settle().await;
}

#[tokio::test]
async fn nobody_makes_one_for_a_group_that_they_are_not_in() {
    let app = TestApp::new().await;
    let (jo, ruth, marcus, priya) =
        (app.person(JO).await, app.person(RUTH).await, app.person(MARCUS).await, app.person(PRIYA).await);
    let group = circle(&app).await;
    for (who, client) in [("reader", &ruth), ("outside", &marcus), ("curator", &priya)] {
        let refused = make(client, &group, "Seals, together").await;
        assert_eq!(refused.code(), "FORBIDDEN", "{who}");
        assert!(refused.message().contains("the group's departments"), "{}", refused.message());
    }
    let both =
        json!({ "groupId": group, "departmentId": department_of(&jo).await, "title": "Seals, together" });
    assert_eq!(field(&jo.tell("createCollection", both, "").await), ("BAD_USER_INPUT", &json!("groupId")));
    let shelf = shelf(&jo, &group, "GROUP").await;
    for reach in ["DEPARTMENT", "STATE"] {
        let refused = saved(&jo, &shelf, json!({ "reach": reach })).await;
        assert_eq!(field(&refused), ("BAD_USER_INPUT", &json!("reach")), "{reach}");
    }
    let other = json!({ "name": "Another circle", "kind": "COHORT", "about": "x", "convenerId": department_of(&jo).await });
    let other = priya.tell("createGroup", other, "group { id }").await.ok();
    let refused = saved(&jo, &shelf, json!({ "reach": "GROUP", "groupId": other["group"]["id"] })).await;
    assert_eq!(field(&refused), ("BAD_USER_INPUT", &json!("groupId")));
    app.settle().await;
}
