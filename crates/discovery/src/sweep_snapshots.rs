//! Old snapshots are thrown away: of this version all but the newest, of other versions those that nobody goes back to.

use std::collections::HashSet;

use commons_blobs::{Bucket, Listed};
use commons_kernel::Result;
use commons_search::VERSION;
use time::{Duration, OffsetDateTime};

use crate::{
    restore::read,
    snapshot::{manifests, pieces},
};

/// So many snapshots of this version are kept: whoever just reads the one before the newest comes to its end.
const KEPT: usize = 2;
/// So long those of another version are kept: somebody may go back to it, or two versions run side by side for a while.
const OTHERS_KEPT: Duration = Duration::days(7);
/// A file may be younger than the manifest that will name it.
const SETTLED: Duration = Duration::hours(24);

/// Throws away what no kept snapshot needs.
///
/// # Errors
/// Unavailable when the bucket is away; what was done until then stays done.
pub(crate) async fn sweep(bucket: &Bucket, now: OffsetDateTime) -> Result<()> {
    let own = format!("{}{VERSION}/", manifests());
    let (own, others): (Vec<Listed>, Vec<Listed>) =
        list(bucket, &manifests()).await?.into_iter().partition(|object| object.key.starts_with(&own));
    let (old, kept) = own.split_at(own.len().saturating_sub(KEPT));
    let (stale, fresh): (Vec<Listed>, Vec<Listed>) =
        others.into_iter().partition(|object| object.modified.is_some_and(|at| at < now - OTHERS_KEPT));
    let mut needed = HashSet::new();
    for object in kept.iter().chain(&fresh) {
        match read(bucket, &object.key).await {
            Ok(manifest) => needed.extend(manifest.files.into_iter().map(|piece| piece.sha256)),
            Err(why) => {
                // What it names is not known, so nothing can be said to be needed by nobody.
                tracing::warn!(why, "old snapshots of the search index are not swept");
                return Ok(());
            }
        }
    }
    for object in old.iter().chain(&stale) {
        bucket.delete(&object.key).await?;
    }
    for object in list(bucket, &pieces()).await? {
        let is_needed = object.key.rsplit('/').next().is_some_and(|sha256| needed.contains(sha256));
        if !is_needed && object.modified.is_some_and(|at| at < now - SETTLED) {
            bucket.delete(&object.key).await?;
        }
    }
    Ok(())
}

async fn list(bucket: &Bucket, prefix: &str) -> Result<Vec<Listed>> {
    let (mut found, mut after) = (Vec::new(), None);
    loop {
        let page = bucket.list(prefix, after, 1000).await?;
        found.extend(page.objects);
        after = page.next;
        if after.is_none() {
            return Ok(found);
        }
    }
}
