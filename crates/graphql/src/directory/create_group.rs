//! `createGroup`.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use commons_directory::{NewGroup, create_group};
use commons_entity::department;
use commons_kernel::{DepartmentId, Error};
use commons_store::fetch;

use crate::{context::scope, directory::Group, error::Answer, ids::local, words::GroupKind};

/// What a new group begins with.
#[derive(InputObject)]
struct CreateGroupInput {
    /// Its name, 3 to 120 characters; no other group has it in any capitals.
    name: String,
    /// What brings its departments together, in a word.
    kind: GroupKind,
    /// The same in a sentence or two, at most 1,000 characters.
    #[graphql(default)]
    about: String,
    /// The department that convenes it and is in it from the start; left out: Alliance staff convene it.
    convener_id: Option<ID>,
}

/// The group is made.
#[derive(SimpleObject)]
struct CreateGroupPayload {
    /// The new group.
    group: Group,
}

#[derive(Default)]
pub(crate) struct CreateGroup;

#[Object]
impl CreateGroup {
    /// Makes a group of departments across tenants. For Alliance curators.
    async fn create_group(&self, ctx: &Context<'_>, input: CreateGroupInput) -> Answer<CreateGroupPayload> {
        let scope = scope(ctx)?;
        let convener_id = input.convener_id.map(|id| local::<DepartmentId>(&id, "convenerId")).transpose()?;
        let tx = scope.begin().await?;
        let convener = match convener_id {
            Some(id) => {
                let found = fetch::<department::Entity>(&tx, id.uuid()).await?;
                Some(found.ok_or_else(Error::not_found)?)
            }
            None => None,
        };
        let new = NewGroup { name: input.name, kind: input.kind.into(), about: input.about, convener };
        let group = create_group(&tx, scope.viewer(), new, scope.now()).await?;
        scope.commit(tx).await?;
        Ok(CreateGroupPayload { group: group.into() })
    }
}
