//! Makes the PostgreSQL programs runnable: mends what npm leaves out, and copies what their user cannot reach.

use std::{
    fs, io,
    os::unix::fs::{PermissionsExt, symlink},
    path::{Path, PathBuf},
    sync::atomic::{AtomicU32, Ordering},
};

use crate::{StartError, find, place, place::Place};

/// Where copies go when even the private folder cannot be walked to; only root ever comes here, and only root can
/// write there.
const SHARED_COPIES: &str = "/var/cache/commons-postgres";

/// The folder of programs that the place's user can run: `bin` itself, or a copy.
pub(crate) fn reachable(bin: &Path, place: &Place) -> Result<PathBuf, StartError> {
    let Err(refused) = try_run(bin, place) else { return Ok(bin.to_owned()) };
    if place.account.is_none() {
        return Err(StartError::ProgramsUnreadable(refused));
    }
    let version = find::version(bin);
    let name: String = version.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    let copies = if place.is_open() { place.ours("programs") } else { PathBuf::from(SHARED_COPIES) };
    let copy = copies.join(&name);
    if try_run(&copy.join("bin"), place).is_err() {
        let unfinished = copy_programs(bin, &copies)?;
        // Another process may have been faster; what runs stays.
        if try_run(&copy.join("bin"), place).is_err() {
            let _ = fs::remove_dir_all(&copy);
            let _ = fs::rename(&unfinished, &copy);
        }
        let _ = fs::remove_dir_all(&unfinished);
    }
    try_run(&copy.join("bin"), place).map_err(StartError::ProgramsUnreadable)?;
    Ok(copy.join("bin"))
}

/// npm keeps neither symbolic links nor, at times, the right to execute; both are restored from the package's list.
/// Nothing to do in other folders. Failures are left for the run to show.
pub(crate) fn mend(bin: &Path) {
    let Some(native) = bin.parent() else { return };
    let (Ok(list), Some(package)) = (fs::read_to_string(native.join("pg-symlinks.json")), native.parent())
    else {
        return;
    };
    for program in ["initdb", "postgres", "pg_ctl"] {
        let path = bin.join(program);
        if let Ok(known) = fs::metadata(&path)
            && known.permissions().mode() & 0o111 == 0
        {
            let _ = fs::set_permissions(&path, fs::Permissions::from_mode(0o755));
        }
    }
    for (source, target) in links(&list) {
        let (from, to) = (package.join(&source), package.join(&target));
        if to.symlink_metadata().is_err() && from.parent() == to.parent() && to.starts_with(native) {
            let _ = from.file_name().map(|name| symlink(name, &to));
        }
    }
}

/// The pairs of `[{"source":"…","target":"…"}, …]`. Names with escapes or `..` are passed over.
fn links(list: &str) -> Vec<(String, String)> {
    let strings: Vec<&str> = list.split('"').skip(1).step_by(2).collect();
    let pairs = strings.as_chunks::<4>().0.iter();
    pairs
        .filter(|pair| pair[0] == "source" && pair[2] == "target")
        .filter(|pair| ![pair[1], pair[3]].iter().any(|path| path.contains('\\') || path.contains("..")))
        .map(|pair| (pair[1].to_owned(), pair[3].to_owned()))
        .collect()
}

/// Runs both programs as their user; answers why not.
fn try_run(bin: &Path, place: &Place) -> Result<(), String> {
    for program in ["postgres", "initdb"] {
        let path = bin.join(program);
        match place::as_account(&path, place.account).arg("--version").output() {
            Ok(said) if said.status.success() => {}
            Ok(said) => {
                return Err(format!("{}: {}", path.display(), String::from_utf8_lossy(&said.stderr).trim()));
            }
            Err(refused) => return Err(format!("{}: {refused}", path.display())),
        }
    }
    Ok(())
}

/// Copies `bin` and its neighbours `lib` and `share` to a folder that gets its name when it is whole.
fn copy_programs(bin: &Path, copies: &Path) -> Result<PathBuf, StartError> {
    static COPIES: AtomicU32 = AtomicU32::new(0);
    let number = COPIES.fetch_add(1, Ordering::Relaxed);
    let unfinished = copies.join(format!("unfinished-{}-{number}", std::process::id()));
    let failed = || StartError::file(format!("copy {} to {}", bin.display(), copies.display()));
    fs::create_dir_all(copies).map_err(failed())?;
    fs::set_permissions(copies, fs::Permissions::from_mode(0o755)).map_err(failed())?;
    copy_tree(bin, &unfinished.join("bin")).map_err(failed())?;
    for neighbour in ["lib", "share"] {
        let from = bin.with_file_name(neighbour);
        if from.is_dir() {
            copy_tree(&from, &unfinished.join(neighbour)).map_err(failed())?;
        }
    }
    fs::set_permissions(&unfinished, fs::Permissions::from_mode(0o755)).map_err(failed())?;
    Ok(unfinished)
}

/// A folder with everything in it, readable by all.
fn copy_tree(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    fs::set_permissions(to, fs::Permissions::from_mode(0o755))?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        let kind = entry.file_type()?;
        if kind.is_dir() {
            copy_tree(&entry.path(), &target)?;
        } else if kind.is_symlink() {
            let _ = fs::remove_file(&target);
            symlink(fs::read_link(entry.path())?, &target)?;
        } else {
            fs::copy(entry.path(), &target)?;
            let execute = entry.metadata()?.permissions().mode() & 0o111;
            fs::set_permissions(&target, fs::Permissions::from_mode(0o644 | execute))?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn restores_links_and_the_right_to_execute() {
        let package = tempfile::tempdir().expect("a folder");
        let native = package.path().join("native");
        fs::create_dir_all(native.join("bin")).expect("made");
        fs::create_dir_all(native.join("lib")).expect("made");
        fs::write(native.join("bin/postgres"), "").expect("written");
        fs::set_permissions(native.join("bin/postgres"), fs::Permissions::from_mode(0o644)).expect("set");
        fs::write(native.join("lib/libz.so.1.2"), "z").expect("written");
        let list = r#"[{"source":"native/lib/libz.so.1.2","target":"native/lib/libz.so"},
                       {"source":"native/lib/libz.so.1.2","target":"native/../../evil"}]"#;
        fs::write(native.join("pg-symlinks.json"), list).expect("written");

        mend(&native.join("bin"));

        assert_eq!(fs::read_to_string(native.join("lib/libz.so")).expect("a link"), "z");
        let mode = fs::metadata(native.join("bin/postgres")).expect("there").permissions().mode();
        assert_eq!(mode & 0o111, 0o111);
        assert_eq!(links(list).len(), 1, "a path that climbs is passed over");
    }
}
