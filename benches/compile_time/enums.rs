//! The enums: what their variants are, whoever derives what for them.

use std::fmt::Write as _;

/// How many variants they have.
pub(crate) const SIZES: [usize; 3] = [10, 100, 1000];

/// What the variants say.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Mix {
    /// Status, code and message, every other one with a value in it.
    Simple,
    /// Each key of the derive somewhere, as a large service might have them.
    Full,
}

/// One variant.
#[derive(Default)]
pub(crate) struct Variant {
    pub(crate) name: String,
    pub(crate) code: String,
    pub(crate) status: u16,
    /// What `Display` writes; fields in braces.
    pub(crate) display: String,
    /// What callers read, where it is another text.
    pub(crate) message: Option<&'static str>,
    pub(crate) fields: &'static [Field],
    /// What else stands in its `#[api(…)]`.
    pub(crate) keys: &'static str,
    pub(crate) retryable: bool,
    pub(crate) headers: &'static [(&'static str, &'static str)],
}

pub(crate) struct Field {
    pub(crate) name: &'static str,
    pub(crate) ty: &'static str,
    /// What stands in its `#[api(…)]`.
    pub(crate) role: Option<&'static str>,
}

const fn field(name: &'static str, ty: &'static str, role: Option<&'static str>) -> Field {
    Field { name, ty, role }
}

/// The variants of an enum; with the first one's text changed by the number of edits.
pub(crate) fn variants(mix: Mix, size: usize, edits: u32) -> Vec<Variant> {
    let variant = |number: usize| {
        let mut variant = match mix {
            Mix::Simple => simple(number),
            Mix::Full => full(number),
        };
        variant.name = format!("Failure{number}");
        variant.code = format!("FAILURE_{number}");
        let _ = write!(variant.display, ", number {number}");
        if number == 0 {
            let _ = write!(variant.display, ", edited {edits} times");
        }
        variant
    };
    (0..size).map(variant).collect()
}

fn simple(number: usize) -> Variant {
    const FIELDS: &[Field] = &[field("id", "u64", None)];
    let (display, message, fields): (_, _, &[_]) = match number % 2 {
        0 => ("no such row", Some("it is not there"), &[]),
        _ => ("no row {id}", None, FIELDS),
    };
    Variant { status: 404, display: display.to_owned(), message, fields, ..Variant::default() }
}

fn full(number: usize) -> Variant {
    const PROVIDER: &[Field] = &[field("provider", "String", None)];
    const LIMIT: &[Field] = &[
        field("wait", "std::time::Duration", Some("retry_after")),
        field("limit", "u64", Some("header = \"x-ratelimit-limit\"")),
    ];
    const WRONG: &[Field] = &[field("wrong", "Vec<FieldError>", Some("details"))];
    const TABLE: &[Field] = &[field("table", "String", None)];
    const RANGE: &[Field] = &[
        field("name", "String", Some("param")),
        field("hint", "Option<String>", Some("extension")),
    ];
    const REVISION: &[Field] = &[
        field("id", "u64", None),
        field("revision", "u32", Some("extension = \"latestRevision\"")),
    ];

    let (status, display, fields, keys): (_, _, &[_], _) = match number % 10 {
        0 => (
            404,
            "the thing is missing",
            &[],
            "help = \"Look at the list first.\", since = \"1.2\"",
        ),
        1 => (
            402,
            "balance exhausted for {provider}",
            PROVIDER,
            "retryable, help = \"Deposit funds.\"",
        ),
        2 => (429, "rate limit of {limit} exceeded", LIMIT, "title = \"Slow down\""),
        3 => (
            422,
            "some fields are wrong",
            WRONG,
            "title = \"Wrong fields\", kind = \"validation_error\"",
        ),
        4 => (500, "database: {table} has gone", TABLE, "title = \"It is our fault\""),
        5 => (400, "{name} is out of range", RANGE, "kind = \"invalid_request_error\", expose"),
        6 => (401, "no token", &[], "challenge = \"Bearer realm=\\\"api\\\"\""),
        7 => (405, "the method is not allowed", &[], "allow = \"GET, POST\""),
        8 => (
            503,
            "{provider} is down",
            PROVIDER,
            "retryable(after = \"30s\"), header(\"x-cache\" = \"none\")",
        ),
        _ => (
            409,
            "row {id} was changed",
            REVISION,
            "retryable(throttled), deprecated = \"Use the other.\"",
        ),
    };
    Variant {
        status,
        display: display.to_owned(),
        message: match number % 10 {
            1 => Some("the balance is exhausted for {provider}"),
            8 => Some("the provider {provider} is down"),
            9 => Some("{id} was changed by somebody else"),
            _ => None,
        },
        fields,
        keys,
        retryable: matches!(number % 10, 1 | 2 | 4 | 8 | 9),
        headers: match number % 10 {
            6 => &[("www-authenticate", "Bearer realm=\\\"api\\\"")],
            7 => &[("allow", "GET, POST")],
            8 => &[("x-cache", "none")],
            _ => &[],
        },
        ..Variant::default()
    }
}
