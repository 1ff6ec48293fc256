//! `/`: everything there is, for people and for programs.

use std::fmt::{self, Display, Write};

use axum::response::{Html, IntoResponse, Response};
use bytes::Bytes;
use contracts::{Case, Published};
use errwire::{Context, Disclosure, Retry};
use http::header::{CONTENT_TYPE, VARY};
use serde::Serialize;

use super::accept::Accept;

const STYLE: &str = include_str!("listing.css");
const INTRODUCTION: &str = include_str!("listing.html");

/// The listing in both forms, made once.
pub(super) struct Listing {
    html: Bytes,
    json: Bytes,
}

impl Listing {
    pub(super) fn of(contracts: &[Published]) -> Self {
        let contracts: Vec<_> = contracts.iter().map(Contract::of).collect();
        // Neither can fail: both are strings and numbers, written to memory.
        let document = Document { contracts: &contracts, also: ALSO };
        let json = serde_json::to_vec_pretty(&document).unwrap_or_default();
        Self { html: Page(&contracts).to_string().into(), json: json.into() }
    }

    pub(super) fn respond(&self, accept: Accept) -> Response {
        let vary = [(VARY, "accept")];
        if accept.html {
            (vary, Html(self.html.clone())).into_response()
        } else {
            (vary, [(CONTENT_TYPE, "application/json")], self.json.clone()).into_response()
        }
    }
}

/// The listing as JSON.
#[derive(Serialize)]
struct Document<'a> {
    contracts: &'a [Contract],
    also: [Route; 2],
}

#[derive(Serialize)]
struct Route {
    url: &'static str,
    what: &'static str,
}

const ALSO: [Route; 2] = [
    Route { url: "/nested/panic", what: "panics in its handler" },
    Route {
        url: "/flaky/{n}/{contract}/{case}/{token}",
        what: "fails the first n times it sees the token, then succeeds",
    },
];

#[derive(Serialize)]
struct Contract {
    name: &'static str,
    cases: Vec<Row>,
}

#[derive(Serialize)]
struct Row {
    id: &'static str,
    url: String,
    status: u16,
    code: &'static str,
    retry: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    retry_after: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<&'static str>,
    /// Whether operators read something else than callers.
    #[serde(skip)]
    masked: bool,
}

impl Contract {
    fn of(published: &Published) -> Self {
        let row = |case| Row::of(published.name, case);
        Self { name: published.name, cases: published.cases.iter().map(row).collect() }
    }
}

impl Row {
    fn of(contract: &str, case: &Case) -> Self {
        let (own, spec) = (case.error.spec(), case.error.spec().on_wire());
        let response = case.respond(&Context::new()).ok();
        let operator = Context::new().with_disclosure(Disclosure::Operator);
        let operator = case.respond(&operator).ok();
        let header = |name| response.as_ref()?.headers().get(name)?.to_str().ok()?.parse().ok();
        Self {
            id: case.id,
            url: format!("/{contract}/{}", case.id),
            status: response.as_ref().map_or(500, |response| response.status().as_u16()),
            code: spec.code,
            retry: match spec.retry {
                Retry::Always(_) => "always",
                Retry::IfIdempotent(_) => "if idempotent",
                _ => "never",
            },
            retry_after: header("retry-after"),
            description: own.description,
            help: own.help,
            masked: operator.map(http::Response::into_body)
                != response.map(http::Response::into_body),
        }
    }
}

/// The listing as a page.
struct Page<'a>(&'a [Contract]);

impl Display for Page<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n")?;
        f.write_str("<meta name=\"viewport\" content=\"width=device-width\">\n")?;
        f.write_str("<meta name=\"color-scheme\" content=\"light dark\">\n")?;
        f.write_str("<title>Five error contracts</title>\n")?;
        write!(f, "<style>\n{STYLE}</style>\n{INTRODUCTION}<nav>")?;
        for Contract { name, .. } in self.0 {
            write!(f, "<a href=\"#{name}\">{name}</a>")?;
        }
        f.write_str("</nav>\n")?;
        self.0.iter().try_for_each(|contract| table(f, contract))?;
        f.write_str("</html>\n")
    }
}

fn table(f: &mut fmt::Formatter<'_>, contract: &Contract) -> fmt::Result {
    let Contract { name, cases } = contract;
    writeln!(f, "<section id=\"{name}\">\n<h2>{name} <small>{}</small></h2>", cases.len())?;
    f.write_str(
        "<table>\n<thead><tr><th>case<th>status<th>code<th>retry<th>what happened<tbody>\n",
    )?;
    for Row { id, url, status, code, retry, retry_after, description, help, masked } in cases {
        let class = status / 100;
        write!(f, "<tr><td><a href=\"{url}\">{id}</a>")?;
        write!(
            f,
            "<td><span class=\"s{class}\">{status}</span><td><code>{code}</code><td>{retry}"
        )?;
        if let Some(seconds) = retry_after {
            write!(f, ", in {seconds} s")?;
        }
        write!(f, "<td>{}", Escaped(description.unwrap_or_default()))?;
        if let Some(help) = help {
            write!(f, " <em>{}</em>", Escaped(help))?;
        }
        if *masked {
            write!(f, " <a class=\"why\" href=\"{url}?as=operator\">why?</a>")?;
        }
        f.write_char('\n')?;
    }
    f.write_str("</table>\n</section>\n")
}

/// A text in HTML.
struct Escaped<'a>(&'a str);

impl Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.chars().try_for_each(|c| match c {
            '&' => f.write_str("&amp;"),
            '<' => f.write_str("&lt;"),
            '>' => f.write_str("&gt;"),
            '"' => f.write_str("&quot;"),
            other => f.write_char(other),
        })
    }
}
