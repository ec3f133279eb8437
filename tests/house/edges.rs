//! Dependencies go down only: the edges that Cargo sees against the edges that the map allows.

use std::{collections::BTreeSet, process::Command};

use serde_json::Value;

/// Who may know whom, bedrock first. An edge that is not here is a new edge: rare, and a commit of its own that also
/// changes the map in `crates/README.md`.
const ALLOWED: &[(&str, &[&str])] = &[
    ("kernel", &[]),
    ("access", &["kernel"]),
    ("entity", &["kernel", "access"]),
    ("store", &["kernel", "access", "entity"]),
    ("jobs", &["kernel", "access", "entity", "store"]),
    ("search", &["kernel", "access"]),
    ("blobs", &["kernel"]),
    ("postgres", &[]),
    ("scan", &["kernel"]),
    ("extract", &["kernel"]),
    ("extractor", &["extract"]),
    ("identity", &["kernel"]),
    ("prose", &[]),
    ("links", &["kernel"]),
    ("directory", &["kernel", "access", "entity", "store"]),
    (
        "library",
        &["kernel", "access", "entity", "store", "jobs", "blobs", "scan", "extract", "prose", "links"],
    ),
    ("curation", &["kernel", "access", "entity", "store", "library"]),
    ("adoption", &["kernel", "access", "entity", "store", "library"]),
    (
        "discovery",
        &["kernel", "access", "entity", "store", "jobs", "search", "blobs", "directory", "library"],
    ),
    (
        "graphql",
        &[
            "kernel",
            "access",
            "entity",
            "store",
            "blobs",
            "extract",
            "identity",
            "search",
            "directory",
            "library",
            "curation",
            "adoption",
            "discovery",
        ],
    ),
    (
        "http",
        &[
            "kernel",
            "access",
            "entity",
            "store",
            "jobs",
            "blobs",
            "identity",
            "directory",
            "library",
            "discovery",
            "graphql",
        ],
    ),
    ("migrations", &[]),
];

fn workspace() -> Value {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--no-deps", "--offline"])
        .current_dir(commons_tests::root())
        .output()
        .expect("cargo runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("cargo prints JSON")
}

#[test]
fn edges_go_down_only() {
    let metadata = workspace();
    let mut wrong = Vec::new();
    let mut seen = BTreeSet::new();
    for package in metadata["packages"].as_array().expect("packages") {
        let name = package["name"]
            .as_str()
            .expect("name")
            .strip_prefix("commons-")
            .expect("ours begin with commons-");
        // The roof wires everything, and the tests look at everything.
        if matches!(name, "app" | "tests") {
            continue;
        }
        seen.insert(name.to_owned());
        let (_, allowed) = ALLOWED
            .iter()
            .find(|(known, _)| *known == name)
            .unwrap_or_else(|| panic!("{name} has no place in the map"));
        for dependency in package["dependencies"].as_array().expect("dependencies") {
            let normal = dependency["kind"].is_null();
            let Some(to) = dependency["name"].as_str().and_then(|to| to.strip_prefix("commons-")) else {
                continue;
            };
            if normal && !allowed.contains(&to) {
                wrong.push(format!("{name} -> {to}"));
            }
        }
    }
    assert!(wrong.is_empty(), "edges that the map does not allow: {}", wrong.join(", "));
    for (name, _) in ALLOWED {
        assert!(seen.contains(*name), "the map names {name}, which is not there");
    }
}

#[test]
fn the_map_names_every_crate() {
    let map =
        std::fs::read_to_string(commons_tests::root().join("crates/README.md")).expect("the map is there");
    for (name, _) in ALLOWED.iter().filter(|(name, _)| *name != "migrations") {
        assert!(map.contains(&format!("`{name}`")), "crates/README.md does not name {name}");
    }
}

/// The library that only one crate may know.
const ALONE: &[(&str, &[&str])] = &[
    ("tantivy", &["search", "tests"]),
    ("aws-sdk-s3", &["blobs"]),
    ("s3s", &["blobs"]),
    ("openidconnect", &["identity"]),
    ("async-graphql", &["graphql", "http", "tests"]),
    ("poem", &["http", "tests"]),
    ("pdf_oxide", &["extractor"]),
    ("figment", &["app"]),
    ("reqwest", &["links", "tests"]),
];

#[test]
fn what_one_crate_alone_knows() {
    let metadata = workspace();
    for package in metadata["packages"].as_array().expect("packages") {
        let name = package["name"].as_str().expect("name").trim_start_matches("commons-");
        for dependency in
            package["dependencies"].as_array().expect("dependencies").iter().filter(|d| d["kind"].is_null())
        {
            let to = dependency["name"].as_str().expect("name");
            if let Some((_, owners)) = ALONE.iter().find(|(library, _)| *library == to) {
                assert!(owners.contains(&name), "{name} knows {to}, which only {owners:?} may");
            }
        }
    }
}
