//! Which pages of a document have a picture.

use commons_entity::{attachment, attachment_page};
use commons_kernel::Result;
use commons_store::{children, fault};
use sea_orm::{ColumnTrait, ConnectionTrait, PaginatorTrait, QueryFilter};

/// Whether there is a picture of this page of a document that the caller may have.
///
/// # Errors
/// What the database says.
pub async fn has_page(tx: &impl ConnectionTrait, document: &attachment::Model, number: i32) -> Result<bool> {
    let there = children::<attachment_page::Entity>()
        .filter(attachment_page::Column::AttachmentId.eq(document.id))
        .filter(attachment_page::Column::Number.eq(number))
        .count(tx)
        .await
        .map_err(fault)?;
    Ok(there > 0)
}
