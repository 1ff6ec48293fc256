use errwire::ApiError;

#[derive(Debug)]
struct Plain;

#[derive(Debug, thiserror::Error, ApiError)]
enum RunError {
    #[error("invalid")]
    #[api(status = 422)]
    Invalid {
        #[api(param)]
        name: Plain,
        #[api(header = "x-limit")]
        limit: Vec<u8>,
    },
}

fn main() {}
