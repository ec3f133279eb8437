//! Following: what is published is found within a second, one by one and many at once, with the index on a disk.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use commons_discovery::follow;
use commons_search::Index;
use commons_tests::{Setup, TestApp};
use serde_json::json;

use super::shelf::found;
use crate::scene::{LUIS, finished};

const ONE_BY_ONE: usize = 200;
const AT_ONCE: usize = 50;
/// What we promise for 99 in a hundred.
const PROMISED: Duration = Duration::from_secs(1);

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_published_is_found_within_a_second() {
    let folder = tempfile::tempdir().expect("a folder");
    let app = TestApp::with(Setup { index: Some(folder.path().join("index")), ..Setup::default() }).await;
    let luis = app.person(LUIS).await;
    let mut drafts = Vec::new();
    for number in 0..ONE_BY_ONE + AT_ONCE {
        let body = format!("A word of its own: zyx{number}q.");
        drafts.push(finished(&luis, &format!("Log {number}"), "DEPARTMENT", &body).await);
    }
    app.settle().await;
    let index = app.finder.index().clone();
    let following = tokio::spawn(follow(app.store.clone(), index.clone()));

    let publish = async |number: usize| {
        let (resource, revision) = &drafts[number];
        let input = json!({ "resourceId": resource, "revision": revision });
        loop {
            let answer = luis.tell("publishVersion", input.clone(), "").await;
            // Fifty at once are more than the test's few connections: a program tries again, as it is told.
            if !answer.errors.is_empty() && answer.code() == "UNAVAILABLE" {
                tokio::time::sleep(Duration::from_millis(50)).await;
                continue;
            }
            let done = answer.ok();
            assert_eq!(done["__typename"], "VersionPublished", "{done}");
            return Instant::now();
        }
    };
    let mut alone = Vec::new();
    for number in 0..ONE_BY_ONE {
        let committed = publish(number).await;
        alone.push(until_found(index.clone(), number, committed).await);
    }
    let waits = futures_util::future::join_all((ONE_BY_ONE..ONE_BY_ONE + AT_ONCE).map(async |number| {
        let committed = publish(number).await;
        until_found(index.clone(), number, committed).await
    }));
    let together = waits.await;
    following.abort();
    for (how, mut waits) in [("one by one", alone), ("at once", together)] {
        waits.sort();
        let at = |hundredth: usize| waits[(waits.len() * hundredth).div_ceil(100) - 1];
        println!("{} published {how}: found after {:?} (median), {:?} (99 %)", waits.len(), at(50), at(99));
        assert!(at(99) < PROMISED * patience(), "{how}: {:?}", at(99));
    }
    app.settle().await;
}

/// On a machine with far more to do than it has processors, waiting for a turn is most of the time; then we only look that nobody
/// has to wait for the follower's own patience.
fn patience() -> u32 {
    let load = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let load = load.split(' ').next().and_then(|load| load.parse::<f64>().ok()).unwrap_or(0.0);
    let cores = std::thread::available_parallelism().map_or(1.0, |cores| cores.get() as f64);
    if load > 2.0 * cores { 5 } else { 1 }
}

async fn until_found(index: Arc<Index>, number: usize, committed: Instant) -> Duration {
    let (word, mut seen) = (format!("zyx{number}q"), None);
    loop {
        let position = index.position();
        // Searching takes turns away from what is measured, so it waits until there is something new.
        if position != seen && !found(&index, &word).is_empty() {
            return committed.elapsed();
        }
        seen = position;
        assert!(committed.elapsed() < Duration::from_secs(20), "{word} is never found");
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
}
