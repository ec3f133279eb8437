//! Tidiness: a duty on every file, a wall of lines, no silenced lints, nothing left open.

use std::{fs, path::PathBuf, process::Command};

const WALL: usize = 500;

/// Every file of the project that Git knows or would take, with these endings.
fn files(endings: &[&str]) -> Vec<(PathBuf, String)> {
    let root = commons_tests::root();
    let output = Command::new("git")
        .args(["ls-files", "--cached", "--others", "--exclude-standard"])
        .current_dir(&root)
        .output()
        .expect("git runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let names = String::from_utf8(output.stdout).expect("names are UTF-8");
    let found: Vec<_> = names
        .lines()
        .filter(|name| endings.iter().any(|ending| name.ends_with(ending)))
        .filter_map(|name| Some((PathBuf::from(name), fs::read_to_string(root.join(name)).ok()?)))
        .collect();
    assert!(!found.is_empty(), "no file ends with {endings:?}");
    found
}

fn generated(path: &std::path::Path) -> bool {
    let path = path.to_string_lossy();
    path.contains("/gql/") || path.contains(".gen.")
}

#[test]
fn every_rust_file_opens_with_its_duty() {
    for (path, text) in files(&[".rs"]) {
        let first = text.lines().next().unwrap_or_default();
        assert!(
            first.starts_with("//! ") && first.len() > 12,
            "{} does not open with `//!` and its duty",
            path.display()
        );
    }
}

#[test]
fn every_script_file_opens_with_its_duty() {
    for (path, text) in files(&[".ts", ".tsx", ".mjs"]).into_iter().filter(|(path, _)| !generated(path)) {
        assert!(
            text.starts_with("/**") || text.starts_with("// "),
            "{} does not open with a comment that says its duty",
            path.display()
        );
    }
}

#[test]
fn no_file_is_longer_than_the_wall() {
    for (path, text) in files(&[".rs", ".ts", ".tsx", ".scss", ".mjs", ".sh"])
        .into_iter()
        .filter(|(path, _)| !generated(path))
    {
        let lines = text.lines().count();
        assert!(lines <= WALL, "{} has {lines} lines; the wall is {WALL}", path.display());
    }
}

#[test]
fn no_lint_is_silenced_without_a_reason() {
    // Said in two halves so that this file does not find itself.
    let silenced = ["#[al", "low("].concat();
    let silenced_here = ["#![al", "low("].concat();
    for (path, text) in files(&[".rs"]) {
        assert!(
            !text.contains(&silenced) && !text.contains(&silenced_here),
            "{}: use expect with a reason",
            path.display()
        );
    }
}

#[test]
fn nothing_is_left_open() {
    let words = [["TO", "DO"].concat(), ["FIX", "ME"].concat(), ["HA", "CK:"].concat()];
    for (path, text) in files(&[".rs", ".ts", ".tsx", ".scss", ".sql", ".html", ".md"]) {
        for word in &words {
            assert!(!text.contains(word.as_str()), "{} holds {word}", path.display());
        }
    }
}

/// Selects that leave the store's beginning aside read a guarded table under a rule of their own: these and no more.
#[test]
fn readers_under_a_rule_of_their_own_may_only_shrink() {
    let mut found: Vec<String> = Vec::new();
    for (path, text) in files(&[".rs"]) {
        let name = path.to_string_lossy().into_owned();
        if name.starts_with("crates/") && !name.starts_with("crates/store/") {
            let ways = ["under::<", ".begin_as(", ".read_as("];
            let times: usize = ways.iter().map(|way| text.matches(way).count()).sum();
            if times > 0 {
                found.push(format!("{name} {times}"));
            }
        }
    }
    found.sort();
    let written = include_str!("unguarded_reads.txt");
    let listed: Vec<&str> =
        written.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).collect();
    assert_eq!(
        found, listed,
        "tests/house/unguarded_reads.txt lists who reads a guarded table under a rule of its own"
    );
}
