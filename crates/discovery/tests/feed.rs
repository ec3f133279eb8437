//! From a row and its event to a hit on the page, over a real PostgreSQL: found, hidden when stale, taken out, built anew.

use std::{sync::Arc, time::Duration};

use commons_access::{Caller, SeatHeld, Viewer};
use commons_discovery::{
    Finder, SearchPage, SearchRequest, Suggestion, Wanted, catch_up, follow, import_thesaurus, lag,
    load_thesaurus, reindex, search, suggest,
};
use commons_kernel::{AllianceRole, DepartmentId, PageRequest, PersonId, Role, State};
use commons_postgres::{Durability, Options, start};
use commons_search::{Filters, Index, Order};
use commons_store::{Event, Store, record};
use sea_orm::ConnectionTrait;
use time::macros::datetime;
use uuid::Uuid;

const NOW: time::OffsetDateTime = datetime!(2026-11-23 12:00 UTC);
const SYSTEM: Viewer = Viewer::system("test");
const DEPARTMENT: Uuid = Uuid::from_u128(0xd1);

const ROWS: &str = "
INSERT INTO department (id, ocd_id, state, name, kind, registered_voters, created_at)
  VALUES ('00000000-0000-0000-0000-0000000000d1', 'ocd-1', 'AZ', 'Pima County', 'county', 600000, now());
INSERT INTO resource (id, department_id, state, slug, kind, reach, status, published, submitted, title, current_version_id, created_at, updated_at, published_at, shown_at)
  VALUES ('00000000-0000-0000-0000-0000000000a1', '00000000-0000-0000-0000-0000000000d1', 'AZ', 'training', 'training', 'public', 'published', true, false, 'Poll worker agenda', null, now(), now(), now(), now()),
         ('00000000-0000-0000-0000-0000000000a2', '00000000-0000-0000-0000-0000000000d1', 'AZ', 'inner', 'template', 'department', 'published', true, true, 'Poll worker pay list', null, now(), now(), now(), now()),
         ('00000000-0000-0000-0000-0000000000a3', '00000000-0000-0000-0000-0000000000d1', 'AZ', 'draft', 'template', 'public', 'draft', false, false, 'Poll worker draft', null, now(), now(), null, now());
INSERT INTO version (id, resource_id, number, reach, title, summary, body, change_note, language, states, \"values\", standards, topics, draft_revision, reviewed, created_at, published_at)
  VALUES ('00000000-0000-0000-0000-0000000000b1', '00000000-0000-0000-0000-0000000000a1', 1, 'public', 'Poll worker agenda', 'Two hours', '# Agenda\n\nHow to *greet* voters', 'first', 'en', '{}', '{}', '{}', '{training}', 1, true, now(), now()),
         ('00000000-0000-0000-0000-0000000000b2', '00000000-0000-0000-0000-0000000000a2', 1, 'department', 'Poll worker pay list', '', 'Secret amounts', 'first', 'en', '{}', '{}', '{}', '{}', 1, false, now(), now());
UPDATE resource SET current_version_id = '00000000-0000-0000-0000-0000000000b1' WHERE slug = 'training';
UPDATE resource SET current_version_id = '00000000-0000-0000-0000-0000000000b2' WHERE slug = 'inner';
INSERT INTO attachment (id, department_id, filename, media_type, byte_size, sha256, state, created_at)
  VALUES ('00000000-0000-0000-0000-0000000000c1', '00000000-0000-0000-0000-0000000000d1', 'agenda.docx', 'x', 5, 'abc', 'ready', now());
INSERT INTO attachment_text (attachment_id, text, truncated) VALUES ('00000000-0000-0000-0000-0000000000c1', 'Bring the zebrafish key', false);
INSERT INTO version_attachment (version_id, attachment_id, position) VALUES ('00000000-0000-0000-0000-0000000000b1', '00000000-0000-0000-0000-0000000000c1', 0);
";

async fn happened(store: &Store, kind: &'static str, number: u128) {
    let tx = store.begin(&SYSTEM).await.unwrap();
    let event = Event {
        kind,
        subject: "resource",
        subject_id: Uuid::from_u128(number),
        department: Some(DEPARTMENT.into()),
        data: serde_json::json!({}),
    };
    record(&tx, &SYSTEM, NOW, event).await.unwrap();
    tx.commit().await.unwrap();
}

async fn ask(store: &Store, finder: &Finder, viewer: &Viewer, query: &str) -> SearchPage {
    let tx = store.read(viewer).await.unwrap();
    let request = SearchRequest {
        query: query.into(),
        filters: Filters::default(),
        order: Order::default(),
        page: PageRequest::new(Some(10), None).unwrap(),
        wanted: Wanted { facets: true, passages: true },
    };
    search(&tx, finder, (viewer, NOW), &request).await.unwrap()
}

fn titles(page: &SearchPage) -> Vec<&str> {
    page.hits.iter().map(|hit| hit.resource.title.as_str()).collect()
}

fn seated(department: Uuid, state: State) -> Viewer {
    let seat = SeatHeld {
        seat: Uuid::nil().into(),
        department: DepartmentId::from(department),
        state,
        role: Role::Reader,
    };
    Viewer {
        caller: Caller::Person(PersonId::from(Uuid::from_u128(1))),
        hat: None,
        seats: vec![seat],
        groups: Vec::new(),
        alliance: None,
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_happens_to_a_resource_is_found_hidden_and_forgotten() {
    let folder = tempfile::tempdir().unwrap();
    let server = start(Options {
        folder: folder.path().join("postgres"),
        port: 0,
        password: "only-for-this-test".into(),
        extra_bins: Vec::new(),
        durability: Durability::Throwaway,
    })
    .unwrap_or_else(|error| panic!("this test needs a PostgreSQL: {error}"));
    let options = commons_store::Options {
        url: server.url("postgres"),
        connections: 4,
        statement_timeout: Duration::from_secs(20),
    };
    let owner = commons_store::owner(&options).await.unwrap();
    commons_migrations::migrate(&owner).await.unwrap();
    let store = Store::connect(&options).await.unwrap();

    // The thesaurus, twice: the second time nothing changes.
    let files = (
        include_str!("../../app/content/facts/thesaurus.csv"),
        include_str!("../../app/content/facts/thesaurus_state_terms.csv"),
    );
    let tx = store.begin(&SYSTEM).await.unwrap();
    let first = import_thesaurus(&tx, NOW, files.0, files.1).await.unwrap();
    assert!(first.concepts_written > 100 && first.labels_added > 500, "{first:?}");
    let second = import_thesaurus(&tx, NOW, files.0, files.1).await.unwrap();
    assert_eq!((second.concepts_written, second.labels_added, second.labels_removed), (0, 0, 0));
    tx.commit().await.unwrap();
    let tx = store.read(&SYSTEM).await.unwrap();
    let thesaurus = load_thesaurus(&tx).await.unwrap();
    drop(tx);

    owner.execute_unprepared(ROWS).await.unwrap();
    for number in [0xa1, 0xa2, 0xa3] {
        happened(&store, "version.published", number).await;
    }
    let (index, _) = Index::open(&folder.path().join("index")).unwrap();
    let index = Arc::new(index);
    let finder = Finder::new(Arc::clone(&index), thesaurus);
    // The import of the thesaurus stands in the record before them.
    assert_eq!(lag(&store, &index).await.unwrap(), 4);
    catch_up(&store, &index).await.unwrap();
    assert_eq!(
        (lag(&store, &index).await.unwrap(), index.position(), index.size()),
        (0, Some(4), 2),
        "the draft stays out"
    );

    let visitor = Viewer::visitor();
    let inside = seated(DEPARTMENT, State::AZ);
    let page = ask(&store, &finder, &visitor, "zebrafish").await;
    assert_eq!(titles(&page), ["Poll worker agenda"], "a word that stands only inside the document");
    let snippet = &page.hits[0].snippets[0];
    assert_eq!((snippet.field, snippet.label.as_str()), ("files", "agenda.docx"));
    assert!(snippet.runs.iter().any(|run| run.marked && run.text == "zebrafish"));
    let department = page.facets.iter().find(|facet| facet.field == "department").unwrap();
    assert_eq!((department.values[0].label.as_str(), department.values[0].count), ("Pima County, AZ", 1));

    // The reader's word and the writer's word differ.
    let page = ask(&store, &finder, &seated(Uuid::from_u128(0xd2), State::IL), "election judge").await;
    assert_eq!((titles(&page), page.total), (vec!["Poll worker agenda"], 1));
    assert!(page.also_searched.contains(&"poll worker".to_owned()));
    assert!(
        page.hits[0].reasons.iter().any(|reason| reason.contains("poll worker")),
        "{:?}",
        page.hits[0].reasons
    );
    assert_eq!(ask(&store, &finder, &inside, "poll worker").await.total, 2, "its own department sees both");
    assert_eq!(ask(&store, &finder, &visitor, "secret").await.total, 0);
    // Its next version is before the reviewers; the one that is published for the office alone stays the office's.
    let reviewer =
        Viewer { seats: Vec::new(), alliance: Some(AllianceRole::Administrator), ..inside.clone() };
    let page = ask(&store, &finder, &reviewer, "secret").await;
    assert_eq!((page.total, page.hits.len()), (0, 0), "a reviewer does not read what is not before them");
    let page = ask(&store, &finder, &visitor, "provisonal agenda").await;
    assert_eq!(page.did_you_mean.as_deref(), Some("provisional agenda"));

    let tx = store.read(&visitor).await.unwrap();
    let suggested = suggest(&tx, &finder, &visitor, ("poll worker ", 20)).await.unwrap();
    drop(tx);
    let texts: Vec<&str> = suggested.iter().map(Suggestion::text).collect();
    assert!(texts.contains(&"Poll worker agenda") && !texts.contains(&"Poll worker pay list"), "{texts:?}");

    // A stale index hides, but does not leak.
    let narrow = "UPDATE resource SET reach = 'department' WHERE id = '00000000-0000-0000-0000-0000000000a1'";
    owner.execute_unprepared(narrow).await.unwrap();
    let page = ask(&store, &finder, &visitor, "zebrafish").await;
    assert!(page.hits.is_empty(), "the row decides, not the index");
    happened(&store, "resource.changed", 0xa1).await;
    catch_up(&store, &index).await.unwrap();
    let page = ask(&store, &finder, &visitor, "zebrafish").await;
    assert_eq!((page.total, page.facets.iter().map(|facet| facet.values.len()).sum::<usize>()), (0, 0));

    // Built anew, and taken out.
    assert_eq!(reindex(&store, &index).await.unwrap(), 2);
    assert_eq!(
        (titles(&ask(&store, &finder, &inside, "zebrafish").await), index.position()),
        (vec!["Poll worker agenda"], Some(5))
    );
    let withdraw = "UPDATE resource SET published = false, status = 'withdrawn' WHERE id = '00000000-0000-0000-0000-0000000000a1'";
    owner.execute_unprepared(withdraw).await.unwrap();
    let following = tokio::spawn(follow(store.clone(), Arc::clone(&index)));
    tokio::time::sleep(Duration::from_millis(200)).await;
    happened(&store, "resource.withdrawn", 0xa1).await;
    let woken = async {
        while lag(&store, &index).await.unwrap() > 0 {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    // Sooner than its patience: it was woken, it did not just look.
    tokio::time::timeout(Duration::from_secs(3), woken).await.expect("the reader wakes up");
    following.abort();
    assert_eq!(ask(&store, &finder, &inside, "zebrafish").await.total, 0);
    store.pool().close_by_ref().await.unwrap();
}
