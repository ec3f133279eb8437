//! What readers are told in place of a collection that was taken down.

use async_graphql::{Context, Object};
use commons_access::{Action, Viewer, act::Read, permit};
use commons_entity::{collection, department_group};
use commons_kernel::{DepartmentId, Result};
use commons_library::TakenDown;
use commons_store::{fault, fetch, visible};
use sea_orm::{ColumnTrait, QueryFilter};
use time::OffsetDateTime;

use crate::{RequestScope, context::scope, directory::Department, error::Answer, loaders::one};

/// Who reads the row for the notice: those who are told may not read the collection.
const NOTICES: &str = "notices";

pub(crate) struct CollectionNotice {
    told: TakenDown,
    group: Option<department_group::Model>,
}

/// What readers are told in place of a collection that the Alliance took down, or that is hidden while it looks.
#[Object]
impl CollectionNotice {
    /// The title that it had.
    async fn title(&self) -> &str {
        &self.told.row.title
    }

    /// Why, in the words of whoever did it.
    async fn reason(&self) -> &str {
        &self.told.reason
    }

    /// When.
    async fn made_at(&self) -> OffsetDateTime {
        self.told.at
    }

    /// The name of the group whose departments keep it together; null when one department keeps it.
    async fn group_name(&self) -> Option<&str> {
        self.group.as_ref().map(|group| group.name.as_str())
    }

    /// The department that keeps the collection; null when a group does.
    async fn department(&self, ctx: &Context<'_>) -> Answer<Option<Department>> {
        let Some(department) = self.told.row.department_id else { return Ok(None) };
        Ok(one(&scope(ctx)?.reads(), DepartmentId::from(department)).await?.map(Department))
    }
}

/// What the readers of a collection are told, by its name in addresses; none when there is nothing that the viewer may read.
pub(super) async fn notice_of(scope: &RequestScope, slug: &str) -> Result<Option<CollectionNotice>> {
    let tx = scope.read_as(NOTICES).await?;
    let row = visible::<collection::Entity>(&Viewer::system(NOTICES), Action::Read)
        .filter(collection::Column::Slug.eq(slug.replace('\0', "")))
        .one(&tx)
        .await
        .map_err(fault)?;
    let told = permit::<Read, _>(scope.viewer(), row.and_then(TakenDown::of)).ok();
    let Some(told) = told.map(commons_access::May::into_row) else { return Ok(None) };
    let group = match told.row.group_id.filter(|_| told.row.of_group) {
        Some(group) => fetch::<department_group::Entity>(&tx, group).await?,
        None => None,
    };
    tx.commit().await.map_err(fault)?;
    Ok(Some(CollectionNotice { told, group }))
}
