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
    const __TABLE: ::errwire::__private::Table = ::errwire::__private::Table::new(
        "o12;s404c9v8b16m15;s410c4v4m4N;",
        "ProjectErrorNOT_FOUNDNotFoundIt is not there.no such projectGONEGonegone",
        &[],
        __specs::<::errwire::envelope::Nested>,
        ::core::option::Option::Some(__fixed::<::errwire::envelope::Nested>),
    );
    const fn __specs<__D: ::errwire::envelope::Envelope>() -> &'static [::errwire::Spec] {
        const { &__TABLE.unpack::<2>() }
    }
    fn __fixed<__D: ::errwire::envelope::Envelope>(
        __row: ::core::primitive::usize,
    ) -> ::core::option::Option<::errwire::__private::Fixed> {
        const __ROOM: ::core::primitive::usize = ::errwire::__private::room::<
            ::errwire::envelope::Nested,
        >(2, 32);
        const {
            &::errwire::__private::Bodies::<2, __ROOM>::new::<__D>(__specs::<__D>())
        }
            .get(__row)
    }
    #[automatically_derived]
    impl ::errwire::ApiError for ProjectError {
        fn spec(&self) -> &'static ::errwire::Spec {
            let __row: ::core::primitive::usize = match self {
                ProjectError::NotFound => 0,
                ProjectError::Gone => 1,
            };
            &__specs::<::errwire::envelope::Nested>()[__row]
        }
        fn respond(&self, __cx: &::errwire::Context) -> ::errwire::Response {
            ::errwire::__private::respond::<::errwire::envelope::Nested>(self, __cx)
        }
    }
    #[automatically_derived]
    impl ::errwire::Code for ProjectCode {
        fn all_specs() -> &'static [::errwire::Spec] {
            __specs::<::errwire::envelope::Nested>()
        }
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
    impl ::errwire::Contract for ProjectError
    where
        for<'__e> ProjectError: ::core::error::Error,
    {
        type Envelope = ::errwire::envelope::Nested;
        const CODES: ::errwire::__private::Codes = ::errwire::__private::Codes::new(
            __TABLE,
            b"\x83\xAB\xE3\xEF\xDC\x96Qq\0\0\x01\x94\xB1\0\xFC}q\xFB\x84\xCE\0\x01\x01\x9A",
        );
        fn specs() -> &'static [::errwire::Spec] {
            __specs::<::errwire::envelope::Nested>()
        }
    }
    ::errwire::__is_integration! {
        axum
    }
    ::errwire::__integrations! {
        [axum] [] [ProjectError] []
    }
};
