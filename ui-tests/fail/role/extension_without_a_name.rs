use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum RunError {
    #[error("slow down")]
    #[api(status = 429)]
    SlowDown(#[api(extension)] u64),
    #[error("busy")]
    #[api(status = 503)]
    Busy(#[api(extension = "")] u64),
}

fn main() {}
