//! What there is already like something that is being written: is it a new version of one of them?

use std::collections::BTreeSet;

use commons_access::Viewer;
use commons_entity::resource;
use commons_kernel::{PageRequest, Result};
use commons_search::{Filters, Order, folded_words, is_stop_word, stemmed};
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
    // More than are shown: a search finds also what shares one word alone.
    let rows = i32::try_from(4 * first + 1).unwrap_or(i32::MAX);
    let asked = SearchRequest {
        query: words,
        filters: Filters::default(),
        order: Order::default(),
        page: PageRequest::new(Some(rows), None)?,
        wanted: Wanted { facets: false, passages: false },
    };
    let found = search(tx, finder, (viewer, now), &asked).await?.hits;
    let others = found.into_iter().map(|hit| hit.resource).filter(|row| row.id != resource.id);
    Ok(others.filter(|row| is_like(title, &row.title)).take(first).collect())
}

/// Whether two titles share most of the words that tell something: at least half of the shorter one's, and two where there are
/// two.
fn is_like(one: &str, other: &str) -> bool {
    let telling = |title: &str| -> BTreeSet<String> {
        let words = folded_words(title).into_iter().filter(|word| !is_stop_word(word));
        words.map(|word| stemmed(&word).concat()).collect()
    };
    let (one, other) = (telling(one), telling(other));
    let shared = one.intersection(&other).count();
    let shorter = one.len().min(other.len());
    shared >= shorter.min(2) && shared * 2 >= shorter && shared > 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_are_alike_by_the_words_that_tell() {
        for (one, other, alike) in [
            ("Seal log", "A seal log", true),
            ("Ballot seal logs", "Security seal log with seal stock control", true),
            ("A story to look at", "A second look at every tenth registration", false),
            ("Seals", "The seal", true),
            ("Poll worker training agenda", "Poll books", false),
            ("", "A seal log", false),
        ] {
            assert_eq!(is_like(one, other), alike, "{one} / {other}");
        }
    }
}
