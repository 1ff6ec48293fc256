//! Every key and every shape, under lints that are errors.

use ::core::fmt::{Display, Formatter};
use ::core::time::Duration;
use ::std::borrow::ToOwned as _;
use ::std::string::String;
use ::std::vec::Vec;

use ::wire::envelope::{Flat, Problem};
use ::wire::{ApiError, Internal};

/// Every key of an enum, of a variant and of a field.
#[derive(Debug, ApiError)]
#[api(crate = ::wire)]
#[api(
    envelope = Flat,
    rename_all = "snake_case",
    prefix = "all.",
    any_case,
    domain = "example.com",
    docs = "https://example.com/{code}",
    status = 503,
    kind = "busy",
    retryable(after = "5s"),
    message = "Come back later",
    challenge = "Basic realm=\"all\""
)]
#[non_exhaustive]
pub enum All {
    /// Nothing of its own.
    Inherits,
    /// Every role, on named fields.
    #[api(status = 429, code = "Named", title = "Named", help = "Wait.", since = "1", shared)]
    #[api(header("x-a" = "b"), deprecated = "Nobody asks for it.", message = "no {name:?}, {a:>4}")]
    Named {
        /// Whose it is.
        #[api(param)]
        name: String,
        /// A number.
        #[api(header = "x-number", extension)]
        a: u8,
        /// How long it takes.
        #[api(retry_after)]
        wait: ::core::option::Option<Duration>,
        /// What is wrong.
        #[api(details)]
        details: Vec<u8>,
        /// Nobody's business.
        unused: (),
    },
    /// Every role, on a tuple's fields.
    #[api(status = 422, retryable, expose)]
    Tuple(
        #[api(param)] &'static str,
        #[api(extension = "more")] ::core::option::Option<u8>,
        (),
        #[api(retry_after)] u64,
    ),
    /// The method is not for this.
    #[api(status = 405, allow = "GET", retryable = false, mask)]
    Method,
    /// Who are you?
    #[api(status = 401, challenge = "Bearer realm=\"x\"", retryable(throttled))]
    Unauthorized,
    /// It is somebody else's.
    #[api(conceal_as = Method, status = 404, retryable = false)]
    Concealed {
        /// Whose it is.
        owner: String,
    },
    /// Somebody else answers.
    #[api(transparent)]
    Inner(Internal),
    /// It is what its class is.
    #[api(classify)]
    Foreign(::wire::FieldErrors),
}

impl Display for All {
    fn fmt(&self, f: &mut Formatter<'_>) -> ::core::fmt::Result {
        f.write_str("all")
    }
}

impl ::core::error::Error for All {}

/// A struct.
#[derive(Debug, Clone, ApiError)]
#[api(crate = ::wire, envelope = Problem, status = 400, message = "bad {0} {1:#?}")]
pub struct Pair<'text, T>(pub &'text str, #[api(details)] pub T)
where
    T: ::core::clone::Clone + ::core::fmt::Debug;

impl<T> Display for Pair<'_, T>
where
    T: ::core::clone::Clone + ::core::fmt::Debug,
{
    fn fmt(&self, f: &mut Formatter<'_>) -> ::core::fmt::Result {
        f.write_str(self.0)
    }
}

impl<T> ::core::error::Error for Pair<'_, T> where T: ::core::clone::Clone + ::core::fmt::Debug {}

/// It has no variants.
#[derive(Debug, Clone, Copy, ApiError)]
#[api(crate = ::wire)]
pub enum Never {}

impl Display for Never {
    fn fmt(&self, f: &mut Formatter<'_>) -> ::core::fmt::Result {
        f.write_str("never")
    }
}

impl ::core::error::Error for Never {}

/// A variant that is not to be used any more.
#[derive(Debug, Clone, Copy, ApiError)]
#[api(crate = ::wire, status = 404)]
pub enum Old {
    /// It is answered no more.
    #[deprecated = "write `New`"]
    Gone,
    /// It is answered instead.
    New,
}

impl Display for Old {
    fn fmt(&self, f: &mut Formatter<'_>) -> ::core::fmt::Result {
        f.write_str("old")
    }
}

impl ::core::error::Error for Old {}

/// One of each, for the tests.
#[must_use]
pub fn all() -> Vec<All> {
    ::std::vec![
        All::Inherits,
        All::Named {
            name: "bob".to_owned(),
            a: 7,
            wait: ::core::option::Option::None,
            details: ::std::vec![1],
            unused: (),
        },
        All::Tuple("age", ::core::option::Option::Some(7), (), 3),
        All::Method,
        All::Unauthorized,
        All::Concealed { owner: "bob".to_owned() },
        All::Inner(Internal::new("secret")),
    ]
}
