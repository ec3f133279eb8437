//! The keeper: the one thread that starts the server, starts it again when it dies, and ends it when told.

use std::{
    process::ExitStatus,
    sync::{
        OnceLock,
        mpsc::{Receiver, RecvTimeoutError, Sender},
    },
    time::{Duration, Instant},
};

use crate::{
    Options, StartError, find, initialise,
    initialise::DATA,
    place::Place,
    programs,
    run::{self, Cluster, Run},
};

/// How often the keeper looks whether its child still lives.
const LOOK: Duration = Duration::from_millis(250);

/// The keeper's ear: the other half is dropped when it is over.
pub(crate) struct End(Receiver<()>);

/// How a dead server is started again.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Patience {
    /// So many failures in a row end it: starts that fail, and runs that are not steady.
    pub failures: u32,
    /// The pause after the first failure; it doubles with each further one.
    pub first_pause: Duration,
    /// No pause is longer.
    pub longest_pause: Duration,
    /// A run that lasted as long as this wipes the failures before it.
    pub steady: Duration,
}

/// Pauses of a minute and a half in all, beside what the starts themselves wait for.
pub(crate) const PATIENCE: Patience = Patience {
    failures: 10,
    first_pause: Duration::from_millis(500),
    longest_pause: Duration::from_secs(30),
    steady: Duration::from_secs(60),
};

impl End {
    pub fn new(dropped: Receiver<()>) -> Self {
        Self(dropped)
    }

    /// Waits as long as this; true at once when it is over.
    pub fn comes_within(&self, time: Duration) -> bool {
        self.0.recv_timeout(time) != Err(RecvTimeoutError::Timeout)
    }
}

impl Patience {
    fn pause(&self, failures: u32) -> Duration {
        let Some(doublings) = failures.checked_sub(1) else { return Duration::ZERO };
        self.first_pause.saturating_mul(2_u32.saturating_pow(doublings)).min(self.longest_pause)
    }
}

/// Starts the server, tells its port or why not, and keeps it until the end. Giving up sets the fault.
pub(crate) fn keep(
    options: &Options,
    tell: &Sender<Result<u16, StartError>>,
    end: &End,
    (patience, fault): (Patience, &OnceLock<StartError>),
) {
    match begin(options, end) {
        Err(error) => {
            let _ = tell.send(Err(error));
        }
        Ok((cluster, running)) => {
            let _ = tell.send(Ok(running.port));
            match watch(&cluster, running, end, patience) {
                Ok(()) | Err(StartError::Stopped) => {}
                Err(error) => {
                    tracing::error!(%error, "the embedded PostgreSQL is dead and is not started again: mend the cause, then restart");
                    let _ = fault.set(error);
                }
            }
        }
    }
}

fn begin(options: &Options, end: &End) -> Result<(Cluster, Run), StartError> {
    let place = Place::prepare(&options.folder)?;
    let bin = find::choose(&options.extra_bins, &place.ours(DATA))?;
    let bin = programs::reachable(&bin, &place)?;
    initialise::initialise(&bin, &place, &options.password, options.durability)?;
    let cluster = Cluster { bin, place, durability: options.durability };
    let running = run::run(&cluster, options.port, end)?;
    Ok((cluster, running))
}

/// Until the end, or until too many failures in a row.
fn watch(cluster: &Cluster, mut running: Run, end: &End, patience: Patience) -> Result<(), StartError> {
    let mut failures = 0;
    loop {
        let since = Instant::now();
        let Some(status) = await_death(&mut running, end) else {
            running.stop();
            return Ok(());
        };
        failures = if since.elapsed() < patience.steady { failures + 1 } else { 0 };
        let status = status.map_or("of an unknown cause".to_owned(), |status| status.to_string());
        tracing::error!(%status, failures, "the embedded PostgreSQL died; it is started again");
        if failures >= patience.failures {
            return Err(StartError::Restless {
                times: failures,
                status,
                log: cluster.place.ours("postgres.log"),
            });
        }
        running = revive(cluster, running.port, end, (patience, &mut failures))?;
        tracing::warn!(port = running.port, "the embedded PostgreSQL is back");
    }
}

/// How the child ended; none when the end came first. The inner one is none when the system would not tell.
fn await_death(running: &mut Run, end: &End) -> Option<Option<ExitStatus>> {
    loop {
        if end.comes_within(LOOK) {
            return None;
        }
        match running.ended() {
            Ok(None) => {}
            Ok(status) => return Some(status),
            Err(_) => return Some(None),
        }
    }
}

/// On the same port, since the clients know no other.
fn revive(
    cluster: &Cluster,
    port: u16,
    end: &End,
    (patience, failures): (Patience, &mut u32),
) -> Result<Run, StartError> {
    loop {
        if end.comes_within(patience.pause(*failures)) {
            return Err(StartError::Stopped);
        }
        match run::run(cluster, port, end) {
            Err(StartError::Stopped) => return Err(StartError::Stopped),
            Err(error) => {
                *failures += 1;
                if *failures >= patience.failures {
                    return Err(error);
                }
                tracing::warn!(%error, failures, "the embedded PostgreSQL could not be started again yet");
            }
            Ok(running) => return Ok(running),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::{fs, os::unix::fs::PermissionsExt, thread};

    use super::*;
    use crate::{Durability, server};

    const HASTY: Patience = Patience {
        failures: 3,
        first_pause: Duration::from_millis(50),
        longest_pause: Duration::from_millis(80),
        steady: Duration::from_secs(60),
    };

    #[test]
    fn pauses_grow_up_to_the_longest() {
        assert_eq!(HASTY.pause(0), Duration::ZERO, "the first restart does not wait");
        assert_eq!(HASTY.pause(1), Duration::from_millis(50));
        assert_eq!(HASTY.pause(2), Duration::from_millis(80));
        assert_eq!(HASTY.pause(4_000_000_000), Duration::from_millis(80));
    }

    #[test]
    fn gives_up_on_a_cluster_that_does_not_start_and_tells() {
        let folder = tempfile::tempdir().expect("a folder");
        fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).expect("opened");
        let options = Options {
            folder: folder.path().join("postgres"),
            port: 0,
            password: "secret".to_owned(),
            extra_bins: Vec::new(),
            durability: Durability::Throwaway,
        };
        let server = server::start_with(options.clone(), HASTY).expect("a server");
        assert!(server.fault().is_none());
        let data = options.folder.join("data");
        let (control, hidden) = (data.join("global/pg_control"), data.join("pg_control.hidden"));
        fs::rename(&control, &hidden).expect("damaged");
        let text = fs::read_to_string(data.join("postmaster.pid")).expect("a running server");
        let pid = text.lines().next().and_then(|line| line.parse().ok()).expect("a number");
        // SAFETY: kill takes two numbers.
        assert_eq!(unsafe { libc::kill(pid, libc::SIGKILL) }, 0);

        let late = Instant::now() + Duration::from_secs(30);
        while server.fault().is_none() && Instant::now() < late {
            thread::sleep(LOOK);
        }
        let fault = server.fault().expect("it gave up").to_string();
        assert!(fault.contains("could not find the database system"), "{fault}");

        server.stop();
        fs::rename(&hidden, &control).expect("mended");
        let again = server::start_with(options, HASTY).expect("the mended one starts");
        assert!(again.fault().is_none());
    }
}
