use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
#[api(rename_all = "Snake_Case")]
enum RunError {
    #[error("not found")]
    #[api(status = 404)]
    NotFound,
}

#[derive(Debug, thiserror::Error, ApiError)]
#[api(rename_all = "kebap-case")]
enum ModelError {
    #[error("not found")]
    #[api(status = 404)]
    NotFound,
}

#[derive(Debug, thiserror::Error, ApiError)]
#[api(rename_all = "SCREAMING_SNAKE")]
enum UserError {
    #[error("not found")]
    #[api(status = 404)]
    NotFound,
}

fn main() {}
