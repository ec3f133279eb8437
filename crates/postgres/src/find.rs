//! Looks for folders that hold the PostgreSQL programs.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

use crate::{StartError, programs};

/// The first folder that can serve the cluster in `data`: any when there is none yet, else one of its major version.
pub(crate) fn choose(extra: &[PathBuf], data: &Path) -> Result<PathBuf, StartError> {
    let places = places(extra);
    let complete: Vec<PathBuf> = places
        .iter()
        .filter(|place| place.join("initdb").is_file() && place.join("postgres").is_file())
        .cloned()
        .collect();
    if complete.is_empty() {
        return Err(StartError::NotFound(places));
    }
    complete.iter().for_each(|bin| programs::mend(bin));
    let wanted = match fs::read_to_string(data.join("PG_VERSION")) {
        Ok(text) => text.trim().to_owned(),
        Err(_) => return Ok(complete[0].clone()),
    };
    let versions: Vec<String> = complete.iter().map(|bin| major(&version(bin))).collect();
    match versions.iter().position(|found| *found == wanted) {
        Some(at) => Ok(complete[at].clone()),
        None => Err(StartError::WrongVersion { data: data.to_owned(), wanted, found: versions }),
    }
}

/// What `postgres --version` prints, such as `postgres (PostgreSQL) 15.20`; empty when it cannot be run.
pub(crate) fn version(bin: &Path) -> String {
    let output = Command::new(bin.join("postgres")).arg("--version").env_clear().output();
    output.map(|said| String::from_utf8_lossy(&said.stdout).trim().to_owned()).unwrap_or_default()
}

/// Every place to look, first choice first. A `PG_BIN` that is wrong is still named in the error.
fn places(extra: &[PathBuf]) -> Vec<PathBuf> {
    let mut places: Vec<PathBuf> = env::var_os("PG_BIN").map(PathBuf::from).into_iter().collect();
    places.extend(extra.iter().cloned());
    let mut system: Vec<(u32, PathBuf)> = fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| {
            let number = entry.file_name().to_string_lossy().parse().unwrap_or(0);
            (number, entry.path().join("bin"))
        })
        .collect();
    system.sort_by(|a, b| b.cmp(a));
    places.extend(system.into_iter().map(|(_, path)| path));
    places.push("/usr/local/pgsql/bin".into());
    places.into_iter().map(|place| std::path::absolute(&place).unwrap_or(place)).collect()
}

/// `postgres (PostgreSQL) 15.20 (Debian …)` → `15`.
fn major(version: &str) -> String {
    let number = version.split_whitespace().find(|word| word.starts_with(|c: char| c.is_ascii_digit()));
    number.unwrap_or("unknown").chars().take_while(char::is_ascii_digit).collect::<String>()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_major_version() {
        assert_eq!(major("postgres (PostgreSQL) 15.20 (Debian 15.20-0+deb12u1)"), "15");
        assert_eq!(major("postgres (PostgreSQL) 19beta1"), "19");
        assert_eq!(major(""), "");
    }

    #[test]
    fn names_the_places_when_none_is_complete() {
        let empty = PathBuf::from("/nonexistent/bin");
        assert!(places(std::slice::from_ref(&empty)).contains(&empty));
    }

    #[test]
    fn refuses_a_cluster_of_another_version() {
        let folder = tempfile::tempdir().expect("a folder");
        fs::write(folder.path().join("PG_VERSION"), "7\n").expect("written");
        let error = choose(&[], folder.path()).expect_err("version 7 is nowhere");
        assert!(error.to_string().contains("made by PostgreSQL 7"), "{error}");
    }
}
