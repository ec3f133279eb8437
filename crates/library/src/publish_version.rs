//! Publish a version: it gets its number and becomes what people see.

use commons_access::{May, Step, Viewer, act::Publish};
use commons_entity::{draft, resource, version};
use commons_kernel::{Error, Reach, ResourceStatus, Result};
use commons_store::{Event, fault, fetch_for_update, record};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DbBackend, EntityTrait,
    IntoActiveModel, QueryFilter, Statement, prelude::Uuid,
};
use serde_json::json;
use time::OffsetDateTime;

use crate::{
    Problem, cut_version, draft_of, problems_of,
    save_draft::locked_draft,
    take_step::{life, live, remove_notice, take_step},
};

/// What came of publishing within a department.
#[derive(Clone, Debug)]
pub enum Published {
    /// It is published.
    Done(Box<resource::Model>, Box<version::Model>),
    /// The draft is not finished.
    Incomplete(Vec<Problem>),
    /// Somebody saved first; this is what stands there now.
    Conflict(Box<draft::Model>),
    /// It asks for a wider reach than this, which the Alliance reviews.
    NeedsReview(Reach),
    /// A colleague submitted a version of it, which is approved or sent back first.
    Submitted,
    /// It cannot be published from where it is, which the message says.
    Refused(String),
}

/// The widest reach that a department gives by itself; beyond it the Alliance reviews.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OwnReach(pub Reach);

impl Default for OwnReach {
    fn default() -> Self {
        Self(Reach::State)
    }
}

impl OwnReach {
    /// Whether a department publishes with this reach by itself.
    pub fn covers(self, reach: Reach) -> bool {
        reach <= self.0
    }
}

/// Publishes the draft within a reach that is its department's own to give.
///
/// # Errors
/// What the database says.
pub async fn publish_in_department(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    may_publish: &May<Publish, resource::Model>,
    own_reach: OwnReach,
    revision: i32,
    now: OffsetDateTime,
) -> Result<Published> {
    // The lock puts a publication and a submission of the same resource in a row.
    let resource =
        fetch_for_update::<resource::Entity>(tx, may_publish.row().id).await?.ok_or_else(Error::not_found)?;
    let resource = &resource;
    let Some(draft) = locked_draft(tx, resource).await? else {
        return Ok(Published::Incomplete(vec![Problem::nothing_changed()]));
    };
    if draft.revision != revision {
        return Ok(Published::Conflict(Box::new(draft)));
    }
    // What was submitted is approved or sent back, so that no request stays open about what is published already.
    if life(resource).writing() == Some(ResourceStatus::Submitted) {
        return Ok(Published::Submitted);
    }
    if !life(resource).allows(Step::Publish) {
        return Ok(Published::Refused(life(resource).refusal(Step::Publish)));
    }
    if !own_reach.covers(draft.reach.0) {
        return Ok(Published::NeedsReview(own_reach.0));
    }
    let problems = problems_of(tx, viewer, (resource, &draft), now).await?;
    if !problems.is_empty() {
        return Ok(Published::Incomplete(problems));
    }
    let version = cut_version(tx, viewer, resource, &draft, now).await?;
    let (resource, version) = publish(tx, viewer, version, Step::Publish, now).await?;
    Ok(Published::Done(Box::new(resource), Box::new(version)))
}

/// Gives the version the next number and makes it current. The caller has decided that it may be published: as the
/// department's publisher, as the reviewer who approved it, or as the importing administrator; the step says as which.
///
/// # Errors
/// Conflict when the step does not lead on from where the resource is; what the database says.
pub async fn publish(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    version: version::Model,
    step: Step,
    now: OffsetDateTime,
) -> Result<(resource::Model, version::Model)> {
    let (resource, version, event) = make_current(tx, version, step, now).await?;
    record(tx, viewer, now, event).await?;
    Ok((resource, version))
}

/// The same without the record, for an import that records a whole batch at its end: the event is handed out.
pub(crate) async fn make_current(
    tx: &impl ConnectionTrait,
    version: version::Model,
    step: Step,
    now: OffsetDateTime,
) -> Result<(resource::Model, version::Model, Event)> {
    // The lock on the resource puts publications of the same resource in a row.
    let resource = fetch_for_update::<resource::Entity>(tx, version.resource_id)
        .await?
        .ok_or_else(|| Error::internal("a version has lost its resource"))?;
    let shown = life(&resource).after(step)?;
    let shown = if version.corrects { shown.mended() } else { shown };
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
    remove_notice(tx, &resource).await?;
    let mut row = resource.into_active_model();
    live(&mut row, shown);
    row.current_version_id = Set(Some(version.id));
    row.title = Set(version.title.clone());
    row.reach = Set(version.reach);
    row.published_at = Set(Some(published_at));
    row.shown_at = Set(published_at);
    row.updated_at = Set(now);
    let resource = row.update(tx).await.map_err(fault)?;

    // A draft that went on after the version was cut is the next version; one that did not has become this one.
    let became = draft::Entity::delete_many()
        .filter(draft::Column::ResourceId.eq(resource.id))
        .filter(draft::Column::Revision.lte(draft_revision))
        .exec(tx)
        .await
        .map_err(fault)?;
    let went_on = became.rows_affected == 0 && draft_of(tx, &resource).await?.is_some();
    let resource = if went_on { take_step(tx, resource, Step::Write, now).await? } else { resource };
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
            "corrects": version.corrects,
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
