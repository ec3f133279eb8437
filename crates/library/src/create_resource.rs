//! Create a resource: its place in a department, and a draft with a title or with copied words.

use commons_access::{Hat, May, Viewer, act::Contribute};
use commons_entity::{Word, department, draft, resource};
use commons_kernel::{Code, Error, Kind, ResourceId, ResourceStatus, Result};
use commons_store::{Event, fault, record};
use sea_orm::{ConnectionTrait, EntityTrait};
use serde_json::json;
use time::OffsetDateTime;

use crate::{
    content::{Changes, Content, DraftPlace},
    slug::slug,
};

/// What a new resource begins with.
#[derive(Clone, Debug)]
pub struct NewResource {
    /// Template, training or story; it never changes.
    pub kind: Kind,
    /// The working title.
    pub title: String,
    /// The department's own key for it, unique in the department.
    pub external_id: Option<String>,
    /// The words that it begins with; none: with a title alone.
    pub words: Option<Content>,
}

/// Makes the resource with a draft of revision 1.
///
/// # Errors
/// Bad input when the title is empty or too long, or the external id is too long; a conflict when it is taken.
pub async fn create_resource(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    may_contribute: &May<Contribute, department::Model>,
    new: NewResource,
    now: OffsetDateTime,
) -> Result<resource::Model> {
    let department = may_contribute.row();
    let words = new.words.unwrap_or_else(|| Content::titled(String::new()));
    let content = words.with(Changes { title: Some(new.title), ..Changes::default() });
    content.check()?;
    if content.title.is_empty() {
        return Err(Error::bad_input("title", "give it a title; you can change it later"));
    }
    if new
        .external_id
        .as_ref()
        .is_some_and(|key| key.is_empty() || key.len() > 200 || key.chars().any(char::is_control))
    {
        return Err(Error::bad_input(
            "externalId",
            "use 1 to 200 characters without control characters, or leave it out",
        ));
    }
    let id = ResourceId::new(now);
    let person = viewer.person().map(Into::into);
    let row = resource::Model {
        id: id.into(),
        department_id: department.id,
        group_id: None,
        state: department.state,
        external_id: new.external_id,
        slug: slug(&content.title, id),
        kind: Word(new.kind),
        reach: Word(content.reach),
        status: Word(ResourceStatus::Draft),
        next_status: None,
        published: false,
        submitted: false,
        title: content.title.clone(),
        current_version_id: None,
        created_by: person,
        seat_id: seat(viewer),
        created_at: now,
        updated_at: now,
        published_at: None,
        shown_at: now,
    };
    resource::Entity::insert(resource::ActiveModel::from(row.clone()))
        .exec_without_returning(tx)
        .await
        .map_err(taken)?;
    let place = DraftPlace { resource_id: row.id, revision: 1, saved_by: person, saved_at: now };
    let draft = draft::ActiveModel::from(content.into_draft(place)?);
    draft::Entity::insert(draft).exec_without_returning(tx).await.map_err(fault)?;
    let event = Event {
        kind: "resource.created",
        subject: "resource",
        subject_id: row.id,
        department: Some(department.id.into()),
        data: json!({ "kind": row.kind.0, "title": row.title }),
    };
    record(tx, viewer, now, event).await?;
    Ok(row)
}

/// The seat that keeps what is made: the one that the viewer acts from.
fn seat(viewer: &Viewer) -> Option<uuid::Uuid> {
    match viewer.hat {
        Some(Hat::Seat(seat)) => Some(seat.uuid()),
        Some(Hat::Staff(_)) | None => None,
    }
}

/// A broken unique rule here is the external id: slugs end in letters of the resource's own id.
fn taken(error: sea_orm::DbErr) -> Error {
    match fault(error) {
        error if error.code() == Code::Conflict => Error::conflict(
            "externalId",
            "your department already has a resource with this external id; use another one",
        ),
        error => error,
    }
}
