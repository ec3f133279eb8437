//! Small documents and a small random source for the tests of the index.

use commons_access::{Facts, Rule, Viewer};
use commons_kernel::{DepartmentId, Kind, Reach, ResourceId, State};
use commons_search::{Change, Document, Expansion, FileText, Filters, Hits, Index, Request, filter, parse};
use time::OffsetDateTime;
use uuid::Uuid;

/// A public English template, number `n`, with a title and a body.
pub fn document(n: u128, title: &str, body: &str) -> Document {
    let department = DepartmentId::from(Uuid::from_u128(9_000));
    Document {
        id: id(n),
        facts: Facts {
            department: Some(department),
            state: Some(State::AZ),
            reach: Some(Reach::Public),
            published: true,
            ..Facts::default()
        },
        kind: Kind::Template,
        state: State::AZ,
        applies_in: Vec::new(),
        values: Vec::new(),
        standards: Vec::new(),
        topics: Vec::new(),
        language: "en".into(),
        department,
        size: None,
        published_at: OffsetDateTime::UNIX_EPOCH + time::Duration::seconds(n as i64),
        reviewed: false,
        title: title.into(),
        summary: String::new(),
        body: body.into(),
        files: Vec::<FileText>::new(),
    }
}

pub fn id(n: u128) -> ResourceId {
    ResourceId::from(Uuid::from_u128(n))
}

pub fn index(documents: Vec<Document>) -> Index {
    let index = Index::in_memory().expect("an index in memory");
    index.apply(upserts(documents), Some(1)).expect("documents go in");
    index
}

pub fn upserts(documents: Vec<Document>) -> Vec<Change> {
    documents.into_iter().map(|document| Change::Upsert(Box::new(document))).collect()
}

/// A request of somebody who may see everything.
pub fn request(query: &str) -> Request {
    Request {
        query: parse(query).expect("a query"),
        expansion: Expansion::default(),
        demand: commons_search::Demand::Some,
        filters: Filters::default(),
        access: filter(&Rule::EVERYBODY, &Viewer::visitor()),
        home: Vec::new(),
        first: 20,
        after: None,
    }
}

/// The numbers of the hits, in order.
pub fn found(index: &Index, query: &str) -> Vec<u128> {
    numbers(&index.search(&request(query)).expect("an answer"))
}

pub fn numbers(hits: &Hits) -> Vec<u128> {
    hits.hits.iter().map(|hit| hit.id.uuid().as_u128()).collect()
}

/// A stream of numbers that is the same in every run (xorshift64*).
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed.max(1))
    }

    pub fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33) as usize % sides
    }

    pub fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.roll(from.len())]
    }
}
