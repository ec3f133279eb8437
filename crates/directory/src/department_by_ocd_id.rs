//! Finds one department by its stable id.

use commons_access::{Action, Viewer};
use commons_entity::department;
use commons_kernel::Result;
use commons_store::{fault, visible};
use sea_orm::{ColumnTrait, ConnectionTrait, QueryFilter};

/// The department with this OCD id, as it is written; none when there is none that the viewer may see.
///
/// # Errors
/// What the database says.
pub async fn department_by_ocd_id(
    tx: &impl ConnectionTrait,
    viewer: &Viewer,
    ocd_id: &str,
) -> Result<Option<department::Model>> {
    // PostgreSQL keeps no zero byte in a text, so no id holds one.
    if ocd_id.contains('\0') {
        return Ok(None);
    }
    visible::<department::Entity>(viewer, Action::Read)
        .filter(department::Column::OcdId.eq(ocd_id))
        .one(tx)
        .await
        .map_err(fault)
}
