//! Built anew beside the living index: searches answer all the while, and what is published during the walk is found, then and
//! afterwards.

use std::time::{Duration, Instant};

use commons_discovery::{follow, rebuilt_at, request_rebuild};
use commons_kernel::Clock;
use commons_tests::{Setup, TestApp};

use super::shelf::{found, id, put, word};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn searches_answer_during_a_reindex_and_nothing_is_missed() {
    const COUNT: usize = 1_500;
    let folder = tempfile::tempdir().expect("a folder");
    let app = TestApp::with(Setup { index: Some(folder.path().join("index")), ..Setup::default() }).await;
    put(&app.owner, &app.store, &*app.clock, 0..COUNT, 1).await;
    app.settle().await;
    let index = app.finder.index().clone();
    let following = tokio::spawn(follow(app.store.clone(), index.clone()));

    let request = request_rebuild(&app.store, app.clock.now()).await.expect("it is asked for");
    // The walk has begun when there is a second generation.
    let generations = || std::fs::read_dir(folder.path().join("index")).expect("it is there").flatten();
    let begun = Instant::now();
    while generations().filter(|entry| entry.path().is_dir()).count() < 2 {
        assert!(begun.elapsed() < Duration::from_secs(20), "the walk never begins");
        tokio::time::sleep(Duration::from_millis(2)).await;
    }
    put(&app.owner, &app.store, &*app.clock, COUNT..COUNT + 1, 1).await;
    put(&app.owner, &app.store, &*app.clock, 0..1, 2).await;
    let during = rebuilt_at(&app.store).await.expect("the cursor") < request;
    let (mut asked, mut found_during) = (0, false);
    while rebuilt_at(&app.store).await.expect("the cursor") < request {
        assert!(found(&index, "shelved").len() >= COUNT, "every search sees a whole index");
        found_during |= found(&index, &word(COUNT, 1)) == [id(COUNT)];
        asked += 1;
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    println!(
        "{asked} searches during the walk; what was published meanwhile was found meanwhile: {found_during}"
    );
    assert!(during && asked > 0, "the walk went on while something was published and searched");
    let settled = Instant::now();
    while index.position().is_some_and(|position| position < request.unsigned_abs() + 2) {
        assert!(settled.elapsed() < Duration::from_secs(20), "it never catches up");
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    assert_eq!(found(&index, "shelved").len(), COUNT + 1);
    assert_eq!(found(&index, &word(COUNT, 1)), [id(COUNT)]);
    assert_eq!((found(&index, &word(0, 2)), found(&index, &word(0, 1))), (vec![id(0)], vec![]));
    following.abort();
    app.settle().await;
}
