//! Looks at the tree of pages of a PDF document (ISO 32000-1, 7.7.3) before its pages are read: a tree that leads back into
//! itself has no end, and readers that follow it twice at each turn need longer than the world has.

use std::{collections::HashSet, time::Instant};

use commons_extract::Refusal;
use pdf_oxide::{PdfDocument, object::ObjectRef};

/// Deeper than any honest tree: balanced ones of ten kids a node hold millions of pages at a depth of seven.
const DEPTH: usize = 48;

/// Refuses a tree that reaches a node twice or nests too deep; gives up at `end`.
pub fn check(document: &PdfDocument, end: Instant) -> Result<(), Refusal> {
    let catalogue = document.catalog().map_err(Refusal::damaged)?;
    let root = catalogue.as_dict().and_then(|entries| entries.get("Pages")?.as_reference());
    let mut ahead: Vec<(ObjectRef, usize)> = root.map(|root| (root, 0)).into_iter().collect();
    let (mut nodes, mut pages) = (HashSet::new(), HashSet::new());
    while let Some((reference, depth)) = ahead.pop() {
        if nodes.contains(&reference) {
            return Err(Refusal::damaged("the tree of pages leads back into itself"));
        }
        if depth > DEPTH {
            return Err(Refusal::TooDeep);
        }
        if Instant::now() > end {
            return Err(Refusal::TooBig);
        }
        if pages.contains(&reference) {
            continue;
        }
        let node = document.load_object(reference).ok();
        let kids = node.as_ref().and_then(|node| node.as_dict()?.get("Kids")?.as_array());
        let Some(kids) = kids else {
            pages.insert(reference);
            continue;
        };
        nodes.insert(reference);
        ahead.extend(kids.iter().filter_map(|kid| Some((kid.as_reference()?, depth + 1))));
    }
    Ok(())
}
