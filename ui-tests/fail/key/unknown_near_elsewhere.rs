use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
#[api(hlep = "Ask again.")]
enum RunError {
    #[error("not found")]
    #[api(status = 404, domian = "example.com")]
    NotFound {
        #[api(titel)]
        name: String,
    },
    #[error("gone")]
    #[api(status = 410, detials)]
    Gone(String),
}

fn main() {}
