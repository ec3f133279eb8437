//! Nothing leaks through search: whoever asks whatever, the answer is the one of an index that holds nothing hidden.
//!
//! For each viewer SQL and the policy alone say what they may read, and a second index is built of that and no more. The same
//! question then goes to both. What is not in the second index cannot show in its answers, so that equal answers, to the last
//! bit of a score, are the proof: hits and their order, totals, facets, spans of time, the words for a spelling hint, snippets,
//! suggestions and more-like-this.

mod oracle;
mod question;
mod rows;
mod trial;
mod whole;
mod words;
mod world;

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Instant,
};

use commons_access::Viewer;
use commons_discovery::{Finder, Thesaurus, changes, read_concepts};
use commons_search::Index;
use commons_tests::Database;
use rand::{Rng, SeedableRng, rngs::StdRng};
use uuid::Uuid;

use oracle::Seen;
use question::Question;
use trial::{Tally, trial};
use whole::{Pair, record_changes};
use words::Words;
use world::{CIRCLES, World};

/// Trials of every run of the tests.
const TRIALS: u64 = 2_000;
/// Trials of one world, when there are very many.
const TRIALS_OF_A_WORLD: u64 = 50_000;

/// How many resources and viewers a world has.
#[derive(Clone, Copy)]
struct Size {
    resources: usize,
    viewers: usize,
}

/// A world, the index of all of it, and what each viewer may read of it.
struct Ground {
    seed: u64,
    words: Words,
    world: World,
    whole: Arc<Index>,
    seen: Vec<Seen>,
    thesaurus: Thesaurus,
    database: Database,
}

impl Ground {
    async fn new(seed: u64, size: Size) -> Self {
        let mut rng = StdRng::seed_from_u64(seed);
        let words = Words::new(&mut rng, CIRCLES);
        let world = World::new(&mut rng, &words, size.resources);
        let database = Database::empty().await;
        world.store(&database).await;
        let whole = Index::in_memory().expect("an index in memory");
        // Some steps, as the server follows the feed: several segments, in which later steps delete.
        let ids: Vec<Uuid> = world.resources.iter().map(|row| row.id).collect();
        for step in ids.chunks(ids.len().div_ceil(4)) {
            take_in(&database, &whole, step).await;
        }
        take_in(&database, &whole, &world.go_on(&database).await).await;
        let mut seen = Vec::new();
        for viewer in world.viewers(&mut rng, size.viewers) {
            seen.push(Seen::by(&database, viewer, &[]).await);
        }
        let (whole, thesaurus) = (Arc::new(whole), thesaurus());
        Self { seed, words, world, whole, seen, thesaurus, database }
    }

    /// One trial by its number; a failure says all that is needed to see it again.
    fn try_number(&self, number: u64) -> Result<Tally, String> {
        let mut rng = StdRng::seed_from_u64(self.seed ^ number.wrapping_mul(0x9e37_79b9_7f4a_7c15));
        let seen = &self.seen[rng.random_range(0..self.seen.len())];
        let question = Question::new(&mut rng, &self.words, &self.world);
        trial(&self.whole, &self.thesaurus, seen, &question).map_err(|difference| {
            format!("seed {}, trial {number}\n{:?}\n{question:?}\n{difference}", self.seed, seen.viewer)
        })
    }

    /// Trials on both cores, until one fails.
    fn try_many(&self, trials: u64) -> Tally {
        let failed = AtomicBool::new(false);
        let run = |first: u64| {
            let mut tally = Tally::default();
            for number in (first..trials).step_by(2) {
                if failed.load(Ordering::Relaxed) {
                    break;
                }
                tally.add(self.try_number(number).inspect_err(|_| failed.store(true, Ordering::Relaxed))?);
            }
            Ok(tally)
        };
        let both = std::thread::scope(|scope| {
            let other = scope.spawn(|| run(1));
            [run(0), other.join().expect("a trial fails with what it says")]
        });
        let mut tally = Tally::default();
        for one in both {
            tally.add(one.unwrap_or_else(|failure: String| panic!("{failure}")));
        }
        tally
    }
}

fn thesaurus() -> Thesaurus {
    let concepts = include_str!("../../crates/app/content/facts/thesaurus.csv");
    let terms = include_str!("../../crates/app/content/facts/thesaurus_state_terms.csv");
    Thesaurus::new(read_concepts(concepts, terms).expect("the files that ship are well-formed"))
}

/// Lets the index read some resources, as the server does.
async fn take_in(database: &Database, index: &Index, ids: &[Uuid]) {
    let tx = database.store.read(&Viewer::system("leaks")).await.expect("a transaction");
    let changes = changes(&tx, ids).await.expect("the rows are read");
    index.apply(changes, Some(0)).expect("the index takes them");
}

/// A trial says something only when there was something to find and something to hide.
fn says_something(tally: Tally) {
    println!("{tally:?}");
    assert!(tally.found * 2 > tally.trials, "most trials find something: {tally:?}");
    assert!(tally.hidden * 2 > tally.trials, "most trials have something to hide: {tally:?}");
    assert!(tally.suggested * 5 > tally.trials && tally.alike * 5 > tally.trials, "{tally:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_leaks_from_the_index() {
    let ground = Ground::new(20_261_129, Size { resources: 200, viewers: 9 }).await;
    says_something(ground.try_many(TRIALS));
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_leaks_from_the_whole_search() {
    let mut ground = Ground::new(20_261_130, Size { resources: 120, viewers: 6 }).await;
    let database = &ground.database;
    let whole = Finder::new(Arc::clone(&ground.whole), thesaurus()).beside(database.store.clone());
    let mut rng = StdRng::seed_from_u64(ground.seed);
    let viewers: Vec<Viewer> = ground.seen.iter().map(|seen| seen.viewer.clone()).collect();
    let mut pairs: Vec<Pair> =
        std::mem::take(&mut ground.seen).into_iter().map(|seen| Pair::new(&whole, database, seen)).collect();
    let mut found = 0;
    for round in 0..2 {
        for _ in 0..150 {
            let pair = &pairs[rng.random_range(0..pairs.len())];
            let question = Question::new(&mut rng, &ground.words, &ground.world);
            let question = question.with_fields(&mut rng, &ground.world);
            let total = pair.ask(database, &question).await.unwrap_or_else(|difference| {
                panic!("round {round}\n{:?}\n{question:?}\n{difference}", pair.seen.viewer)
            });
            found += u64::from(total > 0);
        }
        // Now the index is behind: what it has not read is nowhere in its answers.
        let unread = ground.world.change_some(&mut rng, database, 24).await;
        record_changes(database, &unread).await;
        pairs.clear();
        for viewer in &viewers {
            pairs.push(Pair::new(&whole, database, Seen::by(database, viewer.clone(), &unread).await));
        }
    }
    assert!(found > 100, "{found} of 300 trials found something");
}

/// By hand and with the optimiser on: `make leaks`. `LEAK_TRIALS` and `LEAK_SEED` say how many and which; the seed is printed.
#[tokio::test(flavor = "multi_thread")]
#[ignore = "minutes of work: run it by hand"]
async fn a_million_trials() {
    let number = |name: &str| std::env::var(name).ok().map(|text| text.parse::<u64>().expect("a number"));
    let (trials, seed) =
        (number("LEAK_TRIALS").unwrap_or(1_000_000), number("LEAK_SEED").unwrap_or_else(rand::random));
    println!("{trials} trials, LEAK_SEED={seed}");
    let begun = Instant::now();
    let mut tally = Tally::default();
    let mut world = 0;
    while tally.trials < trials {
        // A world of its own for every so many, since one world has only so many secrets.
        let ground = Ground::new(seed.wrapping_add(world), Size { resources: 400, viewers: 24 }).await;
        tally.add(ground.try_many(TRIALS_OF_A_WORLD.min(trials - tally.trials)));
        println!("{} trials in {} worlds after {:?}", tally.trials, world + 1, begun.elapsed());
        world += 1;
    }
    says_something(tally);
}
