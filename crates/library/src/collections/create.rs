//! Make a collection: for a department, for the departments of a group, or for the Alliance.

use commons_access::{Action, Viewer, may};
use commons_entity::{Word, collection, department, department_group};
use commons_kernel::{Code, CollectionId, DepartmentId, Error, Reach, Result};
use commons_store::{Event, fault, record};
use sea_orm::{ConnectionTrait, EntityTrait};
use serde_json::json;
use time::OffsetDateTime;
use uuid::Uuid;

use super::words::checked_title;
use crate::slug::slug;

/// Who keeps a collection.
#[derive(Clone, Copy, Debug)]
pub enum Keeper<'a> {
    /// One department.
    Department(&'a department::Model),
    /// The departments of a group, together.
    Group(&'a department_group::Model),
    /// The Alliance's curators.
    Alliance,
}

/// Makes an empty collection of revision 1.
///
/// # Errors
/// Forbidden for who does not write for the department or for one in the group, or is no curator; bad input when the title is too
/// short or too long.
pub async fn create_collection(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    keeper: Keeper<'_>,
    title: String,
    now: OffsetDateTime,
) -> Result<collection::Model> {
    let id = CollectionId::new(now);
    let (department, group) = match keeper {
        Keeper::Department(department) => (Some(department), None),
        Keeper::Group(group) => (None, Some(group.id)),
        Keeper::Alliance => (None, None),
    };
    let mut row = collection::Model {
        id: id.into(),
        department_id: department.map(|department| department.id),
        of_alliance: matches!(keeper, Keeper::Alliance),
        of_group: group.is_some(),
        group_id: group,
        state: department.map(|department| department.state),
        // A group begins with itself: that is its own to give.
        reach: Word(if group.is_some() { Reach::Group } else { Reach::Alliance }),
        published: false,
        slug: String::new(),
        title: String::new(),
        summary: String::new(),
        introduction: String::new(),
        values: Vec::new(),
        standards: Vec::new(),
        topics: Vec::new(),
        revision: 1,
        words_at: now,
        asked_reach: None,
        asked_at: None,
        verdict: None,
        verdict_reason: None,
        verdict_at: None,
        flagged_at: None,
        hidden_at: None,
        before_alliance: false,
        created_by: viewer.person().map(Into::into),
        created_at: now,
        updated_at: now,
    };
    // The row that would be is asked, since there is none yet to permit.
    if !may(viewer, Action::Create, &row) {
        let mend = match keeper {
            Keeper::Department(_) => return Err(Error::forbidden()),
            Keeper::Group(_) => {
                "only contributors of the group's departments make its collections; name your department to make one of its own"
            }
            Keeper::Alliance => {
                "only curators make the Alliance's collections; name your department to make one of its own"
            }
        };
        return Err(Error::new(Code::Forbidden, mend));
    }
    row.title = checked_title(title)?;
    row.slug = slug(&row.title, id);
    collection::Entity::insert(collection::ActiveModel::from(row.clone()))
        .exec_without_returning(tx)
        .await
        .map_err(fault)?;
    let data = json!({ "title": row.title });
    record(tx, viewer, now, told(viewer, &row, "collection.created", data)).await?;
    Ok(row)
}

/// What happened to a collection, for the record of its keepers.
pub(super) fn told(
    viewer: &Viewer,
    row: &collection::Model,
    kind: &'static str,
    data: serde_json::Value,
) -> Event {
    let department = keepers_record(viewer, row.department_id);
    Event { kind, subject: "collection", subject_id: row.id, department, data }
}

/// Whose record tells of a collection: that of the department that keeps it; where several do, that of the one that acts.
pub(super) fn keepers_record(viewer: &Viewer, department: Option<Uuid>) -> Option<DepartmentId> {
    let acting = || viewer.seats.first().map(|seat| seat.department);
    department.map_or_else(acting, |department| Some(department.into()))
}
