//! Reading the directory.

use async_graphql::{Context, Object};
use commons_directory::{DepartmentQuery, department_by_ocd_id, find_departments};

use crate::{
    context::scope,
    directory::{Department, viewer::WhoAsks},
    error::Answer,
    page::{Connection, asked},
    words::State,
};

/// The directory's part of `Query`.
#[derive(Default)]
pub(crate) struct DirectoryQuery;

#[Object]
impl DirectoryQuery {
    /// Who asks.
    async fn viewer(&self) -> WhoAsks {
        WhoAsks
    }

    /// A department by its OCD id.
    async fn department(&self, ctx: &Context<'_>, ocd_id: String) -> Answer<Option<Department>> {
        let scope = scope(ctx)?;
        let tx = scope.read().await?;
        Ok(department_by_ocd_id(&*tx, scope.viewer(), &ocd_id).await?.map(Department::from))
    }

    /// Departments by words of their name, county or id, and by state; by name.
    #[graphql(complexity = "1 + crate::page::rows(first) * child_complexity")]
    async fn departments(
        &self,
        ctx: &Context<'_>,
        query: Option<String>,
        state: Option<State>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Answer<Connection<Department>> {
        let scope = scope(ctx)?;
        let request = asked(ctx, first, after)?;
        let wanted = DepartmentQuery { words: query.unwrap_or_default(), state: state.map(Into::into) };
        let tx = scope.read().await?;
        Ok(Connection::of(find_departments(&*tx, scope.viewer(), &wanted, &request).await?))
    }
}
