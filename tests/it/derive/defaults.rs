//! `status`, `kind`, `retryable`, `message` and `challenge` on the enum, and over them.

use std::time::Duration;

use errwire::envelope::Typed;
use errwire::{ApiError, Retry};

use super::statuses;
use crate::support::{body, header, message, public};

#[derive(Debug, thiserror::Error, ApiError)]
#[error("for operators")]
#[api(
    envelope = Typed,
    status = 503,
    kind = "ours",
    retryable(after = "5s"),
    message = "Come back later",
    challenge = "Basic realm=\"ours\""
)]
enum Inherits {
    Everything,
    #[api(status = 404)]
    Status,
    #[api(kind = "its_own")]
    Kind,
    #[api(retryable = false)]
    Retry,
    #[api(message = "Its own")]
    Message,
    #[api(expose)]
    Exposed,
    #[api(status = 401)]
    Challenged,
    #[api(status = 401, challenge = "Basic realm=\"its own\"")]
    Challenge,
}

#[test]
fn a_variant_inherits_what_it_does_not_say() {
    assert_eq!(
        body(&Inherits::Everything),
        r#"{"error":{"type":"ours","code":"EVERYTHING","message":"Come back later"}}"#
    );
    assert_eq!(statuses::<Inherits>(), [503, 404, 503, 503, 503, 503, 401, 401]);
    let after = Some(Duration::from_secs(5));
    assert_eq!(Inherits::Everything.spec().retry, Retry::Always(after));
    assert_eq!(header(&public(&Inherits::Everything), "retry-after"), Some("5"));
}

#[test]
fn a_variant_overrides_what_it_says() {
    assert_eq!(Inherits::Kind.spec().kind, Some("its_own"));
    assert_eq!(Inherits::Message.spec().kind, Some("ours"));
    assert_eq!(Inherits::Retry.spec().retry, Retry::Never);
    assert_eq!(header(&public(&Inherits::Retry), "retry-after"), None);
    assert_eq!(message(&Inherits::Message), "Its own");
}

/// The enum's `message` stands for the texts that callers must not read, and only for those.
#[test]
fn the_message_of_an_enum_is_for_what_is_masked() {
    assert_eq!(message(&Inherits::Retry), "Come back later");
    assert_eq!(message(&Inherits::Exposed), "for operators");
    assert_eq!(message(&Inherits::Status), "for operators");
}

#[test]
fn the_challenge_of_an_enum_is_for_its_401s() {
    let challenge =
        |error: Inherits| header(&public(&error), "www-authenticate").map(ToOwned::to_owned);
    assert_eq!(challenge(Inherits::Challenged).as_deref(), Some("Basic realm=\"ours\""));
    assert_eq!(challenge(Inherits::Challenge).as_deref(), Some("Basic realm=\"its own\""));
    assert_eq!(challenge(Inherits::Status), None);
}

#[test]
fn an_enum_that_is_never_retried() {
    #[derive(Debug, thiserror::Error, ApiError)]
    #[error("x")]
    #[api(status = 503, retryable = false)]
    enum Final {
        Inherited,
        #[api(retryable)]
        Overridden,
        #[api(retryable(idempotent))]
        Uncertain,
    }
    assert_eq!(Final::Inherited.spec().retry, Retry::Never);
    assert_eq!(Final::Overridden.spec().retry, Retry::Always(None));
    assert_eq!(Final::Uncertain.spec().retry, Retry::IfIdempotent(None));
}

#[test]
fn a_struct_has_the_keys_of_both_levels() {
    #[derive(Debug, thiserror::Error, ApiError)]
    #[error("for operators")]
    #[api(envelope = Typed, rename_all = "snake_case", prefix = "my_", domain = "example.com")]
    #[api(status = 503, kind = "busy", retryable(after = "1m"), message = "Come back later")]
    #[api(title = "Busy", header("x-a" = "b"), help = "Wait.", since = "1.2")]
    struct TooBusy;
    let response = public(&TooBusy);
    assert_eq!(
        body(&TooBusy),
        r#"{"error":{"type":"busy","code":"my_too_busy","message":"Come back later"}}"#
    );
    assert_eq!(header(&response, "retry-after"), Some("60"));
    assert_eq!(header(&response, "x-a"), Some("b"));
    let spec = TooBusy.spec();
    assert_eq!((spec.owner, spec.variant), ("TooBusy", "TooBusy"));
    assert_eq!((spec.domain, spec.title), (Some("example.com"), Some("Busy")));
    assert_eq!((spec.help, spec.since), (Some("Wait."), Some("1.2")));
}
