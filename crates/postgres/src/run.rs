//! One run of `postgres`: start it as our child, wait until it is ready, and make it stop.

use std::{
    fs::{self, File, OpenOptions},
    io::{self, Read, Seek, SeekFrom},
    net::TcpListener,
    os::unix::{fs::OpenOptionsExt, process::CommandExt},
    path::PathBuf,
    process::{Child, Command, ExitStatus, Stdio},
    thread,
    time::{Duration, Instant},
};

use crate::{Durability, StartError, initialise::DATA, keep::End, place::Place};

/// A log longer than this, in bytes, begins anew at the next start.
const LONG_LOG: u64 = 16 << 20;
/// How long to wait for readiness; after a crash, PostgreSQL first replays its log.
const PATIENCE: Duration = Duration::from_secs(120);
/// How long to wait for the server of a parent that has just died.
const FAREWELL: Duration = Duration::from_secs(20);
/// How often files and processes are looked at.
const PULSE: Duration = Duration::from_millis(20);

/// A cluster that is there, and the programs that run it.
pub(crate) struct Cluster {
    /// The folder of `postgres`, runnable by the place's user.
    pub bin: PathBuf,
    /// Where it lies.
    pub place: Place,
    /// What a crash of the machine may cost it.
    pub durability: Durability,
}

/// A running server and what it was asked for.
pub(crate) struct Run {
    child: Child,
    /// The port it listens on.
    pub port: u16,
}

/// Starts the server; with port 0 another free port is tried when somebody was faster.
///
/// Must be called on a thread that lives as long as the server: the kernel signals the child when the *thread* that
/// made it ends (PR_SET_PDEATHSIG, prctl(2)).
pub(crate) fn run(cluster: &Cluster, port: u16, until: &End) -> Result<Run, StartError> {
    await_predecessor(&cluster.place, until)?;
    let give_up = Instant::now() + FAREWELL;
    loop {
        let chosen = if port == 0 { free_port()? } else { port };
        match attempt(cluster, chosen, until) {
            Err(Failure::PortTaken) if port != 0 => return Err(StartError::PortTaken(port)),
            // Backends of a killed server hold its memory until they notice that it is gone.
            Err(Failure::PortTaken | Failure::StillHeld(_)) if Instant::now() < give_up => {
                pass(PULSE * 10, until)?
            }
            Err(Failure::PortTaken) => return Err(StartError::PortTaken(chosen)),
            Err(Failure::StillHeld(said)) => return Err(StartError::Ended(said)),
            Err(Failure::Other(error)) => return Err(error),
            Ok(child) => return Ok(Run { child, port: chosen }),
        }
    }
}

/// Waits, but not beyond the end.
fn pass(time: Duration, until: &End) -> Result<(), StartError> {
    if until.comes_within(time) { Err(StartError::Stopped) } else { Ok(()) }
}

impl Run {
    /// How it ended; none while it runs. Once it tells an end, [`Run::stop`] must not be called: the process number may
    /// be another's by then.
    pub fn ended(&mut self) -> io::Result<Option<ExitStatus>> {
        self.child.try_wait()
    }

    /// Fast shutdown (SIGINT), then harder ones, until the server is gone.
    pub fn stop(mut self) {
        for (signal, patience) in [(libc::SIGINT, 30), (libc::SIGQUIT, 10), (libc::SIGKILL, 10)] {
            let Ok(pid) = i32::try_from(self.child.id()) else { return };
            // SAFETY: kill takes two numbers; the child is not reaped yet, so the number is still its own.
            unsafe { libc::kill(pid, signal) };
            let end = Instant::now() + Duration::from_secs(patience);
            while Instant::now() < end {
                match self.child.try_wait() {
                    Ok(None) => thread::sleep(PULSE),
                    _ => return,
                }
            }
        }
    }
}

enum Failure {
    PortTaken,
    StillHeld(String),
    Other(StartError),
}

impl From<StartError> for Failure {
    fn from(error: StartError) -> Self {
        Self::Other(error)
    }
}

fn attempt(cluster: &Cluster, port: u16, until: &End) -> Result<Child, Failure> {
    let place = &cluster.place;
    let (log, begin) = open_log(place)?;
    let mut child = command(cluster, port)
        .stdin(Stdio::null())
        .stdout(log.try_clone().map_err(StartError::file("open the log of postgres"))?)
        .stderr(log)
        .spawn()
        .map_err(StartError::file("start postgres"))?;
    let pid_file = place.ours(DATA).join("postmaster.pid");
    let end = Instant::now() + PATIENCE;
    while Instant::now() < end {
        if let Some(status) = child.try_wait().map_err(StartError::file("wait for postgres"))? {
            return Err(why_ended(place, begin, status));
        }
        if is_ready(&fs::read_to_string(&pid_file).unwrap_or_default(), child.id()) {
            return Ok(child);
        }
        if until.comes_within(PULSE) {
            Run { child, port }.stop();
            return Err(StartError::Stopped.into());
        }
    }
    Run { child, port }.stop();
    Err(StartError::Slow { seconds: PATIENCE.as_secs(), log: place.ours("postgres.log") }.into())
}

fn command(cluster: &Cluster, port: u16) -> Command {
    let mut command = cluster.place.command(cluster.bin.join("postgres"));
    command.arg("-D").arg(cluster.place.theirs(DATA));
    let mut set = |name: &str, value: &str| {
        command.args(["-c", &format!("{name}={value}")]);
    };
    set("listen_addresses", "127.0.0.1");
    set("port", &port.to_string());
    set("unix_socket_directories", "");
    set("shared_buffers", "128MB");
    set("max_connections", "100");
    set("jit", "off");
    set("timezone", "UTC");
    set("log_timezone", "UTC");
    set("logging_collector", "off");
    if cluster.durability == Durability::Throwaway {
        set("fsync", "off");
        set("full_page_writes", "off");
    }
    // A group of its own: Ctrl-C at the terminal reaches us alone, and we stop the server when our work is done.
    command.process_group(0);
    command
}

/// Line 1 of postmaster.pid must be our child (a killed server leaves its file behind), line 8 its state.
fn is_ready(pid_file: &str, pid: u32) -> bool {
    let mut lines = pid_file.lines();
    lines.next().is_some_and(|line| line.trim().parse() == Ok(pid))
        && lines.nth(6).is_some_and(|line| line.trim() == "ready")
}

/// Waits for a server whose parent has just died; a file left behind by a killed one is removed when its number
/// belongs to another program, or to nothing alive, by now.
fn await_predecessor(place: &Place, until: &End) -> Result<(), StartError> {
    let data = place.ours(DATA);
    let pid_file = data.join("postmaster.pid");
    let end = Instant::now() + FAREWELL;
    loop {
        let text = fs::read_to_string(&pid_file).unwrap_or_default();
        let Some(pid) = text.lines().next().and_then(|line| line.trim().parse::<i32>().ok()) else {
            return Ok(());
        };
        match fs::read_to_string(format!("/proc/{pid}/stat")) {
            Ok(stat) if is_alive(&stat) => {}
            Ok(_) => {
                return fs::remove_file(&pid_file)
                    .map_err(StartError::file(format!("remove {}", pid_file.display())));
            }
            Err(_) => return Ok(()),
        }
        if Instant::now() > end {
            return Err(StartError::AlreadyRunning { pid: Some(pid), data });
        }
        pass(PULSE, until)?;
    }
}

/// Whether `/proc/<pid>/stat` (proc(5): `pid (name) state …`) tells of a PostgreSQL that is not merely unburied: where
/// nobody collects orphans, as in many containers, a killed server stays in the table as a zombie.
fn is_alive(stat: &str) -> bool {
    let Some((before, after)) = stat.rsplit_once(')') else { return false };
    before.ends_with("(postgres") && !after.trim_start().starts_with(['Z', 'X'])
}

fn free_port() -> Result<u16, StartError> {
    let listener = TcpListener::bind(("127.0.0.1", 0)).map_err(StartError::file("find a free port"))?;
    Ok(listener.local_addr().map_err(StartError::file("find a free port"))?.port())
}

/// The log, and where this attempt's lines begin.
fn open_log(place: &Place) -> Result<(File, u64), StartError> {
    let path = place.ours("postgres.log");
    let failed = || StartError::file(format!("open {}", path.display()));
    let file = OpenOptions::new().create(true).append(true).mode(0o600).open(&path).map_err(failed())?;
    let length = file.metadata().map_err(failed())?.len();
    if length < LONG_LOG {
        return Ok((file, length));
    }
    file.set_len(0).map_err(failed())?;
    Ok((file, 0))
}

fn why_ended(place: &Place, begin: u64, status: ExitStatus) -> Failure {
    let mut said = String::new();
    if let Ok(mut log) = File::open(place.ours("postgres.log")) {
        let mut bytes = Vec::new();
        let _ = log.seek(SeekFrom::Start(begin)).and_then(|_| log.read_to_end(&mut bytes));
        said = String::from_utf8_lossy(&bytes).trim().to_owned();
    }
    if said.contains("Address already in use") {
        Failure::PortTaken
    } else if said.contains("is still in use") || said.contains("postmaster.pid\" already exists") {
        Failure::StillHeld(said)
    } else {
        Failure::Other(StartError::Ended(format!("{status}; {said}")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_zombie_and_another_program_hold_nothing() {
        assert!(is_alive("4711 (postgres) S 1 4711"));
        assert!(!is_alive("4711 (postgres) Z 1 4711"));
        assert!(!is_alive("4711 (commons) S 1 4711"));
        assert!(!is_alive("4711 (a (postgres) b) S 1 4711"));
    }

    #[test]
    fn readiness_needs_our_own_child() {
        let file = "4711\n/data\n1700000000\n5432\n\n127.0.0.1\n  1 2\nready   \n";
        assert!(is_ready(file, 4711));
        assert!(!is_ready(file, 4712), "the file of a killed server does not count");
        assert!(!is_ready(&file.replace("ready", "starting"), 4711));
        assert!(!is_ready("", 4711));
    }
}
