use std::sync::Arc;
use commons_access::{Caller, SeatHeld, Viewer};
use commons_graphql::*;
use commons_kernel::*;
use sea_orm::ConnectionTrait;
use async_graphql::{Request, Variables, Value};
async fn run(s: &Schema, shared: &Arc<Shared>, v: &Viewer, q: &str) -> Value {
    let scope = RequestScope::new(shared.clone(), v.clone());
    let t = std::time::Instant::now();
    let r = s.execute(Request::new(q).variables(Variables::default()).data(scope.clone())).await;
    scope.finish().await.unwrap();
    println!("--- {:?} {:?}\n{}\n=> {}", v.person(), t.elapsed(), q, r.data);
    for e in &r.errors { println!("   ERR {} {:?} {:?}", e.message, e.path, e.extensions); }
    r.data
}
fn at<'a>(v: &'a Value, path: &str) -> &'a Value { path.split('.').fold(v, |v, k| match v { Value::Object(o) => &o[k], Value::List(l) => &l[k.parse::<usize>().unwrap()], _ => panic!("{path}: {v}") }) }
fn st(v: &Value, path: &str) -> String { match at(v, path) { Value::String(s) => s.clone(), x => panic!("{x}") } }
#[tokio::main]
async fn main() {
    let store = commons_store::Store::connect(&commons_store::Options { url: "postgres://postgres@127.0.0.1:54999/t".into(), connections: 4, statement_timeout: std::time::Duration::from_secs(5) }).await.unwrap();
    let bucket = commons_blobs::Bucket::new(&commons_blobs::Settings { endpoint: "http://127.0.0.1:9".parse().ok(), public_endpoint: None, bucket: "commons".into(), region: "us-east-1".into(), access_key: "k".into(), secret_key: "s".to_string().into(), path_style: true }).unwrap();
    let index = Arc::new(commons_search::Index::in_memory().unwrap());
    let finder = commons_discovery::Finder::new(index.clone(), commons_discovery::Thesaurus::new(vec![]));
    let shared = Arc::new(Shared { store: store.clone(), clock: Arc::new(SystemClock), bucket, finder, limits: Default::default() });
    let s = schema(Default::default());
    let u = |h: &str| uuid::Uuid::parse_str(&format!("00000000-0000-7000-8000-{h:0>12}")).unwrap();
    let who = |p: &str, seats: Vec<SeatHeld>, a| Viewer { caller: Caller::Person(u(p).into()), seats, groups: vec![], alliance: a };
    let luis = who("a1", vec![SeatHeld { department: u("1").into(), state: State::AZ, role: Role::Publisher }], None);
    let dana = who("a2", vec![SeatHeld { department: u("2").into(), state: State::IL, role: Role::Reader }], None);
    let priya = who("a3", vec![], Some(AllianceRole::Curator));
    let visitor = Viewer::visitor();
    let d = run(&s, &shared, &luis, r#"{ viewer { person { id name demo } allianceRole seats { id post role department { id name state stateName size } } } departments(query:"pima") { totalCount edges { node { id ocdId } } pageInfo { endCursor hasNextPage } } department(ocdId:"ocd-2") { id } values { slug } uploadRules { maxBytes formats { extension } } }"#).await;
    let seat = st(&d, "viewer.seats.0.id");
    let dep = st(&d, "departments.edges.0.node.id");
    run(&s, &shared, &visitor, "{ viewer { person { name } seats { id } allianceRole } reviewQueue { totalCount } }").await;
    run(&s, &shared, &visitor, &format!(r#"mutation {{ createResource(input: {{departmentId: "{dep}", kind: TEMPLATE, title: "x"}}) {{ resource {{ id }} }} }}"#)).await;
    run(&s, &shared, &dana, &format!(r#"mutation {{ createResource(input: {{departmentId: "{dep}", kind: TEMPLATE, title: "x"}}) {{ resource {{ id }} }} }}"#)).await;
    for n in 0..3 {
        let c = run(&s, &shared, &luis, &format!(r#"mutation {{ createResource(input: {{departmentId: "{dep}", kind: TEMPLATE, title: "Seal log {n}"}}) {{ resource {{ id slug title status summary viewerActions draft {{ revision reach savedBy {{ name }} attachments {{ id }} }} currentVersion {{ id }} openReview {{ id }} }} }} }}"#)).await;
        let id = st(&c, "createResource.resource.id");
        let b = run(&s, &shared, &luis, &format!(r#"mutation {{ beginUpload(input: {{departmentId: "{dep}", filename: "log{n}.docx", byteSize: 10{n}, sha256: "{}"}}) {{ url headers {{ name value }} attachment {{ id byteSize state downloadPath }} }} }}"#, format!("{n}").repeat(64))).await;
        let a = st(&b, "beginUpload.attachment.id");
        run(&s, &shared, &luis, &format!(r#"mutation {{ completeUpload(input: {{attachmentId: "{a}"}}) {{ attachment {{ state }} }} }}"#)).await;
        run(&s, &shared, &dana, &format!(r#"{{ node(id: "{a}") {{ id }} }}"#)).await;
        store.pool().execute_unprepared("update attachment set state = 'ready'").await.unwrap();
        run(&s, &shared, &luis, &format!(r#"mutation {{ saveDraft(input: {{resourceId: "{id}", revision: 1, summary: "for seals", body: "**b**", reach: ALLIANCE, states: [AZ], values: ["integrity"], attachmentIds: ["{a}"]}}) {{ __typename ... on DraftSaved {{ draft {{ revision savedBy {{ name }} bodyHtml attachments {{ id filename }} }} }} ... on DraftConflict {{ message }} }} }}"#)).await;
        run(&s, &shared, &luis, &format!(r#"mutation {{ a: saveDraft(input: {{resourceId: "{id}", revision: 1, summary: "z"}}) {{ __typename ... on DraftConflict {{ message draft {{ summary }} }} }} b: publishVersion(input: {{resourceId: "{id}", revision: 2}}) {{ __typename }} }}"#)).await;
        let q = run(&s, &shared, &luis, &format!(r#"mutation {{ submitForReview(input: {{resourceId: "{id}", revision: 2}}) {{ __typename ... on ReviewRequested {{ reviewRequest {{ id state version {{ id number title attachments {{ filename }} }} resource {{ status summary }} submittedBy {{ name }} }} }} }} }}"#)).await;
        let r = st(&q, "submitForReview.reviewRequest.id");
        let v = st(&q, "submitForReview.reviewRequest.version.id");
        run(&s, &shared, &dana, &format!(r#"{{ a: node(id: "{id}") {{ id }} b: node(id: "{r}") {{ id }} c: node(id: "{v}") {{ id }} d: node(id: "{seat}") {{ id }} }}"#)).await;
        run(&s, &shared, &priya, &format!(r#"{{ reviewQueue {{ totalCount edges {{ node {{ id resource {{ title summary viewerActions draft {{ summary }} openReview {{ id }} }} department {{ name }} submittedBy {{ name }} }} }} }} a: node(id: "{id}") {{ id }} b: node(id: "{r}") {{ id }} c: node(id: "{v}") {{ id }} }}"#)).await;
        run(&s, &shared, &priya, &format!(r#"mutation {{ a: decideReview(input: {{reviewRequestId: "{r}", decision: APPROVE, reason: "x"}}) {{ __typename }} b: claimReview(input: {{reviewRequestId: "{r}"}}) {{ __typename ... on ReviewClaimed {{ reviewRequest {{ claimedBy {{ name }} claimedUntil }} }} }} c: decideReview(input: {{reviewRequestId: "{r}", decision: {}, reason: "good"}}) {{ __typename ... on ReviewDecided {{ reviewRequest {{ state reason resource {{ title summary status draft {{ revision }} currentVersion {{ number }} }} version {{ title }} }} }} }} }}"#, if n == 2 { "ASK_FOR_CHANGES" } else { "APPROVE" })).await;
        run(&s, &shared, &luis, &format!(r#"{{ node(id:"{seat}") {{ ... on Seat {{ post }} }} resource(id: "{id}") {{ versions {{ totalCount edges {{ node {{ number changeNote }} }} }} draft {{ revision }} viewerActions }} }}"#)).await;
        run(&s, &shared, &dana, &format!(r#"{{ node(id: "{a}") {{ ... on Attachment {{ filename state }} }} v: node(id: "{v}") {{ id }} }}"#)).await;
    }
    commons_discovery::catch_up(&store, &index).await.unwrap();
    run(&s, &shared, &dana, r#"{ search(query: "seals") { totalCount didYouMean alsoSearched facets { field label values { value label count } } edges { cursor reasons snippets { field label runs { text marked } } node { title department { name } currentVersion { attachments { filename } } } } pageInfo { endCursor } } suggest(prefix: "sea") { text kind resource { title } } }"#).await;
    run(&s, &shared, &dana, &format!(r#"{{ search(query: "{}") {{ totalCount }} }}"#, "x".repeat(5000))).await;
    run(&s, &shared, &dana, r#"{ resources(first: 101) { totalCount } }"#).await;
    run(&s, &shared, &dana, r#"{ a: resources(after: "xx") { totalCount } b: node(id: "zz") { id } resource(id: "x", slug: "y") { id } }"#).await;
    store.pool().execute_unprepared("select 'LIST BEGINS'").await.unwrap();
    run(&s, &shared, &dana, r#"{ resources(first: 20) { edges { node { title summary values department { name } currentVersion { number attachments { filename } } } } } }"#).await;
    store.pool().execute_unprepared("select 'LIST ENDS'").await.unwrap();
    run(&s, &shared, &luis, r#"{ resources(first: 2, orderBy: TITLE, filter: {kinds: [TEMPLATE], states: [AZ], statuses: [PUBLISHED, DRAFT]}) { totalCount pageInfo { hasNextPage endCursor } edges { node { title status summary states languages licence bodyHtml viewerActions } } } }"#).await;
}
