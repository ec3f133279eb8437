//! Ends a sign-in: trades the code for an ID token and believes the token only after every check.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use openidconnect::{
    AccessTokenHash, AuthorizationCode, ClaimsVerificationError as Flaw, Nonce, OAuth2TokenResponse,
    PkceCodeVerifier, RequestTokenError, SignatureVerificationError, TokenResponse,
    core::{CoreErrorResponseType, CoreIdTokenVerifier, CoreTokenResponse},
};
use time::OffsetDateTime;

use crate::{
    SignInFault, TokenFlaw,
    provider::{Known, Provider, chain},
};

/// How far, in seconds, the provider's clock may be ahead of ours.
const CLOCK_SKEW: i64 = 120;

/// What the caller kept of an [`crate::Attempt`], taken out of its store for one use. The caller has compared
/// the state already. It has no `Debug`, so that it cannot stand in a log.
#[derive(Clone)]
pub struct StoredAttempt {
    /// As in [`crate::Attempt`].
    pub nonce: String,
    /// As in [`crate::Attempt`].
    pub verifier: String,
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
    /// Whether the provider has proof that the address is the person's; never link an account by an address without.
    pub email_verified: bool,
    /// The name to show.
    pub name: Option<String>,
}

impl Provider {
    /// Trades the code of the callback for the person's claims. Checks signature, issuer, audience, expiry at
    /// `now`, nonce and the hash of the access token (OpenID Connect Core 1.0, sections 3.1.3.7 and 3.1.3.8).
    ///
    /// # Errors
    /// See [`SignInFault`]. Whatever the fault, the attempt is spent.
    pub async fn finish(
        &self,
        code: &str,
        attempt: &StoredAttempt,
        now: OffsetDateTime,
    ) -> Result<Claims, SignInFault> {
        let known = self.known().await.map_err(SignInFault::ProviderDown)?;
        let answer = self.exchange(&known, code, &attempt.verifier).await?;
        let nonce = Nonce::new(attempt.nonce.clone());
        match believe(&known, &answer, &nonce, now) {
            Err(Doubt::UnknownKey) => {
                // The provider has changed its keys since we asked: ask once more, then judge.
                let fresh = self.discover().await.map_err(SignInFault::ProviderDown)?;
                believe(&fresh, &answer, &nonce, now)
            }
            verdict => verdict,
        }
        .map_err(|doubt| SignInFault::BadToken(doubt.flaw()))
    }

    async fn exchange(
        &self,
        known: &Arc<Known>,
        code: &str,
        verifier: &str,
    ) -> Result<CoreTokenResponse, SignInFault> {
        known
            .client
            .exchange_code(AuthorizationCode::new(code.into()))
            .map_err(|cause| SignInFault::ProviderDown(chain(&cause)))?
            .set_pkce_verifier(PkceCodeVerifier::new(verifier.into()))
            .request_async(self.http())
            .await
            .map_err(|fault| match fault {
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
}

/// Why a token is not believed.
enum Doubt {
    /// Signed with a key that we have not seen; asking the provider anew may settle it.
    UnknownKey,
    Sure(TokenFlaw),
}

impl Doubt {
    fn flaw(self) -> TokenFlaw {
        match self {
            Self::UnknownKey => TokenFlaw::Signature,
            Self::Sure(flaw) => flaw,
        }
    }
}

fn believe(
    known: &Known,
    answer: &CoreTokenResponse,
    nonce: &Nonce,
    now: OffsetDateTime,
) -> Result<Claims, Doubt> {
    let token = answer.id_token().ok_or(Doubt::Sure(TokenFlaw::Missing))?;
    let now = DateTime::<Utc>::from_timestamp(now.unix_timestamp(), now.nanosecond())
        .ok_or(Doubt::Sure(TokenFlaw::Expired))?;
    let verifier: CoreIdTokenVerifier<'_> =
        known.client.id_token_verifier().set_allowed_algs(known.algorithms.clone()).set_time_fn(move || now);
    let claims = token.claims(&verifier, nonce).map_err(doubt)?;
    if claims.issue_time().timestamp() > now.timestamp() + CLOCK_SKEW {
        return Err(Doubt::Sure(TokenFlaw::IssuedLater));
    }
    if let Some(expected) = claims.access_token_hash() {
        let flaw = |_| Doubt::Sure(TokenFlaw::AccessTokenHash);
        let algorithm = token.signing_alg().map_err(flaw)?;
        let key = token.signing_key(&verifier).map_err(flaw)?;
        let actual = AccessTokenHash::from_token(answer.access_token(), algorithm, key)
            .map_err(|_| Doubt::Sure(TokenFlaw::AccessTokenHash))?;
        if actual != *expected {
            return Err(Doubt::Sure(TokenFlaw::AccessTokenHash));
        }
    }
    Ok(Claims {
        issuer: claims.issuer().to_string(),
        subject: claims.subject().to_string(),
        email: claims.email().map(|email| email.to_string()),
        email_verified: claims.email_verified().unwrap_or(false),
        name: claims.name().and_then(|names| names.get(None)).map(|name| name.to_string()),
    })
}

fn doubt(flaw: Flaw) -> Doubt {
    Doubt::Sure(match flaw {
        Flaw::SignatureVerification(SignatureVerificationError::NoMatchingKey) => return Doubt::UnknownKey,
        Flaw::SignatureVerification(_) => TokenFlaw::Signature,
        Flaw::Expired(_) => TokenFlaw::Expired,
        Flaw::InvalidAudience(_) => TokenFlaw::Audience,
        Flaw::InvalidIssuer(_) => TokenFlaw::Issuer,
        Flaw::InvalidNonce(_) => TokenFlaw::Nonce,
        _ => TokenFlaw::Malformed,
    })
}
