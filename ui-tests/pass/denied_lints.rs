//! What is derived is silent under every lint that a user may deny; the user's own code is too.

#![deny(
    future_incompatible,
    keyword_idents,
    let_underscore,
    nonstandard_style,
    refining_impl_trait,
    rust_2018_idioms,
    rust_2021_compatibility,
    rust_2024_compatibility,
    unused,
    warnings
)]
#![deny(
    absolute_paths_not_starting_with_crate,
    ambiguous_negative_literals,
    deprecated_in_future,
    explicit_outlives_requirements,
    ffi_unwind_calls,
    macro_use_extern_crate,
    meta_variable_misuse,
    missing_copy_implementations,
    missing_debug_implementations,
    missing_docs,
    non_ascii_idents,
    redundant_imports,
    redundant_lifetimes,
    single_use_lifetimes,
    trivial_casts,
    trivial_numeric_casts,
    unit_bindings,
    unnameable_types,
    unreachable_pub,
    unsafe_code,
    unused_crate_dependencies,
    unused_extern_crates,
    unused_import_braces,
    unused_lifetimes,
    unused_macro_rules,
    unused_qualifications,
    unused_results,
    variant_size_differences
)]
// The package's other dependencies.
use {errwire_ui_tests as _, serde as _, snafu as _, thiserror as _};

use core::fmt::{Debug, Display, Formatter};
use core::time::Duration;

use errwire::envelope::Flat;
use errwire::{ApiError, Code, Context, Contract, Internal};

/// Every key that is expanded.
#[derive(Debug, ApiError)]
#[api(envelope = Flat, domain = "example.com", docs = "https://example.com/{code}")]
#[api(code_enum = EveryCode, retryable(after = "5s"), message = "Come back later")]
enum Every<'a, T: Debug> {
    /// Known as it compiles.
    #[api(status = 503, kind = "busy", title = "Busy", help = "Wait.", since = "1", shared)]
    Known,
    /// Made at run time.
    #[api(status = 409, message = "no {name:?} in {inner:?}", deprecated = "It is gone.")]
    Made {
        /// Whose it is.
        #[api(param)]
        name: &'a str,
        /// What it holds.
        #[api(details)]
        inner: T,
        /// How long it takes.
        #[api(retry_after)]
        wait: Option<Duration>,
        /// Not asked for.
        #[api(extension, header = "x-number")]
        number: Option<u8>,
    },
    /// Somebody else's.
    #[api(status = 404, conceal_as = Known)]
    Concealed,
    /// Somebody else answers.
    #[api(transparent)]
    Inner(Internal),
    /// It is what its class is.
    #[api(classify)]
    Foreign(std::io::Error),
}

impl<T: Debug> Display for Every<'_, T> {
    fn fmt(&self, f: &mut Formatter<'_>) -> core::fmt::Result {
        f.write_str("every")
    }
}

impl<T: Debug> core::error::Error for Every<'_, T> {}

/// A variant that is not to be used any more.
#[derive(Debug, Clone, Copy, ApiError)]
#[api(status = 404)]
enum Old {
    /// It is answered no more.
    #[deprecated = "write `New`"]
    #[expect(dead_code, reason = "nobody makes it any more")]
    Gone,
    /// It is answered instead.
    New,
}

impl Display for Old {
    fn fmt(&self, f: &mut Formatter<'_>) -> core::fmt::Result {
        f.write_str("old")
    }
}

impl core::error::Error for Old {}

fn main() {
    for error in [
        Every::Known,
        Every::Made { name: "a", inner: 1, wait: None, number: None },
        Every::Concealed,
        Every::Inner(Internal::new("a")),
        Every::Foreign(std::io::Error::other("a")),
    ] {
        assert!(
            error.respond(&Context::new()).status().is_server_error()
                || matches!(error, Every::Made { .. })
        );
    }
    assert_eq!(Old::New.spec().code, "NEW");
    assert_eq!(Every::<u8>::specs().len(), 3);
    assert_eq!(EveryCode::from_text("KNOWN"), EveryCode::Known);
}
