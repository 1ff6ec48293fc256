//! A mistake is where it was written: by the caller of a macro, or in the macro.

use errwire::ApiError;

macro_rules! error {
    ($name:ident, $status:expr, $($more:tt)*) => {
        #[derive(Debug, thiserror::Error, ApiError)]
        enum $name {
            #[error("not found")]
            #[api(status = $status, $($more)*)]
            NotFound,
            #[error("gone")]
            #[api(staus = 410)]
            Gone,
        }
    };
}

error!(RunError, -1, coed = "MISSING");
error!(ModelError, NOT_FUOND, code = "missing");

fn main() {}
