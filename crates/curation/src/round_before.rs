//! The round before a review: what was asked for then, and what became of it.

use commons_access::{Action, Viewer};
use commons_entity::{review_entry, review_request, version};
use commons_kernel::{EntryKind, Result, ReviewKind, ReviewState};
use commons_library::words_of;
use commons_store::{fault, visible};
use sea_orm::{ColumnTrait, ConnectionTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::timelines;

/// The round before.
#[derive(Clone, Debug)]
pub struct Round {
    /// The request of then, which was sent back or declined.
    pub request: review_request::Model,
    /// The passages that were to be changed, in the order in which they were named.
    pub passages: Vec<AskedPassage>,
}

/// A passage that was to be changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AskedPassage {
    /// The words of the version of then.
    pub quote: String,
    /// What was to be changed about them.
    pub text: String,
    /// Whether the same words stand in the version that asks now.
    pub stands: bool,
}

/// The round before a request to publish, when the viewer may read it; none where the last decision before was an approval. The
/// caller has permitted the request and its version.
///
/// # Errors
/// What the database says.
pub async fn round_before(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    request: &review_request::Model,
    version: &version::Model,
) -> Result<Option<Round>> {
    use review_request::Column::{DecidedAt, Id, Kind, ResourceId, State};
    if request.kind.0 != ReviewKind::Publication {
        return Ok(None);
    }
    let decided = [ReviewState::Approved, ReviewState::ChangesAsked, ReviewState::Declined];
    let before = visible::<review_request::Entity>(viewer, Action::Read)
        .filter(ResourceId.eq(request.resource_id))
        .filter(Id.ne(request.id))
        .filter(Kind.eq(ReviewKind::Publication.as_str()))
        .filter(State.is_in(decided.map(|state| state.as_str())))
        .filter(DecidedAt.lte(request.submitted_at))
        .order_by_desc(DecidedAt)
        .order_by_desc(Id)
        .limit(1)
        .one(tx)
        .await
        .map_err(fault)?;
    let Some(before) = before.filter(|row| row.state.0 != ReviewState::Approved) else { return Ok(None) };
    let entries = timelines(tx, &[before.id]).await?.remove(&before.id).unwrap_or_default();
    let asked: Vec<review_entry::Model> =
        entries.into_iter().filter(|entry| entry.kind.0 == EntryKind::Passage).collect();
    if asked.is_empty() {
        return Ok(Some(Round { request: before, passages: Vec::new() }));
    }
    let words = words_of(tx, version).await?;
    let passages = asked.into_iter().map(|entry| {
        let quote = entry.passage.unwrap_or_default();
        AskedPassage { stands: words.hold(&quote), quote, text: entry.text }
    });
    Ok(Some(Round { request: before, passages: passages.collect() }))
}
