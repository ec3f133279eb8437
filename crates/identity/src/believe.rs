//! Whether an ID token is believed: every check of OpenID Connect Core 1.0, sections 3.1.3.7 and 3.1.3.8.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use chrono::{DateTime, TimeDelta, Utc};
use openidconnect::{
    AccessTokenHash, ClaimsVerificationError as Flaw, Nonce, OAuth2TokenResponse, SignatureVerificationError,
    TokenResponse,
    core::{CoreIdTokenClaims, CoreIdTokenVerifier, CoreTokenResponse},
};
use serde_json::Value;
use time::OffsetDateTime;

use crate::{TokenFlaw, published::Known};

/// How far, in seconds, the provider's clock may be ahead of ours or behind.
const CLOCK_SKEW: i64 = 120;
/// The longest subject (OpenID Connect Core 1.0, section 2).
const LONGEST_SUBJECT: usize = 255;

/// Why a token is not believed.
pub(crate) enum Doubt {
    /// Signed with a key that we have not seen; asking the provider anew may settle it.
    UnknownKey,
    Sure(TokenFlaw),
}

impl Doubt {
    pub(crate) fn flaw(self) -> TokenFlaw {
        match self {
            Self::UnknownKey => TokenFlaw::Signature,
            Self::Sure(flaw) => flaw,
        }
    }
}

/// The claims of the ID token in an answer, all checks passed: signature, issuer, audience, times, nonce and the hash of
/// the access token.
pub(crate) fn believe<'a>(
    known: &Known,
    answer: &'a CoreTokenResponse,
    nonce: &Nonce,
    now: OffsetDateTime,
) -> Result<&'a CoreIdTokenClaims, Doubt> {
    let token = answer.id_token().ok_or(Doubt::Sure(TokenFlaw::Missing))?;
    let now = DateTime::<Utc>::from_timestamp(now.unix_timestamp(), now.nanosecond())
        .ok_or(Doubt::Sure(TokenFlaw::Expired))?;
    // What has just expired by our clock may still hold by the provider's.
    let behind = now - TimeDelta::seconds(CLOCK_SKEW);
    let verifier: CoreIdTokenVerifier<'_> = known
        .client
        .id_token_verifier()
        .set_allowed_algs(known.algorithms.clone())
        .set_time_fn(move || behind);
    let claims = token.claims(&verifier, nonce).map_err(doubt)?;
    let latest = now.timestamp() + CLOCK_SKEW;
    if claims.issue_time().timestamp() > latest {
        return Err(Doubt::Sure(TokenFlaw::IssuedLater));
    }
    match not_before(&token.to_string()) {
        Ok(None) => {}
        Ok(Some(begins)) if begins <= latest as f64 => {}
        Ok(Some(_)) => return Err(Doubt::Sure(TokenFlaw::IssuedLater)),
        Err(()) => return Err(Doubt::Sure(TokenFlaw::Malformed)),
    }
    if !(1..=LONGEST_SUBJECT).contains(&claims.subject().len()) {
        return Err(Doubt::Sure(TokenFlaw::Malformed));
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
    Ok(claims)
}

/// When a token begins to hold, in seconds since 1970 (RFC 7519, section 4.1.5), which the library does not look at. The
/// signature has been checked.
fn not_before(token: &str) -> Result<Option<f64>, ()> {
    let payload = token.split('.').nth(1).ok_or(())?;
    let claims = URL_SAFE_NO_PAD.decode(payload).map_err(drop)?;
    let claims: Value = serde_json::from_slice(&claims).map_err(drop)?;
    match claims.get("nbf") {
        None | Some(Value::Null) => Ok(None),
        Some(begins) => begins.as_f64().map(Some).ok_or(()),
    }
}

fn doubt(flaw: Flaw) -> Doubt {
    Doubt::Sure(match flaw {
        // A provider may also have put a new key under an old name.
        Flaw::SignatureVerification(
            SignatureVerificationError::NoMatchingKey | SignatureVerificationError::CryptoError(_),
        ) => return Doubt::UnknownKey,
        Flaw::SignatureVerification(_) => TokenFlaw::Signature,
        Flaw::Expired(_) => TokenFlaw::Expired,
        Flaw::InvalidAudience(_) => TokenFlaw::Audience,
        Flaw::InvalidIssuer(_) => TokenFlaw::Issuer,
        Flaw::InvalidNonce(_) => TokenFlaw::Nonce,
        _ => TokenFlaw::Malformed,
    })
}
