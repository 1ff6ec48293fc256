//! validator: which fields break which rules.

use std::borrow::Cow;
use std::collections::BTreeMap;

use validator::{ValidationError, ValidationErrors, ValidationErrorsKind};

use super::{Class, Classify, FieldError, FieldErrors, ToFieldErrors};
use crate::parts::Parts;

/// The path, the code, and the author's message, or one made from the rule.
///
/// The parameters of an error hold the value that was submitted, and for `must_match` the other
/// one too; only the bounds of lengths and ranges are taken from them.
impl From<&ValidationErrors> for FieldErrors {
    fn from(errors: &ValidationErrors) -> Self {
        let mut list = Self::new();
        collect(errors, "", &mut list);
        list
    }
}

impl From<ValidationErrors> for FieldErrors {
    fn from(errors: ValidationErrors) -> Self {
        Self::from(&errors)
    }
}

impl ToFieldErrors for ValidationErrors {
    fn to_field_errors(&self) -> FieldErrors {
        FieldErrors::from(self)
    }
}

/// [`Class::Invalid`], with the field errors as details.
impl Classify for ValidationErrors {
    const CLASSES: &'static [Class] = &[Class::Invalid];

    fn class(&self) -> Class {
        Class::Invalid
    }

    fn parts(&self) -> Parts<'_> {
        Parts::new().fields(self)
    }
}

/// In the order of the names, as the map has none.
fn collect(errors: &ValidationErrors, path: &str, list: &mut FieldErrors) {
    for (name, kind) in errors.errors().iter().collect::<BTreeMap<_, _>>() {
        let field = join(path, name);
        match kind {
            ValidationErrorsKind::Struct(errors) => collect(errors, &field, list),
            ValidationErrorsKind::List(items) => {
                for (index, errors) in items {
                    collect(errors, &format!("{field}[{index}]"), list);
                    if list.is_full() {
                        return;
                    }
                }
            }
            ValidationErrorsKind::Field(errors) => {
                for error in errors {
                    if list.is_full() {
                        return;
                    }
                    let message = message(error);
                    list.push(FieldError::new(field.clone(), error.code.clone(), message));
                }
            }
        }
    }
}

/// The path of a field. What is wrong with a whole struct or list stands under a name that is none.
fn join(path: &str, name: &str) -> String {
    match (path, name) {
        (_, "__all__" | "_tmp_validator") => path.to_owned(),
        ("", _) => name.to_owned(),
        _ => format!("{path}.{name}"),
    }
}

fn message(error: &ValidationError) -> Cow<'static, str> {
    if let Some(message) = &error.message {
        return message.clone();
    }
    let bound = |name| error.params.get(name).filter(|bound| bound.is_number());
    let text = match &*error.code {
        "required" | "required_nested" => "is required",
        "email" => "must be an email address",
        "url" => "must be a URL",
        "ip" => "must be an IP address",
        "ipv4" => "must be an IPv4 address",
        "ipv6" => "must be an IPv6 address",
        "credit_card" => "must be the number of a credit card",
        "non_control_character" => "must not have control characters",
        "must_match" => "must match the other field",
        "length" => match (bound("equal"), bound("min"), bound("max")) {
            (Some(len), ..) => return format!("must be {len} long").into(),
            (_, Some(min), Some(max)) => return format!("must be {min} to {max} long").into(),
            (_, Some(min), None) => return format!("must be at least {min} long").into(),
            (_, None, Some(max)) => return format!("must be at most {max} long").into(),
            _ => "has a wrong length",
        },
        "range" => return range(bound),
        _ => "is not valid",
    };
    Cow::Borrowed(text)
}

fn range<B: core::fmt::Display>(bound: impl Fn(&'static str) -> Option<B>) -> Cow<'static, str> {
    let lower = bound("min").map(|min| format!("at least {min}"));
    let lower = lower.or_else(|| bound("exclusive_min").map(|min| format!("above {min}")));
    let upper = bound("max").map(|max| format!("at most {max}"));
    let upper = upper.or_else(|| bound("exclusive_max").map(|max| format!("below {max}")));
    match (lower, upper) {
        (Some(lower), Some(upper)) => format!("must be {lower} and {upper}").into(),
        (Some(bound), None) | (None, Some(bound)) => format!("must be {bound}").into(),
        (None, None) => Cow::Borrowed("is out of range"),
    }
}
