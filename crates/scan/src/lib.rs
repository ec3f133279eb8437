//! Asks clamd whether a file holds malware.
//!
//! Invariants: the bytes go to the daemon as a stream, so it needs no right to our files and may run on another machine;
//! a daemon that does not answer is an error to try again, never "clean".

use std::{
    io,
    path::{Path, PathBuf},
    time::Duration,
};

use commons_kernel::{Error, Result};
use tokio::{
    fs::File,
    io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt},
    net::{TcpStream, UnixStream},
    time::timeout,
};

/// How long the daemon may take for one file: it has to swallow 2 GiB.
const PATIENCE: Duration = Duration::from_secs(300);
/// How long it may take to say that it is there.
const PING_PATIENCE: Duration = Duration::from_secs(5);
/// How much is sent at a time, in bytes.
const PIECE: usize = 64 << 10;
/// The longest answer that is heard, in bytes.
const ANSWER: u64 = 4 << 10;

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
            let mut wire = self.connect().await?;
            wire.write_all(b"zPING\0").await?;
            hear(&mut wire).await
        });
        match answer.await {
            Ok(Ok(answer)) if answer == b"PONG\0" => Ok(()),
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
            let mut wire = self.connect().await?;
            let sent = send(&mut wire, file).await;
            let answer = hear(&mut wire).await;
            match sent {
                Ok(()) => answer,
                // A daemon that has heard more than it takes says so and hangs up; no other answer counts then.
                Err(cause) => match answer {
                    Ok(answer) if understood(&answer) == Some(Verdict::TooBig) => Ok(answer),
                    _ => Err(cause),
                },
            }
        });
        match answer.await {
            Ok(Ok(answer)) => understood(&answer).ok_or_else(|| self.away(String::from_utf8_lossy(&answer))),
            Ok(Err(cause)) => Err(self.away(cause)),
            Err(_) => Err(self.away("no answer in time")),
        }
    }

    async fn connect(&self) -> io::Result<Box<dyn Wire>> {
        Ok(match &self.address {
            Address::Tcp(address) => Box::new(TcpStream::connect(address).await?),
            Address::Unix(path) => Box::new(UnixStream::connect(path).await?),
        })
    }

    fn away(&self, cause: impl std::fmt::Display) -> Error {
        let address = match &self.address {
            Address::Tcp(address) => address.clone(),
            Address::Unix(path) => format!("unix:{}", path.display()),
        };
        Error::unavailable(format!("the malware scanner at {address} does not answer as it should: {cause}"))
    }
}

/// A connection to the daemon.
trait Wire: AsyncRead + AsyncWrite + Send + Unpin {}
impl<T: AsyncRead + AsyncWrite + Send + Unpin> Wire for T {}

/// Sends a file piece by piece, each with its length before it, and an empty one at the end (clamd(8), INSTREAM).
async fn send(wire: &mut Box<dyn Wire>, file: &Path) -> io::Result<()> {
    let mut file = File::open(file).await?;
    wire.write_all(b"zINSTREAM\0").await?;
    let mut piece = vec![0; PIECE];
    loop {
        let length = file.read(&mut piece).await?;
        wire.write_all(&u32::try_from(length).unwrap_or(0).to_be_bytes()).await?;
        if length == 0 {
            return wire.flush().await;
        }
        wire.write_all(&piece[..length]).await?;
    }
}

async fn hear(wire: &mut Box<dyn Wire>) -> io::Result<Vec<u8>> {
    let mut answer = Vec::new();
    let heard = wire.take(ANSWER).read_to_end(&mut answer).await;
    // What was said before the line broke counts.
    if answer.is_empty() { heard.and(Err(io::ErrorKind::UnexpectedEof.into())) } else { Ok(answer) }
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
