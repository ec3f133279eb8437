//! Probes: every field of the schema, every mutation and every route, tried by outsiders against secrets that are theirs
//! to miss.
//!
//! The secrets hold a word that stands nowhere else. Selections are made from the schema itself, so a new field is
//! probed the day it is written; a new root field, mutation or route fails here until somebody says what outsiders get.

use std::collections::{BTreeMap, BTreeSet};

use commons_tests::{Client, TestApp};
use serde_json::{Value, json};

/// Stands in everything that outsiders must not see.
const SECRET: &str = "hushhush";
/// How deep the probes ask; a question that is too dear is asked less deep.
const DEPTH: usize = 3;

/// What the outsider asks with.
struct Scene {
    public: Value,
    private: Value,
    attachment: String,
    review: String,
    department: String,
}

async fn tell(client: &Client<'_>, name: &str, input: Value, selection: &str) -> Value {
    client.tell(name, input, selection).await.ok()
}

/// A public resource with a secret next version before the reviewers, and a secret resource of the department's own.
async fn scene(app: &TestApp) -> Scene {
    let luis = app.person("luis@demo.example").await;
    let priya = app.person("priya@demo.example").await;
    let seat = luis.ask("{ viewer { seats { department { id } } } }", json!({})).await.ok();
    let department = seat["viewer"]["seats"][0]["department"]["id"].as_str().expect("a seat").to_owned();

    let public = make(
        &luis,
        &department,
        "Zyxite log",
        json!({ "summary": "Zyxite.", "body": "Zyxite.", "reach": "PUBLIC" }),
    )
    .await;
    let request = tell(
        &luis,
        "submitForReview",
        json!({ "resourceId": public["id"], "revision": 2 }),
        "... on ReviewRequested { reviewRequest { id } }",
    )
    .await;
    let request = request["reviewRequest"]["id"].clone();
    tell(&priya, "claimReview", json!({ "reviewRequestId": request }), "").await;
    tell(
        &priya,
        "decideReview",
        json!({ "reviewRequestId": request, "decision": "APPROVE", "reason": "Good." }),
        "",
    )
    .await;

    let attachment =
        luis.upload(&department, &format!("{SECRET}.txt"), format!("Zyxite {SECRET} file").as_bytes()).await;
    app.settle().await;
    let next = json!({ "resourceId": public["id"], "revision": 0, "title": format!("Zyxite {SECRET}"), "body": format!("Zyxite {SECRET}"), "summary": SECRET,
                       "changeNote": SECRET, "topics": [SECRET], "attachmentIds": [attachment] });
    tell(&luis, "saveDraft", next, "").await;
    let review = tell(
        &luis,
        "submitForReview",
        json!({ "resourceId": public["id"], "revision": 1 }),
        "... on ReviewRequested { reviewRequest { id } }",
    )
    .await;
    let review = review["reviewRequest"]["id"].as_str().unwrap_or_else(|| panic!("{review}")).to_owned();
    tell(&priya, "claimReview", json!({ "reviewRequestId": review }), "").await;

    let private = make(&luis, &department, "Zyxite of ours", json!({ "title": format!("Zyxite {SECRET}"), "summary": SECRET, "body": format!("Zyxite {SECRET}"), "reach": "DEPARTMENT" })).await;
    tell(&luis, "publishVersion", json!({ "resourceId": private["id"], "revision": 2 }), "").await;
    app.settle().await;
    Scene { public, private, attachment, review, department }
}

async fn make(client: &Client<'_>, department: &str, title: &str, mut changes: Value) -> Value {
    let input = json!({ "departmentId": department, "kind": "TEMPLATE", "title": title });
    let made = tell(client, "createResource", input, "resource { id slug }").await;
    changes["resourceId"] = made["resource"]["id"].clone();
    changes["revision"] = json!(1);
    tell(client, "saveDraft", changes, "").await;
    made["resource"].clone()
}

/// The schema's types by name, as introspection tells them.
struct Types(BTreeMap<String, Value>);

impl Types {
    async fn of(client: &Client<'_>) -> Self {
        let query = "{ __schema { types { name kind fields { name args { name type { kind } } type { ...T } } possibleTypes { name } } } } \
                     fragment T on __Type { name kind ofType { name kind ofType { name kind ofType { name kind } } } }";
        let seen = client.ask(query, json!({})).await.ok();
        let types = seen["__schema"]["types"].as_array().expect("types").clone();
        Self(
            types.into_iter().map(|kind| (kind["name"].as_str().expect("a name").to_owned(), kind)).collect(),
        )
    }

    fn fields(&self, name: &str) -> Vec<&Value> {
        self.0[name]["fields"].as_array().map(|fields| fields.iter().collect()).unwrap_or_default()
    }

    /// The selections that ask for every field of a type, down to a depth; one for each member of a union, so that no
    /// aliases are needed. Fields that need arguments are left to the roots.
    fn selections(&self, name: &str, depth: usize) -> Vec<String> {
        match self.0[name]["possibleTypes"].as_array() {
            None => vec![self.fields_of(name, depth)],
            Some(members) => {
                let members = members.iter().map(|member| member["name"].as_str().expect("a name"));
                members
                    .map(|member| {
                        format!("__typename ... on {member} {{ {} }}", self.fields_of(member, depth))
                    })
                    .collect()
            }
        }
    }

    fn fields_of(&self, name: &str, depth: usize) -> String {
        let mut selected = String::from("__typename");
        for field in self.fields(name) {
            if field["args"].as_array().expect("args").iter().any(|arg| arg["type"]["kind"] == "NON_NULL") {
                continue;
            }
            let inner = named(&field["type"]);
            let paged = if inner.ends_with("Connection") { "(first: 3)" } else { "" };
            let field = field["name"].as_str().expect("a name");
            match self.0[&inner]["kind"].as_str().expect("a kind") {
                "OBJECT" if depth == 0 => {}
                "OBJECT" => {
                    selected.push_str(&format!(" {field}{paged} {{ {} }}", self.fields_of(&inner, depth - 1)))
                }
                "UNION" | "INTERFACE" => {
                    panic!("{name}.{field} has members; teach the probes to ask for each")
                }
                _ => selected.push_str(&format!(" {field}")),
            }
        }
        selected
    }
}

/// The name of a type without its wrappers.
fn named(kind: &Value) -> String {
    let mut inner = kind;
    while inner["name"].is_null() {
        inner = &inner["ofType"];
    }
    inner["name"].as_str().expect("a name").to_owned()
}

/// The root fields with the arguments that an outsider tries; each must be here.
fn roots(scene: &Scene) -> Vec<(&'static str, String)> {
    let node = |id: &str| format!("(id: \"{id}\")");
    let text = |value: &Value| value.as_str().expect("a text").to_owned();
    vec![
        ("viewer", String::new()),
        ("node", node(&text(&scene.public["id"]))),
        ("node", node(&text(&scene.private["id"]))),
        ("node", node(&scene.attachment)),
        ("node", node(&scene.review)),
        ("node", node(&scene.department)),
        ("department", "(ocdId: \"ocd-division/country:us/state:az/county:yuma\")".into()),
        ("departments", "(query: \"yuma\", first: 3)".into()),
        ("resource", node(&text(&scene.public["id"]))),
        ("resource", node(&text(&scene.private["id"]))),
        ("resource", format!("(slug: \"{}\")", text(&scene.private["slug"]))),
        ("resources", "(first: 3)".into()),
        ("resources", "(first: 3, filter: { statuses: [DRAFT, IN_REVIEW, WITHDRAWN] })".into()),
        ("search", "(query: \"zyxite\", first: 3)".into()),
        ("search", "(query: \"\", first: 3)".into()),
        ("suggest", "(prefix: \"zyx\")".into()),
        ("suggest", format!("(prefix: \"{}\")", &SECRET[..4])),
        ("reviewQueue", "(first: 3)".into()),
        ("reviewQueue", "(first: 3, filter: { states: [WAITING, CLAIMED, APPROVED] })".into()),
        ("values", String::new()),
        ("standards", String::new()),
        ("uploadRules", String::new()),
    ]
}

#[tokio::test]
async fn no_field_shows_an_outsider_a_secret() {
    let app = TestApp::new().await;
    let scene = scene(&app).await;
    let (visitor, dana) = (app.visitor(), app.person("dana@demo.example").await);
    let types = Types::of(&dana).await;
    let roots = roots(&scene);
    let known: BTreeSet<&str> =
        types.fields("Query").iter().map(|field| field["name"].as_str().expect("a name")).collect();
    let probed: BTreeSet<&str> = roots.iter().map(|(name, _)| *name).collect();
    assert_eq!(known, probed, "every root field is probed, and none that is gone");

    let (mut asked, mut seen_public) = (0, 0);
    for (who, outsider) in [("visitor", &visitor), ("dana", &dana)] {
        for (name, arguments) in &roots {
            let field =
                types.fields("Query").into_iter().find(|field| field["name"] == *name).expect("it is there");
            for member in 0..types.selections(&named(&field["type"]), 0).len() {
                let mut answer = None;
                for depth in (1..=DEPTH).rev() {
                    let selection = types.selections(&named(&field["type"]), depth).swap_remove(member);
                    let tried =
                        outsider.ask(&format!("{{ {name}{arguments} {{ {selection} }} }}"), json!({})).await;
                    let too_dear = !tried.errors.is_empty() && tried.code() == "GRAPHQL_VALIDATION_FAILED";
                    answer = Some(tried);
                    if !too_dear {
                        break;
                    }
                }
                let answer = answer.expect("it was asked");
                let text = format!("{} {:?}", answer.data, answer.errors);
                assert!(!text.contains(SECRET), "{name}{arguments} shows {who} a secret: {text}");
                assert!(answer.errors.is_empty(), "{name}{arguments} could not be probed: {text}");
                asked += 1;
                seen_public += usize::from(text.contains("Zyxite"));
            }
        }
    }
    println!("{asked} probes by two outsiders, {seen_public} saw what is public");
    assert!(seen_public >= 12, "the probes see what is public, or they prove nothing");
    // The same questions show the secret to whoever may see it, so the probes ask in the right place.
    let luis = app.person("luis@demo.example").await;
    let id = scene.public["id"].as_str().expect("an id");
    let answer = luis
        .ask(&format!("{{ resource(id: \"{id}\") {{ {} }} }}", types.fields_of("Resource", DEPTH)), json!({}))
        .await
        .ok();
    assert!(answer.to_string().matches(SECRET).count() > 5);
}

/// What each mutation says to a visitor and to a member of another department.
fn mutations(scene: &Scene) -> Vec<(&'static str, Value, &'static str, &'static str)> {
    let (public, private) = (&scene.public["id"], &scene.private["id"]);
    let file = json!({ "departmentId": scene.department, "filename": "x.txt", "byteSize": 1, "sha256": "a".repeat(64) });
    vec![
        (
            "createResource",
            json!({ "departmentId": scene.department, "kind": "STORY", "title": "Zyxite" }),
            "UNAUTHENTICATED",
            "FORBIDDEN",
        ),
        ("saveDraft", json!({ "resourceId": public, "revision": 1 }), "UNAUTHENTICATED", "FORBIDDEN"),
        ("saveDraft", json!({ "resourceId": private, "revision": 0 }), "UNAUTHENTICATED", "NOT_FOUND"),
        ("beginUpload", file, "UNAUTHENTICATED", "FORBIDDEN"),
        ("completeUpload", json!({ "attachmentId": scene.attachment }), "UNAUTHENTICATED", "NOT_FOUND"),
        ("submitForReview", json!({ "resourceId": public, "revision": 1 }), "UNAUTHENTICATED", "FORBIDDEN"),
        ("submitForReview", json!({ "resourceId": private, "revision": 1 }), "UNAUTHENTICATED", "NOT_FOUND"),
        ("claimReview", json!({ "reviewRequestId": scene.review }), "UNAUTHENTICATED", "NOT_FOUND"),
        (
            "decideReview",
            json!({ "reviewRequestId": scene.review, "decision": "APPROVE", "reason": "x" }),
            "UNAUTHENTICATED",
            "NOT_FOUND",
        ),
        ("publishVersion", json!({ "resourceId": public, "revision": 1 }), "UNAUTHENTICATED", "FORBIDDEN"),
        ("publishVersion", json!({ "resourceId": private, "revision": 1 }), "UNAUTHENTICATED", "NOT_FOUND"),
    ]
}

#[tokio::test]
async fn no_mutation_lets_an_outsider_in() {
    let app = TestApp::new().await;
    let scene = scene(&app).await;
    let (visitor, dana) = (app.visitor(), app.person("dana@demo.example").await);
    let types = Types::of(&dana).await;
    let mutations = mutations(&scene);
    let known: BTreeSet<&str> =
        types.fields("Mutation").iter().map(|field| field["name"].as_str().expect("a name")).collect();
    let probed: BTreeSet<&str> = mutations.iter().map(|(name, ..)| *name).collect();
    assert_eq!(known, probed, "every mutation is probed, and none that is gone");
    let before = app.count("SELECT count(*) FROM event").await;
    for (name, input, to_visitor, to_dana) in mutations {
        for (outsider, expected) in [(&visitor, to_visitor), (&dana, to_dana)] {
            let answer = outsider.tell(name, input.clone(), "").await;
            assert_eq!(answer.code(), expected, "{name} {input}");
            assert!(!format!("{:?}", answer.errors).contains(SECRET));
        }
    }
    assert_eq!(app.count("SELECT count(*) FROM event").await, before, "nothing happened");
}

/// The routes, and whether an outsider gets anything: each is tried below.
const ROUTES: &[&str] = &[
    "/",
    "/*path",
    "/assets/*path",
    "/auth/callback",
    "/auth/login",
    "/auth/logout",
    "/files/:id",
    "/graphql",
    "/healthz",
    "/metrics",
    "/r/:slug",
    "/readyz",
    "/search",
];

#[tokio::test]
async fn no_route_shows_an_outsider_a_secret() {
    let source =
        std::fs::read_to_string(commons_tests::root().join("crates/http/src/lib.rs")).expect("the routes");
    let known: BTreeSet<&str> =
        source.split(".at(\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert_eq!(known, ROUTES.iter().copied().collect(), "every route is listed here, and tried");

    let app = TestApp::new().await;
    let scene = scene(&app).await;
    let (slug, public) =
        (scene.private["slug"].as_str().expect("a slug"), scene.public["slug"].as_str().expect("a slug"));
    let tries = [
        ("/".to_owned(), 200),
        ("/no/such/page".to_owned(), 404),
        ("/assets/../../Cargo.toml".to_owned(), 404),
        ("/assets/%2e%2e/%2e%2e/Cargo.toml".to_owned(), 404),
        ("/auth/callback?code=x&state=y".to_owned(), 400),
        (format!("/files/{}", scene.attachment), 404),
        ("/files/bm9uc2Vuc2U".to_owned(), 404),
        ("/healthz".to_owned(), 200),
        ("/metrics".to_owned(), 200),
        ("/readyz".to_owned(), 200),
        (format!("/r/{slug}"), 404),
        (format!("/r/{public}"), 200),
        ("/search?q=zyxite".to_owned(), 200),
    ];
    let dana = app.person("dana@demo.example").await;
    for (path, expected) in tries {
        for cookie in [None, dana.cookie()] {
            let mut request = app.http.get(&path);
            if let Some(cookie) = cookie {
                request = request.header("cookie", cookie);
            }
            let response = request.send().await.0;
            assert_eq!(response.status().as_u16(), expected, "{path}");
            let body = response.into_body().into_vec().await.expect("a body");
            assert!(!String::from_utf8_lossy(&body).contains(SECRET), "{path} shows a secret");
        }
    }
}
