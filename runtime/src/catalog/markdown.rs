//! The document as Markdown, in the dialect of GitHub.

use core::fmt::Write as _;
use std::string::String;

use http::StatusCode;

use super::document::{Alike, Answer, Document, Entry, Rendered, distinct};
use super::pretty::pretty;

impl Document {
    /// The document as Markdown, with an index by status and one by domain.
    pub fn to_markdown(&self) -> String {
        let mut out = String::new();
        // To write into a string can't fail.
        _ = writeln!(out, "# {}\n", escaped(&self.title));
        self.write_index(&mut out);
        for entry in &self.codes {
            entry.write(&mut out);
        }
        if !self.retired.is_empty() {
            _ = writeln!(out, "## Retired\n\nThese codes are not answered any more.\n");
            for retired in &self.retired {
                let instead =
                    retired.replacement.as_ref().map(|code| format!("; now {}", link(code)));
                _ = writeln!(out, "- {}{}", code(&retired.code), instead.unwrap_or_default());
            }
            out.push('\n');
        }
        while out.ends_with("\n\n") {
            out.pop();
        }
        out
    }

    fn write_index(&self, out: &mut String) {
        if self.codes.is_empty() {
            _ = writeln!(out, "There are no codes.\n");
            return;
        }
        _ = writeln!(out, "| status | code | send again | message |\n|---|---|---|---|");
        for (status, entries) in self.by_status() {
            for entry in entries {
                let again = entry.retry_words();
                let message = entry.answers.first().map_or("", |answer| &answer.message);
                let link = link(&entry.code);
                _ = writeln!(out, "| {status} | {link} | {again} | {} |", cell(message));
            }
        }
        out.push('\n');
        for (domain, entries) in self.by_domain() {
            let links = entries.iter().map(|entry| link(&entry.code)).collect::<Vec<_>>();
            _ = writeln!(out, "Of {}: {}.\n", code(domain), links.join(", "));
        }
    }
}

impl Entry {
    /// The retry classes of its answers.
    pub(super) fn retry_words(&self) -> String {
        distinct(self.answers.iter().map(|answer| answer.retry.word())).join(" or ")
    }

    pub(super) fn write(&self, out: &mut String) {
        // An anchor of its own keeps the case of the code.
        _ = writeln!(out, "<a id=\"{}\"></a>\n", attribute(&self.code));
        _ = writeln!(out, "## {}\n\n{} {}", code(&self.code), self.status, escaped(&self.reason));
        if let Some(reason) = self.deprecated() {
            _ = writeln!(out, "\n**Deprecated:** {}", escaped(reason));
        }
        out.push('\n');
        let answers = self.seen_by_callers();
        for alike in &answers {
            if answers.len() > 1 {
                _ = writeln!(out, "### {}\n", alike.codes());
            }
            alike.write(out);
        }
    }
}

impl Alike<'_> {
    fn codes(&self) -> String {
        self.answers().map(|answer| code(&answer.name())).collect::<Vec<_>>().join(", ")
    }

    fn write(&self, out: &mut String) {
        let answer = self.one;
        if let Some(description) = &answer.description {
            _ = writeln!(out, "{}\n", prose(description));
        }
        _ = writeln!(out, "> {}\n", escaped(&answer.message));
        if let Some(help) = &answer.help {
            _ = writeln!(out, "**What to do:** {}\n", escaped(help));
        }
        _ = writeln!(out, "**Retry:** {}\n", answer.retry.advice());
        for (name, value) in self.lines() {
            _ = writeln!(out, "- {name}: {value}");
        }
        out.push('\n');
        answer.write_members(out);
        for example in &answer.examples {
            example.write(out);
        }
    }

    /// What is said in one line each.
    fn lines(&self) -> Vec<(&'static str, String)> {
        let mut facts = Vec::new();
        let mut add = |name, value: Option<String>| facts.extend(value.map(|value| (name, value)));
        let of = |text: &Option<String>| text.as_deref().map(code);
        let answer = self.one;
        add("title", answer.title.as_deref().map(escaped));
        add("kind", of(&answer.kind));
        add("gRPC", Some(code(&answer.grpc)));
        add("domain", of(&answer.domain));
        add("since", answer.since.as_deref().map(escaped));
        add("deprecated", answer.deprecated.as_deref().map(escaped));
        add("answered by", Some(self.codes()));
        let through = self.through().into_iter().map(code).collect::<Vec<_>>();
        add("through", (!through.is_empty()).then(|| through.join(", ")));
        for header in &answer.headers {
            add("header", Some(code(&format!("{}: {}", header.name, header.value))));
        }
        facts
    }
}

impl Answer {
    fn write_members(&self, out: &mut String) {
        if self.members.is_empty() {
            return;
        }
        _ = writeln!(out, "| it adds | type |\n|---|---|");
        for member in &self.members {
            let optional = if member.optional { ", may be left out" } else { "" };
            let ty = code(&member.ty).replace('|', "\\|");
            _ = writeln!(out, "| {} | {ty}{optional} |", cell(&member.label()));
        }
        out.push('\n');
    }
}

impl Rendered {
    /// Status line, headers and body, as they stand on the wire but for the body's line breaks.
    pub(super) fn text(&self) -> String {
        let status = StatusCode::from_u16(self.status).ok().and_then(|it| it.canonical_reason());
        let status = format!("{} {}", self.status, status.unwrap_or_default());
        let mut text =
            format!("HTTP/1.1 {}\ncontent-type: {}\n", status.trim_end(), self.content_type);
        for header in &self.headers {
            _ = writeln!(text, "{}: {}", header.name, header.value);
        }
        text.push('\n');
        text.push_str(&pretty(&self.body));
        // As JSON writes them, so that the body still says the same.
        seen_as(&text, |out, c| _ = write!(out, "\\u{:04x}", u32::from(c)))
    }

    fn write(&self, out: &mut String) {
        let text = self.text();
        let fence = fence(&text);
        _ = writeln!(out, "{}:\n\n{fence}http\n{text}\n{fence}\n", escaped(&self.dialect));
    }
}

/// A fence that nothing in the text ends.
fn fence(text: &str) -> String {
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or_default();
    "`".repeat(3.max(longest + 1))
}

/// Text in which nothing is markup, on one line.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '\n' | '\r' | '\t' => out.push(' '),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '#' | '|' | '~' | '!' => out.extend(['\\', c]),
            c if is_unseen(c) => _ = write!(out, "{}", c.escape_unicode()),
            c => out.push(c),
        }
    }
    // What would begin a list or a rule does not where text goes before it.
    if out.starts_with(['-', '+', '=']) {
        out.insert(0, '\\');
    }
    out
}

fn cell(text: &str) -> String {
    escaped(text)
}

/// A doc comment: Markdown already, of which HTML is shown as it is written.
fn prose(text: &str) -> String {
    let text = seen(text).replace('<', "&lt;");
    // A heading would stand among those of the codes.
    let lines = text.lines().map(|line| match line.trim_start().strip_prefix('#') {
        Some(heading) => format!("**{}**", heading.trim_start_matches('#').trim()),
        None => line.to_owned(),
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// A text as code.
pub(super) fn code(text: &str) -> String {
    let text = seen(text).replace('\n', " ");
    if !text.contains('`') {
        return format!("`{text}`");
    }
    let ticks = fence(&text);
    format!("{ticks} {text} {ticks}")
}

fn link(to: &str) -> String {
    format!("[{}](#{})", code(to), attribute(to))
}

/// A code in an attribute or an address. Those that the derive checked stay as they are.
fn attribute(text: &str) -> String {
    text.chars().filter(|c| c.is_ascii_alphanumeric() || "_.-".contains(*c)).collect()
}

/// The text with every character written out that would change what is around it without being
/// seen. Line breaks stay.
pub(super) fn seen(text: &str) -> String {
    seen_as(text, |out, c| out.extend(c.escape_unicode()))
}

fn seen_as(text: &str, write: impl Fn(&mut String, char)) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if is_unseen(c) && c != '\n' {
            write(&mut out, c);
        } else {
            out.push(c);
        }
    }
    out
}

/// Whether a character would change what is around it without being seen: controls, separators of
/// lines, and the marks that turn the direction of a text.
pub(super) fn is_unseen(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200b}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}
