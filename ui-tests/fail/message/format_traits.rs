use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
#[error("not found")]
#[api(status = 404)]
enum RunError {
    #[api(message = "no {0:B}")]
    UppercaseBinary(u8),
    #[api(message = "no {0:P}")]
    UppercasePointer(u8),
    #[api(message = "no {0:?x}")]
    Backwards(u8),
    #[api(message = "no {0:#!}")]
    Flag(u8),
}

fn main() {}
