//! What was searched before is answered from memory: and still the database is asked each time what the reader may see.

use commons_kernel::Reach;
use commons_tests::TestApp;
use sea_orm::ConnectionTrait;
use serde_json::{Value, json};

use super::shelf::{happened, office, office_changed, put};

const ASK: &str = "query ($q: String!) { search(query: $q) { totalCount edges { node { slug kind } snippets { field } } } \
                   suggest(prefix: $q) { text } }";

/// How many there are, the hits as they are, and how many titles are suggested.
async fn seen(client: &commons_tests::Client<'_>) -> (u64, Vec<(String, String)>, usize) {
    let said = client.ask(ASK, json!({"q": "shelf"})).await.ok();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let edges = said["search"]["edges"].as_array().expect("edges").clone();
    assert!(edges.iter().all(|edge| !edge["snippets"].as_array().expect("snippets").is_empty()));
    let mut hits: Vec<_> =
        edges.iter().map(|edge| (text(&edge["node"]["slug"]), text(&edge["node"]["kind"]))).collect();
    hits.sort_unstable();
    let titles = said["suggest"].as_array().expect("suggestions").len();
    (said["search"]["totalCount"].as_u64().expect("a count"), hits, titles)
}

fn shelf(hits: &[(usize, &str)]) -> Vec<(String, String)> {
    hits.iter().map(|(number, kind)| (format!("shelf-{number}"), (*kind).to_owned())).collect()
}

/// The test writes past the verbs and records nothing: an index and a memory that hear of nothing show no row all the same that
/// the database does not grant, and none as it was before.
#[tokio::test]
async fn a_remembered_hit_is_asked_for_again() {
    let app = TestApp::new().await;
    put(&app.owner, &app.store, &*app.clock, 0..3, 1).await;
    app.settle().await;
    let visitor = app.visitor();
    let all = shelf(&[(0, "TEMPLATE"), (1, "TEMPLATE"), (2, "TEMPLATE")]);
    assert_eq!(seen(&visitor).await, (3, all.clone(), 3));
    let before = app.statements();
    assert_eq!(seen(&visitor).await, (3, all, 3));
    assert_eq!(
        app.statements() - before,
        2,
        "what is remembered costs a statement for each question, and no more"
    );

    app.owner
        .execute_unprepared("UPDATE resource SET kind = 'story' WHERE slug = 'shelf-1'")
        .await
        .expect("the owner may");
    let changed = shelf(&[(0, "TEMPLATE"), (1, "STORY"), (2, "TEMPLATE")]);
    assert_eq!(seen(&visitor).await, (3, changed, 3), "a row that was written since is read anew");
    app.owner
        .execute_unprepared("UPDATE resource SET reach = 'department' WHERE slug = 'shelf-0'")
        .await
        .expect("the owner may");
    let left = shelf(&[(1, "STORY"), (2, "TEMPLATE")]);
    for _ in 0..2 {
        let (_, hits, titles) = seen(&visitor).await;
        assert_eq!(
            (hits, titles),
            (left.clone(), 2),
            "what was narrowed is no hit, though the index knows nothing of it"
        );
    }
    happened(&app, "resource.changed", 0).await;
    assert_eq!(seen(&visitor).await, (2, left.clone(), 2), "and counts nowhere once it is recorded");
    app.settle().await;
    assert_eq!(seen(&visitor).await, (2, left, 2));
}

/// The labels of the facets are remembered with the answer, until something with a name changes.
#[tokio::test]
async fn a_remembered_facet_is_called_what_its_department_is_called_now() {
    let app = TestApp::new().await;
    put(&app.owner, &app.store, &*app.clock, 0..3, 1).await;
    app.settle().await;
    let visitor = app.visitor();
    let offices = async || {
        let ask = "{ search(query: \"shelf\") { facets { field values { label count } } } }";
        let said = visitor.ask(ask, json!({})).await.ok();
        let facets = said["search"]["facets"].as_array().expect("facets").clone();
        let offices = facets.iter().find(|facet| facet["field"] == "department").expect("departments");
        offices["values"].clone()
    };
    let before = offices().await;
    for _ in 0..3 {
        assert_eq!(offices().await, before);
    }
    let office = office(&app).await;
    let rename = format!("UPDATE department SET name = 'Zyxite County' WHERE id = '{office}'");
    app.owner.execute_unprepared(&rename).await.expect("the owner may");
    office_changed(&app, office).await;
    app.settle().await;
    for _ in 0..3 {
        assert_eq!(offices().await, json!([{"label": "Zyxite County, AZ", "count": 3}]));
    }
}

#[tokio::test]
async fn what_is_remembered_for_one_reader_is_not_told_to_another() {
    let app = TestApp::new().await;
    put(&app.owner, &app.store, &*app.clock, 0..2, 1).await;
    let reach = Reach::Alliance.as_str();
    let narrow = format!(
        "UPDATE resource SET reach = '{reach}' WHERE slug = 'shelf-1'; UPDATE version SET reach = '{reach}' \
                          WHERE resource_id = (SELECT id FROM resource WHERE slug = 'shelf-1')"
    );
    app.owner.execute_unprepared(&narrow).await.expect("the owner may");
    app.settle().await;
    let (visitor, member) = (app.visitor(), app.person("dana@demo.example").await);
    for _ in 0..2 {
        let (total, _, titles) = seen(&member).await;
        assert_eq!((total, titles), (2, 2));
        assert_eq!(seen(&visitor).await, (1, shelf(&[(0, "TEMPLATE")]), 1));
    }
    put(&app.owner, &app.store, &*app.clock, 2..3, 1).await;
    app.settle().await;
    assert_eq!(seen(&visitor).await.0, 2, "what was published since is found");
}
