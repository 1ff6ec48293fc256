use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum RunError {
    #[error("slow down")]
    #[api(status = 429, header("x-limit" = "{limit}", "x-scope" = "{scope}"))]
    SlowDown { limit: u32 },

    #[error("unknown")]
    #[api(status = 401, challenge = "Bearer realm=\"{realm}\"")]
    Unknown { realm: String },
}

fn main() {}
