//! A department: a local election office.

use std::sync::Arc;

use async_graphql::{Context, ID, Object};
use commons_entity::department;
use commons_kernel::{self as kernel, DepartmentId};
use commons_library::{ResourceFilter, resources};

use crate::{
    context::scope,
    error::Answer,
    ids::global,
    library::Resource,
    page::{Connection, asked},
    warm::warm,
    words::{DepartmentSize, State},
};

pub(crate) struct Department(pub Arc<department::Model>);

impl From<department::Model> for Department {
    fn from(row: department::Model) -> Self {
        Self(Arc::new(row))
    }
}

/// A local election office. Names are not unique: show the state beside the name.
#[Object]
impl Department {
    /// Its global id.
    pub(crate) async fn id(&self) -> ID {
        global::<DepartmentId>(self.0.id)
    }

    /// Its stable id (Open Civic Data division identifier).
    async fn ocd_id(&self) -> &str {
        &self.0.ocd_id
    }

    /// Its FIPS code, where it has one.
    async fn fips(&self) -> Option<&str> {
        self.0.fips.as_deref()
    }

    /// Its name.
    async fn name(&self) -> &str {
        &self.0.name
    }

    /// Its state.
    async fn state(&self) -> State {
        self.0.state.0.into()
    }

    /// Its state's name in English.
    async fn state_name(&self) -> &str {
        self.0.state.0.name()
    }

    /// What kind of jurisdiction it serves, such as county or town.
    async fn kind(&self) -> &str {
        &self.0.kind
    }

    /// The county that it lies in, when it is not one itself.
    async fn county(&self) -> Option<&str> {
        self.0.county.as_deref()
    }

    /// How many registered voters it serves, as far as known.
    async fn registered_voters(&self) -> Option<i32> {
        self.0.registered_voters
    }

    /// Its size by registered voters.
    async fn size(&self) -> Option<DepartmentSize> {
        let voters = self.0.registered_voters.and_then(|voters| u32::try_from(voters).ok())?;
        Some(kernel::DepartmentSize::of(voters).into())
    }

    /// Its resources that the viewer may read, newest first.
    #[graphql(complexity = "crate::page::UNBATCHED + crate::page::rows(first) * child_complexity")]
    async fn resources(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Answer<Connection<Resource>> {
        let scope = scope(ctx)?;
        let request = asked(ctx, first, after)?;
        let filter = ResourceFilter { departments: vec![self.0.id.into()], ..ResourceFilter::default() };
        let tx = scope.read().await?;
        let page = resources(&*tx, scope.viewer(), &filter, Default::default(), &request).await?;
        warm(ctx, page.rows.iter().map(|(_, row)| row)).await?;
        Ok(Connection::of(page))
    }
}
