//! How long a catalog of a thousand codes takes to become a page: it should be under 50 ms.
//!
//! `cargo bench -p errwire --features catalog --bench catalog`; with a path behind `--`, the page is
//! written there, to be looked at in a browser.

#![allow(missing_docs, reason = "a program")]

use std::error::Error;
use std::fmt;
use std::hint::black_box;
use std::sync::LazyLock;
use std::time::Instant;

use errwire::envelope::Flat;
use errwire::{ApiError, Contract, Spec};

const STATUSES: [u16; 8] = [400, 401, 403, 404, 409, 422, 429, 503];

static SPECS: LazyLock<Vec<Spec>> = LazyLock::new(|| {
    let leak = |text: String| &*Box::leak(text.into_boxed_str());
    let spec = |i: usize| {
        let variant = leak(format!("Variant{i}"));
        Spec::new(STATUSES[i % STATUSES.len()], leak(format!("SOME_CODE_OF_THE_API_{i}")))
            .origin("Thousand", variant)
            .domain(if i.is_multiple_of(2) { "runs.example.com" } else { "billing.example.com" })
            .message(leak(format!("the {i}th resource of the request is not what it should be")))
            .help("Look at **what** is there, and change the request.")
            .description("What triggers it, in a sentence or two.\n\nWith `code` and a [link](https://example.com).")
            .since("1.2")
    };
    (0..1000).map(spec).collect()
});

#[derive(Debug)]
struct Thousand;

impl fmt::Display for Thousand {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("one of a thousand")
    }
}

impl Error for Thousand {}

impl ApiError for Thousand {
    fn spec(&self) -> &'static Spec {
        &SPECS[0]
    }
}

impl Contract for Thousand {
    type Envelope = Flat;

    fn specs() -> &'static [Spec] {
        &SPECS
    }
}

errwire::catalog! { static ERRORS = [Thousand]; }

fn main() -> std::io::Result<()> {
    let path = std::env::args().skip(1).find(|argument| !argument.starts_with('-'));
    if let Some(path) = path {
        return std::fs::write(path, ERRORS.document().to_html());
    }
    time("document", || ERRORS.document().codes.len());
    let document = ERRORS.document();
    time("JSON", || document.to_json().len());
    time("Markdown", || document.to_markdown().len());
    time("HTML", || document.to_html().len());
    time("document and HTML", || ERRORS.document().to_html().len());
    Ok(())
}

/// The median of several runs.
fn time(name: &str, run: impl Fn() -> usize) {
    let mut times = (0..15).map(|_| {
        let start = Instant::now();
        black_box(run());
        start.elapsed()
    });
    let mut times = times.by_ref().collect::<Vec<_>>();
    times.sort_unstable();
    println!("{name}: {:.1} ms, {} bytes", times[7].as_secs_f64() * 1e3, run());
}
