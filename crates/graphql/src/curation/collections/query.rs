//! Reading collections.

use async_graphql::{Context, ID, InputObject, Object};
use commons_access::Action;
use commons_entity::collection;
use commons_kernel::{CollectionId, DepartmentId, Error, ResourceId};
use commons_library::{Whose, collections, invitations};
use commons_store::{fault, visible};
use sea_orm::{ColumnTrait, QueryFilter};

use super::{
    batches::InvitingCollection,
    item::{CollectionInvitation, CollectionItem},
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
    /// Whether the viewer may edit them; false or absent asks for all that they may read.
    mine: Option<bool>,
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
        let clean =
            |list: Vec<String>| -> Vec<String> { list.iter().map(|word| word.replace('\0', "")).collect() };
        let filter = commons_library::CollectionFilter {
            values: clean(words("values", filter.values)?),
            standards: clean(words("standards", filter.standards)?),
            topics: clean(words("topics", filter.topics)?),
            departments: locals(&departments, "departments")?,
            whose: if filter.mine == Some(true) { Whose::Editable } else { Whose::Readable },
        };
        let tx = scope.read().await?;
        Ok(Connection::of(collections(&*tx, scope.viewer(), &filter, &request).await?))
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
        Ok(Connection::of(commons_kernel::Page { rows, has_next, has_previous, total }))
    }
}
