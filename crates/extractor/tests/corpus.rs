//! Real documents made by others, where they are at hand: of how many are all the words found that another program found.

use std::{
    collections::{BTreeMap, HashSet},
    time::{Duration, Instant},
};

use commons_extract::{Limits, Outcome, Reader, accepted};

#[path = "support/corpus.rs"]
mod corpus;

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
            Outcome::Read(reading) => (reading.text.as_str(), reading.headings.len()),
            _ => ("", 0),
        };
        let (have, expected) = (words(text), words(&row.words));
        let missing: Vec<_> = expected.iter().filter(|word| !have.contains(*word)).collect();
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

/// Words without regard to case and marks.
fn words(text: &str) -> HashSet<String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}
