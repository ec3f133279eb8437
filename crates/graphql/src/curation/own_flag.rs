//! Since when the viewer's own flag on something waits, so that nobody is asked to say a thing twice.

use std::collections::HashMap;

use async_graphql::dataloader::Loader;
use commons_access::Action;
use commons_entity::flag;
use commons_kernel::{Error, FlagState, Result};
use commons_store::{fault, visible};
use sea_orm::{ColumnTrait, Condition, QueryFilter};
use time::OffsetDateTime;
use uuid::Uuid;

use crate::{
    RequestScope,
    context::ReadLane,
    loaders::{answers, one},
};

/// What a flag of the viewer's own may be about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum OwnFlag {
    Resource(Uuid),
    Collection(Uuid),
}

impl OwnFlag {
    fn of(row: &flag::Model) -> Option<Self> {
        row.resource_id.map(Self::Resource).or_else(|| row.collection_id.map(Self::Collection))
    }

    fn id(self) -> Uuid {
        let (Self::Resource(id) | Self::Collection(id)) = self;
        id
    }
}

/// Since when it waits; none while none does, and for who is nobody.
pub(crate) async fn flagged_since(scope: &RequestScope, about: OwnFlag) -> Result<Option<OffsetDateTime>> {
    if scope.viewer().person().is_none() {
        return Ok(None);
    }
    one(&scope.reads(), about).await
}

#[async_trait::async_trait]
impl Loader<OwnFlag> for ReadLane {
    type Value = Option<OffsetDateTime>;
    type Error = Error;
    async fn load(&self, keys: &[OwnFlag]) -> Result<HashMap<OwnFlag, Self::Value>> {
        // No id is that of a resource and of a collection.
        let ids: Vec<Uuid> = keys.iter().map(|key| key.id()).collect();
        let about = Condition::any()
            .add(flag::Column::ResourceId.is_in(ids.iter().copied()))
            .add(flag::Column::CollectionId.is_in(ids));
        let rows = visible::<flag::Entity>(self.viewer(), Action::Withdraw)
            .filter(flag::Column::State.eq(FlagState::Open.as_str()))
            .filter(about)
            .all(&*self.tx().await?)
            .await
            .map_err(fault)?;
        let waiting = rows.iter().filter_map(|row| Some((OwnFlag::of(row)?, row.created_at)));
        Ok(answers(keys, waiting.collect()))
    }
}
