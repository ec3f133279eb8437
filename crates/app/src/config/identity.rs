//! Who says who people are.

use anyhow::bail;
use secrecy::SecretString;
use serde::Deserialize;
use url::Url;

/// The section `identity`: an OpenID Connect provider. Without one nobody can sign in, and the public pages still work.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IdentityConfig {
    /// The provider's issuer address.
    pub issuer: Option<Url>,
    /// Who we are to it.
    pub client_id: Option<String>,
    /// The secret that proves it.
    pub client_secret: Option<SecretString>,
}

impl IdentityConfig {
    pub(super) fn validate(&self) -> anyhow::Result<()> {
        if self.issuer.is_some() && (self.client_id.is_none() || self.client_secret.is_none()) {
            bail!(
                "COMMONS_IDENTITY__CLIENT_ID and COMMONS_IDENTITY__CLIENT_SECRET are needed with COMMONS_IDENTITY__ISSUER"
            );
        }
        Ok(())
    }
}
