//! Limits of a request: depth, complexity, aliases, size; refused before anything runs.

use std::time::Duration;

use commons_tests::TestApp;
use sea_orm::ConnectionTrait;
use serde_json::{Value, json};

use crate::scene::{LUIS, department_of, finished};

#[tokio::test]
async fn what_is_too_deep_too_dear_or_too_big_is_refused() {
    let app = TestApp::new().await;
    let visitor = app.visitor();
    let deep = format!(
        "{{ departments(first: 1) {{ {} totalCount {} }} }}",
        "edges { node { resources(first: 1) { edges { node { department { ".repeat(5),
        "} } } } } } ".repeat(5)
    );
    let dear = "{ departments(first: 100) { edges { node { resources(first: 100) { edges { node { versions(first: 100) { totalCount } } } } } } } }";
    let aliases: String = (0..1_000).map(|n| format!("a{n}: viewer {{ allianceRole }} ")).collect();
    let big = format!("{{ viewer {{ allianceRole }} }} # {}", "x".repeat(1024 * 1024));
    for (what, query) in
        [("deep", deep), ("dear", dear.to_owned()), ("aliases", format!("{{ {aliases} }}")), ("big", big)]
    {
        let refused = visitor.ask(&query, json!({})).await;
        assert!(!refused.errors.is_empty(), "{what} was answered");
        assert!(refused.status == 400 || refused.status == 413, "{what}: {}", refused.status);
        assert!(!refused.code().is_empty());
    }
}

/// What is refused before anything runs, each with the number that it breaks and what to do.
#[tokio::test]
async fn each_limit_is_told_with_its_mend() {
    let app = TestApp::new().await;
    let visitor = app.visitor();
    let levels = "{ department { resources(first: 1) { edges { node ".repeat(6);
    let chain: String = (0..100).map(|n| format!("fragment F{n} on Query {{ ...F{} }} ", n + 1)).collect();
    let doubling: String =
        (0..20).map(|n| format!("fragment F{n} on Query {{ ...F{m} ...F{m} }} ", m = n + 1)).collect();
    let cases = [
        ("depth", format!("{{ resources(first: 1) {{ edges {{ node {levels} {{ id }} {} }} }} }}", "} } } }".repeat(6)), "levels deep"),
        ("nesting", format!("{{ a(b: {}{}) }}", "[".repeat(2_000), "]".repeat(2_000)), "levels deep"),
        ("aliases", format!("{{ {} }}", (0..51).map(|n| format!("a{n}: __typename ")).collect::<String>()), "51 aliases and 50 are allowed"),
        ("directives", format!("{{ __typename {} }}", "@skip(if: false) ".repeat(400)), "400 directives and 50 are allowed"),
        ("directives on one field", format!("{{ __typename {} }}", "@include(if: true) ".repeat(9)), "directives"),
        ("fields", format!("{{ {} }}", "__typename ".repeat(1_300).replace("__typename", "id a")), "fields"),
        ("fragments that multiply", format!("{{ ...F0 }} {doubling} fragment F20 on Query {{ __typename }}"), "2000 are allowed"),
        ("a circle", "{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }".to_owned(), "names itself"),
        ("a chain", format!("{{ ...F0 }} {chain} fragment F100 on Query {{ __typename }}"), "levels deep"),
        ("bytes", format!("{{ __typename }} # {}", "x".repeat(20_000)), "15000 are allowed"),
        ("tokens", format!("{{ {} }}", "!".repeat(11_000)), "4000 tokens"),
        ("rows", "{ resources(first: 101) { totalCount } }".to_owned(), "from 1 to 100"),
        ("rows of rows", "{ departments(first: 100) { edges { node { resources(first: 100) { edges { node { id } } } } } } }".to_owned(), "at most 5000"),
    ];
    for (what, query, words) in cases {
        let before = app.statements();
        let refused = visitor.ask(&query, json!({})).await;
        assert!(!refused.errors.is_empty(), "{what} was answered");
        assert!(refused.message().contains(words), "{what}: {}", refused.message());
        assert!(
            ["BAD_USER_INPUT", "GRAPHQL_VALIDATION_FAILED"].contains(&refused.code()),
            "{what}: {}",
            refused.code()
        );
        assert_eq!(app.statements(), before, "{what}: nothing was asked of the database");
    }
}

/// The fields of the schema that take `first`: the type that they stand on, their name, and what else they need.
fn lists(sdl: &str) -> Vec<(String, String, &'static str)> {
    let (mut on, mut found) = (String::new(), Vec::new());
    for line in sdl.lines() {
        if let Some(rest) = line.strip_prefix("type ") {
            on = rest.split([' ', '{']).next().unwrap_or_default().to_owned();
        }
        if line.contains("first: Int")
            && let Some((name, arguments)) = line.trim().split_once('(')
        {
            let needed = match arguments {
                arguments if arguments.contains("query: String!") => "query: \"seal\", ",
                arguments if arguments.contains("prefix: String!") => "prefix: \"se\", ",
                arguments if arguments.contains("departmentId: ID!") => "departmentId: $office, ",
                arguments if arguments.contains("id: ID!") => "id: $id, ",
                arguments if arguments.contains("which: BeforeAlliance!") => "which: ASKING, ",
                arguments if arguments.contains("input: SaveConceptInput!") => {
                    "input: { preferred: \"seal\", category: \"people\", labels: [] }, "
                }
                _ => "",
            };
            found.push((on.clone(), name.to_owned(), needed));
        }
    }
    found
}

/// Every list of the schema refuses a page that is empty, negative or larger than a hundred, by its field.
#[tokio::test]
async fn no_list_gives_more_than_a_hundred() {
    let app = TestApp::new().await;
    let luis = app.person(LUIS).await;
    let (resource, _) = finished(&luis, "A call tree", "PUBLIC", "Call in this order.").await;
    let group = "INSERT INTO department_group (id, name, kind, about, department_id, created_at) \
                 SELECT gen_random_uuid(), 'Border counties', 'working_group', '', department_id, now() FROM resource LIMIT 1";
    app.owner.execute_unprepared(group).await.expect("a group");
    let office = department_of(&luis).await;
    let input = json!({ "departmentId": office, "title": "For the border" });
    luis.tell("createCollection", input, "").await.ok();
    let lists = lists(&commons_graphql::sdl());
    for (on, name, needed) in &lists {
        // How an object of the type is reached; a new type with a list has to be written here.
        let (before, after) = match on.as_str() {
            "Query" => ("", ""),
            "Viewer" => ("viewer {", "}"),
            "Person" => ("viewer { person {", "} }"),
            "Seat" => ("viewer { seats {", "} }"),
            "Resource" => ("resource(id: $id) {", "}"),
            "Collection" => ("collections(first: 1) { edges { node {", "} } }"),
            "Group" => ("groups(first: 1) { edges { node {", "} } }"),
            "Department" => ("resource(id: $id) { department {", "} }"),
            other => panic!("say here how a {other} is reached, whose {name} is a list"),
        };
        let query = format!(
            "query Q($n: Int, $id: ID!, $office: ID!) {{ resource(id: $id) {{ id }} node(id: $office) {{ id }} {before} {name}({needed}first: $n) {{ __typename }} {after} }}"
        );
        for first in [0, -1, 101, i32::MIN, i32::MAX] {
            let refused = luis.ask(&query, json!({ "n": first, "id": resource, "office": office })).await;
            assert_eq!(refused.code(), "BAD_USER_INPUT", "{on}.{name}(first: {first}): {refused:?}");
            assert_eq!(refused.errors[0]["extensions"]["field"], "first", "{on}.{name}");
        }
        let page = luis.ask(&query, json!({ "n": 1, "id": resource, "office": office })).await;
        let by_first = page.errors.iter().any(|error| error["extensions"]["field"] == "first");
        assert!(!by_first, "{on}.{name}(first: 1): {:?}", page.errors);
    }
    assert!(lists.len() >= 7, "{lists:?}");
}

#[tokio::test]
async fn hostile_lists_and_texts_are_refused_by_name_and_at_once() {
    let app = TestApp::new().await;
    let luis = app.person(LUIS).await;
    let (resource, revision) = finished(&luis, "A call tree", "PUBLIC", "Call in this order.").await;
    let with = |field: &str, value: Value| {
        let mut input = json!({ "resourceId": resource, "revision": revision });
        input[field] = value;
        input
    };
    let many: Vec<String> = (0..60_000).map(|n| format!("{n:x}")).collect();
    for input in
        [with("topics", json!(many)), with("values", json!(many)), with("body", json!(">".repeat(4_000)))]
    {
        let answer = tokio::time::timeout(Duration::from_secs(2), luis.tell("saveDraft", input, "")).await;
        assert_eq!(answer.expect("it is refused at once").code(), "BAD_USER_INPUT");
    }
    let query = "query Q($f: ResourceFilter) { resources(filter: $f, first: 1) { edges { cursor } } }";
    let answer = app.visitor().ask(query, json!({ "f": { "statuses": vec!["DRAFT"; 70_000] } })).await;
    assert!(matches!(answer.code(), "BAD_USER_INPUT"), "never INTERNAL");
    let input = json!({ "departmentId": department_of(&luis).await, "kind": "TEMPLATE", "title": "Seal log", "externalId": "a\u{0}b" });
    assert_eq!(luis.tell("createResource", input, "").await.code(), "BAD_USER_INPUT");
}
