//! `createApiToken`.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject, Union};
use commons_directory::{ENDING, OwnApiToken, TOKENS, TokenIssue, issue_api_token};
use commons_identity::TokenKind;
use secrecy::ExposeSecret;

use crate::{
    context::scope,
    directory::{act_as::wish, api_token::ApiToken, hat::Hats},
    error::Answer,
    words::{TokenScope, words},
};

/// The token that is asked for.
#[derive(InputObject)]
struct CreateApiTokenInput {
    /// What its owner will know it by, such as `nightly export`.
    name: String,
    /// What it may be used for; each scope includes those before it.
    scopes: Vec<TokenScope>,
    /// For how many days, 1 to 365.
    expires_in_days: i32,
    /// The seat that it acts from; absent, and `staff` too: as the viewer acts now.
    seat_id: Option<ID>,
    /// True for a token that acts as Alliance staff.
    staff: Option<bool>,
}

/// What came of it.
#[derive(Union)]
enum CreateApiTokenPayload {
    Created(ApiTokenCreated),
    TooMany(TooManyApiTokens),
}

/// The token is made.
#[derive(SimpleObject)]
struct ApiTokenCreated {
    /// What is known of it from now on.
    api_token: ApiToken,
    /// The token itself. It is shown this once; whoever has it acts as its owner.
    secret: String,
}

/// There are as many as one person may have.
#[derive(SimpleObject)]
struct TooManyApiTokens {
    /// What to do, in a sentence for the screen.
    message: String,
}

#[derive(Default)]
pub(crate) struct CreateApiToken;

#[Object]
impl CreateApiToken {
    /// Makes a token for the viewer's own programs.
    async fn create_api_token(
        &self,
        ctx: &Context<'_>,
        input: CreateApiTokenInput,
    ) -> Answer<CreateApiTokenPayload> {
        let scope = scope(ctx)?;
        let acts_as = wish(input.seat_id.as_ref(), input.staff)?;
        let made = scope.shared().secrets.make(TokenKind::Api);
        let secret = made.plain.expose_secret().to_owned();
        let token = OwnApiToken {
            name: input.name,
            scopes: words(Some(input.scopes)),
            days: input.expires_in_days.into(),
            acts_as,
            token_hash: made.hash,
            ending: secret[secret.len() - ENDING..].to_owned(),
        };
        let tx = scope.begin().await?;
        let issued = issue_api_token(&tx, scope.viewer(), token, scope.now()).await?;
        scope.commit(tx).await?;
        Ok(match issued {
            TokenIssue::Issued(row) => {
                let hats = Hats::own(scope).await?;
                CreateApiTokenPayload::Created(ApiTokenCreated {
                    api_token: ApiToken::of(row, &hats),
                    secret,
                })
            }
            TokenIssue::TooMany => CreateApiTokenPayload::TooMany(TooManyApiTokens {
                message: format!("You have {TOKENS} tokens already. Revoke one that you no longer use."),
            }),
        })
    }
}
