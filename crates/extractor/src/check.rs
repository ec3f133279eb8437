//! Tries from inside what the confinement forbids, for an operator or a test that wants to see it hold.

use std::{fs::File, io, net::TcpStream, os::unix::net::UnixStream, process::Command};

/// One line for the user, then one for each attempt: its name and whether it was refused.
pub fn report() -> String {
    // SAFETY: takes nothing and cannot fail.
    let mut lines = format!("user: {}\n", unsafe { libc::geteuid() });
    let spot = std::env::temp_dir().join("commons-extractor-check");
    for (name, attempt) in [
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
    ] {
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
