//! The traits that the derive implements.

use core::fmt;

use crate::Context;
use crate::asked::Asked;
use crate::catalog::Codes;
#[cfg(feature = "catalog")]
use crate::catalog::{Forward, Of, Shown};
use crate::envelope::{Envelope, Nested};
use crate::parts::Parts;
use crate::response::{Response, respond};
use crate::spec::Spec;
use crate::text::Text;

/// An error that an API answers with.
///
/// `#[derive(ApiError)]` implements it. By hand, [`spec`](Self::spec) is enough:
///
/// ```
/// use errwire::{ApiError, Context, Spec};
/// use std::fmt;
///
/// #[derive(Debug)]
/// struct Teapot;
///
/// impl fmt::Display for Teapot {
///     fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
///         f.write_str("I'm a teapot")
///     }
/// }
///
/// impl std::error::Error for Teapot {}
///
/// impl ApiError for Teapot {
///     fn spec(&self) -> &'static Spec {
///         static SPEC: Spec = Spec::new(418, "TEAPOT");
///         &SPEC
///     }
/// }
///
/// let response = Teapot.respond(&Context::new());
/// assert_eq!(response.status(), 418);
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no `ApiError`",
    note = "put `#[derive(errwire::ApiError)]` on a type of yours",
    note = "of any other error, write `classify` in place of `transparent`, or a `status` and a `message`; or wrap it in `errwire::Internal`"
)]
// The compiler quotes this line where a type is no error, and has no other place for a word of ours.
pub trait ApiError: core::error::Error /* by `#[derive(thiserror::Error)]`, or an impl */ {
    /// What is known of this kind of error before it happens.
    ///
    /// It is the error's own even where it is concealed on the wire: logs want the truth.
    fn spec(&self) -> &'static Spec;

    /// Writes the message that callers read, where it is made at run time: `Display`, unless the
    /// type says otherwise.
    ///
    /// # Errors
    ///
    /// If a value's formatting fails; callers read the status's reason phrase then.
    fn write_message(&self, out: &mut Text<'_>) -> fmt::Result {
        self.__fields(Asked::Message(out))
    }

    /// What the error's fields add to a response. It is asked only if the spec says
    /// [`with_parts`](Spec::with_parts).
    fn parts(&self) -> Parts<'_> {
        let mut parts = Parts::new();
        // Parts are added in memory, which can't fail.
        _ = self.__fields(Asked::Parts(&mut parts));
        parts
    }

    /// What the derive makes, and both of the above ask.
    #[doc(hidden)]
    fn __fields<'e>(&'e self, asked: Asked<'_, '_, 'e>) -> fmt::Result {
        asked.of_none(self)
    }

    /// The response, in the dialect of the type.
    fn respond(&self, cx: &Context) -> Response {
        respond::<Nested>(&self, cx)
    }

    /// What the type answers, if that is known without a value.
    #[cfg(feature = "catalog")]
    #[doc(hidden)]
    fn published() -> Option<Of>
    where
        Self: Sized,
    {
        None
    }
}

macro_rules! forward {
    ([$($generics:tt)*] $($published:tt)*) => {
        impl<$($generics)* {
            fn spec(&self) -> &'static Spec {
                (**self).spec()
            }

            fn write_message(&self, out: &mut Text<'_>) -> fmt::Result {
                (**self).write_message(out)
            }

            fn parts(&self) -> Parts<'_> {
                (**self).parts()
            }

            fn respond(&self, cx: &Context) -> Response {
                (**self).respond(cx)
            }

            $($published)*
        }
    };
}

forward!([E: ApiError + ?Sized> ApiError for &E]);
forward!([E: ApiError> ApiError for Box<E>]
    #[cfg(feature = "catalog")]
    fn published() -> Option<Of> {
        E::published()
    }
);
forward!([E: ApiError + ?Sized> ApiError for std::sync::Arc<E>]);

/// The static side of a type that derives [`ApiError`]: all that it can answer, and in which
/// dialect.
#[diagnostic::on_unimplemented(
    message = "`{Self}` publishes no codes",
    note = "put `#[derive(thiserror::Error, errwire::ApiError)]` on it: what publishes codes is a `std::error::Error` too",
    note = "what `Internal` and `classify` answer is in a catalog by itself, and what an `Edge` does by `edge = …`"
)]
pub trait Contract: ApiError {
    /// The dialect that a framework response uses.
    type Envelope: Envelope;

    /// The specs of the variants, in their order. What a `transparent` variant answers is in the
    /// contract of its field's type.
    fn specs() -> &'static [Spec];

    /// The codes in the order of their hashes, for [`catalog!`](crate::catalog!).
    #[doc(hidden)]
    const CODES: Codes = Codes::unsorted(Self::specs);

    /// Shows what an occurrence of a row may look like.
    #[cfg(feature = "catalog")]
    #[doc(hidden)]
    fn sample(_row: usize, with: &mut dyn FnMut(Shown<'_>)) {
        with(Shown::NOTHING);
    }

    /// Tells which types answer in the place of variants.
    #[cfg(feature = "catalog")]
    #[doc(hidden)]
    fn forwards(_with: &mut dyn FnMut(Forward)) {}
}
