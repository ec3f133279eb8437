//! `editPerson`.

use async_graphql::{Context, InputObject, Object, SimpleObject};
use commons_access::{act::Edit, permit};
use commons_directory::edit_person;
use commons_entity::person;
use commons_kernel::Error;
use commons_store::fetch_for_update;

use crate::{context::scope, directory::Person, error::Answer};

/// What to change of oneself.
#[derive(InputObject)]
struct EditPersonInput {
    /// The name that colleagues know one by, at most 200 characters.
    name: String,
}

/// It is changed.
#[derive(SimpleObject)]
struct PersonEdited {
    /// The viewer as they are now.
    person: Person,
}

#[derive(Default)]
pub(crate) struct EditPerson;

#[Object]
impl EditPerson {
    /// Changes the viewer's own name.
    async fn edit_person(&self, ctx: &Context<'_>, input: EditPersonInput) -> Answer<PersonEdited> {
        let scope = scope(ctx)?;
        let tx = scope.begin().await?;
        let me = scope.viewer().person().ok_or_else(Error::unauthenticated)?;
        let person = fetch_for_update::<person::Entity>(&tx, me.uuid()).await?;
        let may_edit = permit::<Edit, _>(scope.viewer(), person)?;
        let person = edit_person(&tx, scope.viewer(), may_edit, &input.name, scope.now()).await?;
        scope.commit(tx).await?;
        Ok(PersonEdited { person: person.into() })
    }
}
