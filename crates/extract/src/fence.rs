//! Runs the child and the tools of others on a document: each through the child's program, which confines itself first.

use std::{ffi::OsStr, fs::File, io::Write, path::Path, path::PathBuf, process::Command, process::Stdio};

use commons_kernel::{Error, Result};

use crate::{
    Failure, Limits, Refusal,
    child::{self, End},
    scratch::Scratch,
};

/// What the child exits with when it refuses a document instead of answering with bytes.
const REFUSED: i32 = 3;
/// The longest refusal that is listened to, in bytes.
pub(crate) const REFUSAL_BYTES: u64 = 4 << 10;
/// What it exits with when it could not confine a tool.
const NOT_CONFINED: i32 = 125;

/// What a child made of a document.
pub(crate) enum Made<W> {
    /// What was asked for.
    Bytes(W),
    /// Nothing: the document is at fault. The refusal stands where the bytes would.
    Refused(W),
    /// Nothing: it failed.
    Failed(Failure),
}

/// The child's program.
#[derive(Clone, Debug)]
pub(crate) struct Fence(pub(crate) PathBuf);

impl Fence {
    /// Lets the child answer with JSON or with bytes.
    pub(crate) fn child<W: Write + Send + 'static>(
        &self,
        arguments: &[&str],
        document: File,
        limits: Limits,
        answer: W,
    ) -> Result<Made<W>> {
        let mut command = Command::new(&self.0);
        command.args(arguments);
        let end = child::run(command, Stdio::from(document), limits, answer, None);
        Ok(match end.map_err(|cause| self.cannot_start(cause))? {
            End::Ended { status, answer, .. } if status.success() => Made::Bytes(answer),
            End::Ended { status, answer, .. } if status.code() == Some(REFUSED) => Made::Refused(answer),
            End::Ended { status, complaint, .. } => Made::Failed(child::failure(status, &complaint)),
            End::Stopped(failure) => Made::Failed(failure),
        })
    }

    /// Runs a tool that may write in `folder` alone, and gives what it prints. In an argument, `@FOLDER@` stands for the
    /// folder as the tool sees it.
    pub(crate) fn tool(
        &self,
        folder: &Scratch,
        program: &Path,
        arguments: &[impl AsRef<OsStr>],
        limits: Limits,
    ) -> Result<Result<Vec<u8>, Failure>> {
        let mut command = Command::new(&self.0);
        command.arg("tool").arg(folder.path()).arg(program).args(arguments);
        let end = child::run(command, Stdio::null(), limits, Vec::new(), Some(folder));
        match end.map_err(|cause| self.cannot_start(cause))? {
            End::Ended { status, answer, .. } if status.success() => Ok(Ok(answer)),
            End::Ended { status, complaint, .. }
                if status.code() == Some(NOT_CONFINED) && complaint.starts_with("cannot confine") =>
            {
                Err(Error::unavailable(complaint.trim()))
            }
            End::Ended { status, complaint, .. } => Ok(Err(child::failure(status, &complaint))),
            End::Stopped(failure) => Ok(Err(failure)),
        }
    }

    fn cannot_start(&self, cause: std::io::Error) -> Error {
        Error::unavailable(format!("cannot run {}: {cause}", self.0.display()))
    }
}

/// The refusal that a child wrote instead of bytes: `{"refused": …}` on a line.
pub(crate) fn refusal(line: &[u8]) -> Result<Refusal, Failure> {
    #[derive(serde::Deserialize)]
    struct Answer {
        refused: Refusal,
    }
    serde_json::from_slice::<Answer>(line).map(|answer| answer.refused).map_err(|cause| {
        tracing::warn!(%cause, bytes = line.len(), "the extractor's refusal could not be understood");
        Failure::Crashed
    })
}
