//! A person. Names are for members: a visitor is told that somebody did it, not who.

use std::sync::Arc;

use async_graphql::{ID, Object};
use commons_access::{Action, Facts, Noun, policy};
use commons_entity::person;
use commons_kernel::{PersonId, Result};
use uuid::Uuid;

use crate::{RequestScope, ids::global, loaders::one};

pub(crate) struct Person(pub Arc<person::Model>);

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
