//! What a provider publishes about itself, made into a client once it has been looked at.

use openidconnect::{
    AdditionalProviderMetadata, AuthType, ClientId, ClientSecret, EndSessionUrl, EndpointMaybeSet,
    EndpointNotSet, EndpointSet, ProviderMetadata, RedirectUrl,
    core::{
        CoreAuthDisplay, CoreClaimName, CoreClaimType, CoreClient, CoreClientAuthMethod, CoreGrantType,
        CoreJsonWebKey, CoreJweContentEncryptionAlgorithm, CoreJweKeyManagementAlgorithm,
        CoreJwsSigningAlgorithm as Algorithm, CoreResponseMode, CoreResponseType, CoreSubjectIdentifierType,
    },
};
use secrecy::ExposeSecret;
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;
use url::Url;

use crate::{Credential, ProviderSettings};

/// The metadata of Discovery 1.0, and what later standards added.
pub(crate) type Metadata = ProviderMetadata<
    Added,
    CoreAuthDisplay,
    CoreClientAuthMethod,
    CoreClaimName,
    CoreClaimType,
    CoreGrantType,
    CoreJweContentEncryptionAlgorithm,
    CoreJweKeyManagementAlgorithm,
    CoreJsonWebKey,
    CoreResponseMode,
    CoreResponseType,
    CoreSubjectIdentifierType,
>;

/// What the library does not read by itself.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
pub(crate) struct Added {
    /// Where a browser signs out (RP-Initiated Logout 1.0, section 2.1).
    end_session_endpoint: Option<EndSessionUrl>,
    /// Whether its answers to the browser name it (RFC 9207, section 3).
    #[serde(default)]
    authorization_response_iss_parameter_supported: bool,
}

impl AdditionalProviderMetadata for Added {}

pub(crate) type Client = CoreClient<
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

/// What a provider has published about itself, made into a client.
pub(crate) struct Known {
    pub(crate) client: Client,
    /// The algorithms of ours that it signs with.
    pub(crate) algorithms: Vec<Algorithm>,
    /// Its issuer, as it spells it.
    pub(crate) issuer: String,
    /// Whether its answers to the browser name it.
    pub(crate) names_itself: bool,
    /// Where codes are traded.
    pub(crate) token_endpoint: String,
    /// Where a browser signs out.
    pub(crate) end_session: Option<EndSessionUrl>,
    /// When it was asked.
    pub(crate) asked: OffsetDateTime,
}

impl Known {
    /// Looks at the metadata and makes the client.
    ///
    /// # Errors
    /// Why the provider cannot be used, for the log.
    pub(crate) fn new(
        settings: &ProviderSettings,
        metadata: Metadata,
        asked: OffsetDateTime,
    ) -> Result<Self, String> {
        let published = metadata.id_token_signing_alg_values_supported();
        let algorithms: Vec<_> =
            published.iter().filter(|algorithm| is_trusted(algorithm)).cloned().collect();
        if algorithms.is_empty() {
            return Err(format!(
                "the provider signs with none of the algorithms that we trust: {published:?}"
            ));
        }
        let token_endpoint =
            metadata.token_endpoint().ok_or("the provider publishes no token endpoint")?.to_string();
        let added = metadata.additional_metadata().clone();
        let browsers = [
            Some(metadata.authorization_endpoint().url()),
            added.end_session_endpoint.as_ref().map(|to| to.url()),
        ];
        if let Some(foul) = browsers.into_iter().flatten().find(|address| !is_web(settings, address)) {
            return Err(format!("the provider sends browsers to an address that is not https: {foul}"));
        }
        let by_form = metadata.token_endpoint_auth_methods_supported().is_some_and(|methods| {
            methods.contains(&CoreClientAuthMethod::ClientSecretPost)
                && !methods.contains(&CoreClientAuthMethod::ClientSecretBasic)
        });
        let issuer = metadata.issuer().to_string();
        let secret = match &settings.credential {
            Credential::Secret(secret) => Some(ClientSecret::new(secret.expose_secret().into())),
            Credential::PrivateKey(_) => None,
        };
        let client =
            CoreClient::from_provider_metadata(metadata, ClientId::new(settings.client_id.clone()), secret)
                .set_redirect_uri(RedirectUrl::from_url(settings.redirect.clone()))
                .set_auth_type(if by_form { AuthType::RequestBody } else { AuthType::BasicAuth });
        Ok(Self {
            client,
            algorithms,
            issuer,
            names_itself: added.authorization_response_iss_parameter_supported,
            token_endpoint,
            end_session: added.end_session_endpoint,
            asked,
        })
    }
}

/// Whether a browser may be sent there: `https`, or `http` when the provider is on this machine.
fn is_web(settings: &ProviderSettings, address: &Url) -> bool {
    address.scheme() == "https" || settings.is_near() && address.scheme() == "http"
}

/// Signatures by a key that only the provider holds. A shared secret (HS256 and its like) would let whoever reads
/// our configuration sign anybody in, and `none` is no signature at all.
fn is_trusted(algorithm: &Algorithm) -> bool {
    matches!(
        algorithm,
        Algorithm::EdDsa
            | Algorithm::EcdsaP256Sha256
            | Algorithm::EcdsaP384Sha384
            | Algorithm::RsaSsaPkcs1V15Sha256
            | Algorithm::RsaSsaPkcs1V15Sha384
            | Algorithm::RsaSsaPkcs1V15Sha512
            | Algorithm::RsaSsaPssSha256
            | Algorithm::RsaSsaPssSha384
            | Algorithm::RsaSsaPssSha512
    )
}
