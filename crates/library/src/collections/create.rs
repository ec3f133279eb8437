//! Make a collection: for a department, or for the Alliance.

use commons_access::{Action, Viewer, may};
use commons_entity::{Word, collection, department};
use commons_kernel::{Code, CollectionId, Error, Reach, Result};
use commons_store::{Event, fault, record};
use sea_orm::{ConnectionTrait, EntityTrait};
use serde_json::json;
use time::OffsetDateTime;

use super::words::checked_title;
use crate::slug::slug;

/// Makes an empty collection of revision 1; without a department it is the Alliance's.
///
/// # Errors
/// Forbidden for who does not write for the department, or is no curator; bad input when the title is too short or too long.
pub async fn create_collection(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    department: Option<&department::Model>,
    title: String,
    now: OffsetDateTime,
) -> Result<collection::Model> {
    let id = CollectionId::new(now);
    let mut row = collection::Model {
        id: id.into(),
        department_id: department.map(|department| department.id),
        of_alliance: department.is_none(),
        group_id: None,
        state: department.map(|department| department.state),
        reach: Word(Reach::Alliance),
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
        before_alliance: false,
        created_by: viewer.person().map(Into::into),
        created_at: now,
        updated_at: now,
    };
    // The row that would be is asked, since there is none yet to permit.
    if !may(viewer, Action::Create, &row) {
        return Err(match department {
            Some(_) => Error::forbidden(),
            None => Error::new(
                Code::Forbidden,
                "only curators make the Alliance's collections; name your department to make one of its own",
            ),
        });
    }
    row.title = checked_title(title)?;
    row.slug = slug(&row.title, id);
    collection::Entity::insert(collection::ActiveModel::from(row.clone()))
        .exec_without_returning(tx)
        .await
        .map_err(fault)?;
    let data = json!({ "title": row.title });
    record(tx, viewer, now, told(&row, "collection.created", data)).await?;
    Ok(row)
}

/// What happened to a collection, for the record of its department.
pub(super) fn told(row: &collection::Model, kind: &'static str, data: serde_json::Value) -> Event {
    Event {
        kind,
        subject: "collection",
        subject_id: row.id,
        department: row.department_id.map(Into::into),
        data,
    }
}
