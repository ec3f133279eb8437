//! Trials of search as the server does it, from the typed text to labelled facets, suggestions and more-like-this: with the
//! index of everything, and with the index of what SQL grants.

use std::{collections::BTreeSet, sync::Arc};

use commons_access::Viewer;
use commons_discovery::{Finder, SearchRequest, Suggestion, Wanted, search, similar, suggest};
use commons_kernel::{PageRequest, Total};
use commons_store::{Event, record};
use commons_tests::Database;
use uuid::Uuid;

use super::{oracle::Seen, question::Question, thesaurus, trial::same, world::NOW};

/// One viewer with a search over everything and one over what SQL grants them.
pub(crate) struct Pair {
    pub seen: Seen,
    whole: Finder,
    right: Finder,
}

impl Pair {
    pub fn new(whole: &Finder, database: &Database, seen: Seen) -> Self {
        let right = Finder::new(Arc::clone(&seen.index), thesaurus()).beside(database.store.clone());
        Self { whole: whole.clone(), right, seen }
    }

    /// Asks both, says the first difference, and how many hits there are in all.
    pub async fn ask(&self, database: &Database, asked: &Question) -> Result<u64, String> {
        let viewer = &self.seen.viewer;
        let tx = database.store.read(viewer).await.expect("a transaction");
        let request = SearchRequest {
            query: asked.typed.clone(),
            filters: asked.to.clone(),
            order: asked.order,
            page: PageRequest { first: asked.first as u32, after: None, total: Total::Counted },
            wanted: Wanted { facets: true, passages: true },
        };
        // Somebody who sees everything asked the same just before, and so did the viewer: both answers are remembered.
        let everything = Viewer::system("leaks");
        let theirs = database.store.read(&everything).await.expect("a transaction");
        for (tx, viewer) in [(&theirs, &everything), (&tx, viewer)] {
            search(tx, &self.whole, (viewer, NOW), &request).await.map_err(|error| error.to_string())?;
            suggest(tx, &self.whole, viewer, (&asked.prefix, 10)).await.map_err(|error| error.to_string())?;
        }
        let page =
            search(&tx, &self.whole, (viewer, NOW), &request).await.map_err(|error| error.to_string())?;
        let right =
            search(&tx, &self.right, (viewer, NOW), &request).await.map_err(|error| error.to_string())?;
        self.granted(page.hits.iter().map(|hit| hit.resource.id))?;
        same("totals", &page.total, &right.total)?;
        same("facets", &page.facets, &right.facets)?;
        // Hits with their rows, snippets and reasons, the mended spelling, what was searched too, and what was misread.
        same("answers", &format!("{page:?}"), &format!("{right:?}"))?;

        let mut suggestions = Vec::new();
        for finder in [&self.whole, &self.right] {
            let found = suggest(&tx, finder, viewer, (&asked.prefix, 10)).await;
            suggestions.push(found.map_err(|error| error.to_string())?);
        }
        let titles = |suggestion: &Suggestion| match suggestion {
            Suggestion::Title(row) => Some(row.id),
            Suggestion::Concept(_) => None,
        };
        self.granted(suggestions[0].iter().filter_map(titles))?;
        same("suggestions", &format!("{:?}", suggestions[0]), &format!("{:?}", suggestions[1]))?;

        let mut alike = Vec::new();
        for finder in [&self.whole, &self.right] {
            let found = similar(&tx, finder, viewer, (asked.like.into(), 6)).await;
            alike.push(found.map_err(|error| error.to_string())?);
        }
        self.granted(alike[0].iter().map(|row| row.id))?;
        same("more like this", &alike[0], &alike[1])?;
        Ok(page.total)
    }

    fn granted(&self, shown: impl Iterator<Item = Uuid>) -> Result<(), String> {
        let hidden: BTreeSet<Uuid> = shown.filter(|id| !self.seen.readable.contains(id)).collect();
        if hidden.is_empty() { Ok(()) } else { Err(format!("shown, and SQL does not grant it: {hidden:?}")) }
    }
}

/// Writes into the record that something became of these resources; no index has read it.
pub(crate) async fn record_changes(database: &Database, ids: &[Uuid]) {
    let system = Viewer::system("leaks");
    let tx = database.store.begin(&system).await.expect("a transaction");
    for id in ids {
        let (kind, data) = ("resource.changed", serde_json::json!({}));
        let event = Event { kind, subject: "resource", subject_id: *id, department: None, data };
        record(&tx, &system, NOW, event).await.expect("it is recorded");
    }
    tx.commit().await.expect("it commits");
}
