//! A person. Names are for members: a visitor is told that somebody did it, not who.

use std::sync::Arc;

use async_graphql::{Context, ID, Object};
use commons_access::{Action, Facts, Noun, may, policy};
use commons_directory::accounts_of;
use commons_entity::person;
use commons_kernel::{PersonId, Result};
use time::OffsetDateTime;
use uuid::Uuid;

use crate::{
    RequestScope, context::scope, directory::account::Account, error::Answer, ids::global, loaders::one,
    words::AllianceRole,
};

pub(crate) struct Person(pub Arc<person::Model>);

impl From<person::Model> for Person {
    fn from(row: person::Model) -> Self {
        Self(Arc::new(row))
    }
}

/// Somebody who signs in.
#[Object]
impl Person {
    /// Their global id.
    pub(crate) async fn id(&self) -> ID {
        global::<PersonId>(self.0.id)
    }

    /// Their name.
    async fn name(&self) -> &str {
        &self.0.name
    }

    /// Whether they are made up for the demonstration.
    async fn demo(&self) -> bool {
        self.0.demo
    }

    /// Their role as Alliance staff; null for everybody else.
    async fn alliance_role(&self) -> Option<AllianceRole> {
        self.0.alliance_role.map(|role| role.0.into())
    }

    /// Their address, for themselves and for administrators; null for everybody else.
    async fn email(&self, ctx: &Context<'_>) -> Answer<Option<&str>> {
        Ok(self.is_own_or_kept(scope(ctx)?).then_some(self.0.email.as_str()))
    }

    /// Since when they may not sign in, for administrators; null for everybody else.
    async fn disabled_at(&self, ctx: &Context<'_>) -> Answer<Option<OffsetDateTime>> {
        let viewer = scope(ctx)?.viewer();
        Ok(self.0.disabled_at.filter(|_| may(viewer, Action::ManagePeople, &*self.0)))
    }

    /// Whether the viewer may change their standing.
    async fn can_manage(&self, ctx: &Context<'_>) -> Answer<bool> {
        let viewer = scope(ctx)?.viewer();
        Ok(may(viewer, Action::ManagePeople, &*self.0) && viewer.person() != Some(self.0.id.into()))
    }

    /// The accounts by which they sign in, for themselves and for administrators; empty for everybody else.
    #[graphql(complexity = "crate::page::UNBATCHED + child_complexity")]
    async fn accounts(&self, ctx: &Context<'_>) -> Answer<Vec<Account>> {
        let scope = scope(ctx)?;
        if !self.is_own_or_kept(scope) {
            return Ok(Vec::new());
        }
        let tx = scope.read().await?;
        let rows = accounts_of(&*tx, scope.viewer(), self.0.id.into()).await?;
        Ok(rows.into_iter().map(Account::from).collect())
    }
}

impl Person {
    /// Whether the viewer is this person, or keeps people.
    fn is_own_or_kept(&self, scope: &RequestScope) -> bool {
        [Action::Edit, Action::ManagePeople].into_iter().any(|action| may(scope.viewer(), action, &*self.0))
    }
}

/// The person, if the viewer may read who it is.
pub(crate) async fn person(scope: &RequestScope, id: Option<Uuid>) -> Result<Option<Person>> {
    let Some(id) = id.map(PersonId::from) else { return Ok(None) };
    // The id says all that the rule asks of a person, so that nothing is read of those who stay unnamed.
    let facts = Facts { owner: Some(id), ..Facts::default() };
    if !policy(Action::Read, Noun::Person).holds(scope.viewer(), &facts) {
        return Ok(None);
    }
    Ok(one(&scope.reads(), id).await?.map(Person))
}
