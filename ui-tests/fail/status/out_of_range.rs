use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum RunError {
    #[error("ok")]
    #[api(status = 200)]
    Ok,
    #[error("almost")]
    #[api(status = 399)]
    Almost,
    #[error("beyond")]
    #[api(status = 600)]
    Beyond,
    #[error("zero")]
    #[api(status = 0)]
    Zero,
    #[error("huge")]
    #[api(status = 99999)]
    Huge,
    #[error("suffixed")]
    #[api(status = 40_4_0u16)]
    Suffixed,
}

fn main() {}
