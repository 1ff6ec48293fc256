use std::fmt::Debug;

use errwire::{ApiError, Context};

#[derive(Debug, thiserror::Error, ApiError)]
enum RunError<'a, T, const N: usize>
where
    T: Debug,
{
    #[error("not found")]
    #[api(status = 4040)]
    NotFound {
        name: &'a str,
        #[api(details)]
        details: T,
        numbers: [u8; N],
    },
}

fn main() {
    let error = RunError::NotFound { name: "a", details: 1, numbers: [0; 2] };
    let _ = error.respond(&Context::new());
}
