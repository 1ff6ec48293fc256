use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
#[api(envelope = Cow*, code_enum = Code*, skip(?))]
enum RunError {
    #[error("not found")]
    #[api(status = 404, header(Cow*, ?), grpc = ?, log = *)]
    NotFound {
        #[api(details(5))]
        details: u8,
        #[api(extension(?))]
        name: String,
    },

    #[error("not yours")]
    #[api(status = 403, conceal_as = NotFound*)]
    NotYours,
}

fn main() {}
