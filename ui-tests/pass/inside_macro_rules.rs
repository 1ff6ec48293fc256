//! Everything that `macro_rules!` can pass on.

use errwire::{ApiError, Contract};

macro_rules! errors {
    (
        $(#[$on_type:meta])*
        $name:ident<$lifetime:lifetime> as $envelope:ty, in $crate_path:path;
        $($(#[$on_variant:meta])* $variant:ident($field:ty) = $status:expr, $code:literal, $known:ident;)*
    ) => {
        #[derive(Debug, thiserror::Error, ApiError)]
        $(#[$on_type])*
        #[api(envelope = $envelope, crate = $crate_path)]
        enum $name<$lifetime> {
            $(
                $(#[$on_variant])*
                #[error("{0}: {text}", text = $code)]
                #[api(status = $status, code = $code)]
                $variant(#[api(param)] $field),
            )*
            #[error("known")]
            #[api(status = CONFLICT, conceal_as = Hidden)]
            Known(&$lifetime str),
            #[error("hidden")]
            $(#[api(status = $known)])*
            Hidden,
        }
    };
}

errors! {
    /// Made by a macro.
    #[api(domain = "example.com")]
    MadeError<'a> as errwire::envelope::Flat, in ::errwire;
    /// The first.
    #[api(retryable, help = "Again.")]
    First(char) = 404, "THE_FIRST", GONE;
}

fn main() {
    assert_eq!(MadeError::specs()[0].code, "THE_FIRST");
    assert_eq!(MadeError::specs()[0].help, Some("Again."));
    assert_eq!(MadeError::specs()[2].status, 410);
}
