//! Where people may sign in, so that the screen can offer it.

use async_graphql::{Context, ID, Object, SimpleObject};

use crate::{context::scope, error::Answer};

/// A service that people sign in with.
#[derive(Clone, Debug, SimpleObject)]
pub struct SignInProvider {
    /// Its name in addresses: `/auth/login?provider=ID`.
    pub id: ID,
    /// What people call it.
    pub label: String,
}

/// The part of `Query` that somebody needs before they are anybody.
#[derive(Default)]
pub(crate) struct SignInQuery;

#[Object]
impl SignInQuery {
    /// The services that people sign in with, in the order in which they are offered.
    async fn sign_in_providers(&self, ctx: &Context<'_>) -> Answer<Vec<SignInProvider>> {
        Ok(scope(ctx)?.shared().sign_in_providers.clone())
    }
}
