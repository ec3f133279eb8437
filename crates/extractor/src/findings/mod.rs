//! Looks for what the author of a document should know before sharing it: in the bytes of each format, and in its text.
//!
//! Invariants: looking never makes a document refused, since its reader has taken it already; what is found by a code that
//! a clean copy is without is judged by the same rules with which `clean` makes the copy.

mod access;
mod columns;
mod drawing;
mod links;
mod markdown;
pub mod odf;
mod office;
pub mod pdf;
mod people;
mod picture;
mod placeholders;
mod places;
mod rtf;
mod secrets;
mod sheets;
mod slides;
pub mod web;
pub mod word;

use commons_extract::{Accepted, Content};

use crate::{archive::Archive, document::Found};

pub use markdown::active_patterns;

/// Adds what the bytes of a document show. A PDF document is looked at by its reader, which has it open.
pub fn in_bytes(kind: &Accepted, bytes: &[u8], found: &mut Found) {
    match kind.content {
        Content::Docx | Content::Xlsx | Content::Pptx | Content::Odt | Content::Ods | Content::Odp => {
            // A new archive counts anew what it unpacks: the reader's share does not make the document too big.
            let Ok(mut archive) = Archive::open(bytes) else { return };
            match kind.content {
                Content::Docx | Content::Xlsx | Content::Pptx => {
                    office::look(&mut archive, kind.content, found)
                }
                _ => odf::look(&mut archive, found),
            }
        }
        Content::Html => web::look(bytes, found),
        Content::Png | Content::Jpeg => picture::look(bytes, "", &mut found.findings),
        Content::Rtf => rtf::look(bytes, found),
        Content::Text if kind.extension == "md" => markdown::look(found),
        _ => {}
    }
}

/// Adds what the text shows, and how the document is titled and ordered.
pub fn in_text(kind: &Accepted, found: &mut Found) {
    let places = places::Places::of(found);
    people::look(&found.text, &places, &mut found.findings);
    secrets::look(&found.text, &places, &mut found.findings);
    placeholders::look(&found.text, &places, &mut found.findings);
    access::look(kind, found);
}
