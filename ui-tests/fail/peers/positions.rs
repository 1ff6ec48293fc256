use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum RunError {
    #[error("a number, and then the next")]
    #[api(status = 404, message = "{0}: {}")]
    Mixed(String, u8),

    #[error("no numbers")]
    #[api(status = 404, message = "{} of {}")]
    Nameless { part: u8, whole: u8 },

    #[error("a constant")]
    #[api(status = 410, message = "{0} is not below {}", u32::MAX)]
    Constant(u32),

    #[error("a number that no field has")]
    #[api(status = 409, message = "{0} of {1}")]
    TooFew(u32),
}

fn main() {}
