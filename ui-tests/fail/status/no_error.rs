use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum RunError {
    #[error("ok")]
    #[api(status = OK)]
    Ok,
    #[error("see other")]
    #[api(status = SEE_OTHER)]
    SeeOther,
}

fn main() {}
