//! The handle of a running server: its address, and its end.

use std::{
    fmt::{self, Write},
    sync::{
        Arc, OnceLock,
        mpsc::{Sender, channel},
    },
    thread::{self, JoinHandle},
};

use crate::{
    Options, StartError,
    keep::{self, End, PATIENCE, Patience},
};

/// A PostgreSQL that runs as long as this handle lives, and no longer than this process. When it dies before, it is
/// started again on the same port and data.
pub struct Server {
    port: u16,
    password: String,
    /// Dropped to tell the keeper that it is over.
    end: Option<Sender<()>>,
    keeper: Option<JoinHandle<()>>,
    /// Set by the keeper when it gives up.
    fault: Arc<OnceLock<StartError>>,
}

/// Finds PostgreSQL, makes the cluster if there is none, starts it and waits until it takes connections.
/// Blocks for a second or two at the first start; call it off the async threads.
///
/// # Errors
/// [`StartError`], whose text says the mend.
pub fn start(options: Options) -> Result<Server, StartError> {
    start_with(options, PATIENCE)
}

/// [`start`], with another patience.
pub(crate) fn start_with(options: Options, patience: Patience) -> Result<Server, StartError> {
    let (end, dropped) = channel();
    let (tell, told) = channel();
    let password = options.password.clone();
    let fault = Arc::new(OnceLock::new());
    let (until, given_up) = (End::new(dropped), Arc::clone(&fault));
    // The child dies with the thread that made it, so that thread does nothing but keep it.
    let keeper = thread::Builder::new()
        .name("postgres-keeper".to_owned())
        .spawn(move || keep::keep(&options, &tell, &until, (patience, &given_up)))
        .map_err(StartError::file("start a thread"))?;
    let port = told.recv().unwrap_or_else(|_| Err(StartError::Ended("its keeper panicked".to_owned())))?;
    Ok(Server { port, password, end: Some(end), keeper: Some(keeper), fault })
}

impl Server {
    /// The port on 127.0.0.1.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// The address of a database for the superuser: `postgres://postgres:PASSWORD@127.0.0.1:PORT/DATABASE`, with
    /// password and name percent-encoded (RFC 3986).
    pub fn url(&self, database: &str) -> String {
        format!("postgres://postgres:{}@127.0.0.1:{}/{}", encode(&self.password), self.port, encode(database))
    }

    /// Why the server is dead for good: set when it died and many tries to start it again failed in a row. None while
    /// it runs, and while it is being started again.
    pub fn fault(&self) -> Option<&StartError> {
        self.fault.get()
    }

    /// Fast shutdown: open transactions are rolled back, everything committed is on the disk. Waits until it is gone.
    pub fn stop(self) {
        drop(self);
    }
}

impl fmt::Debug for Server {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Server").field("port", &self.port).finish_non_exhaustive()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.end.take();
        if let Some(keeper) = self.keeper.take() {
            let _ = keeper.join();
        }
    }
}

/// Everything but the unreserved characters of RFC 3986, section 2.3.
fn encode(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodes_what_an_address_cannot_hold() {
        assert_eq!(encode("aZ0-._~"), "aZ0-._~");
        assert_eq!(encode("p@ss/w:rd é"), "p%40ss%2Fw%3Ard%20%C3%A9");
    }
}
