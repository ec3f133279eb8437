//! What the stories of collections and endorsements begin with.

use commons_tests::{Answer, Client, TestApp};
use serde_json::{Value, json};

use crate::scene::{PRIYA, department_of};

/// What they look at of a collection.
pub const COLLECTION: &str = "id slug title summary introduction reach published revision itemCount viewerActions values standards topics \
     department { state } items(first: 20) { totalCount edges { node { id commentary state reason resource { title } } } }";

/// Makes a collection: for the department that somebody sits in, or for the Alliance when they sit in none.
pub async fn made(keeper: &Client<'_>, title: &str) -> Value {
    let seen = keeper.ask("{ viewer { seats { id } } }", json!({})).await.ok();
    let seated = seen["viewer"]["seats"].as_array().is_some_and(|seats| !seats.is_empty());
    let department = if seated { json!(department_of(keeper).await) } else { Value::Null };
    let input = json!({ "departmentId": department, "title": title });
    let made = keeper.tell("createCollection", input, &format!("collection {{ {COLLECTION} }}")).await.ok();
    made["collection"].clone()
}

/// Saves changes on the revision that stands in it; gives the answer.
pub async fn saved(keeper: &Client<'_>, collection: &Value, changes: Value) -> Answer {
    let mut input =
        json!({ "collectionId": collection["id"], "revision": seen(keeper, collection).await["revision"] });
    input.as_object_mut().expect("an object").extend(changes.as_object().expect("an object").clone());
    let selection = format!(
        "... on CollectionSaved {{ collection {{ {COLLECTION} }} }} ... on CollectionConflict {{ collection {{ {COLLECTION} }} message }}"
    );
    keeper.tell("saveCollection", input, &selection).await
}

/// Puts a resource into a collection; gives the item.
pub async fn added(keeper: &Client<'_>, collection: &Value, resource: &str) -> Value {
    let answer = add(keeper, collection, resource).await.ok();
    assert_eq!(answer["__typename"], "CollectionItemAdded", "{answer}");
    answer["item"].clone()
}

/// Puts a resource into a collection without a word about it; gives the item.
pub async fn put(keeper: &Client<'_>, collection: &Value, resource: &str) -> Value {
    let answer = add_with(keeper, collection, resource, "").await.ok();
    assert_eq!(answer["__typename"], "CollectionItemAdded", "{answer}");
    answer["item"].clone()
}

/// Tries to put a resource into a collection.
pub async fn add(keeper: &Client<'_>, collection: &Value, resource: &str) -> Answer {
    add_with(keeper, collection, resource, "Why it is **here**.").await
}

async fn add_with(keeper: &Client<'_>, collection: &Value, resource: &str, commentary: &str) -> Answer {
    let input = json!({ "collectionId": collection["id"], "resourceId": resource, "commentary": commentary });
    let selection = "... on CollectionItemAdded { item { id state commentaryHtml } } ... on AlreadyInCollection { item { id state } message }";
    keeper.tell("addToCollection", input, selection).await
}

/// Publishes a collection.
pub async fn publish(keeper: &Client<'_>, collection: &Value) -> Answer {
    let input = json!({ "collectionId": collection["id"] });
    keeper.tell("publishCollection", input, "collection { published viewerActions }").await
}

/// Publishes a department's collection, and has it shown as far as it asks, by the demo's curator.
pub async fn shown(app: &TestApp, keeper: &Client<'_>, collection: &Value) {
    publish(keeper, collection).await.ok();
    decide(&app.person(PRIYA).await, collection, true, "").await.ok();
}

/// Decides about a collection as it stands there now.
pub async fn decide(curator: &Client<'_>, collection: &Value, approve: bool, reason: &str) -> Answer {
    let input = json!({ "collectionId": collection["id"], "wordsAt": words_at(curator, collection).await, "approve": approve, "reason": reason });
    curator.tell("decideCollection", input, "collection { published reach viewerActions }").await
}

/// When the words of a collection were changed, as far as somebody is told.
pub async fn words_at(client: &Client<'_>, collection: &Value) -> Value {
    let query = "query Q($id: ID!) { collection(id: $id) { wordsAt } }";
    client.ask(query, json!({ "id": collection["id"] })).await.ok()["collection"]["wordsAt"].clone()
}

/// Answers an invitation.
pub async fn answer(publisher: &Client<'_>, item: &Value, accept: bool, reason: &str) -> Answer {
    let input = json!({ "itemId": item["id"], "accept": accept, "reason": reason });
    publisher.tell("answerCollectionInvitation", input, "item { id state reason }").await
}

/// A collection as somebody sees it, or null.
pub async fn seen(client: &Client<'_>, collection: &Value) -> Value {
    let query = format!("query Q($id: ID!) {{ collection(id: $id) {{ {COLLECTION} }} }}");
    client.ask(&query, json!({ "id": collection["id"] })).await.ok()["collection"].clone()
}

/// The titles of its items, as somebody sees them; the counts must say as many, but for what is not accepted.
pub async fn items(client: &Client<'_>, collection: &Value) -> Vec<String> {
    let seen = seen(client, collection).await;
    let edges = seen["items"]["edges"].as_array().unwrap_or_else(|| panic!("not there: {seen}"));
    assert_eq!(seen["items"]["totalCount"].as_u64(), Some(edges.len() as u64));
    let accepted = edges.iter().filter(|edge| edge["node"]["state"] == "ACCEPTED").count() as u64;
    assert_eq!(seen["itemCount"].as_u64(), Some(accepted));
    edges.iter().map(|edge| edge["node"]["resource"]["title"].as_str().expect("a title").to_owned()).collect()
}

/// The version of a resource that people see.
pub async fn version_of(client: &Client<'_>, resource: &str) -> String {
    let query = "query Q($id: ID!) { resource(id: $id) { currentVersion { id } } }";
    let seen = client.ask(query, json!({ "id": resource })).await.ok();
    seen["resource"]["currentVersion"]["id"].as_str().expect("a version").to_owned()
}

/// What a curator says of a version that is good.
pub fn endorsement_input(resource: &str, version: &str) -> Value {
    let marks = ["quality", "accessibility", "replicability", "evidence"]
        .map(|name| json!({ "dimension": name, "level": "MEETS", "words": "Read from end to end." }));
    json!({ "resourceId": resource, "versionId": version, "marks": marks, "expiresOn": "2027-11-30",
            "statement": "A log that an office can begin with tomorrow." })
}
