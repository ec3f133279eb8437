//! A person's uploads that nothing holds: unfinished ones, and ready ones that were left lying.

use commons_access::{Action, Viewer};
use commons_entity::attachment;
use commons_kernel::{AttachmentState, DepartmentId, Result};
use commons_store::{fault, visible};
use sea_orm::{ColumnTrait, ConnectionTrait, QueryFilter, QueryOrder, QuerySelect};
use time::OffsetDateTime;

use crate::limits::{REFUSED, UNFINISHED, UNHELD};

/// How many are listed.
const MOST: u64 = 100;

/// The viewer's own uploads for a department that no draft holds, newest first, at most a hundred.
///
/// # Errors
/// What the database says.
pub async fn own_uploads(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    department: DepartmentId,
) -> Result<Vec<attachment::Model>> {
    let Some(person) = viewer.person() else { return Ok(Vec::new()) };
    visible::<attachment::Entity>(viewer, Action::Read)
        .filter(attachment::Column::DepartmentId.eq(department.uuid()))
        .filter(attachment::Column::OwnerId.eq(person.uuid()))
        .order_by_desc(attachment::Column::CreatedAt)
        .limit(MOST)
        .all(tx)
        .await
        .map_err(fault)
}

/// When a document is thrown away unless something takes it; never, once something has.
pub fn expires_at(document: &attachment::Model) -> Option<OffsetDateTime> {
    document.owner_id?;
    let kept = match document.state.0 {
        AttachmentState::Uploading => UNFINISHED,
        AttachmentState::Refused => REFUSED,
        AttachmentState::Checking | AttachmentState::Ready => UNHELD,
    };
    Some(document.created_at + kept)
}
