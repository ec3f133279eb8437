//! The token endpoint of the development provider: a code becomes an ID token (RFC 6749, section 4.1.3).

use std::time::Duration;

use base64::{Engine, engine::general_purpose::STANDARD};
use chrono::{DateTime, TimeDelta, Utc};
use openidconnect::{
    AccessToken, Audience, EmptyAdditionalClaims, EmptyExtraTokenFields, EndUserEmail, EndUserName,
    IssuerUrl, LocalizedClaim, Nonce, PkceCodeChallenge, PkceCodeVerifier, StandardClaims, SubjectIdentifier,
    core::{
        CoreIdToken, CoreIdTokenClaims, CoreIdTokenFields, CoreJwsSigningAlgorithm, CoreTokenResponse,
        CoreTokenType,
    },
};
use rand::CryptoRng;
use secrecy::ExposeSecret;
use serde::Deserialize;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use time::OffsetDateTime;
use url::form_urlencoded;

use super::{DemoPerson, DevelopmentProvider, approve::Grant};
use crate::secret::{letters, same_secret};

/// How long a token lives.
const TOKEN_LIFE: Duration = Duration::from_secs(300);

/// The form of a token request. All may be absent, so that the answer to a malformed one is the standard's.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct TokenRequest {
    /// Must be `authorization_code`.
    pub grant_type: Option<String>,
    /// The code that [`DevelopmentProvider::approve`] gave.
    pub code: Option<String>,
    /// Must be the registered one again.
    pub redirect_uri: Option<String>,
    /// What the challenge was made from.
    pub code_verifier: Option<String>,
}

/// A refusal in the words of RFC 6749, section 5.2.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OAuthFault {
    error: &'static str,
    description: &'static str,
}

impl OAuthFault {
    /// The error code.
    pub fn error(&self) -> &'static str {
        self.error
    }

    /// The HTTP status: 401 when the client is not who it should be, 500 for a fault of ours, otherwise 400.
    pub fn status(&self) -> u16 {
        match self.error {
            "invalid_client" => 401,
            "server_error" => 500,
            _ => 400,
        }
    }

    /// The value of the `WWW-Authenticate` header that goes with a 401.
    pub fn www_authenticate(&self) -> Option<&'static str> {
        (self.status() == 401).then_some("Basic realm=\"token\", charset=\"UTF-8\"")
    }

    /// The body, to be sent as `application/json` with `Cache-Control: no-store`.
    pub fn json(&self) -> Value {
        json!({ "error": self.error, "error_description": self.description })
    }
}

impl DevelopmentProvider {
    /// Answers `POST {issuer}/token` with a token response, to be sent as `application/json` with `Cache-Control:
    /// no-store`. `authorization` is the value of that header.
    ///
    /// # Errors
    /// See [`OAuthFault`]. A code that was shown by the right client is spent, even if the rest is wrong.
    pub fn token(
        &self,
        authorization: Option<&str>,
        form: &TokenRequest,
        now: OffsetDateTime,
        random: &mut dyn CryptoRng,
    ) -> Result<Value, OAuthFault> {
        let refuse = |error, description| Err(OAuthFault { error, description });
        if !self.is_client(authorization) {
            return refuse("invalid_client", "the client id or secret is wrong; send both by HTTP Basic");
        }
        match form.grant_type.as_deref() {
            Some("authorization_code") => {}
            None => return refuse("invalid_request", "grant_type is missing"),
            Some(_) => return refuse("unsupported_grant_type", "grant_type must be 'authorization_code'"),
        }
        let (Some(code), Some(verifier)) = (&form.code, &form.code_verifier) else {
            return refuse("invalid_request", "code and code_verifier are both needed");
        };
        let Some(grant) = self.take(code, now) else {
            return refuse("invalid_grant", "the code is unknown, used or expired");
        };
        if form.redirect_uri.as_deref() != Some(self.redirect.as_str()) {
            return refuse("invalid_grant", "redirect_uri is not the one that the code was sent to");
        }
        let challenge =
            PkceCodeChallenge::from_code_verifier_sha256(&PkceCodeVerifier::new(verifier.clone()));
        if !same_secret(challenge.as_str(), &grant.request.challenge) {
            return refuse("invalid_grant", "code_verifier does not match the challenge");
        }
        let access_token = AccessToken::new(letters(43, random));
        self.response(grant, access_token, now)
            .ok_or(OAuthFault { error: "server_error", description: "the token could not be signed" })
    }

    /// Id and secret are each form-encoded inside HTTP Basic (RFC 6749, section 2.3.1).
    fn is_client(&self, authorization: Option<&str>) -> bool {
        let Some((scheme, credentials)) = authorization.and_then(|header| header.split_once(' ')) else {
            return false;
        };
        let decoded =
            STANDARD.decode(credentials.trim()).ok().and_then(|bytes| String::from_utf8(bytes).ok());
        let Some((id, secret)) = decoded.as_deref().and_then(|pair| pair.split_once(':')) else {
            return false;
        };
        // Both are compared in any case, so that the time tells nothing about the first.
        let same_id = same_secret(&form_decoded(id), &self.client_id);
        let same_key = same_secret(&form_decoded(secret), self.client_secret.expose_secret());
        scheme.eq_ignore_ascii_case("basic") && same_id && same_key
    }

    fn response(&self, grant: Grant, access_token: AccessToken, now: OffsetDateTime) -> Option<Value> {
        let issued = DateTime::<Utc>::from_timestamp(now.unix_timestamp(), 0)?;
        let expires = issued + TimeDelta::from_std(TOKEN_LIFE).ok()?;
        let asked = |scope: &str| grant.request.scopes.iter().any(|asked| asked == scope);
        let mut claims = StandardClaims::new(subject(&grant.person));
        if asked("email") {
            claims = claims
                .set_email(Some(EndUserEmail::new(grant.person.email.clone())))
                .set_email_verified(Some(true));
        }
        if asked("profile") {
            claims = claims.set_name(Some(LocalizedClaim::from(EndUserName::new(grant.person.name.clone()))));
        }
        let claims = CoreIdTokenClaims::new(
            IssuerUrl::new(self.issuer().into()).ok()?,
            vec![Audience::new(self.client_id.clone())],
            expires,
            issued,
            claims,
            EmptyAdditionalClaims {},
        )
        .set_nonce(grant.request.nonce.map(Nonce::new));
        let algorithm = CoreJwsSigningAlgorithm::EdDsa;
        let id_token = CoreIdToken::new(claims, &self.key, algorithm, Some(&access_token), None).ok()?;
        let mut response = CoreTokenResponse::new(
            access_token,
            CoreTokenType::Bearer,
            CoreIdTokenFields::new(Some(id_token), EmptyExtraTokenFields {}),
        );
        response.set_expires_in(Some(&TOKEN_LIFE));
        serde_json::to_value(response).ok()
    }
}

/// The lasting name of a demo person. It is not the address, so that nothing comes to rely on their being the same.
fn subject(person: &DemoPerson) -> SubjectIdentifier {
    let digest = Sha256::digest(format!("demo person {}", person.email));
    SubjectIdentifier::new(hex::encode(&digest[..16]))
}

fn form_decoded(text: &str) -> String {
    // A text without `=` is all name and no value, so the pair's name is the decoded text; `=` itself comes encoded.
    form_urlencoded::parse(text.as_bytes()).map(|(name, _)| name.into_owned()).next().unwrap_or_default()
}
