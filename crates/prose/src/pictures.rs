//! Pictures that say nothing to who does not see them (WCAG 2.2, SC 1.1.1).

use crate::{
    finding::{Check, Fault, Found, Weight},
    saying::Saying,
    walk::Walk,
};

/// What file names of pictures end with.
const ENDINGS: &[&str] = &[".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".bmp", ".tif", ".tiff"];

/// Adds the pictures without a text, and those whose text is the name of a file.
pub(crate) fn look(walk: &Walk, found: &mut Found<'_>) {
    for picture in walk.leads.iter().filter(|lead| lead.picture) {
        let words = picture.words.to_lowercase();
        if words.is_empty() {
            found.add(Fault {
                check: Check::AlternativeText,
                weight: Weight::Blocking,
                passage: Some(&picture.address),
                saying: Saying::ImageWithoutText,
                parameters: Vec::new(),
            });
        } else if ENDINGS.iter().any(|ending| words.ends_with(ending)) && !words.contains(' ') {
            found.add(Fault {
                check: Check::AlternativeText,
                weight: Weight::Advisory,
                passage: Some(&picture.words),
                saying: Saying::ImageNamedAsFile,
                parameters: Vec::new(),
            });
        }
    }
}
