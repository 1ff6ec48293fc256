use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
#[repr(u8)]
enum RunError {
    #[error("not found")]
    #[api(stauts = 404)]
    NotFound = {
        #[allow(unused)]
        {
            1
        }
    },
    #[error("gone")]
    #[api(status = 410, cod = "GONE")]
    Gone = 1 << 3,
}

fn main() {}
