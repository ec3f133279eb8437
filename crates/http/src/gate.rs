//! The gate: how many requests a caller has left, and how many are worked on at once.
//!
//! Invariants: everything is counted in the memory of this process, under keys that strangers cannot choose freely; what
//! has not been seen for a while is forgotten; a clock that is set back locks nobody out.

use std::{
    collections::HashMap,
    hash::Hash,
    num::NonZeroU32,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use commons_kernel::{Clock, PersonId};
use governor::{
    Quota, RateLimiter, clock::Clock as Watch, middleware::StateInformationMiddleware, nanos::Nanos,
    state::keyed::HashMapStateStore,
};
use poem::http::{HeaderMap, HeaderValue};
use time::OffsetDateTime;
use tokio::sync::{Semaphore, SemaphorePermit};

use crate::{Rates, address::Neighbour};

/// How long a lookup is held back while its address has shown too many secrets that open nothing.
const HELD_BACK: Duration = Duration::from_millis(250);
/// How many such lookups are held back side by side; the others stand in a row.
const SLOW_LANES: usize = 4;

/// Whose points are counted.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Payer {
    /// A person in browsers, in however many.
    Person(PersonId),
    /// A token, by its hash.
    Token(String),
}

/// How a caller stands after a request, for the `RateLimit-` headers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Standing {
    limit: u32,
    remaining: u32,
    /// Until nothing is spent any more.
    reset: Duration,
}

/// A caller has to wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct TooMany {
    /// How long, at least.
    pub(crate) wait: Duration,
    standing: Standing,
}

/// Nobody could work on a request in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Busy;

impl Standing {
    /// Writes the headers as they are in use (draft-ietf-httpapi-ratelimit-headers, until its version 7).
    pub(crate) fn write(&self, headers: &mut HeaderMap) {
        headers.insert("ratelimit-limit", HeaderValue::from(self.limit));
        headers.insert("ratelimit-remaining", HeaderValue::from(self.remaining));
        headers.insert("ratelimit-reset", HeaderValue::from(whole_seconds(self.reset)));
    }
}

impl TooMany {
    /// Whole seconds to wait, one at least.
    pub(crate) fn seconds(&self) -> u64 {
        whole_seconds(self.wait).max(1)
    }

    /// Writes the headers: how long to wait, and how the caller stands.
    pub(crate) fn write(&self, headers: &mut HeaderMap) {
        headers.insert("retry-after", HeaderValue::from(self.seconds()));
        self.standing.write(headers);
    }
}

/// Rounded up: who comes back after so many whole seconds is not too early.
fn whole_seconds(time: Duration) -> u64 {
    time.as_secs() + u64::from(time.subsec_nanos() > 0)
}

/// Counts requests and lets them through.
pub(crate) struct Gate {
    visitors: Option<Limiter<Neighbour>>,
    payers: Option<Limiter<Payer>>,
    sign_ins: Option<Limiter<Neighbour>>,
    wrong_secrets: Option<Limiter<Neighbour>>,
    /// The addresses that have shown too many wrong secrets, and until when.
    suspects: Mutex<HashMap<Neighbour, Nanos>>,
    slow_lanes: Semaphore,
    at_once: Option<Semaphore>,
    patience: Duration,
    /// Of a query, and of a mutation.
    costs: (u32, u32),
    watch: SteadyWatch,
}

impl Gate {
    /// A gate that has seen nobody yet.
    pub(crate) fn new(rates: &Rates, clock: Arc<dyn Clock>) -> Self {
        let watch = SteadyWatch::new(clock);
        // The burst is part of the minute; the rest of the minute comes back evenly, so no minute ever has more.
        let (burst, minute) = (rates.visitor_burst, rates.visitor_minute);
        let visitors = if minute == 0 { 0 } else { burst };
        let even = |count: u32, window: Duration| Limiter::new(count, count, window, &watch);
        let at_once = usize::try_from(rates.at_once).unwrap_or(Semaphore::MAX_PERMITS);
        Self {
            visitors: Limiter::new(visitors, minute.saturating_sub(burst), MINUTE, &watch),
            payers: Limiter::new(rates.caller_hour, rates.caller_hour, HOUR, &watch),
            sign_ins: even(rates.sign_in_minute, MINUTE),
            wrong_secrets: even(rates.wrong_secret_minute, MINUTE),
            suspects: Mutex::default(),
            slow_lanes: Semaphore::new(SLOW_LANES),
            at_once: (at_once > 0).then(|| Semaphore::new(at_once)),
            patience: rates.patience,
            costs: (rates.query_points, rates.mutation_points),
            watch,
        }
    }

    /// What a query or a page costs.
    pub(crate) fn query_points(&self) -> u32 {
        self.costs.0
    }

    /// What a mutation costs.
    pub(crate) fn mutation_points(&self) -> u32 {
        self.costs.1
    }

    /// Counts a request of a visitor.
    ///
    /// # Errors
    /// The address has sent too many.
    pub(crate) fn visitor(&self, from: Neighbour) -> Result<Option<Standing>, TooMany> {
        self.visitors.as_ref().map(|limiter| limiter.take(&from, 1)).transpose()
    }

    /// Counts what a caller spends.
    ///
    /// # Errors
    /// The points are used up.
    pub(crate) fn payer(&self, payer: &Payer, points: u32) -> Result<Option<Standing>, TooMany> {
        self.payers.as_ref().map(|limiter| limiter.take(payer, points)).transpose()
    }

    /// Counts a step of signing in.
    ///
    /// # Errors
    /// The address has taken too many.
    pub(crate) fn sign_in(&self, from: Neighbour) -> Result<Option<Standing>, TooMany> {
        self.sign_ins.as_ref().map(|limiter| limiter.take(&from, 1)).transpose()
    }

    /// Counts a token or a cookie that opens nothing.
    ///
    /// # Errors
    /// The address has shown too many; from now on, and until it has waited, its lookups are held back.
    pub(crate) fn wrong_secret(&self, from: Neighbour) -> Result<(), TooMany> {
        let Some(limiter) = &self.wrong_secrets else { return Ok(()) };
        limiter.take(&from, 1).map(drop).inspect_err(|too_many| {
            let until = self.watch.now() + Nanos::from(too_many.wait);
            self.suspects.lock().unwrap_or_else(PoisonError::into_inner).insert(from, until);
        })
    }

    /// Holds a lookup back when its address has shown too many wrong secrets. A right one gets through, a little later;
    /// whoever guesses can try a handful a second, from everywhere together.
    pub(crate) async fn hold_back(&self, from: Neighbour) {
        let suspect = self.suspects.lock().unwrap_or_else(PoisonError::into_inner).get(&from).copied();
        if suspect.is_none_or(|until| until <= self.watch.now()) {
            return;
        }
        let _lane = self.slow_lanes.acquire().await;
        tokio::time::sleep(HELD_BACK).await;
    }

    /// Waits for a turn; the request is in work until what comes back is dropped.
    ///
    /// # Errors
    /// No turn came in time: the server has more to do than it can.
    pub(crate) async fn turn(&self) -> Result<Option<SemaphorePermit<'_>>, Busy> {
        let Some(at_once) = &self.at_once else { return Ok(None) };
        match tokio::time::timeout(self.patience, at_once.acquire()).await {
            Ok(Ok(turn)) => Ok(Some(turn)),
            Ok(Err(_closed)) => Err(Busy),
            Err(_elapsed) => Err(Busy),
        }
    }

    /// Forgets everybody who has nothing spent, so that memory does not grow with every address that ever came by.
    pub(crate) fn sweep(&self) {
        for limiter in [&self.visitors, &self.sign_ins, &self.wrong_secrets].into_iter().flatten() {
            limiter.sweep();
        }
        if let Some(payers) = &self.payers {
            payers.sweep();
        }
        let now = self.watch.now();
        self.suspects.lock().unwrap_or_else(PoisonError::into_inner).retain(|_, until| *until > now);
    }

    #[cfg(test)]
    fn remembered(&self) -> usize {
        self.visitors.as_ref().map_or(0, |limiter| limiter.limiter.len())
            + self.payers.as_ref().map_or(0, |limiter| limiter.limiter.len())
            + self.suspects.lock().unwrap().len()
    }
}

const MINUTE: Duration = Duration::from_secs(60);
const HOUR: Duration = Duration::from_secs(3600);

/// One limit: a bucket for each key, full at first, that refills evenly (the generic cell rate algorithm).
struct Limiter<K: Hash + Eq + Clone> {
    limiter: RateLimiter<K, HashMapStateStore<K>, SteadyWatch, StateInformationMiddleware>,
    watch: SteadyWatch,
    size: u32,
    /// How long one cell takes to come back.
    interval: Duration,
}

impl<K: Hash + Eq + Clone> Limiter<K> {
    /// A bucket of this size into which so many cells come back in each window; none when either is 0.
    fn new(size: u32, refill: u32, window: Duration, watch: &SteadyWatch) -> Option<Self> {
        let burst = NonZeroU32::new(size)?;
        let interval = window.checked_div(refill)?;
        let quota = Quota::with_period(interval)?.allow_burst(burst);
        let limiter = RateLimiter::hashmap_with_clock(quota, watch.clone()).with_middleware();
        Some(Self { limiter, watch: watch.clone(), size, interval })
    }

    fn take(&self, key: &K, cells: u32) -> Result<Standing, TooMany> {
        let cells = NonZeroU32::new(cells).unwrap_or(NonZeroU32::MIN);
        match self.limiter.check_key_n(key, cells) {
            Ok(Ok(state)) => Ok(self.standing(state.remaining_burst_capacity())),
            Ok(Err(until)) => Err(self.too_many(until.wait_time_from(self.watch.now()))),
            // The settings were checked: no request costs more than a full bucket.
            Err(_) => Err(self.too_many(self.interval * self.size)),
        }
    }

    fn standing(&self, remaining: u32) -> Standing {
        Standing { limit: self.size, remaining, reset: self.interval * self.size.saturating_sub(remaining) }
    }

    fn too_many(&self, wait: Duration) -> TooMany {
        TooMany { wait, standing: self.standing(0) }
    }

    fn sweep(&self) {
        self.limiter.retain_recent();
        self.limiter.shrink_to_fit();
    }
}

/// The clock as a watch that never runs backwards: where the clock is set back, the watch stands still and then goes on.
#[derive(Clone)]
struct SteadyWatch {
    clock: Arc<dyn Clock>,
    /// The last look at the clock, and the nanoseconds that had passed by then.
    seen: Arc<Mutex<(OffsetDateTime, u64)>>,
}

impl SteadyWatch {
    fn new(clock: Arc<dyn Clock>) -> Self {
        let seen = Arc::new(Mutex::new((clock.now(), 0)));
        Self { clock, seen }
    }
}

impl Watch for SteadyWatch {
    type Instant = Nanos;

    fn now(&self) -> Nanos {
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        let now = self.clock.now();
        let passed = u64::try_from((now - seen.0).whole_nanoseconds()).unwrap_or(0);
        *seen = (now, seen.1.saturating_add(passed));
        Nanos::new(seen.1)
    }
}

#[cfg(test)]
mod tests;
