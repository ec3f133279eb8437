//! The Alliance's values and standards, which resources serve.

use async_graphql::SimpleObject;
use commons_entity::{alliance_value, standard};

/// One of the Alliance's values.
#[derive(SimpleObject)]
pub(crate) struct AllianceValue {
    /// Its name for programs.
    slug: String,
    /// Its name.
    name: String,
    /// What it means.
    summary: String,
}

impl From<alliance_value::Model> for AllianceValue {
    fn from(row: alliance_value::Model) -> Self {
        Self { slug: row.slug, name: row.name, summary: row.summary }
    }
}

/// One of the Alliance's voluntary standards.
#[derive(SimpleObject)]
pub(crate) struct Standard {
    /// Its name for programs.
    slug: String,
    /// The area that it belongs to.
    area: String,
    /// Its name.
    name: String,
    /// What it asks for.
    summary: String,
}

impl From<standard::Model> for Standard {
    fn from(row: standard::Model) -> Self {
        Self { slug: row.slug, area: row.area, name: row.name, summary: row.summary }
    }
}
