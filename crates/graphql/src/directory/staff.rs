//! Reading people: all of them for administrators, the staff for members.

use async_graphql::{Context, MergedObject, Object};
use commons_access::{Action, Facts, Noun, policy};
use commons_directory::{find_people, find_staff};
use commons_kernel::{Code, Error};

use crate::{
    context::scope,
    directory::{
        Person, account::UnlinkAccount, act_as::ActAs, create_api_token::CreateApiToken,
        edit_person::EditPerson, end_session::EndSession, revoke_api_token::RevokeApiToken,
        standing::ChangeStanding,
    },
    error::Answer,
    page::{Connection, asked},
};

/// What somebody does with their own account, and administrators with somebody's standing.
#[derive(Default, MergedObject)]
pub(crate) struct AccountMutation(
    ActAs,
    EndSession,
    CreateApiToken,
    RevokeApiToken,
    EditPerson,
    UnlinkAccount,
    ChangeStanding,
);

/// The lists of people.
#[derive(Default)]
pub(crate) struct StaffQuery;

#[Object]
impl StaffQuery {
    /// People by words of their name or address, by name. For administrators.
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
        // Who may manage people at all may manage any: no fact of a person decides it.
        if !policy(Action::ManagePeople, Noun::Person).holds(scope.viewer(), &Facts::default()) {
            scope.viewer().person().ok_or_else(Error::unauthenticated)?;
            let message = "this list is for administrators of the Alliance; act as staff, or ask one of them";
            return Err(Error::new(Code::Forbidden, message).into());
        }
        let tx = scope.read().await?;
        let words = query.unwrap_or_default();
        Ok(Connection::of(find_people(&*tx, scope.viewer(), &words, &request).await?))
    }

    /// The Alliance's staff, by name, for members; there are few of them.
    #[graphql(complexity = "20 * child_complexity")]
    async fn staff(&self, ctx: &Context<'_>) -> Answer<Vec<Person>> {
        let scope = scope(ctx)?;
        let tx = scope.read().await?;
        let rows = find_staff(&*tx, scope.viewer()).await?;
        Ok(rows.into_iter().map(Person::from).collect())
    }
}
