//! The published contract as a crate meets it: written, held, broken, over several compilations.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

/// A crate of its own, which publishes the codes of one enum. It depends on errwire and on nothing
/// else: neither the enum of codes nor the catalog needs serde there.
struct Scratch(PathBuf);

/// What the compiler said.
#[derive(Debug)]
struct Compiled {
    succeeded: bool,
    said: String,
}

impl Scratch {
    fn new(name: &str) -> Self {
        // Somebody else may run the same test in the same place.
        let path = format!("{name}-{}", std::process::id());
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(path);
        let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("it has a parent");
        fs::create_dir_all(path.join("src")).expect("the crate can be made");
        fs::copy(workspace.join("Cargo.lock"), path.join("Cargo.lock")).expect("it is there");
        let scratch = Self(path);
        let errwire = workspace.join("runtime");
        scratch.put(
            "Cargo.toml",
            &format!(
                "[package]\nname = \"{name}\"\nedition = \"2024\"\n\n[dependencies]\nerrwire = {{ path = '{}' }}\n\n[workspace]\n",
                errwire.display()
            ),
        );
        scratch
    }

    fn put(&self, file: &str, text: &str) {
        fs::write(self.0.join(file), text).expect("the file can be written");
    }

    fn lock(&self) -> String {
        fs::read_to_string(self.0.join("errors.lock")).expect("there is a file of published codes")
    }

    /// Puts an enum of these variants, which are `#[api(…)] Name,`, into the crate.
    fn variants(&self, variants: &str) -> &Self {
        self.keys("", variants)
    }

    fn keys(&self, keys: &str, variants: &str) -> &Self {
        self.put(
            "src/lib.rs",
            &format!(
                r#"
#[derive(Debug, errwire::ApiError)]
#[api(lock = "errors.lock", code_enum = RunCode{keys})]
pub enum RunError {{ {variants} }}

impl std::fmt::Display for RunError {{
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {{
        f.write_str("it failed")
    }}
}}

impl std::error::Error for RunError {{}}

errwire::catalog! {{ pub static ERRORS = [RunError]; }}
"#
            ),
        );
        self
    }

    /// `cargo check`, with this value of the variable.
    fn check(&self, variable: Option<&str>) -> Compiled {
        let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        cargo.args(["check", "--offline", "--quiet", "--color=never"]).current_dir(&self.0);
        cargo.env("CARGO_TARGET_DIR", Path::new(env!("CARGO_TARGET_TMPDIR")).join("scratch"));
        match variable {
            Some(value) => cargo.env("ERRWIRE_LOCK", value),
            None => cargo.env_remove("ERRWIRE_LOCK"),
        };
        let output = cargo.output().expect("cargo runs");
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        Compiled { succeeded: output.status.success(), said }
    }

    fn succeeds(&self, variable: Option<&str>) {
        let compiled = self.check(variable);
        assert!(compiled.succeeded, "{}", compiled.said);
    }

    fn fails(&self, variable: Option<&str>, message: &str) {
        let compiled = self.check(variable);
        assert!(!compiled.succeeded, "it compiled without `{message}`");
        assert!(compiled.said.contains(message), "no `{message}` in {}", compiled.said);
        let errors = compiled.said.lines().filter(|line| line.starts_with("error")).count();
        assert_eq!(errors, 2, "the message, and that it could not compile: {}", compiled.said);
    }
}

const NOT_FOUND: &str = "#[api(status = 404)] NotFound,";
const BUSY: &str = "#[api(status = 503)] Busy,";

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[test]
fn the_file_is_written_and_held() {
    let scratch = Scratch::new("written-and-held");
    scratch.variants(NOT_FOUND);
    scratch.fails(
        None,
        "there is no `errors.lock` beside the manifest; write it by `ERRWIRE_LOCK=write cargo check`",
    );
    scratch.succeeds(Some("write"));
    assert!(scratch.lock().ends_with("\n[RunError]\nNOT_FOUND 404 never\n"), "{}", scratch.lock());
    scratch.succeeds(None);
    scratch.succeeds(Some("check"));

    // Additions compile, unless somebody asks for a file that has them.
    scratch.variants(&[NOT_FOUND, BUSY].concat()).succeeds(None);
    scratch.fails(
        Some("check"),
        "code `BUSY` is not in `errors.lock`; publish it by `ERRWIRE_LOCK=write cargo check`",
    );
    scratch.succeeds(Some("write"));
    assert!(scratch.lock().ends_with("\nBUSY 503 always\nNOT_FOUND 404 never\n"));
    scratch.succeeds(Some("check"));

    // So does what allows clients more.
    let retryable = "#[api(status = 404, retryable)] NotFound,";
    scratch.variants(&[retryable, BUSY].concat()).succeeds(None);
    scratch.fails(
        Some("check"),
        "code `NOT_FOUND` is `always` and stands in the file as `never` (`errors.lock`, line ",
    );
    scratch.variants(&[NOT_FOUND, BUSY].concat());
    scratch.succeeds(Some("check"));

    // What is broken is not written.
    let before = scratch.lock();
    scratch.variants(BUSY).fails(Some("write"), "code `NOT_FOUND` (404 never) was published");
    assert_eq!(scratch.lock(), before);
}

#[test]
fn the_folders_of_the_file_are_made() {
    let scratch = Scratch::new("folders");
    scratch.variants(NOT_FOUND);
    let text = fs::read_to_string(scratch.0.join("src/lib.rs")).expect("it was written");
    scratch.put("src/lib.rs", &text.replace("errors.lock", "docs/api/errors.lock"));
    scratch.succeeds(Some("write"));
    assert!(scratch.0.join("docs/api/errors.lock").exists());
    scratch.succeeds(Some("check"));
}

#[test]
fn a_change_of_the_file_is_seen() {
    let scratch = Scratch::new("seen");
    scratch.variants(NOT_FOUND).succeeds(Some("write"));
    scratch.succeeds(None);
    let published = scratch.lock();
    scratch.put("errors.lock", &published.replace("NOT_FOUND 404", "NOT_FOUND 410"));
    scratch.fails(None, "code `NOT_FOUND` was published with status 410 (`errors.lock`, line ");
    scratch.put("errors.lock", &published.replace("never", "never retired"));
    scratch.fails(None, "code `NOT_FOUND` is retired (`errors.lock`, line ");
    scratch.put("errors.lock", &format!("{published}<<<<<<< HEAD\n"));
    scratch.fails(None, ": an unresolved merge conflict");
    scratch.put("errors.lock", &published);
    scratch.succeeds(None);
}

/// Eight ways to refactor a published enum; five break what clients rely on.
#[test]
fn a_refactoring_compiles_unless_it_breaks_the_contract() {
    let scratch = Scratch::new("refactored");
    scratch.variants(&[NOT_FOUND, BUSY].concat()).succeeds(Some("write"));
    for compiles in [
        // Another variant; another name for one; another order and other words.
        "#[api(status = 404)] NotFound, #[api(status = 503)] Busy, #[api(status = 409)] Conflict,",
        "#[api(status = 404, code = \"NOT_FOUND\")] NoSuchRun, #[api(status = 503)] Busy,",
        "#[api(status = 503, title = \"Busy\")] Busy, #[api(status = 404, retryable, message = \"no\")] NotFound,",
    ] {
        scratch.variants(compiles).succeeds(None);
    }
    for (keys, breaks, message) in [
        ("", BUSY, "code `NOT_FOUND` (404 never) was published (`errors.lock`, line "),
        (
            "",
            "#[api(status = 404)] NoSuchRun, #[api(status = 503)] Busy,",
            "write `code = \"NOT_FOUND\"` on the variant that is `NO_SUCH_RUN` now",
        ),
        (
            "",
            "#[api(status = 410)] NotFound, #[api(status = 503)] Busy,",
            "code `NOT_FOUND` was published with status 404 (`errors.lock`, line ",
        ),
        (
            "",
            "#[api(status = 404)] NotFound, #[api(status = 503, retryable = false)] Busy,",
            "code `BUSY` was published as `always` (`errors.lock`, line ",
        ),
        (
            ", prefix = \"RUN_\"",
            "#[api(status = 404)] NotFound, #[api(status = 503, code = \"BUSY\")] Busy,",
            "code `NOT_FOUND` (404 never) was published (`errors.lock`, line ",
        ),
    ] {
        scratch.keys(keys, breaks).fails(None, message);
    }
}

#[test]
fn a_file_that_is_none_is_told() {
    let scratch = Scratch::new("no-file");
    scratch.variants(NOT_FOUND);
    scratch.fails(Some("yes"), "`ERRWIRE_LOCK` is set to something else than `write` and `check`");
    fs::create_dir(scratch.0.join("errors.lock")).expect("a directory can be made");
    scratch.fails(None, "`errors.lock` can't be read: ");
    scratch.keys("", NOT_FOUND);
    let source = fs::read_to_string(scratch.0.join("src/lib.rs")).expect("it is there");
    let at = |path: &str| {
        let elsewhere = format!("lock = \"{path}\"");
        scratch.put("src/lib.rs", &source.replace("lock = \"errors.lock\"", &elsewhere));
    };
    at("Cargo.toml/errors.lock");
    scratch.fails(Some("write"), "`Cargo.toml/errors.lock` can't be read: ");
    #[cfg(unix)]
    {
        // Nothing is there, and no folder can be made there.
        let nowhere = scratch.0.join("nowhere");
        std::os::unix::fs::symlink("not/there", nowhere).expect("a link can be made");
        at("nowhere/errors.lock");
        scratch.fails(Some("write"), "`nowhere/errors.lock` can't be written: ");
    }
}
