use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum RunError {
    #[error("no run {id}")]
    #[api(status = 404)]
    NoRun {
        #[api(param)]
        id: i64,
    },
    #[error("out of range")]
    #[api(status = 400)]
    OutOfRange(#[api(param)] Option<f64>),
    #[error("not now")]
    #[api(status = 400)]
    NotNow(#[api(param)] bool),
    #[error("not yours")]
    #[api(status = 403, conceal_as = Gone)]
    NotYours(#[api(param)] u8),
    #[error("gone")]
    #[api(status = 410)]
    Gone,
}

fn main() {}
