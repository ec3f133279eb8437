//! What every request passes on its way in and out: a name, a time limit, a net under panics, compression, the security
//! headers, one line in the log and one mark in the measures.

use std::{
    any::Any,
    fmt::Write,
    panic::AssertUnwindSafe,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Instant,
};

use futures_util::FutureExt;
use poem::{
    Endpoint, Error, PathPattern, Request, Response, Result,
    http::{HeaderValue, Method, StatusCode, header},
};

use crate::{
    State, compress,
    fault::{Reader, refuse},
    headers::Headers,
    measure::Measures,
};

/// The endpoint that stands before all others.
pub(crate) struct Front<E> {
    inner: E,
    state: Arc<State>,
    measures: Arc<Measures>,
    headers: Headers,
    /// The start of this process and a count: a name for each request, without drawing on randomness.
    started: i64,
    count: AtomicU64,
}

impl<E: Endpoint<Output = Response>> Front<E> {
    pub(crate) fn new(inner: E, state: Arc<State>, measures: Arc<Measures>) -> Self {
        let headers = Headers::new(&state.settings);
        let started = state.clock.now().unix_timestamp();
        Self { inner, state, measures, headers, started, count: AtomicU64::new(0) }
    }

    fn name(&self) -> String {
        let mut name = format!("{:x}-", self.started);
        let _ = write!(name, "{:x}", self.count.fetch_add(1, Ordering::Relaxed));
        name
    }

    async fn within_limits(&self, request: Request) -> Result<Response> {
        let patience = self.state.settings.limits.patience;
        let guarded = AssertUnwindSafe(self.inner.call(request)).catch_unwind();
        match tokio::time::timeout(patience, guarded).await {
            Ok(Ok(answer)) => answer,
            Ok(Err(panic)) => {
                tracing::error!(cause = words(&*panic), "a request panicked");
                Err(Error::from_status(StatusCode::INTERNAL_SERVER_ERROR))
            }
            Err(_elapsed) => Err(Error::from_status(StatusCode::SERVICE_UNAVAILABLE)),
        }
    }
}

impl<E: Endpoint<Output = Response>> Endpoint for Front<E> {
    type Output = Response;

    async fn call(&self, request: Request) -> Result<Response> {
        let began = Instant::now();
        let name = self.name();
        let method = request.method().clone();
        let reader = Reader::of(&request);
        let coding = compress::coding(request.headers());
        let (pattern, answer) = match self.within_limits(request).await {
            Ok(answer) => (answer.data::<PathPattern>().cloned(), answer),
            Err(error) => {
                let pattern = error.data::<PathPattern>().cloned();
                (pattern, refuse(&self.state, reader, error.status()).await)
            }
        };
        let mut answer = compress::compress(answer, coding);
        self.headers.write(answer.headers_mut());
        if let Ok(name) = HeaderValue::from_str(&name) {
            answer.headers_mut().insert("x-request-id", name);
        }
        if method == Method::HEAD {
            answer.set_body(());
        }
        let route = pattern.as_ref().map_or("none", |pattern| &*pattern.0);
        let (status, took) = (answer.status().as_u16(), began.elapsed());
        self.measures.note(&method, route, status, took);
        let ms = u64::try_from(took.as_millis()).unwrap_or(u64::MAX);
        tracing::info!(target: "commons_http::request", request = name, %method, route, status, ms);
        Ok(answer)
    }
}

fn words(panic: &(dyn Any + Send)) -> &str {
    let text = panic.downcast_ref::<&str>().copied();
    text.or_else(|| panic.downcast_ref::<String>().map(String::as_str)).unwrap_or("no message")
}

/// Marks an answer as holding what only this caller may see.
pub(crate) fn personal(answer: &mut Response) {
    let headers = answer.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-cache"));
    headers.append(header::VARY, HeaderValue::from_static("Cookie, Authorization"));
}
