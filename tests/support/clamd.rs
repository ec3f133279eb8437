//! A clamd of our own, with one signature of our own: the test file of the antivirus industry (EICAR).

use std::{
    fs,
    path::PathBuf,
    process::{Child, Command, Stdio},
    time::Duration,
};

use commons_scan::Scanner;
use tempfile::TempDir;

/// The name that our signature gives to its find; the daemon marks it as not one of its makers'.
pub const SIGNATURE: &str = "Eicar-Of-Our-Own";

/// The EICAR string: harmless, and known to every scanner. Put together here so that no scanner takes this file for it.
pub fn eicar() -> Vec<u8> {
    [r"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-", "ANTIVIRUS-TEST-FILE!$H+H*"].concat().into_bytes()
}

/// A running daemon; it ends with this value.
pub struct Clamd {
    folder: TempDir,
    child: Child,
}

impl Clamd {
    /// Starts the daemon and waits until it answers.
    ///
    /// # Panics
    /// When it is not installed, or does not start.
    pub async fn start() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let signatures = folder.path().join("signatures");
        fs::create_dir(&signatures).expect("a folder of signatures");
        // Target 0: any file; offset 0: at its beginning.
        let line = format!("{SIGNATURE}:0:*:{}\n", hex::encode(eicar()));
        fs::write(signatures.join("own.ndb"), line).expect("the signature");
        let settings = format!(
            "LocalSocket {}\nDatabaseDirectory {}\nForeground yes\nStreamMaxLength 2M\nMaxThreads 2\n",
            socket(&folder).display(),
            signatures.display(),
        );
        fs::write(folder.path().join("clamd.conf"), settings).expect("the settings");
        let daemon = Self { child: spawn(&folder), folder };
        daemon.answers().await;
        daemon
    }

    /// Starts the daemon anew after [`Clamd::stop`].
    ///
    /// # Panics
    /// When it does not start.
    pub async fn start_again(&mut self) {
        self.child = spawn(&self.folder);
        self.answers().await;
    }

    async fn answers(&self) {
        for _ in 0..600 {
            if self.scanner().ping().await.is_ok() {
                return;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        panic!("clamd did not answer within a minute");
    }

    /// A scanner that asks this daemon.
    ///
    /// # Panics
    /// Never: the address is well formed.
    pub fn scanner(&self) -> Scanner {
        Scanner::new(&format!("unix:{}", socket(&self.folder).display())).expect("an address")
    }

    /// Ends the daemon, as a crash would.
    ///
    /// # Panics
    /// When it cannot be ended.
    pub fn stop(&mut self) {
        self.child.kill().expect("it ends");
        self.child.wait().expect("it has ended");
    }
}

fn spawn(folder: &TempDir) -> Child {
    Command::new("clamd")
        .arg("--config-file")
        .arg(folder.path().join("clamd.conf"))
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("clamd is installed: run tests/setup.sh first")
}

fn socket(folder: &TempDir) -> PathBuf {
    folder.path().join("clamd.ctl")
}

impl Drop for Clamd {
    fn drop(&mut self) {
        // It may have ended before.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
