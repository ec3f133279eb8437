//! Pictures that say nothing to who does not see them (WCAG 2.2, SC 1.1.1).

use crate::{
    finding::{Check, Fault, Found, Weight},
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
                message: "This picture says nothing to people who cannot see it.".to_owned(),
                mend: "Write between the square brackets before its address what the picture shows.",
            });
        } else if ENDINGS.iter().any(|ending| words.ends_with(ending)) && !words.contains(' ') {
            found.add(Fault {
                check: Check::AlternativeText,
                weight: Weight::Advisory,
                passage: Some(&picture.words),
                message: "The description of this picture is the name of a file.".to_owned(),
                mend: "Write what the picture shows instead.",
            });
        }
    }
}
