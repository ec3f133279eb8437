//! Measures relevance and speed of the search itself: the shared corpus in an index in memory, judged queries, no server.
//!
//! Needs the folder `../shared` beside the checkout, and says so when it is absent.

use std::{
    collections::{BTreeMap, HashMap},
    error::Error,
    fs,
    path::Path,
    time::{Duration, Instant},
};

use commons_access::{Action, Facts, Noun, Viewer, policy};
use commons_discovery::{Thesaurus, read_concepts};
use commons_kernel::{DepartmentId, Kind, Reach, ResourceId, State};
use commons_search::{Change, Document, Filters, Index, Request, filter, parse};
use serde_json::Value;
use time::{OffsetDateTime, format_description::well_known::Rfc3339};
use uuid::Uuid;

#[derive(Default)]
struct Figures {
    queries: usize,
    ndcg: f64,
    mrr: f64,
    recall: f64,
    success: f64,
    nothing: usize,
}

fn main() -> Result<(), Box<dyn Error>> {
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data");
    if !shared.is_dir() {
        println!("skipped: the folder ../shared is absent");
        return Ok(());
    }
    let explain = std::env::args().nth(1);
    let read = |name: &str| fs::read_to_string(shared.join(name));
    let thesaurus =
        Thesaurus::new(read_concepts(&read("thesaurus.csv")?, &read("thesaurus_state_terms.csv")?)?);
    let index = Index::in_memory()?;
    let mut names = HashMap::new();
    let mut changes = Vec::new();
    for (n, line) in read("corpus/resources.jsonl")?.lines().enumerate() {
        let document = document(n, &serde_json::from_str(line)?)?;
        names.insert(document.0.id, document.1);
        changes.push(Change::Upsert(Box::new(document.0)));
    }
    let begun = Instant::now();
    index.apply(changes, None)?;
    println!("{} resources indexed in {:.0?}", names.len(), begun.elapsed());

    let mut judged: BTreeMap<String, (String, String, HashMap<String, u32>)> = BTreeMap::new();
    for row in csv::Reader::from_reader(read("queries_dev.csv")?.as_bytes()).records() {
        let row = row?;
        let entry =
            judged.entry(row[0].into()).or_insert_with(|| (row[1].into(), row[2].into(), HashMap::new()));
        entry.2.insert(row[3].into(), row[4].parse()?);
    }
    let mut groups: BTreeMap<String, Figures> = BTreeMap::new();
    let mut times = Vec::new();
    for round in 0..5 {
        for (id, (group, text, grades)) in &judged {
            let begun = Instant::now();
            let query = parse(text)?;
            let expanded = thesaurus.expand(&query, &[]);
            let request = Request {
                query,
                expansion: expanded.expansion.clone(),
                demand: commons_search::Demand::Some,
                filters: Filters::default(),
                access: filter(policy(Action::Read, Noun::Resource), &Viewer::system("relevance")),
                home: Vec::new(),
                first: 10,
                after: None,
            };
            let hits = index.search(&request)?;
            times.push(begun.elapsed());
            if round > 0 {
                continue;
            }
            let found: Vec<&str> = hits.hits.iter().map(|hit| names[&hit.id].as_str()).collect();
            let score = ndcg(&found, grades);
            if explain.is_some() {
                let graded: Vec<String> =
                    found.iter().map(|name| format!("{name}:{}", grades.get(*name).unwrap_or(&0))).collect();
                println!(
                    "{id} {score:.3} [{text}] {} of {:?}\n     also {:?}",
                    graded.join(" "),
                    hits.total,
                    expanded.expansion.phrases
                );
            }
            for name in ["all", group] {
                count(groups.entry(name.into()).or_default(), score, &found, grades);
            }
        }
    }
    print(&groups, times);
    Ok(())
}

fn document(n: usize, row: &Value) -> Result<(Document, String), Box<dyn Error>> {
    let text = |name: &str| row[name].as_str().unwrap_or_default().to_owned();
    let list = |name: &str| -> Vec<String> {
        row[name]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|item| item.as_str().map(str::to_owned))
            .collect()
    };
    let department = DepartmentId::from(Uuid::from_u128(1));
    let state = State::IL;
    let document = Document {
        id: ResourceId::from(Uuid::from_u128(n as u128)),
        facts: Facts {
            department: Some(department),
            state: Some(state),
            reach: Some(Reach::Public),
            published: true,
            ..Facts::default()
        },
        kind: text("kind").parse::<Kind>()?,
        state,
        applies_in: Vec::new(),
        values: list("values"),
        standards: list("standards"),
        topics: list("topics"),
        language: text("language"),
        department,
        size: None,
        published_at: OffsetDateTime::parse(&text("published_at"), &Rfc3339)?,
        reviewed: false,
        title: text("title"),
        summary: text("summary"),
        body: text("body"),
        files: Vec::new(),
    };
    Ok((document, text("external_id")))
}

/// Gain 2^grade - 1, discounted by the logarithm of the place, against the best possible order.
fn ndcg(found: &[&str], grades: &HashMap<String, u32>) -> f64 {
    let gain = |(n, grade): (usize, u32)| (2_f64.powf(f64::from(grade)) - 1.0) / (n as f64 + 2.0).log2();
    let mut best: Vec<u32> = grades.values().copied().collect();
    best.sort_unstable_by(|a, b| b.cmp(a));
    let ideal: f64 = best.into_iter().take(10).enumerate().map(gain).sum();
    found.iter().map(|name| grades.get(*name).copied().unwrap_or(0)).enumerate().map(gain).sum::<f64>()
        / ideal
}

fn count(figures: &mut Figures, ndcg: f64, found: &[&str], grades: &HashMap<String, u32>) {
    let good = |name: &&str| grades.get(*name).is_some_and(|grade| *grade >= 2);
    let wanted = grades.values().filter(|grade| **grade >= 2).count().min(10);
    figures.queries += 1;
    figures.ndcg += ndcg;
    figures.mrr += found.iter().position(&good).map_or(0.0, |n| 1.0 / (n as f64 + 1.0));
    figures.recall +=
        if wanted == 0 { 0.0 } else { found.iter().filter(|name| good(name)).count() as f64 / wanted as f64 };
    figures.success += f64::from(found.first().is_some_and(good));
    figures.nothing += usize::from(found.is_empty());
}

fn print(groups: &BTreeMap<String, Figures>, mut times: Vec<Duration>) {
    println!(
        "{:12} {:>3} {:>8} {:>8} {:>9} {:>9} {:>7}",
        "group", "n", "ndcg@10", "mrr", "recall@10", "success@1", "no hit"
    );
    for (name, figures) in groups {
        let n = figures.queries as f64;
        println!(
            "{name:12} {:>3} {:8.3} {:8.3} {:9.3} {:9.3} {:7}",
            figures.queries,
            figures.ndcg / n,
            figures.mrr / n,
            figures.recall / n,
            figures.success / n,
            figures.nothing
        );
    }
    times.sort_unstable();
    let at = |part: f64| times[((times.len() - 1) as f64 * part) as usize];
    println!("search: p50 {:.2?}, p99 {:.2?}", at(0.5), at(0.99));
}
