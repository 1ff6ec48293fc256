use errwire::ApiError;

macro_rules! declare {
    ($status:literal, $code:expr, $attribute:meta) => {
        #[derive(Debug, thiserror::Error, ApiError)]
        enum RunError {
            #[error("not found")]
            #[api(status = $status, code = $code)]
            NotFound,
            #[error("gone")]
            #[$attribute]
            Gone,
        }
    };
}

declare!(404, "NOT FOUND", api(status = 1000));

fn main() {}
