//! Publish a version: it gets its number and becomes what people see.

use commons_access::{May, Viewer, act::Publish};
use commons_entity::{Word, draft, resource, version};
use commons_kernel::{Error, Reach, ResourceStatus, Result};
use commons_store::{Event, fault, fetch_for_update, record};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DbBackend, EntityTrait,
    IntoActiveModel, QueryFilter, Statement, prelude::Uuid,
};
use serde_json::json;
use time::OffsetDateTime;

use crate::{Problem, check_draft, cut_version, save_draft::locked_draft};

/// What came of publishing within a department.
#[derive(Clone, Debug)]
pub enum Published {
    /// It is published.
    Done(Box<resource::Model>, Box<version::Model>),
    /// The draft is not finished.
    Incomplete(Vec<Problem>),
    /// Somebody saved first; this is what stands there now.
    Conflict(Box<draft::Model>),
    /// It asks to be read beyond the department, which needs a review.
    NeedsReview,
    /// A version of it is before the reviewers: their decision comes first.
    InReview,
}

/// Publishes the draft within its own department, which needs no review by the Alliance.
///
/// # Errors
/// What the database says.
pub async fn publish_in_department(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    may_publish: &May<Publish, resource::Model>,
    revision: i32,
    now: OffsetDateTime,
) -> Result<Published> {
    // The lock puts a publication and a submission of the same resource in a row.
    let resource =
        fetch_for_update::<resource::Entity>(tx, may_publish.row().id).await?.ok_or_else(Error::not_found)?;
    if resource.submitted {
        return Ok(Published::InReview);
    }
    let resource = &resource;
    let Some(draft) = locked_draft(tx, resource).await? else {
        return Ok(Published::Incomplete(vec![Problem {
            field: "title",
            message: "Nothing has changed since the last version.".into(),
        }]));
    };
    if draft.revision != revision {
        return Ok(Published::Conflict(Box::new(draft)));
    }
    if draft.reach.0 != Reach::Department {
        return Ok(Published::NeedsReview);
    }
    let problems = check_draft(tx, resource, &draft).await?;
    if !problems.is_empty() {
        return Ok(Published::Incomplete(problems));
    }
    let version = cut_version(tx, viewer, resource, &draft, now).await?;
    let (resource, version) = publish(tx, viewer, version, now).await?;
    Ok(Published::Done(Box::new(resource), Box::new(version)))
}

/// Gives the version the next number and makes it current. The caller has decided that it may be published: as the
/// department's publisher, as the reviewer who approved it, or as the importing administrator.
///
/// # Errors
/// What the database says.
pub async fn publish(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    version: version::Model,
    now: OffsetDateTime,
) -> Result<(resource::Model, version::Model)> {
    let (resource, version, event) = make_current(tx, version, now).await?;
    record(tx, viewer, now, event).await?;
    Ok((resource, version))
}

/// The same without the record, for an import that records a whole batch at its end: the event is handed out.
pub(crate) async fn make_current(
    tx: &impl ConnectionTrait,
    version: version::Model,
    now: OffsetDateTime,
) -> Result<(resource::Model, version::Model, Event)> {
    // The lock on the resource puts publications of the same resource in a row.
    let resource = fetch_for_update::<resource::Entity>(tx, version.resource_id)
        .await?
        .ok_or_else(|| Error::internal("a version has lost its resource"))?;
    let number = next_number(tx, resource.id).await?;
    let published_at = version.published_at.unwrap_or(now);
    let draft_revision = version.draft_revision;
    let reviewed = version.reviewed;
    let mut row = version.into_active_model();
    row.number = Set(Some(number));
    row.published_at = Set(Some(published_at));
    row.reviewed = Set(reviewed);
    let version = row.update(tx).await.map_err(fault)?;

    let from = resource.current_version_id;
    let mut row = resource.into_active_model();
    row.current_version_id = Set(Some(version.id));
    row.title = Set(version.title.clone());
    row.reach = Set(version.reach);
    row.status = Set(Word(ResourceStatus::Published));
    row.published = Set(true);
    row.submitted = Set(false);
    row.published_at = Set(Some(published_at));
    row.shown_at = Set(published_at);
    row.updated_at = Set(now);
    let resource = row.update(tx).await.map_err(fault)?;

    // A draft that went on after the version was cut is the next version; one that did not has become this one.
    draft::Entity::delete_many()
        .filter(draft::Column::ResourceId.eq(resource.id))
        .filter(draft::Column::Revision.lte(draft_revision))
        .exec(tx)
        .await
        .map_err(fault)?;
    let event = Event {
        kind: "version.published",
        subject: "resource",
        subject_id: resource.id,
        department: Some(resource.department_id.into()),
        data: json!({
            "version": version.id,
            "from_version": from,
            "number": version.number,
            "reach": version.reach.0,
            "title": version.title,
        }),
    };
    Ok((resource, version, event))
}

/// Counted by the database, since reviewers who approve a version need not see what its department published for itself.
async fn next_number(tx: &impl ConnectionTrait, resource_id: Uuid) -> Result<i32> {
    let sql = "SELECT next_version_number($1)";
    let row = tx
        .query_one_raw(Statement::from_sql_and_values(DbBackend::Postgres, sql, [resource_id.into()]))
        .await
        .map_err(fault)?
        .ok_or_else(|| Error::internal("the database counts no versions"))?;
    row.try_get_by_index(0).map_err(fault)
}
