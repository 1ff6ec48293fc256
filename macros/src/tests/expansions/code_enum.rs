///The codes of [`ProjectError`].
#[derive(
    ::core::clone::Clone,
    ::core::fmt::Debug,
    ::core::cmp::PartialEq,
    ::core::cmp::Eq,
    ::core::hash::Hash,
)]
#[non_exhaustive]
pub(crate) enum ProjectCode {
    ///It is not there.
    ///
    #[doc = ::core::concat!("`", "NOT_FOUND", "`.")]
    NotFound,
    #[doc = ::core::concat!("`", "GONE", "`.")]
    Gone,
    /// A code that this version does not know, as it came.
    Unrecognized(::errwire::__private::Box<::core::primitive::str>),
}
#[doc(hidden)]
#[allow(
    deprecated,
    non_upper_case_globals,
    unreachable_code,
    unused_qualifications,
    clippy::absolute_paths,
    clippy::all,
    clippy::nursery,
    clippy::pedantic,
    clippy::restriction,
)]
const _: () = {
    const fn __spec(
        __status: ::core::primitive::u16,
        __code: &'static ::core::primitive::str,
        __variant: &'static ::core::primitive::str,
        __docs: &'static ::core::primitive::str,
        __description: &'static ::core::primitive::str,
    ) -> ::errwire::Spec {
        let __spec = ::errwire::Spec::new(__status, __code)
            .origin("ProjectError", __variant);
        if __description.is_empty() { __spec } else { __spec.description(__description) }
    }
    fn __fixed<__D: ::errwire::envelope::Envelope>(
        __row: ::core::primitive::usize,
    ) -> ::core::option::Option<::errwire::__private::Fixed> {
        const __ROOM: ::core::primitive::usize = ::errwire::__private::room::<
            ::errwire::envelope::Nested,
        >(2, 32);
        const { &::errwire::__private::Bodies::<2, __ROOM>::new::<__D>(&__SPECS) }
            .get(__row)
    }
    static __SPECS: [::errwire::Spec; 2] = ::errwire::__private::with_bodies(
        [
            __spec(404, "NOT_FOUND", "NotFound", "", "It is not there.")
                .clean("no such project"),
            __spec(410, "GONE", "Gone", "", "")
                .clean("gone")
                .retry(::errwire::Retry::never()),
        ],
        __fixed::<::errwire::envelope::Nested>,
    );
    #[automatically_derived]
    impl ::errwire::ApiError for ProjectError {
        fn spec(&self) -> &'static ::errwire::Spec {
            let __row: ::core::primitive::usize = match self {
                Self::NotFound { .. } => 0,
                Self::Gone { .. } => 1,
            };
            &__SPECS[__row]
        }
        fn respond(&self, __cx: &::errwire::Context) -> ::errwire::Response {
            ::errwire::__private::respond::<::errwire::envelope::Nested>(self, __cx)
        }
    }
    #[automatically_derived]
    impl ::errwire::Code for ProjectCode {
        const SPECS: &'static [::errwire::Spec] = &__SPECS;
        fn as_str(&self) -> &::core::primitive::str {
            match self {
                Self::NotFound => "NOT_FOUND",
                Self::Gone => "GONE",
                Self::Unrecognized(__text) => __text,
            }
        }
        fn from_text(__text: &::core::primitive::str) -> Self {
            match __text {
                "NOT_FOUND" => Self::NotFound,
                "GONE" => Self::Gone,
                _ => Self::Unrecognized(::core::convert::Into::into(__text)),
            }
        }
    }
    ::errwire::__code_enum! {
        ProjectCode
    }
    #[automatically_derived]
    impl ::errwire::Contract for ProjectError {
        type Envelope = ::errwire::envelope::Nested;
        const SPECS: &'static [::errwire::Spec] = &__SPECS;
        const CODES: ::errwire::__private::Codes = ::errwire::__private::Codes {
            specs: <Self as ::errwire::Contract>::SPECS,
            sorted: &[(9487927659323609457, 0), (12754471760426665166, 1)],
        };
    }
    ::errwire::__is_integration! {
        axum
    }
    ::errwire::__integrations! {
        [axum] [] [ProjectError] []
    }
};
