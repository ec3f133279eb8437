//! What there is already like something that is being written: is it a new version of one of them?

use commons_access::Viewer;
use commons_entity::resource;
use commons_kernel::{PageRequest, Result};
use commons_search::{Filters, Order, folded_words};
use commons_store::Tx;
use time::OffsetDateTime;

use crate::{Finder, SearchRequest, Wanted, search, similar};

/// Resources like this one that the viewer may read, the likest first, never itself. What is published is compared by its texts;
/// what is not is no part of the index, so the words of its title are looked for.
///
/// # Errors
/// What the database says; when the index cannot be read.
pub async fn alike(
    tx: &Tx,
    finder: &Finder,
    (viewer, now): (&Viewer, OffsetDateTime),
    (resource, title): (&resource::Model, &str),
    first: usize,
) -> Result<Vec<resource::Model>> {
    let found = similar(tx, finder, viewer, (resource.id.into(), first)).await?;
    // The words alone: a title is no query, and its marks mean nothing.
    let words = folded_words(title).join(" ");
    if !found.is_empty() || words.is_empty() {
        return Ok(found);
    }
    let rows = i32::try_from(first + 1).unwrap_or(i32::MAX);
    let asked = SearchRequest {
        query: words,
        filters: Filters::default(),
        order: Order::default(),
        page: PageRequest::new(Some(rows), None)?,
        wanted: Wanted { facets: false, passages: false },
    };
    let found = search(tx, finder, (viewer, now), &asked).await?.hits;
    Ok(found.into_iter().map(|hit| hit.resource).filter(|row| row.id != resource.id).take(first).collect())
}
