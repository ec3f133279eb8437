//! The plain way to cut words and to stem them, one string a word: what the fast way is held against, word by word.

use tantivy::tokenizer::{AsciiFoldingFilter, Language, RawTokenizer, Stemmer, TextAnalyzer};
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use crate::{
    analyser::{Tongue, stems},
    words::{LONGEST, MOST_PARTS, Word, is_apostrophe, is_letter, is_mark, stands_alone},
};

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

/// Lower case without accents (compatibility decomposition, Unicode Annex 15).
fn fold(text: &str) -> String {
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

/// The stems of a text: its words, each sent through tantivy's own filters by itself.
fn plain_stems(tongue: Tongue, text: &str) -> Vec<(String, usize, usize, usize)> {
    let language = if tongue == Tongue::Spanish { Language::Spanish } else { Language::English };
    let mut analyser = TextAnalyzer::builder(RawTokenizer::default())
        .filter(Stemmer::new(language))
        .filter(AsciiFoldingFilter)
        .build();
    let one = |word: Word| {
        let text = match word.text.strip_suffix("cion") {
            Some(root) if tongue == Tongue::Spanish && !root.is_empty() => format!("{root}ción"),
            _ => word.text,
        };
        let stem = stems(&mut analyser, &text).remove(0).text;
        (stem, word.from, word.to, word.position)
    };
    words(text).into_iter().map(one).collect()
}

fn assert_same(analysers: &mut [TextAnalyzer; 2], text: &str) {
    assert_eq!(crate::words::words(text), words(text), "{text:?}");
    for (tongue, analyser) in Tongue::ALL.into_iter().zip(analysers) {
        let stems: Vec<_> = stems(analyser, text)
            .into_iter()
            .map(|token| (token.text, token.offset_from, token.offset_to, token.position))
            .collect();
        assert_eq!(stems, plain_stems(tongue, text), "{tongue:?}: {text:?}");
    }
}

#[test]
fn real_texts_give_the_same_stems() {
    let mut analysers = Tongue::ALL.map(Tongue::analyser);
    let content = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../app/content");
    let (mut folders, mut bytes) = (vec![content], 0);
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap().map(Result::unwrap) {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if let Ok(text) = std::fs::read_to_string(&path) {
                // The same analysers for one text after another: nothing of the text before may stay.
                let lines: Vec<&str> = text.lines().take(500).collect();
                lines.chunks(20).for_each(|lines| assert_same(&mut analysers, &lines.join("\n")));
                bytes += text.len();
            }
        }
    }
    assert!(bytes > 100_000, "the texts that ship are there");
}

#[test]
fn strange_texts_give_the_same_stems() {
    const PARTS: &[&str] = &[
        "e",
        "E",
        "s",
        "’s",
        "'s",
        "-",
        ".",
        "&",
        "_",
        " ",
        "  ",
        "\n",
        "L&A",
        "poll",
        "Books",
        "cion",
        "ción",
        "elecciones",
        "Año",
        "ü",
        "u\u{308}",
        "\u{301}",
        "ß",
        "İ",
        "ﬁ",
        "選票",
        "한국",
        "ひ",
        "🗳️",
        "\u{0}",
        "\u{202e}",
        "1,000",
        "42",
        "½",
        "a-b-c-d",
        "a-b-c-d-e",
        "www.example.org",
        "ing",
        "ational",
        "running",
        "generously",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "ééééééééééééééééééééééééééééééééééééééééééééééééééééé",
    ];
    let mut analysers = Tongue::ALL.map(Tongue::analyser);
    let mut seed = 0x9e37_79b9_7f4a_7c15_u64;
    for _ in 0..5_000 {
        let mut text = String::new();
        for _ in 0..12 {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            text.push_str(PARTS[(seed >> 33) as usize % PARTS.len()]);
        }
        assert_same(&mut analysers, &text);
    }
}
