use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum StoreError {
    #[error("the store is in another state")]
    #[api(status = 412)]
    Conflict,
    #[error("store: {0}")]
    #[api(classify)]
    Store(std::io::Error),
}

errwire::catalog! { static ERRORS = [StoreError]; }

fn main() {}
