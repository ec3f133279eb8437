//! A look at a GraphQL document before it is parsed: whether parsing it is cheap.

use super::refusal::Refusal;
use crate::Limits;

/// Braces, brackets and parentheses inside each other. The parser calls itself for each level, so the depth is bounded
/// before it starts; the schema's own limit on depth is far lower.
pub(super) const NESTING: usize = 64;

/// Whether the document is small enough to be parsed.
pub(crate) fn measure(document: &str, limits: &Limits) -> Result<(), Refusal> {
    if document.len() > limits.document_bytes {
        return Err(Refusal::too_large(format!(
            "the document has {} bytes; {} are allowed: ask for less at once",
            document.len(),
            limits.document_bytes
        )));
    }
    let (mut tokens, mut nesting) = (0, 0_usize);
    let mut rest = document.as_bytes();
    while let Some((token, after)) = next_token(rest) {
        rest = after;
        match token {
            Token::Nothing => continue,
            Token::Opens => nesting += 1,
            Token::Closes => nesting = nesting.saturating_sub(1),
            Token::Other => {}
        }
        tokens += 1;
        if tokens > limits.document_tokens {
            return Err(Refusal::too_large(format!(
                "the document has more than {} tokens: ask for less at once",
                limits.document_tokens
            )));
        }
        if nesting > NESTING {
            return Err(Refusal::too_large(format!(
                "the document is nested more than {NESTING} levels deep"
            )));
        }
    }
    Ok(())
}

enum Token {
    Nothing,
    Opens,
    Closes,
    Other,
}

/// One token of the language (GraphQL, section 2.1), without judging whether it is a good one.
fn next_token(text: &[u8]) -> Option<(Token, &[u8])> {
    let length = |matches: fn(u8) -> bool| text.iter().position(|byte| !matches(*byte)).unwrap_or(text.len());
    let (token, taken) = match text.first()? {
        b'#' => (Token::Nothing, text.iter().position(|byte| *byte == b'\n').unwrap_or(text.len())),
        b'{' | b'(' | b'[' => (Token::Opens, 1),
        b'}' | b')' | b']' => (Token::Closes, 1),
        b'"' if text.starts_with(b"\"\"\"") => (Token::Other, string(text, b"\"\"\"")),
        b'"' => (Token::Other, string(text, b"\"")),
        b'.' => (Token::Other, length(|byte| byte == b'.')),
        byte if word(*byte) => (Token::Other, length(word)),
        byte if byte.is_ascii_whitespace() || *byte == b',' => {
            (Token::Nothing, length(|byte| byte.is_ascii_whitespace() || byte == b','))
        }
        _ => (Token::Other, 1),
    };
    Some((token, &text[taken..]))
}

fn word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-'
}

/// The length of a string with its quotes; one that does not end reaches to the end.
fn string(text: &[u8], quotes: &[u8]) -> usize {
    let mut at = quotes.len();
    while at < text.len() {
        match text[at] {
            b'\\' => at += 2,
            _ if text[at..].starts_with(quotes) => return at + quotes.len(),
            b'\n' if quotes.len() == 1 => return at,
            _ => at += 1,
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ordinary_document_passes() {
        let document = "query A($q: String!) { search(query: $q, first: -1.5e3) { totalCount } } # {{{{\n";
        assert!(measure(document, &Limits::default()).is_ok());
    }

    #[test]
    fn what_is_costly_to_parse_is_refused_unparsed() {
        let limits = Limits::default();
        let deep = format!("{{{}", "a{".repeat(100));
        for costly in [&"a ".repeat(10_001), &"x".repeat(20_000), &deep, &"!".repeat(10_001)] {
            let refusal = measure(costly, &limits).unwrap_err();
            assert_eq!(refusal.code, "BAD_USER_INPUT");
        }
        let braces_in_a_string =
            format!("{{ a(b: \"{}\\\" \", c: \"\"\"{}\"\"\") }}", "{".repeat(90), "(\"".repeat(90));
        assert!(measure(&braces_in_a_string, &limits).is_ok());
    }

    #[test]
    fn a_string_without_an_end_does_not_hang() {
        for open in ["\"", "\"\"\"", "\"\\", "{ a(b: \"\"\"\\", "#"] {
            assert!(measure(open, &Limits::default()).is_ok(), "{open}");
        }
    }
}
