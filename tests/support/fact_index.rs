//! An index that holds rows' facts and little else, to ask the third door.

use std::collections::BTreeSet;

use commons_access::{Facts, Rule, Viewer};
use commons_kernel::{Kind, State};
use commons_search::{Change, Document, Expansion, Filters, Index, Request, filter, parse};
use time::macros::datetime;
use uuid::Uuid;

/// The index over some facts.
pub struct FactIndex(Index);

impl FactIndex {
    /// Puts each row's facts in.
    pub fn new(facts: &[(Uuid, Facts)]) -> Self {
        let index = Index::in_memory().expect("an index in memory");
        let documents =
            facts.iter().map(|(id, facts)| Change::Upsert(Box::new(document(*id, *facts)))).collect();
        index.apply(documents, None).expect("the index takes them");
        Self(index)
    }

    /// What the rule grants this viewer, by the index alone.
    pub fn under(&self, rule: &Rule, viewer: &Viewer) -> BTreeSet<Uuid> {
        let request = Request {
            query: parse("").expect("nothing is a query"),
            expansion: Expansion::default(),
            demand: commons_search::Demand::Some,
            filters: Filters::default(),
            access: filter(rule, viewer),
            home: Vec::new(),
            first: 100_000,
            after: None,
        };
        self.0
            .search(&request)
            .expect("the index answers")
            .hits
            .into_iter()
            .map(|hit| hit.id.uuid())
            .collect()
    }
}

fn document(id: Uuid, facts: Facts) -> Document {
    Document {
        id: id.into(),
        facts,
        kind: Kind::Template,
        state: facts.state.unwrap_or(State::AZ),
        applies_in: Vec::new(),
        values: Vec::new(),
        standards: Vec::new(),
        topics: Vec::new(),
        language: "en".into(),
        department: facts.department.unwrap_or_else(|| Uuid::nil().into()),
        size: None,
        published_at: datetime!(2026-11-23 12:00 UTC),
        reviewed: false,
        title: "A row".into(),
        summary: String::new(),
        body: String::new(),
        files: Vec::new(),
    }
}
