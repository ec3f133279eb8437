//! Flag a resource: a member says that something is wrong with it. Open flags of one resource are decided together, in the
//! queue of reviews.

use commons_access::{May, Rule, Step, Viewer, act, permit};
use commons_entity::{Word, flag, resource, review_request};
use commons_kernel::{EntryKind, Error, FlagKind, Result, ReviewKind, ReviewRequestId, ReviewState};
use commons_library::{HIDDEN_WHILE_CHECKED, Moderation, life, moderate};
use commons_store::{Event, fault, record, under};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel,
    QueryFilter,
};
use serde_json::json;
use time::OffsetDateTime;

use crate::{
    new_flag::{FlagOutcome, Hidden, NewFlag, begun, keep},
    timeline::{Entry, note},
    weigh_flags::{ENOUGH_TO_HIDE, weight_of_grave},
};

/// Who hides what was flagged, until somebody has looked.
pub(crate) const FLAGS: Viewer = Viewer::system("flags");

/// Flags a resource. The row must have been fetched for update, in a transaction of the server: the request that it opens is
/// another department's.
///
/// # Errors
/// Bad input when the reason says nothing or is too long.
pub async fn flag_resource(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    may_flag: May<act::Flag, resource::Model>,
    new: NewFlag,
    now: OffsetDateTime,
) -> Result<FlagOutcome> {
    let resource = may_flag.into_row();
    let about = flag::Column::ResourceId.eq(resource.id);
    let row = match begun(tx, viewer, about, (new, &resource.title), now).await? {
        Ok(row) => row,
        Err(refused) => return Ok(refused),
    };
    let kind = row.kind.0;
    let version_id =
        resource.current_version_id.ok_or_else(|| Error::internal("a published resource has no version"))?;
    let request = open_request(tx, &resource, (version_id, kind), now).await?;
    let row = flag::Model {
        resource_id: Some(resource.id),
        version_id: Some(version_id),
        review_request_id: Some(request.id),
        ..row
    };
    let row = keep(tx, row).await?;
    // The department is told what kind of thing somebody found, and not who.
    note(tx, &FLAGS, request.id, Entry::of(EntryKind::Flagged, kind.as_str()), now).await?;
    let event = Event {
        kind: "resource.flagged",
        subject: "review_request",
        subject_id: request.id,
        department: None,
        data: json!({ "resource": resource.id, "flag": row.id, "flagKind": kind }),
    };
    // Staff read the record too: whoever flagged stands in the flag alone.
    record(tx, &FLAGS, now, event).await?;
    let hide = kind.is_grave()
        && life(&resource).allows(Step::TakeDown)
        && weight_of_grave(tx, flag::Column::ResourceId.eq(resource.id)).await? >= ENOUGH_TO_HIDE;
    if !hide {
        return Ok(FlagOutcome::Made(row, Hidden::No));
    }
    let may_moderate = permit::<act::Moderate, _>(&FLAGS, Some(resource))?;
    moderate(tx, &FLAGS, may_moderate, Moderation::TakeDown, HIDDEN_WHILE_CHECKED, now).await?;
    Ok(FlagOutcome::Made(row, Hidden::Yes))
}

/// The request that gathers the open flags of a resource.
async fn open_request(
    tx: &impl ConnectionTrait,
    resource: &resource::Model,
    (version_id, kind): (sea_orm::prelude::Uuid, FlagKind),
    now: OffsetDateTime,
) -> Result<review_request::Model> {
    let there = under::<review_request::Entity>(&Rule::EVERYBODY, &FLAGS)
        .filter(review_request::Column::ResourceId.eq(resource.id))
        .filter(review_request::Column::Kind.eq(ReviewKind::Flag.as_str()))
        .filter(review_request::Column::State.is_in(ReviewState::OPEN.map(|state| state.as_str())))
        .one(tx)
        .await
        .map_err(fault)?;
    if let Some(there) = there {
        if !kind.is_grave() || there.urgent {
            return Ok(there);
        }
        let mut row = there.into_active_model();
        row.urgent = Set(true);
        return row.update(tx).await.map_err(fault);
    }
    let request = review_request::Model {
        id: ReviewRequestId::new(now).into(),
        kind: Word(ReviewKind::Flag),
        urgent: kind.is_grave(),
        department_id: resource.department_id,
        resource_id: resource.id,
        version_id,
        state: Word(ReviewState::Waiting),
        submitted_by: None,
        submitted_at: now,
        before_alliance: true,
        sent_on_by: None,
        sent_on_at: None,
        claimed_by: None,
        claimed_until: None,
        second_asked_by: None,
        decided_by: None,
        decided_at: None,
        reason: None,
    };
    let row = review_request::ActiveModel::from(request.clone());
    review_request::Entity::insert(row).exec_without_returning(tx).await.map_err(fault)?;
    Ok(request)
}
