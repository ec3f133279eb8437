//! The room for a department's documents.

use async_graphql::SimpleObject;
use commons_access::{act::Contribute, permit};
use commons_entity::department;
use commons_kernel::Result;
use commons_library::{MEGABYTE, department_bytes};

use crate::{RequestScope, page::count};

/// The room for a department's documents; the same bytes count once.
#[derive(SimpleObject)]
pub(crate) struct DepartmentStorage {
    /// Taken, in units of 1,048,576 bytes, rounded up.
    used_megabytes: i32,
    /// In all, in the same units.
    quota_megabytes: i32,
}

/// The room, for those who write for the department.
pub(crate) async fn storage(
    scope: &RequestScope,
    department: &department::Model,
) -> Result<Option<DepartmentStorage>> {
    let Ok(may_contribute) = permit::<Contribute, _>(scope.viewer(), Some(department.clone())) else {
        return Ok(None);
    };
    let used = department_bytes(&*scope.read().await?, &may_contribute).await?;
    Ok(Some(DepartmentStorage {
        used_megabytes: count(used.div_ceil(MEGABYTE)),
        quota_megabytes: count(scope.shared().limits.department_bytes / MEGABYTE),
    }))
}
