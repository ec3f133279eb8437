//! Take back a flag; when it was the only one, there is nothing left to decide.

use commons_access::{May, Rule, act, permit};
use commons_entity::{Word, collection, flag, resource, review_request};
use commons_kernel::{EntryKind, Error, FlagState, ResourceStatus, Result, ReviewState};
use commons_library::{Moderation, moderate};
use commons_store::{Event, fault, fetch_for_update, record, under};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, IntoActiveModel, QueryFilter,
    prelude::Uuid,
};
use serde_json::json;
use time::OffsetDateTime;

use crate::{
    answer_collection_flags::still_flagged,
    decide_moderation::flags_of,
    flag_resource::FLAGS,
    timeline::{Entry, note},
};

/// Locks what a flag is about, as whoever answers flags does before it touches them: two who lock in other orders would wait for
/// each other.
///
/// # Errors
/// What the database says.
pub async fn hold_about(tx: &impl ConnectionTrait, flag: &flag::Model) -> Result<()> {
    if let Some(request) = flag.review_request_id {
        fetch_for_update::<review_request::Entity>(tx, request).await?;
    }
    if let Some(collection) = flag.collection_id {
        fetch_for_update::<collection::Entity>(tx, collection).await?;
    }
    Ok(())
}

/// Takes a flag back; one that is decided stays as it is. What it is about must have been held, and the row fetched for update, in
/// a transaction of the server.
///
/// # Errors
/// What the database says.
pub async fn take_back_flag(
    tx: &impl ConnectionTrait,
    may_withdraw: May<act::Withdraw, flag::Model>,
    now: OffsetDateTime,
) -> Result<flag::Model> {
    let flag = may_withdraw.into_row();
    if flag.state.0 != FlagState::Open {
        return Ok(flag);
    }
    let mut row = flag.into_active_model();
    row.state = Set(Word(FlagState::TakenBack));
    row.decided_at = Set(Some(now));
    let flag = row.update(tx).await.map_err(fault)?;
    let (kind, subject, subject_id) = match (flag.review_request_id, flag.collection_id) {
        (Some(request), _) => ("resource.flag_taken_back", "review_request", request),
        (None, Some(collection)) => ("collection.flag_taken_back", "collection", collection),
        (None, None) => return Err(Error::internal("a flag is about nothing")),
    };
    let data = json!({ "resource": flag.resource_id, "flag": flag.id });
    record(tx, &FLAGS, now, Event { kind, subject, subject_id, department: None, data }).await?;
    match (flag.review_request_id, flag.resource_id) {
        (Some(request), Some(resource)) => end_request(tx, (request, resource), now).await?,
        _ => leave_collection(tx, subject_id, now).await?,
    }
    Ok(flag)
}

async fn leave_collection(tx: &impl ConnectionTrait, id: Uuid, now: OffsetDateTime) -> Result<()> {
    let row = fetch_for_update::<collection::Entity>(tx, id)
        .await?
        .ok_or_else(|| Error::internal("a flag has lost its collection"))?;
    still_flagged(tx, &FLAGS, row, now).await?;
    Ok(())
}

/// Ends the request when no open flag is left in it, and puts back what it hid.
async fn end_request(
    tx: &impl ConnectionTrait,
    (request, resource): (Uuid, Uuid),
    now: OffsetDateTime,
) -> Result<()> {
    let request = under::<review_request::Entity>(&Rule::EVERYBODY, &FLAGS)
        .filter(review_request::Column::Id.eq(request))
        .one(tx)
        .await
        .map_err(fault)?
        .ok_or_else(|| Error::internal("a flag has lost its request"))?;
    let left = flags_of(tx, &FLAGS, &request).await?;
    if left.iter().any(|flag| flag.state.0 == FlagState::Open)
        || !ReviewState::OPEN.contains(&request.state.0)
    {
        return Ok(());
    }
    note(tx, &FLAGS, request.id, Entry::of(EntryKind::TakenBack, ""), now).await?;
    let mut row = request.into_active_model();
    row.state = Set(Word(ReviewState::TakenBack));
    row.decided_at = Set(Some(now));
    row.update(tx).await.map_err(fault)?;
    let resource = fetch_for_update::<resource::Entity>(tx, resource)
        .await?
        .filter(|resource| resource.status.0 == ResourceStatus::TakenDown);
    if let Some(resource) = resource {
        let may_moderate = permit::<act::Moderate, _>(&FLAGS, Some(resource))?;
        let why = "Whoever flagged it took the flag back.";
        moderate(tx, &FLAGS, may_moderate, Moderation::PutBack, why, now).await?;
    }
    Ok(())
}
