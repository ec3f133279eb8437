//! Makes the cluster, once, so that a start cut short leaves nothing half made.

use std::{
    fs::{self, OpenOptions},
    io::Write,
    os::unix::fs::OpenOptionsExt,
    path::Path,
};

use crate::{Durability, StartError, account, place::Place};

/// The cluster's folder inside the private one.
pub(crate) const DATA: &str = "data";
/// Where it is made before it gets that name.
const UNFINISHED: &str = "data.unfinished";
/// The password on its way to `initdb`.
const PASSWORD: &str = "password.once";

/// Runs `initdb` unless the cluster is there.
pub(crate) fn initialise(
    bin: &Path,
    place: &Place,
    password: &str,
    durability: Durability,
) -> Result<(), StartError> {
    if place.ours(DATA).join("PG_VERSION").exists() {
        return Ok(());
    }
    if password.is_empty() || password.contains(['\n', '\r', '\0']) {
        return Err(StartError::InitFailed("the password must be one line, and not empty".to_owned()));
    }
    let unfinished = place.ours(UNFINISHED);
    write_password(place, password)?;
    // Upper and lower case of all letters, but the plain order of bytes; systems without C.UTF-8 get plain C.
    let mut outcome = Ok(());
    for letters in ["--lc-ctype=C.UTF-8", "--lc-ctype=C"] {
        if unfinished.exists() {
            fs::remove_dir_all(&unfinished)
                .map_err(StartError::file(format!("remove {}", unfinished.display())))?;
        }
        place.private_folder(UNFINISHED)?;
        outcome = run_initdb(bin, place, letters, durability);
        match &outcome {
            Err(StartError::InitFailed(said)) if said.contains("locale") => {}
            _ => break,
        }
    }
    let removed = fs::remove_file(place.ours(PASSWORD));
    outcome?;
    removed.map_err(StartError::file("remove the password file"))?;
    fs::rename(&unfinished, place.ours(DATA)).map_err(StartError::file("put the new cluster in its place"))
}

fn write_password(place: &Place, password: &str) -> Result<(), StartError> {
    let path = place.ours(PASSWORD);
    let failed = || StartError::file(format!("write {}", path.display()));
    let _ = fs::remove_file(&path);
    let mut file =
        OpenOptions::new().write(true).create_new(true).mode(0o600).open(&path).map_err(failed())?;
    file.write_all(password.as_bytes()).map_err(failed())?;
    account::give(&path, place.account)
}

fn run_initdb(bin: &Path, place: &Place, letters: &str, durability: Durability) -> Result<(), StartError> {
    let mut command = place.command(bin.join("initdb"));
    command.arg("-D").arg(place.theirs(UNFINISHED));
    command.arg("--pwfile").arg(place.theirs(PASSWORD));
    command.args(["-U", "postgres", "-A", "scram-sha-256", "-E", "UTF8", "--locale=C", letters]);
    if durability == Durability::Throwaway {
        command.arg("--no-sync");
    }
    let said = command.output().map_err(StartError::file("run initdb"))?;
    if said.status.success() {
        return Ok(());
    }
    Err(StartError::InitFailed(String::from_utf8_lossy(&said.stderr).trim().to_owned()))
}
