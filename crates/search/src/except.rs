//! Leaves resources out of everything that a search says: hits, counts, facets and spellings.

use std::sync::LazyLock;

use commons_kernel::ResourceId;
use tantivy::{
    Term,
    query::{BooleanQuery, Occur, TermSetQuery},
};

use crate::{
    Access,
    filter::written,
    schema::{Fields, schema},
};

static FIELDS: LazyLock<Fields> = LazyLock::new(|| schema().1);

/// What the access query grants, without these resources.
pub fn except(access: Access, left_out: impl Iterator<Item = ResourceId>) -> Access {
    let terms: Vec<Term> = left_out.map(|id| Term::from_field_text(FIELDS.id, &written(id.uuid()))).collect();
    if terms.is_empty() {
        return access;
    }
    let left_out = Box::new(TermSetQuery::new(terms));
    Box::new(BooleanQuery::new(vec![(Occur::Must, access), (Occur::MustNot, left_out)]))
}
