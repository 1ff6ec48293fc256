//! What the README says of the dependencies, and of the oldest Rust.

use std::collections::BTreeSet;
use std::process::Command;

use serde_json::Value;

/// What a domain crate compiles that only derives: no framework, no JSON crate, no async runtime.
const OF_THE_DEFAULT_FEATURES: [&str; 15] = [
    "bytes",
    "darling",
    "darling_core",
    "darling_macro",
    "errwire",
    "errwire-macros",
    "http",
    "ident_case",
    "itoa",
    "proc-macro2",
    "quote",
    "serde",
    "serde_core",
    "strsim",
    "syn",
];

fn cargo(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO")).args(arguments).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// Names of the packages in the tree of the default features.
fn default_tree() -> BTreeSet<String> {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../runtime/Cargo.toml");
    let arguments = [
        "tree",
        "--offline",
        "--manifest-path",
        root,
        "--edges=normal",
        "--prefix=none",
        "--format={lib}|{p}",
    ];
    let tree = cargo(&arguments);
    tree.lines()
        .filter_map(|line| line.split_once('|')?.1.split(' ').next().map(str::to_owned))
        .collect()
}

#[test]
fn the_default_features_are_thin() {
    let mut allowed: BTreeSet<_> = OF_THE_DEFAULT_FEATURES.map(str::to_owned).into();
    allowed.insert("unicode-ident".to_owned()); // of proc-macro2 and syn
    assert_eq!(default_tree(), allowed);
}

#[test]
fn the_oldest_rust_is_that_of_the_default_features() {
    let manifest = concat!(env!("CARGO_MANIFEST_DIR"), "/../Cargo.toml");
    // Only what this machine has downloaded can be looked at without a network.
    let host = format!("--filter-platform={}", host());
    let arguments = ["metadata", "--offline", "--format-version=1", "--manifest-path", manifest];
    let metadata = cargo(&[&arguments[..], &[&host]].concat());
    let metadata: Value = serde_json::from_str(&metadata).unwrap();
    let tree = default_tree();
    let of = |package: &Value| version(package["rust_version"].as_str().unwrap_or("1.0"));
    let packages = metadata["packages"].as_array().unwrap().iter();
    let (ours, theirs): (Vec<_>, Vec<_>) = packages
        .filter(|package| tree.contains(package["name"].as_str().unwrap()))
        .partition(|package| package["name"].as_str().unwrap().starts_with("errwire"));
    let newest = theirs.into_iter().map(of).max().unwrap();
    for package in ours {
        assert_eq!(of(package), newest, "{}", package["name"]);
    }
}

/// The platform that cargo builds for.
fn host() -> String {
    let version = cargo(&["version", "--verbose"]);
    let host = version.lines().find_map(|line| line.strip_prefix("host: "));
    host.expect("cargo knows its host").to_owned()
}

/// `1.88` and `1.88.0` are one version.
fn version(text: &str) -> Vec<u64> {
    let mut numbers: Vec<u64> = text.split('.').map(|number| number.parse().unwrap()).collect();
    numbers.resize(3, 0);
    numbers
}
