//! Real documents made by others, where they are at hand: how much of what other programs find in them is found here.
//!
//! The folder is not part of the project, and the test says so where it is absent.

use std::{
    collections::{BTreeMap, HashSet},
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use commons_extract::{Failure, Limits, Outcome, Reader, accepted};

/// One line of the folder's list; the columns that are used.
struct Row {
    path: String,
    format: String,
    words: HashSet<String>,
}

#[derive(Default)]
struct Tally {
    files: usize,
    complete: usize,
    words: usize,
    found: usize,
    slowest: Duration,
}

#[tokio::test]
async fn real_documents_are_read_and_hostile_ones_survived() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/office");
    let Some(rows) = rows(&folder) else {
        println!("skipped: the shared documents are not at hand");
        return;
    };
    let reader = Reader::new(env!("CARGO_BIN_EXE_commons-extractor").into(), Limits::default());
    let mut tallies: BTreeMap<String, Tally> = BTreeMap::new();
    for row in rows.iter().filter(|row| accepted(&row.path).is_some()) {
        let start = Instant::now();
        let outcome = reader.read(&folder.join(&row.path), &row.path).await.unwrap();
        let took = start.elapsed();
        if row.path.starts_with("hostile") {
            println!("{:7.2} s  {}: {}", took.as_secs_f64(), row.path, told(&outcome));
            assert_ne!(outcome, Outcome::Failed(Failure::Crashed), "{}", row.path);
            continue;
        }
        let text = if let Outcome::Read(reading) = &outcome { reading.text.as_str() } else { "" };
        let have = words(text);
        let found = row.words.iter().filter(|word| have.contains(*word)).count();
        let tally = tallies.entry(row.format.clone()).or_default();
        tally.slowest = tally.slowest.max(took);
        if row.words.is_empty() {
            continue;
        }
        tally.files += 1;
        tally.words += row.words.len();
        tally.found += found;
        if found == row.words.len() {
            tally.complete += 1;
        } else {
            let missing: Vec<_> = row.words.iter().filter(|word| !have.contains(*word)).collect();
            println!("{:7.2} s  {}: {}; missing {missing:?}", took.as_secs_f64(), row.path, told(&outcome));
        }
    }
    for (format, tally) in &tallies {
        println!(
            "{format}: {}/{} files with every word, {}/{} words, slowest {:.2} s",
            tally.complete,
            tally.files,
            tally.found,
            tally.words,
            tally.slowest.as_secs_f64()
        );
        // PDF falls short by pages that are rotated, spaced letter by letter, or cut otherwise by the other program.
        let floor = if format == "pdf" { 96 } else { 98 };
        assert!(tally.found * 100 >= tally.words * floor, "too few words of {format} are found");
    }
}

fn told(outcome: &Outcome) -> String {
    match outcome {
        Outcome::Read(reading) => format!("{} bytes of text", reading.text.len()),
        Outcome::Refused(refusal) => format!("refused, {refusal:?}"),
        Outcome::Failed(failure) => format!("failed, {}", failure.code()),
    }
}

fn rows(folder: &Path) -> Option<Vec<Row>> {
    let list: PathBuf = folder.join("manifest.csv");
    let mut reader = csv::Reader::from_path(list).ok()?;
    let columns = reader.headers().ok()?.clone();
    let column = |name: &str| columns.iter().position(|column| column == name);
    let (path, format, expected) = (column("path")?, column("format")?, column("expected_words")?);
    let row = |record: csv::StringRecord| Row {
        path: record[path].to_owned(),
        format: record[format].to_owned(),
        words: words(&record[expected]),
    };
    Some(reader.records().map(|record| row(record.unwrap())).collect())
}

/// Words without regard to case and marks.
fn words(text: &str) -> HashSet<String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}
