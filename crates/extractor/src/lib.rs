//! Reads documents of every format that the library takes: bytes in, text and findings out.
//!
//! Invariants: no file, no socket, no process, no clock but for giving up; whatever the bytes are, the answer is an outcome.
//! The binary beside this library confines itself before it calls it; fuzz targets call it directly.

mod archive;
mod dates;
mod document;
mod docx;
mod headings;
mod html;
mod html_encoding;
mod odf;
mod odf_words;
mod outline;
mod page_tree;
mod pdf;
mod picture;
mod pptx;
mod properties;
mod relations;
mod rtf;
mod rtf_codes;
mod rtf_fonts;
mod rtf_group;
mod rtf_styles;
#[cfg(test)]
#[expect(dead_code, reason = "other tests make other documents")]
mod sample;
mod styles;
mod text;
mod tidy;
mod xlsx;
mod xml;

pub use document::read;
