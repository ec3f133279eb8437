//! Measures what a visitor's search costs in the index alone, beside tantivy's plain search over the same texts in the same run.
//! It reads resources in the import format and queries as lines of GraphQL requests, as `make bench-search` makes them:
//! `cargo run --release --workspace --example search_speed -- RESOURCES.jsonl QUERIES.txt`.

use std::{
    collections::HashMap,
    error::Error,
    fs::File,
    io::{BufRead, BufReader},
    path::Path,
    sync::Arc,
    time::{Duration, Instant},
};

use commons_access::{Action, Facts, Noun, Viewer, policy};
use commons_kernel::{DepartmentId, ResourceId, State, VersionId};
use commons_search::{Document, Index, Position, Request, filter, parse};
use serde::Deserialize;
use tantivy::{
    Searcher,
    collector::{Count, TopDocs},
    query::QueryParser,
    schema::{Field, STORED, Schema, TEXT},
};
use time::{OffsetDateTime, format_description::well_known::Rfc3339};
use uuid::Uuid;

type Outcome<T> = Result<T, Box<dyn Error>>;

/// The day on which the reader asks: how new something is weighs a little.
const NOW: OffsetDateTime = time::macros::datetime!(2026-11-30 12:00 UTC);

/// A line of the import, as far as it is searched.
#[derive(Deserialize)]
struct Row {
    department: String,
    kind: String,
    title: String,
    body: String,
    reach: String,
    states: Vec<State>,
    topics: Vec<String>,
    published_at: String,
}

/// A line of the queries.
#[derive(Deserialize)]
struct Asked {
    variables: HashMap<String, String>,
}

fn main() -> Outcome<()> {
    let mut files = std::env::args().skip(1);
    let (Some(resources), Some(queries)) = (files.next(), files.next()) else {
        return Err("name two files: resources in the import format, and queries".into());
    };
    let documents = documents(&resources)?;
    let lines = BufReader::new(File::open(&queries)?).lines();
    let queries = lines
        .map(|line| {
            let asked: Asked = serde_json::from_str(&line?)?;
            Ok(asked.variables.into_values().next().unwrap_or_default())
        })
        .collect::<Outcome<Vec<String>>>()?;
    println!("{} resources, {} queries", documents.len(), queries.len());

    let folder = tempfile::tempdir()?;
    let bare = Bare::over(&folder.path().join("bare"), &documents)?;
    let index = Arc::new(Index::open(&folder.path().join("index"))?.0);
    let fresh = index.rebuild()?;
    for batch in documents.chunks(500) {
        fresh.add(batch.to_vec())?;
    }
    fresh.finish_at(Position { seq: 1, chain: String::new() })?;

    let access = filter(policy(Action::Read, Noun::Resource), &Viewer::visitor());
    let request = |query: &str| -> Outcome<Request> {
        Ok(Request { query: parse(query)?, now: NOW, ..Request::everything(access.clone()) })
    };
    let alone = each(&queries, |query| bare.search(query))?;
    let found = each(&queries, |query| Ok(index.search(&request(query)?)?.total))?;
    let shown = each(&queries, |query| {
        let hits = index.search(&request(query)?)?;
        let mut snipper = hits.snipper();
        let mut snippets = 0;
        for hit in &hits.hits {
            snippets += snipper.cut(hit)?.snippets.len() as u64;
        }
        Ok(snippets)
    })?;
    said("tantivy, its own parser, 20 hits and their number", alone, alone);
    said("access filter, spelling, ranking, facets, 20 hits", found, alone);
    said("the same with snippets", shown, alone);
    Ok(())
}

/// The time that one query takes, and what the answers sum up to, once everything has been asked before.
fn each(queries: &[String], mut ask: impl FnMut(&str) -> Outcome<u64>) -> Outcome<(Duration, u64)> {
    for query in queries.iter().take(100) {
        ask(query)?;
    }
    let (begun, mut sum) = (Instant::now(), 0);
    for query in queries {
        sum += ask(query)?;
    }
    let many = u32::try_from(queries.len())?.max(1);
    Ok((begun.elapsed() / many, sum / u64::from(many)))
}

fn said(what: &str, (took, found): (Duration, u64), (alone, _): (Duration, u64)) {
    let ratio = took.as_secs_f64() / alone.as_secs_f64();
    println!("{what:50} {:8.3} ms  {ratio:5.2} times  {found} on average", took.as_secs_f64() * 1e3);
}

fn documents(file: &str) -> Outcome<Vec<Document>> {
    let mut departments: HashMap<String, u128> = HashMap::new();
    let mut documents = Vec::new();
    for (n, line) in (1_u128..).zip(BufReader::new(File::open(file)?).lines()) {
        let row: Row = serde_json::from_str(&line?)?;
        let next = departments.len() as u128 + 1;
        let number = *departments.entry(row.department.clone()).or_insert(next);
        let department = DepartmentId::from(Uuid::from_u128(number));
        let state: State = row.states.first().copied().ok_or("a resource names no state")?;
        let facts = Facts {
            department: Some(department),
            state: Some(state),
            reach: Some(row.reach.parse()?),
            published: true,
            ..Facts::default()
        };
        documents.push(Document {
            id: ResourceId::from(Uuid::from_u128(n)),
            version: VersionId::from(Uuid::from_u128(n)),
            facts,
            kind: row.kind.parse()?,
            state,
            applies_in: row.states,
            values: Vec::new(),
            standards: Vec::new(),
            topics: row.topics,
            language: "en".into(),
            department,
            size: None,
            published_at: OffsetDateTime::parse(&row.published_at, &Rfc3339)?,
            reviewed: false,
            adoptions: 0,
            adopters: Vec::new(),
            title: row.title,
            summary: String::new(),
            body: row.body,
            files: Vec::new(),
        });
    }
    Ok(documents)
}

/// The least that tantivy does: a title and a body, its own analyser and parser.
struct Bare {
    searcher: Searcher,
    parser: QueryParser,
    title: Field,
}

impl Bare {
    fn over(folder: &Path, documents: &[Document]) -> Outcome<Self> {
        std::fs::create_dir_all(folder)?;
        let mut schema = Schema::builder();
        let (title, body) =
            (schema.add_text_field("title", TEXT | STORED), schema.add_text_field("body", TEXT | STORED));
        let index = tantivy::Index::create_in_dir(folder, schema.build())?;
        let mut writer: tantivy::IndexWriter = index.writer(128_000_000)?;
        for document in documents {
            writer.add_document(
                tantivy::doc!(title => document.title.as_str(), body => document.body.as_str()),
            )?;
        }
        writer.commit()?;
        let parser = QueryParser::for_index(&index, vec![title, body]);
        Ok(Self { searcher: index.reader()?.searcher(), parser, title })
    }

    fn search(&self, query: &str) -> Outcome<u64> {
        let (query, _) = self.parser.parse_query_lenient(query);
        let (top, count) =
            self.searcher.search(&query, &(TopDocs::with_limit(20).order_by_score(), Count))?;
        for (_, at) in top {
            let document: tantivy::TantivyDocument = self.searcher.doc(at)?;
            std::hint::black_box(document.get_first(self.title));
        }
        Ok(count as u64)
    }
}
