//! The grammar of a query: words, "phrases" and -without. Whatever is typed means something; nothing is an error but length.

use commons_kernel::{Error, Result};

use crate::words::folded_words;

/// A query may have so many characters.
pub const MAX_CHARACTERS: usize = 512;
/// A query may have so many words.
pub const MAX_WORDS: usize = 32;

/// A query, understood.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parsed {
    /// What is looked for, in the order typed.
    pub wanted: Vec<Clause>,
    /// What a hit must not have.
    pub without: Vec<Clause>,
    /// Something was typed, but no letter and no digit.
    pub marks_only: bool,
}

/// A part of a query; holds at least one word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Clause {
    /// Words as typed between two spaces: mostly one, more when held together as in "chain-of-custody".
    Word(String),
    /// Words in quotation marks: all of them, in this order.
    Phrase(String),
}

impl Clause {
    /// The text as typed.
    pub fn text(&self) -> &str {
        match self {
            Clause::Word(text) | Clause::Phrase(text) => text,
        }
    }
}

impl Parsed {
    /// Whether nothing at all was asked.
    pub fn is_empty(&self) -> bool {
        self.wanted.is_empty() && self.without.is_empty() && !self.marks_only
    }

    /// The folded words that are looked for, in order.
    pub fn words(&self) -> Vec<String> {
        self.wanted.iter().flat_map(|clause| folded_words(clause.text())).collect()
    }
}

/// Reads a query.
///
/// # Errors
/// Bad input on the field `query` when it is longer than [`MAX_CHARACTERS`] or has more than [`MAX_WORDS`] words.
pub fn parse(query: &str) -> Result<Parsed> {
    if query.chars().count() > MAX_CHARACTERS {
        return Err(Error::bad_input(
            "query",
            format!("a search may have {MAX_CHARACTERS} characters; shorten it"),
        ));
    }
    let mut parsed = Parsed::default();
    let mut rest = query;
    loop {
        rest = rest.trim_start_matches(is_gap);
        if rest.is_empty() {
            break;
        }
        let bare = rest.trim_start_matches('-');
        let without = bare.len() < rest.len() && bare.starts_with(|next: char| !is_gap(next));
        let (clause, after) = clause(if without { bare } else { rest });
        rest = after;
        if folded_words(clause.text()).is_empty() {
            continue;
        }
        if without { parsed.without.push(clause) } else { parsed.wanted.push(clause) }
    }
    let words = parsed
        .wanted
        .iter()
        .chain(&parsed.without)
        .map(|clause| folded_words(clause.text()).len())
        .sum::<usize>();
    if words > MAX_WORDS {
        return Err(Error::bad_input(
            "query",
            format!("a search may have {MAX_WORDS} words; leave some out"),
        ));
    }
    parsed.marks_only = words == 0 && query.chars().any(|letter| !is_gap(letter));
    Ok(parsed)
}

/// The first clause of a text that does not begin with a gap, and what follows it.
fn clause(text: &str) -> (Clause, &str) {
    if let Some(inside) = text.strip_prefix(is_quote) {
        // A phrase that nobody closed goes to the end.
        let end = inside.find(is_quote).unwrap_or(inside.len());
        let after = inside[end..].strip_prefix(is_quote).unwrap_or_default();
        return (Clause::Phrase(inside[..end].to_owned()), after);
    }
    let end = text.find(|letter| is_gap(letter) || is_quote(letter) || letter == '/').unwrap_or(text.len());
    let after = text[end..].strip_prefix('/').unwrap_or(&text[end..]);
    (Clause::Word(text[..end].to_owned()), after)
}

fn is_gap(letter: char) -> bool {
    letter.is_whitespace() || letter.is_control()
}

fn is_quote(letter: char) -> bool {
    matches!(letter, '"' | '\u{201c}' | '\u{201d}' | '\u{201e}' | '\u{ab}' | '\u{bb}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(text: &str) -> Clause {
        Clause::Word(text.into())
    }

    fn phrase(text: &str) -> Clause {
        Clause::Phrase(text.into())
    }

    #[test]
    fn every_form_is_read() {
        let read = parse("seal \"chain of custody\" -draft mail/absentee -\"bad words\" e-pollbook").unwrap();
        assert_eq!(
            read.wanted,
            [word("seal"), phrase("chain of custody"), word("mail"), word("absentee"), word("e-pollbook")]
        );
        assert_eq!(read.without, [word("draft"), phrase("bad words")]);
    }

    #[test]
    fn an_open_quotation_goes_to_the_end() {
        assert_eq!(parse("a \"poll worker").unwrap().wanted, [word("a"), phrase("poll worker")]);
        assert!(parse("\" AND (").unwrap().wanted == [phrase(" AND (")]);
    }

    #[test]
    fn marks_alone_are_noticed() {
        for marks in ["?!", "\"\"", "🗳️", "- -", "((("] {
            assert!(parse(marks).unwrap().marks_only, "{marks}");
        }
        assert!(parse(" \u{0} ").unwrap().is_empty());
    }

    #[test]
    fn limits_are_said() {
        let long = "ballot ".repeat(33);
        assert_eq!(parse(&long).unwrap_err().field(), Some("query"));
        assert_eq!(parse(&"x".repeat(513)).unwrap_err().field(), Some("query"));
        assert!(parse(&"x".repeat(512)).is_ok());
    }
}
