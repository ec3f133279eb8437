//! What readers are told in place of a resource, or above it.

use std::{collections::HashMap, sync::Arc};

use async_graphql::{Context, Object, SimpleObject, dataloader::Loader};
use commons_access::Action;
use commons_entity::resource_notice;
use commons_kernel::{DepartmentId, Error, ResourceId, Result};
use commons_store::{fault, visible};
use sea_orm::{ColumnTrait, QueryFilter};
use time::OffsetDateTime;
use uuid::Uuid;

use crate::{
    RequestScope,
    context::{ReadLane, scope},
    directory::Department,
    error::Answer,
    library::Resource,
    loaders::{answers, one},
    words::{Reach, ResourceStatus},
};

pub(crate) struct ResourceNotice(Arc<resource_notice::Model>);

/// What readers are told in place of a resource that was withdrawn or taken down, or above one that is archived or replaced.
#[Object]
impl ResourceNotice {
    /// What became of it: WITHDRAWN, TAKEN_DOWN, ARCHIVED or SUPERSEDED.
    async fn status(&self) -> ResourceStatus {
        self.0.status.0.into()
    }

    /// The title that it had.
    async fn title(&self) -> &str {
        &self.0.title
    }

    /// Why, in the words of whoever did it.
    async fn reason(&self) -> &str {
        &self.0.reason
    }

    /// Whether the Alliance did it, and not its department.
    async fn by_alliance(&self) -> bool {
        self.0.by_alliance
    }

    /// When.
    async fn made_at(&self) -> OffsetDateTime {
        self.0.made_at
    }

    /// The department that owns the resource.
    async fn department(&self, ctx: &Context<'_>) -> Answer<Department> {
        let row = one(&scope(ctx)?.reads(), DepartmentId::from(self.0.department_id)).await?;
        Ok(row.map(Department).ok_or_else(|| Error::internal("a notice has lost its department"))?)
    }

    /// What has taken its place, when the viewer may read it.
    async fn successor(&self, ctx: &Context<'_>) -> Answer<Option<Resource>> {
        let Some(successor) = self.0.successor_id else { return Ok(None) };
        Ok(one(&scope(ctx)?.reads(), ResourceId::from(successor)).await?.map(Resource::from))
    }
}

/// The notice of a resource.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct NoticeOf(Uuid);

#[async_trait::async_trait]
impl Loader<NoticeOf> for ReadLane {
    type Value = Option<Arc<resource_notice::Model>>;
    type Error = Error;
    async fn load(&self, keys: &[NoticeOf]) -> Result<HashMap<NoticeOf, Self::Value>> {
        let rows = visible::<resource_notice::Entity>(self.viewer(), Action::Read)
            .filter(resource_notice::Column::ResourceId.is_in(keys.iter().map(|key| key.0)))
            .all(&*self.tx().await?)
            .await
            .map_err(fault)?;
        let rows = rows.into_iter().map(|row| (NoticeOf(row.resource_id), Arc::new(row)));
        Ok(answers(keys, rows.collect()))
    }
}

/// What readers are told of a resource; none while nothing is said, and for who is not told.
pub(crate) async fn resource_notice(scope: &RequestScope, resource: Uuid) -> Result<Option<ResourceNotice>> {
    Ok(one(&scope.reads(), NoticeOf(resource)).await?.map(ResourceNotice))
}

/// What departments may publish by themselves.
#[derive(SimpleObject)]
struct PublishingRules {
    /// The widest reach that a department gives by itself; beyond it the Alliance reviews.
    own_reach: Reach,
}

/// What is told of publishing.
#[derive(Default)]
pub(crate) struct NoticeQuery;

#[Object]
impl NoticeQuery {
    /// What the readers of a resource are told, by its slug; null when there is nothing that the viewer may read.
    async fn resource_notice(&self, ctx: &Context<'_>, slug: String) -> Answer<Option<ResourceNotice>> {
        // PostgreSQL keeps no zero byte in a text, so no slug holds one.
        if slug.contains('\0') {
            return Ok(None);
        }
        let scope = scope(ctx)?;
        let row = visible::<resource_notice::Entity>(scope.viewer(), Action::Read)
            .filter(resource_notice::Column::Slug.eq(slug))
            .one(&*scope.read().await?)
            .await
            .map_err(fault)?;
        Ok(row.map(|row| ResourceNotice(Arc::new(row))))
    }

    /// What departments may publish by themselves.
    async fn publishing_rules(&self, ctx: &Context<'_>) -> Answer<PublishingRules> {
        Ok(PublishingRules { own_reach: scope(ctx)?.shared().own_reach.0.into() })
    }
}
