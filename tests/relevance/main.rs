//! `make relevance`: imports a corpus into a server of its own, asks it judged queries as a visitor, and prints how well each
//! group of them is answered, with each change against the last run on record.
//!
//! `CORPUS` and `QUERIES` name other files than the shared ones; `RECORD=1` puts this run on record.

mod judged;
mod record;

use std::{env, error::Error, fs::File, io::BufReader, path::PathBuf, time::Instant};

use commons_library::{ImportOptions, ImportPublish, Limits, import_resources};
use commons_tests::{TestApp, shared};
use serde_json::json;

use crate::{
    judged::{Judged, Score, read_judged},
    record::{Record, report},
};

const ASK: &str =
    "query Q($query: String!) { search(query: $query, first: 10) { edges { node { externalId } } } }";

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let (Some(corpus), Some(queries)) =
        (named("CORPUS", "data/corpus/resources.jsonl"), named("QUERIES", "data/queries_dev.csv"))
    else {
        return Ok(());
    };
    let judged = read_judged(File::open(&queries)?)?;
    let app = TestApp::new().await;
    fill(&app, &corpus).await?;
    let mut scores = Vec::new();
    for question in &judged {
        let found = ask(&app, question).await?;
        scores.push(Score::of(question, &found));
    }
    let record = Record::read()?;
    report(&scores, &record);
    if env::var_os("RECORD").is_some() {
        record.with(scores).write()?;
    }
    Ok(())
}

/// A file by the variable's name, else the shared one.
fn named(variable: &str, usual: &str) -> Option<PathBuf> {
    env::var_os(variable).map(PathBuf::from).or_else(|| shared(usual))
}

/// Imports the corpus and waits until all of it is found.
async fn fill(app: &TestApp, corpus: &PathBuf) -> Result<(), Box<dyn Error>> {
    let begun = Instant::now();
    let lines = BufReader::new(File::open(corpus)?);
    let options =
        ImportOptions { attachments: None, publish: ImportPublish::AtOnce, limits: Limits::default() };
    let imported = import_resources(&app.store, &app.bucket, &*app.clock, lines, &options, |_| {}).await?;
    for refused in imported.refused.iter().take(5) {
        println!("refused: {refused}");
    }
    app.settle().await;
    println!(
        "{} resources imported and indexed in {:.1} s, {} refused",
        imported.created,
        begun.elapsed().as_secs_f64(),
        imported.refused.len()
    );
    Ok(())
}

/// The names of the first ten hits.
async fn ask(app: &TestApp, question: &Judged) -> Result<Vec<String>, Box<dyn Error>> {
    let answer = app.visitor().ask(ASK, json!({ "query": question.text })).await.ok();
    let edges = answer["search"]["edges"].as_array().ok_or("the answer has no hits")?;
    Ok(edges.iter().filter_map(|edge| edge["node"]["externalId"].as_str().map(str::to_owned)).collect())
}
