//! `explain`, for a binary of the user's own.

use std::env;
use std::io::{self, Write};
use std::process::ExitCode;
use std::string::String;

use super::document::Document;
use super::forms::FORMS;
use super::{Catalog, Changes};

const USAGE: &str = "\
usage: explain CODE                            the page of a code
       explain                                 all codes
       explain --format json|markdown|html     the whole catalog
       explain --format typescript|python      a module for clients
       explain --changes OLD.json              what changed since a catalog, as Markdown
";

/// Answers `explain …` on the command line, if that is what the program was started with.
///
/// ```no_run
/// # #[derive(Debug, thiserror::Error, errwire::ApiError)]
/// # #[error("gone")]
/// # #[api(status = 410)]
/// # struct Gone;
/// errwire::catalog! { static ERRORS = [Gone]; }
///
/// fn main() -> std::process::ExitCode {
///     if let Some(code) = errwire::catalog::cli(&ERRORS) {
///         return code;
///     }
///     // … and what the program is for
///     # std::process::ExitCode::SUCCESS
/// }
/// ```
///
/// `explain --changes OLD.json` ends with 1 if something changed that breaks clients.
pub fn cli(catalog: &Catalog) -> Option<ExitCode> {
    let mut args = env::args().skip(1);
    if args.next()? != "explain" {
        return None;
    }
    let args = args.collect::<Vec<_>>();
    let document = catalog.document();
    Some(match run(&document, &args.iter().map(String::as_str).collect::<Vec<_>>()) {
        Ok((text, code)) => match io::stdout().lock().write_all(text.as_bytes()) {
            // Whoever reads may have read enough.
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => failed(&error.to_string()),
            _ => code,
        },
        Err(text) => failed(&text),
    })
}

fn failed(text: &str) -> ExitCode {
    eprint!("{text}{}", if text.ends_with('\n') { "" } else { "\n" });
    ExitCode::from(2)
}

fn run(document: &Document, args: &[&str]) -> Result<(String, ExitCode), String> {
    let text = match args {
        [] => list(document),
        ["--help" | "-h"] => USAGE.to_owned(),
        ["--format", format] => formatted(document, format).ok_or(USAGE)?,
        ["--changes", path] => {
            let text = std::fs::read_to_string(path).map_err(|error| format!("{path}: {error}"))?;
            let old = Document::from_json(&text).map_err(|error| {
                format!("{path}: {error}; expected what `explain --format json` writes")
            })?;
            let changes = Changes::between(&old, document);
            let code = ExitCode::from(u8::from(changes.are_breaking()));
            return Ok((changes.to_markdown(), code));
        }
        [format] if format.starts_with("--format=") => {
            formatted(document, &format["--format=".len()..]).ok_or(USAGE)?
        }
        [code] if !code.starts_with('-') => {
            let page = document.explain(code);
            let text = page.to_string();
            return if page.is_known() { Ok((text, ExitCode::SUCCESS)) } else { Err(text) };
        }
        _ => return Err(USAGE.to_owned()),
    };
    Ok((text, ExitCode::SUCCESS))
}

/// The whole document, if there is such a format.
fn formatted(document: &Document, format: &str) -> Option<String> {
    let form = FORMS.iter().find(|form| form.name == format)?;
    Some((form.write)(document))
}

/// A line a code.
fn list(document: &Document) -> String {
    let width = document.codes.iter().map(|entry| entry.code.len()).max().unwrap_or_default();
    let line = |entry: &super::Entry| {
        let message = entry.answers.first().map_or("", |answer| &answer.message);
        let message = message.escape_debug();
        format!("{:width$}  {}  {message}\n", entry.code, entry.status)
    };
    document.codes.iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::forms::Form;

    #[test]
    fn the_usage_names_every_form() {
        let listed = USAGE.split_whitespace().flat_map(|word| word.split('|'));
        for Form { name, .. } in FORMS {
            assert!(listed.clone().any(|word| word == name), "{name}");
        }
    }

    #[test]
    fn what_is_not_understood_is_told() {
        let document = Document::from_json(r#"{"schema":1,"title":"","codes":[]}"#).unwrap();
        for args in [&["--format", "pdf"][..], &["--format"], &["a", "b"], &["-x"]] {
            assert_eq!(run(&document, args).unwrap_err(), USAGE);
        }
        assert_eq!(run(&document, &["X"]).unwrap_err(), "no code `X`\n");
        assert!(run(&document, &["--changes", "/no/such"]).unwrap_err().starts_with("/no/such: "));
        assert_eq!(run(&document, &[]).unwrap().0, "");

        let manifest = concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml");
        let no_catalog = run(&document, &["--changes", manifest]).unwrap_err();
        assert!(
            no_catalog.ends_with("; expected what `explain --format json` writes"),
            "{no_catalog}"
        );
    }
}
