//! The relying party: finds the outside provider when it is first needed, and begins a sign-in.

use std::{fmt, sync::Arc, time::Duration};

use commons_kernel::{Code, Error, Result};
use openidconnect::{
    AuthType, ClientId, ClientSecret, CsrfToken, EndpointMaybeSet, EndpointNotSet, EndpointSet, IssuerUrl,
    Nonce, PkceCodeChallenge, RedirectUrl, Scope,
    core::{
        CoreAuthenticationFlow, CoreClient, CoreClientAuthMethod, CoreJwsSigningAlgorithm as Algorithm,
        CoreProviderMetadata,
    },
    reqwest,
};
use secrecy::{ExposeSecret, SecretString};
use tokio::sync::RwLock;
use url::Url;

use crate::loopback::is_loopback;

/// How long the provider may take to answer one request.
const PATIENCE: Duration = Duration::from_secs(10);
/// How long a connection to the provider may take to open.
const CONNECT_PATIENCE: Duration = Duration::from_secs(5);

/// Where people sign in, and as whom this program presents itself there.
#[derive(Clone, Debug)]
pub struct ProviderSettings {
    /// The provider's issuer identifier; `https`, or `http` on loopback.
    pub issuer: Url,
    /// The name under which this program is registered there.
    pub client_id: String,
    /// The secret that goes with it.
    pub client_secret: SecretString,
    /// Our callback, exactly as registered there.
    pub redirect: Url,
}

/// An OpenID Connect provider as seen from this program. Made without a request; cheap to share behind an `Arc`.
pub struct Provider {
    settings: ProviderSettings,
    http: reqwest::Client,
    known: RwLock<Option<Arc<Known>>>,
}

/// A sign-in that has begun. The caller stores `state`, `nonce` and `verifier` for one use, bound to the browser,
/// and sends the browser to `authorize`.
#[derive(Clone)]
pub struct Attempt {
    /// Where the person signs in.
    pub authorize: Url,
    /// Comes back with the callback; must be the one that was stored (compare by [`crate::same_secret`]).
    pub state: String,
    /// Comes back inside the ID token.
    pub nonce: String,
    /// Proves that the code is used by whoever asked for it (RFC 7636).
    pub verifier: String,
}

impl fmt::Debug for Attempt {
    /// Without its secrets, so that it may stand in a log.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Attempt").finish_non_exhaustive()
    }
}

/// What the provider has published about itself, made into a client.
pub(crate) struct Known {
    pub(crate) client: Client,
    pub(crate) algorithms: Vec<Algorithm>,
}

pub(crate) type Client = CoreClient<
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

impl Provider {
    /// Checks the settings and makes ready; asks the provider nothing yet, so that a provider that is down does
    /// not keep the server from starting.
    ///
    /// # Errors
    /// Bad input when the issuer is not `https` (or `http` on loopback) or when the client id is empty.
    pub fn new(settings: ProviderSettings) -> Result<Self> {
        let refuse = |message: &str| Err(Error::new(Code::BadInput, message));
        let near = is_loopback(&settings.issuer);
        if settings.issuer.scheme() != "https" && !near {
            return refuse(
                "identity.issuer must begin with https:// (http:// is accepted on loopback alone)",
            );
        }
        if settings.issuer.query().is_some() || settings.issuer.fragment().is_some() {
            return refuse(
                "identity.issuer must have no '?' and no '#' part (OpenID Connect Discovery 1.0, section 4)",
            );
        }
        if settings.client_id.is_empty() {
            return refuse(
                "identity.client_id is empty; set it to the name under which the provider knows this program",
            );
        }
        let http = reqwest::Client::builder()
            // A redirect could send the client secret, or the server itself, to an address of the answerer's choice.
            .redirect(reqwest::redirect::Policy::none())
            .https_only(settings.issuer.scheme() == "https")
            .connect_timeout(CONNECT_PATIENCE)
            .timeout(PATIENCE);
        // A proxy of the office cannot reach this machine's own loopback.
        let http = if near { http.no_proxy() } else { http };
        let http = http.build().map_err(Error::internal)?;
        Ok(Self { settings, http, known: RwLock::new(None) })
    }

    /// Begins a sign-in: authorization code with PKCE (S256), state and nonce, each of 256 random bits.
    ///
    /// # Errors
    /// Unavailable when the provider does not answer or publishes nothing that we can use.
    pub async fn begin(&self) -> Result<Attempt> {
        let known = self.known().await.map_err(Error::unavailable)?;
        let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
        let (authorize, state, nonce) = known
            .client
            .authorize_url(
                CoreAuthenticationFlow::AuthorizationCode,
                || CsrfToken::new_random_len(32),
                || Nonce::new_random_len(32),
            )
            .add_scopes(["email", "profile"].map(|scope| Scope::new(scope.into())))
            .set_pkce_challenge(challenge)
            .url();
        Ok(Attempt {
            authorize,
            state: state.into_secret(),
            nonce: nonce.secret().clone(),
            verifier: verifier.into_secret(),
        })
    }

    /// What is known of the provider, asked for on first use.
    pub(crate) async fn known(&self) -> Result<Arc<Known>, String> {
        if let Some(known) = self.known.read().await.as_ref() {
            return Ok(known.clone());
        }
        self.discover().await
    }

    /// Asks the provider anew, for instance because it has changed its keys. No lock is held while it answers, so a
    /// slow provider does not make people wait for each other; two askers at once do no harm.
    pub(crate) async fn discover(&self) -> Result<Arc<Known>, String> {
        let mut refusal = String::new();
        for issuer in self.spellings() {
            match CoreProviderMetadata::discover_async(issuer, &self.http).await {
                Ok(metadata) => {
                    let known = Arc::new(self.client(metadata)?);
                    *self.known.write().await = Some(known.clone());
                    return Ok(known);
                }
                Err(cause) => refusal = chain(&cause),
            }
        }
        tracing::warn!(issuer = %self.settings.issuer, cause = refusal, "the sign-in provider cannot be discovered");
        Err(refusal)
    }

    pub(crate) fn http(&self) -> &reqwest::Client {
        &self.http
    }

    /// An issuer is compared letter by letter, but a parsed address without a path always ends in a slash: some
    /// providers spell themselves with it and some without, so such an address is tried both ways.
    fn spellings(&self) -> Vec<IssuerUrl> {
        let text = self.settings.issuer.as_str();
        let bare = (self.settings.issuer.path() == "/").then(|| text.trim_end_matches('/'));
        bare.into_iter().chain([text]).filter_map(|text| IssuerUrl::new(text.into()).ok()).collect()
    }

    fn client(&self, metadata: CoreProviderMetadata) -> Result<Known, String> {
        let published = metadata.id_token_signing_alg_values_supported();
        let algorithms: Vec<_> =
            published.iter().filter(|algorithm| is_trusted(algorithm)).cloned().collect();
        if algorithms.is_empty() {
            return Err(format!(
                "the provider signs with none of the algorithms that we trust: {published:?}"
            ));
        }
        if metadata.token_endpoint().is_none() {
            return Err("the provider publishes no token endpoint".into());
        }
        let by_form = metadata.token_endpoint_auth_methods_supported().is_some_and(|methods| {
            methods.contains(&CoreClientAuthMethod::ClientSecretPost)
                && !methods.contains(&CoreClientAuthMethod::ClientSecretBasic)
        });
        let client = CoreClient::from_provider_metadata(
            metadata,
            ClientId::new(self.settings.client_id.clone()),
            Some(ClientSecret::new(self.settings.client_secret.expose_secret().into())),
        )
        .set_redirect_uri(RedirectUrl::from_url(self.settings.redirect.clone()))
        .set_auth_type(if by_form { AuthType::RequestBody } else { AuthType::BasicAuth });
        Ok(Known { client, algorithms })
    }
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

/// An error with its causes, in one line for the log.
pub(crate) fn chain(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(deeper) = cause {
        text.push_str(": ");
        text.push_str(&deeper.to_string());
        cause = deeper.source();
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings(issuer: &str) -> ProviderSettings {
        ProviderSettings {
            issuer: issuer.parse().unwrap(),
            client_id: "commons".into(),
            client_secret: "a-secret-of-the-test".into(),
            redirect: "http://127.0.0.1:8080/auth/callback".parse().unwrap(),
        }
    }

    #[test]
    fn an_issuer_off_loopback_must_be_https() {
        for good in ["https://login.example.gov", "http://127.0.0.1:4200/dev", "http://localhost:4200"] {
            assert!(Provider::new(settings(good)).is_ok(), "{good}");
        }
        for bad in ["http://login.example.gov", "ftp://127.0.0.1/", "https://login.example.gov/?tenant=1"] {
            let refused = Provider::new(settings(bad)).err().map(|error| error.code());
            assert_eq!(refused, Some(Code::BadInput), "{bad}");
        }
        let nameless = ProviderSettings { client_id: String::new(), ..settings("https://login.example.gov") };
        assert!(Provider::new(nameless).is_err());
    }

    #[test]
    fn an_issuer_without_a_path_is_tried_without_and_with_its_slash() {
        let spelled = |issuer: &str| -> Vec<String> {
            let provider = Provider::new(settings(issuer)).unwrap();
            provider.spellings().iter().map(|issuer| issuer.as_str().to_owned()).collect()
        };
        assert_eq!(spelled("https://a.example"), ["https://a.example", "https://a.example/"]);
        assert_eq!(spelled("https://a.example/realms/x"), ["https://a.example/realms/x"]);
    }

    #[test]
    fn a_server_with_many_threads_can_share_it() {
        fn is_send<T: Send>(value: T) -> T {
            value
        }
        fn is_shared<T: Send + Sync>(_: &T) {}
        let provider = Provider::new(settings("https://a.example")).unwrap();
        is_shared(&provider);
        drop(is_send(provider.begin()));
        let attempt = crate::StoredAttempt { nonce: String::new(), verifier: String::new() };
        drop(is_send(provider.finish("", &attempt, time::OffsetDateTime::UNIX_EPOCH)));
    }

    #[test]
    fn the_client_secret_is_not_printed() {
        assert!(!format!("{:?}", settings("https://a.example")).contains("a-secret-of-the-test"));
    }
}
