//! Documents made to harm: whatever they are, the child ends in a clear outcome within its limits, and none brings it down.

use std::io::Write;

use commons_extract::{Limits, Outcome, Reader};

mod archives;
#[path = "../support/corpus.rs"]
mod corpus;
mod pdfs;
mod real;
#[path = "../../src/sample.rs"]
mod sample;
mod texts;

fn reader() -> Reader {
    Reader::new(env!("CARGO_BIN_EXE_commons-extractor").into(), Limits::default())
}

async fn read(bytes: &[u8], filename: &str) -> Outcome {
    let mut file = tempfile::NamedTempFile::new().unwrap();
    file.write_all(bytes).unwrap();
    reader().read(file.path(), filename).await.unwrap()
}

/// How it ended, in a word: "read", or why not.
fn code(outcome: &Outcome) -> &'static str {
    match outcome {
        Outcome::Read(_) => "read",
        Outcome::Refused(refusal) => refusal.code(),
        Outcome::Failed(failure) => failure.code(),
    }
}

/// Reads the document and holds it to one of the endings, which are parted by a bar. Gives the text, if there is one.
async fn ends(bytes: &[u8], filename: &str, what: &str, endings: &str) -> String {
    let outcome = read(bytes, filename).await;
    let found = code(&outcome);
    assert!(
        endings.split('|').any(|one| one == found),
        "{what}, {filename}: {outcome:.300?} and not {endings}"
    );
    match outcome {
        Outcome::Read(reading) => reading.text,
        _ => String::new(),
    }
}
