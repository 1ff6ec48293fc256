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
        let __spec = ::errwire::Spec::new(__status, __code).origin("Access", __variant);
        if __description.is_empty() { __spec } else { __spec.description(__description) }
    }
    fn __fixed<__D: ::errwire::envelope::Envelope>(
        __row: ::core::primitive::usize,
    ) -> ::core::option::Option<::errwire::__private::Fixed> {
        const __ROOM: ::core::primitive::usize = ::errwire::__private::room::<
            ::errwire::envelope::Nested,
        >(3, 54);
        const { &::errwire::__private::Bodies::<3, __ROOM>::new::<__D>(&__SPECS) }
            .get(__row)
    }
    static __SPECS: [::errwire::Spec; 3] = ::errwire::__private::with_bodies(
        [
            __spec(403, "FORBIDDEN", "Forbidden", "", "")
                .clean("not yours")
                .concealed_as(&__SPECS[1]),
            __spec(404, "NOT_FOUND", "NotFound", "", "")
                .clean("no such project")
                .conceals(),
            __spec(403, "HIDDEN", "Hidden", "", "")
                .clean("hidden")
                .concealed_as(&__SPECS[1]),
        ],
        __fixed::<::errwire::envelope::Nested>,
    );
    #[automatically_derived]
    impl ::errwire::ApiError for Access {
        fn spec(&self) -> &'static ::errwire::Spec {
            let __row: ::core::primitive::usize = match self {
                Self::Other { 0: __f0, .. } => return ::errwire::ApiError::spec(__f0),
                Self::Forbidden { .. } => 0,
                Self::NotFound { .. } => 1,
                Self::Hidden { .. } => 2,
            };
            &__SPECS[__row]
        }
        fn write_message(&self, __out: &mut ::errwire::Text<'_>) -> ::core::fmt::Result {
            match self {
                Self::Other { 0: __f0, .. } => {
                    ::errwire::ApiError::write_message(__f0, __out)
                }
                _ => __out.display(self),
            }
        }
        fn parts(&self) -> ::errwire::Parts<'_> {
            match self {
                Self::Other { 0: __f0, .. } => ::errwire::ApiError::parts(__f0),
                _ => ::errwire::Parts::new(),
            }
        }
        fn respond(&self, __cx: &::errwire::Context) -> ::errwire::Response {
            ::errwire::__private::respond::<::errwire::envelope::Nested>(self, __cx)
        }
    }
    #[automatically_derived]
    impl ::errwire::Contract for Access {
        type Envelope = ::errwire::envelope::Nested;
        const SPECS: &'static [::errwire::Spec] = &__SPECS;
        const CODES: ::errwire::__private::Codes = ::errwire::__private::Codes {
            specs: <Self as ::errwire::Contract>::SPECS,
            sorted: &[(9487927659323609457, 1)],
        };
    }
    ::errwire::__integrations! {
        [] [] [Access] []
    }
};
