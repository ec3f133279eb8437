//! Flags: one's own, and those that a reviewer looks at, without the name of who made them.

use std::{collections::HashMap, sync::Arc};

use async_graphql::{Context, ID, Object, SimpleObject, dataloader::Loader};
use commons_access::Action;
use commons_curation::weights;
use commons_entity::flag;
use commons_kernel::{CollectionId, DepartmentId, Error, FlagId, FlagState as Standing, ResourceId, Result};
use commons_store::{Order, fault, page, visible};
use sea_orm::{ColumnTrait, Condition, ExprTrait, Order as Direction, QueryFilter, QueryOrder};
use time::OffsetDateTime;
use uuid::Uuid;

use crate::{
    RequestScope,
    context::{ReadLane, scope},
    curation::Collection,
    directory::Department,
    error::Answer,
    ids::global,
    library::Resource,
    loaders::{gathered, one},
    page::{Connection, asked},
    words::{FlagKind, FlagState},
};

pub(crate) struct Flag(pub flag::Model);

impl From<flag::Model> for Flag {
    fn from(row: flag::Model) -> Self {
        Self(row)
    }
}

/// What somebody finds wrong with a resource or a collection. They alone see it as theirs.
#[Object]
impl Flag {
    /// Its global id.
    pub(crate) async fn id(&self) -> ID {
        global::<FlagId>(self.0.id)
    }

    /// What kind of thing is wrong.
    async fn kind(&self) -> FlagKind {
        self.0.kind.0.into()
    }

    /// What is wrong.
    async fn reason(&self) -> &str {
        &self.0.reason
    }

    /// The words that it is about.
    async fn passage(&self) -> Option<&str> {
        self.0.passage.as_deref()
    }

    /// Where it is.
    async fn state(&self) -> FlagState {
        self.0.state.0.into()
    }

    /// The title of what it is about, at the time.
    async fn title(&self) -> &str {
        &self.0.title
    }

    /// The resource that it is about, while the viewer may read it.
    async fn resource(&self, ctx: &Context<'_>) -> Answer<Option<Resource>> {
        let Some(id) = self.0.resource_id.map(ResourceId::from) else { return Ok(None) };
        Ok(one(&scope(ctx)?.reads(), id).await?.map(Resource::from))
    }

    /// The collection that it is about, while the viewer may read it.
    async fn collection(&self, ctx: &Context<'_>) -> Answer<Option<Collection>> {
        let Some(id) = self.0.collection_id.map(CollectionId::from) else { return Ok(None) };
        Ok(one(&scope(ctx)?.reads(), id).await?.map(Collection))
    }

    /// When it was made.
    async fn created_at(&self) -> OffsetDateTime {
        self.0.created_at
    }

    /// When it was decided or taken back.
    async fn decided_at(&self) -> Option<OffsetDateTime> {
        self.0.decided_at
    }

    /// Why it was decided so.
    async fn decision_reason(&self) -> Option<&str> {
        self.0.decision_reason.as_deref()
    }
}

/// A flag as a reviewer sees it: never who made it.
#[derive(SimpleObject)]
pub(crate) struct ReviewedFlag {
    /// Its id, for lists; it is no node for a reviewer.
    id: ID,
    /// What kind of thing is wrong.
    kind: FlagKind,
    /// What is wrong.
    reason: String,
    /// The words that it is about.
    passage: Option<String>,
    /// When it was made.
    created_at: OffsetDateTime,
    /// The department that whoever made it acted for; null for Alliance staff.
    department: Option<Department>,
    /// How often whoever made it was right before, from 0 to 1; 0.5 without a record.
    weight: f64,
}

/// The flags of a review request or the open ones of a collection, as staff see them; the caller has permitted that.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum FlagsOf {
    Request(Uuid),
    Collection(Uuid),
}

#[async_trait::async_trait]
impl Loader<FlagsOf> for ReadLane {
    type Value = Option<Arc<Vec<(flag::Model, f64)>>>;
    type Error = Error;
    async fn load(&self, keys: &[FlagsOf]) -> Result<HashMap<FlagsOf, Self::Value>> {
        let tx = self.tx().await?;
        let requests = keys.iter().filter_map(|key| match key {
            FlagsOf::Request(id) => Some(*id),
            FlagsOf::Collection(_) => None,
        });
        let collections = keys.iter().filter_map(|key| match key {
            FlagsOf::Collection(id) => Some(*id),
            FlagsOf::Request(_) => None,
        });
        let open = flag::Column::State.eq(Standing::Open.as_str());
        let asked = Condition::any()
            .add(flag::Column::ReviewRequestId.is_in(requests))
            .add(flag::Column::CollectionId.is_in(collections).and(open));
        let rows = visible::<flag::Entity>(self.viewer(), Action::Read)
            .filter(asked)
            .order_by_asc(flag::Column::CreatedAt)
            .order_by_asc(flag::Column::Id)
            .all(&*tx)
            .await
            .map_err(fault)?;
        let people: Vec<Uuid> = rows.iter().map(|row| row.person_id).collect();
        let weights = weights(&*tx, &people).await?;
        let weighed = |row: flag::Model| {
            let weight = weights.get(&row.person_id).copied().unwrap_or(0.5);
            let of = match (row.review_request_id, row.collection_id) {
                (Some(request), _) => FlagsOf::Request(request),
                (None, collection) => FlagsOf::Collection(collection?),
            };
            Some((of, (row, weight)))
        };
        Ok(gathered(keys, rows.into_iter().filter_map(weighed)))
    }
}

/// The flags that a review request or a collection gathers, oldest first. The caller has permitted what staff see of it.
pub(super) async fn reviewed_flags(scope: &RequestScope, of: FlagsOf) -> Result<Vec<ReviewedFlag>> {
    let reads = scope.reads();
    let rows = one(&reads, of).await?.unwrap_or_default();
    let mut flags = Vec::with_capacity(rows.len());
    for (row, weight) in rows.iter().cloned() {
        let department = match row.department_id {
            Some(id) => one(&reads, DepartmentId::from(id)).await?.map(Department),
            None => None,
        };
        flags.push(ReviewedFlag {
            id: ID(row.id.to_string()),
            kind: row.kind.0.into(),
            reason: row.reason,
            passage: row.passage,
            created_at: row.created_at,
            department,
            weight,
        });
    }
    Ok(flags)
}

/// One's own flags.
#[derive(Default)]
pub(crate) struct FlagQuery;

#[Object]
impl FlagQuery {
    /// The viewer's own flags, newest first.
    #[graphql(complexity = "1 + crate::page::rows(first) * child_complexity")]
    async fn my_flags(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Answer<Connection<Flag>> {
        let scope = scope(ctx)?;
        let request = asked(ctx, first, after)?;
        let Some(me) = scope.viewer().person() else { return Ok(Connection::empty()) };
        let own = visible::<flag::Entity>(scope.viewer(), Action::Withdraw)
            .filter(flag::Column::PersonId.eq(me.uuid()));
        let order = Order { by: flag::Column::CreatedAt, id: flag::Column::Id, direction: Direction::Desc };
        let tx = scope.read().await?;
        Ok(Connection::of(page(&*tx, own, &order, &request).await?))
    }
}

/// A flag of the viewer's own.
pub(crate) async fn own_flag(scope: &RequestScope, id: FlagId) -> Result<Option<Flag>> {
    let tx = scope.read().await?;
    let row = visible::<flag::Entity>(scope.viewer(), Action::Withdraw)
        .filter(flag::Column::Id.eq(id.uuid()))
        .one(&*tx)
        .await
        .map_err(fault)?;
    Ok(row.map(Flag))
}
