//! What the domain crate must not need.

use std::process::Command;

#[test]
fn the_domain_knows_no_web_framework() {
    let manifest = concat!(env!("CARGO_MANIFEST_DIR"), "/domain/Cargo.toml");
    let arguments = ["tree", "--offline", "--edges=normal", "--prefix=none", "--format={p}"];
    let output = Command::new(env!("CARGO"))
        .args(arguments)
        .args(["--manifest-path", manifest])
        .output()
        .expect("cargo runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let tree = String::from_utf8(output.stdout).expect("names are UTF-8");
    let names: Vec<_> = tree.lines().filter_map(|line| line.split(' ').next()).collect();
    assert!(names.contains(&"errwire"), "{names:?}");
    for foreign in ["axum", "axum-core", "hyper", "tower", "tokio", "sqlx", "reqwest", "serde_json"]
    {
        assert!(!names.contains(&foreign), "{foreign}");
    }
}

#[test]
fn every_code_of_the_catalog_has_words_of_its_own() {
    for spec in app::ERRORS.specs() {
        assert!(spec.description.is_some(), "{}", spec.code);
    }
}
