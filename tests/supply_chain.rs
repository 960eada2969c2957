//! What `rel` is built from: licences, sources, duplicates, and a reason for each dependency.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::process::Command;

use serde_json::Value;
use toml_edit::{DocumentMut, Item};

use crate::support::repository;

fn toml(file: &str) -> DocumentMut {
    fs::read_to_string(repository(file)).expect("a file").parse().expect("TOML")
}

/// Returns the texts of a list in `deny.toml`.
fn rule(section: &str, key: &str) -> Vec<String> {
    let rules = toml("deny.toml");
    let list = rules[section][key].as_array().expect("a list");
    list.iter().map(|it| it.as_str().expect("a text").to_owned()).collect()
}

/// Returns the name and version of every crate for all systems, tests included, but our own.
fn locked() -> Vec<(String, String)> {
    let lock = toml("Cargo.lock");
    let packages = lock["package"].as_array_of_tables().expect("packages");
    let text = |package: &toml_edit::Table, key: &str| -> String {
        package.get(key).and_then(Item::as_str).unwrap_or_default().to_owned()
    };
    let others = packages.iter().filter(|package| text(package, "name") != "rel-journal");
    others
        .map(|package| {
            let (name, source) = (text(package, "name"), text(package, "source"));
            assert!(
                source.starts_with("registry+https://github.com/rust-lang/"),
                "{name}: {source}"
            );
            (name, text(package, "version"))
        })
        .collect()
}

/// Asks cargo what is built on this system.
fn metadata() -> Value {
    let host = Command::new("rustc").arg("-vV").output().expect("rustc runs").stdout;
    let host = String::from_utf8(host).expect("text");
    let host = host.lines().find_map(|line| line.strip_prefix("host: ")).expect("a host");
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["metadata", "--locked", "--offline", "--format-version", "1"]);
    cargo.args(["--filter-platform", host, "--manifest-path"]);
    let output = cargo.arg(repository("Cargo.toml")).output().expect("cargo runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("JSON")
}

fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value[key].as_array().map_or(&[], Vec::as_slice)
}

/// Whether a licence expression can be met with the allowed licences.
fn is_met(licence: &str, allowed: &[String]) -> bool {
    licence.split(" AND ").all(|part| {
        let part = part.trim_matches(['(', ')']).replace('/', " OR ");
        part.split(" OR ").any(|licence| allowed.iter().any(|it| it == licence.trim()))
    })
}

#[test]
fn every_licence_is_allowed() {
    let (metadata, allowed) = (metadata(), rule("licenses", "allow"));
    let crates = list(&metadata, "packages");
    assert!(crates.len() > 100, "cargo names all of them");
    for package in crates {
        let licence = package["license"].as_str().unwrap_or_default();
        assert!(is_met(licence, &allowed), "{}: {licence:?}", package["name"]);
    }
}

#[test]
fn licences_are_read_as_they_are_combined() {
    let allowed = ["MIT".to_owned(), "Zlib".to_owned()];
    for (licence, met) in [
        ("MIT", true),
        ("GPL-3.0-only", false),
        ("GPL-3.0-only OR MIT", true),
        ("Apache-2.0/MIT", true),
        ("(Apache-2.0 OR MIT) AND Zlib", true),
        ("(Apache-2.0 OR MIT) AND Unicode-3.0", false),
        ("", false),
    ] {
        assert_eq!(is_met(licence, &allowed), met, "{licence}");
    }
}

#[test]
fn no_crate_is_banned_or_there_twice() {
    let (banned, skipped) = (rule("bans", "deny"), rule("bans", "skip"));
    let mut versions: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (name, version) in locked() {
        assert!(!banned.contains(&name), "{name} is banned");
        versions.entry(name).or_default().push(version);
    }
    let is_skipped = |name: &str, version: &str| skipped.contains(&format!("{name}@{version}"));
    for (name, versions) in versions {
        let kept: Vec<_> = versions.iter().filter(|version| !is_skipped(&name, version)).collect();
        assert!(kept.len() <= 1, "{name} is there in versions {versions:?}");
    }
}

#[test]
fn every_dependency_has_a_reason_above_it() {
    let manifest = toml("Cargo.toml");
    for section in ["dependencies", "dev-dependencies"] {
        let dependencies = manifest[section].as_table().expect("a table");
        for (name, _) in dependencies {
            let key = dependencies.key(name).expect("a key");
            let above = key.leaf_decor().prefix().and_then(|it| it.as_str()).unwrap_or_default();
            assert!(above.trim_start().starts_with("# "), "{section}: {name} has no reason");
        }
    }
}

/// Returns the crates that end up in the program: no test, build script or macro needs them alone.
fn in_program(metadata: &Value) -> BTreeSet<String> {
    let resolve = &metadata["resolve"];
    let mut open = vec![resolve["root"].as_str().expect("a root").to_owned()];
    let mut found = BTreeSet::new();
    while let Some(id) = open.pop() {
        let node = list(resolve, "nodes").iter().find(|node| node["id"] == id.as_str());
        for needed in list(node.expect("a crate"), "deps") {
            let is_normal = list(needed, "dep_kinds").iter().any(|kind| kind["kind"].is_null());
            let id = needed["pkg"].as_str().expect("an id").to_owned();
            if is_normal && found.insert(id.clone()) {
                open.push(id);
            }
        }
    }
    found
}

#[test]
fn contributing_counts_the_crates() {
    let metadata = metadata();
    let root = list(&metadata, "packages").iter().find(|it| it["name"] == "rel-journal");
    let direct = list(root.expect("our crate"), "dependencies").iter();
    let direct = direct.filter(|dependency| dependency["kind"].is_null()).count();
    let text = fs::read_to_string(repository("CONTRIBUTING.md")).expect("a file");
    let counts = [
        format!("{direct} direct dependencies"),
        format!("{} crates in `Cargo.lock`", locked().len()),
        format!("{} of them in the program on Linux", in_program(&metadata).len()),
    ];
    for count in &counts[..if cfg!(target_os = "linux") { 3 } else { 2 }] {
        assert!(text.replace('\n', " ").contains(count), "CONTRIBUTING.md has to say: {count}");
    }
}

#[test]
fn unsafe_code_is_forbidden() {
    assert_eq!(toml("Cargo.toml")["lints"]["rust"]["unsafe_code"].as_str(), Some("forbid"));
}
