//! Saved searches: a person's own, fifty at most, and nobody else's business.

use commons_tests::{Client, TestApp};
use serde_json::{Value, json};

use crate::{
    directory::people::change,
    scene::{ANA, DANA, JO, LUIS},
};

/// What an owner sees of their saved searches.
const LIST: &str = "{ viewer { newInSavedSearches savedSearches(first: 100) { totalCount edges { node { id name query notify \
                    newCount filter { kinds states topics departments reviewedOnly } } } } } }";

/// Saves a search; gives its id.
pub async fn saved(client: &Client<'_>, query: &str, filter: Value) -> String {
    let name = if query.is_empty() { "everything" } else { query };
    let input = json!({ "name": name, "query": query, "filter": filter, "notify": true });
    let made = client.tell("saveSearch", input, "... on SearchSaved { savedSearch { id } }").await.ok();
    assert_eq!(made["__typename"], "SearchSaved", "{made}");
    made["savedSearch"]["id"].as_str().expect("an id").to_owned()
}

/// Name and number of new resources of each saved search, the newest search first, and how many are new in all.
pub async fn news(client: &Client<'_>) -> (Vec<(String, i64)>, i64) {
    let seen = client.ask(LIST, json!({})).await.ok();
    let edges = seen["viewer"]["savedSearches"]["edges"].as_array().expect("edges");
    let text = |edge: &Value| edge["node"]["name"].as_str().expect("a name").to_owned();
    let count = |edge: &Value| edge["node"]["newCount"].as_i64().expect("a count");
    let list = edges.iter().map(|edge| (text(edge), count(edge))).collect();
    (list, seen["viewer"]["newInSavedSearches"].as_i64().expect("a count"))
}

#[tokio::test]
async fn a_search_is_saved_renamed_and_deleted_by_its_owner() {
    let app = TestApp::new().await;
    let dana = app.person(DANA).await;
    let department = crate::scene::department_of(&dana).await;
    let filter = json!({ "kinds": ["STORY"], "states": ["WI", "AZ"], "topics": ["seals"], "departments": [department],
                         "reviewedOnly": true });
    let input =
        json!({ "name": "  Seal \n logs ", "query": " seal   log ", "filter": filter, "notify": false });
    let made =
        dana.tell("saveSearch", input, "... on SearchSaved { savedSearch { id newCount } }").await.ok();
    assert_eq!(made["savedSearch"]["newCount"], 0);
    let id = made["savedSearch"]["id"].clone();

    let seen = dana.ask(LIST, json!({})).await.ok();
    let list = &seen["viewer"]["savedSearches"];
    assert_eq!(list["totalCount"], 1);
    let node = &list["edges"][0]["node"];
    assert_eq!(
        (&node["name"], &node["query"], &node["notify"]),
        (&json!("Seal logs"), &json!("seal log"), &json!(false))
    );
    assert_eq!(node["filter"], filter, "the filter comes back as it went");

    let renamed = json!({ "savedSearchId": id, "name": "Seals", "notify": true });
    let renamed = dana.tell("renameSavedSearch", renamed, "savedSearch { name notify }").await.ok();
    assert_eq!(renamed["savedSearch"], json!({ "name": "Seals", "notify": true }));
    let silent = json!({ "savedSearchId": id, "notify": false });
    let silent = dana.tell("renameSavedSearch", silent, "savedSearch { name notify }").await.ok();
    assert_eq!(silent["savedSearch"], json!({ "name": "Seals", "notify": false }), "the name stays");

    dana.tell("deleteSavedSearch", json!({ "savedSearchId": id }), "savedSearchId").await.ok();
    assert_eq!(news(&dana).await, (vec![], 0));
    let gone = dana.tell("deleteSavedSearch", json!({ "savedSearchId": id }), "").await;
    assert_eq!(gone.code(), "NOT_FOUND");
}

#[tokio::test]
async fn nobody_else_sees_it_or_touches_it() {
    let app = TestApp::new().await;
    let (luis, jo, dana) = (app.person(LUIS).await, app.person(JO).await, app.person(DANA).await);
    let id = saved(&luis, "hushhush seals", json!({})).await;
    let ana = app.person(ANA).await;
    let node = "query Q($id: ID!) { node(id: $id) { id } }";
    assert_eq!(luis.ask(node, json!({ "id": id })).await.ok()["node"]["id"], json!(id));
    for (who, other) in [("a colleague", &jo), ("another office", &dana), ("an administrator", &ana)] {
        assert_eq!(other.ask(node, json!({ "id": id })).await.ok()["node"], Value::Null, "{who}");
        assert_eq!(news(other).await, (vec![], 0), "{who}");
        for (verb, more) in [
            ("renameSavedSearch", json!({ "name": "Mine" })),
            ("markSavedSearchSeen", json!({})),
            ("deleteSavedSearch", json!({})),
        ] {
            let mut input = more;
            input["savedSearchId"] = json!(id);
            assert_eq!(other.tell(verb, input, "").await.code(), "NOT_FOUND", "{who}: {verb}");
        }
    }
    let visitor = app.visitor();
    assert_eq!(visitor.ask(node, json!({ "id": id })).await.ok()["node"], Value::Null);
    assert_eq!(news(&visitor).await, (vec![], 0));
    let input = json!({ "name": "Mine", "query": "seals", "notify": true });
    assert_eq!(visitor.tell("saveSearch", input, "").await.code(), "UNAUTHENTICATED");
    // Nor does the record tell what somebody looks for, or which search it was.
    let told = "SELECT count(*) FROM event WHERE kind LIKE 'saved_search.%' AND \
                (data <> '{}' OR subject <> 'person' OR department_id IS NOT NULL)";
    assert_eq!(app.count(told).await, 0);
    assert_eq!(app.count("SELECT count(*) FROM event WHERE kind = 'saved_search.saved'").await, 1);
}

#[tokio::test]
async fn what_cannot_be_saved_gets_a_clear_answer() {
    let app = TestApp::new().await;
    let dana = app.person(DANA).await;
    let filter = json!({ "states": ["WI"] });
    for (field, input) in [
        ("name", json!({ "name": "  ", "query": "seals", "notify": true })),
        ("name", json!({ "name": "x".repeat(101), "query": "seals", "notify": true })),
        ("query", json!({ "name": "x", "query": " ", "notify": true })),
        ("query", json!({ "name": "x", "query": "?! …", "notify": true })),
        ("query", json!({ "name": "x", "query": "x".repeat(513), "filter": filter, "notify": true })),
        (
            "topics",
            json!({ "name": "x", "query": "x", "filter": { "topics": vec!["t"; 201] }, "notify": true }),
        ),
    ] {
        let refused = dana.tell("saveSearch", input.clone(), "").await;
        assert_eq!(refused.code(), "BAD_USER_INPUT", "{input}");
        assert_eq!(refused.errors[0]["extensions"]["field"], field, "{input}");
    }
    let everything_of_a_state = json!({ "name": "x", "query": "", "filter": filter, "notify": true });
    dana.tell("saveSearch", everything_of_a_state, "").await.ok();
    let id = saved(&dana, "seals", json!({})).await;
    let refused = dana.tell("renameSavedSearch", json!({ "savedSearchId": id, "name": "" }), "").await;
    assert_eq!(refused.errors[0]["extensions"]["field"], "name");
}

#[tokio::test]
async fn fifty_are_kept_and_the_next_is_refused_with_the_mend() {
    let app = TestApp::new().await;
    let (dana, luis) = (app.person(DANA).await, app.person(LUIS).await);
    let sql = "INSERT INTO saved_search (id, person_id, name, query, filter, notify, created_at) \
               SELECT gen_random_uuid(), id, 'n', 'n', '{}', false, now() FROM person, generate_series(1, 49) WHERE email = $1";
    change(&app, sql, [DANA.into()]).await;
    let fiftieth = saved(&dana, "seals", json!({})).await;
    let input = json!({ "name": "x", "query": "x", "notify": true });
    let refused =
        dana.tell("saveSearch", input.clone(), "... on TooManySavedSearches { message }").await.ok();
    assert_eq!(refused["message"], "You keep 50 searches already. Delete one that you no longer need.");
    saved(&luis, "seals", json!({})).await;
    dana.tell("deleteSavedSearch", json!({ "savedSearchId": fiftieth }), "").await.ok();
    assert_eq!(dana.tell("saveSearch", input, "").await.ok()["__typename"], "SearchSaved");
}
