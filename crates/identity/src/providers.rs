//! The providers side by side: an office's own, a public one, the demo's.

use commons_kernel::{Code, Error, Result};

use crate::{Provider, ProviderSettings};

/// The providers that people may sign in with, in the order in which they are offered.
#[derive(Default)]
pub struct Providers(Vec<Provider>);

impl Providers {
    /// Nobody can sign in.
    pub const fn none() -> Self {
        Self(Vec::new())
    }

    /// Makes them ready; none is asked anything yet.
    ///
    /// # Errors
    /// Bad input when one cannot be, or when two share an id or an issuer.
    pub fn new(all: Vec<ProviderSettings>) -> Result<Self> {
        let mut providers: Vec<Provider> = Vec::with_capacity(all.len());
        for settings in all {
            let refuse = |message: &str| {
                let message = format!("the sign-in provider \"{}\": {message}", settings.id);
                Err(Error::new(Code::BadInput, message))
            };
            if providers.iter().any(|other| other.id() == settings.id) {
                return refuse("another one has the same id; give each an id of its own");
            }
            // An account is known by its issuer and subject: twice the same issuer would be twice the same accounts.
            if providers.iter().any(|other| other.is_issuer(settings.issuer.as_str())) {
                return refuse("another one has the same issuer; name each issuer once");
            }
            providers.push(Provider::new(settings)?);
        }
        Ok(Self(providers))
    }

    /// The one with this id.
    pub fn get(&self, id: &str) -> Option<&Provider> {
        self.0.iter().find(|provider| provider.id() == id)
    }

    /// The one whose accounts have this issuer.
    pub fn of_issuer(&self, issuer: &str) -> Option<&Provider> {
        self.0.iter().find(|provider| provider.is_issuer(issuer))
    }

    /// The only one, when there is no choice.
    pub fn only(&self) -> Option<&Provider> {
        match self.0.as_slice() {
            [only] => Some(only),
            _ => None,
        }
    }

    /// All of them, in order.
    pub fn iter(&self) -> impl Iterator<Item = &Provider> {
        self.0.iter()
    }

    /// Whether nobody can sign in.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::tests::settings;

    #[test]
    fn each_has_an_id_and_an_issuer_of_its_own() {
        let one = settings("https://a.example");
        let other = ProviderSettings { id: "other".into(), ..settings("https://b.example") };
        let both = Providers::new(vec![one.clone(), other.clone()]).unwrap();
        assert!(both.only().is_none() && both.get("other").is_some() && both.get("third").is_none());
        assert_eq!(both.of_issuer("https://b.example").map(Provider::id), Some("other"));
        assert_eq!(both.iter().map(Provider::id).collect::<Vec<_>>(), ["test", "other"]);
        assert!(Providers::new(vec![one.clone()]).unwrap().only().is_some());
        let twin = ProviderSettings { id: "test".into(), ..other };
        let same = ProviderSettings { id: "same".into(), ..settings("https://a.example/") };
        assert!(Providers::new(vec![one.clone(), twin]).is_err());
        assert!(Providers::new(vec![one, same]).is_err());
    }
}
