//! The last run on record, query by query, and the table that is printed against it.

use std::{
    collections::{BTreeMap, BTreeSet},
    error::Error,
    path::PathBuf,
};

use commons_tests::root;

use crate::judged::Score;

const FILE: &str = "tests/relevance/record.csv";
const NAMES: [&str; 4] = ["nDCG@10", "MRR", "recall@10", "success@1"];
/// A change below it is none: the record keeps three digits.
const NOTHING: f64 = 0.0006;

/// The figures of each query by its id.
pub(crate) struct Record(BTreeMap<String, [f64; 4]>);

impl Record {
    fn path() -> PathBuf {
        root().join(FILE)
    }

    /// What is on record; nothing, when there is no file.
    pub fn read() -> Result<Self, Box<dyn Error>> {
        let mut known = BTreeMap::new();
        if Self::path().exists() {
            for row in csv::Reader::from_path(Self::path())?.into_deserialize() {
                let (id, ndcg, mrr, recall, success): (String, f64, f64, f64, f64) = row?;
                known.insert(id, [ndcg, mrr, recall, success]);
            }
        }
        Ok(Self(known))
    }

    /// The record with these in the place of the old ones.
    pub fn with(mut self, scores: Vec<Score>) -> Self {
        self.0.extend(scores.into_iter().map(|score| (score.id, score.figures)));
        self
    }

    pub fn write(&self) -> Result<(), Box<dyn Error>> {
        let mut file = csv::Writer::from_path(Self::path())?;
        file.write_record(["query_id", "ndcg_at_10", "mrr", "recall_at_10", "success_at_1"])?;
        for (id, figures) in &self.0 {
            file.write_record([id.clone()].into_iter().chain(figures.map(|figure| format!("{figure:.3}"))))?;
        }
        file.flush()?;
        Ok(())
    }
}

/// Prints a line for all queries and one for each group, then the queries that went up or down.
pub(crate) fn report(scores: &[Score], record: &Record) {
    println!("{:12} {:>3}  {}  no hit", "group", "n", NAMES.map(|name| format!("{name:>15}")).join(" "));
    let groups: BTreeSet<&str> = scores.iter().map(|score| score.group.as_str()).collect();
    line("all", &scores.iter().collect::<Vec<_>>(), record);
    for group in groups {
        line(group, &scores.iter().filter(|score| score.group == group).collect::<Vec<_>>(), record);
    }
    for score in scores {
        let Some(before) = record.0.get(&score.id) else { continue };
        if score.figures.iter().zip(before).any(|(now, before)| (now - before).abs() > NOTHING) {
            println!(
                "{} ({}): nDCG@10 was {:.3}, is {:.3}",
                score.id, score.group, before[0], score.figures[0]
            );
        }
    }
}

/// Means, with their change where every query of the group is on record.
fn line(group: &str, scores: &[&Score], record: &Record) {
    let n = scores.len() as f64;
    let before: Option<Vec<&[f64; 4]>> = scores.iter().map(|score| record.0.get(&score.id)).collect();
    let cells: Vec<String> = (0..NAMES.len())
        .map(|at| {
            let now = scores.iter().map(|score| score.figures[at]).sum::<f64>() / n;
            let change = before.as_ref().map_or("new".to_owned(), |before| {
                let change = now - before.iter().map(|figures| figures[at]).sum::<f64>() / n;
                if change.abs() > NOTHING { format!("{change:+.3}") } else { "=".to_owned() }
            });
            format!("{now:>8.3} {change:>6}")
        })
        .collect();
    let nothing = scores.iter().filter(|score| !score.found).count();
    println!("{group:12} {:>3}  {}  {nothing:>6}", scores.len(), cells.join(" "));
}
