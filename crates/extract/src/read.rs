//! Reads one document: starts the child on it and says how that ended.

use std::{
    fs::File,
    path::{Path, PathBuf},
    sync::Arc,
};

use commons_kernel::{Error, Result};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::{
    Failure, Limits, Outcome, Refusal, ToolLimits, Tools, accepted,
    fence::{Fence, Made},
    scratch,
};

/// Reads documents, each in a child process of its own. Clones share the number of children that may run at once.
#[derive(Clone, Debug)]
pub struct Reader {
    pub(crate) fence: Fence,
    pub(crate) limits: Limits,
    pub(crate) tools: Tools,
    pub(crate) tool_limits: ToolLimits,
    places: Arc<Semaphore>,
    tool_places: Arc<Semaphore>,
    office_places: Arc<Semaphore>,
}

impl Reader {
    /// A reader that starts `program` (see [`find_program`]) and holds it to `limits`. It has no tools.
    pub fn new(program: PathBuf, limits: Limits) -> Self {
        Self {
            fence: Fence(program),
            limits,
            tools: Tools::none(),
            tool_limits: ToolLimits::default(),
            places: places(limits.at_once),
            tool_places: places(0),
            office_places: places(0),
        }
        .with_tool_limits(ToolLimits::default())
    }

    /// The same reader, which also draws pages and recognizes words with these programs. What the tools of a server that
    /// was killed left behind is removed.
    pub fn with_tools(mut self, tools: Tools) -> Self {
        scratch::sweep();
        self.tools = tools;
        self
    }

    /// The same reader, which holds the tools to these limits.
    pub fn with_tool_limits(mut self, limits: ToolLimits) -> Self {
        self.tool_limits = limits;
        self.tool_places = places(limits.at_once);
        self.office_places = places(limits.convert.at_once);
        self
    }

    /// Reads the document in `file`, whose sender called it `filename`. Waits for a free place first.
    ///
    /// # Errors
    /// Only faults of ours: the file cannot be opened, or the program cannot be started.
    pub async fn read(&self, file: &Path, filename: &str) -> Result<Outcome> {
        let Some(kind) = accepted(filename) else { return Ok(Outcome::Refused(Refusal::UnknownKind)) };
        let reader = self.clone();
        let file = file.to_owned();
        in_place(&self.places, move || reader.read_now(open(&file)?, kind.extension)).await
    }

    /// Reads a document without waiting for a place.
    pub(crate) fn read_now(&self, document: File, extension: &str) -> Result<Outcome> {
        let answer = match self.fence.child(&[extension], document, self.limits, Vec::new())? {
            Made::Bytes(answer) => answer,
            Made::Refused(_) => return Ok(Outcome::Failed(Failure::Crashed)),
            Made::Failed(failure) => return Ok(Outcome::Failed(failure)),
        };
        Ok(serde_json::from_slice(&answer).unwrap_or_else(|cause| {
            tracing::warn!(%cause, bytes = answer.len(), "the extractor's answer could not be understood");
            Outcome::Failed(Failure::Crashed)
        }))
    }

    /// Does `work` in a thread that may wait, when there is a place for one more reader.
    pub(crate) async fn in_reader_place<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> Result<T> + Send + 'static,
    ) -> Result<T> {
        in_place(&self.places, work).await
    }

    /// Does `work` in a thread that may wait, when there is a place for one more tool, and for `office` when it needs one.
    pub(crate) async fn in_tool_place<T: Send + 'static>(
        &self,
        office: Office,
        work: impl FnOnce() -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let office = match office {
            Office::Needed => Some(place(&self.office_places).await?),
            Office::NotNeeded => None,
        };
        in_place(&self.tool_places, move || {
            let _office = office;
            work()
        })
        .await
    }
}

/// Whether work needs an office program, of which few may run.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Office {
    Needed,
    NotNeeded,
}

/// Opens a document of ours.
pub(crate) fn open(file: &Path) -> Result<File> {
    File::open(file).map_err(|cause| Error::internal(format!("cannot open the stored document: {cause}")))
}

/// Finds the child's program: beside the running program, or one folder up, where the tests of a build find it.
pub fn find_program() -> Option<PathBuf> {
    let own = std::env::current_exe().ok()?;
    let folder = own.parent()?;
    [Some(folder), folder.parent()]
        .into_iter()
        .flatten()
        .map(|folder| folder.join("commons-extractor"))
        .find(|program| program.is_file())
}

fn places(at_once: usize) -> Arc<Semaphore> {
    Arc::new(Semaphore::new(at_once.max(1)))
}

async fn place(places: &Arc<Semaphore>) -> Result<OwnedSemaphorePermit> {
    Arc::clone(places).acquire_owned().await.map_err(Error::internal)
}

async fn in_place<T: Send + 'static>(
    places: &Arc<Semaphore>,
    work: impl FnOnce() -> Result<T> + Send + 'static,
) -> Result<T> {
    let place = place(places).await?;
    // The kernel's death signal follows the thread that started the child, so the same thread waits for its end.
    let answer = tokio::task::spawn_blocking(move || {
        let _place = place;
        work()
    });
    answer.await.map_err(Error::internal)?
}
