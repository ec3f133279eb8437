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

use commons_access::Caller;
use futures_util::FutureExt;
use poem::{
    Endpoint, Error, PathPattern, Request, Response, Result,
    http::{HeaderValue, Method, StatusCode, header},
};

use crate::{
    State,
    admit::turn_away,
    arrival::Arrival,
    compress,
    fault::{Reader, refuse},
    gate::Gate,
    headers::Headers,
    measure::Measures,
    security::{self, Turned},
    viewer::{Asker, By},
};

/// Seconds after which it may be worth to try again when the server has too much to do.
pub(crate) const RETRY_SOON: u64 = 2;

const CALLBACK: &str = "/auth/callback";
const SIGN_IN_STEPS: [&str; 2] = ["/auth/login", CALLBACK];

/// The endpoint that stands before all others.
pub(crate) struct Front<E> {
    inner: E,
    state: Arc<State>,
    gate: Arc<Gate>,
    measures: Arc<Measures>,
    headers: Headers,
    /// The start of this process and a count: a name for each request, without drawing on randomness.
    started: i64,
    count: AtomicU64,
}

impl<E: Endpoint<Output = Response>> Front<E> {
    pub(crate) fn new(inner: E, state: Arc<State>, gate: Arc<Gate>, measures: Arc<Measures>) -> Self {
        let headers = Headers::new(&state.settings);
        let started = state.clock.now().unix_timestamp();
        Self { inner, state, gate, measures, headers, started, count: AtomicU64::new(0) }
    }

    fn name(&self) -> String {
        let mut name = format!("{:x}-", self.started);
        let _ = write!(name, "{:x}", self.count.fetch_add(1, Ordering::Relaxed));
        name
    }

    /// Lets a request in; of the steps of signing in, so many an address in a minute.
    async fn let_in(&self, request: Request, arrival: &Arrival, reader: Reader) -> Result<Response> {
        let step = SIGN_IN_STEPS.into_iter().find(|step| request.uri().path() == *step);
        let Some(step) = step else { return self.within_limits(request).await };
        let standing = match self.gate.sign_in(arrival.address.into()) {
            Ok(standing) => standing,
            Err(too_many) => {
                security::note(Turned::RateLimited, arrival, &Caller::Visitor, step);
                return Ok(turn_away(&self.state, reader, &too_many).await);
            }
        };
        let answer = self.within_limits(request).await;
        // Whoever was signed in is sent on; everybody else reads why not.
        if step == CALLBACK && !answer.as_ref().is_ok_and(|answer| answer.status().is_redirection()) {
            security::note(Turned::SignInRefused, arrival, &Caller::Visitor, step);
        }
        let mut answer = answer?;
        if let Some(standing) = standing {
            standing.write(answer.headers_mut());
        }
        Ok(answer)
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

    async fn call(&self, mut request: Request) -> Result<Response> {
        let began = Instant::now();
        let name = self.name();
        let arrival = Arrival::note(&mut request, &name, &self.state);
        let method = request.method().clone();
        let reader = Reader::of(&request);
        let coding = compress::coding(request.headers());
        let (pattern, answer) = match self.let_in(request, &arrival, reader).await {
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

/// Marks an answer as holding what only this caller may see. What somebody saw signed in is not kept at all, so that the
/// next one at the same screen cannot go back to it.
pub(crate) fn personal(answer: &mut Response, asker: &Asker) {
    let kept = match asker.by {
        By::Nobody => "private, no-cache",
        By::Session(_) | By::Token { .. } => "private, no-store",
    };
    let headers = answer.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(kept));
    headers.append(header::VARY, HeaderValue::from_static("Cookie, Authorization"));
}
