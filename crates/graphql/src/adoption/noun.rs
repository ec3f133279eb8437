//! A department's use of a resource, in two depths: that it is there, and what the office tells of it.

use std::sync::Arc;

use async_graphql::{Context, ID, Object};
use commons_access::{Action, may};
use commons_entity::adoption;
use commons_kernel::{AdoptionId, DepartmentId, Error, ResourceId, VersionId};
use commons_library::may_read_version;
use time::OffsetDateTime;

use crate::{
    adoption::{batches::ReportOf, report::AdoptionReport},
    context::scope,
    directory::Department,
    error::Answer,
    ids::global,
    library::{Resource, ResourceNotice, Version, resource_notice},
    loaders::one,
    words::AdoptionStatus,
};

pub(crate) struct Adoption(pub Arc<adoption::Model>);

impl From<adoption::Model> for Adoption {
    fn from(row: adoption::Model) -> Self {
        Self(Arc::new(row))
    }
}

/// A department's use of a resource. Whoever may read the resource sees that much; what the office tells of its use is in the
/// report.
#[Object]
impl Adoption {
    /// Its global id.
    pub(crate) async fn id(&self) -> ID {
        global::<AdoptionId>(self.0.id)
    }

    /// The department that uses it.
    async fn department(&self, ctx: &Context<'_>) -> Answer<Department> {
        let row = one(&scope(ctx)?.reads(), DepartmentId::from(self.0.department_id)).await?;
        Ok(row.map(Department).ok_or_else(|| Error::internal("an adoption has lost its department"))?)
    }

    /// The resource; null when the viewer may not read it, for it was withdrawn or is shared with fewer now.
    async fn resource(&self, ctx: &Context<'_>) -> Answer<Option<Resource>> {
        let row = one(&scope(ctx)?.reads(), ResourceId::from(self.0.resource_id)).await?;
        Ok(row.map(Resource::from))
    }

    /// The version that it uses; null when the viewer may not read it.
    async fn version(&self, ctx: &Context<'_>) -> Answer<Option<Version>> {
        let scope = scope(ctx)?;
        let reads = scope.reads();
        let Some(resource) = one(&reads, ResourceId::from(self.0.resource_id)).await? else {
            return Ok(None);
        };
        let version = one(&reads, VersionId::from(self.0.version_id)).await?;
        Ok(version.filter(|version| may_read_version(scope.viewer(), &resource, version)).map(Version))
    }

    /// What readers are told in place of the resource, or above it; null while nothing is said, and for who is not told.
    async fn notice(&self, ctx: &Context<'_>) -> Answer<Option<ResourceNotice>> {
        Ok(resource_notice(scope(ctx)?, self.0.resource_id).await?)
    }

    /// How far the department is with it.
    async fn status(&self) -> AdoptionStatus {
        self.0.status.0.into()
    }

    /// When the department said that it uses it.
    async fn adopted_at(&self) -> OffsetDateTime {
        self.0.adopted_at
    }

    /// What the department tells of its use; null for everybody but itself and the department that made the resource.
    async fn report(&self, ctx: &Context<'_>) -> Answer<Option<AdoptionReport>> {
        let scope = scope(ctx)?;
        if !may(scope.viewer(), Action::ReadReport, &*self.0) {
            return Ok(None);
        }
        Ok(one(&scope.reads(), ReportOf(self.0.id)).await?.map(AdoptionReport))
    }

    /// Whether the viewer may change it.
    async fn can_change(&self, ctx: &Context<'_>) -> Answer<bool> {
        Ok(may(scope(ctx)?.viewer(), Action::Manage, &*self.0))
    }
}
