//! Gives up every power that reading a document does not need, before the first byte of it is read.
//!
//! The parent has set limits already (memory, time, files); what is left is done here and not before exec, so that
//! the program may lie where the unprivileged user could not start it.

use std::io;

use crate::filter::{self, done};

/// The user and group that own nothing ("nobody" on Linux; the kernel's overflow id).
pub(crate) const NOBODY: u32 = 65534;

/// Confines the calling process for good. Must run before any thread is started.
///
/// # Errors
/// What the kernel says; the caller must not read a document then.
pub(crate) fn confine() -> io::Result<()> {
    // SAFETY: these calls take numbers alone, but for an empty list of groups.
    unsafe {
        if libc::geteuid() == 0 {
            // In some containers root may not change its user; the filter below holds for root as well.
            libc::setgroups(0, std::ptr::null());
            libc::setgid(NOBODY);
            libc::setuid(NOBODY);
            // Changing the user cleared the death signal that the parent had set (prctl(2)).
            done(libc::prctl(libc::PR_SET_PDEATHSIG, libc::SIGKILL))?;
        }
        done(libc::prctl(libc::PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0))?;
    }
    filter::install(&filter::for_reader())
}
