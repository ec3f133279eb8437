//! What has happened and the index has not read yet is left out of every answer: hits, counts, facets and spellings.
//!
//! So an index that is behind, or that nobody keeps fresh, hides and never leaks: a resource that was narrowed or withdrawn is
//! gone from all counts with the commit that did it. When too much is unread to be left out, search refuses to answer.

use std::{collections::HashMap, sync::Arc};

use commons_access::Viewer;
use commons_kernel::{Error, Result};
use commons_search::Access;
use commons_store::{Reading, Store, Tx, feed};
use tokio::sync::Mutex;
use uuid::Uuid;

use crate::{Finder, follow::EVENTS, load::READER, search::access, touched::touched};

/// So many events may be unread. An index that is further behind says too little to be asked.
const MOST: u64 = 20_000;

/// The resources that unread events may have changed, each with the number of such an event. Shared by all searches.
#[derive(Clone)]
pub(crate) struct Unread {
    store: Store,
    known: Arc<Mutex<Known>>,
}

#[derive(Default)]
struct Known {
    /// The events after this one ...
    after: u64,
    /// ... and up to this one were looked at.
    until: u64,
    touched: HashMap<Uuid, u64>,
}

/// A question to the index whose answer is looked up in the database. Mostly the index has read everything, and nobody has to ask
/// beforehand: with the rows comes how long the record is, and where the index did not know all of it, it is asked again.
pub(crate) struct Asking<'a> {
    finder: &'a Finder,
    viewer: &'a Viewer,
    /// The events up to this one are in the index, or what they touched is left out.
    covered: u64,
    /// What the viewer may read, without what the index is known not to have read.
    pub access: Access,
}

impl<'a> Asking<'a> {
    /// Begins to ask. An index of which it is known that it is behind is asked at once without what it has not read.
    ///
    /// # Errors
    /// Unavailable when the index is being built, or is too far behind; what the database says.
    pub async fn begin(reading: &impl Reading, finder: &'a Finder, viewer: &'a Viewer) -> Result<Self> {
        let covered = position(finder)?;
        let mut asking = Self { finder, viewer, covered, access: access(viewer) };
        if finder.is_behind(covered) {
            asking.knew(feed::newest(reading.tx().await?).await?).await?;
        }
        Ok(asking)
    }

    /// Whether what was asked knew of everything, up to the newest event at the moment of the rows; else the access is without
    /// the rest from now on.
    ///
    /// # Errors
    /// Unavailable when the index is too far behind; what the database says.
    pub async fn knew(&mut self, newest: u64) -> Result<bool> {
        self.finder.note_newest(newest);
        if newest <= self.covered {
            return Ok(true);
        }
        self.access = granted_until(self.finder, self.viewer, (self.covered, newest)).await?;
        self.covered = newest;
        Ok(false)
    }
}

/// What the viewer may read, without what the index has not read: for what is counted and not looked up.
///
/// # Errors
/// Unavailable when the index is being built, or is too far behind; what the database says.
pub(crate) async fn granted(tx: &Tx, finder: &Finder, viewer: &Viewer) -> Result<Access> {
    let position = position(finder)?;
    granted_until(finder, viewer, (position, feed::newest(tx).await?)).await
}

fn position(finder: &Finder) -> Result<u64> {
    finder.index().position().ok_or_else(|| Error::unavailable("the search index is being built"))
}

async fn granted_until(finder: &Finder, viewer: &Viewer, (position, head): (u64, u64)) -> Result<Access> {
    let granted = access(viewer);
    if head <= position {
        return Ok(granted);
    }
    let unread = finder.unread().ok_or_else(|| Error::unavailable("the search index is behind"))?;
    if head - position > MOST {
        return Err(Error::unavailable(format!("the search index is {} events behind", head - position)));
    }
    let left_out = unread.between(position, head).await?;
    Ok(granted.except(left_out.into_iter().map(Into::into)))
}

impl Unread {
    pub(crate) fn new(store: Store) -> Self {
        Self { store: store.apart(READER, 1), known: Arc::default() }
    }

    async fn between(&self, position: u64, head: u64) -> Result<Vec<Uuid>> {
        let mut known = self.known.lock().await;
        if known.after > position || known.until < position {
            *known = Known { after: position, until: position, touched: HashMap::new() };
        }
        while known.until < head {
            self.look_on(&mut known).await?;
        }
        known.after = position;
        known.touched.retain(|_, seq| *seq > position);
        Ok(known.touched.keys().copied().collect())
    }

    async fn look_on(&self, known: &mut Known) -> Result<()> {
        let tx = self.store.read(&READER).await?;
        let events = feed::after(&tx, i64::try_from(known.until).map_err(Error::internal)?, EVENTS).await?;
        let last = events.last().ok_or_else(|| Error::unavailable("the end of the feed has gone back"))?;
        let until = u64::try_from(last.seq).map_err(Error::internal)?;
        for id in touched(&tx, &events).await? {
            known.touched.insert(id, until);
        }
        known.until = until;
        Ok(())
    }
}
