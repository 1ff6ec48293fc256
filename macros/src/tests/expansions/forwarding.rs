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
    #[automatically_derived]
    impl ::errwire::ApiError for Both {
        fn spec(&self) -> &'static ::errwire::Spec {
            match self {
                Both::A { 0: __f0, .. } => return ::errwire::ApiError::spec(__f0),
                Both::B { source: __f0, .. } => return ::errwire::ApiError::spec(__f0),
            }
        }
        fn write_message(&self, __out: &mut ::errwire::Text<'_>) -> ::core::fmt::Result {
            match self {
                Both::A { 0: __f0, .. } => {
                    ::errwire::ApiError::write_message(__f0, __out)
                }
                Both::B { source: __f0, .. } => {
                    ::errwire::ApiError::write_message(__f0, __out)
                }
            }
        }
        fn parts(&self) -> ::errwire::Parts<'_> {
            match self {
                Both::A { 0: __f0, .. } => ::errwire::ApiError::parts(__f0),
                Both::B { source: __f0, .. } => ::errwire::ApiError::parts(__f0),
            }
        }
        fn respond(&self, __cx: &::errwire::Context) -> ::errwire::Response {
            ::errwire::__private::respond::<::errwire::envelope::Nested>(self, __cx)
        }
    }
    #[automatically_derived]
    impl ::errwire::Contract for Both
    where
        for<'__e> Both: ::core::error::Error,
    {
        type Envelope = ::errwire::envelope::Nested;
        ::errwire::__for_catalog! {
            fn forwards(__with : & mut dyn
            ::core::ops::FnMut(::errwire::__private::Forward)) {
            __with(::errwire::__private::Forward::new:: < A > ("A", false));
            __with(::errwire::__private::Forward::new:: < B > ("B", false)); }
        }
        fn specs() -> &'static [::errwire::Spec] {
            &[]
        }
    }
    ::errwire::__integrations! {
        [] [] [Both] []
    }
};
