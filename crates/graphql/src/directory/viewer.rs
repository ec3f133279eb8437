//! Who asks, as the screen shows it.

use async_graphql::{Context, Object};

use crate::{
    context::scope,
    directory::{Person, Seat, person, seat::own_seats},
    error::Answer,
    words::AllianceRole,
};

pub(crate) struct WhoAsks;

/// Who asks. A visitor is a viewer too.
#[Object(name = "Viewer")]
impl WhoAsks {
    /// The signed-in person; null for a visitor.
    async fn person(&self, ctx: &Context<'_>) -> Answer<Option<Person>> {
        let scope = scope(ctx)?;
        let own = scope.viewer().person().map(Into::into);
        Ok(person(scope, own).await?)
    }

    /// The seats that they hold.
    async fn seats(&self, ctx: &Context<'_>) -> Answer<Vec<Seat>> {
        Ok(own_seats(scope(ctx)?).await?)
    }

    /// Their role as Alliance staff.
    async fn alliance_role(&self, ctx: &Context<'_>) -> Answer<Option<AllianceRole>> {
        Ok(scope(ctx)?.viewer().alliance.map(Into::into))
    }
}
