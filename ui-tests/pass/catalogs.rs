//! Catalogs of one type, of many, of shared codes, of none that answer themselves.

use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
#[error("run")]
enum RunError {
    #[api(status = 404, shared)]
    NotFound,
    #[api(status = 429)]
    Limited,
    #[api(status = 403, code = "LIMITED_TOO", conceal_as = NotFound)]
    Concealed,
}

#[derive(Debug, thiserror::Error, ApiError)]
#[error("model")]
enum ModelError<T: std::fmt::Debug> {
    #[api(status = 404, retryable, shared)]
    NotFound,
    #[api(status = 409)]
    LimitedToo(T),
}

#[derive(Debug, thiserror::Error, ApiError)]
enum AnyError {
    #[error(transparent)]
    #[api(transparent)]
    Run(#[from] RunError),
}

errwire::catalog! { static ONE = [RunError]; }
errwire::catalog! { pub(crate) static NONE = [AnyError,]; }
errwire::catalog! {
    /// All of them.
    #[allow(dead_code)]
    pub static ALL = [AnyError, RunError, ModelError<u8>];
}

fn main() {
    assert_eq!([ONE.specs().count(), NONE.specs().count(), ALL.specs().count()], [3, 0, 5]);
    assert_eq!(ALL.find("NOT_FOUND").count(), 2);
}
