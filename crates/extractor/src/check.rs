//! Tries from inside what the confinement forbids, for an operator or a test that wants to see it hold.

use std::{
    fs::File,
    io,
    net::{TcpListener, TcpStream},
    os::unix::net::{UnixDatagram, UnixStream},
    path::Path,
    process::Command,
};

use crate::landlock;

/// Of a reader: one line for the user, then one for each attempt, its name and whether it was refused.
pub(crate) fn of_readers() -> String {
    let spot = std::env::temp_dir().join("commons-extractor-check");
    tell(&[
        ("read a file", File::open("/etc/passwd").map(drop)),
        ("look at a file", std::fs::metadata("/etc/passwd").map(drop)),
        ("write a file", File::create(&spot).map(drop)),
        ("remove a file", std::fs::remove_file(&spot)),
        ("connect to the network", TcpStream::connect("127.0.0.1:9").map(drop)),
        ("connect to a local socket", UnixStream::connect("/run/nothing").map(drop)),
        ("start a program", Command::new("/bin/true").status().map(drop)),
        ("fork", fork()),
        ("signal another process", signal()),
        ("trace another process", trace()),
    ])
}

/// Of a tool that may write in `folder`: the same, after one line for the kernel's rules of files.
pub(crate) fn of_tools(folder: &Path) -> String {
    let spot = Path::new("/var/tmp/commons-extractor-check");
    let landlock = match landlock::version() {
        0 => "files: this kernel has no Landlock, so only the user's own rights hold a tool\n".to_owned(),
        version => format!("files: Landlock {version}\n"),
    };
    let written = File::create(folder.join("check")).map(drop);
    let own =
        if written.is_ok() { "own folder: can be written\n" } else { "own folder: CANNOT BE WRITTEN\n" };
    landlock
        + own
        + &tell(&[
            ("read a file of people's", File::open("/etc/passwd").map(drop)),
            ("list a folder of people's", std::fs::read_dir("/home").map(drop)),
            ("write a file where all people may", File::create(spot).map(drop)),
            ("open the network", TcpStream::connect("127.0.0.1:9").map(drop)),
            ("listen to the network", TcpListener::bind("127.0.0.1:0").map(drop)),
            ("connect to a local socket", UnixStream::connect("/run/nothing").map(drop)),
            ("send to a local socket", UnixDatagram::unbound().map(drop)),
            ("signal another process", signal()),
            ("trace another process", trace()),
            // SAFETY: these two take numbers alone.
            ("leave its process group", told(unsafe { libc::setsid() })),
            ("make a world of its own", told(unsafe { libc::unshare(libc::CLONE_NEWUSER) })),
        ])
}

fn tell(attempts: &[(&str, io::Result<()>)]) -> String {
    // SAFETY: takes nothing and cannot fail.
    let mut lines = format!("user: {}\n", unsafe { libc::geteuid() });
    for (name, attempt) in attempts {
        let verdict = match attempt {
            Err(cause) if cause.kind() == io::ErrorKind::PermissionDenied => "refused".to_owned(),
            Err(cause) => format!("not refused, but failed: {cause}"),
            Ok(()) => "ALLOWED".to_owned(),
        };
        lines.push_str(&format!("{name}: {verdict}\n"));
    }
    lines
}

fn fork() -> io::Result<()> {
    // SAFETY: no other thread runs yet; a child, if there is one, ends at once.
    match unsafe { libc::fork() } {
        0 => unsafe { libc::_exit(0) },
        answer => told(answer),
    }
}

fn signal() -> io::Result<()> {
    // SAFETY: takes numbers alone; signal 0 only asks.
    told(unsafe { libc::kill(libc::getppid(), 0) })
}

fn trace() -> io::Result<()> {
    // SAFETY: asks to be traced by the parent; no memory is touched.
    told(unsafe { libc::ptrace(libc::PTRACE_TRACEME, 0, 0, 0) } as libc::c_int)
}

fn told(answer: libc::c_int) -> io::Result<()> {
    if answer < 0 { Err(io::Error::last_os_error()) } else { Ok(()) }
}
