//! The document as one HTML file that needs nothing else.

mod prose;

use std::string::String;

use maud::{DOCTYPE, Markup, PreEscaped, html};

use self::prose::prose;
use super::document::{Alike, Answer, Document, Entry, Rendered, Retired, Retry};
use super::markdown::seen;

const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");

/// How many codes the browser leaves alone at once while they are out of sight.
const PART: usize = 32;

/// Nothing is loaded, whatever the texts say.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; \
                      base-uri 'none'; form-action 'none'";

impl Document {
    /// The document as an HTML page: one file, without anything from elsewhere.
    ///
    /// A code's anchor is the code: `errors.html#PAYMENT_REQUIRED`.
    pub fn to_html(&self) -> String {
        let page = html! {
            (DOCTYPE)
            html lang="en" {
                head {
                    meta charset="utf-8";
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    meta name="color-scheme" content="light dark";
                    meta http-equiv="Content-Security-Policy" content=(POLICY);
                    title { (seen(&self.title)) }
                    style { (PreEscaped(STYLE)) }
                }
                body {
                    a.skip href="#:codes" { "Skip to the codes" }
                    (self.head())
                    div.columns {
                        (self.index())
                        main id=":codes" tabindex="-1" {
                            @if self.codes.is_empty() { p { "There are no codes." } }
                            @for part in self.codes.chunks(PART) {
                                div.part { @for entry in part { (entry.article()) } }
                            }
                            @if !self.retired.is_empty() { (retired(&self.retired)) }
                        }
                    }
                    span.unseen id=":said" role="status" {}
                    script { (PreEscaped(SCRIPT)) }
                }
            }
        };
        page.into_string()
    }

    fn head(&self) -> Markup {
        html! {
            header.top {
                div {
                    h1 dir="auto" { (seen(&self.title)) }
                    div.search role="search" hidden {
                        label for=":q" { "Search codes, messages and statuses" }
                        input id=":q" type="search" placeholder="Code, message or status"
                            autocomplete="off" spellcheck="false" aria-describedby=":count"
                            aria-keyshortcuts="/" aria-controls=":found";
                        kbd aria-hidden="true" { "/" }
                        span.count id=":count" role="status" {}
                        div.found id=":found" inert {
                            ul aria-label="Codes found" {}
                            p id=":none" hidden { "No code, message or status is like that." }
                        }
                    }
                }
            }
        }
    }

    /// The links to the codes, by status and by domain.
    fn index(&self) -> Markup {
        let links = |entries: &[&Entry]| {
            html! {
                @for part in entries.chunks(PART) {
                    ul {
                        @for entry in part {
                            li { a href={ "#" (entry.anchor()) } { (seen(&entry.code)) } }
                        }
                    }
                }
            }
        };
        let by_domain = self.by_domain();
        html! {
            nav aria-label="Codes" {
                details open {
                    summary { "By status" }
                    @for (status, entries) in self.by_status() {
                        section {
                            h2.status.(class(status)) {
                                b { (status) } " " (entries.first().map_or("", |it| &it.reason))
                            }
                            (links(&entries))
                        }
                    }
                }
                @if !by_domain.is_empty() {
                    details {
                        summary { "By domain" }
                        @for (domain, entries) in by_domain {
                            section { h2 dir="auto" { (seen(domain)) } (links(&entries)) }
                        }
                    }
                }
            }
        }
    }
}

impl Entry {
    /// The code, without what can't stand in an address. Codes that the derive checked are whole. The
    /// page's own ids have a colon, so that no code is one of them.
    fn anchor(&self) -> String {
        let stands = |c: &char| c.is_ascii_alphanumeric() || "_.-".contains(*c);
        self.code.chars().filter(stands).collect()
    }

    /// What all its answers say of sending the request again, if they agree.
    fn retry(&self) -> Option<&Retry> {
        let mut retries = self.answers.iter().map(|answer| &answer.retry);
        let first = retries.next()?;
        retries.all(|retry| retry == first).then_some(first)
    }

    fn article(&self) -> Markup {
        let anchor = self.anchor();
        html! {
            article id=(anchor) aria-labelledby={ "h:" (anchor) } {
                header {
                    h2 id={ "h:" (anchor) } {
                        code.code { (broken(&self.code)) }
                    }
                    span.tools {
                        a.here href={ "#" (anchor) } aria-label={ "Link to " (seen(&self.code)) } { "#" }
                        (copy(&self.code, &format!("Copy the code {}", self.code)))
                    }
                    p.badges {
                        span.status.(class(self.status)) { b { (self.status) } " " (self.reason) }
                        @if let Some(retry) = self.retry() { (retry.badge()) }
                        @if self.deprecated().is_some() { span.badge.old { "Deprecated" } }
                    }
                }
                @if let Some(reason) = self.deprecated() {
                    p.deprecated dir="auto" { b { "Deprecated. " } (seen(reason)) }
                }
                @let answers = self.seen_by_callers();
                @for alike in &answers {
                    section {
                        @if answers.len() > 1 { (alike.heading(self.retry().is_none())) }
                        (alike.paragraphs())
                    }
                }
            }
        }
    }
}

impl Alike<'_> {
    fn heading(&self, has_own_retry: bool) -> Markup {
        html! {
            h3 { (broken(&self.names())) @if has_own_retry { (self.one.retry.badge()) } }
        }
    }

    fn paragraphs(&self) -> Markup {
        let answer = self.one;
        html! {
            @if let Some(text) = &answer.description { div.prose dir="auto" { (prose(text)) } }
            @if let Some(text) = &answer.help {
                p.help dir="auto" { b { "What to do" } " " (seen(text)) }
            }
            dl {
                dt { "Message" } dd.message dir="auto" { (seen(&answer.message)) }
                dt { "Retry" } dd { (answer.retry.advice()) }
                (self.definitions())
            }
            (answer.additions())
            @for (i, example) in answer.examples.iter().enumerate() { (example.figure(i == 0)) }
        }
    }

    /// What is said in a word or two.
    fn definitions(&self) -> Markup {
        let answer = self.one;
        let names = [("Title", &answer.title), ("Kind", &answer.kind), ("Domain", &answer.domain)];
        html! {
            @for (name, text) in names {
                @if let Some(text) = text { dt { (name) } dd dir="auto" { (seen(text)) } }
            }
            dt { "gRPC" } dd { code { (answer.grpc) } }
            @if let Some(text) = &answer.since { dt { "Since" } dd dir="auto" { (seen(text)) } }
            dt { "Answered by" }
            dd {
                @for (i, answer) in self.answers().enumerate() {
                    @if i > 0 { "; " }
                    code { (broken(&answer.name())) }
                    @for name in &answer.through { ", through " code { (broken(name)) } }
                }
            }
            @for header in &answer.headers {
                dt { "Header" } dd { code { (seen(&header.name)) ": " (seen(&header.value)) } }
            }
        }
    }
}

impl Answer {
    fn additions(&self) -> Markup {
        html! {
            @if !self.members.is_empty() {
                table {
                    thead { tr { th scope="col" { "It adds" } th scope="col" { "Type" } } }
                    @for member in &self.members {
                        tr {
                            td { (seen(&member.label())) }
                            td {
                                code { (broken(&member.ty)) }
                                @if member.optional { ", may be left out" }
                            }
                        }
                    }
                }
            }
        }
    }
}

impl Retry {
    /// The class, with its delay.
    fn badge(&self) -> Markup {
        let (class, text) = match self {
            Self::Never => ("never", "Do not retry"),
            Self::IfIdempotent { .. } => ("maybe", "Retry if idempotent"),
            Self::Always { .. } => ("always", "Retry"),
        };
        html! {
            span class={ "badge " (class) } {
                (text) @if let Some(wait) = self.wait() { " after " (wait) }
            }
        }
    }
}

impl Rendered {
    /// The response; only the first of an answer is open.
    fn figure(&self, is_open: bool) -> Markup {
        html! {
            details.example open[is_open] {
                summary { (seen(&self.dialect)) " " small { (seen(&self.content_type)) } }
                div {
                    (copy(&self.body, &format!("Copy the body of {}", self.dialect)))
                    pre tabindex="0" role="group" dir="ltr" aria-label={ (seen(&self.dialect)) " response" } { code { (seen(&self.text())) } }
                }
            }
        }
    }
}

fn retired(retired: &[Retired]) -> Markup {
    html! {
        section.retired {
            h2 { "Retired" }
            p { "These codes are not answered any more." }
            ul {
                @for Retired { code, replacement } in retired {
                    li {
                        code { (broken(code)) }
                        @if let Some(now) = replacement {
                            "; now " a href={ "#" (now) } { code { (broken(now)) } }
                        }
                    }
                }
            }
        }
    }
}

/// A button that copies the text; only a script can make it work, and so shows it.
fn copy(text: &str, label: &str) -> Markup {
    let label = seen(label);
    html! { button.copy type="button" hidden data-copy=(text) aria-label=(label) { "Copy" } }
}

/// Whose mistake a status is.
fn class(status: u16) -> &'static str {
    if status < 500 { "client" } else { "server" }
}

/// A name that may be broken where its words end, if it is a long one.
fn broken(name: &str) -> Markup {
    let name = seen(name);
    html! {
        @if name.len() < 24 {
            (name)
        } @else {
            @for part in name.split_inclusive(['_', '.', ':', '<', ',']) { (part) wbr; }
        }
    }
}
