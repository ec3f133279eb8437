//! Reads the outline of a PDF document (ISO 32000-1, 12.3.3), which is the list of its headings.
//!
//! Each item names the next one, and nothing keeps a file from naming an item twice: every one is visited once.

use std::collections::HashSet;

use commons_extract::Heading;
use pdf_oxide::{PdfDocument, object::Object};

use crate::{headings::Headings, pdf::text_string};

/// How many items are looked at.
const ITEMS: usize = 2000;

/// The headings that the outline lists; none if it is missing or broken.
pub fn read(document: &PdfDocument) -> Vec<Heading> {
    let mut headings = Headings::default();
    let mut seen = HashSet::new();
    // What is still to be looked at, with its level.
    let mut ahead: Vec<(Object, u8)> = Vec::new();
    let top = document.catalog().ok().and_then(|catalog| entry(document, &catalog, "Outlines"));
    ahead.extend(top.and_then(|top| link(&top, "First")).map(|first| (first, 1)));
    while let Some((reference, level)) = ahead.pop() {
        let Some(id) = reference.as_reference() else { continue };
        if seen.len() == ITEMS || !seen.insert((id.id, id.r#gen)) {
            continue;
        }
        let Ok(item) = document.resolve_object(&reference) else { continue };
        if let Some(title) = entry(document, &item, "Title") {
            headings.add(level, &title.as_string().map(text_string).unwrap_or_default());
        }
        ahead.extend(link(&item, "Next").map(|next| (next, level)));
        ahead.extend(link(&item, "First").map(|first| (first, level.saturating_add(1))));
    }
    headings.finish()
}

fn link(item: &Object, key: &str) -> Option<Object> {
    item.as_dict()?.get(key).cloned()
}

fn entry(document: &PdfDocument, item: &Object, key: &str) -> Option<Object> {
    document.resolve_object(item.as_dict()?.get(key)?).ok()
}
