//! The server from its parts: the same wiring for `demo`, for `serve` and for the tests.

use std::sync::Arc;

use anyhow::Context;
use commons_blobs::Bucket;
use commons_discovery::{
    Finder, IndexSource, SearchLog, SearchLogRoom, SearchNotes, SnapshotIndex, SnapshotRoom, TidySearchLog,
};
use commons_extract::{Limits as ReadLimits, Reader, Tools, find_program};
use commons_graphql::{Secrets, SignInProvider};
use commons_http::{
    Assets, DOOR, IndexReport, Introspection, Limits as RequestLimits, Network, Random, Rates, Settings,
    State,
};
use commons_identity::{Provider, Providers, development::DevelopmentProvider};
use commons_jobs::Runner;
use commons_kernel::Clock;
use commons_library::{
    CheckLinks, CleanDocument, DocumentRoom, DropUpload, Limits, LinkRoom, MakePages, OutsideLinks, OwnReach,
    ReadDocument, RecognizeText, SweepDocuments,
};
use commons_links::Links;
use commons_scan::Scanner;
use commons_store::Store;
use rand::{CryptoRng, SeedableRng, rngs::StdRng};
use url::Url;

use crate::{Place, config::Config};

/// So many connections of the database are there to ask who is coming: each question takes a part of a millisecond.
const DOORKEEPERS: u32 = 4;

/// What a server is made of.
pub struct Parts {
    /// The database.
    pub store: Store,
    /// The documents.
    pub bucket: Bucket,
    /// Where browsers reach the bucket, when that is not the server itself.
    pub bucket_address: Option<Url>,
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// The index and the thesaurus.
    pub finder: Finder,
    /// Reads documents.
    pub reader: Reader,
    /// Looks for malware.
    pub scanner: Option<Scanner>,
    /// Where people sign in.
    pub providers: Providers,
    /// The demo's own provider.
    pub development: Option<DevelopmentProvider>,
    /// The address that people type.
    pub public_url: Url,
    /// The web app.
    pub assets: Assets,
    /// What an upload may be.
    pub limits: Limits,
    /// What departments publish by themselves.
    pub own_reach: OwnReach,
    /// Asks outside links whether they answer; none: nobody asks.
    pub links: Option<Links>,
    /// How much a caller may ask for in a while.
    pub rates: Rates,
    /// The proxies in front of the server.
    pub trusted_proxies: Vec<Network>,
    /// Who may ask the schema about itself.
    pub introspection: Introspection,
}

/// A wired server: the state of its doors, and the runner of its jobs.
pub struct Server {
    /// What the doors reach.
    pub state: Arc<State>,
    /// Runs the jobs.
    pub runner: Runner,
    /// The searches that the doors note, for whoever writes them down.
    pub notes: SearchNotes,
}

impl Server {
    /// Wires the parts. `random` is where session tokens come from.
    ///
    /// # Errors
    /// When the settings do not fit each other.
    pub fn wire(parts: Parts, mut random: impl CryptoRng + Send + 'static) -> anyhow::Result<Self> {
        let documents = DocumentRoom {
            store: parts.store.clone(),
            bucket: parts.bucket.clone(),
            reader: parts.reader,
            scanner: parts.scanner,
        };
        let index = parts.finder.index().clone();
        let outside_links = match &parts.links {
            Some(_) => OutsideLinks::Asked,
            None => OutsideLinks::NotAsked,
        };
        let rooms = Rooms { documents, links: parts.links };
        let runner = runner(rooms, IndexSource::Living(index.clone()), parts.clock.clone());
        let (search_log, notes) = SearchLog::open();
        let shared = Arc::new(commons_graphql::Shared {
            store: parts.store.clone(),
            clock: parts.clock.clone(),
            bucket: parts.bucket.clone(),
            finder: parts.finder.beside(parts.store.clone()),
            search_log,
            limits: parts.limits,
            own_reach: parts.own_reach,
            outside_links,
            secrets: Secrets::new(StdRng::from_rng(&mut random)),
            public_url: parts.public_url.to_string(),
            sign_in_providers: offered(&parts.providers),
        });
        let settings = Settings {
            secure_cookies: parts.public_url.scheme() == "https",
            public_url: parts.public_url,
            bucket_origin: parts.bucket_address,
            limits: RequestLimits::default(),
            rates: parts.rates,
            trusted_proxies: parts.trusted_proxies,
            introspection: parts.introspection,
        };
        settings.validate()?;
        let state = State {
            door: parts.store.apart(DOOR, DOORKEEPERS),
            store: parts.store,
            clock: parts.clock,
            schema: commons_graphql::schema(commons_graphql::Limits::default()),
            shared,
            bucket: parts.bucket,
            providers: parts.providers,
            development: parts.development,
            assets: parts.assets,
            settings,
            random: Random::new(random),
            job_kinds: runner.kinds(),
            index: Box::new(move || IndexReport { position: index.position(), fault: index.fault() }),
        };
        Ok(Self { state: Arc::new(state), runner, notes })
    }
}

/// The providers as the screen offers them.
fn offered(providers: &Providers) -> Vec<SignInProvider> {
    let offer =
        |provider: &Provider| SignInProvider { id: provider.id().into(), label: provider.label().to_owned() };
    providers.iter().map(offer).collect()
}

/// The reader of documents, with its child program and whatever tools are installed.
///
/// # Errors
/// When the program is not there.
pub(crate) fn reader() -> anyhow::Result<Reader> {
    let program = find_program()
        .context("commons-extractor is not beside this program; install both, or run: make build")?;
    Ok(Reader::new(program, ReadLimits::default()).with_tools(Tools::find()))
}

/// What the jobs of documents work with, as configured.
///
/// # Errors
/// When the program that reads documents is not there.
pub(crate) fn documents(config: &Config, place: &Place) -> anyhow::Result<DocumentRoom> {
    Ok(DocumentRoom {
        store: place.store.clone(),
        bucket: place.bucket.clone(),
        reader: reader()?,
        scanner: config.scan.scanner()?,
    })
}

/// What the jobs of the library work with.
pub(crate) struct Rooms {
    /// Reads documents.
    pub documents: DocumentRoom,
    /// Asks outside links; none: nobody asks.
    pub links: Option<Links>,
}

/// The runner of every kind of job that there is.
pub(crate) fn runner(rooms: Rooms, index: IndexSource, clock: Arc<dyn Clock>) -> Runner {
    let Rooms { documents, links } = rooms;
    let store = documents.store.clone();
    let snapshots = SnapshotRoom { store: store.clone(), bucket: documents.bucket.clone(), index };
    let documents = Arc::new(documents);
    let links = Arc::new(LinkRoom { store: store.clone(), links });
    let searches = SearchLogRoom::over(store.clone());
    Runner::new(store, clock)
        .register::<ReadDocument>(documents.clone())
        .register::<MakePages>(documents.clone())
        .register::<RecognizeText>(documents.clone())
        .register::<CleanDocument>(documents.clone())
        .register::<DropUpload>(documents.clone())
        .register::<SweepDocuments>(documents)
        .register::<CheckLinks>(links)
        .register::<SnapshotIndex>(Arc::new(snapshots))
        .register::<TidySearchLog>(searches)
}
