//! What narrows and orders a search beside its words: fields typed into it, orders, spans of time; and what is like a resource.

use commons_tests::{Client, TestApp};
use serde_json::{Value, json};

use crate::scene::{DANA, JO, LUIS, MARCUS, department_of, published, titles};

async fn sorted(client: &Client<'_>, query: &str) -> Vec<String> {
    let mut found = titles(client, query).await;
    found.sort();
    found
}

#[tokio::test]
async fn fields_typed_into_a_query_narrow_it() {
    let app = TestApp::new().await;
    published(&app, LUIS, "Zyxite from Arizona", "PUBLIC", "Zyxite.").await;
    published(&app, MARCUS, "Zyxite from Illinois", "PUBLIC", "Zyxite. Marmalade.").await;
    let visitor = app.visitor();
    let (arizona, illinois) = ("Zyxite from Arizona", "Zyxite from Illinois");
    let cases: &[(&str, &[&str])] = &[
        ("zyxite state:AZ", &[arizona]),
        ("zyxite state:illinois", &[illinois]),
        ("zyxite -state:AZ", &[illinois]),
        ("zyxite state:AZ state:IL", &[arizona, illinois]),
        ("zyxite kind:templates", &[arizona, illinois]),
        ("zyxite kind:story", &[]),
        ("zyxite language:English", &[arizona, illinois]),
        ("zyxite language:es", &[]),
        ("zyxite title:arizona", &[arizona]),
        ("zyxite title:marmalade", &[]),
        ("zyxite file:zyxite", &[]),
        ("zyxite department:\"Yuma County\"", &[arizona]),
        ("zyxite reviewed:yes", &[arizona, illinois]),
        ("zyxite reviewed:no", &[]),
        ("zyxite after:2026", &[arizona, illinois]),
        ("zyxite before:2026", &[]),
        ("zyxite -after:2026", &[]),
        ("state:AZ", &[arizona]),
    ];
    for (query, expected) in cases {
        assert_eq!(sorted(&visitor, query).await, *expected, "{query}");
    }
}

#[tokio::test]
async fn a_field_that_means_nothing_is_said_and_searched_as_words() {
    let app = TestApp::new().await;
    published(&app, LUIS, "Zyxite from Arizona", "PUBLIC", "Zyxite.").await;
    let text = "query Q($q: String!) { search(query: $q) { totalCount misread { field value } } }";
    for (query, field, value) in [
        ("zyxite state:Nowhere", "state", "Nowhere"),
        ("zyxite department:\"Nowhere County\"", "department", "Nowhere County"),
        ("zyxite after:soon", "after", "soon"),
        ("zyxite reviewed:maybe", "reviewed", "maybe"),
    ] {
        let seen = app.visitor().ask(text, json!({ "q": query })).await.ok();
        let told = json!([{ "field": field, "value": value }]);
        assert_eq!(
            (&seen["search"]["misread"], &seen["search"]["totalCount"]),
            (&told, &json!(1)),
            "{query}"
        );
    }
    let plain = app.visitor().ask(text, json!({ "q": "zyxite 10:30 https://example.org" })).await.ok();
    assert_eq!((&plain["search"]["misread"], &plain["search"]["totalCount"]), (&json!([]), &json!(1)));
}

#[tokio::test]
async fn the_newest_or_the_most_used_come_first() {
    let app = TestApp::new().await;
    let used = published(&app, LUIS, "Zyxite one", "PUBLIC", "Zyxite zyxite zyxite.").await;
    published(&app, LUIS, "Zyxite two", "PUBLIC", "Zyxite.").await;
    let dana = app.person(DANA).await;
    dana.tell("adoptTemplate", json!({ "resourceId": used }), "").await.ok();
    app.settle().await;
    let text = "query Q($order: SearchOrder) { search(query: \"zyxite\", orderBy: $order) { edges { node { title } reasons } } }";
    let first = async |order: &str| {
        let seen = app.visitor().ask(text, json!({ "order": order })).await.ok();
        seen["search"]["edges"][0].clone()
    };
    assert_eq!(first("NEWEST").await["node"]["title"], "Zyxite two");
    let most = first("MOST_ADOPTED").await;
    assert_eq!(most["node"]["title"], "Zyxite one");
    let reasons = most["reasons"].as_array().expect("reasons");
    assert!(reasons.contains(&json!("One office uses it or plans to")), "{most}");
}

#[tokio::test]
async fn spans_of_time_are_counted_as_choosing_them_would_give() {
    let app = TestApp::new().await;
    published(&app, LUIS, "Zyxite one", "PUBLIC", "Zyxite.").await;
    let text = "query Q($filter: SearchFilter) { search(query: \"zyxite\", filter: $filter) { totalCount facets { field values { value count } } } }";
    let spans = |seen: &Value| {
        let facets = seen["search"]["facets"].as_array().expect("facets").clone();
        let facet = facets.into_iter().find(|facet| facet["field"] == "published").expect("there is one");
        facet["values"].as_array().expect("values").clone()
    };
    let seen = app.visitor().ask(text, json!({})).await.ok();
    assert_eq!(spans(&seen).len(), 3, "{seen}");
    for span in spans(&seen) {
        let filter = json!({ "filter": { "publishedAfter": span["value"] } });
        let chosen = app.visitor().ask(text, filter).await.ok();
        assert_eq!(chosen["search"]["totalCount"], span["count"]);
    }
    let future = json!({ "filter": { "publishedAfter": "2999-01-01T00:00:00Z" } });
    let none = app.visitor().ask(text, future).await.ok();
    assert_eq!(none["search"]["totalCount"], 0);
    assert_eq!(spans(&none).len(), 3, "its own filter is left out");
    let nothing = app.visitor().ask(text, json!({ "filter": { "kinds": ["STORY"] } })).await.ok();
    assert!(spans(&nothing).is_empty(), "a choice that finds nothing is not offered");
}

#[tokio::test]
async fn what_is_like_a_resource_is_shown_to_those_who_may_see_it() {
    let app = TestApp::new().await;
    let body = "Zyxite seals, marmalade bags and trolley numbers for each polling place.";
    let one = published(&app, LUIS, "Zyxite log", "PUBLIC", body).await;
    published(&app, MARCUS, "Zyxite bags", "PUBLIC", body).await;
    let inner = published(&app, LUIS, "Zyxite keys", "DEPARTMENT", body).await;
    published(&app, MARCUS, "Parking", "PUBLIC", "Where to leave the car.").await;
    let like = async |client: &Client<'_>, id: &str| {
        let text = "query Q($id: ID!) { moreLikeThis(id: $id) { title } }";
        let seen = client.ask(text, json!({ "id": id })).await.ok();
        let found = seen["moreLikeThis"].as_array().expect("a list").iter();
        let mut found: Vec<String> =
            found.map(|other| other["title"].as_str().expect("a title").to_owned()).collect();
        found.sort();
        found
    };
    assert_eq!(like(&app.visitor(), &one).await, ["Zyxite bags"]);
    let jo = app.person(JO).await;
    assert_eq!(department_of(&jo).await, department_of(&app.person(LUIS).await).await);
    assert_eq!(like(&jo, &one).await, ["Zyxite bags", "Zyxite keys"]);
    assert!(like(&app.visitor(), &inner).await.is_empty(), "nothing is told of what they may not see");
}
