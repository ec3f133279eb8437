//! What a text says about itself: what was left to fill in, how hard it reads, its pictures, its links and its wording.
//!
//! Invariants: no IO and no knowledge of any table; a passage stands in the text word for word; the time grows with the length
//! of the text and no faster; at most [`FINDINGS`] findings of a check, and the last of them says how many more there are.

mod finding;
mod grade;
mod links;
mod pictures;
mod placeholders;
mod saying;
mod shape;
mod walk;
mod wording;

pub use finding::{Check, FINDINGS, Finding, PASSAGE_CHARS, Weight};
pub use grade::{Counts, PLAIN_GRADE};
pub use links::{LINKS, Link, Target};
pub use saying::{Parameter, Saying, fill};

use finding::Found;
use walk::Walk;

/// A text, and what is known of it.
#[derive(Clone, Copy, Debug)]
pub struct Text<'a> {
    /// What somebody wrote.
    pub words: &'a str,
    /// How it is written.
    pub form: Form,
    /// BCP 47; only its first part is looked at.
    pub language: &'a str,
    /// Whether readers shall fill something in.
    pub fields: Fields,
}

/// How a text is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// As it stands: a title, a note.
    Plain,
    /// CommonMark with tables.
    Markdown,
}

/// Whether readers shall fill something in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fields {
    /// It is a template: brackets and lines to write on are its use.
    Meant,
    /// It is finished text: whatever is left open was forgotten.
    Forgotten,
}

/// What a text says about itself.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    /// What is wrong with it, in the order of the checks.
    pub findings: Vec<Finding>,
    /// Where it leads, each address once, at most [`LINKS`].
    pub links: Vec<Link>,
    /// How long its words and sentences are; nothing where there is no formula for its language.
    pub counts: Counts,
}

/// Reads a text. It never fails: whatever somebody wrote is a text.
pub fn read(text: &Text<'_>) -> Reading {
    let walk = match text.form {
        Form::Plain => Walk::plain(text.words),
        Form::Markdown => Walk::markdown(text.words),
    };
    let mut found = Found::over(text.words);
    placeholders::look(&walk, text, &mut found);
    pictures::look(&walk, &mut found);
    let links = links::look(&walk, &mut found);
    let counts = grade::look(&walk, text, &mut found);
    shape::look(&walk, &mut found);
    wording::look(&walk, text, &mut found);
    Reading { findings: found.finish(), links, counts }
}

/// The first part of a language tag, in small letters.
fn tongue(language: &str) -> String {
    language.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase()
}

#[cfg(test)]
mod tests;
