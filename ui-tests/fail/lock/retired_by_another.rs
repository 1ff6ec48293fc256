use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
#[api(lock = "retired.lock")]
enum ModelError {
    #[error("very old")]
    #[api(status = 410)]
    VeryOld,
}

fn main() {}
