//! The page of one code, for a terminal.

use core::fmt::{self, Display, Write as _};
use std::string::String;

use super::document::{Alike, Document, Entry, Retired};
use super::markdown::seen;

/// What is known of a code, or which one was probably meant; displayed, it is text for a terminal.
///
/// ```
/// # #[derive(Debug, thiserror::Error, errwire::ApiError)]
/// # enum RunError {
/// #     /// The organisation's balance is exhausted.
/// #     #[error("balance exhausted")]
/// #     #[api(status = 402, code = "PAYMENT_REQUIRED", retryable, help = "Deposit funds.")]
/// #     BalanceExhausted,
/// # }
/// errwire::catalog! { static ERRORS = [RunError]; }
///
/// let page = ERRORS.explain("PAYMENT_REQUIRED").to_string();
/// assert!(page.contains("402 Payment Required") && page.contains("Deposit funds."));
/// let page = ERRORS.explain("PAYMENTREQUIRED").to_string();
/// assert_eq!(page, "no code `PAYMENTREQUIRED`; did you mean `PAYMENT_REQUIRED`?\n");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Explanation {
    /// The code is known.
    Known(Entry),
    /// It is no longer answered.
    Retired(Retired),
    /// It is not known.
    Unknown {
        /// What was asked for.
        code: String,
        /// The code that is spelt most like it.
        meant: Option<String>,
    },
}

impl Document {
    /// The page of a code.
    pub fn explain(&self, code: &str) -> Explanation {
        let code = code.trim();
        let same = |known: &str| known.eq_ignore_ascii_case(code);
        let found = self.find(code).or_else(|| self.codes.iter().find(|it| same(&it.code)));
        if let Some(entry) = found {
            return Explanation::Known(entry.clone());
        }
        if let Some(retired) = self.retired.iter().find(|it| same(&it.code)) {
            return Explanation::Retired(retired.clone());
        }
        let likeness = |known: &str| {
            let spelt = |text: &str| text.to_ascii_uppercase().replace('-', "_");
            strsim::jaro_winkler(&spelt(known), &spelt(code))
        };
        let nearest = self.codes.iter().map(|entry| (likeness(&entry.code), &entry.code));
        let nearest = nearest.max_by(|(a, _), (b, _)| a.total_cmp(b));
        let meant = nearest.filter(|(likeness, _)| *likeness > 0.8).map(|(_, code)| code.clone());
        Explanation::Unknown { code: code.to_owned(), meant }
    }
}

impl Explanation {
    /// Whether the code is answered, or was.
    pub fn is_known(&self) -> bool {
        !matches!(self, Self::Unknown { .. })
    }
}

impl Display for Explanation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = String::new();
        match self {
            Self::Known(entry) => page(entry, &mut out)?,
            Self::Retired(Retired { code, replacement: Some(now) }) => {
                writeln!(out, "{code} is retired; {now} is answered instead")?;
            }
            Self::Retired(Retired { code, replacement: None }) => {
                writeln!(out, "{code} is retired")?;
            }
            Self::Unknown { code, meant: Some(meant) } => {
                writeln!(out, "no code `{code}`; did you mean `{meant}`?")?;
            }
            Self::Unknown { code, meant: None } => writeln!(out, "no code `{code}`")?,
        }
        f.write_str(&seen(&out))
    }
}

fn page(entry: &Entry, out: &mut String) -> fmt::Result {
    writeln!(out, "{}\n{} {}", entry.code, entry.status, entry.reason)?;
    let answers = entry.seen_by_callers();
    for alike in &answers {
        writeln!(out)?;
        if answers.len() > 1 {
            wrapped("", &alike.names(), out)?;
        }
        write_answer(alike, out)?;
    }
    Ok(())
}

fn write_answer(alike: &Alike<'_>, out: &mut String) -> fmt::Result {
    let answer = alike.one;
    if let Some(description) = &answer.description {
        wrapped("", description, out)?;
        writeln!(out)?;
    }
    wrapped("message      ", &answer.message, out)?;
    if let Some(help) = &answer.help {
        wrapped("what to do   ", help, out)?;
    }
    wrapped("retry        ", &answer.retry.advice(), out)?;
    let grpc = Some(&answer.grpc);
    for (name, text) in [
        ("title        ", answer.title.as_ref()),
        ("kind         ", answer.kind.as_ref()),
        ("gRPC         ", grpc),
        ("domain       ", answer.domain.as_ref()),
        ("since        ", answer.since.as_ref()),
        ("deprecated   ", answer.deprecated.as_ref()),
        ("see          ", answer.docs.as_ref()),
    ] {
        if let Some(text) = text {
            wrapped(name, text, out)?;
        }
    }
    for header in &answer.headers {
        writeln!(out, "header       {}: {}", header.name, header.value)?;
    }
    for member in &answer.members {
        let optional = if member.optional { ", may be left out" } else { "" };
        writeln!(out, "adds         {}: {}{optional}", member.label(), member.ty)?;
    }
    wrapped("answered by  ", &alike.names(), out)?;
    for through in alike.through() {
        writeln!(out, "through      {through}")?;
    }
    for example in &answer.examples {
        writeln!(out, "\n{}", example.dialect)?;
        for line in example.text().lines() {
            writeln!(out, "  {line}")?;
        }
    }
    Ok(())
}

/// The text after its name, in lines of at most 80 characters; paragraphs stay apart.
fn wrapped(name: &str, text: &str, out: &mut String) -> fmt::Result {
    const WIDTH: usize = 80;
    let indent = " ".repeat(name.len());
    let mut line = name.to_owned();
    for paragraph in text.split("\n\n") {
        let mut is_first = true;
        for word in paragraph.split_whitespace() {
            if !is_first && line.chars().count() + 1 + word.chars().count() > WIDTH {
                writeln!(out, "{}", line.trim_end())?;
                line.clone_from(&indent);
                is_first = true;
            }
            if !is_first {
                line.push(' ');
            }
            line.push_str(word);
            is_first = false;
        }
        writeln!(out, "{}", line.trim_end())?;
        line.clone_from(&indent);
    }
    Ok(())
}
