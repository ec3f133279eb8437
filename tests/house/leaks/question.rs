//! Questions at random: what is typed, what it is narrowed to, and in which order it is wanted.

use commons_kernel::{DepartmentSize, Kind};
use commons_search::{Demand, Filters, Order};
use rand::{Rng, rngs::StdRng};
use time::Duration;
use uuid::Uuid;

use super::{
    rows::{FORMATS, STANDARDS, TOPICS, VALUES},
    words::{Words, pick},
    world::{NOW, STATES, World},
};

/// What one viewer asks.
#[derive(Clone, Debug)]
pub(crate) struct Question {
    /// What is typed into the search field.
    pub typed: String,
    pub to: Filters,
    pub without: Filters,
    pub order: Order,
    pub demand: Demand,
    pub first: usize,
    /// What is typed so far.
    pub prefix: String,
    /// What is wanted more of; often something that the viewer may not see.
    pub like: Uuid,
}

impl Question {
    pub fn new(rng: &mut StdRng, words: &Words, world: &World) -> Self {
        let typed = (0..*pick(rng, &[0, 1, 1, 1, 2, 2, 3, 4])).map(|_| part(rng, words)).collect::<Vec<_>>();
        let to = if rng.random_bool(0.25) { filters(rng, world) } else { Filters::default() };
        let without = if rng.random_bool(0.1) { filters(rng, world) } else { Filters::default() };
        let exact_words = rng.random_bool(0.1);
        Self {
            typed: typed.join(" "),
            to: Filters { exact_words, ..to },
            without: Filters { published_after: None, published_before: None, ..without },
            order: *pick(rng, &[Order::Relevance, Order::Relevance, Order::Newest, Order::MostAdopted]),
            demand: *pick(rng, &[Demand::Some, Demand::Some, Demand::All, Demand::AllAsTyped]),
            first: *pick(rng, &[1, 3, 10, 20, 100]),
            prefix: prefix(rng, words),
            like: pick(rng, &world.resources).id,
        }
    }

    /// The same with fields typed into it, as only the whole search understands them.
    pub fn with_fields(mut self, rng: &mut StdRng, world: &World) -> Self {
        let field = match rng.random_range(0..9) {
            0 => format!("state:{}", pick(rng, &STATES)),
            1 => format!("-kind:{}", pick(rng, Kind::ALL)),
            2 => format!("department:\"{}\"", pick(rng, &world.departments).name),
            3 => format!("topic:\"{}\"", pick(rng, &TOPICS)),
            4 => "reviewed:yes".into(),
            5 => "after:2025".into(),
            6 => format!("format:{}", pick(rng, &FORMATS)),
            7 => "size:gigantic".into(),
            _ => return self,
        };
        self.typed = format!("{} {field}", self.typed);
        self
    }
}

fn part(rng: &mut StdRng, words: &Words) -> String {
    match rng.random_range(0..24) {
        0 => format!("\"{} {}\"", words.typed(rng), words.typed(rng)),
        1 => format!("-{}", words.typed(rng)),
        2 => format!("title:{}", words.typed(rng)),
        3 => format!("file:{}", words.typed(rng)),
        4 | 5 => format!("\"{}\"", words.typed(rng)),
        6 => format!("{}-{}", words.typed(rng), words.typed(rng)),
        _ => words.typed(rng),
    }
}

fn prefix(rng: &mut StdRng, words: &Words) -> String {
    let word = words.typed(rng);
    let letters = word.chars().count();
    let cut: String = word.chars().take(rng.random_range(1..=letters)).collect();
    match rng.random_range(0..4) {
        0 => format!("{} {cut}", words.typed(rng)),
        1 => format!("{cut} "),
        _ => cut,
    }
}

fn filters(rng: &mut StdRng, world: &World) -> Filters {
    let mut filters = Filters::default();
    for _ in 0..*pick(rng, &[1, 1, 2]) {
        match rng.random_range(0..11) {
            0 => filters.kinds.push(*pick(rng, Kind::ALL)),
            1 => filters.states.push(*pick(rng, &STATES)),
            2 => filters.values.push((*pick(rng, &VALUES)).into()),
            3 => filters.standards.push((*pick(rng, &STANDARDS)).into()),
            4 => filters.topics.push((*pick(rng, &TOPICS)).into()),
            5 => filters.languages.push((*pick(rng, &["en", "es", "es-MX"])).into()),
            6 => filters.departments.push(pick(rng, &world.departments).id.into()),
            7 => filters.sizes.push(*pick(rng, DepartmentSize::ALL)),
            8 => filters.formats.push((*pick(rng, &FORMATS)).into()),
            9 => filters.reviewed_only = true,
            _ => filters.published_after = Some(NOW - Duration::days(rng.random_range(1..1_400))),
        }
    }
    filters
}
