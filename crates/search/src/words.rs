//! Cuts text into words the same way for documents, queries, labels and snippets.
//!
//! A word is a run of letters and digits, lower case, without accents. Words held together by a hyphen, a dot,
//! an ampersand or an apostrophe also give their joined form at the place of the first, so that "e-pollbook",
//! "epollbook" and "e pollbook" meet, and "L&A" stays a word of its own.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// No word is longer; the rest of a longer run is left out, in documents and queries alike.
const LONGEST: usize = 48;
/// A compound of more parts (an address, a path) has no joined form.
const MOST_PARTS: usize = 4;

/// A word and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// The folded text.
    pub text: String,
    /// First byte in the source.
    pub from: usize,
    /// Byte after the last in the source.
    pub to: usize,
    /// Number of the word in the source, from 0.
    pub position: usize,
    /// Whether it is the joined form of several words that follow.
    pub joined: bool,
}

struct Part {
    text: String,
    from: usize,
    to: usize,
    /// The mark between this part and the one before it, when they touch.
    mark: Option<char>,
}

/// The words of a text, in order.
pub fn words(text: &str) -> Vec<Word> {
    let mut found = Vec::with_capacity(text.len() / 6);
    let mut compound: Vec<Part> = Vec::new();
    let mut position = 0;
    let mut letters = text.char_indices().peekable();
    while let Some((from, first)) = letters.next() {
        if !is_letter(first) {
            let between = compound.last().is_some_and(|part| part.to == from) && is_mark(first);
            let continues = between && letters.peek().is_some_and(|(_, next)| is_letter(*next));
            if !continues {
                emit(&mut compound, &mut position, &mut found);
            }
            continue;
        }
        let mut to = from + first.len_utf8();
        if !stands_alone(first) {
            while let Some((at, next)) = letters.peek().copied() {
                if !(is_letter(next) || is_combining_mark(next)) || stands_alone(next) {
                    break;
                }
                to = at + next.len_utf8();
                letters.next();
            }
        }
        let mark =
            compound.last().and_then(|before| text.get(before.to..from)).and_then(|gap| gap.chars().next());
        if mark.is_none() && !compound.is_empty() {
            emit(&mut compound, &mut position, &mut found);
        }
        compound.push(Part { text: fold(&text[from..to]), from, to, mark });
    }
    emit(&mut compound, &mut position, &mut found);
    join_single_e(&mut found);
    found
}

/// The folded words of a text without joined forms, in order.
pub fn folded_words(text: &str) -> Vec<String> {
    words(text).into_iter().filter(|word| !word.joined).map(|word| word.text).collect()
}

/// The folded words of a text with one space between them: two spellings of one label are equal here.
pub fn normalised(text: &str) -> String {
    folded_words(text).join(" ")
}

/// Lower case without accents (compatibility decomposition, Unicode Annex 15).
pub fn fold(text: &str) -> String {
    let cut = |kept: String| kept.chars().take(LONGEST).collect();
    if text.is_ascii() {
        return cut(text.to_ascii_lowercase());
    }
    cut(text.nfkd().filter(|letter| !is_combining_mark(*letter)).flat_map(char::to_lowercase).collect())
}

fn emit(compound: &mut Vec<Part>, position: &mut usize, found: &mut Vec<Word>) {
    // "voter's" is "voter".
    if compound.len() > 1
        && compound.last().is_some_and(|last| last.text == "s" && last.mark.is_some_and(is_apostrophe))
    {
        compound.pop();
    }
    if (2..=MOST_PARTS).contains(&compound.len()) {
        let mut joined = String::new();
        for part in compound.iter() {
            if part.mark == Some('&') {
                joined.push('&');
            }
            joined.push_str(&part.text);
        }
        if joined.chars().count() <= LONGEST {
            let (from, to) = (compound[0].from, compound[compound.len() - 1].to);
            found.push(Word { text: joined, from, to, position: *position, joined: true });
        }
    }
    for part in compound.drain(..) {
        found.push(Word {
            text: part.text,
            from: part.from,
            to: part.to,
            position: *position,
            joined: false,
        });
        *position += 1;
    }
}

/// "e pollbook" written apart also gives "epollbook".
fn join_single_e(found: &mut Vec<Word>) {
    let mut at = 0;
    while at + 1 < found.len() {
        let (one, two) = (&found[at], &found[at + 1]);
        let apart = !one.joined && !two.joined && one.text == "e" && two.position == one.position + 1;
        let already = at > 0 && found[at - 1].joined;
        if apart && !already && two.text.len() > 2 {
            let joined = Word {
                text: format!("e{}", two.text),
                from: one.from,
                to: two.to,
                position: one.position,
                joined: true,
            };
            found.insert(at, joined);
            at += 1;
        }
        at += 1;
    }
}

fn is_letter(letter: char) -> bool {
    letter.is_alphanumeric()
}

/// Scripts written without spaces: each character is a word, so that a part of a sentence is found.
fn stands_alone(letter: char) -> bool {
    matches!(letter, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

fn is_mark(letter: char) -> bool {
    is_apostrophe(letter) || matches!(letter, '-' | '\u{2010}' | '\u{2011}' | '.' | '&' | '_')
}

fn is_apostrophe(letter: char) -> bool {
    matches!(letter, '\'' | '\u{2019}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(text: &str) -> Vec<String> {
        words(text).into_iter().map(|word| word.text).collect()
    }

    #[test]
    fn spellings_of_one_thing_meet() {
        for spelling in ["e-pollbook", "E-Pollbook", "e pollbook", "epollbook"] {
            assert!(all(spelling).contains(&"epollbook".into()), "{spelling}: {:?}", all(spelling));
        }
        assert_eq!(all("L&A"), ["l&a", "l", "a"]);
        assert_eq!(all("SF-76"), ["sf76", "sf", "76"]);
        assert_eq!(all("U.S.C."), ["usc", "u", "s", "c"]);
        assert_eq!(all("the voter’s"), ["the", "voter"]);
        assert_eq!(all("Inscripción límite"), ["inscripcion", "limite"]);
        assert_eq!(all("mail/absentee"), ["mail", "absentee"]);
        assert_eq!(all("選票 ballot"), ["選", "票", "ballot"]);
    }

    #[test]
    fn words_know_where_they_stand() {
        let text = "Así: e-pollbook, done";
        for word in words(text) {
            assert!(fold(&text[word.from..word.to]).starts_with(&word.text[..1]), "{word:?}");
        }
        assert_eq!(words(text).last().map(|word| word.position), Some(3));
    }

    #[test]
    fn marks_alone_are_no_words() {
        for nothing in ["", "  ", "\"(&-...)\u{0}", "🗳️ 🎉", "\u{202e}"] {
            assert!(words(nothing).is_empty(), "{nothing:?} gave {:?}", words(nothing));
        }
    }
}
