//! Becomes a program of others after giving up what drawing pages and recognizing words never needs.
//!
//! Invariants: the program writes in one folder alone (which it sees as /tmp where that is permitted), starts nothing that outlives it, speaks to nobody and sees no
//! file of people's. It comes from the system's own folders and the parent has set its limits already; what it reads
//! is foreign, so it is trusted no more than that.

use std::{
    ffi::{CString, OsString},
    fs, io,
    os::unix::{ffi::OsStrExt, fs::lchown, process::CommandExt},
    path::Path,
    process::{Command, ExitCode},
};

use commons_extract::FIRST_TOOL_USER;

use crate::{
    confine::NOBODY,
    filter::{self, done},
    landlock::{self, May},
};

/// How many processes and threads a tool may have at a time.
const PROCESSES: u64 = 64;

/// Where installed programs, their libraries, fonts and settings lie.
const SYSTEM: &[&str] = &[
    "/usr",
    "/bin",
    "/lib",
    "/lib64",
    "/opt",
    "/etc/ld.so.cache",
    "/etc/ld.so.conf",
    "/etc/ld.so.conf.d",
    "/etc/alternatives",
    "/etc/fonts",
    "/etc/libreoffice",
    "/etc/localtime",
    "/var/cache/fontconfig",
    "/var/lib/libreoffice",
    "/var/spool/libreoffice",
    "/proc/cpuinfo",
    "/proc/meminfo",
    "/sys/devices/system/cpu",
];

/// The devices that programs expect; none of them keeps or tells anything.
const DEVICES: &[&str] = &["/dev/null", "/dev/zero", "/dev/full", "/dev/random", "/dev/urandom"];

/// What stands in an argument for the folder, whose name the program may see as another.
const FOLDER: &str = "@FOLDER@";

/// Runs `program` with these arguments, able to write in `folder` alone, and ends as it ends. Instead of a program,
/// `--check` tries what is forbidden and tells.
pub(crate) fn run(folder: &Path, program: &Path, arguments: &[OsString]) -> ExitCode {
    match start(folder, program, arguments) {
        Ok(code) => ExitCode::from(code),
        Err(cause) => {
            eprintln!("cannot confine {}, so it is not started: {cause}", program.display());
            ExitCode::from(125)
        }
    }
}

fn start(folder: &Path, program: &Path, arguments: &[OsString]) -> io::Result<u8> {
    // It is the first to go when memory is short and the last to be served; where the kernel refuses, it is as others are.
    let _ = fs::write("/proc/self/oom_score_adj", "1000");
    // SAFETY: takes numbers alone.
    unsafe { libc::setpriority(libc::PRIO_PROCESS, 0, 10) };
    let user = hand_over(folder)?;
    let worlds = separate()?;
    let folder = if worlds { moved(folder) } else { folder };
    if worlds {
        // The first process of a world of processes takes all others with it when it ends, so no stray one stays.
        // SAFETY: no other thread runs, and the child goes on as if it were the only one.
        let child = unsafe { libc::fork() };
        done(child)?;
        if child != 0 {
            return wait_for(child);
        }
    }
    limit_processes(user.is_some() || worlds)?;
    confine(folder, program, user)?;
    if program == "--check" {
        print!("{}", crate::check::of_tools(folder));
        return Ok(0);
    }
    let arguments = arguments.iter().map(|argument| match argument.to_str() {
        Some(argument) => argument.replace(FOLDER, &folder.to_string_lossy()).into(),
        None => argument.clone(),
    });
    Err(Command::new(program)
        .args(arguments)
        .envs([("HOME", folder), ("TMPDIR", folder)])
        .current_dir(folder)
        .exec())
}

/// Puts the folder in the place of /tmp, where office programs insist on making a socket. Nobody else sees that.
fn moved(folder: &Path) -> &Path {
    let tmp = Path::new("/tmp");
    let Ok(source) = CString::new(folder.as_os_str().as_bytes()) else { return folder };
    let nothing = std::ptr::null();
    // SAFETY: the texts end with a zero and live until the calls are over.
    let answer = unsafe {
        match libc::mount(nothing, c"/".as_ptr(), nothing, libc::MS_REC | libc::MS_PRIVATE, nothing.cast()) {
            0 => libc::mount(source.as_ptr(), c"/tmp".as_ptr(), nothing, libc::MS_BIND, nothing.cast()),
            refused => refused,
        }
    };
    if answer == 0 { tmp } else { folder }
}

/// Gives the folder and what lies in it to a user who is nobody else, and tells who; `None` when we must stay who we are.
fn hand_over(folder: &Path) -> io::Result<Option<u32>> {
    if !is_root() {
        return Ok(None);
    }
    // A container may know a few users only, or ourselves alone.
    let users = [FIRST_TOOL_USER + std::process::id(), NOBODY];
    let Some(user) = users.into_iter().find(|user| lchown(folder, Some(*user), Some(*user)).is_ok()) else {
        return Ok(None);
    };
    hand_over_all(folder, user)?;
    Ok(Some(user))
}

/// The server alone has put something there so far.
fn hand_over_all(folder: &Path, user: u32) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        lchown(entry.path(), Some(user), Some(user))?;
        if entry.file_type()?.is_dir() {
            hand_over_all(&entry.path(), user)?;
        }
    }
    Ok(())
}

fn is_root() -> bool {
    // SAFETY: takes nothing and cannot fail.
    unsafe { libc::geteuid() == 0 }
}

/// Leaves the network, the shared memory, the processes and the mounts of others behind, where that is permitted.
fn separate() -> io::Result<bool> {
    const WORLDS: libc::c_int =
        libc::CLONE_NEWNET | libc::CLONE_NEWIPC | libc::CLONE_NEWPID | libc::CLONE_NEWNS;
    if is_root() {
        // SAFETY: takes numbers alone.
        return Ok(unsafe { libc::unshare(WORLDS) } == 0);
    }
    // Whoever is not root needs a world of users first, which cannot be left again if the rest is refused: so a child tries.
    // SAFETY: no other thread runs, and the child ends at once.
    let child = unsafe { libc::fork() };
    done(child)?;
    if child == 0 {
        let code = i32::from(as_ourselves(WORLDS).is_err());
        // SAFETY: ends the process.
        unsafe { libc::_exit(code) }
    }
    if wait_for(child)? != 0 {
        return Ok(false);
    }
    as_ourselves(WORLDS).map(|()| true)
}

/// A world of users in which we are who we are (user_namespaces(7)), and the others beneath it.
fn as_ourselves(worlds: libc::c_int) -> io::Result<()> {
    // SAFETY: these calls take numbers alone.
    let (user, group) = unsafe { (libc::geteuid(), libc::getegid()) };
    done(unsafe { libc::unshare(libc::CLONE_NEWUSER | worlds) })?;
    fs::write("/proc/self/setgroups", "deny")?;
    fs::write("/proc/self/gid_map", format!("{group} {group} 1"))?;
    fs::write("/proc/self/uid_map", format!("{user} {user} 1"))
}

fn wait_for(child: libc::pid_t) -> io::Result<u8> {
    let mut status = 0;
    // SAFETY: the kernel writes the status, which lives here.
    done(unsafe { libc::waitpid(child, &mut status, 0) })?;
    let code =
        if libc::WIFSIGNALED(status) { 128 + libc::WTERMSIG(status) } else { libc::WEXITSTATUS(status) };
    Ok(code as u8)
}

/// The kernel counts a user's processes: where the user has others, they are counted as well.
fn limit_processes(own_user: bool) -> io::Result<()> {
    let others = if own_user { 0 } else { all_processes().unwrap_or(0) };
    let limit = libc::rlimit { rlim_cur: others + PROCESSES, rlim_max: others + PROCESSES };
    // SAFETY: the kernel only reads `limit`, which lives here.
    done(unsafe { libc::setrlimit(libc::RLIMIT_NPROC, &limit) })
}

/// How many processes and threads there are, as /proc/loadavg says it: "0.20 0.18 0.12 1/80 11206".
fn all_processes() -> Option<u64> {
    let said = fs::read_to_string("/proc/loadavg").ok()?;
    said.split_whitespace().nth(3)?.split_once('/')?.1.parse().ok()
}

fn confine(folder: &Path, program: &Path, user: Option<u32>) -> io::Result<()> {
    // SAFETY: these calls take numbers alone, but for an empty list of groups.
    unsafe {
        if let Some(user) = user {
            libc::setgroups(0, std::ptr::null());
            libc::setgid(user);
            libc::setuid(user);
        }
        if is_root() && landlock::version() == 0 {
            return Err(io::Error::other(
                "root may not change its user here, and the kernel has no Landlock",
            ));
        }
        // Changing the user and forking cleared the death signal that the parent had set (prctl(2)).
        done(libc::prctl(libc::PR_SET_PDEATHSIG, libc::SIGKILL))?;
        done(libc::prctl(libc::PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0))?;
    }
    let system = SYSTEM.iter().map(|path| (Path::new(path), May::Read));
    let devices = DEVICES.iter().map(|path| (Path::new(path), May::UseDevice));
    // The folder stands for /tmp; where it may not, an office program still needs its socket there, and could then remove
    // what our own user keeps there, though neither read nor change it.
    let own = [(program, May::Read), (folder, May::Write), (Path::new("/tmp"), May::MakeSocket)];
    let paths: Vec<_> = system.chain(devices).chain(own).collect();
    landlock::hold(&paths)?;
    filter::install(&filter::for_tool(std::process::id()))
}
