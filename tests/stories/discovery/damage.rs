//! An index that is damaged, or taken away, while the server runs: it is noticed, nobody is shown what cannot be believed, and it
//! is built anew.

use std::{
    fs,
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use commons_discovery::{catch_up, follow};
use commons_tests::{Setup, TestApp};
use serde_json::json;

use super::shelf::{assert_equal, put};

const ASK: &str = "{ search(query: \"shelved\") { totalCount } }";

async fn shelved(folder: &Path) -> TestApp {
    let app = TestApp::with(Setup { index: Some(folder.to_owned()), ..Setup::default() }).await;
    put(&app.owner, &app.store, &*app.clock, 0..5, 1).await;
    app.settle().await;
    app
}

/// The files of the living generation with this ending.
fn files(root: &Path, ending: &str) -> Vec<PathBuf> {
    let current = fs::read_to_string(root.join("CURRENT")).expect("a generation is named");
    let entries = fs::read_dir(root.join(current.trim())).expect("it is there").flatten();
    entries.map(|entry| entry.path()).filter(|path| path.to_string_lossy().ends_with(ending)).collect()
}

/// Flips one byte in the middle of a file, in place.
fn flip(path: &Path) {
    use std::os::unix::fs::FileExt;
    let file = fs::File::options().read(true).write(true).open(path).expect("it opens");
    let middle = file.metadata().expect("its length").len() / 2;
    let mut byte = [0];
    file.read_exact_at(&mut byte, middle).expect("a byte");
    file.write_all_at(&[byte[0] ^ 0xff], middle).expect("it is written");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_flipped_byte_is_noticed_and_answers_are_refused_until_it_is_mended() {
    for ending in [".idx", ".term", ".fast", ".store", ".pos", ".fieldnorm"] {
        let folder = tempfile::tempdir().expect("a folder");
        let app = shelved(folder.path()).await;
        assert_eq!(app.visitor().ask(ASK, json!({})).await.ok()["search"]["totalCount"], 5);
        files(folder.path(), ending).iter().for_each(|file| flip(file));
        let index = app.finder.index();
        let damage = index.inspect().expect("it is noticed");
        assert!(damage.contains(ending) || damage.contains("damaged"), "{damage}");
        assert_eq!(app.visitor().ask(ASK, json!({})).await.code(), "UNAVAILABLE", "{ending}");
        let ready = app.http.get("/readyz").send().await;
        ready.assert_status(poem::http::StatusCode::SERVICE_UNAVAILABLE);
        catch_up(&app.store, index).await.expect("it is built anew");
        assert_equal(index, &[1; 5]);
        assert_eq!(app.visitor().ask(ASK, json!({})).await.ok()["search"]["totalCount"], 5);
        app.settle().await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_follower_looks_into_a_suspicion_and_mends_by_itself() {
    let folder = tempfile::tempdir().expect("a folder");
    let app = shelved(folder.path()).await;
    let index = app.finder.index().clone();
    let following = tokio::spawn(follow(app.store.clone(), index.clone()));
    tokio::time::sleep(Duration::from_millis(1_500)).await;
    let living = files(folder.path(), ".idx");
    living.iter().for_each(|file| flip(file));
    // As an answer that failed does.
    index.suspect();
    let begun = Instant::now();
    while files(folder.path(), ".idx").iter().any(|file| living.contains(file)) || index.position().is_none()
    {
        assert!(begun.elapsed() < Duration::from_secs(10), "nobody looks into it");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    following.abort();
    assert_eq!(index.inspect(), None);
    assert_equal(&index, &[1; 5]);
    app.settle().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_folder_that_is_taken_away_is_made_anew_and_searches_answer_meanwhile() {
    let folder = tempfile::tempdir().expect("a folder");
    let root = folder.path().join("index");
    let app = shelved(&root).await;
    let index = app.finder.index().clone();
    fs::remove_dir_all(&root).expect("it is removed");
    assert_eq!(app.visitor().ask(ASK, json!({})).await.ok()["search"]["totalCount"], 5);
    let following = tokio::spawn(follow(app.store.clone(), index.clone()));
    let begun = Instant::now();
    while !root.join("CURRENT").exists() || index.is_lost() {
        assert!(begun.elapsed() < Duration::from_secs(10), "nobody notices");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    put(&app.owner, &app.store, &*app.clock, 5..6, 1).await;
    following.abort();
    app.settle().await;
    assert_equal(&index, &[1; 6]);
    assert_eq!(index.inspect(), None);
}
