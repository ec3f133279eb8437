//! Somebody takes a token of theirs back.

use commons_access::{May, Viewer, act::Manage};
use commons_entity::api_token;
use commons_kernel::Result;
use commons_store::{Event, fault, record};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use serde_json::json;
use time::OffsetDateTime;

/// Ends the token; it opens nothing any more.
///
/// # Errors
/// What the database says.
pub async fn revoke_api_token(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    may_manage: May<Manage, api_token::Model>,
    now: OffsetDateTime,
) -> Result<()> {
    let token = may_manage.into_row();
    let gone = api_token::Entity::delete_many().filter(api_token::Column::Id.eq(token.id));
    gone.exec(tx).await.map_err(fault)?;
    let event = Event {
        kind: "api_token.revoked",
        subject: "person",
        subject_id: token.person_id,
        department: None,
        data: json!({ "api_token": token.id, "name": token.name, "scopes": token.scopes }),
    };
    record(tx, viewer, now, event).await?;
    Ok(())
}
