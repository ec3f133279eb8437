//! Killed at random moments while it writes the index, a process leaves an index that opens at a commit, catches up, and then
//! equals the database.

use std::{
    fs,
    path::Path,
    process::{Child, Command, Stdio},
    sync::Arc,
    time::{Duration, Instant},
};

use commons_discovery::{catch_up, follow};
use commons_kernel::SystemClock;
use commons_search::{Condition, Index};
use commons_tests::Database;
use rand::{Rng, SeedableRng, rngs::StdRng};

use super::shelf::{assert_equal, put};

const ROUNDS: usize = 20;
const SHELF: usize = 40;
const MISSED: usize = 1_000;
const DATABASE: &str = "TEST_FOLLOWER_DATABASE";
const FOLDER: &str = "TEST_FOLLOWER_FOLDER";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn killed_while_it_commits_it_opens_at_a_commit_and_catches_up() {
    let database = Database::with_facts().await;
    let folder = tempfile::tempdir().expect("a folder");
    put(&database.owner, &database.store, &SystemClock, 0..SHELF, 1).await;
    let mut read = {
        let (index, _) = Index::open(folder.path()).expect("a new index");
        let index = Arc::new(index);
        catch_up(&database.store, &index).await.expect("it is built");
        index.committed().expect("a commit")
    };
    let mut dice = StdRng::seed_from_u64(28);
    let (mut editions, mut moved) = (vec![1; SHELF], 0);
    for round in 0..ROUNDS {
        let mut child = Killed(follower(&database.url, folder.path()));
        let before = commit(folder.path());
        let (begun, mut end) = (Instant::now(), None);
        while end.is_none_or(|end| Instant::now() < end) {
            assert!(begun.elapsed() < Duration::from_secs(30), "round {round}: the child never commits");
            // From its first commit on it is at work; the moment of its end is any one after that.
            if end.is_none() && commit(folder.path()) != before {
                end = Some(Instant::now() + Duration::from_millis(dice.random_range(0..400)));
            }
            let number = dice.random_range(0..SHELF);
            editions[number] += 1;
            let edition = editions[number];
            put(&database.owner, &database.store, &SystemClock, number..number + 1, edition).await;
        }
        child.kill();
        let (index, condition) = Index::open(folder.path()).expect("nobody else holds it");
        assert_eq!(condition, Condition::Ready, "round {round}: it opens at a commit");
        assert_eq!(index.inspect(), None, "round {round}: it is whole");
        let now = index.committed().expect("a commit");
        assert!(now >= read, "round {round}: what was committed stays so");
        moved += usize::from(now > read);
        read = now;
    }
    assert_eq!(moved, ROUNDS, "the child was killed at work");

    for number in 0..MISSED / SHELF {
        put(&database.owner, &database.store, &SystemClock, 0..SHELF, 1_000 + number).await;
    }
    editions.fill(1_000 + MISSED / SHELF - 1);
    let begun = Instant::now();
    let index = Arc::new(Index::open(folder.path()).expect("it opens").0);
    let missed = catch_up(&database.store, &index).await.expect("it catches up");
    println!("{missed} missed changes read in {:?}", begun.elapsed());
    assert!(missed >= MISSED as u64);
    assert!(begun.elapsed() < Duration::from_secs(10), "{:?}", begun.elapsed());
    assert_equal(&index, &editions);
}

/// What the last commit of the living generation says.
fn commit(root: &Path) -> Option<String> {
    let living = fs::read_to_string(root.join("CURRENT")).ok()?;
    fs::read_to_string(root.join(living.trim()).join("meta.json")).ok()
}

/// Killed at the latest when the test ends.
struct Killed(Child);

impl Killed {
    /// SIGKILL, in the middle of whatever it does.
    fn kill(&mut self) {
        self.0.kill().expect("it can be killed");
        self.0.wait().expect("it ends");
    }
}

impl Drop for Killed {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// This very program, which runs the test below alone.
fn follower(database: &str, folder: &Path) -> Child {
    Command::new(std::env::current_exe().expect("this program"))
        .args(["--exact", "discovery::crash::follows_until_it_is_killed", "--ignored", "--nocapture"])
        .env(DATABASE, database)
        .env(FOLDER, folder)
        .stdout(Stdio::null())
        .spawn()
        .expect("it starts")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "it is the child that the test above kills"]
async fn follows_until_it_is_killed() {
    let (Ok(database), Some(folder)) = (std::env::var(DATABASE), std::env::var_os(FOLDER)) else { return };
    let options =
        commons_store::Options { url: database, connections: 4, statement_timeout: Duration::from_secs(20) };
    let store = commons_store::Store::connect(&options).await.expect("the database answers");
    let (index, condition) = Index::open(folder.as_ref()).expect("nobody else holds it");
    assert_eq!(condition, Condition::Ready);
    follow(store, Arc::new(index)).await;
}
