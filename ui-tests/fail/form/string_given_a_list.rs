use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
#[api(prefix("RUN_"))]
enum RunError {
    #[error("not found")]
    #[api(status = 404, code("MISSING"), message("It is not there."))]
    NotFound {
        #[api(header("x-name"), extension("name"))]
        name: String,
    },
    #[error("not allowed")]
    #[api(status = 405, allow("GET", "POST"))]
    NotAllowed,
}

fn main() {}
