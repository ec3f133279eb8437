//! The grammar of a query: words, "phrases", -without and field:value. Whatever is typed means something; nothing is an
//! error but length.

use commons_kernel::{Error, Result};

use crate::words::folded_words;

/// A query may have so many characters.
pub const MAX_CHARACTERS: usize = 512;
/// A query may have so many words.
pub const MAX_WORDS: usize = 32;

/// The names before a colon that narrow a search; any other is a word like every other.
pub const FIELDS: [&str; 14] = [
    "kind",
    "state",
    "value",
    "standard",
    "topic",
    "language",
    "size",
    "department",
    "format",
    "reviewed",
    "after",
    "before",
    "title",
    "file",
];

/// A query, understood.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Parsed {
    /// What is looked for, in the order typed.
    pub wanted: Vec<Clause>,
    /// What a hit must not have.
    pub without: Vec<Clause>,
    /// What it is narrowed to, as typed.
    pub narrowed: Vec<Narrow>,
    /// Something was typed, but no letter and no digit.
    pub marks_only: bool,
}

/// A part of a query; holds at least one word.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Clause {
    /// Words as typed between two spaces: mostly one, more when held together as in "chain-of-custody".
    Word(String),
    /// Words in quotation marks: all of them, in this order.
    Phrase(String),
    /// Words that must stand together in the title or in a document.
    Within(Part, String),
}

/// A part of a resource that words can be looked for in alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// The title and the topics.
    Title,
    /// The attached documents.
    Files,
}

/// A field and a value, such as `state:AZ`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Narrow {
    /// One of [`FIELDS`] but `title` and `file`.
    pub field: &'static str,
    /// The value as typed, without quotation marks.
    pub value: String,
    /// Whether a minus stood before it.
    pub without: bool,
}

impl Clause {
    /// The text as typed.
    pub fn text(&self) -> &str {
        match self {
            Clause::Word(text) | Clause::Phrase(text) | Clause::Within(_, text) => text,
        }
    }
}

impl Parsed {
    /// Whether nothing at all was asked.
    pub fn is_empty(&self) -> bool {
        self.wanted.is_empty() && self.without.is_empty() && self.narrowed.is_empty() && !self.marks_only
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
        let from = if without { bare } else { rest };
        let (clause, after) = match narrowed(from) {
            Some((field, value, after)) => {
                rest = after;
                match field {
                    "title" => (Clause::Within(Part::Title, value), after),
                    "file" => (Clause::Within(Part::Files, value), after),
                    _ => {
                        parsed.narrowed.push(Narrow { field, value, without });
                        continue;
                    }
                }
            }
            None => clause(from),
        };
        rest = after;
        if folded_words(clause.text()).is_empty() {
            continue;
        }
        if without { parsed.without.push(clause) } else { parsed.wanted.push(clause) }
    }
    let clauses = parsed.wanted.iter().chain(&parsed.without).map(Clause::text);
    let values = parsed.narrowed.iter().map(|narrow| narrow.value.as_str());
    let words = clauses.chain(values).map(|text| folded_words(text).len()).sum::<usize>();
    if words > MAX_WORDS {
        return Err(Error::bad_input(
            "query",
            format!("a search may have {MAX_WORDS} words; leave some out"),
        ));
    }
    parsed.marks_only = words == 0 && query.chars().any(|letter| !is_gap(letter));
    Ok(parsed)
}

/// The field and the value that a text begins with, and what follows them. The value follows the colon at once and holds a
/// letter or a digit: an address or a time of day is no field.
fn narrowed(text: &str) -> Option<(&'static str, String, &str)> {
    let (name, rest) = text.split_once(':')?;
    let field = FIELDS.into_iter().find(|field| field.eq_ignore_ascii_case(name))?;
    if let Some((value, after)) = quoted(rest) {
        return (!folded_words(value).is_empty()).then(|| (field, value.to_owned(), after));
    }
    let end = rest.find(|letter| is_gap(letter) || is_quote(letter)).unwrap_or(rest.len());
    let plain = rest.starts_with(char::is_alphanumeric);
    plain.then(|| (field, rest[..end].to_owned(), &rest[end..]))
}

/// The words in quotation marks that a text begins with, and what follows them. Those that nobody closed go to the end.
fn quoted(text: &str) -> Option<(&str, &str)> {
    let inside = text.strip_prefix(is_quote)?;
    let end = inside.find(is_quote).unwrap_or(inside.len());
    Some((&inside[..end], inside[end..].strip_prefix(is_quote).unwrap_or_default()))
}

/// The first clause of a text that does not begin with a gap, and what follows it.
fn clause(text: &str) -> (Clause, &str) {
    if let Some((inside, after)) = quoted(text) {
        return (Clause::Phrase(inside.to_owned()), after);
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
    fn fields_narrow_and_other_colons_are_words() {
        let narrow = |field, value: &str, without| Narrow { field, value: value.into(), without };
        let read =
            parse("seal state:AZ -kind:story topic:\"mail ballots\" Reviewed:yes after:2025-06").unwrap();
        assert_eq!(read.wanted, [word("seal")]);
        assert_eq!(
            read.narrowed,
            [
                narrow("state", "AZ", false),
                narrow("kind", "story", true),
                narrow("topic", "mail ballots", false),
                narrow("reviewed", "yes", false),
                narrow("after", "2025-06", false),
            ]
        );
        let within = parse("title:\"chain of custody\" -file:draft").unwrap();
        assert_eq!(within.wanted, [Clause::Within(Part::Title, "chain of custody".into())]);
        assert_eq!(within.without, [Clause::Within(Part::Files, "draft".into())]);
        for plain in
            ["10:30", "https://example.org/a", "note:this", "state:", "state: AZ", "kind:\"\"", "state:/x"]
        {
            assert_eq!(parse(plain).unwrap().narrowed, [], "{plain}");
            assert!(!parse(plain).unwrap().wanted.is_empty(), "{plain}");
        }
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
