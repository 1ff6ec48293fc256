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
    impl ::errwire::ApiError for Never {
        fn spec(&self) -> &'static ::errwire::Spec {
            match *self {}
        }
        fn respond(&self, __cx: &::errwire::Context) -> ::errwire::Response {
            ::errwire::__private::respond::<::errwire::envelope::Nested>(self, __cx)
        }
    }
    #[automatically_derived]
    impl ::errwire::Contract for Never
    where
        for<'__e> Never: ::core::error::Error,
    {
        type Envelope = ::errwire::envelope::Nested;
        fn specs() -> &'static [::errwire::Spec] {
            &[]
        }
    }
    ::errwire::__integrations! {
        [] [] [Never] []
    }
};
