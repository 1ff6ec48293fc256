//! The same enum for each contender, as its author would write it.

use std::fmt::Write as _;
use std::path::Path;

use crate::enums::{Mix, Variant, variants};

/// One row of the table.
pub(crate) struct Contender {
    pub(crate) name: &'static str,
    /// What its crates are called.
    pub(crate) slug: &'static str,
    pub(crate) dependencies: fn(Mix) -> String,
    /// The source of an enum of so many variants, after so many edits.
    pub(crate) source: fn(Mix, usize, u32) -> String,
}

pub(crate) const PLAIN: usize = 0;
pub(crate) const THISERROR: usize = 2;
pub(crate) const ERRWIRE: usize = 3;

pub(crate) const CONTENDERS: [Contender; 6] = [
    Contender {
        name: "`derive(Debug)` alone",
        slug: "plain",
        dependencies: |mix| dependencies(mix, &[]),
        source: |mix, size, edits| source("Debug", mix, size, edits, |_| String::new()),
    },
    Contender {
        name: "by hand",
        slug: "by-hand",
        dependencies: |mix| dependencies(mix, &[]),
        source: by_hand,
    },
    Contender {
        name: "thiserror",
        slug: "thiserror",
        dependencies: |mix| dependencies(mix, &[THISERROR_2]),
        source: |mix, size, edits| source("Debug, thiserror::Error", mix, size, edits, thiserror),
    },
    Contender {
        name: "**thiserror + errwire**",
        slug: "errwire",
        dependencies: |mix| {
            dependencies(mix, &[THISERROR_2, "errwire = { path = \"{}/runtime\" }"])
        },
        source: errwire,
    },
    Contender {
        name: "snafu",
        slug: "snafu",
        dependencies: |mix| dependencies(mix, &["snafu = \"0.9\""]),
        source: |mix, size, edits| {
            source("Debug, snafu::Snafu", mix, size, edits, |variant| {
                format!("#[snafu(display({:?}))]", variant.display)
            })
        },
    },
    Contender {
        name: "thiserror + `api-error`",
        slug: "api-error",
        dependencies: |mix| dependencies(mix, &[THISERROR_2, "api-error = \"0.1\""]),
        source: |mix, size, edits| {
            let derives = "Debug, thiserror::Error, ApiError";
            let attributes = |variant: &_| thiserror(variant) + &api_error(variant);
            // Its expansion finds the trait by this name.
            format!("use api_error::ApiError;\n\n{}", source(derives, mix, size, edits, attributes))
        },
    },
];

const THISERROR_2: &str = "thiserror = \"2\"";

fn dependencies(mix: Mix, own: &[&str]) -> String {
    // The field errors, which everybody has.
    let serde = "serde = { version = \"1\", features = [\"derive\"] }";
    let serde = (mix == Mix::Full).then_some(serde);
    own.iter().copied().chain(serde).flat_map(|line| [line, "\n"]).collect()
}

/// The manifest of a crate that is no member of the workspace it lies in.
pub(crate) fn manifest(workspace: &Path, dependencies: &str) -> String {
    let dependencies = dependencies.replace("{}", &workspace.display().to_string());
    format!(
        "[package]\nname = \"subject\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n\
         [workspace]\n\n[dependencies]\n{dependencies}"
    )
}

fn source(
    derives: &str,
    mix: Mix,
    size: usize,
    edits: u32,
    attributes: impl Fn(&Variant) -> String,
) -> String {
    declare(derives, &variants(mix, size, edits), mix, false, &attributes)
}

fn errwire(mix: Mix, size: usize, edits: u32) -> String {
    let derives = match mix {
        Mix::Simple => "Debug, thiserror::Error, errwire::ApiError",
        Mix::Full => {
            "Debug, thiserror::Error, errwire::ApiError)]\n\
             #[api(docs = \"https://docs.example.com/errors#{code}\", domain = \"example.com\""
        }
    };
    let attributes = |variant: &Variant| {
        let Variant { status, code, keys, .. } = variant;
        let message = variant.message.map(|text| format!(", message = {text:?}"));
        let keys = if keys.is_empty() { String::new() } else { format!(", {keys}") };
        let message = message.unwrap_or_default();
        thiserror(variant)
            + &format!("\n    #[api(status = {status}, code = {code:?}{message}{keys})]")
    };
    declare(derives, &variants(mix, size, edits), mix, true, &attributes)
}

fn thiserror(variant: &Variant) -> String {
    format!("#[error({:?})]", variant.display)
}

/// The status, and the message where callers read one.
fn api_error(variant: &Variant) -> String {
    let message = match variant.message {
        Some(text) => format!(", message = {text:?}"),
        None if variant.status < 500 => ", message(inherit)".to_owned(),
        None => String::new(),
    };
    format!("\n    #[api_error(status_code = {}{message})]", variant.status)
}

fn declare(
    derives: &str,
    variants: &[Variant],
    mix: Mix,
    roles: bool,
    attributes: &dyn Fn(&Variant) -> String,
) -> String {
    let mut out = String::new();
    if mix == Mix::Full {
        out += "#[derive(Debug, serde::Serialize)]\n\
                pub struct FieldError {\n    pub field: String,\n    pub message: String,\n}\n\n";
    }
    let _ = write!(out, "#[derive({derives})]\npub enum Failure {{\n");
    for variant in variants {
        let _ = writeln!(out, "    /// What `{}` means, in a line for the page.", variant.code);
        let _ = writeln!(out, "    {}", attributes(variant));
        let _ = write!(out, "    {}", variant.name);
        if !variant.fields.is_empty() {
            out += " {";
            for field in variant.fields {
                if let (Some(role), true) = (field.role, roles) {
                    let _ = write!(out, " #[api({role})]");
                }
                let _ = write!(out, " {}: {},", field.name, field.ty);
            }
            out += " }";
        }
        out += ",\n";
    }
    // Everybody has these two made into code somewhere, so that they are nobody's own.
    out + "}\n\n/// Logs it, and drops it.\n\
           pub fn report(failure: Failure) -> String {\n    format!(\"{failure:?}\")\n}\n"
}

/// `Display`, `Error`, and a method for each thing that a response wants to know.
fn by_hand(mix: Mix, size: usize, edits: u32) -> String {
    let variants = variants(mix, size, edits);
    let method = |signature: &str, rest: &str, arm: &dyn Fn(&Variant) -> Option<String>| {
        let arm = |it| arm(it).map(|arm| format!("            Self::{}{arm},\n", it.name));
        let arms: String = variants.iter().filter_map(arm).collect();
        format!("    {signature} {{\n        match self {{\n{arms}{rest}        }}\n    }}\n")
    };
    let display =
        method("fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result", "", &|it| {
            Some(format!("{} => write!(f, {:?})", pattern(it, &it.display), it.display))
        });
    let mut methods = method("pub fn status(&self) -> u16", "", &|it| {
        Some(format!(" {{ .. }} => {}", it.status))
    });
    methods += &method("pub fn code(&self) -> &'static str", "", &|it| {
        Some(format!(" {{ .. }} => {:?}", it.code))
    });
    let rest = "            _ => self.to_string(),\n";
    methods += &method("pub fn message(&self) -> String", rest, &|it| match it.message {
        Some(text) => Some(format!("{} => format!({text:?})", pattern(it, text))),
        None if it.status < 500 => None,
        None => Some(" { .. } => \"Internal Server Error\".to_owned()".to_owned()),
    });
    if mix == Mix::Full {
        methods += &method("pub fn is_retryable(&self) -> bool", "", &|it| {
            Some(format!(" {{ .. }} => {}", it.retryable))
        });
        let signature = "pub fn header(&self) -> Option<(&'static str, &'static str)>";
        methods += &method(signature, "            _ => None,\n", &|it| {
            let (name, value) = it.headers.first()?;
            Some(format!(" {{ .. }} => Some((\"{name}\", \"{value}\"))"))
        });
    }
    let declared = declare("Debug", &variants, mix, false, &|_| String::new());
    format!(
        "{declared}\nimpl std::fmt::Display for Failure {{\n{display}}}\n\n\
         impl std::error::Error for Failure {{}}\n\nimpl Failure {{\n{methods}}}\n"
    )
}

/// A pattern that binds the fields of which a text speaks.
fn pattern(variant: &Variant, text: &str) -> String {
    let names = variant.fields.iter().map(|field| field.name);
    let names: Vec<_> = names.filter(|name| text.contains(&format!("{{{name}}}"))).collect();
    if names.is_empty() { " { .. }".to_owned() } else { format!(" {{ {}, .. }}", names.join(", ")) }
}
