//! The published contract that a type must not break.
//!
//! The file is read as the crate compiles. Additions compile; what clients rely on can't go away or
//! change unless somebody edits the file, which a reviewer sees.

mod file;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

use proc_macro2::Span;
use syn::ext::IdentExt;

use crate::diag::{Errors, nearest};
use crate::literal::Str;
use crate::model::{Container, Own};
use file::{Entry, File};

/// What decides what becomes of additions.
pub(crate) const VARIABLE: &str = "ERRWIRE_LOCK";

/// How to write additions; it stands in every message that asks for it.
const COMMAND: &str = "ERRWIRE_LOCK=write cargo check";

/// What becomes of codes that are not in the file yet.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Additions {
    /// They compile.
    Allow,
    /// They are mistakes, so that a published file is never behind.
    Refuse,
    /// They are written into the file.
    Write,
}

/// Compares a type with its file, unless there are other mistakes: what a type answers is known
/// only without them.
pub(crate) fn check(container: &Container<'_>, errors: &mut Errors) {
    let Some(lock) = &container.lock else { return };
    let Some(additions) = additions(lock, errors) else { return };
    let path = path(lock.value());
    let Some(mut file) = read(&path, lock, additions, errors) else { return };
    if !errors.is_empty() {
        return;
    }
    let name = container.ident.unraw().to_string();
    let answers = answers(container);
    check_retired(&answers, &file, lock, errors);
    check_renamed(container, &answers, &file, lock, errors);
    let published = file.section(&name);
    check_removed(container, &answers, &published.entries, lock, errors);
    for (own, entry) in answers.values() {
        match published.entries.get(&own.code.text) {
            Some(old) if old.retired.is_some() => {}
            Some(old) => check_changed(own, entry, old, additions, lock, errors),
            None if additions == Additions::Refuse => errors.at(
                own.code.span,
                format_args!(
                    "code `{}` is not in `{}`; publish it by `{COMMAND}`",
                    own.code.text,
                    lock.value()
                ),
            ),
            None => {}
        }
    }
    if additions == Additions::Write && errors.is_empty() {
        published.publish(answers.into_values().map(|(own, entry)| (own.code.text.clone(), entry)));
        write(&path, &file, lock, errors);
    }
}

fn additions(lock: &Str, errors: &mut Errors) -> Option<Additions> {
    match env::var(VARIABLE).as_deref() {
        Err(env::VarError::NotPresent) | Ok("") => Some(Additions::Allow),
        Ok("write") => Some(Additions::Write),
        Ok("check") => Some(Additions::Refuse),
        _ => {
            errors.at(
                lock.span(),
                format_args!("`{VARIABLE}` is set to something else than `write` and `check`"),
            );
            None
        }
    }
}

/// Relative to the manifest of the crate that is compiled.
fn path(lock: &str) -> PathBuf {
    let manifest = env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default();
    Path::new(&manifest).join(lock)
}

fn read(path: &Path, lock: &Str, additions: Additions, errors: &mut Errors) -> Option<File> {
    let name = lock.value();
    let text = match fs::read_to_string(path) {
        Ok(text) => text,
        Err(why) if why.kind() == io::ErrorKind::NotFound => {
            if additions == Additions::Write {
                return Some(File::new(COMMAND));
            }
            errors.at(
                lock.span(),
                format_args!("there is no `{name}` beside the manifest; write it by `{COMMAND}`"),
            );
            return None;
        }
        Err(why) => {
            errors.at(lock.span(), format_args!("`{name}` can't be read: {why}"));
            return None;
        }
    };
    // Some editors put a byte order mark before what they save.
    match File::parse(text.strip_prefix('\u{feff}').unwrap_or(&text)) {
        Ok(file) => Some(file),
        Err(wrong) => {
            for wrong in wrong {
                errors
                    .at(lock.span(), format_args!("`{name}`, line {}: {}", wrong.line, wrong.why));
            }
            None
        }
    }
}

/// Through a file beside it, so that nobody ever reads half of it.
fn write(path: &Path, file: &File, lock: &Str, errors: &mut Errors) {
    let text = file.to_string();
    if fs::read_to_string(path).is_ok_and(|old| old == text) {
        return;
    }
    let draft = path.with_extension(format!("lock.{}", std::process::id()));
    let folder = path.parent().map_or(Ok(()), fs::create_dir_all);
    let written =
        folder.and_then(|()| fs::write(&draft, text)).and_then(|()| fs::rename(&draft, path));
    if let Err(why) = written {
        errors.at(lock.span(), format_args!("`{}` can't be written: {why}", lock.value()));
    }
}

type Answers<'a> = BTreeMap<&'a str, (&'a Own, Entry)>;

/// What a type answers now: each code with the first variant that has it.
fn answers<'a>(container: &'a Container<'_>) -> Answers<'a> {
    let mut answers = BTreeMap::new();
    for (_, own) in container.rows().filter(|(_, own)| own.conceal.is_none()) {
        let (_, entry) = answers
            .entry(own.code.text.as_str())
            .or_insert_with(|| (own, Entry::new(own.status.number)));
        entry.retry.insert(own.retry.class);
    }
    answers
}

fn check_removed(
    container: &Container<'_>,
    answers: &Answers<'_>,
    published: &BTreeMap<String, Entry>,
    lock: &Str,
    errors: &mut Errors,
) {
    let gone = published
        .iter()
        .filter(|(code, old)| old.retired.is_none() && !answers.contains_key(code.as_str()));
    for (code, old) in gone {
        // The variant that probably had it.
        let new = answers.values().filter(|(own, _)| !published.contains_key(&own.code.text));
        let alike = new.filter(|(own, _)| own.status.number == old.status);
        let alike = alike.map(|(own, _)| own.code.text.as_str()).collect::<Vec<_>>();
        let meant = match alike.as_slice() {
            [only] => Some(*only),
            several => {
                // A prefix that has come or gone tells most.
                let is_prefixed = |new: &&&str| new.ends_with(code) || code.ends_with(**new);
                let prefixed = several.iter().find(is_prefixed).copied();
                prefixed.or_else(|| nearest(code, several.iter().copied()))
            }
        };
        let span = meant.and_then(|meant| answers.get(meant)).map(|(own, _)| own.code.span);
        let has_it = match meant {
            Some(meant) => format!("on the variant that is `{meant}` now"),
            None => "on the variant that has it now".to_owned(),
        };
        errors.at(
            span.unwrap_or(container.ident.span()),
            format_args!(
                "code `{code}` ({old}) was published ({}) and is gone; write `code = \"{code}\"` {has_it}, or `retired` behind the line",
                place(lock, old)
            ),
        );
    }
}

/// A type without a section that answers most of what another section published was renamed; what
/// was published of it would be forgotten.
fn check_renamed(
    container: &Container<'_>,
    answers: &Answers<'_>,
    file: &File,
    lock: &Str,
    errors: &mut Errors,
) {
    let name = container.ident.unraw().to_string();
    let is_same = |code: &String, old: &Entry| {
        let now = answers.get(code.as_str());
        now.is_some_and(|(own, _)| !own.shared && own.status.number == old.status)
    };
    if let Some(other) = file.renamed(&name, is_same) {
        errors.at(
            container.ident.span(),
            format_args!(
                "`{}` has no section `[{name}]`, and `[{other}]` has its codes; if the type was renamed, rename the section, and if it is another, write `[{name}]` into the file",
                lock.value()
            ),
        );
    }
}

/// A code that any type of the file has given up is not taken again by another.
fn check_retired(answers: &Answers<'_>, file: &File, lock: &Str, errors: &mut Errors) {
    for (code, (own, _)) in answers {
        if let Some(old) = file.retired(code) {
            errors.at(
                own.code.span,
                format_args!(
                    "code `{code}` is retired ({}) and can't be taken again; write another",
                    place(lock, old)
                ),
            );
        }
    }
}

fn check_changed(
    own: &Own,
    new: &Entry,
    old: &Entry,
    additions: Additions,
    lock: &Str,
    errors: &mut Errors,
) {
    let (code, place) = (&own.code.text, place(lock, old));
    if new.status != old.status {
        errors.at(
            own.status.span,
            format_args!(
                "code `{code}` was published with status {} ({place}), not {}; put it back, or edit the line",
                old.status, new.status
            ),
        );
    }
    let said: Span = own.retry.said.map_or(own.status.span, |said| said.span);
    if new.promise() < old.promise() {
        errors.at(
            said,
            format_args!(
                "code `{code}` was published as `{}` ({place}), and clients repeat it by that, not as `{}`; put it back, or edit the line",
                old.classes(),
                new.classes()
            ),
        );
    } else if new.retry != old.retry && additions == Additions::Refuse {
        errors.at(
            said,
            format_args!(
                "code `{code}` is `{}` and stands in the file as `{}` ({place}); publish it by `{COMMAND}`",
                new.classes(),
                old.classes()
            ),
        );
    }
}

fn place(lock: &Str, entry: &Entry) -> String {
    format!("`{}`, line {}", lock.value(), entry.line)
}
