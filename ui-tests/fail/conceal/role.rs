use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum RunError {
    #[error("not found")]
    #[api(status = 404)]
    NotFound,
    #[error("not yours")]
    #[api(status = 403, conceal_as = NotFound)]
    NotYours {
        #[api(param)]
        name: String,
        #[api(extension)]
        owner: String,
    },
}

fn main() {}
