//! Who asks, as the screen shows it.

use async_graphql::{Context, Object};
use commons_directory::{accounts_of, own_api_tokens, own_sessions};
use commons_discovery::{new_for_all, own_saved_searches};

use crate::{
    context::scope,
    directory::{
        JoinRequest, Person, Seat,
        account::Account,
        api_token::ApiToken,
        hat::{Hat, Hats},
        joining::own_wishes,
        person,
        seat::own_seats,
        session::Session,
    },
    discovery::SavedSearch,
    error::Answer,
    page::{Connection, asked, count},
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

    /// The seats that they hold, whichever they act from.
    async fn seats(&self, ctx: &Context<'_>) -> Answer<Vec<Seat>> {
        Ok(own_seats(scope(ctx)?).await?)
    }

    /// Their own wishes to join departments, newest first; at most 50.
    #[graphql(complexity = "50 * child_complexity")]
    async fn join_requests(&self, ctx: &Context<'_>) -> Answer<Vec<JoinRequest>> {
        Ok(own_wishes(scope(ctx)?).await?)
    }

    /// Their role as Alliance staff, while they act as staff.
    async fn alliance_role(&self, ctx: &Context<'_>) -> Answer<Option<AllianceRole>> {
        Ok(scope(ctx)?.viewer().alliance.map(Into::into))
    }

    /// As whom they can act: a hat for each seat, and one for staff. `actAs` chooses.
    async fn hats(&self, ctx: &Context<'_>) -> Answer<Vec<Hat>> {
        Ok(Hats::own(scope(ctx)?).await?.all())
    }

    /// As whom they act; null when they hold no hat.
    async fn acting_as(&self, ctx: &Context<'_>) -> Answer<Option<Hat>> {
        Ok(Hats::own(scope(ctx)?).await?.current())
    }

    /// Their sessions that still open the door, the one used last first.
    #[graphql(complexity = "1 + crate::page::rows(first) * child_complexity")]
    async fn sessions(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Answer<Connection<Session>> {
        let scope = scope(ctx)?;
        let request = asked(ctx, first, after)?;
        let tx = scope.read().await?;
        let page = own_sessions(&*tx, scope.viewer(), scope.now(), &request).await?;
        let hats = Hats::own(scope).await?;
        Ok(Connection::of(page.map(|row| Session::of(row, &hats, scope))))
    }

    /// Their tokens that still open the door, the newest first; at most 20.
    #[graphql(complexity = "20 * child_complexity")]
    async fn api_tokens(&self, ctx: &Context<'_>) -> Answer<Vec<ApiToken>> {
        let scope = scope(ctx)?;
        let tx = scope.read().await?;
        let rows = own_api_tokens(&*tx, scope.viewer(), scope.now()).await?;
        let hats = Hats::own(scope).await?;
        Ok(rows.into_iter().map(|row| ApiToken::of(row, &hats)).collect())
    }

    /// The searches that they keep, the newest first; at most 50.
    #[graphql(complexity = "1 + crate::page::rows(first) * child_complexity")]
    async fn saved_searches(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Answer<Connection<SavedSearch>> {
        let scope = scope(ctx)?;
        let request = asked(ctx, first, after)?;
        if scope.viewer().person().is_none() {
            return Ok(Connection::empty());
        }
        let tx = scope.read().await?;
        let page = own_saved_searches(&tx, scope.viewer(), &request).await?;
        Ok(Connection::of(SavedSearch::page(scope, page).await?))
    }

    /// How many resources are new for their saved searches, each counted once.
    async fn new_in_saved_searches(&self, ctx: &Context<'_>) -> Answer<i32> {
        let scope = scope(ctx)?;
        if scope.viewer().person().is_none() {
            return Ok(0);
        }
        let tx = scope.read().await?;
        Ok(count(new_for_all(&tx, scope.viewer()).await?))
    }

    /// The accounts by which they sign in, oldest first.
    async fn accounts(&self, ctx: &Context<'_>) -> Answer<Vec<Account>> {
        let scope = scope(ctx)?;
        let Some(me) = scope.viewer().person() else { return Ok(Vec::new()) };
        let tx = scope.read().await?;
        Ok(accounts_of(&*tx, scope.viewer(), me).await?.into_iter().map(Account::from).collect())
    }
}
