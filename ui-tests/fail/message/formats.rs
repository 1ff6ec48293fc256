use errwire::ApiError;

#[derive(Debug)]
struct Plain;

#[derive(Debug, thiserror::Error, ApiError)]
enum RunError {
    #[error("no `Display`")]
    #[api(status = 404, message = "no {0}")]
    Display(Plain),
    #[error("no `LowerHex`")]
    #[api(status = 404, message = "no {name:x}")]
    Hex { name: String },
    #[error("no such format")]
    #[api(status = 404, message = "no {name:y}")]
    NoFormat { name: String },
}

fn main() {}
