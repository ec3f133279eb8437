//! Snapshots: a fresh server starts from the newest one and catches up; what is not changed is not sent again; whatever is wrong
//! with one costs time and nothing else; old ones are thrown away.

use std::{collections::BTreeSet, path::Path, sync::Arc};

use commons_blobs::{Bucket, Content, Sha256Digest};
use commons_discovery::{
    Finder, IndexSource, Restored, SearchRequest, SnapshotRoom, Snapshotted, Thesaurus, Wanted, catch_up,
    restore, search, snapshot,
};
use commons_kernel::{Clock, PageRequest};
use commons_search::{Condition, Filters, Index, Order};
use commons_tests::{Setup, TestApp};
use sea_orm::ConnectionTrait;
use time::Duration;

use super::shelf::{assert_equal, happened, put};

async fn app(folder: &Path) -> TestApp {
    let app = TestApp::with(Setup { index: Some(folder.join("index")), ..Setup::default() }).await;
    put(&app.owner, &app.store, &*app.clock, 0..30, 1).await;
    app.settle().await;
    app
}

fn room(app: &TestApp) -> SnapshotRoom {
    let index = IndexSource::Living(app.finder.index().clone());
    SnapshotRoom { store: app.store.clone(), bucket: app.bucket.clone(), index }
}

async fn taken(app: &TestApp) -> Snapshotted {
    snapshot(&room(app), app.clock.now()).await.expect("a snapshot")
}

/// A server without an index.
fn fresh(folder: &Path, name: &str) -> Arc<Index> {
    let (index, condition) = Index::open(&folder.join(name)).expect("a folder");
    assert_eq!(condition, Condition::NeedsRebuild("there is no index yet".into()));
    Arc::new(index)
}

async fn keys(bucket: &Bucket, prefix: &str) -> Vec<String> {
    let page = bucket.list(prefix, None, 1000).await.expect("a listing");
    page.objects.into_iter().map(|object| object.key).collect()
}

async fn files(bucket: &Bucket) -> Vec<String> {
    keys(bucket, "system/search/pieces/").await
}

async fn manifests(bucket: &Bucket) -> Vec<String> {
    keys(bucket, "system/search/snapshots/").await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_fresh_server_starts_from_it_and_reads_only_the_rest() {
    let folder = tempfile::tempdir().expect("a folder");
    let app = app(folder.path()).await;
    let Snapshotted::Written { files: all, sent, .. } = taken(&app).await else {
        panic!("something is there")
    };
    assert_eq!(sent, all, "the first one sends everything");
    assert_eq!(taken(&app).await, Snapshotted::Unchanged);
    put(&app.owner, &app.store, &*app.clock, 0..1, 2).await;
    app.settle().await;
    let Snapshotted::Written { files: all, sent, .. } = taken(&app).await else { panic!("it has changed") };
    assert!(sent < all, "of {all} files {sent} were sent: those that did not change cost nothing");

    put(&app.owner, &app.store, &*app.clock, 1..3, 2).await;
    app.settle().await;
    let index = fresh(folder.path(), "other");
    assert_eq!(restore(&app.store, &app.bucket, &index, "it is new").await, Restored::Done);
    assert_eq!(index.inspect(), None);
    assert_eq!(catch_up(&app.store, &index).await.expect("it catches up"), 2, "only what came after");
    let mut editions = [1; 30];
    editions[..3].fill(2);
    assert_equal(&index, &editions);
    // It is an index like any other: it opens again, and goes on.
    drop(index);
    let (index, condition) = Index::open(&folder.path().join("other")).expect("it opens");
    assert_eq!(condition, Condition::Ready);
    let index = Arc::new(index);
    editions[7] = 2;
    put(&app.owner, &app.store, &*app.clock, 7..8, 2).await;
    catch_up(&app.store, &index).await.expect("it follows");
    assert_equal(&index, &editions);
    app.settle().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn it_never_shows_what_was_withdrawn_since() {
    let folder = tempfile::tempdir().expect("a folder");
    let app = app(folder.path()).await;
    taken(&app).await;
    app.owner.execute_unprepared("UPDATE resource SET reach = 'department'").await.expect("the owner may");
    for number in 0..30 {
        happened(&app, "resource.changed", number).await;
    }
    let index = fresh(folder.path(), "other");
    assert_eq!(restore(&app.store, &app.bucket, &index, "it is new").await, Restored::Done);
    assert_eq!(index.size(), 30, "it still holds them");
    let finder = Finder::new(index, Thesaurus::new(Vec::new())).beside(app.store.clone());
    let visitor = commons_access::Viewer::visitor();
    let tx = app.store.read(&visitor).await.expect("a transaction");
    let page = PageRequest::new(Some(10), None).expect("a page");
    let asked = SearchRequest {
        query: "shelved".into(),
        filters: Filters::default(),
        order: Order::default(),
        page,
        wanted: Wanted { facets: true, passages: true },
    };
    let seen = search(&tx, &finder, (&visitor, app.clock.now()), &asked).await.expect("an answer");
    let counted: u64 = seen.facets.iter().flat_map(|facet| &facet.values).map(|value| value.count).sum();
    assert_eq!((seen.total, seen.hits.len(), counted), (0, 0, 0));
    drop(tx);
    app.settle().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whatever_is_wrong_with_it_is_said_and_the_resources_are_walked() {
    let folder = tempfile::tempdir().expect("a folder");
    let app = app(folder.path()).await;
    let refused = async |name: &str| {
        let index = fresh(folder.path(), name);
        let Restored::Refused(why) = restore(&app.store, &app.bucket, &index, "it is new").await else {
            panic!("{name}: it must not be used")
        };
        assert_eq!((index.position(), index.size()), (None, 0), "{name}");
        catch_up(&app.store, &index).await.expect("it is built");
        assert_equal(&index, &[1; 30]);
        why
    };
    let index = fresh(folder.path(), "nothing");
    assert_eq!(restore(&app.store, &app.bucket, &index, "it is new").await, Restored::Nothing);

    taken(&app).await;
    let largest = files(&app.bucket).await.remove(0);
    let whole = app.bucket.get(&largest).await.expect("a file");
    let mut flipped = whole.to_vec();
    let middle = flipped.len() / 2;
    flipped[middle] ^= 1;
    put_back(&app.bucket, &largest, flipped).await;
    let why = refused("flipped").await;
    assert!(why.contains("is not the one that was sent"), "{why}");
    app.bucket.delete(&largest).await.expect("it goes");
    let why = refused("missing").await;
    assert!(why.contains("cannot be had"), "{why}");
    put_back(&app.bucket, &largest, whole.to_vec()).await;

    let manifest = manifests(&app.bucket).await.remove(0);
    let whole = app.bucket.get(&manifest).await.expect("the manifest");
    let text = String::from_utf8(whole.to_vec()).expect("JSON");
    put_back(&app.bucket, &manifest, text.replace("\"documents\":30", "\"documents\":31").into_bytes()).await;
    let why = refused("manifest").await;
    assert!(why.contains("is not the one that was written"), "{why}");
    put_back(&app.bucket, &manifest, whole.to_vec()).await;
    let index = fresh(folder.path(), "whole again");
    assert_eq!(restore(&app.store, &app.bucket, &index, "it is new").await, Restored::Done);
}

/// Puts other content under a key.
async fn put_back(bucket: &Bucket, key: &str, content: Vec<u8>) {
    let sha256 = Sha256Digest::of(&content);
    bucket.put(key, Content::Bytes(content.into()), "x/y", sha256).await.expect("it is put");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_snapshot_of_another_database_is_not_believed() {
    let folder = tempfile::tempdir().expect("a folder");
    let app = app(folder.path()).await;
    taken(&app).await;
    // Another one, which has less behind it: as after going back to an earlier day.
    let other = TestApp::new().await;
    let index = fresh(folder.path(), "earlier");
    let Restored::Refused(why) = restore(&other.store, &app.bucket, &index, "it is new").await else {
        panic!("it is ahead of this database")
    };
    assert!(why.contains("and the database with event"), "{why}");
    // And one that has more, of its own.
    other.clock.pass(Duration::hours(1));
    put(&other.owner, &other.store, &*other.clock, 0..60, 1).await;
    let Restored::Refused(why) = restore(&other.store, &app.bucket, &index, "it is new").await else {
        panic!("it is of another database")
    };
    assert!(why.contains("another database"), "{why}");
    // An index of one database under another is noticed as well, wherever it came from.
    let living = app.finder.index();
    catch_up(&other.store, living).await.expect("it is built anew");
    assert_equal(living, &[1; 60]);
    catch_up(&app.store, living).await.expect("and back");
    assert_equal(living, &[1; 30]);
    other.settle().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn old_ones_are_swept_and_nobody_reaches_them() {
    let folder = tempfile::tempdir().expect("a folder");
    let app = app(folder.path()).await;
    taken(&app).await;
    let first = files(&app.bucket).await;
    for edition in 2..6 {
        app.clock.pass(Duration::hours(25));
        commons_discovery::request_rebuild(&app.store, app.clock.now()).await.expect("it is asked for");
        put(&app.owner, &app.store, &*app.clock, 0..30, edition).await;
        // Read, built anew, and then the job that this has asked for.
        app.settle().await;
        app.settle().await;
        assert_eq!(manifests(&app.bucket).await.len(), 2, "a snapshot comes of it, and two are kept");
    }
    let now = files(&app.bucket).await;
    let mut named = BTreeSet::new();
    for key in manifests(&app.bucket).await {
        let text = app.bucket.get(&key).await.expect("a manifest");
        let manifest: serde_json::Value = serde_json::from_slice(&text).expect("JSON");
        let files = manifest["files"].as_array().expect("files").clone();
        named.extend(files.iter().map(|file| file["sha256"].as_str().expect("a digest").to_owned()));
    }
    let kept: BTreeSet<String> =
        now.iter().filter_map(|key| Some(key.rsplit('/').next()?.to_owned())).collect();
    assert_eq!(kept, named, "what a kept snapshot names, and nothing else");
    assert!(first.iter().any(|file| !now.contains(file)), "the first one is gone");
    let index = fresh(folder.path(), "other");
    assert_eq!(restore(&app.store, &app.bucket, &index, "it is new").await, Restored::Done);
    assert_equal(&index, &[5; 30]);
    // The sweep of documents leaves them alone, and no address leads to them.
    app.clock.pass(Duration::hours(25));
    let swept = commons_library::sweep(&app.documents, commons_library::Scrub::All, app.clock.now()).await;
    let swept = swept.expect("it sweeps");
    assert_eq!((swept.stray_objects, swept.foreign_objects), (0, 0));
    assert_eq!(files(&app.bucket).await, now);
    for key in now.iter().chain(&manifests(&app.bucket).await) {
        let answer = app.http.get(format!("/files/{key}")).send().await.0;
        let kind = answer.content_type().unwrap_or_default().to_owned();
        assert!(
            answer.status().as_u16() >= 400 || kind.starts_with("text/html"),
            "{key}: {}",
            answer.status()
        );
    }
    app.settle().await;
}
