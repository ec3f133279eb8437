//! What was left to fill in.
//!
//! Invariants: brackets and lines to write on count only where nobody is meant to fill them in; what is set as code is literal,
//! and so is the way out for a text that speaks of such marks.

use std::sync::LazyLock;

use regex::{Match, Regex};

use crate::{
    Fields, Text,
    finding::{Check, Fault, Found, Weight},
    saying::Saying,
    tongue,
    walk::Walk,
};

/// Marks of unfinished work. They are not for readers, in whatever text they stand. Two are said in halves here, since nothing in
/// this house may be left open.
static UNFINISHED: LazyLock<Regex> = LazyLock::new(|| {
    let (open, mend) = (["TO", "DO"].concat(), ["FIX", "ME"].concat());
    pattern(&format!(r"\b(?:{open}|{mend}|TBD|T\.B\.D|TKTK)\b|(?i:\blorem ipsum\b)"))
});

/// In Spanish one of the marks is a word, so it counts only before a colon.
static UNFINISHED_ES: LazyLock<Regex> = LazyLock::new(|| {
    let open = ["TO", "DO"].concat();
    pattern(&format!(r"\b{open}:|\bTBD\b|(?i:\blorem ipsum\b)|(?i:\bpor definir\b)"))
});

/// What may be a place to be filled in: words in brackets, a line to write on, letters that stand for others.
static FIELD: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\[[^\[\]\n]{2,80}\]|<<?[^<>\n]{3,80}>>?|\{\{[^{}\n]{1,80}\}\}|_{4,}|\bX{4,}\b|\bXX/XX(?:/X{2,4})?\b|\b20XX\b",
    )
});

/// What asks somebody to fill something in.
const ASKING: &[&str] = &[
    "insert", "enter", "your", "type", "fill", "add", "choose", "select", "inserte", "escriba", "ingrese",
    "elija",
];

/// What is to be filled in.
const ASKED: &[&str] = &[
    "name",
    "county",
    "city",
    "town",
    "township",
    "parish",
    "state",
    "jurisdiction",
    "office",
    "department",
    "date",
    "day",
    "month",
    "year",
    "hours",
    "phone",
    "telephone",
    "number",
    "email",
    "website",
    "url",
    "location",
    "precinct",
    "district",
    "logo",
    "signature",
    "here",
    "nombre",
    "condado",
    "ciudad",
    "estado",
    "fecha",
    "hora",
    "teléfono",
    "número",
    "dirección",
    "correo",
    "oficina",
    "cargo",
    "aquí",
];

/// Adds the places that nobody filled in.
pub(crate) fn look(walk: &Walk, text: &Text<'_>, found: &mut Found<'_>) {
    let unfinished = if tongue(text.language) == "es" { &UNFINISHED_ES } else { &UNFINISHED };
    for block in &walk.blocks {
        for mark in unfinished.find_iter(&block.words) {
            found.add(Fault {
                check: Check::Placeholder,
                weight: Weight::Blocking,
                passage: Some(mark.as_str()),
                saying: Saying::UnfinishedMark,
                parameters: vec![("words", mark.as_str().to_owned())],
            });
        }
        if text.fields == Fields::Meant {
            continue;
        }
        for field in FIELD.find_iter(&block.words).filter(|field| is_field(&block.words, field)) {
            found.add(Fault {
                check: Check::Placeholder,
                weight: Weight::Advisory,
                passage: Some(field.as_str()),
                saying: Saying::PlaceToFillIn,
                parameters: vec![("words", field.as_str().to_owned())],
            });
        }
    }
}

/// Whether it names something to be filled in: laws use brackets too, and so does HTML.
fn is_field(words: &str, field: &Match<'_>) -> bool {
    let found = field.as_str();
    if found.starts_with('X') {
        // The rest of a number that was made unreadable, such as a Social Security number, is no place.
        return !words[..field.start()].ends_with('-');
    }
    if !found.starts_with(['[', '<']) || found.starts_with("<<") {
        return true;
    }
    if found.contains(['=', '/', '"', '!', '@']) {
        return false;
    }
    let inner = found[1..found.len() - 1].to_lowercase();
    let parts: Vec<&str> =
        inner.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).collect();
    match parts.as_slice() {
        [first, _, ..] if ASKING.contains(first) => true,
        ["the" | "a" | "an" | "this" | "that", ..] => false,
        [.., last] => parts.len() <= 4 && ASKED.contains(last),
        [] => false,
    }
}

fn pattern(pattern: &str) -> Regex {
    Regex::new(pattern).unwrap_or_else(|error| unreachable!("a pattern of our own: {error}"))
}
