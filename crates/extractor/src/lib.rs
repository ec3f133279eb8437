//! Reads documents of every format that the library takes: bytes in, text and findings out; and makes clean copies of them.
//!
//! Invariants: no file, no socket, no process, no clock but for giving up; whatever the bytes are, the answer is an outcome.
//! The binary beside this library confines itself before it calls it; fuzz targets call it directly.

mod archive;
mod clean;
mod dates;
mod document;
mod docx;
mod findings;
mod headings;
mod html;
mod html_encoding;
mod html_rules;
mod odf;
mod odf_rules;
mod odf_words;
mod outline;
mod package;
mod page_tree;
mod pattern;
mod pdf;
mod pdf_rules;
mod picture;
mod pptx;
mod properties;
mod redraw;
mod relations;
mod rtf;
mod rtf_codes;
mod rtf_fields;
mod rtf_fonts;
mod rtf_group;
mod rtf_rules;
mod rtf_styles;
mod rtf_tokens;
mod rtf_walk;
#[cfg(test)]
#[expect(dead_code, reason = "other tests make other documents")]
mod sample;
mod styles;
mod text;
mod tidy;
mod xlsx;
mod xml;

pub use clean::clean;
pub use document::read;
pub use redraw::redraw;
