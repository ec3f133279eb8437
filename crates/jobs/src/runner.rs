//! Runs what is due: all of it now, or for as long as the server lives.

use std::{any::Any, collections::BTreeMap, fmt, pin::Pin, pin::pin, sync::Arc, time::Duration};

use commons_entity::job;
use commons_kernel::{Clock, Error, Result};
use commons_store::Store;
use serde_json::Value;
use time::OffsetDateTime;
use tokio::{
    sync::{Notify, OwnedSemaphorePermit, Semaphore},
    task::JoinSet,
    time::{sleep, timeout},
};

use crate::{CHANNEL, Job, claim};

type Work = Pin<Box<dyn Future<Output = Result<()>> + Send>>;
type Begin = Arc<dyn Fn(Value, OffsetDateTime) -> Work + Send + Sync>;

/// Takes jobs from the queue and runs them. Several runners, in one process or many, share the work.
#[derive(Clone)]
pub struct Runner {
    store: Store,
    clock: Arc<dyn Clock>,
    /// Those that people wait for.
    prompt: BTreeMap<&'static str, Begin>,
    /// Those that can wait.
    patient: BTreeMap<&'static str, Begin>,
}

impl Runner {
    /// How many jobs one runner has in hand at once.
    pub const AT_ONCE: usize = 2;
    /// How many of them may be of a kind that can wait: the other place is free for what people wait for.
    const PATIENT_AT_ONCE: usize = 1;
    /// How long one run of a job may take; shorter than a claim, so that nobody else begins before it has ended.
    pub const PATIENCE: Duration = Duration::from_secs(4 * 60 + 30);
    /// How often the queue is looked at when nobody rings: for jobs whose time has come, and lost rings.
    const POLL: Duration = Duration::from_secs(3);
    /// How long jobs in hand may go on after the end was asked for; then they are left to be claimed again.
    const FAREWELL: Duration = Duration::from_secs(25);

    /// A runner that knows no kind yet.
    pub fn new(store: Store, clock: Arc<dyn Clock>) -> Self {
        Self { store, clock, prompt: BTreeMap::new(), patient: BTreeMap::new() }
    }

    /// The same runner, which also runs jobs of this kind.
    #[must_use]
    pub fn register<J: Job>(mut self, context: Arc<J::Context>) -> Self {
        let begin: Begin = Arc::new(move |payload, now| {
            let context = Arc::clone(&context);
            Box::pin(async move {
                let job: J = serde_json::from_value(payload).map_err(|error| {
                    Error::internal(format!("the payload is not one of a {} job: {error}", J::KIND))
                })?;
                job.run(&context, now).await
            })
        });
        let kinds = if J::CAN_WAIT { &mut self.patient } else { &mut self.prompt };
        kinds.insert(J::KIND, begin);
        self
    }

    /// The kinds that it runs.
    pub fn kinds(&self) -> Vec<&'static str> {
        self.prompt.keys().chain(self.patient.keys()).copied().collect()
    }

    /// Runs every job that is due, and those that they queue for now, one after the other. Says how many runs it were,
    /// failed ones included. For tests and commands.
    ///
    /// # Errors
    /// What the database says; a job that fails is no error here, it is put back for later.
    pub async fn run_due(&self) -> Result<usize> {
        let mut runs = 0;
        loop {
            let job = match self.claim(&self.prompt).await? {
                Some(job) => job,
                None => match self.claim(&self.patient).await? {
                    Some(job) => job,
                    None => return Ok(runs),
                },
            };
            self.settle(job).await?;
            runs += 1;
        }
    }

    /// Runs jobs as they come, [`Runner::AT_ONCE`] at a time, until `shutdown` is ready; then lets those in hand end.
    /// Uses one connection of the pool to listen, and one for each job in hand while it is claimed and settled.
    pub async fn run(&self, shutdown: impl Future<Output = ()> + Send) {
        let bell = Arc::new(Notify::new());
        let mut bellboy = JoinSet::new();
        bellboy.spawn(ring(self.store.clone(), Arc::clone(&bell)));
        let mut shutdown = pin!(shutdown);
        let mut in_hand = JoinSet::new();
        let patient_places = Arc::new(Semaphore::new(Self::PATIENT_AT_ONCE));
        loop {
            while in_hand.len() < Self::AT_ONCE {
                match self.next(&patient_places).await {
                    Ok(Some((job, place))) => {
                        let runner = self.clone();
                        in_hand.spawn(async move {
                            let _place = place;
                            if let Err(error) = runner.settle(job).await {
                                tracing::warn!(%error, "job was not settled and will run again");
                            }
                        });
                    }
                    Ok(None) => break,
                    Err(error) => {
                        tracing::warn!(%error, "queue cannot be read");
                        break;
                    }
                }
            }
            tokio::select! {
                () = &mut shutdown => break,
                Some(_) = in_hand.join_next() => {}
                () = bell.notified() => {}
                () = sleep(Self::POLL) => {}
            }
        }
        let ended = timeout(Self::FAREWELL, async { while in_hand.join_next().await.is_some() {} }).await;
        if ended.is_err() {
            tracing::warn!(jobs = in_hand.len(), "jobs were cut off at the end and will run again");
        }
    }

    /// The next job: one that people wait for, or else one that can wait, if it has a place.
    async fn next(
        &self,
        patient: &Arc<Semaphore>,
    ) -> Result<Option<(job::Model, Option<OwnedSemaphorePermit>)>> {
        if let Some(job) = self.claim(&self.prompt).await? {
            return Ok(Some((job, None)));
        }
        let Ok(place) = Arc::clone(patient).try_acquire_owned() else { return Ok(None) };
        Ok(self.claim(&self.patient).await?.map(|job| (job, Some(place))))
    }

    async fn claim(&self, kinds: &BTreeMap<&'static str, Begin>) -> Result<Option<job::Model>> {
        if kinds.is_empty() {
            return Ok(None);
        }
        let kinds: Vec<&str> = kinds.keys().copied().collect();
        claim::claim(&self.store, &kinds, self.clock.now()).await
    }

    async fn settle(&self, job: job::Model) -> Result<()> {
        match self.attempt(&job).await {
            Ok(()) => claim::done(&self.store, &job).await,
            Err(error) => claim::failed(&self.store, &job, error.message(), self.clock.now()).await,
        }
    }

    /// One run, in a task of its own so that a panic is only this job's failure. The task ends with this future.
    async fn attempt(&self, job: &job::Model) -> Result<()> {
        let kind = job.kind.as_str();
        let Some(begin) = self.prompt.get(kind).or_else(|| self.patient.get(kind)) else {
            return Err(Error::internal(format!("no job of kind {} is registered here", job.kind)));
        };
        let mut run = JoinSet::new();
        run.spawn(begin(job.payload.clone(), self.clock.now()));
        match timeout(Self::PATIENCE, run.join_next()).await {
            Ok(Some(Ok(outcome))) => outcome,
            Ok(Some(Err(broken))) if broken.is_panic() => {
                Err(Error::internal(format!("it panicked: {}", said(broken.into_panic().as_ref()))))
            }
            Ok(_) => Err(Error::internal("it was cut off")),
            Err(_) => {
                Err(Error::internal(format!("it took longer than {} seconds", Self::PATIENCE.as_secs())))
            }
        }
    }
}

impl fmt::Debug for Runner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Runner").field("kinds", &self.kinds()).finish_non_exhaustive()
    }
}

/// Rings whenever a job is committed, for ever; a lost connection is made anew, and the poll bridges the gap.
async fn ring(store: Store, bell: Arc<Notify>) {
    loop {
        match store.listen(CHANNEL).await {
            Ok(mut listener) => {
                bell.notify_one();
                while listener.recv().await.is_ok() {
                    bell.notify_one();
                }
            }
            Err(error) => tracing::warn!(%error, "cannot listen for jobs"),
        }
        sleep(Runner::POLL).await;
    }
}

/// What a panic said, as far as it used words.
fn said(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
    text.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_else(|| "without words".into())
}
