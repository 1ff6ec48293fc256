use std::fmt;

use errwire::ApiError;

/// thiserror's own `#[backtrace]` needs a nightly compiler.
#[derive(Debug, ApiError)]
#[api(status = 404)]
enum RunError {
    /// can't read, at {backtrace}
    ByItsName { backtrace: String },
    /// can't read, at {at}
    ByItsType { at: std::backtrace::Backtrace },
}

impl fmt::Display for RunError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("can't read")
    }
}

impl std::error::Error for RunError {}

fn main() {}
