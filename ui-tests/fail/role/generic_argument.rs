use errwire::ApiError;

/// The derive asks of a parameter what its role asks.
#[derive(Debug, thiserror::Error, ApiError)]
#[error("wrong")]
#[api(status = 400)]
struct Wrong<T: std::fmt::Debug>(#[api(param)] T);

fn main() {
    Wrong(vec![1]).respond(&errwire::Context::new());
}
