//! What a word is when texts are compared, and how texts are made ready for it.

use unicode_normalization::UnicodeNormalization;

use crate::render::Line;

/// A line as it is compared: one blank between words, a line feed at its end, and each letter written in one way (Unicode
/// Standard Annex 15, form C). Empty when it has no words.
pub(crate) fn tidy(line: &str) -> String {
    let mut words = line.split_whitespace().collect::<Vec<_>>().join(" ").nfc().collect::<String>();
    if !words.is_empty() {
        words.push('\n');
    }
    words
}

/// The lines of a text without marks, those without words left out.
pub(crate) fn lines(text: &str) -> Vec<Line> {
    let tidied = text.lines().map(|line| Line { words: tidy(line), marks: String::new() });
    tidied.filter(|line| !line.words.is_empty()).collect()
}

/// A word or a mark of punctuation, and whether a blank stands before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Token<'a> {
    pub blank: bool,
    pub text: &'a str,
}

/// The words of tidied lines. Punctuation before and after a word stands by itself, so that a full stop makes no other word;
/// a line feed is a token; scripts that part no words go by their signs.
pub(crate) fn tokens(text: &str) -> impl Iterator<Item = Token<'_>> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let blank = rest.starts_with(' ');
        rest = rest.strip_prefix(' ').unwrap_or(rest);
        let (text, after) = rest.split_at(first(rest));
        rest = after;
        (blank || !text.is_empty()).then_some(Token { blank, text })
    })
}

/// How many bytes the first token has.
fn first(text: &str) -> usize {
    let parts = |c: char| c.is_whitespace() || is_ideograph(c);
    let Some(letter) = text.chars().next() else { return 0 };
    if letter == ' ' {
        return 0;
    }
    if parts(letter) {
        return letter.len_utf8();
    }
    let chunk = &text[..text.find(parts).unwrap_or(text.len())];
    if !letter.is_alphanumeric() {
        return chunk.find(char::is_alphanumeric).unwrap_or(chunk.len());
    }
    chunk.trim_end_matches(|c: char| !c.is_alphanumeric()).len()
}

/// Whether a sign stands for a word or a syllable by itself: Chinese and Japanese part their words by no blanks.
fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3ffff}')
}

/// Whether a token is a word, and no punctuation.
pub(crate) fn is_word(token: &str) -> bool {
    token.chars().any(char::is_alphanumeric)
}

/// How many words a text has.
pub(crate) fn count(text: &str) -> usize {
    tokens(text).filter(|token| is_word(token.text)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        tokens(text).map(|token| token.text).collect()
    }

    #[test]
    fn a_word_is_what_a_clerk_calls_one() {
        assert_eq!(
            words("Polls open at 5:00 (a.m.), \"bring\" form EV-12.\n"),
            [
                "Polls", "open", "at", "5:00", "(", "a.m", ".),", "\"", "bring", "\"", "form", "EV-12", ".",
                "\n"
            ]
        );
        assert_eq!(words("投票所 open\n"), ["投", "票", "所", "open", "\n"]);
        assert_eq!(count("投票所 — open.\n"), 4);
        assert_eq!(words(""), [""; 0]);
    }

    #[test]
    fn tokens_with_their_blanks_are_the_text() {
        for text in ["a b\n", "(a) -- b.\nc\n", "投 票\n", "é \u{301}x\n"] {
            let told: String = tokens(text)
                .map(|token| format!("{}{}", if token.blank { " " } else { "" }, token.text))
                .collect();
            assert_eq!(told, text);
        }
    }

    #[test]
    fn lines_lose_what_nobody_sees() {
        let tidied: Vec<String> =
            lines(" a \t b\r\n\n \u{a0}\ncafe\u{301}\n").into_iter().map(|line| line.words).collect();
        assert_eq!(tidied, ["a b\n", "café\n"]);
    }
}
