//! Rules for the file system that a process gives itself (Landlock, in kernels since 5.13): which folders it may read, in
//! which one it may write, and that it reaches nobody outside.

use std::{
    ffi::CString,
    io,
    os::{
        fd::{AsRawFd, FromRawFd, OwnedFd},
        unix::ffi::OsStrExt,
    },
    path::Path,
};

use crate::filter::done;

/// `struct landlock_ruleset_attr` of linux/landlock.h.
#[repr(C)]
struct Ruleset {
    handled_files: u64,
    handled_net: u64,
    scoped: u64,
}

/// `struct landlock_path_beneath_attr`, packed as the kernel's.
#[repr(C, packed)]
struct Beneath {
    allowed: u64,
    folder: libc::c_int,
}

const RULE_PATH_BENEATH: libc::c_int = 1;
const ASK_VERSION: libc::c_uint = 1;

const EXECUTE: u64 = 1;
const WRITE_FILE: u64 = 1 << 1;
const READ_FILE: u64 = 1 << 2;
const READ_FOLDER: u64 = 1 << 3;
const REMOVE_FILE: u64 = 1 << 5;
const MAKE_SOCKET: u64 = 1 << 9;
const REFER: u64 = 1 << 13;
const TRUNCATE: u64 = 1 << 14;
const DEVICE: u64 = 1 << 15;
/// Making devices of either kind: bits 6 and 11.
const MAKE_DEVICE: u64 = 1 << 6 | 1 << 11;
/// What may be allowed on a file that is no folder.
const OF_FILES: u64 = EXECUTE | WRITE_FILE | READ_FILE | TRUNCATE | DEVICE;

/// What may be done beneath a path.
#[derive(Clone, Copy)]
pub(crate) enum May {
    /// Read, and start programs.
    Read,
    /// Read and write a device.
    UseDevice,
    /// Make a socket and remove it again.
    MakeSocket,
    /// All but making devices and starting programs.
    Write,
}

/// Which version of the rules this kernel knows; 0 when it has none or they are switched off.
pub(crate) fn version() -> u32 {
    let none = std::ptr::null::<Ruleset>();
    // SAFETY: with this flag the kernel reads nothing and answers a number.
    let answer = unsafe { libc::syscall(libc::SYS_landlock_create_ruleset, none, 0, ASK_VERSION) };
    u32::try_from(answer).unwrap_or(0)
}

/// Holds the calling process to these paths for good, as far as this kernel can. A path that is not there is left out.
/// The process must have given up new privileges, and one thread alone may run.
///
/// # Errors
/// What the kernel says; not that it has no such rules.
pub(crate) fn hold(paths: &[(&Path, May)]) -> io::Result<()> {
    let version = version();
    if version == 0 {
        return Ok(());
    }
    let handled = match version {
        1 => REFER - 1,
        2 => TRUNCATE - 1,
        3 | 4 => DEVICE - 1,
        _ => (DEVICE << 1) - 1,
    };
    let rules = Ruleset {
        handled_files: handled,
        // Neither listening nor calling out by TCP; abstract sockets and signals only among the confined.
        handled_net: if version >= 4 { 0b11 } else { 0 },
        scoped: if version >= 6 { 0b11 } else { 0 },
    };
    // An older kernel knows the beginning of the structure alone.
    let size = match version {
        ..4 => 8,
        4 | 5 => 16,
        _ => size_of::<Ruleset>(),
    };
    // SAFETY: the kernel reads `size` bytes of `rules`, and the number that it answers is a file of our own.
    let set = unsafe {
        let answer = libc::syscall(libc::SYS_landlock_create_ruleset, &raw const rules, size, 0);
        done(answer as libc::c_int)?;
        OwnedFd::from_raw_fd(answer as libc::c_int)
    };
    for (path, may) in paths {
        let allowed = match may {
            May::Read => EXECUTE | READ_FILE | READ_FOLDER,
            May::UseDevice => READ_FILE | WRITE_FILE | DEVICE,
            May::MakeSocket => MAKE_SOCKET | REMOVE_FILE,
            May::Write => !(MAKE_DEVICE | EXECUTE),
        };
        allow(&set, path, allowed & handled)?;
    }
    // SAFETY: takes numbers alone.
    done(unsafe { libc::syscall(libc::SYS_landlock_restrict_self, set.as_raw_fd(), 0) } as libc::c_int)
}

fn allow(set: &OwnedFd, path: &Path, allowed: u64) -> io::Result<()> {
    let Ok(metadata) = path.metadata() else { return Ok(()) };
    let name = CString::new(path.as_os_str().as_bytes())?;
    // SAFETY: `name` ends with a zero and lives until the call is over; the answer is a file of our own.
    let folder = unsafe {
        let answer = libc::open(name.as_ptr(), libc::O_PATH | libc::O_CLOEXEC);
        done(answer)?;
        OwnedFd::from_raw_fd(answer)
    };
    let allowed = if metadata.is_dir() { allowed } else { allowed & OF_FILES };
    let rule = Beneath { allowed, folder: folder.as_raw_fd() };
    // SAFETY: the kernel reads `rule`, which lives here.
    let answer = unsafe {
        libc::syscall(libc::SYS_landlock_add_rule, set.as_raw_fd(), RULE_PATH_BENEATH, &raw const rule, 0)
    };
    done(answer as libc::c_int)
}
