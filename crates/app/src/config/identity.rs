//! Who says who people are.

use std::path::PathBuf;

use anyhow::{Context, bail, ensure};
use commons_identity::{Credential, PATIENCE, ProviderSettings, Providers};
use secrecy::SecretString;
use serde::Deserialize;
use url::Url;

/// The section `identity`: OpenID Connect providers. Without one nobody can sign in, and the public pages still work. The
/// first stands in the section itself, further ones in `[[identity.more]]`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct IdentityConfig {
    /// As [`ProviderConfig::id`].
    pub id: Option<String>,
    /// As [`ProviderConfig::label`].
    pub label: Option<String>,
    /// As [`ProviderConfig::issuer`]; none: nobody can sign in.
    pub issuer: Option<Url>,
    /// As [`ProviderConfig::client_id`].
    pub client_id: Option<String>,
    /// As [`ProviderConfig::client_secret`].
    pub client_secret: Option<SecretString>,
    /// As [`ProviderConfig::private_key`].
    pub private_key: Option<PathBuf>,
    /// As [`ProviderConfig::acr_values`].
    pub acr_values: Vec<String>,
    /// As [`ProviderConfig::domains`].
    pub domains: Vec<String>,
    /// Providers beside the first.
    pub more: Vec<ProviderConfig>,
}

/// One provider.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProviderConfig {
    /// Our name for it, which stands in addresses and in the record; none: made from the issuer's host.
    pub id: Option<String>,
    /// The text of its button; none: what the issuer's host is known as.
    pub label: Option<String>,
    /// The provider's issuer address.
    pub issuer: Url,
    /// Who we are to it.
    pub client_id: String,
    /// The secret that proves it.
    pub client_secret: Option<SecretString>,
    /// In place of a secret: a file with an RSA private key in PEM (`private_key_jwt`), as Login.gov wants.
    pub private_key: Option<PathBuf>,
    /// How surely people must prove who they are, in the provider's words.
    #[serde(default)]
    pub acr_values: Vec<String>,
    /// The mail domains of the office that runs it. It vouches for their addresses without saying `email_verified`, and
    /// for no others.
    #[serde(default)]
    pub domains: Vec<String>,
}

impl IdentityConfig {
    pub(super) fn validate(&self) -> anyhow::Result<()> {
        let first = self.first()?;
        for (place, provider) in first.iter().map(|first| (FIRST.to_owned(), first)).chain(self.further()) {
            match (&provider.client_secret, &provider.private_key) {
                (Some(_), Some(_)) => bail!("{place} has a CLIENT_SECRET and a PRIVATE_KEY; leave one out"),
                (None, None) => {
                    bail!("{place} needs a CLIENT_SECRET, or a PRIVATE_KEY (the path of a PEM file)")
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// The providers, ready to be asked; browsers come back to this address of ours.
    ///
    /// # Errors
    /// Names the provider that cannot be used, and the mend.
    pub fn providers(&self, public_url: &Url) -> anyhow::Result<Providers> {
        let first = self.first()?;
        let all = first.iter().map(|first| (FIRST.to_owned(), first)).chain(self.further());
        let settings = all.map(|(place, provider)| provider.settings(public_url).context(place));
        let settings = settings.collect::<anyhow::Result<Vec<_>>>()?;
        Providers::new(settings).context("the section identity cannot be used")
    }

    fn first(&self) -> anyhow::Result<Option<ProviderConfig>> {
        let Some(issuer) = &self.issuer else {
            let alone =
                self.client_id.is_none() && self.client_secret.is_none() && self.private_key.is_none();
            ensure!(alone, "{FIRST}__ISSUER is needed with the rest: the address of the sign-in provider");
            return Ok(None);
        };
        let client_id = self.client_id.clone();
        Ok(Some(ProviderConfig {
            id: self.id.clone(),
            label: self.label.clone(),
            issuer: issuer.clone(),
            client_id: client_id.with_context(|| {
                format!("{FIRST}__CLIENT_ID and {FIRST}__CLIENT_SECRET are needed with {FIRST}__ISSUER")
            })?,
            client_secret: self.client_secret.clone(),
            private_key: self.private_key.clone(),
            acr_values: self.acr_values.clone(),
            domains: self.domains.clone(),
        }))
    }

    fn further(&self) -> impl Iterator<Item = (String, &ProviderConfig)> {
        let place = |(n, provider)| (format!("{FIRST}__MORE (number {})", n + 1), provider);
        self.more.iter().enumerate().map(place)
    }
}

/// What the section is called in the environment.
const FIRST: &str = "COMMONS_IDENTITY";

impl ProviderConfig {
    fn settings(&self, public_url: &Url) -> anyhow::Result<ProviderSettings> {
        let credential = match (&self.client_secret, &self.private_key) {
            (Some(secret), _) => Credential::Secret(secret.clone()),
            (None, Some(path)) => {
                let key = std::fs::read_to_string(path);
                let key =
                    key.with_context(|| format!("the PRIVATE_KEY {} cannot be read", path.display()))?;
                Credential::PrivateKey(key.into())
            }
            (None, None) => bail!("a CLIENT_SECRET or a PRIVATE_KEY is missing"),
        };
        Ok(ProviderSettings {
            id: self.id.clone().unwrap_or_else(|| made_id(&self.issuer)),
            label: self.label.clone().unwrap_or_else(|| made_label(&self.issuer)),
            issuer: self.issuer.clone(),
            client_id: self.client_id.clone(),
            credential,
            redirect: public_url.join("/auth/callback")?,
            signed_out: public_url.join("/auth/signed-out")?,
            acr_values: self.acr_values.clone(),
            domains: self.domains.clone(),
            patience: PATIENCE,
        })
    }
}

/// The issuer's host with hyphens for dots: `secure.login.gov` becomes `secure-login-gov`.
fn made_id(issuer: &Url) -> String {
    let host = issuer.host_str().unwrap_or_default().to_lowercase();
    let plain = |letter: char| if letter.is_ascii_alphanumeric() { letter } else { '-' };
    let id: String = host.chars().map(plain).take(40).collect();
    id.trim_matches('-').to_owned()
}

fn made_label(issuer: &Url) -> String {
    match issuer.host_str().unwrap_or_default() {
        "accounts.google.com" => "Google".into(),
        "login.microsoftonline.com" | "login.microsoftonline.us" => "Microsoft".into(),
        host if host.ends_with(".identitysandbox.gov") || host.ends_with("login.gov") => "Login.gov".into(),
        host => host.chars().take(60).collect(),
    }
}

#[cfg(test)]
mod tests {
    use figment::{
        Figment,
        providers::{Format, Toml},
        value::Value,
    };

    use super::*;

    fn public_url() -> Url {
        "https://commons.example.org/".parse().unwrap()
    }

    fn read(toml: &str) -> IdentityConfig {
        Figment::new().merge(Toml::string(toml)).extract().unwrap()
    }

    #[test]
    fn the_first_stands_in_the_section_and_the_others_beside_it() {
        let config = read(
            "issuer = \"https://accounts.google.com\"\nclient_id = \"c\"\nclient_secret = \"s\"\n\
             [[more]]\nid = \"county\"\nlabel = \"County staff\"\nissuer = \"https://login.microsoftonline.com/t/v2.0\"\n\
             client_id = \"d\"\nclient_secret = \"t\"\ndomains = [\"county.gov\"]\n",
        );
        config.validate().unwrap();
        let providers = config.providers(&public_url()).unwrap();
        let offered: Vec<_> = providers.iter().map(|provider| (provider.id(), provider.label())).collect();
        assert_eq!(offered, [("accounts-google-com", "Google"), ("county", "County staff")]);
        assert!(read("").providers(&public_url()).unwrap().is_empty());
    }

    #[test]
    fn the_environment_says_it_too() {
        // This is how the reader of the environment takes a value.
        let value = |text: &str| text.parse::<Value>().unwrap();
        let more = "[{id=\"city\",issuer=\"https://id.city.gov\",client_id=\"x\",client_secret=\"y\",domains=[\"city.gov\"]}]";
        let config: IdentityConfig = Figment::new()
            .merge(("issuer", value("https://secure.login.gov")))
            .merge(("client_id", value("urn:gov:us:commons")))
            .merge(("client_secret", value("s")))
            .merge(("acr_values", value("[\"urn:acr.login.gov:auth-only\"]")))
            .merge(("more", value(more)))
            .extract()
            .unwrap();
        assert_eq!(config.acr_values, ["urn:acr.login.gov:auth-only"]);
        assert_eq!(config.more[0].domains, ["city.gov"]);
        let providers = config.providers(&public_url()).unwrap();
        let offered: Vec<_> = providers.iter().map(|provider| (provider.id(), provider.label())).collect();
        assert_eq!(offered, [("secure-login-gov", "Login.gov"), ("city", "id.city.gov")]);
    }

    #[test]
    fn what_is_wrong_is_named_with_its_mend() {
        let first = "issuer = \"https://id.example.org\"\nclient_id = \"c\"\n";
        let more = "[[more]]\nissuer = \"https://b.example.org\"\nclient_id = \"c\"\n";
        for (toml, name) in [
            ("issuer = \"https://id.example.org\"".to_owned(), "COMMONS_IDENTITY__CLIENT_ID"),
            ("client_id = \"c\"".to_owned(), "COMMONS_IDENTITY__ISSUER"),
            (first.to_owned(), "PRIVATE_KEY"),
            (format!("{first}client_secret = \"s\"\nprivate_key = \"k\""), "leave one out"),
            (format!("{first}client_secret = \"s\"\n{more}"), "COMMONS_IDENTITY__MORE (number 1)"),
        ] {
            let refused = format!("{:#}", read(&toml).validate().unwrap_err());
            assert!(refused.contains(name), "{toml} was refused with: {refused}");
        }
        for (toml, name) in [
            (format!("{first}private_key = \"no/such/file.pem\""), "no/such/file.pem"),
            (format!("{first}client_secret = \"s\"\nid = \"Upper\""), "\"Upper\""),
            (format!("{first}client_secret = \"s\"\ndomains = [\"@x\"]"), "\"@x\""),
            (
                format!("{first}client_secret = \"s\"\n{more}client_secret = \"s\"\nid = \"id-example-org\""),
                "same id",
            ),
        ] {
            let refused = read(&toml).providers(&public_url()).err().map(|error| format!("{error:#}"));
            assert!(refused.as_ref().is_some_and(|refused| refused.contains(name)), "{toml}: {refused:?}");
        }
    }
}
