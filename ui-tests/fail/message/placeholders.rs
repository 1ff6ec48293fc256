use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum RunError {
    #[error("empty")]
    #[api(status = 404, message = "no {}")]
    Empty(String),
    #[error("empty with a spec")]
    #[api(status = 404, message = "no {:?}")]
    EmptyWithSpec(String),
    #[error("never closed")]
    #[api(status = 404, message = "no {0")]
    NeverClosed(String),
    #[error("never opened")]
    #[api(status = 404, message = "no 0}")]
    NeverOpened(String),
    #[error("an expression")]
    #[api(status = 404, message = "no {name.len()}")]
    Expression { name: String },
    #[error("a path")]
    #[api(status = 404, message = "no {self.name}")]
    Path { name: String },
    #[error("a dot")]
    #[api(status = 404, message = "no {.name}")]
    Dot { name: String },
}

fn main() {}
