//! The words around what matched, as runs of text. Made only for resources that the caller has checked the reader may see.

use std::{
    collections::{HashMap, HashSet},
    sync::LazyLock,
};

use commons_kernel::Result;
use tantivy::{
    TantivyDocument,
    schema::{Field, Value},
    tokenizer::TextAnalyzer,
};

use crate::{
    Highlights, Hit, Hits,
    alike::hash,
    analyser::Tongue,
    fault::internal,
    schema::{Fields, schema},
    words::{Word, words},
};

static FIELDS: LazyLock<Fields> = LazyLock::new(|| schema().1);

/// A snippet is about so many bytes long.
const LENGTH: usize = 240;
/// So much of each text is looked through, so that one huge file does not hold up a page.
const LOOKED_THROUGH: usize = 200_000;

/// A stretch of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// The text.
    pub text: String,
    /// Whether it matched.
    pub marked: bool,
}

/// The best stretch of one field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snippet {
    /// `title`, `summary`, `body` or `files`.
    pub field: &'static str,
    /// The name of the file, when it is one.
    pub filename: Option<String>,
    /// The text.
    pub runs: Vec<Run>,
}

/// The snippets of one resource.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Snippets {
    /// One for each field that matched, title first.
    pub snippets: Vec<Snippet>,
    /// The added labels that stand in it.
    pub labels: Vec<String>,
}

impl Hits {
    /// The snippets of a hit, out of the texts that were searched.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn snippets(&self, hit: &Hit) -> Result<Snippets> {
        let Some(moment) = &self.moment else { return Ok(Snippets::default()) };
        let tongue = moment.tables[hit.at.segment_ord as usize].tongues[hit.at.doc_id as usize];
        let mut marker = Marker::new(&self.highlights, tongue);
        let mut found = Snippets::default();
        if marker.starts.is_empty() {
            return Ok(found);
        }
        let stored: TantivyDocument = moment.searcher.doc(hit.at).map_err(internal)?;
        let fields = &*FIELDS;
        let texts = |field: Field| stored.get_all(field).filter_map(|value| value.as_str());
        for (name, field) in
            [("title", fields.stored_title), ("summary", fields.stored_summary), ("body", fields.stored_body)]
        {
            for text in texts(field) {
                marker.cut(name, None, text, &mut found);
            }
        }
        for (filename, text) in texts(fields.stored_file_name).zip(texts(fields.stored_file_text)) {
            marker.cut("files", Some(filename.to_owned()), text, &mut found);
        }
        Ok(found)
    }
}

/// Marks texts of one language.
struct Marker<'a> {
    analyser: TextAnalyzer,
    words: HashSet<&'a str>,
    phrases: &'a [(Vec<String>, String)],
    /// The first byte of every stem: a word that begins otherwise need not be stemmed.
    starts: HashSet<u8>,
    /// Stems found before: texts repeat their words.
    known: HashMap<String, String>,
}

impl<'a> Marker<'a> {
    fn new(highlights: &'a Highlights, tongue: Tongue) -> Self {
        let n = usize::from(tongue == Tongue::Spanish);
        let (words, phrases) = (&highlights.words[n], &highlights.phrases[n]);
        let all = words.iter().chain(phrases.iter().flat_map(|(stems, _)| stems));
        Self {
            analyser: tongue.analyser(),
            words: words.iter().map(String::as_str).collect(),
            phrases,
            starts: all.filter_map(|stem| stem.bytes().next()).collect(),
            known: HashMap::new(),
        }
    }

    /// Adds the best stretch of a text, when something in it matched.
    fn cut(&mut self, field: &'static str, filename: Option<String>, text: &str, found: &mut Snippets) {
        let text = &text[..text.floor_char_boundary(LOOKED_THROUGH)];
        let marks = self.marks(text, found);
        if marks.is_empty() {
            return;
        }
        let (from, to) = if field == "title" { (0, text.len()) } else { window(text, &marks) };
        found.snippets.push(Snippet { field, filename, runs: runs(text, from, to, &marks) });
    }

    /// The places that matched: from, to, and a number for what matched there.
    fn marks(&mut self, text: &str, found: &mut Snippets) -> Vec<(usize, usize, u64)> {
        if self.starts.is_empty() {
            return Vec::new();
        }
        let mut tokens = words(text);
        tokens.retain(|word| word.text.bytes().next().is_some_and(|first| self.starts.contains(&first)));
        for token in &mut tokens {
            self.stem(&mut token.text);
        }
        let mut marks = Vec::new();
        for (at, token) in tokens.iter().enumerate() {
            if self.words.contains(token.text.as_str()) {
                marks.push((token.from, token.to, hash(&token.text)));
            }
            for (phrase, label) in self.phrases {
                if let Some(to) = stands(&tokens[at..], phrase) {
                    marks.push((token.from, to, hash(&phrase.join(" "))));
                    if !found.labels.contains(label) {
                        found.labels.push(label.clone());
                    }
                }
            }
        }
        marks.sort_unstable();
        marks.dedup();
        marks
    }

    fn stem(&mut self, word: &mut String) {
        if let Some(stem) = self.known.get(word.as_str()) {
            word.clone_from(stem);
            return;
        }
        let mut stem = None;
        self.analyser.token_stream(word).process(&mut |token| {
            stem.get_or_insert_with(|| token.text.clone());
        });
        let stem = stem.unwrap_or_else(|| word.clone());
        self.known.insert(std::mem::replace(word, stem.clone()), stem);
    }
}

/// Where a phrase ends that begins with the first of the words.
fn stands(tokens: &[Word], phrase: &[String]) -> Option<usize> {
    let first = tokens.first()?.position;
    let mut end = None;
    for (n, stem) in phrase.iter().enumerate() {
        let near = tokens.iter().take_while(|token| token.position <= first + n);
        end = Some(near.into_iter().find(|token| token.position == first + n && token.text == *stem)?.to);
    }
    end
}

/// The stretch with the most different matches, then the most, then the earliest; cut at spaces.
fn window(text: &str, marks: &[(usize, usize, u64)]) -> (usize, usize) {
    let mut best = (0, 0, 0);
    for (n, (from, _, _)) in marks.iter().enumerate() {
        let inside: Vec<_> = marks[n..].iter().take_while(|(_, to, _)| *to <= from + LENGTH).collect();
        let different = inside.iter().map(|(_, _, kind)| kind).collect::<HashSet<_>>().len();
        if (different, inside.len()) > (best.0, best.1) {
            best = (different, inside.len(), n);
        }
    }
    let first = marks[best.2];
    let last = marks[best.2 + best.1.max(1) - 1];
    let spare = LENGTH.saturating_sub(last.1 - first.0) / 2;
    let mut from = text.floor_char_boundary(first.0.saturating_sub(spare));
    let mut to = text.ceil_char_boundary((last.1 + spare).min(text.len()));
    if from > 0 {
        from += text[from..first.0].find(char::is_whitespace).map_or(0, |gap| gap + 1);
        from = text.ceil_char_boundary(from);
    }
    if to < text.len() {
        to = text[last.1..to].rfind(char::is_whitespace).map_or(to, |gap| last.1 + gap);
    }
    (from.min(first.0), to.max(last.1))
}

fn runs(text: &str, from: usize, to: usize, marks: &[(usize, usize, u64)]) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut at = from;
    let mut push = |range: std::ops::Range<usize>, marked: bool| {
        if let Some(text) = text.get(range).filter(|text| !text.is_empty()) {
            runs.push(Run { text: text.replace(['\n', '\r', '\t'], " "), marked });
        }
    };
    for (start, end, _) in marks.iter().filter(|(start, end, _)| *start >= from && *end <= to) {
        let start = (*start).max(at);
        if *end <= start {
            continue;
        }
        push(at..start, false);
        push(start..*end, true);
        at = *end;
    }
    push(at..to, false);
    runs
}
