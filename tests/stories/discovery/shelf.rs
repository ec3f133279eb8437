//! A shelf of resources that are put into the database at once, past the verbs: as many as a story about the index needs, each
//! with a word that stands in its newest edition alone.

use commons_access::{Rule, Viewer};
use commons_kernel::Clock;
use commons_search::{Index, Request, filter, parse};
use commons_store::{Event, Store, record};
use commons_tests::TestApp;
use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, Statement};
use serde_json::json;
use uuid::Uuid;

const OFFICE: &str = "SELECT id FROM department WHERE state = 'AZ' ORDER BY id LIMIT 1";
const SYSTEM: Viewer = Viewer::system("tests");

/// The id of a resource.
pub fn id(number: usize) -> Uuid {
    Uuid::from_u128(0x7000_8000_0000_0000_0000 + number as u128)
}

/// The word of an edition.
pub fn word(number: usize, edition: usize) -> String {
    format!("zyx{number}e{edition}")
}

/// Puts resources there, or new editions of them, and records that they were published.
pub async fn put(
    owner: &DatabaseConnection,
    store: &Store,
    clock: &dyn Clock,
    numbers: std::ops::Range<usize>,
    edition: usize,
) {
    for number in numbers.clone().step_by(500) {
        let (first, last) = (number, numbers.end.min(number + 500) - 1);
        owner.execute_unprepared(&statement(first, last, edition)).await.expect("the owner may");
        let tx = store.begin(&SYSTEM).await.expect("a transaction");
        for number in first..=last {
            note(&tx, clock, "version.published", number).await;
        }
        tx.commit().await.expect("it commits");
    }
}

fn statement(first: usize, last: usize, edition: usize) -> String {
    let place = format!("FROM generate_series({first}, {last}) AS n");
    let resource = "('00000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid";
    let version =
        format!("('00000000-0000-7000-9{:03x}-' || lpad(to_hex(n), 12, '0'))::uuid", edition % 4096);
    format!(
        "INSERT INTO resource (id, department_id, state, slug, kind, reach, status, published, submitted, title,
             current_version_id, created_at, updated_at, published_at, shown_at)
         SELECT {resource}, ({OFFICE}), 'AZ', 'shelf-' || n, 'template', 'public', 'published', true, false, 'Shelf ' || n,
             null, now(), now(), now(), now() {place} ON CONFLICT DO NOTHING;
         INSERT INTO version (id, resource_id, number, reach, title, summary, body, change_note, language, states, \"values\",
             standards, topics, draft_revision, reviewed, created_at, published_at)
         SELECT {version}, {resource}, {edition}, 'public', 'Shelf ' || n, 'Ballots and seals',
             'shelved zyx' || n || 'e{edition} ' || repeat('Count the seals before the doors open. ', 10), 'A note', 'en',
             '{{}}', '{{}}', '{{}}', '{{}}', 1, false, now(), now() {place};
         UPDATE resource SET current_version_id = {version} {place} WHERE resource.id = {resource};"
    )
}

/// Records that something happened to a resource.
pub async fn happened(app: &TestApp, kind: &'static str, number: usize) {
    let tx = app.store.begin(&SYSTEM).await.expect("a transaction");
    note(&tx, &*app.clock, kind, number).await;
    tx.commit().await.expect("it commits");
}

/// The department of the shelf.
pub async fn office(app: &TestApp) -> Uuid {
    let row = app.owner.query_one_raw(Statement::from_string(DbBackend::Postgres, OFFICE));
    row.await.expect("a row").expect("one").try_get_by_index(0).expect("an id")
}

/// Something of a department changed that the record tells, such as what it is called.
pub async fn office_changed(app: &TestApp, office: Uuid) {
    let (subject, department) = ("department", Some(office.into()));
    let event = Event { kind: "profile.saved", subject, subject_id: office, department, data: json!({}) };
    let tx = app.store.begin(&SYSTEM).await.expect("a transaction");
    record(&tx, &SYSTEM, app.clock.now(), event).await.expect("it is recorded");
    tx.commit().await.expect("it commits");
}

async fn note(tx: &commons_store::Tx, clock: &dyn Clock, kind: &'static str, number: usize) {
    let event =
        Event { kind, subject: "resource", subject_id: id(number), department: None, data: json!({}) };
    record(tx, &SYSTEM, clock.now(), event).await.expect("it is recorded");
}

/// The resources that the index alone finds, whoever asks, in the order of their ids.
pub fn found(index: &Index, query: &str) -> Vec<Uuid> {
    let access = filter(&Rule::EVERYBODY, &Viewer::visitor());
    let query = parse(query).expect("a query");
    let request = Request { query, first: 100_000, ..Request::everything(access) };
    let hits = index.search(&request).expect("the index answers").hits;
    let mut found: Vec<Uuid> = hits.into_iter().map(|hit| hit.id.uuid()).collect();
    found.sort();
    found
}

/// The index holds these resources in these editions, and nothing else of the shelf.
pub fn assert_equal(index: &Index, editions: &[usize]) {
    let all: Vec<Uuid> = (0..editions.len()).map(id).collect();
    assert_eq!(found(index, "shelved"), all);
    for (number, edition) in editions.iter().copied().enumerate() {
        assert_eq!(found(index, &word(number, edition)), [id(number)], "{number} in its edition {edition}");
        if edition > 1 {
            assert!(found(index, &word(number, edition - 1)).is_empty(), "{number} in the edition before");
        }
    }
}
