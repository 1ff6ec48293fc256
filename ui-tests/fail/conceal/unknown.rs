use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum RunError {
    #[error("not found")]
    #[api(status = 404)]
    NotFound,
    #[error("not yours")]
    #[api(status = 403, conceal_as = NotFuond)]
    NotYours,
    #[error("not mine")]
    #[api(status = 403, conceal_as = Xyzzy)]
    NotMine,
}

fn main() {}
