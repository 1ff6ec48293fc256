use errwire::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
#[api(any_case(false))]
enum RunError {
    #[error("not found")]
    #[api(status = 404, shared = false, mask = false)]
    NotFound {
        #[api(param = false)]
        name: String,
        #[api(details(false))]
        particulars: String,
    },

    #[error("busy")]
    #[api(transparent(false), status = 503)]
    Busy(errwire::Internal),
}

fn main() {}
