use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum RunError {
    #[error("too big")]
    #[api(status = 413)]
    ZuGroß,
}

fn main() {}
