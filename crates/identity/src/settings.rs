//! What one outside provider is to us: where it is, who we are there, and whose addresses it may vouch for.

use std::time::Duration;

use commons_kernel::{Code, Email, Error, Result, is_domain};
use secrecy::SecretString;
use url::Url;

use crate::loopback::is_loopback;

/// How long a provider may take for one step of a sign-in, when nothing else is said.
pub const PATIENCE: Duration = Duration::from_secs(10);

/// Where people sign in, and as whom this program presents itself there.
#[derive(Clone, Debug)]
pub struct ProviderSettings {
    /// Our name for it: lower-case letters, digits and hyphens. It stands in addresses and in the record.
    pub id: String,
    /// What people call it: the text of its button.
    pub label: String,
    /// The provider's issuer identifier; `https`, or `http` on loopback.
    pub issuer: Url,
    /// The name under which this program is registered there.
    pub client_id: String,
    /// What proves that name.
    pub credential: Credential,
    /// Our callback, exactly as registered there.
    pub redirect: Url,
    /// Where a browser comes back to after signing out there, exactly as registered.
    pub signed_out: Url,
    /// How surely people must prove who they are, in the provider's words (`acr_values`); empty: as it sees fit.
    pub acr_values: Vec<String>,
    /// The mail domains of the office that runs the provider. When there are some, it vouches for addresses of these
    /// alone, and does so even without saying that an address is verified. When there are none, an address counts
    /// when the provider says that it is verified.
    pub domains: Vec<String>,
    /// How long one step may take.
    pub patience: Duration,
}

/// What proves to the provider that it is us. `Debug` prints neither.
#[derive(Clone, Debug)]
pub enum Credential {
    /// A shared secret.
    Secret(SecretString),
    /// An RSA private key in PEM (PKCS #1 or PKCS #8), whose public half is registered there: `private_key_jwt`
    /// (RFC 7523, section 2.2).
    PrivateKey(SecretString),
}

impl ProviderSettings {
    /// Checks what can be checked without asking the provider.
    ///
    /// # Errors
    /// Bad input that names the provider and the mend.
    pub(crate) fn check(&self) -> Result<()> {
        let refuse = |message: &str| {
            Err(Error::new(Code::BadInput, format!("the sign-in provider \"{}\": {message}", self.id)))
        };
        let plain = |c: u8| c.is_ascii_lowercase() || c.is_ascii_digit() || c == b'-';
        if self.id.is_empty() || self.id.len() > 40 || !self.id.bytes().all(plain) {
            return refuse(
                "its id must be 1 to 40 lower-case letters, digits and hyphens, such as county-entra",
            );
        }
        if self.label.trim().is_empty() || self.label.chars().count() > 60 {
            return refuse("its label must be 1 to 60 letters, such as Microsoft");
        }
        if !self.is_near() && self.issuer.scheme() != "https" {
            return refuse("its issuer must begin with https:// (http:// is accepted on loopback alone)");
        }
        if self.issuer.query().is_some() || self.issuer.fragment().is_some() {
            return refuse(
                "its issuer must have no '?' and no '#' part (OpenID Connect Discovery 1.0, section 4)",
            );
        }
        if self.client_id.is_empty() {
            return refuse("its client_id is empty; set it to the name under which it knows this program");
        }
        if let Some(domain) = self.domains.iter().find(|domain| !is_domain(domain)) {
            return refuse(&format!("\"{domain}\" is no mail domain; write one such as county.gov"));
        }
        Ok(())
    }

    /// Whether the provider is on this very machine.
    pub(crate) fn is_near(&self) -> bool {
        is_loopback(&self.issuer)
    }

    /// Whether an address counts as the person's own. `said` is what the provider says of it, if anything.
    pub(crate) fn vouches_for(&self, address: &str, said: Option<bool>) -> bool {
        if self.domains.is_empty() {
            return said == Some(true);
        }
        let own =
            |email: Email| self.domains.iter().any(|domain| domain.eq_ignore_ascii_case(email.domain()));
        said != Some(false) && Email::parse(address).is_ok_and(own)
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    pub(crate) fn settings(issuer: &str) -> ProviderSettings {
        ProviderSettings {
            id: "test".into(),
            label: "Test".into(),
            issuer: issuer.parse().unwrap(),
            client_id: "commons".into(),
            credential: Credential::Secret("a-secret-of-the-test".into()),
            redirect: "http://127.0.0.1:8080/auth/callback".parse().unwrap(),
            signed_out: "http://127.0.0.1:8080/auth/signed-out".parse().unwrap(),
            acr_values: Vec::new(),
            domains: Vec::new(),
            patience: PATIENCE,
        }
    }

    #[test]
    fn an_issuer_off_loopback_must_be_https() {
        for good in ["https://login.example.gov", "http://127.0.0.1:4200/dev", "http://localhost:4200"] {
            assert!(settings(good).check().is_ok(), "{good}");
        }
        for bad in ["http://login.example.gov", "ftp://127.0.0.1/", "https://login.example.gov/?tenant=1"] {
            let refused = settings(bad).check().unwrap_err();
            assert_eq!(refused.code(), Code::BadInput, "{bad}");
            assert!(refused.message().contains("\"test\""), "{refused}");
        }
    }

    #[test]
    fn what_has_no_name_or_no_proper_domain_is_refused() {
        let good = settings("https://login.example.gov");
        let bad = [
            ProviderSettings { client_id: String::new(), ..good.clone() },
            ProviderSettings { id: String::new(), ..good.clone() },
            ProviderSettings { id: "County".into(), ..good.clone() },
            ProviderSettings { id: "a/b".into(), ..good.clone() },
            ProviderSettings { label: " ".into(), ..good.clone() },
            ProviderSettings { domains: vec!["@county.gov".into()], ..good.clone() },
        ];
        for settings in bad {
            assert!(settings.check().is_err(), "{settings:?}");
        }
    }

    #[test]
    fn an_office_vouches_for_its_own_addresses_alone() {
        let anybody = settings("https://login.example.gov");
        assert!(anybody.vouches_for("a@county.gov", Some(true)));
        assert!(
            !anybody.vouches_for("a@county.gov", Some(false)) && !anybody.vouches_for("a@county.gov", None)
        );
        let office = ProviderSettings { domains: vec!["County.gov".into()], ..anybody };
        assert!(office.vouches_for("a@COUNTY.gov", None) && office.vouches_for("a@county.gov", Some(true)));
        assert!(!office.vouches_for("a@county.gov", Some(false)), "it says itself that it has no proof");
        for foreign in
            ["a@city.gov", "a@x.county.gov", "a@county.gov.evil.example", "a@county.g\u{43e}v", "county.gov"]
        {
            assert!(!office.vouches_for(foreign, Some(true)), "{foreign}");
        }
    }

    #[test]
    fn no_credential_is_printed() {
        assert!(!format!("{:?}", settings("https://a.example")).contains("a-secret-of-the-test"));
    }
}
