//! Reading the record: stewards their department's, staff all of it, nobody else any of it.

use commons_tests::{Client, TestApp};
use serde_json::{Value, json};

use crate::{
    directory::people::{change, newcomer},
    scene::{ANA, DANA, JO, LUIS, MARCUS, OMAR, PRIYA, create, department_of, save},
};

const RECORD: &str = "query Q($filter: RecordFilter, $n: Int, $after: String) { record(filter: $filter, first: $n, after: $after) { \
                      totalCount pageInfo { hasNextPage endCursor } edges { node { seq at kind subject subjectId data previousHash hash \
                      actor { person { id name } part } actingAs { seat { id role } allianceRole } department { id } } } } }";

async fn page(client: &Client<'_>, filter: Value, first: u32, after: Option<&str>) -> Value {
    client.ask(RECORD, json!({ "filter": filter, "n": first, "after": after })).await.ok()["record"].clone()
}

async fn events(client: &Client<'_>, filter: Value) -> Vec<Value> {
    let page = page(client, filter, 100, None).await;
    let edges = page["edges"].as_array().expect("edges");
    assert_eq!(page["totalCount"].as_u64(), Some(edges.len() as u64), "the count is of what is visible");
    edges.iter().map(|edge| edge["node"].clone()).collect()
}

async fn kinds(client: &Client<'_>, filter: Value) -> Vec<String> {
    events(client, filter)
        .await
        .iter()
        .map(|event| event["kind"].as_str().expect("a kind").to_owned())
        .collect()
}

async fn own_id(client: &Client<'_>) -> String {
    let seen = client.ask("{ viewer { person { id } } }", json!({})).await.ok();
    seen["viewer"]["person"]["id"].as_str().expect("an id").to_owned()
}

#[tokio::test]
async fn stewards_read_their_departments_and_staff_all() {
    let app = TestApp::new().await;
    let (dana, marcus, luis, omar) =
        (app.person(DANA).await, app.person(MARCUS).await, app.person(LUIS).await, app.person(OMAR).await);
    let secret = create(&marcus, "STORY", "Hushhush in Whiteside").await;
    create(&dana, "STORY", "Ours in Plymouth").await;
    create(&luis, "STORY", "Yuma's").await;
    let (plymouth, whiteside) = (department_of(&dana).await, department_of(&marcus).await);

    let own = events(&dana, json!(null)).await;
    assert!(own.iter().all(|event| event["department"]["id"] == json!(plymouth)), "{own:?}");
    assert!(own.iter().any(|event| event["kind"] == "resource.created"));
    assert!(!format!("{own:?}").contains("Hushhush"));
    let created = own.iter().find(|event| event["kind"] == "resource.created").expect("it is there");
    assert_eq!(created["actor"]["person"]["id"], json!(own_id(&dana).await));
    assert_eq!(created["actingAs"]["seat"]["role"], "STEWARD");
    assert!(created["data"].as_str().expect("JSON").contains("Ours in Plymouth"));
    assert!(
        kinds(&dana, json!({ "subjectId": secret })).await.is_empty(),
        "another's resource has no events for her"
    );

    let all = events(&omar, json!(null)).await;
    assert!(all.iter().any(|event| event["actor"]["part"] == "import"), "the server's own deeds too");
    for title in ["Hushhush", "Ours in Plymouth", "Yuma's"] {
        assert!(format!("{all:?}").contains(title), "{title}");
    }
    let forbidden = [
        (&luis, json!(null)),
        (&app.person(JO).await, json!(null)),
        (&dana, json!({ "departmentId": whiteside })),
        (&newcomer(&app, "new@example.gov").await, json!(null)),
    ];
    for (client, filter) in forbidden {
        let refused = client.ask(RECORD, json!({ "filter": filter })).await;
        assert_eq!(refused.code(), "FORBIDDEN", "{filter}");
        assert!(refused.message().contains("ask a steward"), "{}", refused.message());
    }
    assert_eq!(app.visitor().ask(RECORD, json!({})).await.code(), "UNAUTHENTICATED");
    change(
        &app,
        "UPDATE seat SET role = 'publisher' WHERE person_id = (SELECT id FROM person WHERE email = $1)",
        [DANA.into()],
    )
    .await;
    assert_eq!(dana.ask(RECORD, json!({})).await.code(), "FORBIDDEN", "from the next request on");
}

#[tokio::test]
async fn filters_combine_and_pages_follow_each_other() {
    let app = TestApp::new().await;
    let (luis, dana, priya) = (app.person(LUIS).await, app.person(DANA).await, app.person(PRIYA).await);
    let resource = create(&luis, "STORY", "Shorter lines").await;
    save(&luis, &resource, json!({ "body": "They waited." })).await;
    app.clock.pass(time::Duration::hours(1));
    save(&luis, &resource, json!({ "body": "They waited less." })).await;
    create(&dana, "STORY", "Another").await;
    let actor = own_id(&luis).await;

    let both = json!({ "subjectId": resource, "kinds": ["draft.saved", "resource.created"] });
    assert_eq!(
        kinds(&priya, both.clone()).await,
        ["draft.saved", "draft.saved", "resource.created"],
        "newest first"
    );
    let mut late = both.clone();
    late["after"] = json!("2026-11-23T12:30:00Z");
    assert_eq!(kinds(&priya, late.clone()).await, ["draft.saved"]);
    late["before"] = json!("2026-11-23T12:31:00Z");
    assert!(kinds(&priya, late).await.is_empty());
    let mut others = both;
    others["actorId"] = json!(own_id(&dana).await);
    assert!(kinds(&priya, others).await.is_empty());
    let by_luis =
        events(&priya, json!({ "actorId": actor, "departmentId": department_of(&luis).await })).await;
    assert_eq!(by_luis.len(), 3, "{by_luis:?}");
    assert!(by_luis.iter().all(|event| event["actor"]["person"]["id"] == json!(actor)));
    let saved = by_luis.iter().find(|event| event["kind"] == "draft.saved").expect("it is there");
    let data: Value = serde_json::from_str(saved["data"].as_str().expect("a text")).expect("JSON");
    assert_eq!((&data["from_revision"], &data["to_revision"]), (&json!(2), &json!(3)), "from which version");
    let plain = json!({ "subjectId": saved["subjectId"] });
    assert_eq!(kinds(&priya, plain).await.len(), 3, "a subject's id leads back to its events");

    let (mut seen, mut after) = (Vec::new(), None::<String>);
    loop {
        let page = page(&priya, json!({}), 3, after.as_deref()).await;
        seen.extend(
            page["edges"]
                .as_array()
                .expect("edges")
                .iter()
                .map(|edge| edge["node"]["seq"].as_i64().expect("a place")),
        );
        if page["pageInfo"]["hasNextPage"] == false {
            break;
        }
        after = page["pageInfo"]["endCursor"].as_str().map(str::to_owned);
    }
    let head = app.count("SELECT max(seq) FROM event").await;
    assert_eq!(seen, (1..=head).rev().collect::<Vec<_>>(), "all, once each, newest first");

    for (filter, field) in [
        (json!({ "kinds": ["x'; DROP TABLE event"] }), "kinds"),
        (json!({ "kinds": ["a\u{0}b"] }), "kinds"),
        (json!({ "departmentId": resource }), "departmentId"),
        (json!({ "actorId": "nonsense" }), "actorId"),
        (json!({ "subjectId": "nonsense" }), "subjectId"),
    ] {
        let refused = priya.ask(RECORD, json!({ "filter": filter })).await;
        assert_eq!(
            (refused.code(), &refused.errors[0]["extensions"]["field"]),
            ("BAD_USER_INPUT", &json!(field))
        );
    }
}

#[tokio::test]
async fn the_chain_is_shown_as_it_is() {
    let app = TestApp::new().await;
    let ana = app.person(ANA).await;
    create(&app.person(LUIS).await, "STORY", "Shorter lines").await;
    let all = events(&ana, json!(null)).await;
    for pair in all.windows(2) {
        assert_eq!(pair[0]["previousHash"], pair[1]["hash"], "each follows the one before it");
    }
    assert_eq!(all.last().expect("the first")["previousHash"], json!("0".repeat(64)));
}
