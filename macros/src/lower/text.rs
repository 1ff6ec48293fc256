//! What callers read of a variant.

use proc_macro2::{Span, TokenStream};

use super::Source;
use super::answer::Defaults;
use crate::attr::{self, Display, VariantKeys, Written};
use crate::diag::{Errors, nearest};
use crate::format::{self, Placeholder, Segment};
use crate::literal::Str;
use crate::model::{Content, Field, Mention, Piece, Text};

/// The text of a variant: its `message`; or its `Display`, where that is for callers; or the
/// enum's `message`; or the status's reason phrase.
pub(super) fn lower(
    source: Source<'_>,
    fields: &[Field<'_>],
    keys: &VariantKeys,
    written: &Written,
    status: u16,
    defaults: &Defaults,
    errors: &mut Errors,
) -> Text {
    if let Some(message) = &keys.message {
        return of_message(message, source, fields, errors);
    }
    // One that is written wrong is still one.
    let has_message = written.has("message");
    if !has_message && !written.has("mask") && (status < 500 || keys.expose.is_some()) {
        return match Display::of(source.attrs).or_else(|| defaults.display.clone()) {
            Some(display) => of_display(display, fields),
            None => of_display(Display::of_doc_comment(source.attrs), fields),
        };
    }
    Text::new(defaults.message.clone().map_or(Content::Reason, Content::Literal))
}

/// The enum's `message`, which stands for variants whatever their fields.
pub(super) fn without_fields(message: &Str, errors: &mut Errors) -> Option<String> {
    let mut text = String::new();
    for segment in segments(message, errors) {
        match segment {
            Segment::Literal(literal) => text.push_str(&literal),
            Segment::Placeholder(Placeholder { argument, .. }) => {
                errors.at(
                    message.span(),
                    format_args!("the enum's `message` can't name the field `{argument}` of a variant; write `message` on the variant"),
                );
                return None;
            }
        }
    }
    Some(text)
}

/// A text that is the same for every occurrence shows no field.
pub(super) fn check_fixed(keys: &VariantKeys, fields: &[Field<'_>], errors: &mut Errors) {
    for (key, text) in [
        ("kind", &keys.kind),
        ("title", &keys.title),
        ("help", &keys.help),
        ("since", &keys.since),
        ("deprecated", &keys.deprecated),
    ] {
        let Some(text) = text else { continue };
        check_shows_no_field(key, text, fields, "write it in `message`", errors);
    }
    if let Some(challenge) = &keys.challenge {
        check_header("challenge", "www-authenticate", &challenge.value.0, fields, errors);
    }
    for header in keys.header.iter().flat_map(|headers| &headers.0) {
        check_header("header", header.name.value(), &header.value, fields, errors);
    }
}

fn check_header(key: &str, name: &str, value: &Str, fields: &[Field<'_>], errors: &mut Errors) {
    // Its braces are for the client to fill in (RFC 9652).
    if name != "link-template" {
        let fix = format!("write `header = \"{name}\"` on a field that holds the whole value");
        check_shows_no_field(key, value, fields, &fix, errors);
    }
}

fn check_shows_no_field(
    key: &str,
    text: &Str,
    fields: &[Field<'_>],
    fix: &str,
    errors: &mut Errors,
) {
    let value = text.value();
    let inside = |after: &str| Some(after.split_once('}')?.0.split(':').next()?.trim().to_owned());
    let named = value.split('{').skip(1).filter_map(inside);
    if let Some(field) = named.into_iter().find(|name| find(name, fields).is_some()) {
        errors.at(
            text.span(),
            format_args!(
                "`{key}` is the same for every occurrence and can't show the field `{field}`; {fix}"
            ),
        );
    }
}

fn segments(message: &Str, errors: &mut Errors) -> Vec<Segment> {
    format::parse(message.value()).unwrap_or_else(|mistake| {
        errors.at(message.span(), mistake);
        Vec::new()
    })
}

fn of_message(
    message: &Str,
    source: Source<'_>,
    fields: &[Field<'_>],
    errors: &mut Errors,
) -> Text {
    let mut pieces = Vec::new();
    let mut nameless = 0;
    for segment in segments(message, errors) {
        match segment {
            Segment::Literal(text) => pieces.push(Piece::Literal(text)),
            Segment::Placeholder(placeholder) => {
                match refusal(&placeholder, source, fields, &mut nameless) {
                    Some(refusal) => errors.at(message.span(), refusal),
                    None => pieces.extend(piece(&placeholder, fields, message.span(), false)),
                }
            }
        }
    }
    let mentions = pieces.iter().filter_map(|piece| match piece {
        Piece::Field { index, span, .. } => Some(Mention { field: *index, span: *span }),
        Piece::Literal(_) => None,
    });
    Text { mentions: mentions.collect(), content: content(pieces), forwards: None }
}

/// What is wrong with a placeholder of a `message`, if anything is.
///
/// The `nameless`th of those without a name is the field of that number, as in `format!`.
fn refusal(
    placeholder: &Placeholder,
    source: Source<'_>,
    fields: &[Field<'_>],
    nameless: &mut usize,
) -> Option<String> {
    let Placeholder { argument, spec } = placeholder;
    if argument.is_empty() {
        let meant = fields.get(*nameless).or(fields.first());
        *nameless += 1;
        let write = match meant {
            Some(field) => format!("`{{{}}}`", field.name()),
            None => "`{{}}` for braces".to_owned(),
        };
        return Some(format!("`{{}}` names no field; write {write}"));
    }
    if placeholder.borrows_arguments() {
        return Some(format!(
            "`{{{argument}:{spec}}}` takes its width or precision from an argument; write the number"
        ));
    }
    if find(argument, fields).is_some() {
        return (!placeholder.is_format()).then(|| {
            format!("`{{{argument}:{spec}}}` is no format; write one that `format!` takes, such as `{{{argument}:?}}`")
        });
    }
    let names = fields.iter().map(Field::name).collect::<Vec<_>>();
    let hint = match nearest(argument, names.iter().map(String::as_str)) {
        Some(meant) => format!("; did you mean `{meant}`?"),
        None if names.is_empty() => "; it has no fields".to_owned(),
        None => format!("; it has `{}`", names.join("`, `")),
    };
    Some(format!("no field `{argument}` in `{}`{hint}", source.ident))
}

fn of_display(display: Display, fields: &[Field<'_>]) -> Text {
    let (text, span, arguments, exact) = match display {
        Display::Unseen => return Text::new(Content::Display),
        Display::Forwarded(span) => {
            return Text { forwards: Some(span), ..Text::new(Content::Display) };
        }
        Display::Format { text, span, arguments, exact } => (text, span, arguments, exact),
    };
    // What is no format string is for the derive that reads it to report.
    let segments = format::parse(&text).unwrap_or_default();
    let pieces = exact.then(|| exact_pieces(&segments, fields, span)).flatten();
    Text {
        content: pieces.map_or(Content::Display, content),
        mentions: mentions(&segments, arguments, fields, span),
        forwards: None,
    }
}

/// The pieces of thiserror's format string, if they are sure to give the same text.
///
/// A generic field may be formatted by a bound that only thiserror's own impl has.
fn exact_pieces(segments: &[Segment], fields: &[Field<'_>], span: Span) -> Option<Vec<Piece>> {
    let exact = |segment: &Segment| match segment {
        Segment::Literal(text) => Some(Piece::Literal(text.clone())),
        Segment::Placeholder(placeholder) => {
            let field = fields.get(find(&placeholder.argument, fields)?)?;
            let same = !field.is_generic
                && !placeholder.borrows_arguments()
                && placeholder.fmt_trait() != "Pointer";
            same.then(|| piece(placeholder, fields, span, true)).flatten()
        }
    };
    segments.iter().map(exact).collect()
}

/// The fields that a format string and its arguments name.
fn mentions(
    segments: &[Segment],
    arguments: TokenStream,
    fields: &[Field<'_>],
    span: Span,
) -> Vec<Mention> {
    let inline = segments.iter().filter_map(|segment| match segment {
        // derive_more calls the first field of a tuple `_0`.
        Segment::Placeholder(Placeholder { argument, .. }) => {
            let is_known = argument == "self" || find(argument, fields).is_some();
            let name = argument.strip_prefix('_').filter(|_| !is_known).unwrap_or(argument);
            Some((name.to_owned(), span))
        }
        Segment::Literal(_) => None,
    });
    let named = inline.chain(attr::mentions(arguments));
    let mention = |(name, span): (String, Span)| {
        // What is formatted whole shows all of them.
        let shown = fields
            .iter()
            .enumerate()
            .filter(move |(_, field)| name == "self" || field.name() == name);
        shown.map(move |(field, _)| Mention { field, span }).collect::<Vec<_>>()
    };
    named.flat_map(mention).collect()
}

fn piece(
    placeholder: &Placeholder,
    fields: &[Field<'_>],
    span: Span,
    is_thiserrors: bool,
) -> Option<Piece> {
    let index = find(&placeholder.argument, fields)?;
    let (spec, fmt_trait) = (placeholder.spec.clone(), placeholder.fmt_trait());
    Some(Piece::Field { index, spec, fmt_trait, span, is_thiserrors })
}

/// Pieces that are all literal are one literal.
fn content(pieces: Vec<Piece>) -> Content {
    let literal = |piece: &Piece| match piece {
        Piece::Literal(text) => Some(text.clone()),
        Piece::Field { .. } => None,
    };
    match pieces.iter().map(literal).collect::<Option<String>>() {
        Some(text) => Content::Literal(text),
        None => Content::Pieces(pieces),
    }
}

fn find(argument: &str, fields: &[Field<'_>]) -> Option<usize> {
    fields.iter().position(|field| field.name() == argument)
}

impl Text {
    fn new(content: Content) -> Self {
        Self { content, mentions: Vec::new(), forwards: None }
    }
}
