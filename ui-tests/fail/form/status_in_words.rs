use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum RunError {
    #[error("as on the wire")]
    #[api(status = "409 Conflict")]
    OnTheWire,

    #[error("as its reason phrase")]
    #[api(status = "not found")]
    Phrase,

    #[error("as nothing")]
    #[api(status = "200 OK")]
    NoError,

    #[error("with an argument")]
    #[api(status = GONE::<u8>)]
    Argument,
}

fn main() {}
