//! The reader of the event feed that keeps the thesaurus of this process as the database has it, and what departments are
//! called.
//!
//! Apart from the reader of the index, so that a term is in effect at once even while the index is built anew. State-based:
//! whatever happened, the whole thesaurus is read again.

use std::time::Duration;

use commons_access::Viewer;
use commons_kernel::Result;
use commons_store::{Store, feed};

use crate::{Finder, follow::woken, load_thesaurus::load_thesaurus};

/// How long to wait after a fault.
const PAUSE: Duration = Duration::from_secs(1);
/// What events of the thesaurus are about.
pub(crate) const SUBJECTS: [&str; 2] = ["concept", "thesaurus"];

/// Follows the feed for as long as it is polled. Faults are logged, and it goes on with the terms that it has.
pub async fn follow_thesaurus(store: Store, finder: Finder) {
    loop {
        if let Err(error) = follow_one_connection(&store, &finder).await {
            tracing::warn!(%error, "the thesaurus does not follow the feed; trying again");
            tokio::time::sleep(PAUSE).await;
        }
    }
}

async fn follow_one_connection(store: &Store, finder: &Finder) -> Result<()> {
    // Listen first, read then: what is committed in between wakes the first wait.
    let mut wake = store.listen(feed::CHANNEL).await?;
    loop {
        refresh_thesaurus(store, finder).await?;
        woken(&mut wake).await?;
    }
}

/// Reads the thesaurus again if something happened to it since it was read last, and says whether it was. Forgets what
/// departments are called when that may have changed.
///
/// # Errors
/// What the database says.
pub async fn refresh_thesaurus(store: &Store, finder: &Finder) -> Result<bool> {
    // One moment for both: the place of the newest change, and what stands there.
    let tx = store.read(&Viewer::system("thesaurus")).await?;
    finder.names().refresh(&tx).await?;
    let place = feed::newest_about(&tx, &SUBJECTS).await?;
    if finder.thesaurus_place() == Some(place) {
        return Ok(false);
    }
    let fresh = load_thesaurus(&tx).await?;
    finder.take_thesaurus(fresh, place);
    Ok(true)
}
