//! The list of real documents made by others, where they are at hand. The folder is not part of the project.

use std::path::{Path, PathBuf};

/// One line of the folder's list; the columns that are used.
pub struct Row {
    /// Where the file lies within the folder.
    pub path: String,
    /// What it is, by the list.
    pub format: String,
    /// What another program made of it.
    pub expected: String,
    /// Some of the words that it found.
    pub words: String,
}

/// The folder and its list; `None`, and a line that says so, where it is absent.
pub fn corpus() -> Option<(PathBuf, Vec<Row>)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    // Beside the project, or beside the folder of its work trees.
    for folder in ["../shared/data/office", "../../shared/data/office"] {
        let folder = root.join(folder);
        if let Ok(list) = csv::Reader::from_path(folder.join("manifest.csv")) {
            return Some((folder, rows(list)));
        }
    }
    println!("skipped: the shared documents are not at hand");
    None
}

fn rows(mut list: csv::Reader<std::fs::File>) -> Vec<Row> {
    let columns = list.headers().unwrap().clone();
    let column = |name: &str| columns.iter().position(|column| column == name).unwrap();
    let (path, format) = (column("path"), column("format"));
    let (expected, words) = (column("expected_outcome"), column("expected_words"));
    let row = |record: csv::StringRecord| Row {
        path: record[path].to_owned(),
        format: record[format].to_owned(),
        expected: record[expected].to_owned(),
        words: record[words].to_owned(),
    };
    list.records().map(|record| row(record.unwrap())).collect()
}
