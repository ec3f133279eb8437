//! What a job is: a small struct that is written into the queue and run later.

use async_trait::async_trait;
use commons_kernel::Result;
use serde::{Serialize, de::DeserializeOwned};
use time::OffsetDateTime;

/// Work for later. Keep it shallow: ids, not rows, so that it sees the rows as they are when it runs.
#[async_trait]
pub trait Job: Serialize + DeserializeOwned + Send + Sync + 'static {
    /// The kind's name in the queue. It outlives the code that queued it: never use an old name for something else.
    const KIND: &'static str;
    /// Whether nobody waits for it: such jobs let all others go first, and never fill a runner's last place.
    const CAN_WAIT: bool = false;

    /// What the job needs to run; given once, when the kind is registered.
    type Context: Send + Sync + 'static;

    /// Jobs of one kind with the same key are the same work: while one waits for its first run, a second is not queued.
    fn key(&self) -> Option<String> {
        None
    }

    /// Does the work. It may be called twice, and must end within [`crate::Runner::PATIENCE`].
    ///
    /// # Errors
    /// Any fault: the job is tried again later, each time after a longer wait.
    async fn run(&self, context: &Self::Context, now: OffsetDateTime) -> Result<()>;
}
