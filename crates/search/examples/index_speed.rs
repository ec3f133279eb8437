//! Measures how many resources a second are indexed, beside tantivy's own default analyser in the same run, and how long the
//! index takes to open. Run it as `cargo run --release -p commons-search --example index_speed -- 100000`.

use std::{
    error::Error,
    fmt,
    path::Path,
    sync::Arc,
    time::{Duration, Instant},
};

use commons_access::Facts;
use commons_kernel::{DepartmentId, Kind, Reach, ResourceId, State};
use commons_search::{Change, Document, Index, Position};
use tantivy::schema::{STORED, Schema, TEXT};
use time::OffsetDateTime;
use uuid::Uuid;

type Outcome<T> = Result<T, Box<dyn Error>>;

/// Resources that are loaded, and handed over, at once.
const BATCH: usize = 500;
/// Changes of one commit, while following.
const COMMIT: usize = 5_000;

fn main() -> Outcome<()> {
    let count: usize = std::env::args().nth(1).map_or(Ok(100_000), |count| count.parse())?;
    let documents: Vec<Document> = Texts::new().documents(count);
    let bytes: usize = documents.iter().map(|document| document.title.len() + document.body.len()).sum();
    println!("{count} resources of {} bytes", bytes / count.max(1));

    let folder = tempfile::tempdir()?;
    let bare = timed(|| bare(&folder.path().join("bare"), &documents))?;
    said("tantivy with its default analyser", count, &bare);

    let root = folder.path().join("index");
    let index = Arc::new(Index::open(&root)?.0);
    let built = timed(|| {
        let fresh = index.rebuild()?;
        for batch in documents.chunks(BATCH) {
            fresh.add(batch.to_vec())?;
        }
        Ok(fresh.finish_at(place(1))?)
    })?;
    said("built anew", count, &built);
    let followed = timed(|| {
        for (n, batch) in documents.chunks(COMMIT).enumerate() {
            let changes = batch.iter().map(|document| Change::Upsert(Box::new(document.clone()))).collect();
            index.apply_at(changes, place(n + 2))?;
        }
        Ok(())
    })?;
    said("every one of them changed, through the feed", count, &followed);
    let one =
        timed(
            || Ok(index.apply_at(vec![Change::Upsert(Box::new(documents[0].clone()))], place(1_000_000))?),
        )?;
    println!("one change, until it is found: {one}");
    drop(index);

    let bytes = bytes_in(&root)?;
    let mut opened = None;
    let opening = timed(|| {
        opened = Some(Index::open(&root)?);
        Ok(())
    })?;
    println!("opened in {opening}: {} MB on the disk", bytes >> 20);
    if let Some((index, condition)) = opened {
        let inspecting = timed(|| match index.inspect() {
            None => Ok(()),
            Some(damage) => Err(damage.into()),
        })?;
        println!("{condition:?}, {} resources; read through in {inspecting}", index.size());
    }
    Ok(())
}

fn place(seq: usize) -> Position {
    Position { seq: seq as u64, chain: String::new() }
}

/// How long something took by the clock, and on all processors together: on a busy machine only the second tells.
struct Took {
    clock: Duration,
    processor: Duration,
}

impl fmt::Display for Took {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.2?}, {:.2?} of processors", self.clock, self.processor)
    }
}

fn timed(work: impl FnOnce() -> Outcome<()>) -> Outcome<Took> {
    let (begun, before) = (Instant::now(), processor()?);
    work()?;
    Ok(Took { clock: begun.elapsed(), processor: processor()? - before })
}

/// What this process has used of the processors: user and system time of `/proc/self/stat` (proc(5)), in hundredths of a second.
fn processor() -> Outcome<Duration> {
    let stat = std::fs::read_to_string("/proc/self/stat")?;
    let fields = stat.rsplit(')').next().unwrap_or_default().split_whitespace().skip(11).take(2);
    let hundredths: u64 = fields.map(str::parse::<u64>).sum::<Result<u64, _>>()?;
    Ok(Duration::from_millis(hundredths * 10))
}

fn said(what: &str, count: usize, took: &Took) {
    let (clock, processor) =
        (count as f64 / took.clock.as_secs_f64(), count as f64 / took.processor.as_secs_f64().max(0.01));
    println!("{what}: {clock:.0} resources a second, {processor:.0} a second of one processor ({took})");
}

/// The least that tantivy does for such a text: a title and a body, its own analyser, both kept.
fn bare(folder: &Path, documents: &[Document]) -> Outcome<()> {
    std::fs::create_dir_all(folder)?;
    let mut schema = Schema::builder();
    let (title, body) =
        (schema.add_text_field("title", TEXT | STORED), schema.add_text_field("body", TEXT | STORED));
    let index = tantivy::Index::create_in_dir(folder, schema.build())?;
    let threads = std::thread::available_parallelism()?.get().min(4);
    let mut writer: tantivy::IndexWriter = index.writer_with_num_threads(threads, threads * 64_000_000)?;
    for document in documents {
        writer
            .add_document(tantivy::doc!(title => document.title.as_str(), body => document.body.as_str()))?;
    }
    writer.commit()?;
    Ok(())
}

fn bytes_in(folder: &Path) -> std::io::Result<u64> {
    let mut bytes = 0;
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        bytes += if entry.file_type()?.is_dir() { bytes_in(&entry.path())? } else { entry.metadata()?.len() };
    }
    Ok(bytes)
}

/// Made-up texts whose words are as often, and as rare, as those of a language (Zipf's law).
struct Texts {
    words: Vec<String>,
    seed: u64,
}

impl Texts {
    fn new() -> Self {
        const HEADS: &[&str] = &[
            "bal", "vot", "reg", "can", "pre", "tab", "ver", "ele", "not", "cla", "sig", "tra", "com", "pro",
            "rec",
        ];
        const MIDDLES: &[&str] =
            &["lot", "er", "is", "vas", "cin", "ul", "if", "ct", "ic", "rk", "na", "in", "mit", "ces", "ord"];
        const ENDS: &[&str] = &[
            "s", "ing", "tration", "er", "ed", "ation", "ness", "ly", "ion", "al", "ment", "able", "ity", "",
            "ies",
        ];
        let mut words = Vec::new();
        for end in ENDS {
            for middle in MIDDLES {
                for other in MIDDLES {
                    words.extend(HEADS.iter().map(|head| format!("{head}{middle}{other}{end}")));
                }
            }
        }
        Self { words, seed: 7 }
    }

    fn roll(&mut self) -> f64 {
        self.seed = self.seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.seed >> 11) as f64 / (1_u64 << 53) as f64
    }

    fn text(&mut self, bytes: usize) -> String {
        let mut text = String::with_capacity(bytes + 20);
        while text.len() < bytes {
            let rank = (self.words.len() as f64).powf(self.roll()) as usize % self.words.len();
            // The frequent words of a language are its short ones.
            let word = &self.words[rank];
            text.push_str(if rank < 200 { &word[..4] } else { word });
            text.push_str(match (self.roll() * 40.0) as u32 {
                0 => ". ",
                1 => "-",
                2 => ", ",
                3 => "\n",
                _ => " ",
            });
        }
        text
    }

    fn documents(&mut self, count: usize) -> Vec<Document> {
        (0..count).map(|n| self.document(n)).collect()
    }

    fn document(&mut self, n: usize) -> Document {
        let department = DepartmentId::from(Uuid::from_u128((n % 7_832) as u128));
        Document {
            id: ResourceId::from(Uuid::from_u128((n as u128) << 64 | 0x7000_8000_0000_0000)),
            version: commons_kernel::VersionId::from(Uuid::nil()),
            facts: Facts {
                department: Some(department),
                state: Some(State::AZ),
                reach: Some(Reach::Public),
                published: true,
                ..Facts::default()
            },
            kind: Kind::Template,
            state: State::AZ,
            applies_in: Vec::new(),
            values: vec!["voter-centered".into()],
            standards: vec!["ballot-design".into()],
            topics: vec![self.text(12), self.text(12)],
            language: if n.is_multiple_of(10) { "es" } else { "en" }.into(),
            department,
            size: None,
            published_at: OffsetDateTime::UNIX_EPOCH + time::Duration::seconds(n as i64),
            reviewed: n.is_multiple_of(3),
            adoptions: 0,
            adopters: Vec::new(),
            title: self.text(40),
            summary: self.text(120),
            body: self.text(1_400),
            files: Vec::new(),
        }
    }
}
