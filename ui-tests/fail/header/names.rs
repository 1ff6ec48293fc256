use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum RunError {
    #[error("a space")]
    #[api(status = 404, header("x name" = "value"))]
    Space,
    #[error("capitals")]
    #[api(status = 404, header("X-Name" = "value"))]
    Capitals,
    #[error("empty")]
    #[api(status = 404, header("" = "value"))]
    Empty,
    #[error("a colon")]
    #[api(status = 404, header("x-name:" = "value"))]
    Colon,
    #[error("of a field")]
    #[api(status = 404)]
    OfAField {
        #[api(header = "x name")]
        a: String,
        #[api(header = "X-Name")]
        b: String,
    },
}

fn main() {}
