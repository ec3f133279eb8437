//! An OpenID provider for the demo: it lists made-up people and signs in whoever is chosen, without a password.
//!
//! Invariants: it cannot be made off loopback; it sends codes to one registered address and nowhere else; a code
//! serves once, within a minute; no request is made and no route is known here, `http` mounts these functions.

mod approve;
mod end_session;
mod key;
mod metadata;
mod page;
mod request;
mod token;

use std::{collections::HashMap, sync::Mutex};

use commons_kernel::{Code, Error, Result};
use openidconnect::core::CoreEdDsaPrivateSigningKey;
use secrecy::SecretString;
use serde_json::Value;
use url::Url;

pub use end_session::EndSessionRequest;
pub use request::{AuthorizationRequest, Refusal};
pub use token::{OAuthFault, TokenRequest};

use crate::loopback::is_loopback;
use approve::Grant;

/// The demo's own OpenID provider.
pub struct DevelopmentProvider {
    issuer: Url,
    client_id: String,
    client_secret: SecretString,
    redirect: Url,
    signed_out: Url,
    people: Vec<DemoPerson>,
    key: CoreEdDsaPrivateSigningKey,
    metadata: Value,
    jwks: Value,
    codes: Mutex<HashMap<String, Grant>>,
}

/// What the provider is made of.
#[derive(Clone, Debug)]
pub struct DevelopmentSettings {
    /// Its address, on loopback; a path is welcome, so that it can live under the address of the application.
    pub issuer: Url,
    /// The one program that it serves.
    pub client_id: String,
    /// That program's secret.
    pub client_secret: SecretString,
    /// That program's callback, on loopback; codes go there alone.
    pub redirect: Url,
    /// Where that program takes browsers back that have signed out, on loopback.
    pub signed_out: Url,
    /// Whom one can be. Addresses must differ.
    pub people: Vec<DemoPerson>,
}

/// A made-up person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DemoPerson {
    /// The address, which also names the person in the form.
    pub email: String,
    /// The name to show.
    pub name: String,
    /// Who this is in a few words: the post and the department.
    pub about: String,
}

impl DevelopmentProvider {
    /// Makes the provider. `seed` is the Ed25519 signing key (RFC 8032): 32 random bytes, which may be fresh at
    /// every start, since the key's name changes with it and relying parties then ask for the keys again.
    ///
    /// # Errors
    /// Bad input when an address is not `http` or `https` on loopback, when the issuer has a `?` or `#`
    /// part, or when there are no people or two with one address.
    pub fn new(settings: DevelopmentSettings, seed: &[u8; 32]) -> Result<Self> {
        let refuse = |message: &str| Err(Error::new(Code::BadInput, message));
        let DevelopmentSettings { issuer, client_id, client_secret, redirect, signed_out, people } = settings;
        if [&issuer, &redirect, &signed_out].into_iter().any(|address| !is_loopback(address)) {
            return refuse(
                "the development sign-in works on loopback alone (127.0.0.1, ::1 or localhost), since it asks for \
                 no password; configure a real provider under identity.issuer",
            );
        }
        if issuer.query().is_some() || issuer.fragment().is_some() {
            return refuse("the development issuer must have no '?' and no '#' part");
        }
        if redirect.fragment().is_some() {
            return refuse("the development redirect must have no '#' part");
        }
        let mut addresses: Vec<_> = people.iter().map(|person| &person.email).collect();
        addresses.sort();
        addresses.dedup();
        if addresses.is_empty() || addresses.len() != people.len() {
            return refuse(
                "the development sign-in needs at least one demo person, each with an address of its own",
            );
        }
        let key = key::from_seed(seed)?;
        let metadata = metadata::metadata(&issuer)?;
        let jwks = key::jwks(&key)?;
        let codes = Mutex::default();
        Ok(Self {
            issuer,
            client_id,
            client_secret,
            redirect,
            signed_out,
            people,
            key,
            metadata,
            jwks,
            codes,
        })
    }

    /// The document at `{issuer}/.well-known/openid-configuration`, to be sent as `application/json`.
    pub fn metadata(&self) -> &Value {
        &self.metadata
    }

    /// The public key, at `{issuer}/jwks`, to be sent as `application/json`.
    pub fn jwks(&self) -> &Value {
        &self.jwks
    }

    /// The issuer as it stands in metadata and tokens.
    fn issuer(&self) -> &str {
        spelled(&self.issuer)
    }
}

/// The issuer without a slash at its end, so that there is one spelling of it.
fn spelled(issuer: &Url) -> &str {
    issuer.as_str().trim_end_matches('/')
}
