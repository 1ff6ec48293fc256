use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum RunError {
    #[error("unknown")]
    #[api(status = 418, grpc = TEAPOT)]
    Unknown,
    #[error("no error")]
    #[api(status = 409, grpc = OK)]
    NoError,
    #[error("no name")]
    #[api(status = 409, grpc = -1)]
    NoName,
    #[error("a number")]
    #[api(status = 409, grpc = 6)]
    Number,
    #[error("a string")]
    #[api(status = 409, grpc = "ALREADY_EXISTS")]
    Text,
}

#[derive(Debug, thiserror::Error, ApiError)]
#[error(transparent)]
#[api(transparent, grpc = UNKNOWN)]
struct Forwarded(RunError);

fn main() {}
