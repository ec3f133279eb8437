//! Asks clamd whether a file holds malware.
//!
//! Invariants: the bytes go to the daemon as a stream, so it needs no right to our files and may run on another machine;
//! a daemon that does not answer is an error to try again, never "clean".

use std::{path::Path, path::PathBuf, time::Duration};

use clamav_client::tokio::{Socket, Tcp, ping, scan_file};
use commons_kernel::{Error, Result};
use tokio::time::timeout;

/// How long the daemon may take for one file: it has to swallow 2 GiB.
const PATIENCE: Duration = Duration::from_secs(300);
/// How long it may take to say that it is there.
const PING_PATIENCE: Duration = Duration::from_secs(5);

/// What the daemon said of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// None of its signatures matches.
    Clean,
    /// A signature matches.
    Infected {
        /// The signature's name, such as `Eicar-Test-Signature`.
        name: String,
    },
    /// It is longer than the daemon takes (its `StreamMaxLength`).
    TooBig,
}

/// A malware scanner: clamd at an address.
#[derive(Clone, Debug)]
pub struct Scanner {
    address: Address,
}

#[derive(Clone, Debug)]
enum Address {
    Tcp(String),
    Unix(PathBuf),
}

impl Scanner {
    /// The scanner at `address`: `unix:/run/clamav/clamd.ctl`, or a host with a port such as `127.0.0.1:3310`.
    ///
    /// # Errors
    /// Bad input when it is neither.
    pub fn new(address: &str) -> Result<Self> {
        let address = match address.strip_prefix("unix:") {
            Some(path) if path.starts_with('/') => Address::Unix(path.into()),
            None if is_host_and_port(address) => Address::Tcp(address.to_owned()),
            _ => {
                return Err(Error::bad_input(
                    "clamd",
                    format!(
                        "“{address}” is no address of clamd; write unix:/run/clamav/clamd.ctl, or host:port such as 127.0.0.1:3310"
                    ),
                ));
            }
        };
        Ok(Self { address })
    }

    /// Whether the daemon is there.
    ///
    /// # Errors
    /// Unavailable when it is not.
    pub async fn ping(&self) -> Result<()> {
        let answer = timeout(PING_PATIENCE, async {
            match &self.address {
                Address::Tcp(host_address) => ping(Tcp { host_address: host_address.as_str() }).await,
                Address::Unix(socket_path) => ping(Socket { socket_path: socket_path.as_path() }).await,
            }
        });
        match answer.await {
            Ok(Ok(answer)) if answer == clamav_client::PONG => Ok(()),
            Ok(Ok(answer)) => Err(self.away(String::from_utf8_lossy(&answer))),
            Ok(Err(cause)) => Err(self.away(cause)),
            Err(_) => Err(self.away("no answer in time")),
        }
    }

    /// Looks for malware in a file.
    ///
    /// # Errors
    /// Unavailable when the daemon does not answer as it should.
    pub async fn scan(&self, file: &Path) -> Result<Verdict> {
        let answer = timeout(PATIENCE, async {
            match &self.address {
                Address::Tcp(host_address) => {
                    scan_file(file, Tcp { host_address: host_address.as_str() }, None).await
                }
                Address::Unix(socket_path) => {
                    scan_file(file, Socket { socket_path: socket_path.as_path() }, None).await
                }
            }
        });
        match answer.await {
            Ok(Ok(answer)) => understood(&answer).ok_or_else(|| self.away(String::from_utf8_lossy(&answer))),
            // A daemon that has heard enough answers and hangs up, and the rest of the stream meets a closed door.
            Ok(Err(cause)) => Err(self.away(cause)),
            Err(_) => Err(self.away("no answer in time")),
        }
    }

    fn away(&self, cause: impl std::fmt::Display) -> Error {
        let address = match &self.address {
            Address::Tcp(address) => address.clone(),
            Address::Unix(path) => format!("unix:{}", path.display()),
        };
        Error::unavailable(format!("the malware scanner at {address} does not answer as it should: {cause}"))
    }
}

fn is_host_and_port(address: &str) -> bool {
    address.rsplit_once(':').is_some_and(|(host, port)| {
        !host.is_empty() && !host.contains('/') && port.parse::<u16>().is_ok_and(|port| port > 0)
    })
}

/// What an answer means: `stream: OK`, `stream: NAME FOUND`, or that the stream was too long.
fn understood(answer: &[u8]) -> Option<Verdict> {
    let answer = std::str::from_utf8(answer).ok()?.trim_end_matches(['\0', '\n']);
    if answer.starts_with("INSTREAM size limit exceeded") {
        return Some(Verdict::TooBig);
    }
    match answer.strip_prefix("stream: ")? {
        "OK" => Some(Verdict::Clean),
        found => found.strip_suffix(" FOUND").map(|name| Verdict::Infected { name: name.to_owned() }),
    }
}
