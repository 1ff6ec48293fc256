use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
#[api(lock = "final_by_status.lock")]
enum RunError {
    #[error("slow down")]
    #[api(status = 400, code = "SLOW_DOWN")]
    SlowDown,
}

fn main() {}
