//! Files of the project, and files that are checked in and tested fresh.

use std::{env, fs, path::PathBuf};

/// The project's root.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..").canonicalize().expect("the tests lie in the project")
}

/// The folder of data beside the project, when it is there; says so when it is not.
pub fn shared(what: &str) -> Option<PathBuf> {
    let path = root().join("../shared").join(what);
    if path.exists() {
        return Some(path);
    }
    println!("skipped: ../shared/{what} is not here");
    None
}

/// Compares a text with the file that is checked in; with `UPDATE=1` it writes the file instead.
///
/// # Panics
/// When they differ, with the first line that does.
pub fn same_as_file(name: &str, text: &str) {
    let path = root().join(name);
    if env::var_os("UPDATE").is_some() {
        fs::write(&path, text).expect("the file can be written");
        return;
    }
    let written = fs::read_to_string(&path).unwrap_or_default();
    if written == text {
        return;
    }
    let difference = written.lines().zip(text.lines()).enumerate().find(|(_, (old, new))| old != new);
    panic!("{name} is stale; run `make update` and review the diff. First difference: {difference:?}");
}
