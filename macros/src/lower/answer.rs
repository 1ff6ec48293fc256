//! What a variant answers with: its own keys over the enum's defaults.

use super::{Source, code, text};
use crate::attr::{
    self, Attr, ContainerKeys, Display, Keyed, Retryable, StatusValue, VariantKeys, Written,
};
use crate::diag::Errors;
use crate::literal::Str;
use crate::model::{Class, Container, Field, Header, Own, Retry, Said, Status};
use crate::status;

/// What an enum says for those of its variants that do not say it themselves.
#[derive(Default)]
pub(super) struct Defaults {
    status: Option<StatusValue>,
    kind: Option<Str>,
    retryable: Option<Keyed<Retryable>>,
    challenge: Option<Str>,
    written: Written,
    /// What callers read where `Display` is not for them.
    pub(super) message: Option<String>,
    /// How thiserror displays a variant that does not say it itself.
    pub(super) display: Option<Display>,
}

impl Defaults {
    pub(super) fn new(
        keys: ContainerKeys,
        written: Written,
        display: Option<Display>,
        errors: &mut Errors,
    ) -> Self {
        Self {
            status: keys.status,
            kind: keys.kind,
            retryable: keys.retryable,
            challenge: keys.challenge.map(|challenge| challenge.value.0),
            message: keys.message.and_then(|message| text::without_fields(&message, errors)),
            written,
            display,
        }
    }
}

pub(super) fn lower(
    source: Source<'_>,
    container: &Container<'_>,
    fields: &[Field<'_>],
    attr: Attr<VariantKeys>,
    defaults: &Defaults,
    errors: &mut Errors,
) -> Own {
    let Attr { keys, mut written } = attr;
    written.inherit("allow", &defaults.written);
    let status = status(keys.status, &written, source, container.is_struct, defaults, errors);
    let text = text::lower(source, fields, &keys, &written, status.number, defaults, errors);
    text::check_fixed(&keys, fields, errors);
    Own {
        code: code::lower(keys.code.as_ref(), &written, source.ident, &container.codes),
        text,
        exposed: written.has("expose"),
        retry: retry(keys.retryable.as_ref(), &written, defaults, status.number),
        challenge: keys.challenge.as_ref().map(|challenge| challenge.key),
        allow: keys.allow.as_ref().map(|allow| allow.key),
        headers: headers(&keys, defaults, status.number),
        conceal: None,
        shared: written.has("shared"),
        kind: keys.kind.or_else(|| defaults.kind.clone()),
        grpc: keys.grpc.map(|code| code.0),
        log: keys.log.map(|level| level.0),
        title: keys.title,
        help: keys.help,
        since: keys.since,
        deprecated: keys.deprecated,
        example: keys.example,
        description: attr::description(source.attrs),
        status,
        written,
    }
}

fn status(
    here: Option<StatusValue>,
    written: &Written,
    source: Source<'_>,
    is_struct: bool,
    defaults: &Defaults,
    errors: &mut Errors,
) -> Status {
    if let Some(StatusValue { number, span }) = here.or(defaults.status) {
        return Status { number, span, known: true };
    }
    let name = source.ident;
    let says = |key| written.has(key) || defaults.written.has(key);
    if says("status") || written.has("transparent") || written.has("classify") {
        // It is written wrong, which is one mistake and not two.
    } else if is_struct {
        errors
            .at(name.span(), format_args!("`{name}` has no status; write `#[api(status = 404)]`"));
    } else {
        errors.at(
            name.span(),
            format_args!(
                "`{name}` has no status; write `#[api(status = 404)]` on it, or a default for all variants on the enum"
            ),
        );
    }
    // 500 is the status with the fewest duties.
    Status { number: 500, span: name.span(), known: false }
}

fn retry(
    here: Option<&Keyed<Retryable>>,
    written: &Written,
    defaults: &Defaults,
    status: u16,
) -> Retry {
    let by_status =
        if status::is_refused_before_it_ran(status) { Class::Always } else { Class::IfIdempotent };
    let Some(said) = here.or(defaults.retryable.as_ref()) else {
        // What is written wrong may allow a delay.
        let is_unknown = written.has("retryable") || defaults.written.has("retryable");
        let is_retryable = is_unknown || status::is_retryable(status);
        let class = if is_retryable { by_status } else { Class::Never };
        return Retry { class, delay: None, said: None };
    };
    let (class, delay) = match &said.value {
        Retryable::No => (Class::Never, None),
        Retryable::Yes(keys) if keys.throttled.is_some() => (Class::Always, keys.after.as_ref()),
        Retryable::Yes(keys) if keys.idempotent.is_some() => {
            (Class::IfIdempotent, keys.after.as_ref())
        }
        Retryable::Yes(keys) => (by_status, keys.after.as_ref()),
    };
    Retry {
        class,
        delay: delay.map(|delay| delay.value.0),
        said: Some(Said { span: delay.map_or(said.key, |delay| delay.key), here: here.is_some() }),
    }
}

/// The headers known as it compiles. The enum's challenge is for a 401 that has none of its own.
fn headers(keys: &VariantKeys, defaults: &Defaults, status: u16) -> Vec<Header> {
    let header = |name: &str, value: &Str, span| Header {
        name: name.to_owned(),
        value: value.value().to_owned(),
        span,
    };
    let named = keys.header.iter().flat_map(|headers| &headers.0);
    let named = named.map(|pair| header(pair.name.value(), &pair.value, pair.name.span()));
    let named = named.collect::<Vec<_>>();
    let has_own = || named.iter().any(|named| named.name == CHALLENGE);
    let inherited = defaults.challenge.as_ref().filter(|_| status == 401 && !has_own());
    let challenge = keys.challenge.as_ref().map(|own| (&own.value.0, own.key));
    let challenge = challenge.or_else(|| inherited.map(|value| (value, value.span())));
    let challenge = challenge.map(|(value, span)| header(CHALLENGE, value, span));
    let allow = keys.allow.as_ref().map(|allow| header("allow", &allow.value.0, allow.key));
    challenge.into_iter().chain(allow).chain(named).collect()
}

const CHALLENGE: &str = "www-authenticate";
