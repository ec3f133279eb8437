//! A real PostgreSQL, started, stopped, killed and orphaned.

use std::{
    env, fs,
    io::{self, Read, Write},
    net::TcpStream,
    os::unix::fs::{MetadataExt, PermissionsExt},
    path::Path,
    process::{Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use commons_postgres::{Durability, Options, Server, StartError, start};

const PASSWORD: &str = "s3cret/with @ signs";
/// Tells the re-executed test binary which folder to serve.
const FOLDER: &str = "COMMONS_POSTGRES_TEST_FOLDER";

fn options(folder: &Path) -> Options {
    Options {
        folder: folder.join("postgres"),
        port: 0,
        password: PASSWORD.to_owned(),
        extra_bins: Vec::new(),
        durability: Durability::Throwaway,
    }
}

/// A folder that other users may walk through, as a data folder usually is.
fn open_folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).expect("opened");
    folder
}

/// The first message of the protocol: it must ask for SCRAM (authentication request 10), never let us in as we are.
fn asks_for_a_password(port: u16) -> bool {
    try_connect(port).expect("an answer")
}

fn try_connect(port: u16) -> io::Result<bool> {
    let mut body = 196_608_i32.to_be_bytes().to_vec();
    body.extend_from_slice(b"user\0postgres\0database\0postgres\0\0");
    let mut message = i32::try_from(body.len() + 4).expect("short").to_be_bytes().to_vec();
    message.append(&mut body);
    let mut stream = TcpStream::connect(("127.0.0.1", port))?;
    stream.write_all(&message)?;
    let mut answer = [0; 9];
    stream.read_exact(&mut answer)?;
    Ok(answer[0] == b'R' && answer[5..9] == 10_i32.to_be_bytes())
}

/// One statement through psql; nothing where psql is not installed (npm brings only the server).
fn query(server: &Server, statement: &str) -> Option<String> {
    let said = Command::new("psql")
        .args(["-X", "-q", "-t", "-A", "-v", "ON_ERROR_STOP=1", "-c", statement])
        .arg(server.url("postgres"))
        .output();
    let said = said.inspect_err(|_| eprintln!("psql is not here: the data is not looked at")).ok()?;
    assert!(said.status.success(), "{statement}: {}", String::from_utf8_lossy(&said.stderr));
    Some(String::from_utf8_lossy(&said.stdout).trim().to_owned())
}

fn postmaster(folder: &Path) -> i32 {
    let text = fs::read_to_string(folder.join("postgres/data/postmaster.pid")).expect("a running server");
    text.lines().next().and_then(|line| line.parse().ok()).expect("a process number")
}

fn signal(pid: i32, signal: i32) {
    // SAFETY: kill takes two numbers.
    assert_eq!(unsafe { libc::kill(pid, signal) }, 0, "signal {signal} to {pid}");
}

fn is_gone(pid: i32) -> bool {
    let end = Instant::now() + Duration::from_secs(20);
    while Instant::now() < end {
        match fs::read_to_string(format!("/proc/{pid}/stat")) {
            Err(_) => return true,
            Ok(stat) if stat.contains(") Z ") => return true,
            Ok(_) => thread::sleep(Duration::from_millis(20)),
        }
    }
    false
}

#[test]
fn starts_answers_and_starts_again_on_the_same_data() {
    let folder = open_folder();
    let server = start(options(folder.path())).expect("a server");
    assert!(asks_for_a_password(server.port()));
    query(&server, "create table kept(n int); insert into kept values (41)");
    if let Some(settings) = query(&server, "select current_setting('timezone') || current_setting('jit')") {
        assert_eq!(settings, "UTCoff");
        assert_eq!(
            query(&server, "select lower('ÁÑ')").as_deref(),
            Some("áñ"),
            "letters beyond ASCII have a case"
        );
    }
    let data = fs::metadata(folder.path().join("postgres/data")).expect("the cluster");
    assert_eq!(data.mode() & 0o777, 0o700);
    assert_ne!(data.uid(), 0, "PostgreSQL never runs as root");
    let pid = postmaster(folder.path());
    server.stop();
    assert!(is_gone(pid), "stopping waits for the end");

    let server = start(options(folder.path())).expect("the server again");
    if let Some(kept) = query(&server, "select n from kept") {
        assert_eq!(kept, "41");
    }
    let leftovers =
        ["password.once", "data.unfinished"].map(|name| folder.path().join("postgres").join(name));
    assert!(leftovers.iter().all(|path| !path.exists()), "nothing of the making is left");
}

#[test]
fn recovers_from_a_kill() {
    let folder = open_folder();
    let server = start(options(folder.path())).expect("a server");
    query(&server, "create table kept(n int); insert into kept values (42)");
    let pid = postmaster(folder.path());
    signal(pid, libc::SIGKILL);
    assert!(is_gone(pid));
    drop(server);

    let server = start(options(folder.path())).expect("the server again");
    if let Some(kept) = query(&server, "select n from kept") {
        assert_eq!(kept, "42");
    }
}

/// Whether somebody asks for a password on the port before so many seconds are over.
fn is_back(port: u16, seconds: u64) -> bool {
    let end = Instant::now() + Duration::from_secs(seconds);
    while Instant::now() < end {
        if try_connect(port).is_ok_and(|asks| asks) {
            return true;
        }
        thread::sleep(Duration::from_millis(50));
    }
    false
}

/// One process of the server that holds its shared memory: proc(5), `/proc/<pid>/task/<tid>/children`.
fn child_of(pid: i32) -> i32 {
    let children = fs::read_to_string(format!("/proc/{pid}/task/{pid}/children")).expect("a running server");
    children.split_whitespace().next().and_then(|child| child.parse().ok()).expect("a child")
}

#[test]
fn comes_back_by_itself_after_a_kill() {
    let folder = open_folder();
    let server = start(options(folder.path())).expect("a server");
    query(&server, "create table kept(n int); insert into kept values (43)");
    for _ in ["killed once", "killed again"] {
        let (port, pid) = (server.port(), postmaster(folder.path()));
        signal(pid, libc::SIGKILL);
        assert!(is_gone(pid));
        assert!(is_back(port, 10), "it answers again on the same port");
        assert_ne!(postmaster(folder.path()), pid);
        if let Some(kept) = query(&server, "select n from kept") {
            assert_eq!(kept, "43");
        }
    }
    assert!(server.fault().is_none());
    let pid = postmaster(folder.path());
    server.stop();
    assert!(is_gone(pid), "the one that came back is stopped too");
}

#[test]
fn waits_for_what_the_killed_one_left_running() {
    let folder = open_folder();
    let server = start(options(folder.path())).expect("a server");
    query(&server, "create table kept(n int); insert into kept values (44)");
    let (port, pid) = (server.port(), postmaster(folder.path()));
    let leftover = child_of(pid);
    signal(leftover, libc::SIGSTOP);
    signal(pid, libc::SIGKILL);
    assert!(is_gone(pid));
    let too_early = is_back(port, 2);
    signal(leftover, libc::SIGCONT);
    assert!(!too_early, "two servers never share the data");
    assert!(is_back(port, 10));
    if let Some(kept) = query(&server, "select n from kept") {
        assert_eq!(kept, "44");
    }
}

#[test]
fn stops_while_it_is_being_started_again() {
    let folder = open_folder();
    let server = start(options(folder.path())).expect("a server");
    let (port, pid) = (server.port(), postmaster(folder.path()));
    let leftover = child_of(pid);
    // Holds the restart up until we let it go.
    signal(leftover, libc::SIGSTOP);
    signal(pid, libc::SIGKILL);
    assert!(is_gone(pid));
    thread::sleep(Duration::from_millis(1_500));
    let begun = Instant::now();
    server.stop();
    let took = begun.elapsed();
    signal(leftover, libc::SIGCONT);
    assert!(took < Duration::from_secs(5), "stopping took {took:?}");
    assert!(!is_back(port, 2), "nothing is started after the stop");
    drop(start(options(folder.path())).expect("the folder is free"));
}

#[test]
fn a_stale_file_with_a_foreign_number_does_not_stop_it() {
    let folder = open_folder();
    drop(start(options(folder.path())).expect("a server"));
    let file = folder.path().join("postgres/data/postmaster.pid");
    fs::write(&file, format!("{}\n/x\n1\n1\n\n\n\nready\n", std::process::id())).expect("written");
    let server = start(options(folder.path())).expect("the server again");
    assert!(asks_for_a_password(server.port()));
}

#[test]
fn dies_with_its_parent_and_can_be_taken_over_at_once() {
    let folder = open_folder();
    let mut parent = Command::new(env::current_exe().expect("this binary"))
        .args(["--exact", "serves_for_another_test", "--ignored", "--nocapture"])
        .env(FOLDER, folder.path())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the parent");
    let mut said = String::new();
    let mut output = parent.stdout.take().expect("its output");
    while !said.contains("serving") {
        let mut byte = [0];
        assert_eq!(output.read(&mut byte).expect("readable"), 1, "the parent ended early: {said}");
        said.push(char::from(byte[0]));
    }
    let pid = postmaster(folder.path());
    parent.kill().expect("killed");
    parent.wait().expect("reaped");

    let server = start(options(folder.path())).expect("the server again");
    assert!(is_gone(pid), "the orphan went");
    assert_ne!(postmaster(folder.path()), pid);
    assert!(asks_for_a_password(server.port()));
}

#[test]
#[ignore = "the other half of dies_with_its_parent_and_can_be_taken_over_at_once"]
fn serves_for_another_test() {
    let Some(folder) = env::var_os(FOLDER) else { return };
    let _server = start(options(Path::new(&folder))).expect("a server");
    println!("serving");
    // Ends when the other side is gone, should it fail to kill us.
    let _ = std::io::stdin().read(&mut [0]);
}

#[test]
fn works_below_a_folder_that_only_its_owner_may_enter() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o700)).expect("closed");
    for _ in ["made", "found again"] {
        let server = start(options(folder.path())).expect("a server");
        assert!(asks_for_a_password(server.port()));
        query(&server, "create table if not exists kept(n int); checkpoint");
    }
}

#[test]
fn a_port_and_a_folder_serve_one_at_a_time() {
    let folder = open_folder();
    let server = start(options(folder.path())).expect("a server");

    let elsewhere = open_folder();
    let taken =
        start(Options { port: server.port(), ..options(elsewhere.path()) }).expect_err("the port is taken");
    assert!(matches!(taken, StartError::PortTaken(port) if port == server.port()), "{taken}");

    let second = start(options(folder.path())).expect_err("the folder is taken");
    assert!(matches!(second, StartError::AlreadyRunning { .. }), "{second}");
    assert!(asks_for_a_password(server.port()), "the first one goes on");
}

#[test]
fn a_password_of_two_lines_is_refused_and_can_be_mended() {
    let folder = open_folder();
    let wrong = Options { password: "two\nlines".to_owned(), ..options(folder.path()) };
    let refused = start(wrong).expect_err("two lines");
    assert!(refused.to_string().contains("one line"), "{refused}");
    drop(start(options(folder.path())).expect("a server"));
}
