//! The one table of keys: where each is valid, what it takes, what it can't stand beside.
//!
//! The reader's checks and messages and the list in the derive's documentation come from it. A new
//! key is a row here and a field in its receiver; a test holds the two together.

use Form::{Bool, Int, Keys, List, Path, Str, Word};
use Place::{Enum, Field, Retryable, Struct, Variant};

/// Where a list of keys stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Place {
    Enum,
    Struct,
    Variant,
    Field,
    /// Inside `retryable(…)`.
    Retryable,
}

/// What may follow a key.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Form {
    /// Nothing.
    Word,
    /// `= "…"`
    Str,
    /// `= true` or `= false`
    Bool,
    /// `= 402`
    Int,
    /// `= NOT_FOUND`, `= Typed<Kinds>`: anything that is no literal.
    Path,
    /// `(…)`, which the value reads itself.
    List,
    /// `(…)` with keys of this table.
    Keys(Place),
}

/// What a key can't stand beside, on the same item.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Conflicts {
    With(&'static [&'static str]),
    /// Every other key that is about the answer of one variant.
    Everything,
}

/// One row of the table.
#[derive(Debug)]
pub(crate) struct Key {
    pub(crate) name: &'static str,
    /// Where it is valid.
    pub(crate) on: &'static [Place],
    /// What may follow it.
    pub(crate) takes: &'static [Form],
    /// How it is written, for messages.
    pub(crate) write: &'static str,
    /// What it says, in one line.
    #[cfg_attr(not(test), expect(dead_code, reason = "the documentation is compared with it"))]
    pub(crate) doc: &'static str,
    pub(crate) conflicts: Conflicts,
    /// Whether it may be given more than once.
    pub(crate) repeats: bool,
}

const TYPE: &[Place] = &[Enum, Struct];
const ANSWER: &[Place] = &[Variant, Struct];
/// On an enum, these are defaults that a variant overrides.
const DEFAULT: &[Place] = &[Enum, Struct, Variant];
const VARIANT: &[Place] = &[Variant];
const FIELD: &[Place] = &[Field];
const RETRYABLE: &[Place] = &[Retryable];

#[rustfmt::skip] // One row a key.
pub(crate) static KEYS: &[Key] = &[
    key("envelope", TYPE, &[Path], "envelope = Problem", "the dialect a framework response uses"),
    key("rename_all", TYPE, &[Str], "rename_all = \"snake_case\"", "the case of the codes"),
    key("any_case", TYPE, &[Word], "any_case", "codes written out may have any case"),
    key("prefix", TYPE, &[Str], "prefix = \"BILLING_\"", "put before every code made from a name"),
    key("domain", TYPE, &[Str], "domain = \"billing.example.com\"", "who owns these codes"),
    key("docs", TYPE, &[Str], "docs = \"https://example.com/errors#{code}\"", "link to a code's page"),
    key("lock", TYPE, &[Str], "lock = \"errors.lock\"", "the published contract that this type must not break"),
    key("code_enum", TYPE, &[Path], "code_enum = BillingCode", "also declare an enum of the codes"),
    key("skip", TYPE, &[List], "skip(axum)", "integrations not to implement for this type"),
    key("crate", TYPE, &[Path], "crate = my_api::errwire", "where errwire is re-exported"),

    key("status", DEFAULT, &[Int, Path], "status = 404` or `status = NOT_FOUND", "the HTTP status, 400 to 599"),
    key("kind", DEFAULT, &[Str], "kind = \"billing_error\"", "the coarser class that typed dialects call `type`"),
    key("retryable", DEFAULT, &[Word, Bool, Keys(Retryable)], "retryable`, `retryable = false` or `retryable(after = \"30s\")", "whether the request may be sent again"),
    key("message", DEFAULT, &[Str], "message = \"…\"", "what callers read, where it differs from `Display`"),
    key("challenge", DEFAULT, &[Str], "challenge = \"Bearer realm=\\\"api\\\"\"", "the `WWW-Authenticate` of a 401"),

    key("code", ANSWER, &[Str], "code = \"NOT_FOUND\"", "the machine-readable code, the stable identity"),
    key("grpc", ANSWER, &[Path], "grpc = ALREADY_EXISTS", "the gRPC code, where the status's own is not it"),
    key("log", ANSWER, &[Path], "log = WARN", "how loudly it is reported, where the status's own level is not it"),
    key("title", ANSWER, &[Str], "title = \"…\"", "short, the same for every occurrence"),
    key("expose", ANSWER, &[Word], "expose", "show `Display` to callers of a 5xx").against(&["mask"]),
    key("mask", ANSWER, &[Word], "mask", "hide `Display` from callers of a 4xx").against(&["expose"]),
    key("transparent", ANSWER, &[Word], "transparent", "every answer comes from the one field's own `ApiError`").alone(),
    key("classify", ANSWER, &[Word], "classify", "every answer comes from the class of the one field's error").alone(),
    key("conceal_as", VARIANT, &[Path], "conceal_as = NotFound", "on the wire that other variant, in logs itself"),
    key("shared", ANSWER, &[Word], "shared", "the code may also stand on other variants and enums"),
    key("header", ANSWER, &[List], "header(\"x-name\" = \"value\")", "response headers known as it compiles").repeats(),
    key("allow", ANSWER, &[Str], "allow = \"GET, POST\"", "the `Allow` of a 405"),
    key("help", ANSWER, &[Str], "help = \"…\"", "what the caller should do"),
    key("since", ANSWER, &[Str], "since = \"1.2\"", "the version that answered with it first"),
    key("deprecated", ANSWER, &[Str], "deprecated = \"…\"", "why it is no longer answered, and what is instead"),
    key("example", ANSWER, &[Str], "example = \"…\"", "the message of the catalog's example"),

    key("param", FIELD, &[Word], "param", "the field's value is the name of the request's parameter that is to blame"),
    key("details", FIELD, &[Word], "details", "the particulars, such as a list of field errors"),
    key("retry_after", FIELD, &[Word], "retry_after", "how long to wait: a `Duration`, or whole seconds"),
    key("header", FIELD, &[Str], "header = \"x-name\"", "a response header with the field's text"),
    key("extension", FIELD, &[Word, Str], "extension` or `extension = \"name\"", "an extra member of the body"),
    key("example", FIELD, &[Str, Int, Bool, Path], "example = \"…\"` or `example = Plan::Free", "the value in the catalog's example"),

    key("throttled", RETRYABLE, &[Word], "throttled", "it was surely not executed").against(&["idempotent"]),
    key("idempotent", RETRYABLE, &[Word], "idempotent", "it may have been executed").against(&["throttled"]),
    key("after", RETRYABLE, &[Str], "after = \"30s\"", "how long to wait, where that is always the same"),
];

const fn key(
    name: &'static str,
    on: &'static [Place],
    takes: &'static [Form],
    write: &'static str,
    doc: &'static str,
) -> Key {
    Key { name, on, takes, write, doc, conflicts: Conflicts::With(&[]), repeats: false }
}

impl Key {
    const fn against(self, others: &'static [&'static str]) -> Self {
        Self { conflicts: Conflicts::With(others), ..self }
    }

    const fn alone(self) -> Self {
        Self { conflicts: Conflicts::Everything, ..self }
    }

    const fn repeats(self) -> Self {
        Self { repeats: true, ..self }
    }

    /// Whether it is about the answer of one variant, and not about a whole type.
    pub(crate) fn is_of_answer(&self) -> bool {
        self.on.contains(&Variant)
    }

    /// Whether it has a page of its own; those inside `retryable(…)` are on its page.
    pub(crate) fn has_page(&self) -> bool {
        self.on != RETRYABLE
    }

    pub(crate) fn conflicts_with(&self, other: &Self) -> bool {
        match self.conflicts {
            Conflicts::With(others) => others.contains(&other.name),
            Conflicts::Everything => other.is_of_answer() && other.name != self.name,
        }
    }
}

impl Place {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Enum => "an enum",
            Struct => "a struct",
            Variant => "a variant",
            Field => "a field",
            Retryable => "`retryable(…)`",
        }
    }

    /// Where that is, for messages.
    pub(crate) fn at(self) -> String {
        let name = self.name();
        if self == Retryable { format!("inside {name}") } else { format!("on {name}") }
    }

    /// A key that is usual there.
    pub(crate) fn example(self) -> &'static str {
        match self {
            Enum | Struct | Variant => "status",
            Field => "details",
            Retryable => "after",
        }
    }
}

/// The key of this name that is valid here.
pub(crate) fn find(name: &str, place: Place) -> Option<&'static Key> {
    KEYS.iter().find(|key| key.name == name && key.on.contains(&place))
}

/// The key of this name, wherever it is valid.
pub(crate) fn find_anywhere(name: &str) -> Option<&'static Key> {
    KEYS.iter().find(|key| key.name == name)
}

/// The keys that are valid here.
pub(crate) fn valid_on(place: Place) -> impl Iterator<Item = &'static Key> {
    KEYS.iter().filter(move |key| key.on.contains(&place))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    /// There is a page a key; the keys of `retryable(…)` are on its page.
    #[test]
    fn every_key_is_documented_as_it_is() {
        for key in KEYS {
            let name = if key.has_page() { key.name } else { "retryable" };
            let path = format!("{}/../runtime/docs/keys/{name}.md", env!("CARGO_MANIFEST_DIR"));
            let page = fs::read_to_string(&path).unwrap_or_else(|why| panic!("{path}: {why}"));
            let says = |text: &str| page.to_lowercase().contains(&text.to_lowercase());
            assert!(says(key.doc), "{name}.md lacks: {}", key.doc);
            assert!(says(&format!("`{}`", key.write)), "{name}.md lacks: {}", key.write);
            let on = |line: &str| key.on.iter().all(|place| line.contains(place.name()));
            let mut applies = page.lines().filter(|line| line.starts_with("| applies to |"));
            assert!(!key.has_page() || applies.any(on), "{name}.md: {:?}", key.on);
            if let Conflicts::With(others) = key.conflicts {
                assert!(
                    others.iter().all(|other| says(&format!("`{other}`"))),
                    "{name}.md: {others:?}"
                );
            }
        }
    }
}
