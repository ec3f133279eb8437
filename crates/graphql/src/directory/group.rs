//! A group: departments together across tenants.

use std::{collections::HashMap, sync::Arc};

use async_graphql::{Context, ID, Object, dataloader::Loader};
use commons_access::{Action, may};
use commons_directory::{departments_of_group, find_groups};
use commons_entity::{department_group, department_group_member};
use commons_kernel::{DepartmentId, Error, GroupId, Result};
use commons_store::{children, fault, visible};
use sea_orm::{ColumnTrait, QueryFilter};
use time::OffsetDateTime;
use uuid::Uuid;

use crate::{
    RequestScope,
    context::{ReadLane, scope},
    directory::Department,
    error::Answer,
    ids::global,
    loaders::{answers, gathered, one},
    page::{Connection, asked},
    words::GroupKind,
};

/// The groups of a department, by their ids.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct GroupsOf(pub Uuid);

pub(crate) struct Group(pub Arc<department_group::Model>);

impl From<department_group::Model> for Group {
    fn from(row: department_group::Model) -> Self {
        Self(Arc::new(row))
    }
}

/// Departments together across tenants: a cohort, a state association, a working group.
#[Object]
impl Group {
    /// Its global id.
    pub(crate) async fn id(&self) -> ID {
        global::<GroupId>(self.0.id)
    }

    /// Its name; no other group has it.
    async fn name(&self) -> &str {
        &self.0.name
    }

    /// What brings its departments together, in a word.
    async fn kind(&self) -> GroupKind {
        self.0.kind.0.into()
    }

    /// The same in a sentence or two.
    async fn about(&self) -> &str {
        &self.0.about
    }

    /// The department that convenes it; null: Alliance staff do.
    async fn convener(&self, ctx: &Context<'_>) -> Answer<Option<Department>> {
        let Some(convener) = self.0.department_id else { return Ok(None) };
        Ok(one(&scope(ctx)?.reads(), DepartmentId::from(convener)).await?.map(Department))
    }

    /// The departments in it, by name.
    #[graphql(complexity = "crate::page::UNBATCHED + crate::page::rows(first) * child_complexity")]
    async fn departments(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Answer<Connection<Department>> {
        let scope = scope(ctx)?;
        let request = asked(ctx, first, after)?;
        let tx = scope.read().await?;
        Ok(Connection::of(departments_of_group(&*tx, scope.viewer(), &self.0, &request).await?))
    }

    /// When it was made.
    async fn created_at(&self) -> OffsetDateTime {
        self.0.created_at
    }

    /// Whether the viewer may change it and say which departments are in it.
    async fn can_manage(&self, ctx: &Context<'_>) -> Answer<bool> {
        Ok(may(scope(ctx)?.viewer(), Action::Manage, &*self.0))
    }
}

/// The groups' part of `Query`.
#[derive(Default)]
pub(crate) struct GroupQuery;

#[Object]
impl GroupQuery {
    /// All groups, by name; nothing for who is no member.
    #[graphql(complexity = "1 + crate::page::rows(first) * child_complexity")]
    async fn groups(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Answer<Connection<Group>> {
        let scope = scope(ctx)?;
        let request = asked(ctx, first, after)?;
        let tx = scope.read().await?;
        Ok(Connection::of(find_groups(&*tx, scope.viewer(), &request).await?))
    }
}

/// The groups that a department is in, as far as the viewer may see groups; by name.
pub(crate) async fn groups_of(scope: &RequestScope, department: Uuid) -> Result<Vec<Group>> {
    let ids: Option<Arc<Vec<Uuid>>> = one(&scope.reads(), GroupsOf(department)).await?;
    let ids = ids.iter().flat_map(|ids| ids.iter().copied()).map(GroupId::from);
    let found = scope.reads().load_many(ids).await?;
    let mut groups: Vec<Group> = found.into_values().flatten().map(Group).collect();
    groups.sort_by(|one, other| one.0.name.cmp(&other.0.name));
    Ok(groups)
}

#[async_trait::async_trait]
impl Loader<GroupId> for ReadLane {
    type Value = Option<Arc<department_group::Model>>;
    type Error = Error;
    async fn load(&self, keys: &[GroupId]) -> Result<HashMap<GroupId, Self::Value>> {
        let rows = visible::<department_group::Entity>(self.viewer(), Action::Read)
            .filter(department_group::Column::Id.is_in(keys.iter().map(|id| id.uuid())))
            .all(&*self.tx().await?)
            .await
            .map_err(fault)?;
        Ok(answers(keys, rows.into_iter().map(|row| (row.id.into(), Arc::new(row))).collect()))
    }
}

/// The ids alone: each group is then asked whether the viewer may see it.
#[async_trait::async_trait]
impl Loader<GroupsOf> for ReadLane {
    type Value = Option<Arc<Vec<Uuid>>>;
    type Error = Error;
    async fn load(&self, keys: &[GroupsOf]) -> Result<HashMap<GroupsOf, Self::Value>> {
        let rows = children::<department_group_member::Entity>()
            .filter(department_group_member::Column::DepartmentId.is_in(keys.iter().map(|key| key.0)))
            .all(&*self.tx().await?)
            .await
            .map_err(fault)?;
        Ok(gathered(keys, rows.into_iter().map(|row| (GroupsOf(row.department_id), row.group_id))))
    }
}
