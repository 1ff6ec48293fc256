use errwire::ApiError;

const CODE: &str = "MISSING";

#[derive(Debug, thiserror::Error, ApiError)]
#[api(rename_all = snake_case)]
enum RunError {
    #[error("not found")]
    #[api(status = 404, code = CODE, help = concat!("a", "b"), title = format!("{}", 1))]
    NotFound {
        #[api(header = x_name, extension = name)]
        name: String,
    },
    #[error("busy")]
    #[api(status = 503, retryable(after = Duration::from_secs(30)))]
    Busy,
    #[error("gone")]
    #[api(status = 410, code = codes::GONE, title = TITLE)]
    Gone,
}

fn main() {}
