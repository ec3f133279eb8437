//! Whether the server is alive, whether it is ready, and what it measures, for those who run it.

use std::{fmt::Write, sync::Arc, time::Duration};

use commons_access::Viewer;
use commons_kernel::{Error, Result};
use poem::{
    Response, handler,
    http::{StatusCode, header},
    web::Data,
};
use serde_json::{Value, json};

use crate::{
    IndexReport, State,
    measure::{Measures, escape},
};

/// How long a part may take to answer before it counts as away.
const PATIENCE: Duration = Duration::from_secs(3);

const WATCH: Viewer = Viewer::system("watch");

/// The process runs.
#[handler]
pub(crate) fn healthz() -> Response {
    plain("ok\n".to_owned())
}

/// Whether database, bucket and index can answer: 200 when all can, 503 otherwise. Why a part is away goes to the log. An index
/// that cannot be written answers from its last commit: it is `stuck`, which is no reason to send readers elsewhere.
#[handler]
pub(crate) async fn readyz(Data(state): Data<&Arc<State>>) -> Response {
    let report = (state.index)();
    let index = async {
        let absent = || Error::unavailable("the index is being built");
        report.position.map(|_| ()).ok_or_else(absent)
    };
    let (database, bucket, index) = tokio::join!(
        part("database", state.store.ping()),
        part("bucket", state.bucket.check()),
        part("index", index)
    );
    let index = match &report.fault {
        Some(fault) if index => {
            tracing::warn!(fault, "the search index cannot be written; searches answer from its last commit");
            Part::Stuck
        }
        _ => index.into(),
    };
    ready(&[("database", database.into()), ("bucket", bucket.into()), ("index", index)])
}

/// How a part of the server is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Ready,
    /// It answers, and does not go on.
    Stuck,
    Away,
}

impl From<bool> for Part {
    fn from(ready: bool) -> Self {
        if ready { Self::Ready } else { Self::Away }
    }
}

impl Part {
    const fn word(self) -> &'static str {
        match self {
            Self::Ready => "ready",
            Self::Stuck => "stuck",
            Self::Away => "away",
        }
    }
}

async fn part(name: &str, check: impl Future<Output = Result<()>>) -> bool {
    let result = tokio::time::timeout(PATIENCE, check).await;
    let result = result.unwrap_or_else(|_| Err(Error::unavailable("it did not answer in time")));
    if let Err(error) = &result {
        tracing::warn!(part = name, cause = error.message(), "a part of the server is away");
    }
    result.is_ok()
}

fn ready(parts: &[(&str, Part)]) -> Response {
    let all = parts.iter().all(|(_, part)| *part != Part::Away);
    let parts: serde_json::Map<_, _> =
        parts.iter().map(|(name, part)| ((*name).to_owned(), Value::from(part.word()))).collect();
    let status = if all { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    let body = json!({ "ready": all, "parts": parts });
    let answer = Response::builder().status(status).content_type("application/json");
    answer.header(header::CACHE_CONTROL, "no-store").body(body.to_string())
}

/// What is measured, in the text format of Prometheus (version 0.0.4). A part that is away leaves its lines out.
#[handler]
pub(crate) async fn metrics(
    Data(state): Data<&Arc<State>>,
    Data(measures): Data<&Arc<Measures>>,
) -> Response {
    let mut page = String::new();
    measures.write(&mut page);
    match tokio::time::timeout(PATIENCE, stored(state)).await {
        Ok(Ok(stored)) => stored.write(&(state.index)(), &mut page),
        Ok(Err(error)) => tracing::warn!(cause = error.message(), "the database cannot be measured"),
        Err(_elapsed) => tracing::warn!("the database cannot be measured in time"),
    }
    let dropped = state.shared.search_log.dropped();
    page.push_str(
        "# HELP commons_search_log_dropped_total Searches that the full queue of the log did not take.\n",
    );
    page.push_str("# TYPE commons_search_log_dropped_total counter\n");
    let _ = writeln!(page, "commons_search_log_dropped_total {dropped}");
    if let Some(bytes) =
        tokio::fs::read_to_string("/proc/self/status").await.ok().and_then(|text| resident(&text))
    {
        page.push_str("# HELP process_resident_memory_bytes Memory of this process that is in RAM.\n");
        page.push_str("# TYPE process_resident_memory_bytes gauge\n");
        let _ = writeln!(page, "process_resident_memory_bytes {bytes}");
    }
    plain(page)
}

/// What only the database knows.
struct Stored {
    head: i64,
    jobs: Vec<commons_jobs::Backlog>,
}

async fn stored(state: &State) -> Result<Stored> {
    let tx = state.store.read(&WATCH).await?;
    let head = commons_store::feed::head(&tx).await?;
    let mut jobs = commons_jobs::pending(&tx).await?;
    for kind in &state.job_kinds {
        if !jobs.iter().any(|backlog| backlog.kind == *kind) {
            jobs.push(commons_jobs::Backlog { kind: (*kind).to_owned(), pending: 0, running: 0, dead: 0 });
        }
    }
    tx.commit().await.map_err(commons_store::fault)?;
    Ok(Stored { head, jobs })
}

impl Stored {
    fn write(&self, index: &IndexReport, page: &mut String) {
        let jobs = &self.jobs;
        write_jobs(
            page,
            "pending",
            "Jobs that wait, by kind.",
            jobs.iter().map(|job| (&job.kind, job.pending)),
        );
        write_jobs(
            page,
            "running",
            "Jobs that a worker holds, by kind.",
            jobs.iter().map(|job| (&job.kind, job.running)),
        );
        write_jobs(
            page,
            "dead",
            "Jobs that were given up, by kind.",
            jobs.iter().map(|job| (&job.kind, job.dead)),
        );
        let head = u64::try_from(self.head).unwrap_or(0);
        let lag = head.saturating_sub(index.position.unwrap_or(0));
        page.push_str(
            "# HELP commons_index_lag_events Events that the index of this process has not read yet.\n",
        );
        let _ = writeln!(page, "# TYPE commons_index_lag_events gauge\ncommons_index_lag_events {lag}");
        let stuck = u8::from(index.fault.is_some());
        page.push_str("# HELP commons_index_stuck 1 while the index of this process cannot be written.\n");
        let _ = writeln!(page, "# TYPE commons_index_stuck gauge\ncommons_index_stuck {stuck}");
    }
}

fn write_jobs<'a>(
    page: &mut String,
    name: &str,
    help: &str,
    counts: impl Iterator<Item = (&'a String, i64)>,
) {
    let _ = writeln!(page, "# HELP commons_jobs_{name} {help}\n# TYPE commons_jobs_{name} gauge");
    for (kind, count) in counts {
        let _ = writeln!(page, "commons_jobs_{name}{{kind=\"{}\"}} {count}", escape(kind));
    }
}

/// The resident set in bytes, from the `VmRSS` line of `/proc/self/status` (proc(5)), which counts in KiB.
fn resident(status: &str) -> Option<u64> {
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    line.trim().strip_suffix("kB")?.trim().parse::<u64>().ok().map(|kib| kib * 1024)
}

fn plain(text: String) -> Response {
    let answer = Response::builder().content_type("text/plain; version=0.0.4; charset=utf-8");
    answer.header(header::CACHE_CONTROL, "no-store").body(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_part_away_is_not_ready() {
        let answer = ready(&[("database", Part::Ready), ("bucket", Part::Away), ("index", Part::Stuck)]);
        assert_eq!(answer.status(), StatusCode::SERVICE_UNAVAILABLE);
        assert_eq!(ready(&[("database", Part::Ready)]).status(), StatusCode::OK);
        assert_eq!(
            ready(&[("index", Part::Stuck)]).status(),
            StatusCode::OK,
            "it answers from its last commit"
        );
    }

    #[test]
    fn what_is_stored_is_written_by_kind() {
        let jobs =
            vec![commons_jobs::Backlog { kind: "read_document".into(), pending: 3, running: 1, dead: 0 }];
        let mut page = String::new();
        let stuck = IndexReport { position: Some(10), fault: Some("the disk is full".into()) };
        Stored { head: 12, jobs }.write(&stuck, &mut page);
        for line in [
            "commons_jobs_pending{kind=\"read_document\"} 3\n",
            "commons_jobs_running{kind=\"read_document\"} 1\n",
            "commons_index_lag_events 2\n",
            "commons_index_stuck 1\n",
        ] {
            assert!(page.contains(line), "{line}\n{page}");
        }
        let mut page = String::new();
        Stored { head: 12, jobs: Vec::new() }.write(&IndexReport::default(), &mut page);
        assert!(
            page.contains("commons_index_lag_events 12\n"),
            "an index that cannot answer has read nothing"
        );
    }

    #[test]
    fn memory_is_read_from_the_kernel() {
        assert_eq!(resident("Name:\tcommons\nVmRSS:\t   2048 kB\nThreads:\t4\n"), Some(2 * 1024 * 1024));
        assert_eq!(resident("Name:\tcommons\n"), None);
    }
}
