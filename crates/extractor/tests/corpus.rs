//! Real documents made by others, where they are at hand: of how many are all the words found that another program found.

use std::{
    collections::BTreeMap,
    path::Path,
    time::{Duration, Instant},
};

use commons_extract::{Limits, Outcome, Reader, accepted};

#[path = "support/corpus.rs"]
mod corpus;

use corpus::Row;

#[derive(Default)]
struct Tally {
    files: usize,
    complete: usize,
    words: usize,
    found: usize,
    headings: usize,
    slowest: Duration,
}

#[tokio::test]
async fn the_words_of_real_documents_are_found() {
    let Some((folder, rows)) = corpus::corpus() else { return };
    let reader = Reader::new(env!("CARGO_BIN_EXE_commons-extractor").into(), Limits::default());
    let mut tallies: BTreeMap<&str, Tally> = BTreeMap::new();
    for row in rows.iter().filter(|row| row.expected == "text" && accepted(&row.path).is_some()) {
        let start = Instant::now();
        let outcome = reader.read(&folder.join(&row.path), &row.path).await.unwrap();
        let took = start.elapsed();
        let (text, headings) = match &outcome {
            Outcome::Read(reading) => (
                format!("{}\n{}", reading.title.as_deref().unwrap_or(""), reading.text),
                reading.headings.len(),
            ),
            _ => (String::new(), 0),
        };
        let (have, mut expected) = (words(&text), words(&row.words));
        expected.retain(|word| !is_of_the_tool(row, &folder, word));
        let missing: Vec<_> = expected.iter().filter(|word| !is_in(&have, word)).collect();
        let tally = tallies.entry(row.format.as_str()).or_default();
        tally.slowest = tally.slowest.max(took);
        tally.files += 1;
        tally.words += expected.len();
        tally.found += expected.len() - missing.len();
        tally.headings += usize::from(headings > 0);
        if missing.is_empty() {
            tally.complete += 1;
        } else {
            println!("{:7.2} s  {}: {}; missing {missing:?}", took.as_secs_f64(), row.path, told(&outcome));
        }
    }
    let (mut files, mut complete) = (0, 0);
    for (format, tally) in &tallies {
        println!(
            "{format}: {}/{} files with every word, {}/{} words, {} with headings, slowest {:.2} s",
            tally.complete,
            tally.files,
            tally.found,
            tally.words,
            tally.headings,
            tally.slowest.as_secs_f64()
        );
        (files, complete) = (files + tally.files, complete + tally.complete);
        assert!(tally.found * 100 >= tally.words * 96, "too few words of {format} are found");
    }
    println!("{complete} of {files} readable documents, {:.1} %", 100.0 * complete as f64 / files as f64);
    assert!(tallies.len() >= 9, "the list has fewer formats than it had: {:?}", tallies.keys());
    assert!(complete * 100 >= files * 97, "all words are found in only {complete} of {files} documents");
}

fn told(outcome: &Outcome) -> String {
    match outcome {
        Outcome::Read(reading) => format!("{} bytes of text", reading.text.len()),
        Outcome::Refused(refusal) => format!("refused, {refusal:?}"),
        Outcome::Failed(failure) => format!("failed, {}", failure.code()),
    }
}

/// Words in order without regard to case and marks.
fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

/// Whether a word is there; also at an edge of a longer one or as two whole words, since programs disagree on where words
/// part, the more so where a page prints one over another.
fn is_in(have: &[String], word: &str) -> bool {
    let is_there = |word: &str| have.iter().any(|one| one == word);
    let at_an_edge = |one: &String| one.starts_with(word) || one.ends_with(word);
    let mut parts = word.char_indices().map(|(at, _)| word.split_at(at));
    is_there(word)
        || (word.len() > 1 && have.iter().any(at_an_edge))
        || parts.any(|(one, two)| one.len().min(two.len()) > 2 && is_there(one) && is_there(two))
}

/// Whether a word is none of the document's. The list's tool for RTF is a plain stripper, which takes the names of fonts
/// and styles for text; the one for workbooks writes a time after every date, so that midnight is among its words.
fn is_of_the_tool(row: &Row, folder: &Path, word: &str) -> bool {
    match row.format.as_str() {
        "rtf" => {
            let source = std::fs::read(folder.join(&row.path)).unwrap();
            !words(&without_lists(&String::from_utf8_lossy(&source))).iter().any(|one| one == word)
        }
        "xlsx" | "xlsm" => word == "00",
        _ => false,
    }
}

/// The source of a rich text without its lists of fonts and styles, and without what is marked as no text.
fn without_lists(source: &str) -> String {
    let (mut page, mut depth, mut hidden) = (String::new(), 0_usize, None);
    for (at, letter) in source.char_indices() {
        let ahead = &source[at..];
        if letter == '{' {
            depth += 1;
            let list = ["{\\fonttbl", "{\\stylesheet", "{\\*\\"].iter().any(|start| ahead.starts_with(start));
            if list && !ahead.starts_with("{\\*\\shpinst") {
                hidden = hidden.or(Some(depth));
            }
        }
        if hidden.is_none() {
            page.push(letter);
        }
        if letter == '}' {
            hidden = hidden.filter(|start| *start != depth);
            depth = depth.saturating_sub(1);
        }
    }
    page
}
