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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_understood_or_it_is_none() {
        let infected = |name: &str| Some(Verdict::Infected { name: name.into() });
        for (answer, meaning) in [
            ("stream: OK\0", Some(Verdict::Clean)),
            ("stream: Eicar-Test.UNOFFICIAL FOUND\0", infected("Eicar-Test.UNOFFICIAL")),
            ("INSTREAM size limit exceeded. ERROR\0", Some(Verdict::TooBig)),
            ("stream: Can't allocate memory ERROR\0", None),
            ("OK", None),
            ("", None),
        ] {
            assert_eq!(understood(answer.as_bytes()), meaning, "{answer}");
        }
    }

    #[test]
    fn an_address_is_a_socket_or_a_host_with_a_port() {
        for address in ["unix:/run/clamav/clamd.ctl", "127.0.0.1:3310", "clamd.internal:3310", "[::1]:3310"] {
            assert!(Scanner::new(address).is_ok(), "{address}");
        }
        for address in ["", "nowhere", "unix:clamd.ctl", "/run/clamd.ctl", "host:0", "host:99999", ":3310"] {
            let refused = Scanner::new(address).unwrap_err();
            assert!(refused.to_string().contains("host:port"), "{refused}");
        }
    }

    #[tokio::test]
    async fn a_daemon_that_is_away_is_no_verdict() {
        let folder = tempfile::tempdir().unwrap();
        let nobody = Scanner::new(&format!("unix:{}/none", folder.path().display())).unwrap();
        let file = folder.path().join("file");
        std::fs::write(&file, "words").unwrap();
        assert_eq!(nobody.scan(&file).await.unwrap_err().code(), commons_kernel::Code::Unavailable);
        assert_eq!(nobody.ping().await.unwrap_err().code(), commons_kernel::Code::Unavailable);
    }
}
