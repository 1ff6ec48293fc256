use std::fmt;

use errwire::ApiError;

/// What displaydoc would derive `Display` from.
#[derive(Debug, ApiError)]
enum RunError {
    /// can't read: {source}
    #[api(status = 404)]
    Read { source: std::io::Error },
}

impl fmt::Display for RunError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self::Read { source } = self;
        write!(f, "can't read: {source}")
    }
}

impl std::error::Error for RunError {}

fn main() {}
