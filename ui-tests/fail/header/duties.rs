use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum RunError {
    #[error("not allowed")]
    #[api(status = 405)]
    NotAllowed,
    #[error("the proxy doesn't know you")]
    #[api(status = PROXY_AUTHENTICATION_REQUIRED)]
    Proxy,
    #[error("too old")]
    #[api(status = 426)]
    TooOld,
}

fn main() {}
