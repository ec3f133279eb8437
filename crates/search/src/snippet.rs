//! The words around what matched, as runs of text. Made only for resources that the caller has checked the reader may see.

use std::{
    collections::{HashMap, HashSet},
    sync::{LazyLock, OnceLock},
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
    words::Cutter,
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
    /// Whoever cuts the snippets of these hits.
    pub fn snipper(&self) -> Snipper<'_> {
        Snipper { hits: self, markers: [None, None] }
    }

    /// Cuts the snippets of the hits with these numbers on the page, to be told by [`Hits::snippets`]; each is cut once.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn cut(&self, numbers: &[usize]) -> Result<()> {
        let mut snipper = self.snipper();
        for number in numbers {
            if self.snippets(*number).is_none()
                && let Some((hit, cut)) = self.hits.get(*number).zip(self.cut.get(*number))
            {
                let snippets = snipper.cut(hit)?;
                cut.get_or_init(|| snippets);
            }
        }
        Ok(())
    }

    /// The snippets of a hit by its number on the page, once they are cut.
    pub fn snippets(&self, number: usize) -> Option<&Snippets> {
        self.cut.get(number).and_then(OnceLock::get)
    }
}

/// Cuts the snippets of a page: what is worked out for one hit serves the next.
pub struct Snipper<'a> {
    hits: &'a Hits,
    markers: [Option<Marker<'a>>; 2],
}

impl Snipper<'_> {
    /// The snippets of a hit, out of the texts that were searched.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn cut(&mut self, hit: &Hit) -> Result<Snippets> {
        let mut found = Snippets::default();
        let Some(moment) = &self.hits.moment else { return Ok(found) };
        let tongue = moment.tables[hit.at.segment_ord as usize].tongues[hit.at.doc_id as usize];
        let n = usize::from(tongue == Tongue::Spanish);
        let marker = self.markers[n].get_or_insert_with(|| Marker::new(&self.hits.highlights, tongue));
        if marker.stems.is_empty() {
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
    cutter: Cutter,
    stems: Vec<Stem<'a>>,
    phrases: Vec<Phrase<'a>>,
    /// Which bytes a stem begins with: a word that begins otherwise need not be stemmed.
    starts: [bool; 256],
    /// Words whose stem is known, and its number when it is one of those looked for: texts repeat their words.
    known: HashMap<Box<str>, Option<usize>>,
}

/// A stem that is looked for.
struct Stem<'a> {
    text: &'a str,
    /// What it is called in a mark.
    kind: u64,
    /// Whether it is marked wherever it stands, or in phrases alone.
    alone: bool,
}

/// Stems that are marked where they stand together.
struct Phrase<'a> {
    stems: Vec<usize>,
    kind: u64,
    label: &'a str,
}

/// A place in a text where one of the stems stands.
#[derive(Clone, Copy)]
struct Place {
    stem: usize,
    from: usize,
    to: usize,
    position: usize,
}

impl<'a> Marker<'a> {
    fn new(highlights: &'a Highlights, tongue: Tongue) -> Self {
        let n = usize::from(tongue == Tongue::Spanish);
        let mut stems: Vec<Stem<'a>> = Vec::new();
        let mut number = |text: &'a str, alone: bool| {
            let known = stems.iter().position(|stem| stem.text == text);
            let number = known.unwrap_or_else(|| {
                stems.push(Stem { text, kind: hash(text), alone: false });
                stems.len() - 1
            });
            stems[number].alone |= alone;
            number
        };
        for word in &highlights.words[n] {
            number(word, true);
        }
        let phrase = |(phrase, label): &'a (Vec<String>, String)| Phrase {
            stems: phrase.iter().map(|stem| number(stem, false)).collect(),
            kind: hash(&phrase.join(" ")),
            label,
        };
        let phrases =
            highlights.phrases[n].iter().filter(|(stems, _)| !stems.is_empty()).map(phrase).collect();
        let mut starts = [false; 256];
        stems
            .iter()
            .filter_map(|stem| stem.text.bytes().next())
            .for_each(|byte| starts[usize::from(byte)] = true);
        let (analyser, cutter) = (tongue.analyser(), Cutter::default());
        Self { analyser, cutter, stems, phrases, starts, known: HashMap::new() }
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
        let places = self.places(text);
        let mut marks = Vec::new();
        for (at, place) in places.iter().enumerate() {
            let stem = &self.stems[place.stem];
            if stem.alone {
                marks.push((place.from, place.to, stem.kind));
            }
            for phrase in self.phrases.iter().filter(|phrase| phrase.stems[0] == place.stem) {
                if let Some(to) = stands(&places[at..], &phrase.stems) {
                    marks.push((place.from, to, phrase.kind));
                    if !found.labels.iter().any(|label| label == phrase.label) {
                        found.labels.push(phrase.label.to_owned());
                    }
                }
            }
        }
        marks.sort_unstable();
        marks.dedup();
        marks
    }

    /// Where the stems stand.
    fn places(&mut self, text: &str) -> Vec<Place> {
        let Self { analyser, cutter, stems, starts, known, .. } = self;
        cutter.cut(text);
        let mut places = Vec::new();
        for piece in cutter.pieces() {
            let word = cutter.text(piece);
            if !word.bytes().next().is_some_and(|first| starts[usize::from(first)]) {
                continue;
            }
            let stem = known.get(word).copied().unwrap_or_else(|| {
                let mut stem = None;
                analyser.token_stream(word).process(&mut |token| {
                    stem.get_or_insert_with(|| token.text.clone());
                });
                let stem = stem.as_deref().unwrap_or(word);
                let number = stems.iter().position(|known| known.text == stem);
                known.insert(word.into(), number);
                number
            });
            places.extend(stem.map(|stem| Place {
                stem,
                from: piece.from,
                to: piece.to,
                position: piece.position,
            }));
        }
        places
    }
}

/// Where a phrase ends that begins with the first of the places.
fn stands(places: &[Place], phrase: &[usize]) -> Option<usize> {
    let first = places.first()?.position;
    let mut end = None;
    for (n, stem) in phrase.iter().enumerate() {
        let mut near = places.iter().take_while(|place| place.position <= first + n);
        end = Some(near.find(|place| place.position == first + n && place.stem == *stem)?.to);
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
