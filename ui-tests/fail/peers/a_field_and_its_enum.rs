use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
#[error("it failed: {reason}")]
#[api(param, transparent, expose)]
enum RunError {
    #[error("gone")]
    #[api(skip(axum), envelope = Problem, details)]
    Gone {
        #[api(status = 410, transparent, envelope = Problem)]
        reason: String,
    },
}

fn main() {}
