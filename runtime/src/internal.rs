//! Errors that are no [`ApiError`].

use core::any::Any;
use core::error::Error;
use core::fmt;

#[cfg(feature = "catalog")]
use crate::catalog::Of;
use crate::context::Context;
use crate::error::ApiError;
use crate::response::Response;
use crate::spec::Spec;

/// An error that is no [`ApiError`]: a 500 that shows callers nothing of itself and keeps its
/// source for the logs.
///
/// It is made from every `std::error::Error`, from `anyhow::Error`, from `Box<dyn Error>` and from
/// text. In an enum it is the variant for everything else:
///
/// ```
/// use errwire::{ApiError, Context, Internal, OrInternal};
///
/// #[derive(Debug, thiserror::Error, ApiError)]
/// enum ReadError {
///     #[error("no such report")]
///     #[api(status = 404, code = "REPORT_NOT_FOUND")]
///     NotFound,
///     #[error(transparent)]
///     #[api(transparent)]
///     Internal(#[from] Internal),
/// }
///
/// fn read(path: &str) -> Result<String, ReadError> {
///     if path.is_empty() {
///         return Err(ReadError::NotFound); // a typed error stays what it is
///     }
///     Ok(std::fs::read_to_string(path).or_internal()?)
/// }
///
/// let error = read("/no/such/file").unwrap_err();
/// let response = error.respond(&Context::new());
/// assert_eq!(response.status(), 500);
/// assert!(!response.body().windows(4).any(|w| w == b"file"));
/// ```
pub struct Internal(Box<dyn Error + Send + Sync>);

/// What an [`Internal`] answers.
pub(crate) static INTERNAL: Spec = Spec::new(500, "INTERNAL_ERROR")
    .origin("Internal", "Internal")
    .description("Something in the service is wrong.")
    .help("Tell the operators the request id; they find the cause by it.")
    .shared();

impl Internal {
    /// Takes any error, or a text.
    pub fn new(source: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self(source.into())
    }

    /// Takes what a panic left, as `std::panic::catch_unwind` hands it over.
    pub fn from_panic(payload: &(dyn Any + Send)) -> Self {
        let text = match (payload.downcast_ref::<&str>(), payload.downcast_ref::<String>()) {
            (Some(text), _) => text,
            (_, Some(text)) => text.as_str(),
            _ => "a value that is no text",
        };
        Self::new(format!("panicked: {text}"))
    }

    /// The error, for logs.
    pub fn get_ref(&self) -> &(dyn Error + Send + Sync + 'static) {
        &*self.0
    }

    /// The error itself.
    pub fn into_inner(self) -> Box<dyn Error + Send + Sync> {
        self.0
    }
}

impl fmt::Display for Internal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl fmt::Debug for Internal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Internal").field(&self.0).finish()
    }
}

impl Error for Internal {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.0.source()
    }
}

impl ApiError for Internal {
    fn spec(&self) -> &'static Spec {
        &INTERNAL
    }

    #[cfg(feature = "catalog")]
    fn published() -> Option<Of> {
        Some(Of::rows::<Self>(|| core::slice::from_ref(&INTERNAL)))
    }
}

impl From<Box<dyn Error + Send + Sync>> for Internal {
    fn from(source: Box<dyn Error + Send + Sync>) -> Self {
        Self(source)
    }
}

#[cfg(feature = "anyhow")]
impl From<anyhow::Error> for Internal {
    fn from(source: anyhow::Error) -> Self {
        Self(source.into())
    }
}

/// `.or_internal()` on a `Result`: what went wrong is nothing that the API answers for.
///
/// It is a method and no `From<E: Error>`, which would also take the typed errors that meet a `?`
/// and make each of them a 500.
pub trait OrInternal<T> {
    /// Wraps the error in [`Internal`].
    ///
    /// # Errors
    ///
    /// The error that was there, wrapped.
    fn or_internal(self) -> Result<T, Internal>;
}

impl<T, E: Into<Box<dyn Error + Send + Sync>>> OrInternal<T> for Result<T, E> {
    fn or_internal(self) -> Result<T, Internal> {
        self.map_err(Internal::new)
    }
}

/// Any [`ApiError`], boxed: for handlers that meet errors of several types.
///
/// `?` takes every `ApiError` as what it is, and `anyhow::Error` and `Box<dyn Error>` as
/// [`Internal`]. Like those, it is no `std::error::Error` itself.
///
/// ```
/// use errwire::{AnyError, Internal, OrInternal};
///
/// fn handler(input: &str) -> Result<u32, AnyError> {
///     Ok(input.parse().or_internal()?)
/// }
/// assert_eq!(handler("x").unwrap_err().get_ref().spec().code, "INTERNAL_ERROR");
/// ```
#[derive(Debug)]
pub struct AnyError(Box<dyn ApiError + Send + Sync>);

impl AnyError {
    /// The response, in the dialect of the error's type.
    pub fn respond(&self, cx: &Context) -> Response {
        self.0.respond(cx)
    }

    /// The error.
    pub fn get_ref(&self) -> &(dyn ApiError + Send + Sync + 'static) {
        &*self.0
    }

    /// The error itself.
    pub fn into_inner(self) -> Box<dyn ApiError + Send + Sync> {
        self.0
    }
}

impl fmt::Display for AnyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl<E: ApiError + Send + Sync + 'static> From<E> for AnyError {
    fn from(error: E) -> Self {
        Self(Box::new(error))
    }
}

impl From<Box<dyn Error + Send + Sync>> for AnyError {
    fn from(source: Box<dyn Error + Send + Sync>) -> Self {
        Self(Box::new(Internal(source)))
    }
}

#[cfg(feature = "anyhow")]
impl From<anyhow::Error> for AnyError {
    fn from(source: anyhow::Error) -> Self {
        Self(Box::new(Internal::from(source)))
    }
}
