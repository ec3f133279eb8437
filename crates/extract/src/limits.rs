//! What a child may spend, and how it is held to it.

use std::{io, time::Duration};

/// The largest document that is read, in bytes.
pub const DOCUMENT_BYTES: usize = 100 << 20;
/// The most text that is kept of a document, in bytes of UTF-8; the rest is cut and [`crate::Reading::truncated`] says so.
pub const TEXT_BYTES: usize = 4 << 20;
/// The longest title, in characters.
pub const TITLE_CHARS: usize = 300;

/// The first of the users that tools run as when the server is root: far from the people, services and containers that
/// systems number.
pub const FIRST_TOOL_USER: u32 = 1_900_000_000;

/// What a child may spend on one document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Address space, in bytes.
    pub memory: u64,
    /// Processor time, in seconds.
    pub cpu_seconds: u64,
    /// Time by the clock on the wall, from start to answer.
    pub wall: Duration,
    /// The longest answer, in bytes.
    pub answer: usize,
    /// The largest file that it may write, in bytes.
    pub file: u64,
    /// What its folder may take of the disk, in bytes.
    pub folder: u64,
    /// How many files it may have open.
    pub open_files: u64,
    /// How many children may run at a time.
    pub at_once: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            memory: 1 << 30,
            cpu_seconds: 20,
            wall: Duration::from_secs(30),
            // JSON may double the text by escaping; the title, the headings and the findings come on top.
            answer: 2 * TEXT_BYTES + (256 << 10),
            file: 0,
            folder: 0,
            open_files: 32,
            at_once: 2,
        }
    }
}

/// What the tools of others may spend on one document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ToolLimits {
    /// For drawing the pages of a PDF.
    pub draw: Limits,
    /// For making a PDF of an office file; also how many may be made at once.
    pub convert: Limits,
    /// For recognizing the words of one page.
    pub recognize: Limits,
    /// For recognizing the words of all pages, by the clock on the wall.
    pub recognize_all: Duration,
    /// How many documents are drawn or recognized at once.
    pub at_once: usize,
}

impl Default for ToolLimits {
    fn default() -> Self {
        let draw = Limits {
            memory: 1 << 30,
            cpu_seconds: 40,
            wall: Duration::from_secs(60),
            answer: 64 << 10,
            file: 32 << 20,
            folder: 256 << 20,
            open_files: 64,
            at_once: 2,
        };
        // Office programs reserve far more address space than they use.
        let convert = Limits {
            memory: 4 << 30,
            file: 128 << 20,
            folder: 512 << 20,
            open_files: 512,
            at_once: 1,
            ..draw
        };
        let recognize = Limits {
            memory: 2 << 30,
            cpu_seconds: 30,
            wall: Duration::from_secs(40),
            answer: TEXT_BYTES,
            ..draw
        };
        Self { draw, convert, recognize, recognize_all: Duration::from_secs(150), at_once: 2 }
    }
}

impl Limits {
    /// Binds the calling process, which is a fresh child of `parent` that has not yet become the program.
    ///
    /// It calls nothing but the kernel and allocates nothing, so that it may stand between fork and exec. The number
    /// of processes is not limited here, since the kernel counts them over all of a user's; the child forbids itself to fork.
    ///
    /// # Errors
    /// What the kernel says when it refuses a limit.
    pub(crate) fn bind(&self, parent: libc::pid_t) -> io::Result<()> {
        for (resource, soft, hard) in [
            (libc::RLIMIT_AS, self.memory, self.memory),
            // The soft limit ends the child by a signal that says why; the hard one ends it if that is not heard.
            (libc::RLIMIT_CPU, self.cpu_seconds, self.cpu_seconds + 1),
            (libc::RLIMIT_FSIZE, self.file, self.file),
            (libc::RLIMIT_NOFILE, self.open_files, self.open_files),
            (libc::RLIMIT_CORE, 0, 0),
        ] {
            let limit = libc::rlimit { rlim_cur: soft, rlim_max: hard };
            // SAFETY: the kernel only reads `limit`, which lives here.
            done(unsafe { libc::setrlimit(resource, &limit) })?;
        }
        // SAFETY: these calls take numbers alone.
        unsafe {
            done(libc::prctl(libc::PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0))?;
            done(libc::prctl(libc::PR_SET_PDEATHSIG, libc::SIGKILL))?;
            done(libc::setpgid(0, 0))?;
            // What others left open is not for the child: marked, since the standard library's own pipe must live
            // until exec. A kernel before 5.11 refuses, and then the standard library's own care must do.
            libc::syscall(libc::SYS_close_range, 3, libc::c_uint::MAX, libc::CLOSE_RANGE_CLOEXEC);
            // The parent may have gone before the death signal was set; then nobody waits for an answer.
            if libc::getppid() != parent {
                return Err(io::Error::from_raw_os_error(libc::ESRCH));
            }
        }
        Ok(())
    }
}

fn done(answer: libc::c_int) -> io::Result<()> {
    if answer == 0 { Ok(()) } else { Err(io::Error::last_os_error()) }
}
