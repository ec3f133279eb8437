//! The app under test: the real doors over a database of its own, with a clock that is moved by hand.

use std::{
    path::PathBuf,
    sync::{
        Arc,
        atomic::{AtomicI64, AtomicUsize, Ordering},
    },
};

use commons_access::Viewer;
use commons_app::{Parts, Server};
use commons_blobs::{Bucket, Settings, embedded};
use commons_discovery::{
    Finder, SearchNotes, Sieves, catch_up, keep_log_now, load_thesaurus, match_saved_searches,
    refresh_thesaurus,
};
use commons_extract::{Limits as ReadLimits, Reader, Tools, find_program};
use commons_http::{Assets, Introspection, Rates, State};
use commons_identity::{Providers, development::DevelopmentProvider};
use commons_jobs::Runner;
use commons_kernel::Clock;
use commons_library::{DocumentRoom, Limits, OwnReach};
use commons_links::{Links, PATIENCE, Permitted};
use commons_scan::Scanner;
use commons_search::Index;
use commons_store::Store;
use poem::{EndpointExt, Response, endpoint::BoxEndpoint, test::TestClient};
use rand::{SeedableRng, rngs::StdRng};
use sea_orm::{ConnectionTrait, DatabaseConnection};
use serde_json::Value;
use time::{Duration, OffsetDateTime, macros::datetime};
use tokio::{net::TcpListener, sync::Mutex};
use url::Url;

use crate::{Client, Database};

/// The address that the app believes to have.
pub(crate) const ORIGIN: &str = "http://127.0.0.1:8080";

/// A clock that stands still until it is moved.
pub struct TestClock(AtomicI64);

impl Clock for TestClock {
    fn now(&self) -> OffsetDateTime {
        // Each look is a microsecond later, so that what happens later is later.
        let microseconds = self.0.fetch_add(1, Ordering::SeqCst);
        datetime!(2026-11-23 12:00 UTC) + Duration::microseconds(microseconds)
    }
}

impl TestClock {
    /// Moves the clock.
    pub fn pass(&self, time: Duration) {
        let microseconds = i64::try_from(time.whole_microseconds()).expect("a time within reason");
        self.0.fetch_add(microseconds, Ordering::SeqCst);
    }
}

/// What a GraphQL request came to.
#[derive(Debug)]
pub struct Answer {
    /// The HTTP status.
    pub status: u16,
    /// `data`, or null.
    pub data: Value,
    /// `errors`, or empty.
    pub errors: Vec<Value>,
}

impl Answer {
    /// The data of an answer without errors.
    ///
    /// # Panics
    /// When there are errors.
    #[track_caller]
    pub fn ok(self) -> Value {
        assert!(self.errors.is_empty(), "{:#?}", self.errors);
        self.data
    }

    /// The code of the first error.
    ///
    /// # Panics
    /// When there is none.
    #[track_caller]
    pub fn code(&self) -> &str {
        let first = self.errors.first().unwrap_or_else(|| panic!("no error, but {}", self.data));
        first["extensions"]["code"].as_str().unwrap_or_else(|| panic!("no code in {first}"))
    }

    /// The message of the first error.
    ///
    /// # Panics
    /// When there is none.
    #[track_caller]
    pub fn message(&self) -> &str {
        self.errors.first().and_then(|error| error["message"].as_str()).expect("an error with a message")
    }
}

/// What may differ from one app under test to the next.
pub struct Setup {
    /// The address that the app believes to have.
    pub public_url: Url,
    /// Where people sign in.
    pub providers: Providers,
    /// The demo's own provider.
    pub development: Option<DevelopmentProvider>,
    /// Looks for malware.
    pub scanner: Option<Scanner>,
    /// Make page pictures and recognize words. None: that takes its time, and most stories look elsewhere.
    pub tools: Tools,
    /// What an upload may be.
    pub limits: Limits,
    /// Asks outside links. Only what the whole world reaches, so that no story is asked by accident.
    pub links: Option<Links>,
    /// Where the index is; in memory, when no folder is named.
    pub index: Option<PathBuf>,
}

impl Default for Setup {
    fn default() -> Self {
        Self {
            public_url: Url::parse(ORIGIN).expect("an address"),
            providers: Providers::none(),
            development: None,
            scanner: None,
            tools: Tools::none(),
            limits: Limits::default(),
            links: Some(Links::new(Permitted::Public, PATIENCE).expect("a client")),
            index: None,
        }
    }
}

/// The app; when it is dropped with a job left in the queue, the test fails.
pub struct TestApp {
    /// The doors.
    pub http: TestClient<BoxEndpoint<'static>>,
    /// The database.
    pub store: Store,
    /// The time.
    pub clock: Arc<TestClock>,
    /// The index and the thesaurus.
    pub finder: Finder,
    /// The documents.
    pub bucket: Bucket,
    /// What the jobs of documents work with.
    pub documents: DocumentRoom,
    state: Arc<State>,
    runner: Runner,
    notes: Mutex<SearchNotes>,
    sieves: Arc<Sieves>,
    _embedded: embedded::Embedded,
    _folder: tempfile::TempDir,
    /// The database as its owner: sees and changes everything.
    pub owner: DatabaseConnection,
    url: String,
    statements: Arc<AtomicUsize>,
}

impl TestApp {
    /// A fresh app with the facts that ship and the demo people, and no resources.
    ///
    /// # Panics
    /// When a part cannot be started.
    pub async fn new() -> Self {
        Self::with(Setup::default()).await
    }

    /// A fresh app that is set up in another way.
    ///
    /// # Panics
    /// When a part cannot be started.
    pub async fn with(setup: Setup) -> Self {
        Self::over(Database::with_facts().await, setup).await
    }

    /// Another server over the same database, with an index, a bucket and a clock of its own.
    ///
    /// # Panics
    /// When a part cannot be started.
    pub async fn beside(&self) -> Self {
        let store = crate::database::open_url(&self.url).await;
        let database = Database { store, owner: self.owner.clone(), url: self.url.clone() };
        Self::over(database, Setup::default()).await
    }

    async fn over(database: Database, setup: Setup) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let clock = Arc::new(TestClock(AtomicI64::new(0)));
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port on loopback");
        let embedded = embedded::serve(embedded::Options {
            folder: folder.path().join("bucket"),
            listener,
            access_key: "TESTKEY".into(),
            secret_key: "a-secret-for-tests".into(),
            clock: clock.clone(),
        })
        .await
        .expect("the embedded bucket");
        let bucket = Bucket::new(&Settings {
            endpoint: Some(embedded.endpoint()),
            public_endpoint: None,
            bucket: "commons".into(),
            region: "us-east-1".into(),
            access_key: "TESTKEY".into(),
            secret_key: "a-secret-for-tests".into(),
            path_style: true,
            ca_file: None,
            patience: Settings::PATIENCE,
        })
        .expect("bucket settings");
        bucket.ensure(&[ORIGIN.into()]).await.expect("the bucket");
        let statements = Arc::new(AtomicUsize::new(0));
        let mut pool = database.store.pool().clone();
        let counter = statements.clone();
        pool.set_metric_callback(move |_| {
            counter.fetch_add(1, Ordering::SeqCst);
        });
        let store = Store::over(pool);
        let tx = store.read(&Viewer::system("tests")).await.expect("a transaction");
        let thesaurus = load_thesaurus(&tx).await.expect("the thesaurus");
        drop(tx);
        let index = match &setup.index {
            Some(folder) => Index::open(folder).expect("an index on the disk").0,
            None => Index::in_memory().expect("an index in memory"),
        };
        let finder = Finder::new(Arc::new(index), thesaurus);
        let reader = find_program().expect("commons-extractor is built: run cargo build --workspace first");
        let reader = Reader::new(reader, ReadLimits::default()).with_tools(setup.tools);
        let documents = DocumentRoom {
            store: store.clone(),
            bucket: bucket.clone(),
            reader: reader.clone(),
            scanner: setup.scanner.clone(),
        };
        let parts = Parts {
            store: store.clone(),
            bucket: bucket.clone(),
            bucket_address: Some(embedded.endpoint()),
            clock: clock.clone(),
            finder: finder.clone(),
            reader,
            scanner: setup.scanner,
            providers: setup.providers,
            development: setup.development,
            public_url: setup.public_url,
            assets: Assets::Folder(crate::root().join("web/dist")),
            limits: setup.limits,
            own_reach: OwnReach::default(),
            links: setup.links,
            rates: Rates::generous(),
            trusted_proxies: Vec::new(),
            introspection: Introspection::Members,
        };
        let Server { state, runner, notes } =
            Server::wire(parts, StdRng::seed_from_u64(1)).expect("the parts fit");
        // As a server does before it serves: an index that was never built refuses to answer.
        catch_up(&store, finder.index()).await.expect("the index is built");
        let http = TestClient::new(commons_http::app(state.clone()));
        Self {
            http,
            store,
            clock,
            finder,
            bucket,
            documents,
            state,
            runner,
            notes: Mutex::new(notes),
            sieves: Arc::default(),
            _embedded: embedded,
            _folder: folder,
            owner: database.owner,
            url: database.url,
            statements,
        }
    }

    /// A fresh app with these limits, behind a proxy on this machine: a request comes from where its `X-Forwarded-For` says.
    ///
    /// # Panics
    /// When a part cannot be started.
    pub async fn limited(rates: Rates) -> Self {
        let mut app = Self::new().await;
        // The doors are hung anew, once nobody holds the old ones.
        app.http = TestClient::new(poem::Route::new().map_to_response().boxed());
        let state = Arc::get_mut(&mut app.state).expect("nobody else holds the doors");
        state.settings.rates = rates;
        state.settings.trusted_proxies = vec!["127.0.0.1".parse().expect("an address")];
        app.http = TestClient::new(commons_http::app(app.state.clone()));
        app
    }

    pub(crate) fn state(&self) -> Arc<State> {
        self.state.clone()
    }

    /// Somebody without an account.
    pub fn visitor(&self) -> Client<'_> {
        Client::new(self, None)
    }

    /// One of the demo people, signed in.
    ///
    /// # Panics
    /// When nobody has this address.
    pub async fn person(&self, email: &str) -> Client<'_> {
        Client::signed_in(self, email).await
    }

    /// Runs every job that is due, lets the index and the saved searches catch up with the events, and writes the log of searches.
    ///
    /// # Panics
    /// When a job or the index fails.
    pub async fn settle(&self) {
        while self.runner.run_due().await.expect("the jobs run") > 0 {}
        catch_up(&self.store, self.finder.index()).await.expect("the index follows");
        // An index that was built anew asks for a snapshot of itself.
        while self.runner.run_due().await.expect("the jobs run") > 0 {}
        refresh_thesaurus(&self.store, &self.finder).await.expect("the thesaurus follows");
        match_saved_searches(&self.store, &self.sieves, &*self.clock).await.expect("saved searches follow");
        let mut notes = self.notes.lock().await;
        keep_log_now(&self.store, &self.finder, self.clock.now(), &mut notes).await.expect("the log is kept");
    }

    /// Sends a request to the doors and reads the answer.
    pub(crate) async fn graphql(&self, bearer: Option<&str>, cookie: Option<&str>, body: &Value) -> Answer {
        let mut request = self.http.post("/graphql").header("accept", "application/graphql-response+json");
        if let Some(token) = bearer {
            request = request.header("authorization", format!("Bearer {token}"));
        }
        if let Some(cookie) = cookie {
            request = request.header("cookie", cookie).header("x-commons-csrf", "1");
        }
        let response: Response = request.body_json(body).send().await.0;
        let status = response.status().as_u16();
        let text = response.into_body().into_string().await.expect("a text");
        let mut body: Value =
            serde_json::from_str(&text).unwrap_or_else(|_| panic!("not JSON ({status}): {text}"));
        let errors = match body["errors"].take() {
            Value::Array(errors) => errors,
            _ => Vec::new(),
        };
        Answer { status, data: body["data"].take(), errors }
    }

    /// From now on the database is out of reach.
    ///
    /// # Panics
    /// When a pool cannot be closed.
    pub async fn lose_database(&self) {
        for store in [&self.state.store, &self.state.door] {
            store.pool().clone().close().await.expect("it closes");
        }
    }

    /// How many statements the database has been asked so far; BEGIN, COMMIT and the door's question who is coming not
    /// counted.
    pub fn statements(&self) -> usize {
        self.statements.load(Ordering::SeqCst)
    }

    /// What a statement over the whole database gives: one number.
    ///
    /// # Panics
    /// When the statement is wrong.
    pub async fn count(&self, sql: &str) -> i64 {
        let statement = sea_orm::Statement::from_string(sea_orm::DbBackend::Postgres, sql);
        let row = self.owner.query_one_raw(statement).await.expect("the statement runs").expect("a row");
        row.try_get_by_index(0).expect("a number")
    }
}

impl Drop for TestApp {
    fn drop(&mut self) {
        if std::thread::panicking() {
            return;
        }
        let url = self.url.clone();
        // A drop cannot wait, so a thread with a runtime of its own looks into the queue.
        let left = std::thread::spawn(move || {
            let runtime =
                tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
            runtime.block_on(async {
                let store = crate::database::open_url(&url).await;
                let tx = store.read(&Viewer::system("tests")).await.expect("a transaction");
                commons_jobs::pending(&tx).await.expect("the queue answers")
            })
        })
        .join()
        .expect("the queue was looked at");
        assert!(left.is_empty(), "jobs are left in the queue: {left:?}; end the story with settle()");
    }
}
