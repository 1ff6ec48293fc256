use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum RunError {
    #[error("a width")]
    #[api(status = 404, message = "no {name:width$}")]
    Width { name: String, width: usize },
    #[error("a precision")]
    #[api(status = 404, message = "no {name:.width$}")]
    Precision { name: String, width: usize },
    #[error("a star")]
    #[api(status = 404, message = "no {name:.*}")]
    Star { name: String },
}

fn main() {}
