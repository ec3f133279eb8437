//! The access rule as a query: the third door. It must grant exactly what `Rule::holds` grants.

use std::sync::LazyLock;

use commons_access::{Rule, Viewer};
use tantivy::{
    Term,
    query::{AllQuery, BooleanQuery, ConstScoreQuery, EmptyQuery, Query, TermQuery, TermSetQuery},
    schema::{Field, IndexRecordOption},
};
use uuid::Uuid;

use crate::{
    Access,
    schema::{Fields, schema},
};

/// How a fact that is `true` is written.
pub const YES: &str = "yes";

static FIELDS: LazyLock<Fields> = LazyLock::new(|| schema().1);

/// The documents whose facts the rule grants to this viewer; every one with the same score.
pub fn filter(rule: &Rule, viewer: &Viewer) -> Access {
    Box::new(ConstScoreQuery::new(query(rule, viewer, &FIELDS), 0.0))
}

fn query(rule: &Rule, viewer: &Viewer, at: &Fields) -> Box<dyn Query> {
    match rule {
        Rule::Published => term(at.published, YES),
        Rule::Submitted => term(at.submitted, YES),
        Rule::Reaches(reach) => term(at.reach, reach.as_str()),
        Rule::Seat(role) => {
            one_of(at.department, viewer.departments_with(*role).map(|id| written(id.uuid())))
        }
        Rule::SameState => one_of(at.state, viewer.states().map(|state| state.as_str().to_owned())),
        Rule::SameGroup => one_of(at.group, viewer.groups.iter().map(|id| written(id.uuid()))),
        Rule::Owner => one_of(at.owner, viewer.person().map(|id| written(id.uuid())).into_iter()),
        // What does not depend on the row is decided here, from the viewer alone.
        Rule::SignedIn => everything_or_nothing(viewer.person().is_some()),
        Rule::Member => everything_or_nothing(viewer.is_member()),
        Rule::Staff(role) => everything_or_nothing(viewer.is_staff(*role)),
        Rule::System => everything_or_nothing(viewer.is_system()),
        // The index holds resources, and a resource is about nothing but itself.
        Rule::About(_) => everything_or_nothing(false),
        // A boolean query without clauses matches nothing, so the empty lists are said outright.
        Rule::All([]) => everything_or_nothing(true),
        Rule::Any([]) => everything_or_nothing(false),
        Rule::All(rules) => {
            Box::new(BooleanQuery::intersection(rules.iter().map(|rule| query(rule, viewer, at)).collect()))
        }
        Rule::Any(rules) => {
            Box::new(BooleanQuery::union(rules.iter().map(|rule| query(rule, viewer, at)).collect()))
        }
    }
}

/// An id as the index writes it.
pub fn written(id: Uuid) -> String {
    id.simple().to_string()
}

fn term(field: Field, text: &str) -> Box<dyn Query> {
    Box::new(TermQuery::new(Term::from_field_text(field, text), IndexRecordOption::Basic))
}

fn one_of(field: Field, texts: impl Iterator<Item = String>) -> Box<dyn Query> {
    let mut terms: Vec<Term> = texts.map(|text| Term::from_field_text(field, &text)).collect();
    terms.sort();
    terms.dedup();
    match terms.len() {
        0 => Box::new(EmptyQuery),
        1 => Box::new(TermQuery::new(terms.remove(0), IndexRecordOption::Basic)),
        _ => Box::new(TermSetQuery::new(terms)),
    }
}

fn everything_or_nothing(everything: bool) -> Box<dyn Query> {
    if everything { Box::new(AllQuery) } else { Box::new(EmptyQuery) }
}
