//! The relying party: finds the outside provider when it is first needed, and begins a sign-in.
//!
//! Invariants: what the provider published is asked for anew after an hour at most; a token that names an unknown key
//! makes us ask at most once a minute, so that forged ones cannot make us hammer the provider.

use std::{
    fmt,
    sync::{Arc, Mutex, PoisonError},
};

use commons_kernel::{Code, Error, Result};
use openidconnect::{
    AuthenticationContextClass, CsrfToken, IssuerUrl, Nonce, PkceCodeChallenge, Scope,
    core::CoreAuthenticationFlow,
};
use secrecy::ExposeSecret;
use time::{Duration, OffsetDateTime};
use tokio::{sync::RwLock, time::timeout};
use url::Url;

use crate::{
    Credential, ProviderSettings,
    line::{Line, chain},
    private_key::PrivateKey,
    published::{Known, Metadata},
};

/// How long what the provider published is believed to be still so.
const FRESH: Duration = Duration::hours(1);
/// How long after one unknown key the next one is not asked about.
const CALM: Duration = Duration::minutes(1);

/// An OpenID Connect provider as seen from this program. Made without a request.
pub struct Provider {
    settings: ProviderSettings,
    key: Option<PrivateKey>,
    line: Line,
    known: RwLock<Option<Arc<Known>>>,
    /// When an unknown key made us ask anew.
    startled: Mutex<Option<OffsetDateTime>>,
}

/// A sign-in that has begun. The caller stores `state`, `nonce` and `verifier` for one use, bound to the browser,
/// and sends the browser to `authorize`.
#[derive(Clone)]
pub struct Attempt {
    /// Where the person signs in.
    pub authorize: Url,
    /// Comes back with the callback; must be the one that was stored.
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

impl Provider {
    /// Checks the settings and makes ready; asks the provider nothing yet, so that a provider that is down does
    /// not keep the server from starting.
    ///
    /// # Errors
    /// Bad input that names the provider, the setting and the mend.
    pub fn new(settings: ProviderSettings) -> Result<Self> {
        settings.check()?;
        let key = match &settings.credential {
            Credential::Secret(_) => None,
            Credential::PrivateKey(pem) => Some(PrivateKey::read(pem.expose_secret()).map_err(|mend| {
                Error::new(Code::BadInput, format!("the sign-in provider \"{}\": {mend}", settings.id))
            })?),
        };
        let line = Line::new(settings.is_near(), settings.patience)?;
        Ok(Self { settings, key, line, known: RwLock::default(), startled: Mutex::default() })
    }

    /// Our name for it.
    pub fn id(&self) -> &str {
        &self.settings.id
    }

    /// What people call it.
    pub fn label(&self) -> &str {
        &self.settings.label
    }

    /// Whether an account with this issuer is one of this provider's, however a slash at the end is spelled.
    pub fn is_issuer(&self, issuer: &str) -> bool {
        issuer.trim_end_matches('/') == self.settings.issuer.as_str().trim_end_matches('/')
    }

    /// Asks whether the provider is there and can be used.
    ///
    /// # Errors
    /// Unavailable when it does not answer or publishes nothing that we can use.
    pub async fn check(&self, now: OffsetDateTime) -> Result<()> {
        self.discover(now).await.map(drop).map_err(Error::unavailable)
    }

    /// Begins a sign-in: authorization code with PKCE (S256), state and nonce, each of 256 random bits.
    ///
    /// # Errors
    /// Unavailable when the provider does not answer or publishes nothing that we can use.
    pub async fn begin(&self, now: OffsetDateTime) -> Result<Attempt> {
        let known = self.known(now).await.map_err(Error::unavailable)?;
        let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
        let mut request = known
            .client
            .authorize_url(
                CoreAuthenticationFlow::AuthorizationCode,
                || CsrfToken::new_random_len(32),
                || Nonce::new_random_len(32),
            )
            .add_scopes(["email", "profile"].map(|scope| Scope::new(scope.into())))
            .set_pkce_challenge(challenge);
        for value in &self.settings.acr_values {
            request = request.add_auth_context_value(AuthenticationContextClass::new(value.clone()));
        }
        let (authorize, state, nonce) = request.url();
        Ok(Attempt {
            authorize,
            state: state.into_secret(),
            nonce: nonce.secret().clone(),
            verifier: verifier.into_secret(),
        })
    }

    /// What is known of the provider, asked for on first use and when it has grown old.
    pub(crate) async fn known(&self, now: OffsetDateTime) -> Result<Arc<Known>, String> {
        if let Some(known) = self.lately(now).await {
            return Ok(known);
        }
        self.discover(now).await
    }

    /// What was asked lately enough, without asking.
    pub(crate) async fn lately(&self, now: OffsetDateTime) -> Option<Arc<Known>> {
        let known = self.known.read().await;
        known.as_ref().filter(|known| (now - known.asked).abs() <= FRESH).cloned()
    }

    /// Asks anew because a token names a key that we have not seen; none when that was done a moment ago.
    pub(crate) async fn startled(&self, now: OffsetDateTime) -> Result<Option<Arc<Known>>, String> {
        {
            let mut startled = self.startled.lock().unwrap_or_else(PoisonError::into_inner);
            if startled.is_some_and(|before| (now - before).abs() < CALM) {
                return Ok(None);
            }
            *startled = Some(now);
        }
        self.discover(now).await.map(Some)
    }

    /// Asks the provider. No lock is held while it answers, so a slow provider does not make people wait for each other;
    /// two askers at once do no harm.
    async fn discover(&self, now: OffsetDateTime) -> Result<Arc<Known>, String> {
        let asked = timeout(self.settings.patience, self.ask(now)).await;
        let found = asked.unwrap_or_else(|_| Err("the provider takes too long to say what it is".into()));
        match found {
            Ok(known) => {
                let known = Arc::new(known);
                *self.known.write().await = Some(known.clone());
                Ok(known)
            }
            Err(cause) => {
                tracing::warn!(provider = self.id(), issuer = %self.settings.issuer, cause, "the sign-in provider cannot be discovered");
                Err(cause)
            }
        }
    }

    async fn ask(&self, now: OffsetDateTime) -> Result<Known, String> {
        let mut refusal = String::new();
        for issuer in self.spellings() {
            match Metadata::discover_async(issuer, &self.line).await {
                Ok(metadata) => return Known::new(&self.settings, metadata, now),
                Err(cause) => refusal = chain(&cause),
            }
        }
        Err(refusal)
    }

    pub(crate) fn line(&self) -> &Line {
        &self.line
    }

    pub(crate) fn settings(&self) -> &ProviderSettings {
        &self.settings
    }

    pub(crate) fn key(&self) -> Option<&PrivateKey> {
        self.key.as_ref()
    }

    /// An issuer is compared letter by letter, but a parsed address without a path always ends in a slash: some
    /// providers spell themselves with it and some without, so such an address is tried both ways.
    fn spellings(&self) -> Vec<IssuerUrl> {
        let text = self.settings.issuer.as_str();
        let bare = (self.settings.issuer.path() == "/").then(|| text.trim_end_matches('/'));
        bare.into_iter().chain([text]).filter_map(|text| IssuerUrl::new(text.into()).ok()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::tests::settings;

    #[test]
    fn an_issuer_without_a_path_is_tried_without_and_with_its_slash() {
        let spelled = |issuer: &str| -> Vec<String> {
            let provider = Provider::new(settings(issuer)).unwrap();
            provider.spellings().iter().map(|issuer| issuer.as_str().to_owned()).collect()
        };
        assert_eq!(spelled("https://a.example"), ["https://a.example", "https://a.example/"]);
        assert_eq!(spelled("https://a.example/realms/x"), ["https://a.example/realms/x"]);
        let provider = Provider::new(settings("https://a.example")).unwrap();
        assert!(provider.is_issuer("https://a.example/") && provider.is_issuer("https://a.example"));
        assert!(!provider.is_issuer("https://a.example.org"));
    }

    #[test]
    fn a_server_with_many_threads_can_share_it() {
        fn is_send<T: Send>(value: T) -> T {
            value
        }
        fn is_shared<T: Send + Sync>(_: &T) {}
        let provider = Provider::new(settings("https://a.example")).unwrap();
        is_shared(&provider);
        drop(is_send(provider.begin(OffsetDateTime::UNIX_EPOCH)));
        let attempt = crate::StoredAttempt { nonce: String::new(), verifier: String::new() };
        let returned = crate::Returned { code: "", issuer: None };
        drop(is_send(provider.finish(returned, &attempt, OffsetDateTime::UNIX_EPOCH)));
    }

    #[test]
    fn a_key_that_is_none_is_refused_without_being_repeated() {
        for bad in ["", "hunter2", "-----BEGIN PRIVATE KEY-----\nhunter2\n-----END PRIVATE KEY-----"] {
            let settings = ProviderSettings {
                credential: Credential::PrivateKey(bad.into()),
                ..settings("https://a.example")
            };
            let refused = Provider::new(settings).err().expect("it is no key");
            assert!(refused.message().contains("private_key") && !refused.message().contains("hunter2"));
        }
    }
}
