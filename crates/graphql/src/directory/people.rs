//! People in the schema: one's own account, and what administrators see and do of others.

use async_graphql::{Context, MergedObject, Object};
use commons_directory::{find_people, find_staff};

use crate::{
    context::scope,
    directory::{
        Person, account::UnlinkAccount, act_as::ActAs, create_api_token::CreateApiToken, edit_person::EditPerson,
        end_session::EndSession, revoke_api_token::RevokeApiToken, standing::ChangeStanding,
    },
    error::Answer,
    page::{Connection, asked},
};

/// What people do with their own account, and administrators with somebody's standing.
#[derive(Default, MergedObject)]
pub(crate) struct PeopleMutation(
    ActAs,
    EndSession,
    CreateApiToken,
    RevokeApiToken,
    EditPerson,
    UnlinkAccount,
    ChangeStanding,
);

/// The part of `Query` that belongs to people.
#[derive(Default)]
pub(crate) struct PeopleQuery;

#[Object]
impl PeopleQuery {
    /// People by words of their name or address, by name; for administrators.
    #[graphql(complexity = "1 + crate::page::rows(first) * child_complexity")]
    async fn people(
        &self,
        ctx: &Context<'_>,
        query: Option<String>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Answer<Connection<Person>> {
        let scope = scope(ctx)?;
        let request = asked(ctx, first, after)?;
        let tx = scope.read().await?;
        let words = query.unwrap_or_default();
        Ok(Connection::of(find_people(&*tx, scope.viewer(), &words, &request).await?))
    }

    /// The Alliance's staff, by name; for members.
    #[graphql(complexity = "50 * child_complexity")]
    async fn staff(&self, ctx: &Context<'_>) -> Answer<Vec<Person>> {
        let scope = scope(ctx)?;
        let tx = scope.read().await?;
        Ok(find_staff(&*tx, scope.viewer()).await?.into_iter().map(Person::from).collect())
    }
}
