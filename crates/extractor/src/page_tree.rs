//! Looks at the tree of pages of a PDF document (ISO 32000-1, 7.7.3) before its pages are read: a tree that leads back into
//! itself has no end, and readers that follow it twice at each turn need longer than the world has.

use std::collections::HashSet;

use commons_extract::Refusal;
use pdf_oxide::{PdfDocument, object::ObjectRef};

/// Deeper than any honest tree: balanced ones of ten kids a node hold millions of pages at a depth of seven.
const DEPTH: usize = 48;

/// The most pages and nodes: more would take longer to read than a document may.
const PAGES: usize = 10_000;

/// How many pages the tree holds. Refuses a tree that reaches a node twice, nests too deep, or holds too many pages.
pub fn count(document: &PdfDocument) -> Result<usize, Refusal> {
    let catalogue = document.catalog().map_err(Refusal::damaged)?;
    let root = catalogue.as_dict().and_then(|entries| entries.get("Pages")?.as_reference());
    let mut ahead: Vec<(ObjectRef, usize)> = root.map(|root| (root, 0)).into_iter().collect();
    let (mut nodes, mut pages) = (HashSet::new(), 0);
    while let Some((reference, depth)) = ahead.pop() {
        if nodes.contains(&reference) {
            return Err(Refusal::damaged("the tree of pages leads back into itself"));
        }
        if depth > DEPTH {
            return Err(Refusal::TooDeep);
        }
        if nodes.len() + pages + ahead.len() > PAGES {
            return Err(Refusal::TooBig);
        }
        let node = document.load_object(reference).ok();
        let kids = node.as_ref().and_then(|node| node.as_dict()?.get("Kids")?.as_array());
        let Some(kids) = kids else {
            pages += 1;
            continue;
        };
        nodes.insert(reference);
        ahead.extend(kids.iter().filter_map(|kid| Some((kid.as_reference()?, depth + 1))));
    }
    Ok(pages)
}
