#![doc = include_str!("../docs/attributes.md")]
//!
//! There is nothing in these modules but their documentation.

macro_rules! pages {
    ($($name:ident: $file:literal,)*) => {$(
        #[doc = include_str!(concat!("../docs/", $file, ".md"))]
        pub mod $name {}
    )*};
}

pages! {
    envelope: "keys/envelope",
    rename_all: "keys/rename_all",
    any_case: "keys/any_case",
    prefix: "keys/prefix",
    domain: "keys/domain",
    docs: "keys/docs",
    lock: "keys/lock",
    code_enum: "keys/code_enum",
    skip: "keys/skip",
    crate_: "keys/crate",
    status: "keys/status",
    kind: "keys/kind",
    retryable: "keys/retryable",
    message: "keys/message",
    challenge: "keys/challenge",
    code: "keys/code",
    title: "keys/title",
    expose: "keys/expose",
    mask: "keys/mask",
    transparent: "keys/transparent",
    conceal_as: "keys/conceal_as",
    shared: "keys/shared",
    header: "keys/header",
    allow: "keys/allow",
    help: "keys/help",
    since: "keys/since",
    deprecated: "keys/deprecated",
    param: "keys/param",
    details: "keys/details",
    retry_after: "keys/retry_after",
    extension: "keys/extension",
    diagnostics: "diagnostics",
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::{Path, PathBuf};

    /// The messages that a page lists.
    fn rows(page: &str) -> impl Iterator<Item = &str> {
        page.lines().filter_map(|line| {
            let (message, _) = line.strip_prefix("| `` ")?.split_once(" `` |")?;
            Some(message)
        })
    }

    /// Whether a message is what a row of the index says, where ‹…› stands for anything.
    fn fits(message: &str, row: &str) -> bool {
        let Some((literal, rest)) = row.split_once('‹') else { return message == row };
        let rest = rest.split_once('›').map_or("", |it| it.1);
        message.strip_prefix(literal).is_some_and(|message| {
            let mut ends = message.char_indices().map(|(at, _)| at).chain([message.len()]);
            ends.any(|end| fits(&message[end..], rest))
        })
    }

    fn is_in_index(message: &str) -> bool {
        rows(include_str!("../docs/diagnostics.md")).any(|row| fits(message, row))
    }

    /// The files below a folder; none if it is not there.
    fn files(folder: &Path) -> Vec<PathBuf> {
        let entries = fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok);
        let below = |path: PathBuf| if path.is_dir() { files(&path) } else { vec![path] };
        entries.map(|entry| entry.path()).flat_map(below).collect()
    }

    #[test]
    fn what_a_page_quotes_is_in_the_index() {
        let pages = files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/keys"));
        assert!(!pages.is_empty());
        for page in pages {
            let text = fs::read_to_string(&page).unwrap();
            for message in rows(&text) {
                assert!(is_in_index(message), "{}: {message}", page.display());
            }
        }
    }

    /// The packaged crate has no misuse cases beside it.
    #[test]
    fn what_the_compiler_says_of_the_misuse_cases_is_in_the_index() {
        let cases = files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui-tests/fail"));
        for case in cases.iter().filter(|case| case.extension().is_some_and(|it| it == "stderr")) {
            let text = fs::read_to_string(case).unwrap();
            // With another number in brackets, it is the compiler's own.
            let ours = ["error: ", "error[E0080]: evaluation panicked: "];
            let ours = |line| ours.into_iter().find_map(|start| str::strip_prefix(line, start));
            for message in text.lines().filter_map(ours) {
                assert!(is_in_index(message), "{}: {message}", case.display());
            }
        }
    }
}
