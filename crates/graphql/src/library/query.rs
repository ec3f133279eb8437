//! Reading the library.

use async_graphql::{Context, ID, InputObject, Object};
use commons_access::Action;
use commons_entity::{alliance_value, resource, standard};
use commons_kernel::{DepartmentId, Error, ResourceId};
use commons_library::{own_uploads, resources};
use commons_store::{children, fault, visible};
use sea_orm::{ColumnTrait, QueryFilter, QueryOrder};

use crate::{
    context::scope,
    error::Answer,
    ids::{local, locals},
    library::{
        Attachment, Resource,
        taxonomy::{AllianceValue, Standard},
        upload_rules::UploadRules,
    },
    lists::{FILTER, few},
    loaders::one,
    page::{Connection, asked},
    warm::warm,
    words::{ResourceKind, ResourceOrder, ResourceStatus, State, words},
};

/// Which resources; a list that is absent or empty asks for all of its kind.
#[derive(Default, InputObject)]
struct ResourceFilter {
    /// What they are.
    kinds: Option<Vec<ResourceKind>>,
    /// The states of the departments that own them.
    states: Option<Vec<State>>,
    /// The departments that own them.
    departments: Option<Vec<ID>>,
    /// Where they are in their life.
    statuses: Option<Vec<ResourceStatus>>,
}

/// The library's part of `Query`.
#[derive(Default)]
pub(crate) struct LibraryQuery;

#[Object]
impl LibraryQuery {
    /// A resource by its id or by its slug: give one of them. Null when there is none that the viewer may read.
    async fn resource(
        &self,
        ctx: &Context<'_>,
        id: Option<ID>,
        slug: Option<String>,
    ) -> Answer<Option<Resource>> {
        let scope = scope(ctx)?;
        let row = match (id, slug) {
            (Some(id), None) => one(&scope.reads(), local::<ResourceId>(&id, "id")?).await?,
            // PostgreSQL keeps no zero byte in a text, so no slug holds one.
            (None, Some(slug)) if slug.contains('\0') => None,
            (None, Some(slug)) => visible::<resource::Entity>(scope.viewer(), Action::Read)
                .filter(resource::Column::Slug.eq(slug))
                .one(&*scope.read().await?)
                .await
                .map_err(fault)?,
            _ => return Err(Error::bad_input("id", "give the id or the slug, and not both").into()),
        };
        Ok(row.map(Resource::from))
    }

    /// The resources that the viewer may read.
    #[graphql(complexity = "1 + crate::page::rows(first) * child_complexity")]
    async fn resources(
        &self,
        ctx: &Context<'_>,
        filter: Option<ResourceFilter>,
        order_by: Option<ResourceOrder>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Answer<Connection<Resource>> {
        let scope = scope(ctx)?;
        let request = asked(ctx, first, after)?;
        let filter = filter.unwrap_or_default();
        let departments = few("departments", FILTER, filter.departments)?.unwrap_or_default();
        let filter = commons_library::ResourceFilter {
            kinds: words(few("kinds", FILTER, filter.kinds)?),
            states: words(few("states", FILTER, filter.states)?),
            departments: locals(&departments, "departments")?,
            statuses: words(few("statuses", FILTER, filter.statuses)?),
            shared: None,
        };
        let order = order_by.map(Into::into).unwrap_or_default();
        let tx = scope.read().await?;
        let page = resources(&*tx, scope.viewer(), &filter, order, &request).await?;
        warm(ctx, page.rows.iter().map(|(_, row)| row)).await?;
        Ok(Connection::of(page))
    }

    /// The Alliance's values, in their order.
    async fn values(&self, ctx: &Context<'_>) -> Answer<Vec<AllianceValue>> {
        let tx = scope(ctx)?.read().await?;
        let rows = children::<alliance_value::Entity>().order_by_asc(alliance_value::Column::Position);
        Ok(rows.all(&*tx).await.map_err(fault)?.into_iter().map(AllianceValue::from).collect())
    }

    /// The Alliance's standards, in their order.
    async fn standards(&self, ctx: &Context<'_>) -> Answer<Vec<Standard>> {
        let tx = scope(ctx)?.read().await?;
        let rows = children::<standard::Entity>().order_by_asc(standard::Column::Position);
        Ok(rows.all(&*tx).await.map_err(fault)?.into_iter().map(Standard::from).collect())
    }

    /// The viewer's own uploads for a department that no draft holds, newest first, at most a hundred: unfinished ones, and
    /// ready ones that were left lying.
    #[graphql(complexity = "crate::page::UNBATCHED + 20 * child_complexity")]
    async fn my_uploads(&self, ctx: &Context<'_>, department_id: ID) -> Answer<Vec<Attachment>> {
        let scope = scope(ctx)?;
        let department = local::<DepartmentId>(&department_id, "departmentId")?;
        let rows = own_uploads(&*scope.read().await?, scope.viewer(), department).await?;
        Ok(rows.into_iter().map(Attachment).collect())
    }

    /// What may be uploaded.
    async fn upload_rules(&self, ctx: &Context<'_>) -> Answer<UploadRules> {
        Ok(scope(ctx)?.shared().limits.into())
    }
}
