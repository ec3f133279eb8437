//! Ends a sign-in: trades the code for an ID token and believes the token only after every check.

use openidconnect::{
    AuthorizationCode, ClaimsVerificationError, Nonce, OAuth2TokenResponse, PkceCodeVerifier,
    RequestTokenError, UserInfoError,
    core::{CoreErrorResponseType, CoreIdTokenClaims, CoreTokenResponse, CoreUserInfoClaims},
};
use time::OffsetDateTime;
use tokio::time::timeout;

use crate::{
    SignInFault, TokenFlaw,
    believe::{Doubt, believe},
    line::chain,
    provider::Provider,
    published::Known,
};

/// The kind of a signed statement of ours (RFC 7523, section 2.2).
const STATEMENT_KIND: &str = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

/// What the caller kept of an [`crate::Attempt`], taken out of its store for one use. The caller has compared
/// the state already. It has no `Debug`, so that it cannot stand in a log.
#[derive(Clone)]
pub struct StoredAttempt {
    /// As in [`crate::Attempt`].
    pub nonce: String,
    /// As in [`crate::Attempt`].
    pub verifier: String,
}

/// What the browser brought back. No `Debug`: the code is a secret.
#[derive(Clone, Copy)]
pub struct Returned<'a> {
    /// The code.
    pub code: &'a str,
    /// Who says that it has answered, if it says so (RFC 9207).
    pub issuer: Option<&'a str>,
}

/// What the provider says about the person who signed in, all checks passed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claims {
    /// Who says so.
    pub issuer: String,
    /// The provider's lasting name for the person; unique only together with the issuer.
    pub subject: String,
    /// The address, as the provider spells it.
    pub email: Option<String>,
    /// Whether the address counts as the person's own; never link an account by an address that does not.
    pub email_verified: bool,
    /// The name to show.
    pub name: Option<String>,
}

impl Provider {
    /// Trades the code of the callback for the person's claims. Whoever answered must be the provider that was asked,
    /// if it says who it is (RFC 9207); the ID token must pass every check; an address that is not in the token
    /// comes from the userinfo endpoint, which must speak of the same person (OpenID Connect Core 1.0, section 5.3.2).
    ///
    /// # Errors
    /// See [`SignInFault`]. Whatever the fault, the attempt is spent.
    pub async fn finish(
        &self,
        returned: Returned<'_>,
        attempt: &StoredAttempt,
        now: OffsetDateTime,
    ) -> Result<Claims, SignInFault> {
        // Two steps, and the second begins only when the first was quick.
        let patience = self.settings().patience * 2;
        let finished = timeout(patience, self.finish_in_time(returned, attempt, now)).await;
        finished.unwrap_or_else(|_| Err(SignInFault::ProviderDown("the provider takes too long".into())))
    }

    async fn finish_in_time(
        &self,
        returned: Returned<'_>,
        attempt: &StoredAttempt,
        now: OffsetDateTime,
    ) -> Result<Claims, SignInFault> {
        let mut known = self.known(now).await.map_err(SignInFault::ProviderDown)?;
        match returned.issuer {
            Some(issuer) if issuer != known.issuer => return Err(SignInFault::OtherProvider),
            None if known.names_itself => return Err(SignInFault::OtherProvider),
            _ => {}
        }
        let answer = self.exchange(&known, returned.code, &attempt.verifier, now).await?;
        let nonce = Nonce::new(attempt.nonce.clone());
        let mut verdict = believe(&known, &answer, &nonce, now);
        if matches!(verdict, Err(Doubt::UnknownKey))
            && let Some(fresh) = self.startled(now).await.map_err(SignInFault::ProviderDown)?
        {
            known = fresh;
            verdict = believe(&known, &answer, &nonce, now);
        }
        let claims = verdict.map_err(|doubt| SignInFault::BadToken(doubt.flaw()))?;
        self.complete(&known, &answer, claims).await
    }

    async fn exchange(
        &self,
        known: &Known,
        code: &str,
        verifier: &str,
        now: OffsetDateTime,
    ) -> Result<CoreTokenResponse, SignInFault> {
        let mut request = known
            .client
            .exchange_code(AuthorizationCode::new(code.into()))
            .map_err(|cause| SignInFault::ProviderDown(chain(&cause)))?
            .set_pkce_verifier(PkceCodeVerifier::new(verifier.into()));
        if let Some(key) = self.key() {
            let statement = key
                .statement(&self.settings().client_id, &known.token_endpoint, now)
                .map_err(SignInFault::ProviderDown)?;
            request = request
                .add_extra_param("client_assertion_type", STATEMENT_KIND)
                .add_extra_param("client_assertion", statement);
        }
        request.request_async(self.line()).await.map_err(|fault| match fault {
            RequestTokenError::ServerResponse(answer) => match answer.error() {
                CoreErrorResponseType::InvalidGrant => SignInFault::ReplayedOrExpiredCode,
                other => SignInFault::refused(other.as_ref()),
            },
            // A JSON object with an ID token failed on that token; anything else is an error page. The parser's own
            // words are not passed on: they may quote a token, and these faults are logged.
            RequestTokenError::Parse(_, body)
                if serde_json::from_slice::<serde_json::Value>(&body)
                    .is_ok_and(|answer| answer.get("id_token").is_some()) =>
            {
                SignInFault::BadToken(TokenFlaw::Malformed)
            }
            RequestTokenError::Parse(..) => {
                SignInFault::ProviderDown("the token endpoint answered with something else".into())
            }
            other => SignInFault::ProviderDown(chain(&other)),
        })
    }

    /// Adds what the token leaves out. Address, and whether it is verified, come from one mouth.
    async fn complete(
        &self,
        known: &Known,
        answer: &CoreTokenResponse,
        claims: &CoreIdTokenClaims,
    ) -> Result<Claims, SignInFault> {
        let mut email = claims.email().map(|email| email.to_string());
        let mut said = claims.email_verified();
        let mut name = claims.name().and_then(|names| names.get(None)).map(|name| name.to_string());
        if email.is_none()
            && let Some(more) = self.user_info(known, answer, claims).await?
        {
            email = more.email().map(|email| email.to_string());
            said = more.email_verified();
            name =
                name.or_else(|| more.name().and_then(|names| names.get(None)).map(|name| name.to_string()));
        }
        Ok(Claims {
            issuer: claims.issuer().to_string(),
            subject: claims.subject().to_string(),
            email_verified: email.as_deref().is_some_and(|email| self.settings().vouches_for(email, said)),
            email,
            name,
        })
    }

    async fn user_info(
        &self,
        known: &Known,
        answer: &CoreTokenResponse,
        claims: &CoreIdTokenClaims,
    ) -> Result<Option<CoreUserInfoClaims>, SignInFault> {
        let subject = Some(claims.subject().clone());
        let Ok(request) = known.client.user_info(answer.access_token().clone(), subject) else {
            // It publishes no such endpoint: then there is no address.
            return Ok(None);
        };
        request.request_async(self.line()).await.map(Some).map_err(|fault| match fault {
            UserInfoError::ClaimsVerification(ClaimsVerificationError::InvalidSubject(_)) => {
                SignInFault::BadToken(TokenFlaw::Subject)
            }
            UserInfoError::ClaimsVerification(_) => SignInFault::BadToken(TokenFlaw::Malformed),
            // The answer itself holds personal data, so its words do not go to the log.
            UserInfoError::Parse(_) => {
                SignInFault::ProviderDown("the userinfo endpoint answered with something else".into())
            }
            UserInfoError::Response(status, ..) => {
                SignInFault::ProviderDown(format!("the userinfo endpoint answered with {status}"))
            }
            other => SignInFault::ProviderDown(chain(&other)),
        })
    }
}
