use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
#[api(lock = "retired.lock")]
enum RunError {
    #[error("out of credit")]
    #[api(status = 402)]
    OutOfCredit,
    #[error("old")]
    #[api(status = 410, code = "VERY_OLD")]
    Old,
}

fn main() {}
