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
        fn __fields<'__e>(
            &'__e self,
            __asked: ::errwire::__private::Asked<'_, '_, '__e>,
        ) -> ::core::fmt::Result {
            match self {
                Both::A { 0: __f0, .. } => {
                    match __asked {
                        ::errwire::__private::Asked::Message(__out) => {
                            ::errwire::ApiError::write_message(__f0, __out)
                        }
                        ::errwire::__private::Asked::Parts(__into) => {
                            *__into = ::errwire::ApiError::parts(__f0);
                            ::core::result::Result::Ok(())
                        }
                    }
                }
                Both::B { source: __f0, .. } => {
                    match __asked {
                        ::errwire::__private::Asked::Message(__out) => {
                            ::errwire::ApiError::write_message(__f0, __out)
                        }
                        ::errwire::__private::Asked::Parts(__into) => {
                            *__into = ::errwire::ApiError::parts(__f0);
                            ::core::result::Result::Ok(())
                        }
                    }
                }
            }
        }
        fn respond(&self, __cx: &::errwire::Context) -> ::errwire::Response {
            ::errwire::__private::respond::<::errwire::envelope::Nested>(self, __cx)
        }
        ::errwire::__for_catalog! {
            fn published() -> ::core::option::Option < ::errwire::__private::Of > {
            ::core::option::Option::Some(::errwire::__private::Of::new:: < Self > ()) }
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
            __with(::errwire::__private::Forward::transparent:: < A > ("A"));
            __with(::errwire::__private::Forward::transparent:: < B > ("B")); }
        }
        fn specs() -> &'static [::errwire::Spec] {
            &[]
        }
    }
    ::errwire::__integrations! {
        [] [] [Both] []
    }
};
