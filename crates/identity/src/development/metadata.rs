//! What the development provider publishes about itself (OpenID Connect Discovery 1.0, section 3).

use commons_kernel::{Error, Result};
use openidconnect::{
    AuthUrl, EmptyAdditionalProviderMetadata, IssuerUrl, JsonWebKeySetUrl, ResponseTypes, Scope, TokenUrl,
    core::{
        CoreClientAuthMethod, CoreGrantType, CoreJwsSigningAlgorithm, CoreProviderMetadata, CoreResponseType,
        CoreSubjectIdentifierType,
    },
};
use serde_json::{Value, json};
use url::Url;

/// The document for an issuer. Its endpoints are `/authorize`, `/token`, `/jwks` and `/end-session` under
/// the issuer.
pub(super) fn metadata(issuer: &Url) -> Result<Value> {
    let issuer = super::spelled(issuer);
    let under = |path: &str| format!("{issuer}/{path}");
    let document = CoreProviderMetadata::new(
        IssuerUrl::new(issuer.into()).map_err(Error::internal)?,
        AuthUrl::new(under("authorize")).map_err(Error::internal)?,
        JsonWebKeySetUrl::new(under("jwks")).map_err(Error::internal)?,
        vec![ResponseTypes::new(vec![CoreResponseType::Code])],
        vec![CoreSubjectIdentifierType::Public],
        vec![CoreJwsSigningAlgorithm::EdDsa],
        EmptyAdditionalProviderMetadata {},
    )
    .set_token_endpoint(Some(TokenUrl::new(under("token")).map_err(Error::internal)?))
    .set_token_endpoint_auth_methods_supported(Some(vec![CoreClientAuthMethod::ClientSecretBasic]))
    .set_grant_types_supported(Some(vec![CoreGrantType::AuthorizationCode]))
    .set_scopes_supported(Some(["openid", "email", "profile"].map(|scope| Scope::new(scope.into())).into()));
    let mut document = serde_json::to_value(document).map_err(Error::internal)?;
    // RP-Initiated Logout 1.0, section 2.1; the library's own type for it would change the type of the document.
    document["end_session_endpoint"] = json!(under("end-session"));
    // RFC 8414, section 2; the library has no field for it.
    document["code_challenge_methods_supported"] = json!(["S256"]);
    Ok(document)
}
