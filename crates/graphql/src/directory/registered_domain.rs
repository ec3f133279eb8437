//! A mail domain that is a department's own, as staff have checked.

use std::{collections::HashMap, sync::Arc};

use async_graphql::{Context, Object, dataloader::Loader};
use commons_access::{Action, may};
use commons_entity::{department, department_domain};
use commons_kernel::{Error, Result};
use commons_store::{children, fault};
use sea_orm::{ColumnTrait, QueryFilter, QueryOrder};
use time::OffsetDateTime;
use uuid::Uuid;

use crate::{
    RequestScope,
    context::{ReadLane, scope},
    directory::{Person, person},
    error::Answer,
    loaders::{gathered, one},
};

/// The registered domains of a department.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct DomainsOf(pub Uuid);

pub(crate) struct RegisteredDomain(pub department_domain::Model);

/// A mail domain that is a department's own: whoever has a verified address there may take a seat at once.
#[Object]
impl RegisteredDomain {
    /// What stands behind the @.
    async fn domain(&self) -> &str {
        &self.0.domain
    }

    /// How it was checked.
    async fn check(&self) -> &str {
        &self.0.check
    }

    /// When it was checked.
    async fn checked_at(&self) -> OffsetDateTime {
        self.0.checked_at
    }

    /// Who checked it.
    async fn checked_by(&self, ctx: &Context<'_>) -> Answer<Option<Person>> {
        Ok(person(scope(ctx)?, self.0.checked_by).await?)
    }
}

/// The domains of a department, by name; none for who may not see its people.
pub(crate) async fn domains(
    scope: &RequestScope,
    department: &department::Model,
) -> Result<Option<Vec<RegisteredDomain>>> {
    if !may(scope.viewer(), Action::ReadPeople, department) {
        return Ok(None);
    }
    let rows: Option<Arc<Vec<department_domain::Model>>> =
        one(&scope.reads(), DomainsOf(department.id)).await?;
    Ok(Some(rows.iter().flat_map(|rows| rows.iter().cloned()).map(RegisteredDomain).collect()))
}

/// The caller has permitted the department's people.
#[async_trait::async_trait]
impl Loader<DomainsOf> for ReadLane {
    type Value = Option<Arc<Vec<department_domain::Model>>>;
    type Error = Error;
    async fn load(&self, keys: &[DomainsOf]) -> Result<HashMap<DomainsOf, Self::Value>> {
        let rows = children::<department_domain::Entity>()
            .filter(department_domain::Column::DepartmentId.is_in(keys.iter().map(|key| key.0)))
            .order_by_asc(department_domain::Column::Domain)
            .all(&*self.tx().await?)
            .await
            .map_err(fault)?;
        Ok(gathered(keys, rows.into_iter().map(|row| (DomainsOf(row.department_id), row))))
    }
}
