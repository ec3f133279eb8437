//! The version that a review request asks to publish.

use commons_entity::{review_request, version};
use commons_kernel::{Error, Result};
use commons_store::{children, fault};
use sea_orm::{ColumnTrait, ConnectionTrait, QueryFilter};

/// The version of a request that the caller may read.
///
/// # Errors
/// Internal when it is gone, which the database refuses.
pub(crate) async fn asked_version(
    tx: &impl ConnectionTrait,
    request: &review_request::Model,
) -> Result<version::Model> {
    children::<version::Entity>()
        .filter(version::Column::Id.eq(request.version_id))
        .one(tx)
        .await
        .map_err(fault)?
        .ok_or_else(|| Error::internal("a review request has lost its version"))
}
