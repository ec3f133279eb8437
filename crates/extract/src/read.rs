//! Reads one document: starts the child on it, waits for the answer within the limits, and says how it ended.

use std::{
    fs::File,
    io::{self, Read},
    os::unix::process::{CommandExt, ExitStatusExt},
    path::{Path, PathBuf},
    process::{Child, Command, ExitStatus, Stdio},
    sync::{Arc, mpsc},
    thread,
    time::{Duration, Instant},
};

use commons_kernel::{Error, Result};
use tokio::sync::Semaphore;

use crate::{Failure, Limits, Outcome, Refusal, Tools, accepted};

/// How much of what the child complains about is kept, in bytes.
const COMPLAINT_BYTES: usize = 4 << 10;

/// Reads documents, each in a child process of its own. Clones share the number of children that may run at once.
#[derive(Clone, Debug)]
pub struct Reader {
    program: PathBuf,
    limits: Limits,
    places: Arc<Semaphore>,
    tools: Tools,
}

impl Reader {
    /// A reader that starts `program` (see [`find_program`]) and holds it to `limits`.
    pub fn new(program: PathBuf, limits: Limits) -> Self {
        Self {
            program,
            limits,
            places: Arc::new(Semaphore::new(limits.at_once.max(1))),
            tools: Tools::none(),
        }
    }

    /// The same reader, which also draws pages and recognizes words with these programs.
    pub fn with_tools(mut self, tools: Tools) -> Self {
        self.tools = tools;
        self
    }

    /// Reads the document in `file`, whose sender called it `filename`. Waits for a free place first.
    ///
    /// # Errors
    /// Only faults of ours: the file cannot be opened, or the program cannot be started.
    pub async fn read(&self, file: &Path, filename: &str) -> Result<Outcome> {
        let Some(kind) = accepted(filename) else { return Ok(Outcome::Refused(Refusal::UnknownKind)) };
        let place = Arc::clone(&self.places).acquire_owned().await.map_err(Error::internal)?;
        let (program, limits, file) = (self.program.clone(), self.limits, file.to_owned());
        // The kernel's death signal follows the thread that started the child, so the same thread waits for its end.
        let answer = tokio::task::spawn_blocking(move || {
            let _place = place;
            let document = File::open(&file)
                .map_err(|cause| Error::internal(format!("cannot open the stored document: {cause}")))?;
            run(&program, kind.extension, document, limits)
                .map_err(|cause| Error::unavailable(format!("cannot start {}: {cause}", program.display())))
        });
        answer.await.map_err(Error::internal)?
    }
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

fn run(program: &Path, extension: &str, document: File, limits: Limits) -> io::Result<Outcome> {
    let deadline = Instant::now() + limits.wall;
    let parent = std::process::id().cast_signed();
    let mut command = Command::new(program);
    command
        .arg(extension)
        .env_clear()
        .current_dir("/")
        .stdin(Stdio::from(document))
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    // SAFETY: `bind` only calls the kernel; it takes no lock and allocates nothing.
    unsafe { command.pre_exec(move || limits.bind(parent)) };
    let mut child = command.spawn()?;
    let answer = listen(child.stdout.take(), limits.answer);
    let complaint = listen(child.stderr.take(), COMPLAINT_BYTES);

    let answer = match answer.recv_timeout(limits.wall) {
        Ok(answer) if answer.len() > limits.answer => {
            end(&mut child)?;
            return Ok(Outcome::Failed(Failure::AnswerTooLong));
        }
        Ok(answer) => answer,
        Err(_) => {
            end(&mut child)?;
            return Ok(Outcome::Failed(Failure::TimedOut));
        }
    };
    let Some(status) = wait_until(&mut child, deadline)? else {
        end(&mut child)?;
        return Ok(Outcome::Failed(Failure::TimedOut));
    };
    // The child is gone and cannot have children of its own, so its complaint has ended too.
    let complaint = complaint.recv_timeout(Duration::from_secs(1)).unwrap_or_default();
    Ok(judge(status, &answer, &String::from_utf8_lossy(&complaint)))
}

/// Takes what comes out of a pipe in a thread of its own, which sends it when the pipe ends or holds more than `most`.
fn listen(pipe: Option<impl Read + Send + 'static>, most: usize) -> mpsc::Receiver<Vec<u8>> {
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || {
        let mut heard = Vec::new();
        if let Some(mut pipe) = pipe {
            // An error ends the pipe as its end does: what was heard until then is judged.
            let _ = pipe.by_ref().take(most as u64 + 1).read_to_end(&mut heard);
            let _ = sender.send(heard);
            // The rest is heard without being kept, so that the child never waits for us.
            let _ = io::copy(&mut pipe, &mut io::sink());
        }
    });
    receiver
}

fn wait_until(child: &mut Child, deadline: Instant) -> io::Result<Option<ExitStatus>> {
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(Some(status));
        }
        if Instant::now() >= deadline {
            return Ok(None);
        }
        thread::sleep(Duration::from_millis(1));
    }
}

/// Ends the child and all of its process group, and takes its status so that no zombie is left.
fn end(child: &mut Child) -> io::Result<()> {
    let group = child.id().cast_signed();
    // SAFETY: takes numbers alone; the child is not yet waited for, so its number is still its own.
    unsafe { libc::kill(-group, libc::SIGKILL) };
    child.kill()?;
    child.wait().map(drop)
}

fn judge(status: ExitStatus, answer: &[u8], complaint: &str) -> Outcome {
    if status.success() {
        return serde_json::from_slice(answer).unwrap_or_else(|cause| {
            tracing::warn!(%cause, bytes = answer.len(), "the extractor's answer could not be understood");
            Outcome::Failed(Failure::Crashed)
        });
    }
    let failure = match status.signal() {
        Some(libc::SIGXCPU | libc::SIGKILL) => Failure::TimedOut,
        // What Rust's runtime prints before it aborts, and what its reads answer when they cannot grow their buffer.
        _ if ["memory allocation of", "out of memory"].iter().any(|said| complaint.contains(said)) => {
            Failure::OutOfMemory
        }
        _ => Failure::Crashed,
    };
    tracing::info!(%status, ?failure, complaint = complaint.trim(), "the extractor failed on a document");
    Outcome::Failed(failure)
}
