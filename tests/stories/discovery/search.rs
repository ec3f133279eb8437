//! Search: what is found, what is never found, facets, synonyms, pages, and queries that are no queries.

use commons_tests::TestApp;
use serde_json::{Value, json};

use crate::scene::{DANA, JO, LUIS, MARCUS, PRIYA, published, titles};

#[tokio::test]
async fn reach_decides_who_finds() {
    let app = TestApp::new().await;
    for reach in ["DEPARTMENT", "STATE", "ALLIANCE", "PUBLIC"] {
        published(&app, LUIS, &format!("Zyxite for {reach}"), reach, "A word of our own: zyxite.").await;
    }
    for (who, count) in [(JO, 4), (LUIS, 4), (DANA, 2), (MARCUS, 2), (PRIYA, 2)] {
        let found = titles(&app.person(who).await, "zyxite").await;
        assert_eq!(found.len(), count, "{who}: {found:?}");
    }
    assert_eq!(titles(&app.visitor(), "zyxite").await, ["Zyxite for PUBLIC"]);
    // Facets count what is visible, and nothing else.
    let facets = "{ search(query: \"zyxite\") { facets { field values { value count } } } }";
    let seen = app.visitor().ask(facets, json!({})).await.ok();
    assert_eq!(count(&seen, "state", "AZ"), Some(1));
    let seen = app.person(JO).await.ask(facets, json!({})).await.ok();
    assert_eq!(count(&seen, "state", "AZ"), Some(4));
}

fn count(answer: &Value, field: &str, value: &str) -> Option<u64> {
    let facets = answer["search"]["facets"].as_array()?;
    let facet = facets.iter().find(|facet| facet["field"] == field)?;
    facet["values"].as_array()?.iter().find(|entry| entry["value"] == value)?["count"].as_u64()
}

#[tokio::test]
async fn a_facet_narrows_and_still_counts_its_siblings() {
    let app = TestApp::new().await;
    published(&app, LUIS, "Zyxite from Arizona", "PUBLIC", "Zyxite.").await;
    published(&app, MARCUS, "Zyxite from Illinois", "PUBLIC", "Zyxite.").await;
    let query = "query Q($filter: SearchFilter) { search(query: \"zyxite\", filter: $filter) { totalCount facets { field values { value count } } } }";
    let seen = app.visitor().ask(query, json!({ "filter": { "states": ["IL"] } })).await.ok();
    assert_eq!(seen["search"]["totalCount"], 1);
    assert_eq!(count(&seen, "state", "AZ"), Some(1), "the sibling keeps its count: {seen}");
    assert_eq!(count(&seen, "kind", "TEMPLATE"), Some(1), "other facets are narrowed");
    let none = app.visitor().ask(query, json!({ "filter": { "kinds": ["STORY"] } })).await.ok();
    assert_eq!(none["search"]["totalCount"], 0);
}

#[tokio::test]
async fn the_words_of_another_state_find_it_and_the_page_says_so() {
    let app = TestApp::new().await;
    published(
        &app,
        LUIS,
        "Training day agenda",
        "PUBLIC",
        "What every poll worker must practise before the doors open.",
    )
    .await;
    let query = "{ search(query: \"election judge\") { alsoSearched edges { node { title } reasons } } }";
    let found = app.person(MARCUS).await.ask(query, json!({})).await.ok();
    assert_eq!(found["search"]["edges"][0]["node"]["title"], "Training day agenda", "{found}");
    assert!(found["search"]["alsoSearched"].as_array().expect("labels").contains(&json!("poll worker")));
}

#[tokio::test]
async fn what_is_no_query_gets_a_clear_answer() {
    let app = TestApp::new().await;
    published(&app, LUIS, "Zyxite log", "PUBLIC", "Zyxite.").await;
    let visitor = app.visitor();
    let query = "query Q($q: String!) { search(query: $q) { totalCount } }";
    for odd in [
        "?!… -- \"\"",
        "🗳️🗳️",
        "\"zyxite",
        "AND OR NOT (",
        "title:[* TO *]",
        "\u{202e}zyxite\u{0}",
        "*:*",
        "zyxite~99",
        "-zyxite",
    ] {
        visitor.ask(query, json!({ "q": odd })).await.ok();
    }
    assert_eq!(visitor.ask(query, json!({ "q": "?!…" })).await.ok()["search"]["totalCount"], 0);
    assert_eq!(
        visitor.ask(query, json!({ "q": "\"zyxite" })).await.ok()["search"]["totalCount"],
        1,
        "a quote that is not closed still searches"
    );
    let long = visitor.ask(query, json!({ "q": "x".repeat(5_000) })).await;
    assert_eq!(long.code(), "BAD_USER_INPUT");
    assert_eq!(long.errors[0]["extensions"]["field"], "query");
}

#[tokio::test]
async fn pages_follow_each_other_without_gaps() {
    let app = TestApp::new().await;
    for n in 0..7 {
        published(&app, LUIS, &format!("Zyxite log {n}"), "PUBLIC", "Zyxite.").await;
    }
    let query = "query Q($after: String) { search(query: \"zyxite\", first: 3, after: $after) { totalCount pageInfo { hasNextPage endCursor } edges { node { id } } } }";
    let (mut seen, mut after) = (Vec::new(), Value::Null);
    loop {
        let page = app.visitor().ask(query, json!({ "after": after })).await.ok();
        assert_eq!(page["search"]["totalCount"], 7);
        seen.extend(
            page["search"]["edges"]
                .as_array()
                .expect("edges")
                .iter()
                .map(|edge| edge["node"]["id"].to_string()),
        );
        after = page["search"]["pageInfo"]["endCursor"].clone();
        if page["search"]["pageInfo"]["hasNextPage"] == false {
            break;
        }
    }
    let all = seen.len();
    seen.sort();
    seen.dedup();
    assert_eq!((all, seen.len()), (7, 7));
    for malformed in ["x", "%%%", "bm9uc2Vuc2U", ""] {
        let refused = app.visitor().ask(query, json!({ "after": malformed })).await;
        assert_eq!(refused.code(), "BAD_USER_INPUT", "{malformed:?}");
        assert_eq!(refused.errors[0]["extensions"]["field"], "after");
    }
}

#[tokio::test]
async fn a_stale_index_hides_but_never_leaks() {
    use sea_orm::ConnectionTrait;
    let app = TestApp::new().await;
    published(&app, LUIS, "Zyxite log", "PUBLIC", "Zyxite.").await;
    // The row changes behind the index's back.
    app.owner.execute_unprepared("UPDATE resource SET reach = 'department'").await.expect("the owner may");
    let seen = app
        .visitor()
        .ask("{ search(query: \"zyxite\") { edges { node { title } snippets { field } } } }", json!({}))
        .await
        .ok();
    assert_eq!(seen["search"]["edges"], json!([]));
}
