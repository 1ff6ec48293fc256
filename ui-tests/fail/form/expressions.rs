use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
#[error("not found")]
#[api(docs = concat!("https://example.com/", "{code}"), lock = env!("LOCK"))]
enum RunError {
    #[api(status = 404, message = "".yellow())]
    Method,
    #[api(status = status!())]
    Macro,
    #[api(status = 404, header("x-a" = concat!("a", "b")))]
    InAHeader,
    #[api(status = 404, retryable(after = 30 * 60))]
    Product,
    #[api(status = 404, retryable(5))]
    Number,
}

fn main() {}
