use errwire::ApiError;

#[derive(Debug, ApiError)]
enum RunError {
    #[api(status = 404)]
    NotFound,
    #[api(status = 410)]
    Gone,
}

fn main() {}
