//! Batches of the room: however many resources or departments a list has, their adoptions cost the same number of statements.

use std::{collections::HashMap, sync::Arc};

use async_graphql::{Context, dataloader::Loader};
use commons_access::Action;
use commons_adoption::{LIVING, Parent, adopted_by, adoptions_of, own_adoptions, reports};
use commons_entity::{adoption, adoption_report};
use commons_kernel::{AdoptionId, AdoptionStatus, Error, Page, PageRequest, Result};
use commons_store::{fault, visible};
use sea_orm::{ColumnTrait, QueryFilter};
use uuid::Uuid;

use crate::{
    adoption::{Adoption, ahead::warm_adoptions},
    context::{ReadLane, scope},
    loaders::{answers, one},
    page::Connection,
};

/// How many departments use a resource, or mean to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct AdoptedBy(pub Uuid);
/// How many departments mean to use a resource, and do not yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct PlannedBy(pub Uuid);
/// The living adoption of a resource by the viewer's own department.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct OwnAdoption(pub Uuid);
/// The report of an adoption.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct ReportOf(pub Uuid);
/// A page of the adoptions of a resource or a department.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct AdoptionsOf {
    id: Uuid,
    asked: Asked,
}

impl AdoptionsOf {
    /// This page of the adoptions of one parent.
    pub(crate) fn new(parent: Parent, id: Uuid, statuses: &[AdoptionStatus], request: &PageRequest) -> Self {
        Self { id, asked: Asked { parent, statuses: statuses.to_vec(), request: request.clone() } }
    }
}

/// What is asked of each list; lists of which the same is asked are read together.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Asked {
    parent: Parent,
    statuses: Vec<AdoptionStatus>,
    request: PageRequest,
}

/// A page of the adoptions of one resource or department, read together with those beside it.
pub(crate) async fn adoptions(
    ctx: &Context<'_>,
    (parent, id): (Parent, Uuid),
    statuses: &[AdoptionStatus],
    request: PageRequest,
) -> Result<Connection<Adoption>> {
    let scope = scope(ctx)?;
    let page = one(&scope.reads(), AdoptionsOf::new(parent, id, statuses, &request)).await?;
    let page: Arc<Page<adoption::Model>> =
        page.ok_or_else(|| Error::internal("a list of adoptions was not read"))?;
    let node = ctx.look_ahead().field("edges").field("node");
    let rows: Vec<&adoption::Model> = page.rows.iter().map(|(_, row)| row).collect();
    warm_adoptions(scope, &node, &rows).await?;
    Ok(Connection::of((*page).clone()))
}

#[async_trait::async_trait]
impl Loader<AdoptionsOf> for ReadLane {
    type Value = Option<Arc<Page<adoption::Model>>>;
    type Error = Error;
    async fn load(&self, keys: &[AdoptionsOf]) -> Result<HashMap<AdoptionsOf, Self::Value>> {
        let mut together: HashMap<&Asked, Vec<Uuid>> = HashMap::new();
        for key in keys {
            together.entry(&key.asked).or_default().push(key.id);
        }
        let tx = self.tx().await?;
        let mut found = HashMap::new();
        for (asked, ids) in together {
            let Asked { parent, statuses, request } = asked;
            let pages = adoptions_of(&*tx, self.viewer(), (*parent, &ids), statuses, request).await?;
            let keyed = |(id, page)| (AdoptionsOf { id, asked: asked.clone() }, Some(Arc::new(page)));
            found.extend(pages.into_iter().map(keyed));
        }
        Ok(found)
    }
}

#[async_trait::async_trait]
impl Loader<AdoptedBy> for ReadLane {
    type Value = u64;
    type Error = Error;
    async fn load(&self, keys: &[AdoptedBy]) -> Result<HashMap<AdoptedBy, u64>> {
        let ids: Vec<Uuid> = keys.iter().map(|key| key.0).collect();
        let counted = adopted_by(&*self.tx().await?, self.viewer(), &ids, LIVING).await?;
        Ok(keys.iter().map(|key| (*key, counted.get(&key.0).copied().unwrap_or(0))).collect())
    }
}

#[async_trait::async_trait]
impl Loader<PlannedBy> for ReadLane {
    type Value = u64;
    type Error = Error;
    async fn load(&self, keys: &[PlannedBy]) -> Result<HashMap<PlannedBy, u64>> {
        let ids: Vec<Uuid> = keys.iter().map(|key| key.0).collect();
        let planned = [AdoptionStatus::Planned];
        let counted = adopted_by(&*self.tx().await?, self.viewer(), &ids, &planned).await?;
        Ok(keys.iter().map(|key| (*key, counted.get(&key.0).copied().unwrap_or(0))).collect())
    }
}

#[async_trait::async_trait]
impl Loader<OwnAdoption> for ReadLane {
    type Value = Option<adoption::Model>;
    type Error = Error;
    async fn load(&self, keys: &[OwnAdoption]) -> Result<HashMap<OwnAdoption, Self::Value>> {
        let ids: Vec<Uuid> = keys.iter().map(|key| key.0).collect();
        let own = own_adoptions(&*self.tx().await?, self.viewer(), &ids).await?;
        Ok(answers(keys, own.into_iter().map(|(id, row)| (OwnAdoption(id), row)).collect()))
    }
}

/// The caller has asked whether the viewer may read the report.
#[async_trait::async_trait]
impl Loader<ReportOf> for ReadLane {
    type Value = Option<Arc<adoption_report::Model>>;
    type Error = Error;
    async fn load(&self, keys: &[ReportOf]) -> Result<HashMap<ReportOf, Self::Value>> {
        let ids: Vec<Uuid> = keys.iter().map(|key| key.0).collect();
        let told = reports(&*self.tx().await?, &ids).await?;
        Ok(answers(keys, told.into_iter().map(|(id, row)| (ReportOf(id), Arc::new(row))).collect()))
    }
}

#[async_trait::async_trait]
impl Loader<AdoptionId> for ReadLane {
    type Value = Option<adoption::Model>;
    type Error = Error;
    async fn load(&self, keys: &[AdoptionId]) -> Result<HashMap<AdoptionId, Self::Value>> {
        let rows = visible::<adoption::Entity>(self.viewer(), Action::Read)
            .filter(adoption::Column::Id.is_in(keys.iter().map(|id| id.uuid())))
            .all(&*self.tx().await?)
            .await
            .map_err(fault)?;
        Ok(answers(keys, rows.into_iter().map(|row| (row.id.into(), row)).collect()))
    }
}
