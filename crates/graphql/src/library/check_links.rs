//! `checkLinks`.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use commons_access::act::Edit;
use commons_entity::resource;
use commons_kernel::ResourceId;
use commons_library::check_links;

use crate::{context::scope, error::Answer, hold::hold, ids::local};

/// Whose links are asked.
#[derive(InputObject)]
struct CheckLinksInput {
    /// The resource whose draft it is.
    resource_id: ID,
}

/// The links are being asked.
#[derive(SimpleObject)]
struct CheckLinksPayload {
    /// How many are being asked: those that nobody asked in the last day, at most 100.
    asked: i32,
}

#[derive(Default)]
pub(crate) struct CheckLinks;

#[Object]
impl CheckLinks {
    /// Asks the outside links of a draft whether they answer; a job does it.
    async fn check_links(&self, ctx: &Context<'_>, input: CheckLinksInput) -> Answer<CheckLinksPayload> {
        let scope = scope(ctx)?;
        let resource_id = local::<ResourceId>(&input.resource_id, "resourceId")?;
        let tx = scope.begin().await?;
        let may_edit = hold::<Edit, resource::Entity>(&tx, scope.viewer(), resource_id.uuid()).await?;
        let asking = scope.shared().outside_links;
        let asked = check_links(&tx, scope.viewer(), &may_edit, asking, scope.now()).await?;
        scope.commit(tx).await?;
        Ok(CheckLinksPayload { asked: i32::try_from(asked).unwrap_or(i32::MAX) })
    }
}
