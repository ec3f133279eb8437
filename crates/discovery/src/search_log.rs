//! Notes searches for the log, beside the search and never in its way: into a queue of a fixed length, from which the server
//! writes them down in batches (`keep_log`).
//!
//! Noted are the first pages of searches without filters, by visitors and by those who act from a seat. Programs and people
//! without a seat are nobody's office, and what Alliance staff try out is not what officials look for.

use std::sync::{
    Arc,
    atomic::{AtomicU64, Ordering},
};

use commons_access::{Caller, Viewer};
use commons_kernel::{DepartmentId, State};
use tokio::sync::mpsc::{Receiver, Sender, channel};

use crate::{SearchPage, SearchRequest, what_is_kept::kept};

/// Searches that wait to be written down at most.
const QUEUE: usize = 4_096;

/// Where searches are noted. Cheap to clone.
#[derive(Clone, Debug)]
pub struct SearchLog {
    queue: Sender<Noted>,
    dropped: Arc<AtomicU64>,
}

/// The other end, for the one who writes them down.
#[derive(Debug)]
pub struct SearchNotes(pub(crate) Receiver<Noted>);

/// A search, in memory alone.
#[derive(Clone, Debug)]
pub(crate) struct Noted {
    /// The folded words.
    pub query: String,
    /// The office that asked, and its state; none: a visitor.
    pub office: Option<(DepartmentId, State)>,
    /// How much was found.
    pub results: &'static str,
    /// Whether the thesaurus knew other words for it.
    pub helped: bool,
}

impl SearchLog {
    /// A log and its other end.
    pub fn open() -> (Self, SearchNotes) {
        let (queue, notes) = channel(QUEUE);
        (Self { queue, dropped: Arc::default() }, SearchNotes(notes))
    }

    /// Notes a search that was answered, if it is one for the log. Never waits: when the queue is full it is dropped, and
    /// counted.
    pub fn note(&self, viewer: &Viewer, asked: &SearchRequest, answer: &SearchPage) {
        // A field typed into the query is a filter too.
        if asked.page.after.is_some() || asked.filters.narrows() || answer.fields_typed {
            return;
        }
        let office = match (viewer.caller, viewer.seats.first()) {
            (Caller::Visitor, _) => None,
            (Caller::Person(_), Some(seat)) => Some((seat.department, seat.state)),
            _ => return,
        };
        let Some(query) = kept(&asked.query) else { return };
        let results = match answer.total {
            0 => "none",
            1..=4 => "few",
            _ => "many",
        };
        let noted = Noted { query, office, results, helped: !answer.also_searched.is_empty() };
        if self.queue.try_send(noted).is_err() {
            self.dropped.fetch_add(1, Ordering::Relaxed);
        }
    }

    /// How many searches were dropped since the start, since the queue was full.
    pub fn dropped(&self) -> u64 {
        self.dropped.load(Ordering::Relaxed)
    }
}

#[cfg(test)]
mod tests {
    use commons_kernel::PageRequest;
    use commons_search::{Filters, Order};

    use super::*;
    use crate::Wanted;

    #[test]
    fn a_full_queue_drops_and_counts_and_never_waits() {
        let (log, notes) = SearchLog::open();
        let page = PageRequest::new(None, None).expect("the first page");
        let asked = SearchRequest {
            query: "ballot".into(),
            filters: Filters::default(),
            order: Order::default(),
            page,
            wanted: Wanted { facets: false, passages: false },
        };
        let answer = SearchPage {
            total: 0,
            hits: Vec::new(),
            has_next: false,
            has_previous: false,
            facets: Arc::default(),
            did_you_mean: None,
            also_searched: Vec::new(),
            fields_typed: false,
            misread: Vec::new(),
        };
        for _ in 0..QUEUE + 3 {
            log.note(&Viewer::visitor(), &asked, &answer);
        }
        assert_eq!((log.dropped(), notes.0.len()), (3, QUEUE));
        log.note(&Viewer::system("tests"), &asked, &answer);
        assert_eq!(log.dropped(), 3, "a part of the server is nobody who looks for something");
    }
}
