//! The values of keys, each with its own words for what is wrong with it.
//!
//! Their form is right already (see [`super::screen`]), so a `FromMeta` here implements only the
//! methods of the forms that its keys take. Types come as [`Expr::Verbatim`].

use core::fmt::Display;
use core::time::Duration;

use darling::ast::NestedMeta;
use darling::{Error, FromMeta, Result};
use proc_macro2::Span;
use quote::ToTokens;
use syn::parse::{Parse, Parser};
use syn::punctuated::Punctuated;
use syn::spanned::Spanned;
use syn::{Expr, ExprLit, Ident, Lit, LitInt, Meta, Path, Token, Type};

use crate::case::Case;
use crate::diag::{nearest, one_of, source};
use crate::literal::Str;
use crate::{duration, grpc, header, status};

/// A value and the place of its key.
#[derive(Clone, Debug)]
pub(crate) struct Keyed<T> {
    pub(crate) key: Span,
    pub(crate) value: T,
}

impl<T: FromMeta> FromMeta for Keyed<T> {
    fn from_meta(item: &Meta) -> Result<Self> {
        Ok(Self { key: item.path().span(), value: T::from_meta(item)? })
    }
}

/// `402` or `PAYMENT_REQUIRED`
#[derive(Clone, Copy, Debug)]
pub(crate) struct Status {
    pub(crate) number: u16,
    pub(crate) span: Span,
}

impl FromMeta for Status {
    fn from_expr(value: &Expr) -> Result<Self> {
        let span = value.span();
        if let Expr::Lit(ExprLit { lit: Lit::Int(number), .. }) = value {
            if !is_number(number) {
                return refuse(span, format_args!("status `{number}` is no number; {STATUSES}"));
            }
            return match number.base10_parse() {
                Ok(digits @ 400..=599) if number.suffix().starts_with('f') => {
                    let message =
                        format_args!("status `{number}` is no whole number; write `{digits}`");
                    refuse(span, message)
                }
                Ok(number @ 400..=599) => Ok(Self { number, span }),
                _ => refuse(span, format_args!("status `{number}` is out of range; {STATUSES}")),
            };
        }
        let text = source(value.to_token_stream());
        let message = format!("`{text}` is no status; {STATUSES}");
        let path = path(value, &message)?;
        if path.segments.iter().any(|segment| !segment.arguments.is_none()) {
            return refuse(span, message);
        }
        let name = path.segments.last().map(|last| last.ident.to_string()).unwrap_or_default();
        match status::by_name(&name) {
            Ok(number) => Ok(Self { number, span }),
            Err(message) => refuse(span, message),
        }
    }
}

/// Whether what the compiler takes for a number with a suffix is one: `4O4` is not.
fn is_number(number: &LitInt) -> bool {
    let suffix = number.suffix().trim_start_matches('_');
    let bits = suffix.strip_prefix(['i', 'u', 'f']).unwrap_or_default();
    suffix.is_empty() || matches!(bits, "8" | "16" | "32" | "64" | "128" | "size")
}

const STATUSES: &str = "expected 400 to 599, or a name such as `NOT_FOUND`";

/// `ALREADY_EXISTS`, by its number.
#[derive(Clone, Copy, Debug)]
pub(crate) struct GrpcCode(pub(crate) usize);

impl FromMeta for GrpcCode {
    fn from_expr(value: &Expr) -> Result<Self> {
        let text = source(value.to_token_stream());
        let message = format_args!("`{text}` is no gRPC code; {}", grpc::EXPECTED);
        let path = path(value, message)?;
        let name = path.segments.last().map(|last| last.ident.to_string()).unwrap_or_default();
        grpc::by_name(&name).map(Self).or_else(|message| refuse(value.span(), message))
    }
}

/// `WARN`, by its place among the levels.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Level(pub(crate) usize);

/// In the order of `errwire::Level`.
const LEVELS: [&str; 6] = ["OFF", "TRACE", "DEBUG", "INFO", "WARN", "ERROR"];

impl FromMeta for Level {
    fn from_expr(value: &Expr) -> Result<Self> {
        let text = source(value.to_token_stream());
        let levels = one_of(LEVELS);
        let path = path(value, format_args!("`{text}` is no level; expected {levels}"))?;
        let name = path.segments.last().map(|last| last.ident.to_string()).unwrap_or_default();
        if let Some(number) = LEVELS.iter().position(|level| *level == name) {
            return Ok(Self(number));
        }
        match nearest(&name, LEVELS) {
            Some(meant) => {
                let message = format_args!("unknown level `{name}`; did you mean `{meant}`?");
                refuse(value.span(), message)
            }
            None => refuse(value.span(), format_args!("unknown level `{name}`; expected {levels}")),
        }
    }
}

/// The path of a type, such as `Nested` or `Typed<Kinds>`, which may be a macro's.
#[derive(Debug)]
pub(crate) struct Envelope(pub(crate) Type);

impl FromMeta for Envelope {
    fn from_expr(value: &Expr) -> Result<Self> {
        const EXPECTED: &str = "expected the name of a dialect; write `envelope = Problem`";
        match parse(value, EXPECTED)? {
            Type::Path(path) if path.path.is_ident("Self") => refuse(value.span(), EXPECTED),
            ty @ (Type::Path(_) | Type::Group(_) | Type::Paren(_) | Type::Macro(_)) => Ok(Self(ty)),
            _ => refuse(value.span(), EXPECTED),
        }
    }
}

/// A path, which may start at `crate`.
#[derive(Debug)]
pub(crate) struct CratePath(pub(crate) Path);

impl FromMeta for CratePath {
    fn from_expr(value: &Expr) -> Result<Self> {
        Path::parse_mod_style.parse2(value.to_token_stream()).map(Self).or_else(|_| {
            refuse(value.span(), "expected the path of errwire; write `crate = my_api::errwire`")
        })
    }
}

/// The name of another variant, by itself or after that of its enum.
#[derive(Debug)]
pub(crate) struct VariantName {
    pub(crate) of: Option<Ident>,
    pub(crate) name: Ident,
}

impl FromMeta for VariantName {
    fn from_expr(value: &Expr) -> Result<Self> {
        const EXPECTED: &str = "expected a variant; write `conceal_as = NotFound`";
        let mut path = path(value, EXPECTED)?.segments.into_iter().map(|segment| segment.ident);
        match (path.next_back(), path.next_back(), path.next()) {
            (Some(name), of, None) => Ok(Self { of, name }),
            _ => refuse(value.span(), EXPECTED),
        }
    }
}

/// The name of an enum to declare.
#[derive(Debug)]
pub(crate) struct EnumName(pub(crate) Ident);

impl FromMeta for EnumName {
    fn from_expr(value: &Expr) -> Result<Self> {
        parse(value, "expected the name of the enum; write `code_enum = BillingCode`").map(Self)
    }
}

/// `(axum, …)`
#[derive(Debug)]
pub(crate) struct Integrations(pub(crate) Vec<Ident>);

impl FromMeta for Integrations {
    fn from_meta(item: &Meta) -> Result<Self> {
        let list = item.require_list()?;
        match Punctuated::<Ident, Token![,]>::parse_terminated.parse2(list.tokens.clone()) {
            Ok(names) if !names.is_empty() => once(names.into_iter().collect()).map(Self),
            _ if list.tokens.is_empty() => refuse(list.span(), INTEGRATIONS),
            _ => refuse(list.tokens.span(), INTEGRATIONS),
        }
    }
}

/// Names of which none is given twice.
fn once(names: Vec<Ident>) -> Result<Vec<Ident>> {
    let mut errors = Error::accumulator();
    let mut seen = Vec::<&Ident>::new();
    for name in &names {
        if let Some(first) = seen.iter().find(|first| **first == name) {
            let duplicate = format!("duplicate integration `{name}`; keep one");
            errors.push(Error::custom(duplicate).with_span(name));
            let note = format!("`{name}` is first given here");
            errors.push(Error::custom(note).with_span(*first));
        }
        seen.push(name);
    }
    errors.finish()?;
    Ok(names)
}

const INTEGRATIONS: &str = "expected names of integrations; write `skip(axum)`";

/// One of serde's cases.
#[derive(Clone, Copy, Debug)]
pub(crate) struct CaseName(pub(crate) Case);

impl FromMeta for CaseName {
    fn from_value(value: &Lit) -> Result<Self> {
        let text = string(value)?;
        let text = text.value();
        if let Some(case) = Case::ALL.into_iter().find(|case| case.name() == text) {
            return Ok(Self(case));
        }
        let names = || Case::ALL.map(Case::name);
        match nearest(text, names()) {
            Some(meant) => {
                refuse(value.span(), format_args!("`{text}` is no case; did you mean `{meant}`?"))
            }
            None => refuse(
                value.span(),
                format_args!("`{text}` is no case; expected {}", one_of(names())),
            ),
        }
    }
}

/// A link with `{code}` in it.
#[derive(Clone, Debug)]
pub(crate) struct DocsTemplate(pub(crate) Str);

impl FromMeta for DocsTemplate {
    fn from_value(value: &Lit) -> Result<Self> {
        let text = string(value)?;
        if text.value().contains("{code}") {
            return Ok(Self(text));
        }
        refuse(
            value.span(),
            "the link has no `{code}`, so every code would have the same page; write `{code}` where the code belongs",
        )
    }
}

/// `retryable`, `retryable = false`, `retryable(…)`
#[derive(Clone, Debug)]
pub(crate) enum Retryable {
    No,
    Yes(RetryKeys),
}

/// What stands in `retryable(…)`.
#[derive(Clone, Default, Debug, FromMeta)]
#[darling(default)]
pub(crate) struct RetryKeys {
    pub(crate) throttled: Option<()>,
    pub(crate) idempotent: Option<()>,
    pub(crate) after: Option<Keyed<Delay>>,
}

impl FromMeta for Retryable {
    fn from_word() -> Result<Self> {
        Ok(Self::Yes(RetryKeys::default()))
    }

    fn from_bool(value: bool) -> Result<Self> {
        if value { Self::from_word() } else { Ok(Self::No) }
    }

    fn from_list(items: &[NestedMeta]) -> Result<Self> {
        RetryKeys::from_list(items).map(Self::Yes)
    }
}

/// A delay such as `"30s"`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Delay(pub(crate) Duration);

impl FromMeta for Delay {
    fn from_value(value: &Lit) -> Result<Self> {
        let text = string(value)?;
        let text = text.value();
        match duration::parse(text) {
            Ok(delay) => Ok(Self(delay)),
            Err(message) => refuse(value.span(), message),
        }
    }
}

/// The name of a header with the field's text.
#[derive(Clone, Debug)]
pub(crate) struct HeaderName(pub(crate) Str);

impl FromMeta for HeaderName {
    fn from_value(value: &Lit) -> Result<Self> {
        checked(string(value)?, header::check_name).map(Self)
    }
}

/// The `WWW-Authenticate` of a 401.
#[derive(Clone, Debug)]
pub(crate) struct Challenge(pub(crate) Str);

impl FromMeta for Challenge {
    fn from_value(value: &Lit) -> Result<Self> {
        checked(string(value)?, header::check_challenge).map(Self)
    }
}

/// The `Allow` of a 405.
#[derive(Debug)]
pub(crate) struct Allow(pub(crate) Str);

impl FromMeta for Allow {
    fn from_value(value: &Lit) -> Result<Self> {
        checked(string(value)?, header::check_methods).map(Self)
    }
}

/// `extension` or `extension = "name"`
#[derive(Clone, Debug)]
pub(crate) struct ExtensionName(pub(crate) Option<Str>);

impl FromMeta for ExtensionName {
    fn from_word() -> Result<Self> {
        Ok(Self(None))
    }

    fn from_value(value: &Lit) -> Result<Self> {
        string(value).map(Some).map(Self)
    }
}

/// A literal, or the tokens of an expression, for the compiler to judge.
#[derive(Debug)]
pub(crate) struct Example(pub(crate) Expr);

impl FromMeta for Example {
    fn from_expr(value: &Expr) -> Result<Self> {
        Ok(Self(value.clone()))
    }
}

fn refuse<T>(span: Span, message: impl Display) -> Result<T> {
    Err(Error::custom(message).with_span(&span))
}

/// The string of a key that takes nothing else.
fn string(value: &Lit) -> Result<Str> {
    Str::from_value(value)
}

/// Says what is wrong with a text.
type Check = fn(&str) -> std::result::Result<(), String>;

fn checked(text: Str, wrong: Check) -> Result<Str> {
    check(&text, wrong)?;
    Ok(text)
}

pub(super) fn check(
    text: &Str,
    wrong: impl Fn(&str) -> std::result::Result<(), String>,
) -> Result<()> {
    wrong(text.value()).or_else(|message| refuse(text.span(), message))
}

/// A path, which is nearly always one name.
fn path(value: &Expr, message: impl Display) -> Result<Path> {
    match value {
        Expr::Path(name) => Ok(name.path.clone()),
        _ => parse(value, message),
    }
}

/// A value that is no literal.
fn parse<T: Parse>(value: &Expr, message: impl Display) -> Result<T> {
    syn::parse2(value.to_token_stream()).or_else(|_| refuse(value.span(), message))
}
