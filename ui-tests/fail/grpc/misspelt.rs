use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum RunError {
    #[error("misspelt")]
    #[api(status = 409, grpc = ALREADY_EXIST)]
    Misspelt,
    #[error("pascal case")]
    #[api(status = 409, grpc = AlreadyExists)]
    Pascal,
    #[error("a path")]
    #[api(status = 499, grpc = GrpcCode::CANCELED)]
    Path,
}

fn main() {}
