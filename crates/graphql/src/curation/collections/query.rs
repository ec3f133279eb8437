//! Reading collections.

use async_graphql::{Context, Enum, ID, InputObject, Object};
use commons_access::Action;
use commons_entity::{collection, collection_item};
use commons_kernel::{CollectionId, DepartmentId, Error, Page, ResourceId};
use commons_library::{Whose, collections, collections_before_alliance, invitations, places};
use commons_store::{fault, visible};
use sea_orm::{ColumnTrait, QueryFilter};

use super::{
    batches::InvitingCollection,
    item::{CollectionInvitation, CollectionItem},
    notice::{CollectionNotice, notice_of},
    noun::Collection,
};
use crate::{
    context::scope,
    error::Answer,
    ids::{local, locals},
    lists::{FILTER, few},
    loaders::one,
    page::{Connection, asked},
    warm::warm_basics,
};

/// Which collections; a list that is absent or empty asks for all of its kind, one with several for any of them.
#[derive(Default, InputObject)]
struct CollectionFilter {
    /// Slugs of the Alliance's values.
    values: Option<Vec<String>>,
    /// Slugs of the Alliance's standards.
    standards: Option<Vec<String>>,
    /// Free words, as they were written.
    topics: Option<Vec<String>>,
    /// The departments that keep them.
    departments: Option<Vec<ID>>,
    /// The groups that keep them.
    groups: Option<Vec<ID>>,
    /// Whether the viewer may edit them; false or absent asks for all that they may read.
    mine: Option<bool>,
}

/// What of the collections before the Alliance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "commons_library::BeforeAlliance")]
pub(crate) enum BeforeAlliance {
    /// Those that wait for an answer, oldest question first.
    Asking,
    /// Those that were taken down, newest first.
    TakenDown,
    /// Those that somebody flagged, oldest open flag first; the Alliance's own are among them.
    Flagged,
}

/// The collections' part of `Query`.
#[derive(Default)]
pub(crate) struct CollectionQuery;

#[Object]
impl CollectionQuery {
    /// One collection, by its id or its name in addresses; null when there is none that the viewer may read.
    async fn collection(
        &self,
        ctx: &Context<'_>,
        id: Option<ID>,
        slug: Option<String>,
    ) -> Answer<Option<Collection>> {
        let scope = scope(ctx)?;
        match (id, slug) {
            (Some(id), None) => {
                let id = local::<CollectionId>(&id, "id")?;
                Ok(one(&scope.reads(), id).await?.map(Collection))
            }
            (None, Some(slug)) => {
                let tx = scope.read().await?;
                let row = visible::<collection::Entity>(scope.viewer(), Action::Read)
                    .filter(collection::Column::Slug.eq(slug.replace('\0', "")))
                    .one(&*tx)
                    .await
                    .map_err(fault)?;
                Ok(row.map(Collection::from))
            }
            _ => Err(Error::bad_input("id", "give the id or the slug, and not both").into()),
        }
    }

    /// What the readers of a collection that was taken down are told, by its name in addresses; null when there is nothing
    /// that the viewer may read.
    async fn collection_notice(&self, ctx: &Context<'_>, slug: String) -> Answer<Option<CollectionNotice>> {
        Ok(notice_of(scope(ctx)?, &slug).await?)
    }

    /// The collections that the viewer may read, newest change first.
    #[graphql(complexity = "1 + crate::page::rows(first) * child_complexity")]
    async fn collections(
        &self,
        ctx: &Context<'_>,
        filter: Option<CollectionFilter>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Answer<Connection<Collection>> {
        let scope = scope(ctx)?;
        let request = asked(ctx, first, after)?;
        let filter = filter.unwrap_or_default();
        let words = |field, list| Ok::<_, Error>(few(field, FILTER, list)?.unwrap_or_default());
        let departments = few("departments", FILTER, filter.departments)?.unwrap_or_default();
        let groups = few("groups", FILTER, filter.groups)?.unwrap_or_default();
        let clean =
            |list: Vec<String>| -> Vec<String> { list.iter().map(|word| word.replace('\0', "")).collect() };
        let filter = commons_library::CollectionFilter {
            values: clean(words("values", filter.values)?),
            standards: clean(words("standards", filter.standards)?),
            topics: clean(words("topics", filter.topics)?),
            departments: locals(&departments, "departments")?,
            groups: locals(&groups, "groups")?,
            whose: if filter.mine == Some(true) { Whose::Editable } else { Whose::Readable },
        };
        let tx = scope.read().await?;
        Ok(Connection::of(collections(&*tx, scope.viewer(), &filter, &request).await?))
    }

    /// The collections of departments before the Alliance, oldest question first; none for who does not decide about them.
    #[graphql(complexity = "1 + crate::page::rows(first) * child_complexity")]
    async fn collections_before_alliance(
        &self,
        ctx: &Context<'_>,
        which: BeforeAlliance,
        first: Option<i32>,
        after: Option<String>,
    ) -> Answer<Connection<Collection>> {
        let scope = scope(ctx)?;
        let request = asked(ctx, first, after)?;
        let tx = scope.read().await?;
        Ok(Connection::of(collections_before_alliance(&*tx, scope.viewer(), which.into(), &request).await?))
    }

    /// Where a department's resources, or the one that is named, stand in collections that others keep, newest first; none
    /// for who may not take them out.
    #[graphql(complexity = "1 + crate::page::rows(first) * child_complexity")]
    async fn collection_places(
        &self,
        ctx: &Context<'_>,
        department_id: ID,
        resource_id: Option<ID>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Answer<Connection<CollectionInvitation>> {
        let scope = scope(ctx)?;
        let department = local::<DepartmentId>(&department_id, "departmentId")?;
        let resource = resource_id.map(|id| local::<ResourceId>(&id, "resourceId")).transpose()?;
        let request = asked(ctx, first, after)?;
        let tx = scope.read().await?;
        let page = places(&*tx, scope.viewer(), (department, resource), &request).await?;
        with_collections(ctx, page).await
    }

    /// The invitations that wait for a department's answer, oldest first; none for who may not give it.
    #[graphql(complexity = "1 + crate::page::rows(first) * child_complexity")]
    async fn collection_invitations(
        &self,
        ctx: &Context<'_>,
        department_id: ID,
        first: Option<i32>,
        after: Option<String>,
    ) -> Answer<Connection<CollectionInvitation>> {
        let scope = scope(ctx)?;
        let department = local::<DepartmentId>(&department_id, "departmentId")?;
        let request = asked(ctx, first, after)?;
        let tx = scope.read().await?;
        let page = invitations(&*tx, scope.viewer(), department, &request).await?;
        with_collections(ctx, page).await
    }
}

/// Each place with its collection, read for who may answer or take it out.
async fn with_collections(
    ctx: &Context<'_>,
    page: Page<collection_item::Model>,
) -> Answer<Connection<CollectionInvitation>> {
    let scope = scope(ctx)?;
    let reads = scope.reads();
    let rows = || page.rows.iter().map(|(_, row)| row);
    let inviting = reads.load_many(rows().map(|row| InvitingCollection(row.collection_id))).await?;
    let node = ctx.look_ahead().field("edges").field("node").field("item").field("resource");
    if node.exists() {
        let found = reads.load_many(rows().map(|row| ResourceId::from(row.resource_id))).await?;
        let resources: Vec<_> = found.into_values().flatten().collect();
        warm_basics(scope, &node, resources.iter()).await?;
    }
    let mut lost = false;
    let page = page.map(|row| {
        let collection = inviting.get(&InvitingCollection(row.collection_id)).cloned().flatten();
        lost |= collection.is_none();
        collection.map(|collection| CollectionInvitation {
            item: CollectionItem::from(row),
            collection: Collection(collection),
        })
    });
    if lost {
        return Err(Error::internal("an invitation has lost its collection").into());
    }
    let rows = page.rows.into_iter().filter_map(|(cursor, row)| Some((cursor, row?))).collect();
    let (has_next, has_previous, total) = (page.has_next, page.has_previous, page.total);
    Ok(Connection::of(Page { rows, has_next, has_previous, total }))
}
