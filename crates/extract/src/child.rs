//! Starts one child process, listens to it within its limits, and leaves nothing of it behind.

use std::{
    io::{self, Read, Write},
    os::unix::process::{CommandExt, ExitStatusExt},
    process::{Child, Command, ExitStatus, Stdio},
    sync::mpsc::{self, RecvTimeoutError},
    thread,
    time::{Duration, Instant},
};

use crate::{Failure, Limits, scratch::Scratch};

/// How much of what a child complains about is kept, in bytes.
const COMPLAINT_BYTES: usize = 4 << 10;
/// How often a folder is looked at that a child writes in.
const LOOK_EVERY: Duration = Duration::from_millis(100);

/// How a child ended.
pub(crate) enum End<W> {
    /// By itself, and this is what it said.
    Ended {
        /// Its exit code or signal.
        status: ExitStatus,
        /// Where its answer went.
        answer: W,
        /// What it wrote to its standard error.
        complaint: String,
    },
    /// It was ended.
    Stopped(Failure),
}

/// Runs `command` on `document` and sends its answer to `answer`. A child that writes in `folder` is ended when it
/// writes too much there.
///
/// The kernel's death signal follows the thread that starts a child, so the calling thread must wait for its end.
///
/// # Errors
/// It cannot be started, or its answer cannot be written down.
pub(crate) fn run<W: Write + Send + 'static>(
    mut command: Command,
    document: Stdio,
    limits: Limits,
    answer: W,
    folder: Option<&Scratch>,
) -> io::Result<End<W>> {
    let deadline = Instant::now() + limits.wall;
    let parent = std::process::id().cast_signed();
    command.env_clear().current_dir("/").stdin(document).stdout(Stdio::piped()).stderr(Stdio::piped());
    if folder.is_some() {
        // Drawing without a screen, one thread, and letters as they are everywhere.
        let settings = [("LANG", "C.UTF-8"), ("SAL_USE_VCLPLUGIN", "svp"), ("OMP_THREAD_LIMIT", "1")];
        command.env("PATH", "/usr/bin:/bin").envs(settings);
    }
    // SAFETY: `bind` only calls the kernel; it takes no lock and allocates nothing.
    unsafe { command.pre_exec(move || limits.bind(parent)) };
    let mut child = command.spawn()?;
    let listening = listen(child.stdout.take(), limits.answer, answer);
    let complaint = listen(child.stderr.take(), COMPLAINT_BYTES, Vec::new());
    let heard = loop {
        let left = deadline.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return stop(&mut child, Failure::TimedOut);
        }
        match listening.recv_timeout(left.min(LOOK_EVERY)) {
            Ok(heard) => break heard,
            Err(RecvTimeoutError::Timeout)
                if folder.is_some_and(|folder| folder.holds_over(limits.folder)) =>
            {
                return stop(&mut child, Failure::AnswerTooLong);
            }
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => return stop(&mut child, Failure::Crashed),
        }
    };
    let (length, answer) = match heard {
        Ok(heard) => heard,
        Err(cause) => {
            end(&mut child)?;
            return Err(cause);
        }
    };
    if length > limits.answer as u64 {
        return stop(&mut child, Failure::AnswerTooLong);
    }
    while !has_ended(&child)? {
        if Instant::now() >= deadline {
            return stop(&mut child, Failure::TimedOut);
        }
        thread::sleep(Duration::from_millis(1));
    }
    let status = end(&mut child)?;
    // All are gone that could complain.
    let complaint = match complaint.recv_timeout(Duration::from_secs(1)) {
        Ok(Ok((_, complaint))) => String::from_utf8_lossy(&complaint).into_owned(),
        _ => String::new(),
    };
    Ok(End::Ended { status, answer, complaint })
}

/// What a child that ended without success failed by.
pub(crate) fn failure(status: ExitStatus, complaint: &str) -> Failure {
    // The fence ends as a shell does for a program that was ended by a signal.
    let signal = status.signal().or_else(|| status.code().map(|code| code - 128));
    let failure = match signal {
        Some(libc::SIGXCPU | libc::SIGKILL) => Failure::TimedOut,
        // What runtimes print before they give up, and what Rust's reads answer when they cannot grow their buffer.
        _ if ["memory allocation of", "out of memory", "Out of memory", "bad_alloc"]
            .iter()
            .any(|said| complaint.contains(said)) =>
        {
            Failure::OutOfMemory
        }
        _ => Failure::Crashed,
    };
    tracing::info!(%status, ?failure, complaint = complaint.trim(), "a child failed on a document");
    failure
}

/// Takes what comes out of a pipe in a thread of its own, which sends it when the pipe ends or holds more than `most`.
fn listen<W: Write + Send + 'static>(
    pipe: Option<impl Read + Send + 'static>,
    most: usize,
    mut into: W,
) -> mpsc::Receiver<io::Result<(u64, W)>> {
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || {
        if let Some(mut pipe) = pipe {
            let heard = io::copy(&mut pipe.by_ref().take(most as u64 + 1), &mut into);
            let _ = sender.send(heard.and_then(|length| into.flush().map(|()| (length, into))));
            // The rest is heard without being kept, so that the child never waits for us.
            let _ = io::copy(&mut pipe, &mut io::sink());
        }
    });
    receiver
}

/// Whether the child has ended; its number stays its own until it is waited for.
fn has_ended(child: &Child) -> io::Result<bool> {
    // SAFETY: all zeros are a value of this plain structure, and the kernel writes to it while it lives here.
    unsafe {
        let mut about: libc::siginfo_t = std::mem::zeroed();
        let flags = libc::WEXITED | libc::WNOHANG | libc::WNOWAIT;
        match libc::waitid(libc::P_PID, child.id(), &mut about, flags) {
            0 => Ok(about.si_pid() != 0),
            _ => Err(io::Error::last_os_error()),
        }
    }
}

fn stop<W>(child: &mut Child, failure: Failure) -> io::Result<End<W>> {
    end(child)?;
    tracing::info!(?failure, "a child was ended on a document");
    Ok(End::Stopped(failure))
}

/// Ends the child and all of its process group, and takes their status so that no zombie is left.
fn end(child: &mut Child) -> io::Result<ExitStatus> {
    let group = child.id().cast_signed();
    // SAFETY: takes numbers alone; the child is not yet waited for, so its number is still its own.
    unsafe { libc::kill(-group, libc::SIGKILL) };
    let status = child.wait()?;
    // Where the server is the first process of a container, it inherits what the child left behind.
    for _ in 0..100 {
        // SAFETY: takes numbers alone.
        if unsafe { libc::waitpid(-group, std::ptr::null_mut(), libc::WNOHANG) } < 0 {
            break;
        }
        thread::sleep(Duration::from_millis(1));
    }
    Ok(status)
}
