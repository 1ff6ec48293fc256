use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
#[api(status = 404)]
enum RunError {
    #[error("a space")]
    Space(#[api(extension = "the name")] u64),
    #[error("a quotation mark")]
    Quoted(#[api(extension = "a\"b")] u64),
    #[error("a digit")]
    Digit(#[api(extension = "1st")] u64),
    #[error("taken")]
    Taken {
        #[api(extension)]
        r#type: u64,
        #[api(extension = "status")]
        number: u64,
    },
}

fn main() {}
