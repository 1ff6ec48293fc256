//! What must not compile, with what the compiler says, and what must.

use std::path::Path;
use std::{env, fs, io};

/// Every file of `fail/` has its `.stderr` beside it; `TRYBUILD=overwrite` writes them. Where the
/// words are the compiler's own, they are those of Rust 1.95.
#[test]
fn misuse_is_told() {
    publish().expect("the files of published codes can be copied");
    trybuild::TestCases::new().compile_fail("fail/*/*.rs");
}

/// With what is seen only as code is made, so that `cargo check` lets it pass.
#[test]
fn what_is_unusual_compiles() {
    publish().expect("the files of published codes can be copied");
    let cases = trybuild::TestCases::new();
    cases.pass("pass/*.rs");
    cases.compile_fail("fail/*.rs");
}

/// Puts the cases' files of published codes beside the manifest that trybuild compiles them by.
fn publish() -> io::Result<()> {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).with_file_name("tests");
    let manifest = target.join("trybuild").join(env!("CARGO_PKG_NAME"));
    fs::create_dir_all(&manifest)?;
    for file in fs::read_dir("fail/lock")?.chain(fs::read_dir("pass")?) {
        let file = file?.path();
        if let Some(name) = file.file_name().filter(|_| file.extension() == Some("lock".as_ref())) {
            fs::copy(&file, manifest.join(name))?;
        }
    }
    Ok(())
}
