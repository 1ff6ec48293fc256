use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
#[api]
enum RunError {
    #[error("not found")]
    #[api = "404"]
    NotFound {
        #[api]
        name: String,
    },
}

fn main() {}
