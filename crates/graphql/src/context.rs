//! What a request carries: who asks, the parts of the server, and one read transaction that all resolvers share.

use std::sync::{
    Arc, Mutex, PoisonError,
    atomic::{AtomicBool, Ordering},
};

use async_graphql::{
    Context,
    dataloader::{DataLoader, HashMapCache},
};
use commons_access::{Caller, Viewer};
use commons_blobs::Bucket;
use commons_kernel::{Clock, Error, Id, Result, SessionId};
use commons_store::{Reading, Store, Tx, fault};
use sea_orm::DatabaseConnection;
use time::OffsetDateTime;
use tokio::sync::OnceCell;

/// The parts of the server that resolvers reach. One for the whole process.
pub struct Shared {
    /// The database.
    pub store: Store,
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// Signs addresses for uploads; nothing is sent to it from here.
    pub bucket: Bucket,
    /// The index and the thesaurus.
    pub finder: commons_discovery::Finder,
    /// Where searches are noted.
    pub search_log: commons_discovery::SearchLog,
    /// What an upload may be.
    pub limits: commons_library::Limits,
    /// What departments publish by themselves.
    pub own_reach: commons_library::OwnReach,
    /// Whether outside links are asked.
    pub outside_links: commons_library::OutsideLinks,
    /// Where the secrets come from that an answer shows once.
    pub secrets: crate::Secrets,
    /// The address under which people reach this server, such as `https://commons.example.org/`.
    pub public_url: String,
    /// Where people sign in.
    pub sign_in_providers: Vec<crate::SignInProvider>,
}

/// One request's viewer and transactions. Insert it into the request's data: `request.data(scope)`.
#[derive(Clone)]
pub struct RequestScope(Arc<Scope>);

struct Scope {
    shared: Arc<Shared>,
    viewer: Arc<Viewer>,
    session: Option<SessionId>,
    /// Whether what is searched says what somebody looks for.
    noted: bool,
    reads: Mutex<Arc<Reads>>,
}

/// The shared read transaction with the loaders and their caches; replaced as a whole when something was written.
pub(crate) type Reads = DataLoader<ReadLane, HashMapCache>;

/// A read transaction that is opened when it is first asked for.
pub(crate) struct ReadLane {
    shared: Arc<Shared>,
    viewer: Arc<Viewer>,
    /// Whether somebody has asked for the transaction: from then on nothing else waits for a connection, so that no request holds
    /// one while it waits for another.
    opened: AtomicBool,
    tx: OnceCell<Arc<Tx>>,
}

impl ReadLane {
    /// The transaction, with the viewer told to the database.
    pub(crate) async fn tx(&self) -> Result<Arc<Tx>> {
        self.open().await.cloned()
    }

    async fn open(&self) -> Result<&Arc<Tx>> {
        self.opened.store(true, Ordering::Relaxed);
        self.tx.get_or_try_init(|| async { Ok(Arc::new(self.shared.store.read(&self.viewer).await?)) }).await
    }

    /// Who asks.
    pub(crate) fn viewer(&self) -> &Viewer {
        &self.viewer
    }
}

impl Reading for ReadLane {
    async fn tx(&self) -> Result<&Tx> {
        Ok(self.open().await?)
    }

    fn at_once(&self) -> Option<&DatabaseConnection> {
        if self.opened.load(Ordering::Relaxed) { None } else { self.shared.store.at_once(&self.viewer) }
    }
}

impl RequestScope {
    /// The scope of one request by this viewer. No connection is taken yet.
    pub fn new(shared: Arc<Shared>, viewer: Viewer) -> Self {
        Self::known_by(shared, viewer, None)
    }

    /// The scope of one request by this viewer, who is known by the session, if there is one: a program with a token has
    /// none.
    pub fn known_by(shared: Arc<Shared>, viewer: Viewer, session: Option<SessionId>) -> Self {
        Self::begun(shared, viewer, session, true)
    }

    /// The scope of a visitor's program that asks the same again and again: its searches are not noted.
    pub fn of_program(shared: Arc<Shared>) -> Self {
        Self::begun(shared, Viewer::visitor(), None, false)
    }

    fn begun(shared: Arc<Shared>, viewer: Viewer, session: Option<SessionId>, noted: bool) -> Self {
        let viewer = Arc::new(viewer);
        let reads = Mutex::new(fresh(&shared, &viewer));
        Self(Arc::new(Scope { shared, viewer, session, noted, reads }))
    }

    /// Whether searches are noted.
    pub(crate) fn is_noted(&self) -> bool {
        self.0.noted
    }

    /// The session by which the viewer is known.
    pub(crate) fn session(&self) -> Option<SessionId> {
        self.0.session
    }

    /// Who asks.
    pub fn viewer(&self) -> &Viewer {
        &self.0.viewer
    }

    /// Ends the read transaction and gives its connection back at once; a resolver that still holds it ends it by letting go.
    /// Nothing is lost by it: what only reads has nothing to commit, and the database hears of the end when the pool looks
    /// whether the connection lives, which costs nothing more.
    pub fn finish(&self) {
        drop(self.renew());
    }

    pub(crate) fn shared(&self) -> &Shared {
        &self.0.shared
    }

    pub(crate) fn now(&self) -> OffsetDateTime {
        self.0.shared.clock.now()
    }

    /// A name for a fault, for the log and for the caller.
    pub(crate) fn reference(&self) -> String {
        Id::<Scope>::new(self.now()).to_string()
    }

    /// The loaders over the request's read transaction.
    pub(crate) fn reads(&self) -> Arc<Reads> {
        self.0.reads.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The request's read transaction.
    pub(crate) async fn read(&self) -> Result<Arc<Tx>> {
        self.reads().loader().tx().await
    }

    /// Whether anybody is signed in.
    ///
    /// # Errors
    /// Unauthenticated for a visitor.
    pub(crate) fn signed_in(&self) -> Result<()> {
        match self.viewer().caller {
            Caller::Visitor => Err(Error::unauthenticated()),
            Caller::Person(_) | Caller::System(_) => Ok(()),
        }
    }

    /// A transaction that writes. It is rolled back unless it goes through [`RequestScope::commit`].
    ///
    /// # Errors
    /// Unauthenticated for a visitor, whatever is asked: who has lost a session is told so, and learns nothing else.
    pub(crate) async fn begin(&self) -> Result<Tx> {
        self.signed_in()?;
        // One connection is enough for a request: a mutation reads what it needs in its own transaction.
        self.finish();
        self.0.shared.store.begin(&self.0.viewer).await
    }

    /// A transaction as a part of the server, for a verb whose right is no seat's: a token that was handed over, a registered
    /// domain. The verb looks for itself; `tests/house/unguarded_reads.txt` counts its users.
    ///
    /// # Errors
    /// As [`RequestScope::begin`].
    pub(crate) async fn begin_as(&self, part: &'static str) -> Result<Tx> {
        self.signed_in()?;
        self.finish();
        self.0.shared.store.begin(&Viewer::system(part)).await
    }

    /// A read as a part of the server, for what somebody may see whose right is no seat's: who holds the link of an
    /// invitation. The reader looks for itself.
    pub(crate) async fn read_as(&self, part: &'static str) -> Result<Tx> {
        self.finish();
        self.0.shared.store.read(&Viewer::system(part)).await
    }

    /// Makes the writes lasting; whatever is read after this sees them.
    pub(crate) async fn commit(&self, tx: Tx) -> Result<()> {
        tx.commit().await.map_err(fault)?;
        self.finish();
        Ok(())
    }

    fn renew(&self) -> Arc<Reads> {
        let mut reads = self.0.reads.lock().unwrap_or_else(PoisonError::into_inner);
        std::mem::replace(&mut *reads, fresh(&self.0.shared, &self.0.viewer))
    }
}

fn fresh(shared: &Arc<Shared>, viewer: &Arc<Viewer>) -> Arc<Reads> {
    let (shared, viewer) = (shared.clone(), viewer.clone());
    let lane = ReadLane { shared, viewer, opened: AtomicBool::new(false), tx: OnceCell::new() };
    Arc::new(DataLoader::with_cache(lane, tokio::spawn, HashMapCache::default()))
}

/// The scope of the request that is being answered.
///
/// # Errors
/// Internal when the door forgot to insert it.
pub(crate) fn scope<'a>(ctx: &Context<'a>) -> Result<&'a RequestScope> {
    ctx.data_opt::<RequestScope>().ok_or_else(|| Error::internal("the request carries no scope"))
}
