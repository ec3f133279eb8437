//! Hostile and broken documents that others have met, where they are at hand.

use std::time::Instant;

use commons_extract::{Outcome, Refusal, accepted};

use crate::{code, corpus, reader};

/// What the list expects of its made files, by the words of its column, and the endings that keep to it.
const EXPECTED: &[(&str, &str)] = &[
    ("kept as text", "read"),
    ("error or partial", "read|damaged"),
    ("error, no crash", "damaged"),
    ("no expansion", "declares_entities"),
    ("no request made; text", "read"),
    ("no request made", "declares_entities"),
    ("text extracted", "read"),
    ("normalised text", "read"),
    ("text of 2 cells", "read"),
    ("text without script", "read"),
    ("text or policy", "read"),
    ("size cap", "bomb|too_big"),
    ("sniffed by content", "not_what_its_name_says"),
    ("no endless loop", "read|damaged"),
    ("one kind chosen", "read|damaged"),
    ("error or empty", "read|damaged"),
];

#[tokio::test]
async fn documents_that_broke_other_programs_end_clearly() {
    let Some((folder, rows)) = corpus::corpus() else { return };
    let (mut files, reader) = (0, reader());
    for row in rows.iter().filter(|row| row.expected != "text" && accepted(&row.path).is_some()) {
        let start = Instant::now();
        let outcome = reader.read(&folder.join(&row.path), &row.path).await.unwrap();
        let found = code(&outcome);
        let took = start.elapsed().as_secs_f64();
        println!("{took:7.2} s  {found:22} {} ({}, {})", row.path, row.format, row.expected);
        assert!(!matches!(outcome, Outcome::Failed(_)), "{}: {outcome:?}", row.path);
        files += 1;
        if let Some(expected) = row.expected.strip_prefix("expect: ") {
            let (_, endings) = EXPECTED.iter().find(|(words, _)| expected.contains(words)).unwrap();
            assert!(
                endings.split('|').any(|one| one == found),
                "{}: {outcome:?} and not {endings}",
                row.path
            );
        } else if row.expected.ends_with(" words") || !row.words.is_empty() {
            // Another program reads it, so it is refused only for a reason of ours.
            let ours = matches!(outcome, Outcome::Read(_) | Outcome::Refused(Refusal::Encrypted));
            assert!(ours, "{}: {outcome:?}", row.path);
        }
    }
    println!("{files} documents, none of which failed");
    assert!(files > 60, "the list has fewer files than it had: {files}");
}
