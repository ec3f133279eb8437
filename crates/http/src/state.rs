//! What the doors are made of: the parts of the server that they reach, and the settings that they keep to.

use std::{
    fmt,
    path::PathBuf,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use commons_blobs::Bucket;
use commons_graphql::{Schema, Shared};
use commons_identity::{Providers, development::DevelopmentProvider};
use commons_kernel::{Clock, Error, Result};
use commons_store::Store;
use include_dir::Dir;
use rand::CryptoRng;
use url::Url;

use crate::{Network, Rates, cookie::Jar};

/// The parts of the server that requests reach. One for the whole process.
pub struct State {
    /// The database.
    pub store: Store,
    /// The same through the connections of [`crate::DOOR`], which are asked who is coming: each request does, with one statement.
    pub door: Store,
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// The schema that answers.
    pub schema: Schema,
    /// What its resolvers reach.
    pub shared: Arc<Shared>,
    /// Where the documents are.
    pub bucket: Bucket,
    /// Where people sign in; when there are none, nobody can.
    pub providers: Providers,
    /// The demo's own provider, served to this machine alone.
    pub development: Option<DevelopmentProvider>,
    /// The web app.
    pub assets: Assets,
    /// What the doors keep to.
    pub settings: Settings,
    /// Where session tokens come from.
    pub random: Random,
    /// The kinds of job that there are, so that the figures name them all.
    pub job_kinds: Vec<&'static str>,
    /// How the index of this process is.
    pub index: IndexState,
}

/// Tells how the index of this process is.
pub type IndexState = Box<dyn Fn() -> IndexReport + Send + Sync>;

/// How the index is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IndexReport {
    /// How far it has read the event feed; none while it cannot answer.
    pub position: Option<u64>,
    /// Why it could not be written the last time, with the mend; none once it was. It answers from its last commit meanwhile.
    pub fault: Option<String>,
}

/// Where the built web app is.
#[derive(Clone, Debug)]
pub enum Assets {
    /// A folder, read at each request: for those who work on the web app.
    Folder(PathBuf),
    /// Inside the binary.
    Embedded(&'static Dir<'static>),
}

/// Randomness that requests share: the operating system's in the binary, seeded in tests.
pub struct Random(Mutex<Box<dyn CryptoRng + Send>>);

impl Random {
    /// Randomness from this source.
    pub fn new(source: impl CryptoRng + Send + 'static) -> Self {
        Self(Mutex::new(Box::new(source)))
    }

    /// Draws from it.
    pub(crate) fn with<T>(&self, draw: impl FnOnce(&mut dyn CryptoRng) -> T) -> T {
        // A panic elsewhere leaves a generator that can still be drawn from.
        let mut source = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        draw(&mut **source)
    }
}

impl fmt::Debug for Random {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Random")
    }
}

/// What the doors keep to.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The address under which people reach this server, such as `https://commons.example.org`.
    pub public_url: Url,
    /// Whether cookies go over https alone. False on plain loopback only.
    pub secure_cookies: bool,
    /// The address under which browsers reach the bucket, when it is another one than ours.
    pub bucket_origin: Option<Url>,
    /// How much a request may be.
    pub limits: Limits,
    /// How much a caller may ask for in a while.
    pub rates: Rates,
    /// The proxies in front of this server, whose word on a caller's address is taken.
    pub trusted_proxies: Vec<Network>,
    /// Who may ask the schema about itself.
    pub introspection: Introspection,
}

/// Who may ask the schema about itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Introspection {
    /// Those who are signed in, and their programs.
    #[default]
    Members,
    /// Visitors too: for a server that one machine alone reaches.
    Everyone,
}

impl Settings {
    /// Checks that the settings fit each other.
    ///
    /// # Errors
    /// Bad input with the name of the setting and the mend.
    pub fn validate(&self) -> Result<()> {
        let https = self.public_url.scheme() == "https";
        if !https && self.public_url.scheme() != "http" || !self.public_url.has_host() {
            return Err(Error::bad_input(
                "http.public_url",
                "it must be an address that begins with https:// or http://",
            ));
        }
        if self.secure_cookies && !https {
            return Err(Error::bad_input(
                "http.secure_cookies",
                "browsers keep secure cookies for https alone; set http.public_url to the https:// address",
            ));
        }
        if self.public_url.path() != "/" || self.public_url.query().is_some() {
            return Err(Error::bad_input(
                "http.public_url",
                "it must have no path: the server answers at the root",
            ));
        }
        self.rates.validate()
    }

    pub(crate) fn jar(&self) -> Jar {
        if self.secure_cookies { Jar::Secure } else { Jar::Plain }
    }

    /// An address of ours, whole; `path` begins with a slash.
    pub(crate) fn address(&self, path: &str) -> String {
        format!("{}{path}", self.public_url.origin().ascii_serialization())
    }
}

/// How much a request may be.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Bytes of a GraphQL request's body.
    pub body_bytes: usize,
    /// Bytes of a GraphQL document.
    pub document_bytes: usize,
    /// Tokens of a GraphQL document.
    pub document_tokens: usize,
    /// Aliases of a GraphQL document, its fragments included.
    pub aliases: usize,
    /// Directives of a GraphQL document, its fragments included.
    pub directives: usize,
    /// Fields of a GraphQL document once its fragments are put in where they are named.
    pub fields: usize,
    /// How long a request may take.
    pub patience: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            body_bytes: 1024 * 1024,
            document_bytes: 15_000,
            document_tokens: 4_000,
            aliases: 50,
            directives: 50,
            fields: 2_000,
            patience: Duration::from_secs(30),
        }
    }
}
