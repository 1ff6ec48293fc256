use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum RunError {
    #[error("can't read: {}", .0)]
    #[api(status = 404)]
    Positional(#[source] std::io::Error),
    #[error("can't read: {}", .cause.kind())]
    #[api(status = 404)]
    Named {
        #[source]
        cause: std::io::Error,
    },
    #[error("can't read: {why}", why = cause.to_string())]
    #[api(status = 404)]
    ByAnotherName {
        #[source]
        cause: std::io::Error,
    },
    #[error("can't read: {}", describe(.0))]
    #[api(status = 404)]
    InACall(#[source] std::io::Error),
}

fn describe(error: &std::io::Error) -> String {
    error.to_string()
}

fn main() {}
