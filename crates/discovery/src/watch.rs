//! Looks through the index for damage: right after the start, every hour, and when an answer failed in an odd way.

use std::{sync::Arc, time::Duration};

use commons_search::Index;
use tokio::{sync::Notify, time::Instant};

use crate::follow::blocking;

/// How often all files are read and compared with their checksums.
const INSPECTED_EVERY: Duration = Duration::from_secs(60 * 60);
/// How soon a suspicion is looked into ...
const SOON: Duration = Duration::from_secs(1);
/// ... and how often at most: an answer may fail for another reason again and again.
const SUSPECTED_EVERY: Duration = Duration::from_secs(60);

/// Watches for as long as it is polled, and rings when the index has to be built anew.
pub(crate) async fn watch(index: &Arc<Index>, bell: &Notify) {
    let (mut due, mut calm_until) = (Instant::now(), Instant::now());
    loop {
        let now = Instant::now();
        if now >= due {
            inspect(index, bell).await;
            due = now + INSPECTED_EVERY;
        } else if now >= calm_until && index.is_suspected() {
            inspect(index, bell).await;
            calm_until = now + SUSPECTED_EVERY;
        }
        if index.is_lost() {
            bell.notify_one();
        }
        tokio::time::sleep(SOON).await;
    }
}

async fn inspect(index: &Arc<Index>, bell: &Notify) {
    match blocking(index, |index| Ok(index.inspect())).await {
        Ok(None) => tracing::debug!("the search index was looked through and is whole"),
        Ok(Some(damage)) => {
            tracing::error!(
                %damage,
                "the search index cannot be believed; searches are refused until it is built anew, which begins now; when this \
                 comes again, look at the disk"
            );
            bell.notify_one();
        }
        Err(error) => tracing::warn!(%error, "the search index could not be looked through"),
    }
}
