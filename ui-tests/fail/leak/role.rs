use errwire::ApiError;

#[derive(Debug)]
struct Cause(&'static str);

impl std::fmt::Display for Cause {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.0)
    }
}

impl std::error::Error for Cause {}

#[derive(Debug, thiserror::Error, ApiError)]
enum RunError {
    #[error("can't read")]
    #[api(status = 404)]
    Read {
        #[source]
        #[api(header = "x-cause", param)]
        cause: Cause,
    },
}

fn main() {}
