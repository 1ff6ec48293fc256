use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum RunError {
    #[error("not found")]
    #[api(status = 404, code = "not_found")]
    Lower,
    #[error("not found")]
    #[api(status = 404, code = "RunMissing")]
    Pascal,
    #[error("not found")]
    #[api(status = 404, code = "RUN-LOST")]
    Kebab,
    #[error("not found")]
    #[api(status = 404, code = "run.NOT_FOUND")]
    Dotted,
}

fn main() {}
