//! Cuts text into words the same way for documents, queries, labels and snippets.
//!
//! A word is a run of letters and digits, lower case, without accents. Words held together by a hyphen, a dot,
//! an ampersand or an apostrophe also give their joined form at the place of the first, so that "e-pollbook",
//! "epollbook" and "e pollbook" meet, and "L&A" stays a word of its own.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// No word is longer; the rest of a longer run is left out, in documents and queries alike.
pub const LONGEST: usize = 48;
/// A compound of more parts (an address, a path) has no joined form.
pub const MOST_PARTS: usize = 4;

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

/// Cuts texts into words. Their letters lie side by side in one string, and the lists are used again for the next text: what
/// is cut for the index is millions of words.
#[derive(Clone, Default)]
pub struct Cutter {
    letters: String,
    found: Vec<Piece>,
    compound: Vec<Part>,
}

/// A word: its letters by their place in the string, then where it stands in the source; as in [`Word`].
#[derive(Clone, Copy)]
pub struct Piece {
    first: usize,
    last: usize,
    pub from: usize,
    pub to: usize,
    pub position: usize,
    joined: bool,
}

#[derive(Clone, Copy)]
struct Part {
    first: usize,
    last: usize,
    from: usize,
    to: usize,
    /// The mark between this part and the one before it, when they touch.
    mark: Option<char>,
}

/// The words of a text, in order.
pub fn words(text: &str) -> Vec<Word> {
    let mut cutter = Cutter::default();
    cutter.cut(text);
    let word = |piece: &Piece| Word {
        text: cutter.text(piece).to_owned(),
        from: piece.from,
        to: piece.to,
        position: piece.position,
        joined: piece.joined,
    };
    cutter.found.iter().map(word).collect()
}

/// The folded words of a text without joined forms, in order.
pub fn folded_words(text: &str) -> Vec<String> {
    words(text).into_iter().filter(|word| !word.joined).map(|word| word.text).collect()
}

/// The folded words of a text with one space between them: two spellings of one label are equal here.
pub fn normalised(text: &str) -> String {
    folded_words(text).join(" ")
}

/// Lower case without accents (compatibility decomposition, Unicode Annex 15), at the end of `into`.
fn fold(text: &str, into: &mut String) {
    if text.is_ascii() {
        let first = into.len();
        into.push_str(&text[..text.len().min(LONGEST)]);
        into[first..].make_ascii_lowercase();
    } else {
        let kept = text.nfkd().filter(|letter| !is_combining_mark(*letter)).flat_map(char::to_lowercase);
        into.extend(kept.take(LONGEST));
    }
}

impl Cutter {
    /// Lists that a very long text has stretched beyond so many words are given back.
    const KEPT: usize = 1 << 16;

    /// Cuts a text; what was cut before is forgotten.
    pub fn cut(&mut self, text: &str) {
        if self.found.capacity() > Self::KEPT {
            *self = Self::default();
        }
        self.letters.clear();
        self.found.clear();
        self.compound.clear();
        let (mut position, mut at) = (0, 0);
        while let Some(first) = letter_at(text, at) {
            let from = at;
            at += first.len_utf8();
            if !is_letter(first) {
                let between = self.compound.last().is_some_and(|part| part.to == from) && is_mark(first);
                if !(between && letter_at(text, at).is_some_and(is_letter)) {
                    self.emit(&mut position);
                }
                continue;
            }
            if !stands_alone(first) {
                while let Some(next) = letter_at(text, at)
                    && goes_on(next)
                {
                    at += next.len_utf8();
                }
            }
            let gap = self.compound.last().and_then(|before| text.get(before.to..from));
            let mark = gap.and_then(|gap| gap.chars().next());
            if mark.is_none() && !self.compound.is_empty() {
                self.emit(&mut position);
            }
            let first = self.letters.len();
            fold(&text[from..at], &mut self.letters);
            self.compound.push(Part { first, last: self.letters.len(), from, to: at, mark });
        }
        self.emit(&mut position);
        self.join_single_e();
    }

    /// The words, in order.
    pub fn pieces(&self) -> &[Piece] {
        &self.found
    }

    /// The word of this number, when there are so many.
    pub fn piece(&self, number: usize) -> Option<&Piece> {
        self.found.get(number)
    }

    /// The folded text of a word.
    pub fn text(&self, piece: &Piece) -> &str {
        &self.letters[piece.first..piece.last]
    }

    fn emit(&mut self, position: &mut usize) {
        let is_s = |part: &Part| &self.letters[part.first..part.last] == "s";
        // "voter's" is "voter".
        if self.compound.len() > 1
            && self.compound.last().is_some_and(|last| last.mark.is_some_and(is_apostrophe) && is_s(last))
        {
            self.compound.pop();
        }
        if (2..=MOST_PARTS).contains(&self.compound.len()) {
            let first = self.letters.len();
            for part in &self.compound {
                if part.mark == Some('&') {
                    self.letters.push('&');
                }
                self.letters.extend_from_within(part.first..part.last);
            }
            if self.letters[first..].chars().count() <= LONGEST {
                let (from, to) = (self.compound[0].from, self.compound[self.compound.len() - 1].to);
                let last = self.letters.len();
                self.found.push(Piece { first, last, from, to, position: *position, joined: true });
            } else {
                self.letters.truncate(first);
            }
        }
        for Part { first, last, from, to, .. } in self.compound.drain(..) {
            self.found.push(Piece { first, last, from, to, position: *position, joined: false });
            *position += 1;
        }
    }

    /// "e pollbook" written apart also gives "epollbook".
    fn join_single_e(&mut self) {
        let mut at = 0;
        while at + 1 < self.found.len() {
            let (one, two) = (self.found[at], self.found[at + 1]);
            let apart =
                !one.joined && !two.joined && self.text(&one) == "e" && two.position == one.position + 1;
            let already = at > 0 && self.found[at - 1].joined;
            if apart && !already && two.last - two.first > 2 {
                let first = self.letters.len();
                self.letters.push('e');
                self.letters.extend_from_within(two.first..two.last);
                let joined = Piece {
                    first,
                    last: self.letters.len(),
                    from: one.from,
                    to: two.to,
                    position: one.position,
                    joined: true,
                };
                self.found.insert(at, joined);
                at += 1;
            }
            at += 1;
        }
    }
}

/// The letter that begins at a byte; the short way for what most texts consist of.
fn letter_at(text: &str, at: usize) -> Option<char> {
    match text.as_bytes().get(at) {
        Some(byte) if byte.is_ascii() => Some(char::from(*byte)),
        Some(_) => text[at..].chars().next(),
        None => None,
    }
}

/// Whether a letter or an accent goes on with the word before it.
fn goes_on(letter: char) -> bool {
    if letter.is_ascii() {
        return letter.is_ascii_alphanumeric();
    }
    (is_letter(letter) || is_combining_mark(letter)) && !stands_alone(letter)
}

pub fn is_letter(letter: char) -> bool {
    letter.is_alphanumeric()
}

/// Scripts written without spaces: each character is a word, so that a part of a sentence is found.
pub fn stands_alone(letter: char) -> bool {
    matches!(letter, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

pub fn is_mark(letter: char) -> bool {
    is_apostrophe(letter) || matches!(letter, '-' | '\u{2010}' | '\u{2011}' | '.' | '&' | '_')
}

pub fn is_apostrophe(letter: char) -> bool {
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
            let mut folded = String::new();
            fold(&text[word.from..word.to], &mut folded);
            assert!(folded.starts_with(&word.text[..1]), "{word:?}");
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
