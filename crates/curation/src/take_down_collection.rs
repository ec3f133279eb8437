//! Take a department's collection from its readers for the Alliance; that answers its open flags.

use commons_access::{May, Viewer, act::Moderate};
use commons_entity::collection;
use commons_kernel::{FlagState, Result};
use sea_orm::ConnectionTrait;
use time::OffsetDateTime;

use crate::answer_collection_flags::end_flags;

/// Takes it down; its open flags were right. The row must have been fetched for update, in a transaction of the server.
///
/// # Errors
/// As `commons_library::take_down_collection`.
pub async fn take_down_collection(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    may_moderate: May<Moderate, collection::Model>,
    reason: &str,
    now: OffsetDateTime,
) -> Result<collection::Model> {
    let row = commons_library::take_down_collection(tx, viewer, may_moderate, reason, now).await?;
    if row.flagged_at.is_none() {
        return Ok(row);
    }
    end_flags(tx, viewer, row, (FlagState::Upheld, reason.trim(), now), now).await
}
