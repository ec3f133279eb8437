//! `revokeApiToken`.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use commons_access::{act::Manage, permit};
use commons_directory::revoke_api_token;
use commons_entity::api_token;
use commons_kernel::ApiTokenId;
use commons_store::fetch_for_update;

use crate::{context::scope, error::Answer, ids::local};

/// Which token.
#[derive(InputObject)]
struct RevokeApiTokenInput {
    /// One of the viewer's own tokens.
    api_token_id: ID,
}

/// The token opens nothing any more.
#[derive(SimpleObject)]
struct ApiTokenRevoked {
    /// Its global id, which names nothing now.
    api_token_id: ID,
}

#[derive(Default)]
pub(crate) struct RevokeApiToken;

#[Object]
impl RevokeApiToken {
    /// Takes a token of the viewer's own back.
    async fn revoke_api_token(
        &self,
        ctx: &Context<'_>,
        input: RevokeApiTokenInput,
    ) -> Answer<ApiTokenRevoked> {
        let scope = scope(ctx)?;
        let token_id = local::<ApiTokenId>(&input.api_token_id, "apiTokenId")?;
        let tx = scope.begin().await?;
        let token = fetch_for_update::<api_token::Entity>(&tx, token_id.uuid()).await?;
        let may_manage = permit::<Manage, _>(scope.viewer(), token)?;
        revoke_api_token(&tx, scope.viewer(), may_manage, scope.now()).await?;
        scope.commit(tx).await?;
        Ok(ApiTokenRevoked { api_token_id: input.api_token_id })
    }
}
