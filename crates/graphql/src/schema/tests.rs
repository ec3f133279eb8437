//! The schema against the contract, and its limits.

use std::collections::{BTreeMap, BTreeSet};

use async_graphql::{Request, Value, value};

use super::{Limits, schema, sdl};

/// The operations that programs outside rely on, each with its arguments.
const QUERIES: &[(&str, &[&str])] = &[
    ("viewer", &[]),
    ("node", &["id"]),
    ("department", &["ocdId"]),
    ("departments", &["query", "state", "first", "after"]),
    ("resource", &["id", "slug"]),
    ("resources", &["filter", "orderBy", "first", "after"]),
    ("search", &["query", "filter", "first", "after"]),
    ("suggest", &["prefix", "first"]),
    ("reviewQueue", &["filter", "first", "after"]),
    ("values", &[]),
    ("standards", &[]),
    ("uploadRules", &[]),
];
const MUTATIONS: &[&str] = &[
    "createResource",
    "saveDraft",
    "beginUpload",
    "completeUpload",
    "submitForReview",
    "claimReview",
    "decideReview",
    "publishVersion",
];
const FIELDS: &[(&str, &str)] = &[
    ("Department", "id ocdId name state"),
    (
        "Resource",
        "id externalId slug kind title summary body status reach department currentVersion versions values standards \
         topics states languages",
    ),
    ("Version", "id number publishedAt changeNote attachments"),
    ("Attachment", "id filename mediaType byteSize sha256"),
    ("SearchConnection", "totalCount edges pageInfo facets didYouMean alsoSearched"),
    ("SearchEdge", "cursor node snippets reasons"),
    ("Facet", "field values"),
    ("FacetValue", "value label count"),
    (
        "SearchFilter",
        "kinds states values standards topics languages departments sizes reviewedOnly publishedAfter",
    ),
    ("ResourceConnection", "edges pageInfo totalCount"),
];

/// The members of every type in their order, each with the line that declares it.
fn members(sdl: &str) -> BTreeMap<&str, Vec<(&str, &str)>> {
    let mut types: BTreeMap<&str, Vec<(&str, &str)>> = BTreeMap::new();
    let (mut here, mut prose) = (None, false);
    for line in sdl.lines().map(str::trim) {
        if line == "\"\"\"" {
            prose = !prose;
        } else if prose || line.starts_with('"') {
            continue;
        } else if let Some(head) = line.strip_suffix('{') {
            here = head.split_whitespace().nth(1);
        } else if line == "}" {
            here = None;
        } else if let (Some(here), Some(name)) = (here, line.split(['(', ':']).next()) {
            types.entry(here).or_default().push((name, line));
        }
    }
    types
}

#[test]
fn the_schema_keeps_the_contract() {
    let text = sdl();
    let types = members(&text);
    for (query, arguments) in QUERIES {
        let line = declared(&types, "Query", query);
        for argument in *arguments {
            assert!(line.contains(&format!("{argument}: ")), "Query.{query} lacks {argument}: {line}");
        }
    }
    for mutation in MUTATIONS {
        let line = declared(&types, "Mutation", mutation);
        let name = format!("{}{}", mutation[..1].to_uppercase(), &mutation[1..]);
        assert_eq!(line, format!("{mutation}(input: {name}Input!): {name}Payload!"));
    }
    for (name, fields) in FIELDS {
        for field in fields.split_whitespace() {
            declared(&types, name, field);
        }
    }
}

#[test]
fn the_text_is_sorted_and_stable() {
    let text = sdl();
    assert_eq!(text, sdl());
    for (name, members) in members(&text) {
        let names = members.iter().map(|(name, _)| name);
        assert!(names.is_sorted(), "the members of {name} are not in order");
    }
}

#[test]
fn every_type_and_field_says_what_it_is() {
    let introspected = r"{ __schema { types { name description kind fields { name description } } } }";
    let answer = wait(schema(Limits::default()).execute(introspected));
    let Value::Object(data) = answer.data else { panic!("{:?}", answer.errors) };
    let json = Value::Object(data).into_json().expect("json");
    let mut silent = BTreeSet::new();
    for kind in json["__schema"]["types"].as_array().expect("types") {
        let name = kind["name"].as_str().expect("name");
        let built_in =
            name.starts_with("__") || kind["kind"] != "OBJECT" || ["Query", "Mutation"].contains(&name);
        for field in kind["fields"].as_array().into_iter().flatten().filter(|_| !name.starts_with("__")) {
            if field["description"].as_str().unwrap_or_default().is_empty() {
                silent.insert(format!("{name}.{}", field["name"].as_str().unwrap_or_default()));
            }
        }
        if !built_in && kind["description"].as_str().unwrap_or_default().is_empty() {
            silent.insert(name.to_owned());
        }
    }
    assert!(silent.is_empty(), "without a description: {silent:?}");
}

fn refused(query: &str) -> (String, Option<Value>) {
    let mut answer = wait(schema(Limits::default()).execute(Request::new(query)));
    assert!(!answer.errors.is_empty(), "not refused: {query}");
    let error = answer.errors.remove(0);
    let code = error.extensions.as_ref().and_then(|extensions| extensions.get("code").cloned());
    (error.message, code)
}

#[test]
fn too_much_at_once_is_refused_with_a_code() {
    let wide = "{ departments(first: 100) { edges { node { resources(first: 100) { totalCount } } } } }";
    let (message, code) = refused(wide);
    assert!(message.contains("at most 5000"), "{message}");
    assert_eq!(code, Some("BAD_USER_INPUT".into()));

    let aliases: Vec<String> =
        (0..60).map(|n| format!("a{n}: search(query: \"x\", first: 100) {{ totalCount }}")).collect();
    assert!(refused(&format!("{{ {} }}", aliases.join(" "))).0.contains("at most 5000"));

    let mut deep = "id".to_owned();
    for _ in 0..3 {
        deep = format!("department {{ resources(first: 1) {{ edges {{ node {{ {deep} }} }} }} }}");
    }
    let (message, code) = refused(&format!("{{ resource(slug: \"x\") {{ {deep} }} }}"));
    assert!(message.contains("at most 12"), "{message}");
    assert_eq!(code, Some("BAD_USER_INPUT".into()));
}

#[test]
fn malformed_documents_have_a_code_and_no_suggestions() {
    for query in ["{", "{ viewr { person { name } } }", "{ resources(first: \"x\") { totalCount } }", ""] {
        let (message, code) = refused(query);
        assert_eq!(code, Some("BAD_USER_INPUT".into()), "{query}: {message}");
        assert!(!message.contains("Did you mean"), "{message}");
    }
}

#[test]
fn the_usual_introspection_is_deep_and_allowed() {
    let chain = (0..9).fold("name".to_owned(), |chain, _| format!("kind ofType {{ {chain} }}"));
    let query = format!("{{ __schema {{ types {{ fields {{ args {{ type {{ {chain} }} }} }} }} }} }}");
    let answer = wait(schema(Limits::default()).execute(query.as_str()));
    assert!(answer.errors.is_empty(), "{:?}", answer.errors);
}

#[test]
fn a_request_without_a_scope_is_our_fault_and_says_nothing_of_it() {
    let (message, code) = refused("{ values { slug } }");
    assert_eq!(
        (message.as_str(), code),
        ("something went wrong on our side; try again", Some("INTERNAL".into()))
    );
}

#[test]
fn a_failed_field_is_null_or_takes_what_promised_it_along() {
    let data = |query: &str| wait(schema(Limits::default()).execute(query)).data;
    assert_eq!(data("{ department(ocdId: \"x\") { id } }"), value!({ "department": null }));
    let viewer = value!({ "person": null });
    assert_eq!(data("{ viewer { person { name } } }"), value!({ "viewer": viewer }));
    assert_eq!(data("{ __typename viewer { seats { id } __typename } }"), Value::Null);
    assert_eq!(data("{ __typename uploadRules { maxBytes } }"), Value::Null);
}

/// The line that declares a member.
fn declared<'a>(types: &BTreeMap<&str, Vec<(&str, &'a str)>>, kind: &str, member: &str) -> &'a str {
    let found = types.get(kind).and_then(|members| members.iter().find(|(name, _)| *name == member));
    found.unwrap_or_else(|| panic!("{kind}.{member} is missing")).1
}

fn wait<T>(future: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().enable_all().build().expect("runtime").block_on(future)
}
